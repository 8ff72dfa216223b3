"""The edges of a list's columns, where the column before takes what the others leave."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHeaderView

_NEAR = 4
_LEAST = 40


class ColumnEdges(QObject):
    """Lets the edge before a column follow the mouse; only what stands to its left moves.

    The toolkit would draw the column before it: a stretched one cannot be drawn, and of two
    others it would move the far edge.
    """

    def __init__(self, head: QHeaderView) -> None:
        super().__init__(head)
        self._head = head
        self._drawn = -1
        head.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what happens at an edge from the head, which would sort."""
        if not isinstance(event, QMouseEvent):
            return super().eventFilter(watched, event)
        at = round(event.position().x())
        column, is_left = self._column_at(at), event.button() == Qt.MouseButton.LeftButton
        if event.type() == QEvent.Type.MouseButtonDblClick and is_left and column >= 0:
            self._head.sectionHandleDoubleClicked.emit(column)
            return True
        if event.type() == QEvent.Type.MouseButtonPress and is_left:
            self._drawn = column
            return column >= 0
        if event.type() == QEvent.Type.MouseMove:
            return self._follow(at, is_held=bool(event.buttons()))
        was_drawn, self._drawn = self._drawn >= 0, -1
        return was_drawn

    def _follow(self, at: int, *, is_held: bool) -> bool:
        if self._drawn >= 0:
            self._draw_to(at)
            return True
        if is_held or self._column_at(at) < 0:
            return False
        self._head.setCursor(Qt.CursorShape.SplitHCursor)
        return True

    def _draw_to(self, at: int) -> None:
        head, stretched = self._head, self._stretched()
        now = head.sectionSize(self._drawn)
        wanted = head.sectionViewportPosition(self._drawn) + now - at
        most = now + head.sectionSize(stretched) - _LEAST
        head.resizeSection(self._drawn, max(min(wanted, most), _LEAST))

    def _column_at(self, at: int) -> int:
        """Return the column whose left edge stands there, of those after the stretched one."""
        head = self._head
        # The last section is of the states' signs, and always as wide as they are.
        columns = range(self._stretched() + 1, head.count() - 1)
        for column in columns:
            is_near = abs(head.sectionViewportPosition(column) - at) <= _NEAR
            if is_near and not head.isSectionHidden(column):
                return column
        return -1

    def _stretched(self) -> int:
        head = self._head
        modes = map(head.sectionResizeMode, range(head.count()))
        stretch = QHeaderView.ResizeMode.Stretch
        return next((at for at, mode in enumerate(modes) if mode == stretch), head.count())
