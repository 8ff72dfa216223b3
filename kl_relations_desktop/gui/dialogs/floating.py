"""A dialog that floats above the dimmed window: a surface with round corners and a shadow."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.basics import presses
from kl_relations_desktop.gui.widgets.popover import SHADOW, clear_around, paint_around
from kl_relations_desktop.gui.widgets.rolling import Around, Inside, Rolling

_EDGE = 12
_CORNER = 8


class Veil(QWidget):
    """Dims a window while a dialog floats above it; a press on it is told to the dialog."""

    def __init__(self, theme: Theme, window: QWidget, dialog: "FloatingDialog") -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._dialog = dialog
        # Of a dialog only the surface is dimmed, not the shadow around it.
        self._ground = window.surface if isinstance(window, FloatingDialog) else window
        self._cover()
        self._ground.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering the window whatever its size."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self._cover()
            self._dialog.place()
        return False

    def _cover(self) -> None:
        corner = self._ground.mapTo(self._window, QPoint(0, 0))
        self.setGeometry(QRect(corner, self._ground.size()))

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Tell the dialog that the page behind it was pressed."""
        self._dialog.on_pressed_beside()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim what lies behind."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.ink("shade"))
        corner = _CORNER if self._ground is not self._window else 0
        painter.drawRoundedRect(self.rect(), corner, corner)


class FloatingDialog(QDialog):
    """A dialog with its own surface; `body` is the column inside it."""

    def __init__(self, theme: Theme, parent: QWidget, size: QSize) -> None:
        super().__init__(parent.window())
        self._theme = theme
        self._wanted = size
        self._veil: Veil | None = None
        self._is_told = False
        self.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.surface = QFrame(self)
        self.surface.setObjectName("popover")
        self.body = QVBoxLayout(self.surface)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(SHADOW, SHADOW, SHADOW, SHADOW)
        outer.addWidget(self.surface)
        self.rolling: Rolling | None = None

    def roll(self, content: QLayout, right: int, around: Around = (0, 0, 0)) -> None:
        """Put into the body what grows with its texts, and rolls in a window too low for it."""
        inside = Inside()
        row = QHBoxLayout(inside)
        row.addLayout(content)
        self.rolling = Rolling(inside, row, right, around)
        self.rolling.show_ground()
        self.rolling.verticalScrollBar().rangeChanged.connect(self.place)
        self.body.addWidget(self.rolling, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Dim the window and stand above it."""
        window = self.parentWidget()
        if window is not None and self._veil is None:
            self._veil = Veil(self._theme, window, self)
            self._veil.show()
            self._veil.raise_()
        self.place()
        super().showEvent(event)

    def place(self) -> None:
        """Stand in the middle of what is seen of the window, no larger than that."""
        window = self.parentWidget()
        if window is None:
            return
        seen = _seen_of(window)
        size = self._size_in(seen.size() - QSize(2 * _EDGE, 2 * _EDGE))
        self.resize(size + QSize(2 * SHADOW, 2 * SHADOW))
        self.move(seen.topLeft() + self._corner(seen.size(), size))

    def moveEvent(self, event: QMoveEvent) -> None:
        """Stand where it was put: some window managers first tell of a corner they gave it.

        What drops down from its fields would else open beside the dialog. It is asked once.
        """
        super().moveEvent(event)
        window = self.parentWidget()
        if window is None or self._veil is None or self._is_told:
            return
        size = self.size() - QSize(2 * SHADOW, 2 * SHADOW)
        seen = _seen_of(window)
        if event.pos() != seen.topLeft() + self._corner(seen.size(), size):
            self._is_told = True
            self.place()

    def on_pressed_beside(self) -> None:
        """Stay: a dialog with a decision is not ended by a press beside it."""

    def done(self, answer: int) -> None:
        """Take the veil away with the dialog."""
        if self._veil is not None:
            veil, self._veil = self._veil, None
            veil.hide()
            veil.deleteLater()
        super().done(answer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go to the control that has it; Esc closes."""
        if presses(event, self.focusWidget()):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what lies behind in sight."""
        super().resizeEvent(event)
        clear_around(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shadow under the surface."""
        paint_around(self, self._theme)

    def _size_in(self, room: QSize) -> QSize:
        """Return the size of the surface in the room that the window has."""
        size = self._wanted.expandedTo(QSize(self.body.minimumSize().width(), 0))
        if self.rolling is not None:
            self.surface.ensurePolished()
            edge = self.surface.width() - self.surface.contentsRect().width()
            beside = self.body.sizeHint().height() - self.rolling.sizeHint().height() + edge
            high = self.rolling.high_for(min(size.width(), room.width()) - edge) + beside
            size = size.expandedTo(QSize(0, high))
        return size.boundedTo(room)

    def _corner(self, window: QSize, size: QSize) -> QPoint:
        """Return where the dialog's shadow begins, from the corner of what is seen."""
        return QPoint(
            (window.width() - size.width()) // 2 - SHADOW,
            (window.height() - size.height()) // 2 - SHADOW,
        )


def _seen_of(window: QWidget) -> QRect:
    """Return the part of a window that lies on its screen."""
    whole = QRect(window.mapToGlobal(QPoint(0, 0)), window.size())
    screen = window.screen().availableGeometry()
    seen = whole & screen
    # Where there is no monitor, a window may be larger than what passes for a screen.
    is_larger = whole.width() > screen.width() or whole.height() > screen.height()
    return whole if is_larger or seen.isEmpty() else seen
