"""When an instrument is to be looked at again, reckoned from what is known alone."""

from collections.abc import Iterator
from datetime import date, timedelta

from kl_relations_desktop.domain.dossier import Review
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import TermKind
from kl_relations_desktop.domain.terms import months_after

__all__ = ["months_after", "review_by_cycle", "review_of", "reviews_between"]

_ONE_DAY = timedelta(days=1)


def review_of(agreement: Agreement, months: int, today: date, since: date = date.max) -> Review:
    """Return when our instrument whose term is not stated is due for review.

    After a recorded review the cycle runs from it and can be late. Without one it runs from the
    latest day that the signature can mean; the desk's first day (`since`) decides which turn is
    the first that it can be asked for, and that turn is late until a review is recorded.
    """
    if not _is_reviewed(agreement):
        return Review(None, None, months)
    return review_by_cycle(agreement, months, today, since)


def review_by_cycle(
    agreement: Agreement, months: int, today: date, since: date = date.max
) -> Review:
    """Return when an instrument is due for review by its cycle, whatever its term."""
    reviewed, signed = agreement.reviewed_on, agreement.signed_on or agreement.in_force_on
    if months < 1:
        return Review(None, None, months)
    if reviewed is not None:
        return Review(months_after(reviewed.latest(), months), reviewed, months)
    if signed is not None:
        return Review(_next_turn(signed.latest(), months, min(today, since)), signed, months)
    return Review(None, None, months)


def reviews_between(
    agreement: Agreement, months: int, first: date, last: date, since: date = date.max
) -> Iterator[date]:
    """Give each day from one to another on which the cycle brings an instrument up.

    From the desk's first day on it comes up once: its next turn waits for a recorded review.
    """
    day = review_by_cycle(agreement, months, first, since).day
    while day is not None and first <= day <= last:
        yield day
        if agreement.reviewed_on is not None or day >= since or day == date.max:
            return
        day = review_by_cycle(agreement, months, day + _ONE_DAY, since).day


def _is_reviewed(agreement: Agreement) -> bool:
    unstated = agreement.term_kind is TermKind.NOT_STATED
    return agreement.is_ours and unstated and agreement.terminated_on is None


def _next_turn(first: date, months: int, since: date) -> date | None:
    passed = (since.year - first.year) * 12 + since.month - first.month
    turn = max(1, passed // months)
    day = months_after(first, turn * months)
    # The whole months that have passed may end some days short of that day.
    return months_after(first, (turn + 1) * months) if day and day < since else day
