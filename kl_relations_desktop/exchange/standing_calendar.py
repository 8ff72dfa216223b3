"""The standing calendar that mail programs subscribe to: it says what changed.

A subscriber knows an entry by its UID and takes the version with the higher SEQUENCE. So the
former file is read before the new one is made: what did not change keeps its version, what did
gets the next one, and what is gone stays for a while as cancelled.
"""

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import cast

from icalendar import Calendar, Event

from kl_relations_desktop.exchange.calendar import (
    CalendarEntry,
    as_written,
    calendar_of,
    clean,
    event_of,
    stamp,
    uid_of,
)

KEPT = timedelta(days=400)
"""How long a cancelled entry is kept, and how far back one that is gone is cancelled at all."""

_SEAL = re.compile(rb"^X-KL-SEAL:([0-9a-f]{64})\r\n", re.MULTILINE)
_SEQUENCE = re.compile(rb"^SEQUENCE:(\d{1,9})\r?$", re.MULTILINE)
_COUNTED_FROM = datetime(2020, 1, 1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)


def merged(
    previous: bytes | None, wanted: Iterable[CalendarEntry], now: datetime, *, name: str
) -> bytes:
    """Return the next standing calendar: the very same bytes where nothing changed.

    The sequence and `changed_at` of what is wanted are not looked at: the former file decides.
    None is the first calendar ever. A file that is not whole, byte for byte (or lost: b""),
    is not believed; then sequences start at the minutes since 2020, above any that counting
    by ones can have reached in it, so that subscribers take the new version.
    """
    former = None if previous is None else _whole(previous)
    first = _first(previous, former, now)
    known = {} if former is None else {uid_of(one): one for one in _events(former)}
    events = [_next(known.pop(clean(one.uid), None), one, now, first) for one in wanted]
    gone = (_cancelled(event, now) for event in known.values())
    kept = (event for event in gone if event is not None)
    return _sealed(calendar_of(name, "PUBLISH", [*events, *kept]), first)


def _whole(previous: bytes) -> Calendar | None:
    """Return the former calendar, None when it is not byte for byte what was written."""
    seal = _SEAL.search(previous)
    if seal is None or _digest(_SEAL.sub(b"", previous)) != seal[1]:
        return None
    return Calendar.from_ical(previous)


def _events(calendar: Calendar) -> list[Event]:
    as_written(calendar)
    return cast("list[Event]", calendar.walk("VEVENT"))


def _first(previous: bytes | None, former: Calendar | None, now: datetime) -> int:
    """Return the sequence of an entry that the former calendar does not know."""
    if previous is None:
        return 0
    if former is not None:
        return int(str(former["x-kl-first"]))
    read = max((int(found) for found in _SEQUENCE.findall(previous)), default=-1)
    return max(read + 1, (now - _COUNTED_FROM) // _MINUTE)


def _next(former: Event | None, entry: CalendarEntry, now: datetime, first: int) -> Event:
    """Return an entry's event: its former version when it says the same, else the next."""
    event = event_of(entry)
    if former is None:
        stamp(event, first, now)
        return event
    stamp(event, _sequence(former), _changed(former))
    if event.to_ical() != former.to_ical():
        stamp(event, _sequence(former) + 1, now)
    return event


def _cancelled(event: Event, now: datetime) -> Event | None:
    """Return an event that is wanted no more as cancelled, None when it need not be told."""
    if event["status"] == "CANCELLED":
        return event if now - _changed(event) <= KEPT else None
    last = cast("date", event.decoded("dtend" if "dtend" in event else "dtstart"))
    if now.date() - last > KEPT:
        return None
    event.pop("status")
    event.add("status", "CANCELLED")
    event.subcomponents.clear()
    stamp(event, _sequence(event) + 1, now)
    return event


def _sequence(event: Event) -> int:
    return cast("int", event.decoded("sequence"))


def _changed(event: Event) -> datetime:
    return cast("datetime", event.decoded("dtstamp"))


def _sealed(calendar: Calendar, first: int) -> bytes:
    calendar.add("x-kl-first", str(first))
    calendar.add("x-kl-seal", _digest(calendar.to_ical()).decode("ascii"))
    return bytes(calendar.to_ical())


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode("ascii")
