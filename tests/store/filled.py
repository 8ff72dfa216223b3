"""Records of every kind with every field filled, made from their descriptions."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import FieldSpec, FieldType, is_empty, specs
from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.store.database import Store

WORD = "Süleyman Önder ‒ 大阪 சென்னை"


def full(described: type[Any], target: int = 1) -> Any:
    """Return a record or row in which every field says something; links point at `target`."""
    values = {spec.name: _value(spec, target) for spec in specs(described)}
    return described(**values)


def _value(spec: FieldSpec, target: int) -> object:
    if spec.names_kind:
        return "partner"
    if spec.field_of_kind_in:
        return "aliases"
    if spec.kind_in:
        return target
    if spec.type in (FieldType.TEXT, FieldType.LONG_TEXT):
        return WORD[: spec.longest].strip()
    if spec.type is FieldType.TEXTS:
        return ("Isfahan", "Spahan, of old")
    if spec.type is FieldType.CHOICE:
        assert spec.choices is not None
        return list(spec.choices)[min(1, len(spec.choices) - 1)]
    if spec.type is FieldType.ROWS:
        assert spec.row is not None
        return (full(spec.row, target), full(spec.row, target))
    return {
        FieldType.PARTIAL_DATE: PartialDate.parse("1993-10-05/1993-10-12"),
        FieldType.INTEGER: 7,
        FieldType.NUMBER: 3.147,
        FieldType.MONEY: Decimal("299.90"),
        FieldType.FLAG: False,
        FieldType.LINK: target,
    }[spec.type]


def one_of_each(store: Store) -> dict[str, Record]:
    """Save an unadorned record of each kind, so that links have something to point at."""
    saved: dict[str, Record] = {}
    for kind in KINDS.values():
        record: Any = kind.record()
        for spec in specs(kind.record):
            if spec.required and is_empty(getattr(record, spec.name)):
                record = replace(record, **{spec.name: _value(spec, 1)})
        if isinstance(record, Agreement):
            # What ends an agreement may be told only with its day.
            record = replace(record, terminated_on=PartialDate.of(2030))
        saved[kind.name] = store.shelf(kind.name).save(record)
    return saved
