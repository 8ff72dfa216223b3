"""Why something needs the desk, in words of either language, dates spoken."""

import pytest

from kl_relations_desktop.domain.agreement_needs import REVIEW
from kl_relations_desktop.domain.dossier import DueItem
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.kinds import Direction
from kl_relations_desktop.domain.records.story import FollowUp, Visit
from kl_relations_desktop.usecases.due import PROMISE, VISIT, due_items
from kl_relations_desktop.usecases.records import save_record
from kl_relations_desktop.wording.catalogue import words
from kl_relations_desktop.wording.reasons import why

ENGLISH, MALAY = words("en"), words("ms")


def day(text):
    return PartialDate.parse(text)


def item(message, **values):
    return DueItem("promise", "followup", 1, None, "x", day("2026-11"), 7, message, values)


@pytest.mark.parametrize(
    ("due", "english", "malay"),
    [
        ("2026-11-13", "13 November 2026", "13 November 2026"),
        ("2026-10", "October 2026", "Oktober 2026"),
        ("2026", "2026", "2026"),
    ],
)
def test_a_date_is_spoken_as_closely_as_it_is_known(due, english, malay):
    promise = item(PROMISE, dates=day(due))
    assert english in why(promise, ENGLISH)
    assert malay in why(promise, MALAY)


@pytest.mark.parametrize("direction", list(Direction))
def test_a_visit_is_told_by_its_direction_in_the_language(direction):
    visit = item(VISIT, direction=direction.label, dates=day("2026-11-26"))
    assert why(visit, ENGLISH).startswith(direction.label)
    assert why(visit, MALAY).startswith(MALAY(direction.label))
    assert MALAY(direction.label) != direction.label


def test_a_review_shows_its_arithmetic():
    review = item(REVIEW, months=24, counted_from=day("2010-11-25"))
    assert why(review, ENGLISH) == (
        "Term not stated; review every 24 months, counted from 25 November 2010"
    )
    said = why(review, MALAY)
    assert "24" in said
    assert "25 November 2010" in said
    assert said != why(review, ENGLISH)


def test_a_review_of_every_month_is_said_in_the_singular():
    review = item(REVIEW, months=1, counted_from=day("2010-11-25"))
    assert why(review, ENGLISH) == (
        "Term not stated; review every month, counted from 25 November 2010"
    )
    assert "setiap bulan" in why(review, MALAY)


def test_a_value_is_never_taken_for_a_blank_to_fill():
    assert why(item("{a}: {b}", a="{b}", b=3), ENGLISH) == "{b}: 3"


def test_everything_due_has_its_reason_in_both_languages(ws):
    save_record(ws, FollowUp(text="Send the list", due_on=day("2026-11-13")))
    save_record(ws, Visit(partner=1, purpose="Call", dates=day("2026-11-26")))
    items = due_items(ws, 100_000)
    assert {one.kind for one in items} == {"promise", "visit", "review"}
    for one in items:
        for language in (ENGLISH, MALAY):
            said = why(one, language)
            assert said
            assert "{" not in said
        assert why(one, ENGLISH) != why(one, MALAY)
