"""The calendar that mail programs subscribe to or are given anew: it says what changed.

A mail program knows an entry by its UID and takes the version with the higher SEQUENCE. So the
former file is read before the new one is made: what did not change keeps its version, what did
gets the next one, and what is gone stays for a while as cancelled. Each event carries a digest
of what it was made from: what did not change is not made again, since thousands take seconds.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.exchange.calendar import (
    FOOT,
    NEVER_CHANGED,
    CalendarEntry,
    event_of,
    head_of,
    uid_of,
)
from kl_relations_desktop.exchange.calendar_lines import folded, moment, unfolded

KEPT = timedelta(days=400)
"""How long a cancelled entry is kept, and how far back one that is gone is cancelled at all."""

_SEAL = re.compile(rb"^X-KL-SEAL:([0-9a-f]{64})\r\n", re.MULTILINE)
_FIRST = re.compile(rb"^X-KL-FIRST:(\d+)\r\n", re.MULTILINE)
_BLOCK = re.compile(rb"^BEGIN:VEVENT\r\n.*?^END:VEVENT\r\n", re.MULTILINE | re.DOTALL)
_LINE = re.compile(
    rb"^(UID|SEQUENCE|DTSTAMP|DTSTART|STATUS|X-KL-MADE-FROM)(?:;VALUE=DATE)?:(.*)\r\n",
    re.MULTILINE,
)
_SEQUENCE = re.compile(rb"^SEQUENCE:(\d{1,9})\r?$", re.MULTILINE)
_COUNTED_FROM = datetime(2020, 1, 1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)
_MADE_FROM = "X-KL-MADE-FROM"
_WRITTEN_AS = 1
"""Raised by whoever changes how an entry is written: all of them are then made again."""
_HEAD = b"BEGIN:VCALENDAR\r\n"
_ALARM = "BEGIN:VALARM"


@dataclass(frozen=True, slots=True)
class _Told:
    """An event as it stands in a calendar, and what is needed of it: no event is parsed."""

    written: bytes
    uid: bytes
    first_day: bytes
    sequence: int
    stamped: bytes
    is_cancelled: bool
    made_from: bytes = b""

    @property
    def changed_at(self) -> datetime:
        """Return when it last changed."""
        found = datetime.strptime(self.stamped.decode(), "%Y%m%dT%H%M%SZ")
        return found.replace(tzinfo=UTC)


def merged(
    previous: bytes | None, wanted: Iterable[CalendarEntry], now: datetime, *, name: str
) -> bytes:
    """Return the next standing calendar: the very same bytes where nothing changed.

    The sequence and `changed_at` of what is wanted are not looked at: the former file decides.
    None is the first calendar ever. A file that is not whole, byte for byte (or lost: b""),
    is not believed; then sequences start at the minutes since 2020, above any that counting
    by ones can have reached in it, so that subscribers take the new version.
    """
    former = None if previous is None else _former(previous)
    first = 0 if previous is None else _first(previous, former, now)
    known = {} if former is None else {one.uid: one for one in former}
    told: dict[bytes, _Told] = {}
    for entry in wanted:
        uid = uid_of(entry)
        if uid in told:
            raise ValueError("two calendar entries have the same UID")
        told[uid] = _next(known.pop(uid, None), entry, now, first)
    gone = (_cancelled(one, now) for one in known.values())
    told |= {one.uid: one for one in gone if one is not None}
    return _sealed(name, first, told.values())


def _former(previous: bytes) -> list[_Told] | None:
    """Return the former events, None when the file is not byte for byte what was written."""
    seal = _SEAL.search(previous)
    if seal is None or _digest(_SEAL.sub(b"", previous)) != seal[1]:
        return None
    return [_told(block) for block in _BLOCK.findall(previous)]


def _told(written: bytes) -> _Told:
    said = dict(_LINE.findall(written.replace(b"\r\n ", b"")))
    return _Told(
        written,
        uid=said[b"UID"],
        first_day=said[b"DTSTART"],
        sequence=int(said[b"SEQUENCE"]),
        stamped=said[b"DTSTAMP"],
        is_cancelled=said[b"STATUS"] == b"CANCELLED",
        made_from=said.get(b"X-KL-MADE-FROM", b""),
    )


def _first(previous: bytes, former: list[_Told] | None, now: datetime) -> int:
    """Return the sequence of an entry that the former calendar does not know."""
    start = _FIRST.search(previous)
    if former is not None and start is not None:
        return int(start[1])
    read = max((int(found) for found in _SEQUENCE.findall(previous)), default=-1)
    return max(read + 1, (now - _COUNTED_FROM) // _MINUTE)


def _next(former: _Told | None, entry: CalendarEntry, now: datetime, first: int) -> _Told:
    """Return an event as it is told now: as before when it says the same, else anew."""
    made_from = _made_from(entry)
    if former is not None and former.made_from == made_from:
        return former
    sequence = first if former is None else former.sequence + 1
    told = replace(entry, sequence=sequence, changed_at=now)
    return _told(event_of(told, f"{_MADE_FROM}:{made_from.decode()}"))


def _made_from(entry: CalendarEntry) -> bytes:
    """Return the digest of all that an entry says, but for its version."""
    same = replace(entry, sequence=0, changed_at=NEVER_CHANGED)
    return _digest(repr((_WRITTEN_AS, same)).encode("utf-8", "backslashreplace"))


def _cancelled(former: _Told, now: datetime) -> _Told | None:
    """Return an event that is wanted no more as cancelled, None when it need not be told."""
    if former.is_cancelled:
        return former if now - former.changed_at <= KEPT else None
    lines = unfolded(former.written)
    said = dict(one.split(":", 1) for one in lines)
    last = said.get("DTEND;VALUE=DATE") or said["DTSTART;VALUE=DATE"]
    if now.date() - datetime.strptime(last, "%Y%m%d").date() > KEPT:
        return None
    if _ALARM in lines:
        lines[lines.index(_ALARM) : -1] = []
    changed = {
        "STATUS": "CANCELLED",
        "SEQUENCE": str(former.sequence + 1),
        "DTSTAMP": moment(now),
        "LAST-MODIFIED": moment(now),
    }
    kept = (one.partition(":") for one in lines if not one.startswith(f"{_MADE_FROM}:"))
    return _told(
        b"".join(folded(f"{name}:{changed.get(name, value)}") for name, _, value in kept)
    )


def _sealed(name: str, first: int, told: Iterable[_Told]) -> bytes:
    """Return the calendar of these events with its seal: the digest of all the rest."""
    head = head_of(name)
    events = sorted(told, key=lambda one: (one.first_day, one.uid))
    start = b"X-KL-FIRST:%d\r\n" % first
    rest = b"".join([head, start, *(one.written for one in events), FOOT])
    seal = b"X-KL-SEAL:%s\r\n" % _digest(rest)
    return _HEAD + seal + rest.removeprefix(_HEAD)


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode("ascii")
