"""Dates that may be known only to the month or the year."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache, total_ordering

from kl_relations_desktop.domain.errors import RuleViolation

_ONE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)", re.ASCII)


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, month, year or range, as known as it is known, held as EDTF level 1 text."""

    edtf: str
    first: date
    last: date
    precision: Precision

    @classmethod
    def parse(cls, edtf: str) -> "PartialDate":
        """Return the date that an EDTF text means; refuses any other text."""
        return _parsed(edtf)

    @classmethod
    def day(cls, day: date) -> "PartialDate":
        """Return a date known to the day."""
        return _parsed(day.isoformat())

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None) -> "PartialDate":
        """Return a date known to the year, the month or the day."""
        parts = [f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None)]
        return _parsed("-".join(parts))

    def earliest(self) -> date:
        """Return the first day this date can mean."""
        return self.first

    def latest(self) -> date:
        """Return the last day this date can mean."""
        return self.last

    @property
    def is_approximate(self) -> bool:
        """Return whether the date is only about right."""
        return "~" in self.edtf or "%" in self.edtf

    @property
    def is_uncertain(self) -> bool:
        """Return whether the date is doubtful."""
        return "?" in self.edtf or "%" in self.edtf

    @property
    def sort_key(self) -> tuple[date, date]:
        """Return what dates are sorted by: earliest, then latest day."""
        return self.first, self.last

    def __lt__(self, other: "PartialDate") -> bool:
        return (self.sort_key, self.edtf) < (other.sort_key, other.edtf)

    def __str__(self) -> str:
        """Return the EDTF text."""
        return self.edtf


@lru_cache(maxsize=65536)
def _parsed(edtf: str) -> PartialDate:
    start, slash, end = edtf.partition("/")
    if not slash:
        first, last, precision = _single(edtf, edtf)
        return PartialDate(edtf, first, last, precision)
    first = date.min if start == ".." else _single(start, edtf)[0]
    last = date.max if end == ".." else _single(end, edtf)[1]
    if last < first or (start == ".." and end == ".."):
        raise RuleViolation("date.not_edtf", text=edtf)
    return PartialDate(edtf, first, last, Precision.RANGE)


def _single(text: str, whole: str) -> tuple[date, date, Precision]:
    found = _ONE.fullmatch(text)
    if found is None:
        raise RuleViolation("date.not_edtf", text=whole)
    year, month, day = (int(part) if part else 0 for part in found.groups()[:3])
    try:
        if day:
            known = date(year, month, day)
            return known, known, Precision.DAY
        if month:
            last = calendar.monthrange(year, month)[1]
            return date(year, month, 1), date(year, month, last), Precision.MONTH
        return date(year, 1, 1), date(year, 12, 31), Precision.YEAR
    except ValueError as error:
        raise RuleViolation("date.not_edtf", text=whole) from error
