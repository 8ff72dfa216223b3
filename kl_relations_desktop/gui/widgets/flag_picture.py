"""A partner's flag as a picture, or the sign of what has none."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kl_relations_desktop.gui.icons import has_flag, paint_flag, paint_icon, sign_without
from kl_relations_desktop.gui.theme import Theme


class FlagPicture(QWidget):
    """Paints the flag of a country code; what has none has its sign on a quiet plate."""

    def __init__(self, theme: Theme, size: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._code = ""
        self.setFixedSize(size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_flag(self, code: str, name: str) -> None:
        """Show the flag of a country, or the sign of a network for no code."""
        self._code = code
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the flag to its whole size."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        if has_flag(self._code) or self.height() < 24:
            paint_flag(painter, self._theme, self._code, box)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.ink("line"))
        painter.setBrush(self._theme.ink("window"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        sign = QRectF(box.center().x() - 12, box.center().y() - 12, 24, 24)
        paint_icon(painter, sign_without(self._code), sign, self._theme.ink("text-2"))
