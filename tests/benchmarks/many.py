"""A data folder with many records: the starter's office, written again and again by SQL.

Every copy is an office of its own: its links lead to its own partners, bodies and people.
"""

from datetime import date
from pathlib import Path

from kl_relations_desktop.domain.records.describe import FieldType, specs
from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.store.connections import Connections
from kl_relations_desktop.store.rest import NOTE_FILE
from kl_relations_desktop.usecases.workspace import open_workspace

DATABASE = "records.db"
APART = 10_000
"""A copy's ids are so many greater than those of the copy before."""


def fill(folder: Path, count: int, today: date) -> int:
    """Make a data folder of at least this many records; returns how many there are."""
    open_workspace(folder, today).close()
    database = Connections(folder / DATABASE)
    there = sum(_one(database, f'SELECT count(*) FROM "{table}"') for table in KINDS)
    times = -(-count // there) - 1
    database.execute_sql("PRAGMA foreign_keys = off")
    database.execute_sql("BEGIN")
    for table, links in _tables().items():
        _repeat(database, table, links, times)
    _repeat_search(database, times)
    database.execute_sql("COMMIT")
    total = sum(_one(database, f'SELECT count(*) FROM "{table}"') for table in KINDS)
    database.execute_sql("ANALYZE")
    database.close_all()
    # The next program that closes the file notes what it is then.
    (folder / NOTE_FILE).unlink()
    return total


def _tables() -> dict[str, set[str]]:
    """Return the tables of all kinds and of their lists, with the columns that hold ids."""
    found: dict[str, set[str]] = {}
    for kind in KINDS.values():
        described = specs(kind.record)
        found[kind.name] = {"id"} | {
            one.name for one in described if one.type is FieldType.LINK
        }
        if "record_kind" in {one.name for one in described}:
            found[kind.name].add("record_id")
        for one in described:
            if one.type is FieldType.ROWS and one.row is not None:
                within = {
                    inner.name for inner in specs(one.row) if inner.type is FieldType.LINK
                }
                found[f"{kind.name}_{one.name}"] = {"id", "parent"} | within
    return found


def _repeat(database: Connections, table: str, ids: set[str], times: int) -> None:
    """Write every row again, its ids and those of what it links to moved on."""
    columns = [row[1] for row in database.execute_sql(f'PRAGMA table_info("{table}")')]
    moved = [f'"{name}" + n * {APART}' if name in ids else f'"{name}"' for name in columns]
    named = ", ".join(f'"{name}"' for name in columns)
    database.execute_sql(
        f"WITH RECURSIVE copy(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < ?) "
        f'INSERT INTO "{table}" ({named}) SELECT {", ".join(moved)} FROM "{table}", copy',
        (times,),
    )


def _repeat_search(database: Connections, times: int) -> None:
    _repeat(database, "search", {"id", "record_id"}, times)
    database.execute_sql(
        "INSERT INTO search_names (rowid, words) SELECT id, names FROM search WHERE id > ?",
        (APART,),
    )


def _one(database: Connections, query: str) -> int:
    return int(database.rows(query)[0][0])
