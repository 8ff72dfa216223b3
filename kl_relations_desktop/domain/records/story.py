"""What happens in a relationship: milestones, visits, promises and gifts."""

from decimal import Decimal

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import (
    Searched,
    choice,
    line,
    link,
    long_text,
    money,
    partial_date,
    rows,
)
from kl_relations_desktop.domain.records.kinds import (
    DelegationRole,
    Direction,
    GiftDirection,
    MilestoneKind,
    PromiseState,
    Side,
    VisitState,
)

_WHAT = "What happened"
_WHEN = "When and where"
_PROMISE = "Promise"
_ORIGIN = "Origin"
_GIFT = "Gift"
_CARE = "Approval and keeping"


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(Record):
    """Something that happened in the relationship."""

    partner: int | None = link("Partner", "partner", group=_WHAT, required=True, listed=True)
    happened_on: PartialDate | None = partial_date("Date", group=_WHAT, listed=True, gap=True)
    kind: MilestoneKind = choice("Kind", MilestoneKind.OTHER, group=_WHAT, listed=True)
    name: str = line(
        "In a few words",
        group=_WHAT,
        required=True,
        longest=80,
        searched=Searched.NAME,
        listed=True,
    )
    name_ms: str = line(
        "In a few words, in Malay", group=_WHAT, longest=80, searched=Searched.NAME
    )
    text: str = long_text("Text", group=_WHAT, searched=Searched.TEXT)
    text_ms: str = long_text("Text in Malay", group=_WHAT, searched=Searched.TEXT)
    actor_as_printed: str = line("By whom, as printed", group=_WHAT, searched=Searched.TEXT)
    actor_ms: str = line("By whom, in Malay", group=_WHAT)
    person: int | None = link("Person", "person", group=_WHAT)
    place: str = line("Place", group=_WHAT, searched=Searched.TEXT)
    agreement: int | None = link("Agreement", "agreement", group=_WHAT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegate:
    """Somebody in a delegation, on either side."""

    person: int | None = link("Person", "person")
    name_as_printed: str = line("Name, as printed", searched=Searched.TEXT)
    post: str = line("Post", searched=Searched.TEXT)
    post_ms: str = line("Post in Malay")
    side: Side = choice("Side", Side.THEIRS)
    role: DelegationRole = choice("Role", DelegationRole.MEMBER)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeItem:
    """One line of the programme."""

    day: PartialDate | None = partial_date("Day")
    time: str = line("Time", longest=20)
    item: str = line("Item", required=True, searched=Searched.TEXT)
    item_ms: str = line("Item in Malay")
    place: str = line("Place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """What the visit is to reach."""

    text: str = line("Objective", required=True, longest=400, searched=Searched.TEXT)
    text_ms: str = line("Objective in Malay", longest=400)


@dataclass(frozen=True, slots=True, kw_only=True)
class PointToMake:
    """A point for the Mayor to make: a lead of a few words, then the point."""

    lead: str = line("Lead", longest=80)
    text: str = line("Point", required=True, longest=400, searched=Searched.TEXT)
    lead_ms: str = line("Lead in Malay", longest=80)
    text_ms: str = line("Point in Malay", longest=400)


@dataclass(frozen=True, slots=True, kw_only=True)
class IfRaised:
    """A topic that the other side may raise, and the answer."""

    topic: str = line("Topic", required=True, longest=80, searched=Searched.TEXT)
    answer: str = line("Answer", required=True, longest=400, searched=Searched.TEXT)
    topic_ms: str = line("Topic in Malay", longest=80)
    answer_ms: str = line("Answer in Malay", longest=400)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotToSay:
    """What is better left unsaid."""

    text: str = line("Do not say", required=True, longest=400, searched=Searched.TEXT)
    text_ms: str = line("Do not say, in Malay", longest=400)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Record):
    """A delegation, inward or outward, or a meeting elsewhere."""

    partner: int | None = link("Partner", "partner", group=_WHEN, required=True, listed=True)
    direction: Direction = choice("Kind", Direction.INWARD, group=_WHEN, listed=True)
    dates: PartialDate | None = partial_date("Dates", group=_WHEN, required=True, listed=True)
    time: str = line("Time", group=_WHEN, longest=40)
    place: str = line("Place", group=_WHEN, searched=Searched.TEXT)
    state: VisitState = choice("State", VisitState.PLANNED, group=_WHEN, listed=True)
    purpose: str = line(
        "Purpose", group=_WHEN, required=True, searched=Searched.NAME, listed=True, wide=True
    )
    purpose_ms: str = line("Purpose in Malay", group=_WHEN, searched=Searched.NAME, wide=True)
    delegation: tuple[Delegate, ...] = rows("Delegation", Delegate)
    programme: tuple[ProgrammeItem, ...] = rows("Programme", ProgrammeItem)
    objectives: tuple[Objective, ...] = rows("Objectives", Objective)
    points: tuple[PointToMake, ...] = rows("Points to make", PointToMake)
    raised: tuple[IfRaised, ...] = rows("If they raise", IfRaised)
    unsaid: tuple[NotToSay, ...] = rows("Do not say", NotToSay)
    outcome: str = long_text("Outcome", group="Outcome", searched=Searched.TEXT)
    outcome_ms: str = long_text("Outcome in Malay", group="Outcome", searched=Searched.TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(Record):
    """Something promised: by whom, to be done by when, and where the promise comes from."""

    partner: int | None = link("Partner", "partner", group=_PROMISE, listed=True)
    text: str = line(
        "What was promised",
        group=_PROMISE,
        required=True,
        longest=300,
        wide=True,
        searched=Searched.NAME,
        listed=True,
    )
    text_ms: str = line("What was promised, in Malay", group=_PROMISE, longest=300, wide=True)
    whose: Side = choice("Whose promise", Side.OURS, group=_PROMISE)
    owner_post: str = line(
        "Post responsible", group=_PROMISE, searched=Searched.TEXT, listed=True
    )
    owner_person: int | None = link("Officer responsible", "person", group=_PROMISE)
    due_on: PartialDate | None = partial_date("Due date", group=_PROMISE, listed=True)
    state: PromiseState = choice("State", PromiseState.OPEN, group=_PROMISE, listed=True)
    done_on: PartialDate | None = partial_date(
        "Done on", group=_PROMISE, only_when=("state", ("done", "dropped"))
    )
    evidence: str = long_text("Evidence", group=_PROMISE, searched=Searched.TEXT)
    visit: int | None = link("Visit", "visit", group=_ORIGIN)
    agreement: int | None = link("Agreement", "agreement", group=_ORIGIN)
    clause: str = line("Clause", group=_ORIGIN, longest=20)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift(Record):
    """Something given or received."""

    description: str = line(
        "Description", group=_GIFT, required=True, searched=Searched.NAME, listed=True
    )
    direction: GiftDirection = choice("Kind", GiftDirection.GIVEN, group=_GIFT, listed=True)
    partner: int | None = link("Partner", "partner", group=_GIFT, listed=True)
    visit: int | None = link("Visit", "visit", group=_GIFT)
    from_whom: str = line("From", group=_GIFT, searched=Searched.TEXT, personal=True)
    to_whom: str = line("To", group=_GIFT, searched=Searched.TEXT, personal=True)
    occasion: str = line("Occasion", group=_GIFT, searched=Searched.TEXT)
    given_on: PartialDate | None = partial_date("Date", group=_GIFT, listed=True)
    value: Decimal | None = money("Value in RM", group=_CARE, listed=True)
    approved_by: str = line(
        "Approving head of department", group=_CARE, help="Needed from RM300 upward."
    )
    kept_at: str = line("Where it is kept", group=_CARE)

    def refuse_unapproved(self, limit: int) -> None:
        """Refuse a gift of so many ringgit and above without its head of department."""
        if self.value is not None and self.value >= limit and not self.approved_by:
            raise RuleViolation("gift.no_approval", field="approved_by", limit=limit)
