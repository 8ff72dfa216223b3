"""A plot read as a table: the same facts in rows, sorted by any column, copied with Ctrl+C."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from kl_relations_desktop.domain.names import fold
from kl_relations_desktop.gui.icons import paint_icon
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.as_written import tip
from kl_relations_desktop.gui.widgets.plot_rows import Key, PlotRow
from kl_relations_desktop.gui.widgets.row_table import RowTable

_Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SAYING = (
    _DISPLAY,
    int(Qt.ItemDataRole.ToolTipRole),
    int(Qt.ItemDataRole.AccessibleTextRole),
)
_MEASURED = 200
"""So many rows are measured for the widths of the columns."""
_WIDEST = 320
_CHEVRON = 14


class PlotModel(QAbstractTableModel):
    """The rows of a plot in the order asked for; what is not stated goes last."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.columns: tuple[str, ...] = ()
        self.rows: list[PlotRow] = []

    def show_rows(self, columns: tuple[str, ...], rows: tuple[PlotRow, ...]) -> None:
        """Hold these rows from now on."""
        self.beginResetModel()
        self.columns, self.rows = columns, list(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> Any:
        """Return the head of a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == int(Qt.ItemDataRole.TextAlignmentRole):
            return (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
        return self.columns[section] if role == _DISPLAY else None

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        """Return what a row says in a column."""
        if not index.isValid() or role not in _SAYING:
            return None
        text = self.rows[index.row()].cells[index.column()]
        return tip(text) if role == Qt.ItemDataRole.ToolTipRole else text

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in the order of a column."""
        if not 0 <= column < len(self.columns):
            return
        self.layoutAboutToBeChanged.emit()
        said = [row for row in self.rows if row.keys[column] is not None]
        silent = [row for row in self.rows if row.keys[column] is None]
        is_turned = order == Qt.SortOrder.DescendingOrder
        said.sort(key=lambda row: _folded(row.keys[column]), reverse=is_turned)
        self.rows = said + silent
        self.layoutChanged.emit()


class PlotHead(QHeaderView):
    """The heads of the columns, as every list has them; the sorted one carries a chevron."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(True)
        self.setSortIndicatorClearable(True)
        self.setFixedHeight(theme.metrics("label").height() + 12)

    def paintSection(self, painter: QPainter, box: QRect, section: int) -> None:
        """Paint one head, quiet, with a rule below."""
        theme, metrics = self._theme, self._theme.metrics("label")
        painter.fillRect(box, theme.ink("surface"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.ink("line"))
        is_sorted = section == self.sortIndicatorSection()
        words = box.adjusted(4, 0, -6 - (_CHEVRON + 4 if is_sorted else 0), 0)
        said = self.model().headerData(section, Qt.Orientation.Horizontal)
        text = metrics.elidedText(said, Qt.TextElideMode.ElideRight, words.width())
        painter.setFont(theme.font("label"))
        painter.setPen(theme.ink("text-2"))
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, int(side), text)
        if is_sorted:
            is_up = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            after = words.left() + metrics.horizontalAdvance(text) + 4
            place = QRectF(after, box.center().y() - 6, _CHEVRON, _CHEVRON)
            name = "chevron-up" if is_up else "chevron-down"
            paint_icon(painter, name, place, theme.ink("text-2"))


class PlotTable(RowTable):
    """Shows the rows of a plot; Enter opens, Ctrl+C copies the chosen rows or all."""

    opened = Signal(str, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.plot_model = PlotModel(self)
        self.setModel(self.plot_model)
        self.setObjectName("plottable")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().setDefaultSectionSize(theme.metrics("body").height() + 11)
        self.setHorizontalHeader(PlotHead(theme, self))
        self.setSortingEnabled(True)
        self.activated.connect(self._on_activated)

    def show_rows(self, name: str, columns: tuple[str, ...], rows: tuple[PlotRow, ...]) -> None:
        """Show these rows in the order given, until a head is pressed."""
        self.setAccessibleName(name)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.plot_model.show_rows(columns, rows)
        self._widen(columns, rows)
        if rows:
            self.setCurrentIndex(self.plot_model.index(0, 0))
            self.clearSelection()

    @property
    def at_hand(self) -> tuple[str, int] | None:
        """Return the record of the row that the keyboard is on."""
        place = self.currentIndex().row()
        return self.plot_model.rows[place].record if place >= 0 else None

    def copied(self) -> str:
        """Return the chosen rows, or all, as lines of tab-separated text under their heads."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        rows = self.plot_model.rows
        lines = [rows[place].cells for place in chosen] if chosen else [r.cells for r in rows]
        return "\n".join(
            "\t".join(" ".join(cell.split()) for cell in line)
            for line in (self.plot_model.columns, *lines)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy with Ctrl+C, open with Enter, else as tables do."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_activated(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _widen(self, columns: tuple[str, ...], rows: tuple[PlotRow, ...]) -> None:
        body, head = self._theme.metrics("body"), self._theme.metrics("label")
        for place, column in enumerate(columns[:-1]):
            wide = max(
                (body.horizontalAdvance(row.cells[place]) for row in rows[:_MEASURED]),
                default=0,
            )
            self.setColumnWidth(
                place, min(max(wide, head.horizontalAdvance(column) + 20), _WIDEST) + 20
            )

    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(*self.plot_model.rows[index.row()].record)


def _folded(key: Key) -> Any:
    # Folded only when asked for: of 100,000 rows it takes a second.
    return fold(key) if isinstance(key, str) else key
