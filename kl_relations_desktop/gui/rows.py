"""Lists: one model for every table, with its groups, its order and its filter."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.names import fold
from kl_relations_desktop.gui.chips import Chip
from kl_relations_desktop.gui.widgets.as_written import tip

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
CHIP_ROLE = ROW_ROLE + 1
FLAG_ROLE = ROW_ROLE + 2
QUIET_ROLE = ROW_ROLE + 3
BELOW_ROLE = ROW_ROLE + 4
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
    sort: str = ""
    """The field that it is sorted by, where that is not the one it shows."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one column says of one row, and by what it is sorted; None goes last."""

    text: str
    key: Any = None
    is_quiet: bool = False
    below: str = ""
    """A quiet second line."""

    @property
    def whole(self) -> str:
        """Return all that the cell says, a line each."""
        return f"{self.text}\n{self.below}" if self.below else self.text


_OF_CELL: Mapping[int, Callable[[Cell], Any]] = {
    _DISPLAY: lambda cell: cell.text,
    _TOOLTIP: lambda cell: tip(cell.whole),
    QUIET_ROLE: lambda cell: cell.is_quiet,
    BELOW_ROLE: lambda cell: cell.below,
}


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


@dataclass(frozen=True, slots=True)
class Order:
    """How a list is wanted: by which column, which way, and narrowed to which words."""

    column: Column
    place: int
    is_descending: bool = False
    filter: str = ""


class Lines(Protocol):
    """The lines of a list in order: its rows, and the head rows between them."""

    @property
    def count(self) -> int:
        """Return the number of lines, head rows counted."""

    @property
    def heads(self) -> Mapping[int, Group]:
        """Return the head rows by their places."""

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing at all, filtered or not."""

    def row(self, place: int) -> Row:
        """Return the row in a place that no head row has."""

    def place_of(self, row_id: int) -> int:
        """Return the place of a row; -1 when it is not shown."""


class Source(Protocol):
    """Where the lines of a list come from."""

    def lines(self, order: Order) -> Lines:
        """Return the lines in an order."""


class RowsModel(QAbstractTableModel):
    """A list as a table sees it; its lines are held, or read a page at a time."""

    def __init__(self, columns: tuple[Column, ...], spoken: Callable[[str], str]) -> None:
        super().__init__()
        self.columns = columns
        self._spoken = spoken
        self._source: Source | None = None
        self._lines: Lines = HeldLines((), is_empty=True)
        self._filter = ""
        self.sorted_by = 0
        self.is_descending = False

    def set_rows(self, rows: Iterable[Row]) -> None:
        """Show other rows in the order and filter of before."""
        self.set_source(HeldRows(tuple(rows)))

    def set_source(self, source: Source) -> None:
        """Show the lines of another source in the order and filter of before."""
        self._source = source
        self._arrange()

    def filter_by(self, text: str) -> None:
        """Show the rows in which every word of the text stands, in any spelling."""
        self._filter = text
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; what says nothing goes last in both directions."""
        self.sorted_by = max(0, min(column, len(self.columns) - 1))
        self.is_descending = order == Qt.SortOrder.DescendingOrder
        self._arrange()

    @property
    def groups(self) -> tuple[int, ...]:
        """Return the places of the head rows."""
        return tuple(self._lines.heads)

    @property
    def shown(self) -> tuple[Row, ...]:
        """Return all rows that pass the filter, in order; a long list is read for it."""
        places = (place for place in range(self._lines.count) if place not in self._lines.heads)
        return tuple(self._lines.row(place) for place in places)

    @property
    def found(self) -> int:
        """Return how many rows pass the filter."""
        return self._lines.count - len(self._lines.heads)

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing at all, filtered or not."""
        return self._lines.is_empty

    @property
    def first(self) -> Row | None:
        """Return the first row."""
        place = next((one for one in range(2) if one not in self._lines.heads), 0)
        return self._lines.row(place) if place < self._lines.count else None

    def place_of(self, row_id: int | None) -> int:
        """Return the line of a row; -1 when it is not shown."""
        return -1 if row_id is None else self._lines.place_of(row_id)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of lines, head rows counted."""
        return 0 if parent is not None and parent.isValid() else self._lines.count

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns, and one for the state."""
        return 0 if parent is not None and parent.isValid() else len(self.columns) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be chosen, head rows not."""
        if index.row() in self._lines.heads:
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
        place, column = index.row(), index.column()
        head = self._lines.heads.get(place)
        if head is not None:
            return _of_group(head, role, column)
        line = self._lines.row(place)
        if role == ROW_ROLE:
            return line
        if column == len(self.columns):
            return _of_state(line, role)
        if role in _OF_CELL:
            return _OF_CELL[role](line.cells[column])
        if role == _ALIGN:
            return _RIGHT if self.columns[column].is_right else _LEFT
        if role == FLAG_ROLE and column == 0:
            return line.flag
        return self._name(line) if role == _SPOKEN and column == 0 else None

    def _name(self, line: Row) -> str:
        parts = [
            f"{column.label}, {cell.text}" if place else cell.whole.replace("\n", ", ")
            for place, (column, cell) in enumerate(zip(self.columns, line.cells, strict=False))
        ]
        return "; ".join([*parts, line.chip.text] if line.chip else parts)

    def _arrange(self) -> None:
        self.beginResetModel()
        if self._source is not None:
            column = self.columns[self.sorted_by]
            order = Order(column, self.sorted_by, self.is_descending, self._filter)
            self._lines = self._source.lines(order)
        self.endResetModel()


class HeldRows:
    """Rows that are all held, for lists that are short by nature."""

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self._rows = rows

    def lines(self, order: Order) -> "HeldLines":
        """Return the rows that pass the filter, in order and in groups."""
        wanted = fold(order.filter).split()
        rows = [row for row in self._rows if all(word in _folded(row) for word in wanted)]
        return HeldLines(_grouped(_in_order(rows, order)), is_empty=not self._rows)


class HeldLines:
    """Lines that are all held."""

    def __init__(self, lines: Sequence[Row | Group], *, is_empty: bool) -> None:
        self._lines = lines
        self.count = len(lines)
        self.heads = {at: one for at, one in enumerate(lines) if isinstance(one, Group)}
        self.is_empty = is_empty

    def row(self, place: int) -> Row:
        """Return the row in a place that no head row has."""
        line = self._lines[place]
        assert isinstance(line, Row), "a head row is no row"
        return line

    def place_of(self, row_id: int) -> int:
        """Return the place of a row; -1 when it is not shown."""
        for place, line in enumerate(self._lines):
            if isinstance(line, Row) and line.id == row_id:
                return place
        return -1


def _in_order(rows: list[Row], order: Order) -> list[Row]:
    place = order.place
    said = [row for row in rows if row.cells[place].key is not None]
    silent = [row for row in rows if row.cells[place].key is None]
    said.sort(key=lambda row: row.cells[place].key, reverse=order.is_descending)
    return said + silent


def _folded(row: Row) -> str:
    return fold(" ".join((*(cell.whole for cell in row.cells), row.words)))


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


def _of_group(group: Group, role: int, column: int) -> Any:
    if role in (_DISPLAY, _SPOKEN):
        return "" if column else group.label
    return group if role == ROW_ROLE else None


def _of_state(line: Row, role: int) -> Any:
    if role == CHIP_ROLE:
        return line.chip
    if role in (_TOOLTIP, _SPOKEN):
        return line.chip.text if line.chip else None
    return None
