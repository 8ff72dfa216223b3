"""What agreements need of the desk: letters to send, ends, renewals and reviews."""

from collections.abc import Mapping
from datetime import MAXYEAR, date, timedelta

from kl_relations_desktop.domain.agreement_needs import Need, Needs, needs_on
from kl_relations_desktop.domain.dossier import DueItem
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.store.watch import KeptNeed
from kl_relations_desktop.usecases.standing import DECIDING, circumstances, known_of
from kl_relations_desktop.usecases.workspace import Workspace

AT_ONCE = 500
"""More agreements than these are reckoned on the worker: a window does not wait for them."""
_PART = 5_000
_KEPT_FROM = 50
"""From so many agreements the needs are kept: a small office never writes for them."""


def agreement_items(
    ws: Workspace, by: date, leads: Mapping[str, int] | None = None
) -> list[DueItem]:
    """Return what agreements may need by a day, each with the lead time in days of its kind.

    What has been reckoned before is only read.
    """
    today = ws.today()
    fresh = reckon(ws)
    needs = ws.store.watch.kept(today, by)
    kept = {one.agreement_id for one in needs} & fresh.keys() if fresh else set()
    needs = [one for one in needs if one.agreement_id not in kept] if kept else needs
    needs += [
        KeptNeed(need, key, agreement.partner, agreement.headline())
        for key, (agreement, found) in fresh.items()
        for need in found.needs
        if need.day.opens() <= by
    ]
    return [_item(one, today, leads or {}) for one in needs]


def reckon(ws: Workspace) -> dict[int, tuple[Agreement, Needs]]:
    """Reckon what has changed since the last time; return that, and keep it if it is much."""
    return _reckon(ws, ws.store.watch.stale(ws.today()))


def reckon_most(ws: Workspace) -> None:
    """Reckon all but what a window may reckon at once, in parts that let others write between.

    100,000 agreements take some seconds, once.
    """
    while len(ids := ws.store.watch.stale(ws.today())) > AT_ONCE:
        _reckon(ws, ids[:_PART])


def _reckon(ws: Workspace, ids: list[int]) -> dict[int, tuple[Agreement, Needs]]:
    if not ids:
        return {}
    today, version = ws.today(), ws.store.watch.version()
    chained = ws.store.watch.with_chains(ids)
    read = ws.store.reading("agreement").only(*DECIDING).many(chained)
    agreements = [one for one in read.values() if isinstance(one, Agreement)]
    known = known_of(ws, agreements)
    found: dict[int, tuple[Agreement, Needs]] = {}
    for one in agreements:
        key = one.id or 0
        if one.partner not in known.partners:
            found[key] = one, Needs((), date.max)  # its partner lies in the bin
            continue
        around = circumstances(ws, one, known)
        found[key] = one, needs_on(one, today, around)
    if len(found) > _KEPT_FROM and not ws.is_ahead:
        kept = {key: (one.until, one.needs) for key, (_, one) in found.items()}
        ws.store.watch.keep(kept, version)
    return found


def unreckoned(ws: Workspace) -> int:
    """Return how many agreements have changed since their needs were reckoned."""
    return len(ws.store.watch.stale(ws.today()))


def horizon(today: date, days: int) -> date:
    """Return the day so many days ahead, or the last one of the calendar."""
    room = (date(MAXYEAR, 12, 31) - today).days
    return today + timedelta(days=min(max(days, 1 - today.toordinal()), room))


def _item(one: KeptNeed, today: date, leads: Mapping[str, int]) -> DueItem:
    need: Need = one.need
    return DueItem(
        kind=need.kind,
        record_kind="agreement",
        record_id=one.agreement_id,
        partner_id=one.partner_id,
        headline=one.headline,
        date=need.day,
        days=(need.day.latest() - today).days,
        why=need.why,
        values={"dates": need.day} | need.values,
        lead=leads.get(need.kind, 0),
        early=(need.day.latest() - need.day.opens()).days,
    )
