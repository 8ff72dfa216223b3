"""When two sources differ, and when they only use other words."""

import pytest

from kl_relations_desktop.domain.claims import differing, gives
from kl_relations_desktop.domain.records.evidence import Claim


def claim(field, printed, source, kind="partner", **more):
    return Claim(
        record_kind=kind,
        record_id=2,
        field_name=field,
        as_printed=printed,
        source=source,
        **more,
    )


def are_apart(field, one, other, kind="partner"):
    return bool(differing((claim(field, one, 1, kind), claim(field, other, 2, kind))))


@pytest.mark.parametrize(
    "other",
    [
        "11 July 1992",
        "1992-07-11",
        "11 Julai 1992",
        "July 1992",
        "1992",
        "11th of July, 1992",
        "11/07/1992",
    ],
)
def test_a_date_in_other_words_or_less_exact_is_the_same_date(other):
    assert not are_apart("since", "officially signed on July 11, 1992, in Casablanca", other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("July 11, 1992", "31 May 1991"),
        ("July 11, 1992", "12 July 1992"),
        ("July 1992", "June 1992"),
        ("July 11, 1992", "12.7.1992"),
        ("1 February 1984", "2 January 1984"),
        ("1 February 1984", "1984-01-02"),
    ],
)
def test_rule_9_another_date_is_a_difference_to_be_shown(one, other):
    assert are_apart("since", one, other)


def test_rule_9_another_figure_or_place_is_a_difference_to_be_shown():
    assert are_apart("figures.1.value", "comprising over 700 members", "97 cities", "network")
    printed = "The main secretariat is based in New York, USA"
    assert are_apart("secretariat", printed, "London", "network")
    assert not are_apart("secretariat", printed, "New York", "network")


def test_other_words_for_a_purpose_are_no_difference_but_another_value_is():
    assert not are_apart("purpose", "against climate change", "for the climate", "network")
    given = claim("purpose", "for tourism", 2, "network", value="Tourism")
    assert differing((claim("purpose", "against climate change", 1, "network"), given))


def test_one_source_is_not_set_against_itself_nor_one_field_against_another():
    first = claim("since", "1991", 1)
    assert not differing((first, claim("since", "1992", 1)))
    assert not differing((first, claim("profile", "1992", 2)))


def test_a_claim_gives_the_value_that_its_printed_words_hold():
    printed = claim("since", "officially signed on July 11, 1992", 1)
    assert gives(printed, "11 Julai 1992")
    assert not gives(printed, "31 Mei 1991")
