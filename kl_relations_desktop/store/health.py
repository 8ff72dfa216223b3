"""Whether an office is whole: database, journal, tables and every file in the vault."""

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import apsw
from playhouse.migrations import Runner

from kl_relations_desktop.domain.errors import Refusal, StoreUnavailable
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.records.evidence import Document
from kl_relations_desktop.store import backups, connections, engine
from kl_relations_desktop.store.journal import Entry, seal

if TYPE_CHECKING:
    from kl_relations_desktop.store.database import Store


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be; `wording.findings` has its sentence."""

    code: str
    values: dict[str, object] = field(default_factory=dict)


_UNREADABLE = Finding("database.damaged", {"detail": "unreadable"})


@dataclass(frozen=True, slots=True)
class Health:
    """What a look at the whole office found."""

    findings: tuple[Finding, ...]
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Return whether nothing was found."""
        return not self.findings


def check(store: "Store") -> Health:
    """Look at everything; takes as long as reading all of it."""
    findings = [*_found(_altered, store), *_found(_database, store)]
    tables = list(_found(_schema, store))
    if tables:
        # What is asked of other tables than ours has no answer.
        return Health((*findings, *tables))
    for look in (broken, gone_back, differs, _vault):
        findings += _found(look, store)
    # Several looks may find the same; of a foreign file there may be as many as records.
    findings = [*{repr(one): one for one in findings}.values()]
    if _UNREADABLE in findings:
        return Health(tuple(findings))
    return Health(tuple(findings), {kind: store.shelf(kind).count() for kind in store.kinds})


def _found(look: Callable[["Store"], Iterator[Finding]], store: "Store") -> Iterator[Finding]:
    """Return what one look finds; what damage hides from it, another may tell."""
    try:
        yield from look(store)
    except StoreUnavailable as error:
        if error.code == "journal.no_key":
            yield Finding("journal.no_key")
        elif error.code == "store.damaged":
            yield _UNREADABLE
        else:
            raise
    except apsw.SQLError:
        # The statements are sound: it is the tables that they no longer fit.
        yield _UNREADABLE


def _altered(store: "Store") -> Iterator[Finding]:
    if store.rest.is_altered():
        yield Finding("database.altered")


def _database(store: "Store") -> Iterator[Finding]:
    for (said,) in store.connections.rows("PRAGMA integrity_check(20)"):
        if said != "ok":
            yield Finding("database.damaged", {"detail": said})
    for table, row, *_ in store.connections.rows("PRAGMA foreign_key_check"):
        yield Finding("database.damaged", {"detail": f"{table} {row}"})


def _schema(store: "Store") -> Iterator[Finding]:
    """Compare the tables with those that this program's migrations make."""
    made = engine.OfficeDatabase(Path(":memory:"))
    try:
        Runner(made, str(store.schema.migrations)).up()
        if connections.tables_of(made) != connections.tables_of(store.database):
            yield Finding("schema.unknown")
    finally:
        made.close_all()


def broken(store: "Store") -> Iterator[Finding]:
    """Find the first entry that does not follow from the one before it."""
    key, previous, expected = store.journal.key(), "", 1
    for entry in store.journal.in_order():
        if entry.sequence != expected or entry.mac != seal(key, previous, entry):
            yield Finding("journal.broken", {"sequence": expected})
            return
        previous, expected = entry.mac, expected + 1


def gone_back(store: "Store") -> Iterator[Finding]:
    """Find whether the journal lacks a head that was noted outside the database."""
    for sequence, mac in _heads_outside(store):
        try:
            is_there = sequence == 0 or store.journal.entry(sequence).mac == mac
        except Refusal:
            is_there = False
        if not is_there:
            yield Finding("journal.head_back")
            return


def _heads_outside(store: "Store") -> Iterator[tuple[int, str]]:
    kept = store.journal.kept_head()
    if kept is not None:
        yield kept
    last = backups.newest(store.folder)
    if last is not None:
        try:
            yield backups.head_of(last)
        except (OSError, ValueError, KeyError, zipfile.BadZipFile):
            return


def differs(store: "Store") -> Iterator[Finding]:
    """Find the records that are not what the journal says, entry by entry."""
    said = replayed(store)
    for kind in store.kinds:
        shelf = store.shelf(kind)
        there = {one.id or 0: (shelf.plain(one), False) for one in shelf.all()}
        there |= {one.id or 0: (shelf.plain(one), True) for one in shelf.binned()}
        meant = {key[1]: value for key, value in said.items() if key[0] == kind}
        for record_id in sorted(there.keys() | meant.keys()):
            if there.get(record_id) != meant.get(record_id):
                yield Finding("journal.differs", {"detail": f"{kind} {record_id}"})


def replayed(store: "Store") -> dict[tuple[str, int], tuple[dict[str, Any], bool]]:
    """Return every record's plain values, and whether it is binned, from the journal alone."""
    said: dict[tuple[str, int], tuple[dict[str, Any], bool]] = {}
    for entry in store.journal.in_order():
        if entry.kind in store.kinds:
            key = entry.kind, entry.record_id
            said[key] = _after(entry, *said.get(key, (store.shelf(entry.kind).blank(), False)))
    return said


def _after(
    entry: Entry, values: dict[str, Any], is_binned: bool
) -> tuple[dict[str, Any], bool]:
    given = {one.field: one.after for one in entry.changes if one.field in values}
    if entry.operation in ("bin", "unbin"):
        is_binned = entry.operation == "bin"
    return values | given, is_binned


def _vault(store: "Store") -> Iterator[Finding]:
    for one in store.shelf("document").all(include_binned=True):
        if isinstance(one, Document) and one.sha256:
            try:
                if not store.vault.is_whole(one.sha256):
                    yield Finding("vault.changed", {"name": one.original_name})
            except (OSError, Refusal):
                yield Finding("vault.missing", {"name": one.original_name})
