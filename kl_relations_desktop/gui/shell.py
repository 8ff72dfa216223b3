"""The window's frame: bar, navigation, pages, status line, and the way back and forth."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kl_relations_desktop.domain.errors import Refusal
from kl_relations_desktop.gui.desk import Address, Desk
from kl_relations_desktop.gui.doors import Doors
from kl_relations_desktop.gui.pages.page import Page
from kl_relations_desktop.gui.panes import enter_first, has_focus, walk_panes
from kl_relations_desktop.gui.reckoning import is_reckoned
from kl_relations_desktop.gui.way import Way
from kl_relations_desktop.gui.widgets.above_page import AbovePage
from kl_relations_desktop.gui.widgets.basics import asks_menu, presses
from kl_relations_desktop.gui.widgets.floor import Floor
from kl_relations_desktop.gui.widgets.navigation import Navigation
from kl_relations_desktop.gui.widgets.notice import Notice
from kl_relations_desktop.gui.widgets.status_line import StatusLine
from kl_relations_desktop.gui.widgets.top_bar import BRAND, TopBar
from kl_relations_desktop.gui.window_place import WindowPlace
from kl_relations_desktop.usecases.later import counts
from kl_relations_desktop.wording.dates import TABLE, speak_day

if TYPE_CHECKING:
    from kl_relations_desktop.domain.changes import Changes

NARROW = 1100
SMALLEST = (880, 500)
LEAST = (880, 440)
"""On a screen too small for the smallest window, its inside shrinks so far, then it rolls."""
FIRST_SIZE = (1280, 720)
HOME = "overview"
_GEOMETRY = "geometry"
_COUNTED = ("followup", "reminder", "agreement", "partner", "renewal", "review")
"""The kinds of record that the numbers in the navigation tell of."""


class Shell(QMainWindow):
    """The one window; it builds a page when it is first shown and remembers the way."""

    painted = Signal()
    """The window has been seen for the first time."""

    def __init__(self, desk: Desk, doors: Doors, start: Address | None = None) -> None:
        super().__init__()
        self.desk = desk
        self._doors = doors
        self._pages: dict[str, Page] = {}
        self._way = Way()
        self._may_close = False
        self._was_painted = False
        words, theme = desk.words, desk.theme
        today = speak_day(desk.ws.today(), words, with_weekday=True, style=TABLE)
        self.top = TopBar(theme, words, today)
        self.navigation = Navigation(theme, words)
        self.notice = Notice(theme, words("Close"))
        self.status = StatusLine(theme, words)
        self.stack = QStackedWidget()
        self.above = AbovePage(self.notice)
        self._build()
        self._connect()
        doors.keys(self)
        self._place = WindowPlace(self, QSize(*FIRST_SIZE), QSize(*SMALLEST))
        self._place.restore(desk.remembered(_GEOMETRY))
        self.painted.connect(lambda: QTimer.singleShot(0, self, self._begin))
        self.go(start or Address(HOME))

    def _begin(self) -> None:
        """Do what can wait until the window has been seen, one thing a turn."""
        self._place.settle()
        QTimer.singleShot(0, self, self._open)

    def _open(self) -> None:
        if self.desk.open():
            QTimer.singleShot(0, self, self.count)

    def _build(self) -> None:
        whole = QWidget()
        whole.setObjectName("desk")
        bars = self.top.height() + self.status.height()
        high = max(LEAST[1], self.navigation.minimumSizeHint().height() + bars)
        # From the outside in: what moves into a window takes up its style once.
        self.setCentralWidget(Floor(whole, QSize(LEAST[0], high)))
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.above)
        right.addWidget(self.stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.navigation)
        middle.addLayout(right, 1)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(middle, 1)
        column.addWidget(self.status)

    def _connect(self) -> None:
        desk = self.desk
        desk.changed.connect(self._on_changed)
        desk.refused.connect(self._on_refused)
        desk.said.connect(self.status.say)
        desk.edited.connect(self._show_state)
        desk.went.connect(self.go)
        desk.arrived.connect(self._on_arrived)
        desk.asked.connect(self._on_asked)
        desk.workers.started.connect(self.status.watch)
        self.navigation.chosen.connect(lambda page: self.go(Address(page)))
        self.top.search_asked.connect(lambda: self.act("search"))
        self.top.undo_asked.connect(lambda: self.act("undo"))
        self.top.back_asked.connect(self._step_back)

    @property
    def page(self) -> Page:
        """Return the page being shown."""
        shown = self.stack.currentWidget()
        assert isinstance(shown, Page)
        return shown

    @property
    def _room(self) -> int:
        """Return the window's width, measured by the size of its type."""
        return round(self.width() / self.desk.theme.growth)

    @property
    def address(self) -> Address:
        """Return where the window is."""
        return self._way.here

    def go(self, address: Address) -> None:
        """Go to an address, after the page being left has agreed."""

        def go_on() -> None:
            self._way.visit(address)
            self._arrive(address)

        if self.stack.currentWidget() is None:
            go_on()
        else:
            self.page.leave(go_on)

    def page_named(self, name: str) -> Page:
        """Return a page, built when it is first asked for."""
        if name not in self._pages:
            make = self._doors.pages.get(name)
            page = make(self.desk) if make else self._doors.records(self.desk, name)
            self._pages[name] = page
            self.stack.addWidget(page)
        return self._pages[name]

    def _arrive(self, address: Address) -> None:
        page = self.page_named(address.page)
        page.fit(self._room)
        is_other = self.stack.currentWidget() is not page or not has_focus(page)
        by_mouse = self.navigation.is_pressed
        self.stack.setCurrentWidget(page)
        self.navigation.select(address.page)
        self.notice.hide()
        page.show_address(address)
        if is_other and address.draft is None and not address.is_editing:
            enter_first((*page.panes(), page), shows_ring=not by_mouse)
        self._show_state()

    def _travel(self, step: int) -> None:
        address = self._way.ahead(step)
        if address is None:
            return

        def go_on() -> None:
            self._way.walk(step)
            self._arrive(address)

        self.page.leave(go_on)

    def _step_back(self) -> None:
        self.page.step_back()
        self._show_state()

    def _on_arrived(self, address: Address) -> None:
        self._way.settle(address)
        self._show_state()

    def act(self, name: str) -> None:
        """Do what a key asks for; what the frame does not know, the page does."""
        acts: dict[str, Callable[[], object]] = {
            "search": lambda: self._doors.search(self.desk, self).show(),
            "filter": self.page.focus_filter,
            "undo": lambda: self._doors.opens["undo_last"](self.desk, self.page.is_dirty),
            "redo": lambda: self._doors.opens["do_again"](self.desk, self.page.is_dirty),
            "print": self.page.ask_to_print,
            "schedule": lambda: self._doors.schedule(self.desk, self).open(),
            "followup": self._new_followup,
            "back": lambda: self._travel(-1),
            "forward": lambda: self._travel(1),
            "next_pane": lambda: self._walk_panes(1),
            "previous_pane": lambda: self._walk_panes(-1),
            "help": lambda: self.go(Address("help", field=self.address.page)),
        }
        acts.get(name, lambda: self.page.act(name))()

    def _on_asked(self, name: str, about: Any) -> None:
        if name == "print":
            self._print(*about)
        elif name in self._doors.opens:
            self._doors.opens[name](self.desk, about)
        elif name in ("later", "earlier"):
            self._doors.remind(self.desk, self, name, about).open()
        else:
            self.act(name)

    def _print(self, partner_id: int | None, visit_id: int | None) -> None:
        if partner_id is None:
            self.status.say(
                self.desk.words("Choose a partner or a visit, then print its sheet")
            )
            return
        self._doors.briefing(self.desk, self, partner_id, visit_id).open()

    def _new_followup(self) -> None:
        partner, visit = self.page.subject()
        self.desk.begin("followup", partner=partner, visit=visit)

    def _walk_panes(self, step: int) -> None:
        walk_panes((self.top.search, self.navigation, self.above), self.page.panes(), step)

    def _on_changed(self, changes: "Changes") -> None:
        if changes.touch(*_COUNTED):
            self.count()
        self.notice.hide()

    def _on_refused(self, refusal: Refusal) -> None:
        self.notice.say(self.desk.sentence(refusal))

    def count(self) -> None:
        """Show how many items of a page are late, or else how many are due soon."""
        if is_reckoned(self.desk, self.count):
            self.navigation.show_counts(self.desk.ask(counts))

    def _show_state(self) -> None:
        page = self.page
        words = self.desk.words
        entry = self.navigation.entries.get(self.address.page)
        name = entry.text() if entry else page.windowTitle()
        dot = "• " if page.is_dirty else ""
        self.setWindowTitle(f"{dot}{name} – {BRAND}")
        self.status.show_dirty(page.is_dirty)
        is_deep = self._room < NARROW and page.is_deep
        self.top.show_way_back(name or words("Back") if is_deep else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press what has the keyboard with Enter, as Space does, or open its menu."""
        held = self.focusWidget()
        if not (presses(event, held) or asks_menu(event, held)):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the navigation and the page the form that this width has room for."""
        super().resizeEvent(event)
        self.navigation.set_narrow(self._room < NARROW)
        if self.stack.currentWidget() is not None:
            self.page.fit(self._room)
            self._show_state()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say once that the window has been painted: what can wait begins then."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when nothing is lost by it; remember how the window stood."""
        if self.page.is_dirty and not self._may_close:
            event.ignore()
            self.page.leave(self._close_for_good)
            return
        if self.desk.open():
            self.desk.remember(_GEOMETRY, self._place.kept())
        event.accept()

    def _close_for_good(self) -> None:
        self._may_close = True
        self.close()
