"""The command that creates or changes one record from a JSON object."""

import json
import sys
from argparse import Namespace
from pathlib import Path

from kl_relations_desktop.cli.output import print_json, record_object
from kl_relations_desktop.cli.parser import record_id
from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.describe import specs
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.records.register import Kind, kind_named
from kl_relations_desktop.usecases import records
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.catalogue import Words


def save(ws: Workspace, asked: Namespace, words: Words) -> int:
    """Create or change one record, and print it as saved."""
    kind = kind_named(asked.kind)
    wanted, file = _target(asked.rest)
    values = _object(file)
    wanted = _meant(wanted, values)
    own = _own(ws, kind, wanted, values, words)
    changes = records.save_values(ws, kind, wanted, own)
    saved = records.load_record(ws, kind.name, changes.id_of(kind.name))
    if isinstance(saved, Agreement):
        # 5 ms of reckoning, which no other kind of record needs
        from kl_relations_desktop.cli.telling import records_told

        print_json(records_told(ws, (saved,), words)[0])
    else:
        print_json(record_object(saved, records.link_names(ws, (saved,))))
    return 0


def _target(rest: list[str]) -> tuple[int | None, str]:
    """Return the id and the file of `save`; a lone number is the id."""
    words = list(rest)
    found = record_id(words.pop(0)) if words and words[0].isdecimal() else None
    if len(words) > 1:
        raise RuleViolation("command.too_many", field="file", words=" ".join(words))
    return found, words[0] if words else "-"


def _object(file: str) -> dict[str, object]:
    """Return what a file or standard input holds, in any of the encodings of JSON."""
    try:
        given = _typed() if file == "-" else Path(file).read_bytes()
        values = json.loads(given)
    except OSError as error:
        raise RuleViolation("file.unreadable", field="file", file=file) from error
    except (ValueError, RecursionError) as error:
        wrong = "json.wrong_input" if file == "-" else "json.wrong"
        raise RuleViolation(wrong, field="file", file=file) from error
    if not isinstance(values, dict):
        wrong = "json.input_not_object" if file == "-" else "json.not_object"
        raise RuleViolation(wrong, field="file", file=file)
    return values


def _typed() -> bytes:
    """Return standard input as it comes: the console's own encoding is not JSON's."""
    return b"" if sys.stdin is None else sys.stdin.buffer.read()


def _meant(wanted: int | None, values: dict[str, object]) -> int | None:
    """Return which record is meant: the object may say it too, as every printed one does."""
    given = values.pop("id", None)
    if given is None:
        return wanted
    if not isinstance(given, int) or isinstance(given, bool) or given < 1:
        raise RuleViolation("command.id", field="id", text=str(given))
    if wanted not in (None, given):
        raise RuleViolation("save.other_id", field="id", wanted=wanted, given=given)
    return record_id(str(given))


def _own(
    ws: Workspace, kind: Kind, wanted: int | None, values: dict[str, object], words: Words
) -> dict[str, object]:
    """Return the values that are the record's own: a partner is printed with its story."""
    fields = {spec.name for spec in specs(kind.record)}
    if kind.record is not Partner or wanted is None or values.keys() <= fields:
        return values
    # 5 ms of reckoning, for a partner given back with its story
    from kl_relations_desktop.cli.telling import story_told

    records.load_record(ws, kind.name, wanted)
    story = story_told(ws, wanted, words)
    told = story.keys() - fields
    for name, value in values.items():
        if name in told and name != "headline" and value != story[name]:
            raise RuleViolation("save.not_own", field=name)
    return {name: value for name, value in values.items() if name not in told}
