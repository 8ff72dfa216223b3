"""The register of kinds: one line a kind of record."""

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.evidence import Claim, Document, IssuedSheet, Source
from kl_relations_desktop.domain.records.partner import NetworkProfile, Partner
from kl_relations_desktop.domain.records.people import Body, Person
from kl_relations_desktop.domain.records.renewal import (
    AgreementReview,
    Reminder,
    Renewal,
    Stage,
)
from kl_relations_desktop.domain.records.story import FollowUp, Gift, Milestone, Visit


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record: its name in files and commands, its labels, icon and description."""

    name: str
    plural: str
    record: type[Record]
    label: str
    plural_label: str
    icon: str
    sorted_by: str = ""
    """The field that a list is first sorted by; empty: the name."""


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("partner", "partners", Partner, "Partner", "Partners", "handshake"),
        Kind("body", "bodies", Body, "Body", "Bodies", "landmark"),
        Kind("person", "people", Person, "Person", "People", "users"),
        Kind(
            "agreement",
            "agreements",
            Agreement,
            "Agreement",
            "Agreements",
            "file-signature",
            "signed_on",
        ),
        Kind(
            "milestone",
            "milestones",
            Milestone,
            "Milestone",
            "Milestones",
            "milestone",
            "happened_on",
        ),
        Kind("visit", "visits", Visit, "Visit", "Visits", "plane", "dates"),
        Kind(
            "followup",
            "followups",
            FollowUp,
            "Follow-up",
            "Follow-ups",
            "list-checks",
            "due_on",
        ),
        Kind("gift", "gifts", Gift, "Gift", "Gifts", "gift", "given_on"),
        Kind(
            "network",
            "networks",
            NetworkProfile,
            "Network profile",
            "Network profiles",
            "network",
        ),
        Kind("source", "sources", Source, "Source", "Sources", "quote"),
        Kind("claim", "claims", Claim, "Claim", "Claims", "quote"),
        Kind("document", "documents", Document, "Document", "Documents", "folder"),
        Kind(
            "issued",
            "issued",
            IssuedSheet,
            "Issued sheet",
            "Issued sheets",
            "printer",
            "issued_on",
        ),
        Kind("renewal", "renewals", Renewal, "Renewal", "Renewals", "refresh-cw", "opened_on"),
        Kind("stage", "stages", Stage, "Stage", "Stages", "columns-3", "place"),
        Kind(
            "review",
            "reviews",
            AgreementReview,
            "Review",
            "Reviews",
            "calendar-clock",
            "held_on",
        ),
        Kind("reminder", "reminders", Reminder, "Reminder", "Reminders", "clock", "due_on"),
    )
}


def kind_named(name: str) -> Kind:
    """Return a kind by its name or plural, in small or large letters; refuses other words."""
    for kind in KINDS.values():
        if name.casefold() in (kind.name, kind.plural):
            return kind
    raise RuleViolation("kind.unknown", field="kind", word=name, known=", ".join(sorted(KINDS)))


def kind_of(record: Record) -> Kind:
    """Return the kind of a record."""
    return next(kind for kind in KINDS.values() if kind.record is type(record))
