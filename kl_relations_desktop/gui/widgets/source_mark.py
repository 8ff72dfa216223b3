"""The source mark behind a value: a small numbered plate that opens its claims."""

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kl_relations_desktop.gui.pages.partner_facts import Mark
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.as_written import tip
from kl_relations_desktop.gui.widgets.basics import shows_ring

_SIDE = 4
_RING = 3


def mark_width(theme: Theme, text: str) -> float:
    """Return how wide the mark with this text is."""
    return math.ceil(theme.metrics("mark").horizontalAdvance(text)) + 2.0 * _SIDE


def mark_height(theme: Theme) -> float:
    """Return how high every mark is."""
    return theme.metrics("mark").height() + 1.0


def paint_source_mark(painter: QPainter, theme: Theme, mark: Mark, box: QRectF) -> None:
    """Paint a mark in the middle of a box: in the verify colours when it is doubtful."""
    tone = ("verify-tint", "verify") if mark.is_doubtful else ("tint", "accent")
    high = mark_height(theme)
    plate = QRectF(box.left(), box.center().y() - high / 2, box.width(), high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.ink(tone[0]))
    painter.drawRoundedRect(plate, 3, 3)
    painter.setPen(theme.ink(tone[1]))
    painter.setFont(theme.font("mark"))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, mark.text)


def mark_room(theme: Theme) -> int:
    """Return how high a mark is with its ring."""
    return round(mark_height(theme)) + 2 * _RING


class SourceMark(QAbstractButton):
    """A source mark that mouse and keyboard can press."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mark = Mark("", False, "")
        self._is_keyed = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_mark(self, mark: Mark | None, of: str, explained: str) -> None:
        """Show the mark of a value; without one the button is out of sight."""
        self.setVisible(mark is not None)
        if mark is not None:
            self._mark = mark
            self.setAccessibleName(f"{of}, {mark.spoken}")
            self.setToolTip(tip(explained))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the plate with room for the ring around it."""
        wide = mark_width(self._theme, self._mark.text)
        return QSize(round(wide) + 2 * _RING, mark_room(self._theme))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard came here, for only then the ring is shown."""
        self._is_keyed = shows_ring(event, self._is_keyed)
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the plate, and the ring when the keyboard is here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        paint_source_mark(painter, self._theme, self._mark, plate)
        if self.hasFocus() and self._is_keyed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.ink("accent"), 2.0))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
