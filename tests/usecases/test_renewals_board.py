"""What stands on the renewal board, where, and with which next date."""

from dataclasses import replace
from datetime import date

import pytest

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement, AgreementLink
from kl_relations_desktop.domain.records.kinds import BoardColumn, Finding, Relation, TermKind
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.usecases.records import load_record, save_record
from kl_relations_desktop.usecases.renewal_board import board
from kl_relations_desktop.usecases.renewal_closing import (
    NextInstrument,
    Ruling,
    decide_not_renewed,
    decide_renewed,
)
from kl_relations_desktop.usecases.renewal_stages import stages
from kl_relations_desktop.usecases.renewals import await_answer, bin_case, bring, open_case
from kl_relations_desktop.usecases.reviews import Found, record_review


def day(text):
    return PartialDate.parse(text)


@pytest.fixture
def make(ws):
    """Give a function that saves an agreement of an invented city."""
    partner = save_record(ws, Partner(name="Example city")).first_id

    def made(**values):
        values = {"signed_on": day("2022-06-26"), "term_kind": TermKind.FIXED} | values
        return save_record(ws, Agreement(partner=partner, title="Example", **values)).first_id

    return made


def lane(ws, column):
    return next(one for one in board(ws).columns if one.column is column)


def card(ws, agreement_id):
    return board(ws).card_of(agreement_id)


def test_what_ends_within_a_year_is_up_for_review_without_a_case(ws, make):
    inside, outside = make(term_until=day("2027-11-23")), make(term_until=day("2027-11-24"))
    assert card(ws, inside).column is BoardColumn.REVIEW
    assert card(ws, inside).case is None
    assert card(ws, outside) is None


def test_the_next_date_is_the_letter_s_before_the_end(ws, make):
    one = make(term_until=day("2027-06-25"), notice_months=6, despatch_margin_days=7)
    found = card(ws, one).next
    assert (found.kind, str(found.day), found.days) == ("send_by", "2026-12-17", 24)


def test_an_ended_agreement_stays_until_it_is_decided(ws, make):
    one = make(term_until=day("2026-11-01"))
    assert card(ws, one).next.days == -22
    decide_not_renewed(ws, open_case(ws, one).first_id, Ruling(day("2026-11-20"), "Mayor"))
    assert card(ws, one).column is BoardColumn.DECIDED


@pytest.mark.parametrize(("signed", "is_there"), [("2025-05-23", True), ("2025-05-24", False)])
def test_a_review_comes_up_six_months_ahead(ws, make, signed, is_there):
    one = make(term_kind=TermKind.NOT_STATED, signed_on=day(signed))
    assert (card(ws, one) is not None) is is_there


def test_a_review_takes_the_card_away_and_an_upgrade_leaves_a_case(ws, make):
    one = make(term_kind=TermKind.NOT_STATED, signed_on=day("2024-12-01"))
    assert card(ws, one).next.kind == "review"
    record_review(ws, one, day("2026-11-20"), Found())
    assert card(ws, one) is None
    record_review(ws, one, day("2026-11-21"), Found(Finding.UPGRADE))
    assert card(ws, one).case is not None


def test_a_decision_on_one_review_does_not_hide_the_next(ws, make):
    one = make(term_kind=TermKind.NOT_STATED, signed_on=day("2024-12-01"))
    decide_not_renewed(ws, open_case(ws, one).first_id, Ruling(day("2026-11-20"), "Mayor"))
    assert card(ws, one).column is BoardColumn.DECIDED
    record_review(ws, one, day("2026-11-20"), Found())
    ws.today = lambda: date(2027, 1, 2)
    assert card(ws, one) is None
    ws.today = lambda: date(2028, 6, 1)
    assert card(ws, one).column is BoardColumn.REVIEW


def test_a_passed_instrument_has_no_card_of_its_own(ws, make):
    earlier = make(term_kind=TermKind.NOT_STATED, signed_on=day("2024-12-01"))
    link = AgreementLink(agreement=earlier, relation=Relation.FOLLOWS)
    make(term_kind=TermKind.NOT_STATED, signed_on=day("2025-12-01"), links=(link,))
    assert card(ws, earlier) is None


def test_a_case_stands_in_the_column_of_its_stage(ws, make):
    one = make(term_until=day("2035-01-01"))
    for place, stage in enumerate(stages(ws)[:7]):
        bring(ws, one, place)
        found = card(ws, one)
        assert (found.column, found.stage.name) == (stage.column, stage.name)


def test_an_awaited_answer_is_the_next_date(ws, make):
    one = make(term_until=day("2027-06-25"))
    case = open_case(ws, one).first_id
    await_answer(ws, case, day("2026-12-04"))
    assert (card(ws, one).next.kind, card(ws, one).next.days) == ("answer", 11)


def test_no_agreement_stands_twice(ws, make):
    one = make(term_until=day("2027-06-25"))
    open_case(ws, one)
    agreements = [found.agreement.id for found in board(ws).cards]
    assert len(agreements) == len(set(agreements))


def test_a_binned_case_gives_the_card_back_to_review(ws, make):
    one = make(term_until=day("2027-06-25"))
    case = open_case(ws, one).first_id
    bin_case(ws, case)
    assert card(ws, one).case is None


def test_a_renewed_case_is_decided_this_year_alone(ws, make):
    one = make(term_until=day("2026-12-25"))
    case = open_case(ws, one).first_id
    decide_renewed(ws, case, Ruling(day("2026-01-05")), NextInstrument(day("2026-01-04")))
    assert [found.key for found in lane(ws, BoardColumn.DECIDED).cards] == [case]
    closed = load_record(ws, "renewal", case)
    save_record(ws, replace(closed, decided_on=day("2025-12-31")))
    assert lane(ws, BoardColumn.DECIDED).cards == ()
    assert card(ws, one) is None


def test_the_nearest_card_stands_first(ws, make):
    for until in ("2027-03-01", "2026-12-01", "2026-11-10"):
        make(term_until=day(until))
    days = [found.next.days for found in lane(ws, BoardColumn.REVIEW).cards]
    assert days == sorted(days)


def test_a_term_not_stated_never_has_an_end(ws):
    for found in board(ws).cards:
        assert found.standing.term_ends is None
        assert found.next.kind == "review"
    assert date(2026, 11, 25) in [one.next.day.single_day for one in board(ws).cards]
