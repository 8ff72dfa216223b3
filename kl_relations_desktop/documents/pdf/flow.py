"""Sections onto pages: a core of two pages at most, the annex behind, nothing lost."""

from collections.abc import Sequence
from dataclasses import replace

from kl_relations_desktop.documents.content import (
    Annex,
    LandMap,
    Move,
    PaperKind,
    Section,
    Sheet,
)
from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.documents.pdf.annexes import annex_pages, poured
from kl_relations_desktop.documents.pdf.head import first_head
from kl_relations_desktop.documents.pdf.ink import Leaf, Mark, Rule
from kl_relations_desktop.documents.pdf.limits import over_limit
from kl_relations_desktop.documents.pdf.lists import Look
from kl_relations_desktop.documents.pdf.moves import moved
from kl_relations_desktop.documents.pdf.naming import in_section
from kl_relations_desktop.documents.pdf.pages import foot, later_head, stamp_marks
from kl_relations_desktop.documents.pdf.sections import Galley, SetSection
from kl_relations_desktop.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class _Core:
    """The sections of the first and second page, and the annex as it has become."""

    first: tuple[Section, ...]
    second: tuple[Section, ...]
    annex: Annex | None


def lay_out(sheet: Sheet) -> tuple[Leaf, ...]:
    """Return the pages of a paper with every mark in its place."""
    # What stands in no section stands in the head or the foot: the paper's kind names it.
    with in_section(sheet.letterhead.kind_word):
        return _laid_out(sheet)


def _laid_out(sheet: Sheet) -> tuple[Leaf, ...]:
    look = Look(sheet.han, sheet.kind is PaperKind.CARD, sheet.letterhead.sample_tag)
    galley = Galley(look)
    head, top = first_head(sheet, look)
    if sheet.kind is PaperKind.SCHEDULE:
        first, *rest = poured(sheet.sections, look, top + m.AFTER_TITLE)
        return _leaves(sheet, [[*head, *first], *([*later_head(sheet), *one] for one in rest)])
    first_line = top + (m.CARD_SECTION_HEAD if look.is_card else m.AFTER_FACTS)
    galley = _with_room(sheet, galley, first_line)
    core = _core(sheet, galley, first_line)
    pages = [[*head, *_page(core.first, galley, first_line)]]
    if core.second:
        pages.append([*later_head(sheet), *_page(core.second, galley, m.LATER_FIRST_BASELINE)])
    if core.annex is not None and core.annex.sections:
        pages += [[*later_head(sheet), *page] for page in annex_pages(core.annex, look)]
    return _leaves(sheet, pages)


def _leaves(sheet: Sheet, pages: list[list[Mark]]) -> tuple[Leaf, ...]:
    """Return the pages with what stands on each of them: stamps, foot and number."""
    stamps = stamp_marks(sheet.stamp) if sheet.stamp else []
    return tuple(
        Leaf((*stamps, *page, *foot(sheet, number, len(pages))))
        for number, page in enumerate(pages, 1)
    )


def _with_room(sheet: Sheet, galley: Galley, first_line: float) -> Galley:
    """Return the sections set with a lower map, where that spares the paper a second page."""
    over = _end(sheet.sections, galley, first_line) - m.LAST_BASELINE
    has_map = any(isinstance(one, LandMap) for s in sheet.sections for one in s.blocks)
    if not has_map or not 0 < over <= m.MAP_HEIGHT - m.MAP_LEAST:
        return galley
    return Galley(replace(galley.look, map_height=m.MAP_HEIGHT - over))


def _core(sheet: Sheet, galley: Galley, first_line: float) -> _Core:
    """Return which section stands where; refuse what two pages cannot hold."""
    look = galley.look
    first, second = _divided(sheet, galley, first_line)
    core = _Core(first, second, sheet.annex)
    for move in sheet.moves:
        core = _eased(core, move, galley, first_line)
    for sections, line in ((core.first, first_line), (core.second, m.LATER_FIRST_BASELINE)):
        if not _fits(sections, galley, line):
            raise over_limit(list(sections), look, _end(sections, galley, line))
    return core


def _divided(
    sheet: Sheet, galley: Galley, first_line: float
) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """Return the sections of page 1 and those of page 2, each whole and in their order."""
    first = tuple(s for s in sheet.sections if s.page == 1 or galley.look.is_card)
    while not _fits(first, galley, first_line):
        rank = min((s.leaves for s in first if s.leaves), default=None)
        if rank is None or galley.look.is_card:
            break
        first = tuple(section for section in first if section.leaves != rank)
    kept = {section.id for section in first}
    second = tuple(section for section in sheet.sections if section.id not in kept)
    if any(section.page == 1 for section in second):
        return first, second
    # A page 1 with room left takes from page 2, all of it where it can.
    ways = [((*first, *second[:n]), second[n:]) for n in range(len(second), -1, -1)]
    ways = [way for way in ways if way[0] == first or _fits(way[0], galley, first_line)]
    filled = (way for way in ways if not way[1] or _is_well_used(way[1], galley))
    return next(filled, ways[0])


def _is_well_used(sections: tuple[Section, ...], galley: Galley) -> bool:
    """Return whether sections are worth a second page, and do not ask for more than it."""
    end = _end(sections, galley, m.LATER_FIRST_BASELINE)
    return m.LATER_LEAST_END <= end <= m.LAST_BASELINE + 0.01


def _eased(core: _Core, move: Move, galley: Galley, first_line: float) -> _Core:
    """Return the core after one step, taken on a page that is too full only."""
    first, second, annex = core.first, core.second, core.annex
    if not _fits(first, galley, first_line):
        first, annex = moved(first, annex, move)
    if not _fits(second, galley, m.LATER_FIRST_BASELINE):
        second, annex = moved(second, annex, move)
    return _Core(first, second, annex)


def _fits(sections: Sequence[Section], galley: Galley, first_line: float) -> bool:
    """Return whether sections end above the foot."""
    return _end(sections, galley, first_line) <= m.LAST_BASELINE + 0.01


def _steps(look: Look) -> tuple[float, float]:
    """Return the way from last baseline to hairline, and from hairline to first baseline."""
    if look.is_card:
        return m.CARD_SECTION_RULE, m.CARD_SECTION_HEAD
    return m.SECTION_RULE, m.SECTION_HEAD


def _end(sections: Sequence[Section], galley: Galley, first_line: float) -> float:
    """Return the last baseline of sections one under the other."""
    rule, head = _steps(galley.look)
    depths = [galley.section(section).depth for section in sections]
    return first_line + sum(depths) + (rule + head) * max(0, len(depths) - 1)


def _page(sections: tuple[Section, ...], galley: Galley, first_line: float) -> list[Mark]:
    """Return the marks of sections one under the other, hairlines between them."""
    rule, head = _steps(galley.look)
    marks: list[Mark] = []
    y = first_line
    for place, section in enumerate(sections):
        if place:
            marks.append(
                Rule(m.LEFT, y - head, m.RIGHT, y - head, m.SECTION_WEIGHT, m.Ink.HAIRLINE)
            )
        found = galley.section(section)
        marks += section_marks(found, y)
        y += found.depth + rule + head
    return marks


def section_marks(found: SetSection, y: float) -> list[Mark]:
    """Return a whole section's marks, its first baseline at y."""
    marks = [mark.moved(0, y) for mark in found.side]
    is_first = True
    height = 0.0
    for strip in found.strips:
        for row in strip.with_head:
            if not is_first:
                y += height + row.gap
                marks += [mark.moved(0, y) for mark in row.above]
            marks += [mark.moved(0, y) for mark in row.marks]
            height, is_first = row.height, False
    return marks
