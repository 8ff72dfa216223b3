"""The starter records, written once into a new folder through the one door."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.records.describe import FieldType, spec_of, specs
from kl_relations_desktop.domain.records.plain import changed
from kl_relations_desktop.domain.records.register import Kind
from kl_relations_desktop.runtime.resources import resource
from kl_relations_desktop.store.officer import FIRST_RECORDS, STARTER

if TYPE_CHECKING:
    from kl_relations_desktop.store.database import Store

Ids = dict[tuple[str, str], int]


class _NotYetSaved(Exception):
    """A record is named that is only saved later on."""


def fill(store: "Store", path: Path | None = None) -> None:
    """Fill a new folder with the starter records, all of them or none."""
    path = path or resource("starter", "records.json")
    if not path.exists():
        return
    entries: Mapping[str, list[dict[str, Any]]] = json.loads(path.read_text("utf-8"))
    with store.session(FIRST_RECORDS, STARTER):
        _fill(store, entries)


def _fill(store: "Store", entries: Mapping[str, list[dict[str, Any]]]) -> None:
    ids: Ids = {}
    waiting: list[tuple[Kind, int, dict[str, Any]]] = []
    for kind in _in_order(store.kinds, entries):
        for entry in entries.get(kind.plural, []):
            ready, later = _split(kind, entry, ids)
            saved = store.shelf(kind.name).save(changed(kind.record(), ready))
            ids[kind.name, entry.get("key", "")] = saved.id or 0
            if later:
                waiting.append((kind, saved.id or 0, later))
    for kind, record_id, later in waiting:
        shelf = store.shelf(kind.name)
        values = {name: _resolved(kind.record, name, later[name], ids) for name in later}
        shelf.save(changed(shelf.load(record_id), values))


def _in_order(
    kinds: Mapping[str, Kind], entries: Mapping[str, list[dict[str, Any]]]
) -> Iterator[Kind]:
    """Return the kinds, those first that others name: so each record is written once."""
    named = {
        name: {
            to for entry in entries.get(kind.plural, []) for to in _named(kind.record, entry)
        }
        for name, kind in kinds.items()
    }
    waiting = list(kinds)
    while waiting:
        ready = (name for name in waiting if not named[name] & set(waiting) - {name})
        name = next(ready, waiting[0])
        waiting.remove(name)
        yield kinds[name]


def _named(described: type[Any], entry: Mapping[str, Any]) -> Iterator[str]:
    """Return the kinds of the records that an entry names."""
    for spec in specs(described):
        value = entry.get(spec.name)
        if spec.type is FieldType.LINK and value is not None:
            yield spec.links_to
        elif spec.type is FieldType.ROWS and spec.row is not None:
            for row in value or ():
                yield from _named(spec.row, row)


def _split(
    kind: Kind, entry: dict[str, Any], ids: Ids
) -> tuple[dict[str, object], dict[str, Any]]:
    """Return the fields that can be saved now, and those that name a later record."""
    ready: dict[str, object] = {}
    later: dict[str, Any] = {}
    for name, value in entry.items():
        if name == "key":
            continue
        if kind.name == "claim" and name == "record":
            of_kind, _, key = value.partition("/")
            ready |= {"record_kind": of_kind, "record_id": _id(of_kind, key, ids)}
            continue
        try:
            ready[name] = _resolved(kind.record, name, value, ids)
        except _NotYetSaved:
            later[name] = value
    return ready, later


def _resolved(described: type[Any], name: str, value: Any, ids: Ids) -> object:
    """Return a field's value with the keys of other records turned into their ids."""
    if name not in {spec.name for spec in specs(described)}:
        raise RuleViolation("field.unknown", field=name, known="")
    spec = spec_of(described, name)
    if spec.type is FieldType.LINK and isinstance(value, str):
        return _id(spec.links_to, value, ids)
    if spec.type is FieldType.ROWS and spec.row is not None:
        row = spec.row
        return [
            {inner: _resolved(row, inner, one[inner], ids) for inner in one} for one in value
        ]
    return value


def _id(kind: str, key: str, ids: Ids) -> int:
    try:
        return ids[kind, key]
    except KeyError:
        raise _NotYetSaved(f"{kind}/{key}") from None
