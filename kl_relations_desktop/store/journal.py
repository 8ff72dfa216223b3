"""The journal: who changed what, when and why, each entry sealed to the one before."""

import hashlib
import hmac
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Any

from peewee import BigIntegerField, Model, TextField, fn

from kl_relations_desktop.domain.errors import RuleViolation, StoreUnavailable
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.runtime.files import write_whole
from kl_relations_desktop.store.connections import refuse_bytes
from kl_relations_desktop.store.engine import OfficeDatabase
from kl_relations_desktop.store.officer import STARTER

KEY_FILE = "office.key"
HEAD_FILE = "journal.head"
KEY_BYTES = 32


class JournalTable(Model):
    """One entry a change of a record; the table refuses to be edited."""

    sequence = BigIntegerField(primary_key=True)
    at = TextField()
    account = TextField()
    shown_name = TextField()
    reason = TextField(default="")
    kind = TextField()
    record_id = BigIntegerField()
    headline = TextField()
    operation = TextField()
    undoes = BigIntegerField(null=True)
    changes = TextField()
    mac = TextField()
    act = BigIntegerField(null=True)

    class Meta:
        """Found by record, and by act."""

        table_name = "journal"
        indexes = ((("kind", "record_id", "sequence"), False), (("act",), False))


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, as plain JSON values."""

    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of one record, sealed by a MAC over the entry before and this one."""

    sequence: int
    at: datetime
    account: str
    shown_name: str
    reason: str
    kind: str
    record_id: int
    headline: str
    operation: str
    """"create", "change", "bin" or "unbin"."""
    changes: tuple[FieldChange, ...] = ()
    undoes: int | None = None
    mac: str = ""
    act: int | None = None
    """The first entry of the act that wrote this one too; None: it is the first, or alone."""


@dataclass(frozen=True, slots=True)
class Head:
    """An act in short."""

    entry: Entry
    """The last that it wrote; an undoing's first, for the opposite comes last first."""
    records: int
    is_again: bool
    """Whether it did again what had been undone."""


class Journal:
    """Reads the journal of one office and adds to it."""

    def __init__(self, database: OfficeDatabase, folder: Path) -> None:
        self._database = database
        self._folder = folder

    def entries(
        self,
        kind: str | None = None,
        record_id: int | None = None,
        limit: int | None = None,
        before: int | None = None,
    ) -> tuple[Entry, ...]:
        """Return entries, newest first: of a kind, of a record, before a sequence number."""
        query = _select().order_by(JournalTable.sequence.desc())
        if kind is not None:
            query = query.where(JournalTable.kind == kind)
        if record_id is not None:
            query = query.where(JournalTable.record_id == record_id)
        if before is not None:
            query = query.where(JournalTable.sequence < before)
        if limit is not None:
            query = query.limit(limit)
        return tuple(_entry(row) for row in self._database.rows(query))

    def touched_since(self, sequence: int) -> frozenset[tuple[str, int]]:
        """Return kind and id of every record written after an entry."""
        query = JournalTable.select(JournalTable.kind, JournalTable.record_id).distinct()
        newer = query.where(JournalTable.sequence > sequence)
        return frozenset((kind, record_id) for kind, record_id in self._database.rows(newer))

    def written_on(self, records: Mapping[str, set[int]], after: int) -> tuple[Entry, ...]:
        """Return what was written on records after an entry, oldest first; ids by kind."""
        theirs = (
            (JournalTable.kind == kind) & JournalTable.record_id.in_(ids)
            for kind, ids in records.items()
        )
        either = reduce(or_, theirs, JournalTable.sequence.is_null())
        return self._which(either & (JournalTable.sequence > after), None)[::-1]

    def entry(self, sequence: int) -> Entry:
        """Return one entry; refuses a number that the journal does not have."""
        query = _select().where(JournalTable.sequence == sequence)
        for row in self._database.rows(query):
            return _entry(row)
        raise RuleViolation("entry.unknown", field="entry", entry=sequence)

    def act_of(self, entry: Entry) -> tuple[Entry, ...]:
        """Return all that the act of an entry has written, the newest first."""
        first = entry.act or entry.sequence
        one_act = (JournalTable.act == first) | (JournalTable.sequence == first)
        query = _select().where(one_act).order_by(JournalTable.sequence.desc())
        return tuple(_entry(row) for row in self._database.rows(query))

    def heads(
        self, kind: str | None = None, record_id: int | None = None, limit: int = 500
    ) -> tuple[Head, ...]:
        """Return the newest acts, overall or of one record, which then tells them."""
        if record_id is None:
            known = self._which(JournalTable.act.is_null(), limit)
        else:
            known = self.entries(kind, record_id, limit)
        found = {one.act or one.sequence: one for one in reversed(known)}
        newest: dict[int, int] = {}
        written: dict[int, int] = {}
        for act, sequence in self._database.rows(_records_of(tuple(found))):
            newest[act] = max(newest.get(act, 0), sequence)
            written[act] = written.get(act, 0) + 1
        again = self._done_again(found.values())
        if record_id is None:
            told = {
                act: newest[act]
                for act, one in found.items()
                if one.undoes is None or act in again
            }
            later = [sequence for act, sequence in told.items() if act != sequence]
            for one in self._which(JournalTable.sequence.in_(later), None):
                found[one.act or one.sequence] = one
        acts = sorted(found, reverse=True)
        return tuple(Head(found[act], written[act], act in again) for act in acts)

    def _done_again(self, entries: Iterable[Entry]) -> set[int]:
        """Return the acts that took an undoing back, and so did something again."""
        undone = {one.act or one.sequence: one.undoes for one in entries if one.undoes}
        again: set[int] = set()
        while undone:
            which = JournalTable.sequence.in_(set(undone.values()))
            query = JournalTable.select(JournalTable.sequence, JournalTable.undoes).where(which)
            before = dict(self._database.rows(query))
            undone = {act: before[one] for act, one in undone.items() if before[one]}
            again ^= undone.keys()
        return again

    def between(self, first: int, last: int) -> tuple[Entry, ...]:
        """Return the entries from one number to another, the newest first."""
        return self._which(JournalTable.sequence.between(first, last), None)

    def last(self) -> Entry | None:
        """Return the newest entry."""
        return next(iter(self.entries(limit=1)), None)

    def last_undoable(self) -> Entry | None:
        """Return the newest entry that is no undoing and has not been undone.

        The starter records are nobody's change: they are not undone one after the other.
        """
        undone: set[int] = set()
        for entry in self._newest_first():
            if entry.account == STARTER.account or entry.sequence in undone:
                continue
            if entry.undoes is None:
                return entry
            undone.add(entry.undoes)
        return None

    def last_redoable(self) -> Entry | None:
        """Return the newest undoing that has not been taken back; none past a new change."""
        taken_back: set[int] = set()
        for entry in self._newest_first():
            if entry.undoes is None:
                return None
            if entry.sequence in taken_back:
                continue
            if self.entry(entry.undoes).undoes is None:
                return entry
            taken_back.add(entry.undoes)
        return None

    def head(self) -> tuple[int, str]:
        """Return the newest entry's number and MAC; (0, "") for an empty journal."""
        query = JournalTable.select(JournalTable.sequence, JournalTable.mac)
        newest = query.order_by(JournalTable.sequence.desc()).limit(1)
        for sequence, mac in self._database.rows(newest):
            return int(sequence), str(mac)
        return 0, ""

    def append(self, entry: Entry) -> Entry:
        """Add an entry at the head, inside the caller's transaction, and return it sealed."""
        sequence, previous = self.head()
        numbered = replace(entry, sequence=sequence + 1)
        sealed = replace(numbered, mac=seal(self.key(), previous, numbered))
        row = _plain(sealed) | {"changes": _changes_text(sealed.changes), "mac": sealed.mac}
        self._database.execute(JournalTable.insert(**row))
        return sealed

    def in_order(self) -> Iterator[Entry]:
        """Return every entry, oldest first, a thousand at a time."""
        after = 0
        while True:
            query = _select().where(JournalTable.sequence > after).limit(1000)
            found = self._database.rows(query.order_by(JournalTable.sequence))
            yield from map(_entry, found)
            if len(found) < 1000:
                return
            after = found[-1][0]

    def _which(self, condition: Any, limit: int | None) -> tuple[Entry, ...]:
        query = _select().where(condition).order_by(JournalTable.sequence.desc())
        return tuple(_entry(row) for row in self._database.rows(query.limit(limit)))

    def _newest_first(self) -> Iterator[Entry]:
        before: int | None = None
        while found := self.entries(limit=100, before=before):
            yield from found
            before = found[-1].sequence

    def key(self) -> bytes:
        """Return the office's key, made on first use and readable by its owner alone.

        A journal that has begun goes on with its own key or not at all: another would break it.
        """
        path = self._folder / KEY_FILE
        try:
            found = path.read_bytes()
        except FileNotFoundError:
            found = b""
        except OSError as error:
            raise StoreUnavailable("journal.no_key", folder=str(self._folder)) from error
        if len(found) == KEY_BYTES:
            return found
        if self.head()[0]:
            raise StoreUnavailable("journal.no_key", folder=str(self._folder))
        made = os.urandom(KEY_BYTES)
        write_whole(path, lambda stream: stream.write(made))
        return made

    def keep_head(self) -> None:
        """Note the head outside the database, so that an older file put back is noticed."""
        keep_head(self._folder, self.head())

    def kept_head(self) -> tuple[int, str] | None:
        """Return the head noted outside the database; None when there is none to read."""
        try:
            kept = json.loads((self._folder / HEAD_FILE).read_text("utf-8"))
            return int(kept["sequence"]), str(kept["mac"])
        except (OSError, ValueError, KeyError, TypeError):
            return None


def keep_head(folder: Path, head: tuple[int, str]) -> None:
    """Note a journal's head in a file of its own."""
    text = json.dumps({"sequence": head[0], "mac": head[1]})
    write_whole(folder / HEAD_FILE, lambda stream: stream.write(text.encode()))


def seal(key: bytes, previous: str, entry: Entry) -> str:
    """Return the MAC of an entry that follows the one with the MAC `previous`."""
    plain = _plain(entry) | {"changes": _changes_plain(entry.changes)}
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hmac.digest(key, (previous + text).encode(), hashlib.sha256).hex()


def _plain(entry: Entry) -> dict[str, Any]:
    plain = {
        "sequence": entry.sequence,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "account": entry.account,
        "shown_name": entry.shown_name,
        "reason": entry.reason,
        "kind": entry.kind,
        "record_id": entry.record_id,
        "headline": entry.headline,
        "operation": entry.operation,
        "undoes": entry.undoes,
    }
    # Left out where there is none: so were the entries sealed that know no act.
    return plain if entry.act is None else plain | {"act": entry.act}


def _changes_plain(changes: tuple[FieldChange, ...]) -> list[list[object]]:
    return [[one.field, one.before, one.after] for one in changes]


def _changes_text(changes: tuple[FieldChange, ...]) -> str:
    return json.dumps(_changes_plain(changes), ensure_ascii=False, separators=(",", ":"))


_COLUMNS = tuple(
    getattr(JournalTable, name)
    for name in (
        "sequence", "at", "account", "shown_name", "reason", "kind", "record_id", "headline",
        "operation", "changes", "undoes", "mac", "act",
    )
)  # fmt: skip


def _records_of(acts: tuple[int, ...]) -> Any:
    """Ask for each record that acts wrote: the act, and the record's newest entry in it."""
    act = fn.COALESCE(JournalTable.act, JournalTable.sequence)
    query = JournalTable.select(act, fn.MAX(JournalTable.sequence))
    query = query.where(JournalTable.act.in_(acts) | JournalTable.sequence.in_(acts))
    return query.group_by(act, JournalTable.kind, JournalTable.record_id)


def _select() -> Any:
    return JournalTable.select(*_COLUMNS)


def _entry(row: tuple[Any, ...]) -> Entry:
    sequence, at, *middle, changes, undoes, mac, act = row
    try:
        refuse_bytes(row)
        read = tuple(FieldChange(*one) for one in json.loads(changes))
        when = datetime.fromisoformat(at)
    except (ValueError, TypeError) as error:
        # No entry is written that cannot be read: this one was changed on the disk.
        raise StoreUnavailable("store.damaged") from error
    account, shown_name, reason, kind, record_id, headline, operation = middle
    return Entry(
        sequence,
        when,
        account,
        shown_name,
        reason,
        kind,
        record_id,
        headline,
        operation,
        read,
        undoes,
        mac,
        act,
    )
