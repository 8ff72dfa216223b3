"""What needs the desk: letters to send, ends, reviews, visits ahead, promises, open steps."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kl_relations_desktop.domain.dossier import DueItem
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.kinds import Decision, PromiseState, VisitState
from kl_relations_desktop.domain.records.renewal import Reminder, Renewal
from kl_relations_desktop.domain.records.story import FollowUp, Visit
from kl_relations_desktop.usecases.due_agreements import agreement_items, horizon
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.catalogue import N_

VISIT = N_("{direction}, {dates}")
PROMISE = N_("Promised; due {dates}")
STEP = N_("Step of a renewal case, by {dates}: {step}")
ANSWER = N_("Answer of the partner due {dates}")
_LEADS = {
    "visit": "visit", "promise": "promise", "review": "review", "send_by": "notice",
    "notice": "notice", "end": "end", "rollover": "end", "step": "notice", "answer": "notice",
}  # fmt: skip
"""The lead time that each kind of item goes by."""

Key = tuple[str, str, int]


def due_items(ws: Workspace, within: int | None = None) -> tuple[DueItem, ...]:
    """Return what is late and what comes within so many days, the nearest last day first.

    Without a number of days, each kind and each record goes by its own lead time. What an
    officer has marked as done, or put off to a later day, is left out.
    """
    return _told(ws, within, by_lead=within is None)


def due_ahead(ws: Workspace, days: int | None) -> tuple[DueItem, ...]:
    """Return what is told of by its lead time, and besides what comes within so many days."""
    return _told(ws, days, by_lead=True)


def _told(ws: Workspace, within: int | None, *, by_lead: bool) -> tuple[DueItem, ...]:
    today, said = ws.today(), _reminders(ws)
    leads = {kind: lead_days(ws, kind) for kind in _LEADS}
    furthest = [] if within is None else [within]
    if by_lead:
        furthest += [*leads.values(), *_own_leads(said.values())]
    found = [
        *_visits(ws, today),
        *_promises(ws, today),
        *agreement_items(ws, horizon(today, max(furthest)), leads),
        *_steps(ws, today),
    ]
    led = (_led(item, said, leads, today) for item in found)
    near = [
        item
        for item in led
        if item is not None
        and ((by_lead and item.is_told) or (within is not None and item.comes_within(within)))
    ]
    return tuple(sorted(near, key=_by_nearness))


def lead_days(ws: Workspace, kind: str) -> int:
    """Return how many days ahead a kind of item is told of."""
    days: int = getattr(ws.settings, f"lead_{_LEADS[kind]}_days")
    return days


def counts(ws: Workspace, within: int = 7) -> dict[str, tuple[int, int]]:
    """Return how many items of each page are late, and how many come within so many days."""
    items = due_items(ws, within)
    renewals = ("send_by", "notice", "end", "review", "step", "answer")
    pages = {"followups": ("promise",), "renewals": renewals}
    return {
        page: (
            sum(item.is_late for item in items if item.kind in kinds),
            sum(not item.is_late for item in items if item.kind in kinds),
        )
        for page, kinds in pages.items()
    }


def _led(
    item: DueItem, said: dict[Key, tuple[Reminder, ...]], leads: dict[str, int], today: date
) -> DueItem | None:
    """Return an item with its lead time; None when it is done or put off to a later day."""
    lead = leads[item.kind]
    for one in said.get((item.kind, item.record_kind, item.record_id), ()):
        if one.due_on is not None and one.due_on != item.date:
            continue
        if one.done_on is not None:
            return None
        if one.snoozed_until is not None and one.snoozed_until.earliest() > today:
            return None
        if one.lead_days is not None:
            lead = one.lead_days
    # Of very many items hardly any has a lead time of its own.
    return item if item.lead == lead else replace(item, lead=lead)


def _reminders(ws: Workspace) -> dict[Key, tuple[Reminder, ...]]:
    found: dict[Key, tuple[Reminder, ...]] = {}
    for one in ws.store.reading("reminder").all():
        if isinstance(one, Reminder):
            key = (one.due_kind, one.record_kind, one.record_id or 0)
            found[key] = (*found.get(key, ()), one)
    return found


def _own_leads(said: Iterable[tuple[Reminder, ...]]) -> list[int]:
    return [one.lead_days or 0 for several in said for one in several]


def _visits(ws: Workspace, today: date) -> list[DueItem]:
    return [
        _item("visit", visit, visit.dates, today, VISIT, direction=visit.direction.label)
        for visit in ws.store.reading("visit").find(state=VisitState.PLANNED)
        if isinstance(visit, Visit)
        and visit.dates is not None
        and visit.dates.latest() >= today
    ]


def _promises(ws: Workspace, today: date) -> list[DueItem]:
    return [
        _item("promise", promise, promise.due_on, today, PROMISE)
        for promise in ws.store.reading("followup").find(state=PromiseState.OPEN)
        if isinstance(promise, FollowUp) and promise.due_on is not None
    ]


def _steps(ws: Workspace, today: date) -> list[DueItem]:
    """Return what open renewal cases wait for: the next undone step with a day, and answers."""
    items = []
    for case in ws.store.reading("renewal").find(decision=Decision.NOT_STATED):
        if not isinstance(case, Renewal):
            continue
        dated = [step for step in case.steps if step.due_on is not None and not step.done_on]
        if dated:
            step = min(dated, key=lambda one: one.due_on or PartialDate.day(date.max))
            items.append(_item("step", case, step.due_on, today, STEP, step=step.text))
        if case.answer_due_on is not None:
            items.append(_item("answer", case, case.answer_due_on, today, ANSWER))
    return items


def _item(
    kind: str, record: Record, day: PartialDate | None, today: date, why: str, **values: object
) -> DueItem:
    assert day is not None and record.id is not None
    days = (day.latest() - today).days
    if kind == "visit":
        # A visit under way is today's matter and never late.
        days = max(0, (day.earliest() - today).days)
    kinds = {"visit": "visit", "promise": "followup"}
    return DueItem(
        kind=kind,
        record_kind=kinds.get(kind, "renewal"),
        record_id=record.id,
        partner_id=getattr(record, "partner", None),
        headline=record.headline(),
        date=day,
        days=days,
        why=why,
        values={"dates": day} | values,
    )


def _by_nearness(item: DueItem) -> tuple[int, tuple[date, date], str, int]:
    return item.days, item.date.sort_key, item.kind, item.record_id
