"""A section set: its side head, note and tag on the left, its blocks beside them."""

from dataclasses import field
from functools import lru_cache

from kl_relations_desktop.documents.content import (
    Block,
    Bullets,
    Columns,
    DatedFacts,
    LandMap,
    MonthStrip,
    Note,
    Numbered,
    Pairs,
    People,
    Prose,
    Section,
    SourcesList,
    Span,
    Sum,
    Table,
    Timeline,
)
from kl_relations_desktop.documents.pdf import lists, tables
from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.documents.pdf.ink import Mark, Row, Strip
from kl_relations_desktop.documents.pdf.landmap import land_map
from kl_relations_desktop.documents.pdf.lists import Look, height_of, stacked
from kl_relations_desktop.documents.pdf.naming import in_section
from kl_relations_desktop.documents.pdf.pages import tag_marks
from kl_relations_desktop.documents.pdf.setting import set_text
from kl_relations_desktop.documents.pdf.strip import month_strip
from kl_relations_desktop.documents.pdf.sums import sum_of
from kl_relations_desktop.documents.pdf.timeline import timeline
from kl_relations_desktop.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class SetSection:
    """A section's marks about its first baseline, and its rows from there down."""

    section: Section
    side: tuple[Mark, ...]
    side_depth: float
    strips: tuple[Strip, ...]

    depth: float = field(init=False)
    """The way from the first baseline to the last."""

    def __post_init__(self) -> None:
        rows = [row for strip in self.strips for row in strip.with_head]
        below = sum(row.height for row in rows) + sum(row.gap for row in rows[1:])
        object.__setattr__(self, "depth", max(below, self.side_depth))


class Galley:
    """The sections of one paper, each set once however often it is tried on a page."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self._set: dict[int, tuple[Section, SetSection]] = {}

    def section(self, section: Section) -> SetSection:
        """Return a section, set."""
        # Known by identity: it is kept beside what was set, so that no number comes twice.
        kept = self._set.get(id(section))
        if kept is None:
            kept = self._set[id(section)] = section, set_section(section, self.look)
        return kept[1]


# The copies of an issue, or a paper looked at and then printed, have the same sections.
@lru_cache(maxsize=128)
def set_section(section: Section, look: Look) -> SetSection:
    """Set a section."""
    strips: list[Strip] = []
    with in_section(section.head, section.id):
        side, depth = _side(section, look)
        for block in section.blocks:
            strips.append(set_block(block, look, _row_above(block, strips)))
    return SetSection(section, tuple(side), depth, tuple(s for s in strips if s.rows))


def _row_above(block: Block, strips: list[Strip]) -> Row | None:
    """Return the table row that a note hangs under."""
    if isinstance(block, Note) and strips and strips[-1].head is not None and strips[-1].rows:
        return strips[-1].rows[-1]
    return None


def set_block(block: Block, look: Look, above: Row | None = None) -> Strip:
    """Set one block in rows."""
    match block:
        case Numbered():
            return lists.numbered(block, look)
        case Bullets():
            return lists.bullets(block, look)
        case Prose():
            return lists.prose(block, look)
        case Note():
            return lists.note(block, look, above)
        case DatedFacts():
            return lists.dated_facts(block, look)
        case Pairs():
            return lists.pairs(block, look)
        case SourcesList():
            return lists.sources(block, look)
        case _:
            return _set_figure(block, look)


def _set_figure(
    block: People | Table | Sum | MonthStrip | Timeline | LandMap | Columns, look: Look
) -> Strip:
    """Set a block that is looked at rather than read."""
    match block:
        case People():
            return tables.people(block, look)
        case Table():
            return tables.table(block, look)
        case Columns():
            return tables.columns(block, look)
        case Sum():
            return sum_of(block, look)
        case MonthStrip():
            return month_strip(block, look)
        case Timeline():
            return timeline(block, look)
        case LandMap():
            return land_map(block, look)


def _side(section: Section, look: Look) -> tuple[list[Mark], float]:
    """Return the side head, its note and its tag, and where they end."""
    words = f"{section.letter}\u2002{section.head}" if section.letter else section.head
    role = look.side
    lines = set_text((Span(words),), role, m.SIDE_WIDTH, look.han)
    marks: list[Mark] = [*stacked(lines, m.LEFT, role.leading)]
    y = height_of(lines, role.leading)
    depth = y
    if section.note:
        notes = set_text((Span(section.note),), m.SIDE_NOTE, m.SIDE_WIDTH, look.han)
        y += m.SIDE_NOTE_DROP
        marks += stacked(notes, m.LEFT, m.SIDE_NOTE.leading, y)
        y += height_of(notes, m.SIDE_NOTE.leading)
        depth = y
    if section.is_sample and look.tag:
        y += m.TAG_DROP + (m.CARD_TAG_DROP if look.is_card else 0.0)
        marks += tag_marks(look.tag, m.LEFT, y)
        depth = y + m.TAG_DEPTH
    return marks, depth
