"""Kuala Lumpur's holidays lie in a file that is what the library gives."""

import subprocess
import sys
from datetime import date

import pytest

from kl_relations_desktop.exchange.partner_holidays import partner_holidays
from kl_relations_desktop.exchange.public_holidays import (
    FIRST_YEAR,
    LAST_YEAR,
    Holiday,
    closed_days,
    kl_holidays,
)
from kl_relations_desktop.runtime.resources import resource
from tests.make_holidays import made


def test_the_file_is_what_the_pinned_library_gives():
    assert resource("holidays", "kul.json").read_text(encoding="utf-8") == made().decode()


def test_the_readme_beside_the_file_names_the_version_it_is_made_with():
    first = resource("holidays", "kul.json").read_text(encoding="utf-8").splitlines()[1]
    version = first.split('"')[3].removeprefix("holidays ")
    readme = resource("holidays", "README.md").read_text(encoding="utf-8")
    assert f"*holidays* {version} " in readme


def test_a_holiday_is_named_in_english_and_malay():
    assert kl_holidays(2026)[date(2026, 12, 25)] == Holiday(
        date(2026, 12, 25), "Christmas Day", "Hari Krismas"
    )
    assert kl_holidays(2026)[date(2026, 5, 1)].name == "Labour Day"


def test_a_day_in_lieu_is_a_holiday_of_its_own():
    # Deepavali of 2026 falls on a Sunday: the Monday is free.
    assert kl_holidays(2026)[date(2026, 11, 8)].name == "Deepavali"
    assert kl_holidays(2026)[date(2026, 11, 9)].name == "Deepavali (observed)"
    assert kl_holidays(2026)[date(2026, 11, 9)].name_ms == "Cuti Hari Deepavali"


def test_a_day_that_waits_for_the_moon_is_an_estimate_and_its_name_does_not_say_so():
    eid = next(one for one in kl_holidays(2040).values() if "Aidilfitri" in one.name)
    assert eid.is_estimate
    assert not kl_holidays(2040)[date(2040, 8, 31)].is_estimate
    every = [one for year in range(FIRST_YEAR, LAST_YEAR + 1) for one in _of(year)]
    assert not [o for o in every if "estimated" in o.name or "anggaran" in o.name_ms]


def _of(year):
    return kl_holidays(year).values()


@pytest.mark.parametrize("year", [FIRST_YEAR - 1, LAST_YEAR + 1, 1, 9999])
def test_years_that_the_library_does_not_know_have_no_holidays(year):
    assert not kl_holidays(year)


def test_closed_days_run_over_years_and_include_both_ends():
    closed = closed_days(date(2026, 12, 25), date(2027, 2, 1))
    assert next(iter(closed)) == date(2026, 12, 25)
    assert date(2027, 1, 1) in closed
    assert list(closed)[-1] == date(2027, 2, 1)
    assert all(day == one.day for day, one in closed.items())
    assert not closed_days(date(2026, 12, 26), date(2026, 12, 31))
    assert not closed_days(date(2026, 12, 26), date(2026, 12, 25))


def test_closed_days_may_be_asked_for_all_time():
    every = closed_days(date.min, date.max)
    assert len(every) == sum(len(kl_holidays(y)) for y in range(FIRST_YEAR, LAST_YEAR + 1))
    assert all(a < b for a, b in zip(every, list(every)[1:], strict=False))


def test_no_start_imports_the_library_to_know_a_closed_day():
    command = (
        "import sys; from datetime import date;"
        "from kl_relations_desktop.exchange.public_holidays import kl_holidays;"
        "assert date(2026, 12, 25) in kl_holidays(2026);"
        "assert 'holidays' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", command], check=True)


@pytest.mark.parametrize("code", ["tr", "IN", "ir", "jp", "MA", "id", "MY", "SG", "th", "cn"])
def test_the_partners_countries_are_known_and_named_in_english(code):
    days = partner_holidays(code, 2027)
    assert len(days) > 8
    assert list(days) == sorted(days, key=lambda one: one.day)
    assert all(one.name.isascii() or code == "tr" for one in days)
    assert not [one for one in days if "estimated" in one.name]


def test_a_country_with_a_moon_set_calendar_says_what_is_an_estimate():
    named = {one.name: one.is_estimate for one in partner_holidays("ir", 2027)}
    assert named["Nowruz"] is False
    assert named["Eid al-Fitr"] is True


def test_a_malay_speaking_country_is_named_in_malay_too():
    brunei = partner_holidays("bn", 2027)
    assert any(one.name_ms.startswith("Hari") for one in brunei)
    assert all("anggaran" not in one.name_ms for one in brunei)
    turkey = partner_holidays("tr", 2027)
    assert all(one.name == one.name_ms for one in turkey)


@pytest.mark.parametrize("code", ["", "zz", "xx", "TUR", "Turkey", "HolidayBase", "é"])
def test_an_unknown_country_has_no_holidays(code):
    assert partner_holidays(code, 2027) == ()


def test_a_year_before_the_librarys_first_has_no_holidays():
    assert partner_holidays("tr", 1500) == ()
    assert partner_holidays("tr", 9999) == ()


def test_every_holiday_lies_in_the_year_asked_for():
    first, last = date(2030, 1, 1), date(2030, 12, 31)
    assert all(first <= one.day <= last for one in partner_holidays("jp", 2030))
