"""What has changed in a partner's records since its paper was last issued."""

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
    made = ws.store.journal.entries(kind="issued", record_id=last.id)
    start = min((one.sequence for one in made), default=0)
    theirs = _changed(ws, dossier, start)
    written = ws.store.journal.written_on(
        {kind: set(one) for kind, one in theirs.items()}, start
    )
    return Printing(
        last.number,
        last.issued_on.earliest(),
        tuple(_change(one, dossier, words) for one in written),
        tuple(record for of_kind in theirs.values() for record in of_kind.values()),
    )


def _changed(ws: Workspace, dossier: Dossier, start: int) -> dict[str, dict[int, Record]]:
    """Return this partner's records that were written on after an entry, by kind and id.

    Those put in the bin since are among them.
    """
    touched: dict[str, set[int]] = {}
    for kind, record_id in ws.store.journal.touched_since(start):
        if kind in KINDS and kind not in _LEFT_OUT:
            touched.setdefault(kind, set()).add(record_id)
    named = set(dossier.people)
    return {
        kind: {
            record_id: record
            for record_id, record in ws.store.reading(kind).many(ids).items()
            if _belongs(record, dossier.partner.id, named)
        }
        for kind, ids in touched.items()
    }


def _belongs(record: Record, partner_id: int | None, people: set[int]) -> bool:
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
