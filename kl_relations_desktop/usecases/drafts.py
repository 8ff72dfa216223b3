"""The unsaved values of forms: kept while they are typed, offered after a crash."""

from collections.abc import Mapping
from datetime import datetime

from kl_relations_desktop.domain.errors import Refusal
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.records import register
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import spec_of
from kl_relations_desktop.domain.records.plain import changed, plain, to_plain
from kl_relations_desktop.runtime import drafts
from kl_relations_desktop.runtime.drafts import KeptText
from kl_relations_desktop.usecases.records import is_binned, load_record
from kl_relations_desktop.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Draft:
    """A record with the unsaved values that were kept for it."""

    kind: str
    record: Record
    fields: tuple[str, ...]
    """The fields that the officer had changed."""
    unread: dict[str, str]
    """Texts that are no values of their fields, as typed, by the fields' paths."""
    kept_at: datetime


def keep_draft(
    ws: Workspace,
    record: Record,
    values: Mapping[str, object],
    unread: Mapping[str, str] | None = None,
) -> None:
    """Keep the changed values of a record's form; a new record is kept with all it has."""
    kind = register.kind_of(record)
    base = to_plain(record) if record.id is None else {}
    base.pop("id", None)
    typed = {name: plain(spec_of(kind.record, name), value) for name, value in values.items()}
    fields = list(values)
    drafts.keep(ws.folder, kind.name, record.id, base | typed, fields, dict(unread or {}))


def forget_draft(ws: Workspace, record: Record) -> None:
    """Let go what was kept for a record: it was saved or discarded."""
    drafts.forget(ws.folder, register.kind_of(record).name, record.id)


def kept_drafts(ws: Workspace) -> tuple[Draft, ...]:
    """Return the drafts that still change something, the newest first; others are let go."""
    found = []
    for one in drafts.kept(ws.folder):
        draft = _draft(ws, one)
        if draft is None:
            drafts.forget(ws.folder, one.kind, one.record_id)
        else:
            found.append(draft)
    return tuple(found)


def _draft(ws: Workspace, kept: KeptText) -> Draft | None:
    """Return a kept draft over the record as it is now, or None when it is of no use."""
    kind = register.KINDS.get(kept.kind)
    if kind is None:
        return None
    try:
        before = kind.record()
        if kept.record_id is not None:
            before = load_record(ws, kind.name, kept.record_id)
            if is_binned(ws, kind.name, kept.record_id):
                return None
        after = changed(before, kept.values)
    except Refusal:
        return None
    if after == before and not kept.unread:
        return None
    return Draft(kind.name, after, kept.fields, kept.unread, kept.kept_at)
