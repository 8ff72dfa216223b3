"""The days on which City Hall works: nothing is sent on a weekend or a public holiday."""

from collections.abc import Callable
from datetime import date, timedelta

from kl_relations_desktop.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A day on which City Hall is closed, and why."""

    day: date
    name: str
    name_ms: str
    is_estimate: bool = False


ClosedDays = Callable[[date], ClosedDay | None]

_ONE_DAY = timedelta(days=1)
_WEEKEND = {5: ("Saturday", "Sabtu"), 6: ("Sunday", "Ahad")}


def never_closed(day: date) -> ClosedDay | None:
    """Return no holiday: for reckoning in which holidays do not matter."""
    del day
    return None


def is_weekend(day: date) -> bool:
    """Say whether City Hall rests on this day of the week."""
    return day.weekday() in _WEEKEND


def rolled_back(day: date, closed: ClosedDays) -> tuple[date, tuple[ClosedDay, ...]]:
    """Return the last working day not after this one, and each closed day passed over.

    A holiday on a weekend is told as the holiday. On the first days of the calendar, which
    nothing precedes, the day itself is returned.
    """
    passed: list[ClosedDay] = []
    while (reason := _closed_on(day, closed)) is not None and day > date.min:
        passed.append(reason)
        day -= _ONE_DAY
    return day, tuple(passed)


def _closed_on(day: date, closed: ClosedDays) -> ClosedDay | None:
    holiday = closed(day)
    if holiday is not None:
        return holiday
    name = _WEEKEND.get(day.weekday())
    return None if name is None else ClosedDay(day, *name)
