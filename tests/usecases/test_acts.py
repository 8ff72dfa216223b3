"""The history act by act: what was written together is told once, by what it was about."""

from dataclasses import replace

import pytest

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.usecases.acts import acts, entries_of, reach_back
from kl_relations_desktop.usecases.due import due_items
from kl_relations_desktop.usecases.partners import find_partner
from kl_relations_desktop.usecases.records import (
    history,
    load_record,
    redo_last,
    save_record,
    undo_entry,
)
from kl_relations_desktop.usecases.reminders import put_off
from kl_relations_desktop.usecases.renewal_closing import NextInstrument, Ruling, decide_renewed
from kl_relations_desktop.usecases.renewals import open_case
from kl_relations_desktop.usecases.reviews import Found, record_review
from tests.gui import sample


def day(text):
    return PartialDate.parse(text)


@pytest.fixture
def agreement(ws):
    """Give the id of an agreement of Ankara's."""
    ankara = find_partner(ws, "Ankara").id
    return save_record(ws, Agreement(partner=ankara, title="MoU on housing")).first_id


@pytest.fixture
def renewed(ws, agreement):
    """Give the id of a case that was closed with the next instrument, in one act."""
    case = open_case(ws, agreement).first_id
    ruling = Ruling(day("2026-11-20"), "Mayor’s meeting")
    decide_renewed(ws, case, ruling, NextInstrument(day("2026-11-19")))
    return case


def test_an_act_of_several_records_is_one_and_told_by_the_case(ws, renewed):
    act = acts(ws)[0]
    written = entries_of(ws, act)
    assert (act.entry.kind, act.entry.record_id) == ("renewal", renewed)
    assert act.name == "Ankara · MoU on housing"
    records = {(one.kind, one.record_id) for one in written}
    assert act.records == len(records) > 1
    assert written[0] == act.entry
    assert {one.sequence for one in written} == {
        one.sequence for one in history(ws, limit=len(written))
    }


def test_its_undoing_is_one_act_too_and_told_by_the_same_record(ws, renewed):
    before = acts(ws)
    undo_entry(ws)
    undoing, *rest = acts(ws)
    assert len(rest) == len(before)
    assert (undoing.entry.kind, undoing.entry.record_id) == ("renewal", renewed)
    assert undoing.entry.undoes is not None
    assert undoing.records == before[0].records


def test_the_acts_on_one_record_are_told_by_it(ws, renewed):
    result = load_record(ws, "renewal", renewed).result
    (made,) = acts(ws, "agreement", result)
    assert (made.entry.kind, made.entry.record_id) == ("agreement", result)
    assert made.records > 1
    assert len(entries_of(ws, made)) == len(entries_of(ws, acts(ws)[0]))


def test_the_starter_records_are_told_once(ws, agreement):
    mine, starter = acts(ws)
    assert (mine.entry.record_id, mine.first) == (agreement, 0)
    whole = entries_of(ws, starter)
    assert starter.records == len(whole) > 300
    assert whole[-1].sequence == starter.first == 1
    casablanca = find_partner(ws, "Casablanca").id
    (alone,) = acts(ws, "partner", casablanca)
    assert len(entries_of(ws, alone)) == 1


def test_a_reminder_and_a_review_are_named_by_what_they_are_about(ws, agreement):
    sample.add_promise(ws, "Ankara", "Send the study", "2026-11-13")
    put_off(ws, next(one for one in due_items(ws) if one.kind == "promise"), day("2026-11-30"))
    assert acts(ws)[0].name == "Ankara · Send the study"
    record_review(ws, agreement, day("2026-11-20"), Found())
    assert acts(ws)[0].name == "Ankara · MoU on housing"


def test_no_more_acts_are_read_than_asked_for(ws, agreement):
    for text in "abc":
        save_record(ws, replace(load_record(ws, "agreement", agreement), reference=text))
    assert [len(acts(ws, limit=some)) for some in (1, 3)] == [1, 3]


def test_what_is_done_again_is_told_by_the_record_that_it_was_about(ws, renewed):
    undo_entry(ws)
    redo_last(ws)
    again, undone, *_ = acts(ws)
    assert (again.entry.kind, again.entry.record_id) == ("renewal", renewed)
    assert (again.is_again, undone.is_again) == (True, False)
    undo_entry(ws, again.entry.sequence)
    assert [one.is_again for one in acts(ws)[:3]] == [False, True, False]


def test_a_limit_that_falls_among_the_starter_records_cuts_none_of_them_off(ws, agreement):
    assert acts(ws, limit=3) == acts(ws)
    assert reach_back(acts(ws, limit=3), are_of_one=False)


def test_acts_reach_back_to_the_first_of_all_or_of_the_one_record(ws, agreement):
    for text in "abc":
        save_record(ws, replace(load_record(ws, "agreement", agreement), reference=text))
    assert [reach_back(acts(ws, limit=some), are_of_one=False) for some in (3, 4, 5)] == [
        False,
        False,
        True,
    ]
    of_one = [
        reach_back(acts(ws, "agreement", agreement, some), are_of_one=True) for some in (3, 4)
    ]
    assert of_one == [False, True]
