import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement, Clause
from kl_relations_desktop.domain.records.evidence import Claim, Source
from kl_relations_desktop.domain.records.partner import NetworkProfile, Partner
from kl_relations_desktop.domain.records.story import Visit

CITIES = (
    Partner(name="Esfahan", aliases=("Isfahan",), native_name="اصفهان", country="Iran"),
    Partner(name="Ankara", country="Türkiye", country_ms="Turki", aliases=("Karayalçın",)),
    Partner(name="Osaka", country="Japan", country_ms="Jepun", native_name="大阪市"),
    Partner(name="Chennai", aliases=("Madras",), native_name="சென்னை"),
    Partner(name="Casablanca", native_name="الدار البيضاء"),
    Partner(name="Łódź", aliases=("Dato' Haji's town",)),
)


@pytest.fixture
def cities(store):
    with store.session():
        for city in CITIES:
            store.shelf("partner").save(city)
    return store


@pytest.mark.parametrize(
    ("words", "city"),
    [
        ("esfahan", "Esfahan"),
        ("ISFAHAN", "Esfahan"),
        ("اصفهان", "Esfahan"),
        ("أصفهان", "Esfahan"),
        ("turkiye", "Ankara"),
        ("Türkiye", "Ankara"),
        ("turki", "Ankara"),
        ("karayalcin", "Ankara"),
        ("jepun", "Osaka"),
        ("JAPAN", "Osaka"),
        ("大阪", "Osaka"),
        ("市", "Osaka"),
        ("சென்னை", "Chennai"),
        ("சென்", "Chennai"),
        ("madra", "Chennai"),
        ("الدار البيضاء", "Casablanca"),
        ("البيضا", "Casablanca"),
        ("lodz", "Łódź"),
        ("datos", ""),
        ("hajis", "Łódź"),
        ("saka jap", "Osaka"),
        ("ankara jepun", ""),
    ],
)
def test_a_city_is_found_in_any_spelling_and_script(cities, words, city):
    found = [hit.headline for hit in cities.search(words)]

    assert found == ([city] if city else [])


def test_the_whole_name_comes_before_its_beginning_and_that_before_the_rest(store):
    for name in ("New Ankara", "Ankara Region", "Ankara"):
        store.shelf("partner").save(Partner(name=name))
    store.shelf("partner").save(Partner(name="Other", profile="Far from Ankara."))

    hits = store.search("ankara")

    assert [hit.headline for hit in hits] == ["Ankara", "Ankara Region", "New Ankara", "Other"]
    assert [hit.score for hit in hits] == [3, 2, 1, 0]
    assert len(store.search("ankara", limit=2)) == 2


def test_the_index_follows_every_change(cities):
    record = cities.shelf("partner").find(name="Osaka")[0]
    cities.shelf("partner").save(replace(record, name="Naniwa", native_name="", country="x"))

    assert cities.search("osaka") == ()
    assert cities.search("japan") == ()
    assert [hit.record_id for hit in cities.search("naniwa")] == [record.id]


def test_the_rows_inside_a_record_are_searched_and_the_hit_names_its_partner(cities):
    clause = Clause(text="Exchange of gardeners", themes=("horticulture",))
    saved = cities.shelf("agreement").save(Agreement(partner=3, title="MoU", clauses=(clause,)))

    for words in ("gardeners", "horticult", "mou garden"):
        (hit,) = cities.search(words)
        assert (hit.kind, hit.record_id, hit.extra) == ("agreement", saved.id, "Osaka")


def test_what_a_source_says_leads_to_the_record_it_speaks_of(cities):
    source = cities.shelf("source").save(Source(title="The page"))
    cities.shelf("claim").save(
        Claim(source=source.id, record_kind="partner", record_id=4, field_name="since",
              as_printed="since nineteen-something")
    )  # fmt: skip

    assert [(h.kind, h.headline) for h in cities.search("nineteen")] == [("partner", "Chennai")]


def test_a_network_profile_is_told_by_its_partner(cities):
    cities.shelf("network").save(NetworkProfile(partner=1, purpose="Crafts of the world"))

    (hit,) = cities.search("crafts")
    assert (hit.kind, hit.headline) == ("network", "Esfahan")


def test_a_search_can_be_kept_to_some_kinds(cities):
    cities.shelf("visit").save(
        Visit(partner=1, purpose="Osaka in spring", dates=PartialDate.parse("2026"))
    )

    assert [hit.kind for hit in cities.search("osaka", kinds=("visit",))] == ["visit"]


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=40))
def test_no_words_break_the_search(cities, words):
    cities.search(words)


@pytest.mark.parametrize(
    "words", ['"', "*", "NEAR(", "a AND", "%", "_", "'; DROP", "^", "", "{}:"]
)
def test_signs_of_the_query_language_are_plain_text(cities, words):
    assert len(cities.search(words)) <= len(CITIES)


def test_a_sign_that_matches_anything_elsewhere_matches_itself_here(store):
    store.shelf("partner").save(Partner(name="100% clean"))
    store.shelf("partner").save(Partner(name="1000 lakes"))

    assert [hit.headline for hit in store.search("0%")] == ["100% clean"]


def test_a_thousand_records_are_searched_without_a_wait(store):
    with store.session():
        for number in range(300):
            store.shelf("partner").save(Partner(name=f"City {number}", profile="of the world"))
    started = time.perf_counter()
    for words in ("city", "world", "ci", "city 29"):
        store.search(words)

    assert time.perf_counter() - started < 2
