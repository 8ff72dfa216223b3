"""The calendar arithmetic of terms: anniversaries, last days, ranges, notice."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.terms import (
    Notice,
    day_after,
    days_before,
    last_day_for,
    months_after,
    whole_months,
)
from kl_relations_desktop.domain.working_days import rolled_back
from tests.domain.terms_samples import anniversary, holidays, instrument, on

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def ends(signed, years=None, months=None, day=None):
    made = instrument(signed, "fixed", term_years=years, term_months=months)
    found = on(made, day or "2006-01-15").term_ends
    return found and found.edtf


@pytest.mark.parametrize(
    ("signed", "years", "months", "last"),
    [
        ("2003-05-31", 5, None, "2008-05-30"),
        ("2004-01-01", 1, None, "2004-12-31"),
        ("2004-02-29", 1, None, "2005-02-27"),
        ("2004-02-29", 4, None, "2008-02-28"),
        ("2004-03-01", 1, None, "2005-02-28"),
        ("2003-03-01", 1, None, "2004-02-29"),
        ("2003-08-31", None, 6, "2004-02-28"),
        ("2003-08-31", None, 1, "2003-09-29"),
        ("2003-12-31", 1, 2, "2005-02-27"),
        ("1899-02-28", 1, None, "1900-02-27"),
    ],
)
def test_a_term_ends_on_the_day_before_its_anniversary(signed, years, months, last):
    assert ends(signed, years, months) == last


@pytest.mark.parametrize(
    ("signed", "years", "last"),
    [
        ("2005-10", 5, "2010-09-30/2010-10-30"),
        ("2005", 5, "2009-12-31/2010-12-30"),
        ("2005-10-05/2005-10-12", 5, "2010-10-04/2010-10-11"),
        ("2005-10~", 5, "2010-09-30~/2010-10-30~"),
        ("2005-10-05?", 5, "2010-10-04?"),
    ],
)
def test_a_start_known_in_part_gives_the_range_of_ends(signed, years, last):
    assert ends(signed, years) == last


def test_a_range_that_shrinks_to_one_day_is_that_day():
    made = instrument("2003-08-30/2003-08-31", "fixed", term_months=6)
    assert on(made, "2003-12-01").term_ends.edtf == "2004-02-28"


@pytest.mark.parametrize("signed", ["2005/..", "../2005"])
def test_an_open_start_gives_no_end(signed):
    assert ends(signed, 5) is None


def test_what_lies_beyond_the_calendar_is_not_reckoned():
    assert ends("2005-10-05", 8000) is None
    assert months_after(date(1, 1, 1), -1) is None
    assert months_after(date(9999, 12, 1), 1) is None
    assert days_before(date(1, 1, 1), 1) is None
    assert days_before(date(1, 1, 1), 10**12) is None
    assert day_after(PartialDate.parse("9999-12-31")) is None


def test_terms_are_counted_from_the_first_day_never_from_a_clamped_one():
    made = instrument("2004-02-29", "renews_itself", term_years=1, renewal_years=1)
    assert on(made, "2005-03-01").term_starts.edtf == "2005-02-28"
    assert on(made, "2008-02-29").term_starts.edtf == "2008-02-29"
    assert on(made, "2008-02-28").term_ends.edtf == "2008-02-28"
    monthly = instrument("2003-01-31", "renews_itself", term_months=1, renewal_months=1)
    assert on(monthly, "2003-03-31").term_starts.edtf == "2003-03-31"
    assert on(monthly, "2003-02-28").term_ends.edtf == "2003-03-30"


@pytest.mark.parametrize(
    ("last", "months", "days", "notice"),
    [
        ("2028-05-30", 6, 0, "2027-11-30"),
        ("2028-08-31", 6, 0, "2028-02-29"),
        ("2027-08-31", 6, 0, "2027-02-28"),
        ("2028-05-30", 0, 90, "2028-03-01"),
        ("2028-08-31", 6, 1, "2028-02-28"),
        ("2027-06", 6, 0, "2026-12-01/2026-12-30"),
        ("2027-06-25~", 6, 0, "2026-12-25~"),
    ],
)
def test_the_last_day_for_notice_is_clamped_to_the_month(last, months, days, notice):
    assert last_day_for(Notice(months, days), PartialDate.parse(last)).edtf == notice


def test_no_notice_or_no_end_has_no_last_day():
    end = PartialDate.parse("2028-05-30")
    assert last_day_for(None, end) is None
    assert last_day_for(Notice(0, 0), end) is None
    assert last_day_for(Notice(6), None) is None
    assert last_day_for(Notice(6), PartialDate.parse("2028/..")) is None
    assert last_day_for(Notice(100_000), end) is None


@given(DAYS, st.integers(-900, 900))
def test_the_anniversary_is_the_one_of_the_naive_calendar(day, months):
    assert months_after(day, months) == anniversary(day, months)


@given(DAYS, DAYS)
def test_as_many_months_have_passed_as_anniversaries_were_reached(first, day):
    months = whole_months(first, day)
    assert months_after(first, months) <= day < months_after(first, months + 1)


def test_a_working_day_stays_and_a_closed_one_goes_back():
    friday, monday = date(2026, 12, 25), date(2026, 12, 28)
    closed = holidays("2026-12-25")
    assert rolled_back(monday, closed) == (monday, ())
    day, passed = rolled_back(friday, closed)
    assert (day, [one.name for one in passed]) == (date(2026, 12, 24), ["A holiday"])
    day, passed = rolled_back(date(2026, 12, 27), closed)
    assert day == date(2026, 12, 24)
    assert [one.name for one in passed] == ["Sunday", "Saturday", "A holiday"]
    assert rolled_back(date(1, 1, 3), lambda day: holidays(str(day))(day))[0] == date.min
