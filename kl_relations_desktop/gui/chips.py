"""Chips: a state said by shape, words and colour, painted by one function everywhere."""

from enum import StrEnum

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.gui.icons import paint_icon
from kl_relations_desktop.gui.ink import fill, rounded, write
from kl_relations_desktop.gui.numbers import LEFT, MIDDLE, WRAPPED
from kl_relations_desktop.gui.theme import Theme

_ICON = 14
_PAD = 6
_GAP = 4
_HIGH = 3
_HIGHEST = 1000


class Tone(StrEnum):
    """The states, in order of loudness."""

    LATE = "late"
    SOON = "soon"
    WATCH = "watch"
    VERIFY = "verify"
    CONFLICT = "conflict"
    GAP = "gap"
    DONE = "done"
    PLAIN = "plain"

    @property
    def token(self) -> str:
        """Return the colour token of the state; its tint is the same name with "-tint"."""
        return {"watch": "soon", "conflict": "verify", "plain": "gap"}.get(self, self.value)

    @property
    def icon(self) -> str:
        """Return the icon whose shape says the state; empty for a plain chip."""
        return _ICONS[self]


_ICONS = {
    Tone.LATE: "octagon-alert",
    Tone.SOON: "clock",
    Tone.WATCH: "triangle-alert",
    Tone.VERIFY: "circle-question-mark",
    Tone.CONFLICT: "equal-not",
    Tone.GAP: "circle-dashed",
    Tone.DONE: "check",
    Tone.PLAIN: "",
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A state and the words that say it."""

    tone: Tone
    text: str


def chip_size(theme: Theme, chip: Chip, widest: int | None = None) -> QSize:
    """Return how much room a chip takes; its words break where it would be too wide."""
    metrics = theme.metrics("label")
    around = 2 * _PAD + (_ICON + _GAP if chip.tone.icon else 0) + 1
    wide, high = metrics.horizontalAdvance(chip.text), metrics.height()
    if widest is not None and around + wide > widest:
        room = QRect(0, 0, widest - around, _HIGHEST)
        words = metrics.boundingRect(room, WRAPPED, chip.text)
        wide, high = words.width(), words.height()
    return QSize(around + wide, high + 2 * _HIGH)


def paint_chip(painter: QPainter, theme: Theme, chip: Chip, box: QRect) -> None:
    """Paint a chip into a box of its size, on its tint."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill(painter, rounded(QRectF(box), 4), theme.ink(f"{chip.tone.token}-tint"))
    colour = theme.ink(chip.tone.token)
    left = box.left() + _PAD
    if chip.tone.icon:
        place = QRectF(left, box.center().y() - _ICON / 2 + 0.5, _ICON, _ICON)
        paint_icon(painter, chip.tone.icon, place, colour)
        left += _ICON + _GAP
    words = QRect(QPoint(left, box.top()), box.bottomRight())
    if box.height() > theme.metrics("label").height() + 2 * _HIGH:
        painter.setFont(theme.font("label"))
        painter.setPen(colour)
        painter.drawText(words, LEFT | MIDDLE | WRAPPED, chip.text)
    else:
        write(painter, chip.text, words, (theme.font("label"), colour))
    painter.restore()


class ChipLabel(QWidget):
    """A chip as a widget; hidden while it has nothing to say."""

    def __init__(
        self, theme: Theme, chip: Chip | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._take(chip)
        # Shown before it has its place, it would be a window of its own for a moment.
        if chip is None:
            self.hide()

    @property
    def chip(self) -> Chip | None:
        """Return what is shown."""
        return self._chip

    def show_chip(self, chip: Chip | None) -> None:
        """Show another state, or none."""
        self._take(chip)
        self.setVisible(chip is not None)
        self.updateGeometry()
        self.update()

    def _take(self, chip: Chip | None) -> None:
        self._chip = chip
        self.setAccessibleName(chip.text if chip else "")

    def sizeHint(self) -> QSize:
        """Return the room that the chip takes."""
        return chip_size(self._theme, self._chip) if self._chip else QSize(0, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip."""
        if self._chip is not None:
            paint_chip(QPainter(self), self._theme, self._chip, self.rect())
