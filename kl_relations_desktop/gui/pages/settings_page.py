"""What the office has chosen; every change is kept at once."""

from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.errors import StoreUnavailable
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.files import ask_where_to_save
from kl_relations_desktop.gui.pages.page import Page
from kl_relations_desktop.gui.pages.settings_calendar import CalendarCard
from kl_relations_desktop.gui.pages.settings_grid import Choices, Grid
from kl_relations_desktop.gui.widgets.basics import Card, button, label, wrapped
from kl_relations_desktop.gui.widgets.rolling import PAGE, Inside, Rolling
from kl_relations_desktop.runtime import autostart
from kl_relations_desktop.usecases.files import back_up, check_office, last_backup
from kl_relations_desktop.wording.catalogue import N_
from kl_relations_desktop.wording.dates import speak, speak_day
from kl_relations_desktop.wording.findings import sentence

LANGUAGES: Choices = (("en", "English"), ("ms", "Bahasa Melayu"))
THEMES: Choices = (
    ("system", N_("As the system")),
    ("light", N_("Light")),
    ("dark", N_("Dark")),
)
STAMPS: Choices = (
    ("centre", N_("In the middle")),
    ("left", N_("On the left")),
    ("right", N_("On the right")),
)
_STAMP_SIZES = ("9", "10", "11", "12", "14", "16")
ON_OFF: Choices = (("on", N_("On")), ("off", N_("Off")))
LEADS: Choices = (
    ("visit", N_("Visits")),
    ("promise", N_("Promises")),
    ("review", N_("Reviews")),
    ("notice", N_("Letters to send, and steps of renewals")),
    ("end", N_("Ends of terms")),
)
RECKONED = (
    "review_cycle_months",
    "despatch_margin_days",
    "ending_months",
    "dormancy_months",
    *(f"lead_{kind}_days" for kind, _said in LEADS),
)
"""The settings that change what is due, or when."""


class SettingsPage(Page):
    """Officer, languages, look, limits, the stamp, the standing calendar, and backups."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.fields: dict[str, QWidget] = {}
        self.names: list[QLabel] = []
        self.backup_now = button(desk.theme, desk.words("Back up now…"), "database-backup")
        self.check_now = button(desk.theme, desk.words("Check that all is whole"), "check")
        self.backup_said = wrapped(desk.theme, "", "caption", "text-2")
        self.check_said = wrapped(desk.theme, "", "caption", "text-2")
        self._build()
        self.backup_now.clicked.connect(self._choose_backup)
        self.check_now.clicked.connect(self._check)

    def _build(self) -> None:
        words, theme = self.desk.words, self.desk.theme
        inner = Inside()
        column = QVBoxLayout(inner)
        column.setSpacing(12)
        title = label(theme, words("Settings"), "title")
        title.setMinimumHeight(34)
        column.addWidget(title)
        column.addWidget(self._officer())
        column.addWidget(self._looks())
        column.addWidget(self._limits())
        column.addWidget(self._terms())
        column.addWidget(self._reminders())
        self.calendar = CalendarCard(self.desk)
        column.addWidget(self.calendar)
        column.addWidget(self._safety())
        column.addStretch(1)
        # The fields of all cards stand in one line.
        widest = max(one.sizeHint().width() for one in self.names)
        for one in self.names:
            one.setMinimumWidth(widest)
        area = Rolling(inner, column, *PAGE)
        for part in (area, area.viewport(), inner):
            part.setObjectName("page")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _officer(self) -> Card:
        grid = Grid(self, N_("Officer"), N_("Stamped on every change and printed on papers."))
        grid.text("officer_name", N_("Name"))
        grid.text("officer_post", N_("Post"))
        return grid.card

    def _looks(self) -> Card:
        grid = Grid(self, N_("Language and look"), "")
        grid.choice("screen_language", N_("On the screen"), LANGUAGES)
        grid.choice("paper_language", N_("On paper"), LANGUAGES)
        grid.choice("theme", N_("Colours"), THEMES)
        return grid.card

    def _limits(self) -> Card:
        grid = Grid(self, N_("Rules of the office"), "")
        grid.number("gift_approval_from", N_("Gifts are approved from RM"))
        grid.choice("stamp_position", N_("Where the marking is printed"), STAMPS)
        sizes = tuple((size, size) for size in _STAMP_SIZES)
        grid.choice("stamp_size", N_("Size of the marking, points"), sizes, float)
        return grid.card

    def _terms(self) -> Card:
        grid = Grid(self, N_("Terms and reviews"), "")
        grid.number("review_cycle_months", N_("Review cycle in months"), 1)
        grid.number("despatch_margin_days", N_("Days kept for a letter to arrive"))
        grid.number("ending_months", N_("Months before an end is shown"))
        grid.number("dormancy_months", N_("Months until a partner counts as quiet"), 1)
        begun = self.desk.ws.reviews_since
        if begun < date.max:
            words = self.desk.words
            said = words("A review that fell due on {day} or later waits until it is recorded.")
            day = speak(PartialDate.day(begun), words)
            note = wrapped(self.desk.theme, said.format(day=day), "caption", "text-2")
            grid.card.body.addWidget(note)
        return grid.card

    def _reminders(self) -> Card:
        grid = Grid(self, N_("Reminders"), N_("So many days ahead the desk tells of it."))
        for kind, said in LEADS:
            grid.number(f"lead_{kind}_days", said)
        grid.choice("notifications", N_("Notifications of the system"), ON_OFF)
        self.start = grid.choice("start_with_system", N_("Start with the system"), ON_OFF)
        self.start.setCurrentIndex(0 if autostart.is_on() else 1)
        words = self.desk.words
        self.put_off = button(self.desk.theme, words("What was put off or done"), kind="link")
        self.put_off.clicked.connect(lambda: self.desk.go("reminders"))
        row = QHBoxLayout()
        row.addWidget(self.put_off)
        row.addStretch(1)
        grid.card.body.addLayout(row)
        return grid.card

    def _safety(self) -> Card:
        grid = Grid(self, N_("Backup"), "")
        row = QHBoxLayout()
        row.addWidget(self.backup_now)
        row.addWidget(self.check_now)
        row.addStretch(1)
        grid.card.body.addLayout(row)
        grid.card.body.addWidget(self.backup_said)
        grid.card.body.addWidget(self.check_said)
        where = self.desk.words("The records lie in {folder}").format(
            folder=self.desk.ws.folder
        )
        shown = wrapped(self.desk.theme, where, "caption", "text-2")
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.card.body.addWidget(shown)
        self.refresh()
        return grid.card

    def refresh(self) -> None:
        """Say when the last backup was made."""
        newest = self.desk.ask(last_backup)
        words = self.desk.words
        if newest is None:
            self.backup_said.setText(words("No backup has been made yet."))
        else:
            made = datetime.fromtimestamp(newest.stat().st_mtime, tz=UTC).astimezone()
            day = speak_day(made.date(), words)
            said = words("Last automatic backup: {when}")
            self.backup_said.setText(said.format(when=f"{day} {made:%H:%M}"))

    def keep(self, name: str, value: object) -> None:
        """Keep one setting; it takes effect at once, on every page."""
        if getattr(self.desk.ws.settings, name) == value and name != "start_with_system":
            return
        if name == "start_with_system" and not self._turn(value == "on"):
            return
        self.desk.choose(**{name: value})
        if name in RECKONED:
            self.desk.changed.emit(Changes(frozenset((kind, 0) for kind in KINDS)))
        self.desk.said.emit(self.desk.words("The setting is kept"))

    def _turn(self, on: bool) -> bool:
        """Start with the system or no longer; returns whether that could be set."""
        try:
            autostart.turn(on, self.desk.ws.folder)
        except StoreUnavailable as refusal:
            self.desk.refused.emit(refusal)
            self.start.setCurrentIndex(0 if autostart.is_on() else 1)
            return False
        return True

    def _choose_backup(self) -> None:
        words = self.desk.words
        offered = f"kl-relations-{self.desk.ws.today():%Y-%m-%d}.klbackup"
        ask_where_to_save(
            self, self.desk, words("Back up now…"), offered, words("Backup"), self.back_up_to
        )

    def back_up_to(self, path: str) -> None:
        """Write a verified backup to a file, on the worker."""
        words = self.desk.words
        said = words("Backup written and verified: {file}").format(file=Path(path).name)
        self.desk.send(
            lambda ws: back_up(ws, Path(path)),
            lambda _made: self.backup_said.setText(said),
            name=words("Making the backup"),
        )

    def _check(self) -> None:
        words = self.desk.words

        def done(health: object) -> None:
            found = getattr(health, "findings", ())
            lines = [sentence(one.code, one.values, words) for one in found]
            all_whole = words("All is whole: records, journal and files.")
            self.check_said.setText("\n".join(lines) or all_whole)

        self.desk.send(check_office, done, name=words("Checking records and files"))
