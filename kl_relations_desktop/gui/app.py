"""Starts the window, dresses it, and keeps it until the officer closes it."""

import gc
import logging
import sys
import time
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import Any

from PySide6 import QtCore
from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer
from PySide6.QtWidgets import QApplication

from kl_relations_desktop.domain.errors import Refusal
from kl_relations_desktop.gui.desk import Address, Desk
from kl_relations_desktop.gui.doors import Doors
from kl_relations_desktop.gui.panes import enter_at, place_in
from kl_relations_desktop.gui.shell import Shell
from kl_relations_desktop.gui.theme import chosen, first_seen, take_off, wear
from kl_relations_desktop.gui.workers import Workers
from kl_relations_desktop.runtime.instance import RunningCopy
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.catalogue import words

_LOG = logging.getLogger(__name__)
_AFTER_START = 1500
_PAUSE = 40
_STANDS = 200


class Program(QObject):
    """The running program: it builds the window anew when language or look are changed."""

    def __init__(self, app: QApplication, ws: Workspace, doors: Doors) -> None:
        super().__init__()
        self._app = app
        self._ws = ws
        self.doors = doors
        self.workers = Workers(ws.release, self)
        self._sign: Any = None
        self.refusal: Refusal | None = None
        """Why the records could not be opened, once the window had been seen."""
        self.shell = self._build(None)

    def _build(self, at: Address | None) -> Shell:
        setting = self._ws.settings.theme
        if at is None:
            theme = first_seen(setting)
            # The first window shows no field: their look comes after it has been painted.
            wear(self._app, theme)
        else:
            theme = chosen(setting)
            self.doors.style(self._app, theme)
        desk = Desk(self._ws, words(self._ws.settings.screen_language), theme, self.workers)
        # The signal comes from a control of the window that is about to go: let it end first.
        desk.restyled.connect(lambda: QTimer.singleShot(0, self, self.restyle))
        desk.shut.connect(self._on_shut)
        return Shell(desk, self.doors, at)

    def _on_shut(self, refusal: Refusal) -> None:
        self.refusal = refusal
        # To quit would ask the window, which cannot be closed in order without its records.
        self._app.exit()

    def settle(self) -> None:
        """Finish the look, once the window has been painted."""
        seen, asked = self.shell.desk.theme, chosen(self._ws.settings.theme)
        if (seen.is_dark, seen.is_plain) == (asked.is_dark, asked.is_plain):
            self.doors.style(self._app, seen)
        else:
            take_off(self._app)
            self.restyle()

    def restyle(self) -> None:
        """Build the window anew in its place, where the officer was."""
        before = self.shell
        place = place_in(before.page)
        after = self._build(before.address)
        after.setGeometry(before.geometry())
        after.setWindowState(before.windowState())
        after.show()
        # What has the keyboard can come into sight only when the page has been laid out.
        QTimer.singleShot(0, after, lambda: enter_at(after.page, place))
        self.shell = after
        if self._sign is not None:
            self._sign.follow(after)
        self.doors.take_up(after)
        before.hide()
        before.deleteLater()

    def tend(self) -> None:
        """Do what can wait until the window stands: drafts, the backup, the sign."""
        if not self.shell.desk.open():
            return
        self._sign = self.doors.tend(lambda: self.shell)
        self._app.aboutToQuit.connect(self._sign.hide)
        self._look_ahead(list(self.doors.ahead))

    def _look_ahead(self, rooms: list[Callable[[], object]]) -> None:
        """Import what the officer will want next, one room a turn: no click waits for it."""
        if rooms:
            rooms.pop(0)()
            QTimer.singleShot(_PAUSE, self, lambda: self._look_ahead(rooms))
        else:
            # The heaviest page, and the first of most days: 80 ms that no click waits for.
            self.shell.page_named("partners")
            self._make_ready()

    def _make_ready(self) -> None:
        """Let the worker make ready what the first paper needs."""
        make_ready, desk = self.doors.beside, self.shell.desk
        if make_ready is not None:
            name = desk.words("Making the paper ready")
            # All this stays, too: a search for garbage in it would hold up a click by 70 ms.
            desk.send(lambda _ws: make_ready(), lambda _none: gc.freeze(), name=name)

    def come_forward(self) -> None:
        """Bring the window to the front."""
        self.shell.setWindowState(
            self.shell.windowState() & ~QtCore.Qt.WindowState.WindowMinimized
        )
        self.shell.show()
        self.shell.raise_()
        self.shell.activateWindow()


def application(argv: list[str]) -> QApplication:
    """Return the application, set up before any window."""
    app = QApplication(argv[:1])
    app.setApplicationName("KL Relations")
    app.setApplicationDisplayName("")
    return app


def run(
    ws: Workspace, copy: RunningCopy, doors: Doors, *, quit_after_paint: bool = False
) -> int:
    """Open the desk and return the exit status when it is closed.

    A Refusal is raised where the records cannot be opened.
    """
    app = application(sys.argv)
    program = Program(app, ws, doors)
    if quit_after_paint:
        program.shell.painted.connect(_tell_painted)
    else:
        program.shell.painted.connect(program.settle)
        sys.excepthook = _hook(program)
        QTimer.singleShot(_AFTER_START, program, program.tend)
        _listen(program, copy)
    program.shell.show()
    gc.freeze()
    gc.enable()
    # A page that was kept for another room asks for the records before the window stands.
    status = app.exec() if program.refusal is None else 0
    program.workers.finish()
    if program.refusal is not None:
        raise program.refusal
    doors.closing()
    return int(status)


def _tell_painted() -> None:
    """Say that the window has been painted, and close the desk: for the benchmark."""
    sys.stdout.write(f"painted {time.monotonic()}\n")
    sys.stdout.flush()
    # Its size is told when the months below stand, too.
    QTimer.singleShot(_STANDS, _tell_standing)


def _tell_standing() -> None:
    sys.stdout.write("standing\n")
    sys.stdout.flush()
    QApplication.quit()


def _listen(program: Program, copy: RunningCopy) -> None:
    """Come forward when a second copy of the program asks for it."""
    watcher = QFileSystemWatcher([str(copy.call_folder)], program)
    watcher.directoryChanged.connect(
        lambda _folder: program.come_forward() if copy.answered() else None
    )


class _Hook:
    """Shows a bug as one window with what is needed to report it; the desk stays open."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._is_shown = False

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        # Values of records stay out of the log: the kind of error and the places alone.
        places = "".join(traceback.format_tb(trace))
        _LOG.error("bug: %s\n%s", kind.__name__, places)
        if self._is_shown:
            return
        self._is_shown = True
        fault = f"{kind.__name__}: {error}"
        box = self._program.doors.fault(self._program.shell, fault, places)
        box.finished.connect(self._on_closed)

    def _on_closed(self, _answer: int) -> None:
        self._is_shown = False


def _hook(program: Program) -> _Hook:
    return _Hook(program)
