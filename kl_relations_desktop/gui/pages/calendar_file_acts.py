"""What the calendar's page does with files: a copy, and the one that mail programs follow."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu, QWidget

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.files import ask_where_to_save
from kl_relations_desktop.gui.icons import icon
from kl_relations_desktop.gui.pages.standing_calendar import EXPLAINED, StandingCalendar
from kl_relations_desktop.gui.widgets.as_written import on_act
from kl_relations_desktop.gui.widgets.basics import icon_button
from kl_relations_desktop.usecases.calendar_files import export_calendar

_WIDE = 320
"""As wide as the path is in the menu; the settings show it whole."""


class CalendarFileActs(QObject):
    """The menu of the page: export, and the standing calendar."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self.standing = StandingCalendar(desk, page)
        self.more = icon_button(desk.theme, "ellipsis", desk.words("More about this page"))
        self.more.clicked.connect(self._show_menu)

    def menu(self) -> QMenu:
        """Return the menu; where a standing calendar is kept, it shows its path."""
        words, theme = self._desk.words, self._desk.theme
        menu = QMenu(self._page)
        menu.setToolTipsVisible(True)
        menu.addAction(icon(theme, "download"), words("Export .ics…"), self._ask_for_copy)
        keep = words("Standing calendar…")
        menu.addAction(icon(theme, "calendar"), keep, self.standing.ask).setToolTip(
            words(EXPLAINED)
        )
        if self.standing.path:
            menu.addSeparator()
            menu.addAction(self._shown_path(menu)).setEnabled(False)
            for icon_name, text, act in (
                ("copy", words("Copy its path"), self.standing.copy_path),
                ("folder", words("Open its folder"), self.standing.open_folder),
                ("x", words("Keep no standing calendar"), self.standing.keep_none),
            ):
                menu.addAction(icon(theme, icon_name), text, act)
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

    def _show_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _shown_path(self, menu: QMenu) -> str:
        """Return the path, cut in the middle so that the menu stays narrow."""
        middle = Qt.TextElideMode.ElideMiddle
        return on_act(menu.fontMetrics().elidedText(self.standing.path, middle, _WIDE))

    def _ask_for_copy(self) -> None:
        words = self._desk.words
        title, kind = words("Export .ics…"), words("Calendar")
        ask_where_to_save(
            self._page, self._desk, title, "kl-relations.ics", kind, self.export_to
        )
