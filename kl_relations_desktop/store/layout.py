"""How a record, its described fields and its lists lie in tables, and back."""

import dataclasses
import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from kl_relations_desktop.domain.errors import RuleViolation, StoreUnavailable
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.names import fold
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import FieldSpec, FieldType, specs
from kl_relations_desktop.domain.records.plain import plain, to_plain
from kl_relations_desktop.store.connections import refuse_bytes

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A class of records or rows, its table, and the columns that its fields lie in."""

    described: type[Any]
    table: str
    key: str
    """The column that leads to the record: its own id, or in a list its record's."""
    specs: tuple[FieldSpec, ...]
    readers: tuple[tuple[str, Callable[[Any], object] | None], ...]
    selected: str
    """SELECT with the key and the fields' columns, written once."""

    def values(self, thing: object) -> dict[str, object]:
        """Return what is written into the columns for a record or row."""
        values: dict[str, object] = {}
        for spec in self.specs:
            value = getattr(thing, spec.name)
            values[spec.name] = _written(spec, value)
            if spec.type is FieldType.PARTIAL_DATE and self.key == "id":
                first, last = ("", "") if value is None else (value.earliest(), value.latest())
                values[f"{spec.name}_from"] = str(first)
                values[f"{spec.name}_to"] = str(last)
        return values

    def read(self, row: Row) -> dict[str, Any]:
        """Return the fields' values from the columns of one row."""
        try:
            refuse_bytes(row)
            return {
                name: value if reader is None else reader(value)
                for (name, reader), value in zip(self.readers, row, strict=True)
            }
        except (LookupError, ValueError, TypeError, ArithmeticError, RuleViolation) as error:
            # No value is written that cannot be read: what stands here was changed on the disk.
            raise StoreUnavailable("store.damaged") from error


@dataclass(frozen=True, slots=True)
class Layout:
    """Where one kind of record lies: its own part, and one part for each list inside it."""

    kind: str
    record: type[Record]
    own: Part
    lists: tuple[tuple[str, Part], ...]
    blank: Mapping[str, object]
    """The plain values of a record in which nothing has been filled."""

    def only(self, names: Collection[str]) -> "Layout":
        """Return where no more than these fields lie."""
        own = _part(self.record, self.kind, "id", names)
        return replace(self, own=own, lists=tuple(one for one in self.lists if one[0] in names))

    def values(self, record: Record) -> dict[str, object]:
        """Return what is written into the kind's own table."""
        headline = record.headline()
        derived = {"headline": headline, "headline_folded": fold(headline)}
        return self.own.values(record) | derived

    def plain(self, record: Record) -> dict[str, object]:
        """Return the record's fields as plain JSON values, without its id."""
        values = to_plain(record)
        del values["id"]
        return values


def layout_of(kind: str, record: type[Record]) -> Layout:
    """Return where a kind of record lies; tables and columns have the names described."""
    lists = tuple(
        (spec.name, _part(spec.row, f"{kind}_{spec.name}", "parent"))
        for spec in specs(record)
        if spec.type is FieldType.ROWS and spec.row is not None
    )
    defaults = {one.name: one.default for one in dataclasses.fields(record)}
    blank = {spec.name: plain(spec, defaults[spec.name]) for spec in specs(record)}
    return Layout(kind, record, _part(record, kind, "id"), lists, blank)


def _part(
    described: type[Any], table: str, key: str, only: Collection[str] | None = None
) -> Part:
    own = tuple(
        spec
        for spec in specs(described)
        if spec.type is not FieldType.ROWS and (only is None or spec.name in only)
    )
    columns = ", ".join(f'"{name}"' for name in (key, *(spec.name for spec in own)))
    readers = tuple((spec.name, _reader(spec)) for spec in own)
    return Part(described, table, key, own, readers, f'SELECT {columns} FROM "{table}"')


def _written(spec: FieldSpec, value: Any) -> object:
    if value is None:
        return None
    if spec.type is FieldType.TEXTS:
        return json.dumps(value, ensure_ascii=False)
    if spec.type is FieldType.PARTIAL_DATE:
        return value.edtf
    if spec.type is FieldType.CHOICE:
        return str(value.value)
    if spec.type is FieldType.MONEY:
        return int(value.scaleb(2))
    return value  # text, number, flag or id, as it is


def _reader(spec: FieldSpec) -> Callable[[Any], object] | None:
    if spec.type is FieldType.CHOICE and spec.choices is not None:
        return {str(one.value): one for one in spec.choices}.__getitem__
    return _READERS.get(spec.type)


_READERS: dict[FieldType, Callable[[Any], object]] = {
    FieldType.TEXTS: lambda text: () if text == "[]" else tuple(json.loads(text)),
    FieldType.PARTIAL_DATE: lambda text: None if text is None else PartialDate.parse(text),
    FieldType.MONEY: lambda sen: None if sen is None else Decimal(sen).scaleb(-2),
    FieldType.FLAG: bool,
}
