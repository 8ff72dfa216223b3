"""Bringing instruments to their next term: cases, their stages, reviews and reminders."""

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import (
    Searched,
    choice,
    integer,
    line,
    link,
    long_text,
    partial_date,
    rows,
)
from kl_relations_desktop.domain.records.kinds import BoardColumn, Decision, DueKind, Finding

_CASE = "Case"
_DECISION = "Decision"
_STAGE = "Stage"
_REVIEW = "Review"
_REMINDER = "Reminder"
_DECIDED = ("decision", ("renewed", "not_renewed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Record):
    """One stage of the way to the next term; the desk names and orders them."""

    name: str = line("Name", group=_STAGE, required=True, searched=Searched.NAME, listed=True)
    name_ms: str = line("Name in Malay", group=_STAGE, searched=Searched.NAME)
    column: BoardColumn = choice("Column", BoardColumn.PREPARE, group=_STAGE, listed=True)
    place: int | None = integer("Place in the order", group=_STAGE, listed=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStep:
    """Something done, or to be done, to bring a case forward."""

    text: str = line("Step", required=True, longest=300, searched=Searched.TEXT)
    officer: str = line("Officer")
    due_on: PartialDate | None = partial_date("Due date")
    done_on: PartialDate | None = partial_date("Done on")
    note: str = line("Note", longest=400, searched=Searched.TEXT)
    document: int | None = link("Document", "document")


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal(Record):
    """The case of bringing one agreement to its next term."""

    title: str = line("Title", group=_CASE, searched=Searched.NAME, listed=True)
    partner: int | None = link("Partner", "partner", group=_CASE, listed=True)
    agreement: int | None = link(
        "Agreement", "agreement", group=_CASE, required=True, listed=True
    )
    stage: int | None = link("Stage", "stage", group=_CASE, listed=True)
    opened_on: PartialDate | None = partial_date("Opened on", group=_CASE, listed=True)
    officer: str = line("Officer responsible", group=_CASE, searched=Searched.TEXT)
    answer_due_on: PartialDate | None = partial_date("Answer due", group=_CASE)
    steps: tuple[CaseStep, ...] = rows("Steps", CaseStep)
    decision: Decision = choice("Decision", Decision.NOT_STATED, group=_DECISION, listed=True)
    decided_on: PartialDate | None = partial_date(
        "Decided on", group=_DECISION, only_when=_DECIDED
    )
    authority: str = line(
        "Decided by", group=_DECISION, longest=300, wide=True, only_when=_DECIDED
    )
    result: int | None = link(
        "Next instrument", "agreement", group=_DECISION, only_when=_DECIDED
    )

    def headline(self) -> str:
        """Return the title of the case."""
        return self.title or Record.headline(self)

    @property
    def is_open(self) -> bool:
        """Return whether nothing has been decided yet."""
        return self.decision is Decision.NOT_STATED

    def refuse(self) -> None:
        """Refuse a decision that does not say on which day and on whose authority."""
        if self.is_open:
            return
        if self.decided_on is None:
            raise RuleViolation("renewal.no_day", field="decided_on")
        if self.decision is Decision.NOT_RENEWED and not self.authority:
            raise RuleViolation("renewal.no_authority", field="authority")
        if self.decision is Decision.RENEWED and self.result is None:
            raise RuleViolation("renewal.no_result", field="result")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementReview(Record):
    """One look at an agreement whose term does not bring it up by itself, and its finding."""

    agreement: int | None = link(
        "Agreement", "agreement", group=_REVIEW, required=True, listed=True
    )
    partner: int | None = link("Partner", "partner", group=_REVIEW, listed=True)
    held_on: PartialDate | None = partial_date(
        "Reviewed on", group=_REVIEW, required=True, listed=True
    )
    finding: Finding = choice("Finding", Finding.CONTINUE, group=_REVIEW, listed=True)
    officer: str = line("Officer responsible", group=_REVIEW, searched=Searched.TEXT)
    text: str = long_text("What was found", group=_REVIEW, searched=Searched.TEXT)
    next_on: PartialDate | None = partial_date(
        "Next review", group=_REVIEW, help="Empty: the partner's cycle is counted from here."
    )

    def headline(self) -> str:
        """Return the day and the finding."""
        return f"{self.held_on}: {self.finding.label}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder(Record):
    """What an officer has said of one thing that is due: how early, not now, or done."""

    due_kind: DueKind = choice(
        "What is due", DueKind.NOT_STATED, group=_REMINDER, required=True, read_only=True
    )
    record_kind: str = line("Kind of record", required=True, hidden=True, names_kind=True)
    record_id: int | None = integer(
        "Record", group=_REMINDER, required=True, read_only=True, kind_in="record_kind"
    )
    due_on: PartialDate | None = partial_date(
        "Due date", group=_REMINDER, listed=True, help="Empty: every time that it falls due."
    )
    lead_days: int | None = integer("Days ahead", group=_REMINDER)
    snoozed_until: PartialDate | None = partial_date("Not before", group=_REMINDER, listed=True)
    done_on: PartialDate | None = partial_date("Done on", group=_REMINDER, listed=True)

    def headline(self) -> str:
        """Return what is due."""
        return self.due_kind.label
