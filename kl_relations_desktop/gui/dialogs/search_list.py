"""The list under the search box: heads, records and commands, walked without the heads."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.names import fold
from kl_relations_desktop.gui.dialogs.search_facts import IN_GROUP, Found, FoundGroup, spans
from kl_relations_desktop.gui.icons import paint_flag, paint_icon
from kl_relations_desktop.gui.rows import ROW_ROLE, Index
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.wording.catalogue import Words

LINE, HEAD = 36, 27
_LEFT = 12
_TEXT = 43


@dataclass(frozen=True, slots=True)
class Head:
    """The head row of a group, which opens the rest when some are left out."""

    title: str
    shown: int
    whole: int

    @property
    def has_more(self) -> bool:
        """Return whether some lines of the group are left out."""
        return self.shown < self.whole


class SearchModel(QAbstractListModel):
    """Heads and lines, one under the other."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._groups: tuple[FoundGroup, ...] = ()
        self._lines: list[Head | Found] = []
        self._opened: set[str] = set()
        self.typed = ""

    def show_groups(self, groups: tuple[FoundGroup, ...], typed: str) -> None:
        """Show what was found for the words typed."""
        self._opened.clear()
        self._groups = groups
        self.typed = typed
        self._arrange()

    def open_group(self, title: str) -> None:
        """Show all lines of a group."""
        self._opened.add(title)
        self._arrange()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of lines, heads counted."""
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let lines be chosen, and heads that open more."""
        line = self._lines[index.row()]
        if isinstance(line, Head) and not line.has_more:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = 0) -> object:
        """Return a line, or what a screen reader says of it."""
        line = self._lines[index.row()]
        if role == ROW_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(line, Head):
                return f"{line.title}, {self.count_of(line)}"
            return ", ".join(part for part in (line.text, line.detail) if part)
        return None

    def count_of(self, head: Head) -> str:
        """Return how many lines a group has, and how many of them are shown."""
        if not head.has_more:
            return str(head.whole)
        return self._words("{shown} of {whole}").format(shown=head.shown, whole=head.whole)

    def next_place(self, place: int, step: int) -> int:
        """Return the next line that can be chosen; the same when there is none."""
        found = place + step
        while 0 <= found < len(self._lines):
            line = self._lines[found]
            if isinstance(line, Found) or line.has_more:
                return found
            found += step
        return place

    def first_place(self) -> int:
        """Return the first record or command."""
        return next((at for at, one in enumerate(self._lines) if isinstance(one, Found)), -1)

    def likeliest_place(self) -> int:
        """Return the command whose words are being typed, or else the first line."""
        typed = fold(self.typed)
        # One word alone may well be of a record: "new" of New York.
        begun = (
            at
            for at, one in enumerate(self._lines)
            if " " in typed and isinstance(one, Found) and one.is_command_begun_by(typed)
        )
        return next(begun, self.first_place())

    @property
    def height(self) -> int:
        """Return the height of all lines."""
        return sum(HEAD if isinstance(line, Head) else LINE for line in self._lines)

    def _arrange(self) -> None:
        self.beginResetModel()
        self._lines = []
        for group in self._groups:
            most = len(group.lines) if group.title in self._opened else IN_GROUP
            shown = group.lines[:most]
            self._lines.append(Head(group.title, len(shown), len(group.lines)))
            self._lines += shown
        self.endResetModel()


class _LinePainter(QStyledItemDelegate):
    """Paints heads and lines; what matches is bold and underlined."""

    def __init__(self, theme: Theme, model: SearchModel, enter: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._enter = enter

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a head or a line."""
        return QSize(100, HEAD if isinstance(index.data(ROW_ROLE), Head) else LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        line, box = index.data(ROW_ROLE), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.ink("selected"))
            painter.drawRoundedRect(QRectF(box), 5, 5)
        if isinstance(line, Head):
            self._paint_head(painter, box, line)
        else:
            self._paint_sign(painter, box, line)
            self._paint_texts(painter, box, line, chosen=chosen)
        painter.restore()

    def _paint_head(self, painter: QPainter, box: QRect, head: Head) -> None:
        inner = box.adjusted(_LEFT + 1, 4, -_LEFT, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self._theme.ink("text-2"))
        painter.setFont(self._theme.font("label"))
        painter.drawText(inner, int(middle | Qt.AlignmentFlag.AlignLeft), head.title)
        painter.setFont(self._theme.font("caption"))
        if head.has_more:
            painter.setPen(self._theme.ink("accent"))
        count = self._model.count_of(head)
        painter.drawText(inner, int(middle | Qt.AlignmentFlag.AlignRight), count)

    def _paint_sign(self, painter: QPainter, box: QRect, line: Found) -> None:
        middle = box.center().y() + 0.5
        if line.flag is not None:
            flag = QRectF(box.left() + _LEFT, middle - 7, 19, 14)
            paint_flag(painter, self._theme, line.flag, flag)
            return
        sign = QRectF(box.left() + _LEFT + 1, middle - 8, 16, 16)
        paint_icon(painter, line.icon, sign, self._theme.ink("text-2"))

    def _paint_texts(self, painter: QPainter, box: QRect, line: Found, *, chosen: bool) -> None:
        right = float(box.right() - _LEFT)
        if chosen:
            painter.setFont(self._theme.font("label"))
            painter.setPen(self._theme.ink("accent"))
            wide = self._theme.metrics("label").horizontalAdvance(self._enter)
            spot = QRect(round(right) - wide, box.top(), wide + 2, box.height())
            painter.drawText(spot, int(Qt.AlignmentFlag.AlignVCenter), self._enter)
            right -= wide + 14
        detail = self._laid(line.detail, "caption", (right - box.left() - _TEXT) * 0.5)
        taken = detail.lineAt(0).naturalTextWidth() if line.detail else 0.0
        self._draw(painter, detail, QPointF(right - taken, box.top()), box, "text-2")
        room = right - taken - 16 - box.left() - _TEXT
        text = self._laid(line.text, "body", room)
        self._draw(painter, text, QPointF(box.left() + _TEXT, box.top()), box, "text")

    def _laid(self, text: str, role: str, room: float) -> QTextLayout:
        """Return a text in one line, its matches marked."""
        cut = self._theme.metrics(role).elidedText(
            text, Qt.TextElideMode.ElideRight, int(max(room, 20))
        )
        layout = QTextLayout(cut, self._theme.font(role))
        marks = []
        for start, length in spans(cut, self._model.typed):
            look = QTextCharFormat()
            look.setFontWeight(QFont.Weight.Bold)
            look.setFontUnderline(True)
            mark = QTextLayout.FormatRange()
            mark.start, mark.length, mark.format = start, length, look
            marks.append(mark)
        layout.setFormats(marks)
        layout.beginLayout()
        line = layout.createLine()
        if line.isValid():
            line.setLineWidth(10_000)
        layout.endLayout()
        return layout

    def _draw(
        self, painter: QPainter, layout: QTextLayout, at: QPointF, box: QRect, ink: str
    ) -> None:
        if layout.lineCount():
            painter.setPen(self._theme.ink(ink))
            down = (box.height() - layout.lineAt(0).height()) / 2
            layout.draw(painter, at + QPointF(0, down))


class SearchList(QListView):
    """Shows what was found; the keyboard stays in the box above."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self.found = SearchModel(words, self)
        self.setModel(self.found)
        self.setItemDelegate(_LinePainter(theme, self.found, words("Enter"), self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(words("Results"))

    def show_groups(self, groups: tuple[FoundGroup, ...], typed: str) -> None:
        """Show what was found and choose what is meant most likely."""
        self.found.show_groups(groups, typed)
        self._choose(self.found.likeliest_place())

    def walk(self, step: int) -> None:
        """Choose the next or previous line."""
        self._choose(self.found.next_place(self.currentIndex().row(), step))

    def current_line(self) -> Head | Found | None:
        """Return the line that is chosen."""
        line = self.currentIndex().data(ROW_ROLE)
        return line if isinstance(line, Head | Found) else None

    def open_group(self, head: Head) -> None:
        """Show all lines of a group and stay where the officer is."""
        place = self.currentIndex().row()
        self.found.open_group(head.title)
        self._choose(place + 1)

    def _choose(self, place: int) -> None:
        index = self.found.index(place, 0)
        self.setCurrentIndex(index)
        if place <= self.found.first_place():
            self.scrollToTop()
