"""The window's inside: never smaller than it can be used; a smaller window rolls over it."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from kl_relations_desktop.gui.numbers import NO_STOP, take_focus
from kl_relations_desktop.gui.widgets.ground import ground


class Floor(QScrollArea):
    """Shows a widget as large as itself, but not smaller than the least that it is given."""

    def __init__(self, inside: QWidget, least: QSize) -> None:
        super().__init__()
        self._inside = inside
        self._least = least
        self.setObjectName("desk")
        self.setViewport(ground("desk"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        take_focus(self, NO_STOP)
        self.setWidget(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the inside the size of the window, or the least."""
        super().resizeEvent(event)
        room, least = self.maximumViewportSize(), self._least
        bar = self.verticalScrollBar().sizeHint().width()
        # One bar takes room from the other side.
        is_low = room.height() < least.height()
        is_thin = room.width() - is_low * bar < least.width()
        is_low = is_low or (is_thin and room.height() - bar < least.height())
        left = room - QSize(is_low * bar, is_thin * bar)
        self._inside.resize(left.expandedTo(least))
