"""How a date is drawn: solid, hollow, open-ended or dashed; one ink for axis and list."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen

from kl_relations_desktop.gui.theme import Ink
from kl_relations_desktop.gui.widgets.moments import Moment, Shape

_EDGE = 1.75


def paint_mark(painter: QPainter, ink: Ink, one: Moment, box: QRectF) -> None:
    """Paint the mark of a date into a box as wide as the date is uncertain."""
    accent = ink("accent")
    if one.shape is not Shape.SPAN and not one.is_planned:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        radius = min(2.0, box.width() / 2)
        painter.drawRoundedRect(box, radius, radius)
        return
    pen = QPen(accent, _EDGE)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if one.is_planned:
        pen.setDashPattern([2.6, 1.7])
    inner = box.adjusted(_EDGE / 2, _EDGE / 2, -_EDGE / 2, -_EDGE / 2)
    fill = QBrush(ink("surface" if one.is_planned else "tint"))
    if one.is_about:
        painter.fillRect(box.adjusted(0, _EDGE, 0, -_EDGE), fill)
        painter.setPen(pen)
        painter.drawLine(QPointF(box.left(), inner.top()), QPointF(box.right(), inner.top()))
        painter.drawLine(
            QPointF(box.left(), inner.bottom()), QPointF(box.right(), inner.bottom())
        )
        return
    painter.setPen(pen)
    painter.setBrush(fill)
    painter.drawRoundedRect(inner, 2.5, 2.5)


def paint_node(painter: QPainter, ink: Ink, one: Moment | None, middle: QPointF) -> None:
    """Paint the small mark of a date beside its line in the list."""
    if one is None:
        painter.setPen(QPen(ink("edge"), 1.5, Qt.PenStyle.DotLine))
        painter.setBrush(ink("surface"))
        painter.drawEllipse(middle, 5.0, 5.0)
        return
    if one.shape is Shape.DAY and not one.is_planned:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink("accent"))
        painter.drawEllipse(middle, 5.5, 5.5)
        return
    high = 8.0 if one.shape is Shape.RANGE and not one.is_planned else 12.0
    paint_mark(painter, ink, one, QRectF(middle.x() - 7.5, middle.y() - high / 2, 15.0, high))


def paint_break(painter: QPainter, ink: Ink, middle: QPointF) -> None:
    """Paint the two slanted strokes that stand for the empty decades left out."""
    painter.setPen(QPen(ink("edge"), 1.25))
    path = QPainterPath()
    for shift in (-3.0, 3.0):
        path.moveTo(middle.x() + shift - 2.5, middle.y() + 6)
        path.lineTo(middle.x() + shift + 2.5, middle.y() - 6)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
