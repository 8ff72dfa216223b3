"""The whole office as one JSON file that other programs can read."""

import json
from collections.abc import Mapping, Sequence
from datetime import date

FORMAT = "kl-relations-archive"
VERSION = 1


def archive(records: Mapping[str, Sequence[Mapping[str, object]]], today: date) -> bytes:
    """Return the archive of all records, one list a kind, dates as EDTF text, in UTF-8."""
    whole = {"format": FORMAT, "version": VERSION, "made_on": today.isoformat(), **records}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
