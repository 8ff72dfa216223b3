"""The database as peewee knows it: for what is written, migrated and compared."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw
from peewee import PeeweeException
from playhouse.apsw_ext import APSWDatabase

from kl_relations_desktop.domain.errors import StoreUnavailable
from kl_relations_desktop.store.connections import Connections, code_of


class OfficeDatabase(APSWDatabase):
    """A peewee database over the connections of one file."""

    def __init__(self, path: Path, connections: Connections | None = None) -> None:
        super().__init__(str(path))
        self._connections = connections or Connections(path)

    def _connect(self) -> apsw.Connection:
        connection = self._connections.connection()
        self._add_conn_hooks(connection)
        return connection

    def _close(self, conn: apsw.Connection) -> None:
        del conn
        self._connections.close()

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
        self._connections.close_all()


@contextmanager
def in_our_words() -> Iterator[None]:
    """Turn the engine's operational errors into StoreUnavailable; bugs stay what they are."""
    try:
        yield
    except (PeeweeException, apsw.Error, UnicodeDecodeError) as error:
        code = code_of(error)
        if code is None:
            raise
        raise StoreUnavailable(code) from error
