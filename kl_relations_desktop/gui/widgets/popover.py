"""A small surface above the page, beside what opened it; Esc or a click elsewhere ends it."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from kl_relations_desktop.gui.compositing import shows_through
from kl_relations_desktop.gui.theme import Theme

SHADOW = 10
CORNER = 8


def clear_around(floating: QWidget) -> None:
    """Let a window end at its surface, where its shadow would hide what lies behind."""
    if shows_through():
        return
    path = QPainterPath()
    path.addRoundedRect(QRectF(_surface_in(floating)), CORNER, CORNER)
    floating.setMask(QRegion(path.toFillPolygon().toPolygon()))


def paint_around(floating: QWidget, theme: Theme) -> None:
    """Paint a soft shadow around the surface; a window that ends there goes on as its edge."""
    painter = QPainter(floating)
    if not shows_through():
        painter.fillRect(floating.rect(), theme.ink("edge"))
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    strength = 14 if theme.is_dark else 5
    box = QRectF(_surface_in(floating))
    for spread in range(SHADOW, 0, -1):
        painter.setBrush(QColor(0, 0, 0, strength * (SHADOW - spread) // SHADOW + 1))
        grown = box.adjusted(-spread, -spread + 2, spread, spread)
        painter.drawRoundedRect(grown, CORNER + spread, CORNER + spread)


def _surface_in(floating: QWidget) -> QRect:
    return floating.rect().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)


class Popover(QWidget):
    """A surface with an edge and a shadow; `body` is the column inside it."""

    closed = Signal()

    def __init__(self, theme: Theme, wide: int, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._theme = theme
        self._opener: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._surface = QFrame(self)
        self._surface.setObjectName("popover")
        self._surface.setFixedWidth(wide)
        self.body = QVBoxLayout(self._surface)
        self.body.setContentsMargins(16, 12, 16, 14)
        self.body.setSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SHADOW, SHADOW, SHADOW, SHADOW)
        outer.addWidget(self._surface)

    def open_beside(self, anchor: QRect, opener: QWidget | None) -> None:
        """Open under a place on the screen, or above it where there is no room below."""
        self._opener = _held_beside(opener)
        self.fit()
        self.move(self._corner(anchor))
        self.show()

    def hold(self, row: QLayout | QWidget) -> None:
        """Be at least as wide as a row that cannot break needs, so that no word is cut."""
        self.ensurePolished()
        sides = self.body.contentsMargins()
        edge = self._surface.width() - self._surface.contentsRect().width()
        needed = row.sizeHint().width() + sides.left() + sides.right() + edge
        self._surface.setFixedWidth(max(self._surface.width(), needed))

    @property
    def is_too_high(self) -> bool:
        """Return whether the window has no room for all of the popover."""
        self.fit()
        parent = self.parentWidget()
        return parent is not None and self.height() > parent.window().height()

    def fit(self) -> None:
        """Be as high as the texts need at this width, and no higher."""
        self.ensurePolished()
        self.body.activate()
        high = self.body.totalHeightForWidth(self._surface.width())
        self._surface.setFixedHeight(max(high, 40))
        self.adjustSize()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the keyboard back to what opened the popover."""
        super().closeEvent(event)
        self.closed.emit()
        if self._opener is not None:
            self._opener.setFocus(Qt.FocusReason.PopupFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what lies behind in sight."""
        super().resizeEvent(event)
        clear_around(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shadow under the surface."""
        paint_around(self, self._theme)

    def _corner(self, anchor: QRect) -> QPoint:
        """Return the top left corner at which the whole surface is on the window."""
        parent = self.parentWidget()
        window = self if parent is None else parent.window()
        room = QRect(window.mapToGlobal(QPoint(0, 0)), window.size())
        size = self.sizeHint()
        x = min(anchor.center().x() - 96 - SHADOW, room.right() - size.width())
        y = anchor.bottom() + 6 - SHADOW
        if y + size.height() > room.bottom():
            y = max(anchor.top() - 6 - size.height() + SHADOW, room.top())
        return QPoint(max(x, room.left()), y)


def _held_beside(opener: QWidget | None) -> QWidget | None:
    """Return what has the keyboard: the value whose mark opens the popover, or the mark."""
    held = opener.window().focusWidget() if opener is not None else None
    is_beside = held is not None and opener is not None and held.parent() is opener.parent()
    return held if is_beside else opener
