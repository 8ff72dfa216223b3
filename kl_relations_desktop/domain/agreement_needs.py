"""What one agreement needs of the desk on a day: what to send, what ends, what to review."""

from collections.abc import Iterator
from dataclasses import field
from datetime import date, timedelta

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import AgreementState, TermKind
from kl_relations_desktop.domain.reviews import review_by_cycle
from kl_relations_desktop.domain.standing import (
    AgreementStanding,
    Circumstances,
    next_event_day,
    standing_on,
)

SEND = "Last day to give notice: {last}"
NOTICE = "Last day to give notice: {dates}"
ENDS = "Term ends: {dates}"
ENDED = "Term ended: {dates}; nothing has been decided"
ROLLS = "Renews itself after {dates} unless notice is given by {last}"
MISSED = "Renews itself after {dates}; the last day to give notice, {last}, has passed"
REVIEW = "Term not stated; review every {months} months, counted from {counted_from}"
REVIEW_OPEN = "No end is dated; review every {months} months, counted from {counted_from}"
REVIEW_SET = "Review set for {dates} by the last one"

_OVER = (AgreementState.TERMINATED, AgreementState.SUPERSEDED)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that an agreement needs, its day, and why."""

    kind: str
    """"send_by", "notice", "end", "rollover" or "review"."""
    day: PartialDate
    why: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Needs:
    """What one agreement needs, and the first day on which that is no longer so."""

    needs: tuple[Need, ...]
    until: date


def needs_on(agreement: Agreement, today: date, around: Circumstances) -> Needs:
    """Return what is late or lies ahead of one agreement, each kind once.

    The end of a term that has been decided is news only until it comes.
    """
    standing = standing_on(agreement, today, around, explain=False)
    found = tuple(_needs(agreement, standing, today, around))
    turns = [day for day in _turns(agreement, standing) if day > today]
    ahead = next_event_day(agreement, today, around)
    if ahead is not None:
        turns.append(ahead + _ONE_DAY if ahead < date.max else ahead)
    return Needs(found, min(turns, default=date.max))


def _needs(
    agreement: Agreement, standing: AgreementStanding, today: date, around: Circumstances
) -> Iterator[Need]:
    if around.is_told_elsewhere or not agreement.is_ours or standing.state in _OVER:
        return
    notice, ends = standing.last_day_to_give_notice, standing.term_ends
    decided, starts, renews = around.decided, standing.term_starts, standing.renews_itself
    is_spared = decided is not None and decided.spares_letter(starts, renews_itself=renews)
    if notice is not None and today <= notice.latest() and not is_spared:
        if standing.send_by is None:
            yield Need("notice", notice, NOTICE)
        else:
            day = PartialDate.day(standing.send_by)
            yield Need("send_by", day, SEND, {"last": notice})
    is_settled = decided is not None and decided.settles(starts)
    if ends is not None and (today <= ends.latest() or not is_settled):
        yield _end(standing, ends, today)
    if standing.review_on is not None and standing.state is not AgreementState.ENDED:
        yield _review(agreement, standing.review_on, today, around)


def _end(standing: AgreementStanding, ends: PartialDate, today: date) -> Need:
    last = standing.last_day_to_give_notice
    if not standing.renews_itself:
        return Need("end", ends, ENDED if ends.latest() < today else ENDS)
    if last is None:
        return Need("rollover", ends, ENDS)
    is_missed = standing.state is AgreementState.WINDOW_MISSED
    return Need("rollover", ends, MISSED if is_missed else ROLLS, {"last": last})


def _review(agreement: Agreement, on: date, today: date, around: Circumstances) -> Need:
    day = PartialDate.day(on)
    if around.next_review is not None:
        return Need("review", day, REVIEW_SET)
    review = review_by_cycle(agreement, around.cycle, today)
    said = REVIEW if agreement.term_kind is TermKind.NOT_STATED else REVIEW_OPEN
    return Need(
        "review", day, said, {"months": review.months, "counted_from": review.counted_from}
    )


def _turns(agreement: Agreement, standing: AgreementStanding) -> Iterator[date]:
    """Give the days on which a standing can change: dates of its own, and those after ends."""
    for own in (
        agreement.signed_on,
        agreement.approved_on,
        agreement.in_force_on,
        agreement.suspended_on,
        agreement.terminated_on,
        agreement.event_on,
    ):
        if own is not None:
            yield own.earliest()
            yield own.latest()
    for last in (
        agreement.suspended_until,
        standing.last_day_to_give_notice,
        standing.term_ends,
    ):
        if last is not None and last.latest() < date.max:
            yield last.latest() + _ONE_DAY
    if standing.review_on is not None and standing.review_on < date.max:
        yield standing.review_on + _ONE_DAY
