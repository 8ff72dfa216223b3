"""The form of any record, derived from its description."""

import dataclasses
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kl_relations_desktop.domain.errors import Refusal, RuleViolation
from kl_relations_desktop.domain.records.base import GROUP_RECORD, Record
from kl_relations_desktop.domain.records.describe import FieldSpec, FieldType, is_empty, specs
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.forms.field import Field, in_line
from kl_relations_desktop.gui.forms.making import editor_for
from kl_relations_desktop.gui.forms.rows_editor import RowsEditor
from kl_relations_desktop.gui.forms.spoken_of import tell_kinds
from kl_relations_desktop.gui.widgets.basics import label


class RecordForm(QWidget):
    """All fields of one record in their groups; it holds a draft and never saves."""

    edited = Signal()
    judged = Signal(int)
    """The number of fields to correct."""
    grown = Signal()
    """More of the groups stand."""

    def __init__(self, desk: Desk, record: Record) -> None:
        super().__init__()
        self._desk = desk
        self._record = record
        self._made: dict[str, Field] = {}
        self._titles: list[tuple[QWidget, tuple[Field, ...]]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        # 2 ms a field: the first group stands at once, the others a group a turn.
        self._to_come = list(_groups(record))
        self._soon = QTimer(self)
        self._soon.timeout.connect(self._grow)
        self._grow()
        self._soon.start()

    @property
    def fields(self) -> dict[str, Field]:
        """Return all fields by name; whoever asks does not wait for those to come."""
        while self._to_come:
            self._grow()
        return self._made

    def _grow(self) -> None:
        if not self._to_come:
            self._soon.stop()
            return
        made = self._add_group(*self._to_come.pop(0))
        for field in made:
            self._show(field)
        self._show_what_applies()
        self.grown.emit()

    def _show(self, field: Field) -> None:
        field.editor.show_value(getattr(self._record, field.spec.name))
        field.accept()
        field.restate()

    @property
    def is_edited(self) -> bool:
        """Return whether the officer has changed anything."""
        return any(field.editor.was_edited for field in self._made.values())

    @property
    def refused(self) -> tuple[Field, ...]:
        """Return the fields to correct, from the top."""
        return tuple(one for field in self._made.values() for one in _to_correct(field))

    def typed(self) -> dict[str, object]:
        """Return what the officer has changed, as far as it can be read."""
        found: dict[str, object] = {}
        for name, field in self._made.items():
            if field.editor.was_edited:
                with suppress(Refusal):
                    found[name] = field.editor.readable()
        return found

    def unread(self) -> dict[str, str]:
        """Return the texts that cannot be read, as typed, by the paths of their fields."""
        edited = (one.editor for one in self._made.values() if one.editor.was_edited)
        return {path: text for editor in edited for path, text in editor.unread().items()}

    def take_up(self, names: Iterable[str], unread: Mapping[str, str]) -> None:
        """Count fields as changed by the officer: what stands there comes from a kept draft."""
        for name in names:
            if name in self.fields:
                self.fields[name].editor.touch()
        for path, text in unread.items():
            field = self.fields.get(path.partition(".")[0])
            if field is not None:
                field.show_unread(path, text)

    def show_record(self, record: Record) -> None:
        """Put a record's values into the fields."""
        self._record = record
        for field in self.fields.values():
            self._show(field)
        self._show_what_applies()

    def record(self) -> Record:
        """Return the draft as a record; the first refusal of all is raised, each is shown."""
        found: list[Refusal] = []
        values: dict[str, Any] = {}
        for name, field in self.fields.items():
            refusal = field.judge()
            if refusal is None:
                values[name] = field.value()
            else:
                found.append(refusal)
        if found:
            raise found[0]
        draft = dataclasses.replace(self._record, **values)
        try:
            draft.refuse()
        except RuleViolation as refusal:
            self.refuse(refusal)
            raise
        return draft

    def meet(self, now: Record, mine: Iterable[str], asked: Mapping[str, str]) -> None:
        """Take in what others have saved meanwhile, but for what the officer has changed.

        Where both have changed a field, ask which one stays: told by what others wrote.
        """
        self._record = now
        for name, field in self.fields.items():
            if name not in mine:
                self._show(field)
        for name, said in asked.items():
            self.fields[name].ask_which(getattr(now, name), said)
        self._show_what_applies()
        self.focus_refused()

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal at the field that caused it, and put the cursor there."""
        field = self.fields.get(refusal.field.partition(".")[0])
        if field is not None:
            field.refuse(refusal)
            field.focus()
        else:
            self._desk.refused.emit(refusal)

    def focus_refused(self) -> None:
        """Put the cursor into the first field to correct."""
        for field in self.refused[:1]:
            field.focus()

    def focus(self, name: str = "") -> None:
        """Put the cursor into a field, or into the first that must be filled in."""
        wanted = name.partition(".")[0]
        if wanted not in {spec.name for spec in specs(type(self._record))}:
            wanted = self._first_to_fill()
        while wanted and wanted not in self._made and self._to_come:
            self._grow()
        self._made.get(wanted, next(iter(self._made.values()))).focus()

    def _first_to_fill(self) -> str:
        empty = (
            spec.name
            for _, members in _groups(self._record)
            for spec in members
            if spec.required and is_empty(getattr(self._record, spec.name))
        )
        return next(empty, "")

    def _add_group(self, group: str, members: tuple[FieldSpec, ...]) -> tuple[Field, ...]:
        made = tuple(self._make(spec) for spec in members)
        if group:
            title = in_line(label(self._desk.theme, self._desk.words(group), "heading"))
            self._column.insertWidget(self._column.count() - 1, title)
            self._titles.append((title, made))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        place = 0
        for field in made:
            is_wide = field.spec.wide and not _has_twin(field.spec, members)
            # What spans the row, or stands beside its Malay twin, begins a row.
            if place % 2 and (is_wide or _begins_a_pair(field.spec, members)):
                place += 1
            grid.addWidget(field, place // 2, place % 2, 1, 2 if is_wide else 1)
            place += 2 if is_wide else 1
        if grid.columnCount() < 2:
            # An empty half is kept: fields stand in line from group to group.
            grid.addWidget(QWidget(), 0, 1)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self._column.insertLayout(self._column.count() - 1, grid)
        self._column.insertSpacing(self._column.count() - 1, 8)
        return made

    def _make(self, spec: FieldSpec) -> Field:
        is_list = spec.type is FieldType.ROWS
        editor = RowsEditor(self._desk, spec) if is_list else editor_for(self._desk, spec)
        field = Field(self._desk, spec, editor)
        field.edited.connect(self._on_edited)
        field.judged.connect(self._on_judged)
        if isinstance(editor, RowsEditor):
            editor.judged.connect(self._on_judged)
        self._made[spec.name] = field
        return field

    def _on_judged(self) -> None:
        self.judged.emit(len(self.refused))

    def _on_edited(self) -> None:
        self._show_what_applies()
        self.edited.emit()

    def _show_what_applies(self) -> None:
        tell_kinds(self._made)
        for field in self._made.values():
            if field.spec.only_when is not None:
                field.setVisible(self._applies(field))
        for title, members in self._titles:
            # Not asked of the fields: in an open window new ones are hidden for a turn.
            title.setVisible(any(map(self._applies, members)))

    def _applies(self, field: Field) -> bool:
        name, values = field.spec.only_when or ("", ())
        return name not in self._made or str(self._made[name].editor.value()) in values


def _groups(record: Record) -> Iterable[tuple[str, tuple[FieldSpec, ...]]]:
    """Return the groups in the order described; what every record has comes last."""
    grouped: dict[str, list[FieldSpec]] = {}
    for spec in specs(type(record)):
        # What another field tells the kind of is not chosen by its number.
        if spec.hidden or (spec.read_only and spec.kind_in):
            continue
        # A list has a heading of its own.
        name = f"rows:{spec.name}" if spec.type is FieldType.ROWS else spec.group
        grouped.setdefault(name, []).append(spec)
    last = grouped.pop(GROUP_RECORD, [])
    for name, members in grouped.items():
        yield ("" if name.startswith("rows:") else name), tuple(members)
    yield GROUP_RECORD, tuple(last)


def _to_correct(field: Field) -> tuple[Field, ...]:
    """Return the field when its value is refused, or those of its rows that are."""
    inside = field.editor.refused if isinstance(field.editor, RowsEditor) else ()
    return inside or (() if field.refusal is None else (field,))


def _has_twin(spec: FieldSpec, members: tuple[FieldSpec, ...]) -> bool:
    if spec.type is FieldType.ROWS:
        return False
    base = spec.name.removesuffix("_ms")
    names = {one.name for one in members}
    return base in names and f"{base}_ms" in names


def _begins_a_pair(spec: FieldSpec, members: tuple[FieldSpec, ...]) -> bool:
    return any(one.name == f"{spec.name}_ms" for one in members)
