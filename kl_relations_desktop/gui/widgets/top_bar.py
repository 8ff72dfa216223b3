"""The bar above every page: whose desk it is, search, undo, and the day."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kl_relations_desktop.gui.icons import paint_icon
from kl_relations_desktop.gui.ink import cut, fill, rounded, stroke, write
from kl_relations_desktop.gui.numbers import BY_ANY, take_focus
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.basics import icon_button, label, show_if, shows_ring
from kl_relations_desktop.wording.catalogue import N_, Words

HEIGHT = 52
BRAND = N_("KL Relations")
_SEARCH = QSize(440, 32)
_SMALLEST_SEARCH = 240
_KEY = "Ctrl+K"
_BRAND = 180


class SearchBox(QPushButton):
    """Looks like the field that it opens."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme = theme
        self._has_ring = False
        self._was_seen = False
        self._words = text
        self.setAccessibleName(f"{text}, {_KEY}")
        take_focus(self, BY_ANY)
        self.setMinimumWidth(_SMALLEST_SEARCH)
        self.setMaximumWidth(_SEARCH.width())
        self.setFixedHeight(max(_SEARCH.height(), theme.metrics("body").height() + 12))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the width of the design."""
        return _SEARCH

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the keyboard has led here."""
        # Before the window has been seen, no key can have led here: it was the system.
        if self._was_seen:
            self._has_ring = shows_ring(event, self._has_ring)
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a field with its sign, its words and its key."""
        self._was_seen = True
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, has_focus = self._theme.ink, self._has_ring and self.hasFocus()
        width = 2.0 if has_focus else 1.0
        inset = width / 2
        field = rounded(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 4)
        fill(painter, field, ink("surface"))
        stroke(painter, field, ink("accent" if has_focus else "edge"), width)
        top = (self.height() - 16) / 2
        paint_icon(painter, "search", QRectF(10, top, 16, 16), ink("text-2"))
        inner = self.rect().adjusted(34, 0, -12, 0)
        taken = self._theme.metrics("caption").horizontalAdvance(_KEY) + 8
        said = cut(self._words, self._theme.metrics("body"), inner.width() - taken)
        write(painter, said, inner, (self._theme.font("body"), ink("text-2")))
        key = self._theme.font("caption"), ink("text-2")
        write(painter, _KEY, inner, key, is_right=True)


class TopBar(QFrame):
    """Brand or the way back, the search box, undo, and the day."""

    search_asked = Signal()
    undo_asked = Signal()
    back_asked = Signal()

    def __init__(self, theme: Theme, words: Words, day: str) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self.setFixedHeight(
            max(
                HEIGHT,
                theme.metrics("strong").height() + theme.metrics("caption").height() + 14,
            )
        )
        self.back = icon_button(theme, "chevron-left", words("Back"))
        self.page_name = label(theme, "", "strong")
        self.search = SearchBox(theme, words("Search records and commands"))
        self.undo = icon_button(theme, "undo-2", words("Undo the last change") + " (Ctrl+Z)")
        self.day = label(theme, day, "caption", "text-2")
        self.brand = QWidget()
        # As wide as the navigation below it: the search box stands in the middle of the page.
        self.brand.setMinimumWidth(_BRAND)
        names = QVBoxLayout(self.brand)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(label(theme, BRAND, "strong"))
        names.addWidget(label(theme, words("Kuala Lumpur City Hall"), "caption", "text-2"))
        names.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 16, 1)
        row.setSpacing(8)
        for one in (self.brand, self.back, self.page_name):
            row.addWidget(one)
        row.addStretch(1)
        row.addWidget(self.search, 100)
        row.addStretch(1)
        row.addWidget(self.undo)
        row.addSpacing(8)
        row.addWidget(self.day)
        self.back.clicked.connect(self.back_asked)
        self.search.clicked.connect(self.search_asked)
        self.undo.clicked.connect(self.undo_asked)
        self.show_way_back("")

    def show_way_back(self, page_name: str) -> None:
        """Show the way back to a list in place of the brand; an empty name shows the brand."""
        show_if(not page_name, self.brand)
        show_if(bool(page_name), self.back, self.page_name)
        self.page_name.setText(page_name)
