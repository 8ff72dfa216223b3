"""What is asked and answered of an instrument's standing, as frozen facts."""

from dataclasses import field
from datetime import date

from kl_relations_desktop.domain.decisions import Decided
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import AgreementState, Finding, Standing
from kl_relations_desktop.domain.reviews import Cycle
from kl_relations_desktop.domain.working_days import ClosedDays, never_closed

WITHDRAWN = "Withdrawn"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the reckoning: what was done, the day it leads to, and the reason."""

    say: str
    """The English message, such as "less {notice} notice", filled with `values`."""
    day: PartialDate | None = None
    because: str = ""
    """The English message of the reason, filled with `values`; may be empty."""
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Length:
    """A stretch of time as an instrument states it."""

    years: int = 0
    months: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What decides beside the words of the instrument itself."""

    closed: ClosedDays = never_closed
    cycle: Cycle = Cycle()
    margin_days: int = 7
    """Calendar days between sending and the last day to give notice, where none is stated."""
    ending_months: int = 6
    """From so many months before the end, or before the last day to give notice, it shows."""
    partner_standing: Standing = Standing.NOT_STATED
    is_told_elsewhere: bool = False
    """It amends another instrument in sight: what the amended term brings is told of that."""
    later: tuple[Agreement, ...] = ()
    """Signed instruments that link to this one: amend, follow, renew or supersede it."""
    finding: Finding | None = None
    """What the latest review found."""
    next_review: PartialDate | None = None
    """The next review where the latest one has set it."""
    decided: Decided | None = None
    """The latest decision of a renewal case, unless what it decided has been changed since."""


@dataclass(frozen=True, slots=True)
class AgreementStanding:
    """How one instrument stands on one day; what cannot be reckoned is None."""

    state: AgreementState
    term_number: int | None = None
    """1 for the first term, 2 for the first renewal."""
    term_starts: PartialDate | None = None
    term_ends: PartialDate | None = None
    """The last day of the term, or the range of days that can be its last."""
    last_day_to_give_notice: PartialDate | None = None
    send_by: date | None = None
    review_on: date | None = None
    reasoning: tuple[Step, ...] = ()
    renews_itself: bool = False
    """At its end the term is followed by another unless notice is given."""
    is_withdrawn: bool = False
    """Its end before its time was a withdrawal."""

    @property
    def label(self) -> str:
        """Return the words of its state, as a message; what was withdrawn says so."""
        is_over = self.state is AgreementState.TERMINATED
        return WITHDRAWN if is_over and self.is_withdrawn else self.state.label


@dataclass(frozen=True, slots=True)
class TermEvent:
    """A day that the instrument brings: what kind of day, and which term it belongs to."""

    kind: str
    """"send_by", "last_notice", "end", "rollover" (renews itself) or "review"."""
    agreement_id: int
    day: PartialDate
    term_number: int | None = None
    term_ends: PartialDate | None = None
    last_day_to_give_notice: PartialDate | None = None
    term_starts: PartialDate | None = None
    renews_itself: bool = False
    """At its end the term is followed by another unless notice is given."""

    @property
    def is_letter(self) -> bool:
        """Say whether it is a day by which notice is to be sent or given."""
        return self.kind in ("send_by", "last_notice")

    def is_settled(self, decided: Decided | None) -> bool:
        """Say whether it is a letter that need not be sent: its term has been decided."""
        return (
            self.is_letter
            and decided is not None
            and decided.spares_letter(self.term_starts, renews_itself=self.renews_itself)
        )
