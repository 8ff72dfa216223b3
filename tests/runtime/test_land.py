from itertools import pairwise

from kl_relations_desktop.runtime.land import rings


def _is_land(lon: float, lat: float) -> bool:
    inside = False
    for ring in rings():
        points = tuple(ring.points)
        for (x0, y0), (x1, y1) in zip(points, points[1:] + points[:1], strict=True):
            if (y0 > lat) != (y1 > lat) and lon < x0 + (lat - y0) * (x1 - x0) / (y1 - y0):
                inside = not inside
    return inside


def test_cities_stand_on_land_and_the_seas_are_empty():
    assert _is_land(101.69, 3.14), "Kuala Lumpur"
    assert _is_land(32.86, 39.93), "Ankara"
    assert _is_land(103.82, 1.36), "Singapore"
    assert not _is_land(51.0, 42.0), "the Caspian Sea is a ring inside a ring"
    assert not _is_land(-30.0, 30.0), "the Atlantic"


def test_the_far_east_of_eurasia_appears_on_both_edges():
    assert _is_land(179.0, 67.5)
    assert _is_land(-175.0, 66.5)


def test_antarctica_reaches_the_pole():
    assert _is_land(0.0, -85.0)


def test_no_ring_leaves_the_sheet_or_runs_across_it():
    for ring in rings():
        assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring.points)
        jumps = pairwise(ring.points)
        assert all(abs(b[0] - a[0]) < 180 for a, b in jumps if a[1] > -89 and b[1] > -89)


def test_a_ring_is_met_where_it_lies_and_nowhere_else():
    for ring in rings(5.0):
        lons, lats = zip(*ring.points, strict=True)
        assert (ring.west, ring.south) == (min(lons), min(lats))
        assert (ring.east, ring.north) == (max(lons), max(lats))
        assert ring.meets(ring.east, ring.north, ring.east + 1, ring.north + 1)
        assert not ring.meets(ring.east + 0.1, ring.south, ring.east + 1, ring.north)
        assert not ring.meets(ring.west, ring.north + 0.1, ring.east, ring.north + 1)


def test_small_islands_can_be_left_out():
    assert 0 < len(rings(2.0)) < len(rings())
