"""Partners that have been quiet: no visit, milestone or letter for a long time."""

from collections.abc import Iterator
from datetime import date

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.kinds import Standing, VisitState
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.reviews import months_after
from kl_relations_desktop.usecases.workspace import Workspace

_ACTIVITIES = (
    ("visit", "dates", ("partner", "dates", "state")),
    ("milestone", "happened_on", ("partner", "happened_on")),
    ("document", "dated", ("partner", "dated")),
    ("agreement", "signed_on", ("partner", "signed_on")),
)
"""What counts as a sign of life: kind of record, its day, the fields to read."""


@dataclass(frozen=True, slots=True)
class QuietPartner:
    """A partner, and the last thing that is recorded of it; None: no activity recorded."""

    partner: Partner
    last_on: PartialDate | None = None
    last_kind: str = ""


def quiet_partners(ws: Workspace, months: int | None = None) -> tuple[QuietPartner, ...]:
    """Return the partners without a sign of life for so many months, the quietest first.

    A signature counts as a milestone; what is planned counts too, what was cancelled does not.
    """
    wanted = ws.settings.dormancy_months if months is None else months
    latest = _latest(ws)
    quiet = []
    for one in ws.store.reading("partner").all():
        if not isinstance(one, Partner) or one.standing is Standing.ENDED:
            continue
        found = latest.get(one.id or 0)
        if found is None:
            quiet.append(QuietPartner(one))
        elif _is_long_ago(found[0], wanted, ws.today()):
            quiet.append(QuietPartner(one, *found))
    return tuple(sorted(quiet, key=_quietest))


def _latest(ws: Workspace) -> dict[int, tuple[PartialDate, str]]:
    latest: dict[int, tuple[PartialDate, str]] = {}
    for partner, when, kind in _activities(ws):
        known = latest.get(partner)
        if known is None or known[0].latest() < when.latest():
            latest[partner] = when, kind
    return latest


def _activities(ws: Workspace) -> Iterator[tuple[int, PartialDate, str]]:
    for kind, dated, fields in _ACTIVITIES:
        for one in ws.store.reading(kind).only(*fields).all():
            when = getattr(one, dated)
            partner = getattr(one, "partner", None)
            is_cancelled = getattr(one, "state", None) is VisitState.CANCELLED
            if when is not None and partner is not None and not is_cancelled:
                yield partner, when, kind


def _is_long_ago(when: PartialDate, months: int, today: date) -> bool:
    """Return whether the months have run since the last day that a date can mean."""
    due = months_after(when.latest(), months)
    return due is not None and due <= today


def _quietest(one: QuietPartner) -> tuple[bool, date, str]:
    return (
        one.last_on is not None,
        one.last_on.latest() if one.last_on else date.min,
        (one.partner.name),
    )
