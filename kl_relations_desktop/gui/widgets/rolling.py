"""A pane that scrolls; its bar stands in the margin, so that nothing shifts when it comes."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea

from kl_relations_desktop.gui.numbers import NO_STOP, never_sideways, take_focus
from kl_relations_desktop.gui.widgets.ground import ground

Around = tuple[int, int, int]
"""The margins left, above and below what scrolls."""
PAGE: tuple[int, Around] = (18, (18, 10, 10))
"""The margins of a page that scrolls as a whole: its ring has two pixels of its own."""
_CLEAR = 4


class Inside(QFrame):
    """What scrolls: as high as its texts need at the width there is, and no higher."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("recordbody")

    def minimumSizeHint(self) -> QSize:
        """Return the least width alone where texts break: they would ask for a column's height.

        Lines that do not break keep their height: more of them than there is room for roll.
        """
        least, layout = super().minimumSizeHint(), self.layout()
        breaks = layout is not None and layout.hasHeightForWidth()
        return QSize(least.width(), 0 if breaks else least.height())


class Rolling(QScrollArea):
    """Scrolls a widget up and down, never sideways."""

    def __init__(
        self, inside: Inside, layout: QLayout, right: int, around: Around = (0, 0, 0)
    ) -> None:
        super().__init__()
        self._layout = layout
        self._right = right
        self._around = around
        self.setObjectName("recordbody")
        self.setViewport(ground("recordbody"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        never_sideways(self)
        take_focus(self, NO_STOP)
        self.setWidget(inside)
        self._inside = inside
        self._leave(right)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)

    def _on_range(self, _first: int, last: int) -> None:
        bar = self.verticalScrollBar().sizeHint().width() if last > 0 else 0
        right = max(self._right - bar, _CLEAR) if bar else self._right
        self._leave(right)

    def show_ground(self) -> None:
        """Let what lies under it show through, such as the round corners of a dialog."""
        for one in (self, self.viewport(), self._inside):
            one.setObjectName("")
            one.setAutoFillBackground(False)

    def high_for(self, width: int) -> int:
        """Return the height in which nothing has to scroll at this width."""
        if self._layout.hasHeightForWidth():
            return self._layout.totalHeightForWidth(width)
        return self._layout.totalSizeHint().height()

    def _leave(self, right: int) -> None:
        left, top, bottom = self._around
        self._layout.setContentsMargins(left, top, right, bottom)
