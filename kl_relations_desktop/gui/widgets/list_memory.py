"""Column widths and order of a list, kept from one day to the next."""

import json

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.rows import Column, RowsModel

STATE_WIDTH = 30
_PAUSE = 400
_SIDES = 18
_ORDERS = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)


class ListMemory(QObject):
    """Gives a table the widths and order of last time, and keeps those of this time."""

    kept = Signal()

    def __init__(self, desk: Desk, name: str, table: QTableView, model: RowsModel) -> None:
        super().__init__(table)
        self._desk = desk
        self._name = name
        self._table = table
        self._model = model
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self.keep)
        table.horizontalHeader().sectionResized.connect(self._on_resized)

    def keep(self) -> None:
        """Keep column widths and order for next time."""
        head = self._table.horizontalHeader()
        widths = {
            column.name: head.sectionSize(place)
            for place, column in enumerate(self._model.columns)
            if column.width and not head.isSectionHidden(place)
        }
        sorted_by = self._model.columns[self._model.sorted_by].name
        text = json.dumps([sorted_by, self._model.is_descending, widths])
        self._desk.remember(self._name, text)
        self.kept.emit()

    def sort_first(self, column: int, *, is_descending: bool) -> None:
        """Sort by a column unless the officer has chosen an order before."""
        if not self._desk.remembered(self._name):
            self._model.sort(column, _ORDERS[is_descending])

    def restore(self) -> None:
        """Give the table what was kept, or its first widths and order."""
        widths = {column.name: self._first_width(column) for column in self._model.columns}
        widths |= self._kept_widths(widths)
        head = self._table.horizontalHeader()
        for place, column in enumerate(self._model.columns):
            if column.width:
                head.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
                head.resizeSection(place, widths[column.name])
            else:
                head.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        last = len(self._model.columns)
        head.setSectionResizeMode(last, QHeaderView.ResizeMode.Fixed)
        head.resizeSection(last, STATE_WIDTH)

    @property
    def growth(self) -> int:
        """Return how much wider than described the columns of every list begin."""
        shown = (one for one in self._model.columns if not one.from_width)
        return sum(self._first_width(one) - one.width for one in shown)

    def _first_width(self, column: Column) -> int:
        """Return a width in which "Not stated" is not cut, in any language."""
        theme, words = self._desk.theme, self._desk.words
        needed = theme.metrics("body").horizontalAdvance(words("Not stated")) + _SIDES
        return max(column.width, needed) if column.width else 0

    def _kept_widths(self, known: dict[str, int]) -> dict[str, int]:
        names = list(known)
        try:
            name, is_descending, kept = json.loads(self._desk.remembered(self._name) or "null")
            self._model.sort(names.index(name), _ORDERS[bool(is_descending)])
            return {key: int(value) for key, value in kept.items() if key in known}
        except (TypeError, ValueError, AttributeError):
            # Nothing was kept, or by another version: the first widths and order stand.
            return {}

    def _on_resized(self, section: int, _before: int, _after: int) -> None:
        # A drag sends many sizes; the last one is kept.
        columns = self._model.columns
        if section < len(columns) and columns[section].width and self._table.isVisible():
            self._soon.start()
