"""Where a window stands: wholly on its screen, no larger than it, as it was left last time."""

from PySide6.QtCore import QByteArray, QObject, QPoint, QRect, QSize
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget

_TITLE = 31
"""The height of a title on Windows: the window's own is known only once it stands."""


class WindowPlace(QObject):
    """Gives a window its first size, and keeps it within the screen whatever its scale."""

    def __init__(self, window: QWidget, first: QSize, smallest: QSize | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._smallest = smallest or QSize(0, 0)
        self._frame = QSize(0, _TITLE)
        self._yield()
        window.resize(first.boundedTo(self._room()))
        self._given = window.size()

    def kept(self) -> str:
        """Return how the window stands, for the next time."""
        return bytes(self._window.saveGeometry().toHex().data()).decode("ascii")

    def restore(self, kept: str) -> None:
        """Stand as last time, as far as this screen has room for it."""
        was = QByteArray.fromHex(QByteArray(kept.encode("ascii", "ignore")))
        if kept and self._window.restoreGeometry(was):
            self._window.resize(self._window.size().boundedTo(self._room()))
            self._given = self._window.size()

    def settle(self) -> None:
        """Take the true frame into account, which is known now that the window stands.

        A size that was given since is left alone.
        """
        window = self._window
        is_given = window.size() == self._given
        self._frame = window.frameGeometry().size() - window.size()
        self._yield()
        handle = window.windowHandle()
        if handle is not None:
            handle.screenChanged.connect(self._on_screen_changed)
        if not is_given or window.isMaximized() or window.isFullScreen():
            return
        window.resize(window.size().boundedTo(self._room()))
        box = QRect(window.frameGeometry().topLeft(), window.size() + self._frame)
        window.move(_within(window.screen().availableGeometry(), box))

    def _on_screen_changed(self, _screen: QScreen) -> None:
        self._yield()
        window = self._window
        if not window.isMaximized() and not window.isFullScreen():
            window.resize(window.size().boundedTo(self._room()))

    def _yield(self) -> None:
        """Let the smallest size give way to a screen that is smaller yet."""
        self._window.setMinimumSize(self._smallest.boundedTo(self._room()))

    def _room(self) -> QSize:
        return self._window.screen().availableGeometry().size() - self._frame


def _within(room: QRect, box: QRect) -> QPoint:
    """Return the corner at which a box lies within a room, nearest to where it is."""
    return QPoint(
        max(room.left(), min(box.left(), room.right() + 1 - box.width())),
        max(room.top(), min(box.top(), room.bottom() + 1 - box.height())),
    )
