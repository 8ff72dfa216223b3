"""The card of the settings that tells where the standing calendar is kept."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.pages.standing_calendar import EXPLAINED, StandingCalendar
from kl_relations_desktop.gui.widgets.basics import Card, Heading, button, wrapped


class CalendarCard(Card):
    """The path of the standing calendar, and what can be done with it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        words, theme = desk.words, desk.theme
        self._desk = desk
        self.standing = StandingCalendar(desk, self)
        self.path = wrapped(theme, "")
        self.path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.choose = button(theme, words("Choose its file…"), "calendar")
        self.copy = button(theme, words("Copy its path"), "copy")
        self.folder = button(theme, words("Open its folder"), "folder")
        self.stop = button(theme, words("Keep no standing calendar"), kind="link")
        self.body.addWidget(Heading(theme, words("Standing calendar"), words(EXPLAINED)))
        self.body.addWidget(self.path)
        row = QHBoxLayout()
        for made in self.acts:
            row.addWidget(made)
        row.addStretch(1)
        self.body.addLayout(row)
        self.choose.clicked.connect(self.standing.ask)
        self.copy.clicked.connect(self.standing.copy_path)
        self.folder.clicked.connect(self.standing.open_folder)
        self.stop.clicked.connect(self.standing.keep_none)
        self.standing.moved.connect(self.tell)
        self.tell()

    @property
    def acts(self) -> tuple[QPushButton, ...]:
        """Return the buttons of the card, as they stand."""
        return self.choose, self.copy, self.folder, self.stop

    def tell(self) -> None:
        """Say where the standing calendar is kept now."""
        path = self.standing.path
        self.path.setText(path or self._desk.words("None is kept."))
        for made in self.acts[1:]:
            made.setVisible(bool(path))

    def showEvent(self, event: QShowEvent) -> None:
        """Tell it anew: it may have been moved on the calendar's page."""
        super().showEvent(event)
        self.tell()
