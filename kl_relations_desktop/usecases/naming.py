"""What a record is called where another speaks of it by its kind and number."""

from collections.abc import Iterable

from kl_relations_desktop.domain.records import register
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import specs, target_of
from kl_relations_desktop.domain.records.partner import NetworkProfile
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.catalogue import words
from kl_relations_desktop.wording.labels import headline


def names_told(ws: Workspace, records: Iterable[Record]) -> dict[tuple[str, int], str]:
    """Return what the records speak of by kind and number: each after its partner."""
    return full_names(ws, (target for record in records for target in spoken_of(record)))


def full_names(ws: Workspace, wanted: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """Return what records are called by kind and number: each after its partner."""
    numbers: dict[str, set[int]] = {}
    for kind, number in wanted:
        numbers.setdefault(kind, set()).add(number)
    found = {
        (kind, number): record
        for kind, ids in numbers.items()
        for number, record in ws.store.reading(kind).many(ids).items()
    }
    owners = {getattr(one, "partner", None) or 0 for one in found.values()} - {0}
    partners = ws.store.reading("partner").many(owners) if owners else {}
    said = words(ws.settings.screen_language)

    def named(record: Record) -> str:
        partner = partners.get(getattr(record, "partner", None) or 0)
        owner = headline(partner, said) if partner is not None else ""
        if isinstance(record, NetworkProfile) and owner:
            # A profile has no name of its own.
            return owner
        own = headline(record, said)
        return own if not owner or owner in own else f"{owner} · {own}"

    return {target: named(record) for target, record in found.items()}


def spoken_of(record: Record) -> Iterable[tuple[str, int]]:
    """Give the kind and number of each record that a record speaks of."""
    for spec in specs(type(record)):
        target = target_of(record, spec) if spec.kind_in else None
        if target is not None and target[0] in register.KINDS:
            yield target
