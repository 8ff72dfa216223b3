"""Instruments for the tests of terms, made in one line, and a second, naive reckoning.

The naive one walks the calendar day by day and knows nothing of division, caches or ranges.
"""

import calendar
from datetime import date, timedelta

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement, AgreementLink
from kl_relations_desktop.domain.standing import Circumstances, ClosedDay, standing_on

DAY = timedelta(days=1)
_DATES = (
    "signed_on", "in_force_on", "approved_on", "term_until", "event_on", "reviewed_on",
    "suspended_on", "suspended_until", "terminated_on",
)  # fmt: skip


def instrument(signed="2003-05-31", kind="not_stated", *, agreement_id=1, links=(), **values):
    """Return an instrument; dates are given as EDTF, links as (agreement, relation)."""
    values = {"signed_on": signed, "term_kind": kind, **values}
    for name in _DATES:
        if isinstance(values.get(name), str):
            values[name] = PartialDate.parse(values[name])
    for spec in ("term_kind", "term_from"):
        if spec in values:
            choices = type(getattr(Agreement(), spec))
            values[spec] = choices(values[spec])
    return Agreement(
        id=agreement_id,
        partner=1,
        links=tuple(AgreementLink(agreement=to, relation=how) for to, how in links),
        **values,
    )


def on(agreement, day, circumstances=None):
    """Return the standing on a day given as text."""
    return standing_on(agreement, date.fromisoformat(day), circumstances or Circumstances())


def holidays(*days, name="A holiday", name_ms="Cuti"):
    """Return a calendar with these days closed."""
    closed = {date.fromisoformat(day) for day in days}
    return lambda day: ClosedDay(day, name, name_ms) if day in closed else None


def anniversary(first, months):
    """Return the day so many months on, one month at a time, always from the first day."""
    year, month = first.year, first.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month == 13:
            year, month = year + 1, 1
        if month == 0:
            year, month = year - 1, 12
    return date(year, month, min(first.day, calendar.monthrange(year, month)[1]))


def naive_terms(start, first, renewal, times, until):
    """Walk the days from the start and return, for each day, its term: number, first, last."""
    found, number, begins, months = {}, 1, start, first
    ends = anniversary(start, months) - DAY
    day = start
    while day <= until:
        if day > ends:
            if renewal is None or (times is not None and number > times):
                break
            number, begins, months = number + 1, day, months + renewal
            ends = anniversary(start, months) - DAY
        found[day] = (number, begins, ends)
        day += DAY
    return found


def naive_send_by(ends, months, days, margin, closed):
    """Walk back from the last day of a term to the last day to give notice and to send."""
    notice = anniversary(ends, -months)
    for _ in range(days):
        notice -= DAY
    day = notice
    while day.weekday() > 4 or closed(day):
        day -= DAY
    for _ in range(margin):
        day -= DAY
    while day.weekday() > 4 or closed(day):
        day -= DAY
    return notice, day
