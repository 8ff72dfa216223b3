"""Column widths and order of a list, kept from one day to the next."""

import json

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.rows import Column, RowsModel
from kl_relations_desktop.gui.widgets.column_edges import ColumnEdges

STATE_WIDTH = 30
_PAUSE = 400
_SIDES = 18
_AROUND = 16
"""What stands beside the words of a cell."""
_SORTED = 18
_LOOKED_AT = 12
"""So many lines are looked at on the lowest page, to choose the widths by."""
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
        self._is_drawn = False
        """Whether the officer has drawn the columns to a width."""
        self._is_fitting = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self.keep)
        ColumnEdges(table.horizontalHeader())
        table.horizontalHeader().sectionResized.connect(self._on_resized)

    def keep(self) -> None:
        """Keep column widths and order for next time."""
        head = self._table.horizontalHeader()
        widths = {
            column.name: head.sectionSize(place)
            for place, column in enumerate(self._model.columns)
            if self._is_drawn and column.width and not head.isSectionHidden(place)
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
        kept = self._kept_widths(widths)
        self._is_drawn = bool(kept)
        self._give(widths | kept)

    def fit(self) -> None:
        """Give columns no more than their words need: the names have what is left.

        What the officer has drawn stays.
        """
        if self._is_drawn:
            return
        shown = [one for one in self._model.columns if one.width]
        self._give({one.name: self._needed_width(one) for one in shown})

    def fit_column(self, place: int) -> None:
        """Give one column what its words need, as if the officer had drawn it so."""
        needed = self._needed_width(self._model.columns[place])
        self._table.horizontalHeader().resizeSection(place, needed)

    def _give(self, widths: dict[str, int]) -> None:
        self._is_fitting = True
        head = self._table.horizontalHeader()
        mode = QHeaderView.ResizeMode
        drawn = mode.Interactive
        for place, column in enumerate(self._model.columns):
            head.setSectionResizeMode(place, drawn if column.width else mode.Stretch)
            if column.width:
                head.resizeSection(place, widths[column.name])
            else:
                # What comes after is drawn at its left edge, which the head cannot do.
                drawn = mode.Fixed
        last = len(self._model.columns)
        head.setSectionResizeMode(last, mode.Fixed)
        head.resizeSection(last, STATE_WIDTH)
        self._is_fitting = False

    def grown(self, width: int) -> int:
        """Return a width of the design as this type and language need it."""
        shown = (one for one in self._model.columns if not one.from_width)
        by_type = self._desk.theme.growth
        more = sum(self._first_width(one) - round(one.width * by_type) for one in shown)
        return round(width * by_type) + more

    def _first_width(self, column: Column) -> int:
        """Return a width in which "Not stated" is not cut, in any language."""
        theme, words = self._desk.theme, self._desk.words
        needed = theme.metrics("body").horizontalAdvance(words("Not stated")) + _SIDES
        described = round(column.width * theme.growth)
        return max(described, needed) if column.width else 0

    def _needed_width(self, column: Column) -> int:
        """Return the width of a column's longest words, within its first width."""
        model, theme = self._model, self._desk.theme
        place = model.columns.index(column)
        body = theme.metrics("body").horizontalAdvance
        cells = (body(model.index(line, place).data() or "") for line in self._seen_first())
        sign = _SORTED if place == model.sorted_by else 0
        head = theme.metrics("label").horizontalAdvance(column.label) + sign
        return min(max(head, *cells, 0) + _AROUND, self._first_width(column))

    def _seen_first(self) -> range:
        """Return the lines that are seen first: of the groups below, each would be read."""
        high = self._table.verticalHeader().defaultSectionSize()
        seen = max(self._table.height() // high, _LOOKED_AT)
        return range(min(self._model.rowCount(), seen))

    def _kept_widths(self, known: dict[str, int]) -> dict[str, int]:
        names = list(known)
        try:
            name, is_descending, kept = json.loads(self._desk.remembered(self._name) or "null")
            self._model.sort(names.index(name), _ORDERS[bool(is_descending)])
            return {key: int(value) for key, value in kept.items() if key in known}
        except (TypeError, ValueError, AttributeError):
            # Nothing was kept, or by another version: the first widths and order stand.
            return {}

    def _on_resized(self, section: int, before: int, after: int) -> None:
        # A drag sends many sizes; the last one is kept.
        columns = self._model.columns
        # A column that comes or goes with the window's width is not drawn by anybody.
        is_drawn = not self._is_fitting and self._table.isVisible() and min(before, after) > 0
        if is_drawn and section < len(columns) and columns[section].width:
            self._is_drawn = True
            self._soon.start()
