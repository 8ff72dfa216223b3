"""Time on a line: where a day stands, and which months and years are named."""

from collections.abc import Callable, Iterator
from datetime import date

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.wording.catalogue import Words
from kl_relations_desktop.wording.dates import SHORT_MONTHS

_AFTER_LINE = 4.0
_BETWEEN = 10.0
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
"""How many months lie between two names, the closest first."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Days on a line: the first stands at `left`; a day may lie outside."""

    first: float
    days: float
    left: float
    width: float

    def x(self, day: date) -> float:
        """Return where a day begins."""
        return self.at(day.toordinal())

    def after(self, day: date) -> float:
        """Return where a day ends."""
        return self.at(day.toordinal() + 1)

    def middle(self, day: date) -> float:
        """Return the middle of a day."""
        return self.at(day.toordinal() + 0.5)

    def at(self, ordinal: float) -> float:
        """Return where a moment stands."""
        return self.left + (ordinal - self.first) * self.width / self.days

    def moment(self, x: float) -> float:
        """Return which moment stands at a place."""
        return self.first + (x - self.left) * self.days / self.width

    @property
    def right(self) -> float:
        """Return where the line ends."""
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class Tick:
    """A line at the beginning of a month, with its name; a year's name is strong."""

    x: float
    label: str
    is_strong: bool


def months_after(day: date, months: int) -> date:
    """Return the first day of the month so many months after a day's own."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if year > date.max.year:
        return date.max
    return date(max(year, 1), month + 1, 1)


def ticks(scale: TimeScale, words: Words, wide: Callable[[str], float]) -> tuple[Tick, ...]:
    """Return the months or years to be named, none nearer than its neighbour's name ends."""
    a_month = scale.width / scale.days * 30.4
    for step in _STEPS:
        widest = max(
            (wide(_label(day, words, step)) for day in _beginnings(scale, step)), default=0.0
        )
        if step * a_month >= widest + _AFTER_LINE + _BETWEEN:
            break
    made = [_tick(scale, day, words, step) for day in _beginnings(scale, step)]
    return (*_first(scale, words, step, wide, made), *made)


def _tick(scale: TimeScale, day: date, words: Words, step: int) -> Tick:
    return Tick(scale.x(day), _label(day, words, step), step >= 12 or day.month == 1)


def _first(
    scale: TimeScale,
    words: Words,
    step: int,
    wide: Callable[[str], float],
    made: list[Tick],
) -> list[Tick]:
    """Return the name of the month the line begins in, if there is room before the next."""
    if step >= 12:
        return []
    day = date.fromordinal(max(1, int(scale.first)))
    if made and made[0].x <= scale.left + 0.01:
        if not made[0].is_strong:
            made[0] = Tick(made[0].x, _with_year(day, words), is_strong=True)
        return []
    label = _with_year(day, words)
    room = (made[0].x if made else scale.right) - scale.left
    if wide(label) + _AFTER_LINE + _BETWEEN > room:
        return []
    return [Tick(scale.left, label, is_strong=True)]


def _beginnings(scale: TimeScale, step: int) -> Iterator[date]:
    first = date.fromordinal(max(1, int(scale.first)))
    last = min(scale.first + scale.days, date.max.toordinal())
    count = first.year * 12 + first.month - 1
    # Counted from year 0, so that January is named whatever the step.
    count = -(-count // step) * step
    while True:
        year, month = divmod(count, 12)
        if year > date.max.year:
            return
        if year >= 1:
            day = date(year, month + 1, 1)
            if day.toordinal() >= last:
                return
            if day.toordinal() >= scale.first:
                yield day
        count += step


def _label(day: date, words: Words, step: int) -> str:
    if step >= 12:
        return str(day.year)
    return _with_year(day, words) if day.month == 1 else words(SHORT_MONTHS[day.month - 1])


def _with_year(day: date, words: Words) -> str:
    return f"{words(SHORT_MONTHS[day.month - 1])} {day.year}"
