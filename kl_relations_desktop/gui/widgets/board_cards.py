"""Cards of a board: what one says, how it is painted, and the list that a column is."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
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
from kl_relations_desktop.gui.icons import has_flag, paint_flag, paint_icon, sign_without
from kl_relations_desktop.gui.rows import Index
from kl_relations_desktop.gui.rows_painting import broken, write_line
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.as_written import tip

FACE_ROLE = int(Qt.ItemDataRole.UserRole)
CARD_MIME = "application/x-kl-relations-card"
_PAD, _END, _ABOVE, _EDGE = 12, 8, 10, 3
"""What stays free before, behind, above and about the words of a card."""
_GAP = 8
_SPACES = (2, 6, 8)
"""Below the name, below the instrument, below the chip."""
_FLAG = (19, 14)
_ICON = 14
_BESIDE_ICON = 21
_NARROWEST = 120


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
        return tip(face.tooltip) if role == Qt.ItemDataRole.ToolTipRole else None

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

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the lines at this width, and the gap to the next card."""
        theme, wide = self._theme, self._view.viewport().width() - _EDGE - _PAD - _END
        shape = self._shape(index.data(FACE_ROLE), wide)
        lines = theme.metrics("caption").height() * (len(shape.instrument) + len(shape.term))
        high = theme.metrics("strong").height() + lines + shape.chip.height()
        return QSize(_NARROWEST, high + 2 * _ABOVE + sum(_SPACES) + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one card."""
        face = index.data(FACE_ROLE)
        box = QRect(option.rect).adjusted(1, 1, 1 - _EDGE, -_GAP)
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

    def _shape(self, face: CardFace, wide: int) -> "_Shape":
        metrics = self._theme.metrics("caption")
        one_line = QSize(0, self._theme.metrics("label").height() + 6)
        return _Shape(
            tuple(broken(face.instrument, metrics, wide, 2)),
            one_line if face.chip is None else chip_size(self._theme, face.chip, wide),
            tuple(broken(face.term, metrics, wide - _BESIDE_ICON, 2)),
        )

    def _paint_lines(self, painter: QPainter, box: QRect, face: CardFace) -> None:
        theme = self._theme
        inner = box.adjusted(_PAD, _ABOVE, -_END, -_ABOVE)
        shape = self._shape(face, inner.width())
        after_name, after_instrument, after_chip = _SPACES
        left, top = inner.left(), inner.top()
        high = theme.metrics("strong").height()
        self._paint_sign(painter, QPoint(left, top + high // 2), face)
        name = QRect(left + 28, top, inner.width() - 28, high)
        self._write(painter, name, "strong", "text", (face.name,))
        top += high + after_name
        caption = theme.metrics("caption").height()
        below = QRect(left, top, inner.width(), caption)
        self._write(painter, below, "caption", "text-2", shape.instrument)
        top += caption * len(shape.instrument) + after_instrument
        if face.chip is not None:
            paint_chip(painter, theme, face.chip, QRect(QPoint(left, top), shape.chip))
        top += shape.chip.height() + after_chip
        icon = QRectF(left, top + (caption - _ICON) / 2, _ICON, _ICON)
        paint_icon(painter, face.term_icon, icon, theme.ink("text-2"))
        term = QRect(left + _BESIDE_ICON, top, inner.width() - _BESIDE_ICON, caption)
        self._write(painter, term, "caption", "text-2", shape.term)

    def _paint_sign(self, painter: QPainter, at: QPoint, face: CardFace) -> None:
        wide, high = _FLAG
        box = QRectF(at.x(), at.y() - high / 2, wide, high)
        if has_flag(face.flag):
            paint_flag(painter, self._theme, face.flag, box)
        else:
            square = QRectF(at.x(), at.y() - 8, 16, 16)
            paint_icon(painter, sign_without(face.flag), square, self._theme.ink("text-2"))

    def _write(
        self, painter: QPainter, first: QRect, role: str, ink: str, lines: tuple[str, ...]
    ) -> None:
        painter.setPen(self._theme.ink(ink))
        for place, text in enumerate(lines):
            line = first.translated(0, place * first.height())
            write_line(painter, self._theme, line, role, text)


@dataclass(frozen=True, slots=True)
class _Shape:
    """The lines of a card as they break at its width, and how large its chip is."""

    instrument: tuple[str, ...]
    chip: QSize
    term: tuple[str, ...]
