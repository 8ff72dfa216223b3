"""One officer's action: what is written together, and its entries in the journal."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.store.journal import Entry, FieldChange

if TYPE_CHECKING:
    from kl_relations_desktop.store.database import Store


@dataclass(slots=True)
class Session:
    """One officer's action: everything written in it is kept together or not at all."""

    store: "Store"
    reason: str = ""
    undoes: int | None = None
    entries: list[Entry] = field(default_factory=list)

    @property
    def changes(self) -> Changes:
        """Return what has been touched so far."""
        return Changes(frozenset((one.kind, one.record_id) for one in self.entries))

    def note(
        self, kind: str, record: Record, operation: str, changes: tuple[FieldChange, ...]
    ) -> None:
        """Write one entry of the journal for a record just written."""
        store = self.store
        entry = Entry(
            sequence=0,
            at=store.clock(),
            account=store.officer.account,
            shown_name=store.officer.shown_name,
            reason=self.reason,
            kind=kind,
            record_id=record.id or 0,
            headline=record.headline(),
            operation=operation,
            changes=changes,
            undoes=self.undoes,
        )
        self.entries.append(store.journal.append(entry))
