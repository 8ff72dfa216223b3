"""Days of the desk as an iCalendar file (RFC 5545): the same records give the same bytes."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Component, Event, vCategory, vText

from kl_relations_desktop.domain.frozen import dataclass

PRODUCT = "-//Kuala Lumpur City Hall//KL Relations Desktop//EN"
REFRESH = timedelta(hours=12)
ALARM_HOUR = 9
NEVER_CHANGED = datetime(2020, 1, 1, tzinfo=UTC)

_BREAK = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNSPEAKABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]+")
_ONE_DAY = timedelta(days=1)
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


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


def calendar_bytes(
    entries: Iterable[CalendarEntry], name: str, *, method: str = "PUBLISH"
) -> bytes:
    """Return the calendar of these entries, by day; every one has a UID of its own."""
    return bytes(calendar_of(name, method, [event_of(one) for one in entries]).to_ical())


def calendar_of(name: str, method: str, events: Iterable[Event]) -> Calendar:
    """Return a calendar with its head and these events, by day and UID."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar["name"] = _text(name)
    # What mail programs read that are older than the standard's own NAME and REFRESH-INTERVAL.
    calendar["x-wr-calname"] = _text(name)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    held = tuple(events)
    if len({_uid_of(event) for event in held}) != len(held):
        raise ValueError("two calendar entries have the same UID")
    for event in sorted(held, key=lambda one: (one.start, _uid_of(one))):
        calendar.add_component(event)
    return calendar


def _uid_of(event: Event) -> str:
    """Return what an event is known by."""
    return str(event["uid"])


def event_of(entry: CalendarEntry) -> Event:
    """Return the event of an entry: whole days, shown as free time, with its alarms."""
    event = Event()
    event["uid"] = _text(entry.uid)
    event.add("dtstart", entry.first_day)
    # DTEND is the day after the last; the calendar of this world ends with the year 9999.
    if entry.first_day < date.max:
        event.add("dtend", min(entry.last_day, date.max - _ONE_DAY) + _ONE_DAY)
    event["summary"] = _text(entry.summary)
    if entry.description:
        event["description"] = _text(entry.description)
    if entry.categories:
        event["categories"] = vCategory([clean(one) for one in entry.categories])
    if entry.address:
        _add_address(event, entry.address)
    event["x-kl-kind"] = _text(entry.kind)
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    stamp(event, entry.sequence, entry.changed_at)
    if not entry.is_cancelled:
        for days in sorted(set(entry.alarm_days), reverse=True):
            event.add_component(_alarm(entry.summary, days))
    as_written(event)
    return event


def uid_of(entry: CalendarEntry) -> bytes:
    """Return what an entry is known by, as it stands in a file."""
    return _text(entry.uid).to_ical()


def stamp(event: Event, sequence: int, changed_at: datetime) -> None:
    """Say on an event which version of it this is, and since when."""
    moment = changed_at.astimezone(UTC).replace(microsecond=0)
    for field in ("sequence", "dtstamp", "last-modified"):
        event.pop(field, None)
    event.add("sequence", sequence)
    event.add("dtstamp", moment)
    event.add("last-modified", moment)


def clean(text: str) -> str:
    """Return a text with one kind of line break and nothing that no file of lines may hold."""
    return _UNSPEAKABLE.sub("\ufffd", _BREAK.sub("\n", text))


def as_written(component: Component) -> None:
    """Make the texts of a component that was read be written as they were."""
    for part in component.walk():
        for field, value in part.items():
            if type(value) is vText:
                part[field] = _Text(value)
            elif isinstance(value, vCategory):
                value.cats = [_Text(one) for one in value.cats]


class _Text(vText):
    """A text in which a backslash stays one; the library takes one before an N for a break."""

    def to_ical(self) -> bytes:
        return self.translate(_ESCAPED).encode("utf-8")


def _text(text: str) -> vText:
    return _Text(clean(text))


def _add_address(event: Event, address: str) -> None:
    if _ADDRESS.fullmatch(address):
        event.add("url", address)
    else:
        event["x-kl-record"] = _text(address)


def _alarm(summary: str, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm["description"] = _text(summary)
    alarm.add("trigger", timedelta(hours=ALARM_HOUR) - timedelta(days=days))
    return alarm
