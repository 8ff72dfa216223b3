"""What officers say of a thing that is due: remind me later, earlier, or it is done."""

from dataclasses import replace

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.dossier import DueItem
from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.kinds import DueKind, PromiseState
from kl_relations_desktop.domain.records.renewal import Reminder
from kl_relations_desktop.domain.records.story import FollowUp
from kl_relations_desktop.usecases.due import due_items, lead_days
from kl_relations_desktop.usecases.records import load_record, save_record
from kl_relations_desktop.usecases.workspace import Workspace

FURTHEST_AHEAD = 36_500
"""So many days ahead something can be told of at the most."""


def put_off(ws: Workspace, item: DueItem, until: PartialDate | None) -> Changes:
    """Say nothing of one thing before a day; the next time it falls due it is told again."""
    if until is None:
        raise RuleViolation("reminder.no_day", field="snoozed_until")
    if until.earliest() <= ws.today():
        raise RuleViolation("reminder.not_ahead", field="snoozed_until", day=until)
    return _keep(ws, replace(_of(ws, item, item.date), snoozed_until=until))


def mark_done(ws: Workspace, item: DueItem) -> Changes:
    """Say that one thing has been done for this time, such as the letter that was sent."""
    return _keep(ws, replace(_of(ws, item, item.date), done_on=PartialDate.day(ws.today())))


def keep_promise(ws: Workspace, item: DueItem) -> Changes:
    """Say that a promise has been kept today."""
    promise = load_record(ws, "followup", item.record_id)
    assert isinstance(promise, FollowUp), "what is promised is a follow-up"
    today = PartialDate.day(ws.today())
    return save_record(ws, replace(promise, state=PromiseState.DONE, done_on=today))


def tell_ahead(ws: Workspace, item: DueItem, days: int | None) -> Changes:
    """Tell of this record's item so many days ahead, every time; None: as its kind."""
    if days is not None and not 0 <= days <= FURTHEST_AHEAD:
        raise RuleViolation("reminder.lead", field="lead_days", most=FURTHEST_AHEAD)
    return _keep(ws, replace(_of(ws, item, None), lead_days=days))


def told_ahead(ws: Workspace, item: DueItem) -> tuple[int | None, int]:
    """Return how many days ahead this record's item is told of, if it says so; and its kind."""
    return _of(ws, item, None).lead_days, lead_days(ws, item.kind)


def news(
    ws: Workspace, told: frozenset[tuple[str, str, int, str]]
) -> tuple[tuple[DueItem, ...], frozenset[tuple[str, str, int, str]]]:
    """Return what is due, by its lead times, and has not been told of; and all that is due."""
    items = due_items(ws)
    keys = frozenset(key_of(item) for item in items)
    return tuple(item for item in items if key_of(item) not in told), keys


def key_of(item: DueItem) -> tuple[str, str, int, str]:
    """Return what tells one item that is due from every other."""
    return item.kind, item.record_kind, item.record_id, item.date.edtf


def _of(ws: Workspace, item: DueItem, day: PartialDate | None) -> Reminder:
    """Return what has been said of an item, or something new to be said."""
    for one in ws.store.reading("reminder").find(
        due_kind=item.kind, record_kind=item.record_kind, record_id=item.record_id
    ):
        if isinstance(one, Reminder) and one.due_on == day:
            return one
    return Reminder(
        due_kind=DueKind[item.kind.upper()],
        record_kind=item.record_kind,
        record_id=item.record_id,
        due_on=day,
    )


def _keep(ws: Workspace, reminder: Reminder) -> Changes:
    """Keep a reminder; pages that show its record look again as well."""
    changes = save_record(ws, reminder)
    return changes | Changes.of(reminder.record_kind, reminder.record_id or 0)
