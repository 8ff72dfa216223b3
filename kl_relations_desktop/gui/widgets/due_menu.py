"""The menu of something that is due: open it, remind me later or earlier, it is done."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.dossier import DueItem
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.terms import months_after
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.icons import icon
from kl_relations_desktop.gui.widgets.due_line import DueLine
from kl_relations_desktop.usecases.naming import full_names
from kl_relations_desktop.usecases.reminders import keep_promise, mark_done, put_off
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.catalogue import N_
from kl_relations_desktop.wording.dates import TABLE, speak, speak_day

_WITH_STATE = ("visit", "step")
"""Visits and steps are done in their own record, not by a reminder."""


def put_off_said(desk: Desk, item: DueItem, until: PartialDate) -> str:
    """Return what the status line says when something was put off."""
    said = desk.words("Put off until {day}: {name}. Ctrl+Z takes it back.")
    return said.format(day=speak(until, desk.words), name=named(desk, item))


def named(desk: Desk, item: DueItem) -> str:
    """Return what the record of an item is called, after its partner."""
    about = (item.record_kind, item.record_id)
    return desk.ask(lambda ws: full_names(ws, (about,))).get(about, item.headline)


class DueActs(QObject):
    """What can be said of one item that is due; it lives as long as its line."""

    def __init__(self, desk: Desk, line: DueLine, item: DueItem) -> None:
        super().__init__(line)
        self._desk = desk
        self._line = line
        self.item = item

    def open(self, at: QPoint) -> None:
        """Open the menu, there on the screen."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def menu(self) -> QMenu:
        """Return the menu as it is today."""
        words, theme, item = self._desk.words, self._desk.theme, self.item
        menu = QMenu(self._line)
        menu.addAction(icon(theme, "external-link"), words("Open the record"), self._on_open)
        menu.addSeparator()
        later = menu.addMenu(icon(theme, "clock"), words("Remind me"))
        for named, day in _days(self._desk.ws.today()):
            shown = speak_day(day, words, with_weekday=True, style=TABLE)
            later.addAction(f"{words(named)}\t{shown}", partial(self._put_off, day))
        later.addAction(words("On a day…"), self._on_later)
        menu.addAction(words("Tell me earlier…"), self._on_earlier)
        menu.addSeparator()
        if item.kind == "promise":
            said = words("Mark promise as done")
            menu.addAction(icon(theme, "check"), said, self._on_kept)
        elif item.kind not in _WITH_STATE:
            said = words("Done for this time")
            menu.addAction(icon(theme, "check"), said, self._on_done)
        elif item.kind == "visit":
            menu.addAction(words("Change the state of the visit…"), self._on_state)
        return menu

    def _on_open(self) -> None:
        self._desk.open_record(self.item.record_kind, self.item.record_id)

    def _on_state(self) -> None:
        self._desk.open_record("visit", self.item.record_id, is_editing=True, field="state")

    def _put_off(self, day: date) -> None:
        until = PartialDate.day(day)
        said = put_off_said(self._desk, self.item, until)
        self._do(lambda ws: put_off(ws, self.item, until), said)

    def _on_later(self) -> None:
        self._desk.asked.emit("later", self.item)

    def _on_earlier(self) -> None:
        self._desk.asked.emit("earlier", self.item)

    def _on_kept(self) -> None:
        said = self._said(N_("The promise is done: {name}. Ctrl+Z takes it back."))
        self._do(lambda ws: keep_promise(ws, self.item), said)

    def _on_done(self) -> None:
        said = self._said(N_("Done for this time: {name}. Ctrl+Z takes it back."))
        self._do(lambda ws: mark_done(ws, self.item), said)

    def _said(self, message: str) -> str:
        return self._desk.words(message).format(name=named(self._desk, self.item))

    def _do(self, request: Callable[[Workspace], Changes], said: str) -> None:
        self._desk.do(request, said)


def _days(today: date) -> tuple[tuple[str, date], ...]:
    """Return the days that the menu names, the nearest first."""
    return (
        (N_("Tomorrow"), today + timedelta(days=1)),
        (N_("In a week"), today + timedelta(days=7)),
        (N_("In a month"), months_after(today, 1) or today + timedelta(days=30)),
    )
