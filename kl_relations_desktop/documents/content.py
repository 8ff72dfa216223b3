"""Papers as plain content: what a sheet says, in words already translated, before any ink.

Nothing here knows a record, a catalogue or a page: texts arrive in the paper's language,
and `documents.pdf` decides where they stand.
"""

from enum import Enum

from kl_relations_desktop.documents.blocks import (
    Align,
    Block,
    Bullets,
    Cell,
    Column,
    Columns,
    DatedFact,
    DatedFacts,
    Event,
    Item,
    LandMap,
    MonthStrip,
    Note,
    Numbered,
    Pair,
    Pairs,
    People,
    PersonRow,
    Place,
    Precision,
    Prose,
    ShortList,
    SourceRow,
    SourcesList,
    Span,
    StripMark,
    StripSign,
    StripWords,
    Style,
    Sum,
    SumLine,
    Table,
    Text,
    Timeline,
    TimelineWords,
    missing,
    plain,
    strong,
)
from kl_relations_desktop.domain.frozen import dataclass

__all__ = [
    "Align",
    "Annex",
    "Block",
    "Bullets",
    "Cell",
    "Column",
    "Columns",
    "DatedFact",
    "DatedFacts",
    "Event",
    "Fact",
    "Item",
    "LandMap",
    "Letterhead",
    "MonthStrip",
    "Move",
    "Note",
    "Numbered",
    "Pair",
    "Pairs",
    "PaperKind",
    "PartnerHead",
    "People",
    "PersonRow",
    "Place",
    "Precision",
    "Prose",
    "Seal",
    "Section",
    "Sheet",
    "ShortList",
    "SourceRow",
    "SourcesList",
    "Span",
    "Stamp",
    "StripMark",
    "StripSign",
    "StripWords",
    "Style",
    "Sum",
    "SumLine",
    "Table",
    "Text",
    "Timeline",
    "TimelineWords",
    "TitleHead",
    "missing",
    "plain",
    "strong",
]


class PaperKind(Enum):
    """Which paper: the sheet of two core pages and annexes, the card of one, the schedule.

    Only a schedule has as many pages as its rows take.
    """

    SHEET = "sheet"
    CARD = "card"
    SCHEDULE = "schedule"


@dataclass(frozen=True, slots=True)
class Section:
    """A side head and the blocks beside it.

    `page` is where it belongs in the core (1 or 2), though page 1 takes what it has room for;
    `leaves` ranks those of page 1 that go over when it is full (1 goes first, 0 never).
    `letter` is the annex's.
    """

    id: str
    head: str
    blocks: tuple[Block, ...]
    page: int = 1
    leaves: int = 0
    note: str = ""
    is_sample: bool = False
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """One step taken, in order, while a page overflows: rows leave a core section for an annex.

    `rows` are positions in the section's block number `block`; none means the whole block, and
    a `field` every block of that field.
    Rows that the annex section does not hold already (`is_repeated` false) are added there:
    before those of the same field, or else under `heading`.
    `left_behind` takes {n} and {letter}: "{n} more in Annex {letter}".
    """

    section: str
    annex: str
    left_behind: str
    block: int = 0
    field: str = ""
    rows: tuple[int, ...] = ()
    count: int = 0
    is_repeated: bool = True
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One cell of the facts at a glance."""

    label: str
    value: str
    is_missing: bool = False
    figure: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class PartnerHead:
    """The partner at the head of page 1: a city with its flag, a network with two quiet words.

    `flag` is the two-letter country code of a file in resources/flags, or empty.
    """

    name: str
    native_name: str = ""
    flag: str = ""
    quiet_words: tuple[str, ...] = ()
    grade_line: str = ""
    occasion: str = ""
    occasion_detail: str = ""
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class TitleHead:
    """The title at the head of a paper that is of no single partner, and a line under it."""

    name: str
    period: str
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """The marking in capitals, and where it stands: millimetres from the page's top left."""

    text: str
    centre: float = 105.0
    top: float = 11.0
    foot: float = 287.0
    size: float = 11.0


@dataclass(frozen=True, slots=True)
class Seal:
    """What the QR holds: the sheet's number and 16 hex digits of the frozen content's hash."""

    number: str
    digest: str

    @property
    def payload(self) -> str:
        """Return the text of the QR, in capitals: they make it coarser and easier to scan."""
        return f"{self.number} {self.digest}".upper()


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Head and foot: who issues the paper, for whom, and its number, in the paper's words.

    `page` takes {n} and {N}: "Page {n} of {N}".
    """

    wordmark: str
    unit_line: str
    kind_word: str
    reader: str
    number: str
    number_line: str
    copy_line: str
    printed_on: str
    officer: str
    scan_hint: str
    page: str
    sample_tag: str
    sample_note: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """What stands behind the core: its title, a hint, and its lettered sections."""

    title: str
    hint: str = ""
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole paper, ready to be set.

    `stamp` is absent from a draft only. `han` says which Han face comes first: "ja" or "zh".
    """

    language: str
    title: str
    letterhead: Letterhead
    head: PartnerHead | TitleHead
    sections: tuple[Section, ...]
    kind: PaperKind = PaperKind.SHEET
    facts: tuple[Fact, ...] = ()
    annex: Annex | None = None
    moves: tuple[Move, ...] = ()
    stamp: Stamp | None = None
    seal: Seal | None = None
    han: str = "ja"
