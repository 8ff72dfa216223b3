"""The right half of a list page while a record is edited."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kl_relations_desktop.domain.errors import Refusal
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.register import kind_of
from kl_relations_desktop.gui.chips import Chip, ChipLabel, Tone
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.forms.draft import DraftKeeper
from kl_relations_desktop.gui.forms.field import INSET, Field
from kl_relations_desktop.gui.forms.form import RecordForm
from kl_relations_desktop.gui.forms.meanwhile import stored, told_of
from kl_relations_desktop.gui.naming import named
from kl_relations_desktop.gui.panes import around
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.basics import button, wrapped
from kl_relations_desktop.gui.widgets.facts import flag_of
from kl_relations_desktop.gui.widgets.reader import Flag, beside_title
from kl_relations_desktop.gui.widgets.rolling import Inside, Rolling
from kl_relations_desktop.gui.widgets.tab_order import stops
from kl_relations_desktop.usecases.records import (
    CHANGED_MEANWHILE,
    clashes,
    edits,
    save_edited,
)

_AROUND = 24
_SETTLING = 400
"""Milliseconds in which a form that has just been opened finds its places."""


class _Count(ChipLabel):
    """How many fields are to be corrected; a click goes to the first."""

    clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Say that it was clicked."""
        self.clicked.emit()


class EditPane(QWidget):
    """A form with Save and Cancel; it saves through the desk and says when it is done."""

    saved = Signal(int)
    cancelled = Signal()
    edited = Signal()

    def __init__(self, desk: Desk, record: Record) -> None:
        super().__init__()
        self.setObjectName("recordpane")
        self._desk = desk
        words = desk.words
        is_new = record.id is None
        kind = words(kind_of(record).label)
        name = words("New: {kind}").format(kind=kind) if is_new else named(desk, record)
        self.flag = Flag(desk.theme)
        self.name = wrapped(desk.theme, name, "title")
        self.count = _Count(desk.theme)
        self.cancel = button(desk.theme, words("Cancel"))
        self.save = button(desk.theme, words("Save"), kind="primary")
        self.form = RecordForm(desk, record)
        self._record = record
        # A draft may lie over the record: what was read is what stands in the store.
        self._read = record if is_new else stored(desk, record)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLING)
        self._build()
        self.flag.show_code(flag_of(desk, record))
        self._connect()
        self.keeper = DraftKeeper(desk, self.form, record)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 20, 8)
        head.setSpacing(12)
        theme = self._desk.theme
        head.addLayout(beside_title(theme, self.flag))
        head.addWidget(self.name, 1, Qt.AlignmentFlag.AlignTop)
        head.addLayout(beside_title(theme, self.count, self.cancel, self.save))
        inside = Inside()
        body = QVBoxLayout(inside)
        body.addWidget(self.form)
        self.area = Rolling(inside, body, 20 - INSET, (24 - INSET, 4, 20))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.area, 1)
        self._order()

    def _order(self) -> None:
        # Save stands above the form, but is reached after it: the order of work.
        for last in list(stops(self.form))[-1:]:
            self.setTabOrder(last, self.cancel)
        self.setTabOrder(self.cancel, self.save)

    def _connect(self) -> None:
        self.save.clicked.connect(self.try_to_save)
        self.cancel.clicked.connect(self.cancelled)
        self.count.clicked.connect(self.form.focus_refused)
        self.form.edited.connect(self.edited)
        self.form.edited.connect(self._keep_in_sight)
        self.form.grown.connect(self._order)
        self.form.judged.connect(self._on_judged)
        self.area.verticalScrollBar().rangeChanged.connect(self._on_longer)

    @property
    def is_dirty(self) -> bool:
        """Return whether something would be lost by leaving."""
        return self.form.is_edited

    @property
    def record_id(self) -> int | None:
        """Return the id of the record that is edited; None while it is new."""
        return self._record.id

    def let_go(self) -> None:
        """Keep no draft of this form any more: it was saved or discarded."""
        self.keeper.forget()

    def try_to_save(self) -> bool:
        """Save the draft; a refusal is shown at its field."""
        changes = self._desk.do(
            lambda ws: save_edited(ws, self._read, self.form.record()),
            refused=self._on_refused,
        )
        if changes is None:
            return False
        self.saved.emit(changes.id_of(kind_of(self._record).name))
        return True

    def focus(self, field: str = "") -> None:
        """Put the caret into a field, and the field into sight."""
        self.form.focus(field)
        self._keep_in_sight()

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Keep in sight what Tab comes to: from Save it comes back to the top of the form."""
        has_moved = super().focusNextPrevChild(is_next)
        self._show_focus()
        return has_moved

    def _keep_in_sight(self) -> None:
        # The form has its places only after it has been laid out, which takes several turns.
        self._settling.start()
        QTimer.singleShot(0, self, self._show_focus)

    def _on_longer(self) -> None:
        if self._settling.isActive():
            self._show_focus()

    def _show_focus(self) -> None:
        shown = around(self.focusWidget(), Field)
        if shown is None:
            return
        top = shown.mapTo(self.form, shown.rect().topLeft()).y() + self.form.y()
        # The top comes last: a field taller than the pane is read from there.
        self.area.ensureVisible(0, top + shown.height(), 0, _AROUND)
        self.area.ensureVisible(0, top, 0, _AROUND)

    def _on_refused(self, refusal: Refusal) -> None:
        if refusal.code == CHANGED_MEANWHILE:
            self._meet(stored(self._desk, self._read), self.form.record())
        else:
            self.form.refuse(refusal)
        self._on_judged(len(self.form.refused))
        self._keep_in_sight()

    def _meet(self, now: Record, edited: Record) -> None:
        """Show what others have saved meanwhile; saved again, what stands here stays."""
        asked = told_of(self._desk, now, clashes(self._read, edited, now))
        self.form.meet(now, edits(self._read, edited), asked)
        self._read = now

    def _on_judged(self, count: int) -> None:
        words = self._desk.words
        said = words.plural("{n} field to correct", "{n} fields to correct", count)
        self.count.show_chip(Chip(Tone.LATE, said.format(n=count)) if count else None)
