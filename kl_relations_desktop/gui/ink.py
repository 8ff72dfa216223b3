"""How the first window paints in colours: shapes filled and outlined, and words.

`setPen`, `setBrush` and a shape filled with a bare colour let PySide look for what else they
might have been given, and for that it makes all 93 enumerations of the namespace `Qt`: 15 ms of
a start. Brushes that are ready, and words that bring their colour along, look the same to the
last pixel and need none of them.
"""

from bisect import bisect_left
from functools import cache

from PySide6 import QtCore
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
)

_ALL_OF_IT = 1 << 24
_DOTS = "…"
CLEAR = QColor(0, 0, 0, 0)
"""No colour at all: what a picture begins with."""


def rounded(box: QRectF, radius: float) -> QPainterPath:
    """Return the shape of a box with round corners."""
    shape = QPainterPath()
    shape.addRoundedRect(box, radius, radius)
    return shape


def square(box: QRectF) -> QPainterPath:
    """Return the shape of a box."""
    shape = QPainterPath()
    shape.addRect(box)
    return shape


def circle(middle: QPointF, radius: float) -> QPainterPath:
    """Return the shape of a circle."""
    shape = QPainterPath()
    shape.addEllipse(middle, radius, radius)
    return shape


def fill(painter: QPainter, shape: QPainterPath, colour: QColor) -> None:
    """Fill a shape with a colour."""
    painter.fillPath(shape, _brush(colour.rgba()))


def stroke(painter: QPainter, shape: QPainterPath, colour: QColor, width: float) -> None:
    """Draw the outline of a shape, half of its width on either side."""
    painter.strokePath(shape, QPen(_brush(colour.rgba()), width))


def write(
    painter: QPainter,
    text: str,
    box: QRect | QRectF,
    look: tuple[QFont, QColor],
    *,
    is_right: bool = False,
) -> None:
    """Write one line in the middle of a box's height, from its left or up to its right."""
    layout, line = _laid(text, look)
    left: float = box.x()
    if is_right:
        left += box.width() - line.horizontalAdvance()
    high = line.ascent() + line.descent()
    layout.draw(painter, QPointF(left, box.y() + (box.height() - high) / 2))


def write_at(painter: QPainter, text: str, base: QPointF, look: tuple[QFont, QColor]) -> None:
    """Write one line that begins at a point of its base line."""
    layout, line = _laid(text, look)
    layout.draw(painter, QPointF(base.x(), base.y() - line.ascent()))


def cut(text: str, metrics: QFontMetrics, room: int) -> str:
    """Return a text as far as there is room for it, with dots where it was cut."""
    exactly = QFontMetricsF(metrics)
    if exactly.horizontalAdvance(text) <= room:
        return text
    left = room - exactly.horizontalAdvance(_DOTS)
    if left < 0 or not all(map(_stands_alone, text)):
        return metrics.elidedText(text, QtCore.Qt.TextElideMode.ElideRight, room)
    # Of the beginnings of the text, each wider than the one before, the last that has room.
    ends = range(1, len(text))
    end = bisect_left(ends, left, key=lambda one: exactly.horizontalAdvance(text, one))
    return text[:end] + _DOTS


def _stands_alone(sign: str) -> bool:
    """Return whether a sign can be cut off: Latin letters and the dashes and quotes of text."""
    return sign < "\u0300" or "\u2010" <= sign <= "\u2027"


def _laid(text: str, look: tuple[QFont, QColor]) -> tuple[QTextLayout, QTextLine]:
    font, colour = look
    layout = QTextLayout(text, font)
    layout.setFormats([_format(colour.rgba())])
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return layout, line


@cache
def _brush(rgba: int) -> QBrush:
    """Return a brush: made from a colour, or copied, it would need the names of its styles."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor.fromRgba(rgba))
    return palette.brush(QPalette.ColorRole.Window)


@cache
def _format(rgba: int) -> QTextLayout.FormatRange:
    style = QTextCharFormat()
    style.setForeground(_brush(rgba))
    whole = QTextLayout.FormatRange()
    whole.start, whole.length, whole.format = 0, _ALL_OF_IT, style
    return whole
