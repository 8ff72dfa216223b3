"""The steps of a reckoning in words, and when a term ends as far as that is known."""

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import Choice
from kl_relations_desktop.domain.standing_facts import Length, Step
from kl_relations_desktop.domain.working_days import ClosedDay
from kl_relations_desktop.wording.catalogue import N_, Words
from kl_relations_desktop.wording.dates import (
    MONTHS,
    PAGE,
    DateStyle,
    speak,
    speak_day,
)
from kl_relations_desktop.wording.labels import headline

TIMES = "times"
"""The blank that is filled with how often something happens."""
NOTICE = "notice"
"""The blank whose length belongs to the noun after it: "6 months' notice"."""


def step_words(step: Step, words: Words, style: DateStyle = PAGE) -> tuple[str, str, str]:
    """Return what a step did, the day it leads to, and the reason; either may be empty."""
    said = {name: _said(name, value, words, style) for name, value in step.values.items()}
    return (
        words(step.say).format(**said),
        _day(step.day, words, style),
        words(step.because).format(**said),
    )


def sentence(step: Step, words: Words) -> str:
    """Return a step as one line: "Term ends: Friday, 25 June 2027 (Clause 9)"."""
    label, day, because = step_words(step, words)
    text = words("{step}: {day}").format(step=label, day=day) if day else label
    return words("{step} ({reason})").format(step=text, reason=because) if because else text


def ends_words(term_ends: PartialDate, words: Words) -> str:
    """Return when a term ends, and no more of it than is known."""
    spoken = speak(term_ends, words)
    if term_ends.single_day is not None:
        return words("ends on {date}").format(date=spoken)
    is_doubtful = term_ends.is_approximate or term_ends.is_uncertain
    if is_doubtful or term_ends.length_days is None:
        return words("ends {date}").format(date=spoken)
    if not term_ends.is_range:
        return words("ends some time in {date}").format(date=spoken)
    first, last = term_ends.earliest(), term_ends.latest()
    if first.year == last.year:
        start = f"{first.day} {words(MONTHS[first.month - 1])}"
    else:
        start = speak_day(first, words)
    return words("ends between {first} and {last}").format(
        first=start, last=speak_day(last, words)
    )


def length_words(length: Length, words: Words) -> str:
    """Return a length of time as it is stated, such as "5 years and 6 months"."""
    return _joined(_parts(length, words), words)


def _day(day: PartialDate | None, words: Words, style: DateStyle) -> str:
    if day is None:
        return ""
    single = day.single_day
    if single is None:
        return speak(day, words, style)
    return speak_day(single, words, with_weekday=True, style=style)


def _said(name: str, value: object, words: Words, style: DateStyle) -> object:
    if isinstance(value, PartialDate):
        return speak(value, words, style)
    if isinstance(value, Length):
        return _owned(value, words) if name == NOTICE else length_words(value, words)
    if isinstance(value, Choice):
        return words(value.label)
    if isinstance(value, Record):
        return headline(value, words)
    if name == TIMES and isinstance(value, int):
        return words.plural("{n} time at most", "{n} times at most", value).format(n=value)
    if isinstance(value, tuple):
        return "; ".join(_closed(one, words) for one in value if isinstance(one, ClosedDay))
    return value


def _parts(length: Length, words: Words) -> list[str]:
    years, months, days = length.years, length.months, length.days
    parts = [
        words.plural("{n} year", "{n} years", years).format(n=years) if years else "",
        words.plural("{n} month", "{n} months", months).format(n=months) if months else "",
        words.plural("{n} day", "{n} days", days).format(n=days) if days else "",
    ]
    return [part for part in parts if part]


def _owned(length: Length, words: Words) -> str:
    """Return a length before the noun that it measures: the last part takes the apostrophe."""
    parts = _parts(length, words)
    months, days = length.months, length.days
    if days:
        parts[-1] = words.plural("{n} day’s", "{n} days’", days).format(n=days)
    elif months:
        parts[-1] = words.plural("{n} month’s", "{n} months’", months).format(n=months)
    return _joined(parts, words)


def _joined(parts: list[str], words: Words) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return words("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])


def _closed(closed: ClosedDay, words: Words) -> str:
    name = closed.name_ms if words.language == "ms" and closed.name_ms else closed.name
    message = N_("{day}: {name}, an estimate") if closed.is_estimate else N_("{day}: {name}")
    day = f"{closed.day.day} {words(MONTHS[closed.day.month - 1])}"
    return words(message).format(day=day, name=name)
