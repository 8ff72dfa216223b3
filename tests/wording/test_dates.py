"""Dates in words, in both languages, can be read back and never say more than is known."""

from datetime import date, timedelta
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from kl_relations_desktop.domain.date_reading import read_date
from kl_relations_desktop.domain.partial_date import DateParts, PartialDate, Precision
from kl_relations_desktop.wording import dates
from kl_relations_desktop.wording.catalogue import Words, words
from kl_relations_desktop.wording.dates import (
    PAGE,
    PAPER,
    SHORT,
    TABLE,
    DateStyle,
    note_below,
    precision_note,
    relative,
    short,
    speak,
    speak_day,
    understood,
    weekday,
)

ROOM = Path(__file__).resolve().parents[2] / "resources" / "locale" / "ms" / "dates.po"
TODAY = date(2026, 11, 23)


def _malay() -> Words:
    # This room's own catalogue, so that these tests need no compiled file.
    compiled = BytesIO()
    with ROOM.open("rb") as room:
        write_mo(compiled, read_po(room, locale="ms"))
    compiled.seek(0)
    return Words("ms", GNUTranslations(compiled))


EN, MS = words("en"), _malay()


@st.composite
def stated(draw: st.DrawFn) -> PartialDate:
    """Give any date that can be held, ranges within a year as often as others."""
    first = draw(_parts(draw(st.dates())))
    if draw(st.booleans()):
        return PartialDate(first, first)
    later = min(first.earliest().toordinal() + draw(st.integers(0, 900)), date.max.toordinal())
    last = draw(_parts(date.fromordinal(later)))
    pair = draw(st.sampled_from([(first, last), (first, None), (None, last)]))
    return PartialDate(*pair)


@st.composite
def _parts(draw: st.DrawFn, day: date) -> DateParts:
    known = (day.year, day.month, day.day)[: draw(st.integers(1, 3))]
    marks = draw(st.sampled_from([(False, False)] * 3 + [(True, False), (False, True)]))
    return DateParts(*known, approximate=marks[0], uncertain=marks[1])


@given(stated(), st.sampled_from([EN, MS]), st.sampled_from([PAGE, TABLE, PAPER]))
def test_a_date_in_words_is_read_back_as_itself(
    when: PartialDate, spoken_in: Words, style: DateStyle
):
    spoken = speak(when, spoken_in, style)
    assert read_date(spoken).date == when, spoken


@given(stated(), st.sampled_from([EN, MS]))
def test_paper_says_what_a_page_says_and_joins_each_date(when: PartialDate, spoken_in: Words):
    paper, page = speak(when, spoken_in, PAPER), speak(when, spoken_in, PAGE)
    assert paper.replace("\xa0", " ") == page
    assert not any(line[:1] == "–" for line in paper.split(" "))


@pytest.mark.parametrize(
    ("edtf", "page", "table", "malay"),
    [
        ("1992-07-11", "11 July 1992", "11 Jul 1992", "11 Julai 1992"),
        ("1989-01", "January 1989", "Jan 1989", "Januari 1989"),
        ("1990-03", "March 1990", "Mar 1990", "Mac 1990"),
        ("1994", "1994", "1994", "1994"),
        ("1993-10-05/1993-10-12", "5–12 October 1993", "5–12 Oct 1993", "5–12 Oktober 1993"),
        (
            "1993-10-28/1993-11-03",
            "28 October – 3 November 1993",
            "28 Oct – 3 Nov 1993",
            "28 Oktober – 3 November 1993",
        ),
        (
            "1993-12-28/1994-01-03",
            "28 December 1993 – 3 January 1994",
            "28 Dec 1993 – 3 Jan 1994",
            "28 Disember 1993 – 3 Januari 1994",
        ),
        ("1989-01/1989-03", "January–March 1989", "Jan–Mar 1989", "Januari–Mac 1989"),
        (
            "1988-12/1989-03",
            "December 1988 – March 1989",
            "Dec 1988 – Mar 1989",
            "Disember 1988 – Mac 1989",
        ),
        ("1989/1994", "1989–1994", "1989–1994", "1989–1994"),
        ("1994~", "about 1994", "about 1994", "kira-kira 1994"),
        ("1994?", "1994, uncertain", "1994, uncertain", "1994, tidak pasti"),
        (
            "1994%",
            "about 1994, uncertain",
            "about 1994, uncertain",
            "kira-kira 1994, tidak pasti",
        ),
        ("1993~/1994~", "about 1993–1994", "about 1993–1994", "kira-kira 1993–1994"),
        (
            "1984~/2004-06?",
            "from about 1984 to possibly June 2004",
            "from about 1984 to possibly Jun 2004",
            "dari kira-kira 1984 hingga mungkin Jun 2004",
        ),
        ("1993/..", "from 1993", "from 1993", "mulai 1993"),
        ("../1989-01", "until January 1989", "until Jan 1989", "hingga Januari 1989"),
    ],
)
def test_a_date_is_said_as_it_is_known(edtf: str, page: str, table: str, malay: str):
    when = PartialDate.parse(edtf)
    assert speak(when, EN) == page
    assert speak(when, EN, TABLE) == short(when, EN) == table
    assert speak(when, MS) == malay


@pytest.mark.parametrize(
    ("edtf", "english", "malay"),
    [
        ("2026-11-26", "26 Nov", "26 Nov"),
        ("2026-12-14/2026-12-18", "14–18 Dec", "14–18 Dis"),
        ("2026-10-28/2026-11-03", "28 Oct – 3 Nov", "28 Okt – 3 Nov"),
        ("2026-12-28/2027-01-03", "28 Dec 2026 – 3 Jan 2027", "28 Dis 2026 – 3 Jan 2027"),
        ("2026-08", "Aug", "Ogo"),
        ("2026-08/2026-10", "Aug–Oct", "Ogo–Okt"),
        ("2026", "2026", "2026"),
        ("2026-08~", "about Aug", "kira-kira Ogo"),
        ("2026-08/..", "from Aug 2026", "mulai Ogo 2026"),
    ],
)
def test_a_short_date_leaves_out_a_year_that_is_not_all_it_has(
    edtf: str, english: str, malay: str
):
    when = PartialDate.parse(edtf)
    assert (speak(when, EN, SHORT), speak(when, MS, SHORT)) == (english, malay)


def test_paper_keeps_a_date_on_one_line():
    assert speak(PartialDate.parse("1984-02-01"), EN, PAPER) == "1\xa0February\xa01984"
    cross = speak(PartialDate.parse("1993-10-28/1993-11-03"), EN, PAPER)
    assert cross == "28\xa0October\xa0– 3\xa0November\xa01993"


def test_a_date_that_is_not_stated_says_so():
    assert speak(None, EN) == "Not stated"
    assert speak(None, MS, PAPER) == "Tidak dinyatakan"
    assert precision_note(None, EN) == ""


def test_a_day_can_be_said_with_its_weekday():
    day = date(2026, 11, 26)
    assert speak_day(day, EN) == "26 November 2026"
    assert speak_day(day, EN, with_weekday=True) == "Thursday, 26 November 2026"
    assert speak_day(day, MS, True, PAPER) == "Khamis, 26\xa0November\xa02026"
    assert speak_day(TODAY, MS, True, TABLE) == "Isn 23 Nov 2026"
    assert weekday(day, MS, short=True) == "Kha"


def test_a_note_tells_how_well_a_date_is_known():
    notes = {"1989-01": "month known", "1994": "year known", "1994-02-01": "", "1994~": "year"}
    for edtf, note in notes.items():
        assert precision_note(PartialDate.parse(edtf), EN).startswith(note)
    assert precision_note(PartialDate.parse("1989-01"), MS) == "bulan diketahui"


@pytest.mark.parametrize(
    ("typed", "english", "malay"),
    [
        ("1 Feb 1984", "Read as 1 February 1984", "Dibaca sebagai 1 Februari 1984"),
        (
            "Jan 1989",
            "Read as January 1989; day not stated",
            "Dibaca sebagai Januari 1989; hari tidak dinyatakan",
        ),
        (
            "1994",
            "Read as the year 1994; month and day not stated",
            "Dibaca sebagai tahun 1994; bulan dan hari tidak dinyatakan",
        ),
        (
            "c. 1994",
            "Read as about 1994; month and day not stated",
            "Dibaca sebagai kira-kira 1994; bulan dan hari tidak dinyatakan",
        ),
        ("5-12 Oct 1993", "Read as 5–12 October 1993", "Dibaca sebagai 5–12 Oktober 1993"),
        (
            "Jan-Mar 1989",
            "Read as January–March 1989; days not stated",
            "Dibaca sebagai Januari–Mac 1989; hari tidak dinyatakan",
        ),
        (
            "1989-1994",
            "Read as 1989–1994; months and days not stated",
            "Dibaca sebagai 1989–1994; bulan dan hari tidak dinyatakan",
        ),
        ("", "Empty means “not stated”", "Kosong bermaksud “tidak dinyatakan”"),
        ("05/03/1993", "5 March or 3 May 1993?", "5 Mac atau 3 Mei 1993?"),
        (
            "1 Feb 84",
            "Write the year with four digits, like 1994.",
            "Tulis tahun dengan empat angka, seperti 1994.",
        ),
        (
            "Sat 1 Feb 1984",
            "The weekday does not fit: the day is Wednesday, 1 February 1984. "
            "Correct one of the two.",
            "Nama hari tidak sepadan: tarikh itu jatuh pada Rabu, 1 Februari 1984. "
            "Betulkan salah satu.",
        ),
    ],
)
def test_the_field_repeats_what_it_read(typed: str, english: str, malay: str):
    reading = read_date(typed)
    assert (understood(reading, EN), understood(reading, MS)) == (english, malay)


@given(st.text() | st.sampled_from(["{text}", "{", "31 Jun 1994", "13/13/1994", "5 March"]))
def test_every_reading_can_be_told_in_both_languages(text: str):
    reading = read_date(text)
    assert understood(reading, EN)
    assert understood(reading, MS) != understood(reading, EN)


@given(stated())
def test_what_was_read_says_that_a_day_is_missing_where_it_is(when: PartialDate):
    told = understood(read_date(when.edtf), EN)
    if when.precision in (Precision.MONTH, Precision.YEAR):
        assert told.endswith("not stated")
    if when.single_day:
        assert "not stated" not in told


@pytest.mark.parametrize(
    ("days", "english", "malay"),
    [
        (0, "Today", "Hari ini"),
        (1, "Tomorrow", "Esok"),
        (2, "In 2 days", "2 hari lagi"),
        (13, "In 13 days", "13 hari lagi"),
        (14, "In 2 weeks", "2 minggu lagi"),
        (21, "In 3 weeks", "3 minggu lagi"),
        (61, "In 2 months", "2 bulan lagi"),
        (365, "In 12 months", "12 bulan lagi"),
        (731, "In 2 years", "2 tahun lagi"),
        (-1, "1 day late", "Lewat 1 hari"),
        (-10, "10 days late", "Lewat 10 hari"),
        (-61, "2 months late", "Lewat 2 bulan"),
        (-731, "2 years late", "Lewat 2 tahun"),
    ],
)
def test_a_day_is_told_by_how_far_off_it_is(days: int, english: str, malay: str):
    day = TODAY + timedelta(days)
    assert (relative(day, TODAY, EN), relative(day, TODAY, MS)) == (english, malay)


def test_every_refusal_of_a_reading_has_its_sentence():
    for code in ("date.not_understood", "date.two_digit_year", "date.no_year"):
        assert code in dates.SENTENCES


def test_below_a_date_stand_its_weekdays_or_how_exactly_it_is_known():
    def below(edtf):
        return note_below(PartialDate.parse(edtf), EN)

    assert below("2026-11-26") == "Thu"
    assert below("2026-12-14/2026-12-18") == "Mon–Fri"
    assert below("2026-05-30/2026-12-30") == ""
    assert below("2027-03") == "month known"
    assert below("2027") == "year known"
