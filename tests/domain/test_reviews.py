"""When an instrument is looked at again: cycles, recorded reviews and the calendar's end."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import TermKind
from kl_relations_desktop.domain.reviews import (
    Cycle,
    months_after,
    review_by_cycle,
    review_of,
    reviews_between,
)

TODAY = date(2026, 11, 23)
SINCE = TODAY
MOU = Agreement(partner=1, signed_on=PartialDate.parse("2010-11-25"))


def test_a_review_shows_from_which_date_and_cycle_it_was_reckoned():
    review = review_of(MOU, Cycle(24), TODAY)
    assert (review.day, review.months) == (date(2026, 11, 25), 24)
    assert review.counted_from == MOU.signed_on
    seen = replace(MOU, reviewed_on=PartialDate.parse("2025-02"))
    assert review_of(seen, Cycle(24), TODAY).counted_from == seen.reviewed_on


@pytest.mark.parametrize(
    ("signed", "day"),
    [
        ("1994", date(2026, 12, 31)),
        ("1994-11", date(2026, 11, 30)),
        ("1994-11-23", date(2026, 11, 23)),
        ("1994-11-22", date(2028, 11, 22)),
        ("1996-02-29", date(2028, 2, 29)),
        ("2026-11-23", date(2028, 11, 23)),
        ("2027-01-05", date(2029, 1, 5)),
    ],
)
def test_the_first_turn_that_has_not_passed_counts_from_the_last_day_meant(signed, day):
    agreement = replace(MOU, signed_on=PartialDate.parse(signed))
    assert review_of(agreement, Cycle(24), TODAY).day == day


@pytest.mark.parametrize(
    ("signed", "today", "day"),
    [
        ("2010-11-25", "2026-11-25", "2026-11-25"),
        ("2010-11-25", "2026-11-26", "2026-11-25"),
        ("2010-11-25", "2041-01-01", "2026-11-25"),
        ("2010-11-22", "2026-11-24", "2028-11-22"),
        ("2010-11-22", "2028-11-23", "2028-11-22"),
        ("2027-01-05", "2035-01-01", "2029-01-05"),
        ("2010-11-25", "2023-05-01", "2024-11-25"),
    ],
)
def test_a_turn_since_the_desks_first_day_waits_for_a_recorded_review(signed, today, day):
    agreement = replace(MOU, signed_on=PartialDate.parse(signed))
    found = review_of(agreement, Cycle(24, SINCE), date.fromisoformat(today))
    assert found.day == date.fromisoformat(day)
    seen = replace(agreement, reviewed_on=PartialDate.parse("2044-01-31"))
    assert review_of(seen, Cycle(24, SINCE), date(2045, 1, 1)).day == date(2046, 1, 31)


@given(
    st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(1, 60),
    st.dates(date(2018, 1, 1), date(2036, 1, 1)), st.integers(0, 4000),
)  # fmt: skip
def test_what_comes_up_between_two_days_is_due_on_its_very_day(signed, months, first, length):
    agreement = replace(MOU, signed_on=PartialDate.day(signed))
    days = [first + timedelta(days=one) for one in range(length)]
    cycle = Cycle(months, SINCE)
    wanted = [day for day in days if review_by_cycle(agreement, cycle, day).day == day]
    last = first + timedelta(days=length - 1)
    assert list(reviews_between(agreement, cycle, first, last)) == wanted
    assert sum(day >= SINCE for day in wanted) <= 1


@given(
    st.dates(date(1950, 1, 1), date(2030, 1, 1)), st.integers(1, 600),
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
)  # fmt: skip
def test_a_turn_is_whole_cycles_away_has_not_passed_and_is_the_first(signed, months, today):
    agreement = replace(MOU, signed_on=PartialDate.day(signed))
    day = review_of(agreement, Cycle(months), today).day
    turns = ((day.year - signed.year) * 12 + day.month - signed.month) / months
    assert turns == int(turns) >= 1
    assert day >= today
    assert turns == 1 or months_after(signed, int(turns - 1) * months) < today


@pytest.mark.parametrize(
    "changed",
    [
        {"is_ours": False, "reviewed_on": PartialDate.parse("2020")},
        {"terminated_on": PartialDate.parse("2011")},
        {"term_kind": TermKind.FIXED, "reviewed_on": PartialDate.parse("2020")},
        {"signed_on": None},
    ],
)
def test_what_is_not_ours_ended_stated_or_undated_is_not_up_for_review(changed):
    assert review_of(replace(MOU, **changed), Cycle(24), TODAY).day is None


@pytest.mark.parametrize("reviewed", [None, PartialDate.parse("2020")])
def test_no_cycle_is_no_review(reviewed):
    assert review_of(replace(MOU, reviewed_on=reviewed), Cycle(0), TODAY).day is None


@pytest.mark.parametrize("months", [120_000, 10**15])
@pytest.mark.parametrize("reviewed", [None, PartialDate.parse("2020")])
def test_a_review_beyond_the_calendar_is_none_at_all(reviewed, months):
    assert review_of(replace(MOU, reviewed_on=reviewed), Cycle(months), TODAY).day is None
    ongoing = replace(MOU, signed_on=PartialDate.parse("1990/.."))
    assert review_of(ongoing, Cycle(24), TODAY).day is None
