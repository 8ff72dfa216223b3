"""The annex: sections that may go on over the page, between rows only."""

from dataclasses import dataclass, field

from kl_relations_desktop.documents.content import Annex, Section
from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.documents.pdf.ink import Mark, Row, Rule, Run, Strip
from kl_relations_desktop.documents.pdf.lists import Look
from kl_relations_desktop.documents.pdf.sections import SetSection, set_section
from kl_relations_desktop.documents.pdf.setting import set_words
from kl_relations_desktop.domain.errors import RuleViolation

_LEAST_ROWS = 2


@dataclass(slots=True)
class _Pages:
    """The pages filled so far, and the baseline that was set last on the newest."""

    done: list[list[Mark]] = field(default_factory=list)
    y: float = 0.0

    def turn(self) -> None:
        """Begin a new page."""
        self.done.append([])
        self.y = m.LATER_FIRST_BASELINE


@dataclass(frozen=True, slots=True)
class _Step:
    """A row on its way down: the head above it if it begins a page, and whether it may."""

    row: Row
    head: Row | None
    may_begin: bool


def annex_pages(annex: Annex, look: Look) -> list[list[Mark]]:
    """Return the marks of the annex, page by page."""
    pages = poured(annex.sections, look, m.ANNEX_RULE + m.SECTION_HEAD)
    pages[0] += _title(annex, look)
    return pages


def poured(sections: tuple[Section, ...], look: Look, first_line: float) -> list[list[Mark]]:
    """Return the marks of sections over as many pages as they take, from a first baseline."""
    pages = _Pages()
    pages.turn()
    pages.y = first_line
    is_first = True
    for section in sections:
        found = set_section(section, look)
        if not is_first:
            pages.y += m.SECTION_RULE + m.SECTION_HEAD
        _pour(found, pages, is_first)
        is_first = False
    return pages.done


def _title(annex: Annex, look: Look) -> list[Mark]:
    y = m.ANNEX_RULE
    return [
        Run(m.LEFT, m.ANNEX_TITLE_LINE, set_words(annex.title, m.INNER_TITLE, look.han)),
        Run(m.TEXT, m.ANNEX_TITLE_LINE, set_words(annex.hint, m.GRADE, look.han)),
        Rule(m.LEFT, y, m.RIGHT, y, m.SECTION_WEIGHT, m.Ink.HAIRLINE),
    ]


def _pour(found: SetSection, pages: _Pages, is_first: bool) -> None:
    """Set a section from the current baseline on, over as many pages as it takes."""
    steps = _steps(found.strips)
    at_top = False
    while True:
        count = _fitting(steps, pages.y, found.side_depth)
        if count == 0 and at_top:
            # Nothing may be divided here, and yet it must be: between any two rows.
            steps = [_Step(step.row, step.head, True) for step in steps]
            count = _fitting(steps, pages.y, found.side_depth)
        if count == 0 and at_top:
            raise RuleViolation(
                "paper.over_limit",
                field=found.section.id,
                section=found.section.head,
                characters=_characters_below(steps[0].row, pages.y),
            )
        if count:
            _set(found, steps[:count], pages, has_rule=not (is_first or at_top))
            steps = steps[count:]
            if not steps:
                return
        pages.turn()
        at_top = True


def _characters_below(row: Row, y: float) -> int:
    """Return how many characters of a row that no page can hold would stand below the page."""
    lines = (mark for mark in row.marks if isinstance(mark, Run))
    return sum(len(one.line.text) for one in lines if y + one.y > m.LAST_BASELINE)


def _steps(strips: tuple[Strip, ...]) -> list[_Step]:
    """Return the rows of a section, each with whether a page may begin with it."""
    steps: list[_Step] = []
    for number, strip in enumerate(strips):
        if strip.head is not None:
            follows_heading = bool(steps) and steps[-1].row.is_heading
            steps.append(_Step(strip.head, None, number > 0 and not follows_heading))
        count = len(strip.rows)
        for place, row in enumerate(strip.rows):
            may_begin = number > 0 and place == 0 and strip.head is None
            may_begin = may_begin and (row.is_heading or not row.above)
            if not strip.is_whole and _LEAST_ROWS <= place <= count - _LEAST_ROWS:
                may_begin = True
            follows_heading = bool(steps) and steps[-1].row.is_heading
            steps.append(_Step(row, strip.head, may_begin and not follows_heading))
    return steps


def _fitting(steps: list[_Step], y: float, side_depth: float) -> int:
    """Return how many rows go on this page, ending where a page may end; 0 if none."""
    if y + side_depth > m.LAST_BASELINE:
        return 0
    fits = 0
    for place, step in enumerate(_headed(steps)):
        y += step.row.height + (step.row.gap if place else 0.0)
        if y > m.LAST_BASELINE + 0.01:
            break
        fits = place + 1
    extra = len(_headed(steps)) - len(steps)
    fits = max(0, fits - extra)
    while 0 < fits < len(steps) and not steps[fits].may_begin:
        fits -= 1
    return fits


def _headed(steps: list[_Step]) -> list[_Step]:
    """Return the rows with the table's head set again before a row that goes on."""
    first = steps[0]
    if first.head is not None and first.head is not first.row:
        return [_Step(first.head, None, False), *steps]
    return steps


def _set(found: SetSection, steps: list[_Step], pages: _Pages, *, has_rule: bool) -> None:
    """Set rows on the newest page."""
    page, y = pages.done[-1], pages.y
    if has_rule:
        rule = y - m.SECTION_HEAD
        page.append(Rule(m.LEFT, rule, m.RIGHT, rule, m.SECTION_WEIGHT, m.Ink.HAIRLINE))
    page += [mark.moved(0, y) for mark in found.side]
    bottom, height = y + found.side_depth, 0.0
    headed = _headed(steps)
    for place, step in enumerate(headed):
        if place == 1 and len(headed) > len(steps):
            # Under a head set again, a row stands as the first one does: with no hairline.
            y += height + m.TABLE_HEAD_RULE + m.TABLE.leading
        elif place:
            y += height + step.row.gap
            page += [mark.moved(0, y) for mark in step.row.above]
        page += [mark.moved(0, y) for mark in step.row.marks]
        height = step.row.height
    pages.y = max(bottom, y + height)
