"""The left half of a list page: title, Add, filter and the table."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.icons import icon
from kl_relations_desktop.gui.rows import Column, Index, Row, RowsModel, Source
from kl_relations_desktop.gui.rows_painting import ListHead, RowPainter
from kl_relations_desktop.gui.widgets.basics import (
    EmptyState,
    button,
    icon_button,
    rename,
    shows_ring,
)
from kl_relations_desktop.gui.widgets.elided import ElidedLabel
from kl_relations_desktop.gui.widgets.list_memory import ListMemory
from kl_relations_desktop.gui.widgets.row_table import RowTable

GROUP_HEIGHT = 32
_DRESSED = 200
"""Setting the height of one line takes as long as the list has lines."""
_SIDES = 32
_MARGIN = 6
_BUTTONS = 56


class ListTable(RowTable):
    """A table of whole rows, walked with the arrows; Enter opens, Delete asks for the bin."""

    entered_row = Signal()
    delete_asked = Signal()
    menu_asked = Signal(QPoint)
    first_asked = Signal()

    def __init__(self, desk: Desk, model: RowsModel) -> None:
        super().__init__()
        self._theme = desk.theme
        self.setObjectName("list")
        self.setModel(model)
        self.setHorizontalHeader(ListHead(desk.theme, self))
        self.setItemDelegate(RowPainter(desk.theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lines = max(column.lines for column in model.columns)
        high = max(32, lines * desk.theme.metrics("body").height() + 12)
        self.verticalHeader().setMinimumSectionSize(20)
        self.verticalHeader().setDefaultSectionSize(high)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the keyboard has led here."""
        self.setProperty("ring", shows_ring(event, bool(self.property("ring"))))
        super().focusInEvent(event)
        # Qt makes the first row current without showing it as chosen.
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.selectRow(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, ask for the bin with Delete, copy the row, else as tables do."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_row.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._copied())
        elif event.key() == Qt.Key.Key_Down and not self.currentIndex().isValid():
            # Qt would begin on the head row of the first group.
            self.first_asked.emit()
        else:
            super().keyPressEvent(event)

    def _copied(self) -> str:
        """Return what stands in the chosen row, as a spreadsheet takes it."""
        row, model = self.currentIndex().row(), self.model()
        shown = [
            place for place in range(model.columnCount()) if not self.isColumnHidden(place)
        ]
        cells = (str(model.index(row, place).data() or "") for place in shown)
        return "\t".join(" ".join(cell.split()) for cell in cells).rstrip()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and the ring around them all while none of them can bear it."""
        super().paintEvent(event)
        if self.property("ring") and self.hasFocus() and not self.currentIndex().isValid():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.ink("accent"), 2))
            box = self.viewport().rect().toRectF()
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)

    def currentChanged(self, now: Index, before: Index) -> None:
        """Move the ring from around all rows to the row that now bears it."""
        super().currentChanged(now, before)
        if now.isValid() is not before.isValid():
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the chosen row, at the pointer or at the row."""
        if self.currentIndex().isValid():
            by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            row = self.visualRect(self.currentIndex()).center()
            self.menu_asked.emit(
                self.viewport().mapToGlobal(row) if by_key else event.globalPos()
            )


class ListPane(QWidget):
    """A filtered, sorted list of rows; says which one is chosen."""

    chosen = Signal(int)
    opened = Signal(int)
    add_asked = Signal()
    bin_asked = Signal()
    act_asked = Signal(str)
    """An act of the row's menu: "edit", "bin", "unbin" or "history"."""
    bin_view_asked = Signal(bool)

    def __init__(
        self, desk: Desk, name: str, title: str, columns: tuple[Column, ...], placeholder: str
    ) -> None:
        super().__init__()
        self.setObjectName("listpane")
        self._desk = desk
        self._title = title
        self.model = RowsModel(columns, desk.words)
        self.title = ElidedLabel(desk.theme, title, "title")
        self.add = button(desk.theme, desk.words("Add"), "plus")
        self.bin_view = icon_button(desk.theme, "trash-2", desk.words("Show the bin"), "text-2")
        self.bin_view.setCheckable(True)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(placeholder)
        self.filter.setAccessibleName(placeholder)
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumHeight(30)
        self.table = ListTable(desk, self.model)
        self.table.setAccessibleName(title)
        self.memory = ListMemory(desk, f"list.{name}", self.table, self.model)
        clear = desk.words("Clear filter")
        self.nothing = EmptyState(desk.theme, "list-filter", "", "", clear, "x")
        self.empty_bin = EmptyState(desk.theme, "trash-2", "", desk.words("The bin is empty."))
        self._stack = QStackedWidget()
        self._is_quiet = False
        self._build()
        self._connect()
        self.memory.restore()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.title, 1)
        head.addWidget(self.add)
        upper = QVBoxLayout()
        upper.setContentsMargins(20, 12, 12, 0)
        upper.setSpacing(10)
        upper.addLayout(head)
        narrowing = QHBoxLayout()
        narrowing.setSpacing(4)
        narrowing.addWidget(self.filter, 1)
        narrowing.addWidget(self.bin_view)
        upper.addLayout(narrowing)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self.empty_bin)
        lower = QVBoxLayout()
        lower.setContentsMargins(12, 4, _MARGIN, 0)
        lower.addWidget(self._stack)
        bar = self.table.verticalScrollBar()
        # The bar stands in the margin: the rows keep their room.
        bar.rangeChanged.connect(
            lambda _first, last: lower.setContentsMargins(12, 4, 0 if last else _MARGIN, 0)
        )
        self.above = QVBoxLayout()
        upper.addLayout(self.above)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(upper)
        column.addLayout(lower, 1)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._on_filtered)
        down = QShortcut(Qt.Key.Key_Down, self.filter, self._enter_rows)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.add.clicked.connect(self.add_asked)
        self.bin_view.toggled.connect(self._on_bin_view)
        self.nothing.button.clicked.connect(self.filter.clear)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.table.entered_row.connect(self._on_entered)
        self.table.clicked.connect(lambda _index: self._on_entered())
        self.table.delete_asked.connect(self.bin_asked)
        self.table.menu_asked.connect(self._show_menu)
        self.table.first_asked.connect(self._choose_first)
        head = self.table.horizontalHeader()
        head.sectionClicked.connect(self._on_head)
        head.sectionHandleDoubleClicked.connect(self.memory.fit_column)

    @property
    def current_id(self) -> int | None:
        """Return the id of the chosen row."""
        index = self.table.currentIndex()
        if not index.isValid():
            return None
        row = index.data(int(Qt.ItemDataRole.UserRole))
        return row.id if isinstance(row, Row) else None

    def lead(self, text: str, go: Callable[[], object]) -> None:
        """Offer the way to another view of what is listed."""
        made = button(self._desk.theme, text, "calendar-days", kind="link")
        made.clicked.connect(go)
        row = QHBoxLayout()
        row.addWidget(made)
        row.addStretch(1)
        self.above.addLayout(row)
        QWidget.setTabOrder(self.bin_view, made)
        QWidget.setTabOrder(made, self.table)

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows; the chosen one stays chosen where it is still there."""
        self._arranged(lambda: self.model.set_rows(rows))

    def set_source(self, source: Source) -> None:
        """Show the rows of another source; the chosen one stays chosen where it is there."""
        self._arranged(lambda: self.model.set_source(source))

    def _arranged(self, arrange: Callable[[], None]) -> None:
        kept = self.current_id
        self._is_quiet = True
        arrange()
        self._dress()
        self.memory.fit()
        self._is_quiet = False
        if kept is not None:
            self.choose(kept, quietly=True)
        self._say_what_is_found()

    def choose(self, row_id: int | None, *, quietly: bool = False) -> bool:
        """Choose a row; returns whether it is shown."""
        if row_id is not None and row_id == self.current_id:
            return True
        place = self.model.place_of(row_id)
        self._is_quiet = quietly
        if place < 0:
            self.table.setCurrentIndex(QModelIndex())
            self.table.clearSelection()
        else:
            self.table.selectionModel().setCurrentIndex(
                self.model.index(place, 0),
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                | QItemSelectionModel.SelectionFlag.Rows,
            )
        self._is_quiet = False
        return place >= 0

    def _show_menu(self, at: QPoint) -> None:
        words, theme = self._desk.words, self._desk.theme
        menu = QMenu(self)
        acts = [
            ("edit", "pencil", words("Edit")),
            ("history", "history", words("History of this record")),
            ("bin", "trash-2", words("Move to the bin…")),
        ]
        if self.bin_view.isChecked():
            acts = [("unbin", "archive-restore", words("Restore"))]
        for name, icon_name, text in acts:
            menu.addAction(icon(theme, icon_name), text, partial(self.act_asked.emit, name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _enter_rows(self) -> None:
        """Go from the filter to what it has found."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._choose_first()

    def _choose_first(self) -> None:
        first = self.model.first
        if first is not None:
            self.choose(first.id)

    def fit(self, window_width: int) -> None:
        """Show the columns that a window of this width has room for."""
        for place, column in enumerate(self.model.columns):
            self.table.setColumnHidden(place, window_width < column.from_width)
        self._fit_add()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let Add have its word where there is room for it."""
        super().resizeEvent(event)
        self._fit_add()

    def _fit_add(self) -> None:
        has_room = self._takes() <= self.width() - _SIDES
        self.add.setText(self._desk.words("Add") if has_room else "")
        self.add.setToolTip("" if has_room else self._desk.words("Add"))

    def _takes(self) -> int:
        """Return how wide title and Add are, with the word on Add."""
        theme, word = self._desk.theme, self._desk.words("Add")
        title = theme.metrics("title").horizontalAdvance(self._title) + 8
        return title + _BUTTONS + theme.metrics("body").horizontalAdvance(word)

    def _say_what_is_found(self) -> None:
        """Show a sentence in place of a table in which nothing passes, or nothing is."""
        said = self._desk.words("Nothing here matches “{text}”.")
        self.nothing.sentence.setText(said.format(text=self.filter.text()))
        self.nothing.sentence.show()
        is_filtered_out = not self.model.found and not self.model.is_empty
        is_empty_bin = self.bin_view.isChecked() and self.model.is_empty
        shown = self.empty_bin if is_empty_bin else self.table
        self._stack.setCurrentWidget(self.nothing if is_filtered_out else shown)

    def _on_bin_view(self, shows_bin: bool) -> None:
        words = self._desk.words
        rename(self.bin_view, words("Leave the bin") if shows_bin else words("Show the bin"))
        self.filter.clear()
        self.bin_view_asked.emit(shows_bin)

    def _dress(self) -> None:
        # A reset of the model gives every line its usual height again.
        if self.table.verticalHeader().defaultSectionSize() == GROUP_HEIGHT:
            return
        for place in self.model.groups[:_DRESSED]:
            self.table.setRowHeight(place, GROUP_HEIGHT)

    def _on_filtered(self, text: str) -> None:
        self._arranged(lambda: self.model.filter_by(text))

    def _on_head(self, section: int) -> None:
        if section >= len(self.model.columns):
            return
        is_again = section == self.model.sorted_by and not self.model.is_descending
        order = Qt.SortOrder.DescendingOrder if is_again else Qt.SortOrder.AscendingOrder
        self._arranged(lambda: self.model.sort(section, order))
        self.memory.keep()

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        row = index.data(int(Qt.ItemDataRole.UserRole)) if index.isValid() else None
        if isinstance(row, Row) and not self._is_quiet:
            self.chosen.emit(row.id)

    def _on_entered(self) -> None:
        if self.current_id is not None:
            self.opened.emit(self.current_id)
