"""A record's name with its name in its own script beside it, on one baseline."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.as_written import tip

_GAP = 14


class NameLine(QWidget):
    """Paints both names; where there is no room the native one gives way first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.name = ""
        self.native = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(80)

    def show_names(self, name: str, native: str) -> None:
        """Show a name, and the same in its own script if there is one."""
        self.name, self.native = name, native
        both = f"{name}, {native}" if native else name
        self.setAccessibleName(both)
        self.setToolTip(tip(both))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of both names."""
        title, native = self._theme.metrics("title"), self._theme.metrics("native")
        wide = title.horizontalAdvance(self.name) + _GAP
        wide += native.horizontalAdvance(self.native)
        return QSize(wide + 4, title.height() + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the name, then the native one as a run of its own direction."""
        painter = QPainter(self)
        title = QFontMetricsF(self._theme.font("title"))
        base = (self.height() - title.height()) / 2 + title.ascent()
        painter.setFont(self._theme.font("title"))
        painter.setPen(self._theme.ink("text"))
        shown = title.elidedText(self.name, Qt.TextElideMode.ElideRight, self.width() - 2)
        painter.drawText(QPointF(1, base), shown)
        left = title.horizontalAdvance(shown) + _GAP
        native = QFontMetricsF(self._theme.font("native"))
        room = self.width() - left
        if self.native and room > 40:
            cut = native.elidedText(self.native, Qt.TextElideMode.ElideRight, room)
            # The text's first strong letter settles its direction: each name is its own run.
            painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            painter.setFont(self._theme.font("native"))
            painter.setPen(self._theme.ink("text-2"))
            painter.drawText(QPointF(left, base), cut)
