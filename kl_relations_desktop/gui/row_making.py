"""Rows of a list made from records by their description."""

from collections.abc import Callable, Mapping

from kl_relations_desktop.domain import listing
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.listing import Grouping
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.base import in_language
from kl_relations_desktop.domain.records.describe import (
    FieldSpec,
    FieldType,
    Searched,
    is_empty,
    spec_of,
    specs,
    target_of,
)
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.records.register import Kind
from kl_relations_desktop.gui.chips import Chip
from kl_relations_desktop.gui.rows import Cell, Column, Row
from kl_relations_desktop.usecases.records import RecordRow
from kl_relations_desktop.wording.catalogue import Words
from kl_relations_desktop.wording.dates import short
from kl_relations_desktop.wording.labels import headline, value_in

HEADLINE = listing.HEADLINE
"""The column that shows the record's headline instead of one field."""
_WIDTHS = {
    FieldType.PARTIAL_DATE: 104,
    FieldType.INTEGER: 72,
    FieldType.MONEY: 84,
    FieldType.LINK: 110,
}
_WIDE = 168
"""Where a wide window has room for a column more, it has as much as that."""
_LETTER, _AROUND = 6, 28
"""Pixels of a letter as it is wide on average, and around the text of a cell."""
_WORDS = (FieldType.CHOICE, FieldType.TEXT, FieldType.LONG_TEXT)
_NUMBERS = (FieldType.INTEGER, FieldType.MONEY, FieldType.NUMBER)


@dataclass(frozen=True, slots=True)
class Making:
    """How rows of one kind are made beyond their cells: head rows, state, flag, headline."""

    grouping: Callable[[], Grouping] = Grouping
    chip: Callable[[RecordRow], Chip | None] = lambda row: None
    flag: Callable[[RecordRow, "Partners"], str | None] = lambda row, partners: None
    headline: Callable[[RecordRow], str] | None = None


Partners = Mapping[int, Partner]


def columns_of(kind: Kind, words: Words) -> tuple[Column, ...]:
    """Return the columns that a kind's description asks for: its name, then what is listed."""
    listed = [spec for spec in specs(kind.record) if spec.listed]
    named = next((spec for spec in listed if spec.searched is Searched.NAME), None)
    rest = [spec for spec in listed if spec is not named and not spec.name.endswith("_ms")]
    if named is not None or not rest:
        name, label = HEADLINE, words(named.label if named else kind.label)
    else:
        name, label = rest[0].name, words(rest[0].label)
        rest = rest[1:]
    # A name beside another name breaks: both are cut else.
    is_shared = bool(rest) and rest[0].type is FieldType.LINK
    first = Column(name, label, lines=2 if is_shared else 1)
    # A wide window has room for one column more.
    most = 1 if rest and rest[0].type in _WORDS else 2
    return (first, *(_column(spec, place, words) for place, spec in enumerate(rest[:most])))


def row_of(
    words: Words,
    row: RecordRow,
    partners: Partners,
    columns: tuple[Column, ...],
    making: Making,
) -> Row:
    """Return the line of a list for one record."""
    return Row(
        id=row.id,
        cells=tuple(_cell(row, column, making, words) for column in columns),
        chip=making.chip(row),
        flag=making.flag(row, partners),
        value=row,
    )


def partner_flag(row: RecordRow, partners: Partners) -> str | None:
    """Return the flag of the partner that a record belongs to."""
    partner = partners.get(getattr(row.record, "partner", None) or 0)
    return partner.sign if partner is not None else None


def _column(spec: FieldSpec, place: int, words: Words) -> Column:
    # Words beside a name wait for a window with room for both: names shrink last.
    is_wide = bool(place) or spec.type in _WORDS
    described = _WIDE if is_wide else _WIDTHS.get(spec.type, 120)
    return Column(
        spec.name,
        words(spec.label),
        width=max(described, _LETTER * len(words("Not stated")) + _AROUND),
        is_right=spec.type in _NUMBERS,
        from_width=1500 if is_wide else 0,
    )


def _cell(row: RecordRow, column: Column, making: Making, words: Words) -> Cell:
    if column.name == HEADLINE:
        said = making.headline(row) if making.headline else headline(row.record, words)
        return Cell(said)
    spec = spec_of(type(row.record), column.name)
    held = getattr(row.record, column.name)
    if isinstance(held, str) and spec.choices is None:
        # The Malay twin, where the record has one.
        held = in_language(row.record, column.name, words.language)
    if is_empty(held):
        return Cell(words("Not stated"), None, is_quiet=True)
    said = (
        short(held, words)
        if isinstance(held, PartialDate)
        else value_in(row.record, spec, held, words, row.links)
    )
    target = target_of(row.record, spec)
    return Cell(said if target is None else row.links.get(target, said))
