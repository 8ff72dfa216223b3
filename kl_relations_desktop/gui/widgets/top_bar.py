"""The bar above every page: whose desk it is, search, undo, and the day."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kl_relations_desktop.gui.icons import paint_icon
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.basics import icon_button, label, shows_ring
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
        self._words = text
        self.setAccessibleName(f"{text}, {_KEY}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(_SMALLEST_SEARCH)
        self.setMaximumWidth(_SEARCH.width())
        self.setFixedHeight(max(_SEARCH.height(), theme.metrics("body").height() + 12))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the width of the design."""
        return _SEARCH

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the keyboard has led here."""
        self._has_ring = shows_ring(event, self._has_ring)
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a field with its sign, its words and its key."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, has_focus = self._theme.ink, self._has_ring and self.hasFocus()
        width = 2.0 if has_focus else 1.0
        painter.setPen(QPen(ink("accent" if has_focus else "edge"), width))
        painter.setBrush(ink("surface"))
        inset = width / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 4, 4
        )
        top = (self.height() - 16) / 2
        paint_icon(painter, "search", QRectF(10, top, 16, 16), ink("text-2"))
        painter.setPen(ink("text-2"))
        painter.setFont(self._theme.font("body"))
        middle = Qt.AlignmentFlag.AlignVCenter
        inner = self.rect().adjusted(34, 0, -12, 0)
        taken = self._theme.metrics("caption").horizontalAdvance(_KEY) + 8
        said = self._theme.metrics("body").elidedText(
            self._words, Qt.TextElideMode.ElideRight, inner.width() - taken
        )
        painter.drawText(inner, int(middle | Qt.AlignmentFlag.AlignLeft), said)
        painter.setFont(self._theme.font("caption"))
        painter.drawText(inner, int(middle | Qt.AlignmentFlag.AlignRight), _KEY)


class TopBar(QWidget):
    """Brand or the way back, the search box, undo, and the day."""

    search_asked = Signal()
    undo_asked = Signal()
    back_asked = Signal()

    def __init__(self, theme: Theme, words: Words, day: str) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
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
        self.brand.setVisible(not page_name)
        self.back.setVisible(bool(page_name))
        self.page_name.setVisible(bool(page_name))
        self.page_name.setText(page_name)
