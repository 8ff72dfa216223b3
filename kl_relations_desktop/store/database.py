"""The store of one office: opened, written through one door, and closed."""

import importlib
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.errors import StoreUnavailable
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.records.register import KINDS, Kind
from kl_relations_desktop.runtime.files import DATABASE
from kl_relations_desktop.store import connections
from kl_relations_desktop.store.connections import Connections
from kl_relations_desktop.store.dossiers import Dossiers
from kl_relations_desktop.store.layout import Layout, layout_of
from kl_relations_desktop.store.mark import OpenMark
from kl_relations_desktop.store.officer import Officer
from kl_relations_desktop.store.places import refuse_unsafe
from kl_relations_desktop.store.reading import Reading
from kl_relations_desktop.store.reserve import free_when_full
from kl_relations_desktop.store.rest import Rest
from kl_relations_desktop.store.watch import Watch

if TYPE_CHECKING:
    from kl_relations_desktop.store.columns import RecordTable
    from kl_relations_desktop.store.engine import OfficeDatabase
    from kl_relations_desktop.store.journal import Journal
    from kl_relations_desktop.store.listing import Listing
    from kl_relations_desktop.store.search import Hit, Search
    from kl_relations_desktop.store.session import Session
    from kl_relations_desktop.store.shelf import Shelf
    from kl_relations_desktop.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Schema:
    """The kinds of record, their tables, and the migrations that make the tables."""

    kinds: Mapping[str, Kind]
    tables: "Mapping[str, type[RecordTable]] | None"
    """None: those of this program, which are made when something is written or listed."""
    migrations: Path

    def version(self) -> int:
        """Return the number of the newest migration: the version of a file made by it."""
        names = (path.name for path in self.migrations.iterdir())
        return max(int(name[:4]) for name in names if name[:4].isdigit())


RELEASED = Schema(KINDS, None, Path(__file__).parent / "migrations")


def _late(module: str) -> Any:
    """Import a part of the store that a start which only reads does not pay: 45 ms together."""
    return importlib.import_module(f"kl_relations_desktop.store.{module}")


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
        self.connections = Connections(folder / DATABASE)
        self._layouts: dict[str, Layout] = {}
        self._shelves: dict[str, Shelf] = {}
        self.dossiers = Dossiers(self.reading)
        self.watch = Watch(self.connections)
        self._here = threading.local()
        self._mark = OpenMark(folder)
        # 5 ms and 3 MB of cryptography, for a file that has been touched alone.
        self.rest = Rest(folder / DATABASE, lambda path: _late("digest").digest_of(path))

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
        connections.assert_safe_library()
        refuse_unsafe(folder)
        schema = schema or RELEASED
        path = folder / DATABASE
        try:
            folder.mkdir(parents=True, exist_ok=True)
            is_new = not path.exists() or path.stat().st_size == 0
        except OSError as error:
            raise StoreUnavailable("folder.unusable", folder=str(folder)) from error
        if not is_new:
            connections.refuse_foreign(path, schema.version())
        elif (folder / _late("journal").HEAD_FILE).exists():
            # Something was written here: starter records would hide that it is gone.
            raise StoreUnavailable("store.missing", folder=str(folder))
        store = cls(folder, officer, clock, schema)
        try:
            store._bring_up_to_date(is_new=is_new)
        except BaseException:
            store.connections.close_all()
            store._mark.leave()
            raise
        return store

    def reading(self, kind: str) -> Reading:
        """Return one kind of record to be read, and no more than that."""
        return Reading(self.connections, self._layout(kind))

    def shelf(self, kind: str) -> "Shelf":
        """Return the shelf of one kind of record, to be read, listed and written."""
        if kind not in self._shelves:
            self._shelves[kind] = _late("shelf").Shelf(self, self._layout(kind))
        return self._shelves[kind]

    def listing(self, kind: str) -> "Listing":
        """Return one kind of record as long lists show it."""
        made: Listing = _late("listing").Listing(self.connections, self._layout, kind)
        return made

    def _layout(self, kind: str) -> Layout:
        if kind not in self._layouts:
            self._layouts[kind] = layout_of(kind, self.kinds[kind].record)
        return self._layouts[kind]

    @cached_property
    def database(self) -> "OfficeDatabase":
        """The database as peewee knows it, on the same connections."""
        made: OfficeDatabase = _late("engine").OfficeDatabase(
            self.folder / DATABASE, self.connections
        )
        return made

    @cached_property
    def tables(self) -> "Mapping[str, type[RecordTable]]":
        """The tables of the kinds of record."""
        tables: Mapping[str, type[RecordTable]] = self.schema.tables or _late("tables").TABLES
        return tables

    @cached_property
    def journal(self) -> "Journal":
        """Who changed what, when and why."""
        made: Journal = _late("journal").Journal(self.database, self.folder)
        return made

    @cached_property
    def index(self) -> "Search":
        """What can be found by words."""
        made: Search = _late("search").Search(self.database, self.tables)
        return made

    @cached_property
    def vault(self) -> "Vault":
        """The files kept beside the database."""
        made: Vault = _late("vault").Vault(self.folder / "vault")
        return made

    @contextmanager
    def session(self, reason: str = "", officer: Officer | None = None) -> "Iterator[Session]":
        """Open the one door for writing; a session inside another joins it.

        What an officer writes through it is one act, kept and undone together.
        """
        outer: Session | None = getattr(self._here, "session", None)
        if outer is not None:
            with outer.inner(officer), self.database.savepoint():
                yield outer
            return
        session: Session = _late("session").Session(self, reason, officer=officer)
        with (
            free_when_full(self.folder),
            _late("engine").in_our_words(),
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
        changes: Changes = _late("undoing").undo(self, sequence, reason)
        return changes

    def search(
        self, words: str, limit: int = 50, kinds: Sequence[str] | None = None
    ) -> "tuple[Hit, ...]":
        """Return the records that hold all the words, in any spelling and script."""
        return self.index.find(words, limit, kinds)

    def copy_to(self, path: Path) -> None:
        """Copy the database as it stands, in one step, to a path where nothing is yet."""
        connections.copy_database(self.connections.connection(), path)

    def release(self) -> None:
        """Close this thread's connection; it is opened again when it is needed."""
        if "database" in self.__dict__ and not self.database.is_closed():
            self.database.close()
        self.connections.close()

    def close(self) -> None:
        """Close the connections of every thread, and remove the private copies of files."""
        self.release()
        if "vault" in self.__dict__:
            self.vault.drop_copies()
        self.connections.close_all()
        self.rest.lie_down()
        self._mark.clear()

    def _bring_up_to_date(self, *, is_new: bool) -> None:
        was_left_open = self._mark.take()
        self.rest.wake(is_alone=self._mark.is_held, was_left_open=was_left_open)
        if was_left_open and not is_new:
            connections.quick_check(self.connections)
        if not self._is_current():
            # 30 ms of peewee's migration runner that a start with current tables does not pay.
            _late("upgrade").bring_up_to_date(self)

    def _is_current(self) -> bool:
        """Return whether the file has the tables of this program, and records in them."""
        version = connections.read_number(self.connections, "user_version")
        return version == self.schema.version() and bool(
            self.connections.rows("SELECT 1 FROM journal LIMIT 1")
        )
