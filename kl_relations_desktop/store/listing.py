"""Long lists: counted, sorted and narrowed by the engine, read by keyset a page at a time."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.listing import (
    HEADLINE,
    PAGE,
    Check,
    Head,
    ListQuestion,
    Outline,
    Place,
    Run,
    Trait,
)
from kl_relations_desktop.domain.records.describe import FieldSpec, FieldType, is_empty
from kl_relations_desktop.store.connections import Connections
from kl_relations_desktop.store.layout import Layout
from kl_relations_desktop.store.narrowing import Sql, headline_in, holding, joined, spoken_in

_VALUED = (FieldType.CHOICE, FieldType.LINK)
"""What is sorted value by value: by the order of the choices, or by the linked names."""


_SIGN = "CASE WHEN flag = '' AND kind = 'city' THEN kind ELSE flag END"
"""What stands beside a name, as a partner says it of itself."""


@dataclass(frozen=True, slots=True)
class _Name:
    """What a linked record is called, where that sorts, and its flag if its kind has one."""

    label: str
    key: str
    flag: str | None


Names = Mapping[int, _Name]


class Listing:
    """One kind of record as long lists show it."""

    def __init__(
        self, connections: Connections, layouts: Callable[[str], Layout], kind: str
    ) -> None:
        self._connections = connections
        self._layouts = layouts
        self._layout = layouts(kind)
        self._specs = {spec.name: spec for spec in self._layout.own.specs}

    def is_empty(self, *, binned: bool) -> bool:
        """Return whether there is no record at all, in sight or in the bin."""
        return not self._select("1", Sql("is_binned = ?", (int(binned),)), "LIMIT 1")

    def outline(self, question: ListQuestion) -> Outline:
        """Return how the list is laid out: its runs, counted in one look."""
        groups: dict[object, list[Run]] = {}
        for run in self._counted(question):
            groups.setdefault(_group(run), []).append(run)
        link = question.grouping.link
        names = self._names(link, question.language) if link else {}
        in_order = self._part_order(question)
        runs: list[Run] = []
        heads: list[Head | None] = []
        for key in sorted(groups, key=lambda one: _group_order(question, one, names)):
            mine = in_order(groups[key])
            runs += mine
            heads += [_head(question, key, mine, names), *[None] * (len(mine) - 1)]
        return Outline(question, tuple(runs), tuple(heads))

    def page(
        self, question: ListQuestion, run: Run, after: Place | None = None, limit: int = PAGE
    ) -> tuple[Place, ...]:
        """Return where the next rows of a run stand; the last of each place is the row's id."""
        keys, turned = self._keys(question, run), _is_turned(question, run)
        where = [self._within(question, run)]
        if after is not None:
            where.append(_beyond(keys, after, "<" if turned else ">"))
        order = f"ORDER BY {_ordered(keys, turned=turned)} LIMIT ?"
        return tuple(self._select(", ".join(keys), joined(where), order, (limit,)))

    def short_runs(
        self, question: ListQuestion, runs: Sequence[Run]
    ) -> tuple[tuple[int, ...], ...]:
        """Return the ids of all rows of some short runs, the filter looked through once."""
        if not runs:
            return ()
        tests = [self._of_run(question, run) for run in runs]
        arms = []
        for place, (run, test) in enumerate(zip(runs, tests, strict=True)):
            order = _ordered(self._keys(question, run), turned=_is_turned(question, run))
            line = f"row_number() OVER (ORDER BY {order})"
            picked = f'SELECT {place}, {line}, id FROM "{self._layout.kind}"'
            arms.append(Sql(f"{picked} WHERE id IN found AND {test.text}", test.values))
        found = joined([*self._wanted(question), joined(tests, "OR")])
        narrowed = f'SELECT id FROM "{self._layout.kind}" WHERE {found.text}'
        united = " UNION ALL ".join(arm.text for arm in arms)
        sql = f"WITH found(id) AS MATERIALIZED ({narrowed}) {united} ORDER BY 1, 2"
        values = (*found.values, *(value for arm in arms for value in arm.values))
        ids: list[list[int]] = [[] for _run in runs]
        for place, _line, record_id in self._connections.rows(sql, values):
            ids[place].append(record_id)
        return tuple(map(tuple, ids))

    def place_at(self, question: ListQuestion, run: Run, offset: int) -> Place | None:
        """Return the place of a row so far down a run, counted from the nearer end."""
        keys, turned = self._keys(question, run), _is_turned(question, run)
        if offset > run.count // 2:
            offset, turned = run.count - 1 - offset, not turned
        order = f"ORDER BY {_ordered(keys, turned=turned)} LIMIT 1 OFFSET ?"
        where = self._within(question, run)
        found = self._select(", ".join(keys), where, order, (offset,))
        # Another thread may have taken records away since the run was counted.
        return found[0] if found else None

    def find(self, outline: Outline, record_id: int) -> tuple[int, int] | None:
        """Return in which run a record stands, and how far down; None: not in the list."""
        question = outline.question
        here = joined([Sql("id = ?", (record_id,)), *self._wanted(question)])
        found = self._counted(question, here)
        if not found:
            return None
        told = (found[0].section, found[0].linked, found[0].part)
        for place, run in enumerate(outline.runs):
            if (run.section, run.linked, run.part) == told:
                return place, self._rows_before(question, run, record_id)
        return None

    def _rows_before(self, question: ListQuestion, run: Run, record_id: int) -> int:
        keys, turned = self._keys(question, run), _is_turned(question, run)
        (mine,) = self._select(", ".join(keys), Sql("id = ?", (record_id,)))
        before = _beyond(keys, mine, ">" if turned else "<")
        where = joined([self._within(question, run), before])
        return int(self._select("count(*)", where)[0][0])

    def _counted(self, question: ListQuestion, where: Sql | None = None) -> list[Run]:
        """Return the runs of a list that have rows, in no order."""
        grouping, spec = question.grouping, self._sort(question)
        is_valued = spec is not None and spec.type in _VALUED
        columns = [grouping.link] if grouping.link else []
        columns += [spec.name] if spec is not None and is_valued else []
        sections: list[int | None] = [*range(len(grouping.sections))] or [None]
        parts: list[object] = [None] if spec is None or is_valued else [True, False]
        cases = [(section, part) for section in sections for part in parts]
        sums = [self._case(question, section, part) for section, part in cases]
        named = [f'"{column}"' for column in columns]
        selected = ", ".join([*named, *(f"sum({one.text})" for one in sums)])
        where = where or joined(self._wanted(question))
        values = (*(value for one in sums for value in one.values), *where.values)
        among = f' FROM "{self._layout.kind}" WHERE {where.text}'
        by = f" GROUP BY {', '.join(named)}" if named else ""
        return [
            Run(
                count,
                section,
                row[0] if grouping.link else None,
                _part(spec, row[len(columns) - 1]) if is_valued else part,
            )
            for row in self._connections.rows(f"SELECT {selected}{among}{by}", values)
            for (section, part), count in zip(cases, row[len(columns) :], strict=True)
            if count
        ]

    def _case(self, question: ListQuestion, section: int | None, part: object) -> Sql:
        tests = [] if section is None else list(question.grouping.sections[section].tests)
        held = [_tested(test) for test in tests]
        spec = self._sort(question)
        if part is not None and spec is not None:
            held.append(_stated(spec, is_stated=bool(part)))
        return joined(held)

    def _within(self, question: ListQuestion, run: Run) -> Sql:
        """Return the condition that a record of the table stands in a run of the list."""
        return joined([*self._wanted(question), self._of_run(question, run)])

    def _of_run(self, question: ListQuestion, run: Run) -> Sql:
        """Return the condition that a record of the list stands in a run."""
        held = []
        spec, link = self._sort(question), question.grouping.link
        if link:
            held.append(_is(link, run.linked))
        if spec is not None and spec.type in _VALUED:
            held.append(_is(spec.name, run.part))
            held.append(self._case(question, run.section, None))
        else:
            held.append(self._case(question, run.section, run.part))
        return joined(held)

    def _wanted(self, question: ListQuestion) -> list[Sql]:
        sight = Sql("is_binned = ?", (int(question.binned),))
        return [sight, *holding(self._layout, question)]

    def _sort(self, question: ListQuestion) -> FieldSpec | None:
        return None if question.sort == HEADLINE else self._specs[question.sort]

    def _keys(self, question: ListQuestion, run: Run) -> tuple[str, ...]:
        spec = self._sort(question)
        if spec is None:
            return headline_in(self._layout, question.language), "id"
        if spec.type in _VALUED or not run.part:
            return ("id",)
        if spec.type is FieldType.PARTIAL_DATE:
            return f'"{spec.name}_from"', f'"{spec.name}_to"', "id"
        fold = " COLLATE NOCASE" if spec.is_text else ""
        return f'"{spec.name}"{fold}', "id"

    def _part_order(self, question: ListQuestion) -> Any:
        """Return what puts the runs of one group in order, those that say nothing last."""
        spec = self._sort(question)
        names: Names = {}
        choices: list[str] = []
        if spec is not None and spec.type is FieldType.LINK:
            names = self._names(spec.name, question.language)
        elif spec is not None and spec.choices is not None:
            choices = [str(one) for one in spec.choices]

        def key(run: Run) -> Any:
            if choices:
                return choices.index(str(run.part))
            named = names.get(run.part) if isinstance(run.part, int) else None
            return ("", 0) if named is None else (named.key, run.part)

        def in_order(runs: list[Run]) -> list[Run]:
            said = [run for run in runs if spec is None or not _is_silent(run)]
            said.sort(key=key, reverse=_is_turned(question, runs[0]))
            return said + [run for run in runs if run not in said]

        return in_order

    def _names(self, link: str, language: str) -> Names:
        """Return what the records are called that this kind links to by a field."""
        layout = self._layouts(self._specs[link].links_to)
        flag = _SIGN if any(one.name == "flag" for one in layout.own.specs) else "NULL"
        said, key = spoken_in(layout, language), headline_in(layout, language)
        sql = (
            f'SELECT id, {said}, {key}, {flag} FROM "{layout.kind}" '
            f'WHERE id IN (SELECT DISTINCT "{link}" FROM "{self._layout.kind}")'
        )
        rows = self._connections.rows(sql)
        return {row[0]: _Name(row[1], row[2].casefold(), row[3]) for row in rows}

    def _select(
        self, columns: str, where: Sql, rest: str = "", values: tuple[object, ...] = ()
    ) -> list[tuple[Any, ...]]:
        sql = f'SELECT {columns} FROM "{self._layout.kind}" WHERE {where.text} {rest}'
        return self._connections.rows(sql, (*where.values, *values))


def _group(run: Run) -> tuple[int | None, int | None]:
    return run.section, run.linked


def _group_order(question: ListQuestion, key: Any, names: Names) -> tuple[int, str, int]:
    section, linked = key
    if not question.grouping.link:
        return section or 0, "", 0
    if linked is None:
        return (0 if question.grouping.unlinked else 2), "", 0
    return 1, names[linked].key, linked


def _head(question: ListQuestion, key: Any, runs: list[Run], names: Names) -> Head | None:
    (section, linked), grouping = key, question.grouping
    count = sum(run.count for run in runs)
    if section is not None:
        return Head(grouping.sections[section].label, count)
    if linked is not None:
        return Head(names[linked].label, count, names[linked].flag)
    return Head(grouping.unlinked, count) if grouping.unlinked else None


def _is_turned(question: ListQuestion, run: Run) -> bool:
    """Return whether the rows of a run stand the greatest first."""
    if run.section is None:
        return question.is_descending
    return question.is_descending != question.grouping.sections[run.section].is_turned


def _part(spec: FieldSpec | None, value: Any) -> object:
    return value if spec is not None else None


def _is_silent(run: Run) -> bool:
    return run.part is False or is_empty(run.part)


def _tested(test: Trait) -> Sql:
    name, value = test.field, test.value
    if test.check is Check.REACHES:
        return Sql(f'("{name}_to" = \'\' OR "{name}_to" >= ?)', (str(value),))
    if test.check is Check.ENDED:
        return Sql(f'("{name}_to" <> \'\' AND "{name}_to" < ?)', (str(value),))
    sign = "=" if test.check is Check.IS else "<>"
    return Sql(f'"{name}" {sign} ?', (str(value),))


def _stated(spec: FieldSpec, *, is_stated: bool) -> Sql:
    if spec.type is FieldType.PARTIAL_DATE:
        return Sql(f"\"{spec.name}_from\" {'<>' if is_stated else '='} ''")
    if spec.is_text:
        return Sql(f"\"{spec.name}\" {'<>' if is_stated else '='} ''")
    if spec.type is FieldType.TEXTS:
        return Sql(f"\"{spec.name}\" {'<>' if is_stated else '='} '[]'")
    return Sql(f'"{spec.name}" IS {"NOT " if is_stated else ""}NULL')


def _is(name: str, value: Any) -> Sql:
    return Sql(f'"{name}" IS NULL') if value is None else Sql(f'"{name}" = ?', (value,))


def _beyond(keys: tuple[str, ...], place: Place, sign: str) -> Sql:
    marks = ", ".join("?" * len(keys))
    return Sql(f"({', '.join(keys)}) {sign} ({marks})", tuple(place))


def _ordered(keys: tuple[str, ...], *, turned: bool) -> str:
    return ", ".join(f"{key} {'DESC' if turned else 'ASC'}" for key in keys)
