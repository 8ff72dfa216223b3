"""How agreements stand today, with all that decides: partners, links, reviews, holidays."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache

from kl_relations_desktop.domain.chains import can_come_after, is_passed
from kl_relations_desktop.domain.decisions import Decided
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.instrument_life import amendments_of, amends, starts_on
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import Decision, Relation, Standing
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.records.renewal import AgreementReview, Renewal
from kl_relations_desktop.domain.reviews import Cycle
from kl_relations_desktop.domain.standing import (
    AgreementStanding,
    Circumstances,
    ClosedDay,
    standing_on,
)
from kl_relations_desktop.usecases.workspace import Workspace

DECIDING = (
    "partner", "kind", "title", "title_ms", "is_ours", "signed_on", "in_force_on",
    "approved_on",
    "term_kind", "term_from", "term_years", "term_months", "term_until", "term_event",
    "event_on", "renewal_years", "renewal_months", "renewal_times", "notice_months",
    "notice_days", "despatch_margin_days", "reviewed_on", "suspended_on", "suspended_until",
    "terminated_on", "ended_by", "termination_basis", "links",
)  # fmt: skip
"""The fields of an agreement that its standing is reckoned from."""

_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of some agreements beside their own words."""

    partners: Mapping[int, Partner]
    """Those in sight."""
    later: Mapping[int, tuple[Agreement, ...]]
    reviews: Mapping[int, AgreementReview]
    """The latest review of each."""
    decided: Mapping[int, Decided]
    """The latest decision on each, where it stands."""
    amending: frozenset[int]
    """Those that amend another in sight, which has taken their changes."""


@lru_cache(maxsize=4096)
def closed(day: date) -> ClosedDay | None:
    """Return the public holiday of Kuala Lumpur on a day, or none."""
    # 3 ms of its file, for agreements that state a notice period alone
    from kl_relations_desktop.exchange.public_holidays import kl_holidays

    found = kl_holidays(day.year).get(day)
    if found is None:
        return None
    return ClosedDay(found.day, found.name, found.name_ms, is_estimate=found.is_estimate)


def known_of(ws: Workspace, agreements: Iterable[Agreement]) -> Known:
    """Read what decides how these agreements stand, one SELECT a kind."""
    some = tuple(agreements)
    ids = tuple(one.id for one in some if one.id is not None)
    later = _later(ws, some)
    reviews: dict[int, AgreementReview] = {}
    decided: dict[int, Decided] = {}
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        for review in ws.store.reading("review").find(agreement=part):
            if isinstance(review, AgreementReview):
                _keep_latest(reviews, review)
        for case in ws.store.reading("renewal").find(agreement=part):
            if isinstance(case, Renewal) and case.decided_on is not None and not case.is_open:
                _keep_decided(decided, case)
    standing = {
        key: decided[key]
        for one in some
        if (key := one.id or 0) in decided and _stands(decided[key], one, later[key])
    }
    return Known(_partners(ws, some), later, reviews, standing, _amending(ws, some))


def circumstances(ws: Workspace, agreement: Agreement, known: Known) -> Circumstances:
    """Return what decides of one agreement beside its own words."""
    partner = known.partners.get(agreement.partner or 0)
    later = known.later.get(agreement.id or 0, ())
    review = known.reviews.get(agreement.id or 0)
    months = (partner.review_months if partner else None) or ws.settings.review_cycle_months
    is_over = partner is None or partner.standing is Standing.ENDED
    if is_over or is_passed(agreement.id, later):
        # What a later instrument has taken over, or an ended tie, has no review of its own.
        months = 0
    return Circumstances(
        closed=closed,
        cycle=Cycle(months, ws.reviews_since, review.held_on if review else None),
        margin_days=ws.settings.despatch_margin_days,
        ending_months=ws.settings.ending_months,
        partner_standing=partner.standing if partner else Standing.NOT_STATED,
        is_told_elsewhere=agreement.id in known.amending,
        later=later,
        finding=review.finding if review else None,
        next_review=review.next_on if review and months else None,
        decided=known.decided.get(agreement.id or 0),
    )


def standings(
    ws: Workspace, agreements: Iterable[Agreement], known: Known | None = None
) -> dict[int, AgreementStanding]:
    """Return how each agreement stands today, by its id."""
    some = tuple(agreements)
    known = known or known_of(ws, some)
    today = ws.today()
    return {one.id or 0: standing_on(one, today, circumstances(ws, one, known)) for one in some}


def _later(
    ws: Workspace, agreements: tuple[Agreement, ...]
) -> dict[int, tuple[Agreement, ...]]:
    """Return the instruments that come after each, and what amends its amendments."""
    read = ws.store.reading("agreement").only(*DECIDING)
    known = {one.id or 0: one for one in agreements}
    linked: dict[int, tuple[int, ...]] = {}
    waiting = set(known)
    while waiting:
        new = ws.store.watch.later_than(waiting)
        linked |= dict.fromkeys(waiting, ()) | new
        wanted = {one for several in new.values() for one in several}
        found = read.many(wanted - known.keys())
        known |= {key: one for key, one in found.items() if isinstance(one, Agreement)}
        waiting = {
            key for key in wanted if key not in linked and key in known and _amended(known[key])
        }
    return {one.id or 0: _after(one, known, linked) for one in agreements}


def _after(
    agreement: Agreement, known: Mapping[int, Agreement], linked: Mapping[int, tuple[int, ...]]
) -> tuple[Agreement, ...]:
    keys = linked.get(agreement.id or 0, ())
    if not keys:
        return ()

    def amending(key: int) -> tuple[int, ...]:
        return linked.get(key, ()) if key in known and _amended(known[key]) else ()

    family = tuple(known[key] for key in sorted(_reached(keys, amending)) if key in known)
    after = {
        key: known[key]
        for key in keys
        if key in known and can_come_after(known[key], agreement)
    }
    return tuple((after | {one.id: one for one in amendments_of(agreement, family)}).values())


def _amending(ws: Workspace, agreements: tuple[Agreement, ...]) -> frozenset[int]:
    """Return those that amend, directly or not, one of ours in sight, which has their changes.

    Of some that amend each other none can tell for the others.
    """
    in_sight = _in_sight(ws, {key for one in agreements for key in _amended(one)})

    def amended(one: Agreement) -> set[int]:
        known = (in_sight.get(key) for key in _amended(one))
        return {other.id or 0 for other in known if other is not None and amends(one, other)}

    def is_told(one: Agreement) -> bool:
        reached = _reached(amended(one), lambda key: amended(in_sight[key]))
        return any(
            in_sight[key].is_ours
            and one.id not in _reached((key,), lambda other: amended(in_sight[other]))
            for key in reached
        )

    return frozenset(one.id or 0 for one in agreements if one.links and is_told(one))


def _in_sight(ws: Workspace, keys: set[int]) -> dict[int, Agreement]:
    """Return those of these agreements that are in sight, and what they amend."""
    read = ws.store.reading("agreement").only(*DECIDING)
    found: dict[int, Agreement] = {}
    asked: set[int] = set()
    while waiting := tuple(sorted(keys - asked))[:_AT_ONCE]:
        asked |= set(waiting)
        for one in read.find(id=waiting):
            if isinstance(one, Agreement):
                found[one.id or 0] = one
                keys |= _amended(one)
    return found


def _reached(start: Iterable[int], steps: Callable[[int], Iterable[int]]) -> set[int]:
    """Return these and all that is reached from them, however the steps may turn back."""
    found, waiting = set(start), list(start)
    while waiting:
        new = set(steps(waiting.pop())) - found
        found |= new
        waiting += new
    return found


def _amended(agreement: Agreement) -> set[int]:
    """Return what an instrument says that it amends."""
    return {
        link.agreement
        for link in agreement.links
        if link.relation is Relation.AMENDS and link.agreement not in (None, agreement.id)
    }


def _partners(ws: Workspace, agreements: tuple[Agreement, ...]) -> dict[int, Partner]:
    wanted = tuple({one.partner for one in agreements if one.partner is not None})
    fields = ("name", "name_ms", "flag", "kind", "grade", "standing", "review_months")
    read = ws.store.reading("partner").only(*fields)
    return {
        one.id or 0: one
        for start in range(0, len(wanted), _AT_ONCE)
        for one in read.find(id=wanted[start : start + _AT_ONCE])
        if isinstance(one, Partner)
    }


def _stands(decided: Decided, agreement: Agreement, later: tuple[Agreement, ...]) -> bool:
    """Say whether a decision stands: what has been amended since is to be decided anew."""
    begun = (starts_on(one) for one in amendments_of(agreement, later))
    return all(day is None or day <= decided.day for day in begun)


def _keep_decided(decided: dict[int, Decided], case: Renewal) -> None:
    """Keep the decision of the latest day."""
    assert case.decided_on is not None, "asked of an open case"
    day, is_renewed = case.decided_on.latest(), case.decision is Decision.RENEWED
    kept = decided.get(case.agreement or 0)
    if kept is None or kept.day <= day:
        decided[case.agreement or 0] = Decided(day, is_renewed)


def _keep_latest(reviews: dict[int, AgreementReview], review: AgreementReview) -> None:
    """Keep the review of the latest day; of one day, the one recorded last."""
    agreement = review.agreement or 0
    kept = reviews.get(agreement)
    if (
        kept is None
        or kept.held_on is None
        or (review.held_on is not None and review.held_on.sort_key >= kept.held_on.sort_key)
    ):
        reviews[agreement] = review
