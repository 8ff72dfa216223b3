"""A small dialog of a few fields and one act, for what is recorded on the board."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.errors import Refusal
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.records.describe import FieldSpec, FieldType
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.form_dialog import FormDialog
from kl_relations_desktop.gui.forms.field import INSET, Field, in_line
from kl_relations_desktop.gui.forms.making import editor_for
from kl_relations_desktop.gui.widgets.basics import button, wrapped
from kl_relations_desktop.usecases.workspace import Workspace

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class AskedField:
    """One field to be filled, and the value that it begins with."""

    spec: FieldSpec
    value: Any
    label: str = ""
    """The words above it where they are not the description's own."""
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What a dialog asks for: its title, whom it is about, its fields, and its act."""

    title: str
    about: str
    act: str
    fields: tuple[AskedField, ...]
    high: int = 330


class FieldsDialog(FormDialog):
    """A few fields, saved by one request; a refusal is shown at its field."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        asked: Asked,
        request: Callable[[Workspace, Values], Changes],
        said: str = "",
    ) -> None:
        super().__init__(desk, parent, QSize(620, asked.high))
        self.act_words = asked.act
        self._asked = asked
        self._request = request
        self._said = said
        self.changes: Changes | None = None
        self.fields = {one.spec.name: self._field(one) for one in asked.fields}
        self.above = QVBoxLayout()
        # A closed list would keep the key for itself.
        QShortcut(QKeySequence.StandardKey.Save, self, self.save)
        self._build()
        QTimer.singleShot(0, self, self.begin)

    def begin(self) -> None:
        """Put the cursor where the officer begins."""
        first = next((one for one in self.fields.values() if one.isVisible()), None)
        if first is not None:
            first.focus()

    def values(self) -> Values:
        """Return the values of the fields that are shown."""
        return {name: one.value() for name, one in self.fields.items() if not one.isHidden()}

    def save(self) -> None:
        """Do what is asked for; what is refused stays open, with the reason at its field."""
        shown = [one for one in self.fields.values() if not one.isHidden()]
        refused = [one for one in shown if one.judge() is not None]
        if refused:
            refused[0].focus()
            return
        values = self.values()
        self.changes = self._desk.do(
            lambda ws: self._request(ws, values), self._said, refused=self._on_refused
        )
        if self.changes is not None:
            self.accept()

    def _field(self, one: AskedField) -> Field:
        spec = replace(one.spec, label=one.label) if one.label else one.spec
        field = Field(self._desk, spec, editor_for(self._desk, spec))
        field.editor.show_value(one.value)
        field.restate()
        return field

    def _build(self) -> None:
        theme, words = self._desk.theme, self._desk.words
        self.setWindowTitle(self._asked.title)
        self.setAccessibleName(self._asked.title)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(in_line(wrapped(theme, self._asked.title, "title")))
        about = wrapped(theme, self._asked.about, "caption", "text-2")
        column.addWidget(in_line(about))
        column.addSpacing(8)
        self.above.setContentsMargins(INSET, 0, INSET, 0)
        column.addLayout(self.above)
        column.addLayout(self._laid())
        column.addStretch(1)
        self.roll(column, 20 - INSET, (20 - INSET, 16, 0))
        self.cancel = button(theme, words("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.act = button(theme, self._asked.act, kind="primary")
        self.act.clicked.connect(self.save)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 8, 20, 16)
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.act)
        self.body.addLayout(foot)

    def _laid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        row = column = 0
        for one in self._asked.fields:
            is_wide = one.is_wide or one.spec.type is FieldType.LONG_TEXT
            if is_wide and column:
                row, column = row + 1, 0
            grid.addWidget(self.fields[one.spec.name], row, column, 1, 2 if is_wide else 1)
            row, column = (row + 1, 0) if is_wide or column else (row, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _on_refused(self, refusal: Refusal) -> None:
        field = self.fields.get(refusal.field.partition(".")[0])
        if field is None or field.isHidden():
            self._desk.refused.emit(refusal)
            return
        field.refuse(refusal)
        field.focus()
