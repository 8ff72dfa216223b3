"""The legend of a plot: each sign that is used, and what it means."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.plot_ink import SIGNS

_SIGN = QRectF(0, 0, 16, 14)
_AFTER_SIGN = 6
_BETWEEN = 12


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A sign by its name, and its words."""

    sign: str
    text: str


def legend_width(theme: Theme, entries: Iterable[LegendEntry]) -> float:
    """Return how wide these entries are in one line."""
    metrics = theme.metrics("caption")
    wide = [
        _SIGN.width() + _AFTER_SIGN + metrics.horizontalAdvance(entry.text) + _BETWEEN
        for entry in entries
    ]
    return max(sum(wide) - _BETWEEN + 2, 0)


def legend_lines(
    theme: Theme, entries: tuple[LegendEntry, ...], width: float
) -> tuple[tuple[LegendEntry, ...], ...]:
    """Return the entries in as many lines as they need."""
    lines: list[tuple[LegendEntry, ...]] = [()]
    for entry in entries:
        longer = (*lines[-1], entry)
        if lines[-1] and legend_width(theme, longer) > width:
            lines.append((entry,))
        else:
            lines[-1] = longer
    return tuple(lines)


def legend_line_high(theme: Theme) -> int:
    """Return the height of one line of a legend."""
    return max(theme.metrics("caption").height(), 16) + 2


def paint_legend(
    painter: QPainter, theme: Theme, entries: Iterable[LegendEntry], x: float, top: float
) -> None:
    """Paint one line of a legend from the left."""
    metrics = theme.metrics("caption")
    middle = top + legend_line_high(theme) / 2
    for entry in entries:
        sign = _SIGN.translated(x, middle - _SIGN.height() / 2)
        painter.save()
        SIGNS[entry.sign](painter, theme.ink, sign)
        painter.restore()
        x += _SIGN.width() + _AFTER_SIGN
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.ink("text-2"))
        painter.drawText(QPointF(x, middle + metrics.capHeight() / 2), entry.text)
        x += metrics.horizontalAdvance(entry.text) + _BETWEEN


class Legend(QWidget):
    """Paints a legend, from the left or to the right, in as many lines as it needs."""

    def __init__(self, theme: Theme, *, is_right: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_right = is_right
        self._entries: tuple[LegendEntry, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_entries(self, entries: tuple[LegendEntry, ...]) -> None:
        """Show these signs with their words."""
        self._entries = entries
        self.setAccessibleName(", ".join(entry.text for entry in entries))
        self._fit()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of one line."""
        wide = legend_width(self._theme, self._entries)
        return QSize(round(wide) + 1, legend_line_high(self._theme))

    def minimumSizeHint(self) -> QSize:
        """Return the room of one entry, for the others may stand below."""
        return self.sizeHint() if self._is_right else QSize(40, self.sizeHint().height())

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Be as high as the lines that this width takes."""
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the entries."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lines = legend_lines(self._theme, self._entries, self.width())
        for place, line in enumerate(lines):
            spare = self.width() - legend_width(self._theme, line) if self._is_right else 0.0
            top = float(place * legend_line_high(self._theme))
            paint_legend(painter, self._theme, line, max(spare, 0.0), top)

    def _fit(self) -> None:
        lines = 1
        if not self._is_right:
            lines = len(legend_lines(self._theme, self._entries, self.width()))
        self.setFixedHeight(legend_line_high(self._theme) * lines)
