"""What is asked of a briefing: language, day, visit, kind, marking and number."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from kl_relations_desktop.documents.content import PaperKind
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.story import Visit
from kl_relations_desktop.domain.standing import AgreementStanding

CORE = (
    "objectives",
    "points",
    "raised",
    "people",
    "last",
    "background",
    "timeline",
    "agreements",
    "promises",
    "gaps",
    "sources",
)
ANNEXES = ("A", "B", "C", "D", "E")
PARTS = CORE + ANNEXES
"""The sections of a sheet that can be left out, by their ids."""


@dataclass(frozen=True, slots=True)
class StampPlace:
    """Where the marking stands on every page, in millimetres, and its size in points."""

    centre: float = 105.0
    size: float = 11.0


@dataclass(frozen=True, slots=True)
class Change:
    """One change since the last printing: its day, and the record and fields in words."""

    day: date
    headline: str
    what: str


@dataclass(frozen=True, slots=True)
class Printing:
    """An earlier printing of the same paper, and what has changed since."""

    number: str
    day: date
    changes: tuple[Change, ...] = ()
    records: tuple[Record, ...] = ()
    """The records that the changes tell of, also those taken out since."""


@dataclass(frozen=True, slots=True)
class Paper:
    """How a briefing is to be printed; without a number it is a draft."""

    language: str
    today: date
    visit: Visit | None = None
    kind: PaperKind = PaperKind.SHEET
    marking: Marking = Marking.OPEN
    parts: tuple[str, ...] = PARTS
    number: str = ""
    copy: int = 1
    copies: int = 1
    officer_post: str = ""
    journal: str = ""
    """The head of the journal when the paper was issued, for its foot."""
    stamp: StampPlace = StampPlace()
    last_printing: Printing | None = None
    standings: Mapping[int, AgreementStanding] = field(default_factory=dict)
    """How agreements stand on the day, by id; the sheet says it of stated terms alone."""
