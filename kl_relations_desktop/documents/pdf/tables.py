"""Tables, people and short lists side by side."""

from collections.abc import Sequence

from kl_relations_desktop.documents.content import (
    Align,
    Cell,
    Columns,
    People,
    PersonRow,
    Span,
    Style,
    Table,
    Text,
)
from kl_relations_desktop.documents.lone_row import sentence_of
from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.documents.pdf.ink import Mark, Row, Rule, Run, Strip
from kl_relations_desktop.documents.pdf.lists import (
    Look,
    below,
    height_of,
    prose,
    row_rule,
)
from kl_relations_desktop.documents.pdf.measures import Role
from kl_relations_desktop.documents.pdf.setting import Line, set_text, widths


def table(block: Table, look: Look) -> Strip:
    """Set a table: heads over a rule, rows with hairlines; a row alone as a sentence."""
    if len(block.rows) == 1:
        return prose(sentence_of(block), look)
    spans = column_widths(block, look.han)
    lefts = [m.TEXT + sum(spans[:place]) + place * m.COLUMN_GAP for place in range(len(spans))]
    head = _head(block, lefts, spans, look) if block.has_head else None
    rows: list[Row] = []
    for cells in block.rows:
        set_cells = [
            _cell(cell, m.TABLE, span, look) for cell, span in zip(cells, spans, strict=True)
        ]
        sides = [column.align for column in block.columns]
        marks = _beside(set_cells, lefts, spans, sides, m.TABLE.leading)
        rule_above = row_rule(-m.TABLE.leading)
        is_first = not rows
        gap = (m.TABLE_HEAD_RULE if is_first else below(rows[-1])) + m.TABLE.leading
        rows.append(
            Row(
                marks,
                max(height_of(lines, m.TABLE.leading) for lines in set_cells),
                gap,
                () if is_first else (rule_above,),
                any(lines[-1].is_tall for lines in set_cells if lines),
            )
        )
    return Strip(tuple(rows), head)


def _head(block: Table, lefts: Sequence[float], spans: Sequence[float], look: Look) -> Row:
    """Return the heads of a table and the rule under them."""
    role = m.TABLE_HEAD
    heads = [
        set_text((Span(column.head, figure=column.figure),), role, span, look.han)
        for column, span in zip(block.columns, spans, strict=True)
    ]
    height = max(height_of(lines, role.leading) for lines in heads)
    sides = [column.align for column in block.columns]
    marks = _beside(heads, lefts, spans, sides, role.leading)
    y = height + m.TABLE_HEAD_RULE
    rule = Rule(m.TEXT, y, m.RIGHT, y, m.TABLE_HEAD_WEIGHT)
    return Row((*marks, rule), height, m.BODY.leading + m.TABLE_HEAD_RULE)


def _cell(cell: Cell, role: Role, span: float, look: Look) -> tuple[Line, ...]:
    """Return the lines of a cell's paragraphs."""
    return tuple(line for text in cell for line in set_text(text, role, span, look.han))


def _beside(
    cells: Sequence[tuple[Line, ...]],
    lefts: Sequence[float],
    spans: Sequence[float],
    sides: Sequence[Align],
    leading: float,
) -> tuple[Mark, ...]:
    """Return the lines of cells that stand side by side on one first baseline."""
    marks: list[Mark] = []
    for lines, left, span, side in zip(cells, lefts, spans, sides, strict=True):
        for place, line in enumerate(lines):
            x = left + span - line.width if side is Align.RIGHT else left
            marks.append(Run(x, place * leading, line))
    return tuple(marks)


def column_widths(block: Table, han: str) -> list[float]:
    """Return widths that divide no group: each column its need, then what is left by weight.

    Where not all goes on one line, heads are the first to take two; then the widest columns
    give way, each by its weight, so that a short one keeps its line.
    """
    if block.fixed:
        return [width * m.MM for width in block.fixed]
    heads = [
        widths((Span(column.head, figure=column.figure),), m.TABLE_HEAD, han)
        for column in block.columns
    ]
    cells = [
        [widths(text, m.TABLE, han) for row in block.rows for text in row[place]]
        for place in range(len(block.columns))
    ]
    narrow = [
        max(head[0], *(size[0] for size in sizes), 0.0)
        for head, sizes in zip(heads, cells, strict=True)
    ]
    wide = [max((size[1] for size in sizes), default=0.0) for sizes in cells]
    natural = [max(head[1], width) for head, width in zip(heads, wide, strict=True)]
    weights = [column.weight for column in block.columns]
    room = m.TEXT_WIDTH - m.COLUMN_GAP * (len(block.columns) - 1)
    if sum(narrow) > room:
        return _squeezed(narrow, room)
    if sum(natural) > room:
        natural = [max(low, width) for low, width in zip(narrow, wide, strict=True)]
    if sum(natural) > room:
        return _capped(narrow, natural, weights, room)
    # The last column has the margin on its right: it needs little more than its text.
    weights[-1] *= 0.5
    spare = (room - sum(natural)) / (sum(weights) or 1.0)
    return [width + spare * w for width, w in zip(natural, weights, strict=True)]


def _capped(
    narrow: list[float], natural: list[float], weights: list[float], room: float
) -> list[float]:
    """Return widths that fit by taking from the widest columns, each held to its weight."""

    def at(cap: float) -> list[float]:
        return [
            max(low, min(high, cap * weight))
            for low, high, weight in zip(narrow, natural, weights, strict=True)
        ]

    # Between two of these caps the widths grow in proportion: all that is left is one share.
    bounds = (
        size / w for sizes in (narrow, natural) for size, w in zip(sizes, weights, strict=True)
    )
    sums = sorted((cap, sum(at(cap))) for cap in bounds)
    below = max((one for one in sums if one[1] <= room), default=(0.0, sum(narrow)))
    above = next((one for one in sums if one[1] > room), below)
    if above[1] <= below[1]:
        return at(below[0])
    share = (room - below[1]) / (above[1] - below[1])
    return at(below[0] + share * (above[0] - below[0]))


def _squeezed(narrow: list[float], room: float) -> list[float]:
    """Return widths that fit by taking from the widest columns only, dividing groups."""
    return _capped([0.0] * len(narrow), narrow, [1.0] * len(narrow), room)


def people(block: People, look: Look) -> Strip:
    """Set people: name over native name, post, and how to address them."""
    role = m.CARD_PERSON if look.is_card else m.PERSON
    rows: list[Row] = []
    for person in block.people:
        cells, lefts = _card_person(person) if look.is_card else _sheet_person(person)
        ends = [*lefts[1:], m.TEXT_WIDTH + m.COLUMN_GAP]
        spans = [end - left - m.COLUMN_GAP for left, end in zip(lefts, ends, strict=True)]
        lines = [_cell(c, role, span, look) for c, span in zip(cells, spans, strict=True)]
        marks = _beside(
            lines,
            [m.TEXT + left for left in lefts],
            spans,
            [Align.LEFT] * len(lefts),
            role.leading,
        )
        air = m.CARD_ROW_GAP if look.is_card else 0.0
        gap = (below(rows[-1]) + air if rows else m.ROW_RULE) + role.leading
        height = max(height_of(found, role.leading) for found in lines)
        is_tall = any(
            found[-1].is_tall and height_of(found, role.leading) == height
            for found in lines
            if found
        )
        rows.append(Row(marks, height, gap, (row_rule(-role.leading),), is_tall))
    return Strip(tuple(rows), is_whole=len(rows) <= 3)


def _name_cell(person: PersonRow) -> Cell:
    """Return a person's name with the native one under it."""
    name: Text = (Span(person.name, Style.STRONG),)
    return (name, (Span(person.native_name),)) if person.native_name else (name,)


def _sheet_person(person: PersonRow) -> tuple[list[Cell], list[float]]:
    """Return the three cells of a person on a sheet, and where they begin."""
    cells: list[Cell] = [_name_cell(person), (person.post,), (person.address,)]
    return cells, [0.0, m.POST_INDENT, m.ADDRESS_INDENT]


def _card_person(person: PersonRow) -> tuple[list[Cell], list[float]]:
    """Return the two cells of a person on a card, and where they begin."""
    return [_name_cell(person), (person.post, person.address)], [0.0, m.CARD_POST_INDENT]


def columns(block: Columns, look: Look) -> Strip:
    """Set short lists side by side under their heads."""
    count = len(block.lists)
    share = m.TEXT_WIDTH / count
    lefts = [m.TEXT + place * share for place in range(count)]
    span = share - m.COLUMN_GAP
    spans, sides = [span] * count, [Align.LEFT] * count
    heads = [
        set_text((Span(short.head, figure=short.figure),), m.TABLE_HEAD, span, look.han)
        for short in block.lists
    ]
    height = max(height_of(lines, m.TABLE_HEAD.leading) for lines in heads)
    y = height + m.TABLE_HEAD_RULE
    head = Row(
        (
            *_beside(heads, lefts, spans, sides, m.TABLE_HEAD.leading),
            Rule(m.TEXT, y, m.RIGHT, y, m.TABLE_HEAD_WEIGHT),
        ),
        height,
        m.BODY.leading + m.TABLE_HEAD_RULE,
    )
    role = m.PERSON
    cells = [_cell(tuple(short.items), role, span, look) for short in block.lists]
    body = Row(
        _beside(cells, lefts, spans, sides, role.leading),
        max(height_of(lines, role.leading) for lines in cells),
        m.TABLE_HEAD_RULE + role.leading,
    )
    return Strip((head, body), is_whole=True)
