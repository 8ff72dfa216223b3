"""A data folder with many records: the starter records, written again and again by SQL."""

import sqlite3
from datetime import date
from pathlib import Path

from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.usecases.workspace import open_workspace

DATABASE = "records.db"


def fill(folder: Path, count: int, today: date) -> int:
    """Make a data folder of at least this many records; returns how many there are."""
    open_workspace(folder, today).close()
    database = sqlite3.connect(folder / DATABASE)
    tables = [kind.name for kind in KINDS.values()]
    there = {table: _one(database, f'SELECT count(*) FROM "{table}"') for table in tables}
    times = -(-count // sum(there.values())) - 1
    with database:
        for table in tables:
            _repeat(database, table, times)
    total = sum(_one(database, f'SELECT count(*) FROM "{table}"') for table in tables)
    database.execute("ANALYZE")
    database.close()
    return total


def _repeat(database: sqlite3.Connection, table: str, times: int) -> None:
    """Write every row again; copies keep their links, so lists and dossiers grow too."""
    columns = [row[1] for row in database.execute(f'PRAGMA table_info("{table}")')]
    named = ", ".join(f'"{column}"' for column in columns if column != "id")
    database.execute(
        f"WITH RECURSIVE copy(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < ?) "
        f'INSERT INTO "{table}" ({named}) SELECT {named} FROM "{table}", copy',
        (times,),
    )


def _one(database: sqlite3.Connection, query: str) -> int:
    return int(database.execute(query).fetchone()[0])
