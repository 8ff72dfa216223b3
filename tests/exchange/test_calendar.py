"""A calendar file is what RFC 5545 says, whatever the officer wrote."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from kl_relations_desktop.exchange.calendar import (
    FOOT,
    CalendarEntry,
    event_of,
    head_of,
)
from kl_relations_desktop.exchange.calendar_lines import clean
from kl_relations_desktop.exchange.standing_calendar import merged
from tests.exchange import rfc5545

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
ENDS = CalendarEntry(
    uid="agreement-7-ends@kl-relations",
    kind="ends",
    first_day=date(2027, 6, 1),
    last_day=date(2027, 6, 30),
    summary="MoU with Ankara ends; some time in June, 2027",
    description="Signed 31 May 2003.\nTerm: 5 years; renewed twice.",
    categories=("Agreements", "Ends"),
    address="kl-relations:agreement/7",
    alarm_days=(0, 30, 7),
    sequence=2,
    changed_at=NOW,
)
TEXTS = st.text(max_size=300)
HARD = (
    "Perjanjian persefahaman; tempoh, notis\\n — 大阪市, 吉隆坡 " * 4,
    "تنتهي مذكرة التفاهم، الدار البيضاء \u200f(اصفهان)\u202e " * 4,
    "சென்னை மாநகராட்சி புரிந்துணர்வு ஒப்பந்தம் " * 4,
    "👩‍👩‍👧‍👦🇲🇾" * 20,
    "a\r\nb\rc\nd\u2028e\x85f\x0bg\x00h\x1fi\x7fj\ud800k",
    "\\,;\\\\n\\N:\"'=",
    "END:VEVENT\r\nEND:VCALENDAR\r\n",
    "X" * 66 + "é" * 10,
    " leading and trailing ",
)


def calendar_bytes(entries, name):
    return b"".join([head_of(name), *map(event_of, entries), FOOT])


def _event(*entries, **changed):
    calendar = rfc5545.read(calendar_bytes(entries or (replace(ENDS, **changed),), "Desk"))
    return calendar.all("VEVENT")[0]


def test_a_calendar_says_whose_it_is_what_it_is_called_and_how_often_to_look():
    values = rfc5545.read(calendar_bytes((), "Pejabat; KL, 1")).values
    assert values["NAME"] == values["X-WR-CALNAME"] == "Pejabat; KL, 1"
    assert values["METHOD"] == "PUBLISH"
    assert values["CALSCALE"] == "GREGORIAN"
    assert values["REFRESH-INTERVAL"] == values["X-PUBLISHED-TTL"] == "PT12H"
    assert values["PRODID"].endswith("//EN")


def test_an_entry_is_of_whole_days_and_ends_on_the_day_after_its_last():
    event = _event(ENDS)
    assert (event.values["DTSTART"], event.values["DTEND"]) == ("20270601", "20270701")
    assert event.parameters["DTSTART"] == event.parameters["DTEND"] == "VALUE=DATE"
    assert event.values["TRANSP"] == "TRANSPARENT"


def test_an_entry_says_all_that_it_was_given():
    event = _event(ENDS)
    assert event.values["UID"] == ENDS.uid
    assert event.values["SUMMARY"] == ENDS.summary
    assert event.values["DESCRIPTION"] == ENDS.description
    assert event.categories == ["Agreements", "Ends"]
    assert event.values["URL"] == ENDS.address
    assert event.values["X-KL-KIND"] == "ends"
    assert event.values["SEQUENCE"] == "2"
    assert event.values["STATUS"] == "CONFIRMED"
    assert event.values["DTSTAMP"] == event.values["LAST-MODIFIED"] == "20261123T013000Z"


def test_alarms_ring_at_nine_so_many_days_before():
    alarms = _event(ENDS).all("VALARM")
    assert [one.values["TRIGGER"] for one in alarms] == ["-P29DT15H", "-P6DT15H", "PT9H"]
    assert {one.values["ACTION"] for one in alarms} == {"DISPLAY"}
    assert {one.values["DESCRIPTION"] for one in alarms} == {ENDS.summary}


@given(st.integers(-400, 4_000))
def test_an_alarm_rings_when_the_library_says_that_it_rings(days):
    content = calendar_bytes((replace(ENDS, alarm_days=(days,)),), "Desk")
    (alarm,) = Calendar.from_ical(content).walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(hours=9) - timedelta(days=days)


def test_a_cancelled_entry_is_told_and_rings_no_more():
    event = _event(is_cancelled=True)
    assert event.values["STATUS"] == "CANCELLED"
    assert not event.all("VALARM")


def test_an_address_that_is_no_uri_stands_as_text():
    event = _event(address="Agreement 7; Ankara")
    assert "URL" not in event.values
    assert event.values["X-KL-RECORD"] == "Agreement 7; Ankara"


def test_the_moment_of_change_is_written_in_universal_time():
    at_home = datetime(2026, 11, 23, 9, 30, tzinfo=timezone(timedelta(hours=8)))
    assert _event(changed_at=at_home).values["DTSTAMP"] == "20261123T013000Z"


def test_entries_stand_by_day_and_the_same_ones_give_the_same_bytes():
    earlier = replace(ENDS, uid="b", first_day=date(2026, 1, 1), last_day=date(2026, 1, 1))
    twin = replace(earlier, uid="a")
    one, other = (ENDS, earlier, twin), (twin, ENDS, earlier)
    content = merged(None, one, NOW, name="Desk")
    assert content == merged(None, iter(other), NOW, name="Desk")
    events = rfc5545.read(content).all("VEVENT")
    assert [event.values["UID"] for event in events] == ["a", "b", ENDS.uid]


@pytest.mark.parametrize("day", [date.min, date(33, 3, 3), date.max])
def test_the_ends_of_all_time_can_be_written(day):
    event = _event(first_day=day, last_day=day)
    assert event.values["DTSTART"] == day.isoformat().replace("-", "")
    Calendar.from_ical(calendar_bytes((replace(ENDS, first_day=day, last_day=day),), "Desk"))
    assert _event(last_day=date.max).values["DTEND"] == "99991231"


def test_what_is_no_entry_is_a_bug():
    for wrong in (
        {"last_day": date(2027, 5, 31)}, {"uid": ""}, {"changed_at": datetime(2026, 1, 1)},
    ):  # fmt: skip
        with pytest.raises(ValueError, match="not a calendar entry"):
            replace(ENDS, **wrong)
    with pytest.raises(ValueError, match="same UID"):
        merged(None, (ENDS, ENDS), NOW, name="Desk")


@pytest.mark.parametrize("text", HARD)
def test_hard_texts_come_back_from_both_readers(text):
    _reads_back(text)


@given(TEXTS)
@example("\\n")
@example("a\\")
def test_any_text_comes_back_from_both_readers(text):
    _reads_back(text)


def _reads_back(text):
    entry = replace(ENDS, summary=text, description=text + ".", address="record " + text)
    content = calendar_bytes((entry,), text)
    calendar = rfc5545.read(content)
    (event,) = calendar.all("VEVENT")
    assert calendar.values["NAME"] == clean(text)
    assert event.values["SUMMARY"] == clean(text)
    assert event.values["DESCRIPTION"] == clean(text) + "."
    assert event.values["X-KL-RECORD"] == "record " + clean(text)
    assert [one.values["DESCRIPTION"] for one in event.all("VALARM")] == [clean(text)] * 3
    again = Calendar.from_ical(content)
    (theirs,) = again.walk("VEVENT")
    assert theirs.errors == again.errors == []
    assert str(theirs["SUMMARY"]) == clean(text)
    assert str(theirs["DESCRIPTION"]) == clean(text) + "."
    assert theirs.start == ENDS.first_day


@given(st.lists(TEXTS.filter(bool), min_size=1, max_size=3))
def test_categories_may_hold_commas(categories):
    event = _event(categories=tuple(categories))
    theirs = Calendar.from_ical(
        calendar_bytes((replace(ENDS, categories=tuple(categories)),), "Desk")
    ).walk("VEVENT")[0]
    assert event.values["CATEGORIES"]
    assert theirs.categories == [clean(one) for one in categories]


def test_a_text_keeps_its_lines_and_loses_only_what_no_file_of_lines_may_hold():
    assert clean("a\r\nb\rc\u2028d\te") == "a\nb\nc\nd\te"
    assert clean("a\x00b\x9bc\ud800") == "a\ufffdb\ufffdc\ufffd"
    assert clean("🇲🇾 \u200f\u202e") == "🇲🇾 \u200f\u202e"
