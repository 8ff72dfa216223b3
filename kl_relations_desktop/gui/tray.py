"""The sign in the notification area: how much is due, what is new, and the turn of the day."""

import json
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QIcon, QPainter, QPixmap, QPolygonF
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.dossier import DueItem
from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.gui.icons import icon, paint_icon
from kl_relations_desktop.gui.shell import Shell
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.as_written import on_act
from kl_relations_desktop.usecases.reminders import key_of, news
from kl_relations_desktop.wording.catalogue import N_, Words
from kl_relations_desktop.wording.dates import TABLE, relative, speak_day

NAME = "KL Relations"
IN_MENU = 5
_TOLD = "told"
_LOOK_AT_CLOCK = 60_000
"""So many milliseconds: midnight is noticed within a minute, and after a sleep as well."""
_AFTER_CHANGE = 400
_STAYS = 10_000
_SIZES = (16, 20, 24, 32, 48, 64)
_MOST_SHOWN = 99
_OCTAGON = ((0.3, 0), (0.7, 0), (1, 0.3), (1, 0.7), (0.7, 1), (0.3, 1), (0, 0.7), (0, 0.3))

Told = frozenset[tuple[str, str, int, str]]


def watch(current: Callable[[], Shell]) -> "Tray":
    """Return the watch over what is due, with a sign where the system has room for signs."""
    sign = QSystemTrayIcon() if QSystemTrayIcon.isSystemTrayAvailable() else None
    return Tray(current, sign)


class Tray(QObject):
    """Watches what is due while the program runs, and says what is new, once."""

    def __init__(self, current: Callable[[], Shell], sign: QSystemTrayIcon | None) -> None:
        super().__init__()
        self._current = current
        self._sign = sign
        self._items: tuple[DueItem, ...] = ()
        self._day = current().desk.ws.today()
        self._clock = QTimer(self, interval=_LOOK_AT_CLOCK)
        self._soon = QTimer(self, interval=_AFTER_CHANGE, singleShot=True)
        self._clock.timeout.connect(self.look_at_clock)
        self._soon.timeout.connect(self._count)
        self._clock.start()
        if sign is not None:
            sign.activated.connect(self._on_activated)
            sign.messageClicked.connect(self.come_forward)
        self.follow(current())
        if sign is not None:
            # A sign that is not shown says nothing, and what it was to say is lost.
            sign.show()
        self.tell()

    def follow(self, shell: Shell) -> None:
        """Look again after each change in a window, also in one that has been built anew."""
        if self._sign is not None:
            shell.desk.changed.connect(lambda _changes: self._soon.start())
            self._show()

    def hide(self) -> None:
        """Take the sign away, at the end of the program."""
        self._clock.stop()
        self._soon.stop()
        if self._sign is not None:
            self._sign.hide()

    def look_at_clock(self) -> None:
        """When another day has come, every page looks again and what is new is told."""
        shell = self._current()
        today = shell.desk.ws.today()
        if today == self._day:
            return
        self._day = today
        said = speak_day(today, shell.desk.words, with_weekday=True, style=TABLE)
        shell.top.day.setText(said)
        shell.desk.changed.emit(Changes(frozenset((kind, 0) for kind in KINDS)))
        shell.count()
        self.tell()

    def tell(self) -> None:
        """Tell in one message of all that has become due and has not been told of."""
        if self._sign is None:
            return
        desk = self._current().desk
        fresh, told = self._count()
        if desk.ws.settings.notifications != "on":
            return
        desk.remember(_TOLD, json.dumps(sorted(told)))
        if fresh:
            title, text = message(fresh, desk.words)
            self._sign.showMessage(title, text, self._sign.icon(), _STAYS)

    def come_forward(self) -> None:
        """Bring the window to the front."""
        shell = self._current()
        shell.setWindowState(shell.windowState() & ~Qt.WindowState.WindowMinimized)
        shell.show()
        shell.raise_()
        shell.activateWindow()

    def _count(self) -> tuple[tuple[DueItem, ...], Told]:
        desk = self._current().desk
        told = _told(desk.remembered(_TOLD))
        self._items, now = desk.ask(lambda ws: news(ws, frozenset()))
        fresh = tuple(item for item in self._items if key_of(item) not in told)
        self._show()
        return fresh, now

    def _show(self) -> None:
        if self._sign is None:
            return
        desk = self._current().desk
        late = sum(item.is_late for item in self._items)
        self._sign.setIcon(sign_of(desk.theme, len(self._items), late))
        self._sign.setToolTip(f"{NAME}\n{counted(len(self._items), late, desk.words)}")
        # Nothing is there once the window that it belonged to has gone.
        before: QMenu | None = self._sign.contextMenu()
        self._sign.setContextMenu(self.menu())
        if before is not None:
            before.deleteLater()

    def menu(self) -> QMenu:
        """Return the menu: the desk, what is due first, and the end."""
        shell = self._current()
        words, theme = shell.desk.words, shell.desk.theme
        menu = QMenu(shell)
        menu.addAction(words("Open the desk"), self.come_forward)
        menu.addSeparator()
        for item in self._items[:IN_MENU]:
            far = relative(item.date.latest(), self._day, words)
            name = on_act(item.headline)
            shape = icon(theme, "octagon-alert" if item.is_late else "clock")
            menu.addAction(shape, f"{name}\t{far}", partial(self._open, item))
        menu.addSeparator()
        menu.addAction(words("Quit"), self._quit)
        return menu

    def _open(self, item: DueItem) -> None:
        self.come_forward()
        self._current().desk.open_record(item.record_kind, item.record_id)

    def _quit(self) -> None:
        shell = self._current()
        if shell.page.is_dirty:
            self.come_forward()
        shell.close()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason != QSystemTrayIcon.ActivationReason.Context:
            self.come_forward()


def counted(due: int, late: int, words: Words) -> str:
    """Return in words how much is due, and how much of it is late."""
    if not due:
        return words(N_("Nothing needs you now."))
    said = words.plural("{n} thing needs you", "{n} things need you", due).format(n=due)
    if not late:
        return said
    return f"{said} · " + words.plural("{n} late", "{n} late", late).format(n=late)


def message(fresh: tuple[DueItem, ...], words: Words) -> tuple[str, str]:
    """Return the head and the lines of one message about all that is new."""
    late = sum(item.is_late for item in fresh)
    lines = [item.headline for item in fresh[:3]]
    if len(fresh) > 3:
        lines.append(words("{n} more").format(n=len(fresh) - 3))
    return counted(len(fresh), late, words), "\n".join(lines)


def sign_of(theme: Theme, due: int, late: int) -> QIcon:
    """Return the sign: an octagon for what is late, a disc for what is due, else a tile."""
    made = QIcon()
    for side in _SIZES:
        made.addPixmap(_drawn(theme, side, due, late))
    return made


def _drawn(theme: Theme, side: int, due: int, late: int) -> QPixmap:
    pixmap = QPixmap(QSize(side, side))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    box = QRectF(0, 0, side, side)
    if late:
        painter.setBrush(theme.ink("late"))
        painter.drawPolygon(QPolygonF([QPointF(x * side, y * side) for x, y in _OCTAGON]))
    elif due:
        painter.setBrush(theme.ink("soon"))
        painter.drawEllipse(box)
    else:
        painter.setBrush(theme.ink("accent"))
        painter.drawRoundedRect(box, side / 5, side / 5)
    if due:
        _count_in(painter, theme, box, late or due)
    else:
        inner = box.adjusted(side / 6, side / 6, -side / 6, -side / 6)
        paint_icon(painter, "handshake", inner, theme.ink("on-accent"))
    painter.end()
    return pixmap


def _count_in(painter: QPainter, theme: Theme, box: QRectF, count: int) -> None:
    said = str(count) if count <= _MOST_SHOWN else f"{_MOST_SHOWN}+"
    font = QFont(theme.font("strong"))
    font.setPixelSize(max(round(box.height() * (0.72, 0.6, 0.46)[len(said) - 1]), 7))
    painter.setFont(font)
    painter.setPen(theme.ink("surface"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), said)


def _told(kept: str) -> Told:
    """Return what has been told of; what cannot be read counts as nothing."""
    try:
        read = json.loads(kept or "[]")
        return frozenset((str(a), str(b), int(c), str(d)) for a, b, c, d in read)
    except (ValueError, TypeError):
        return frozenset()
