"""One line of text that is cut at its end rather than pushing its neighbours away."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from kl_relations_desktop.gui.ink import cut, rounded, stroke
from kl_relations_desktop.gui.numbers import show_plainly
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.as_written import tip


class ElidedLabel(QLabel):
    """One line of text, cut at the end when it has no room; the whole text is its tooltip."""

    def __init__(self, theme: Theme, text: str, role: str = "body", ink: str = "text") -> None:
        super().__init__()
        self._theme = theme
        show_plainly(self)
        self.setFont(theme.font(role))
        if ink != "text":
            self.setProperty("ink", ink)
        self.setIndent(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(24)
        self._whole = text
        self.say(text)

    def say(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room of the whole text."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._whole) + 4, metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the room of a few letters, for the line may be cut."""
        return QSize(24, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text anew to the room there is."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and the ring where the keyboard can be on it."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring = rounded(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4)
            stroke(painter, ring, self._theme.ink("accent"), 2.0)

    def _fit(self) -> None:
        shown = cut(self._whole, self.fontMetrics(), max(self.width() - 3, 20))
        self.setText(shown)
        self.setToolTip(tip(self._whole) if shown != self._whole else "")
