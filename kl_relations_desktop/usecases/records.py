"""Requests that every kind of record answers: load, save, list, pick, bin, undo, history."""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records import register
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.agreement_term import path_of, with_term
from kl_relations_desktop.domain.records.base import Record, in_language
from kl_relations_desktop.domain.records.describe import (
    FieldType,
    Searched,
    links_of,
    specs,
)
from kl_relations_desktop.domain.records.plain import changed
from kl_relations_desktop.domain.records.register import Kind
from kl_relations_desktop.domain.records.renewal import AgreementReview, Reminder, Renewal
from kl_relations_desktop.domain.records.story import Gift
from kl_relations_desktop.usecases.naming import names_told
from kl_relations_desktop.usecases.workspace import Workspace

if TYPE_CHECKING:
    from kl_relations_desktop.store.journal import Entry


CHANGED_MEANWHILE = "save.changed_meanwhile"


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One line of a list: the record and the headlines of what its listed fields link to."""

    record: Record
    id: int
    headline: str
    links: Mapping[tuple[str, int], str]
    """Headlines of linked records by kind and id."""
    is_binned: bool = False


@dataclass(frozen=True, slots=True)
class Pick:
    """One record offered by a picker: its headline and what tells it apart."""

    kind: str
    id: int
    headline: str
    apart: tuple[str | PartialDate, ...]
    sign: str | None = None
    """What stands for a partner beside its name; None: the record is no partner."""


def load_record(ws: Workspace, kind: str, record_id: int) -> Record:
    """Return one record, binned or not."""
    return ws.store.reading(kind).load(record_id)


def load_records(
    ws: Workspace, wanted: Iterable[tuple[str, int]]
) -> dict[tuple[str, int], Record]:
    """Return records of several kinds by kind and id, each kind in one reading."""
    ids: dict[str, set[int]] = {}
    for kind, one in wanted:
        ids.setdefault(kind, set()).add(one)
    return {
        (kind, key): record
        for kind, some in ids.items()
        for key, record in ws.store.reading(kind).many(some).items()
    }


def is_binned(ws: Workspace, kind: str, record_id: int) -> bool:
    """Return whether a record lies in the bin."""
    return ws.store.shelf(kind).is_binned(record_id)


def save_record(ws: Workspace, record: Record, reason: str = "") -> Changes:
    """Create or change one record; the rules may refuse, naming the field."""
    kind = register.kind_of(record)
    if isinstance(record, AgreementReview):
        # 3 ms of reviews and their cases, which no other kind of record needs
        from kl_relations_desktop.usecases.reviews import keep_review

        return keep_review(ws, record, reason)
    with ws.store.session(reason):
        saved = ws.store.shelf(kind.name).save(record)
        if isinstance(saved, Gift):
            saved.refuse_unapproved(ws.settings.gift_approval_from)
    return Changes.of(kind.name, _id(saved))


def save_edited(ws: Workspace, read: Record, edited: Record) -> Changes:
    """Save what an officer has changed since reading, over the record as it is now.

    Refused where somebody else has changed the same field to something else meanwhile.
    """
    if read.id is None:
        return save_record(ws, edited)
    with ws.store.session():
        now = load_record(ws, register.kind_of(read).name, read.id)
        both = clashes(read, edited, now)
        if both:
            raise RuleViolation(CHANGED_MEANWHILE, field=both[0])
        return save_record(ws, dataclasses.replace(now, **edits(read, edited)))


def edits(read: Record, edited: Record) -> dict[str, Any]:
    """Return the fields that say something else than when the record was read."""
    now = {spec.name: getattr(edited, spec.name) for spec in specs(type(edited))}
    return {name: value for name, value in now.items() if value != getattr(read, name)}


def clashes(read: Record, edited: Record, now: Record) -> tuple[str, ...]:
    """Return the fields that two have changed since reading, each to something else."""
    return tuple(
        name
        for name, value in edits(read, edited).items()
        if getattr(now, name) not in (getattr(read, name), value)
    )


def save_values(
    ws: Workspace,
    kind: Kind,
    record_id: int | None,
    values: Mapping[str, object],
    reason: str = "",
) -> Changes:
    """Create or change one record from JSON values; lists replace lists, a term a term."""
    if kind.record is not Agreement:
        return _save_flat(ws, kind, record_id, values, reason)
    try:
        return _save_flat(ws, kind, record_id, with_term(values), reason)
    except RuleViolation as refusal:
        if "term" in values:
            refusal.field = path_of(refusal.field)
        raise


def _save_flat(
    ws: Workspace,
    kind: Kind,
    record_id: int | None,
    values: Mapping[str, object],
    reason: str,
) -> Changes:
    with ws.store.session(reason):
        record = kind.record() if record_id is None else load_record(ws, kind.name, record_id)
        made = changed(record, values)
        _refuse_the_program_s(record, made)
        if isinstance(made, Renewal) and record_id is None:
            # 3 ms of renewal cases, which no other kind of record needs
            from kl_relations_desktop.usecases.renewals import completed

            made = completed(ws, made)
        return save_record(ws, made, reason)


def _refuse_the_program_s(record: Record, made: Record) -> None:
    """Refuse what only the program writes: the marks of a file in the vault, or a printing."""
    if isinstance(made, Reminder):
        # It must be told once what it is of.
        return
    for spec in specs(type(made)):
        if spec.read_only and getattr(made, spec.name) != getattr(record, spec.name):
            raise RuleViolation("field.read_only", field=spec.name)


def bin_record(ws: Workspace, kind: str, record_id: int) -> Changes:
    """Take a record out of sight; it can be brought back."""
    with ws.store.session():
        ws.store.shelf(kind).bin(record_id)
    return Changes.of(kind, record_id)


def unbin_record(ws: Workspace, kind: str, record_id: int) -> Changes:
    """Bring a record back from the bin."""
    with ws.store.session():
        ws.store.shelf(kind).unbin(record_id)
    return Changes.of(kind, record_id)


def record_rows(ws: Workspace, kind: str, *, binned: bool = False) -> tuple[RecordRow, ...]:
    """Return every record of a kind that is in sight, or every one in the bin."""
    shelf = ws.store.shelf(kind)
    records = shelf.binned() if binned else shelf.all()
    links = link_names(ws, records)
    return tuple(
        RecordRow(record, _id(record), record.headline(), links, is_binned=binned)
        for record in records
    )


def link_names(ws: Workspace, records: Iterable[Record]) -> dict[tuple[str, int], str]:
    """Return the headlines of all that the records link to, by kind and id, one read a kind."""
    several = tuple(records)
    wanted: dict[str, set[int]] = {}
    for record in several:
        for kind, linked in links_of(record):
            wanted.setdefault(kind, set()).add(linked)
    return {
        (kind, linked): headline
        for kind, ids in wanted.items()
        for linked, headline in names_of(ws, kind, ids).items()
    } | names_told(ws, several)


def names_of(ws: Workspace, kind: str, ids: Iterable[int]) -> dict[int, str]:
    """Return the headlines of records by their ids; unknown ids are left out."""
    found = ws.store.reading(kind).many(ids)
    return {record_id: record.headline() for record_id, record in found.items()}


def pick(ws: Workspace, kind: str, words: str, limit: int = 8) -> tuple[Pick, ...]:
    """Return the records of a kind that a picker offers for what has been typed so far."""
    shelf = ws.store.shelf(kind)
    if words.strip():
        hits = ws.store.search(words, limit=limit, kinds=(kind,))
        found = shelf.many(hit.record_id for hit in hits)
        records = [found[hit.record_id] for hit in hits if hit.record_id in found]
    else:
        records = list(shelf.all())[:limit]
    links = link_names(ws, records)
    language = ws.settings.screen_language
    return tuple(_pick(kind, record, links, language) for record in records)


def create_named(
    ws: Workspace, kind: str, name: str, more: Mapping[str, str] | None = None
) -> Changes:
    """Create a record on the spot from its name, and what goes without asking."""
    described = register.kind_named(kind)
    names = [spec for spec in specs(described.record) if spec.searched is Searched.NAME]
    if not names:
        raise RuleViolation("kind.needs_form", field="kind", kind=kind)
    record = changed(described.record(), {**(more or {}), names[0].name: name})
    return save_record(ws, record)


def history(
    ws: Workspace,
    kind: str | None = None,
    record_id: int | None = None,
    limit: int | None = None,
) -> "tuple[Entry, ...]":
    """Return who changed what and when, newest first."""
    return ws.store.journal.entries(kind=kind, record_id=record_id, limit=limit)


def written_since(ws: Workspace, sequence: int) -> tuple[Changes, int]:
    """Return what was touched after an entry of the journal, and the newest entry's number.

    From the beginning on everything is new: nothing in particular is then.
    """
    newest, _ = ws.store.journal.head()
    if not 0 < sequence < newest:
        return Changes(), newest
    return Changes(ws.store.journal.touched_since(sequence)), newest


def last_act(ws: Workspace) -> "tuple[Entry, ...]":
    """Return the entries that were written last, together; empty where none ever was."""
    last = ws.store.journal.last()
    return ws.store.journal.act_of(last) if last is not None else ()


def undo_entry(ws: Workspace, sequence: int | None = None) -> Changes:
    """Undo the act of an entry, or the last one; refused where something newer touched it."""
    if sequence is None:
        last = ws.store.journal.last_undoable()
        if last is None:
            raise RuleViolation("undo.nothing", field="entry")
        sequence = last.sequence
    return ws.store.undo(sequence)


def redo_last(ws: Workspace) -> Changes:
    """Do again what was undone last, as long as nothing has been changed since."""
    last = ws.store.journal.last_redoable()
    if last is None:
        raise RuleViolation("redo.nothing", field="entry")
    return ws.store.undo(last.sequence)


def _pick(
    kind: str, record: Record, links: Mapping[tuple[str, int], str], language: str
) -> Pick:
    parts: list[str | PartialDate] = [
        headline
        for spec in specs(type(record))
        if spec.listed
        and spec.type is FieldType.LINK
        and (headline := links.get((spec.links_to, getattr(record, spec.name) or 0)))
    ]
    for name in ("signed_on", "dates", "happened_on"):
        if getattr(record, name, None):
            parts.append(getattr(record, name))
    parts += [
        in_language(record, name, language)
        for name in ("place", "country")
        if getattr(record, name, "")
    ]
    apart = tuple(dict.fromkeys(parts))
    return Pick(kind, _id(record), record.headline(), apart, getattr(record, "sign", None))


def _id(record: Record) -> int:
    if record.id is None:
        raise ValueError("the record has not been saved")
    return record.id
