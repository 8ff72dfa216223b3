"""The cards of the renewal board in three views: as a board, a table, or a year."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.pages.renewals_rows import (
    CardRows,
    table_columns,
    table_rows,
    year_columns,
    year_rows,
)
from kl_relations_desktop.gui.pages.renewals_words import face_of, lanes
from kl_relations_desktop.gui.panes import has_focus
from kl_relations_desktop.gui.widgets.basics import button, change_kind
from kl_relations_desktop.gui.widgets.board_view import BoardView
from kl_relations_desktop.usecases.renewal_board import Board

WIDE = 1500
_REMEMBERED = "renewals.view"
_STAGE = 4


class CardViews(QStackedWidget):
    """The same cards, shown as the officer likes them; one card is chosen in all of them."""

    chosen = Signal(int)
    opened = Signal(int)
    bin_asked = Signal(int)
    menu_asked = Signal(QPoint)

    def __init__(self, desk: Desk, year: int) -> None:
        super().__init__()
        self._desk = desk
        words, theme = desk.words, desk.theme
        self.board = BoardView(theme, lanes(year, words))
        self.table = CardRows(desk, "renewals", words("Table"), table_columns(words), 2)
        self.year = CardRows(desk, "renewals.year", words("Year"), year_columns(words), 0)
        self.toggles = {
            "board": button(theme, words("Board"), "layout-dashboard"),
            "table": button(theme, words("Table"), "list-checks"),
            "year": button(theme, words("Year"), "calendar"),
        }
        self.switch = QWidget()
        row = QHBoxLayout(self.switch)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for name, made in self.toggles.items():
            made.setCheckable(True)
            made.clicked.connect(partial(self._on_toggled, name))
            row.addWidget(made)
        for view in (self.board, self.table, self.year):
            self.addWidget(view)
            view.chosen.connect(self.chosen)
            view.opened.connect(self.opened)
            view.bin_asked.connect(self.bin_asked)
            view.menu_asked.connect(self.menu_asked)
        self.show_view(desk.remembered(_REMEMBERED))

    def show_cards(self, seen: Board) -> None:
        """Show the cards of a board in every view."""
        words, today = self._desk.words, self._desk.ws.today()
        self.board.show_faces(
            tuple(
                tuple(face_of(card, today, words) for card in lane.cards)
                for lane in seen.columns
            )
        )
        self.table.show_rows(table_rows(seen, today, words))
        self.year.show_rows(year_rows(seen, today, words))

    def choose(self, key: int | None) -> None:
        """Choose a card quietly in every view, or none."""
        for view in (self.board, self.table, self.year):
            view.choose(key)

    def show_view(self, name: str) -> None:
        """Show the cards in one of the views; the board, when there is no such view."""
        names = list(self.toggles)
        shown = name if name in names else names[0]
        self.setCurrentIndex(names.index(shown))
        for one, made in self.toggles.items():
            made.setChecked(one == shown)
            change_kind(made, "plain" if one == shown else "quiet")

    def fit(self, width: int) -> None:
        """Show the columns that a window of this width has room for."""
        self.table.table.setColumnHidden(_STAGE, width < WIDE)

    @property
    def pane(self) -> QWidget:
        """Return where the keyboard goes: the column of the chosen card, or the rows."""
        rows = (None, self.table.table, self.year.table)[self.currentIndex()]
        return self.board.entrance if rows is None else rows

    def take_keyboard(self, key: int | None) -> None:
        """Put the keyboard on a card."""
        if self.pane in self.board.columns:
            self.board.take_keyboard(key)
        else:
            self.pane.setFocus(Qt.FocusReason.TabFocusReason)

    def has_keyboard(self) -> bool:
        """Return whether the keyboard is on one of the cards."""
        return self.board.has_keyboard() or has_focus(self.pane)

    def _on_toggled(self, name: str) -> None:
        self.show_view(name)
        self._desk.remember(_REMEMBERED, name)
