"""What the desk's calendar says to mail programs, entry by entry, in the screen's language.

What is known to the month or year alone lies on all the days that it can be, never on one of
them. A record marked Sulit or higher is told of by its days alone, without partner, text and
reason: the file leaves the desk, and the mail program may lie on another machine.
"""

from collections.abc import Iterator
from datetime import date

from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.domain.records.renewal import Reminder
from kl_relations_desktop.domain.terms import months_after
from kl_relations_desktop.exchange.calendar import CalendarEntry
from kl_relations_desktop.usecases.calendar import KINDS, CalendarItem, entries_between, reason
from kl_relations_desktop.usecases.due import lead_days
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.catalogue import N_, Words, words
from kl_relations_desktop.wording.dates import speak

CLASSIFIED = N_("Classified matter: open the desk")
SOME_TIME = N_("Some time in {dates}; the day is not known")
WINDOW_OPENS = N_("Notice window opens")
BACK_DAYS = 400
YEARS_AHEAD = 5
_DOMAIN = "kl-relations"
_LEADS = {"last_notice": "notice"}
"""The kind by which the settings and the reminders know a kind of entry."""
_QUIET = "notice_window"


def entries_of(ws: Workspace) -> Iterator[CalendarEntry]:
    """Give every entry of the desk's calendar, from 400 days back to five years ahead."""
    today, said = ws.today(), words(ws.settings.screen_language)
    first = date.fromordinal(max(1, today.toordinal() - BACK_DAYS))
    last = months_after(today, 12 * YEARS_AHEAD) or date.max
    alarms = _Alarms(ws)
    for item in entries_between(ws, first, last):
        yield _entry(item, said, alarms.of(item))


def _entry(item: CalendarItem, said: Words, alarms: tuple[int, ...]) -> CalendarEntry:
    assert item.record is not None, "a holiday stands in no file"
    kind, record_id = item.record
    parts = (item.kind, kind, str(record_id), item.key)
    uid = "-".join(part for part in parts if part) + f"@{_DOMAIN}"
    # A window of months would cover every day of a calendar: its first day is told.
    last = item.first if item.kind == _QUIET else item.last
    if item.marking.level > Marking.RESTRICTED.level:
        words_alone = said(CLASSIFIED)
        return CalendarEntry(
            uid, "classified", item.first, last, words_alone, alarm_days=alarms
        )
    named = said(WINDOW_OPENS if item.kind == _QUIET else KINDS[item.kind])
    return CalendarEntry(
        uid,
        item.kind,
        item.first,
        last,
        f"{named}: {item.title}",
        _description(item, said),
        categories=(named,),
        address=f"{kind} {record_id}",
        alarm_days=alarms,
    )


def _description(item: CalendarItem, said: Words) -> str:
    lines = [reason(item, said)]
    if not item.is_day_known:
        lines.insert(0, said(SOME_TIME).format(dates=speak(item.when, said)))
    if item.marking is Marking.RESTRICTED:
        lines.append(item.marking.stamp)
    return "\n".join(line for line in lines if line)


class _Alarms:
    """How many days ahead each entry rings: by the settings, or as a reminder has it."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws
        found = ws.store.reading("reminder").all()
        self._said = [one for one in found if isinstance(one, Reminder)]

    def of(self, item: CalendarItem) -> tuple[int, ...]:
        """Return the days ahead; none for what is done and for what only opens."""
        if item.kind == _QUIET or item.record is None:
            return ()
        kind = _LEADS.get(item.kind, item.kind)
        lead = lead_days(self._ws, kind)
        for one in self._said:
            if (one.due_kind, (one.record_kind, one.record_id)) != (kind, item.record):
                continue
            if one.due_on is not None and one.due_on != item.values.get("dates"):
                continue
            if one.done_on is not None:
                return ()
            if one.lead_days is not None:
                lead = one.lead_days
        return (lead,)
