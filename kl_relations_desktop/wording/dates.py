"""Dates in words: as known as they are known, in English and Malay, on screen and on paper."""

from datetime import date
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from kl_relations_desktop.domain.partial_date import DateParts, PartialDate, Precision
from kl_relations_desktop.wording.catalogue import N_, Words, told

if TYPE_CHECKING:
    from kl_relations_desktop.domain.date_reading import Reading


class DateStyle(Enum):
    """Where a date is read, which settles how long and how firmly joined it is."""

    PAGE = "page"
    TABLE = "table"
    SHORT = "short"
    PAPER = "paper"


PAGE, TABLE, SHORT, PAPER = DateStyle.PAGE, DateStyle.TABLE, DateStyle.SHORT, DateStyle.PAPER

MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
SHORT_MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)
WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
SHORT_WEEKDAYS = (
    N_("Mon"),
    N_("Tue"),
    N_("Wed"),
    N_("Thu"),
    N_("Fri"),
    N_("Sat"),
    N_("Sun"),
)
SENTENCES = {
    "date.end_before_start": N_("The range ends before it starts. Check both dates."),
    "date.no_end_at_all": N_("A range needs at least one date. Give its start or its end."),
    "date.no_month": N_("A day needs its month. Add it, or leave the day out."),
    "date.no_such_day": N_("That month has no such day. Check the day and the month."),
    "date.no_such_month": N_("There are only twelve months. Check the month."),
    "date.no_such_year": N_("Years run from 0001 to 9999. Check the year."),
    "date.no_year": N_("The year is missing. Add it, with four digits."),
    "date.not_edtf": N_(
        "“{text}” is not a date. Write it like 1984-02-01, 1989-01, 1994 or "
        "1993-10-05/1993-10-12."
    ),
    "date.not_understood": N_(
        "“{text}” is not a date. Write it like 1 Feb 1984, Jan 1989, 1994 or 5–12 Oct 1993."
    ),
    "date.other_weekday": N_(
        "The weekday does not fit: the day is {whole_day}. Correct one of the two."
    ),
    "date.two_digit_year": N_("Write the year with four digits, like 1994."),
    "date.two_readings": N_("“{text}” can be read in two ways. Choose one."),
}
"""What each refusal of a date means, by its code."""

_JOINED = "\N{NO-BREAK SPACE}"
# No list shows more distinct dates than this at once; a page scrolls through it many times.
_REMEMBERED = 65_536
_WEEKDAYS_TELL = 14
"""In more days than these nobody asks for the weekdays of the first and the last."""


def speak(when: PartialDate | None, words: Words, style: DateStyle = PAGE) -> str:
    """Return a date in words: what is known and no more."""
    return words("Not stated") if when is None else _spoken(when, words, style)


def short(when: PartialDate | None, words: Words) -> str:
    """Return a date as tables write it, with a short month."""
    return speak(when, words, TABLE)


def speak_day(
    day: date, words: Words, with_weekday: bool = False, style: DateStyle = PAGE
) -> str:
    """Return one day in words, after its weekday if asked."""
    spoken = speak(PartialDate.day(day), words, style)
    if not with_weekday:
        return spoken
    if style in (TABLE, SHORT):
        return f"{weekday(day, words, short=True)} {spoken}"
    return f"{weekday(day, words)}, {spoken}"


def weekday(day: date, words: Words, short: bool = False) -> str:
    """Return the name of a day of the week."""
    return words((SHORT_WEEKDAYS if short else WEEKDAYS)[day.weekday()])


def precision_note(when: PartialDate | None, words: Words) -> str:
    """Return what is known of a date that is not known to the day; nothing for days."""
    known = _known_to(when) if when else set()
    if Precision.YEAR in known:
        return words("year known")
    return words("month known") if Precision.MONTH in known else ""


def note_below(when: PartialDate, words: Words) -> str:
    """Return what stands below a date in a column: its weekdays, or how exactly it is known."""
    if when.single_day is not None:
        return weekday(when.earliest(), words, short=True)
    if when.precision is not Precision.RANGE or when.length_days is None:
        return precision_note(when, words)
    if when.length_days > _WEEKDAYS_TELL:
        return ""
    first, last = (weekday(day, words, short=True) for day in (when.earliest(), when.latest()))
    return f"{first}–{last}"


def understood(reading: "Reading", words: Words) -> str:
    """Return what was read from an officer's typing, what it may be, or what is wrong."""
    if reading.date is not None:
        return words(_read_as(reading.date)).format(date=speak(reading.date, words))
    if reading.alternatives:
        first, second = reading.alternatives[:2]
        return words("{first} or {second}?").format(
            first=_beside(first, second, words), second=speak(second, words)
        )
    if reading.problem:
        day = reading.whole_day
        said = "" if day is None else speak_day(day, words, with_weekday=True)
        return words(SENTENCES[reading.problem]).format(text=told(reading.text), whole_day=said)
    return words("Empty means “not stated”")


def relative(day: date, today: date, words: Words) -> str:
    """Return how far off a day is, or how late; never more time than is left."""
    days = (day - today).days
    if days == 0:
        return words("Today")
    if days == 1:
        return words("Tomorrow")
    return _late(day, today, words) if days < 0 else _ahead(day, today, words)


def _ahead(day: date, today: date, words: Words) -> str:
    days, months = (day - today).days, _whole_months(today, day)
    if days < 14:
        return words.plural("In {n} day", "In {n} days", days).format(n=days)
    if months < 2:
        return words.plural("In {n} week", "In {n} weeks", days // 7).format(n=days // 7)
    if months < 24:
        return words.plural("In {n} month", "In {n} months", months).format(n=months)
    return words.plural("In {n} year", "In {n} years", months // 12).format(n=months // 12)


def _late(day: date, today: date, words: Words) -> str:
    days, months = (today - day).days, _whole_months(day, today)
    if months < 2:
        return words.plural("{n} day late", "{n} days late", days).format(n=days)
    if months < 24:
        return words.plural("{n} month late", "{n} months late", months).format(n=months)
    return words.plural("{n} year late", "{n} years late", months // 12).format(n=months // 12)


def _whole_months(first: date, last: date) -> int:
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - (last.day < first.day)


def _known_to(when: PartialDate) -> set[Precision]:
    return {end.precision for end in (when.start, when.end) if end is not None}


def _read_as(when: PartialDate) -> str:
    known = _known_to(when)
    if len(known) > 1 or Precision.DAY in known:
        return N_("Read as {date}")
    is_closed_range = when.is_range and when.length_days is not None
    if Precision.MONTH in known:
        if is_closed_range:
            return N_("Read as {date}; days not stated")
        return N_("Read as {date}; day not stated")
    if is_closed_range:
        return N_("Read as {date}; months and days not stated")
    if when.is_range or when.is_approximate or when.is_uncertain:
        return N_("Read as {date}; month and day not stated")
    return N_("Read as the year {date}; month and day not stated")


def _beside(first: PartialDate, second: PartialDate, words: Words) -> str:
    # "5 March or 3 May 1993?": a year that both share is said once, at the end.
    days = first.single_day, second.single_day
    if days[0] and days[1] and days[0].year == days[1].year:
        return _bare(DateParts(days[0].year, days[0].month, days[0].day), words, PAGE, False)
    return speak(first, words)


@lru_cache(maxsize=_REMEMBERED)
def _spoken(when: PartialDate, words: Words, style: DateStyle) -> str:
    start, end = when.start, when.end
    if end is None or start is None:
        known = start or end
        assert known is not None, "a date without any end cannot be made"
        message = N_("until {date}") if start is None else N_("from {date}")
        single = PartialDate(known, known)
        return words(message).format(date=_spoken(single, words, _with_year(style)))
    if not when.is_range:
        year_is_said = style is not SHORT or start.month is None
        return _qualified(_bare(start, words, style, year_is_said), start, words, style)
    if (start.approximate, start.uncertain) == (end.approximate, end.uncertain):
        return _qualified(_range(start, end, words, style), start, words, style)
    style = _with_year(style)
    return words("from {start} to {end}").format(
        start=_one_end(start, words, style), end=_one_end(end, words, style)
    )


def _with_year(style: DateStyle) -> DateStyle:
    return TABLE if style is SHORT else style


def _qualified(text: str, parts: DateParts, words: Words, style: DateStyle) -> str:
    if parts.approximate:
        text = _joined(words("about {date}").format(date=text), style)
    return words("{date}, uncertain").format(date=text) if parts.uncertain else text


def _one_end(parts: DateParts, words: Words, style: DateStyle) -> str:
    text = _bare(parts, words, style)
    if parts.approximate:
        text = words("about {date}").format(date=text)
    if parts.uncertain:
        text = words("possibly {date}").format(date=text)
    return _joined(text, style)


def _range(start: DateParts, end: DateParts, words: Words, style: DateStyle) -> str:
    same_year = start.year == end.year and start.precision is end.precision
    year_is_said = style is not SHORT or not same_year or start.month is None
    last = _bare(end, words, style, year_is_said)
    is_days = start.day is not None
    if same_year and is_days and start.month == end.month:
        return f"{start.day}–{last}"
    if start.precision is end.precision and not is_days and (same_year or not start.month):
        return f"{_bare(start, words, style, with_year=not start.month)}–{last}"
    first = _bare(start, words, style, with_year=not same_year)
    # On paper the rule stays with what it follows, so that no line begins with it.
    return f"{first}{_joined(' ', style)}– {last}"


def _bare(parts: DateParts, words: Words, style: DateStyle, with_year: bool = True) -> str:
    said = [] if parts.day is None else [str(parts.day)]
    if parts.month is not None:
        months = SHORT_MONTHS if style in (TABLE, SHORT) else MONTHS
        said.append(words(months[parts.month - 1]))
    if with_year:
        said.append(f"{parts.year:04d}")
    return _joined(" ".join(said), style)


def _joined(text: str, style: DateStyle) -> str:
    # A cross-month range keeps its one place to break: after the rule.
    if style is not PAPER:
        return text
    return text.replace(" ", _JOINED).replace("–" + _JOINED, "– ")
