"""What the plots show, as frozen facts: the months ahead, and the terms of instruments."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import PartialDate


class MarkKind(StrEnum):
    """What stands on the strip; each has a shape of its own."""

    VISIT = "visit"
    REVIEW = "review"
    SEND_BY = "send_by"
    LAST_NOTICE = "last_notice"
    END = "end"
    ROLLOVER = "rollover"


@dataclass(frozen=True, slots=True)
class StripMark:
    """One thing ahead, and the record it opens; a notice window ends on its last day."""

    kind: str
    first: date
    last: date
    is_month_known: bool
    said: str
    """The whole mark, for the ear and the tooltip."""
    record: tuple[str, int]
    about: str = ""
    """Which instrument, or the purpose of a visit."""


@dataclass(frozen=True, slots=True)
class Lane:
    """What lies ahead with one partner; the line is broken where no term is stated."""

    partner_id: int
    name: str
    flag: str
    is_unstated: bool
    marks: tuple[StripMark, ...] = ()


@dataclass(frozen=True, slots=True)
class StripFacts:
    """The months from the one that holds `first`, and how many instruments state a term."""

    first: date
    months: int
    today: date
    lanes: tuple[Lane, ...] = ()
    stated: int = 0
    unstated: int = 0


@dataclass(frozen=True, slots=True)
class TermBar:
    """The time of one instrument, with its notice windows and the days it renewed itself."""

    agreement_id: int
    title: str
    starts: PartialDate | None = None
    ends: PartialDate | None = None
    is_open_ended: bool = False
    is_unstated: bool = False
    is_ended: bool = False
    notice: tuple[tuple[date, date], ...] = ()
    rollovers: tuple[date, ...] = ()
    said: str = ""
    """The whole bar, for the ear and the tooltip."""
    state: str = ""
    """How the instrument stands."""


@dataclass(frozen=True, slots=True)
class TermLane:
    """The instruments with one partner."""

    partner_id: int
    name: str
    flag: str
    bars: tuple[TermBar, ...] = ()


@dataclass(frozen=True, slots=True)
class TermsFacts:
    """The instruments of all partners as they stand on a day."""

    today: date
    lanes: Sequence[TermLane] = ()
