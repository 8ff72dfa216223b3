"""Which characters the paper can draw, and where in the records one stands that it cannot."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import FieldType, specs
from kl_relations_desktop.runtime.resources import resource

NOT_PRINTED = frozenset({"note", "dismissed", "is_sample"})
"""Fields that no paper shows, whatever the record."""


def without_shape(text: str) -> tuple[str, ...]:
    """Return the characters of a text that no face of the paper can draw, each once."""
    if text.isascii():
        return ()
    return tuple(dict.fromkeys(_without_shape().findall(text)))


def name_of(character: str) -> str:
    """Return the name of a character, or its code where it has none."""
    return unicodedata.name(character, f"U+{ord(character):04X}")


def shown(character: str) -> str:
    """Return a character, by its code where it is not seen or would turn a sentence around."""
    return character if character.isprintable() else f"U+{ord(character):04X}"


def places(records: Iterable[Record], character: str) -> Iterator[tuple[Record, str]]:
    """Yield the records and fields in which a character stands, such as "points.2.text"."""
    for record in records:
        for path, text in _texts(record):
            if character in text:
                yield record, path


def _texts(told: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a record or row that may be printed, behind its path."""
    for spec in specs(type(told)):
        if spec.name in NOT_PRINTED:
            continue
        value, name = getattr(told, spec.name), f"{path}{spec.name}"
        if spec.is_text:
            yield name, value
        elif spec.type is FieldType.TEXTS:
            yield from ((name, one) for one in value)
        elif spec.type is FieldType.ROWS:
            for place, row in enumerate(value, 1):
                yield from _texts(row, f"{name}.{place}.")


@cache
def _without_shape() -> re.Pattern[str]:
    """Return the pattern of one character outside the ranges that the faces cover."""
    lines = resource("fonts", "letters.txt").read_text("ascii").splitlines()
    ranges = [line.split() for line in lines if not line.startswith("#")]
    spans = "".join(
        f"{re.escape(chr(int(first, 16)))}-{re.escape(chr(int(last, 16)))}"
        for first, last in ranges
    )
    return re.compile(f"[^\\n{spans}]")
