"""A list of the calendar’s entries, one to three lines each, with heads between them."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from kl_relations_desktop.gui.pages.calendar_facts import EntryFace
from kl_relations_desktop.gui.rows import Index
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.as_written import tip
from kl_relations_desktop.gui.widgets.basics import shows_ring
from kl_relations_desktop.gui.widgets.entry_painting import FACE_ROLE, EntryPainter, WithReason

Line = EntryFace | str
"""An entry, or the words of a head."""


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

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let entries be chosen, and heads not."""
        if index.isValid() and isinstance(self.lines[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = 0) -> Any:
        """Return a line, or what is heard of it."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == FACE_ROLE:
            return line
        if role in (0, int(Qt.ItemDataRole.AccessibleTextRole)):
            return line if isinstance(line, str) else line.spoken
        if role == int(Qt.ItemDataRole.ToolTipRole) and not isinstance(line, str):
            return tip(f"{line.title}\n{line.detail}\n{line.reason}".strip())
        return None


class EntryList(QListView):
    """Shows entries; Enter or a double click opens the record of one."""

    opened = Signal(object)

    def __init__(self, theme: Theme, name: str, form: type[EntryPainter]) -> None:
        super().__init__()
        self._first: int | None = None
        self.rows = EntryModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(form(theme, self))
        if form is not WithReason:
            self.setObjectName("list")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(lambda _index: self._open())

    def show_lines(self, lines: tuple[Line, ...], first: int | None = None) -> None:
        """Show these lines; the first entry is chosen, or the one to begin with."""
        self.rows.show_lines(lines)
        self._first = first
        places = [at for at, one in enumerate(lines) if not isinstance(one, str)]
        if places:
            self.setCurrentIndex(self.rows.index(places[0] if first is None else first, 0))

    def doItemsLayout(self) -> None:
        """Begin with the line that is wanted, under its head, until somebody scrolls."""
        super().doItemsLayout()
        if self._first is None:
            return
        has_head = self._first > 0 and isinstance(self.rows.lines[self._first - 1], str)
        top = self.rows.index(self._first - has_head, 0)
        self.scrollTo(top, QAbstractItemView.ScrollHint.PositionAtTop)

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
        self._first = None
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

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, and leave it where it was scrolled to."""
        self._first = None
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose, and leave it where it was scrolled to."""
        self._first = None
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _open(self) -> None:
        face = self.chosen
        if face is not None and face.item.record is not None:
            self.opened.emit(face)
