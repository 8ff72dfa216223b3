"""The editor of a list inside a record: rows of fields that are added, moved and taken away."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kl_relations_desktop.domain.errors import Refusal
from kl_relations_desktop.domain.records.describe import FieldSpec, FieldType, specs
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.forms.editors import Editor
from kl_relations_desktop.gui.forms.field import Field
from kl_relations_desktop.gui.forms.making import editor_for
from kl_relations_desktop.gui.widgets.basics import button, icon_button, label
from kl_relations_desktop.gui.widgets.tab_order import stops

_WIDE = (FieldType.LONG_TEXT, FieldType.TEXTS)


class RowForm(QFrame):
    """The fields of one row with its number and the buttons that move or remove it."""

    edited = Signal()
    judged = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, desk: Desk, row_type: type[Any]) -> None:
        super().__init__()
        self.setObjectName("rowsbox")
        self._row_type = row_type
        self.fields = {
            spec.name: Field(desk, spec, editor_for(desk, spec)) for spec in specs(row_type)
        }
        self.number = label(desk.theme, "", "label", "text-2")
        words = desk.words
        self.up = icon_button(desk.theme, "chevron-up", words("Move up"), "text-2")
        self.down = icon_button(desk.theme, "chevron-down", words("Move down"), "text-2")
        self.remove = icon_button(desk.theme, "x", words("Take away"), "text-2")
        self._build()
        for field in self.fields.values():
            field.edited.connect(self.edited)
            field.judged.connect(self.judged)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove.clicked.connect(self.removed)

    def value(self) -> Any:
        """Return the row; refuses what cannot be read, naming the field."""
        return self._row_type(**{name: field.value() for name, field in self.fields.items()})

    def readable(self) -> Any:
        """Return the row as far as it can be read."""
        found: dict[str, Any] = {}
        for name, field in self.fields.items():
            with suppress(Refusal):
                found[name] = field.editor.readable()
        return self._row_type(**found)

    def show_value(self, row: Any) -> None:
        """Show a row."""
        for name, field in self.fields.items():
            field.editor.show_value(getattr(row, name))
            field.accept()
            field.restate()

    def _build(self) -> None:
        acts = QVBoxLayout()
        acts.setSpacing(0)
        for one in (self.up, self.down, self.remove):
            acts.addWidget(one)
        acts.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        place = 0
        for field in self.fields.values():
            is_wide = field.spec.type in _WIDE or field.spec.longest > 300
            if is_wide and place % 2:
                place += 1
            grid.addWidget(field, place // 2, place % 2, 1, 2 if is_wide else 1)
            place += 2 if is_wide else 1
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 6, 8)
        row.setSpacing(8)
        row.addWidget(self.number)
        row.addLayout(grid, 1)
        row.addLayout(acts)


class RowsEditor(Editor):
    """All rows of one list, each with its own fields, and a button that adds one."""

    has_own_head = True
    has_own_fields = True
    judged = Signal()

    def __init__(self, desk: Desk, spec: FieldSpec) -> None:
        super().__init__(desk, spec)
        self.rows: list[RowForm] = []
        self.add = button(desk.theme, desk.words("Add"), "plus", "link")
        self.add.setAccessibleName(
            desk.words("Add: {list}").format(list=desk.words(spec.label))
        )
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self._empty = label(desk.theme, desk.words("Not stated"), "body", "text-2")
        head = QHBoxLayout()
        head.addWidget(label(desk.theme, desk.words(spec.label), "heading"))
        head.addStretch(1)
        head.addWidget(self.add)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(head)
        whole.addWidget(self._empty)
        whole.addLayout(self._column)
        self.control = self.add
        self.add.clicked.connect(self.add_row)

    def value(self) -> Any:
        """Return the rows; refuses what cannot be read, with the path of the field."""
        found = []
        for place, row in enumerate(self.rows, 1):
            try:
                found.append(row.value())
            except Refusal as refusal:
                refusal.field = f"{self.spec.name}.{place}.{refusal.field}"
                raise
        return tuple(found)

    def readable(self) -> Any:
        """Return the rows, each as far as it can be read."""
        return tuple(row.readable() for row in self.rows)

    def unread(self) -> dict[str, str]:
        """Return the texts in the rows that cannot be read, by list, place and field."""
        return {
            f"{self.spec.name}.{place}.{name}": text
            for place, row in enumerate(self.rows, 1)
            for field in row.fields.values()
            for name, text in field.editor.unread().items()
        }

    def show_unread(self, path: str, text: str) -> None:
        """Put a text back into the row's field that a path names."""
        field = self._field_at(path)
        if field is not None:
            field.show_unread(path, text)

    def show_value(self, value: Any) -> None:
        """Show the rows of a record."""
        while self.rows:
            self._drop(self.rows[-1])
        for row in value:
            self._append().show_value(row)
        self._renumber()
        self.was_edited = False

    def add_row(self) -> RowForm:
        """Add an empty row at the end and put the cursor into its first field."""
        form = self._append()
        self._renumber()
        self.touch()
        next(iter(form.fields.values())).focus()
        return form

    @property
    def refused(self) -> tuple[Field, ...]:
        """Return the fields to correct in all rows, from the top."""
        return tuple(field for field in self._all() if field.refusal is not None)

    def judge(self) -> None:
        """Judge every field of every row."""
        for field in self._all():
            field.judge()

    def refuse(self, refusal: Refusal) -> bool:
        """Show a refusal at the row's field that its path names."""
        field = self._field_at(refusal.field)
        if field is not None:
            field.refuse(refusal)
        return field is not None

    def focus(self, field: str = "") -> None:
        """Put the cursor into the row's field that a path names, or on the button."""
        found = self._field_at(field)
        if found is not None:
            found.focus()
        else:
            super().focus()

    def _all(self) -> Iterator[Field]:
        return (field for row in self.rows for field in row.fields.values())

    def _field_at(self, path: str) -> Field | None:
        parts = path.split(".")
        if len(parts) < 3 or not parts[1].isdigit() or int(parts[1]) > len(self.rows):
            return None
        return self.rows[int(parts[1]) - 1].fields.get(parts[2])

    def _append(self) -> RowForm:
        assert self.spec.row is not None
        form = RowForm(self.desk, self.spec.row)
        form.show_value(self.spec.row())
        form.edited.connect(self.touch)
        form.judged.connect(self.judged)
        form.moved.connect(lambda step: self._move(form, step))
        form.removed.connect(lambda: self._take_away(form))
        self.rows.append(form)
        self._column.addWidget(form)
        return form

    def _drop(self, form: RowForm) -> None:
        self.rows.remove(form)
        self._column.removeWidget(form)
        form.hide()
        form.deleteLater()

    def _take_away(self, form: RowForm) -> None:
        self._drop(form)
        self._renumber()
        self.touch()
        self.add.setFocus()

    def _move(self, form: RowForm, step: int) -> None:
        place = self.rows.index(form)
        target = place + step
        if not 0 <= target < len(self.rows):
            return
        self.rows.insert(target, self.rows.pop(place))
        self._column.removeWidget(form)
        self._column.insertWidget(target, form)
        self._renumber()
        self.touch()
        (form.up if step < 0 else form.down).setFocus()

    def _renumber(self) -> None:
        for place, form in enumerate(self.rows, 1):
            form.number.setText(str(place))
            form.up.setEnabled(place > 1)
            form.down.setEnabled(place < len(self.rows))
        self._empty.setVisible(not self.rows)
        self._order()

    def _order(self) -> None:
        """Let Tab stop at the rows as they stand: Qt puts what is added behind all else."""
        before: QWidget = self.add
        for row in self.rows:
            for stop in stops(row):
                self.setTabOrder(before, stop)
                before = stop
