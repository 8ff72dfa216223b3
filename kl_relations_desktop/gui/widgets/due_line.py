"""A line of the first page: its date in one column, what it is about, and its end."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kl_relations_desktop.gui.chips import chip_size, paint_chip
from kl_relations_desktop.gui.pages.overview_facts import DueRow
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.basics import shows_ring

DATE_COLUMN = 98
_ABOVE = 5


class DueLine(QAbstractButton):
    """Two lines of text after a date; pressing it opens the record."""

    def __init__(self, theme: Theme, row: DueRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.row = row
        self._is_keyed = False
        self.setAccessibleName(row.spoken)
        self.setToolTip("\n".join(part for part in (row.headline, row.detail) if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the height of two lines."""
        lines = self._theme.metrics("strong").height() + self._theme.metrics("caption").height()
        return QSize(240, lines + 2 * _ABOVE)

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest size: the texts are cut, the lines stay."""
        return QSize(DATE_COLUMN + 60, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard came here, for only then the ring is shown."""
        self._is_keyed = shows_ring(event, self._is_keyed)
        super().focusInEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the line can be pressed."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint date, texts and end."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.ink("hover"))
            painter.drawRoundedRect(box, 4, 4)
        self._paint_texts(painter, self._paint_end(painter))
        if self.hasFocus() and self._is_keyed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.ink("accent"), 2.0))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)

    def _paint_end(self, painter: QPainter) -> int:
        """Paint the chip or the words at the right; return the room they take."""
        if self.row.chip is not None:
            size = chip_size(self._theme, self.row.chip)
            corner = QPoint(self.width() - size.width(), (self.height() - size.height()) // 2)
            paint_chip(painter, self._theme, self.row.chip, QRect(corner, size))
            return size.width() + 12
        if self.row.later:
            painter.setFont(self._theme.font("caption"))
            painter.setPen(self._theme.ink("text-2"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.rect(), int(right), self.row.later)
            return self._theme.metrics("caption").horizontalAdvance(self.row.later) + 12
        return 12 if self.row.sheet else 0

    def _paint_texts(self, painter: QPainter, end: int) -> None:
        row, theme = self.row, self._theme
        strong, caption = theme.metrics("strong"), theme.metrics("caption")
        first = _ABOVE + strong.ascent()
        second = _ABOVE + strong.height() + caption.ascent()
        wide = self.width() - DATE_COLUMN - end
        for role, ink, base, left, right in (
            ("strong", "text", first, row.date, row.headline),
            ("caption", "text-2", second, row.below_date, row.detail),
        ):
            painter.setFont(theme.font(role))
            painter.setPen(theme.ink(ink))
            metrics = theme.metrics(role)
            cut = Qt.TextElideMode.ElideRight
            painter.drawText(1, base, metrics.elidedText(left, cut, DATE_COLUMN - 8))
            painter.drawText(DATE_COLUMN + 1, base, metrics.elidedText(right, cut, wide))
