"""The outline of the world's land, for the map on the overview and on paper."""

import struct
import sys
from array import array
from functools import cache

from kl_relations_desktop.runtime.resources import resource

Point = tuple[float, float]
Ring = tuple[Point, ...]


@cache
def rings(smallest: float = 0.0) -> tuple[Ring, ...]:
    """Return the land as closed rings of (longitude, latitude), to be filled odd-even.

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
        # The rings are ordered by this span, so the first that is too small ends the list.
        if max(max(lons) - min(lons), max(lats) - min(lats)) < 100 * smallest:
            break
        ring = zip((lon / 100 for lon in lons), (lat / 100 for lat in lats), strict=True)
        found.append(tuple(ring))
    return tuple(found)
