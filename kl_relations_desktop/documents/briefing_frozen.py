"""A sheet frozen: one text for one content, and the number that its QR holds."""

import dataclasses
import hashlib
import json
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import Any

from kl_relations_desktop.documents.content import Seal, Sheet

DIGITS = 16
"""How many hex digits of the hash go into the QR."""


def frozen(sheet: Sheet) -> str:
    """Return the content of a sheet as one JSON text, the same for every copy."""
    same = replace(sheet, seal=None, letterhead=replace(sheet.letterhead, copy_line=""))
    return json.dumps(_plain(same), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(sheet: Sheet) -> str:
    """Return the SHA-256 of a sheet's frozen content."""
    return hashlib.sha256(frozen(sheet).encode("utf-8")).hexdigest()


def sealed(sheet: Sheet) -> Sheet:
    """Return an issued sheet with its QR: the number and the first digits of the hash."""
    return replace(sheet, seal=Seal(sheet.letterhead.number, digest(sheet)[:DIGITS]))


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        fields = {
            one.name: _plain(getattr(value, one.name)) for one in dataclasses.fields(value)
        }
        return {"is": type(value).__name__, **fields}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
