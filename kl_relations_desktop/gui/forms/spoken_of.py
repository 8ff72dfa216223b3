"""The editors of what a claim speaks of: a kind of record, one of that kind, a field of it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import FieldSpec, specs
from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.forms.editors import ChoiceEditor
from kl_relations_desktop.gui.forms.field import Field
from kl_relations_desktop.gui.forms.picker import LinkEditor
from kl_relations_desktop.usecases.records import load_record
from kl_relations_desktop.wording.labels import field_label


class KindEditor(ChoiceEditor):
    """One of the kinds of record."""

    def __init__(self, desk: Desk, spec: FieldSpec) -> None:
        super().__init__(desk, spec)
        kinds = {kind.name: desk.words(kind.label) for kind in KINDS.values()}
        self.offer({"": desk.words("Not stated")} | kinds)


class RecordEditor(LinkEditor):
    """A line that finds a record of the kind that another field names."""

    def __init__(self, desk: Desk, spec: FieldSpec) -> None:
        super().__init__(desk, spec)
        self.line.setEnabled(False)

    def show_value(self, value: Any) -> None:
        """Show a record, as soon as its kind is known."""
        if self.spec.links_to:
            super().show_value(value)
        else:
            self._choose(value, "")

    def point_to(self, kind: str) -> None:
        """Find records of this kind from now on; one of another kind goes."""
        before = self.spec.links_to
        if kind == before:
            return
        was_edited = self.was_edited
        self.spec = replace(self.spec, links_to=kind)
        self.line.setEnabled(bool(kind))
        self.show_value(None if before else self._chosen)
        self.was_edited = was_edited

    @property
    def chosen(self) -> int | None:
        """Return the record that stands in the line, None while another is typed."""
        return self._chosen if self.line.text().strip() == self._chosen_text else None


class FieldEditor(ChoiceEditor):
    """One of the fields of a record, those of its rows included."""

    def __init__(self, desk: Desk, spec: FieldSpec) -> None:
        super().__init__(desk, spec)
        self._about: tuple[str, int | None] | None = None
        self.point_to("", None)

    def show_value(self, value: Any) -> None:
        """Show a field, also one that its record has no more."""
        if value not in self.members:
            kind, _ = self._about or ("", None)
            named = field_label(kind, value, self.desk.words) if kind else value
            self.offer(self.offered | {value: named})
        super().show_value(value)

    def point_to(self, kind: str, record_id: int | None) -> None:
        """Offer the fields of this record from now on; a field that it has stays chosen."""
        if (kind, record_id) == self._about:
            return
        self._about = kind, record_id
        words = self.desk.words
        held, was_edited = self.value() if self.members else "", self.was_edited
        fields = {path: field_label(kind, path, words) for path in self._paths()}
        self.offer({"": words("Not stated")} | fields)
        if held in fields or not was_edited:
            self.show_value(held)
        self.was_edited = was_edited

    def _paths(self) -> Iterator[str]:
        kind, record_id = self._about or ("", None)
        if not kind:
            return
        described = KINDS[kind].record
        record = described()
        if record_id is not None:
            record = self.desk.ask(lambda ws: load_record(ws, kind, record_id))
        yield from _paths_of(record)


def tell_kinds(fields: Mapping[str, Field]) -> None:
    """Tell the editors that depend on what others hold which record is spoken of."""
    for field in fields.values():
        editor = field.editor
        kind = fields.get(field.spec.kind_in or field.spec.field_of_kind_in)
        if isinstance(editor, RecordEditor) and kind is not None:
            editor.point_to(kind.editor.value())
        elif isinstance(editor, FieldEditor) and kind is not None:
            chosen = (
                one.editor.chosen
                for one in fields.values()
                if isinstance(one.editor, RecordEditor)
            )
            editor.point_to(kind.editor.value(), next(chosen, None))


def _paths_of(record: Record) -> Iterator[str]:
    for spec in specs(type(record)):
        if spec.hidden:
            continue
        yield spec.name
        for place, row in enumerate(getattr(record, spec.name) if spec.row else (), 1):
            yield from (f"{spec.name}.{place}.{inner.name}" for inner in specs(type(row)))
