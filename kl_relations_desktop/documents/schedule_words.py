"""How the schedule speaks: days, periods, small numbers, and the steps of a reckoning."""

from collections.abc import Sequence
from datetime import date

from kl_relations_desktop.documents.briefing_writer import NUMBERS, capital
from kl_relations_desktop.documents.content import Span, Style, SumLine, Text
from kl_relations_desktop.domain.partial_date import PartialDate, Precision
from kl_relations_desktop.domain.reviews import months_after
from kl_relations_desktop.domain.standing import Step
from kl_relations_desktop.wording.catalogue import Words
from kl_relations_desktop.wording.dates import PAPER, speak, speak_day, weekday
from kl_relations_desktop.wording.reasoning import step_words


def day_words(day: date, words: Words) -> str:
    """Return a day of the calendar in the words of paper."""
    return speak_day(day, words, style=PAPER)


def date_text(when: PartialDate | None, words: Words) -> Text:
    """Return a date as it is known, or that it is not stated."""
    if when is None:
        return (Span(words("Not stated"), Style.MISSING),)
    return (Span(speak(when, words, PAPER)),)


def number_word(count: int, words: Words) -> str:
    """Return a small number as a word, a larger one in figures."""
    return words(NUMBERS[count - 1]) if 0 < count <= len(NUMBERS) else str(count)


def period(months: int, words: Words) -> str:
    """Return a cycle in words, such as "2 years" or "18 months"."""
    if months % 12:
        return words.plural("{n} month", "{n} months", months).format(n=months)
    years = months // 12
    return words.plural("{n} year", "{n} years", years).format(n=years)


def review_sum(day: date, counted_from: PartialDate | None, months: int, words: Words) -> str:
    """Return how a review day follows, such as "25 June 2025 + 2 years".

    Where more than one turn of the cycle has passed it says so: "every 2 years".
    """
    _ = words
    if counted_from is None:
        return _("As the last review set it")
    start = speak(counted_from, words, PAPER)
    if counted_from.precision is not Precision.DAY:
        start = _("end of {date}").format(date=start)
    turns = period(months, words)
    if months_after(counted_from.latest(), months) == day:
        return f"{start} + {turns}"
    return _("{date}, every {period}").format(date=start, period=turns)


def lateness(day: date, today: date, words: Words) -> str:
    """Return how late a day is; nothing where it has not passed."""
    late = (today - day).days
    if late <= 0:
        return ""
    return words.plural("Late: {n} day", "Late: {n} days", late).format(n=late)


def sum_lines(steps: Sequence[Step], today: date, words: Words) -> tuple[SumLine, ...]:
    """Return the steps of a reckoning as lines."""
    return tuple(sum_line(one, today, words) for one in steps)


def sum_line(step: Step, today: date, words: Words) -> SumLine:
    """Return one step as a line; a day ahead is told with its day of the week."""
    said, _day, because = step_words(step, words, PAPER)
    what = (Span(capital(said)),)
    if step.day is None:
        return SumLine(what, "", because)
    if step.day.latest() >= today:
        because = _on_weekday(step, because, words)
    return SumLine(what, speak(step.day, words, PAPER), because)


def result_line(
    steps: Sequence[Step], day: PartialDate, today: date, words: Words
) -> tuple[tuple[SumLine, ...], SumLine | None]:
    """Return the lines before a result and the result: the last step that leads to the day."""
    places = [place for place, one in enumerate(steps) if one.day == day]
    if not places:
        return sum_lines(steps, today, words), None
    last = steps[places[-1]]
    line = sum_line(last, today, words)
    # The act stands out, not how it was counted: "Send by, ten working days before".
    act, comma, counted = "".join(span.text for span in line.what).partition(",")
    what = (Span(act, Style.STRONG), *((Span(comma + counted),) if counted else ()))
    because = _on_weekday(last, line.because, words)
    return sum_lines(steps[: places[-1]], today, words), SumLine(what, line.day, because)


def _on_weekday(step: Step, because: str, words: Words) -> str:
    """Return a reason behind the day of the week of its day."""
    single = step.day.single_day if step.day is not None else None
    if single is None or (named := weekday(single, words)) in because:
        return because
    # What begins with a blank begins with a name or a day, which keeps its capital.
    if not step.because.startswith("{"):
        because = because[:1].lower() + because[1:]
    return "; ".join(one for one in (named, because) if one)
