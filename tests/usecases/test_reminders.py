"""What officers say of what is due: later, earlier, done; and what is news."""

from dataclasses import replace

import pytest

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.kinds import PromiseState
from kl_relations_desktop.usecases import reminders
from kl_relations_desktop.usecases.due import due_items
from kl_relations_desktop.usecases.records import load_record, record_rows, undo_entry
from tests.gui import sample


def day(edtf):
    return PartialDate.parse(edtf)


@pytest.fixture
def promise(ws):
    """Give what is due of a promise that is ten days late."""
    number = sample.add_promise(ws, "Ankara", "Send the study", "2026-11-13")
    return next(
        one for one in due_items(ws) if (one.kind, one.record_id) == ("promise", number)
    )


def is_told(ws, item):
    return any(replace(one, lead=item.lead) == item for one in due_items(ws))


def on(ws, date):
    ws.today = lambda: day(date).earliest()
    return {(one.kind, one.record_id) for one in due_items(ws)}


def test_what_is_put_off_is_told_again_from_its_day_on(ws, promise):
    reminders.put_off(ws, promise, day("2026-11-30"))
    key = (promise.kind, promise.record_id)
    assert key not in on(ws, "2026-11-29")
    assert key in on(ws, "2026-11-30")


def test_putting_off_twice_keeps_one_reminder_and_undo_takes_it_back(ws, promise):
    reminders.put_off(ws, promise, day("2026-11-30"))
    reminders.put_off(ws, promise, day("2026-12-31"))
    assert len(record_rows(ws, "reminder")) == 1
    assert not is_told(ws, promise)
    undo_entry(ws)
    undo_entry(ws)
    assert is_told(ws, promise)


@pytest.mark.parametrize("until", ["2026-11-23", "2026-11-22", "2026-11", "2026"])
def test_a_day_that_is_not_ahead_is_refused(ws, promise, until):
    with pytest.raises(RuleViolation, match=r"reminder\.not_ahead"):
        reminders.put_off(ws, promise, day(until))
    assert is_told(ws, promise)


def test_no_day_at_all_is_refused(ws, promise):
    with pytest.raises(RuleViolation, match=r"reminder\.no_day"):
        reminders.put_off(ws, promise, None)


def test_a_kept_promise_is_done_today_and_can_be_undone(ws, promise):
    reminders.keep_promise(ws, promise)
    kept = load_record(ws, "followup", promise.record_id)
    assert (kept.state, kept.done_on) == (PromiseState.DONE, day("2026-11-23"))
    assert not is_told(ws, promise)
    undo_entry(ws)
    assert is_told(ws, promise)


def test_done_for_this_time_leaves_the_next_time_alone(ws, promise):
    reminders.mark_done(ws, promise)
    assert not is_told(ws, promise)
    moved = load_record(ws, "followup", promise.record_id)
    from_now = replace(moved, due_on=day("2026-12-01"))
    reminders.save_record(ws, from_now)
    assert (promise.kind, promise.record_id) in on(ws, "2026-11-23")


def test_a_record_is_told_of_earlier_than_others_until_that_is_taken_back(ws):
    number = sample.add_promise(ws, "Osaka", "Answer", "2027-02-01")
    item = next(
        one for one in due_items(ws, 365) if (one.kind, one.record_id) == ("promise", number)
    )
    assert not is_told(ws, item)
    assert reminders.told_ahead(ws, item) == (None, 30)
    reminders.tell_ahead(ws, item, 90)
    assert is_told(ws, item)
    assert reminders.told_ahead(ws, item) == (90, 30)
    reminders.tell_ahead(ws, item, None)
    assert not is_told(ws, item)


@pytest.mark.parametrize("days", [-1, 36_501])
def test_days_ahead_without_sense_are_refused(ws, promise, days):
    with pytest.raises(RuleViolation, match=r"reminder\.lead"):
        reminders.tell_ahead(ws, promise, days)


def test_news_is_told_once_and_again_when_it_comes_back(ws, promise):
    fresh, told = reminders.news(ws, frozenset())
    assert promise in fresh
    assert reminders.news(ws, told) == ((), told)
    reminders.put_off(ws, promise, day("2026-11-24"))
    nothing, told = reminders.news(ws, told)
    assert nothing == ()
    ws.today = lambda: day("2026-11-24").earliest()
    again, _ = reminders.news(ws, told)
    assert [(one.kind, one.record_id) for one in again] == [("promise", promise.record_id)]
