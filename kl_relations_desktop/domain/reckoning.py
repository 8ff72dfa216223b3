"""What is reckoned of an instrument on a day: its state, term, letter of notice and review."""

from datetime import date, timedelta

from kl_relations_desktop.domain.dossier import Review
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.instrument_life import (
    Life,
    Wording,
    life_of,
    waits_for_entry,
)
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import (
    AgreementState,
    Finding,
    Standing,
)
from kl_relations_desktop.domain.reviews import review_by_cycle
from kl_relations_desktop.domain.standing_facts import Circumstances
from kl_relations_desktop.domain.terms import (
    Term,
    Terms,
    days_before,
    last_day_for,
    months_after,
    term_on,
)
from kl_relations_desktop.domain.working_days import ClosedDay, rolled_back

_ONE_DAY = timedelta(days=1)
_UNDATED = (AgreementState.PROPOSED, AgreementState.APPROVED)
_OVER = (AgreementState.TERMINATED, AgreementState.SUPERSEDED, AgreementState.ENDED)


@dataclass(frozen=True, slots=True)
class Letter:
    """When notice must be given, and the way back to the day on which it must be sent."""

    last: PartialDate
    margin: int = 0
    worked_on: date | None = None
    """The last working day not after the earliest day that `last` can mean."""
    passed: tuple[ClosedDay, ...] = ()
    despatched: date | None = None
    """That day less the margin."""
    passed_again: tuple[ClosedDay, ...] = ()
    send_by: date | None = None


@dataclass(frozen=True, slots=True)
class Reckoned:
    """All that was reckoned of one instrument on one day."""

    day: date
    life: Life
    wording: Wording
    state: AgreementState
    term: Term | None = None
    letter: Letter | None = None
    review: Review | None = None
    renews_itself: bool = False

    @property
    def is_over(self) -> bool:
        """Say whether the instrument has come to its close."""
        return self.state in _OVER


def reckoned_on(agreement: Agreement, day: date, circumstances: Circumstances) -> Reckoned:
    """Return what is reckoned of an instrument on a day."""
    life = life_of(agreement, circumstances.later)
    over = life.over
    # What is terminated or superseded is told as it stood on its last day.
    at = day if over is None or day < over else max(over, date.min + _ONE_DAY) - _ONE_DAY
    wording = life.wording_on(at)
    stage = stage_on(agreement, at)
    closed = None if over is None or day < over else _closed_as(life, day)
    term = None if stage in _UNDATED else term_on(wording.terms, at)
    letter = letter_for(wording.terms, term, circumstances)
    state = (
        closed
        or _suspended(agreement, day)
        or stage
        or _by_term(term, letter, day, circumstances)
    )
    if state in _OVER:
        return Reckoned(day, life, wording, state, term)
    return Reckoned(
        day, life, wording, state, term, letter,
        _review(agreement, life, term, day, circumstances, stage),
        stage not in _UNDATED and _renews(wording.terms, term),
    )  # fmt: skip


def stage_on(agreement: Agreement, day: date) -> AgreementState | None:
    """Return how far an instrument has come that is not in force; None when it is.

    A date that may have come counts as come.
    """
    signed, in_force = agreement.signed_on, agreement.in_force_on
    is_entered = in_force is not None and in_force.earliest() <= day
    if not is_entered and (signed is None or day < signed.earliest()):
        approved = agreement.approved_on
        if approved is not None and approved.earliest() <= day:
            return AgreementState.APPROVED
        return AgreementState.PROPOSED
    if waits_for_entry(agreement) or (in_force is not None and not is_entered):
        return AgreementState.SIGNED_NOT_IN_FORCE
    return None


def stands_since(agreement: Agreement) -> date | None:
    """Return the first day on which an instrument can have been signed or in force."""
    known = [one.earliest() for one in (agreement.signed_on, agreement.in_force_on) if one]
    return min(known) if known else None


def letter_for(terms: Terms, term: Term | None, circumstances: Circumstances) -> Letter | None:
    """Return when notice is to be given and sent before a term ends, if that can be said."""
    if term is None or terms.notice is None:
        return None
    last = last_day_for(terms.notice, term.ends)
    if last is None:
        return None
    if last.is_approximate or last.is_uncertain:
        return Letter(last)
    margin = circumstances.margin_days if terms.margin is None else terms.margin
    worked_on, passed = rolled_back(last.earliest(), circumstances.closed)
    despatched = days_before(worked_on, max(0, margin))
    if despatched is None:
        return Letter(last, margin, worked_on, passed)
    send_by, again = rolled_back(despatched, circumstances.closed)
    return Letter(last, margin, worked_on, passed, despatched, again, send_by)


def has_ended(term: Term | None, day: date) -> bool:
    """Say whether the last day that the term can have has passed, and no other follows."""
    if term is None or term.ends is None or term.renews:
        return False
    return term.ends.latest() < day


def _closed_as(life: Life, day: date) -> AgreementState:
    if life.terminated is not None and life.terminated <= day:
        return AgreementState.TERMINATED
    return AgreementState.SUPERSEDED


def _suspended(agreement: Agreement, day: date) -> AgreementState | None:
    start, until = agreement.suspended_on, agreement.suspended_until
    if start is None or day < min(start.latest(), until.latest() if until else date.max):
        return None
    return AgreementState.SUSPENDED if until is None or day <= until.latest() else None


def _by_term(
    term: Term | None, letter: Letter | None, day: date, circumstances: Circumstances
) -> AgreementState:
    if term is not None and term.ends is not None:
        if has_ended(term, day):
            return AgreementState.ENDED
        months = circumstances.ending_months
        if letter is not None and letter.last.latest() < day:
            if term.renews:
                return AgreementState.WINDOW_MISSED
        elif letter is not None and _is_near(letter.last, day, months):
            return AgreementState.NOTICE_WINDOW_OPEN
        if not term.renews and _is_near(term.ends, day, months):
            return AgreementState.ENDING
    rests = circumstances.finding is Finding.REST
    if rests or circumstances.partner_standing is Standing.DORMANT:
        return AgreementState.DORMANT
    return AgreementState.IN_FORCE


def _is_near(when: PartialDate, day: date, months: int) -> bool:
    opens = months_after(when.opens(), -months)
    return opens is None or opens <= day


def _renews(terms: Terms, term: Term | None) -> bool:
    if term is None:
        return terms.is_counted and terms.renews_after(0)
    return term.renews


def _review(
    agreement: Agreement,
    life: Life,
    term: Term | None,
    day: date,
    circumstances: Circumstances,
    stage: AgreementState | None,
) -> Review | None:
    """Return the review that the latest one set, or the next turn where no end is dated."""
    is_followed = life.followed is not None and life.followed <= day
    is_ours = agreement.is_ours and circumstances.partner_standing is not Standing.ENDED
    is_told = circumstances.is_told_elsewhere
    if is_followed or is_told or not is_ours or stage in _UNDATED:
        return None
    following = circumstances.next_review
    if following is not None and following.end is not None:
        return Review(following.latest(), None, circumstances.cycle.months)
    if term is not None and term.ends is not None:
        return None
    return review_by_cycle(agreement, circumstances.cycle, day)
