"""The blocks that stand in a section of a paper, and the texts in them: plain data, no ink."""

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
    field: str = ""


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
    fixed: tuple[float, ...] = ()
    """Widths in millimetres, where the columns of several tables stand under each other."""

    @property
    def has_head(self) -> bool:
        """Return whether any column has a head; without one the rows stand alone."""
        return any(column.head for column in self.columns)


@dataclass(frozen=True, slots=True)
class SumLine:
    """One line of a reckoning: what was done, the day it leads to, and the reason."""

    what: Text
    day: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """A reckoning shown line by line under its title, the result under a rule."""

    title: Text
    lines: tuple[SumLine, ...]
    result: SumLine | None = None
    sign: str = ""


class StripSign(Enum):
    """What a mark on the strip of months stands for."""

    SEND = "send"
    END = "end"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class StripMark:
    """A mark on the strip: the days it may mean, and its row's letter or number and place."""

    sign: StripSign
    earliest: date
    latest: date
    label: str
    place: int


@dataclass(frozen=True, slots=True)
class StripWords:
    """The words of the strip; `initials` are those of the twelve months."""

    today: str
    send: str
    end: str
    review: str
    initials: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MonthStrip:
    """Whole months on one axis from the month of `first` to that of `last`."""

    first: date
    last: date
    today: date
    marks: tuple[StripMark, ...]
    words: StripWords


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
    | Sum
    | MonthStrip
    | Timeline
    | LandMap
    | SourcesList
    | Columns
)
"""Anything that can stand in a section."""
