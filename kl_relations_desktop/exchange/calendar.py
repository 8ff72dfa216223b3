"""Days of the desk as an iCalendar file (RFC 5545): the same records give the same bytes."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.exchange.calendar_lines import day, escaped, folded, moment

PRODUCT = "-//Kuala Lumpur City Hall//KL Relations Desktop//EN"
REFRESH = timedelta(hours=12)
ALARM_HOUR = 9
NEVER_CHANGED = datetime(2020, 1, 1, tzinfo=UTC)
FOOT = b"END:VCALENDAR\r\n"
"""The line after the last event."""

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]+")
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry of whole days; its last day is included, its alarms ring at nine."""

    uid: str
    kind: str
    first_day: date
    last_day: date
    summary: str
    description: str = ""
    categories: tuple[str, ...] = ()
    address: str = ""
    """Where the record is found: a URI, or any other text."""
    alarm_days: tuple[int, ...] = ()
    """How many days before the first day an alarm rings; 0 is the day itself."""
    sequence: int = 0
    changed_at: datetime = NEVER_CHANGED
    """When the entry last changed; with a time zone."""
    is_cancelled: bool = False

    def __post_init__(self) -> None:
        """Refuse what is no entry at all: nothing that an officer types leads here."""
        if not self.uid or self.last_day < self.first_day or self.changed_at.tzinfo is None:
            raise ValueError(f"not a calendar entry: {self.uid!r}")


def head_of(name: str) -> bytes:
    """Return the lines before the first event of a calendar."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    # What mail programs read that are older than the standard's own NAME.
    named = b"".join(folded(f"{one}:{escaped(name)}") for one in ("NAME", "X-WR-CALNAME"))
    return bytes(calendar.to_ical()).removesuffix(FOOT) + named


def event_of(entry: CalendarEntry, *also: str) -> bytes:
    """Return the event of an entry, and lines of its own: whole days, as free time."""
    summary, changed = escaped(entry.summary), moment(entry.changed_at)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{escaped(entry.uid)}",
        f"SEQUENCE:{entry.sequence}",
        f"DTSTAMP:{changed}",
        f"LAST-MODIFIED:{changed}",
        f"DTSTART;VALUE=DATE:{day(entry.first_day)}",
        *_ends(entry),
        f"SUMMARY:{summary}",
    ]
    if entry.description:
        lines.append(f"DESCRIPTION:{escaped(entry.description)}")
    if entry.categories:
        lines.append("CATEGORIES:" + ",".join(map(escaped, entry.categories)))
    if entry.address:
        is_uri = _ADDRESS.fullmatch(entry.address)
        lines.append(
            f"URL:{entry.address}" if is_uri else f"X-KL-RECORD:{escaped(entry.address)}"
        )
    status = "CANCELLED" if entry.is_cancelled else "CONFIRMED"
    lines += [f"X-KL-KIND:{escaped(entry.kind)}", "TRANSP:TRANSPARENT"]
    lines += [f"STATUS:{status}", *also]
    if not entry.is_cancelled:
        for days in sorted(set(entry.alarm_days), reverse=True):
            lines += ["BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{summary}"]
            lines += [f"TRIGGER:{_trigger(days)}", "END:VALARM"]
    return b"".join(map(folded, [*lines, "END:VEVENT"]))


def uid_of(entry: CalendarEntry) -> bytes:
    """Return what an entry is known by, as it stands in a file."""
    return escaped(entry.uid).encode()


def _ends(entry: CalendarEntry) -> Iterator[str]:
    # DTEND is the day after the last; the calendar of this world ends with the year 9999.
    if entry.first_day < date.max:
        last = min(entry.last_day, date.max - _ONE_DAY)
        yield f"DTEND;VALUE=DATE:{day(last + _ONE_DAY)}"


def _trigger(days: int) -> str:
    """Return when an alarm rings that is so many days before the day of an entry."""
    before = 24 * days - ALARM_HOUR
    whole, hours = divmod(abs(before), 24)
    return f"{'-' if before > 0 else ''}P{f'{whole}D' if whole else ''}T{hours}H"
