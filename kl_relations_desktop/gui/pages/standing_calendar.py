"""What can be done with the standing calendar: choose its file, and find it again."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.files import ask_where_to_save
from kl_relations_desktop.usecases.calendar_files import choose_standing_calendar
from kl_relations_desktop.wording.catalogue import N_

EXPLAINED = N_(
    "Your mail program can subscribe to this file; it is rewritten when records change."
)


class StandingCalendar(QObject):
    """The file that mail programs follow, for the pages that offer it."""

    moved = Signal()
    """It is kept in another file, or in none."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page

    @property
    def path(self) -> str:
        """Return the file in which it is kept; empty when none is."""
        return self._desk.ws.settings.calendar_file

    def ask(self) -> None:
        """Ask for the file in which it is to be kept."""
        words = self._desk.words
        ask_where_to_save(
            self._page,
            self._desk,
            words(EXPLAINED),
            "kl-relations.ics",
            words("Calendar"),
            self.keep_in,
        )

    def keep_in(self, path: str) -> None:
        """Keep the standing calendar in a file from now on."""
        self._desk.send(
            lambda ws: choose_standing_calendar(ws, Path(path)),
            lambda _kept: self._on_kept(),
            name=self._desk.words("Writing the calendar"),
        )

    def keep_none(self) -> None:
        """Keep no standing calendar any more; the file stays as it is."""
        self._desk.ask(lambda ws: choose_standing_calendar(ws, None))
        self._desk.said.emit(self._desk.words("The setting is kept"))
        self.moved.emit()

    def copy_path(self) -> None:
        """Copy the path: a mail program asks for it."""
        QGuiApplication.clipboard().setText(self.path)
        said = self._desk.words("The path is copied: {path}").format(path=self.path)
        self._desk.said.emit(said)

    def open_folder(self) -> None:
        """Open the folder in which the file lies."""
        folder = Path(self.path).parent
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            refusal = RuleViolation("file.no_viewer", field="file", file=str(folder))
            self._desk.refused.emit(refusal)

    def _on_kept(self) -> None:
        words = self._desk.words
        said = words("The standing calendar is kept in {file}. {explained}")
        self._desk.said.emit(said.format(file=self.path, explained=words(EXPLAINED)))
        self.moved.emit()
