"""The search box: any spelling and script, names first, so many and no more."""

import pytest

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.records.story import Gift
from kl_relations_desktop.usecases import records
from kl_relations_desktop.usecases.partners import find_partner
from kl_relations_desktop.usecases.search import search


@pytest.fixture
def songkets(ws):
    """Give the ids of thirty gifts of one name."""
    with ws.store.session():
        return [
            records.save_record(ws, Gift(description=f"Songket {number}")).first_id
            for number in range(30)
        ]


@pytest.mark.parametrize(
    ("words", "partner"),
    [("isfahan", "Esfahan"), ("اصفهان", "Esfahan"), ("大阪", "Osaka"), ("CHENNAI", "Chennai"),
     ("சென்னை", "Chennai"), ("casab", "Casablanca")],
)  # fmt: skip
def test_a_partner_comes_first_in_any_spelling_and_script(ws, words, partner):
    first = search(ws, words)[0]
    assert (first.kind, first.headline) == ("partner", partner)


def test_no_more_are_given_than_asked_for_and_the_nearest_are_kept(ws, songkets):
    assert len(search(ws, "songket")) == 30
    for limit in (1, 7, 29):
        assert len(search(ws, "songket", limit)) == limit
    assert search(ws, "songket 7", 1)[0].record_id == songkets[7]
    assert search(ws, "songket", 10) == search(ws, "songket", 30)[:10]


@pytest.mark.parametrize("limit", [1_000, 10**6, 10**30])
def test_a_limit_beyond_what_can_be_read_gives_what_there_is(ws, songkets, limit):
    assert len(search(ws, "songket", limit)) == len(songkets)


@pytest.mark.parametrize("limit", [0, -1, -(10**30)])
def test_a_limit_below_one_is_refused(ws, limit):
    with pytest.raises(RuleViolation) as refused:
        search(ws, "ankara", limit)
    assert (refused.value.code, refused.value.field) == ("search.limit", "limit")


@pytest.mark.parametrize(
    "words", ["", "   ", "\x00", "\ud800", "no such words anywhere", "\u202e"]
)
def test_what_nothing_holds_finds_nothing(ws, words):
    assert search(ws, words) == ()


def test_what_lies_in_the_bin_is_not_found(ws, songkets):
    records.bin_record(ws, "gift", songkets[7])
    found = {hit.record_id for hit in search(ws, "songket") if hit.kind == "gift"}
    assert found == set(songkets) - {songkets[7]}


def test_a_hit_says_whose_it_is(ws):
    partner = find_partner(ws, "osaka").id
    records.save_record(ws, Gift(description="Lacquer box", partner=partner))
    (hit,) = search(ws, "lacquer")
    assert (hit.kind, hit.headline, hit.extra) == ("gift", "Lacquer box", "Osaka")


def test_words_far_longer_than_any_name_are_searched_without_a_wait(ws):
    assert search(ws, "x" * 100_000) == ()
    assert search(ws, "xyz " * 50_000) == ()
