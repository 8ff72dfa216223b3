"""Parts of the calendar's page: what is shown of it, and the chosen day in full."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.icons import icon
from kl_relations_desktop.gui.pages.calendar_facts import GROUPS, EntryFace
from kl_relations_desktop.gui.pages.calendar_file_acts import CalendarFileActs
from kl_relations_desktop.gui.widgets.basics import (
    button,
    change_kind,
    icon_button,
    label,
    rename,
    wrapped,
)
from kl_relations_desktop.gui.widgets.board_acts import ActRows
from kl_relations_desktop.gui.widgets.entry_list import EntryList
from kl_relations_desktop.gui.widgets.entry_painting import WithReason
from kl_relations_desktop.wording.catalogue import N_

_HIDDEN = "calendar.hidden"
_FIRST_HIDDEN = "partner_holidays"
_NONE_HIDDEN = "-"
_EMPTY_DAY = N_("Nothing on this day.")
_AFTER = N_("What comes next")


class CalendarHead(QWidget):
    """The month or year that is shown, the way to others, and month or agenda."""

    turned = Signal(int)
    """So many months or years on."""
    today_asked = Signal()
    toggled = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        words, theme = desk.words, desk.theme
        self._words = words
        self.title = label(theme, "", "title")
        self.previous = icon_button(theme, "chevron-left", words("Previous month"))
        self.today = button(theme, words("Today"))
        self.next = icon_button(theme, "chevron-right", words("Next month"))
        self.month = button(theme, words("Month"), "calendar-days")
        self.agenda = button(theme, words("Agenda"), "list-checks")
        self.acts = CalendarFileActs(desk, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.title)
        row.addStretch(1)
        for turn in (self.previous, self.today, self.next):
            row.addWidget(turn)
        row.addSpacing(8)
        for toggle in (self.month, self.agenda):
            toggle.setCheckable(True)
            row.addWidget(toggle)
        row.addSpacing(8)
        row.addWidget(self.acts.more)
        self.previous.clicked.connect(lambda: self.turned.emit(-1))
        self.next.clicked.connect(lambda: self.turned.emit(1))
        self.today.clicked.connect(self.today_asked)
        self.month.clicked.connect(lambda: self.toggled.emit("month"))
        self.agenda.clicked.connect(lambda: self.toggled.emit("agenda"))

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Return what the keyboard stops at, in reading order."""
        turning = (self.previous, self.today, self.next)
        return (*turning, self.month, self.agenda, self.acts.more)

    def show_view(self, *, is_agenda: bool) -> None:
        """Say whether months or years are turned."""
        words = self._words
        self.month.setChecked(not is_agenda)
        self.agenda.setChecked(is_agenda)
        change_kind(self.month, "quiet" if is_agenda else "plain")
        change_kind(self.agenda, "plain" if is_agenda else "quiet")
        rename(self.previous, words("Previous year") if is_agenda else words("Previous month"))
        rename(self.next, words("Next year") if is_agenda else words("Next month"))


class CalendarFilters(QWidget):
    """A chip for each group of entries; what is hidden stays hidden next time."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.chips: dict[str, QPushButton] = {}
        hidden = (desk.remembered(_HIDDEN) or _FIRST_HIDDEN).split(",")
        for name, said, _kinds in GROUPS:
            chip = button(desk.theme, desk.words(said), kind="filter")
            chip.setFont(desk.theme.font("caption"))
            chip.setCheckable(True)
            chip.setChecked(name not in hidden)
            chip.clicked.connect(self._on_clicked)
            self.chips[name] = chip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ActRows(tuple(self.chips.values()), 4))
        self._dress()

    @property
    def kinds(self) -> frozenset[str]:
        """Return the kinds of entries that are shown."""
        return frozenset(
            kind
            for name, _said, several in GROUPS
            if self.chips[name].isChecked()
            for kind in several
        )

    def _on_clicked(self) -> None:
        hidden = [name for name, chip in self.chips.items() if not chip.isChecked()]
        self._desk.remember(_HIDDEN, ",".join(hidden) or _NONE_HIDDEN)
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        """Tick what is shown: colour alone says nothing."""
        for chip in self.chips.values():
            ticked = icon(self._desk.theme, "check", "accent")
            chip.setIcon(ticked if chip.isChecked() else QIcon())


class DayPane(QWidget):
    """A day's name and all of its entries, each with its reason."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        words, theme = desk.words, desk.theme
        self._faces: tuple[EntryFace, ...] = ()
        self.title = wrapped(theme, "", "heading")
        self.empty = wrapped(theme, words(_EMPTY_DAY), "body", "text-2")
        self.entries = EntryList(theme, words("Entries of the day"), WithReason)
        self._after = words(_AFTER)
        self.setObjectName("recordpane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.empty)
        column.addWidget(self.entries, 1)
        column.addStretch(0)

    def show_day(
        self, title: str, faces: tuple[EntryFace, ...], after: tuple[EntryFace, ...]
    ) -> None:
        """Show a day, and what comes after it."""
        self.title.setText(title)
        self._faces = faces
        self.entries.show_lines((*faces, self._after, *after) if after else faces)
        self.entries.setVisible(bool(faces or after))
        self.empty.setVisible(not faces)

    @property
    def chosen(self) -> EntryFace | None:
        """Return the chosen entry of the day; another one only where the keyboard is on it."""
        face = self.entries.chosen
        return face if face in self._faces or self.entries.hasFocus() else None
