"""One officer's day in a window of its own process: the longest standstill of each action.

A heartbeat of the window's own thread beats every millisecond; what lies between two beats,
the window has stood still. An action lasts until its work on the worker has come home and
the window has been quiet for a while. Prints `gap SECONDS WORKED ACTION` for each: what the
clock says, and the processor time of the window's thread, which other programs do not lengthen.
"""

import cProfile
import os
import pstats
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kl_relations_desktop.bootstrap import doors
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.domain.records.kinds import PartnerKind
from kl_relations_desktop.gui.app import Program, application
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.dialogs.briefing import BriefingDialog
from kl_relations_desktop.gui.dialogs.search_palette import SearchPalette
from kl_relations_desktop.gui.shell import Shell
from kl_relations_desktop.usecases.workspace import open_workspace
from tests.gui.work import is_done

TODAY = date(2026, 11, 23)
PAGES = (
    "partners",
    "agreements",
    "visits",
    "followups",
    "people",
    "gifts",
    "documents",
    "bodies",
    "history",
    "settings",
    "help",
    "overview",
)
_QUIET = 250
_PROFILED = os.environ.get("FREEZE_PROFILE", "")
"""The action whose calls are printed, to see where its standstill comes from."""


class Heart:
    """Beats in the window's thread, and knows its longest pause."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._beat)
        self._last = 0.0
        self._last_worked = 0.0
        self.longest = 0.0
        self.work = 0.0
        self.last_pause = 0.0

    def start(self) -> None:
        self._last = self.last_pause = time.perf_counter()
        self._last_worked = time.thread_time()
        self.longest = self.work = 0.0
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        gap, self._last = now - self._last, now
        worked = time.thread_time()
        self.longest = max(self.longest, gap)
        self.work = max(self.work, worked - self._last_worked)
        self._last_worked = worked
        if gap > 0.01:
            self.last_pause = now

    @property
    def quiet(self) -> float:
        return (time.perf_counter() - self.last_pause) * 1000


_Dialog = TypeVar("_Dialog", bound=QWidget)


class Day:
    """The window, and what the officer does in it."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self._app = app
        self._heart = Heart()
        self.ws = open_workspace(folder, TODAY)
        self.program = Program(app, self.ws, doors())

    @property
    def shell(self) -> Shell:
        return self.program.shell

    def act(self, name: str, action: Callable[[], object]) -> None:
        """Do one thing as the event loop would, and say how long the window stood still."""
        loop = QEventLoop()
        watch = QTimer()
        watch.setInterval(20)

        def look() -> None:
            if is_done(self.program.workers) and self._heart.quiet > _QUIET:
                loop.quit()

        def run() -> None:
            if name == _PROFILED:
                calls = cProfile.Profile()
                calls.runcall(action)
                pstats.Stats(calls, stream=sys.stderr).sort_stats("cumtime").print_stats(45)
            else:
                action()

        watch.timeout.connect(look)
        self._heart.start()
        QTimer.singleShot(0, run)
        watch.start()
        loop.exec()
        print(f"gap {self._heart.longest:.4f} {self._heart.work:.4f} {name}", flush=True)

    def go(self, page: str, **more: object) -> None:
        self.shell.go(Address(page, **more))  # type: ignore[arg-type]

    def key(self, key: Qt.Key, *with_: Qt.KeyboardModifier) -> None:
        target = QApplication.focusWidget() or self.shell
        QTest.keyClick(target, key, *with_)

    @property
    def page(self) -> Any:
        """Return the page in front; each has parts of its own."""
        return self.shell.page

    def dialog(self, kind: type[_Dialog]) -> _Dialog:
        return next(one for one in self.shell.findChildren(kind) if one.isVisible())


def main(folder: Path) -> None:
    """Live through one day."""
    app = application(sys.argv)
    day = Day(app, folder)
    program = day.program
    program.shell.painted.connect(program.settle)
    day.act("first window", program.shell.show)
    day.act("what can wait", program.tend)
    for page in PAGES:
        day.act(f"go to {page}", lambda page=page: day.go(page))
    for page in PAGES[:4]:
        day.act(f"{page} again", lambda page=page: day.go(page))
    _lists(day)
    _partner(day)
    _search(day)
    _briefing(day)
    program.workers.finish()
    day.ws.close()


def _lists(day: Day) -> None:
    for page in ("agreements", "visits", "partners"):
        day.go(page)
        pane = day.page.list
        day.act(f"{page}: sort", lambda pane=pane: pane._on_head(1))
        day.act(f"{page}: to the end", pane.table.scrollToBottom)
        for typed in ("a", "an", "ank"):
            day.act(f"{page}: filter “{typed}”", lambda t=typed, p=pane: p.filter.setText(t))
        day.act(f"{page}: no filter", pane.filter.clear)


def _partner(day: Day) -> None:
    partners = day.ws.store.shelf("partner")
    ankara = next(
        one.id for one in partners.find(kind=PartnerKind.CITY) if one.headline() == "Ankara"
    )
    day.act("open a partner", lambda: day.go("partners", record_id=ankara))
    pane = day.page.list
    places = iter([row.id for row in pane.model.shown[3:5]])
    day.act("choose the next partner", lambda: pane.choose(next(places)))
    day.act("choose another partner", lambda: pane.choose(next(places)))
    day.go("partners", record_id=ankara)
    day.act("edit a partner", lambda: day.shell.act("edit"))
    form = day.page.pane.edit.form
    line = form.fields["responsible"].editor
    day.act("type in a form", lambda: QTest.keyClicks(line, "A"))
    day.act("save a partner", lambda: day.shell.act("save"))
    day.act("undo", lambda: day.shell.act("undo"))
    agreement = day.ws.store.shelf("agreement").find(partner=ankara)[0].id
    day.act("open an agreement", lambda: day.go("agreements", record_id=agreement))
    day.act("edit an agreement", lambda: day.shell.act("edit"))
    day.act("stop editing", lambda: day.shell.act("cancel"))
    day.act("new visit", lambda: _new_visit(day))
    day.act("cancel the visit", lambda: day.shell.act("cancel"))
    day.go("partners", record_id=ankara)


def _new_visit(day: Day) -> None:
    day.go("visits")
    day.shell.act("new")


def _search(day: Day) -> None:
    day.act("open the search", lambda: day.shell.act("search"))
    box = day.dialog(SearchPalette).box
    for typed in ("an", "ank", "anka"):
        day.act(f"search “{typed}”", lambda typed=typed: box.setText(typed))
    day.act("close the search", day.dialog(SearchPalette).reject)


def _briefing(day: Day) -> None:
    day.act("briefing preview", lambda: day.shell.act("print"))
    dialog = day.dialog(BriefingDialog)
    place = dialog.options.marking.levels.index(Marking.OPEN)

    def choose() -> None:
        dialog.options.marking.setCurrentIndex(place)
        dialog.options.marking.activated.emit(place)

    day.act("choose a marking", choose)
    day.act("issue", dialog.issue.click)
    day.act("close the briefing", dialog.reject)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
