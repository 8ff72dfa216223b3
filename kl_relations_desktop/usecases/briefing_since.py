"""What has changed in a partner's records since its paper was last issued."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kl_relations_desktop.documents.briefing_paper import Change, Printing
from kl_relations_desktop.domain.dossier import Dossier
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.evidence import IssuedSheet
from kl_relations_desktop.domain.records.register import KINDS, kind_of
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.catalogue import N_, Words
from kl_relations_desktop.wording.labels import field_label, headline, kind_label

if TYPE_CHECKING:
    from kl_relations_desktop.store.journal import Entry

_SAID = {
    "create": N_("new: {kind}"),
    "bin": N_("taken out: {kind}"),
    "unbin": N_("brought back: {kind}"),
}
_LEFT_OUT = frozenset({"document", "issued", "claim", "source", "gift", "body"})
_MOST = 2_000
"""How many entries of the journal are looked at, newest first."""


def last_printing(
    ws: Workspace, dossier: Dossier, visit_id: int | None, words: Words
) -> Printing | None:
    """Return the last issue of the same paper and what has changed since, or None."""
    issued = [
        one
        for one in ws.store.reading("issued").find(partner=dossier.partner.id)
        if isinstance(one, IssuedSheet) and one.visit == visit_id and one.issued_on is not None
    ]
    if not issued:
        return None
    last = max(issued, key=lambda one: one.id or 0)
    assert last.issued_on is not None
    entries = _since(ws, last)
    changes = tuple(_change(one, dossier, words) for one in _about(ws, dossier, entries))
    return Printing(last.number, last.issued_on.earliest(), changes)


def _since(ws: Workspace, last: IssuedSheet) -> "list[Entry]":
    """Return the entries written after the printing was recorded, oldest first."""
    made = ws.store.journal.entries(kind="issued", record_id=last.id)
    start = min((one.sequence for one in made), default=0)
    entries = ws.store.journal.entries(limit=_MOST)
    return sorted(
        (one for one in entries if one.sequence > start), key=lambda one: one.sequence
    )


def _about(ws: Workspace, dossier: Dossier, entries: "Iterable[Entry]") -> "list[Entry]":
    """Return the entries on this partner's records, those since put in the bin among them."""
    wanted = [one for one in entries if one.kind in KINDS and one.kind not in _LEFT_OUT]
    ids: dict[str, set[int]] = {}
    for entry in wanted:
        ids.setdefault(entry.kind, set()).add(entry.record_id)
    found = {kind: ws.store.reading(kind).many(of_kind) for kind, of_kind in ids.items()}
    named = set(dossier.people)
    partner_id = dossier.partner.id
    return [
        one for one in wanted if _belongs(found[one.kind].get(one.record_id), partner_id, named)
    ]


def _belongs(record: Record | None, partner_id: int | None, people: set[int]) -> bool:
    if record is None:
        return False
    kind = kind_of(record).name
    if kind == "partner":
        return record.id == partner_id
    if kind == "person" and record.id in people:
        return True
    return getattr(record, "partner", None) == partner_id


def _change(entry: "Entry", dossier: Dossier, words: Words) -> Change:
    record = _of(entry, dossier)
    name = headline(record, words) if record is not None else entry.headline
    said = _SAID.get(entry.operation)
    if said is not None:
        what = words(said).format(kind=kind_label(entry.kind, words))
    else:
        labels = (field_label(entry.kind, one.field, words) for one in entry.changes)
        what = ", ".join(dict.fromkeys(labels))
    return Change(entry.at.astimezone().date(), name, what)


def _of(entry: "Entry", dossier: Dossier) -> Record | None:
    known: tuple[Record, ...] = (
        dossier.partner,
        *dossier.agreements,
        *dossier.milestones,
        *dossier.visits,
        *dossier.followups,
        *dossier.people.values(),
    )
    return next(
        (one for one in known if one.id == entry.record_id and kind_of(one).name == entry.kind),
        None,
    )
