"""A line of a side column: a state, what it is about, and what it opens."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kl_relations_desktop.gui.icons import paint_icon
from kl_relations_desktop.gui.pages.partner_facts import SideRow
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.basics import shows_ring
from kl_relations_desktop.gui.widgets.source_mark import mark_width, paint_source_mark

_TEXT = 28
_PAD = 3


class SideLine(QAbstractButton):
    """Two lines of text with a state before them; pressing it opens the record."""

    def __init__(
        self, theme: Theme, row: SideRow, state: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.row = row
        self._is_keyed = False
        said = ", ".join(part for part in (row.headline, row.detail, state) if part)
        self.setAccessibleName(said)
        self.setToolTip("\n".join(part for part in (row.headline, row.detail) if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the height of its lines."""
        high = self._theme.metrics("strong").height() + 2 * _PAD
        if self.row.detail:
            high += self._theme.metrics("caption").height()
        return QSize(120, high)

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest size: the texts are cut, the lines stay."""
        return QSize(60, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard came here, for only then the ring is shown."""
        self._is_keyed = shows_ring(event, self._is_keyed)
        super().focusInEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the line can be pressed."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint state, headline and detail."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.ink("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        self._paint_sign(painter)
        self._paint_texts(painter)
        if self.hasFocus() and self._is_keyed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.ink("accent"), 2.0))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_sign(self, painter: QPainter) -> None:
        row = self.row
        if row.mark is not None:
            wide = mark_width(self._theme, row.mark.text)
            high = self._theme.metrics("strong").height()
            paint_source_mark(painter, self._theme, row.mark, QRectF(1, _PAD, wide, high))
            return
        middle = self.height() / 2
        ink = self._theme.ink(row.state or "text-2")
        paint_icon(painter, row.icon, QRectF(0, middle - 8, 16, 16), ink)

    def _paint_texts(self, painter: QPainter) -> None:
        strong, caption = self._theme.metrics("strong"), self._theme.metrics("caption")
        role = "body" if self.row.mark is not None else "strong"
        wide = self.width() - _TEXT - 3
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.ink("text"))
        cut = painter.fontMetrics().elidedText(
            self.row.headline, Qt.TextElideMode.ElideRight, wide
        )
        painter.drawText(_TEXT + 1, _PAD + strong.ascent(), cut)
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.ink("text-2"))
        cut = caption.elidedText(self.row.detail, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(_TEXT + 1, _PAD + strong.height() + caption.ascent(), cut)
