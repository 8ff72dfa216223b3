"""The navigation: pages by name, with counts of what is late or soon."""

from collections.abc import Mapping

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from kl_relations_desktop.gui.chips import Chip, Tone
from kl_relations_desktop.gui.doors import ENTRIES, LOWER_ENTRIES, Entry
from kl_relations_desktop.gui.icons import paint_icon
from kl_relations_desktop.gui.ink import cut, fill, rounded, stroke, write
from kl_relations_desktop.gui.numbers import BY_ANY, BY_CLICK, take_focus
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.basics import shows_ring
from kl_relations_desktop.wording.catalogue import Words

WIDE, NARROW = 208, 56
_ICON = 16
_FAR = 1000
_SIDE = 8
_CLOSE = 4


class NavigationEntry(QAbstractButton):
    """One page: icon, name and badge; the icon and a small badge alone when it is narrow."""

    def __init__(self, theme: Theme, entry: Entry, text: str) -> None:
        super().__init__()
        self._theme = theme
        self._has_ring = False
        self.is_pressed = False
        """Whether a mouse is pressing the entry just now."""
        self.entry = entry
        self._badge: Chip | None = None
        self._count = ""
        self.is_narrow = False
        self.setText(text)
        self.setCheckable(True)
        self._high = max(32, theme.metrics("body").height() + 12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._rename()

    def show_badge(self, badge: Chip | None, count: int = 0) -> None:
        """Show a state and how many records are in it."""
        self._badge = badge
        self._count = str(count) if badge else ""
        self._rename()
        self.update()

    def set_narrow(self, is_narrow: bool) -> None:
        """Show the icon alone, or the name beside it."""
        self.is_narrow = is_narrow
        self.setToolTip(self.accessibleName() if is_narrow else "")
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that fits the narrow form; the column gives the width."""
        return QSize(NARROW - 8, self._high)

    def minimumSizeHint(self) -> QSize:
        """Return the size in a low window: the entries stand closer, the words stay whole."""
        return QSize(NARROW - 8, self._theme.metrics("body").height() + _CLOSE)

    @property
    def name_width(self) -> int:
        """Return the width in which the name is whole, with a count behind it."""
        figure = self._theme.metrics("label").horizontalAdvance("9")
        # Words are elided in the very width that they are said to have.
        name = self._theme.metrics("strong").horizontalAdvance(self.text()) + 2
        return 38 + name + 34 + figure

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go with Enter; the arrows are the column's."""
        if event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            self.click()
        elif _step(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        """Stay: the page that is shown is marked when it is shown."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go where the mouse has pressed."""
        self.is_pressed = True
        super().mouseReleaseEvent(event)
        self.is_pressed = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the keyboard has led here."""
        self._has_ring = shows_ring(event, self._has_ring)
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the entry with its state."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        ink = self._theme.ink
        colour = ink("accent" if self.isChecked() else "text-2")
        left = (self.width() - _ICON) / 2 if self.is_narrow else 12
        top = (self.height() - _ICON) / 2
        paint_icon(painter, self.entry.icon, QRectF(left, top, _ICON, _ICON), colour)
        if self.is_narrow:
            if self._badge is not None:
                box = QRectF(left + 10, max(top - 8, 0), 12, 12)
                paint_icon(painter, self._badge.tone.icon, box, ink(self._badge.tone.token))
            return
        role = "strong" if self.isChecked() else "body"
        words = self.rect().adjusted(38, 0, -self._badge_room() if self._badge else -4, 0)
        text = cut(self.text(), self._theme.metrics(role), words.width())
        write(painter, text, words, (self._theme.font(role), ink("text")))
        self._paint_badge(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        box, ink = QRectF(self.rect()), self._theme.ink
        if self.isChecked():
            fill(painter, rounded(box, 5), ink("selected"))
            fill(painter, rounded(QRectF(0, 8, 3, box.height() - 16), 1), ink("accent"))
        elif self.underMouse():
            fill(painter, rounded(box, 5), ink("hover"))
        if self._has_ring and self.hasFocus():
            stroke(painter, rounded(box.adjusted(1, 1, -1, -1), 5), ink("accent"), 2)

    def _paint_badge(self, painter: QPainter) -> None:
        if self._badge is None:
            return
        colour = self._theme.ink(self._badge.tone.token)
        wide = self._theme.metrics("label").horizontalAdvance(self._count)
        right = self.width() - 12
        box = QRect(QPoint(right - wide, 0), QSize(wide + 2, self.height()))
        write(painter, self._count, box, (self._theme.font("label"), colour))
        top = (self.height() - 14) / 2
        icon = QRectF(right - wide - 18, top, 14, 14)
        paint_icon(painter, self._badge.tone.icon, icon, colour)

    def _badge_room(self) -> int:
        return 34 + self._theme.metrics("label").horizontalAdvance(self._count)

    def _rename(self) -> None:
        badge = f", {self._badge.text}" if self._badge else ""
        self.setAccessibleName(f"{self.text()}{badge}")


class Navigation(QWidget):
    """All pages, Settings and Help below."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setAccessibleName(words("Pages"))
        self.entries: dict[str, NavigationEntry] = {}
        self._column = column = QVBoxLayout(self)
        column.setSpacing(2)
        for entry in ENTRIES:
            column.addWidget(self._make(theme, entry, words))
        column.addStretch(1)
        for entry in LOWER_ENTRIES:
            column.addWidget(self._make(theme, entry, words))
        self._stop_at(next(iter(self.entries.values())))
        names = [entry.name_width for entry in self.entries.values()]
        self._wide = max(WIDE, *(width + 2 * _SIDE for width in names))
        self.set_narrow(False)

    def _make(self, theme: Theme, entry: Entry, words: Words) -> NavigationEntry:
        made = NavigationEntry(theme, entry, words(entry.label))
        made.clicked.connect(lambda: self.chosen.emit(entry.page))
        self.entries[entry.page] = made
        return made

    @property
    def is_pressed(self) -> bool:
        """Return whether a mouse is choosing a page just now."""
        return any(entry.is_pressed for entry in self.entries.values())

    def select(self, page: str) -> None:
        """Mark the page being shown; none for a page without an entry."""
        for name, entry in self.entries.items():
            entry.setChecked(name == page)
        if page in self.entries:
            self._stop_at(self.entries[page])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, Home and End."""
        entries = list(self.entries.values())
        held = self.focusWidget()
        step = _step(event)
        if not step or held not in entries:
            super().keyPressEvent(event)
            return
        place = entries.index(held) + step
        entry = entries[min(max(place, 0), len(entries) - 1)]
        self._stop_at(entry)
        entry.setFocus(QtCore.Qt.FocusReason.TabFocusReason)

    def _stop_at(self, chosen: NavigationEntry) -> None:
        """Let Tab and F6 come to one entry, the arrows lead to the others."""
        for entry in self.entries.values():
            take_focus(entry, BY_ANY if entry is chosen else BY_CLICK)

    def show_counts(self, counts: Mapping[str, tuple[int, int]]) -> None:
        """Show how many things of each page are late, or else how many are due soon."""
        words = self._words
        for page, (late, soon) in counts.items():
            badge = None
            if late:
                said = words.plural("{n} late", "{n} late", late).format(n=late)
                badge = Chip(Tone.LATE, said)
            elif soon:
                said = words.plural("{n} soon", "{n} soon", soon).format(n=soon)
                badge = Chip(Tone.SOON, said)
            if page in self.entries:
                self.entries[page].show_badge(badge, late or soon)

    def set_narrow(self, is_narrow: bool) -> None:
        """Show icons alone, or icons with names."""
        self.setFixedWidth(NARROW if is_narrow else self._wide)
        side = 4 if is_narrow else _SIDE
        self._column.setContentsMargins(side, 9, side, 8)
        for entry in self.entries.values():
            entry.set_narrow(is_narrow)


def _step(event: QKeyEvent) -> int:
    """Return how many entries further a key leads, or 0 for any other key."""
    key = QtCore.Qt.Key
    steps: dict[int, int] = {
        key.Key_Up: -1,
        key.Key_Down: 1,
        key.Key_Home: -_FAR,
        key.Key_End: _FAR,
    }
    return steps.get(event.key(), 0)
