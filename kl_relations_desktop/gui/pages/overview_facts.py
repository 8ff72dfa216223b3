"""What the first page says, as frozen lines in words, in the order of consequence."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from kl_relations_desktop.domain.dossier import DueItem, Gap
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import PartialDate, Precision
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.base import Record, in_language
from kl_relations_desktop.domain.records.kinds import Direction, TermKind
from kl_relations_desktop.domain.records.story import FollowUp, Visit
from kl_relations_desktop.gui.chips import Chip, Tone
from kl_relations_desktop.gui.widgets.gap_row import GapRow
from kl_relations_desktop.gui.widgets.placing import MapPlace, Rank
from kl_relations_desktop.usecases.overview import Overview, Place
from kl_relations_desktop.wording import labels
from kl_relations_desktop.wording.catalogue import N_, Words
from kl_relations_desktop.wording.dates import (
    SHORT,
    TABLE,
    note_below,
    relative,
    speak,
    weekday,
)
from kl_relations_desktop.wording.reasons import why

HOME = MapPlace("Kuala Lumpur", 3.139, 101.687, Rank.HOME)
SOON_DAYS = 14
_NAMED = 24
_DIRECTIONS = {
    Direction.INWARD: N_("Inward"),
    Direction.OUTWARD: N_("Outward"),
    Direction.ELSEWHERE: N_("Elsewhere"),
}
Records = Mapping[tuple[str, int], Record]


@dataclass(frozen=True, slots=True)
class DueRow:
    """One line: its date, what it is about, and the chip or the sheet that ends it."""

    kind: str
    record_id: int
    date: str
    below_date: str
    headline: str
    detail: str
    chip: Chip | None = None
    later: str = ""
    """How far off it is, for what is neither late nor soon."""
    sheet: tuple[int, int] | None = None
    """The partner and the visit whose sheet can be printed."""
    item: DueItem | None = None
    """What the line is about, for its menu."""

    @property
    def spoken(self) -> str:
        """Return the whole line as a screen reader says it."""
        end = self.chip.text if self.chip else self.later
        parts = (self.headline, self.date, self.below_date, self.detail, end)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class DueSection:
    """A heading with its lines."""

    title: str
    caption: str
    rows: tuple[DueRow, ...]
    more: int = 0
    """How many lines there are besides, for which the page has no room."""
    page: str = ""
    """The page that has them all."""


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


def lengths(seen: Overview, horizon: Horizon) -> tuple[int, ...]:
    """Return how many lines each section has within a horizon, before they are put in words."""
    found = (seen.visits, *told_of(seen))
    counted = (sum(map(horizon.shows, items)) for items in found)
    return tuple(min(one, MOST) for one in counted if one)


def told_of(seen: Overview) -> tuple[tuple[DueItem, ...], ...]:
    """Return all but the visits, a section each, in the order of consequence."""
    return seen.late, seen.sends, seen.ends, seen.steps, seen.coming, seen.reviews


def sections_of(
    seen: Overview, records: Records, today: date, ahead: tuple[Horizon, int], words: Words
) -> tuple[DueSection, ...]:
    """Return what needs the desk within a horizon, at most so many lines of each kind.

    An empty section is left out.
    """
    horizon, most = ahead
    teller = _Teller(seen, records, today, words)
    late = words.plural("{n} promise", "{n} promises", len(seen.late)).format(n=len(seen.late))

    def soon(kind: str) -> str:
        return _ahead(seen.leads[kind], horizon, words)

    found = (
        ("visits", words("Visits ahead"), soon("visit"), teller.visit, seen.visits),
        ("followups", words("Late"), late, teller.promise, seen.late),
        ("renewals", words("To send"), soon("send_by"), teller.instrument, seen.sends),
        ("renewals", words("Ends and renewals"), soon("end"), teller.instrument, seen.ends),
        ("renewals", words("Renewal cases"), soon("step"), teller.case, seen.steps),
        ("followups", words("Follow-ups due"), soon("promise"), teller.promise, seen.coming),
        ("renewals", words("Reviews due"), soon("review"), teller.review, seen.reviews),
    )
    sections = []
    for page, title, caption, tell, items in found:
        within = [item for item in items if horizon.shows(item)]
        rows = tuple(tell(item) for item in within[:most])
        sections.append(DueSection(title, caption, rows, len(within) - len(rows), page))
    return tuple(one for one in sections if one.rows)


def nothing_due(seen: Overview, horizon: Horizon, words: Words) -> str:
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


class _Teller:
    """Puts due items into words."""

    def __init__(self, seen: Overview, records: Records, today: date, words: Words) -> None:
        self._seen = seen
        self._records = records
        self._today = today
        self._words = words

    def visit(self, item: DueItem) -> DueRow:
        """Return a visit ahead."""
        words, visit = self._words, self._seen.visit_records[item.record_id]
        purpose = in_language(visit, "purpose", words.language)
        parts = [f"{words(_DIRECTIONS[visit.direction])}, {self._far(item)}"]
        parts += self._readiness(item, visit)
        return DueRow(
            "visit",
            item.record_id,
            self._date(item.date),
            note_below(item.date, self._words),
            f"{self._partner(item)} · {purpose}",
            " · ".join(parts),
            sheet=(item.partner_id or 0, item.record_id),
            item=item,
        )

    def promise(self, item: DueItem) -> DueRow:
        """Return a promise, late or coming."""
        words, record = self._words, self._records.get(("followup", item.record_id))
        headline, detail = item.headline, ""
        if isinstance(record, FollowUp):
            headline = in_language(record, "text", words.language)
            clause = words("Clause {number}").format(number=record.clause)
            own = clause if record.clause else ""
            parts = (self._partner(item), own, record.owner_post)
            detail = " · ".join(part for part in parts if part)
        return self._ended(item, "followup", headline, detail)

    def review(self, item: DueItem) -> DueRow:
        """Return an instrument up for review."""
        words, record = self._words, self._records.get(("agreement", item.record_id))
        months = item.values.get("months")
        if not isinstance(months, int):
            return self.instrument(item)
        term = words("Term not stated")
        if isinstance(record, Agreement) and record.term_kind is not TermKind.NOT_STATED:
            term = words(record.term_kind.label)
        cycle = words("{term} · review cycle {cycle}").format(
            term=term, cycle=cycle_in_words(months, words)
        )
        return self._ended(item, "agreement", self._instrument(item), cycle)

    def instrument(self, item: DueItem) -> DueRow:
        """Return an instrument whose letter must go, or whose term ends."""
        return self._ended(item, "agreement", self._instrument(item), why(item, self._words))

    def case(self, item: DueItem) -> DueRow:
        """Return what a renewal case waits for."""
        step = item.values.get("step") or self._words("Answer awaited")
        return self._ended(item, "renewal", f"{self._partner(item)} · {step}", item.headline)

    def _instrument(self, item: DueItem) -> str:
        words, record = self._words, self._records.get(("agreement", item.record_id))
        named = item.headline
        if isinstance(record, Agreement):
            named = labels.instrument_on_paper(record, words)
            if record.signed_on is not None:
                named = words("{instrument} of {date}").format(
                    instrument=named, date=speak(record.signed_on, words)
                )
        return f"{self._partner(item)} · {named}"

    def _ended(self, item: DueItem, kind: str, headline: str, detail: str) -> DueRow:
        chip, later = None, ""
        said = relative(item.date.latest(), self._today, self._words)
        if item.is_late:
            chip = Chip(Tone.LATE, said)
        elif item.days <= SOON_DAYS:
            chip = Chip(Tone.SOON, said)
        else:
            later = said
        return DueRow(
            kind,
            item.record_id,
            self._date(item.date),
            note_below(item.date, self._words),
            headline,
            detail,
            chip,
            later,
            item=item,
        )

    def _partner(self, item: DueItem) -> str:
        return self._seen.partners.get(item.partner_id or 0, "")

    def _far(self, item: DueItem) -> str:
        first = item.date.earliest()
        if first <= self._today:
            return self._words("under way")
        said = relative(first, self._today, self._words)
        return said[:1].lower() + said[1:]

    def _readiness(self, item: DueItem, visit: Visit) -> list[str]:
        """Return what the sheet of a visit still lacks: its gaps, its programme, its day."""
        words, parts = self._words, []
        nearest = self._seen.visits[0].record_id == item.record_id
        gaps = len(self._seen.gaps)
        if nearest and gaps:
            said = words.plural("{n} gap on the sheet", "{n} gaps on the sheet", gaps)
            parts.append(said.format(n=gaps))
        if item.date.precision in (Precision.MONTH, Precision.YEAR):
            parts.append(words("date to confirm"))
        days = item.date.length_days or 0
        if item.date.precision is Precision.RANGE and days > 1:
            covered = len({one.day.edtf for one in visit.programme if one.day is not None})
            said = words("programme covers {n} of {days} days")
            parts.append(said.format(n=covered, days=days))
        return parts

    def _date(self, when: PartialDate) -> str:
        years = {when.earliest().year, when.latest().year}
        return speak(when, self._words, SHORT if years == {self._today.year} else TABLE)


def cycle_in_words(months: int, words: Words) -> str:
    """Return a review cycle in years where it is whole years, else in months."""
    if months and months % 12 == 0:
        return words.plural("{n} year", "{n} years", months // 12).format(n=months // 12)
    return words.plural("{n} month", "{n} months", months).format(n=months)


def gap_lines(seen: Overview, records: Records, words: Words) -> tuple[GapRow, ...]:
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


def before_words(seen: Overview, today: date, words: Words) -> str:
    """Return the heading of the gaps: before which day they matter."""
    first = seen.visits[0].date.earliest() if seen.visits else None
    if first is not None and today < first <= today + timedelta(days=6):
        return words("Gaps before {day}").format(day=weekday(first, words))
    return words("Gaps before the visit")


def map_places(places: tuple[Place, ...]) -> tuple[MapPlace, ...]:
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


def outside_sentence(outside: tuple[MapPlace, ...], words: Words) -> str:
    """Return what lies outside the map, by name; the place of one alone is told, too."""
    if len(outside) == 1:
        said = words("{network}’s secretariat, {place}, lies outside this map.")
        return said.format(network=outside[0].whose, place=outside[0].name)
    several = names_in_a_row([one.whose for one in outside], words)
    return words("Outside this map: {names}.").format(names=several) if several else ""


def names_in_a_row(names: Sequence[str], words: Words) -> str:
    """Return names one after the other; of very many the first, and how many more there are."""
    shown, more = [*names[:_NAMED]], len(names) - _NAMED
    if more > 0:
        shown.append(words("{n} more").format(n=more))
    return ", ".join(shown)


def map_sentence(places: tuple[MapPlace, ...], words: Words) -> str:
    """Return the map as a sentence for a screen reader."""
    named = [one.name for one in places if one.rank is Rank.CITY]
    served = [f"{one.whose} ({one.name})" for one in places if one.whose]
    cities, seats = names_in_a_row(named, words), names_in_a_row(served, words)
    return words("Map. Cities: {cities}. Secretariats: {seats}.").format(
        cities=cities or words("None recorded"), seats=seats or words("None recorded")
    )
