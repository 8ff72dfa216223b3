"""What the first page shows: all that needs the desk, and where the partners are."""

from kl_relations_desktop.domain.dossier import DueItem, Gap
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.records.base import in_language
from kl_relations_desktop.domain.records.kinds import Grade
from kl_relations_desktop.domain.records.partner import NetworkProfile, Partner
from kl_relations_desktop.domain.records.story import Visit
from kl_relations_desktop.usecases.due import due_items
from kl_relations_desktop.usecases.workspace import Workspace

_OF_PARTNERS = (
    "name", "name_ms", "grade", "standing", "review_months", "flag", "latitude", "longitude",
)  # fmt: skip
_OF_NETWORKS = (
    "partner", "secretariat", "secretariat_latitude", "secretariat_longitude",
    "regional_office", "regional_office_latitude", "regional_office_longitude",
)  # fmt: skip
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
    grade: Grade = Grade.NOT_STATED


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
    partners: dict[int, Partner]
    visit_records: dict[int, Visit]


def overview(ws: Workspace, within: int = 30) -> Overview:
    """Return what the first page shows, for so many days ahead."""
    partners = _partners(ws)
    items = due_items(ws, within)
    visits = _of(items, "visit")
    nearest = next((partners.get(item.partner_id or 0) for item in visits), None)
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


def _of(items: tuple[DueItem, ...], *kinds: str) -> tuple[DueItem, ...]:
    return tuple(item for item in items if item.kind in kinds)


def _partners(ws: Workspace) -> dict[int, Partner]:
    found = ws.store.reading("partner").only(*_OF_PARTNERS).all()
    return {one.id or 0: one for one in found if isinstance(one, Partner)}


def _gaps_before_visit(ws: Workspace, partner: Partner | None) -> tuple[Gap, ...]:
    if partner is None or partner.id is None:
        return ()
    return ws.store.dossiers.of(partner.id).gaps


def _places(ws: Workspace, partners: tuple[Partner, ...]) -> tuple[Place, ...]:
    language = ws.settings.screen_language
    names = {one.id: in_language(one, "name", language) for one in partners}
    places = [
        Place(
            names[one.id], one.latitude, one.longitude, False, one.id, names[one.id], one.grade
        )
        for one in partners
        if one.latitude is not None and one.longitude is not None
    ]
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
