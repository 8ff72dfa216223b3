"""What the first page shows, as frozen lines in words: to show it needs no record."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.gui.chips import Chip
from kl_relations_desktop.gui.widgets.gap_row import GapRow
from kl_relations_desktop.gui.widgets.placing import MapPlace
from kl_relations_desktop.wording.catalogue import Words

_NAMED = 24


@dataclass(frozen=True, slots=True)
class DueRow:
    """One line: its date, what it is about, and the chip or the sheet that ends it."""

    kind: str
    record_id: int
    date: str
    below_date: str
    headline: str
    detail: str
    chip: Chip | None = None
    later: str = ""
    """How far off it is, for what is neither late nor soon."""
    sheet: tuple[int, int] | None = None
    """The partner and the visit whose sheet can be printed."""

    @property
    def spoken(self) -> str:
        """Return the whole line as a screen reader says it."""
        end = self.chip.text if self.chip else self.later
        parts = (self.headline, self.date, self.below_date, self.detail, end)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class DueSection:
    """A heading with its lines."""

    title: str
    caption: str
    rows: tuple[DueRow, ...]
    more: int = 0
    """How many lines there are besides, for which the page has no room."""
    page: str = ""
    """The page that has them all."""


@dataclass(frozen=True, slots=True)
class Room:
    """How high the card of what is due is inside, and how high one line is, in pixels."""

    high: int
    line: int


@dataclass(frozen=True, slots=True)
class Due:
    """What needs the desk, as far ahead as a card has room for."""

    sections: tuple[DueSection, ...]
    nothing: str
    """The sentence of a page with no section: for how long nothing needs the desk."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside what is due: the map, and the gaps before the next visit."""

    places: tuple[MapPlace, ...]
    """Kuala Lumpur first."""
    partners: tuple[int, ...]
    """The partner of each place after the first."""
    map_said: str
    """The map as a sentence for a screen reader."""
    cities: int
    gaps: tuple[GapRow, ...]
    gaps_heading: str
    gaps_of: int | None
    """The partner whose gaps they are; None: nobody is about to be met."""
    gaps_of_said: str
    subject: tuple[int | None, int | None]
    """The partner and the visit that are next, for the sheet."""


class FirstPage(Protocol):
    """What the page is told: read now, or kept from when it was seen last."""

    @property
    def beside(self) -> Beside:
        """Return what stands beside what is due."""

    def due(self, room: Room) -> Due:
        """Return what is due for a card with so much room."""

    def items(self) -> Sequence[object]:
        """Return the items of the lines told last, in their order; empty where not known."""


@dataclass(frozen=True, slots=True)
class KeptPage:
    """The first page as it stood in its room, for one day."""

    due_there: Due
    beside: Beside
    months: tuple[int, int] | None
    """How high the months below stood, in pixels, and with how many lanes."""

    def due(self, room: Room) -> Due:
        """Return what was due in the room that it was kept for."""
        del room
        return self.due_there

    def items(self) -> Sequence[object]:
        """Return nothing: the items are not kept."""
        return ()


@dataclass(frozen=True, slots=True)
class OverviewRooms:
    """The rooms of the first page that are imported only once it has been seen."""

    read: Callable[..., FirstPage]
    """Reads the page from the workspace, in words."""
    acts: Callable[..., Any]
    """Makes what can be said of the item of a line."""
    ahead: Callable[..., Any]
    """Makes the months below."""


def outside_sentence(outside: tuple[MapPlace, ...], words: Words) -> str:
    """Return what lies outside the map, by name; the place of one alone is told, too."""
    if len(outside) == 1:
        said = words("{network}’s secretariat, {place}, lies outside this map.")
        return said.format(network=outside[0].whose, place=outside[0].name)
    several = names_in_a_row([one.whose for one in outside], words)
    return words("Outside this map: {names}.").format(names=several) if several else ""


def names_in_a_row(names: Sequence[str], words: Words) -> str:
    """Return names one after the other; of very many the first, and how many more there are."""
    shown, more = [*names[:_NAMED]], len(names) - _NAMED
    if more > 0:
        shown.append(words("{n} more").format(n=more))
    return ", ".join(shown)
