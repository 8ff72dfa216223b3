"""What the renewal schedule says, as plain facts: nothing here reads a record or a clock."""

from datetime import date

from kl_relations_desktop.documents.briefing_paper import StampPlace
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.standing import AgreementStanding


@dataclass(frozen=True, slots=True)
class TermItem:
    """An instrument with a stated term: something is to be sent for it, or it ends."""

    partner: str
    instrument: str
    standing: AgreementStanding
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """An instrument that is reviewed: on which day, and how that day was reckoned."""

    partner: str
    instrument: str
    signed: PartialDate | None
    day: date
    counted_from: PartialDate | None = None
    """The last review or the signature; None where the last review has set the day itself."""
    months: int = 0
    is_sample: bool = False
    is_kind_stated: bool = True


@dataclass(frozen=True, slots=True)
class NoReviewItem:
    """An instrument that is not reviewed by itself, and why."""

    partner: str
    instrument: str
    signed: PartialDate | None
    why: str
    """The English message, filled with `values`, such as "{instrument} followed"."""
    values: tuple[tuple[str, object], ...] = ()
    is_sample: bool = False
    is_kind_stated: bool = True


@dataclass(frozen=True, slots=True)
class ScheduleFacts:
    """A schedule as it is to be printed; names and titles are in its language already."""

    first: date
    last: date
    today: date
    language: str = "en"
    sends: tuple[TermItem, ...] = ()
    ends: tuple[TermItem, ...] = ()
    reviews: tuple[ReviewItem, ...] = ()
    later: tuple[ReviewItem, ...] = ()
    no_review: tuple[NoReviewItem, ...] = ()
    networks: tuple[str, ...] = ()
    network_gaps: tuple[tuple[str, int], ...] = ()
    """Fields of the network profiles, and how many memberships do not state each."""
    networks_are_sample: bool = False
    holiday_years: tuple[int, ...] = ()
    """The years whose public holidays were reckoned with."""
    has_estimates: bool = False
    """Whether any of these holidays waits for the moon."""
    marking: Marking | None = None
    number: str = ""
    copy: int = 1
    copies: int = 1
    officer_post: str = ""
    journal: str = ""
    stamp: StampPlace = StampPlace()

    @property
    def has_samples(self) -> bool:
        """Return whether anything on the schedule is sample data."""
        terms, reviews = (*self.sends, *self.ends), (*self.reviews, *self.later)
        return (
            self.networks_are_sample
            or any(one.is_sample for one in terms)
            or any(one.is_sample for one in reviews)
            or any(one.is_sample for one in self.no_review)
        )
