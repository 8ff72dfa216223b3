"""What the calendar's page does with files: a copy, and the one that mail programs follow."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.files import ask_where_to_save
from kl_relations_desktop.gui.icons import icon
from kl_relations_desktop.gui.widgets.basics import icon_button
from kl_relations_desktop.usecases.calendar_files import (
    choose_standing_calendar,
    export_calendar,
)
from kl_relations_desktop.wording.catalogue import N_

EXPLAINED = N_(
    "Your mail program can subscribe to this file; it is rewritten when records change."
)


class CalendarFileActs(QObject):
    """The menu of the page: export, and the standing calendar."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self.more = icon_button(desk.theme, "ellipsis", desk.words("More about this page"))
        self.more.clicked.connect(self._show_menu)

    def menu(self) -> QMenu:
        """Return the menu; each entry asks for a file."""
        words, theme = self._desk.words, self._desk.theme
        menu = QMenu(self._page)
        menu.setToolTipsVisible(True)
        export = partial(self._ask, words("Export .ics…"), self.export_to)
        menu.addAction(icon(theme, "download"), words("Export .ics…"), export)
        keep = partial(self._ask, words(EXPLAINED), self.keep_in)
        act = menu.addAction(icon(theme, "calendar"), words("Standing calendar…"), keep)
        act.setToolTip(words(EXPLAINED))
        if self._desk.ws.settings.calendar_file:
            menu.addAction(words("Keep no standing calendar"), self.keep_none)
        return menu

    def export_to(self, path: str) -> None:
        """Write a copy of the calendar, on the worker."""
        words = self._desk.words

        def done(count: int) -> None:
            said = words.plural(
                "{n} entry written: {file}", "{n} entries written: {file}", count
            )
            self._desk.said.emit(said.format(n=count, file=Path(path).name))

        self._desk.send(
            lambda ws: export_calendar(ws, Path(path)), done, name=words("Writing the calendar")
        )

    def keep_in(self, path: str) -> None:
        """Keep the standing calendar in a file from now on."""
        words = self._desk.words
        said = words("The standing calendar is kept in {file}. {explained}").format(
            file=Path(path).name, explained=words(EXPLAINED)
        )
        self._desk.send(
            lambda ws: choose_standing_calendar(ws, Path(path)),
            lambda _kept: self._desk.said.emit(said),
            name=words("Writing the calendar"),
        )

    def keep_none(self) -> None:
        """Keep no standing calendar any more; the file stays as it is."""
        self._desk.ask(lambda ws: choose_standing_calendar(ws, None))
        self._desk.said.emit(self._desk.words("The setting is kept"))

    def _show_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _ask(self, title: str, chosen: Callable[[str], object]) -> None:
        kind = self._desk.words("Calendar")
        ask_where_to_save(self._page, self._desk, title, "kl-relations.ics", kind, chosen)
