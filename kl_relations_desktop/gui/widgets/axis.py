"""The axis of a partner's story: time to scale, each date as wide as it is uncertain."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.marks import paint_break, paint_mark
from kl_relations_desktop.gui.widgets.moments import AxisPlan, Bar, Moment, Shape, axis_plan

_ABOVE = 9.0
_TALL = 17.0
_DAY_TALL = 16.0
_TICK = 9.0


class Axis(QWidget):
    """Paints moments on an axis; a click on one says which."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._moments: tuple[Moment, ...] = ()
        self._plan = AxisPlan()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_moments(self, moments: tuple[Moment, ...], description: str) -> None:
        """Show these moments; the description says the same in a sentence."""
        self._moments = moments
        self.setAccessibleName(description)
        self.setAccessibleDescription(description)
        self.setVisible(bool(moments))
        self._replan()

    @property
    def plan(self) -> AxisPlan:
        """Return where everything stands just now."""
        return self._plan

    def sizeHint(self) -> QSize:
        """Return a height that holds marks, ticks and the years below."""
        below = self._theme.metrics("caption").height()
        return QSize(240, round(_ABOVE * 2 + _TICK / 2 + below))

    minimumSizeHint = sizeHint

    def resizeEvent(self, _event: object) -> None:
        """Place everything anew on the new width."""
        self._replan()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the axis, its years and its marks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axis(painter)
        for bar in sorted(self._plan.bars, key=lambda one: -one.width):
            paint_mark(painter, self._theme.ink, bar.moment, _box(bar))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Say which moment was clicked."""
        place = self._at(event.position().x())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what can be clicked."""
        over = self._at(event.position().x()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def event(self, event: QEvent) -> bool:
        """Name the mark under the pointer in a tool tip."""
        if isinstance(event, QHelpEvent):
            place = self._at(event.pos().x())
            if place is not None:
                QToolTip.showText(event.globalPos(), self._moments[place].name, self)
                return True
        return super().event(event)

    def _replan(self) -> None:
        self._plan = axis_plan(self._moments, float(self.width() - 2))
        self.update()

    def _at(self, x: float) -> int | None:
        near = [
            (abs(bar.x + bar.width / 2 - x), place)
            for place, bar in enumerate(self._plan.bars)
            if bar.x - 4 <= x <= bar.x + bar.width + 4
        ]
        return min(near)[1] if near else None

    def _paint_axis(self, painter: QPainter) -> None:
        ink, font = self._theme.ink, self._theme.font("caption")
        painter.setFont(font)
        metrics = painter.fontMetrics()
        painter.setPen(QPen(ink("edge"), 1.25))
        for start, end in self._lines():
            painter.drawLine(QPointF(start, _ABOVE), QPointF(end, _ABOVE))
        for middle in self._plan.breaks:
            paint_break(painter, ink, QPointF(middle, _ABOVE))
        for tick in self._plan.ticks:
            painter.setPen(QPen(ink("edge"), 1.0))
            x = tick.x + 0.5
            painter.drawLine(QPointF(x, _ABOVE), QPointF(x, _ABOVE + _TICK))
            painter.setPen(ink("text-2"))
            base = _ABOVE + _TICK + metrics.ascent()
            painter.drawText(QPointF(x + 4, base), tick.label)

    def _lines(self) -> list[tuple[float, float]]:
        """Return the strokes of the axis; each runs a little way into the breaks beside it."""
        last = len(self._plan.panels) - 1
        return [
            (
                panel.x - (8.0 if place else 0.0),
                panel.x + panel.width + (8.0 if place < last else 0.0),
            )
            for place, panel in enumerate(self._plan.panels)
        ]


def _box(bar: Bar) -> QRectF:
    tall = _TALL if bar.moment.shape is Shape.SPAN or bar.moment.is_planned else _DAY_TALL
    return QRectF(bar.x + 0.5, _ABOVE - tall / 2, bar.width, tall)
