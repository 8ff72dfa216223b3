"""The timeline: marks as long as what is known, labels in lanes above, years below."""

from collections.abc import Iterator
from datetime import date

from kl_relations_desktop.documents.content import Event, Precision, Span, Text, Timeline
from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.documents.pdf.ink import Box, Disc, Mark, Row, Rule, Run, Strip
from kl_relations_desktop.documents.pdf.lanes import Label, Seat, seated
from kl_relations_desktop.documents.pdf.lists import Look, height_of, stacked
from kl_relations_desktop.documents.pdf.panels import Axis, Panel, axis_for
from kl_relations_desktop.documents.pdf.setting import Line, set_text, set_words
from kl_relations_desktop.domain.frozen import dataclass

_STEPS = (1, 2, 5, 10, 20, 50)
_LEGEND_BAR = {
    Precision.MONTH: 9.0,
    Precision.RANGE: 14.0,
    Precision.YEAR: 24.0,
    Precision.ABOUT: 24.0,
}


@dataclass(frozen=True, slots=True)
class _Labelled:
    """An event with the lines of its label."""

    event: Event
    leader: float
    date: Line
    lines: tuple[Line, ...]

    @property
    def width(self) -> float:
        """Return the width of the widest line."""
        return max(line.width for line in (self.date, *self.lines))


def timeline(block: Timeline, look: Look) -> Strip:
    """Set the axis, its marks, labels and legend, and under it what has no date."""
    events = tuple(sorted(block.events, key=lambda e: (e.earliest, e.latest)))
    rows: list[Row] = []
    if events:
        rows.append(_figure(block, events, look))
    for text in block.undated:
        lines = set_text(text, look.body, m.TEXT_WIDTH, look.han)
        marks = stacked(lines, m.TEXT, look.body.leading)
        height = height_of(lines, look.body.leading)
        rows.append(Row(marks, height, look.body.leading + look.item_gap))
    return Strip(tuple(rows), is_whole=True)


def _figure(block: Timeline, events: tuple[Event, ...], look: Look) -> Row:
    """Return the whole figure, its baseline that of the side head."""
    axis = axis_for(events)
    labels = [_labelled(event, axis, look) for event in events]
    seats = seated([Label(label.leader, label.width) for label in labels])
    legend, legend_height = _legend(block, axis, look)
    tops, y = _lane_tops(labels, seats, legend_height + m.FIRST_LANE_DROP)
    y += m.CARD_AXIS_DROP if look.is_card else 0.0
    marks: list[Mark] = [*legend]
    for label, seat in zip(labels, seats, strict=True):
        if seat is not None:
            marks += _label_marks(label, seat, tops[seat.lane], y)
    marks += _axis_marks(axis, y)
    for event in events:
        marks += mark_of(event, axis, y)
    height = y + m.YEAR_DROP
    skipped = seats.count(None)
    if skipped and block.words.more:
        height += m.LABEL.leading + 4
        words = block.words.more.format(n=skipped, letter=block.annex)
        marks.append(Run(m.TEXT, height, set_words(words, m.LABEL, look.han)))
    return Row(tuple(marks), height, m.BODY.leading + 8)


def _labelled(event: Event, axis: Axis, look: Look) -> _Labelled:
    """Return an event's label in lines."""
    text: Text = (Span(event.text, figure=event.figure),)
    return _Labelled(
        event,
        axis.middle(event),
        set_words(event.date_text, m.FIGURE_DATE, look.han),
        set_text(text, m.LABEL, m.LABEL_MEASURE, look.han),
    )


def _lane_tops(
    labels: list[_Labelled], seats: list[Seat | None], first: float
) -> tuple[list[float], float]:
    """Return the first baseline of each lane in use, and the height of the axis."""
    tops, bottom = [first], first
    used = max((seat.lane for seat in seats if seat is not None), default=0)
    for lane in range(used + 1):
        depth = max(
            (
                len(label.lines)
                for label, seat in zip(labels, seats, strict=True)
                if seat is not None and seat.lane == lane
            ),
            default=1,
        )
        bottom = tops[lane] + depth * m.LABEL.leading
        tops.append(bottom + m.LANE_GAP)
    return tops, bottom + m.LANES_TO_AXIS


def _label_marks(label: _Labelled, seat: Seat, top: float, axis_y: float) -> list[Mark]:
    """Return a label's lines and the leader down to its mark."""
    is_rightward = seat.right > label.leader + 0.01
    marks: list[Mark] = []
    y = top
    for line in (label.date, *label.lines):
        x = seat.left if is_rightward else seat.right - line.width
        marks.append(Run(x, y, line))
        y += m.LABEL.leading
    bottom = axis_y - _rise(label.event)
    start = y - m.LABEL.leading + 4.5
    marks.append(Rule(label.leader, start, label.leader, bottom, m.LEADER_WEIGHT))
    return marks


def _rise(event: Event) -> float:
    """Return how far a mark rises above the axis at its middle, where its leader ends."""
    if event.is_planned:
        return m.RING_RADIUS
    return m.DISC_RADIUS if event.precision is Precision.DAY else m.BAR_HEIGHT / 2


def _axis_marks(axis: Axis, y: float) -> Iterator[Mark]:
    """Yield the axis, the year ticks and the strokes of the break."""
    step = _step(axis.panels)
    for place, panel in enumerate(axis.panels):
        yield Rule(panel.left, y, panel.right, y, m.AXIS_WEIGHT)
        yield from _years(panel, y, step)
        if place:
            yield from _break(panel.left - m.PANEL_GAP / 2, y)


def _step(panels: tuple[Panel, ...]) -> int:
    """Return every how many years there is room for a year's number."""
    panel = panels[0]
    year = (panel.right - panel.left) / (panel.after - panel.first).days * 365.25
    room = set_words("2027", m.LABEL).width + 2.2 * m.MM
    return next((step for step in _STEPS if step * year >= room), _STEPS[-1])


def _years(panel: Panel, y: float, step: int) -> Iterator[Mark]:
    """Yield the ticks of a panel, the year to the right of each."""
    last = panel.after.year if panel.after.month > 1 else panel.after.year - 1
    for year in range(panel.first.year, last + 1):
        if (year - panel.first.year) % step:
            continue
        x = panel.x(date(year, 1, 1))
        yield Rule(x, y, x, y + m.YEAR_TICK, m.LEADER_WEIGHT)
        number = set_words(str(year), m.LABEL)
        end = x + 3 + number.width
        if end <= min(panel.right + m.PANEL_GAP - 2 * m.MM, m.RIGHT):
            yield Run(x + 3, y + m.YEAR_DROP, number)
    if panel.after.month == 1:
        yield Rule(panel.right, y, panel.right, y + m.YEAR_TICK, m.LEADER_WEIGHT)


def _break(x: float, y: float) -> Iterator[Rule]:
    """Yield two slanted strokes."""
    for shift in (-2.4, 2.4):
        yield Rule(x + shift - 2, y + 4.5, x + shift + 2, y - 4.5, m.AXIS_WEIGHT)


def mark_of(event: Event, axis: Axis, y: float) -> Iterator[Mark]:
    """Yield an event's mark: as long as the days that it may mean."""
    start, end = axis.start(event.earliest), axis.end(event.latest)
    middle = (start + end) / 2
    if event.precision is not Precision.DAY:
        yield from _bar(event.precision, start, end, y)
    if event.is_planned:
        yield Disc(middle, y, m.RING_RADIUS, m.RING_WEIGHT)
    elif event.precision is Precision.DAY:
        yield Disc(middle, y, m.DISC_RADIUS)


def _bar(precision: Precision, start: float, end: float, y: float) -> Iterator[Mark]:
    """Yield a bar: solid, hollow, or hollow with open ends; with its ticks."""
    top = y - m.BAR_HEIGHT / 2
    if precision in {Precision.YEAR, Precision.ABOUT}:
        # It covers the axis, whose weight its two edges take up.
        yield Box(start, top, end - start, m.BAR_HEIGHT, ink=m.Ink.PAPER)
        for edge in (top, top + m.BAR_HEIGHT):
            yield Rule(start, edge, end, edge, m.AXIS_WEIGHT)
    else:
        yield Box(start, top, end - start, m.BAR_HEIGHT)
    if precision in {Precision.YEAR, Precision.MONTH}:
        for x in (start, end):
            yield Rule(x, y - m.END_TICK / 2, x, y + m.END_TICK / 2, m.BAR_WEIGHT)


def _legend(block: Timeline, axis: Axis, look: Look) -> tuple[list[Mark], float]:
    """Return the legend of the marks in use, and how far it runs below its first line."""
    marks: list[Mark] = []
    x, y = m.TEXT, 0.0
    for sign, words in _legend_entries(block, axis):
        line = set_words(words, m.LABEL, look.han)
        width = _sign_width(sign)
        if x > m.TEXT and x + width + 4 + line.width > m.RIGHT:
            x, y = m.TEXT, y + m.BODY.leading
        middle = y - 3.2
        if sign is None:
            marks += _break(x + 4.5, middle)
        elif sign == "planned":
            marks.append(Disc(x + m.RING_RADIUS, middle, m.RING_RADIUS, m.RING_WEIGHT))
        elif sign is Precision.DAY:
            marks.append(Disc(x + m.DISC_RADIUS, middle, m.DISC_RADIUS))
        elif isinstance(sign, Precision):
            marks += _bar(sign, x, x + width, middle)
        marks.append(Run(x + width + 4, y, line))
        x += width + 4 + line.width + m.LEGEND_GAP
    return marks, y


def _sign_width(sign: Precision | str | None) -> float:
    """Return the width of a mark in the legend."""
    if sign is None:
        return 9.0
    if isinstance(sign, Precision):
        return _LEGEND_BAR.get(sign, 2 * m.DISC_RADIUS)
    return 2 * m.RING_RADIUS


def _legend_entries(
    block: Timeline, axis: Axis
) -> Iterator[tuple[Precision | str | None, str]]:
    """Yield the marks in use with their words; None stands for the break."""
    words = block.words
    known = {event.precision for event in block.events if not event.is_planned}
    known |= {e.precision for e in block.events if e.precision is not Precision.DAY}
    for precision, said in (
        (Precision.DAY, words.day),
        (Precision.MONTH, words.month),
        (Precision.YEAR, words.year),
        (Precision.RANGE, words.range),
        (Precision.ABOUT, words.about),
    ):
        if precision in known:
            yield precision, said
    if any(event.is_planned for event in block.events):
        yield "planned", words.planned
    if len(axis.panels) > 1:
        yield None, words.left_out
