"""The card of what is due: as far ahead as it has room, in the order of consequence."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.pages.first_page import DueRow, DueSection, FirstPage, Room
from kl_relations_desktop.gui.panes import has_focus
from kl_relations_desktop.gui.widgets.basics import (
    Card,
    EmptyState,
    Heading,
    button,
    clear,
    rule,
)
from kl_relations_desktop.gui.widgets.due_line import SIDE, DueLine, date_column
from kl_relations_desktop.gui.widgets.rolling import Inside, Rolling
from kl_relations_desktop.gui.widgets.tab_order import fill_anew

if TYPE_CHECKING:
    from kl_relations_desktop.gui.widgets.due_menu import DueActs


class DueCard(Card):
    """What needs the desk, section by section; a higher card looks further ahead."""

    def __init__(
        self, desk: Desk, read: Callable[[], None], make_acts: Callable[..., "DueActs"]
    ) -> None:
        super().__init__()
        self._desk = desk
        self._read = read
        self._make_acts = make_acts
        self._told: FirstPage | None = None
        self._was_painted = False
        self.shown: tuple[DueSection, ...] | None = None
        self.lines: list[DueLine] = []
        self.sheets: list[QWidget] = []
        self._dates = 0
        self.body.setContentsMargins(16 - SIDE, 12, 4, 12)
        self._inside = Inside()
        row = QHBoxLayout(self._inside)
        self._due = QVBoxLayout()
        self._due.setSpacing(0)
        row.addLayout(self._due)
        self._rolling = Rolling(self._inside, row, 12 - SIDE)
        self.body.addWidget(self._rolling)

    @cached_property
    def empty(self) -> EmptyState:
        """What stands here where nothing is due, made when it is so for the first time."""
        made = EmptyState(self._desk.theme, "check", "", "")
        self.body.addWidget(made)
        return made

    def say_wait(self) -> None:
        """Say that much is being reckoned before it can be shown."""
        said = self._desk.words("The terms of all agreements are being worked out.")
        self.empty.sentence.setText(said)

    def show_due(self, told: FirstPage) -> None:
        """Show what is due now."""
        self._told = told
        self.look_ahead()

    @property
    def room(self) -> Room:
        """Return how much room there is for what is due."""
        theme = self._desk.theme
        line = theme.metrics("strong").height() + theme.metrics("caption").height() + 11
        return Room(self.height() - 24, line)

    def look_ahead(self) -> None:
        """Show what is due as far ahead as the card has room for, and say how far."""
        if self._told is None:
            return
        due = self._told.due(self.room)
        if due.sections != self.shown:
            self.shown = due.sections
            if self._was_painted:
                fill_anew(self._inside, lambda: self._fill(due.sections))
            else:
                self._fill_unseen(due.sections)
        for line, item in zip(self.lines, self._told.items(), strict=False):
            line.item = item
        if "empty" in self.__dict__ or not due.sections:
            self.empty.sentence.setText(due.nothing)
            self.empty.setVisible(not due.sections)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Remember that the card has been seen."""
        super().paintEvent(event)
        self._was_painted = True

    def acts(self, line: DueLine) -> "DueActs | None":
        """Return what can be said of the item of a line; None where it is there no more."""
        if line.item is None:
            self._read()
        return self._make_acts(self._desk, line, line.item) if line.item is not None else None

    def _fill_unseen(self, sections: tuple[DueSection, ...]) -> None:
        """Fill the card so that its lines have their places when it is painted first."""
        self._inside.hide()
        self._fill(sections)
        # Shown with all that is in it, at once: what comes into a visible widget comes later.
        self._inside.show()
        self._rolling.setWidgetResizable(True)

    def _fill(self, sections: tuple[DueSection, ...]) -> None:
        if has_focus(self._inside):
            # Else every line that goes would hand the keyboard on, and the card would roll.
            self.setFocus()
        clear(self._due)
        self.lines, self.sheets = [], []
        rows = (row for section in sections for row in section.rows)
        self._dates = date_column(self._desk.theme, rows)
        for place, section in enumerate(sections):
            if place:
                self._due.addSpacing(12)
            heading = Heading(self._desk.theme, section.title, section.caption)
            self._due.addLayout(_beside(heading))
            self._due.addSpacing(4)
            for number, row in enumerate(section.rows):
                if number:
                    self._due.addLayout(_beside(rule()))
                self._due.addLayout(self._line(row))
            if section.more:
                self._due.addLayout(_beside(self._more(section)))
        self._due.addStretch(1)

    def _more(self, section: DueSection) -> QWidget:
        said = self._desk.words("{n} more").format(n=section.more)
        made = button(self._desk.theme, said, kind="link")
        made.clicked.connect(lambda: self._desk.go(section.page))
        return made

    def _line(self, row: DueRow) -> QHBoxLayout:
        line = DueLine(self._desk.theme, row, self._dates)
        line.clicked.connect(lambda: self._desk.open_record(row.kind, row.record_id))
        said = self._desk.words("Remind me, or done: {name}").format(name=row.headline)
        line.offer_menu(said)
        line.menu_asked.connect(lambda at: self._open_acts(line, at))
        self.lines.append(line)
        both = QHBoxLayout()
        both.setSpacing(4)
        both.addWidget(line, 1)
        if row.sheet is not None:
            both.setContentsMargins(0, 0, SIDE, 0)
            both.addWidget(self._sheet(row))
        return both

    def _open_acts(self, line: DueLine, at: QPoint) -> None:
        acts = self.acts(line)
        if acts is not None:
            acts.open(at)

    def _sheet(self, row: DueRow) -> QWidget:
        words = self._desk.words
        # Only the nearest is loud: one next thing to do.
        kind = "plain" if self.sheets else "primary"
        made = button(self._desk.theme, words("Print sheet"), "printer", kind)
        made.setMinimumWidth(136)
        made.setAccessibleName(words("Print sheet for {name}").format(name=row.headline))
        made.clicked.connect(lambda: self._desk.asked.emit("print", row.sheet))
        self.sheets.append(made)
        return made


def _beside(one: QWidget) -> QHBoxLayout:
    """Return a row that begins and ends where the words of the lines do."""
    row = QHBoxLayout()
    row.setContentsMargins(SIDE, 0, SIDE, 0)
    row.addWidget(one)
    return row
