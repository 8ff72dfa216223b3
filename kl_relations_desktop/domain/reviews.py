"""When an instrument is to be looked at again, reckoned from what is known alone."""

from datetime import MAXYEAR, date

from kl_relations_desktop.domain.dossier import Review
from kl_relations_desktop.domain.partial_date import days_in
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import TermKind


def months_after(day: date, months: int) -> date | None:
    """Return the same day so many months later, or the last day of a shorter month.

    None when that lies beyond the last year of the calendar.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, days_in(year, month + 1)))


def review_of(agreement: Agreement, months: int, today: date) -> Review:
    """Return when our instrument whose term is not stated is due for review.

    After a recorded review the cycle runs from it and can be late. Without one it runs from the
    latest day that the signature can mean, and the first turn that has not passed is taken.
    """
    reviewed, signed = agreement.reviewed_on, agreement.signed_on
    if not _is_reviewed(agreement) or months < 1:
        return Review(None, None, months)
    if reviewed is not None:
        return Review(months_after(reviewed.latest(), months), reviewed, months)
    if signed is not None:
        return Review(_next_turn(signed.latest(), months, today), signed, months)
    return Review(None, None, months)


def _is_reviewed(agreement: Agreement) -> bool:
    unstated = agreement.term_kind is TermKind.NOT_STATED
    return agreement.is_ours and unstated and agreement.terminated_on is None


def _next_turn(first: date, months: int, today: date) -> date | None:
    passed = (today.year - first.year) * 12 + today.month - first.month
    turn = max(1, passed // months)
    day = months_after(first, turn * months)
    # The whole months that have passed may end some days short of today.
    return months_after(first, (turn + 1) * months) if day and day < today else day
