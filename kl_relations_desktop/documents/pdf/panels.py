"""The timeline's scale: panels linear in days, with long empty stretches left out."""

from datetime import date, timedelta

from kl_relations_desktop.documents.content import Event
from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Panel:
    """A stretch of the axis: its first day, the day after its last, and where it stands."""

    first: date
    after: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Return where a day begins."""
        share = (day - self.first).days / (self.after - self.first).days
        return self.left + share * (self.right - self.left)

    def has(self, day: date) -> bool:
        """Return whether a day lies in this panel."""
        return self.first <= day < self.after


@dataclass(frozen=True, slots=True)
class Axis:
    """The panels from left to right."""

    panels: tuple[Panel, ...]

    def start(self, day: date) -> float:
        """Return where a day begins."""
        return self._panel(day).x(day)

    def end(self, day: date) -> float:
        """Return where a day ends."""
        panel = self._panel(day)
        return panel.x(day) if day == date.max else panel.x(day + timedelta(days=1))

    def middle(self, event: Event) -> float:
        """Return the middle of an event's mark."""
        return (self.start(event.earliest) + self.end(event.latest)) / 2

    def _panel(self, day: date) -> Panel:
        # The calendar ends with its last day: no panel has a day behind that one.
        return next((panel for panel in self.panels if panel.has(day)), self.panels[-1])


def axis_for(events: tuple[Event, ...]) -> Axis:
    """Return the scale on which all the events stand."""
    stretches = _stretches(events)
    bounds = [(date(first, 1, 1), _new_year_after(last)) for first, last in stretches]
    first, after = bounds[-1]
    newest = max(event.latest for event in events)
    # The line does not run on through half a year in which nothing is known to happen.
    if newest < date(newest.year, 7, 1) and first.year < newest.year:
        bounds[-1] = (first, date(newest.year, 7, 1))
    del after
    days = sum((end - start).days for start, end in bounds)
    room = m.FULL_WIDTH - m.PANEL_GAP * (len(bounds) - 1)
    panels: list[Panel] = []
    left = m.LEFT
    for start, end in bounds:
        right = left + room * (end - start).days / days
        panels.append(Panel(start, end, left, right))
        left = right + m.PANEL_GAP
    return Axis(tuple(panels))


def _new_year_after(year: int) -> date:
    return date.max if year == date.max.year else date(year + 1, 1, 1)


def _stretches(events: tuple[Event, ...]) -> list[tuple[int, int]]:
    """Return the years that the axis shows, as first and last of each stretch."""
    spans = sorted((event.earliest.year, event.latest.year) for event in events)
    stretches = [spans[0]]
    for first, last in spans[1:]:
        begun, ended = stretches[-1]
        if first - ended - 1 > m.EMPTY_YEARS:
            stretches.append((first, last))
        else:
            stretches[-1] = (begun, max(ended, last))
    return stretches
