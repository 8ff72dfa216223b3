"""A line of the first page: its date in one column, what it is about, and its end."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolButton, QWidget

from kl_relations_desktop.gui.chips import chip_size, paint_chip
from kl_relations_desktop.gui.ink import cut, write, write_at
from kl_relations_desktop.gui.numbers import NO_STOP, take_focus
from kl_relations_desktop.gui.pages.first_page import DueRow
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.basics import icon_button
from kl_relations_desktop.gui.widgets.pressed_row import PressedRow

_DATES = 98
"""The column of the dates, where none is wider."""
SIDE = 8
"""The ring of the keyboard has so much room beside the words."""
_ABOVE = 5
_MORE = 24
_SPACE = 8


class DueLine(PressedRow):
    """Two lines of text after a date; pressing it opens the record, its menu has the rest."""

    menu_asked = Signal(QPoint)
    """Somebody wants the menu of this line, there on the screen."""
    narrowest = _DATES + 2 * SIDE + 60

    def __init__(
        self, theme: Theme, row: DueRow, dates: int = _DATES, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, row.spoken, (row.headline, row.detail), parent)
        self.row = row
        self.item: Any = None
        """The DueItem that the line is about, once it is known."""
        self.dates = dates
        """How wide the column of the dates is, from line to line."""
        self.more: QToolButton | None = None

    def offer_menu(self, name: str) -> None:
        """Show a small button for the menu before the end of the line, while it is at hand."""
        self.more = icon_button(self._theme, "ellipsis", name)
        self.more.setParent(self)
        # The line itself has the keyboard: its menu comes with Shift+F10.
        take_focus(self.more, NO_STOP)
        self.more.resize(_MORE, _MORE)
        self.more.clicked.connect(lambda: self._ask_menu(self.rect().bottomRight()))
        self._show_more()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu, where the mouse or the keyboard is."""
        if self.more is None:
            super().contextMenuEvent(event)
        elif event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menu_asked.emit(event.globalPos())
        else:
            self._ask_menu(QPoint(SIDE + self.dates, self.height()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that there is a menu."""
        super().focusInEvent(event)
        self._show_more()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the button of the menu go."""
        super().focusOutEvent(event)
        self._show_more()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that there is a menu."""
        super().enterEvent(event)
        self._show_more(is_near=True)

    def leaveEvent(self, event: QEvent) -> None:
        """Let the button of the menu go."""
        super().leaveEvent(event)
        self._show_more()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button of the menu before the end of the line."""
        super().resizeEvent(event)
        if self.more is not None:
            middle = (self.height() - self.more.height()) // 2
            self.more.move(self._end - self.more.width(), middle)

    def _show_more(self, *, is_near: bool = False) -> None:
        if self.more is not None:
            self.more.setVisible(is_near or self.hasFocus())

    def _ask_menu(self, at: QPoint) -> None:
        self.menu_asked.emit(self.mapToGlobal(at))

    def sizeHint(self) -> QSize:
        """Return the height of two lines."""
        lines = self._theme.metrics("strong").height() + self._theme.metrics("caption").height()
        return QSize(240, lines + 2 * _ABOVE)

    @property
    def _end(self) -> int:
        """Return where the chip or the words begin that end the line."""
        row, end = self.row, self.width() - SIDE
        if row.chip is not None:
            return end - chip_size(self._theme, row.chip).width() - _SPACE
        if row.later:
            return end - self._theme.metrics("caption").horizontalAdvance(row.later) - _SPACE
        return end

    def paint_inside(self, painter: QPainter) -> None:
        """Paint date, texts and end."""
        self._paint_end(painter)
        # The room of the button is kept free: nothing jumps when the mouse comes.
        self._paint_texts(painter, self._end - (_MORE if self.more is not None else 0))

    def _paint_end(self, painter: QPainter) -> None:
        end = self.width() - SIDE
        if self.row.chip is not None:
            size = chip_size(self._theme, self.row.chip)
            corner = QPoint(end - size.width(), (self.height() - size.height()) // 2)
            paint_chip(painter, self._theme, self.row.chip, QRect(corner, size))
        elif self.row.later:
            look = self._theme.font("caption"), self._theme.ink("text-2")
            whole = self.rect().adjusted(0, 0, -SIDE, 0)
            write(painter, self.row.later, whole, look, is_right=True)

    def _paint_texts(self, painter: QPainter, end: int) -> None:
        row, theme = self.row, self._theme
        strong, caption = theme.metrics("strong"), theme.metrics("caption")
        first = _ABOVE + strong.ascent()
        second = _ABOVE + strong.height() + caption.ascent()
        left = SIDE + self.dates
        for role, ink, base, dated, said in (
            ("strong", "text", first, row.date, row.headline),
            ("caption", "text-2", second, row.below_date, row.detail),
        ):
            metrics, look = theme.metrics(role), (theme.font(role), theme.ink(ink))
            date = cut(dated, metrics, self.dates - 8)
            write_at(painter, date, QPointF(SIDE + 1, base), look)
            about = cut(said, metrics, end - left - _SPACE)
            write_at(painter, about, QPointF(left + 1, base), look)


def date_column(theme: Theme, rows: Iterable[DueRow]) -> int:
    """Return how wide the column of the dates is, so that each of these stands whole."""
    strong, caption = theme.metrics("strong"), theme.metrics("caption")
    widest = (
        max(strong.horizontalAdvance(row.date), caption.horizontalAdvance(row.below_date))
        for row in rows
    )
    return max(_DATES, *(wide + 2 * _SPACE for wide in widest), 0)
