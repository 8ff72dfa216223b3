"""What the plots are drawn from: the months ahead by partner, and the terms of instruments."""

from collections.abc import Iterable
from datetime import date, timedelta

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.instrument_life import life_of
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import (
    AgreementState,
    PartnerKind,
    TermKind,
    VisitState,
)
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.records.story import Visit
from kl_relations_desktop.domain.standing import (
    AgreementStanding,
    Circumstances,
    TermEvent,
    events_between,
    standing_on,
)
from kl_relations_desktop.domain.terms import months_after
from kl_relations_desktop.usecases.standing import (
    DECIDING,
    Known,
    circumstances,
    known_of,
)
from kl_relations_desktop.usecases.workspace import Workspace

MONTHS = 24
"""So far ahead the strip looks."""
_ONE_DAY = timedelta(days=1)
OVER = (
    AgreementState.ENDED,
    AgreementState.TERMINATED,
    AgreementState.SUPERSEDED,
)
"""The states in which an instrument is in force no more."""


@dataclass(frozen=True, slots=True)
class AheadEvent:
    """A day that an instrument brings; a notice window opens before its last day."""

    event: TermEvent
    agreement: Agreement
    opens: date | None = None


@dataclass(frozen=True, slots=True)
class PartnerAhead:
    """What lies ahead with one partner."""

    partner: Partner
    is_unstated: bool
    """No instrument in force states a term."""
    events: tuple[AheadEvent, ...] = ()
    visits: tuple[Visit, ...] = ()


@dataclass(frozen=True, slots=True)
class MonthsAhead:
    """What the coming months bring, and how many instruments state a term."""

    first: date
    lanes: tuple[PartnerAhead, ...]
    stated: int
    unstated: int


@dataclass(frozen=True, slots=True)
class InstrumentTerm:
    """One instrument as it stands, with its notice window and the days it renewed itself."""

    agreement: Agreement
    standing: AgreementStanding
    notice: tuple[tuple[date, date], ...] = ()
    rollovers: tuple[date, ...] = ()
    superseded_on: PartialDate | None = None

    @property
    def ends(self) -> PartialDate | None:
        """Return when it was ended or superseded, else the last day of its term."""
        over = self.agreement.terminated_on or self.superseded_on
        return over or self.standing.term_ends

    @property
    def is_over(self) -> bool:
        """Return whether it is in force no more."""
        return self.standing.state in OVER


@dataclass(frozen=True, slots=True)
class PartnerTerms:
    """The instruments with one partner, the earliest first."""

    partner: Partner
    terms: tuple[InstrumentTerm, ...]


def agreement_count(ws: Workspace) -> int:
    """Return how many agreements are in sight: what plots of them cost."""
    return ws.store.reading("agreement").count()


def months_ahead(ws: Workspace) -> MonthsAhead:
    """Return what our instruments and the visits bring in the coming months, by partner."""
    today = ws.today()
    last = (months_after(today.replace(day=1), MONTHS) or date.max) - _ONE_DAY
    agreements, known = _ours(ws)
    visits = _visits(ws, today, last)
    by_partner = _by_partner(agreements)
    lanes = []
    for partner in sorted(known.partners.values(), key=_cities_first):
        own = by_partner.get(partner.id or 0, [])
        events: list[AheadEvent] = []
        is_unstated = True
        for one in own:
            around = circumstances(ws, one, known)
            is_over = standing_on(one, today, around, explain=False).state in OVER
            is_unstated &= is_over or one.term_kind is TermKind.NOT_STATED
            events += _ahead(one, around, today, last)
        seen = tuple(visits.get(partner.id or 0, ()))
        if partner.kind is PartnerKind.CITY or events or seen or not is_unstated:
            lanes.append(PartnerAhead(partner, is_unstated, tuple(events), seen))
    stated = sum(one.term_kind is not TermKind.NOT_STATED for one in agreements)
    return MonthsAhead(today, tuple(lanes), stated, len(agreements) - stated)


def all_terms(ws: Workspace) -> tuple[PartnerTerms, ...]:
    """Return our instruments with every partner, the past ones too, as they stand today."""
    today = ws.today()
    agreements, known = _ours(ws)
    by_partner = _by_partner(agreements)
    return tuple(
        PartnerTerms(
            partner,
            tuple(
                _term(one, circumstances(ws, one, known), today)
                for one in sorted(by_partner[partner.id or 0], key=_earliest_first)
            ),
        )
        for partner in sorted(known.partners.values(), key=_cities_first)
        if partner.id in by_partner
    )


def standing_of(ws: Workspace, agreement: Agreement) -> AgreementStanding:
    """Return how one agreement stands today, with its reasoning."""
    known = known_of(ws, (agreement,))
    return standing_on(agreement, ws.today(), circumstances(ws, agreement, known))


def _ours(ws: Workspace) -> tuple[list[Agreement], Known]:
    found = ws.store.reading("agreement").only(*DECIDING, "title_ms", "reference").all()
    some = [one for one in found if isinstance(one, Agreement) and one.is_ours]
    known = known_of(ws, some)
    return [one for one in some if one.partner in known.partners], known


def _visits(ws: Workspace, today: date, last: date) -> dict[int, list[Visit]]:
    visits: dict[int, list[Visit]] = {}
    for one in ws.store.reading("visit").find(state=VisitState.PLANNED):
        if not isinstance(one, Visit) or one.dates is None:
            continue
        if one.dates.latest() >= today and one.dates.earliest() <= last:
            visits.setdefault(one.partner or 0, []).append(one)
    return visits


def _by_partner(agreements: Iterable[Agreement]) -> dict[int, list[Agreement]]:
    found: dict[int, list[Agreement]] = {}
    for one in agreements:
        found.setdefault(one.partner or 0, []).append(one)
    return found


def _ahead(
    agreement: Agreement, around: Circumstances, today: date, last: date
) -> list[AheadEvent]:
    """Return what an instrument brings, without the letters that need not be sent."""
    found = []
    for event in events_between(agreement, today, last, around):
        if event.is_settled(around.decided):
            continue
        opens = None
        if event.kind == "last_notice":
            opens = months_after(event.day.earliest(), -around.ending_months)
        found.append(AheadEvent(event, agreement, opens))
    return found


def _term(agreement: Agreement, around: Circumstances, today: date) -> InstrumentTerm:
    standing = standing_on(agreement, today, around)
    notice: tuple[tuple[date, date], ...] = ()
    last = standing.last_day_to_give_notice
    if last is not None and standing.state not in OVER:
        opens = months_after(last.earliest(), -around.ending_months)
        notice = ((opens or last.earliest(), last.latest()),)
    rollovers: tuple[date, ...] = ()
    start = agreement.in_force_on or agreement.signed_on
    if agreement.term_kind is TermKind.RENEWS_ITSELF and start is not None:
        until = max(standing.term_ends.latest() if standing.term_ends else today, today)
        events = events_between(agreement, start.earliest(), until, around)
        rollovers = tuple(one.day.latest() for one in events if one.kind == "rollover")
    superseded = None
    if standing.state is AgreementState.SUPERSEDED:
        day = life_of(agreement, around.later).replaced
        superseded = PartialDate.day(day) if day is not None else None
    return InstrumentTerm(agreement, standing, notice, rollovers, superseded)


def _cities_first(partner: Partner) -> tuple[bool, str]:
    return partner.kind is not PartnerKind.CITY, partner.name.casefold()


def _earliest_first(agreement: Agreement) -> tuple[date, int]:
    start = agreement.in_force_on or agreement.signed_on
    return (start.earliest() if start else date.max), agreement.id or 0
