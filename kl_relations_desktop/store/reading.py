"""Reading the records of one kind, in plain SQL: all that the first page needs of the store."""

from collections.abc import Iterable, Sequence
from typing import Any

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.store.connections import Connections
from kl_relations_desktop.store.layout import Layout, Part

_AT_ONCE = 10_000
_IN_SIGHT = "NOT is_binned"


class Reading:
    """The records of one kind, to be read."""

    def __init__(self, connections: Connections, layout: Layout) -> None:
        self._connections = connections
        self._layout = layout

    def only(self, *names: str) -> "Reading":
        """Return a reading that fills these fields alone: for long looks, never to be saved."""
        return Reading(self._connections, self._layout.only(names))

    def load(self, record_id: int) -> Record:
        """Return one record, binned or not; refuses an unknown id."""
        for record in self._read("id = ?", (record_id,)):
            return record
        raise self._unknown(record_id)

    def is_binned(self, record_id: int) -> bool:
        """Return whether a record lies in the bin; refuses an unknown id."""
        for (binned,) in self._select("is_binned", "id = ?", (record_id,)):
            return bool(binned)
        raise self._unknown(record_id)

    def all(self, *, include_binned: bool = False) -> tuple[Record, ...]:
        """Return every record in sight, in order of id."""
        return self._read("" if include_binned else _IN_SIGHT)

    def binned(self) -> tuple[Record, ...]:
        """Return what lies in the bin."""
        return self._read("is_binned")

    def find(self, **equals: object) -> tuple[Record, ...]:
        """Return the records in sight whose fields have these values; a tuple: any of them."""
        conditions, values = [_IN_SIGHT], []
        for name, value in equals.items():
            wanted = value if isinstance(value, tuple) else (value,)
            conditions.append(f'"{name}" IN ({_marks(wanted)})')
            values += [_plain(one) for one in wanted]
        return self._read(" AND ".join(conditions), values)

    def many(self, ids: Iterable[int]) -> dict[int, Record]:
        """Return records by their ids, binned or not; unknown ids are left out."""
        wanted = sorted(set(ids))
        found: dict[int, Record] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            part = wanted[start : start + _AT_ONCE]
            read = self._read(f"id IN ({_marks(part)})", part)
            found |= {one.id or 0: one for one in read}
        return found

    def headlines(self, ids: Iterable[int]) -> dict[int, str]:
        """Return the headlines of records by their ids, without reading the rest."""
        wanted = sorted(set(ids))
        found: dict[int, str] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            part = wanted[start : start + _AT_ONCE]
            rows = self._select("id, headline", f"id IN ({_marks(part)})", part)
            found |= {int(key): str(headline) for key, headline in rows}
        return found

    def values(self, *names: str) -> list[tuple[Any, ...]]:
        """Return bare values of every record in sight, the id first: for the longest looks."""
        readers = dict(self._layout.only(names).own.readers)
        assert not any(readers[name] for name in names), "not read as they lie in the table"
        columns = ", ".join(f'"{name}"' for name in ("id", *names))
        return self._select(columns, f"{_IN_SIGHT} ORDER BY id")

    def count(self, *, include_binned: bool = False) -> int:
        """Return how many records are in sight."""
        return int(self._select("count(*)", "1" if include_binned else _IN_SIGHT)[0][0])

    def _select(
        self, columns: str, where: str, values: Sequence[object] = ()
    ) -> list[tuple[Any, ...]]:
        sql = f'SELECT {columns} FROM "{self._layout.kind}" WHERE {where}'
        return self._connections.rows(sql, values)

    def _read(self, where: str = "", values: Sequence[object] = ()) -> tuple[Record, ...]:
        """Return records: one SELECT for the kind's table and one for each list inside it."""
        own = self._layout.own
        make: Any = self._layout.record
        among = f" WHERE {where}" if where else ""
        rows = self._connections.rows(f"{own.selected}{among} ORDER BY id", values)
        if not rows:
            return ()
        if len(rows) == 1:
            parents, values = " WHERE parent = ?", (rows[0][0],)
        else:
            parents = f' WHERE parent IN (SELECT id FROM "{own.table}"{among})' if where else ""
        lists = {
            name: self._read_list(part, parents, values) for name, part in self._layout.lists
        }
        return tuple(
            make(
                id=row[0],
                **own.read(row[1:]),
                **{name: tuple(found.get(row[0], ())) for name, found in lists.items()},
            )
            for row in rows
        )

    def _read_list(
        self, part: Part, parents: str, values: Sequence[object]
    ) -> dict[int, list[Any]]:
        found: dict[int, list[Any]] = {}
        sql = f"{part.selected}{parents} ORDER BY parent, position"
        for row in self._connections.rows(sql, values):
            found.setdefault(row[0], []).append(part.described(**part.read(row[1:])))
        return found

    def _unknown(self, record_id: int) -> RuleViolation:
        return RuleViolation("record.unknown", field="id", kind=self._layout.kind, id=record_id)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _plain(value: object) -> object:
    return str(value) if isinstance(value, str) else value
