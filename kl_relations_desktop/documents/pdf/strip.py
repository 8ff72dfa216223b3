"""The strip of months: what is to be sent, what ends and what is reviewed, on one axis."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from kl_relations_desktop.documents.content import MonthStrip, StripMark, StripSign
from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.documents.pdf.ink import (
    Area,
    Box,
    Disc,
    Mark,
    Point,
    Row,
    Rule,
    Run,
    Strip,
)
from kl_relations_desktop.documents.pdf.lists import Look
from kl_relations_desktop.documents.pdf.panels import Axis, Panel
from kl_relations_desktop.documents.pdf.setting import Line, set_words
from kl_relations_desktop.domain.frozen import dataclass

_SIGN_GAP = 4.6
_APART = 3.0
_SPREADS = tuple(step * m.MM for step in range(0, 44, 2))
_RUN = 3
_SIGNS = (StripSign.SEND, StripSign.END, StripSign.REVIEW)


@dataclass(frozen=True, slots=True)
class _Label:
    """The letters and numbers over one mark, or over several that stand close together."""

    middle: float
    line: Line

    @property
    def left(self) -> float:
        """Return the left edge, kept within the axis."""
        return min(max(self.middle - self.line.width / 2, m.TEXT), m.RIGHT - self.line.width)

    @property
    def right(self) -> float:
        """Return the right edge."""
        return self.left + self.line.width


def month_strip(block: MonthStrip, look: Look) -> Strip:
    """Set the axis with its months, marks and labels, and the legend of the marks in use."""
    axis = _axis(block)
    first, after = axis.panels[0].first, axis.panels[0].after
    marks = [one for one in block.marks if first <= one.latest and one.earliest < after]
    labels = _labels(marks, axis)
    today, is_raised = _today(block, axis, labels, look)
    down = m.STRIP_LANE - m.STRIP_LABELS if is_raised else 0.0
    y = m.STRIP_AXIS + down
    role = m.FIGURE_DATE
    found: list[Mark] = [one.moved(0, y) for one in today]
    found += [Run(one.left, y - m.STRIP_AXIS + m.STRIP_LABELS, one.line) for one in labels]
    found += [Rule(m.TEXT, y, m.RIGHT, y, m.AXIS_WEIGHT)]
    found += _months(block, axis, y)
    # Rings first: where marks crowd, what must be sent lies on top.
    for one in sorted(marks, key=_order, reverse=True):
        found += _mark(one, axis, y)
    years = [(x, set_words(str(year), role)) for x, year in _years(axis)]
    row = y - m.STRIP_AXIS + m.STRIP_YEARS
    found += [Run(x, row, line) for x, line in years]
    legend, width = _legend(block, marks, look)
    x, row = _legend_place(years, width, row)
    found += [one.moved(x, row) for one in legend]
    return Strip((Row(tuple(found), row, m.BODY.leading),), is_whole=True)


def _axis(block: MonthStrip) -> Axis:
    """Return the scale: from the first day of a month to the last day of another."""
    year, month = divmod(block.last.year * 12 + block.last.month, 12)
    panel = Panel(block.first.replace(day=1), date(year, month + 1, 1), m.TEXT, m.RIGHT)
    return Axis((panel,))


def _starts(axis: Axis) -> Iterator[date]:
    """Yield the first day of each month."""
    panel = axis.panels[0]
    count = panel.first.year * 12 + panel.first.month - 1
    while (day := date(count // 12, count % 12 + 1, 1)) < panel.after:
        yield day
        count += 1


def _months(block: MonthStrip, axis: Axis, y: float) -> Iterator[Mark]:
    """Yield a tick where each month begins, and its initial in its middle."""
    panel = axis.panels[0]
    starts = [*_starts(axis), panel.after]
    for start, after in pairwise(starts):
        left, right = panel.x(start), panel.x(after)
        yield Rule(left, y, left, y + m.YEAR_TICK, m.LEADER_WEIGHT)
        initial = set_words(block.words.initials[start.month - 1], m.LABEL)
        middle = (left + right - initial.width) / 2
        yield Run(middle, y - m.STRIP_AXIS + m.STRIP_MONTHS, initial)


def _years(axis: Axis) -> Iterator[tuple[float, int]]:
    """Yield where the first month and each January begin, and the year."""
    for place, start in enumerate(_starts(axis)):
        if place == 0 or start.month == 1:
            yield axis.start(start), start.year


def _today(
    block: MonthStrip, axis: Axis, labels: Sequence[_Label], look: Look
) -> tuple[list[Mark], bool]:
    """Return today's dashed stroke and word about the axis, and whether it had to be raised."""
    if not axis.panels[0].has(block.today):
        return [], False
    x = (axis.start(block.today) + axis.end(block.today)) / 2
    word = set_words(block.words.today, m.FIGURE_DATE.inked(m.Ink.ACCENT), look.han)
    left = x + 4 if x + 4 + word.width <= m.RIGHT else x - 4 - word.width
    is_raised = any(
        one.left - _APART < max(x, left + word.width) and min(x, left) < one.right + _APART
        for one in labels
    )
    baseline = m.STRIP_LABELS - m.STRIP_AXIS
    if not is_raised:
        return [_dashed(x, -m.STRIP_TODAY, 0.0), Run(left, baseline, word)], False
    # The stroke makes way for a label that stands on it.
    top = baseline - m.STRIP_LANE
    crossed = any(one.left - 1 < x < one.right + 1 for one in labels)
    ends = ((top - 5.9, baseline - 8), (baseline + 3, 0.0)) if crossed else ((top - 5.9, 0.0),)
    return [*(_dashed(x, *one) for one in ends), Run(left, top, word)], True


def _dashed(x: float, top: float, bottom: float) -> Rule:
    return Rule(x, top, x, bottom, m.LEADER_WEIGHT, m.Ink.ACCENT, (2.2, 1.8))


def _mark(mark: StripMark, axis: Axis, y: float) -> Iterator[Mark]:
    """Yield a mark: a triangle, a bar as long as what is known, or a ring."""
    panel = axis.panels[0]
    start = panel.x(max(mark.earliest, panel.first))
    end = min(axis.end(mark.latest) if panel.has(mark.latest) else m.RIGHT, m.RIGHT)
    if mark.sign is StripSign.END and mark.earliest != mark.latest:
        yield Box(start, y - m.BAR_HEIGHT / 2, end - start, m.BAR_HEIGHT)
        for x in (start, end):
            yield Rule(x, y - m.END_TICK / 2, x, y + m.END_TICK / 2, m.BAR_WEIGHT)
    else:
        yield from _sign(mark.sign, (start + end) / 2, y)


def _sign(sign: StripSign, x: float, y: float, bar: float = m.STRIP_BAR[1]) -> Iterator[Mark]:
    """Yield the shape of a mark, on the axis or, its bar lower, in the legend."""
    if sign is StripSign.REVIEW:
        yield Disc(x, y, m.RING_RADIUS, m.RING_WEIGHT)
    elif sign is StripSign.END:
        width = m.STRIP_BAR[0]
        yield Box(x - width / 2, y - m.STRIP_BAR_RISE, width, bar)
    else:
        width, height = m.STRIP_TRIANGLE
        corners: tuple[Point, ...] = (
            (x - width / 2, y - height),
            (x + width / 2, y - height),
            (x, y),
        )
        window = (x - width / 2, y - height, width, height)
        yield Area((corners,), window, m.Ink.TEXT)


def _labels(marks: Sequence[StripMark], axis: Axis) -> list[_Label]:
    """Return labels over the marks; those too close for one each share one, such as 2–4."""
    middles = sorted((_middle(one, axis), _order(one), one.label) for one in marks)
    found: list[_Label] = []
    for spread in _SPREADS:
        found = [_label(group) for group in _groups(middles, spread)]
        if all(one.right + _APART <= other.left for one, other in pairwise(found)):
            break
    return found


def _middle(mark: StripMark, axis: Axis) -> float:
    panel = axis.panels[0]
    start = panel.x(max(mark.earliest, panel.first))
    return (start + (axis.end(mark.latest) if panel.has(mark.latest) else m.RIGHT)) / 2


def _order(mark: StripMark) -> tuple[bool, int]:
    """Return letters before numbers, each in its order."""
    return mark.sign is StripSign.REVIEW, mark.place


_Placed = tuple[float, tuple[bool, int], str]


def _groups(middles: Sequence[_Placed], spread: float) -> list[list[_Placed]]:
    """Return marks in groups no wider than a spread."""
    groups: list[list[_Placed]] = []
    for one in middles:
        if groups and one[0] - groups[-1][0][0] <= spread:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _label(group: Sequence[_Placed]) -> _Label:
    """Return one label over a group: its letters and numbers, those in a row as a range."""
    names = dict(sorted((order, label) for _, order, label in group))
    parts: list[list[tuple[bool, int]]] = []
    for order in names:
        if parts and parts[-1][-1] == (order[0], order[1] - 1):
            parts[-1].append(order)
        else:
            parts.append([order])
    said = ", ".join(
        f"{names[part[0]]}–{names[part[-1]]}"
        if len(part) >= _RUN
        else ", ".join(names[order] for order in part)
        for part in parts
    )
    middle = (group[0][0] + group[-1][0]) / 2
    return _Label(middle, set_words(said, m.FIGURE_DATE))


def _legend(
    block: MonthStrip, marks: Sequence[StripMark], look: Look
) -> tuple[list[Mark], float]:
    """Return the legend of the marks in use about its baseline, and its width."""
    used = {one.sign for one in marks}
    said = {
        StripSign.SEND: (block.words.send, m.STRIP_TRIANGLE[0], -0.4),
        StripSign.END: (block.words.end, m.STRIP_BAR[0], 0.0),
        StripSign.REVIEW: (block.words.review, 2 * m.RING_RADIUS, -3.2),
    }
    found: list[Mark] = []
    x = 0.0
    for sign in _SIGNS:
        if sign not in used:
            continue
        words, width, middle = said[sign]
        line = set_words(words, m.LABEL, look.han)
        found += _sign(sign, x + width / 2, middle, m.STRIP_LEGEND_BAR)
        found.append(Run(x + width + _SIGN_GAP, 0, line))
        x += width + _SIGN_GAP + line.width + m.LEGEND_GAP
    return found, max(0.0, x - m.LEGEND_GAP)


def _legend_place(
    years: Sequence[tuple[float, Line]], width: float, row: float
) -> tuple[float, float]:
    """Return where the legend stands: between two years, or else on a line of its own."""
    edges = [*(x for x, _ in years[1:]), m.RIGHT]
    for (x, line), edge in zip(years, edges, strict=True):
        start = x + line.width + 2 * m.LEGEND_GAP
        if start + width + (m.LEGEND_GAP if edge < m.RIGHT else 0.0) <= edge:
            return start, row
    return m.TEXT, row + m.LABEL.leading + 3
