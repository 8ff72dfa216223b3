"""A closed list that the wheel does not change in passing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class ChoiceBox(QComboBox):
    """A closed list; the wheel scrolls the page until the list has the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: an officer who scrolls has chosen nothing."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
