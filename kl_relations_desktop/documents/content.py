"""Papers as plain content: what a sheet says, in words already translated, before any ink.

Nothing here knows a record, a catalogue or a page: texts arrive in the paper's language,
and `documents.pdf` decides where they stand.
"""

from datetime import date
from enum import Enum

from kl_relations_desktop.domain.frozen import dataclass


class Style(Enum):
    """How a stretch of text speaks."""

    REGULAR = "regular"
    STRONG = "strong"
    MISSING = "missing"
    TITLE = "title"
    QUIET = "quiet"


class PaperKind(Enum):
    """Which paper: the sheet of two core pages and annexes, or the card of one page."""

    SHEET = "sheet"
    CARD = "card"


class Precision(Enum):
    """How exactly the date of an event is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one style; `figure` is the superscript source figure closing it."""

    text: str
    style: Style = Style.REGULAR
    figure: str = ""


Text = tuple[Span, ...]
"""One paragraph of running text."""

Cell = tuple[Text, ...]
"""The paragraphs of a table cell, one under the other."""


def plain(text: str, figure: str = "") -> Text:
    """Return a paragraph in the regular style."""
    return (Span(text, Style.REGULAR, figure),)


def strong(text: str, figure: str = "") -> Text:
    """Return a paragraph in semibold."""
    return (Span(text, Style.STRONG, figure),)


def missing(text: str) -> Text:
    """Return a paragraph that says that something is not known."""
    return (Span(text, Style.MISSING),)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: a semibold lead, if any, and what follows it."""

    text: Text
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered list; an item should take `lines` at most, `field` is what fills it."""

    items: tuple[Item, ...]
    field: str = ""
    lines: int = 0
    numerals: str = "1"
    """How items are counted: "1" for 1 2 3, "i" for i) ii) iii)."""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A dash list."""

    items: tuple[Item, ...]
    field: str = ""
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs of running text."""

    paragraphs: tuple[Text, ...]
    field: str = ""
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A closing remark in the table's face, under a hairline when it follows a table."""

    text: Text


@dataclass(frozen=True, slots=True)
class DatedFact:
    """One fact with its date in words."""

    date_text: str
    text: Text
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class DatedFacts:
    """Facts, each beside its date."""

    facts: tuple[DatedFact, ...]
    field: str = ""
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """A topic and the answer to it."""

    topic: str
    answer: Text


@dataclass(frozen=True, slots=True)
class Pairs:
    """Topics with their answers, row by row."""

    pairs: tuple[Pair, ...]
    field: str = ""
    lines: int = 0


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person to be met: name, native name, post, and how to address them."""

    name: str
    native_name: str = ""
    post: Text = ()
    address: Text = ()


@dataclass(frozen=True, slots=True)
class People:
    """The people one will meet."""

    people: tuple[PersonRow, ...]
    field: str = ""


class Align(Enum):
    """To which side a column is set."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, its side, and its share of width left over."""

    head: str
    align: Align = Align.LEFT
    weight: float = 1.0
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under heads; a row has as many cells as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    field: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One mark on the timeline: the days it may mean, and its words."""

    earliest: date
    latest: date
    precision: Precision
    date_text: str
    text: str
    figure: str = ""
    is_planned: bool = False


@dataclass(frozen=True, slots=True)
class TimelineWords:
    """The words of the timeline's legend; `more` takes {n}, and {letter} of the annex."""

    day: str
    month: str
    year: str
    range: str
    about: str
    planned: str
    left_out: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events on one axis, and under it the facts that have no date."""

    events: tuple[Event, ...]
    words: TimelineWords
    undated: tuple[Text, ...] = ()
    annex: str = ""
    """Letter of the annex that lists every event, for those that find no lane."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map, with its name and a caption."""

    longitude: float
    latitude: float
    name: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class LandMap:
    """Land, and the places that matter on it."""

    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source and the figure that points to it."""

    figure: str
    text: Text


@dataclass(frozen=True, slots=True)
class SourcesList:
    """The sources behind the superscript figures."""

    sources: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True)
class ShortList:
    """One of several short lists that stand side by side."""

    head: str
    items: tuple[Text, ...]
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Short lists side by side."""

    lists: tuple[ShortList, ...]


Block = (
    Numbered
    | Bullets
    | Prose
    | Note
    | DatedFacts
    | Pairs
    | People
    | Table
    | Timeline
    | LandMap
    | SourcesList
    | Columns
)
"""Anything that can stand in a section."""


@dataclass(frozen=True, slots=True)
class Section:
    """A side head and the blocks beside it.

    `page` is where it belongs in the core (1 or 2); `leaves` ranks it among those that go over
    to page 2 when page 1 is full (1 goes first, then 2; 0 never), those of one rank together.
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
    """One step taken, in order, while page 2 overflows: rows leave a core section for an annex.

    `rows` are positions in the section's block number `block`; none means the whole block.
    Rows that the annex section does not hold already (`is_repeated` false) are added there.
    `left_behind` takes {n} and {letter}: "{n} more in Annex {letter}".
    """

    section: str
    annex: str
    left_behind: str
    block: int = 0
    rows: tuple[int, ...] = ()
    count: int = 0
    is_repeated: bool = True


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
    head: PartnerHead
    sections: tuple[Section, ...]
    kind: PaperKind = PaperKind.SHEET
    facts: tuple[Fact, ...] = ()
    annex: Annex | None = None
    moves: tuple[Move, ...] = ()
    stamp: Stamp | None = None
    seal: Seal | None = None
    han: str = "ja"
