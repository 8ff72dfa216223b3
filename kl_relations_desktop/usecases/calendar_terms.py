"""The days that agreements bring to the calendar, each with its reason and a lasting key."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from kl_relations_desktop.domain import agreement_needs as said
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.reviews import begun_on, review_by_cycle, reviewed_on
from kl_relations_desktop.domain.standing import (
    Circumstances,
    TermEvent,
    events_between,
)
from kl_relations_desktop.domain.terms import months_after
from kl_relations_desktop.usecases.due_agreements import agreement_items
from kl_relations_desktop.usecases.standing import circumstances, known_of
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.catalogue import N_

LAST_NOTICE = N_("Term ends: {ends}; notice after this day is too late")
WINDOW = N_("Notice can still be given until {last}")
_FOLLOWING = "next"
_NEEDS = {"last_notice": "notice"}
_YEAR = 12
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class NamedEvent:
    """A day of one agreement, the reason of it, and the key that stays when the day moves."""

    kind: str
    agreement: Agreement
    day: PartialDate
    key: str
    why: str
    values: dict[str, object]
    is_late: bool = False


def term_days(
    ws: Workspace, agreements: Iterable[Agreement], first: date, last: date
) -> Iterator[NamedEvent]:
    """Give what our agreements with partners in sight bring, from one day to another.

    What has been decided needs no letter any more. A notice window runs from the day on which
    the desk says that it is open to the last day to give notice.
    """
    some = tuple(one for one in agreements if one.is_ours)
    known = known_of(ws, some)
    late = _late(ws, first)
    for one in some:
        if one.partner not in known.partners:
            continue
        around = circumstances(ws, one, known)
        # An end that is known to the year is told of its last day.
        ahead = months_after(last, max(around.ending_months, _YEAR)) or date.max
        events = [
            event
            for event in events_between(one, first, ahead, around)
            if not event.is_settled(around.decided)
        ]
        found = (named for event in events for named in _named(one, event, around, last))
        for named in _told_apart(found):
            key = (_NEEDS.get(named.kind, named.kind), one.id or 0, named.day)
            yield replace(named, is_late=key in late)


def _told_apart(found: Iterable[NamedEvent]) -> Iterator[NamedEvent]:
    """Give each a key of its own: a term that was extended after its end has two ends."""
    times: Counter[tuple[str, str]] = Counter()
    for one in found:
        times[one.kind, one.key] += 1
        number = times[one.kind, one.key]
        yield one if number == 1 else replace(one, key=f"{one.key}-{number}")


def _late(ws: Workspace, first: date) -> frozenset[tuple[str, int, PartialDate]]:
    """Return what agreements have needed since a day that has passed, as the overview says."""
    yesterday = ws.today() - _ONE_DAY
    if first > yesterday:
        return frozenset()
    items = agreement_items(ws, yesterday)
    return frozenset((one.kind, one.record_id, one.date) for one in items if one.is_late)


def _named(
    agreement: Agreement, event: TermEvent, around: Circumstances, last: date
) -> Iterator[NamedEvent]:
    if event.kind == "last_notice":
        opens = months_after(event.day.earliest(), -around.ending_months)
        if opens is not None and opens <= last and opens < event.day.latest():
            window = PartialDate.between(opens, event.day.latest())
            key = str(event.term_number)
            yield NamedEvent(
                "notice_window", agreement, window, key, WINDOW, {"last": event.day}
            )
    if event.day.earliest() <= last:
        why, filled = _why(agreement, event, around)
        is_review = event.kind == "review"
        key = _turn(agreement, event, around) if is_review else str(event.term_number)
        yield NamedEvent(event.kind, agreement, event.day, key, why, filled)


def _why(
    agreement: Agreement, event: TermEvent, around: Circumstances
) -> tuple[str, dict[str, object]]:
    if event.kind == "review":
        return _why_reviewed(agreement, event, around)
    last = event.last_day_to_give_notice
    if event.kind == "send_by":
        return said.SEND, {"last": last}
    if event.kind == "last_notice":
        return LAST_NOTICE, {"ends": event.term_ends}
    if event.kind == "rollover" and last is not None:
        return said.ROLLS, {"last": last}
    return said.ENDS, {}


def _why_reviewed(
    agreement: Agreement, event: TermEvent, around: Circumstances
) -> tuple[str, dict[str, object]]:
    if around.next_review is not None:
        return said.REVIEW_SET, {}
    day = event.day.earliest()
    review = review_by_cycle(agreement, around.cycle, day)
    unstated = str(agreement.term_kind) == "not_stated"
    message = said.REVIEW if unstated else said.REVIEW_OPEN
    return message, {"months": review.months, "counted_from": review.counted_from}


def _turn(agreement: Agreement, event: TermEvent, around: Circumstances) -> str:
    """Return which turn of the cycle a review is; the one that follows a review is the next.

    A turn is counted in whole cycles since the beginning, so it stays when the day moves.
    """
    begun = begun_on(agreement)
    is_reviewed = reviewed_on(agreement, around.cycle) is not None
    is_following = is_reviewed or around.next_review is not None
    if is_following or begun is None or around.cycle.months < 1:
        return _FOLLOWING
    day, start = event.day.latest(), begun.latest()
    months = (day.year - start.year) * 12 + day.month - start.month
    return f"turn-{months // around.cycle.months}"
