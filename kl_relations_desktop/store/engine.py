"""The SQLite engine: how a connection is set up, and its errors in our words."""

import datetime
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import apsw
from peewee import PeeweeException
from playhouse.apsw_ext import APSWDatabase

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
}


class OfficeDatabase(APSWDatabase):
    """A peewee database whose every connection is set up as the desk decided."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path), timeout=_BUSY_SECONDS)
        self._guard = threading.Lock()
        self._connections: list[apsw.Connection] = []

    def _connect(self) -> apsw.Connection:
        with in_our_words():
            connection: apsw.Connection = super()._connect()
        with self._guard:
            self._connections.append(connection)
        return connection

    def _add_conn_hooks(self, conn: apsw.Connection) -> None:
        for switch, value in _SWITCHES:
            conn.config(switch, value)
        for name, setting in _PRAGMAS:
            conn.pragma(name, setting)
        conn.convert_binding = _bound
        # Nothing is ever attached: a crafted file must not be able to ask for it.
        conn.limit(apsw.SQLITE_LIMIT_ATTACHED, 0)
        super()._add_conn_hooks(conn)

    def _close(self, conn: apsw.Connection) -> None:
        with self._guard:
            self._connections = [one for one in self._connections if one is not conn]
        super()._close(conn)

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        """Run one statement; what the disk or another program prevents is said in our words."""
        with in_our_words():
            return super().execute_sql(sql, params)

    def rows(self, query: Any) -> list[tuple[Any, ...]]:
        """Return all rows of a query as plain tuples, without peewee's conversions."""
        cursor = self.execute(query)
        with in_our_words():
            return list(cursor)

    def close_all(self) -> None:
        """Close the connections of every thread; the last one tidies the log away."""
        if not self.is_closed():
            self.close()
        with self._guard:
            left, self._connections = self._connections, []
        for connection in left:
            connection.close()


@contextmanager
def in_our_words() -> Iterator[None]:
    """Turn the engine's operational errors into StoreUnavailable; bugs stay what they are."""
    try:
        yield
    except (PeeweeException, apsw.Error) as error:
        code = _code(error)
        if code is None:
            raise
        raise StoreUnavailable(code) from error


def _code(error: BaseException) -> str | None:
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


def read_number(database: OfficeDatabase, name: str) -> int:
    """Return one of the numbers in the file's head, such as its user_version."""
    return int(database.execute_sql(f"PRAGMA {name}").fetchall()[0][0])


def write_number(database: OfficeDatabase, name: str, value: int) -> None:
    """Set one of the numbers in the file's head."""
    database.execute_sql(f"PRAGMA {name} = {value:d}")


def quick_check(database: OfficeDatabase) -> None:
    """Refuse to go on with a file whose pages do not hang together."""
    said = [text for (text,) in database.execute_sql("PRAGMA quick_check(1)")]
    if said != ["ok"]:
        raise StoreUnavailable("store.damaged")


def tables_of(database: OfficeDatabase) -> set[tuple[str, str]]:
    """Return the name and the wording of every table, index and trigger."""
    found = database.execute_sql("SELECT name, sql FROM sqlite_master")
    return {(str(name), str(sql)) for name, sql in found if not name.startswith("sqlite_")}


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
