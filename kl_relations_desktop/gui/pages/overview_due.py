"""The card of what is due: as far ahead as it has room, in the order of consequence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.pages.overview_facts import (
    HORIZONS,
    MOST,
    DueRow,
    DueSection,
    Horizon,
    Records,
    lengths,
    nothing_due,
    sections_of,
)
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
from kl_relations_desktop.gui.widgets.due_menu import offer_acts
from kl_relations_desktop.gui.widgets.rolling import Inside, Rolling
from kl_relations_desktop.gui.widgets.tab_order import fill_anew
from kl_relations_desktop.usecases.overview import Overview

_SECTION = 46
"""How high a heading with its distances is, for a section of the card."""
_LEAST = 8
"""So many lines of a section are shown on the lowest page."""


class DueCard(Card):
    """What needs the desk, section by section; a higher card looks further ahead."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._seen: Overview | None = None
        self._records: Records = {}
        self.shown: tuple[DueSection, ...] | None = None
        self.lines: list[DueLine] = []
        self.sheets: list[QWidget] = []
        self._dates = 0
        self.empty = EmptyState(desk.theme, "check", "", "")
        self.body.setContentsMargins(16 - SIDE, 12, 4, 12)
        self._inside = Inside()
        row = QHBoxLayout(self._inside)
        self._due = QVBoxLayout()
        self._due.setSpacing(0)
        row.addLayout(self._due)
        self.body.addWidget(Rolling(self._inside, row, 12 - SIDE))
        self.body.addWidget(self.empty)

    def say_wait(self) -> None:
        """Say that much is being reckoned before it can be shown."""
        said = self._desk.words("The terms of all agreements are being worked out.")
        self.empty.sentence.setText(said)

    def show_due(self, seen: Overview, records: Records) -> None:
        """Show what is due now; the records are those that its lines speak of."""
        self._seen, self._records = seen, records
        self.look_ahead()

    def look_ahead(self) -> None:
        """Show what is due as far ahead as the card has room for, and say how far."""
        # Before the page has its size, nobody knows for how much there is room.
        if self._seen is None or not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            return
        room = self.height() - 24
        fitting = (one for one in HORIZONS if self._height_of(one) <= room)
        horizon = next(fitting, HORIZONS[-1])
        sections = self._sections(horizon, room // self._line_high)
        if sections != self.shown:
            self.shown = sections
            fill_anew(self._inside, lambda: self._fill(sections))
        self.empty.sentence.setText(nothing_due(self._seen, horizon, self._desk.words))
        self.empty.setVisible(not sections)

    def _sections(self, horizon: Horizon, room: int) -> tuple[DueSection, ...]:
        """Return the sections; no kind fills more than the card before the next is reached."""
        assert self._seen is not None, "asked before anything was read"
        today, ahead = self._desk.ws.today(), (horizon, min(max(room, _LEAST), MOST))
        return sections_of(self._seen, self._records, today, ahead, self._desk.words)

    @property
    def _line_high(self) -> int:
        theme = self._desk.theme
        return theme.metrics("strong").height() + theme.metrics("caption").height() + 11

    def _height_of(self, horizon: Horizon) -> int:
        assert self._seen is not None, "asked before anything was read"
        return sum(_SECTION + self._line_high * one for one in lengths(self._seen, horizon))

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
        if row.item is not None:
            offer_acts(self._desk, line, row.item)
        self.lines.append(line)
        both = QHBoxLayout()
        both.setSpacing(4)
        both.addWidget(line, 1)
        if row.sheet is not None:
            both.setContentsMargins(0, 0, SIDE, 0)
            both.addWidget(self._sheet(row), 0, Qt.AlignmentFlag.AlignVCenter)
        return both

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
