"""Where places and their names stand on the map: geometry alone, before any ink."""

import math
from collections.abc import Callable
from enum import IntEnum
from itertools import product
from typing import NamedTuple

from kl_relations_desktop.domain.frozen import dataclass

MERGED_WITHIN = 12.0
"""Places nearer to each other than this share a symbol."""
_WIDE = (-23.5, 162.0)
"""The degrees of longitude that the map shows when every city lies between them."""
_MIDDLE_LATITUDE = 20.0
_FLATTENING = 1 / math.cos(math.radians(20.0))
_CLEAR = 6.0
"""So many degrees are seen north and south of every city."""
_EDGE = 3.0
_NAME_GAP = 4.0


class Rank(IntEnum):
    """What stands at a place; of merged places the highest gives the symbol."""

    SECRETARIAT = 1
    CITY = 2
    HOME = 3


class MapPlace(NamedTuple):
    """A named place in degrees; `whose` is the network that a secretariat serves.

    A tuple: an office may have thousands of them, and each is a key.
    """

    name: str
    latitude: float
    longitude: float
    rank: Rank
    whose: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: "Box") -> bool:
        """Return whether two rectangles share any area."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )

    def lies_in(self, width: float, height: float) -> bool:
        """Return whether the rectangle lies inside a map of this size."""
        return (
            self.x >= _EDGE
            and self.y >= _EDGE
            and self.x + self.width <= width - _EDGE
            and self.y + self.height <= height - _EDGE
        )


@dataclass(frozen=True, slots=True)
class View:
    """A window on the world: degrees to pixels, north up."""

    west: float
    north: float
    scale: float
    """Pixels a degree of longitude."""
    width: float
    height: float

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return where a point of the earth stands."""
        return (
            (longitude - self.west) * self.scale,
            (self.north - latitude) * self.scale * _FLATTENING,
        )

    def shows(self, place: MapPlace) -> bool:
        """Return whether a place lies inside the picture."""
        x, y = self.at(place.longitude, place.latitude)
        return 0 <= x <= self.width and 0 <= y <= self.height


@dataclass(frozen=True, slots=True)
class Symbol:
    """One symbol for one place or for several near to each other; the first ranks highest."""

    x: float
    y: float
    places: tuple[MapPlace, ...]

    @property
    def rank(self) -> Rank:
        """Return what the symbol shows."""
        return self.places[0].rank

    @property
    def radius(self) -> float:
        """Return half the symbol's width with its clear edge."""
        return 8.0 if self.rank is Rank.HOME else 6.0

    @property
    def box(self) -> Box:
        """Return the area that no name may cover."""
        side = 2 * self.radius
        return Box(self.x - self.radius, self.y - self.radius, side, side)

    @property
    def names(self) -> tuple[MapPlace, ...]:
        """Return the places named beside the symbol: a secretariat only where it shares one."""
        if self.rank is Rank.SECRETARIAT:
            return ()
        return self.places


@dataclass(frozen=True, slots=True)
class Name:
    """A place's name on the map and the area it covers."""

    place: MapPlace
    box: Box


@dataclass(frozen=True, slots=True)
class MapPlan:
    """Everything that the map draws but for the land."""

    view: View
    symbols: tuple[Symbol, ...]
    names: tuple[Name, ...]
    unnamed: tuple[MapPlace, ...]
    """Cities whose name found no free room beside their symbol."""
    outside: tuple[MapPlace, ...]


Measure = Callable[[MapPlace], tuple[float, float]]
"""Gives the width and height of a place's name in pixels."""


_LOWEST_NAME = 8.0
"""Lower than any name: of what is more than the picture is high, nothing is measured."""


def map_plan(
    places: tuple[MapPlace, ...], width: float, height: float, measure: Measure
) -> MapPlan:
    """Return where each place stands and where its name finds room."""
    view = view_of(places, width, height)
    shown: list[MapPlace] = []
    outside: list[MapPlace] = []
    for place in places:
        (shown if view.shows(place) else outside).append(place)
    symbols = _merged(shown, view)
    names: list[Name] = []
    unnamed: list[MapPlace] = []
    for symbol in sorted(symbols, key=lambda one: (-one.rank, -len(one.places))):
        found = _named(symbol, symbols, names, (width, height), measure)
        names += found
        unnamed += () if found else symbol.names
    return MapPlan(view, symbols, tuple(names), tuple(unnamed), tuple(outside))


def view_of(places: tuple[MapPlace, ...], width: float, height: float) -> View:
    """Return the window that holds every city; secretariats may lie outside."""
    cities = [place for place in places if place.rank is not Rank.SECRETARIAT]
    lons, lats = [one.longitude for one in cities], [one.latitude for one in cities]
    west = min([_WIDE[0], *(one - 8 for one in lons)])
    east = max([_WIDE[1], *(one + 8 for one in lons)])
    scale = width / (east - west)
    if lats:
        # A low map shows more of the sea at its sides, and no city is lost.
        degrees = max(lats) - min(lats) + 2 * _CLEAR
        scale = min(scale, height / (degrees * _FLATTENING))
    half = height / 2 / (scale * _FLATTENING)
    west = (west + east - width / scale) / 2
    return View(west, _middle(places, half) + half, scale, width, height)


def _middle(places: tuple[MapPlace, ...], half: float) -> float:
    """Return the latitude in the middle, moved only as far as the cities need."""
    lats = [place.latitude for place in places if place.rank is not Rank.SECRETARIAT]
    middle = _MIDDLE_LATITUDE
    if lats:
        middle = max(middle, max(lats) - half + _CLEAR)
        middle = min(middle, max(min(lats) + half - _CLEAR, middle - 90))
    return middle


def _merged(places: list[MapPlace], view: View) -> tuple[Symbol, ...]:
    groups: list[tuple[tuple[float, float], list[MapPlace]]] = []
    for place in sorted(places, key=lambda one: -one.rank):
        here = view.at(place.longitude, place.latitude)
        for there, group in groups:
            if math.dist(here, there) < MERGED_WITHIN:
                group.append(place)
                break
        else:
            groups.append((here, [place]))
    return tuple(Symbol(x, y, tuple(group)) for (x, y), group in groups)


def _named(
    symbol: Symbol,
    symbols: tuple[Symbol, ...],
    names: list[Name],
    size: tuple[float, float],
    measure: Measure,
) -> list[Name]:
    """Return the names of one symbol, one under the other, at the first free side of it."""
    if not symbol.names or len(symbol.names) > size[1] / _LOWEST_NAME:
        return []
    sizes = [measure(place) for place in symbol.names]
    wide, high = max(one[0] for one in sizes), sum(one[1] for one in sizes)
    taken = [one.box for one in symbols if one is not symbol] + [one.box for one in names]
    for x, y, side in _corners(symbol, wide, high, sizes[0][1], size[0]):
        whole = Box(x, y, wide, high)
        if whole.lies_in(*size) and not any(whole.meets(box) for box in taken):
            return _stacked(symbol.names, sizes, whole, side)
    return []


def _corners(
    symbol: Symbol, wide: float, high: float, line: float, width: float
) -> list[tuple[float, float, int]]:
    """Return where the names may start, and whether they end at (-1) or begin at (1) x."""
    reach = symbol.radius + _NAME_GAP / 2
    left, right = symbol.x - reach - wide, symbol.x + reach
    above, below = symbol.y - symbol.radius - high, symbol.y + symbol.radius - 1
    level, middle = symbol.y - high / 2, symbol.x - wide / 2
    inside = min(max(middle, _EDGE), max(width - wide - _EDGE, _EDGE))
    found = [(left, level, -1), (middle, below, 0), (right, level, 1), (middle, above, 0)]
    # A stack may also hang from its first name, or stand on its last.
    levels = (symbol.y - line / 2, symbol.y - high + line / 2, below, above)
    found += [(x, y, side) for (x, side), y in product(((left, -1), (right, 1)), levels)]
    return [*found, (inside, below, 0), (inside, above, 0)]


def _stacked(
    places: tuple[MapPlace, ...], sizes: list[tuple[float, float]], whole: Box, side: int
) -> list[Name]:
    found, y = [], whole.y
    for place, (wide, high) in zip(places, sizes, strict=True):
        spare = whole.width - wide
        x = whole.x + (spare if side < 0 else spare / 2 if side == 0 else 0)
        found.append(Name(place, Box(x, y, wide, high)))
        y += high
    return found
