"""Where a plot is painted, walked with the keys, pointed at and opened."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QToolTip, QWidget

from kl_relations_desktop.gui.widgets.drawing import Drawing, Placed
from kl_relations_desktop.gui.widgets.plot_ink import paint_ring

_NEAR = 3.0
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_ROWS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class LaneCanvas(QAbstractScrollArea):
    """Paints only the rows in view; the head stays where it is."""

    opened = Signal(str, int)

    def __init__(self, drawing: Drawing, most_rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawing = drawing
        self._most_rows = most_rows
        self._current: tuple[int, int] | None = None
        self._has_ring = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # To say what Qt's own viewport is, PySide makes every class of widget first: 4 ms.
        viewport = QWidget()
        viewport.setMouseTracking(True)
        self.setViewport(viewport)

    def show_drawing(self, drawing: Drawing) -> None:
        """Paint these facts from now on."""
        self.drawing = drawing
        self._current = None
        self._lay_out()
        self._say()
        self.updateGeometry()

    @property
    def current(self) -> Placed | None:
        """Return the mark that the keyboard is on."""
        if self._current is None:
            return None
        row, place = self._current
        marks = self.drawing.marks(row) if row < self.drawing.rows else ()
        return marks[place] if place < len(marks) else None

    @property
    def rows_in_view(self) -> range:
        """Return the rows that are at least partly in view."""
        high, top = self.drawing.row_high, self.verticalScrollBar().value()
        room = self.viewport().height() - self.drawing.head_high
        first = top // high
        last = min((top + max(room, 0)) // high + 1, self.drawing.rows)
        return range(min(first, last), last)

    def box_of(self, row: int, box: QRectF) -> QRectF:
        """Return where something in a row stands in the viewport."""
        return box.translated(0, self._top_of(row))

    def sizeHint(self) -> QSize:
        """Return the height of the head and of all rows, up to as many as are wanted."""
        rows = max(min(self.drawing.rows, self._most_rows), 1)
        return QSize(400, self.drawing.head_high + rows * self.drawing.row_high + 4)

    def minimumSizeHint(self) -> QSize:
        """Return a height at which at least three rows are seen."""
        rows = max(min(self.drawing.rows, self._most_rows, 3), 1)
        return QSize(240, self.drawing.head_high + rows * self.drawing.row_high + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew on the new size."""
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint grid, rows, today's pin, and the head over them."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawing, high = self.drawing, self.viewport().height()
        if drawing.rows == 0:
            return
        drawing.paint_head(painter)
        bottom = min(high, self._top_of(drawing.rows))
        drawing.paint_grid(painter, drawing.head_high - 3, bottom)
        whole = -(-self.verticalScrollBar().value() // drawing.row_high)

        def paint(row: int) -> None:
            drawing.paint_name(painter, row, is_top=row == whole)
            drawing.paint_row(painter, row)

        self._paint_rows(painter, paint)
        drawing.paint_pin(painter, drawing.head_high - 2, bottom)
        self._paint_rows(painter, lambda row: drawing.paint_title(painter, row))
        self._paint_ring(painter)

    def _paint_rows(self, painter: QPainter, paint: Callable[[int], None]) -> None:
        """Paint something of every row in view, each in its place under the head."""
        top = self.drawing.head_high
        size = self.viewport().size()
        painter.save()
        painter.setClipRect(QRectF(0, top - 2, size.width(), size.height() - top))
        for row in self.rows_in_view:
            painter.save()
            painter.translate(0, self._top_of(row))
            paint(row)
            painter.restore()
        painter.restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the marks with the arrows, open with Enter."""
        key = Qt.Key(event.key())
        current = self.current
        if key in _OPENING and current is not None:
            self.opened.emit(*current.record)
        elif key in _STEPS:
            self._step(_STEPS[key])
        elif key in _ROWS:
            self._step_row(_ROWS[key])
        elif key == Qt.Key.Key_Home:
            self._go(self._next_row(-1, 1), 0)
        elif key == Qt.Key.Key_End:
            self._go(self._next_row(self.drawing.rows, -1), -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring on a mark when the keyboard has led here."""
        super().focusInEvent(event)
        self._has_ring = event.reason() in _BY_KEYS
        if self.current is None:
            self._go(self._next_row(-1, 1), 0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._has_ring = False
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Name the marks under the pointer in a tool tip."""
        if isinstance(event, QHelpEvent):
            said = [mark.said for _row, _place, mark in self.marks_at(QPointF(event.pos()))]
            if said:
                QToolTip.showText(event.globalPos(), "\n".join(said), self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the mark that was clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            found = self.marks_at(event.position())
            if found:
                row, place, mark = found[0]
                self._go(row, place)
                self.opened.emit(*mark.record)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what can be clicked."""
        over = bool(self.marks_at(event.position()))
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def marks_at(self, point: QPointF) -> list[tuple[int, int, Placed]]:
        """Return the marks at a place, the nearest first."""
        if point.y() < self.drawing.head_high or point.x() < self.drawing.scale.left - 8:
            return []
        row = int((point.y() - self._top_of(0)) // self.drawing.row_high)
        if not 0 <= row < self.drawing.rows:
            return []
        at = point - QPointF(0, self._top_of(row))
        found = [
            (row, place, mark)
            for place, mark in enumerate(self.drawing.marks(row))
            if mark.box.adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR).contains(at)
        ]
        # A wide span may hold a small symbol: the smaller one is meant.
        return sorted(
            found, key=lambda one: (one[2].box.width(), abs(one[2].box.center().x() - at.x()))
        )

    def _lay_out(self) -> None:
        self.drawing.fit(float(self.viewport().width()))
        room = self.viewport().height() - self.drawing.head_high - 4
        whole = self.drawing.rows * self.drawing.row_high
        bar = self.verticalScrollBar()
        bar.setPageStep(max(room, 1))
        bar.setSingleStep(self.drawing.row_high)
        bar.setRange(0, max(whole - room, 0))
        self.viewport().update()

    def _top_of(self, row: int) -> float:
        top = self.drawing.head_high + row * self.drawing.row_high
        return float(top - self.verticalScrollBar().value())

    def _paint_ring(self, painter: QPainter) -> None:
        current = self.current
        if current is not None and self._current is not None and self._has_ring:
            painter.setClipRect(self.viewport().rect())
            paint_ring(
                painter, self.drawing.theme.ink, self.box_of(self._current[0], current.box)
            )

    def _step(self, by: int) -> None:
        if self._current is None:
            self._go(self._next_row(-1, 1), 0)
            return
        row, place = self._current
        if 0 <= place + by < len(self.drawing.marks(row)):
            self._go(row, place + by)
        else:
            self._go(self._next_row(row, by), 0 if by > 0 else -1)

    def _step_row(self, by: int) -> None:
        current = self.current
        if self._current is None or current is None:
            self._step(by)
            return
        row = self._next_row(self._current[0], by)
        if row is None:
            return
        middles = [mark.box.center().x() for mark in self.drawing.marks(row)]
        x = current.box.center().x()
        self._go(row, min(range(len(middles)), key=lambda place: abs(middles[place] - x)))

    def _next_row(self, row: int, by: int) -> int | None:
        row += by
        while 0 <= row < self.drawing.rows:
            if self.drawing.marks(row):
                return row
            row += by
        return None

    def _go(self, row: int | None, place: int) -> None:
        if row is None:
            return
        marks = self.drawing.marks(row)
        self._current = (row, place % len(marks))
        self._has_ring = self._has_ring or self.hasFocus()
        self._bring_into_view(row, marks[place])
        self._say()
        self.viewport().update()

    def _bring_into_view(self, row: int, _mark: Placed) -> None:
        bar, high = self.verticalScrollBar(), self.drawing.row_high
        room = self.viewport().height() - self.drawing.head_high - 4
        if row * high < bar.value():
            bar.setValue(row * high)
        elif (row + 1) * high > bar.value() + room:
            bar.setValue((row + 1) * high - room)

    def _say(self) -> None:
        """Say the plot as the name, and the mark under the keyboard as the description."""
        current = self.current
        self.setAccessibleName(self.drawing.sentence)
        self.setAccessibleDescription(current.said if current else self.drawing.sentence)
