"""A closed list that the wheel does not change in passing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate

_ROWS = 12
"""So many are seen at once; the others roll."""


class ChoiceBox(QComboBox):
    """A closed list; the wheel scrolls the page until the list has the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        # Fusion would open a long list as high as the screen: the stylesheet lets it roll.
        self.setObjectName("choice")
        self.setMaxVisibleItems(_ROWS)
        self._is_dressed = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def showPopup(self) -> None:
        """Open the list, with a bar where there is more than can be seen."""
        if not self._is_dressed:
            self._is_dressed = True
            self.view().setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
            # Its rows take their height from the stylesheet; those of a combo box do not.
            self.setItemDelegate(QStyledItemDelegate(self))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: an officer who scrolls has chosen nothing."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
