"""Recording what a source says of one value."""

import dataclasses
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kl_relations_desktop.domain.errors import Refusal
from kl_relations_desktop.domain.records.describe import spec_of
from kl_relations_desktop.domain.records.evidence import Claim
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.form_dialog import FormDialog
from kl_relations_desktop.gui.forms.field import INSET, Field
from kl_relations_desktop.gui.forms.making import editor_for
from kl_relations_desktop.gui.pages.partner_facts import Subject
from kl_relations_desktop.gui.widgets.basics import button, label, wrapped
from kl_relations_desktop.usecases.records import save_record

_SIZE = QSize(480, 480)
_SIDE = 20
_FIELDS = ("source", "as_printed", "as_of", "confidence", "value")


class AddClaimDialog(FormDialog):
    """The few fields of a claim; which value it speaks of is settled already."""

    saved = Signal(int)

    def __init__(self, desk: Desk, subject: Subject, parent: QWidget) -> None:
        super().__init__(desk, parent, _SIZE)
        self._claim = Claim(
            record_kind=subject.kind, record_id=subject.record_id, field_name=subject.field
        )
        self.fields = {name: self._field(name) for name in _FIELDS}
        self._build(subject)
        self.fields["source"].focus()

    def save(self) -> None:
        """Save the claim; a refusal is shown at its field."""
        refused = [field for field in self.fields.values() if field.judge() is not None]
        if refused:
            refused[0].focus()
            return
        values: dict[str, Any] = {name: field.value() for name, field in self.fields.items()}
        changes = self._desk.do(
            lambda ws: save_record(ws, dataclasses.replace(self._claim, **values)),
            refused=self._on_refused,
        )
        if changes is not None:
            self.saved.emit(changes.first_id)
            self.accept()

    def _field(self, name: str) -> Field:
        spec = spec_of(Claim, name)
        editor = editor_for(self._desk, spec)
        editor.show_value(getattr(self._claim, name))
        return Field(self._desk, spec, editor)

    def _build(self, subject: Subject) -> None:
        words, theme = self._desk.words, self._desk.theme
        title = words("What a source says")
        self.setWindowTitle(title)
        self.setAccessibleName(f"{title}: {subject.label}")
        inside = QVBoxLayout()
        inside.setSpacing(6)
        for field in self.fields.values():
            inside.addWidget(field)
        inside.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(20, 16, 20, 10)
        head.setSpacing(2)
        head.addWidget(label(theme, title, "heading"))
        said = f"{subject.label}: {subject.value}" if subject.value else subject.label
        head.addWidget(wrapped(theme, said, "caption", "text-2"))
        self.body.addLayout(head)
        self.roll(inside, _SIDE - INSET, (_SIDE - INSET, 0, 8))
        self.body.addLayout(self._acts())

    def _acts(self) -> QHBoxLayout:
        words, theme = self._desk.words, self._desk.theme
        cancel = button(theme, words("Cancel"))
        cancel.clicked.connect(self.reject)
        saved = button(theme, words("Save"), kind="primary")
        saved.clicked.connect(self.save)
        row = QHBoxLayout()
        row.setContentsMargins(20, 8, 20, 16)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(saved)
        return row

    def _on_refused(self, refusal: Refusal) -> None:
        field = self.fields.get(refusal.field.partition(".")[0])
        if field is None:
            self._desk.refused.emit(refusal)
        else:
            field.refuse(refusal)
            field.focus()
