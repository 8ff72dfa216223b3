"""The grid of a month: weeks from Monday, each day with what falls on it as short chips."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from kl_relations_desktop.gui.icons import paint_icon
from kl_relations_desktop.gui.pages.calendar_facts import DayFacts, EntryFace
from kl_relations_desktop.gui.rows import Index
from kl_relations_desktop.gui.rows_painting import broken, write_line
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.as_written import tip
from kl_relations_desktop.gui.widgets.basics import shows_ring
from kl_relations_desktop.wording.catalogue import Words
from kl_relations_desktop.wording.dates import SHORT_WEEKDAYS, WEEKDAYS

DAY_ROLE = int(Qt.ItemDataRole.UserRole)
_WEEK = 7
_ICON = 14
_BETWEEN = 2
_BESIDE = _ICON + 8 + 3
"""What stands beside the words of an entry."""
_STEPS = {
    int(Qt.Key.Key_Left): -1,
    int(Qt.Key.Key_Right): 1,
    int(Qt.Key.Key_Up): -_WEEK,
    int(Qt.Key.Key_Down): _WEEK,
}


class MonthModel(QAbstractTableModel):
    """The days of a month's weeks."""

    def __init__(self, words: Words, parent: QTableView) -> None:
        super().__init__(parent)
        self._words = words
        self.days: tuple[DayFacts, ...] = ()

    def show_days(self, days: tuple[DayFacts, ...]) -> None:
        """Show these days, whole weeks of them."""
        self.beginResetModel()
        self.days = days
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many weeks there are."""
        return 0 if parent.isValid() else len(self.days) // _WEEK

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return the seven days of a week."""
        return 0 if parent.isValid() else _WEEK

    def data(self, index: Index, role: int = 0) -> Any:
        """Return a day, or what is heard of it."""
        if not index.isValid():
            return None
        facts = self.days[index.row() * _WEEK + index.column()]
        if role == DAY_ROLE:
            return facts
        if role in (0, int(Qt.ItemDataRole.AccessibleTextRole)):
            return facts.spoken
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return tip("\n".join(one.short for one in facts.faces)) or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return the name of a day of the week."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == 0:
            return self._words(SHORT_WEEKDAYS[section])
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return self._words(WEEKDAYS[section])
        return None

    def place_of(self, day: date) -> QModelIndex:
        """Return where a day stands; nowhere when it is not shown."""
        if not self.days:
            return QModelIndex()
        away = (day - self.days[0].day).days
        if not 0 <= away < len(self.days):
            return QModelIndex()
        return self.index(away // _WEEK, away % _WEEK)


class _DayPainter(QStyledItemDelegate):
    """Paints a day: its number, its chips, and how many more there are."""

    def __init__(self, theme: Theme, words: Words, view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme
        self._words = words
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one day."""
        facts = index.data(DAY_ROLE)
        theme, box = self._theme, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, theme.ink("window" if facts.is_closed else "surface"))
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(box, theme.ink("selected"))
        painter.setPen(theme.ink("line"))
        painter.drawLine(box.topRight(), box.bottomRight())
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        self._paint_number(painter, box, facts, is_chosen=is_chosen)
        self._paint_chips(painter, box, facts)
        if is_chosen and self._view.hasFocus() and self._view.property("ring"):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.ink("accent"), 2))
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -2, -2), 4, 4)
        painter.restore()

    def chip_high(self, lines: int = 1) -> int:
        """Return how high a chip of so many lines is."""
        return self._theme.metrics("label").height() * lines + 2

    def head_high(self) -> int:
        """Return how high the line of the number is."""
        return self._theme.metrics("strong").height() + 6

    def places(self, box: QRect, facts: DayFacts) -> tuple[tuple[QRect, EntryFace], ...]:
        """Return where each entry stands: in several lines where all have room, else in one."""
        # Below the last one needs to be no more room than the line of the week.
        room = box.height() - self.head_high() - 1
        wide = box.width() - 9
        for most in (3, 2):
            highs = [self.chip_high(self._lines(face, wide, most)) for face in facts.faces]
            if sum(highs) + _BETWEEN * len(highs) <= room:
                break
        else:
            lines = max(0, room // (self.chip_high() + _BETWEEN))
            count = len(highs)
            highs = [self.chip_high()] * (count if count <= lines else max(0, lines - 1))
        found, top = [], box.top() + self.head_high()
        for face, high in zip(facts.faces, highs, strict=False):
            found.append((QRect(box.left() + 4, top, wide, high), face))
            top += high + _BETWEEN
        return tuple(found)

    def _lines(self, face: EntryFace, wide: int, most: int) -> int:
        """Return how many lines an entry takes: a name alone breaks, what it is follows one."""
        return 2 if face.what else len(self._name(face, wide, most))

    def _name(self, face: EntryFace, wide: int, most: int) -> list[str]:
        return broken(face.name, self._theme.metrics("caption"), wide - _BESIDE, most)

    def more_box(self, box: QRect, facts: DayFacts) -> QRect:
        """Return where the words "+3 more" stand; empty when all is shown."""
        shown = len(self.places(box, facts))
        if shown == len(facts.faces):
            return QRect()
        top = box.top() + self.head_high() + shown * (self.chip_high() + _BETWEEN)
        return QRect(box.left() + 4, top, box.width() - 8, self.chip_high())

    def chip_at(self, box: QRect, point: QPoint, facts: DayFacts) -> EntryFace | None:
        """Return the entry at a place."""
        found = (face for place, face in self.places(box, facts) if place.contains(point))
        return next(found, None)

    def _paint_number(
        self, painter: QPainter, box: QRect, facts: DayFacts, *, is_chosen: bool
    ) -> None:
        theme = self._theme
        metrics = theme.metrics("strong")
        text = str(facts.day.day)
        place = QRect(box.left() + 4, box.top() + 3, 0, metrics.height())
        place.setWidth(max(metrics.horizontalAdvance(text) + 10, metrics.height() + 4))
        ink = "text" if facts.is_in_month else "text-2"
        if facts.is_today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.ink("accent"))
            painter.drawRoundedRect(QRectF(place), 4, 4)
            ink = "on-accent"
        is_strong = facts.is_today or is_chosen
        painter.setFont(theme.font("strong" if is_strong else "body"))
        painter.setPen(theme.ink(ink))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), text)
        if facts.is_today:
            painter.setPen(theme.ink("text-2"))
            beside = QRect(place.right() + 6, place.top(), box.width(), place.height())
            beside.setRight(box.right() - 4)
            write_line(painter, theme, beside, "caption", self._words("Today"))

    def _paint_chips(self, painter: QPainter, box: QRect, facts: DayFacts) -> None:
        shown = self.places(box, facts)
        for place, face in shown:
            self._paint_chip(painter, place, face)
        more = len(facts.faces) - len(shown)
        if more:
            said = self._words.plural("+{n} more", "+{n} more", more).format(n=more)
            painter.setFont(self._theme.font("label"))
            painter.setPen(self._theme.ink("accent"))
            words = self.more_box(box, facts).adjusted(4, 0, 0, 0)
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), said)

    def _paint_chip(self, painter: QPainter, place: QRect, face: EntryFace) -> None:
        theme = self._theme
        colour = theme.ink(face.token)
        painter.setPen(Qt.PenStyle.NoPen)
        tint = "tint" if face.token == "accent" else f"{face.token}-tint"
        painter.setBrush(theme.ink(tint))
        painter.drawRoundedRect(QRectF(place), 4, 4)
        name = face.chip.tone.icon if face.chip is not None else face.icon
        first = QRect(place.left(), place.top(), place.width(), self.chip_high())
        sign = QRectF(first.left() + 4, first.center().y() - _ICON / 2 + 0.5, _ICON, _ICON)
        paint_icon(painter, name, sign, colour)
        painter.setPen(colour)
        words = first.adjusted(_ICON + 8, 0, _ICON + 8 - _BESIDE, 0)
        if place.height() == first.height():
            write_line(painter, theme, words, "caption", self._in_one_line(face, words.width()))
            return
        high = theme.metrics("label").height()
        if face.what:
            write_line(painter, theme, words, "label", face.name)
            write_line(painter, theme, words.translated(0, high), "caption", face.what)
            return
        for line in self._name(face, place.width(), place.height() // high):
            write_line(painter, theme, words, "caption", line)
            words.translate(0, high)

    def _in_one_line(self, face: EntryFace, wide: int) -> str:
        """Return name and what it is where both have room, else the name alone."""
        both = " · ".join(one for one in (face.name, face.what) if one)
        has_room = self._theme.metrics("caption").horizontalAdvance(both) <= wide
        return both if has_room else face.name


class MonthGrid(QTableView):
    """Shows a month; says which day is chosen, what is opened, and where it leads out."""

    day_chosen = Signal(object)
    left = Signal(object)
    """A day outside these weeks is wanted."""
    opened = Signal(object)
    """An entry is to be opened."""
    list_asked = Signal()
    """All entries of the chosen day are to be read."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._rows = MonthModel(words, self)
        self._painter = _DayPainter(theme, words, self)
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self.setObjectName("list")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setFont(theme.font("label"))
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for one in (head, self.verticalHeader()):
            one.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            one.setMinimumSectionSize(20)
        least = self._painter.head_high() + self._painter.chip_high() + 4
        self.setMinimumHeight(6 * least + theme.metrics("label").height() + 12)
        self.setMinimumWidth(7 * 60)

    def show_days(self, days: tuple[DayFacts, ...], chosen: date) -> None:
        """Show these days and choose one of them, quietly."""
        self.blockSignals(True)
        self._rows.show_days(days)
        self.setCurrentIndex(self._rows.place_of(chosen))
        self.blockSignals(False)

    @property
    def chosen(self) -> DayFacts | None:
        """Return the chosen day."""
        index = self.currentIndex()
        return index.data(DAY_ROLE) if index.isValid() else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which day is chosen."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.day_chosen.emit(current.data(DAY_ROLE).day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by days and weeks, beyond the month too; open with Enter, read with Space."""
        facts, key = self.chosen, event.key()
        if facts is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._walk(facts.day, _STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            last = _WEEK - 1 if key == Qt.Key.Key_End else 0
            self._walk(facts.day, last - facts.day.weekday())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif key == Qt.Key.Key_Space:
            self.list_asked.emit()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard came here, for only then the ring is shown."""
        self.setProperty("ring", shows_ring(event, bool(self.property("ring"))))
        super().focusInEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the entry that is pressed, or the list of a day with more."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        facts, box = index.data(DAY_ROLE), self.visualRect(index)
        if self._painter.more_box(box, facts).contains(point):
            self.list_asked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the entry that is pressed twice."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid():
            face = self._painter.chip_at(self.visualRect(index), point, index.data(DAY_ROLE))
            if face is not None and face.item.record is not None:
                self.opened.emit(face)

    def _walk(self, day: date, days: int) -> None:
        try:
            there = day + timedelta(days=days)
        except OverflowError:
            return
        facts = self.chosen
        place = self._rows.place_of(there)
        is_here = place.isValid() and facts is not None
        if is_here and place.data(DAY_ROLE).is_in_month:
            self.setCurrentIndex(place)
        else:
            self.left.emit(there)

    @property
    def first(self) -> EntryFace | None:
        """Return the first entry of the chosen day that has a record."""
        faces = self.chosen.faces if self.chosen is not None else ()
        return next((one for one in faces if one.item.record is not None), None)

    def _open(self) -> None:
        face = self.first
        if face is not None:
            self.opened.emit(face)
        else:
            self.list_asked.emit()
