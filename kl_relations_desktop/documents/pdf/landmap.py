"""The map of a network: land in one grey, ringed dots, names beside them."""

from functools import lru_cache
from math import cos, radians

from kl_relations_desktop.documents.content import LandMap, Place
from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.documents.pdf.ink import Area, Disc, Mark, Point, Row, Run, Strip
from kl_relations_desktop.documents.pdf.lists import Look
from kl_relations_desktop.documents.pdf.setting import Line, set_words
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.runtime.land import rings

_LEAST_SPAN = 60.0
_MARGIN = 1.55
_POINT_STEP = 0.35


_Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Window:
    """The part of the world shown, in degrees, and its scale in points a degree."""

    west: float
    north: float
    across: float
    down: float
    height: float

    def at(self, longitude: float, latitude: float) -> Point:
        """Return where a place stands, from the map's top left."""
        return (
            (longitude - self.west) / self.across * m.TEXT_WIDTH,
            (self.north - latitude) / self.down * self.height,
        )


def land_map(block: LandMap, look: Look) -> Strip:
    """Set the map; its top stands a little above the side head."""
    height = look.map_height
    window = _window(block.places, height)
    top = -m.MAP_RISE
    frame = (0.0, 0.0, m.TEXT_WIDTH, height)
    marks: list[Mark] = [Area(_land(window), frame).moved(m.TEXT, top)]
    dots = [window.at(place.longitude, place.latitude) for place in block.places]
    coast = [point for ring in _land(window) for point in ring]
    taken: list[_Rect] = [(x - 4, y - 4, x + 4, y + 4) for x, y in dots]
    for place, (x, y) in zip(block.places, dots, strict=True):
        marks.append(Disc(m.TEXT + x, top + y, m.MAP_DOT, 2.2))
        name = set_words(place.name, m.FIGURE_DATE, look.han)
        caption = set_words(place.caption, m.LABEL, look.han) if place.caption else None
        box, is_right = _beside((x, y), height, (name, caption), taken, coast)
        taken.append(box)
        left = m.TEXT + box[0]
        for number, line in enumerate((name, caption)):
            if line is not None:
                shift = 0.0 if is_right else box[2] - box[0] - line.width
                marks.append(Run(left + shift, top + box[1] + 8 + number * 12, line))
    return Strip((Row(tuple(marks), height + top, m.BODY.leading + m.MAP_RISE),))


def _window(places: tuple[Place, ...], height: float) -> _Window:
    """Return a window of the map's shape with every place well inside."""
    lons = [place.longitude for place in places] or [101.7]
    lats = [place.latitude for place in places] or [3.1]
    middle_lon, middle_lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    shape = height / m.TEXT_WIDTH * cos(radians(middle_lat))
    across = max((max(lons) - min(lons)) * _MARGIN, _LEAST_SPAN)
    across = min(360.0, max(across, (max(lats) - min(lats)) * _MARGIN / shape))
    down = across * shape
    north = min(85.0, middle_lat + down / 2)
    return _Window(middle_lon - across / 2, north, across, down, height)


@lru_cache(maxsize=16)
def _land(window: _Window) -> tuple[tuple[Point, ...], ...]:
    """Return the rings of land near the window, drawn no finer than the eye sees."""
    found = []
    south, east = window.north - window.down, window.west + window.across
    for ring in rings(window.across / 300):
        if ring.meets(window.west, south, east, window.north):
            points = [window.at(lon, lat) for lon, lat in ring.points]
            found.append(_thinned(points, window.height))
    return tuple(ring for ring in found if len(ring) > 2)


def _thinned(ring: list[Point], height: float) -> tuple[Point, ...]:
    """Return a ring without points too close to see, its far parts pulled to the frame."""
    kept: list[Point] = []
    for x, y in ring:
        point = (min(max(x, -2.0), m.TEXT_WIDTH + 2), min(max(y, -2.0), height + 2))
        if kept:
            near = abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) < _POINT_STEP
            if near:
                continue
        kept.append(point)
    return tuple(kept)


def _beside(
    dot: Point,
    floor: float,
    words: tuple[Line, Line | None],
    taken: list[_Rect],
    coast: list[Point],
) -> tuple[_Rect, bool]:
    """Return the box of a place's name, and whether it stands on the right of the dot."""
    x, y = dot
    name, caption = words
    width = max(name.width, caption.width if caption else 0.0)
    height = 24.0 if caption else 12.0
    # A world of coasts is looked through once a place, not once for each box tried.
    reach = width + 8
    near = [point for point in coast if abs(point[0] - x) < reach and abs(point[1] - y) < 60]
    # Two places a few points apart: one name goes clear above, the other clear below.
    rises = (5.0, height, -4.0, height + 8.0, -12.0)
    tried = [(rise, is_right) for rise in rises for is_right in (True, False)]
    priced = []
    for price, (rise, is_right) in enumerate(tried):
        left = x + 7 if is_right else x - 7 - width
        y0 = min(max(y - rise, 0.0), floor - height)
        box = (left, y0, left + width, y0 + height)
        cost = price + 50.0 * sum(_overlap(box, other) for other in taken)
        cost += _coast(box, near)
        if left < 0 or left + width > m.TEXT_WIDTH:
            cost += 1000
        priced.append((cost, box, is_right))
    _, chosen, stands_right = min(priced)
    return chosen, stands_right


def _coast(box: _Rect, coast: list[Point]) -> float:
    """Return how much coast would run through a name."""
    inside = sum(box[0] < x < box[2] and box[1] < y < box[3] for x, y in coast)
    return min(30.0, inside / 2)


def _overlap(one: _Rect, other: _Rect) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
