"""How lines of a list are painted: selection, flag, words, state and head rows."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kl_relations_desktop.gui.chips import Chip
from kl_relations_desktop.gui.icons import paint_flag, paint_icon
from kl_relations_desktop.gui.rows import (
    BELOW_ROLE,
    CHIP_ROLE,
    FLAG_ROLE,
    QUIET_ROLE,
    ROW_ROLE,
    Group,
    Index,
    RowsModel,
)
from kl_relations_desktop.gui.theme import Theme

ROW_HEIGHT = 32
HEAD_HEIGHT = 30
_MARGIN = 8
_FLAG = (19, 14)
_STATE = 16
_CHEVRON = 14


class RowPainter(QStyledItemDelegate):
    """Paints every cell of a list with the tokens of the look."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height that words and flag need."""
        high = self._theme.metrics("body").height() + 12
        return QSize(40, max(ROW_HEIGHT, high))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell, or a whole head row."""
        line = index.data(ROW_ROLE)
        if isinstance(line, Group):
            # Every column paints its part: spans over thousands of heads would be slow.
            head = self._view.horizontalHeader()
            whole = QRect(option.rect)
            whole.setLeft(self._view.columnViewportPosition(0))
            whole.setWidth(head.length())
            painter.save()
            painter.setClipRect(option.rect)
            self._paint_head(painter, whole, line)
            painter.restore()
            return
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            self._paint_selection(painter, option.rect, index)
        chip = index.data(CHIP_ROLE)
        if isinstance(chip, Chip):
            self._paint_state(painter, option.rect, chip)
        elif index.column() < index.model().columnCount() - 1:
            self._paint_words(painter, option.rect, index, is_chosen=is_chosen)

    def _paint_head(self, painter: QPainter, box: QRect, group: Group) -> None:
        left = box.left() + _MARGIN
        if group.flag is not None:
            left = self._paint_flag(painter, box, left, group.flag, 2)
        painter.setFont(self._theme.font("label"))
        painter.setPen(self._theme.ink("text-2"))
        words = QRect(QPoint(left, box.top() + 4), box.bottomRight() - QPoint(14, 0))
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, int(flags | Qt.AlignmentFlag.AlignLeft), group.label)
        painter.setFont(self._theme.font("caption"))
        painter.drawText(words, int(flags | Qt.AlignmentFlag.AlignRight), str(group.count))

    def _paint_selection(self, painter: QPainter, box: QRect, index: Index) -> None:
        last = index.model().columnCount() - 1
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(box)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.ink("selected"))
        shape = QRectF(box).adjusted(
            0 if index.column() == 0 else -9, 1, 0 if index.column() == last else 9, -1
        )
        painter.drawRoundedRect(shape, 5, 5)
        if index.column() == 0:
            painter.setBrush(self._theme.ink("accent"))
            painter.drawRoundedRect(
                QRectF(box.left(), box.top() + 7, 3, box.height() - 14), 1, 1
            )
        if self._view.property("ring") and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.ink("accent"), 2))
            painter.drawRoundedRect(shape.adjusted(1, 1, -1, -1), 5, 5)
        painter.restore()

    def _paint_flag(
        self, painter: QPainter, box: QRect, left: int, code: str, lower: int = 0
    ) -> int:
        wide, high = _FLAG
        place = QRectF(left, box.center().y() - high / 2 + 1 + lower, wide, high)
        paint_flag(painter, self._theme, code, place)
        return left + wide + 8

    def _paint_state(self, painter: QPainter, box: QRect, chip: Chip) -> None:
        place = QRectF(box.right() - _STATE - 8, box.center().y() - 7.5, _STATE, _STATE)
        paint_icon(painter, chip.tone.icon, place, self._theme.ink(chip.tone.token))

    def _paint_words(
        self, painter: QPainter, box: QRect, index: Index, *, is_chosen: bool
    ) -> None:
        text = index.data() or ""
        left = box.left() + (_MARGIN if index.column() == 0 else 2)
        flag = index.data(FLAG_ROLE)
        if flag is not None:
            left = self._paint_flag(painter, box, left, flag)
        role = "strong" if is_chosen and index.column() == 0 else "body"
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.ink("text-2" if index.data(QUIET_ROLE) else "text"))
        words = QRect(QPoint(left, box.top()), box.bottomRight() - QPoint(6, 0))
        metrics = self._theme.metrics(role)
        model = index.model()
        if below := index.data(BELOW_ROLE):
            self._paint_two(painter, words, role, text, below)
            return
        most = model.columns[index.column()].lines if isinstance(model, RowsModel) else 1
        lines = broken(text.replace("\n", " "), metrics, words.width(), most)
        align = index.data(int(Qt.ItemDataRole.TextAlignmentRole))
        painter.drawText(words, int(align), "\n".join(lines))

    def _paint_two(
        self, painter: QPainter, box: QRect, role: str, text: str, below: str
    ) -> None:
        """Paint words with a quiet line below them, one cut at its end as the other."""
        high, low = self._theme.metrics(role).height(), self._theme.metrics("caption").height()
        top = box.top() + (box.height() - high - low) // 2
        write_line(painter, self._theme, QRect(box.left(), top, box.width(), high), role, text)
        painter.setPen(self._theme.ink("text-2"))
        second = QRect(box.left(), top + high, box.width(), low)
        write_line(painter, self._theme, second, "caption", below)


def write_line(painter: QPainter, theme: Theme, box: QRect, role: str, text: str) -> None:
    """Write a line into the middle of a box, cut at its end where it has no room."""
    cut = theme.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.setFont(theme.font(role))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), cut)


def broken(text: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """Return a text in so many lines at most, the last one elided."""
    lines: list[str] = []
    rest = text
    while len(lines) < most - 1 and metrics.horizontalAdvance(rest) > width:
        first = _what_fits(rest, metrics, width)
        if not first:
            break
        lines.append(first)
        rest = rest[len(first) :].strip()
    lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
    return lines


def _what_fits(text: str, metrics: QFontMetrics, width: int) -> str:
    fits = ""
    for word in text.split(" "):
        longer = f"{fits} {word}".strip()
        if metrics.horizontalAdvance(longer) > width:
            break
        fits = longer
    return fits


class ListHead(QHeaderView):
    """The heads of the columns; the sorted one carries a chevron."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(28)
        self.setFixedHeight(max(HEAD_HEIGHT, theme.metrics("label").height() + 12))

    def paintSection(self, painter: QPainter, box: QRect, section: int) -> None:
        """Paint one head, quiet, with a rule below."""
        painter.fillRect(box, self._theme.ink("window"))
        painter.fillRect(
            QRect(box.left(), box.bottom(), box.width(), 1), self._theme.ink("line")
        )
        model = self.model()
        if not isinstance(model, RowsModel) or section >= len(model.columns):
            return
        column, is_sorted = model.columns[section], section == model.sorted_by
        metrics = self._theme.metrics("label")
        painter.setFont(self._theme.font("label"))
        painter.setPen(self._theme.ink("text-2"))
        left = box.left() + (_MARGIN if section == 0 else 2)
        words = QRect(QPoint(left, box.top()), box.bottomRight() - QPoint(6, 0))
        room = words.width() - (_CHEVRON + 4 if is_sorted else 0)
        text = metrics.elidedText(column.label, Qt.TextElideMode.ElideRight, room)
        side = Qt.AlignmentFlag.AlignRight if column.is_right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, int(side | Qt.AlignmentFlag.AlignVCenter), text)
        if is_sorted and not column.is_right:
            name = "chevron-up" if model.is_descending else "chevron-down"
            after = left + metrics.horizontalAdvance(text) + 4
            place = QRectF(after, box.center().y() - 6, _CHEVRON, _CHEVRON)
            paint_icon(painter, name, place, self._theme.ink("text-2"))
