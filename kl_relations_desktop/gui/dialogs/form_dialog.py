"""A floating dialog with fields: what was typed into them is asked about before it is lost."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMessageBox, QWidget

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.floating import FloatingDialog
from kl_relations_desktop.gui.forms.field import Field
from kl_relations_desktop.gui.widgets.asking import ABOUT_TYPED, ask_about_edits
from kl_relations_desktop.gui.widgets.basics import presses

_Button = QMessageBox.StandardButton


class FormDialog(FloatingDialog):
    """Esc and Cancel close it at once, or after the officer has said what happens."""

    about = ABOUT_TYPED
    """What is asked before something typed is lost."""
    act_words = ""
    """What the button that keeps it says; empty for Save."""
    has_one_field = False

    def __init__(self, desk: Desk, parent: QWidget, size: QSize) -> None:
        super().__init__(desk.theme, parent, size)
        self._desk = desk

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Ctrl+S, and from a single field with Enter."""
        if presses(event, self.focusWidget()):
            return
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.matches(QKeySequence.StandardKey.Save) or (is_enter and self.has_one_field):
            self.save()
        else:
            super().keyPressEvent(event)

    def save(self) -> object:
        """Do what the dialog is for; a refusal is shown at its field."""
        raise NotImplementedError

    @property
    def is_dirty(self) -> bool:
        """Return whether something was typed that would be lost."""
        return any(field.editor.was_edited for field in self.findChildren(Field))

    def reject(self) -> None:
        """Close when nothing is lost by it, or ask."""
        self.leave(super().reject)

    def leave(self, go_on: Callable[[], object]) -> None:
        """Go on, at once or after the officer has said what happens to what was typed."""

        def decided(answer: QMessageBox.StandardButton) -> None:
            if answer == _Button.Save:
                self.save()
            elif answer == _Button.Discard:
                go_on()

        if self.is_dirty:
            words = self._desk.words
            ask_about_edits(self, words, decided, about=self.about, act=self.act_words)
        else:
            go_on()
