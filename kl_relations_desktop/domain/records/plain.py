"""A record as plain JSON values and back, by its description."""

import dataclasses
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.describe import FieldSpec, FieldType, spec_of, specs

R = TypeVar("R")
_TOLD = ("id", "headline")
"""What is told of a record beside its fields: on the way back it is not looked at."""
_WANTED = {
    FieldType.TEXT: "text",
    FieldType.LONG_TEXT: "text",
    FieldType.TEXTS: "a list of texts",
    FieldType.PARTIAL_DATE: "a date as text, such as 1984-02-01",
    FieldType.INTEGER: "a whole number",
    FieldType.NUMBER: "a number",
    FieldType.FLAG: "true or false",
    FieldType.LINK: "the id of a record",
    FieldType.ROWS: "a list of objects",
}


def plain(spec: FieldSpec, value: object) -> object:
    """Return one value as JSON knows it: dates as EDTF, amounts as text, rows as objects."""
    if value is None:
        return None
    if isinstance(value, PartialDate):
        return value.edtf
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if spec.type is FieldType.CHOICE:
        return str(value)
    if isinstance(value, tuple):
        return [to_plain(row) if spec.type is FieldType.ROWS else row for row in value]
    return value


def to_plain(record: Any) -> dict[str, object]:
    """Return a record or row as a JSON object, `id` first where it has one."""
    start: dict[str, object] = {"id": record.id} if hasattr(record, "id") else {}
    return start | {s.name: plain(s, getattr(record, s.name)) for s in specs(type(record))}


def changed(record: R, values: Mapping[str, object]) -> R:
    """Return the record with a JSON object's fields; lists replace lists, the id stays."""
    known = {spec.name for spec in specs(type(record))}
    told = _told_beside(type(record))
    given = {name: value for name, value in values.items() if name not in told}
    for name in given:
        if name not in known:
            raise RuleViolation("field.unknown", field=name, known=", ".join(sorted(known)))
    read = {name: value_of(spec_of(type(record), name), value) for name, value in given.items()}
    return dataclasses.replace(record, **read)  # type: ignore[type-var]  # R is a dataclass


def name_beside(link: str) -> str:
    """Return what the name of a linked record is told under, beside its id."""
    return f"{link}_name"


def _told_beside(described: type[Any]) -> set[str]:
    """Return what is told of a record or row beside its fields, and so not looked at."""
    links = (spec.name for spec in specs(described) if spec.type is FieldType.LINK)
    fields = {spec.name for spec in specs(described)}
    return {*_TOLD, *map(name_beside, links)} - fields


def value_of(spec: FieldSpec, value: object, path: str = "") -> object:
    """Return a field's value from JSON, or refuse what the field cannot hold, naming it."""
    field = path or spec.name
    if value is None and spec.type is not FieldType.CHOICE:
        return _EMPTY.get(spec.type)
    reader = _READERS[spec.type]
    return reader(spec, value, field)


def _wrong(spec: FieldSpec, field: str) -> RuleViolation:
    return RuleViolation("field.wrong_type", field=field, wanted=_WANTED[spec.type])


def _typed(*kinds: type) -> Callable[[FieldSpec, object, str], object]:
    def read(spec: FieldSpec, value: object, field: str) -> object:
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            raise _wrong(spec, field)
        return value

    return read


def _texts(spec: FieldSpec, value: object, field: str) -> object:
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
        raise _wrong(spec, field)
    return tuple(value)


def _date(spec: FieldSpec, value: object, field: str) -> object:
    if not isinstance(value, str):
        raise _wrong(spec, field)
    if not value:
        return None
    try:
        return PartialDate.parse(value)
    except RuleViolation as refusal:
        raise RuleViolation(refusal.code, field=field, **refusal.values) from refusal


def _choice(spec: FieldSpec, value: object, field: str) -> object:
    assert spec.choices is not None
    for member in spec.choices:
        if str(member) == value:
            return member
    known = ", ".join(str(member) for member in spec.choices)
    raise RuleViolation("field.not_a_choice", field=field, known=known)


def _number(spec: FieldSpec, value: object, field: str) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _wrong(spec, field)
    try:
        return float(value)
    except OverflowError as error:
        raise _wrong(spec, field) from error


def _money(spec: FieldSpec, value: object, field: str) -> object:
    del spec
    try:
        amount = Decimal(str(value)).quantize(Decimal("0.01"))
    except InvalidOperation as error:
        raise RuleViolation("field.not_money", field=field) from error
    return amount


def _rows(spec: FieldSpec, value: object, field: str) -> object:
    if not isinstance(value, list | tuple) or spec.row is None:
        raise _wrong(spec, field)
    return tuple(_row(spec.row, row, f"{field}.{place}") for place, row in enumerate(value, 1))


def _row(row_type: type[Any], values: object, path: str) -> object:
    if not isinstance(values, Mapping):
        raise RuleViolation("field.wrong_type", field=path, wanted=_WANTED[FieldType.ROWS])
    known = {spec.name: spec for spec in specs(row_type)}
    told = _told_beside(row_type)
    given = {name: value for name, value in values.items() if name not in told}
    for name in given:
        if name not in known:
            raise RuleViolation(
                "field.unknown", field=f"{path}.{name}", known=", ".join(sorted(known))
            )
    return row_type(
        **{
            name: value_of(known[name], value, f"{path}.{name}")
            for name, value in given.items()
        }
    )


_EMPTY: dict[FieldType, object] = {
    FieldType.TEXT: "",
    FieldType.LONG_TEXT: "",
    FieldType.TEXTS: (),
    FieldType.ROWS: (),
    FieldType.FLAG: False,
}
_READERS: dict[FieldType, Callable[[FieldSpec, object, str], object]] = {
    FieldType.TEXT: _typed(str),
    FieldType.LONG_TEXT: _typed(str),
    FieldType.TEXTS: _texts,
    FieldType.PARTIAL_DATE: _date,
    FieldType.CHOICE: _choice,
    FieldType.INTEGER: _typed(int),
    FieldType.NUMBER: _number,
    FieldType.MONEY: _money,
    FieldType.FLAG: _typed(bool),
    FieldType.LINK: _typed(int),
    FieldType.ROWS: _rows,
}
