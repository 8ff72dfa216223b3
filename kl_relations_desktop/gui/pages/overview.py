"""The first page: what needs the desk, in the order of consequence, and the map."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kl_relations_desktop.domain.dossier import Gap
from kl_relations_desktop.domain.records.base import Record, in_language
from kl_relations_desktop.domain.records.story import FollowUp, Visit
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.pages.overview_below import MakeAhead, MonthsBelow
from kl_relations_desktop.gui.pages.overview_facts import (
    HORIZONS,
    MOST,
    DueRow,
    DueSection,
    Horizon,
    before_words,
    gap_lines,
    lengths,
    map_places,
    map_sentence,
    outside_sentence,
    sections_of,
    told_of,
)
from kl_relations_desktop.gui.pages.page import Page
from kl_relations_desktop.gui.reckoning import is_reckoned
from kl_relations_desktop.gui.widgets.basics import (
    Card,
    EmptyState,
    Heading,
    button,
    clear,
    label,
    rule,
    wrapped,
)
from kl_relations_desktop.gui.widgets.due_line import DueLine
from kl_relations_desktop.gui.widgets.due_menu import offer_acts
from kl_relations_desktop.gui.widgets.gap_list import GapList
from kl_relations_desktop.gui.widgets.land_map import LandMap, paint_symbol
from kl_relations_desktop.gui.widgets.placing import MapPlace, Rank, Symbol
from kl_relations_desktop.gui.widgets.rolling import Inside, Rolling
from kl_relations_desktop.usecases.overview import Overview, overview
from kl_relations_desktop.usecases.records import load_records

_GAP_LINE = 24
_LOW = 480
_SECTION = 46
"""How high a heading with its distances is, for a section of the card."""


class LegendSign(QWidget):
    """A symbol of the map beside its meaning."""

    def __init__(self, desk: Desk, rank: Rank) -> None:
        super().__init__()
        self._desk = desk
        place = MapPlace("", 0, 0, rank)
        self._symbol = Symbol(8, 8, (place,))
        self.setFixedSize(16, 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the symbol as the map does."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_symbol(painter, self._desk.theme.ink, self._symbol)


class MapCard(Card):
    """Where the partners are."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ids: dict[MapPlace, int] = {}
        self.map = LandMap(desk.theme)
        self._below = wrapped(desk.theme, "", "caption", "text-2")
        words, theme = desk.words, desk.theme
        heading = Heading(theme, words("Where they are"))
        for rank, text in (
            (Rank.CITY, words("City")),
            (Rank.SECRETARIAT, words("Secretariat")),
        ):
            heading.acts.addWidget(LegendSign(desk, rank))
            heading.acts.addWidget(label(theme, text, "caption", "text-2"))
            heading.acts.addSpacing(6)
        self.body.addWidget(heading)
        self.body.addWidget(self.map, 1)
        self.body.addWidget(self._below)
        # What a high page leaves over stays white: a higher map would be sea alone.
        self.body.addStretch()
        self.map.chosen.connect(self._on_chosen)
        self.map.replanned.connect(self._say_below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the map as high as its land, not as the page."""
        super().resizeEvent(event)
        self.map.setMaximumHeight(max(168, self.width() * 7 // 10))

    def show_places(self, seen: Overview) -> None:
        """Show these places."""
        places = map_places(seen.places)
        self._ids = {
            place: source.partner_id or 0
            for place, source in zip(places[1:], seen.places, strict=True)
        }
        self.map.show_places(places, map_sentence(places, self._desk.words))

    def _say_below(self) -> None:
        plan = self.map.plan
        said = outside_sentence(plan.outside, self._desk.words) if plan else ""
        unnamed = ", ".join(one.name for one in plan.unnamed) if plan else ""
        if unnamed:
            said += " " + self._desk.words("Also here: {names}.").format(names=unnamed)
        self._below.setText(said.strip())
        self._below.setVisible(bool(said))

    def _on_chosen(self, place: MapPlace) -> None:
        partner = self._ids.get(place)
        if partner:
            self._desk.open_record("partner", partner)


class OverviewPage(Page):
    """Answers "what needs me?"."""

    def __init__(self, desk: Desk, make_ahead: MakeAhead | None = None) -> None:
        super().__init__(desk)
        self._horizon = HORIZONS[-1]
        self._records: dict[tuple[str, int], Record] = {}
        self._seen: Overview | None = None
        self._shown: tuple[DueSection, ...] | None = None
        self.lines: list[DueLine] = []
        self.sheets: list[QWidget] = []
        self.below = MonthsBelow(desk, make_ahead)
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        desk, words, theme = self.desk, self.desk.words, self.desk.theme
        self.new_followup = button(theme, words("New follow-up"), "plus")
        self.new_visit = button(theme, words("New visit"), "plus")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(theme, words("Overview"), "title"))
        head.addStretch(1)
        head.addWidget(self.new_followup)
        head.addWidget(self.new_visit)
        self.map_card = MapCard(desk)
        self.gaps_card = Card()
        self._gaps_heading = Heading(theme, "")
        self.gaps = GapList(theme, words, most=2, can_dismiss=False)
        self.gaps_card.body.addWidget(self._gaps_heading)
        self.gaps_card.body.addWidget(self.gaps)
        self.gaps_card.body.addStretch(1)
        self._right = right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.map_card, 3)
        right.addWidget(self.gaps_card, 2)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(self._make_due_card(), 10)
        both.addLayout(right, 7)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(both, 1)
        column.addWidget(self.below)

    def _make_due_card(self) -> Card:
        words = self.desk.words
        self.due_card = Card()
        self.due_card.body.setContentsMargins(16, 12, 4, 12)
        inside = Inside()
        row = QHBoxLayout(inside)
        self._due = QVBoxLayout()
        self._due.setSpacing(0)
        row.addLayout(self._due)
        self.empty = EmptyState(self.desk.theme, "check", "", words(HORIZONS[-1].empty))
        self.due_card.body.addWidget(Rolling(inside, row, 12))
        self.due_card.body.addWidget(self.empty)
        return self.due_card

    def _connect(self) -> None:
        desk = self.desk
        self.new_visit.clicked.connect(lambda: self.act("new"))
        self.new_followup.clicked.connect(lambda: desk.go("followups", draft=FollowUp()))
        self.gaps.fill_asked.connect(self._on_fill)
        self.below.resized.connect(self._on_below)

    def refresh(self) -> None:
        """Read what is due within the horizon, and show it; much is reckoned first."""
        if not is_reckoned(self.desk, self.refresh):
            self.empty.sentence.setText(
                self.desk.words("The terms of all agreements are being worked out.")
            )
            return
        self._seen = seen = self.desk.ask(lambda ws: overview(ws, HORIZONS[0].days))
        self._records = records = self._named(seen)
        words, today = self.desk.words, self.desk.ws.today()
        self._show_ahead()
        self.map_card.show_places(seen)
        partner = seen.gaps_of
        self.gaps_card.setVisible(partner is not None)
        self._gaps_heading.heading.setText(before_words(seen, today, words))
        said = in_language(partner, "name", words.language) if partner else ""
        self._gaps_heading.caption.setText(said)
        self.gaps.show_gaps(gap_lines(seen, records, words))
        self.below.look()
        self._place_below()

    def act(self, name: str) -> None:
        """Begin a visit with the key for a new record."""
        if name == "new":
            self.desk.go("visits", draft=Visit())

    def subject(self) -> tuple[int | None, int | None]:
        """Return the next visit and its partner, for the sheet."""
        if self._seen is None or not self._seen.visits:
            return None, None
        nearest = self._seen.visits[0]
        return nearest.partner_id, nearest.record_id

    def panes(self) -> tuple[QWidget, ...]:
        """Return what is due, the gaps, and the months ahead."""
        return self.due_card, self.gaps_card, self.below

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look further ahead on a taller page, and show as many gaps as have room."""
        super().resizeEvent(event)
        self._on_below()

    def _on_below(self) -> None:
        """Give the months their room, and what is due the rest."""
        self._place_below()
        # The cards must have their new heights before it is known what has room in them.
        self._column.activate()
        self._show_ahead()

    def _place_below(self) -> None:
        cities = (
            [one for one in self._seen.places if not one.is_secretariat] if self._seen else []
        )
        high = self.height() - self.below.fit(self.height(), len(cities))
        room = max(high - 50, 0) * 2 // 5 - 70
        is_low = high < _LOW
        self.gaps.show_most(2 if is_low else max(2, room // _GAP_LINE))
        # On a low page the map takes what the gaps leave.
        self._right.setStretch(1, 0 if is_low else 2)

    def _show_ahead(self) -> None:
        """Show what is due as far ahead as the card has room for, and say how far."""
        # Before the page has its size, nobody knows for how much there is room.
        if self._seen is None or not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            return
        room = self.due_card.height() - 24
        self._horizon = next(
            (one for one in HORIZONS if self._height_of(one) <= room), HORIZONS[-1]
        )
        sections = self._sections(self._horizon)
        if sections != self._shown:
            self._shown = sections
            self._show_due(sections)
        self.empty.sentence.setText(self.desk.words(self._horizon.empty))
        self.empty.setVisible(not sections)

    def _sections(self, horizon: Horizon) -> tuple[DueSection, ...]:
        assert self._seen is not None, "asked before anything was read"
        today = self.desk.ws.today()
        return sections_of(self._seen, self._records, today, horizon, self.desk.words)

    def _height_of(self, horizon: Horizon) -> int:
        assert self._seen is not None, "asked before anything was read"
        theme = self.desk.theme
        line = theme.metrics("strong").height() + theme.metrics("caption").height() + 11
        return sum(_SECTION + line * one for one in lengths(self._seen, horizon))

    def _named(self, seen: Overview) -> dict[tuple[str, int], Record]:
        """Return the records that the lines speak of."""
        told = [item for several in told_of(seen) for item in several[:MOST]]
        wanted = {(item.record_kind, item.record_id) for item in told}
        wanted |= {(gap.kind, gap.record_id) for gap in seen.gaps}
        return self.desk.ask(lambda ws: load_records(ws, wanted))

    def _show_due(self, sections: tuple[DueSection, ...]) -> None:
        clear(self._due)
        self.lines, self.sheets = [], []
        for place, section in enumerate(sections):
            if place:
                self._due.addSpacing(12)
            self._due.addWidget(Heading(self.desk.theme, section.title, section.caption))
            self._due.addSpacing(4)
            for number, row in enumerate(section.rows):
                if number:
                    self._due.addWidget(rule())
                self._due.addLayout(self._line(row))
            if section.more:
                self._due.addWidget(self._more(section))
        self._due.addStretch(1)

    def _more(self, section: DueSection) -> QWidget:
        said = self.desk.words("{n} more").format(n=section.more)
        made = button(self.desk.theme, said, kind="link")
        made.clicked.connect(lambda: self.desk.go(section.page))
        return made

    def _line(self, row: DueRow) -> QHBoxLayout:
        line = DueLine(self.desk.theme, row)
        line.clicked.connect(lambda: self.desk.open_record(row.kind, row.record_id))
        if row.item is not None:
            offer_acts(self.desk, line, row.item)
        self.lines.append(line)
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(line, 1)
        if row.sheet is not None:
            both.addWidget(self._sheet(row), 0, Qt.AlignmentFlag.AlignVCenter)
        return both

    def _sheet(self, row: DueRow) -> QWidget:
        words = self.desk.words
        # Only the nearest is loud: one next thing to do.
        kind = "plain" if self.sheets else "primary"
        made = button(self.desk.theme, words("Print sheet"), "printer", kind)
        made.setMinimumWidth(136)
        made.setAccessibleName(words("Print sheet for {name}").format(name=row.headline))
        made.clicked.connect(lambda: self.desk.asked.emit("print", row.sheet))
        self.sheets.append(made)
        return made

    def _on_fill(self, gap: Gap) -> None:
        self.desk.open_record(gap.kind, gap.record_id, is_editing=True, field=gap.field)
