"""Lists: one model for every table, with its groups, its order and its filter."""

from collections.abc import Callable, Iterable
from dataclasses import field, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.names import fold
from kl_relations_desktop.gui.chips import Chip

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
CHIP_ROLE = ROW_ROLE + 1
FLAG_ROLE = ROW_ROLE + 2
QUIET_ROLE = ROW_ROLE + 3
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_LEFT = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
_RIGHT = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the field it shows, its head and its first width; 0 takes what is left."""

    name: str
    label: str
    width: int = 0
    is_right: bool = False
    from_width: int = 0
    """The width of the window from which the column is shown."""
    lines: int = 1
    """How many lines its words may take."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one column says of one row, and by what it is sorted; None goes last."""

    text: str
    key: Any = None
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A head row: its words, the flag before them (None: no flag) and how many follow."""

    key: Any
    label: str
    flag: str | None = None
    count: int = 0
    is_turned: bool = False
    """Whether its rows stand in the opposite order, as what is past does."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list, ready to be painted."""

    id: int
    cells: tuple[Cell, ...]
    group: Group | None = None
    chip: Chip | None = None
    flag: str | None = None
    """A country code, "" for the sign of a network, None for no flag."""
    words: str = ""
    """More words by which the filter finds the row."""
    value: Any = field(default=None, compare=False)


class RowsModel(QAbstractTableModel):
    """Rows in order and in groups; holds tuples and asks nothing in `data`."""

    def __init__(self, columns: tuple[Column, ...], spoken: Callable[[str], str]) -> None:
        super().__init__()
        self.columns = columns
        self._spoken = spoken
        self._rows: tuple[Row, ...] = ()
        self._lines: list[Row | Group] = []
        self._filter = ""
        self.sorted_by = 0
        self.is_descending = False

    def set_rows(self, rows: Iterable[Row]) -> None:
        """Show other rows in the order and filter of before."""
        self._rows = tuple(rows)
        self._arrange()

    def filter_by(self, text: str) -> None:
        """Show the rows in which every word of the text stands, in any spelling."""
        self._filter = fold(text)
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; what says nothing goes last in both directions."""
        self.sorted_by = max(0, min(column, len(self.columns) - 1))
        self.is_descending = order == Qt.SortOrder.DescendingOrder
        self._arrange()

    @property
    def groups(self) -> tuple[int, ...]:
        """Return the places of the head rows."""
        return tuple(place for place, line in enumerate(self._lines) if isinstance(line, Group))

    @property
    def shown(self) -> tuple[Row, ...]:
        """Return the rows that pass the filter, in order."""
        return tuple(line for line in self._lines if isinstance(line, Row))

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing at all, filtered or not."""
        return not self._rows

    def place_of(self, row_id: int | None) -> int:
        """Return the line of a row; -1 when it is not shown."""
        for place, line in enumerate(self._lines):
            if isinstance(line, Row) and line.id == row_id:
                return place
        return -1

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of lines, head rows counted."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns, and one for the state."""
        return 0 if parent is not None and parent.isValid() else len(self.columns) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be chosen, head rows not."""
        if isinstance(self._lines[index.row()], Group):
            # The arrows pass over what is not enabled.
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> Any:
        """Return the head of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _ALIGN:
            is_right = section < len(self.columns) and self.columns[section].is_right
            return _RIGHT if is_right else _LEFT
        if role == _DISPLAY:
            return self.columns[section].label if section < len(self.columns) else ""
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return what a line says in a column."""
        line = self._lines[index.row()]
        if isinstance(line, Group):
            return _of_group(line, role)
        column = index.column()
        if role == ROW_ROLE:
            return line
        if column == len(self.columns):
            return _of_state(line, role)
        if role in (_DISPLAY, _TOOLTIP):
            return line.cells[column].text
        if role == _ALIGN:
            return _RIGHT if self.columns[column].is_right else _LEFT
        if role == QUIET_ROLE:
            return line.cells[column].is_quiet
        if role == FLAG_ROLE and column == 0:
            return line.flag
        return self._name(line) if role == _SPOKEN and column == 0 else None

    def _name(self, line: Row) -> str:
        parts = [
            f"{column.label}, {cell.text}" if place else cell.text
            for place, (column, cell) in enumerate(zip(self.columns, line.cells, strict=False))
        ]
        return "; ".join([*parts, line.chip.text] if line.chip else parts)

    def _arrange(self) -> None:
        self.beginResetModel()
        wanted = self._filter.split()
        rows = [row for row in self._rows if all(word in _folded(row) for word in wanted)]
        self._lines = _grouped(self._in_order(rows))
        self.endResetModel()

    def _in_order(self, rows: list[Row]) -> list[Row]:
        place = self.sorted_by
        said = [row for row in rows if row.cells[place].key is not None]
        silent = [row for row in rows if row.cells[place].key is None]
        said.sort(key=lambda row: row.cells[place].key, reverse=self.is_descending)
        return said + silent


def _folded(row: Row) -> str:
    return fold(" ".join((*(cell.text for cell in row.cells), row.words)))


def _grouped(rows: list[Row]) -> list[Row | Group]:
    groups: dict[Any, list[Row]] = {}
    heads: dict[Any, Group] = {}
    for row in rows:
        key = row.group.key if row.group else None
        groups.setdefault(key, []).append(row)
        if row.group is not None:
            heads[key] = row.group
    lines: list[Row | Group] = []
    for key in sorted(groups, key=lambda one: (one is None, one)):
        head = heads.get(key)
        if head is not None:
            lines.append(replace(head, count=len(groups[key])))
        is_turned = head is not None and head.is_turned
        lines += reversed(groups[key]) if is_turned else groups[key]
    return lines


def _of_group(group: Group, role: int) -> Any:
    if role in (_DISPLAY, _SPOKEN):
        return group.label
    return group if role == ROW_ROLE else None


def _of_state(line: Row, role: int) -> Any:
    if role == CHIP_ROLE:
        return line.chip
    if role in (_TOOLTIP, _SPOKEN):
        return line.chip.text if line.chip else None
    return None
