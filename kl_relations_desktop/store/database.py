"""The store of one office: opened, written through one door, and closed."""

import importlib
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.errors import StoreUnavailable
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.register import KINDS, Kind
from kl_relations_desktop.store import engine, undoing
from kl_relations_desktop.store.columns import RecordTable
from kl_relations_desktop.store.dossiers import Dossiers
from kl_relations_desktop.store.journal import Entry, FieldChange, Journal, Officer
from kl_relations_desktop.store.layout import layout_of
from kl_relations_desktop.store.mark import OpenMark
from kl_relations_desktop.store.places import refuse_unsafe
from kl_relations_desktop.store.reserve import free_when_full
from kl_relations_desktop.store.search import Hit, Search
from kl_relations_desktop.store.shelf import Shelf
from kl_relations_desktop.store.tables import TABLES
from kl_relations_desktop.store.vault import Vault

DATABASE = "records.db"


@dataclass(frozen=True, slots=True)
class Schema:
    """The kinds of record, their tables, and the migrations that make the tables."""

    kinds: Mapping[str, Kind]
    tables: Mapping[str, type[RecordTable]]
    migrations: Path

    def version(self) -> int:
        """Return the number of the newest migration: the version of a file made by it."""
        return max(int(path.name[:4]) for path in self.migrations.glob("[0-9]*.py"))


RELEASED = Schema(KINDS, TABLES, Path(__file__).parent / "migrations")


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


class Store:
    """The records of one office, in one folder."""

    def __init__(
        self, folder: Path, officer: Officer, clock: Callable[[], datetime], schema: Schema
    ) -> None:
        self.folder = folder
        self.officer = officer
        self.clock = clock
        self.schema = schema
        self.kinds = schema.kinds
        self.database = engine.OfficeDatabase(folder / DATABASE)
        layouts = {
            name: layout_of(name, kind.record, schema.tables[name])
            for name, kind in schema.kinds.items()
        }
        self.journal = Journal(self.database, folder)
        self.index = Search(self.database, layouts)
        self.vault = Vault(folder / "vault")
        self._shelves = {name: Shelf(self, layout) for name, layout in layouts.items()}
        self.dossiers = Dossiers(self.shelf)
        self._here = threading.local()
        self._mark = OpenMark(folder)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        officer: Officer,
        clock: Callable[[], datetime],
        schema: Schema | None = None,
    ) -> "Store":
        """Open the records of a folder, made or migrated first where that is needed.

        A file of a newer program is refused and left as it is.
        """
        engine.assert_safe_library()
        refuse_unsafe(folder)
        schema = schema or RELEASED
        path = folder / DATABASE
        try:
            folder.mkdir(parents=True, exist_ok=True)
            is_new = not path.exists() or path.stat().st_size == 0
        except OSError as error:
            raise StoreUnavailable("folder.unusable", folder=str(folder)) from error
        if not is_new:
            engine.refuse_foreign(path, schema.version())
        store = cls(folder, officer, clock, schema)
        try:
            store._bring_up_to_date(is_new=is_new)
        except BaseException:
            store.database.close_all()
            store._mark.leave()
            raise
        return store

    def shelf(self, kind: str) -> Shelf:
        """Return the shelf of one kind of record."""
        return self._shelves[kind]

    @contextmanager
    def session(self, reason: str = "") -> Iterator[Session]:
        """Open the one door for writing; a session inside another joins it."""
        outer: Session | None = getattr(self._here, "session", None)
        if outer is not None:
            noted = len(outer.entries)
            try:
                with self.database.savepoint():
                    yield outer
            except BaseException:
                del outer.entries[noted:]
                raise
            return
        session = Session(self, reason)
        with (
            free_when_full(self.folder),
            engine.in_our_words(),
            self.database.atomic("IMMEDIATE"),
        ):
            self._here.session = session
            try:
                yield session
            finally:
                self._here.session = None
        if session.entries:
            # The records are kept already: an older note of the head is no failure.
            with suppress(StoreUnavailable):
                self.journal.keep_head()

    def undo(self, sequence: int, reason: str = "") -> Changes:
        """Undo one entry of the journal; refused where something newer touched its fields."""
        return undoing.undo(self, sequence, reason)

    def search(
        self, words: str, limit: int = 50, kinds: Sequence[str] | None = None
    ) -> tuple[Hit, ...]:
        """Return the records that hold all the words, in any spelling and script."""
        return self.index.find(words, limit, kinds)

    def copy_to(self, path: Path) -> None:
        """Copy the database as it stands, in one step, to a path where nothing is yet."""
        engine.copy_database(self.database.connection(), path)

    def release(self) -> None:
        """Close this thread's connection; it is opened again when it is needed."""
        if not self.database.is_closed():
            self.database.close()

    def close(self) -> None:
        """Close the connections of every thread."""
        self.database.close_all()
        self._mark.clear()

    def _bring_up_to_date(self, *, is_new: bool) -> None:
        if self._mark.take() and not is_new:
            engine.quick_check(self.database)
        schema = self.schema
        version = 0 if is_new else engine.read_number(self.database, "user_version")
        if version != schema.version():
            # 30 ms of peewee's migration runner that a start with current tables does not pay.
            late = importlib.import_module("kl_relations_desktop.store.upgrade")
            late.migrate(self, schema.migrations, version, schema.version())
        if self.journal.head()[0] == 0:
            # 2 ms, for a folder without records alone.
            late = importlib.import_module("kl_relations_desktop.store.starter")
            late.fill(self)
