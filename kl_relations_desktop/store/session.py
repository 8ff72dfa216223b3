"""One officer's action: what is written together, and its entries in the journal."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.store.journal import Entry, FieldChange
from kl_relations_desktop.store.officer import STARTER, Officer

if TYPE_CHECKING:
    from kl_relations_desktop.store.database import Store


@dataclass(slots=True)
class Session:
    """One officer's action: everything written in it is kept together or not at all."""

    store: "Store"
    reason: str = ""
    undoes: int | None = None
    officer: Officer | None = None
    """Who writes now; None: the store's own officer."""
    act: int | None = None
    """The number of the first entry that belongs to the act."""
    entries: list[Entry] = field(default_factory=list)

    @property
    def changes(self) -> Changes:
        """Return what has been touched so far."""
        return Changes(frozenset((one.kind, one.record_id) for one in self.entries))

    @contextmanager
    def inner(self, officer: Officer | None) -> Iterator[None]:
        """Open a part of this session; what fails in it has not been noted."""
        noted, act, outer = len(self.entries), self.act, self.officer
        self.officer = officer or outer
        try:
            yield
        except BaseException:
            del self.entries[noted:]
            self.act = act
            raise
        finally:
            self.officer = outer

    def note(
        self, kind: str, record: Record, operation: str, changes: tuple[FieldChange, ...]
    ) -> None:
        """Write one entry of the journal for a record just written."""
        store = self.store
        officer = self.officer or store.officer
        is_nobodys = officer.account == STARTER.account
        entry = Entry(
            sequence=0,
            at=store.clock(),
            account=officer.account,
            shown_name=officer.shown_name,
            reason=self.reason,
            kind=kind,
            record_id=record.id or 0,
            headline=record.headline(),
            operation=operation,
            changes=changes,
            undoes=self.undoes,
            act=None if is_nobodys else self.act,
        )
        kept = store.journal.append(entry)
        self.entries.append(kept)
        if self.act is None and not is_nobodys:
            self.act = kept.sequence
