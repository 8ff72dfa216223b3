"""What falls on which days: known days on them, months in their month, each with its record."""

from datetime import date

import pytest

from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import (
    InstrumentKind,
    PromiseState,
    TermKind,
    VisitState,
)
from kl_relations_desktop.domain.records.renewal import CaseStep, Renewal
from kl_relations_desktop.domain.records.story import FollowUp, Visit
from kl_relations_desktop.usecases import partners, records
from kl_relations_desktop.usecases.calendar import KINDS, entries_between, reason
from kl_relations_desktop.usecases.due import due_items
from kl_relations_desktop.usecases.workspace import change_settings
from kl_relations_desktop.wording.catalogue import words

NOVEMBER = date(2026, 11, 1), date(2026, 11, 30)


def day(text):
    return PartialDate.parse(text)


@pytest.fixture
def save(ws):
    """Give a function that saves a record and returns its id."""
    return lambda record: records.save_record(ws, record).first_id


@pytest.fixture
def ankara(ws):
    return partners.find_partner(ws, "Ankara").id


@pytest.fixture
def five_years(save, ankara):
    """Give the id of an instrument that renews itself unless six months' notice is given."""
    return save(
        Agreement(
            partner=ankara,
            signed_on=day("2003-05-31"),
            in_force_on=day("2003-05-31"),
            term_kind=TermKind.RENEWS_ITSELF,
            term_years=5,
            renewal_years=5,
            notice_months=6,
        )
    )


def of(found, *kinds):
    return [one for one in found if one.kind in kinds]


def kinds_of(found, record_id):
    return {one.kind: one for one in found if one.record == ("agreement", record_id)}


def test_a_visit_lies_on_all_of_its_days_and_opens_its_record(ws, save, ankara):
    saved = save(Visit(partner=ankara, dates=day("2026-10-30/2026-11-02"), purpose="Mission"))
    (found,) = of(entries_between(ws, *NOVEMBER), "visit")
    assert (found.first, found.last) == (date(2026, 10, 30), date(2026, 11, 2))
    assert found.is_day_known
    assert found.record == ("visit", saved)
    assert found.title == "Ankara · Mission"


def test_a_cancelled_visit_is_on_no_day(ws, save, ankara):
    save(
        Visit(
            partner=ankara,
            dates=day("2026-11-10"),
            purpose="Mission",
            state=VisitState.CANCELLED,
        )
    )
    assert not of(entries_between(ws, *NOVEMBER), "visit")


@pytest.mark.parametrize("known", ["2026-11", "2026", "2026-11-10~", "2026-11/2026-12"])
def test_what_is_not_known_to_the_day_stands_on_none(ws, save, ankara, known):
    save(Visit(partner=ankara, dates=day(known), purpose="Mission"))
    (found,) = of(entries_between(ws, *NOVEMBER), "visit")
    assert not found.is_day_known
    assert found.when == day(known)


def test_an_open_promise_is_late_once_its_last_day_has_passed_and_gone_when_done(
    ws, save, ankara
):
    save(FollowUp(partner=ankara, text="Report", due_on=day("2026-11-22")))
    save(FollowUp(partner=ankara, text="Letter", due_on=day("2026-11")))
    save(
        FollowUp(
            partner=ankara,
            text="Done",
            due_on=day("2026-11-03"),
            state=PromiseState.DONE,
            done_on=day("2026-11-02"),
        )
    )
    found = {one.headline: one for one in of(entries_between(ws, *NOVEMBER), "promise")}
    assert set(found) == {"Report", "Letter"}
    assert found["Report"].is_late and not found["Report"].is_soon
    assert found["Letter"].is_soon and not found["Letter"].is_late


def test_a_term_that_renews_itself_brings_letter_window_last_day_and_turn(ws, five_years):
    found = kinds_of(entries_between(ws, date(2027, 1, 1), date(2028, 12, 31)), five_years)
    assert found["rollover"].first == date(2028, 5, 30)
    assert found["last_notice"].first == date(2027, 11, 30)
    assert found["send_by"].first < date(2027, 11, 30)
    window = found["notice_window"]
    assert (window.first, window.last) == (date(2027, 5, 30), date(2027, 11, 30))
    assert {one.key for one in found.values()} == {"5"}
    said = reason(found["rollover"], words("en"))
    assert said == "Renews itself after 30 May 2028 unless notice is given by 30 November 2027"


def test_a_window_that_is_open_is_there_before_its_last_day_comes(ws, five_years):
    found = kinds_of(entries_between(ws, date(2027, 7, 1), date(2027, 7, 31)), five_years)
    assert set(found) == {"notice_window"}


def test_an_end_known_to_the_month_says_so(ws, save, ankara):
    saved = save(
        Agreement(
            partner=ankara,
            signed_on=day("2024-06"),
            term_kind=TermKind.FIXED,
            term_years=3,
        )
    )
    found = kinds_of(entries_between(ws, date(2027, 5, 1), date(2027, 5, 31)), saved)
    assert not found["end"].is_day_known
    assert found["end"].first.month == 5


def test_a_range_of_days_that_is_a_whole_month_is_said_as_the_month(ws, save, ankara):
    saved = save(
        Agreement(
            partner=ankara,
            signed_on=day("2024-06-01"),
            term_kind=TermKind.FIXED,
            term_until=day("2027-06-01/2027-06-30"),
        )
    )
    found = kinds_of(entries_between(ws, date(2027, 6, 5), date(2027, 6, 6)), saved)
    assert found["end"].when == day("2027-06")


def test_a_term_not_stated_brings_reviews_alone(ws):
    found = entries_between(ws, date(2020, 1, 1), date(2040, 12, 31))
    of_agreements = [one for one in found if one.record and one.record[0] == "agreement"]
    assert of_agreements
    assert {one.kind for one in of_agreements} == {"review"}
    turns = [(one.record, one.key) for one in of_agreements]
    assert len(set(turns)) == len(turns)


def test_a_partner_in_the_bin_takes_its_agreements_out_of_the_calendar(ws, five_years, ankara):
    records.bin_record(ws, "partner", ankara)
    found = entries_between(ws, date(2027, 1, 1), date(2028, 12, 31))
    assert not kinds_of(found, five_years)


def test_every_undone_step_of_an_open_case_stands_and_opens_its_case(ws, save, five_years):
    steps = (
        CaseStep(text="Ask", due_on=day("2026-11-05")),
        CaseStep(text="Told", due_on=day("2026-11-06"), done_on=day("2026-11-06")),
        CaseStep(text="Draft", due_on=day("2026-11-28")),
    )
    case = save(
        Renewal(
            agreement=five_years,
            steps=steps,
            answer_due_on=day("2026-11-30"),
            opened_on=day("2026-11-01"),
        )
    )
    found = of(entries_between(ws, *NOVEMBER), "step", "answer")
    assert [(one.kind, one.key, one.is_late) for one in found] == [
        ("step", "1", True),
        ("step", "3", False),
        ("answer", "", False),
    ]
    assert {one.record for one in found} == {("renewal", case)}


@pytest.mark.parametrize(
    ("title", "told"), [("Chennai · Memorandum of Understanding", "LoI"), ("Ours", "Ours")]
)
def test_an_answer_is_told_of_as_its_instrument_is_unless_the_case_has_a_title_of_its_own(
    ws, save, ankara, title, told
):
    agreement = save(Agreement(
        partner=ankara, title="Memorandum of Understanding",
        kind=InstrumentKind.LETTER_OF_INTENT,
    ))  # fmt: skip
    save(Renewal(agreement=agreement, title=title, answer_due_on=day("2026-11-30")))
    (found,) = of(entries_between(ws, *NOVEMBER), "answer")
    assert found.headline == told


def test_a_case_of_a_classified_agreement_is_classified(ws, save, ankara):
    agreement = save(
        Agreement(partner=ankara, signed_on=day("2020"), marking=Marking.CONFIDENTIAL)
    )
    save(Renewal(agreement=agreement, answer_due_on=day("2026-11-30")))
    (found,) = of(entries_between(ws, *NOVEMBER), "answer")
    assert found.marking is Marking.CONFIDENTIAL


def test_holidays_are_there_when_asked_for_in_the_screen_s_language(ws, ankara):
    october = date(2026, 10, 1), date(2026, 10, 31)
    assert not of(entries_between(ws, *october), "kl_holiday", "partner_holiday")
    found = entries_between(ws, *NOVEMBER, partner_holidays_of=())
    assert {one.kind for one in found} >= {"kl_holiday"}
    assert not of(found, "partner_holiday")
    (theirs,) = of(entries_between(ws, *october, partner_holidays_of=[ankara]), *KINDS)[:1]
    assert (theirs.kind, theirs.headline, theirs.flag) == (
        "partner_holiday",
        "Republic Day",
        "tr",
    )
    change_settings(ws, screen_language="ms")
    closed = of(entries_between(ws, *NOVEMBER, partner_holidays_of=()), "kl_holiday")
    assert reason(closed[0], words("ms")) == "Dewan Bandaraya ditutup"


def test_what_is_late_in_the_calendar_is_late_on_the_overview(ws, save, five_years, ankara):
    save(FollowUp(partner=ankara, text="Report", due_on=day("2026-11-13")))
    save(
        Agreement(
            partner=ankara,
            signed_on=day("2021-03-01"),
            term_kind=TermKind.FIXED,
            term_years=5,
        )
    )
    save(Agreement(partner=ankara, signed_on=day("2001"), reviewed_on=day("2020-01-01")))
    pairs = {"notice": "last_notice"}
    due = {
        (pairs.get(one.kind, one.kind), one.record_id)
        for one in due_items(ws, 10)
        if one.is_late
    }
    found = entries_between(ws, date(2015, 1, 1), date(2027, 12, 31))
    late = {(one.kind, one.record[1]) for one in found if one.is_late}
    assert late == due
    assert {kind for kind, _ in late} == {"promise", "end", "review"}


def test_every_kind_of_entry_has_malay_words():
    malay = words("ms")
    assert all(malay(label) != label for label in KINDS.values())
