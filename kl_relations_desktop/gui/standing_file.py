"""Keeps the standing calendar true while the window stands: after changes, and at midnight."""

from PySide6.QtCore import QObject, QTimer

from kl_relations_desktop.domain.errors import Refusal
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.usecases.calendar_files import keep_standing_calendar

_CALM = 1_500
_MINUTE = 60_000


class StandingFile(QObject):
    """Writes the calendar's file on the worker, a little after the last of several changes."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._day = desk.ws.today()
        self.calm = QTimer(self)
        self.calm.setSingleShot(True)
        self.calm.setInterval(_CALM)
        self.calm.timeout.connect(self.keep)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._look_at_the_day)
        self._clock.start(_MINUTE)
        desk.changed.connect(lambda _changes: self.calm.start())
        self.calm.start()

    def keep(self) -> None:
        """Write the file where one is kept and something changed; a failure is one sentence."""
        if self._desk.ws.settings.calendar_file:
            name = self._desk.words("Writing the calendar")
            self._desk.send(keep_standing_calendar, self._on_kept, self._on_failed, name)

    def _on_kept(self, _was_written: bool) -> None:
        """Say nothing: the file is as it should be."""

    def _on_failed(self, refusal: Refusal) -> None:
        self._desk.said.emit(self._desk.sentence(refusal))

    def _look_at_the_day(self) -> None:
        if self._desk.ws.today() != self._day:
            self._day = self._desk.ws.today()
            self.keep()
