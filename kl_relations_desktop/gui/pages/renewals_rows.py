"""The cards of the renewal board as the rows of a table, and as the rows of a year."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.kinds import BoardColumn
from kl_relations_desktop.domain.reviews import months_after
from kl_relations_desktop.gui.chips import Chip
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.pages.renewals_words import (
    chip_of,
    instrument_line,
    partner_name,
    stage_name,
    term_line,
)
from kl_relations_desktop.gui.rows import Cell, Column, Group, Row, RowsModel
from kl_relations_desktop.gui.widgets.board_column import GUTTER
from kl_relations_desktop.gui.widgets.list_memory import ListMemory
from kl_relations_desktop.gui.widgets.list_pane import ListTable
from kl_relations_desktop.usecases.renewal_board import Board, Card
from kl_relations_desktop.wording.catalogue import Words
from kl_relations_desktop.wording.dates import TABLE, speak

_YEAR_MONTHS = 12
_LATE, _LATER, _UNDATED, _DECIDED = (0, 0), (9998, 0), (9999, 0), (9999, 1)


class CardRows(QWidget):
    """A table of cards; the same signals as the board has."""

    chosen = Signal(int)
    opened = Signal(int)
    bin_asked = Signal(int)
    menu_asked = Signal(QPoint)

    def __init__(
        self, desk: Desk, name: str, title: str, columns: tuple[Column, ...], sorted_by: int
    ) -> None:
        super().__init__()
        self.model = RowsModel(columns, desk.words)
        self.table = ListTable(desk, self.model)
        self.table.setAccessibleName(title)
        self._memory = ListMemory(desk, f"list.{name}", self.table, self.model)
        self._memory.restore()
        self._memory.sort_first(sorted_by, is_descending=False)
        self._is_quiet = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, GUTTER, 0)
        column.addWidget(self.table)
        self.table.selectionModel().currentRowChanged.connect(
            lambda *_: self._say(self.chosen.emit)
        )
        self.table.entered_row.connect(lambda: self._say(self.opened.emit))
        self.table.clicked.connect(lambda _index: self._say(self.opened.emit))
        self.table.delete_asked.connect(lambda: self._say(self.bin_asked.emit))
        self.table.menu_asked.connect(self.menu_asked)
        self.table.first_asked.connect(self._choose_first)
        self.table.horizontalHeader().sectionClicked.connect(self._on_head)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows; the chosen one stays chosen where it is still there."""
        kept = self.current_key
        self._is_quiet = True
        self.model.set_rows(rows)
        self._is_quiet = False
        self.choose(kept)

    @property
    def current_key(self) -> int | None:
        """Return the key of the chosen card."""
        row = self.table.currentIndex().data(int(Qt.ItemDataRole.UserRole))
        return row.id if isinstance(row, Row) else None

    def choose(self, key: int | None) -> None:
        """Choose a card quietly, or none."""
        place = self.model.place_of(key)
        self._is_quiet = True
        if place >= 0:
            self.table.selectRow(place)
        else:
            self.table.clearSelection()
        self._is_quiet = False

    def _say(self, tell: Callable[[int], None]) -> None:
        key = self.current_key
        if key is not None and not self._is_quiet:
            tell(key)

    def _choose_first(self) -> None:
        if self.model.first is not None:
            self.table.selectRow(self.model.place_of(self.model.first.id))

    def _on_head(self, section: int) -> None:
        is_turned = section == self.model.sorted_by and not self.model.is_descending
        kept = self.current_key
        self.model.sort(
            section, Qt.SortOrder.DescendingOrder if is_turned else Qt.SortOrder.AscendingOrder
        )
        self.choose(kept)
        self._memory.keep()


def table_columns(words: Words) -> tuple[Column, ...]:
    """Return the columns of the table."""
    return (
        Column("partner", words("Partner")),
        Column("instrument", words("Agreement"), 150),
        Column("next", words("Next date"), 160),
        Column("term", words("Term"), 200),
        Column("stage", words("Stage"), 130),
    )


def year_columns(words: Words) -> tuple[Column, ...]:
    """Return the columns of the year."""
    return (
        Column("day", words("Date"), 100),
        Column("partner", words("Partner")),
        Column("instrument", words("Agreement"), 160),
        Column("next", words("Next date"), 170),
    )


def table_rows(board: Board, today: date, words: Words) -> tuple[Row, ...]:
    """Return all cards as rows that can be sorted by any column."""
    return tuple(_table_row(card, today, words) for card in board.cards)


def year_rows(board: Board, today: date, words: Words) -> tuple[Row, ...]:
    """Return all cards as rows by the month of their next date, what is late before."""
    return tuple(_year_row(card, today, words) for card in board.cards)


def _table_row(card: Card, today: date, words: Words) -> Row:
    name = partner_name(card, words)
    signed = card.agreement.signed_on
    ends = card.standing.term_ends
    stage = stage_name(card, words)
    columns = tuple(BoardColumn)
    place = (columns.index(card.column), card.stage.place or 0 if card.stage else -1)
    return Row(
        card.key,
        (
            Cell(name, name.casefold()),
            Cell(instrument_line(card.agreement, words), _key(signed)),
            Cell(
                _next_words(card, today, words), card.next.day.latest() if card.next else None
            ),
            Cell(term_line(card, today, words), _key(ends), is_quiet=ends is None),
            Cell(stage, place, is_quiet=card.case is None),
        ),
        chip=_state(card, today, words),
        flag=card.partner.sign if card.partner is not None else "",
    )


def _year_row(card: Card, today: date, words: Words) -> Row:
    name = partner_name(card, words)
    day = card.next.day if card.next is not None else None
    return Row(
        card.key,
        (
            Cell(speak(day, words, TABLE), _key(day), is_quiet=day is None),
            Cell(name, name.casefold()),
            Cell(instrument_line(card.agreement, words), _key(card.agreement.signed_on)),
            Cell(_next_words(card, today, words), _key(day)),
        ),
        group=_month_of(card, today, words),
        chip=_state(card, today, words),
    )


def _month_of(card: Card, today: date, words: Words) -> Group:
    ahead = card.next
    if ahead is None:
        return Group(_UNDATED, words("Without a date"))
    if ahead.kind == "decided":
        return Group(_DECIDED, words(BoardColumn.DECIDED.label))
    last = ahead.day.latest()
    if last < today:
        return Group(_LATE, words("Late"))
    far = months_after(today, _YEAR_MONTHS)
    if far is not None and last > far:
        return Group(_LATER, words("Later"))
    month = PartialDate.of(last.year, last.month)
    said = speak(month, words)
    return Group((last.year, last.month), said[:1].upper() + said[1:])


def _state(card: Card, today: date, words: Words) -> Chip | None:
    """Return the state of a row; what is merely dated has none."""
    chip = chip_of(card, today, words)
    return chip if chip is not None and chip.tone.icon else None


def _next_words(card: Card, today: date, words: Words) -> str:
    chip = chip_of(card, today, words)
    return chip.text if chip is not None else words("Without a date")


def _key(day: PartialDate | None) -> tuple[date, date] | None:
    return day.sort_key if day is not None else None
