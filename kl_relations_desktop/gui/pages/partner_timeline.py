"""A partner's timeline in words: agreements, milestones and visits, dates as known."""

from collections.abc import Mapping
from datetime import date

from kl_relations_desktop.domain.dossier import Dossier
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.base import Record, in_language
from kl_relations_desktop.domain.records.describe import FieldType, is_empty, specs
from kl_relations_desktop.domain.records.kinds import (
    AgreementState,
    Confidence,
    Direction,
    InstrumentKind,
    TermKind,
)
from kl_relations_desktop.domain.records.register import kind_of
from kl_relations_desktop.domain.records.story import Milestone, Visit
from kl_relations_desktop.domain.standing import AgreementStanding
from kl_relations_desktop.gui.pages.partner_facts import (
    Subject,
    TimelineRow,
    claims_of,
    mark_of,
)
from kl_relations_desktop.gui.widgets.moments import moment
from kl_relations_desktop.usecases.partners import TimelineEntry, timeline
from kl_relations_desktop.wording import labels
from kl_relations_desktop.wording.catalogue import N_, Words
from kl_relations_desktop.wording.dates import precision_note, short, speak

_PLANNED = {
    Direction.INWARD: N_("Inward visit planned"),
    Direction.OUTWARD: N_("Outward visit planned"),
    Direction.ELSEWHERE: N_("Meeting elsewhere planned"),
}
_TERMLESS = (InstrumentKind.LETTER_OF_INTENT, InstrumentKind.PROCLAMATION)


Standings = Mapping[int, AgreementStanding]
"""How agreements stand today, by their ids."""


def timeline_rows(
    dossier: Dossier, standings: Standings, today: date, words: Words
) -> tuple[TimelineRow, ...]:
    """Return the story line by line, the undated last."""
    return tuple(_row(dossier, entry, standings, words) for entry in timeline(dossier, today))


def axis_sentence(rows: tuple[TimelineRow, ...], words: Words) -> str:
    """Return the axis as a sentence for a screen reader."""
    dated = [row for row in rows if row.moment is not None]
    said = "; ".join(f"{row.date}: {row.headline}" for row in dated)
    return words("Timeline: {entries}").format(entries=said) if said else ""


def subjects_of(dossier: Dossier, record: Record, words: Words) -> tuple[Subject, ...]:
    """Return the values of a record that say something or that a source speaks of."""
    kind = kind_of(record).name
    claimed = {
        claim.field_name.split(".")[0] for claim in dossier.claims_on(kind, record.id or 0)
    }
    links = link_names(dossier, words)
    return tuple(
        Subject(
            kind,
            record.id or 0,
            spec.name,
            words(spec.label),
            labels.value(spec, getattr(record, spec.name), words, links),
        )
        for spec in specs(type(record))
        if spec.name in claimed
        or (
            spec.type is not FieldType.LINK
            and not spec.hidden
            and spec.name not in ("marking", "note")
            and not spec.name.endswith("_ms")
            and not is_empty(getattr(record, spec.name))
        )
    )


def link_names(dossier: Dossier, words: Words) -> dict[tuple[str, int], str]:
    """Return the names of the bodies, people and instruments of the dossier."""
    names = {
        ("body", key): in_language(one, "name", words.language)
        for key, one in dossier.bodies.items()
    }
    names |= {("person", key): one.name for key, one in dossier.people.items()}
    names |= {
        ("agreement", one.id or 0): labels.instrument_name(one, words)
        for one in dossier.agreements
    }
    partner = dossier.partner
    names["partner", partner.id or 0] = in_language(partner, "name", words.language)
    return names


def date_note(when: PartialDate | None, words: Words) -> str:
    """Return how exactly a date is known, when it is not known to the day."""
    if when is not None and (when.is_approximate or when.is_uncertain):
        return words("approximate")
    return precision_note(when, words)


def _row(
    dossier: Dossier, entry: TimelineEntry, standings: Standings, words: Words
) -> TimelineRow:
    record = entry.record
    headline, detail = _said(dossier, entry, standings, words)
    claims = dossier.claims_on(entry.kind, entry.record_id)
    stated = words("Not stated") if entry.date is None else short(entry.date, words)
    name = f"{headline}, {speak(entry.date, words)}" if entry.date else headline
    return TimelineRow(
        kind=entry.kind,
        record_id=entry.record_id,
        date=stated,
        date_note=date_note(entry.date, words),
        headline=headline,
        detail=detail,
        moment=moment(entry.date, name, is_planned=entry.is_planned) if entry.date else None,
        mark=mark_of(dossier, claims, words),
        subjects=_claimed_first(dossier, subjects_of(dossier, record, words)),
    )


def _claimed_first(dossier: Dossier, subjects: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """Return what is to be verified before what is sourced, and that before the rest."""

    def order(subject: Subject) -> int:
        claims = claims_of(dossier, subject)
        if any(claim.confidence is Confidence.TO_VERIFY for claim in claims):
            return 0
        return 1 if claims else 2

    return tuple(sorted(subjects, key=order))


def _said(
    dossier: Dossier, entry: TimelineEntry, standings: Standings, words: Words
) -> tuple[str, str]:
    record = entry.record
    if isinstance(record, Agreement):
        return _agreement(dossier, record, standings.get(record.id or 0), words)
    if isinstance(record, Visit):
        return _visit(record, words, is_planned=entry.is_planned)
    assert isinstance(record, Milestone)
    actor = in_language(record, "actor_as_printed", "en")
    if words.language == "ms" and record.actor_ms:
        actor = record.actor_ms
    text = in_language(record, "text", words.language)
    by_whom = words("By {actor}").format(actor=actor) if actor else ""
    return in_language(record, "name", words.language), by_whom or text or record.place


def _visit(record: Visit, words: Words, *, is_planned: bool) -> tuple[str, str]:
    purpose = in_language(record, "purpose", words.language)
    if is_planned:
        return words(_PLANNED[record.direction]), purpose
    parts = (words(record.direction.label), record.place)
    return purpose, " · ".join(part for part in parts if part)


def _agreement(
    dossier: Dossier, record: Agreement, standing: AgreementStanding | None, words: Words
) -> tuple[str, str]:
    name = words(record.kind.label)
    if record.signed_on is not None:
        name = words("{instrument} signed").format(instrument=name)
    # How it stands comes first: where there is no room, the end is cut.
    parts = [_stands(record, standing, words)] if standing is not None else []
    if not record.is_ours:
        parts.append(words("City Hall is not a party"))
        parts.append(" – ".join(_party_names(dossier, record, words)))
    if record.place:
        parts.append(words("In {place}").format(place=record.place))
    signed = "; ".join(
        one.name_as_printed or one.post_as_printed or "" for one in record.signatures
    )
    parts.append(signed)
    parts.append(_unstated(record, words))
    detail = " · ".join(part for part in parts if part)
    return name, detail[:1].upper() + detail[1:]


def _party_names(dossier: Dossier, record: Agreement, words: Words) -> list[str]:
    links = link_names(dossier, words)
    return [
        _borne(dossier, party.principal or 0, record)
        or links.get(("body", party.principal or 0), "")
        for party in record.parties
    ]


def _borne(dossier: Dossier, body: int, record: Agreement) -> str:
    """Return the name that a body bore when the instrument was signed, where it is recorded."""
    known = dossier.bodies.get(body)
    return "" if known is None else known.name_of_its_day(record.signed_on)


def _stands(record: Agreement, standing: AgreementStanding, words: Words) -> str:
    """Return how one of our instruments stands, where it says so or something has happened."""
    says_nothing = record.in_force_on is None and record.term_kind is TermKind.NOT_STATED
    # Signature is not entry into force: by the signature alone nothing is said to be in force.
    is_assumed = says_nothing and standing.state is AgreementState.IN_FORCE
    return "" if is_assumed or not record.is_ours else words(standing.label)


def _unstated(record: Agreement, words: Words) -> str:
    """Return what the instrument does not state, of what the reader looks for first."""
    termless = record.kind in _TERMLESS or not record.is_ours
    silent = (
        ("" if record.place else words(N_("place"))),
        ("" if record.signatures else words(N_("signatories"))),
        ("" if termless or record.term_kind is not TermKind.NOT_STATED else words(N_("term"))),
    )
    missing = [one for one in silent if one]
    if not missing:
        return ""
    what = missing[0]
    if len(missing) > 1:
        joined = words("{some} and {last}")
        what = joined.format(some=", ".join(missing[:-1]), last=missing[-1])
    return words("{what} not stated").format(what=what)
