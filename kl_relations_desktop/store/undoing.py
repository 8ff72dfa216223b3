"""Undoing one act of the journal by writing the opposite of each of its entries."""

from typing import TYPE_CHECKING

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import spec_of
from kl_relations_desktop.domain.records.plain import changed, to_plain
from kl_relations_desktop.store.journal import Entry

if TYPE_CHECKING:
    from kl_relations_desktop.store.database import Store


def undo(store: "Store", sequence: int, reason: str = "") -> Changes:
    """Write the opposite of an entry and of all that the same act wrote, the last one first.

    Refused as a whole where something newer touched one of their fields.
    """
    changes = Changes()
    with store.session(reason) as session:
        for entry in store.journal.act_of(store.journal.entry(sequence)):
            session.undoes = entry.sequence
            try:
                _undo(store, entry)
            finally:
                session.undoes = None
            changes |= Changes.of(entry.kind, entry.record_id)
    return changes


def _undo(store: "Store", entry: Entry) -> None:
    shelf = store.shelf(entry.kind)
    record = shelf.load(entry.record_id)
    if shelf.is_binned(entry.record_id) != (entry.operation == "bin"):
        code = "bin.not_there" if entry.operation == "bin" else "undo.binned_since"
        raise RuleViolation(code, field="entry", record=entry.headline)
    if entry.operation == "bin":
        shelf.unbin(entry.record_id)
    elif entry.operation == "unbin":
        shelf.bin(entry.record_id)
    elif entry.operation == "create":
        _refuse_newer(entry, record, _blank(record))
        shelf.bin(entry.record_id)
    else:
        _refuse_newer(entry, record, {})
        shelf.save(changed(record, {one.field: one.before for one in entry.changes}))


def _refuse_newer(entry: Entry, record: Record, others: dict[str, object]) -> None:
    """Refuse when a field no longer has the value that the entry gave it."""
    now = to_plain(record)
    then = others | {one.field: one.after for one in entry.changes}
    for name, value in then.items():
        if name != "id" and now[name] != value:
            raise RuleViolation(
                "undo.newer_change",
                field=name,
                label=spec_of(type(record), name).label,
                record=entry.headline,
            )


def _blank(record: Record) -> dict[str, object]:
    return to_plain(type(record)())
