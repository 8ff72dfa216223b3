"""How a field is described, once, for form, list, search, files and journal."""

import dataclasses
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Self

from kl_relations_desktop.domain.frozen import dataclass


class Choice(StrEnum):
    """A closed list of values; each carries the English message that labels it."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Make a member from its stored value and its label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class FieldType(StrEnum):
    """What a field holds, and so which editor, column and JSON value it gets."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    TEXTS = "texts"
    PARTIAL_DATE = "partial_date"
    CHOICE = "choice"
    INTEGER = "integer"
    NUMBER = "number"
    MONEY = "money"
    FLAG = "flag"
    LINK = "link"
    ROWS = "rows"


class Searched(StrEnum):
    """Where a field's words go in the search: nowhere, with the names, or with long text."""

    NO = "no"
    NAME = "name"
    TEXT = "text"


ChoiceClass = type[Choice]
RowClass = type[Any]


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """Everything that is known of one field, but for its value."""

    type: FieldType
    label: str
    name: str = ""
    group: str = ""
    required: bool = False
    longest: int = 200
    least: int = 0
    most: int | None = None
    """The figures that make sense here; None: as high as the store can hold."""
    searched: Searched = Searched.NO
    personal: bool = False
    listed: bool = False
    wide: bool = False
    gap: bool = False
    read_only: bool = False
    tacit: bool = False
    """Whether the value that it has by itself goes without saying where rows are read."""
    hidden: bool = False
    help: str = ""
    choices: ChoiceClass | None = None
    links_to: str = ""
    made_as: tuple[tuple[str, str], ...] = ()
    """What a record that is made on the spot, to be linked here, says beside its name."""
    names_kind: bool = False
    """Whether the text is the name of a kind of record."""
    kind_in: str = ""
    """The field of the same record that names the kind of the record whose id this is."""
    field_of_kind_in: str = ""
    """The field of the same record that names the kind of which this text is a field."""
    row: RowClass | None = None
    only_when: tuple[str, tuple[str, ...]] | None = None
    """The field of the same record and its values for which this field has a meaning."""

    @property
    def is_text(self) -> bool:
        """Return whether the value is one string."""
        return self.type in (FieldType.TEXT, FieldType.LONG_TEXT)


def _field(type_: FieldType, label: str, default: object, more: dict[str, Any]) -> Any:
    # What is known waits as it was written: 350 FieldSpecs would be 10 ms of every start.
    told = {"type": type_, "label": label} | more
    return dataclasses.field(default=default, metadata={"spec": told})


def line(label: str, **more: Any) -> Any:
    """Describe one line of text; empty means not stated."""
    return _field(FieldType.TEXT, label, "", more)


def long_text(label: str, **more: Any) -> Any:
    """Describe text of several lines, 20,000 characters at most."""
    more = {"longest": 20_000, "wide": True} | more
    return _field(FieldType.LONG_TEXT, label, "", more)


def texts(label: str, **more: Any) -> Any:
    """Describe a list of short texts, such as aliases."""
    return _field(FieldType.TEXTS, label, (), more)


def partial_date(label: str, **more: Any) -> Any:
    """Describe a date that may be known only in part; None means not stated."""
    return _field(FieldType.PARTIAL_DATE, label, None, more)


def choice(label: str, default: Choice, **more: Any) -> Any:
    """Describe one of a closed list of values."""
    return _field(FieldType.CHOICE, label, default, {"choices": type(default)} | more)


def integer(label: str, **more: Any) -> Any:
    """Describe a whole number; None means not stated."""
    return _field(FieldType.INTEGER, label, None, more)


def number(label: str, **more: Any) -> Any:
    """Describe a number with decimals, such as degrees; None means not stated."""
    return _field(FieldType.NUMBER, label, None, more)


def money(label: str, **more: Any) -> Any:
    """Describe an amount in ringgit with two decimals; None means not stated."""
    return _field(FieldType.MONEY, label, None, more)


def flag(label: str, *, default: bool = False, **more: Any) -> Any:
    """Describe a yes or no."""
    return _field(FieldType.FLAG, label, default, more)


def link(label: str, links_to: str, **more: Any) -> Any:
    """Describe the id of a record of another kind; None means not stated."""
    return _field(FieldType.LINK, label, None, {"links_to": links_to} | more)


def rows(label: str, row: type[Any], **more: Any) -> Any:
    """Describe an ordered list inside the record, each row described in its turn."""
    more = {"wide": True} | more
    return _field(FieldType.ROWS, label, (), {"row": row} | more)


# A plain dict and no functools.cache: mypy takes classes for unhashable there.
_DESCRIBED: dict[type[Any], dict[str, FieldSpec]] = {}


def specs(record: type[Any]) -> tuple[FieldSpec, ...]:
    """Return the described fields of a record or row class, in the order written."""
    return tuple(_described(record).values())


def spec_of(record: type[Any], name: str) -> FieldSpec:
    """Return the description of one field; a KeyError when the record has no such field."""
    return _described(record)[name]


def _described(record: type[Any]) -> dict[str, FieldSpec]:
    if record not in _DESCRIBED:
        _DESCRIBED[record] = {
            field.name: FieldSpec(name=field.name, **field.metadata["spec"])
            for field in dataclasses.fields(record)
            if "spec" in field.metadata
        }
    return _DESCRIBED[record]


def is_field(described: type[Any], path: str) -> bool:
    """Return whether a path names a field, or one of a row such as "clauses.2.text"."""
    return spec_at(described, path) is not None


def spec_at(described: type[Any], path: str) -> FieldSpec | None:
    """Return the description of the field that a path names, or None where it names none."""
    name, _, rest = path.partition(".")
    spec = _described(described).get(name)
    if spec is None or not rest:
        return spec
    place, _, inner = rest.partition(".")
    if spec.row is None or not place.isdecimal() or not int(place):
        return None
    return spec_at(spec.row, inner) if inner else spec


def is_empty(value: object) -> bool:
    """Return whether a value says nothing: none, an empty text or list, or "not stated"."""
    return value is None or value in ("", (), "not_stated")


def target_of(record: object, spec: FieldSpec) -> tuple[str, int] | None:
    """Return kind and id of the record that a field names, by a link or by kind and number."""
    held = getattr(record, spec.name)
    if held is None or (spec.type is not FieldType.LINK and not spec.kind_in):
        return None
    return (getattr(record, spec.kind_in) if spec.kind_in else spec.links_to), held


def links_of(record: object) -> Iterator[tuple[str, int]]:
    """Give the kind and id of every record that a record or its rows link to."""
    for spec in specs(type(record)):
        value = getattr(record, spec.name)
        if spec.type is FieldType.LINK and value is not None:
            yield spec.links_to, value
        elif spec.type is FieldType.ROWS:
            for row in value:
                yield from links_of(row)
