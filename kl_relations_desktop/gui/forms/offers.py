"""What a picker offers below its line: records in two lines, and the words to create one."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QMoveEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.gui.icons import paint_flag, paint_icon
from kl_relations_desktop.gui.rows import Index
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.popover import CORNER, SHADOW, clear_around, paint_around
from kl_relations_desktop.usecases.records import Pick
from kl_relations_desktop.wording.catalogue import Words
from kl_relations_desktop.wording.dates import short

_PICK_ROLE = Qt.ItemDataRole.UserRole
MOST = 9
"""So many offers are seen at once."""
_GAP = 4
_INSIDE = 5
"""Between the edge of the surface and what is offered."""


class Offers(QAbstractListModel):
    """What the picker offers: records, then the words to create one."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.picks: tuple[Pick, ...] = ()

    def show(self, picks: tuple[Pick, ...]) -> None:
        """Offer other records."""
        self.beginResetModel()
        self.picks = picks
        self.endResetModel()

    def rowCount(self, _parent: Index | None = None) -> int:
        """Return how many are offered."""
        return len(self.picks)

    def data(self, index: Index, role: int = 0) -> Any:
        """Return what an offer says, to the eye and to the ear."""
        one = self.picks[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return one.headline
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (one.headline, _apart(one, self._words)) if part)
        return one if role == _PICK_ROLE else None


class TwoLines(QStyledItemDelegate):
    """Paints a record as its name and, below it, what tells it apart."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the room for two lines."""
        body, caption = self._theme.metrics("body"), self._theme.metrics("caption")
        return QSize(200, body.height() + caption.height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one offer."""
        one: Pick = index.data(_PICK_ROLE)
        box: QRect = option.rect
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.ink("selected"))
            painter.drawRoundedRect(box, 5, 5)
        if not one.id and index.row():
            # What makes a record is told apart from the records.
            painter.setPen(QPen(self._theme.ink("line"), 1))
            painter.drawLine(box.left(), box.top(), box.right(), box.top())
        sign = QRectF(box.left() + 10, box.center().y() - 7, 19, 14)
        if one.sign is not None:
            paint_flag(painter, self._theme, one.sign, sign)
        else:
            icon = KINDS[one.kind].icon if one.id else "plus"
            square = QRectF(box.left() + 11, box.center().y() - 8, 16, 16)
            paint_icon(painter, icon, square, self._theme.ink("text-2"))
        words = box.adjusted(38, 5, -8, -5)
        self._line(painter, words, "body", "text", one.headline, Qt.AlignmentFlag.AlignTop)
        apart = _apart(one, self._words)
        self._line(painter, words, "caption", "text-2", apart, Qt.AlignmentFlag.AlignBottom)

    def _line(
        self,
        painter: QPainter,
        box: QRect,
        role: str,
        ink: str,
        text: str,
        place: Qt.AlignmentFlag,
    ) -> None:
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.ink(ink))
        metrics = self._theme.metrics(role)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(place | Qt.AlignmentFlag.AlignLeft), shown)


def _apart(one: Pick, words: Words) -> str:
    """Return what tells a record apart, with its day as the language writes it."""
    return " · ".join(
        short(part, words) if isinstance(part, PartialDate) else part for part in one.apart
    )


class OffersPopup(QListView):
    """The surface below a line, as round and as far from it as every popover."""

    def __init__(self, theme: Theme, line: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._line = line
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        around = SHADOW + _INSIDE
        self.setViewportMargins(around, around, around, around)

    def event(self, event: QEvent) -> bool:
        """Paint the surface and its shadow; what is offered is painted by the view."""
        if event.type() != QEvent.Type.Paint:
            return super().event(event)
        paint_around(self, self._theme)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.ink("edge"), 1))
        painter.setBrush(self._theme.ink("surface"))
        inset = SHADOW + 0.5
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, CORNER, CORNER)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the place of a popover again: the completer puts it flush under the line."""
        super().resizeEvent(event)
        clear_around(self)
        self._place()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Take the place of a popover again: the completer puts it flush under the line."""
        super().moveEvent(event)
        self._place()

    def _place(self) -> None:
        wanted = self._wanted()
        if self.geometry() != wanted:
            self.setGeometry(wanted)

    def _wanted(self) -> QRect:
        """Return the place below the line, or above it where there is no room below."""
        corner = self._line.mapToGlobal(QPoint(0, 0))
        screen = self._line.screen().availableGeometry()
        rows = min(self.model().rowCount(), MOST)
        high = rows * self.sizeHintForRow(0) + 2 * (SHADOW + _INSIDE)
        top = corner.y() + self._line.height() + _GAP - SHADOW
        if top + high - SHADOW > screen.bottom():
            top = corner.y() - _GAP - high + SHADOW
        wide = min(self._line.width() + 2 * SHADOW, screen.width())
        left = min(corner.x() - SHADOW, screen.right() + 1 - wide)
        return QRect(max(left, screen.left()), max(top, screen.top()), wide, high)
