"""When an instrument is to be looked at again, reckoned from what is known alone."""

from datetime import date

from kl_relations_desktop.domain.dossier import Review
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import TermKind

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of a shorter month."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    last = _DAYS[month]
    if month == 1 and (year % 4 != 0 or (year % 100 == 0 and year % 400 != 0)):
        last = 28
    return date(year, month + 1, min(day.day, last))


def review_of(agreement: Agreement, months: int, today: date) -> Review:
    """Return when an instrument whose term is not stated is due for review.

    After a recorded review the cycle runs from it and can be late. Without one it runs from the
    latest day that the signature can mean, and the first turn that has not passed is taken.
    """
    if agreement.term_kind is not TermKind.NOT_STATED or agreement.terminated_on is not None:
        return Review(None, None, months)
    if agreement.reviewed_on is not None:
        return Review(
            months_after(agreement.reviewed_on.latest(), months), agreement.reviewed_on, months
        )
    if agreement.signed_on is None or not agreement.is_ours or months < 1:
        return Review(None, None, months)
    return Review(_next_turn(agreement.signed_on, months, today), agreement.signed_on, months)


def _next_turn(start: PartialDate, months: int, today: date) -> date:
    first = start.latest()
    passed = (today.year - first.year) * 12 + today.month - first.month
    turn = max(1, passed // months)
    while (day := months_after(first, turn * months)) < today:
        turn += 1
    return day
