"""Public holidays of the partners’ countries, from a library imported when first asked."""

from datetime import date
from functools import cache

import holidays
from holidays.registry import COUNTRIES

from kl_relations_desktop.exchange.public_holidays import Holiday

_CODES = frozenset(codes[1] for codes in COUNTRIES.values())
_HOME = "MY"
# The library writes American English; these are the words of Kuala Lumpur's own list.
_WORDS_AT_HOME = (
    ("Labor Day", "Labour Day"),
    ("Diwali", "Deepavali"),
    ("Vesak Day", "Wesak Day"),
    ("Eid al-Fitr", "Hari Raya Aidilfitri"),
    ("Eid al-Adha", "Hari Raya Haji"),
)
# Every country's labels in English, and Malaysia's and Brunei's in Malay, end in one of these.
_ESTIMATED = (
    (" (estimated)", ""),
    (", estimated)", ")"),
    (" (anggaran)", ""),
    (", anggaran)", ")"),
)


@cache
def partner_holidays(country_code: str, year: int) -> tuple[Holiday, ...]:
    """Return a country's national holidays in a year; none where the country is not known."""
    code = country_code.upper()
    return reckoned(code, year) if code in _CODES else ()


def reckoned(code: str, year: int, subdivision: str | None = None) -> tuple[Holiday, ...]:
    """Return by day what the library gives for a known country, or for one part of it."""
    english = _names(code, year, subdivision, "en")
    malay = _names(code, year, subdivision, "ms")
    return tuple(_holiday(code, day, english[day], malay[day]) for day in sorted(english))


def _names(
    code: str, year: int, subdivision: str | None, language: str
) -> holidays.HolidayBase:
    """Return the holidays named in a language, or else in English, which every country has."""
    offered = holidays.country_holidays(code).supported_languages
    spoken = [one for one in offered if one.partition("_")[0] in (language, "en")]
    spoken.sort(key=lambda one: one.partition("_")[0] != language)
    return holidays.country_holidays(
        code, subdiv=subdivision, years=year, language=spoken[0] if spoken else None
    )


def _holiday(code: str, day: date, english: str, malay: str) -> Holiday:
    name, name_ms = _certain(english), _certain(malay)
    if code == _HOME:
        for theirs, ours in _WORDS_AT_HOME:
            name = name.replace(theirs, ours)
    return Holiday(day, name, name_ms, is_estimate="estimated)" in english)


def _certain(name: str) -> str:
    """Return the name without the library's remark that its day is an estimate."""
    for remark, instead in _ESTIMATED:
        name = name.replace(remark, instead)
    return name
