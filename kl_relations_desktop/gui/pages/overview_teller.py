"""Puts what is due into the lines of the first page."""

from collections.abc import Mapping
from datetime import date

from kl_relations_desktop.domain.dossier import DueItem
from kl_relations_desktop.domain.partial_date import PartialDate, Precision
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.base import Record, in_language
from kl_relations_desktop.domain.records.kinds import Direction, TermKind
from kl_relations_desktop.domain.records.story import FollowUp, Visit
from kl_relations_desktop.gui.chips import Chip, Tone
from kl_relations_desktop.gui.pages.first_page import DueRow
from kl_relations_desktop.usecases.overview import Overview
from kl_relations_desktop.wording import labels
from kl_relations_desktop.wording.catalogue import N_, Words
from kl_relations_desktop.wording.dates import SHORT, TABLE, note_below, relative, speak
from kl_relations_desktop.wording.reasons import why

SOON_DAYS = 14
_DIRECTIONS = {
    Direction.INWARD: N_("Inward"),
    Direction.OUTWARD: N_("Outward"),
    Direction.ELSEWHERE: N_("Elsewhere"),
}
Records = Mapping[tuple[str, int], Record]


class Teller:
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
