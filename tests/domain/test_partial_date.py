"""Partial dates: what they say, what they refuse, and how they sort."""

import pickle
from copy import deepcopy
from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.partial_date import DateParts, PartialDate, Precision

REFUSED = (
    "",
    " ",
    "0000",
    "94",
    "1984-2",
    "1984-13",
    "1984-00",
    "1984-06-31",
    "1900-02-29",
    "1994\n",
    " 1994",
    "1994/",
    "/1994",
    "1994//",
    "../..",
    "..",
    "..?/1994",
    "1994/1993",
    "1994/1995/1996",
    "199X",
    "2001-21",
    "1994~~",
    "1994?~",
    "-1994",
    "١٩٩٤",
    "not stated",
)


@st.composite
def dates_parts(draw: st.DrawFn) -> DateParts:
    """Give one date known to the year, month or day, perhaps qualified."""
    day = draw(st.dates())
    known = draw(st.integers(1, 3))
    stated = (day.year, day.month, day.day)[:known]
    return DateParts(*stated, approximate=draw(st.booleans()), uncertain=draw(st.booleans()))


@st.composite
def closed_dates(draw: st.DrawFn) -> PartialDate:
    """Give a date or a range with both its ends."""
    first, last = draw(dates_parts()), draw(dates_parts())
    if draw(st.booleans()) or last.latest() < first.earliest():
        return PartialDate(first, first)
    return PartialDate(first, last)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Give any date that can be held."""
    known = draw(dates_parts())
    opened = [PartialDate(None, known), PartialDate(known, None)]
    return draw(st.one_of(closed_dates(), st.sampled_from(opened)))


def dated(edtf: str) -> PartialDate:
    return PartialDate.parse(edtf)


@given(partial_dates())
def test_a_date_is_the_same_after_its_text_was_read(when: PartialDate):
    again = PartialDate.parse(when.edtf)
    assert (again, again.start, again.end) == (when, when.start, when.end)
    assert str(when) == when.edtf


@given(closed_dates())
def test_the_first_and_last_day_are_those_of_the_edtf_library(when: PartialDate):
    theirs = parse_edtf(when.edtf)
    assert tuple(theirs.lower_strict()[:3]) == when.earliest().timetuple()[:3]
    assert tuple(theirs.upper_strict()[:3]) == when.latest().timetuple()[:3]


@given(st.lists(partial_dates()))
def test_dates_sort_by_their_first_then_their_last_day(dates: list[PartialDate]):
    keys = [when.sort_key for when in sorted(dates)]
    assert keys == sorted(keys)


@given(partial_dates(), partial_dates(), partial_dates())
def test_the_order_is_total(a: PartialDate, b: PartialDate, c: PartialDate):
    assert (a < b) + (a == b) + (a > b) == 1
    assert (a <= b) == (a < b or a == b)
    assert (a >= b) == (b <= a)
    if a < b < c:
        assert a < c


@given(partial_dates(), partial_dates())
def test_equal_dates_are_equal_text(a: PartialDate, b: PartialDate):
    assert (a == b) == (a.edtf == b.edtf)
    assert a != b or hash(a) == hash(b)


@given(partial_dates(), st.dates())
def test_a_date_can_mean_the_days_from_its_earliest_to_its_latest(when: PartialDate, day: date):
    assert when.contains(day) == (when.earliest() <= day <= when.latest())
    assert when.contains(when.earliest())
    assert when.contains(when.latest())


@given(st.text(max_size=12) | st.from_regex(r"[0-9]{4}(-[0-9]{2}){0,2}[~?%/]?", fullmatch=True))
def test_any_text_is_a_date_or_a_refusal(text: str):
    try:
        assert PartialDate.parse(text).edtf == text
    except RuleViolation as refusal:
        assert (refusal.code, refusal.values) == ("date.not_edtf", {"text": text})


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_of_the_subset_is_refused(text: str):
    with pytest.raises(RuleViolation) as caught:
        PartialDate.parse(text)
    assert caught.value.code == "date.not_edtf"


@pytest.mark.parametrize(
    ("edtf", "first", "last", "precision"),
    [
        ("1984-02-01", date(1984, 2, 1), date(1984, 2, 1), Precision.DAY),
        ("1989-01", date(1989, 1, 1), date(1989, 1, 31), Precision.MONTH),
        ("1992-02", date(1992, 2, 1), date(1992, 2, 29), Precision.MONTH),
        ("1994", date(1994, 1, 1), date(1994, 12, 31), Precision.YEAR),
        ("1994~", date(1994, 1, 1), date(1994, 12, 31), Precision.YEAR),
        ("1993-10-05/1993-10-12", date(1993, 10, 5), date(1993, 10, 12), Precision.RANGE),
        ("1989-01/1989-03", date(1989, 1, 1), date(1989, 3, 31), Precision.RANGE),
        ("1993/..", date(1993, 1, 1), date.max, Precision.RANGE),
        ("../1993", date.min, date(1993, 12, 31), Precision.RANGE),
        ("9999-12", date(9999, 12, 1), date.max, Precision.MONTH),
    ],
)
def test_a_date_lasts_from_its_earliest_to_its_latest_day(
    edtf: str, first: date, last: date, precision: Precision
):
    when = dated(edtf)
    assert (when.earliest(), when.latest(), when.precision) == (first, last, precision)


def test_a_month_only_date_lasts_to_the_end_of_that_month():
    assert dated("2025-06").contains(date(2025, 6, 30))
    assert not dated("2025-06").contains(date(2025, 7, 1))


def test_a_year_sorts_before_what_begins_with_it_and_ends_later():
    in_order = ["../1983", "1984-01-01", "1984-01", "1984", "1984/1985", "1984/..", "1985"]
    assert [str(when) for when in sorted(map(dated, reversed(in_order)))] == in_order


def test_only_a_day_without_doubt_is_a_single_day():
    assert dated("1984-02-01").single_day == date(1984, 2, 1)
    for edtf in ("1984-02-01~", "1984-02-01?", "1984-02", "1984", "1984-02-01/1984-02-02"):
        assert dated(edtf).single_day is None


@pytest.mark.parametrize(
    ("edtf", "is_approximate", "is_uncertain"),
    [
        ("1994", False, False),
        ("1994~", True, False),
        ("1994?", False, True),
        ("1994%", True, True),
        ("1984/1994~", True, False),
        ("1984?/1994", False, True),
        ("1984~/..", True, False),
    ],
)
def test_qualifiers_are_kept_at_the_end_they_belong_to(
    edtf: str, is_approximate: bool, is_uncertain: bool
):
    when = dated(edtf)
    assert (when.is_approximate, when.is_uncertain) == (is_approximate, is_uncertain)
    assert when.edtf == edtf


def test_a_range_from_a_day_to_itself_is_that_day():
    assert dated("1993-10-05/1993-10-05") == dated("1993-10-05")
    assert PartialDate.between(date(1993, 10, 5), date(1993, 10, 5)).precision is Precision.DAY


def test_the_length_counts_both_ends_and_is_not_known_for_an_open_range():
    assert dated("1993-10-05/1993-10-12").length_days == 8
    assert dated("1984").length_days == 366
    assert dated("1993/..").length_days is None


def test_an_open_range_contains_every_day_on_its_open_side():
    assert dated("1993/..").contains(date(2026, 11, 23))
    assert not dated("1993/..").contains(date(1992, 12, 31))
    assert dated("../1993").contains(date(1, 1, 1))


def test_dates_are_made_from_numbers_and_days():
    assert PartialDate.of(1994).edtf == "1994"
    assert PartialDate.of(5, 1).edtf == "0005-01"
    assert PartialDate.of(1984, 2, 1) == PartialDate.day(date(1984, 2, 1))
    first = date(1993, 10, 5)
    assert PartialDate.between(first, first + timedelta(7)).edtf == "1993-10-05/1993-10-12"


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ((0, None, None), "date.no_such_year"),
        ((10000, None, None), "date.no_such_year"),
        ((1994, 13, None), "date.no_such_month"),
        ((1994, 6, 31), "date.no_such_day"),
        ((1994, None, 3), "date.no_month"),
    ],
)
def test_what_no_calendar_holds_is_refused(stated: tuple[int, int, int], code: str):
    with pytest.raises(RuleViolation) as caught:
        PartialDate.of(*stated)
    assert caught.value.code == code


def test_a_range_neither_ends_before_it_starts_nor_lacks_both_ends():
    with pytest.raises(RuleViolation, match="end_before_start"):
        PartialDate.between(date(1993, 10, 12), date(1993, 10, 5))
    with pytest.raises(RuleViolation, match="no_end_at_all"):
        PartialDate(None, None)


def test_dates_can_be_copied_sent_between_threads_and_shown():
    when = dated("1989-01")
    assert pickle.loads(pickle.dumps(when)) == when
    assert deepcopy(when).sort_key == when.sort_key
    assert repr(when) == "PartialDate.parse('1989-01')"


def test_the_same_text_is_read_once():
    assert dated("1989-01") is dated("1989-01")
