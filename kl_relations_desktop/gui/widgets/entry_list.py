"""A list of the calendar’s entries, two or three lines each, with heads between them."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from kl_relations_desktop.gui.chips import chip_size, paint_chip
from kl_relations_desktop.gui.icons import paint_icon
from kl_relations_desktop.gui.pages.calendar_facts import EntryFace
from kl_relations_desktop.gui.rows_painting import broken
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.basics import shows_ring

FACE_ROLE = int(Qt.ItemDataRole.UserRole)
Line = EntryFace | str
"""An entry, or the words of a head."""
_Index = QModelIndex | QPersistentModelIndex
_PAD = 6
_LEFT = 32
_ICON = 16
_MOST = 3


class EntryModel(QAbstractListModel):
    """Entries and heads in order."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let entries be chosen, and heads not."""
        if index.isValid() and isinstance(self.lines[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: _Index, role: int = 0) -> Any:
        """Return a line, or what is heard of it."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == FACE_ROLE:
            return line
        if role in (0, int(Qt.ItemDataRole.AccessibleTextRole)):
            return line if isinstance(line, str) else line.spoken
        if role == int(Qt.ItemDataRole.ToolTipRole) and not isinstance(line, str):
            return f"{line.title}\n{line.detail}\n{line.reason}".strip()
        return None


class _EntryPainter(QStyledItemDelegate):
    """Paints an entry: icon, what it is about, its kind and days, and the reason."""

    def __init__(self, theme: Theme, view: QListView, *, has_reason: bool) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._has_reason = has_reason

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height that the words need at this width."""
        line = index.data(FACE_ROLE)
        theme = self._theme
        if isinstance(line, str):
            return QSize(40, theme.metrics("label").height() + 18)
        wide = self._wide()
        high = 2 * _PAD + theme.metrics("strong").height() * len(self._title(line, wide))
        high += theme.metrics("caption").height() * len(self._below(line, wide))
        if self._has_reason and line.chip is not None:
            high += chip_size(theme, line.chip).height() + 2
        return QSize(40, high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a head or an entry."""
        line, box, theme = index.data(FACE_ROLE), option.rect, self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, str):
            painter.setFont(theme.font("label"))
            painter.setPen(theme.ink("text-2"))
            place = box.adjusted(8, 8, -8, 0)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), line)
        else:
            # Where the keyboard is not, no entry is chosen.
            if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
                self._paint_selection(painter, box)
            self._paint_entry(painter, box, line)
        painter.restore()

    def _wide(self) -> int:
        return max(60, self._view.viewport().width() - _LEFT - 8)

    def _title(self, face: EntryFace, wide: int) -> list[str]:
        if not self._has_reason:
            chip = chip_size(self._theme, face.chip).width() + 12 if face.chip else 0
            wide -= chip
        most = 2 if self._has_reason else 1
        return broken(face.title, self._theme.metrics("strong"), wide, most)

    def _below(self, face: EntryFace, wide: int) -> list[str]:
        metrics = self._theme.metrics("caption")
        if not self._has_reason:
            return broken(face.detail, metrics, wide, 1)
        lines = broken(face.detail, metrics, wide, 2)
        return lines + (broken(face.reason, metrics, wide, _MOST) if face.reason else [])

    def _paint_selection(self, painter: QPainter, box: QRect) -> None:
        shape = QRectF(box).adjusted(0, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.ink("selected"))
        painter.drawRoundedRect(shape, 5, 5)
        painter.setBrush(self._theme.ink("accent"))
        painter.drawRoundedRect(QRectF(box.left(), box.top() + 7, 3, box.height() - 14), 1, 1)
        if self._view.property("ring") and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.ink("accent"), 2))
            painter.drawRoundedRect(shape.adjusted(1, 1, -1, -1), 5, 5)

    def _paint_entry(self, painter: QPainter, box: QRect, face: EntryFace) -> None:
        theme, wide = self._theme, self._wide()
        strong, caption = theme.metrics("strong"), theme.metrics("caption")
        top = box.top() + _PAD
        sign = QRectF(box.left() + 9, top + (strong.height() - _ICON) / 2, _ICON, _ICON)
        paint_icon(painter, face.icon, sign, theme.ink("text-2"))
        left = box.left() + _LEFT
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.ink("text"))
        for text in self._title(face, wide):
            painter.drawText(left, top + strong.ascent(), text)
            top += strong.height()
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.ink("text-2"))
        for text in self._below(face, wide):
            painter.drawText(left, top + caption.ascent(), text)
            top += caption.height()
        if face.chip is None:
            return
        size = chip_size(theme, face.chip)
        corner = QRect(left, top + 2, size.width(), size.height())
        if not self._has_reason:
            corner.moveTo(box.right() - size.width() - 8, box.center().y() - size.height() // 2)
        paint_chip(painter, theme, face.chip, corner)


class EntryList(QListView):
    """Shows entries; Enter or a double click opens the record of one."""

    opened = Signal(object)

    def __init__(self, theme: Theme, name: str, *, has_reason: bool = False) -> None:
        super().__init__()
        self.rows = EntryModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_EntryPainter(theme, self, has_reason=has_reason))
        if not has_reason:
            self.setObjectName("list")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(lambda _index: self._open())

    def show_lines(self, lines: tuple[Line, ...], first: int | None = None) -> None:
        """Show these lines; the first entry, or the one in a place, is chosen."""
        self.rows.show_lines(lines)
        places = [at for at, one in enumerate(lines) if not isinstance(one, str)]
        if places:
            self.setCurrentIndex(self.rows.index(places[0] if first is None else first, 0))

    @property
    def chosen(self) -> EntryFace | None:
        """Return the entry that the keyboard is on."""
        index = self.currentIndex()
        face = index.data(FACE_ROLE) if index.isValid() else None
        return face if isinstance(face, EntryFace) else None

    def high_for(self, most: int) -> int:
        """Return how high so many lines of it are."""
        count = min(most, self.rows.rowCount())
        return sum(self.sizeHintForRow(row) for row in range(count)) + 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the chosen entry with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard came here, for only then the ring is shown."""
        self.setProperty("ring", shows_ring(event, bool(self.property("ring"))))
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _open(self) -> None:
        face = self.chosen
        if face is not None and face.item.record is not None:
            self.opened.emit(face)
