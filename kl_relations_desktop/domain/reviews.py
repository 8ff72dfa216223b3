"""When an instrument is to be looked at again, reckoned from what is known alone."""

from collections.abc import Iterator
from datetime import date, timedelta

from kl_relations_desktop.domain.dossier import Review
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import TermKind
from kl_relations_desktop.domain.terms import months_after

__all__ = [
    "Cycle",
    "begun_on",
    "months_after",
    "review_by_cycle",
    "review_of",
    "reviewed_on",
    "reviews_between",
]

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Cycle:
    """How often what has no dated end is looked at, and since when the desk asks for it."""

    months: int = 24
    """The partner's own, or the office's; below 1 there is none."""
    since: date = date.max
    """The desk's first day: a turn from then on waits, and is late, until a review is recorded.

    Which turn is the first that can be asked for follows from it.
    """
    reviewed_on: PartialDate | None = None
    """The latest review that stands as a record of its own."""


def review_of(agreement: Agreement, cycle: Cycle, today: date) -> Review:
    """Return when our instrument whose term is not stated is due for review."""
    if not _is_reviewed(agreement):
        return Review(None, None, cycle.months)
    return review_by_cycle(agreement, cycle, today)


def review_by_cycle(agreement: Agreement, cycle: Cycle, today: date) -> Review:
    """Return when an instrument is due for review by its cycle, whatever its term.

    After a recorded review the cycle runs from it and can be late. Without one it runs from the
    latest day that the signature, or else the entry into force, can mean.
    """
    months, reviewed = cycle.months, reviewed_on(agreement, cycle)
    start = begun_on(agreement)
    if months < 1:
        return Review(None, None, months)
    if reviewed is not None:
        return Review(months_after(reviewed.latest(), months), reviewed, months)
    if start is not None:
        turn = _next_turn(start.latest(), months, min(today, cycle.since))
        return Review(turn, start, months)
    return Review(None, None, months)


def reviewed_on(agreement: Agreement, cycle: Cycle) -> PartialDate | None:
    """Return the latest review: as the agreement names it, or as it is recorded."""
    known = [one for one in (agreement.reviewed_on, cycle.reviewed_on) if one is not None]
    return max(known, key=PartialDate.latest, default=None)


def begun_on(agreement: Agreement) -> PartialDate | None:
    """Return what the cycle runs from before any review: the signature or entry into force."""
    return agreement.signed_on or agreement.in_force_on


def reviews_between(
    agreement: Agreement, cycle: Cycle, first: date, last: date
) -> Iterator[date]:
    """Give each day from one to another on which the cycle brings an instrument up.

    From the desk's first day on it comes up once: its next turn waits for a recorded review.
    """
    day = review_by_cycle(agreement, cycle, first).day
    while day is not None and first <= day <= last:
        yield day
        if reviewed_on(agreement, cycle) is not None or day >= cycle.since or day == date.max:
            return
        day = review_by_cycle(agreement, cycle, day + _ONE_DAY).day


def _is_reviewed(agreement: Agreement) -> bool:
    unstated = agreement.term_kind is TermKind.NOT_STATED
    return agreement.is_ours and unstated and agreement.terminated_on is None


def _next_turn(first: date, months: int, since: date) -> date | None:
    passed = (since.year - first.year) * 12 + since.month - first.month
    turn = max(1, passed // months)
    day = months_after(first, turn * months)
    # The whole months that have passed may end some days short of that day.
    return months_after(first, (turn + 1) * months) if day and day < since else day
