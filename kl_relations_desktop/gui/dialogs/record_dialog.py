"""A record's form in a dialog, for what is added without leaving the page."""

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.base import GROUP_RECORD, Record
from kl_relations_desktop.domain.records.describe import specs
from kl_relations_desktop.domain.records.story import Milestone, Visit
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.form_dialog import FormDialog
from kl_relations_desktop.gui.widgets.asking import ABOUT_EDITS, ABOUT_NEW
from kl_relations_desktop.gui.widgets.basics import button, label
from kl_relations_desktop.gui.widgets.edit_pane import EditPane
from kl_relations_desktop.wording.catalogue import N_

_SIZE = QSize(760, 620)
ENTRY_KINDS = (N_("Milestone"), N_("Visit"), N_("Agreement"))


class RecordDialog(FormDialog):
    """The form of one record; it is saved through the desk, and asked about when left."""

    saved = Signal(int)

    def __init__(self, desk: Desk, record: Record, parent: QWidget, field: str = "") -> None:
        super().__init__(desk, parent, _SIZE)
        self.about = ABOUT_NEW if record.id is None else ABOUT_EDITS
        self.pane = self._show_form(record, field)

    def save(self) -> bool:
        """Save the record; a refusal is shown at its field."""
        return self.pane.try_to_save()

    def done(self, answer: int) -> None:
        """Let the form's draft go with the dialog."""
        self.pane.let_go()
        super().done(answer)

    def _show_form(self, record: Record, field: str = "") -> EditPane:
        pane = EditPane(self._desk, record)
        pane.saved.connect(self._on_saved)
        pane.cancelled.connect(self.reject)
        self.body.addWidget(pane)
        self.setAccessibleName(pane.name.text())
        self.setWindowTitle(pane.name.text())
        # The form has its places only once it stands.
        QTimer.singleShot(0, pane, lambda: pane.focus(field or first_field(record)))
        return pane

    def _on_saved(self, record_id: int) -> None:
        self.saved.emit(record_id)
        self.accept()


class AddEntryDialog(RecordDialog):
    """The form of a new entry of a partner's timeline; its kind is chosen above it."""

    def __init__(self, desk: Desk, partner_id: int, parent: QWidget) -> None:
        self._drafts: tuple[Record, ...] = (
            Milestone(partner=partner_id),
            Visit(partner=partner_id),
            Agreement(partner=partner_id),
        )
        super().__init__(desk, self._drafts[0], parent)
        self._place = 0
        self.choices = [button(desk.theme, desk.words(one)) for one in ENTRY_KINDS]
        row = QHBoxLayout()
        row.setContentsMargins(24, 16, 20, 0)
        row.setSpacing(6)
        row.addWidget(label(desk.theme, desk.words("What is added"), "label", "text-2"))
        row.addSpacing(8)
        for place, made in enumerate(self.choices):
            made.setCheckable(True)
            made.setAutoExclusive(True)
            made.setChecked(place == 0)
            made.clicked.connect(lambda _on=False, one=place: self._ask_for(one))
            row.addWidget(made)
        row.addStretch(1)
        self.body.insertLayout(0, row)

    def _ask_for(self, place: int) -> None:
        self.choices[self._place].setChecked(True)
        self.leave(lambda: self._choose(place))

    def _choose(self, place: int) -> None:
        self._place = place
        self.choices[place].setChecked(True)
        old = self.pane
        old.let_go()
        self.body.removeWidget(old)
        old.hide()
        old.deleteLater()
        self.pane = self._show_form(self._drafts[place])


def first_field(record: Record) -> str:
    """Return the first field that the officer is to fill: whose record it is is known."""
    names = (
        spec.name
        for spec in specs(type(record))
        if not spec.hidden and spec.group != GROUP_RECORD
    )
    return next((name for name in names if name != "partner"), "")
