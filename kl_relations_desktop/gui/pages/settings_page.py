"""What the office has chosen; every change is kept at once."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.pages.page import Page
from kl_relations_desktop.gui.widgets.basics import Card, Heading, button, label, wrapped
from kl_relations_desktop.gui.widgets.reader import scrolled
from kl_relations_desktop.usecases.files import back_up, check_office, last_backup
from kl_relations_desktop.wording.catalogue import N_
from kl_relations_desktop.wording.findings import sentence

Choices = tuple[tuple[str, str], ...]
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
_FIELD = 260


class SettingsPage(Page):
    """Officer, languages, look, limits, the stamp, and backups."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.fields: dict[str, QWidget] = {}
        self.backup_now = button(desk.theme, desk.words("Back up now…"), "database-backup")
        self.check_now = button(desk.theme, desk.words("Check that all is whole"), "check")
        self.backup_said = wrapped(desk.theme, "", "caption", "text-2")
        self.check_said = wrapped(desk.theme, "", "caption", "text-2")
        self._build()
        self.backup_now.clicked.connect(self._choose_backup)
        self.check_now.clicked.connect(self._check)

    def _build(self) -> None:
        words, theme = self.desk.words, self.desk.theme
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(12)
        title = label(theme, words("Settings"), "title")
        title.setMinimumHeight(34)
        column.addWidget(title)
        column.addWidget(self._officer())
        column.addWidget(self._looks())
        column.addWidget(self._limits())
        column.addWidget(self._safety())
        column.addStretch(1)
        area = scrolled(inner)
        for one in (area, area.viewport(), inner):
            one.setObjectName("page")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _officer(self) -> Card:
        grid = _Grid(self, N_("Officer"), N_("Stamped on every change and printed on papers."))
        grid.text("officer_name", N_("Name"))
        grid.text("officer_post", N_("Post"))
        return grid.card

    def _looks(self) -> Card:
        grid = _Grid(self, N_("Language and look"), "")
        grid.choice("screen_language", N_("On the screen"), LANGUAGES)
        grid.choice("paper_language", N_("On paper"), LANGUAGES)
        grid.choice("theme", N_("Colours"), THEMES)
        return grid.card

    def _limits(self) -> Card:
        grid = _Grid(self, N_("Rules of the office"), "")
        grid.number("review_cycle_months", N_("Review cycle in months"))
        grid.number("dormancy_months", N_("Months until a partner counts as quiet"))
        grid.number("gift_approval_from", N_("Gifts are approved from RM"))
        grid.choice("stamp_position", N_("Where the marking is printed"), STAMPS)
        sizes = tuple((size, size) for size in _STAMP_SIZES)
        grid.choice("stamp_size", N_("Size of the marking, points"), sizes, float)
        return grid.card

    def _safety(self) -> Card:
        grid = _Grid(self, N_("Backup"), "")
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
            made = time.strftime("%Y-%m-%d %H:%M", time.localtime(newest.stat().st_mtime))
            said = words("Last automatic backup: {when}")
            self.backup_said.setText(said.format(when=made))

    def keep(self, name: str, value: object) -> None:
        """Keep one setting; language and look take effect at once."""
        if getattr(self.desk.ws.settings, name) != value:
            self.desk.choose(**{name: value})
            self.desk.said.emit(self.desk.words("The setting is kept"))

    def _choose_backup(self) -> None:
        dialog = QFileDialog(self, self.desk.words("Back up now…"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("klbackup")
        dialog.selectFile(f"kl-relations-{self.desk.ws.today():%Y-%m-%d}.klbackup")
        dialog.fileSelected.connect(self.back_up_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

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


class _Grid:
    """A card of settings: labels left, fields right."""

    def __init__(self, page: SettingsPage, heading: str, caption: str) -> None:
        self._page = page
        words, theme = page.desk.words, page.desk.theme
        self.card = Card()
        self.card.body.addWidget(Heading(theme, words(heading), words(caption)))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, 220)
        self._grid.setColumnStretch(2, 1)
        self.card.body.addLayout(self._grid)

    def text(self, name: str, said: str) -> None:
        """Add a line of text, kept on leaving it."""
        field = QLineEdit(str(getattr(self._page.desk.ws.settings, name)))
        field.editingFinished.connect(lambda: self._page.keep(name, field.text().strip()))
        self._add(name, said, field)

    def number(self, name: str, said: str) -> None:
        """Add a whole number, kept on leaving it."""
        field = QLineEdit(str(getattr(self._page.desk.ws.settings, name)))
        field.setValidator(QIntValidator(1, 100_000, field))
        field.editingFinished.connect(lambda: self._page.keep(name, int(field.text())))
        self._add(name, said, field, 90)

    def choice(
        self,
        name: str,
        said: str,
        choices: Choices,
        read: Callable[[str], object] = str,
    ) -> None:
        """Add a closed list, kept when it is chosen from."""
        field = QComboBox()
        now = getattr(self._page.desk.ws.settings, name)
        for value, message in choices:
            field.addItem(self._page.desk.words(message), value)
            if read(value) == now:
                field.setCurrentIndex(field.count() - 1)
        field.activated.connect(lambda _place: self._page.keep(name, read(field.currentData())))
        self._add(name, said, field)

    def _add(self, name: str, said: str, field: QWidget, width: int = _FIELD) -> None:
        spoken = self._page.desk.words(said)
        field.setAccessibleName(spoken)
        field.setMinimumHeight(30)
        field.setFixedWidth(width)
        named = label(self._page.desk.theme, spoken, "label")
        named.setBuddy(field)
        place = self._grid.rowCount()
        self._grid.addWidget(named, place, 0)
        self._grid.addWidget(field, place, 1)
        self._page.fields[name] = field
