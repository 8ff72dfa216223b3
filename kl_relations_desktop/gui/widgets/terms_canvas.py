"""The canvas of all terms: zoomed and moved in time as well as scrolled."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from kl_relations_desktop.gui.widgets.drawing import Placed
from kl_relations_desktop.gui.widgets.lane_canvas import LaneCanvas
from kl_relations_desktop.gui.widgets.terms_drawing import TermsDrawing

ZOOM_STEP = 1.5
"""How many times more or fewer days a press of + or − shows."""
_A_NOTCH = 120.0
_ZOOMS = {
    Qt.Key.Key_Plus: 1 / ZOOM_STEP,
    Qt.Key.Key_Equal: 1 / ZOOM_STEP,
    Qt.Key.Key_Minus: ZOOM_STEP,
    Qt.Key.Key_Underscore: ZOOM_STEP,
}


class TermsCanvas(LaneCanvas):
    """Paints terms; the wheel, keys and pointer choose which years are seen."""

    zoomed = Signal()

    def __init__(
        self, drawing: TermsDrawing, most_rows: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(drawing, most_rows, parent)
        self._terms = drawing
        self._pressed: QPointF | None = None
        self._pressed_first = 0.0
        self._is_dragging = False
        self._is_laying = False
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.horizontalScrollBar().valueChanged.connect(self._on_moved)

    def show_terms(self, drawing: TermsDrawing) -> None:
        """Paint these terms, all of them in view."""
        self._terms = drawing
        self.show_drawing(drawing)
        self._lay_time()

    def zoom(self, factor: float, around: float | None = None) -> None:
        """Show so many times more or fewer days around a place, else around today.

        Around the middle where today is not in view.
        """
        scale = self._terms.scale
        if around is None:
            today = scale.middle(self._terms.today)
            is_seen = scale.left <= today <= scale.right
            around = today if is_seen else scale.left + scale.width / 2
        # Beside the plot, what is meant is its edge.
        self._terms.zoom(factor, min(max(around, scale.left), scale.right))
        self._lay_time()

    @property
    def is_whole(self) -> bool:
        """Return whether all years are in view."""
        return self._terms.days >= self._terms.whole_days

    def fit_all(self) -> None:
        """Show all years."""
        self._terms.show_time(self._terms.first, self._terms.whole_days)
        self._lay_time()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew on the new size."""
        super().resizeEvent(event)
        self._lay_time()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, move in time with Shift, else scroll."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(ZOOM_STEP ** (-turned / _A_NOTCH), event.position().x())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._move(-turned / _A_NOTCH * self._terms.days / 10)
        else:
            super().wheelEvent(event)
            return
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom with + and −, show all with 0, else walk as every plot does."""
        key = Qt.Key(event.key())
        if key in _ZOOMS:
            self.zoom(_ZOOMS[key], self._beside_today())
        elif key == Qt.Key.Key_0:
            self.fit_all()
        else:
            super().keyPressEvent(event)

    def _beside_today(self) -> float | None:
        """Return the middle of the current bar, None where today is part of it."""
        box = self.current.box if self.current else None
        today = self._terms.scale.middle(self._terms.today)
        if box is None or box.left() <= today <= box.right():
            return None
        return box.center().x()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the years."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            self._pressed_first = self._terms.first
            self._is_dragging = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the years while they are held."""
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        by = event.position().x() - self._pressed.x()
        if abs(by) >= QApplication.startDragDistance():
            self._is_dragging = True
        if self._is_dragging:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            terms = self._terms
            terms.show_time(
                self._pressed_first - by * terms.days / terms.scale.width, terms.days
            )
            self._lay_time()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the years go; a press that moved nothing opens what is there."""
        was_dragging, self._is_dragging, self._pressed = self._is_dragging, False, None
        self.viewport().unsetCursor()
        if not was_dragging:
            super().mouseReleaseEvent(event)

    def _move(self, days: float) -> None:
        self._terms.show_time(self._terms.first + days, self._terms.days)
        self._lay_time()

    def _on_moved(self, value: int) -> None:
        if not self._is_laying:
            start = self._terms.survey.first.toordinal()
            self._terms.show_time(float(start + value), self._terms.days)
            self.viewport().update()

    def _lay_time(self) -> None:
        """Let the scroll bar below say which of the years are in view."""
        terms, bar = self._terms, self.horizontalScrollBar()
        self._is_laying = True
        bar.setRange(0, round(terms.whole_days - terms.days))
        bar.setPageStep(max(round(terms.days), 1))
        bar.setSingleStep(max(round(terms.days / 12), 1))
        bar.setValue(round(terms.first - terms.survey.first.toordinal()))
        self._is_laying = False
        self.viewport().update()
        self.zoomed.emit()

    def _bring_into_view(self, row: int, mark: Placed) -> None:
        super()._bring_into_view(row, mark)
        terms, scale = self._terms, self._terms.scale
        span = terms.span(row)
        if span.right() < scale.left or span.left() > scale.right:
            terms.show_time(scale.moment(span.left()) - terms.days * 0.1, terms.days)
            self._lay_time()
