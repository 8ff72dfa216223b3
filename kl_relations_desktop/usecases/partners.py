"""A partner's story: its dossier, its timeline, its gaps, and what to watch."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.dossier import Dossier
from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.gap import Gap
from kl_relations_desktop.domain.names import fold
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.kinds import VisitState
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.records.register import kind_of
from kl_relations_desktop.domain.records.story import Visit
from kl_relations_desktop.usecases.records import load_record, save_record
from kl_relations_desktop.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing on a partner's timeline."""

    kind: str
    record_id: int
    date: PartialDate | None
    record: Record
    is_planned: bool = False


def partner_story(ws: Workspace, partner_id: int) -> Dossier:
    """Return everything that belongs to one partner."""
    return ws.store.dossiers.of(partner_id)


def find_partner(ws: Workspace, words: str) -> Partner:
    """Return the partner meant by a name, an alias, an id or its country, letters folded."""
    read = ws.store.reading("partner")
    partners = [one for one in read.all() if isinstance(one, Partner)]
    wanted = fold(words)
    found = (
        _named(wanted, partners)
        or [one for one in partners if wanted.replace(",", "") in map(fold, _places(one))]
        or [one for one in partners if _is_part(wanted, one)]
    )
    if not found:
        binned = [one for one in read.binned() if isinstance(one, Partner)]
        for one in _named(wanted, binned):
            raise RuleViolation("partner.binned", field="partner", name=one.name, id=one.id)
        known = ", ".join(one.name for one in partners)
        raise RuleViolation("partner.unknown", field="partner", words=words, known=known)
    if len(found) > 1:
        names = ", ".join(f"{one.name} ({one.id})" for one in found)
        raise RuleViolation("partner.ambiguous", field="partner", words=words, names=names)
    return found[0]


def _named(wanted: str, partners: Sequence[Partner]) -> list[Partner]:
    """Return the partner of an id, or else those of a whole name."""
    return [one for one in partners if wanted == str(one.id)] or [
        one for one in partners if wanted in map(fold, _names(one))
    ]


def timeline(dossier: Dossier, today: date) -> tuple[TimelineEntry, ...]:
    """Return agreements, milestones and visits in order of date, the undated last."""
    dated: list[tuple[Record, PartialDate | None]] = [
        *((one, one.signed_on) for one in dossier.agreements),
        *((one, one.happened_on) for one in dossier.milestones),
        *((one, one.dates) for one in dossier.visits),
    ]
    entries = [
        TimelineEntry(kind_of(one).name, one.id or 0, day, one, _is_planned(one, day, today))
        for one, day in dated
    ]
    return tuple(sorted(entries, key=_by_date))


def gaps(ws: Workspace, partner_id: int | None = None) -> tuple[Gap, ...]:
    """Return what the records do not say, of one partner or of all, each gap once."""
    ids = (
        [one.id for one in ws.store.shelf("partner").all()]
        if partner_id is None
        else [partner_id]
    )
    found = (gap for one in ids if one is not None for gap in ws.store.dossiers.of(one).gaps)
    return tuple(dict.fromkeys(found))


def dismiss_gap(ws: Workspace, gap: Gap) -> Changes:
    """Set a gap aside; the record keeps saying nothing there."""
    with ws.store.session():
        record = load_record(ws, gap.kind, gap.record_id)
        aside = dict.fromkeys((*record.dismissed, gap.field))
        return save_record(ws, replace(record, dismissed=tuple(aside)))


def _is_part(wanted: str, partner: Partner) -> bool:
    # A number is an id or a whole name: the id of a binned partner must not find another one.
    return wanted.strip("0123456789") != "" and any(wanted in fold(n) for n in _names(partner))


def _names(partner: Partner) -> tuple[str, ...]:
    names = (partner.name, partner.name_ms, partner.native_name, partner.full_name)
    return tuple(name for name in (*names, *partner.aliases) if name)


def _places(partner: Partner) -> tuple[str, ...]:
    """Return the partner's country, alone and behind each name, as pages write it."""
    countries = tuple(one for one in (partner.country, partner.country_ms) if one)
    behind = (f"{name} {country}" for name in _names(partner) for country in countries)
    return (*countries, *behind)


def _is_planned(record: Record, day: PartialDate | None, today: date) -> bool:
    """Return whether something lies ahead; a visit does until its last day has passed."""
    if day is None:
        return False
    if isinstance(record, Visit):
        return record.state is VisitState.PLANNED and day.latest() >= today
    return day.earliest() > today


def _by_date(entry: TimelineEntry) -> tuple[bool, tuple[date, date]]:
    if entry.date is None:
        return True, (date.max, date.max)
    return False, entry.date.sort_key
