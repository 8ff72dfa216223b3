"""The joined reads that a partner's page and paper need, one SELECT a kind."""

from collections.abc import Callable, Iterable
from typing import TypeVar, cast

from kl_relations_desktop.domain.dossier import Dossier
from kl_relations_desktop.domain.gap import Gap
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import links_of, spec_of
from kl_relations_desktop.domain.records.evidence import Claim, Document, Source
from kl_relations_desktop.domain.records.kinds import Side, VisitState
from kl_relations_desktop.domain.records.partner import NetworkProfile, Partner
from kl_relations_desktop.domain.records.people import Body, Person
from kl_relations_desktop.domain.records.register import kind_of
from kl_relations_desktop.domain.records.story import FollowUp, Gift, Milestone, Visit
from kl_relations_desktop.store.reading import Reading

R = TypeVar("R", bound=Record)


class Dossiers:
    """Reads everything that belongs to one partner."""

    def __init__(self, reading: Callable[[str], Reading]) -> None:
        self._reading = reading

    def of(self, partner_id: int) -> Dossier:
        """Return one partner with all that belongs to it; refuses an unknown id."""
        partner = cast("Partner", self._reading("partner").load(partner_id))
        networks = self._of(partner_id, "network", NetworkProfile)
        network = networks[0] if networks else None
        agreements = _by_date(self._of(partner_id, "agreement", Agreement), "signed_on")
        milestones = _by_date(self._of(partner_id, "milestone", Milestone), "happened_on")
        visits = _by_date(self._of(partner_id, "visit", Visit), "dates")
        followups = _by_date(self._of(partner_id, "followup", FollowUp), "due_on")
        belonging: list[Record] = [partner, *networks, *agreements, *milestones, *visits]
        people = self._people(partner_id, [*belonging, *followups])
        claims = self._claims([*belonging, *people.values()])
        return Dossier(
            partner=partner,
            network=network,
            agreements=agreements,
            milestones=milestones,
            visits=visits,
            followups=followups,
            gifts=self._of(partner_id, "gift", Gift),
            documents=self._of(partner_id, "document", Document),
            people=people,
            bodies=self._linked("body", [*belonging, *people.values()], Body),
            claims=claims,
            sources=self._linked("source", claims, Source),
            gaps=_gaps([*belonging, *_met(partner, visits, people)]),
        )

    def names(self, kind: str, ids: Iterable[int]) -> dict[int, str]:
        """Return the headlines of records by their ids; unknown ids are left out."""
        return {key: one.headline() for key, one in self._reading(kind).many(ids).items()}

    def _of(self, partner_id: int, kind: str, record: type[R]) -> tuple[R, ...]:
        del record
        return cast("tuple[R, ...]", self._reading(kind).find(partner=partner_id))

    def _linked(self, kind: str, records: Iterable[Record], record: type[R]) -> dict[int, R]:
        del record
        ids = {linked for one in records for to, linked in links_of(one) if to == kind}
        return cast("dict[int, R]", self._reading(kind).many(ids)) if ids else {}

    def _people(self, partner_id: int, records: list[Record]) -> dict[int, Person]:
        own = self._of(partner_id, "person", Person)
        return {one.id or 0: one for one in own} | self._linked("person", records, Person)

    def _claims(self, records: Iterable[Record]) -> tuple[Claim, ...]:
        wanted: dict[str, set[int]] = {}
        for one in records:
            wanted.setdefault(kind_of(one).name, set()).add(one.id or 0)
        claims: list[Claim] = []
        for kind, ids in wanted.items():
            found = self._reading("claim").find(record_kind=kind, record_id=tuple(ids))
            claims += cast("tuple[Claim, ...]", found)
        return tuple(sorted(claims, key=lambda claim: claim.id or 0))


def _by_date(records: tuple[R, ...], name: str) -> tuple[R, ...]:
    known = [one for one in records if getattr(one, name) is not None]
    rest = tuple(one for one in records if getattr(one, name) is None)
    return (*sorted(known, key=lambda one: getattr(one, name)), *rest)


def _met(partner: Partner, visits: Iterable[Visit], people: dict[int, Person]) -> list[Record]:
    """Return those whom somebody is about to meet: only their forms of address matter now."""
    ids = [partner.head_person] + [
        delegate.person
        for visit in visits
        if visit.state is VisitState.PLANNED
        for delegate in visit.delegation
        if delegate.side is Side.THEIRS
    ]
    return [people[one] for one in dict.fromkeys(ids) if one in people]


def _gaps(records: Iterable[Record]) -> tuple[Gap, ...]:
    return tuple(
        Gap(
            kind=kind_of(record).name,
            record_id=record.id or 0,
            headline=record.headline(),
            field=name,
            label=spec_of(type(record), name).label,
        )
        for record in records
        for name in record.gaps()
    )
