"""Dates that may be known only to the day, the month, the year or a range, as EDTF text."""

import re
from dataclasses import field
from datetime import date
from enum import StrEnum
from functools import lru_cache, total_ordering
from typing import Self

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.frozen import dataclass

OPEN = ".."
_ONE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
# 200 years of single days: a list of 100,000 records repeats its dates.
_REMEMBERED = 73_000


class Precision(StrEnum):
    """How closely a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


def days_in(year: int, month: int) -> int:
    """Return how many days a month has."""
    if month == 2:
        leaps = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if leaps else 28
    return 30 if month in (4, 6, 9, 11) else 31


@dataclass(frozen=True, slots=True)
class DateParts:
    """One date as it is known: what is not stated is None, never a guess."""

    year: int
    month: int | None = None
    day: int | None = None
    approximate: bool = False
    uncertain: bool = False

    def __post_init__(self) -> None:
        """Refuse what no calendar holds."""
        if not 1 <= self.year <= 9999:
            raise RuleViolation("date.no_such_year", year=self.year)
        if self.month is None:
            if self.day is not None:
                raise RuleViolation("date.no_month", day=self.day)
            return
        if not 1 <= self.month <= 12:
            raise RuleViolation("date.no_such_month", month=self.month)
        if self.day is not None and not 1 <= self.day <= days_in(self.year, self.month):
            raise RuleViolation(
                "date.no_such_day", day=self.day, month=self.month, year=self.year
            )

    @property
    def precision(self) -> Precision:
        """Return how closely this date is known."""
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    @property
    def edtf(self) -> str:
        """Return this date as EDTF text with its qualifier."""
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        if self.approximate:
            return text + ("%" if self.uncertain else "~")
        return text + ("?" if self.uncertain else "")

    def earliest(self) -> date:
        """Return the first day that this date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> date:
        """Return the last day that this date can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or days_in(self.year, month))


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as known as it is known; `start` and `end` are the same but in a range."""

    start: DateParts | None = field(compare=False)
    end: DateParts | None = field(compare=False)
    edtf: str = field(init=False)
    _earliest: date = field(init=False, compare=False)
    _latest: date = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse a range that has no end at all or ends before it starts."""
        start, end = self.start, self.end
        if start is None and end is None:
            raise RuleViolation("date.no_end_at_all")
        earliest = date.min if start is None else start.earliest()
        latest = date.max if end is None else end.latest()
        if latest < earliest:
            raise RuleViolation("date.end_before_start")
        first = OPEN if start is None else start.edtf
        last = OPEN if end is None else end.edtf
        # Frozen: derived once here, so that sorting 100,000 rows reckons nothing.
        object.__setattr__(self, "edtf", first if first == last else f"{first}/{last}")
        object.__setattr__(self, "_earliest", earliest)
        object.__setattr__(self, "_latest", latest)

    @classmethod
    def parse(cls, edtf: str) -> "PartialDate":
        """Return the date that an EDTF text stands for; refuse any other text."""
        return _parsed(edtf)

    @classmethod
    def day(cls, day: date) -> Self:
        """Return the date known to be this day."""
        return cls.of(day.year, day.month, day.day)

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None) -> Self:
        """Return the date known to this year, month or day."""
        parts = DateParts(year, month, day)
        return cls(parts, parts)

    @classmethod
    def between(cls, first: date, last: date) -> Self:
        """Return the range from one day to another, both included."""
        return cls(
            DateParts(first.year, first.month, first.day),
            DateParts(last.year, last.month, last.day),
        )

    def earliest(self) -> date:
        """Return the first day that this date can mean, `date.min` when its start is open."""
        return self._earliest

    def latest(self) -> date:
        """Return the last day that this date can mean, `date.max` when its end is open."""
        return self._latest

    def opens(self) -> date:
        """Return the first day that this date can mean, its last when its start is open."""
        return self._latest if self.start is None else self._earliest

    @property
    def sort_key(self) -> tuple[date, date]:
        """Return the first and last day: what lists are sorted by."""
        return self._earliest, self._latest

    @property
    def is_open(self) -> bool:
        """Say whether one end of this date is not stated."""
        return self.start is None or self.end is None

    @property
    def to_scale(self) -> tuple[date, date]:
        """Return the first and last day to draw: of an open date, the year that is known."""
        if not self.is_open:
            return self._earliest, self._latest
        known = self._latest if self.start is None else self._earliest
        return date(known.year, 1, 1), date(known.year, 12, 31)

    @property
    def is_range(self) -> bool:
        """Say whether this date runs from one stated end to another, or on from one."""
        return self.start != self.end

    @property
    def precision(self) -> Precision:
        """Return how closely this date is known."""
        if self.start is None or self.is_range:
            return Precision.RANGE
        return self.start.precision

    @property
    def is_approximate(self) -> bool:
        """Say whether any end of this date is approximate."""
        return any(end is not None and end.approximate for end in (self.start, self.end))

    @property
    def is_uncertain(self) -> bool:
        """Say whether any end of this date is uncertain."""
        return any(end is not None and end.uncertain for end in (self.start, self.end))

    @property
    def single_day(self) -> date | None:
        """Return the day when exactly one is stated, neither approximate nor uncertain."""
        known = self.precision is Precision.DAY
        qualified = self.is_approximate or self.is_uncertain
        return self._earliest if known and not qualified else None

    @property
    def length_days(self) -> int | None:
        """Return the days from the earliest to the latest, None when an end is open."""
        if self.start is None or self.end is None:
            return None
        return (self._latest - self._earliest).days + 1

    def contains(self, day: date) -> bool:
        """Say whether this date can mean that day."""
        return self._earliest <= day <= self._latest

    def __lt__(self, other: object) -> bool:
        """Order by first day, then last day, then text, so that equals are the same text."""
        if not isinstance(other, PartialDate):
            return NotImplemented
        mine = (self._earliest, self._latest, self.edtf)
        return mine < (other._earliest, other._latest, other.edtf)

    def __str__(self) -> str:
        """Return the EDTF text."""
        return self.edtf

    def __repr__(self) -> str:
        """Return the EDTF text in the form that makes this date again."""
        return f"PartialDate.parse({self.edtf!r})"


@lru_cache(maxsize=_REMEMBERED)
def _parsed(edtf: str) -> PartialDate:
    first, slash, last = edtf.partition("/")
    try:
        start = _end(first, edtf, may_be_open=bool(slash))
        end = _end(last, edtf, may_be_open=True) if slash else start
        return PartialDate(start, end)
    except RuleViolation as refusal:
        raise RuleViolation("date.not_edtf", text=edtf) from refusal


def _end(text: str, edtf: str, *, may_be_open: bool) -> DateParts | None:
    if may_be_open and text == OPEN:
        return None
    found = _ONE.fullmatch(text)
    if found is None:
        raise RuleViolation("date.not_edtf", text=edtf)
    year, month, day, qualifier = found.groups()
    return DateParts(
        int(year),
        int(month) if month else None,
        int(day) if day else None,
        approximate=qualifier in ("~", "%"),
        uncertain=qualifier in ("?", "%"),
    )
