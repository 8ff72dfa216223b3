"""Where partial dates stand on an axis, to scale: geometry alone, before any ink."""

from datetime import date
from enum import Enum

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import PartialDate, Precision

DAY_WIDTH = 4.0
"""A day is a solid bar as wide as this, at any scale."""
SPAN_WIDTH = 9.0
"""A month or year is as wide as it is, but never narrower than this."""
BREAK_WIDTH = 27.0
_EMPTY_YEARS = 10
_PANEL_WIDTH = 44.0
_LABEL_WIDTH = 44.0
_STEPS = (1, 2, 5, 10, 20, 50, 100)


class Shape(Enum):
    """How a date is drawn: a known day, a month or year that holds it, or a range of days."""

    DAY = "day"
    SPAN = "span"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Moment:
    """A date on the axis: its first and last day, its shape, and what happened."""

    first: date
    last: date
    shape: Shape
    is_about: bool = False
    is_planned: bool = False
    name: str = ""


def moment(when: PartialDate, name: str = "", *, is_planned: bool = False) -> Moment:
    """Return how a partial date is drawn; nothing is known that the date does not say."""
    first, last = when.to_scale
    is_about = when.is_open or when.is_approximate or when.is_uncertain
    ends = {end.precision for end in (when.start, when.end) if end is not None}
    if when.is_range and ends == {Precision.DAY} and not is_about:
        shape = Shape.RANGE
    elif when.precision is Precision.DAY and not is_about:
        shape = Shape.DAY
    else:
        shape = Shape.SPAN
    return Moment(first, last, shape, is_about, is_planned, name)


@dataclass(frozen=True, slots=True)
class Bar:
    """One mark on the axis: where it begins and how wide it is, in pixels."""

    x: float
    width: float
    moment: Moment


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a year; its label is empty where there is no room for one."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Panel:
    """A run of years drawn to scale, from the first day of one to the last of another."""

    first_year: int
    last_year: int
    x: float
    width: float

    @property
    def days(self) -> int:
        """Return how many days the panel spans."""
        return (date(self.last_year, 12, 31) - date(self.first_year, 1, 1)).days + 1

    def at(self, day: date, *, end: bool = False) -> float:
        """Return where a day begins, or ends."""
        passed = (day - date(self.first_year, 1, 1)).days + (1 if end else 0)
        return self.x + self.width * passed / self.days


@dataclass(frozen=True, slots=True)
class AxisPlan:
    """Everything that an axis draws, in pixels from its left end."""

    panels: tuple[Panel, ...] = ()
    ticks: tuple[Tick, ...] = ()
    bars: tuple[Bar, ...] = ()

    @property
    def breaks(self) -> tuple[float, ...]:
        """Return the middles of the breaks, where empty decades were left out."""
        return tuple(panel.x - BREAK_WIDTH / 2 for panel in self.panels[1:])


def axis_plan(moments: tuple[Moment, ...], width: float) -> AxisPlan:
    """Return where each moment stands on an axis of this width."""
    if not moments or width <= 0:
        return AxisPlan()
    panels = _placed(_runs(moments), width)
    bars = tuple(_bar(one, panels, width) for one in moments)
    ticks = _legible([tick for panel in panels for tick in _ticks(panel)])
    return AxisPlan(panels, ticks, bars)


def _legible(ticks: list[Tick]) -> tuple[Tick, ...]:
    """Return the ticks without the labels that would run into the one before."""
    found, free_from = [], 0.0
    for tick in ticks:
        named = bool(tick.label) and tick.x >= free_from
        found.append(tick if named else Tick(tick.x, ""))
        free_from = tick.x + _LABEL_WIDTH - 1 if named else free_from
    return tuple(found)


def _runs(moments: tuple[Moment, ...]) -> list[tuple[int, int]]:
    """Return the runs of years that hold moments; ten empty years and more part two runs."""
    runs: list[tuple[int, int]] = []
    for first, last in sorted((one.first.year, one.last.year) for one in moments):
        if runs and first - runs[-1][1] <= _EMPTY_YEARS:
            runs[-1] = (runs[-1][0], max(last, runs[-1][1]))
        else:
            runs.append((first, last))
    return runs


def _placed(runs: list[tuple[int, int]], width: float) -> tuple[Panel, ...]:
    room = max(width - BREAK_WIDTH * (len(runs) - 1), 1.0)
    widths = _shared([last - first + 1 for first, last in runs], room)
    panels, x = [], 0.0
    for (first, last), wide in zip(runs, widths, strict=True):
        panels.append(Panel(first, last, x, wide))
        x += wide + BREAK_WIDTH
    return tuple(panels)


def _shared(years: list[int], room: float) -> list[float]:
    """Return the panels' widths: one scale for all, but none too narrow for its year."""
    least = min(_PANEL_WIDTH, room / len(years))
    narrow: set[int] = set()
    while True:
        free = room - least * len(narrow)
        counted = sum(count for place, count in enumerate(years) if place not in narrow)
        scale = free / counted if counted else 0.0
        found = {
            place
            for place, count in enumerate(years)
            if place not in narrow and count * scale < least
        }
        if not found:
            break
        narrow |= found
    return [least if place in narrow else count * scale for place, count in enumerate(years)]


def _bar(one: Moment, panels: tuple[Panel, ...], width: float) -> Bar:
    panel = next(p for p in panels if p.first_year <= one.first.year <= p.last_year)
    start, end = panel.at(one.first), panel.at(one.last, end=True)
    if one.shape is Shape.DAY and not one.is_planned:
        wide = DAY_WIDTH
    else:
        # What is planned is dashed, and a dash needs the room of a span to be seen.
        is_solid = one.shape is Shape.RANGE and not one.is_planned
        wide = max(end - start, DAY_WIDTH if is_solid else SPAN_WIDTH)
    # A mark wider than its time grows to both sides, so that its middle stays true.
    x = min(max((start + end - wide) / 2, 0.0), max(width - wide, 0.0))
    return Bar(x, wide, one)


def _ticks(panel: Panel) -> tuple[Tick, ...]:
    count = panel.last_year - panel.first_year + 1
    a_year = panel.width / count
    step = next((step for step in _STEPS if step * a_year >= _LABEL_WIDTH), _STEPS[-1])
    ticks = []
    for year in range(panel.first_year, panel.last_year + 1):
        is_named = year == panel.first_year or (
            year % step == 0 and (year - panel.first_year) * a_year >= _LABEL_WIDTH
        )
        if is_named or a_year >= 12:
            ticks.append(Tick(panel.at(date(year, 1, 1)), str(year) if is_named else ""))
    return tuple(ticks)
