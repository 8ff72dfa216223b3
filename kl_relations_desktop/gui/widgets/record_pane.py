"""The right half of a list page: nothing chosen, a record being read, or its form."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QStackedWidget, QWidget

from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.register import Kind
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.widgets.asking import ABOUT_EDITS, ABOUT_NEW, ask_about_edits
from kl_relations_desktop.gui.widgets.basics import EmptyState
from kl_relations_desktop.gui.widgets.edit_pane import EditPane
from kl_relations_desktop.gui.widgets.reader import Reader, RecordReader


class RecordPane(QStackedWidget):
    """Reading and editing as two states of one pane; it asks before edits are lost."""

    edit_asked = Signal(str)
    act_asked = Signal(str)
    saved = Signal(int)
    ended = Signal()
    """Editing was ended without saving."""

    def __init__(self, desk: Desk, kind: Kind, reader: Reader, choose_words: str) -> None:
        super().__init__()
        self._desk = desk
        self.reader = reader
        self.bin_reader = RecordReader(desk, kind)
        self.nothing = EmptyState(desk.theme, kind.icon, "", choose_words)
        self.edit: EditPane | None = None
        for pane in (self.nothing, self.reader, self.bin_reader):
            self._add(pane)
        for one in (self.reader, self.bin_reader):
            one.edit_asked.connect(self.edit_asked)
            one.act_asked.connect(self.act_asked)

    def _add(self, pane: QWidget) -> None:
        pane.setObjectName("recordpane")
        pane.setProperty("beside", True)
        pane.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.addWidget(pane)

    def read(self, record_id: int | None, *, binned: bool = False) -> None:
        """Show a record, or that none is chosen."""
        if record_id is None:
            self.setCurrentWidget(self.nothing)
            return
        reader = self.bin_reader if binned else self.reader
        reader.show_record(record_id)
        self.setCurrentWidget(reader)

    def begin(self, record: Record, field: str = "") -> None:
        """Show the form of a record, the caret in a field."""
        self.stop()
        pane = EditPane(self._desk, record)
        self._add(pane)
        pane.saved.connect(self._on_saved)
        pane.cancelled.connect(lambda: self.act_asked.emit("cancel"))
        pane.edited.connect(self._desk.edited)
        self.edit = pane
        self.setCurrentWidget(pane)
        pane.focus(field)

    def stop(self) -> None:
        """Let the form go, saved or not."""
        if self.edit is not None:
            pane, self.edit = self.edit, None
            pane.let_go()
            self.removeWidget(pane)
            pane.deleteLater()
            self._desk.edited.emit()

    @property
    def is_dirty(self) -> bool:
        """Return whether there are edits that have not been saved."""
        return self.edit is not None and self.edit.is_dirty

    def save(self) -> None:
        """Save the form, if one is open."""
        if self.edit is not None:
            self.edit.try_to_save()

    def leave(self, go_on: Callable[[], None]) -> None:
        """Go on at once, or after the officer has said what happens to the edits."""
        edit = self.edit
        if edit is None:
            go_on()
        elif not edit.is_dirty:
            self._end(go_on)
        else:

            def decided(answer: QMessageBox.StandardButton) -> None:
                if answer == QMessageBox.StandardButton.Save:
                    if edit.try_to_save():
                        go_on()
                elif answer == QMessageBox.StandardButton.Discard:
                    self._end(go_on)

            about = ABOUT_NEW if edit.record_id is None else ABOUT_EDITS
            ask_about_edits(self, self._desk.words, decided, about=about)

    def _end(self, go_on: Callable[[], None]) -> None:
        self.stop()
        self.ended.emit()
        go_on()

    def _on_saved(self, record_id: int) -> None:
        self.stop()
        self.saved.emit(record_id)
