"""What the first page says, in the order of consequence, read from the records."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cached_property

from kl_relations_desktop.domain.dossier import DueItem
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.gap import Gap
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.base import in_language
from kl_relations_desktop.gui.pages.first_page import (
    Beside,
    Due,
    DueRow,
    DueSection,
    Room,
    names_in_a_row,
)
from kl_relations_desktop.gui.pages.overview_teller import Records, Teller
from kl_relations_desktop.gui.widgets.gap_row import GapRow
from kl_relations_desktop.gui.widgets.placing import MapPlace, Rank
from kl_relations_desktop.usecases.overview import Overview, Place, overview
from kl_relations_desktop.usecases.records import load_records
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording import labels
from kl_relations_desktop.wording.catalogue import N_, Words
from kl_relations_desktop.wording.dates import speak, weekday

HOME = MapPlace("Kuala Lumpur", 3.139, 101.687, Rank.HOME)
_SECTION = 46
"""How high a heading with its distances is, for a section of the card, in pixels."""
_LEAST = 8
"""So many lines of a section are shown on the lowest page."""


@dataclass(frozen=True, slots=True)
class Horizon:
    """How far ahead the page looks beyond the lead times, and how it says so."""

    days: int
    caption: str
    empty: str

    def shows(self, item: DueItem) -> bool:
        """Return whether an item is shown: told of by its lead time, or near enough."""
        return item.is_told or item.comes_within(self.days)


HORIZONS = (
    Horizon(182, N_("next 6 months"), N_("Nothing needs you in the next 6 months.")),
    Horizon(91, N_("next 3 months"), N_("Nothing needs you in the next 3 months.")),
    Horizon(0, "", ""),
)
"""From the furthest: a page looks as far ahead as it has room for, the last by lead times."""


MOST = 40
"""So many lines a section shows on the highest page: more is no overview."""


def read_page(ws: Workspace, words: Words) -> "ReadPage":
    """Read what the first page shows today."""
    seen = overview(ws, HORIZONS[0].days)
    told = [item for several in _told_of(seen) for item in several[:MOST]]
    wanted = {(item.record_kind, item.record_id) for item in told}
    wanted |= {(gap.kind, gap.record_id) for gap in seen.gaps}
    return ReadPage(seen, load_records(ws, wanted), ws.today(), words)


class ReadPage:
    """The first page as the records have it now."""

    def __init__(self, seen: Overview, records: Records, today: date, words: Words) -> None:
        self._seen = seen
        self._records = records
        self._today = today
        self._words = words
        self._told: list[DueItem] = []

    def due(self, room: Room) -> Due:
        """Return what needs the desk, as far ahead as there is room for.

        No kind fills more than the card before the next is reached; an empty section is left
        out.
        """
        fitting = (one for one in HORIZONS if self._height_of(one, room) <= room.high)
        horizon = next(fitting, HORIZONS[-1])
        most = min(max(room.high // room.line, _LEAST), MOST)
        self._told, sections = [], []
        for page, title, caption, tell, items in self._sections(horizon):
            within = [item for item in items if horizon.shows(item)]
            self._told += within[:most]
            rows = tuple(tell(item) for item in within[:most])
            sections.append(DueSection(title, caption, rows, len(within) - len(rows), page))
        shown = tuple(one for one in sections if one.rows)
        return Due(shown, _nothing_due(self._seen, horizon, self._words))

    def items(self) -> Sequence[DueItem]:
        """Return the items of the lines told last."""
        return self._told

    def _sections(
        self, horizon: Horizon
    ) -> tuple[tuple[str, str, str, Callable[[DueItem], DueRow], tuple[DueItem, ...]], ...]:
        seen, words = self._seen, self._words
        tell = Teller(seen, self._records, self._today, words)
        late = words.plural("{n} promise", "{n} promises", len(seen.late))
        late = late.format(n=len(seen.late))

        def soon(kind: str) -> str:
            return _ahead(seen.leads[kind], horizon, words)

        return (
            ("visits", words("Visits ahead"), soon("visit"), tell.visit, seen.visits),
            ("followups", words("Late"), late, tell.promise, seen.late),
            ("renewals", words("To send"), soon("send_by"), tell.instrument, seen.sends),
            ("renewals", words("Ends and renewals"), soon("end"), tell.instrument, seen.ends),
            ("renewals", words("Renewal cases"), soon("step"), tell.case, seen.steps),
            ("followups", words("Follow-ups due"), soon("promise"), tell.promise, seen.coming),
            ("renewals", words("Reviews due"), soon("review"), tell.review, seen.reviews),
        )

    def _height_of(self, horizon: Horizon, room: Room) -> int:
        return sum(_SECTION + room.line * one for one in _lengths(self._seen, horizon))

    @cached_property
    def beside(self) -> Beside:
        """What stands beside what is due."""
        seen, words, partner = self._seen, self._words, self._seen.gaps_of
        places = _map_places(seen.places)
        nearest = seen.visits[0] if seen.visits else None
        return Beside(
            places=places,
            partners=tuple(one.partner_id or 0 for one in seen.places),
            map_said=_map_sentence(places, words),
            cities=sum(not one.is_secretariat for one in seen.places),
            gaps=_gap_lines(seen, self._records, words),
            gaps_heading=_before_words(seen, self._today, words),
            gaps_of=partner.id if partner else None,
            gaps_of_said=in_language(partner, "name", words.language) if partner else "",
            subject=(nearest.partner_id, nearest.record_id) if nearest else (None, None),
        )


def _lengths(seen: Overview, horizon: Horizon) -> tuple[int, ...]:
    """Return how many lines each section has within a horizon, before they are put in words."""
    found = (seen.visits, *_told_of(seen))
    counted = (sum(map(horizon.shows, items)) for items in found)
    return tuple(min(one, MOST) for one in counted if one)


def _told_of(seen: Overview) -> tuple[tuple[DueItem, ...], ...]:
    """Return all but the visits, a section each, in the order of consequence."""
    return seen.late, seen.sends, seen.ends, seen.steps, seen.coming, seen.reviews


def _nothing_due(seen: Overview, horizon: Horizon, words: Words) -> str:
    """Return what an empty page says: how long nothing needs the desk for sure."""
    least = min(seen.leads.values())
    if horizon.days > least:
        return words(horizon.empty)
    said = words.plural(
        "Nothing needs you in the next {n} day.",
        "Nothing needs you in the next {n} days.",
        least,
    )
    return said.format(n=least)


def _ahead(lead: int, horizon: Horizon, words: Words) -> str:
    if horizon.days > lead:
        return words(horizon.caption)
    return words.plural("next {n} day", "next {n} days", lead).format(n=lead)


def _gap_lines(seen: Overview, records: Records, words: Words) -> tuple[GapRow, ...]:
    """Return the gaps of the partner whose visit is next, the partner's own first."""
    lines = []
    for gap in sorted(seen.gaps, key=lambda one: _consequence(one, records)):
        phrase = labels.gap_phrase(gap.kind, gap.field, words)
        said = phrase[:1].upper() + phrase[1:]
        record = records.get((gap.kind, gap.record_id))
        if isinstance(record, Agreement):
            named = labels.instrument_on_paper(record, words)
            day = f", {speak(record.signed_on, words)}" if record.signed_on else ""
            said = f"{said} · {named}{day}"
        elif gap.kind not in ("partner", "network"):
            said = f"{said} · {gap.headline}"
        lines.append(GapRow(gap, said))
    return tuple(lines)


def _consequence(gap: Gap, records: Records) -> tuple[int, int]:
    """Return the partner's own gaps first, then those of the latest instrument."""
    record = records.get((gap.kind, gap.record_id))
    if not isinstance(record, Agreement):
        return (0 if gap.kind in ("partner", "network") else 2), 0
    return 1, -(record.signed_on.latest().toordinal() if record.signed_on else 0)


def _before_words(seen: Overview, today: date, words: Words) -> str:
    """Return the heading of the gaps: before which day they matter."""
    first = seen.visits[0].date.earliest() if seen.visits else None
    if first is not None and today < first <= today + timedelta(days=6):
        return words("Gaps before {day}").format(day=weekday(first, words))
    return words("Gaps before the visit")


def _map_places(places: tuple[Place, ...]) -> tuple[MapPlace, ...]:
    """Return what the map shows: Kuala Lumpur, cities, secretariats."""
    return (
        HOME,
        *(
            MapPlace(
                place.name.split(",")[0],
                place.latitude,
                place.longitude,
                Rank.SECRETARIAT if place.is_secretariat else Rank.CITY,
                place.partner_name if place.is_secretariat else "",
            )
            for place in places
        ),
    )


def _map_sentence(places: tuple[MapPlace, ...], words: Words) -> str:
    """Return the map as a sentence for a screen reader."""
    named = [one.name for one in places if one.rank is Rank.CITY]
    served = [f"{one.whose} ({one.name})" for one in places if one.whose]
    cities, seats = names_in_a_row(named, words), names_in_a_row(served, words)
    return words("Map. Cities: {cities}. Secretariats: {seats}.").format(
        cities=cities or words("None recorded"), seats=seats or words("None recorded")
    )
