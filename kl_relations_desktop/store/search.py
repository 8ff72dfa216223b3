"""The search: names by any three letters or by parts, long text by words, names first.

SQLite's full-text tables are asked here and made in the migrations, nowhere else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from peewee import AutoField, BigIntegerField, Model, TextField

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.names import fold
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import FieldType, Searched, specs
from kl_relations_desktop.store.columns import RecordTable
from kl_relations_desktop.store.engine import OfficeDatabase
from kl_relations_desktop.store.layout import Layout
from kl_relations_desktop.store.narrowing import like

_SHORT = 3
"""The trigram index knows no shorter words: these are looked for in the names one by one."""

_RANKED = 200
"""So many of the newest matches are put in order of nearness; of more, the newest are shown."""


class SearchTable(Model):
    """What can be found: one row a record in sight, with its names folded."""

    id = AutoField()
    kind = TextField()
    record_id = BigIntegerField()
    headline = TextField()
    names = TextField()

    class Meta:
        """Found by record."""

        table_name = "search"
        indexes = ((("kind", "record_id"), True),)


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that holds the words; `extra` is the partner that it belongs to."""

    kind: str
    record_id: int
    headline: str
    extra: str = ""
    score: int = 0
    """3 for the whole name, 2 for its beginning, 1 for names, 0 for long text."""


class Search:
    """The index of one office."""

    def __init__(
        self, database: OfficeDatabase, tables: Mapping[str, type[RecordTable]]
    ) -> None:
        self._database = database
        self._tables = tables

    def note(self, layout: Layout, record: Record) -> None:
        """Put a record into the index, in the place of what was known of it."""
        self.forget(layout.kind, record.id or 0)
        names, texts = _words(record)
        row = {
            "kind": layout.kind,
            "record_id": record.id,
            "headline": record.headline(),
            "names": " · ".join(fold(one) for one in names),
        }
        key = SearchTable.insert(**row).execute(self._database)
        insert = "INSERT INTO {} (rowid, words) VALUES (?, ?)".format
        self._database.execute_sql(insert("search_names"), (key, row["names"]))
        if texts:
            words = " ".join(fold(one) for one in texts)
            self._database.execute_sql(insert("search_texts"), (key, words))

    def forget(self, kind: str, record_id: int) -> None:
        """Take a record out of the index."""
        mine = (SearchTable.kind == kind) & (SearchTable.record_id == record_id)
        for (key,) in self._database.rows(SearchTable.select(SearchTable.id).where(mine)):
            for table in ("search", "search_names", "search_texts"):
                column = "id" if table == "search" else "rowid"
                self._database.execute_sql(f"DELETE FROM {table} WHERE {column} = ?", (key,))

    def find(
        self, words: str, limit: int = 50, kinds: Sequence[str] | None = None
    ) -> tuple[Hit, ...]:
        """Return the records that hold all the words: names first, then long text."""
        wanted = fold(_searchable(words)).split()
        if not wanted:
            return ()
        among = tuple(kinds or self._tables)
        hits = _ranked(self._by_names(wanted, among, max(limit, _RANKED)), wanted)
        if len(hits) < limit:
            texts = self._by_texts(wanted, among, max(limit, _RANKED))
            hits += texts if kinds else self._of_claims(texts)
        apart: dict[tuple[str, int], Hit] = {}
        for hit in hits:
            apart.setdefault((hit.kind, hit.record_id), hit)
        return self._with_partners(list(apart.values())[:limit])

    def _of_claims(self, hits: list[Hit]) -> list[Hit]:
        """Return the hits with each claim replaced by the record that it speaks of."""
        ids = [hit.record_id for hit in hits if hit.kind == "claim"]
        if not ids:
            return hits
        claim: Any = self._tables["claim"]
        query = (
            claim.select(
                claim.id, SearchTable.kind, SearchTable.record_id, SearchTable.headline
            )
            .join(
                SearchTable,
                on=(SearchTable.kind == claim.record_kind)
                & (SearchTable.record_id == claim.record_id),
            )
            .where(claim.id.in_(ids))
        )
        spoken_of = {row[0]: Hit(*row[1:]) for row in self._database.rows(query)}
        return [
            spoken_of.get(hit.record_id, hit) if hit.kind == "claim" else hit for hit in hits
        ]

    def _by_names(
        self, words: list[str], kinds: Sequence[str], limit: int
    ) -> list[tuple[Hit, str]]:
        long = [word for word in words if len(word) >= _SHORT]
        where, values = [f"kind IN ({_marks(kinds)})"], [*kinds]
        if long:
            where.append("id IN (SELECT rowid FROM search_names WHERE words MATCH ?)")
            values.append(" AND ".join(_quoted(word) for word in long))
        for word in words:
            if len(word) < _SHORT:
                where.append("names LIKE ? ESCAPE '!'")
                values.append(like(word))
        return [
            (Hit(kind, record_id, headline, score=1), names)
            for kind, record_id, headline, names in self._rows(where, [*values, limit])
        ]

    def _by_texts(self, words: list[str], kinds: Sequence[str], limit: int) -> list[Hit]:
        where = [f"kind IN ({_marks(kinds)})"]
        values: list[object] = [*kinds]
        for word in words:
            # Every word may stand in the names or in the long text.
            where.append(
                "(names LIKE ? ESCAPE '!' OR id IN "
                "(SELECT rowid FROM search_texts WHERE words MATCH ?))"
            )
            values += [like(word), f"{_quoted(word)} *"]
        return [Hit(*row[:3]) for row in self._rows(where, [*values, limit])]

    def _rows(self, where: list[str], values: list[Any]) -> list[tuple[Any, ...]]:
        sql = (
            "SELECT kind, record_id, headline, names FROM search "
            f"WHERE {' AND '.join(where)} ORDER BY id DESC LIMIT ?"
        )
        return list(self._database.execute_sql(sql, values))

    def _with_partners(self, hits: list[Hit]) -> tuple[Hit, ...]:
        owners: dict[tuple[str, int], str] = {}
        for kind in {hit.kind for hit in hits}:
            table: Any = self._tables[kind]
            if not hasattr(table, "partner"):
                continue
            ids = [hit.record_id for hit in hits if hit.kind == kind]
            partner: Any = self._tables["partner"]
            query = (
                table.select(table.id, partner.headline)
                .join(partner, on=(table.partner == partner.id))
                .where(table.id.in_(ids))
            )
            owners |= {(kind, key): name for key, name in self._database.rows(query)}
        return tuple(_told(hit, owners.get((hit.kind, hit.record_id), "")) for hit in hits)


def _told(hit: Hit, partner: str) -> Hit:
    """Return a hit with its partner; what has no name of its own is told by its partner."""
    nameless = hit.kind == "network" and bool(partner)
    return replace(hit, headline=partner if nameless else hit.headline, extra=partner)


def _searchable(words: str) -> str:
    """Return typed words without what no record can hold."""
    return "".join(one if one.isprintable() else " " for one in words)[:400]


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _ranked(found: list[tuple[Hit, str]], words: list[str]) -> list[Hit]:
    typed = " ".join(words)
    scored = []
    for hit, names in found:
        apart = names.split(" · ")
        score = 3 if typed in apart else 2 if any(n.startswith(typed) for n in apart) else 1
        scored.append(Hit(hit.kind, hit.record_id, hit.headline, score=score))
    order = {"partner": 0, "person": 1, "body": 2, "agreement": 3, "visit": 4}
    return sorted(scored, key=lambda hit: (-hit.score, order.get(hit.kind, 9), hit.headline))


def _words(record: object) -> tuple[list[str], list[str]]:
    """Return the texts of a record and its rows that are searched with names, and the rest."""
    names: list[str] = []
    texts: list[str] = []
    for spec in specs(type(record)):
        value = getattr(record, spec.name)
        if spec.type is FieldType.ROWS:
            for row in value:
                more_names, more_texts = _words(row)
                names += more_names
                texts += more_texts
        elif spec.searched is not Searched.NO and value:
            where = names if spec.searched is Searched.NAME else texts
            where += [value] if isinstance(value, str) else value
    return names, texts
