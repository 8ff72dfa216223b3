"""How an entry of the calendar is painted: in one line, after its date, or with its reason."""

from abc import abstractmethod

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from kl_relations_desktop.gui.chips import chip_size, paint_chip
from kl_relations_desktop.gui.icons import paint_icon
from kl_relations_desktop.gui.pages.calendar_facts import EntryFace
from kl_relations_desktop.gui.rows import Index
from kl_relations_desktop.gui.rows_painting import broken, write_line
from kl_relations_desktop.gui.theme import Theme

FACE_ROLE = int(Qt.ItemDataRole.UserRole)
_PAD = 6
_LEFT = 32
_END = 8
_ICON = 16
_DATE = 168
_SPACE = 12
_MOST = 3


class EntryPainter(QStyledItemDelegate):
    """Paints heads, the ground of what is chosen, and an entry as its kind of list has it."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the words need at this width."""
        line = index.data(FACE_ROLE)
        if isinstance(line, str):
            return QSize(40, self._theme.metrics("label").height() + 18)
        return QSize(40, self.high(line))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a head or an entry."""
        line, box = index.data(FACE_ROLE), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, str):
            place = box.adjusted(8, 8, -8, 0)
            self.write(painter, place, "label", "text-2", line)
        else:
            # Where the keyboard is not, no entry is chosen.
            if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
                self._paint_selection(painter, box)
            self.paint_entry(painter, box, line)
        painter.restore()

    @abstractmethod
    def high(self, face: EntryFace) -> int:
        """Return how high an entry is."""

    @abstractmethod
    def paint_entry(self, painter: QPainter, box: QRect, face: EntryFace) -> None:
        """Paint an entry."""

    def write(self, painter: QPainter, box: QRect, role: str, ink: str, text: str) -> None:
        """Write a line, cut at its end where it has no room."""
        painter.setPen(self._theme.ink(ink))
        write_line(painter, self._theme, box, role, text)

    def paint_sign(self, painter: QPainter, left: int, middle: float, face: EntryFace) -> None:
        """Paint the sign of the entry's kind."""
        sign = QRectF(left, middle - _ICON / 2, _ICON, _ICON)
        paint_icon(painter, face.icon, sign, self._theme.ink("text-2"))

    def end_of_words(self, painter: QPainter, box: QRect, face: EntryFace) -> int:
        """Paint the chip at the end of a line; return where the words before it end."""
        end = box.right() - _END
        if face.chip is None:
            return end
        size = chip_size(self._theme, face.chip)
        corner = QRect(box.topLeft(), size)
        corner.moveTo(end - size.width(), box.center().y() - size.height() // 2)
        paint_chip(painter, self._theme, face.chip, corner)
        return corner.left() - _SPACE

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


class InOneLine(EntryPainter):
    """What it is about, its kind and its days, in one line."""

    def high(self, face: EntryFace) -> int:
        """Return the height of a line."""
        return self._theme.metrics("strong").height() + 2 * 4

    def paint_entry(self, painter: QPainter, box: QRect, face: EntryFace) -> None:
        """Paint the line."""
        self.paint_sign(painter, box.left() + 9, box.center().y() + 0.5, face)
        end = self.end_of_words(painter, box, face)
        words = QRect(box.left() + _LEFT, box.top(), end - box.left() - _LEFT, box.height())
        self.write(painter, words, "strong", "text", face.title)
        wide = self._theme.metrics("strong").horizontalAdvance(face.title)
        words.setLeft(words.left() + wide + _SPACE)
        if words.width() > _SPACE:
            self.write(painter, words, "caption", "text-2", face.detail)


class AfterDate(EntryPainter):
    """The date in a column of its own, then what it is about, and its kind below."""

    def high(self, face: EntryFace) -> int:
        """Return the height of two lines."""
        metrics = self._theme.metrics
        return 2 * _PAD + metrics("strong").height() + metrics("caption").height()

    def paint_entry(self, painter: QPainter, box: QRect, face: EntryFace) -> None:
        """Paint the two lines."""
        strong = self._theme.metrics("strong").height()
        caption = self._theme.metrics("caption").height()
        top, left = box.top() + _PAD, box.left() + 8 + _DATE
        end = self.end_of_words(painter, box, face)
        self.paint_sign(painter, left, top + strong / 2, face)
        left += _LEFT - 8
        for role, ink, high, dated, said in (
            ("strong", "text", strong, face.date, face.title),
            ("caption", "text-2", caption, face.date_note, face.kind),
        ):
            date = QRect(box.left() + 8, top, _DATE - _SPACE, high)
            self.write(painter, date, role, ink, dated)
            self.write(painter, QRect(left, top, end - left, high), role, ink, said)
            top += high


class WithReason(EntryPainter):
    """All that is known of an entry, in as many lines as a narrow pane needs."""

    def high(self, face: EntryFace) -> int:
        """Return the height of all lines."""
        metrics = self._theme.metrics
        high = 2 * _PAD + metrics("strong").height() * len(self._title(face))
        high += metrics("caption").height() * len(self._below(face))
        if face.chip is not None:
            high += chip_size(self._theme, face.chip).height() + 2
        return high

    def paint_entry(self, painter: QPainter, box: QRect, face: EntryFace) -> None:
        """Paint all lines, and the chip below them."""
        top, left = box.top() + _PAD, box.left() + _LEFT
        middle = top + self._theme.metrics("strong").height() / 2
        self.paint_sign(painter, box.left() + 9, middle, face)
        lines = [("strong", "text", text) for text in self._title(face)]
        lines += [("caption", "text-2", text) for text in self._below(face)]
        for role, ink, text in lines:
            high = self._theme.metrics(role).height()
            self.write(painter, QRect(left, top, box.right() - left, high), role, ink, text)
            top += high
        if face.chip is not None:
            corner = QRect(left, top + 2, 0, 0)
            corner.setSize(chip_size(self._theme, face.chip))
            paint_chip(painter, self._theme, face.chip, corner)

    def _title(self, face: EntryFace) -> list[str]:
        return broken(face.title, self._theme.metrics("strong"), self._wide(), 2)

    def _below(self, face: EntryFace) -> list[str]:
        metrics, wide = self._theme.metrics("caption"), self._wide()
        lines = broken(face.detail, metrics, wide, 2)
        return lines + (broken(face.reason, metrics, wide, _MOST) if face.reason else [])

    def _wide(self) -> int:
        return max(60, self._view.viewport().width() - _LEFT - _END)
