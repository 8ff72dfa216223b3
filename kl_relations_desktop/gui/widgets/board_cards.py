"""Cards of a board: what one says, how it is painted, and the list that a column is."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.gui.chips import Chip, chip_size, paint_chip
from kl_relations_desktop.gui.icons import has_flag, paint_flag, paint_icon
from kl_relations_desktop.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
FACE_ROLE = int(Qt.ItemDataRole.UserRole)
CARD_MIME = "application/x-kl-relations-card"
_PAD = 12
_GAP = 8
_FLAG = (19, 14)
_ICON = 14


@dataclass(frozen=True, slots=True)
class CardFace:
    """What a card says, line by line, and the sentence that a screen reader says."""

    key: int
    flag: str
    """A country code, "" for the sign of a network."""
    name: str
    instrument: str
    chip: Chip | None
    term: str
    term_icon: str
    spoken: str
    tooltip: str = ""


class CardModel(QAbstractListModel):
    """The cards of one column."""

    def __init__(self) -> None:
        super().__init__()
        self.faces: tuple[CardFace, ...] = ()

    def show(self, faces: tuple[CardFace, ...]) -> None:
        """Show other cards."""
        self.beginResetModel()
        self.faces = faces
        self.endResetModel()

    def place_of(self, key: int | None) -> int:
        """Return the place of a card; -1 when it is not in this column."""
        return next((at for at, one in enumerate(self.faces) if one.key == key), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of cards."""
        return 0 if parent is not None and parent.isValid() else len(self.faces)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let cards be chosen and dragged."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: Index, role: int = 0) -> Any:
        """Return what a card says."""
        if not index.isValid():
            return None
        face = self.faces[index.row()]
        if role == FACE_ROLE:
            return face
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return face.spoken
        return face.tooltip if role == Qt.ItemDataRole.ToolTipRole else None

    def mimeTypes(self) -> list[str]:
        """Return what a card is carried as."""
        return [CARD_MIME]

    def mimeData(self, indexes: Any) -> QMimeData:
        """Return a card as it is carried to another column."""
        carried = QMimeData()
        if indexes:
            key = self.faces[indexes[0].row()].key
            carried.setData(CARD_MIME, QByteArray(str(key).encode("ascii")))
        return carried


def cut_chip(theme: Theme, chip: Chip, width: int) -> Chip:
    """Return a chip whose words have room in a width, cut at the end where they have not."""
    over = chip_size(theme, chip).width() - width
    if over <= 0:
        return chip
    metrics = theme.metrics("label")
    room = metrics.horizontalAdvance(chip.text) - over
    return replace(chip, text=metrics.elidedText(chip.text, Qt.TextElideMode.ElideRight, room))


def carried_key(carried: QMimeData) -> int | None:
    """Return which card is carried, or None for anything else."""
    text = bytes(carried.data(CARD_MIME).data()).decode("ascii", "ignore")
    return int(text) if text.lstrip("-").isdigit() else None


class CardPainter(QStyledItemDelegate):
    """Paints a card: partner, instrument, next date, term; always in this order."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of four lines, and the gap to the next card."""
        heights = [
            self._theme.metrics(one).height() for one in ("strong", "caption", "caption")
        ]
        chip = self._theme.metrics("label").height() + 6
        return QSize(120, 2 * 10 + sum(heights) + chip + 16 + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one card."""
        face = index.data(FACE_ROLE)
        box = QRect(option.rect).adjusted(1, 1, -2, -_GAP)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_surface(painter, box, is_chosen=is_chosen)
        self._paint_lines(painter, box, face)
        painter.restore()

    def _paint_surface(self, painter: QPainter, box: QRect, *, is_chosen: bool) -> None:
        has_ring = is_chosen and self._view.hasFocus() and bool(self._view.property("ring"))
        wide = 2.0 if is_chosen else 1.0
        painter.setPen(QPen(self._theme.ink("accent" if is_chosen else "line"), wide))
        painter.setBrush(self._theme.ink("selected" if has_ring else "surface"))
        inset = wide / 2
        shape = QRectF(box).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(shape, 8, 8)

    def _paint_lines(self, painter: QPainter, box: QRect, face: CardFace) -> None:
        theme = self._theme
        inner = box.adjusted(_PAD, 10, -8, -10)
        top = inner.top()
        high = theme.metrics("strong").height()
        self._paint_sign(painter, QPoint(inner.left(), top + high // 2), face)
        name = QRect(inner.left() + 28, top, inner.width() - 28, high)
        self._line(painter, name, "strong", "text", face.name)
        top += high + 2
        caption = theme.metrics("caption").height()
        below = QRect(inner.left(), top, inner.width(), caption)
        self._line(painter, below, "caption", "text-2", face.instrument)
        top += caption + 6
        if face.chip is not None:
            chip = cut_chip(theme, face.chip, inner.width())
            size = chip_size(theme, chip)
            paint_chip(painter, theme, chip, QRect(QPoint(inner.left(), top), size))
        top += theme.metrics("label").height() + 6 + 8
        icon = QRectF(inner.left(), top + (caption - _ICON) / 2, _ICON, _ICON)
        paint_icon(painter, face.term_icon, icon, theme.ink("text-2"))
        term = QRect(inner.left() + 21, top, inner.width() - 21, caption)
        self._line(painter, term, "caption", "text-2", face.term)

    def _paint_sign(self, painter: QPainter, at: QPoint, face: CardFace) -> None:
        wide, high = _FLAG
        box = QRectF(at.x(), at.y() - high / 2, wide, high)
        if has_flag(face.flag):
            paint_flag(painter, self._theme, face.flag, box)
        else:
            square = QRectF(at.x(), at.y() - 8, 16, 16)
            paint_icon(painter, "network", square, self._theme.ink("text-2"))

    def _line(self, painter: QPainter, box: QRect, role: str, ink: str, text: str) -> None:
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.ink(ink))
        metrics = self._theme.metrics(role)
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), cut)
