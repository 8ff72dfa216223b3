"""A pane that scrolls; its bar stands in the margin, so that nothing shifts when it comes."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

_CLEAR = 6


class Inside(QWidget):
    """What scrolls: as high as its texts need at the width there is, and no higher."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("recordbody")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def minimumSizeHint(self) -> QSize:
        """Return the least width alone where texts break: they would ask for a column's height.

        Lines that do not break keep their height: more of them than there is room for roll.
        """
        least, layout = super().minimumSizeHint(), self.layout()
        breaks = layout is not None and layout.hasHeightForWidth()
        return QSize(least.width(), 0 if breaks else least.height())


class Rolling(QScrollArea):
    """Scrolls a widget up and down, never sideways."""

    def __init__(self, inside: Inside, row: QHBoxLayout, right: int) -> None:
        super().__init__()
        self._row = row
        self._right = right
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        row.setContentsMargins(0, 0, right, 0)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)

    def _on_range(self, _first: int, last: int) -> None:
        bar = self.verticalScrollBar().sizeHint().width() if last > 0 else 0
        right = max(self._right - bar, _CLEAR) if bar else self._right
        self._row.setContentsMargins(0, 0, right, 0)
