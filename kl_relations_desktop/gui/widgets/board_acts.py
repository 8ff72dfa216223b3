"""Buttons in as many rows as their words need."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget


class ActRows(QWidget):
    """Buttons side by side; what has no room beside the others stands below them."""

    def __init__(self, acts: tuple[QPushButton, ...], gap: int = 8) -> None:
        super().__init__()
        self.acts = acts
        self._gap = gap
        for made in acts:
            # Without a parent, what is shown before it has its row would be a window.
            made.setParent(self)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(self._gap)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the buttons anew for the room there is."""
        super().resizeEvent(event)
        self.lay()

    def lead(self, first: QPushButton | None) -> None:
        """Let a button stand before the others."""
        self.acts = tuple(sorted(self.acts, key=lambda one: one is not first))
        self.lay()

    def lay(self) -> None:
        """Put the buttons that are to be seen into rows."""
        while (taken := self._rows.takeAt(0)) is not None:
            # Emptied first: a row that goes takes its stretch along, which Python knows.
            old = taken.layout()
            while old is not None and old.takeAt(0) is not None:
                pass
        left, row = self.width(), QHBoxLayout()
        for made in self.acts:
            if made.isHidden():
                continue
            wide = made.sizeHint().width()
            if row.count() and left < wide:
                self._end(row)
                left, row = self.width(), QHBoxLayout()
            left -= wide + self._gap
            row.addWidget(made)
        self._end(row)

    def _end(self, row: QHBoxLayout) -> None:
        row.setSpacing(self._gap)
        row.addStretch(1)
        self._rows.addLayout(row)
