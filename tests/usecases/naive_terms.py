"""What falls due of an agreement, found by walking every day: slow, and nothing shared."""

import calendar
from datetime import date, timedelta

import holidays

from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import TermKind

MARGIN_DAYS = 7
_CLOSED = holidays.country_holidays("MY", subdiv="KUL", years=range(2004, 2070))


def expected_days(agreement: Agreement, first: date, last: date) -> dict[str, set[date]]:
    """Return the days from `first` to before `last` on which each kind of need falls."""
    found: dict[str, set[date]] = {}
    for ends, rolls in _terms(agreement, last + timedelta(days=370)):
        kind = "rollover" if rolls else "end"
        if first <= ends < last:
            found.setdefault(kind, set()).add(ends)
        if agreement.notice_months:
            notice = _months_back(ends, agreement.notice_months)
            send = _working(_working(notice) - timedelta(days=MARGIN_DAYS))
            if first <= send < last:
                found.setdefault("send_by", set()).add(send)
    return found


def _terms(agreement: Agreement, until: date) -> list[tuple[date, bool]]:
    """Return the last day of every term, and whether another one follows by itself."""
    kinds = (TermKind.FIXED, TermKind.RENEWS_ITSELF, TermKind.BY_CONSENT)
    if agreement.term_kind not in kinds or agreement.signed_on is None:
        return []
    start, years = agreement.signed_on.earliest(), agreement.term_years or 0
    times = agreement.renewal_times
    made: list[tuple[date, bool]] = []
    while True:
        ends = _anniversary(start, years) - timedelta(days=1)
        is_last = agreement.term_kind is not TermKind.RENEWS_ITSELF or len(made) == times
        made.append((ends, not is_last))
        if is_last or ends > until:
            return made
        years += agreement.renewal_years or 0


def _anniversary(start: date, years: int) -> date:
    length = calendar.monthrange(start.year + years, start.month)[1]
    return date(start.year + years, start.month, min(start.day, length))


def _months_back(day: date, months: int) -> date:
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _working(day: date) -> date:
    while day.weekday() >= 5 or day in _CLOSED:
        day -= timedelta(days=1)
    return day
