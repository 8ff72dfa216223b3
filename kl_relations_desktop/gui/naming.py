"""What a record goes by where the window tells of it; one without a name has its owner's."""

from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import FieldType, Searched, specs, target_of
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.usecases.records import link_names
from kl_relations_desktop.wording.catalogue import Words
from kl_relations_desktop.wording.labels import headline

Links = dict[tuple[str, int], str]


def name_of(record: Record, links: Links, words: Words) -> str:
    """Return the record's name; one without a name goes by the first record it belongs to."""
    described = specs(type(record))
    if any(spec.searched is Searched.NAME for spec in described):
        return headline(record, words)
    naming = [
        spec
        for spec in described
        if spec.kind_in or (spec.listed and spec.type is FieldType.LINK)
    ]
    # What it speaks of tells it apart, before where it belongs.
    naming.sort(key=lambda spec: not spec.kind_in)
    targets = (target_of(record, spec) for spec in naming)
    owners = (links.get(one, "") for one in targets if one is not None)
    return next(filter(None, owners), headline(record, words))


def named(desk: Desk, record: Record) -> str:
    """Return what a record that is told of alone goes by."""
    links = desk.ask(lambda ws: link_names(ws, (record,)))
    return name_of(record, links, desk.words)
