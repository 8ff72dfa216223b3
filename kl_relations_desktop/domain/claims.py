"""Whether what two sources say of one value can both be true."""

import re
from collections.abc import Iterable
from itertools import combinations

from kl_relations_desktop.domain.date_tokens import MONTH_OF, plain
from kl_relations_desktop.domain.names import fold
from kl_relations_desktop.domain.records.describe import FieldType, spec_at
from kl_relations_desktop.domain.records.evidence import Claim
from kl_relations_desktop.domain.records.register import KINDS

_YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_MONTHS = {number: name for name, number in reversed(MONTH_OF.items())}
_PIECE = re.compile(r"\d+|[^\W\d_]+")
_NUMBERS = (FieldType.INTEGER, FieldType.NUMBER, FieldType.MONEY)
_COMPARED = (FieldType.PARTIAL_DATE, FieldType.TEXT, *_NUMBERS)
"""What is short enough that other words mean another value."""


def differing(claims: Iterable[Claim]) -> tuple[tuple[Claim, ...], ...]:
    """Return the claims on each value that two sources do not agree on."""
    held: dict[tuple[str, int | None, str], list[Claim]] = {}
    for claim in claims:
        key = (claim.record_kind, claim.record_id, claim.field_name)
        held.setdefault(key, []).append(claim)
    return tuple(
        tuple(on_one)
        for on_one in held.values()
        if any(_are_apart(one, other) for one, other in combinations(on_one, 2))
    )


def said_by(claim: Claim) -> str:
    """Return what a claim says of a value: what it gives, or else its printed wording."""
    return claim.value.strip() or claim.as_printed.strip()


def gives(claim: Claim, value: str) -> bool:
    """Return whether a claim can be read as giving a value, as it is spoken or written."""
    return _agree(_type_of(claim), said_by(claim), value)


def _are_apart(one: Claim, other: Claim) -> bool:
    if one.source == other.source or not (said_by(one) and said_by(other)):
        return False
    type_ = _type_of(one)
    if one.value.strip() or other.value.strip() or type_ in _COMPARED:
        return not _agree(type_, said_by(one), said_by(other))
    return False


def _type_of(claim: Claim) -> FieldType | None:
    kind = KINDS.get(claim.record_kind)
    spec = spec_at(kind.record, claim.field_name) if kind is not None else None
    return spec.type if spec is not None else None


def _agree(type_: FieldType | None, one: str, other: str) -> bool:
    """Return whether all that one text says stands in the other, as far as it can be read."""
    if type_ is FieldType.PARTIAL_DATE or type_ in _NUMBERS:
        first, second = _figures(one), _figures(other)
        if not (_names_a_month(first) and _names_a_month(second)):
            # "11.7.1992" does not say which is the month: either order may be meant.
            first, second = _without_months(first), _without_months(second)
        return not (first and second) or first <= second or second <= first
    folded = (fold(one), fold(other))
    return folded[0] in folded[1] or folded[1] in folded[0]


def _figures(text: str) -> frozenset[str]:
    """Return the numbers and months of a text, a month told apart from a day."""
    written = _YEAR_FIRST.sub(_in_parts, plain(text))
    return frozenset(
        f"m{MONTH_OF[piece]}" if piece in MONTH_OF else piece.lstrip("0")
        for piece in _PIECE.findall(written)
        if piece.isdigit() or piece in MONTH_OF
    )


def _names_a_month(figures: frozenset[str]) -> bool:
    return any(one.startswith("m") for one in figures)


def _without_months(figures: frozenset[str]) -> frozenset[str]:
    return frozenset(one.removeprefix("m") for one in figures)


def _in_parts(found: re.Match[str]) -> str:
    year, month, day = found.groups()
    return f" {year} {_MONTHS.get(int(month), month)} {day or ''} "
