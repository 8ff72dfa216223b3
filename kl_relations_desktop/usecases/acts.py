"""What was done, act by act: all that was written together is told together."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.partner import NetworkProfile
from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.domain.records.renewal import AgreementReview
from kl_relations_desktop.store.officer import FIRST_RECORDS, STARTER
from kl_relations_desktop.usecases.naming import full_names, spoken_of
from kl_relations_desktop.usecases.records import load_records
from kl_relations_desktop.usecases.workspace import Workspace

if TYPE_CHECKING:
    from kl_relations_desktop.store.journal import Entry

Target = tuple[str, int]
_TELLING = ("claim", "network", "reminder", "review")
"""Kinds of records that have no name of their own: they tell something of another."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act of an officer, or the starter records that were written in one go."""

    entry: "Entry"
    """The entry by which it is told."""
    name: str
    """What that entry's record is called, or the record that it speaks of."""
    records: int
    is_again: bool = False
    """Whether it did again what had been undone."""
    is_starter: bool = False
    first: int = 0
    """The number of the first of the starter records."""


def acts(
    ws: Workspace, kind: str | None = None, record_id: int | None = None, limit: int = 500
) -> tuple[Act, ...]:
    """Return who did what and when, newest first, overall or to one record."""
    heads = ws.store.journal.heads(kind, record_id, limit)
    names = names_in(ws, (one.entry for one in heads))
    found: list[Act] = []
    for is_starter, group in groupby(heads, lambda one: one.entry.account == STARTER.account):
        several = tuple(group)
        if is_starter and record_id is None:
            newest, oldest = several[0].entry, several[-1].entry
            # The journal begins with them: a limit that falls among them cuts none off.
            first = 1 if oldest.reason == FIRST_RECORDS else oldest.sequence
            count = newest.sequence - first + 1
            found.append(Act(newest, "", count, is_starter=True, first=first))
        else:
            found += [
                Act(one.entry, _name(one.entry, names), one.records, one.is_again, is_starter)
                for one in several
            ]
    return tuple(found)


def reach_back(found: Sequence[Act], *, are_of_one: bool) -> bool:
    """Return whether acts go back to the first of the journal, or of the one record."""
    if not found:
        return True
    oldest = found[-1]
    if are_of_one:
        return oldest.entry.operation == "create"
    return 1 in (oldest.first, oldest.entry.sequence)


def entries_of(ws: Workspace, act: Act) -> "tuple[Entry, ...]":
    """Return all that an act wrote: what it is told by, then the rest, newest first."""
    journal = ws.store.journal
    if act.first:
        return journal.between(act.first, act.entry.sequence)
    every = journal.act_of(act.entry)
    return (act.entry, *(one for one in every if one.sequence != act.entry.sequence))


def names_in(ws: Workspace, entries: "Iterable[Entry]") -> dict[Target, str]:
    """Return what the records of entries are called, or what those that only tell tell of."""
    written = {(one.kind, one.record_id) for one in entries if one.kind in KINDS}
    telling = load_records(ws, (one for one in written if one[0] in _TELLING))
    subjects = {target: _subject(record) or target for target, record in telling.items()}
    names = full_names(ws, written | set(subjects.values()))
    return {one: names.get(subjects.get(one, one), "") for one in written}


def _subject(record: Record) -> Target | None:
    if isinstance(record, NetworkProfile):
        return None if record.partner is None else ("partner", record.partner)
    if isinstance(record, AgreementReview):
        return None if record.agreement is None else ("agreement", record.agreement)
    return next(iter(spoken_of(record)), None)


def _name(entry: "Entry", names: dict[Target, str]) -> str:
    return names.get((entry.kind, entry.record_id)) or entry.headline
