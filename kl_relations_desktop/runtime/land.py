"""The outline of the world's land, for the map on the overview and on paper."""

import struct
import sys
from array import array
from collections.abc import Iterator
from functools import cache

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.runtime.resources import resource


@dataclass(frozen=True, slots=True)
class Ring:
    """A closed ring of land; its points stay as packed as they lie in the file."""

    west: float
    south: float
    east: float
    north: float
    packed: "array[int]"
    """Longitude and latitude in turn, in hundredths of a degree."""

    @property
    def points(self) -> Iterator[tuple[float, float]]:
        """Give the longitude and latitude of each point."""
        packed = iter(self.packed)
        for lon, lat in zip(packed, packed, strict=True):
            yield lon / 100, lat / 100

    def meets(self, west: float, south: float, east: float, north: float) -> bool:
        """Return whether the ring may lie in a part of the world."""
        across = self.west <= east and self.east >= west
        return across and self.south <= north and self.north >= south


@cache
def rings(smallest: float = 0.0) -> tuple[Ring, ...]:
    """Return the land as closed rings, to be filled odd-even.

    Rings whose box is narrower and lower than `smallest` degrees are left out.
    """
    packed = resource("map", "land.bin").read_bytes()
    (total,) = struct.unpack_from("<4xI", packed)
    counts, flat = array("H"), array("h")
    counts.frombytes(packed[8 : 8 + 2 * total])
    flat.frombytes(packed[8 + 2 * total :])
    if sys.byteorder == "big":
        counts.byteswap()
        flat.byteswap()
    found, start = [], 0
    for count in counts:
        values = flat[start : start + 2 * count]
        start += 2 * count
        lons, lats = values[0::2], values[1::2]
        west, south, east, north = min(lons), min(lats), max(lons), max(lats)
        # The rings are ordered by this span, so the first that is too small ends the list.
        if max(east - west, north - south) < 100 * smallest:
            break
        found.append(Ring(west / 100, south / 100, east / 100, north / 100, values))
    return tuple(found)
