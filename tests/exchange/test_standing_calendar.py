"""A subscriber of the standing calendar learns every change, once."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from kl_relations_desktop.exchange import standing_calendar
from kl_relations_desktop.exchange.calendar import CalendarEntry, event_of
from kl_relations_desktop.exchange.calendar_lines import clean
from kl_relations_desktop.exchange.standing_calendar import merged
from tests.exchange import rfc5545

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
A = CalendarEntry(
    uid="a",
    kind="ends",
    first_day=date(2027, 6, 1),
    last_day=date(2027, 6, 30),
    summary="Ankara, MoU; C:\\New",
    description="Ends.\nWhy: \\N",
    categories=("Agreements, all", "\\N;"),
    address="Agreement 7",
    alarm_days=(30, 7),
)
B = replace(A, uid="b", first_day=date(2027, 1, 4), last_day=date(2027, 1, 4), summary="Visit")


def _next(previous, wanted, now=LATER):
    return merged(previous, wanted, now, name="Desk")


def _events(content):
    Calendar.from_ical(content)
    return {one.values["UID"]: one for one in rfc5545.read(content).all("VEVENT")}


def _said(content):
    """Return for each UID its sequence, its status and when it changed."""
    return {
        uid: (int(one.values["SEQUENCE"]), one.values["STATUS"], one.values["DTSTAMP"])
        for uid, one in _events(content).items()
    }


FIRST = _next(None, [A, B], NOW)
AT_FIRST = (0, "CONFIRMED", "20261123T013000Z")


def test_the_first_calendar_starts_every_entry_at_zero():
    assert _said(FIRST) == {"a": AT_FIRST, "b": AT_FIRST}


def test_the_bytes_are_the_same_when_nothing_changed():
    assert _next(FIRST, [B, A]) == FIRST
    assert _next(_next(FIRST, [B, A]), iter([A, B]), LATER + timedelta(days=99)) == FIRST


def test_only_what_changed_is_made_again(monkeypatch):
    made = []

    def counted(entry, *also):
        made.append(entry.uid)
        return event_of(entry, *also)

    monkeypatch.setattr(standing_calendar, "event_of", counted)
    second = _next(FIRST, [A, replace(B, summary="Another")])
    assert made == ["b"]
    assert _events(second)["b"].values["SUMMARY"] == "Another"
    assert _said(second)["a"] == AT_FIRST


def test_the_sequence_and_moment_of_what_is_wanted_are_not_looked_at():
    assert _next(FIRST, [replace(A, sequence=9, changed_at=LATER), B]) == FIRST


@pytest.mark.parametrize(
    "changed",
    [
        {"summary": "Ankara"},
        {"description": ""},
        {"first_day": date(2027, 6, 2)},
        {"last_day": date(2027, 7, 1)},
        {"categories": ()},
        {"address": ""},
        {"alarm_days": (7,)},
        {"kind": "review"},
    ],
)
def test_only_what_changed_gets_the_next_sequence(changed):
    said = _said(_next(FIRST, [replace(A, **changed), B]))
    assert said == {"a": (1, "CONFIRMED", "20261124T013000Z"), "b": AT_FIRST}


def test_an_entry_that_is_gone_stays_as_cancelled_and_is_told_once():
    second = _next(FIRST, [B])
    assert _said(second) == {"a": (1, "CANCELLED", "20261124T013000Z"), "b": AT_FIRST}
    gone = _events(second)["a"]
    assert gone.values["SUMMARY"] == A.summary
    assert gone.values["DESCRIPTION"] == A.description
    assert not gone.all("VALARM")
    assert _next(second, [B], LATER + timedelta(days=1)) == second


def test_an_entry_that_comes_back_is_confirmed_with_the_next_sequence():
    again = _next(_next(FIRST, [B]), [A, B], LATER + timedelta(days=1))
    assert _said(again)["a"] == (2, "CONFIRMED", "20261125T013000Z")
    assert len(_events(again)["a"].all("VALARM")) == 2


def test_a_cancelled_visit_is_told_as_cancelled_and_stays_so_when_it_is_gone():
    second = _next(FIRST, [A, replace(B, is_cancelled=True)])
    assert _said(second)["b"][:2] == (1, "CANCELLED")
    assert _next(second, [A], LATER + timedelta(days=1)) == second


def test_a_cancelled_entry_is_forgotten_after_400_days():
    second = _next(FIRST, [B])
    assert "a" in _events(_next(second, [B], LATER + timedelta(days=400)))
    assert "a" not in _events(_next(second, [B], LATER + timedelta(days=401)))


def test_an_entry_that_ended_over_400_days_ago_may_leave_without_a_word():
    ended = datetime(2027, 6, 30, tzinfo=UTC)
    assert _said(_next(FIRST, [B], ended + timedelta(days=400)))["a"][1] == "CANCELLED"
    assert "a" not in _events(_next(FIRST, [B], ended + timedelta(days=402)))


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"garbage",
        b"\xff\x00",
        FIRST[:-20],
        FIRST[:200],
        FIRST.replace(b"\r\n", b"\n"),
        FIRST.replace(b"Visit", b"Vixit"),
        FIRST + b" ",
    ],
)
def test_after_a_damaged_file_every_sequence_lies_above_what_was_told(damaged):
    told = _next(FIRST, [replace(A, summary="x"), B])
    assert max(sequence for sequence, _, _ in _said(told).values()) == 1
    fresh = _next(damaged, [A, B])
    minutes = (LATER - datetime(2020, 1, 1, tzinfo=UTC)) // timedelta(minutes=1)
    assert _said(fresh) == dict.fromkeys("ab", (minutes, "CONFIRMED", "20261124T013000Z"))
    assert _next(fresh, [A, B]) == fresh


def test_the_highest_sequence_that_a_damaged_file_still_shows_is_passed():
    damaged = b"SEQUENCE:7\r\nSEQUENCE:99999999\r\nSEQUENCE:8"
    assert _said(_next(damaged, [A]))["a"][0] == 100_000_000


def test_after_a_damaged_file_new_entries_start_high_for_good():
    fresh = _next(b"", [A])
    later = _next(fresh, [A, B], LATER + timedelta(days=9))
    assert _said(later)["b"][0] == _said(fresh)["a"][0]


def test_two_entries_of_one_uid_are_a_bug():
    with pytest.raises(ValueError, match="same UID"):
        _next(FIRST, [A, A])


ENTRIES = st.builds(
    CalendarEntry,
    uid=st.sampled_from(["a", "b", "c", "\u0baa,\\N"]),
    kind=st.sampled_from(["ends", "visit"]),
    first_day=st.dates(date(2026, 1, 1), date(2028, 1, 1)),
    last_day=st.just(date(2028, 1, 1)),
    summary=st.text(max_size=90),
    description=st.text(max_size=90),
    categories=st.lists(st.text(min_size=1), max_size=2).map(tuple),
    address=st.text(max_size=9) | st.just("kl-relations:visit/1"),
    alarm_days=st.lists(st.integers(0, 400), max_size=3).map(tuple),
    is_cancelled=st.booleans(),
)
LISTS = st.lists(ENTRIES, unique_by=lambda one: one.uid, max_size=4)


@given(st.lists(LISTS, min_size=1, max_size=4))
def test_whatever_comes_and_goes_is_told_with_sequences_that_only_rise(turns):
    content, told, now = None, {}, NOW
    for wanted in turns:
        content = merged(content, wanted, now, name="Desk")
        assert merged(content, wanted, now + timedelta(hours=1), name="Desk") == content
        events = _events(content)
        live = {clean(one.uid) for one in wanted if not one.is_cancelled}
        shown = {uid for uid, one in events.items() if one.values["STATUS"] == "CONFIRMED"}
        assert shown == live
        for uid, event in events.items():
            values = {k: v for k, v in event.values.items() if k not in ("DTSTAMP",)}
            before = told.get(uid)
            if before and {**before, "SEQUENCE": ""} != {**values, "SEQUENCE": ""}:
                assert int(values["SEQUENCE"]) == int(before["SEQUENCE"]) + 1
            told[uid] = values
        now += timedelta(days=1)
