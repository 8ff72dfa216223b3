"""How a long list is asked for, and how it is laid out: told without reading its rows."""

from datetime import date
from enum import StrEnum

from kl_relations_desktop.domain.frozen import dataclass

HEADLINE = "headline"
"""The name of the column that is sorted by the record's headline instead of one field."""
PAGE = 256
"""So many rows are read at once."""


class Check(StrEnum):
    """How a field is looked at, to tell the sections of a list apart."""

    IS = "is"
    IS_NOT = "is_not"
    REACHES = "reaches"
    """A date that may still mean this day or a later one; so does one not stated."""
    ENDED = "ended"
    """A date whose last day lies before this day."""


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing that holds for every record of a section."""

    field: str
    check: Check
    value: str | date


@dataclass(frozen=True, slots=True)
class Section:
    """A head row, and which records stand under it."""

    label: str
    tests: tuple[Trait, ...]
    is_turned: bool = False
    """Whether its rows stand in the opposite order, as what is past does."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """The head rows of a list: named sections, or one for each record that a field links to."""

    sections: tuple[Section, ...] = ()
    link: str = ""
    unlinked: str = ""
    """The head row of what links to nothing, first of all; empty: none, and last."""


@dataclass(frozen=True, slots=True)
class FilterWord:
    """One word of a filter: as typed, and the values and months whose names hold it."""

    text: str
    values: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Fields with a closed list, and those of their values whose labels hold the word."""
    months: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ListQuestion:
    """A list as it is wanted: of which kind, in which order, under which heads, narrowed."""

    kind: str
    sort: str = HEADLINE
    is_descending: bool = False
    words: tuple[FilterWord, ...] = ()
    shown: tuple[str, ...] = ()
    """The fields that the columns show, in which the filter looks besides the names."""
    grouping: Grouping = Grouping()
    binned: bool = False
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a list under one head, all sorted by one rule."""

    count: int
    section: int | None = None
    linked: int | None = None
    part: object = None
    """The value that all its rows have where a list is sorted by value; else whether stated."""


@dataclass(frozen=True, slots=True)
class Head:
    """A head row: its words, and the flag before them; None: no flag."""

    label: str
    count: int
    flag: str | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """A list laid out: its runs in order, each with the head that stands before it, if any."""

    question: ListQuestion
    runs: tuple[Run, ...]
    heads: tuple[Head | None, ...]

    @property
    def count(self) -> int:
        """Return how many records the list has."""
        return sum(run.count for run in self.runs)


Place = tuple[object, ...]
"""Where a row stands within its run: the keys that it is sorted by, its id last."""
