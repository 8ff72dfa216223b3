"""The steps of a reckoning as a person reads them, in English and Malay."""

import ast
import inspect
import re
from datetime import date

import pytest

from kl_relations_desktop.domain import standing_reasons
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import Relation
from kl_relations_desktop.domain.standing import (
    Circumstances,
    ClosedDay,
    Length,
    Step,
    standing_on,
)
from kl_relations_desktop.wording.catalogue import words
from kl_relations_desktop.wording.reasoning import (
    ends_words,
    length_words,
    sentence,
    step_words,
)
from tests.domain.terms_samples import instrument

ENGLISH, MALAY = words("en"), words("ms")


def edtf(text):
    return PartialDate.parse(text)


def christmas(day):
    if day == date(2026, 12, 25):
        return ClosedDay(day, "Christmas Day", "Hari Krismas")
    return None


def told(agreement, day="2026-11-23", language=ENGLISH, **around):
    found = standing_on(agreement, date.fromisoformat(day), Circumstances(**around))
    return [sentence(step, language) for step in found.reasoning]


PICTURED = instrument("2020-06-26", "fixed", term_years=7, notice_months=6)


def test_an_extension_tells_the_end_that_it_is_counted_from():
    original = instrument("2020-03-31", "fixed", term_years=5)
    extension = instrument(
        "2025-03-01", "fixed", term_from="earlier_end", term_years=2,
        agreement_id=2, links=((1, Relation.AMENDS),),
    )  # fmt: skip
    steps = told(original, later=(extension,))
    assert steps[-2:] == [
        "Term of 2 years (Counted from the end of the earlier term, 30 March 2025)",
        "Term ends: Tuesday, 30 March 2027",
    ]
    own = told(extension, is_told_elsewhere=True)
    assert own[-2:] == [
        "Term of 2 years (Counted from the end of the earlier term)",
        "It amends another instrument (What it changes is reckoned there)",
    ]


def test_the_pictured_case_is_told_line_by_line():
    assert told(PICTURED, closed=christmas) == [
        "Signed: Friday, 26 June 2020",
        "Entry into force not stated (It stands from its signature)",
        "Term of 7 years (Counted from the signature)",
        "Term ends: Friday, 25 June 2027",
        "less 6 months’ notice: Friday, 25 December 2026 (Last day to give notice)",
        "back over holidays: Thursday, 24 December 2026 (25 December: Christmas Day)",
        "less 7 days to despatch: Thursday, 17 December 2026 (Margin from Settings)",
        "Send by: Thursday, 17 December 2026",
    ]


def test_the_same_in_malay():
    said = told(PICTURED, closed=christmas, language=MALAY)
    assert said[3] == "Tempoh tamat: Jumaat, 25 Jun 2027"
    assert said[4] == (
        "tolak notis 6 bulan: Jumaat, 25 Disember 2026 (Hari akhir memberi notis)"
    )
    assert "25 Disember: Hari Krismas" in said[5]


def test_a_step_is_given_in_its_three_parts():
    step = Step("Term ends", edtf("2027-06-25"), "{clause}", {"clause": "Clause 9"})
    assert step_words(step, ENGLISH) == ("Term ends", "Friday, 25 June 2027", "Clause 9")
    assert sentence(step, ENGLISH) == "Term ends: Friday, 25 June 2027 (Clause 9)"
    assert step_words(Step("Term not stated"), ENGLISH) == ("Term not stated", "", "")


def test_what_an_officer_wrote_is_never_taken_for_a_blank_or_a_sentence():
    made = instrument(terminated_on="2010-03-01", termination_basis="{day} Termination")
    assert told(made)[-1] == "Terminated: Monday, 1 March 2010 ({day} Termination)"
    assert told(made, language=MALAY)[-1].endswith("({day} Termination)")


@pytest.mark.parametrize(
    ("length", "english", "malay"),
    [
        (Length(1), "1 year", "1 tahun"),
        (Length(5), "5 years", "5 tahun"),
        (Length(1, 6), "1 year and 6 months", "1 tahun dan 6 bulan"),
        (Length(2, 1, 1), "2 years, 1 month and 1 day", "2 tahun, 1 bulan dan 1 hari"),
        (Length(days=90), "90 days", "90 hari"),
    ],
)
def test_lengths_are_said_with_their_plurals(length, english, malay):
    assert length_words(length, ENGLISH) == english
    assert length_words(length, MALAY) == malay


@pytest.mark.parametrize(
    ("months", "days", "english"),
    [
        (1, None, "less 1 month’s notice"),
        (6, None, "less 6 months’ notice"),
        (None, 1, "less 1 day’s notice"),
        (3, 15, "less 3 months and 15 days’ notice"),
    ],
)
def test_a_notice_period_takes_the_apostrophe(months, days, english):
    made = instrument(
        "2020-06-26", "fixed", term_years=7, notice_months=months, notice_days=days
    )
    assert any(one.startswith(english + ":") for one in told(made))


@pytest.mark.parametrize(
    ("ends", "english", "malay"),
    [
        ("2027-06-25", "ends on 25 June 2027", "tamat pada 25 Jun 2027"),
        ("2027-06", "ends some time in June 2027", "tamat pada suatu hari dalam Jun 2027"),
        ("2027", "ends some time in 2027", "tamat pada suatu hari dalam 2027"),
        ("2010-09-30/2010-10-30", "ends between 30 September and 30 October 2010",
         "tamat antara 30 September dan 30 Oktober 2010"),
        ("2009-12-31/2010-12-30", "ends between 31 December 2009 and 30 December 2010",
         "tamat antara 31 Disember 2009 dan 30 Disember 2010"),
        ("2027-06-25~", "ends about 25 June 2027", "tamat kira-kira 25 Jun 2027"),
    ],
)  # fmt: skip
def test_an_end_is_said_as_closely_as_it_is_known(ends, english, malay):
    assert ends_words(edtf(ends), ENGLISH) == english
    assert ends_words(edtf(ends), MALAY) == malay


def test_an_estimated_holiday_says_so():
    def feast(day):
        found = day == date(2026, 12, 25)
        return ClosedDay(day, "Feast", "Hari Raya", is_estimate=True) if found else None

    assert any("25 December: Feast, an estimate" in one for one in told(PICTURED, closed=feast))


def test_every_message_of_the_reckoning_has_malay():
    tree = ast.parse(inspect.getsource(standing_reasons))
    docs = {
        id(node.value) for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }  # fmt: skip
    found = {
        node.value for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        and id(node) not in docs and " " in node.value
    }  # fmt: skip
    assert len(found) > 40
    assert {one for one in found if MALAY(one) == one} == set()
    for one in found:
        assert set(re.findall(r"{\w+}", one)) == set(re.findall(r"{\w+}", MALAY(one)))


def test_an_instrument_in_a_reckoning_is_called_by_its_title_in_either_language():
    heir = Agreement(title="Port agreement", title_ms="Perjanjian pelabuhan")
    step = Step("Superseded", PartialDate.parse("2020-05-01"), "{title}", {"title": heir})
    assert step_words(step, words("en"))[2] == "Port agreement"
    assert step_words(step, words("ms"))[2] == "Perjanjian pelabuhan"
