"""Kuala Lumpur's public holidays, from a file, so that no start waits for the library."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import TypedDict, cast

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.runtime.resources import resource

FIRST_YEAR = 1952
LAST_YEAR = 2100
"""The years that the file, and the library it is made with, know; no others have holidays."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """One public holiday; an estimate waits for the moon and may move by a day."""

    day: date
    name: str
    name_ms: str
    is_estimate: bool = False


class _File(TypedDict):
    names: list[list[str]]
    years: dict[str, list[list[int]]]


@cache
def kl_holidays(year: int) -> Mapping[date, Holiday]:
    """Return the public holidays of Kuala Lumpur in a year, days in lieu included."""
    rows = _file()["years"].get(str(year), [])
    return MappingProxyType({one.day: one for one in (_holiday(year, row) for row in rows)})


@cache
def closed_days(first: date, last: date) -> Mapping[date, Holiday]:
    """Return the holidays of Kuala Lumpur from one day to another, both included."""
    years = range(max(first.year, FIRST_YEAR), min(last.year, LAST_YEAR) + 1)
    return MappingProxyType(
        {
            day: holiday
            for year in years
            for day, holiday in kl_holidays(year).items()
            if first <= day <= last
        }
    )


@cache
def _file() -> _File:
    return cast("_File", json.loads(resource("holidays", "kul.json").read_bytes()))


def _holiday(year: int, row: list[int]) -> Holiday:
    month_and_day, named, *estimated = row
    name, name_ms = _file()["names"][named]
    month, day = divmod(month_and_day, 100)
    return Holiday(date(year, month, day), name, name_ms, is_estimate=bool(estimated))
