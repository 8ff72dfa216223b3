"""The wordings of one instrument through time: its own, each amendment's, and its close."""

from dataclasses import replace
from datetime import date

from kl_relations_desktop.domain.chains import can_come_after
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import Relation, TermFrom, TermKind
from kl_relations_desktop.domain.terms import (
    Notice,
    Term,
    Terms,
    day_after,
    first_of,
    term_on,
)

_REPLACING = (Relation.RENEWS, Relation.SUPERSEDES)
_PASSING = (Relation.FOLLOWS, *_REPLACING)
_COUNTED = (TermKind.FIXED, TermKind.RENEWS_ITSELF, TermKind.BY_CONSENT)


@dataclass(frozen=True, slots=True)
class Wording:
    """The terms that hold from one day on, and the amendment that brought them."""

    since: date
    terms: Terms
    by: Agreement | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """One instrument from its signature to its close, with what later instruments changed."""

    wordings: tuple[Wording, ...]
    terminated: date | None = None
    """The day from which it is surely terminated."""
    replaced: date | None = None
    """The day from which a later instrument surely stands in its place."""
    heir: Agreement | None = None
    followed: date | None = None
    """The day from which a later instrument is reviewed instead."""

    @property
    def over(self) -> date | None:
        """Return the first day on which it is terminated or superseded."""
        days = [day for day in (self.terminated, self.replaced) if day is not None]
        return min(days) if days else None

    def wording_on(self, day: date) -> Wording:
        """Return the wording that holds on a day."""
        found = self.wordings[0]
        for one in self.wordings[1:]:
            if one.since <= day:
                found = one
        return found


def life_of(agreement: Agreement, later: tuple[Agreement, ...]) -> Life:
    """Return the life of an instrument; a later one counts from its latest possible start."""
    terminated = agreement.terminated_on.latest() if agreement.terminated_on else None
    base = Wording(date.min, terms_of(agreement))
    if not later or agreement.id is None:
        return Life((base,), terminated)
    links = sorted(
        (
            (start, one.id or 0, link.relation, one)
            for one in later
            if one.id != agreement.id and (start := starts_on(one)) is not None
            for link in one.links
            if link.agreement == agreement.id
        ),
        key=lambda link: link[:2],
    )
    replacing = next((link for link in links if link[2] in _REPLACING), None)
    return Life(
        _amended(base, amendments_of(agreement, later)),
        terminated,
        replacing[0] if replacing else None,
        replacing[3] if replacing else None,
        next((link[0] for link in links if link[2] in _PASSING), None),
    )


def amends(later: Agreement, earlier: Agreement) -> bool:
    """Return whether an instrument that surely stands changes one that has begun."""
    return (
        later.id != earlier.id
        and any(
            link.agreement == earlier.id and link.relation is Relation.AMENDS
            for link in later.links
        )
        and later.signed_on is not None
        and starts_on(later) is not None
        and (earlier.signed_on is not None or earlier.in_force_on is not None)
        and can_come_after(later, earlier)
    )


def amendments_of(agreement: Agreement, later: tuple[Agreement, ...]) -> tuple[Agreement, ...]:
    """Return those that amend an instrument, or amend what amends it: each once."""
    found, waiting = {agreement.id: agreement}, [agreement]
    while waiting:
        earlier = waiting.pop()
        new = [one for one in later if one.id not in found and amends(one, earlier)]
        found |= {one.id: one for one in new}
        waiting += new
    return tuple(found.values())[1:]


def starts_on(agreement: Agreement) -> date | None:
    """Return the day from which an instrument surely stands, None when that is not known."""
    start = agreement.in_force_on or agreement.signed_on
    if start is None or start.end is None or waits_for_entry(agreement):
        return None
    return start.latest()


def waits_for_entry(agreement: Agreement) -> bool:
    """Say whether the term counts from an entry into force that is not stated."""
    return (
        agreement.in_force_on is None
        and agreement.term_from is TermFrom.IN_FORCE
        and agreement.term_kind in _COUNTED
        and agreement.term_until is None
    )


def terms_of(agreement: Agreement) -> Terms:
    """Return what an instrument itself says of its term."""
    kind = agreement.term_kind
    notice, margin = _notice(agreement), agreement.despatch_margin_days
    if kind is TermKind.NOT_STATED:
        return Terms(kind, notice=notice, margin=margin)
    if kind not in _COUNTED:
        begins, until = agreement.in_force_on or agreement.signed_on, None
        if kind is TermKind.UNTIL_EVENT:
            # The event, or the last day that is stated beside it: whichever comes first.
            until = first_of(agreement.event_on, agreement.term_until)
        return Terms(kind, begins, until=until, notice=notice, margin=margin)
    begins = _counted_from(agreement)
    start, until = begins, agreement.term_until
    first = _months(agreement.term_years, agreement.term_months)
    if kind is TermKind.RENEWS_ITSELF and until is not None:
        # Its first term is stated by its last day; what follows is counted from there.
        start, first, until = day_after(until), 0, None
    return Terms(
        kind, begins, start, first,
        _months(agreement.renewal_years, agreement.renewal_months),
        agreement.renewal_times, until, notice=notice, margin=margin,
    )  # fmt: skip


def _counted_from(agreement: Agreement) -> PartialDate | None:
    if agreement.term_from is TermFrom.IN_FORCE:
        return agreement.in_force_on
    # Whose earlier term it was is known to the amended instrument alone.
    return agreement.signed_on if agreement.term_from is TermFrom.SIGNATURE else None


def _months(years: int | None, months: int | None) -> int | None:
    total = (years or 0) * 12 + (months or 0)
    return total if total > 0 else None


def _notice(agreement: Agreement) -> Notice | None:
    months, days = agreement.notice_months, agreement.notice_days
    if months is None and days is None:
        return None
    return Notice(max(0, months or 0), max(0, days or 0))


def _amended(base: Wording, amendments: tuple[Agreement, ...]) -> tuple[Wording, ...]:
    """Return the wordings in the order of their days, whichever of them amends which."""
    wordings = [base]
    dated = [(start, one.id or 0, one) for one in amendments if (start := starts_on(one))]
    for since, _id, by in sorted(dated, key=lambda one: one[:2]):
        wordings.append(Wording(since, _changed(wordings[-1].terms, by, since), by))
    return tuple(wordings)


def _changed(terms: Terms, by: Agreement, since: date) -> Terms:
    own = terms_of(by)
    notice = terms.notice if own.notice is None else own.notice
    margin = terms.margin if own.margin is None else own.margin
    if own.kind is TermKind.NOT_STATED:
        return replace(terms, notice=notice, margin=margin)
    begins, start, number = _restart(own, by, term_on(terms, since), terms)
    return replace(own, begins=begins, start=start, number=number, notice=notice, margin=margin)


def _restart(
    own: Terms, by: Agreement, term: Term | None, terms: Terms
) -> tuple[PartialDate | None, PartialDate | None, int]:
    """Return where the changed term begins, what it is counted from, and its number."""
    begins = term.starts if term else terms.begins
    number = term.number if term else terms.number
    is_counted = own.kind in _COUNTED and own.until is None and own.first != 0
    if not is_counted:
        return begins, own.start, number
    if by.term_from is TermFrom.EARLIER_END:
        ends = term.ends if term else None
        return begins, day_after(ends) if ends else None, number
    return own.start, own.start, number + 1 if term else number
