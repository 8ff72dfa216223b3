"""The SQLite engine: how a connection is set up, one a thread, and its errors in our words."""

import datetime
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

import apsw

from kl_relations_desktop.domain.errors import StoreUnavailable

APPLICATION_ID = 0x4B4C5244  # "KLRD"
SAFE_SINCE = (3, 51, 3)
"""Older libraries can corrupt a database in WAL mode when two connections reset the log."""

_BUSY_SECONDS = 5
_HEAD = 100
_PRAGMAS = (
    ("journal_mode", "wal"),
    ("synchronous", "full"),
    ("foreign_keys", "on"),
    ("cell_size_check", "on"),
    ("temp_store", "memory"),
)
_SWITCHES = (
    (apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
    (apsw.SQLITE_DBCONFIG_DQS_DML, 0),
    (apsw.SQLITE_DBCONFIG_DQS_DDL, 0),
    (apsw.SQLITE_DBCONFIG_DEFENSIVE, 1),
    (apsw.SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0),
)
_CODES = {
    "BusyError": "store.busy",
    "LockedError": "store.busy",
    "FullError": "store.full",
    "ReadOnlyError": "store.read_only",
    "PermissionsError": "store.read_only",
    "IOError": "store.disk_error",
    "CantOpenError": "store.cannot_open",
    "ProtocolError": "store.busy",
    "CorruptError": "store.damaged",
    "NotADBError": "store.damaged",
    "FormatError": "store.damaged",
    "UnicodeDecodeError": "store.damaged",
}


class Connections:
    """The connections to one file, one a thread, each set up as the desk decided.

    Reading needs no more than this; peewee, which writes, works on the same connections.
    """

    def __init__(self, path: Path) -> None:
        self._path = str(path)
        self._here = threading.local()
        self._guard = threading.Lock()
        self._opened: list[apsw.Connection] = []

    def connection(self) -> apsw.Connection:
        """Return this thread's connection, opened when it is first asked for."""
        connection: apsw.Connection | None = getattr(self._here, "connection", None)
        if connection is None:
            with in_our_words():
                connection = _opened(self._path)
            self._here.connection = connection
            with self._guard:
                self._opened.append(connection)
        return connection

    def execute_sql(self, sql: str, values: Sequence[Any] = ()) -> apsw.Cursor:
        """Run one statement on this thread's connection."""
        connection = self.connection()
        with in_our_words():
            return connection.execute(sql, tuple(values))

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        cursor = self.execute_sql(sql, values)
        with in_our_words():
            return list(cursor)

    def close(self) -> None:
        """Close this thread's connection."""
        connection: apsw.Connection | None = getattr(self._here, "connection", None)
        if connection is None:
            return
        self._here.connection = None
        with self._guard:
            self._opened = [one for one in self._opened if one is not connection]
        connection.close()

    def close_all(self) -> None:
        """Close the connections of every thread; the last one tidies the log away."""
        self.close()
        with self._guard:
            left, self._opened = self._opened, []
        for connection in left:
            connection.close()
        self._here = threading.local()


class Executes(Protocol):
    """What runs a statement: the connections, or peewee's database over them."""

    def execute_sql(self, sql: str, /) -> Any:
        """Run one statement."""


def _opened(path: str) -> apsw.Connection:
    connection = apsw.Connection(path)
    connection.set_busy_timeout(_BUSY_SECONDS * 1000)
    try:
        for switch, value in _SWITCHES:
            connection.config(switch, value)
        for name, setting in _PRAGMAS:
            connection.pragma(name, setting)
    except apsw.Error:
        connection.close()
        raise
    connection.convert_binding = _bound
    # Nothing is ever attached: a crafted file must not be able to ask for it.
    connection.limit(apsw.SQLITE_LIMIT_ATTACHED, 0)
    return connection


@contextmanager
def in_our_words() -> Iterator[None]:
    """Turn the engine's operational errors into StoreUnavailable; bugs stay what they are."""
    try:
        yield
    except (apsw.Error, UnicodeDecodeError) as error:
        code = code_of(error)
        if code is None:
            raise
        raise StoreUnavailable(code) from error


def refuse_bytes(row: Sequence[object]) -> None:
    """Refuse a row with raw bytes in it: the store writes none."""
    if bytes in map(type, row):
        raise TypeError("raw bytes in a row")


def code_of(error: BaseException) -> str | None:
    """Return the code of an operational error, or nothing for a bug."""
    seen: BaseException | None = error
    while seen is not None:
        # peewee wraps the engine's error and keeps its name at the head of the text.
        for name in (type(seen).__name__, str(seen).partition(":")[0]):
            if name in _CODES:
                return _CODES[name]
        seen = seen.__cause__ or seen.__context__
    return None


def _bound(_cursor: object, _number: int, value: object) -> object:
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"the store cannot hold a {type(value).__name__}")


def assert_safe_library() -> None:
    """Refuse to run on an SQLite that can damage a database."""
    version = tuple(int(part) for part in apsw.sqlite_lib_version().split("."))
    if version < SAFE_SINCE:
        raise StoreUnavailable("store.old_sqlite", version=apsw.sqlite_lib_version())


def refuse_foreign(path: Path, version: int) -> None:
    """Refuse a file of another program, or of a newer version of this one; nothing is changed.

    The file's first bytes are read as bytes: opening it could already tidy its log away.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError as error:
        raise StoreUnavailable("store.cannot_open") from error
    if len(head) < _HEAD or not head.startswith(b"SQLite format 3\0"):
        raise StoreUnavailable("store.not_a_database")
    found, application = (int.from_bytes(head[at : at + 4], "big") for at in (60, 68))
    if path.with_name(f"{path.name}-wal").exists():
        found = _number_in_log(path)
    if application not in (0, APPLICATION_ID):
        raise StoreUnavailable("store.not_ours")
    if found > version:
        raise StoreUnavailable("store.newer", version=found, known=version)


def _number_in_log(path: Path) -> int:
    with in_our_words():
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            return int(str(connection.pragma("user_version")))
        finally:
            connection.close()


def read_number(database: Executes, name: str) -> int:
    """Return one of the numbers in the file's head, such as its user_version."""
    return int(database.execute_sql(f"PRAGMA {name}").fetchall()[0][0])


def write_number(database: Executes, name: str, value: int) -> None:
    """Set one of the numbers in the file's head."""
    database.execute_sql(f"PRAGMA {name} = {value:d}")


def quick_check(database: Executes) -> None:
    """Refuse to go on with a file whose pages do not hang together."""
    with in_our_words():
        said = [text for (text,) in database.execute_sql("PRAGMA quick_check(1)")]
    if said != ["ok"]:
        raise StoreUnavailable("store.damaged")


def tables_of(database: Executes) -> set[tuple[str, str]]:
    """Return the name and the wording of every table, index and trigger."""
    with in_our_words():
        found = list(database.execute_sql("SELECT name, sql FROM sqlite_master"))
    # A flipped bit makes other things of a name than text.
    told = {(str(name), str(sql)) for name, sql in found}
    return {one for one in told if not one[0].startswith("sqlite_")}


def copy_database(source: apsw.Connection, target: Path) -> None:
    """Copy a live database in one step, and leave the copy as one closed file."""
    with in_our_words():
        connection = apsw.Connection(str(target))
        try:
            with connection.backup("main", source, "main") as copying:
                copying.step(-1)
            connection.pragma("journal_mode", "delete")
        finally:
            connection.close()


def is_whole(path: Path) -> bool:
    """Return whether a closed database file passes the engine's own full check."""
    try:
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            return bool(connection.pragma("integrity_check") == "ok")
        finally:
            connection.close()
    except apsw.Error:
        return False
