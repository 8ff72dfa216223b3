"""Filling in one gap in place: one field of one record, with Save."""

import dataclasses
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kl_relations_desktop.domain.errors import Refusal
from kl_relations_desktop.domain.gap import Gap
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import FieldType, spec_of
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.form_dialog import FormDialog
from kl_relations_desktop.gui.forms.field import INSET, Field, in_line
from kl_relations_desktop.gui.forms.making import editor_for
from kl_relations_desktop.gui.forms.meanwhile import stored, told_of
from kl_relations_desktop.gui.forms.rows_editor import RowsEditor
from kl_relations_desktop.gui.naming import named
from kl_relations_desktop.gui.widgets.basics import button, wrapped
from kl_relations_desktop.usecases.records import CHANGED_MEANWHILE, load_record, save_edited
from kl_relations_desktop.wording.labels import gap_sentence

_SIZE = QSize(440, 230)
_ROWS_SIZE = QSize(760, 250)
_SIDE = 20


class FillGapDialog(FormDialog):
    """The one field that says nothing, to be filled in where it is missed."""

    has_one_field = True

    def __init__(self, desk: Desk, gap: Gap, parent: QWidget) -> None:
        self._record = desk.ask(lambda ws: load_record(ws, gap.kind, gap.record_id))
        spec = spec_of(type(self._record), gap.field)
        is_list = spec.type is FieldType.ROWS
        super().__init__(desk, parent, _ROWS_SIZE if is_list else _SIZE)
        self._gap = gap
        editor = RowsEditor(desk, spec) if is_list else editor_for(desk, spec)
        self.field = Field(desk, spec, editor)
        editor.show_value(getattr(self._record, gap.field))
        self._build()
        self.field.focus()

    def save(self) -> None:
        """Save the value; a refusal is shown at the field."""
        if self.field.judge() is not None:
            self.field.focus()
            return
        filled: dict[str, Any] = {self._gap.field: self.field.value()}
        saved = self._desk.do(
            lambda ws: save_edited(
                ws, self._record, dataclasses.replace(self._record, **filled)
            ),
            refused=self._on_refused,
        )
        if saved is not None:
            self.accept()

    def _build(self) -> None:
        words, theme = self._desk.words, self._desk.theme
        title = gap_sentence(self._gap, words)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(in_line(wrapped(theme, title, "heading")))
        about = wrapped(theme, named(self._desk, self._record), "caption", "text-2")
        column.addWidget(in_line(about))
        column.addSpacing(8)
        column.addWidget(self.field)
        column.addStretch(1)
        self.roll(column, _SIDE - INSET, (_SIDE - INSET, 16, 0))
        self.body.addLayout(self._acts())

    def _acts(self) -> QHBoxLayout:
        words, theme = self._desk.words, self._desk.theme
        whole = button(theme, words("Open the whole record"), kind="link")
        whole.clicked.connect(self._on_whole)
        cancel = button(theme, words("Cancel"))
        cancel.clicked.connect(self.reject)
        self.save_button = button(theme, words("Save"), kind="primary")
        self.save_button.clicked.connect(self.save)
        row = QHBoxLayout()
        row.setContentsMargins(_SIDE - 8, 12, _SIDE, 16)
        row.setSpacing(8)
        row.addWidget(whole)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.save_button)
        return row

    def _on_whole(self) -> None:
        self.leave(self._open_whole)

    def _open_whole(self) -> None:
        self.done(self.DialogCode.Rejected)
        gap = self._gap
        self._desk.open_record(gap.kind, gap.record_id, is_editing=True, field=gap.field)

    def _on_refused(self, refusal: Refusal) -> None:
        if refusal.code == CHANGED_MEANWHILE:
            self._meet(stored(self._desk, self._record))
        elif refusal.field.partition(".")[0] == self._gap.field:
            self.field.refuse(refusal)
            self.field.focus()
        else:
            self._desk.refused.emit(refusal)

    def _meet(self, now: Record) -> None:
        """Tell what somebody else has filled in; saved again, what stands here stays."""
        name = self._gap.field
        self._record = now
        self.field.ask_which(getattr(now, name), told_of(self._desk, now, (name,))[name])
        self.field.focus()
