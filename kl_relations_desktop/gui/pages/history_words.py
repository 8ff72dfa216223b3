"""What the history says: which act it was, on what, and which value stood before and after."""

from collections.abc import Iterator
from typing import Any

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.describe import FieldSpec, FieldType, spec_of
from kl_relations_desktop.domain.records.plain import value_of
from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.usecases.acts import Act
from kl_relations_desktop.usecases.records import load_record, names_of
from kl_relations_desktop.wording.catalogue import N_, Words
from kl_relations_desktop.wording.dates import short
from kl_relations_desktop.wording.labels import field_label, kind_label, value, value_in

_OPERATIONS = {
    "create": N_("Created"),
    "change": N_("Changed"),
    "bin": N_("Moved to the bin"),
    "unbin": N_("Restored"),
}
_MADE_TO_SAY = {
    "reminder": ("done_on", "snoozed_until", "lead_days"),
    "review": ("finding",),
}
"""Records that are made to say one thing: that they were created is not worth telling."""
_UNTOLD = (FieldType.ROWS, FieldType.LINK, FieldType.LONG_TEXT)
"""What does not fit into a line."""
_MOST = 3


def name_of(act: Act, words: Words) -> str:
    """Return what an act was about."""
    return words("Starter records") if act.first else act.name


def told_in_a_line(act: Act, words: Words) -> str:
    """Return what was done in an act, and to how many records more."""
    others = act.records - 1
    if act.first:
        return words.plural("{n} record", "{n} records", act.records).format(n=act.records)
    said = told_of_record(act.entry, act, words)
    if others < 1:
        return said
    more = words.plural(
        "{said}, and {n} record with it", "{said}, and {n} records with it", others
    )
    return more.format(said=said, n=others)


def told_of_record(entry: Any, act: Act, words: Words) -> str:
    """Return what an act did to one of its records, after the kind of record."""
    return " · ".join((*_kind_of(entry, words), _done(entry, words, act.is_again)))


def _kind_of(entry: Any, words: Words) -> tuple[str, ...]:
    """Return the kind of record that an entry is of; what has no name of its own says more."""
    if entry.kind not in KINDS:
        return (entry.kind,)
    kind = kind_label(entry.kind, words)
    if entry.kind == "reminder":
        return kind, words(entry.headline)
    return (kind, entry.headline) if entry.kind == "claim" else (kind,)


def _done(entry: Any, words: Words, is_again: bool) -> str:
    """Return what was done to a record: the one value that changed, or the fields."""
    if entry.undoes is not None:
        return words("Done again") if is_again else words("Undone")
    said = _said_of_steps(entry, words) if entry.kind == "renewal" else ""
    if said:
        return said
    wanted = _MADE_TO_SAY.get(entry.kind, ())
    telling = [
        change
        for change in entry.changes
        if entry.operation == "change" or change.field in wanted
    ]
    if not telling:
        return words(_OPERATIONS[entry.operation])
    if len(telling) == 1:
        label, text = _short(entry.kind, telling[0], words)
        if text:
            return f"{label}: {text}"
    labels = [label_of(entry.kind, one.field, words) for one in telling]
    more = ["…"] if len(labels) > _MOST else []
    changed = words("Changed")
    return f"{changed}: {', '.join((*labels[:_MOST], *more))}"


def label_of(kind: str, field: str, words: Words) -> str:
    """Return the label of a field; one that is no more keeps the name it had."""
    known = KINDS.get(kind)
    if known is None or not hasattr(known.record, field):
        return field
    return field_label(kind, field, words)


def _said_of_steps(entry: Any, words: Words) -> str:
    """Return the step that a case took; the decision says more than its steps."""
    changed = {one.field: one for one in entry.changes}
    if "decision" in changed or "steps" not in changed:
        return ""
    before, after = (_steps(one) for one in (changed["steps"].before, changed["steps"].after))
    for text, day in reversed(after.items()):
        if text not in before:
            return text if day else words("Step: {step}").format(step=text)
        if day and not before[text]:
            return words("Step done: {step}").format(step=text)
    return ""


def _steps(held: Any) -> dict[str, Any]:
    """Return the steps that stood in a case, each with the day on which it was done."""
    return {str(step["text"]): step["done_on"] for step in held or ()}


def _short(kind: str, change: Any, words: Words) -> tuple[str, str]:
    """Return a changed field's label and its new value, where that fits into a line."""
    label = label_of(kind, change.field, words)
    if label == change.field or change.after in (None, ""):
        return label, ""
    try:
        spec = spec_of(KINDS[kind].record, change.field)
        if spec.type in _UNTOLD or spec.kind_in or spec.field_of_kind_in:
            return label, ""
        held = value_of(spec, change.after)
        if isinstance(held, PartialDate):
            return label, short(held, words)
        return label, value(spec, held, words, {})
    except (KeyError, RuleViolation):
        return label, ""


class Values:
    """Says the values of entries as they are read, asking for the names of linked records."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self, entry: Any) -> Iterator[tuple[str, str, str]]:
        """Give each changed field of an entry: its label, what it said before and after."""
        for change in entry.changes:
            yield (
                label_of(entry.kind, change.field, self._desk.words),
                self._said(entry, change.field, change.before),
                self._said(entry, change.field, change.after),
            )

    def _said(self, entry: Any, field: str, held: Any) -> str:
        known = KINDS.get(entry.kind)
        if known is None or held is None:
            return "" if held is None else str(held)
        try:
            spec = spec_of(known.record, field)
            if spec.type is FieldType.ROWS:
                return f"{len(held)}: " + "; ".join(_row_text(row) for row in held)
            if spec.type is FieldType.LINK:
                return self._linked(spec.links_to, held)
            if spec.kind_in or spec.field_of_kind_in:
                return self._said_of(entry, spec, held)
            return value(spec, value_of(spec, held), self._desk.words, {})
        except (KeyError, RuleViolation):
            # An entry from before a field was renamed: what was written then is shown as it is.
            return str(held)

    def _said_of(self, entry: Any, spec: FieldSpec, held: Any) -> str:
        """Return what is said of another record by what it is called, and its field's label."""
        record = self._desk.ask(lambda ws: load_record(ws, entry.kind, entry.record_id))
        if spec.kind_in:
            return self._linked(getattr(record, spec.kind_in), held)
        return value_in(record, spec, held, self._desk.words, {})

    def _linked(self, kind: str, record_id: int) -> str:
        names = self._desk.ask(lambda ws: names_of(ws, kind, (record_id,)))
        return names.get(record_id, str(record_id))


def _row_text(row: Any) -> str:
    if not isinstance(row, dict):
        return str(row)
    return ", ".join(str(held) for held in row.values() if held not in (None, "", []))
