"""Lines of the board's side pane: one step of the reckoning, one step of a case."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.gui.icons import paint_icon
from kl_relations_desktop.gui.rows_painting import write_line
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.as_written import tip
from kl_relations_desktop.gui.widgets.basics import label, shows_ring, wrapped

_TEXT = 26
_PAD = 3


@dataclass(frozen=True, slots=True)
class StepFace:
    """One step of a case as a line: what, when, and whether it is done."""

    text: str
    when: str
    is_done: bool
    spoken: str
    detail: str = ""
    """Who does it, the note, and what its document is called."""
    document: int | None = None
    is_fixed: bool = False
    """A decided case: the line is read, not pressed."""


class StepLine(QAbstractButton):
    """A step with its circle; pressing it ticks the step or takes the tick away."""

    menu_asked = Signal(QPoint)
    """Somebody wants the menu of a step with a document, there on the screen."""

    def __init__(self, theme: Theme, face: StepFace) -> None:
        super().__init__()
        self._theme = theme
        self._face = face
        self._is_keyed = False
        self.setCheckable(not face.is_fixed)
        self.setChecked(face.is_done)
        self.setEnabled(not face.is_fixed or face.document is not None)
        self.setAccessibleName(face.spoken)
        self.setToolTip(tip("\n".join(one for one in (face.text, face.detail) if one)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the height of its words, and of what is said below them."""
        below = self._theme.metrics("caption").height() if self._face.detail else 0
        return QSize(160, self._first + below)

    @property
    def _first(self) -> int:
        return self._theme.metrics("body").height() + 2 * _PAD

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu, where the mouse or the keyboard is."""
        if self._face.document is None:
            super().contextMenuEvent(event)
            return
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        below = self.mapToGlobal(QPoint(_TEXT, self.height()))
        self.menu_asked.emit(below if by_key else event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for the keyboard."""
        self._is_keyed = shows_ring(event, self._is_keyed)
        super().focusInEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the line can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take that sign away."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the circle or the check, the words, and the day at the end."""
        theme, face = self._theme, self._face
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.ink("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        name, ink = ("check", "done") if face.is_done else ("circle", "edge")
        paint_icon(painter, name, QRectF(0, self._first / 2 - 8, 16, 16), theme.ink(ink))
        first = QRect(0, 0, self.width() - 2, self._first)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.ink("text-2"))
        painter.drawText(first, int(right), face.when)
        taken = theme.metrics("caption").horizontalAdvance(face.when) + 10
        self._write(painter, first.adjusted(_TEXT, 0, -taken, 0), "body", face.text)
        below = QRect(_TEXT, self._first - _PAD, self.width() - _TEXT - 2, 0)
        below.setHeight(theme.metrics("caption").height())
        self._write(painter, below, "caption", face.detail)
        if self.hasFocus() and self._is_keyed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.ink("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _write(self, painter: QPainter, box: QRect, role: str, text: str) -> None:
        painter.setPen(self._theme.ink("text" if role == "body" else "text-2"))
        write_line(painter, self._theme, box, role, text)


class ReckonedLine(QWidget):
    """One numbered step of the reckoning: what, the day it leads to, and below it why."""

    def __init__(self, theme: Theme, number: int, said: tuple[str, str, str]) -> None:
        super().__init__()
        what, day, why = said
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, 15)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(label(theme, str(number), "caption", "text-2"), 0, 0, top)
        grid.addWidget(wrapped(theme, what), 0, 1)
        grid.addWidget(label(theme, day), 0, 2, top | Qt.AlignmentFlag.AlignRight)
        if why:
            grid.addWidget(wrapped(theme, why, "caption", "text-2"), 1, 1, 1, 2)
        self.setAccessibleName(". ".join(one for one in (what, day, why) if one))
