"""A line of a side column: a state, what it is about, and what it opens."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kl_relations_desktop.gui.icons import paint_icon
from kl_relations_desktop.gui.pages.partner_facts import SideRow
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.pressed_row import PressedRow
from kl_relations_desktop.gui.widgets.source_mark import mark_width, paint_source_mark

_TEXT = 28
_PAD = 3


class SideLine(PressedRow):
    """Two lines of text with a state before them; pressing it opens the record."""

    def __init__(
        self, theme: Theme, row: SideRow, state: str = "", parent: QWidget | None = None
    ) -> None:
        said = ", ".join(part for part in (row.headline, row.detail, state) if part)
        super().__init__(theme, said, (row.headline, row.detail), parent)
        self.row = row

    def sizeHint(self) -> QSize:
        """Return the height of its lines."""
        high = self._theme.metrics("strong").height() + 2 * _PAD
        if self.row.detail:
            high += self._theme.metrics("caption").height()
        return QSize(120, high)

    def paint_inside(self, painter: QPainter) -> None:
        """Paint state, headline and detail."""
        self._paint_sign(painter)
        self._paint_texts(painter)

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
