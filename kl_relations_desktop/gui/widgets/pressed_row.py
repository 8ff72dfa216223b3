"""What every painted row that can be pressed shares: its name, its ground and its ring."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kl_relations_desktop.gui.ink import fill, rounded, stroke
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.as_written import tip
from kl_relations_desktop.gui.widgets.basics import point_at, shows_ring


class PressedRow(QAbstractButton):
    """A row that opens something; what stands in it, each kind of row paints."""

    narrowest = 60

    def __init__(
        self, theme: Theme, spoken: str, texts: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_keyed = False
        self.setAccessibleName(spoken)
        self.setToolTip(tip("\n".join(text for text in texts if text)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest size: the texts are cut, the lines stay."""
        return QSize(self.narrowest, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard came here, for only then the ring is shown."""
        self._is_keyed = shows_ring(event, self._is_keyed)
        super().focusInEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the row can be pressed."""
        super().enterEvent(event)
        point_at(self)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the ground of a row under the mouse away."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, what stands in the row, and the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.underMouse():
            fill(painter, rounded(box, 4), self._theme.ink("hover"))
        self.paint_inside(painter)
        if self.hasFocus() and self._is_keyed:
            ring = rounded(box.adjusted(1, 1, -1, -1), 4)
            stroke(painter, ring, self._theme.ink("accent"), 2.0)

    def paint_inside(self, painter: QPainter) -> None:
        """Paint what stands in the row; for each kind of row to say."""
