"""The calendar: a month of days, or the year as a list; each entry opens its record."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import islice, pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.pages.calendar_facts import (
    EntryFace,
    clamped,
    day_title,
    days_of,
    face_of,
    in_short,
    is_coming,
    is_in_band,
    is_in_month,
    month_beside,
    month_name,
    weeks_of,
)
from kl_relations_desktop.gui.pages.calendar_parts import CalendarFilters, CalendarHead, DayPane
from kl_relations_desktop.gui.pages.page import Page
from kl_relations_desktop.gui.panes import has_focus
from kl_relations_desktop.gui.widgets.basics import rule, wrapped
from kl_relations_desktop.gui.widgets.entry_list import EntryList, Line
from kl_relations_desktop.gui.widgets.entry_painting import AfterDate, InOneLine
from kl_relations_desktop.gui.widgets.month_grid import MonthGrid
from kl_relations_desktop.usecases.calendar import (
    HOLIDAYS,
    CalendarItem,
    entries_between,
    partner_ids,
)
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.catalogue import N_

NARROW = 1100
_PANE = 280
_VIEW = "calendar.view"
_BAND_MOST, _BAND_NARROW = 3, 1
_AHEAD = timedelta(days=92)
_COMING = 5
"""So many entries after the chosen day are told of, as far as they lie so far ahead."""
_EMPTY = N_("Nothing is recorded for {month}.")
_NO_MONTH = N_("Month not known")
_EMPTY_YEAR = N_("Nothing is recorded for {year}.")


class CalendarPage(Page):
    """Month or agenda of the same entries; beside the month the chosen day in full."""

    kinds = (
        "visit", "followup", "agreement", "partner", "renewal", "review", "reminder",
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words, theme = desk.words, desk.theme
        self.day: date = clamped(desk.ws.today())
        self._is_deep = False
        self._width = NARROW
        self._coming: list[CalendarItem] = []
        self.head = CalendarHead(desk)
        self.filters = CalendarFilters(desk)
        self.band = EntryList(theme, words("Day not known, or longer than a month"), InOneLine)
        self.grid = MonthGrid(theme, words)
        self.empty = wrapped(theme, "", "caption", "text-2")
        self.agenda = EntryList(theme, words("Agenda"), AfterDate)
        self.views = QStackedWidget()
        self.pane = DayPane(desk)
        self.entries = self.pane.entries
        self._build()
        self._connect()
        self._show_view(desk.remembered(_VIEW))

    def _build(self) -> None:
        self.left = QWidget()
        column = QVBoxLayout(self.left)
        column.setContentsMargins(20, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self.filters)
        month = QWidget()
        inner = QVBoxLayout(month)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        inner.addWidget(self.band)
        inner.addWidget(self.grid, 1)
        self.views.addWidget(month)
        self.views.addWidget(self.agenda)
        column.addWidget(self.empty)
        column.addWidget(self.views, 1)
        self._line = rule(vertical=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left, 1)
        row.addWidget(self._line)
        row.addWidget(self.pane)
        views = (self.band, self.grid, self.agenda, self.entries)
        order = (*self.head.stops, *self.filters.chips.values(), *views)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.head.turned.connect(lambda step: self.go_to(self._beside(step)))
        self.head.today_asked.connect(lambda: self.go_to(self.desk.ws.today()))
        self.head.toggled.connect(self._on_toggled)
        self.filters.changed.connect(self.refresh)
        self.grid.day_chosen.connect(self._on_day)
        self.grid.left.connect(self.go_to)
        self.grid.list_asked.connect(self._on_list)
        for view in (self.grid, self.band, self.agenda, self.entries):
            view.opened.connect(self._on_opened)

    @property
    def is_agenda(self) -> bool:
        """Return whether the year is shown as a list."""
        return self.views.currentIndex() == 1

    def refresh(self) -> None:
        """Read what falls on the days that are shown."""
        if self.is_agenda:
            self._show_agenda()
        else:
            self._show_month()

    def go_to(self, day: date) -> None:
        """Go to a day, and to its month or year."""
        self.day = clamped(day)
        self.refresh()

    def fit(self, width: int) -> None:
        """Show the month and the day side by side, or one at a time."""
        self._width = width
        is_narrow = width < NARROW
        self.pane.setMinimumWidth(0 if is_narrow else _PANE)
        self.pane.setMaximumWidth(16_777_215 if is_narrow else _PANE)
        self._arrange()

    def panes(self) -> tuple[QWidget, ...]:
        """Return the month or the agenda, and the day."""
        return (self.agenda if self.is_agenda else self.grid), self.pane

    def subject(self) -> tuple[int | None, int | None]:
        """Return the partner and the visit of the entry that the keyboard is on."""
        face = self.agenda.chosen if self.is_agenda else self.pane.chosen
        if face is None:
            return None, None
        kind, record_id = face.item.record or ("", 0)
        return face.item.partner_id, record_id if kind == "visit" else None

    @property
    def is_deep(self) -> bool:
        """Return whether a narrow window shows the day instead of the month."""
        return self._is_deep

    def step_back(self) -> None:
        """Show the month again in a narrow window."""
        self._is_deep = False
        self._arrange()
        self.grid.setFocus(Qt.FocusReason.TabFocusReason)

    def act(self, name: str) -> None:
        """Go back from the day to the month, or read an entry's record beside."""
        if name == "cancel" and not self.is_agenda:
            self.step_back()
        else:
            super().act(name)

    def at_hand(self) -> tuple[str, int] | None:
        """Return the record of the entry that the keyboard is on, or of the day's first."""
        lists = (self.agenda, self.band, self.entries)
        held = next((one for one in lists if has_focus(one)), None)
        face = held.chosen if held is not None else self.grid.first
        return face.item.record if face is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the months, or the years of the agenda, with Page Up and Page Down."""
        steps = {int(Qt.Key.Key_PageUp): -1, int(Qt.Key.Key_PageDown): 1}
        if event.key() in steps:
            self.go_to(self._beside(steps[event.key()]))
        else:
            super().keyPressEvent(event)

    def _beside(self, step: int) -> date:
        return month_beside(self.day, step * 12 if self.is_agenda else step)

    def _read(self, first: date, last: date) -> list[CalendarItem]:
        kinds = self.filters.kinds

        def read(ws: Workspace) -> tuple[CalendarItem, ...]:
            theirs = partner_ids(ws) if "partner_holiday" in kinds else ()
            wanted = theirs if kinds & set(HOLIDAYS) else None
            return entries_between(ws, first, last, partner_holidays_of=wanted)

        return [one for one in self.desk.ask(read) if one.kind in kinds]

    def _faces(self, items: Iterable[CalendarItem]) -> list[EntryFace]:
        today, words = self.desk.ws.today(), self.desk.words
        return [face_of(one, today, words) for one in items]

    def _show_month(self) -> None:
        words, day = self.desk.words, self.day
        weeks = weeks_of(day.year, day.month)
        last = weeks[-1][-1]
        found = self._read(weeks[0][0], min(last, date.max - _AHEAD) + _AHEAD)
        self._coming = [one for one in found if is_coming(one)]
        faces = self._faces(one for one in found if one.first <= last)
        above = tuple(one for one in faces if is_in_band(one.item) and _touches(one.item, day))
        self.head.title.setText(month_name(day, words))
        days = days_of(day.year, day.month, faces, self.desk.ws.today(), words)
        self.grid.show_days(days, day)
        self.grid.setAccessibleName(month_name(day, words))
        self.band.setVisible(bool(above))
        self.band.show_lines(above)
        self._fit_band()
        is_empty = not above and not any(one.faces for one in days if one.is_in_month)
        self.empty.setText(words(_EMPTY).format(month=month_name(day, words)))
        self.empty.setVisible(is_empty)
        self._show_day()

    def _show_agenda(self) -> None:
        words, year = self.desk.words, self.day.year
        faces = self._faces(self._read(date(year, 1, 1), date(year, 12, 31)))
        lines: list[Line] = []
        head, nearest = "", None
        for face in sorted(faces, key=lambda one: is_in_month(one.item)):
            month = max(face.item.first, date(year, 1, 1))
            is_known = is_in_month(face.item)
            named = month_name(month, words) if is_known else words(_NO_MONTH)
            if named != head:
                head = named
                lines.append(head)
            if nearest is None and is_known and face.item.first >= self.day:
                nearest = len(lines)
            lines.append(face)
        self.head.title.setText(f"{year:04d}")
        self.agenda.show_lines(tuple(lines), nearest)
        self.empty.setText(words(_EMPTY_YEAR).format(year=year))
        self.empty.setVisible(not faces)

    def _show_day(self) -> None:
        facts = self.grid.chosen
        faces = facts.faces if facts is not None else ()
        after = (one for one in self._coming if one.first > self.day)
        coming = tuple(in_short(one) for one in self._faces(islice(after, _COMING)))
        self.pane.show_day(day_title(self.day, self.desk.words), faces, coming)

    def _show_view(self, name: str) -> None:
        is_agenda = name == "agenda"
        self.views.setCurrentIndex(1 if is_agenda else 0)
        self.head.show_view(is_agenda=is_agenda)
        self._is_deep = False
        self.refresh()
        self._arrange()

    def _fit_band(self) -> None:
        most = _BAND_NARROW if self._width < NARROW else _BAND_MOST
        self.band.setFixedHeight(max(20, self.band.high_for(most)))

    def _arrange(self) -> None:
        self._fit_band()
        is_narrow = self._width < NARROW
        is_alone = is_narrow and self._is_deep
        self.left.setVisible(not is_alone)
        self.pane.setVisible(not self.is_agenda and (not is_narrow or is_alone))
        self._line.setVisible(self.pane.isVisibleTo(self) and not is_narrow)

    def _on_toggled(self, name: str) -> None:
        self._show_view(name)
        self.desk.remember(_VIEW, name)

    def _on_day(self, day: date) -> None:
        is_here = (day.year, day.month) == (self.day.year, self.day.month)
        self.day = day
        if is_here:
            self._show_day()
        else:
            self.refresh()

    def _on_list(self) -> None:
        self._is_deep = self._width < NARROW
        self._arrange()
        if self.entries.isVisibleTo(self):
            self.entries.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_opened(self, face: EntryFace) -> None:
        if face.item.record is not None:
            self.desk.open_record(*face.item.record)


def _touches(item: CalendarItem, day: date) -> bool:
    """Say whether an entry can fall into the month of a day."""
    first = day.replace(day=1)
    return item.last >= first and item.first < month_beside(first, 1)
