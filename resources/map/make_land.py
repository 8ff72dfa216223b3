"""Make land.bin, the world's land without borders, from land-50m.json of world-atlas.

    python make_land.py land-50m.json land.bin

README.md beside this file describes the result. Standard library only.
"""

import json
import struct
import sys
from array import array
from itertools import accumulate
from pathlib import Path

Point = tuple[float, float]
Ring = list[Point]

TOLERANCE = 0.03  # degrees: a tenth of a millimetre on a world map as wide as an A4 page
SMALLEST = 0.06  # degrees: islets smaller than this are left out; Singapore and Malta stay


def arcs(topology: dict) -> list[Ring]:
    """Return the arcs in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    decoded = []
    for arc in topology["arcs"]:
        xs = accumulate(step[0] for step in arc)
        ys = accumulate(step[1] for step in arc)
        decoded.append([(x * sx + tx, y * sy + ty) for x, y in zip(xs, ys, strict=True)])
    return decoded


def stitched(ring: list[int], lines: list[Ring]) -> Ring:
    """Return one ring joined from its arcs; a negative number means an arc run backwards."""
    points: Ring = []
    for number in ring:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        points.extend(line[1:] if points else line)
    return points


def unwrapped(ring: Ring) -> Ring:
    """Return the ring without jumps at 180°, so that it may run past it on one side."""
    shift, points = 0.0, [ring[0]]
    for (before, _), (lon, lat) in zip(ring, ring[1:], strict=False):
        if lon - before > 180:
            shift -= 360
        elif lon - before < -180:
            shift += 360
        points.append((lon + shift, lat))
    if abs(points[-1][0] - points[0][0]) > 180:  # Antarctica runs round the pole: close it there
        points += [(points[-1][0], -90.0), (points[0][0], -90.0), points[0]]
    return points


def clipped(ring: Ring, edge: float, keep_below: bool) -> Ring:
    """Return the part of a ring on one side of a meridian."""
    kept: Ring = []
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        inside0, inside1 = (x0 <= edge, x1 <= edge) if keep_below else (x0 >= edge, x1 >= edge)
        if inside0:
            kept.append((x0, y0))
        if inside0 != inside1:
            kept.append((edge, y0 + (edge - x0) * (y1 - y0) / (x1 - x0)))
    return kept


def in_one_world(ring: Ring) -> list[Ring]:
    """Return the ring as parts that lie within −180…180: what ran over re-enters opposite."""
    parts = []
    for turn in (-360.0, 0.0, 360.0):
        moved = [(lon + turn, lat) for lon, lat in ring]
        part = clipped(clipped(moved, 180.0, True), -180.0, False)
        if len({lon for lon, _ in part}) > 1:  # not a mere line along the edge
            parts.append(part)
    return parts


def simplified(ring: Ring, tolerance: float) -> Ring:
    """Return the ring with points left out that lie within the tolerance (Douglas-Peucker)."""
    keep = {0, len(ring) - 1, len(ring) // 2}
    spans = [(0, len(ring) // 2), (len(ring) // 2, len(ring) - 1)]
    while spans:
        first, last = spans.pop()
        (x0, y0), (x1, y1) = ring[first], ring[last]
        length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 or 1.0
        best, farthest = tolerance, 0
        for i in range(first + 1, last):
            x, y = ring[i]
            away = abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length
            if (x1, y1) == (x0, y0):
                away = ((x - x0) ** 2 + (y - y0) ** 2) ** 0.5
            if away > best:
                best, farthest = away, i
        if farthest:
            keep.add(farthest)
            spans += [(first, farthest), (farthest, last)]
    return [ring[i] for i in sorted(keep)]


def span(ring: Ring) -> float:
    """Return the longer side of the ring's box in degrees."""
    lons, lats = zip(*ring, strict=True)
    return max(max(lons) - min(lons), max(lats) - min(lats))


def main(source: Path, target: Path) -> None:
    """Write the rings, largest first."""
    topology = json.loads(source.read_text("utf-8"))
    lines = arcs(topology)
    rings = [
        simplified(part, TOLERANCE)
        for shape in topology["objects"]["land"]["geometries"]
        for polygon in shape["arcs"]
        for ring in polygon
        for part in in_one_world(unwrapped(stitched(ring, lines)))
        if span(part) >= SMALLEST
    ]
    rings = sorted((ring for ring in rings if len(ring) > 3), key=span, reverse=True)
    counts = array("H", [len(ring) for ring in rings])
    flat = array("h", [round(100 * value) for ring in rings for point in ring for value in point])
    if sys.byteorder == "big":
        counts.byteswap()
        flat.byteswap()
    target.write_bytes(struct.pack("<4sI", b"LAND", len(rings)) + counts.tobytes() + flat.tobytes())
    print(f"{len(rings)} rings, {len(flat) // 2} points, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
