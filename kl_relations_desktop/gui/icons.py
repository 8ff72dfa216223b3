"""Icons and flags, painted from their drawings in the colours of the look."""

from functools import cache
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import (
    QColor,
    QIcon,
    QIconEngine,
    QPainter,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer

from kl_relations_desktop.gui.ink import CLEAR, rounded, stroke
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.runtime.resources import resource

_THIN_UPTO = 18


def icon(theme: Theme, name: str, tone: str = "text") -> QIcon:
    """Return an icon in the colour of a token; it is drawn anew at every size."""
    return QIcon(_Engine(name, theme.ink(tone), theme.ink("edge")))


def paint_icon(painter: QPainter, name: str, box: QRectF, colour: QColor) -> None:
    """Paint an icon into a box, sharp on every screen."""
    painter.drawPixmap(box.topLeft(), _drawn(name, colour.name(), _pixels(painter, box)))


def paint_flag(painter: QPainter, theme: Theme, code: str, box: QRectF) -> None:
    """Paint a flag with its hairline edge, or the sign of what has none."""
    if not has_flag(code):
        side = min(box.width(), box.height()) + 3
        square = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
        paint_icon(painter, sign_without(code), square, theme.ink("text-2"))
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(rounded(box, 2))
    painter.drawPixmap(box, _flag(code.lower(), _pixels(painter, box)), QRectF())
    painter.setClipping(False)
    edge = QColor(theme.ink("text"))
    edge.setAlphaF(0.22)
    stroke(painter, rounded(box.adjusted(0.5, 0.5, -0.5, -0.5), 2), edge, 1)
    painter.restore()


def has_flag(code: str) -> bool:
    """Return whether there is a flag for a country code."""
    return bool(code) and code.isalpha() and resource("flags", f"{code.lower()}.svg").is_file()


def sign_without(code: str) -> str:
    """Return the icon in place of a flag: that of a network where no code is said at all."""
    return "landmark" if code else "network"


def _pixels(painter: QPainter, box: QRectF) -> tuple[int, int, float]:
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    return round(box.width() * ratio), round(box.height() * ratio), ratio


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_bytes().decode()


@cache
def _drawn(name: str, colour: str, pixels: tuple[int, int, float]) -> QPixmap:
    width, _height, ratio = pixels
    thin = width / ratio <= _THIN_UPTO
    text = _source(name).replace("currentColor", colour)
    if thin:
        # 24 units become 16 pixels: 2 units there are a stroke of 1.33, too thin beside type.
        text = text.replace('stroke-width="2"', 'stroke-width="2.1"')
    return _rendered(text.encode(), pixels)


@cache
def _flag(code: str, pixels: tuple[int, int, float]) -> QPixmap:
    return _rendered(resource("flags", f"{code}.svg").read_bytes(), pixels)


def _rendered(drawing: bytes, pixels: tuple[int, int, float]) -> QPixmap:
    width, height, ratio = pixels
    pixmap = QPixmap(width, height)
    pixmap.fill(CLEAR)
    painter = QPainter(pixmap)
    QSvgRenderer(drawing).render(painter, QRectF(0, 0, width, height))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


class _Engine(QIconEngine):
    """Draws one icon at whatever size and state is asked for."""

    def __init__(self, name: str, colour: QColor, faded: QColor) -> None:
        super().__init__()
        self._name = name
        self._colour = colour
        self._faded = faded

    def paint(
        self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State
    ) -> None:
        """Paint the icon into a rectangle."""
        colour = self._faded if mode == QIcon.Mode.Disabled else self._colour
        side = min(rect.width(), rect.height())
        paint_icon(painter, self._name, QRectF(rect.x(), rect.y(), side, side), colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon as a picture of this many pixels."""
        pixmap = QPixmap(size)
        if pixmap.isNull():
            # A button that has no room yet asks for a picture of no size.
            return pixmap
        pixmap.fill(CLEAR)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> Any:
        """Return another engine for the same icon."""
        return _Engine(self._name, self._colour, self._faded)
