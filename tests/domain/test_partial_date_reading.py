"""What officers type is read as they meant it, or refused with a reason; never completed."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kl_relations_desktop.domain.date_reading import Reading, read_date
from kl_relations_desktop.domain.errors import RuleViolation

READ = {
    "1 Feb 1984": "1984-02-01",
    "1 February 1984": "1984-02-01",
    "February 1, 1984": "1984-02-01",
    "  1   FEB.  1984 ": "1984-02-01",
    "1-Feb-1984": "1984-02-01",
    "1st of February 1984": "1984-02-01",
    "1hb Februari 1984": "1984-02-01",
    "2nd Mac 1990": "1990-03-02",
    "Thu 26 Nov 2026": "2026-11-26",
    "Khamis, 26 November 2026": "2026-11-26",
    "pada hari Rabu, 1 Februari 1984": "1984-02-01",
    "Fri 5/3/1993": "1993-03-05",
    "Mon 3/5/1993": "1993-05-03",
    "Sabtu, Februari 1984": "1984-02",
    "13/02/1984": "1984-02-13",
    "02/13/1984": "1984-02-13",
    "5.5.1993": "1993-05-05",
    "1984/2/1": "1984-02-01",
    "1984–02–01": "1984-02-01",
    "1984-2-1": "1984-02-01",
    "１９８４": "1984",
    "１ Feb １９８４": "1984-02-01",
    "Feb 1984": "1984-02",
    "Jan 1989": "1989-01",
    "Feb-1984": "1984-02",
    "02/1984": "1984-02",
    "1989-01": "1989-01",
    "1994": "1994",
    "tahun 1994": "1994",
    "5–12 Oct 1993": "1993-10-05/1993-10-12",
    "5-12 Oct 1993": "1993-10-05/1993-10-12",
    "5 - 12 Oct 1993": "1993-10-05/1993-10-12",
    "5 to 12 Oct 1993": "1993-10-05/1993-10-12",
    "5 hingga 12 Okt 1993": "1993-10-05/1993-10-12",
    "from 5 to 12 October 1993": "1993-10-05/1993-10-12",
    "5th–12th October 1993": "1993-10-05/1993-10-12",
    "Oct 5–12, 1993": "1993-10-05/1993-10-12",
    "Tue 5 – Tue 12 Oct 1993": "1993-10-05/1993-10-12",
    "1993-10-05/1993-10-12": "1993-10-05/1993-10-12",
    "1993-10-05 – 1993-10-12": "1993-10-05/1993-10-12",
    "1993-10-05 / 1993-10-12": "1993-10-05/1993-10-12",
    "28 Oct – 3 Nov 1993": "1993-10-28/1993-11-03",
    "October 28 – November 3, 1993": "1993-10-28/1993-11-03",
    "28 Dec 1993 – 3 Jan 1994": "1993-12-28/1994-01-03",
    "Jan–Mar 1989": "1989-01/1989-03",
    "Januari-Mac 1989": "1989-01/1989-03",
    "Dec 1988 – Feb 1989": "1988-12/1989-02",
    "1989-1994": "1989/1994",
    "1989 hingga 1994": "1989/1994",
    "c. 1994": "1994~",
    "ca 1994": "1994~",
    "about 1994": "1994~",
    "kira-kira 1994": "1994~",
    "Lebih  kurang 1994": "1994~",
    "sekitar Jan 1989": "1989-01~",
    "1994?": "1994?",
    "1994 (?)": "1994?",
    "1994, uncertain": "1994?",
    "about 1994, tidak pasti": "1994%",
    "1994%": "1994%",
    "c. 1993–1994": "1993~/1994~",
    "1993 – c. 1994": "1993/1994~",
    "from about 1984 to June 2004": "1984~/2004-06",
    "from 1993": "1993/..",
    "sejak Jan 1993": "1993-01/..",
    "until 1993": "../1993",
    "hingga 1993": "../1993",
    "1993/..": "1993/..",
}
TWO = {
    "Sun 1/2/1984": ("1984-02-01", "1984-01-02"),
    "1.2.1984": ("1984-02-01", "1984-01-02"),
    "01/02/1984": ("1984-02-01", "1984-01-02"),
    "5-3-1993": ("1993-03-05", "1993-05-03"),
    "5–12/10/1993": ("1993-10-05/1993-10-12", "1993-12-05/1993-12-10"),
    "1/2 – 5/2/1984": ("1984-02-01/1984-02-05", "1984-01-02/1984-05-02"),
}
REFUSED = {
    "Sabtu, 1 Februari 1984": "date.other_weekday",
    "1 Feb 1984 (Thu)": "date.other_weekday",
    "Tue 5 – Wed 12 Oct 1993": "date.other_weekday",
    "Mon 5–12 Oct 1993": "date.other_weekday",
    "1 Feb 84": "date.two_digit_year",
    "1/2/84": "date.two_digit_year",
    "Feb 84": "date.two_digit_year",
    "'84": "date.two_digit_year",
    "84": "date.two_digit_year",
    "84-02-01": "date.two_digit_year",
    "1989–94": "date.two_digit_year",
    "1989-94": "date.two_digit_year",
    "1993/94": "date.two_digit_year",
    "2005–10": "date.two_digit_year",
    "5 Oct 1993–12": "date.two_digit_year",
    "5–12 Oct 93": "date.two_digit_year",
    "Jan 89 – Mar 90": "date.two_digit_year",
    "31 Jun 1994": "date.no_such_day",
    "31.6.1994": "date.no_such_day",
    "29 Feb 1900": "date.no_such_day",
    "1984-06-31": "date.no_such_day",
    "0 Jan 1990": "date.no_such_day",
    "28–31 June 1994": "date.no_such_day",
    "13/13/1994": "date.no_such_month",
    "00/1994": "date.no_such_month",
    "12–5 Oct 1993": "date.end_before_start",
    "28 Dec – 3 Jan 1994": "date.end_before_start",
    "1994-1989": "date.end_before_start",
    "5 March": "date.no_year",
    "29 Feb": "date.no_year",
    "March": "date.no_year",
    "Feb 12": "date.no_year",
    "Oct 5–12": "date.no_year",
    "5/3": "date.no_year",
    "1990s": "date.not_understood",
    "199X": "date.not_understood",
    "Feb 198²": "date.not_understood",
    "19842": "date.not_understood",
    "0000": "date.not_understood",
    "?-1994": "date.not_understood",
    "1994–?": "date.not_understood",
    "–1994": "date.not_understood",
    "1993–": "date.not_understood",
    "-1994": "date.not_understood",
    "1 Feb 1984 10:00": "date.not_understood",
    "5/6 October 1993": "date.not_understood",
    "5 – Oct 1993": "date.not_understood",
    "Jan – 1989": "date.not_understood",
    "1993 – 1994 – 1995": "date.not_understood",
    "before 1993": "date.not_understood",
    "14 Mart 2024": "date.not_understood",
    "Thursday": "date.not_understood",
    "from": "date.no_year",
    "c.": "date.no_year",
    ",": "date.not_understood",
    "x" * 500: "date.not_understood",
}
PIECES = (
    *("1", "5", "12", "13", "31", "0", "99", "1984", "1994", "0001", "Feb", "June", "Mac"),
    *("Okt", "–", "-", " - ", " ", " ", "/", ".", ", ", " to ", " hingga ", "from ", "until "),
    *("c. ", "~", "?", "%", "st", "Thu ", "..", "kira-kira ", "’", "of ", "１"),
)
typed = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


@pytest.mark.parametrize(("text", "edtf"), READ.items())
def test_what_officers_type_is_read(text: str, edtf: str):
    assert str(read_date(text).date) == edtf


@pytest.mark.parametrize(("text", "edtfs"), TWO.items())
def test_two_readings_are_both_offered_day_first(text: str, edtfs: tuple[str, str]):
    reading = read_date(text)
    assert tuple(map(str, reading.alternatives)) == edtfs
    assert (reading.date, reading.problem) == (None, "date.two_readings")


@pytest.mark.parametrize(("text", "code"), REFUSED.items())
def test_what_cannot_be_a_date_is_refused_with_its_reason(text: str, code: str):
    reading = read_date(text)
    assert (reading.date, reading.alternatives, reading.problem) == (None, (), code)


MONTHS = (
    "January Jan Januari|February Feb Februari|March Mar Mac|April Apr|May Mei|June Jun|"
    "July Jul Julai|August Aug Ogos Ogo|September Sep Sept|October Oct Oktober Okt|"
    "November Nov|December Dec Disember Dis"
)


@pytest.mark.parametrize(
    ("name", "month"),
    [(name, at) for at, names in enumerate(MONTHS.split("|"), 1) for name in names.split()],
)
def test_months_are_known_in_english_and_malay(name: str, month: int):
    for written in (name, name.upper(), name.lower(), f"{name}."):
        assert str(read_date(f"{written} 1989").date) == f"1989-{month:02d}"


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\xa0"])
def test_no_text_means_not_stated(text: str):
    assert read_date(text) == Reading()
    assert read_date(text).is_empty
    assert read_date(text).accepted("signed_on") is None


def test_a_problem_is_refused_at_its_field_with_the_text_as_typed():
    with pytest.raises(RuleViolation) as caught:
        read_date(" 31 Jun 1994 ").accepted("signed_on")
    refusal = caught.value
    assert (refusal.code, refusal.field) == ("date.no_such_day", "signed_on")
    assert refusal.values == {"text": "31 Jun 1994", "whole_day": None}


@given(st.text() | typed | st.text(alphabet="0123456789 -/.–?~abcdefmnoyJFMASOND"))
@example("\ud800")
@example("1\x00994")
@example("²")
@example("९९९९")
def test_any_text_is_read_or_refused_and_never_raises(text: str):
    reading = read_date(text)
    assert bool(reading.date) + bool(reading.problem) + reading.is_empty == 1
    assert len(reading.alternatives) != 1
    assert bool(reading.alternatives) == (reading.problem == "date.two_readings")


@given(typed)
@example("Jan 1989")
@example("1/2/1984")
@example("28 Oct – 3 Nov 1993")
def test_no_day_month_or_year_is_invented(text: str):
    plain = unicodedata.normalize("NFKC", text)
    numbers = [int(found) for found in re.findall(r"\d+", plain)]
    named = len(re.findall("Feb|June|Mac|Okt|Jan|Oct|Nov", text))
    reading = read_date(text)
    for when in (reading.date, *reading.alternatives):
        for end in (when.start, when.end) if when else ():
            if end is None:
                continue
            assert f"{end.year:04d}" in plain
            assert end.day is None or end.day in numbers
            assert end.month is None or named or end.month in numbers
    if reading.date and reading.date.single_day:
        assert len(numbers) + named >= 3
