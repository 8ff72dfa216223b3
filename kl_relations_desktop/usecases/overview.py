"""What the first page shows: all that needs the desk, and where the partners are."""

from collections.abc import Mapping

from kl_relations_desktop.domain.dossier import DueItem
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.gap import Gap
from kl_relations_desktop.domain.records.kinds import DueKind
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.records.story import Visit
from kl_relations_desktop.usecases.due import due_ahead, lead_days
from kl_relations_desktop.usecases.workspace import Workspace

_SEATS = (
    ("secretariat", "secretariat_latitude", "secretariat_longitude"),
    ("regional_office", "regional_office_latitude", "regional_office_longitude"),
)
"""Where a network has its seats: their names, degrees north and east."""
_SENDS = ("send_by", "notice")
_ENDS = ("end", "rollover")
_STEPS = ("step", "answer")


@dataclass(frozen=True, slots=True)
class Place:
    """Something on the map: degrees north and east, and what stands there."""

    name: str
    latitude: float
    longitude: float
    is_secretariat: bool = False
    partner_id: int | None = None
    partner_name: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the first page shows."""

    visits: tuple[DueItem, ...]
    late: tuple[DueItem, ...]
    coming: tuple[DueItem, ...]
    """Promises due within the horizon."""
    sends: tuple[DueItem, ...]
    """Letters to send before the last day to give notice."""
    ends: tuple[DueItem, ...]
    """Terms that end or renew themselves, the ended and undecided first."""
    steps: tuple[DueItem, ...]
    """What renewal cases wait for."""
    reviews: tuple[DueItem, ...]
    gaps: tuple[Gap, ...]
    gaps_of: Partner | None
    places: tuple[Place, ...]
    partners: Mapping[int, str]
    """The names of all partners in sight, in the language of the screen."""
    visit_records: dict[int, Visit]
    leads: Mapping[str, int]
    """So many days ahead each kind of item is told of, where its record asks for no other."""


def overview(ws: Workspace, within: int | None = None) -> Overview:
    """Return what the first page shows: what `due` tells of, and so many days ahead of it."""
    partners = _partners(ws)
    items = due_ahead(ws, within)
    visits = _of(items, "visit")
    visited = (item.partner_id for item in visits)
    nearest = _partner(ws, next((one for one in visited if one in partners), None))
    promises = _of(items, "promise")
    return Overview(
        visits=visits,
        late=tuple(item for item in promises if item.is_late),
        coming=tuple(item for item in promises if not item.is_late),
        sends=_of(items, *_SENDS),
        ends=_of(items, *_ENDS),
        steps=_of(items, *_STEPS),
        reviews=_of(items, "review"),
        gaps=_gaps_before_visit(ws, nearest),
        gaps_of=nearest,
        places=_places(ws, partners),
        partners={key: name for key, (name, _north, _east) in partners.items()},
        visit_records={
            one: visit
            for one, visit in ws.store.reading("visit")
            .many(v.record_id for v in visits)
            .items()
            if isinstance(visit, Visit)
        },
        leads={kind: lead_days(ws, kind) for kind in DueKind if kind is not DueKind.NOT_STATED},
    )


def _of(items: tuple[DueItem, ...], *kinds: str) -> tuple[DueItem, ...]:
    return tuple(item for item in items if item.kind in kinds)


def _partners(ws: Workspace) -> dict[int, tuple[str, float | None, float | None]]:
    """Return the name of each partner in sight, and where it is."""
    is_malay = ws.settings.screen_language == "ms"
    fields = ("name", "name_ms", "latitude", "longitude")
    return {
        key: (name_ms if is_malay and name_ms else name, north, east)
        for key, name, name_ms, north, east in ws.store.reading("partner").values(*fields)
    }


def _partner(ws: Workspace, partner_id: int | None) -> Partner | None:
    if partner_id is None:
        return None
    found = ws.store.reading("partner").load(partner_id)
    return found if isinstance(found, Partner) else None


def _gaps_before_visit(ws: Workspace, partner: Partner | None) -> tuple[Gap, ...]:
    if partner is None or partner.id is None:
        return ()
    return ws.store.dossiers.of(partner.id).gaps


def _places(
    ws: Workspace, partners: Mapping[int, tuple[str, float | None, float | None]]
) -> tuple[Place, ...]:
    places = [
        Place(name, north, east, False, key, name)
        for key, (name, north, east) in partners.items()
        if north is not None and east is not None
    ]
    fields = [name for seat in _SEATS for name in seat]
    for _key, partner, *seats in ws.store.reading("network").values("partner", *fields):
        if partner in partners:
            places += [
                Place(where, north, east, True, partner, partners[partner][0])
                for where, north, east in (seats[:3], seats[3:])
                if where and north is not None and east is not None
            ]
    return tuple(places)
