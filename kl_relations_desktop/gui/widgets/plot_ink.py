"""The signs of the plots: one shape for each thing, the same on line, legend and paper."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPolygonF

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.gui.theme import Ink

_EDGE = 1.75
_DASH = (3.0, 2.5)
_HALF = 5.5


def paint_today(painter: QPainter, ink: Ink, x: float, top: float, bottom: float) -> None:
    """Paint the pin of today: a line with a head."""
    painter.setPen(QPen(ink("text"), 1.5))
    painter.drawLine(QPointF(x, top), QPointF(x, bottom))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink("text"))
    painter.drawEllipse(QPointF(x, top), 3.0, 3.0)


def paint_block(painter: QPainter, ink: Ink, box: QRectF, tone: str = "accent") -> None:
    """Paint days that are known: solid."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink(tone))
    radius = min(2.0, box.width() / 2)
    painter.drawRoundedRect(box, radius, radius)


def paint_span(painter: QPainter, ink: Ink, box: QRectF, tone: str = "accent") -> None:
    """Paint a month or year of which the day is not known: hollow, as wide as it is."""
    painter.setPen(QPen(ink(tone), _EDGE))
    painter.setBrush(ink("tint" if tone == "accent" else f"{tone}-tint"))
    inset = _EDGE / 2
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 2.5, 2.5)


def paint_diamond(painter: QPainter, ink: Ink, middle: QPointF) -> None:
    """Paint a review."""
    painter.setPen(QPen(ink("soon"), _EDGE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
    painter.setBrush(ink("surface"))
    x, y = middle.x(), middle.y()
    points = ((x, y - _HALF), (x + _HALF, y), (x, y + _HALF), (x - _HALF, y))
    painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))


def paint_triangle(painter: QPainter, ink: Ink, middle: QPointF) -> None:
    """Paint a day to send by; its tip stands on the day."""
    painter.setPen(QPen(ink("surface"), 1.0))
    painter.setBrush(ink("late"))
    x, y = middle.x(), middle.y()
    points = ((x - 6, y - 6), (x + 6, y - 6), (x, y + 5))
    painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))


def paint_window(painter: QPainter, ink: Ink, box: QRectF) -> None:
    """Paint the days in which notice can still be given; its strong end is the last of them."""
    painter.fillRect(box, ink("soon-tint"))
    painter.setPen(QPen(ink("soon"), 1.0, Qt.PenStyle.DotLine))
    for y in (box.top(), box.bottom()):
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
    painter.fillRect(QRectF(box.right() - 2, box.top(), 2, box.height()), ink("soon"))


def paint_end(painter: QPainter, ink: Ink, middle: QPointF, high: float) -> None:
    """Paint the end of a term: a bar that closes the line."""
    box = QRectF(middle.x() - 2.0, middle.y() - high / 2, 4.0, high)
    painter.fillRect(box.adjusted(-1, 0, 1, 0), ink("surface"))
    painter.fillRect(box, ink("text"))


def paint_rollover(painter: QPainter, ink: Ink, middle: QPointF, half: float = 5.0) -> None:
    """Paint a term that renews itself: a ring that is not closed, and its tip."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink("surface"))
    painter.drawEllipse(middle, half + 1.5, half + 1.5)
    painter.setPen(QPen(ink("done"), _EDGE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    ring = QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)
    painter.drawArc(ring, 60 * 16, 270 * 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink("done"))
    x, y = middle.x() + half, middle.y()
    points = ((x - 3.2, y - 1.5), (x + 3.2, y - 1.5), (x, y + 3))
    painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))


def paint_line(
    painter: QPainter, ink: Ink, start: QPointF, right: float, *, is_broken: bool
) -> None:
    """Paint a lane: broken where the term is not stated."""
    pen = QPen(ink("edge"), 1.0)
    if is_broken:
        pen.setDashPattern(_DASH)
    painter.setPen(pen)
    painter.drawLine(start, QPointF(right, start.y()))


@dataclass(frozen=True, slots=True)
class Fade:
    """From where to where a colour fades out; backwards, it comes out of nothing."""

    first: float
    last: float
    is_backwards: bool = False

    def left_of(self, x: float) -> float:
        """Return how much of the colour is left at a place, from nought to one."""
        gone = (x - self.first) / max(self.last - self.first, 1.0)
        gone = min(max(gone, 0.0), 1.0)
        return gone if self.is_backwards else 1.0 - gone


def paint_fading(
    painter: QPainter, ink: Ink, box: QRectF, fade: Fade, tone: str = "accent"
) -> None:
    """Paint a term whose end or beginning nobody set: solid, then less and less."""
    painter.fillRect(box, _brush(ink, tone, fade))


def paint_unstated(painter: QPainter, ink: Ink, box: QRectF, fade: Fade) -> None:
    """Paint an instrument that states no term: broken edges that fade, and no end."""
    painter.fillRect(box, _brush(ink, "gap-tint", fade))
    # Each dash has its own colour: a PDF knows no line that fades.
    for place in range(int(box.width() // sum(_DASH)) + 1):
        x = box.left() + place * sum(_DASH)
        colour = _blended(ink, "gap", fade.left_of(x))
        wide = min(_DASH[0], box.right() - x)
        for y in (box.top(), box.bottom() - 1.25):
            painter.fillRect(QRectF(x, y, wide, 1.25), colour)


def paint_start(painter: QPainter, ink: Ink, box: QRectF) -> None:
    """Paint the known beginning of an instrument that states no term."""
    painter.fillRect(QRectF(box.left(), box.top(), 1.5, box.height()), ink("gap"))


def _brush(ink: Ink, tone: str, fade: Fade) -> QBrush:
    brush = QLinearGradient(fade.first, 0, max(fade.last, fade.first + 1), 0)
    brush.setColorAt(0.0, _blended(ink, tone, fade.left_of(fade.first)))
    brush.setColorAt(1.0, _blended(ink, tone, fade.left_of(fade.last)))
    return QBrush(brush)


def _blended(ink: Ink, tone: str, left: float) -> QColor:
    strong, paper = ink(tone), ink("surface")

    def part(one: float, other: float) -> float:
        return one * left + other * (1 - left)

    return QColor.fromRgbF(
        part(strong.redF(), paper.redF()),
        part(strong.greenF(), paper.greenF()),
        part(strong.blueF(), paper.blueF()),
    )


RING = 5.0
"""So far the keyboard's ring reaches beyond a mark."""
_RING_PEN = 2.0


def paint_ring(painter: QPainter, ink: Ink, box: QRectF) -> None:
    """Paint the keyboard's ring around a mark."""
    painter.setPen(QPen(ink("accent"), _RING_PEN))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    beyond = RING - _RING_PEN / 2
    painter.drawRoundedRect(box.adjusted(-beyond, -beyond, beyond, beyond), 4, 4)


def _sign_of_broken_line(painter: QPainter, ink: Ink, box: QRectF) -> None:
    start = QPointF(box.left(), box.center().y() + 0.5)
    paint_line(painter, ink, start, box.right(), is_broken=True)


def _low(box: QRectF) -> QRectF:
    """Return the box of a bar in the legend: wider than high."""
    return QRectF(box.left() + 1, box.center().y() - 4.5, box.width() - 2, 9)


def paint_notch(painter: QPainter, ink: Ink, x: float, box: QRectF) -> None:
    """Paint the day on which a term renewed itself: a cut through its bar."""
    painter.fillRect(QRectF(x - 1.5, box.top() - 2, 3.0, box.height() + 4), ink("surface"))
    painter.fillRect(QRectF(x - 0.5, box.top() - 3, 1.0, box.height() + 6), ink("text-2"))


def _sign_of_renewed(painter: QPainter, ink: Ink, box: QRectF) -> None:
    paint_block(painter, ink, _low(box))
    paint_notch(painter, ink, box.center().x(), _low(box))


Paint = Callable[[QPainter, Ink, QRectF], None]
SIGNS: Mapping[str, Paint] = MappingProxyType({
    "today": lambda p, i, b: paint_today(p, i, b.center().x(), b.top() + 1, b.bottom()),
    "visit": lambda p, i, b: paint_block(p, i, _low(b).adjusted(1, 0, -1, 0)),
    "month": lambda p, i, b: paint_span(p, i, _low(b)),
    "review": lambda p, i, b: paint_diamond(p, i, b.center()),
    "send_by": lambda p, i, b: paint_triangle(p, i, b.center()),
    "notice": lambda p, i, b: paint_window(p, i, _low(b)),
    "end": lambda p, i, b: paint_end(p, i, b.center(), 12),
    "rollover": lambda p, i, b: paint_rollover(p, i, b.center(), 4.5),
    "unstated": _sign_of_broken_line,
    "fixed": lambda p, i, b: paint_block(p, i, _low(b)),
    "open": lambda p, i, b: paint_fading(p, i, _low(b), Fade(b.left() + 4, b.right())),
    "silent": lambda p, i, b: paint_unstated(p, i, _low(b), Fade(b.left() + 8, b.right() + 4)),
    "ended": lambda p, i, b: paint_block(p, i, _low(b), "edge"),
    "renewed": _sign_of_renewed,
})  # fmt: skip
"""How each entry of a legend is painted into a box of 16 by 14."""
