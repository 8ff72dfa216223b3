"""What needs the desk: visits ahead, promises late or due, reviews due."""

from datetime import date

from kl_relations_desktop.domain.dossier import DueItem, Gap
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.kinds import (
    Grade,
    PromiseState,
    Relation,
    Standing,
    VisitState,
)
from kl_relations_desktop.domain.records.partner import NetworkProfile, Partner
from kl_relations_desktop.domain.records.story import FollowUp, Visit
from kl_relations_desktop.domain.reviews import review_of
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.catalogue import N_

VISIT = N_("{direction}, {dates}")
PROMISE = N_("Promised; due {dates}")
REVIEW = N_("Term not stated; review every {months} months, counted from {counted_from}")
_RECORDS = {"visit": "visit", "promise": "followup", "review": "agreement"}
_OF_PARTNERS = (
    "name", "name_ms", "grade", "standing", "review_months", "latitude", "longitude",
)  # fmt: skip
_OF_AGREEMENTS = (
    "partner", "kind", "title", "is_ours", "signed_on", "reviewed_on", "term_kind",
    "terminated_on", "links",
)  # fmt: skip
_OF_NETWORKS = (
    "partner", "secretariat", "secretariat_latitude", "secretariat_longitude",
    "regional_office", "regional_office_latitude", "regional_office_longitude",
)  # fmt: skip
_PASSING = (Relation.FOLLOWS, Relation.RENEWS, Relation.SUPERSEDES)


@dataclass(frozen=True, slots=True)
class Place:
    """Something on the map: degrees north and east, and what stands there."""

    name: str
    latitude: float
    longitude: float
    is_secretariat: bool = False
    partner_id: int | None = None
    partner_name: str = ""
    grade: Grade = Grade.NOT_STATED


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the first page shows."""

    visits: tuple[DueItem, ...]
    late: tuple[DueItem, ...]
    coming: tuple[DueItem, ...]
    """Promises due within the horizon."""
    reviews: tuple[DueItem, ...]
    gaps: tuple[Gap, ...]
    gaps_of: Partner | None
    places: tuple[Place, ...]
    partners: dict[int, Partner]
    visit_records: dict[int, Visit]


def due_items(ws: Workspace, within: int = 30) -> tuple[DueItem, ...]:
    """Return what is late and what comes within so many days, the nearest last day first."""
    return _due(ws, within, _partners(ws))


def _due(ws: Workspace, within: int, partners: dict[int, Partner]) -> tuple[DueItem, ...]:
    today = ws.today()
    found = [*_visits(ws, today), *_promises(ws, today), *_reviews(ws, today, partners)]
    near = [item for item in found if item.days <= within]
    return tuple(sorted(near, key=_by_nearness))


def overview(ws: Workspace, within: int = 30) -> Overview:
    """Return what the first page shows, for so many days ahead."""
    partners = _partners(ws)
    items = _due(ws, within, partners)
    visits = tuple(item for item in items if item.kind == "visit")
    nearest = next((partners.get(item.partner_id or 0) for item in visits), None)
    promises = [item for item in items if item.kind == "promise"]
    return Overview(
        visits=visits,
        late=tuple(item for item in promises if item.is_late),
        coming=tuple(item for item in promises if not item.is_late),
        reviews=tuple(item for item in items if item.kind == "review"),
        gaps=_gaps_before_visit(ws, nearest),
        gaps_of=nearest,
        places=_places(ws, tuple(partners.values())),
        partners=partners,
        visit_records={
            one: visit
            for one, visit in ws.store.reading("visit")
            .many(v.record_id for v in visits)
            .items()
            if isinstance(visit, Visit)
        },
    )


def counts(ws: Workspace, within: int = 7) -> dict[str, tuple[int, int]]:
    """Return how many items of each page are late, and how many come within so many days."""
    promises = [item for item in _promises(ws, ws.today()) if item.days <= within]
    late = sum(item.is_late for item in promises)
    return {"followups": (late, len(promises) - late)}


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


def _partners(ws: Workspace) -> dict[int, Partner]:
    found = ws.store.reading("partner").only(*_OF_PARTNERS).all()
    return {one.id or 0: one for one in found if isinstance(one, Partner)}


def _reviews(ws: Workspace, today: date, partners: dict[int, Partner]) -> list[DueItem]:
    agreements = _agreements(ws)
    items = []
    for agreement in _latest_of_each(agreements):
        partner = partners.get(agreement.partner or 0)
        if partner is None or partner.standing is Standing.ENDED:
            continue
        months = partner.review_months or ws.settings.review_cycle_months
        review = review_of(agreement, months, today)
        if review.day is not None:
            day = PartialDate.day(review.day)
            items.append(
                _item("review", agreement, day, today, REVIEW, months=months,
                      counted_from=review.counted_from)
            )  # fmt: skip
    return items


def _agreements(ws: Workspace) -> tuple[Agreement, ...]:
    found = ws.store.reading("agreement").only(*_OF_AGREEMENTS).all()
    return tuple(one for one in found if isinstance(one, Agreement))


def _latest_of_each(agreements: tuple[Agreement, ...]) -> tuple[Agreement, ...]:
    """Return those that no later instrument of the chain follows, renews or supersedes.

    A draft passes nothing: until it bears a date, the signed one before it is looked after.
    """
    passed = {
        link.agreement
        for one in agreements
        if one.signed_on is not None
        for link in one.links
        if link.relation in _PASSING and link.agreement != one.id
    }
    return tuple(one for one in agreements if one.id not in passed)


def _item(
    kind: str, record: Record, day: PartialDate | None, today: date, why: str, **values: object
) -> DueItem:
    assert day is not None and record.id is not None
    days = (day.latest() - today).days
    if kind == "visit":
        # A visit under way is today's matter and never late.
        days = max(0, (day.earliest() - today).days)
    return DueItem(
        kind=kind,
        record_kind=_RECORDS[kind],
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


def _gaps_before_visit(ws: Workspace, partner: Partner | None) -> tuple[Gap, ...]:
    if partner is None or partner.id is None:
        return ()
    return ws.store.dossiers.of(partner.id).gaps


def _places(ws: Workspace, partners: tuple[Partner, ...]) -> tuple[Place, ...]:
    places = [
        Place(one.name, one.latitude, one.longitude, False, one.id, one.name, one.grade)
        for one in partners
        if one.latitude is not None and one.longitude is not None
    ]
    names = {one.id: one.name for one in partners}
    for profile in ws.store.reading("network").only(*_OF_NETWORKS).all():
        if isinstance(profile, NetworkProfile) and profile.partner in names:
            places += _seats(profile, names[profile.partner])
    return tuple(places)


def _seats(profile: NetworkProfile, name: str) -> list[Place]:
    seats = (
        (profile.secretariat, profile.secretariat_latitude, profile.secretariat_longitude),
        (profile.regional_office, profile.regional_office_latitude,
         profile.regional_office_longitude),
    )  # fmt: skip
    return [
        Place(where, north, east, True, profile.partner, name)
        for where, north, east in seats
        if where and north is not None and east is not None
    ]
