"""The map shows every place once, names what has room, and says what lies outside."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kl_relations_desktop.gui.widgets.placing import MapPlace, Rank, map_plan

KUALA_LUMPUR = MapPlace("Kuala Lumpur", 3.14, 101.69, Rank.HOME)
MELAKA = MapPlace("Melaka", 2.19, 102.25, Rank.CITY)
ANKARA = MapPlace("Ankara", 39.93, 32.86, Rank.CITY)
CASABLANCA = MapPlace("Casablanca", 33.57, -7.59, Rank.CITY)
CHENNAI = MapPlace("Chennai", 13.08, 80.27, Rank.CITY)
ESFAHAN = MapPlace("Esfahan", 32.65, 51.67, Rank.CITY)
OSAKA = MapPlace("Osaka", 34.69, 135.5, Rank.CITY)
NEW_YORK = MapPlace("New York", 40.7, -74.0, Rank.SECRETARIAT, "C40")
JAKARTA = MapPlace("Jakarta", -6.2, 106.8, Rank.SECRETARIAT, "UCLG ASPAC")
ALL = (KUALA_LUMPUR, MELAKA, ANKARA, CASABLANCA, CHENNAI, ESFAHAN, OSAKA, NEW_YORK, JAKARTA)


def _measure(place):
    return 7.0 * len(place.name), 15.0


def _plan(places=ALL, width=386, height=168):
    return map_plan(places, width, height, _measure)


def test_places_nearer_than_twelve_pixels_share_a_symbol_and_keep_both_names():
    plan = _plan()
    shared = next(one for one in plan.symbols if len(one.places) == 2)
    assert [place.name for place in shared.places] == ["Kuala Lumpur", "Melaka"]
    assert shared.rank is Rank.HOME
    assert {"Kuala Lumpur", "Melaka"} <= {name.place.name for name in plan.names}


def test_every_city_of_the_starter_records_is_named():
    plan = _plan()
    assert plan.unnamed == ()
    assert {name.place.name for name in plan.names} == {
        "Kuala Lumpur", "Melaka", "Ankara", "Casablanca", "Chennai", "Esfahan", "Osaka",
    }  # fmt: skip


def test_a_secretariat_outside_the_map_is_named_below():
    assert _plan().outside == (NEW_YORK,)


def test_a_city_is_never_outside_for_the_view_widens():
    lima = MapPlace("Lima", -12.0, -77.0, Rank.CITY)
    sydney = MapPlace("Sydney", -33.9, 151.2, Rank.CITY)
    plan = _plan((*ALL, lima, sydney), 386, 240)
    assert not [place for place in plan.outside if place.rank is not Rank.SECRETARIAT]


def test_a_low_map_loses_no_city_and_names_them():
    for height in (96, 120, 150):
        plan = _plan(ALL, 386, height)
        assert {place.rank for place in plan.outside} <= {Rank.SECRETARIAT}
        assert plan.unnamed == ()


def test_north_is_up_and_east_is_right():
    at = {one.places[0].name: one for one in _plan().symbols}
    assert at["Ankara"].y < at["Chennai"].y
    assert at["Casablanca"].x < at["Osaka"].x


_PLACES = st.lists(
    st.builds(
        MapPlace,
        st.text("abcdefgh", min_size=1, max_size=14),
        st.floats(-40, 60),
        st.floats(-20, 150),
        st.sampled_from([Rank.CITY, Rank.SECRETARIAT]),
    ),
    max_size=25,
)


@given(_PLACES)
def test_names_never_overlap_each_other_or_a_symbol(places):
    plan = _plan((KUALA_LUMPUR, *places))
    for one, other in combinations(plan.names, 2):
        assert not one.box.meets(other.box)
    for name in plan.names:
        own = next(one for one in plan.symbols if name.place in one.names)
        assert not any(name.box.meets(one.box) for one in plan.symbols if one is not own)
        assert name.box.lies_in(386, 168)


@given(_PLACES)
def test_every_place_is_on_the_map_or_outside_it(places):
    plan = _plan((KUALA_LUMPUR, *places))
    shown = [place for one in plan.symbols for place in one.places]
    assert len(shown) + len(plan.outside) == len(places) + 1
