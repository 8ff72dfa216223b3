"""The first page: what needs the desk, in the order of consequence, and the map."""

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kl_relations_desktop.domain.gap import Gap
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.pages.first_page import Beside, FirstPage, KeptPage, OverviewRooms
from kl_relations_desktop.gui.pages.overview_below import MonthsBelow
from kl_relations_desktop.gui.pages.overview_due import DueCard
from kl_relations_desktop.gui.pages.overview_map import MapCard
from kl_relations_desktop.gui.pages.page import Page
from kl_relations_desktop.gui.panes import has_focus
from kl_relations_desktop.gui.reckoning import is_reckoned
from kl_relations_desktop.gui.widgets.basics import (
    Card,
    Heading,
    button,
    label,
    show_if,
)
from kl_relations_desktop.gui.widgets.gap_list import GapList
from kl_relations_desktop.usecases.later import is_much_to_reckon

_DUE, _RIGHT = 10, 7
"""How what is due and what stands beside it share the page."""
_THIN = 880
_GAP_LINE = 22
_ABOUT_CARDS, _ABOUT_GAPS = 68, 65
"""What stands above and below the cards, and about the lines of the gaps."""


class OverviewPage(Page):
    """Answers "what needs me?"."""

    def __init__(self, desk: Desk, rooms: OverviewRooms, kept: KeptPage | None = None) -> None:
        super().__init__(desk)
        self._rooms = rooms
        self._beside: Beside | None = None
        self._is_thin = False
        self._right_high = self._shared_at = 0
        """How high the right side is, and how wide its map was when shared, in pixels."""
        self.due = DueCard(desk, self.refresh, rooms.acts)
        self.below = MonthsBelow(desk, rooms.ahead, kept.months if kept else None)
        self._build()
        self._connect()
        if kept is None:
            self.refresh()
        else:
            self._show(kept)
            # In a turn of its own: what has been clicked meanwhile goes first.
            desk.opened.connect(lambda: QTimer.singleShot(0, self, self.refresh))

    def _build(self) -> None:
        desk, words, theme = self.desk, self.desk.words, self.desk.theme
        self.new_followup = button(theme, words("New follow-up"), "plus")
        self.new_visit = button(theme, words("New visit"), "plus")
        self.months = button(theme, words("The next 24 months"), "calendar-days")
        self.months.setCheckable(True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(theme, words("Overview"), "title"))
        head.addStretch(1)
        head.addWidget(self.months)
        head.addWidget(self.new_followup)
        head.addWidget(self.new_visit)
        self.map_card = MapCard(desk)
        self.gaps_card = Card()
        self._gaps_heading = Heading(theme, "")
        self.all_gaps = button(theme, "", kind="link")
        self._gaps_heading.acts.addWidget(self.all_gaps)
        self.gaps = GapList(theme, words, most=2, is_short=True)
        self.gaps_card.body.addWidget(self._gaps_heading)
        self.gaps_card.body.addWidget(self.gaps)
        self.gaps_card.body.addStretch(1)
        self._right = right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.map_card, 1)
        right.addWidget(self.gaps_card)
        self._above = QWidget()
        self._both = both = QHBoxLayout(self._above)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(12)
        both.addWidget(self.due, _DUE)
        both.addLayout(right, _RIGHT)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._above, 1)
        column.addWidget(self.below)
        column.addStretch(0)

    def _connect(self) -> None:
        desk = self.desk
        self.new_visit.clicked.connect(lambda: self.act("new"))
        self.new_followup.clicked.connect(lambda: desk.begin("followup"))
        self.gaps.fill_asked.connect(self._on_fill)
        self.all_gaps.clicked.connect(self._on_all_gaps)
        self.months.toggled.connect(self._on_below)
        self.below.resized.connect(self._on_below)

    def refresh(self) -> None:
        """Read what is due within the horizon, and show it; much is reckoned first."""
        if not self.desk.open():
            return
        if not is_reckoned(self.desk, self.refresh):
            if not self.due.lines:
                self.due.say_wait()
            return
        self._show(self.desk.ask(lambda ws: self._rooms.read(ws, self.desk.words)))

    def _show(self, told: FirstPage) -> None:
        self._beside = beside = told.beside
        self.due.show_due(told)
        self.map_card.show_places(beside)
        self.gaps_card.setVisible(beside.gaps_of is not None)
        self._gaps_heading.heading.setText(beside.gaps_heading)
        self._gaps_heading.caption.setText(beside.gaps_of_said)
        self.gaps.show_gaps(beside.gaps)
        self.below.look()
        self._place_below()

    def on(self, day: date) -> KeptPage | None:
        """Return the page as it would stand here on a day; None where much must be reckoned."""
        ws, room = self.desk.ws.on(day), self.due.room
        if is_much_to_reckon(ws):
            return None
        told = self._rooms.read(ws, self.desk.words)
        return KeptPage(told.due(room), told.beside, self.below.stands)

    def fit(self, width: int) -> None:
        """Put the gaps below what is due where both have no room side by side, and no map."""
        self._is_thin = is_thin = width < _THIN
        way = QBoxLayout.Direction
        self._both.setDirection(way.TopToBottom if is_thin else way.LeftToRight)
        self._both.setStretchFactor(self._right, 0 if is_thin else _RIGHT)
        self.map_card.setVisible(not is_thin)
        self._on_below()

    def act(self, name: str) -> None:
        """Begin a visit with the key for a new record; go back from the months with Esc."""
        if name == "new":
            self.desk.begin("visit")
        elif name == "cancel":
            self.months.setChecked(False)
        else:
            super().act(name)

    def at_hand(self) -> tuple[str, int] | None:
        """Return what the line or the mark is about that the keyboard is on."""
        line = next((one for one in self.due.lines if has_focus(one)), None)
        if line is not None:
            return line.row.kind, line.row.record_id
        return self.below.at_hand

    def subject(self) -> tuple[int | None, int | None]:
        """Return the next visit and its partner, for the sheet."""
        return self._beside.subject if self._beside is not None else (None, None)

    def panes(self) -> tuple[QWidget, ...]:
        """Return what is due, the gaps, and the months ahead."""
        return self.due, self.gaps_card, self.below

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look further ahead on a taller page, and show as many gaps as have room."""
        super().resizeEvent(event)
        self._on_below()

    def _on_below(self) -> None:
        """Give the months their room, and what is due the rest."""
        self._place_below()
        # The cards must have their new heights before it is known what has room in them.
        self._column.activate()
        # What is not shown yet hears of its new size only when it is.
        self._both.setGeometry(self._above.rect())
        if self.map_card.width() != self._shared_at:
            # Only now it is known how wide the map is, and so how high it is at its best.
            self._share_right()
            self._column.activate()
            self._both.setGeometry(self._above.rect())
        self.due.look_ahead()

    def _place_below(self) -> None:
        cities = self._beside.cities if self._beside else 0
        taken = self.below.fit(self.height(), cities)
        show_if(self.below.is_offered and not taken, self.months)
        is_alone = self.months.isChecked() and not taken
        self.months.setChecked(is_alone)
        show_if(not is_alone, self._above)
        if is_alone:
            self.below.fit(self.height(), cities, is_alone=True)
        self._right_high = 0 if self._is_thin else self.height() - taken - _ABOUT_CARDS
        self._share_right()

    def _share_right(self) -> None:
        """Give the map its best height, and the gaps what it leaves; two always have room."""
        growth, self._shared_at = self.desk.theme.growth, self.map_card.width()
        room = self._right_high - self.map_card.best_high - _ABOUT_GAPS * growth
        most = max(2, int(room / (_GAP_LINE * growth)))
        count = len(self._beside.gaps) if self._beside else 0
        self.gaps.show_most(most)
        self.all_gaps.setVisible(count > most)
        self.all_gaps.setText(self.desk.words("All {n}").format(n=count))
        self.map_card.shares(self.gaps_card.isVisibleTo(self))

    def _on_all_gaps(self) -> None:
        if self._beside is not None and self._beside.gaps_of is not None:
            self.desk.open_record("partner", self._beside.gaps_of)

    def _on_fill(self, gap: Gap) -> None:
        self.desk.open_record(gap.kind, gap.record_id, is_editing=True, field=gap.field)
