"""What every record must satisfy before it may be saved, whatever its kind."""

import dataclasses
import math
import unicodedata
from decimal import Decimal
from typing import Any, TypeVar

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.marking import allowed
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import FieldSpec, FieldType, is_empty, specs

_MOST = {FieldType.INTEGER: 2**53 - 1, FieldType.MONEY: 10**12 - 1}
_IDS = 2**63
"""No record has an id from here on: the store counts in 64 bits."""

_LINE_BREAKS = "\n\t"
R = TypeVar("R", bound=Record)
T = TypeVar("T")


def checked(record: R) -> R:
    """Return the record with its texts in NFC, or refuse, naming the field."""
    allowed(record.marking)
    clean = _clean(record, "")
    clean.refuse()
    return clean


def clean_text(value: str, spec: FieldSpec, field: str) -> str:
    """Return a text in NFC without outer space; refuses control characters and excess."""
    for character in value:
        category = unicodedata.category(character)
        if category == "Cs" or (
            category == "Cc"
            and not (spec.type is FieldType.LONG_TEXT and character in _LINE_BREAKS)
        ):
            raise RuleViolation(
                "text.control", field=field, character=f"U+{ord(character):04X}"
            )
    value = unicodedata.normalize("NFC", value).strip()
    if len(value) > spec.longest:
        raise RuleViolation(
            "text.too_long", field=field, longest=spec.longest, length=len(value)
        )
    return value


def _clean(record: T, path: str) -> T:
    values = {
        spec.name: checked_value(spec, getattr(record, spec.name), f"{path}{spec.name}")
        for spec in specs(type(record))
    }
    return dataclasses.replace(record, **values)  # type: ignore[type-var]  # a dataclass


def checked_value(spec: FieldSpec, value: Any, field: str = "") -> object:
    """Return one field's value as it would be saved, or refuse it, naming the field."""
    field = field or spec.name
    if spec.is_text:
        value = clean_text(value, spec, field)
    elif spec.type is FieldType.TEXTS:
        value = tuple(text for text in (clean_text(one, spec, field) for one in value) if text)
    elif spec.type is FieldType.ROWS:
        value = tuple(_clean(row, f"{field}.{place}.") for place, row in enumerate(value, 1))
    elif value is not None:
        _refuse_figure(spec, value, field)
    if spec.required and is_empty(value):
        raise RuleViolation("field.required", field=field, label=spec.label)
    return value


def _refuse_figure(spec: FieldSpec, value: Any, field: str) -> None:
    """Refuse what is no figure at all, such as NaN, and what no column can hold."""
    if isinstance(value, float | Decimal) and not math.isfinite(value):
        raise RuleViolation("field.not_number", field=field, text=str(value))
    most = _MOST.get(spec.type) if spec.most is None else spec.most
    if most is not None and not spec.least <= value <= most:
        raise RuleViolation("field.out_of_range", field=field, least=spec.least, most=most)
    if spec.type is FieldType.LINK and not 0 < value < _IDS:
        raise RuleViolation("link.unknown", field=field, kind=spec.links_to, id=value)
