"""Everything that a partner's page or paper needs, read at once and frozen."""

from dataclasses import field
from datetime import date
from typing import Protocol

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.gap import Gap
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.base import in_language
from kl_relations_desktop.domain.records.evidence import Claim, Document, Source
from kl_relations_desktop.domain.records.partner import NetworkProfile, Partner
from kl_relations_desktop.domain.records.people import Body, Person
from kl_relations_desktop.domain.records.story import FollowUp, Gift, Milestone, Visit


class Cites(Protocol):
    """What tells of claims and of the sources behind them."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Return what the sources say."""

    @property
    def sources(self) -> dict[int, Source]:
        """Return the sources by their ids."""


@dataclass(frozen=True, slots=True)
class Citations:
    """What the sources say of some records, without the records themselves."""

    claims: tuple[Claim, ...] = ()
    sources: dict[int, Source] = field(default_factory=dict)


def claims_on(
    cited: Cites, kind: str, record_id: int, field_name: str = ""
) -> tuple[Claim, ...]:
    """Return what the sources say of a record, or of one field of it."""
    return tuple(
        claim
        for claim in cited.claims
        if claim.record_kind == kind
        and claim.record_id == record_id
        and (not field_name or claim.field_name == field_name)
    )


@dataclass(frozen=True, slots=True)
class Dossier:
    """One partner with all that belongs to it, in order of date; binned records left out."""

    partner: Partner
    network: NetworkProfile | None = None
    agreements: tuple[Agreement, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    visits: tuple[Visit, ...] = ()
    followups: tuple[FollowUp, ...] = ()
    gifts: tuple[Gift, ...] = ()
    documents: tuple[Document, ...] = ()
    people: dict[int, Person] = field(default_factory=dict)
    """The partner's people and all who are named in its records, by id."""
    bodies: dict[int, Body] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    sources: dict[int, Source] = field(default_factory=dict)
    gaps: tuple[Gap, ...] = ()

    def agreement(self, agreement_id: int) -> Agreement | None:
        """Return one of the partner's agreements by its id."""
        return next((one for one in self.agreements if one.id == agreement_id), None)

    def visit(self, visit_id: int) -> Visit | None:
        """Return one of the partner's visits by its id."""
        return next((one for one in self.visits if one.id == visit_id), None)

    def backers(self, language: str) -> tuple[str, ...]:
        """Return who backs the network or works with it, a body by its name in a language."""
        found = self.network.backers if self.network is not None else ()
        bodies = (self.bodies.get(one.body or 0) for one in found)
        return tuple(
            in_language(body, "name", language)
            if body is not None and body.name == one.name
            else one.name
            for one, body in zip(found, bodies, strict=True)
        )

    def claims_on(self, kind: str, record_id: int, field_name: str = "") -> tuple[Claim, ...]:
        """Return what the sources say of a record, or of one field of it."""
        return claims_on(self, kind, record_id, field_name)


@dataclass(frozen=True, slots=True)
class DueItem:
    """Something that needs the desk: what kind of need, the record, its day and why."""

    kind: str
    """"visit", "promise", "review", "send_by", "notice", "end", "rollover", "step" or "answer"
    of a renewal case."""
    record_kind: str
    record_id: int
    partner_id: int | None
    headline: str
    date: PartialDate
    days: int
    """Days from today to the last day that the date can mean; negative when late."""
    why: str
    """The English message that says why, to be filled with `values`."""
    values: dict[str, object] = field(default_factory=dict)
    lead: int = 0
    """So many days ahead it is told of, by its kind or as an officer asked for its record."""
    early: int = 0
    """So many days before its last day it can already come: a term that ends in some year."""

    @property
    def is_late(self) -> bool:
        """Return whether the day has passed."""
        return self.days < 0

    @property
    def is_told(self) -> bool:
        """Return whether its lead time has begun."""
        return self.comes_within(self.lead)

    def comes_within(self, days: int) -> bool:
        """Return whether it can come within so many days, or has passed."""
        return self.days - self.early <= days


@dataclass(frozen=True, slots=True)
class Review:
    """When an agreement is to be looked at again, and how that day was reckoned."""

    day: date | None
    counted_from: PartialDate | None
    months: int
