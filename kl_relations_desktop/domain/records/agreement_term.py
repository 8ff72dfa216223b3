"""The term of an agreement as one JSON object, which other programs rely on."""

from collections.abc import Mapping

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.checking import checked_value
from kl_relations_desktop.domain.records.describe import spec_of
from kl_relations_desktop.domain.records.plain import plain, value_of

_PARTS = {
    "kind": "term_kind",
    "until": "term_until",
    "years": "term_years",
    "months": "term_months",
    "from": "term_from",
    "event": "term_event",
    "despatch_margin_days": "despatch_margin_days",
}
_RENEWAL = {
    "years": "renewal_years",
    "months": "renewal_months",
    "times": "renewal_times",
}
_NOTICE = {"months": "notice_months", "days": "notice_days"}
_OBJECTS = {"renewal": _RENEWAL, "notice": _NOTICE}
_ORDER = (
    "kind", "until", "years", "months", "from", "event", "renewal", "notice",
    "despatch_margin_days",
)  # fmt: skip


def term_object(agreement: Agreement) -> dict[str, object]:
    """Return the term as a JSON object; what is not stated is null."""
    found = _plain(agreement, _PARTS)
    for name, fields in _OBJECTS.items():
        part = _plain(agreement, fields)
        found[name] = None if all(value is None for value in part.values()) else part
    found["event"] = found["event"] or None
    return {name: found[name] for name in _ORDER}


def with_term(values: Mapping[str, object]) -> dict[str, object]:
    """Return a JSON object whose nested "term", if it has one, became the agreement's fields.

    The term is replaced as a whole: what it leaves out is not stated any more. How the
    agreement stands is worked out from all of this: what is given of it is not looked at.
    """
    flat = {name: value for name, value in values.items() if name not in ("term", "standing")}
    if "term" not in values:
        return flat
    term = _object(values["term"], "term", _ORDER)
    for name, field in _PARTS.items():
        flat[field] = _read(field, term.get(name), f"term.{name}")
    for name, fields in _OBJECTS.items():
        part = _object(term.get(name), f"term.{name}", fields)
        for inner, field in fields.items():
            flat[field] = _read(field, part.get(inner), f"term.{name}.{inner}")
    return flat


def path_of(field: str) -> str:
    """Return where the JSON object holds an agreement's field: "term.until" for its end."""
    for prefix, fields in (("term", _PARTS), *((f"term.{k}", v) for k, v in _OBJECTS.items())):
        for name, one in fields.items():
            if one == field:
                return f"{prefix}.{name}"
    return field


def _plain(agreement: Agreement, fields: Mapping[str, str]) -> dict[str, object]:
    return {
        name: plain(spec_of(Agreement, field), getattr(agreement, field))
        for name, field in fields.items()
    }


def _object(
    value: object, path: str, known: tuple[str, ...] | dict[str, str]
) -> Mapping[str, object]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise RuleViolation("field.wrong_type", field=path, wanted="an object")
    for name in value:
        if name not in known:
            raise RuleViolation(
                "field.unknown", field=f"{path}.{name}", known=", ".join(sorted(known))
            )
    return value


def _read(field: str, value: object, path: str) -> object:
    """Return a field's JSON value once it was found right, its default where it is left out."""
    spec = spec_of(Agreement, field)
    if value is None:
        return plain(spec, getattr(_EMPTY, field))
    return plain(spec, checked_value(spec, value_of(spec, value, path), path))


_EMPTY = Agreement()
