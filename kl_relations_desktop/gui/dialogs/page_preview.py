"""The true pages of a paper, drawn from its PDF for the window and for the printer."""

from PySide6.QtCore import QBuffer, QByteArray, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.widgets.basics import icon_button, label, shows_ring, wrapped

try:
    from PySide6.QtPdf import QPdfDocument
except ImportError:  # not every system has it: the system's viewer shows the pages then
    HAS_PDF = False
else:
    HAS_PDF = True

_POINTS = 72.0
_LARGEST = 2200
_FINE = 144.0


def pages_of(pdf: bytes, dots: float) -> tuple[QImage, ...]:
    """Return the pages of a PDF as pictures of so many dots an inch; for the worker."""
    document = QPdfDocument()
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    pages = tuple(_page(document, place, dots) for place in range(document.pageCount()))
    document.close()
    return pages


def _page(document: "QPdfDocument", place: int, dots: float) -> QImage:
    """Return one page; a small one is drawn large and made smaller, for small type's sake."""
    points = document.pagePointSize(place)
    page = document.render(place, _pixels(points, max(dots, _FINE)))
    if dots >= _FINE:
        return page
    exact, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode
    return page.scaled(_pixels(points, dots), exact, smooth.SmoothTransformation)


def _pixels(points: QSizeF, dots: float) -> QSize:
    return QSize(
        round(points.width() * dots / _POINTS), round(points.height() * dots / _POINTS)
    )


class PageView(QWidget):
    """Shows one page as large as there is room; arrows and page keys turn the leaves."""

    turned = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._theme = desk.theme
        self._words = desk.words
        self._pages: tuple[QImage, ...] = ()
        self.place = 0
        self.is_stale = False
        self._is_keyed = False
        self.setAccessibleName(desk.words("Briefing sheet"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def count(self) -> int:
        """Return how many pages there are."""
        return len(self._pages)

    def show_pages(self, pages: tuple[QImage, ...]) -> None:
        """Show other pages, staying on the leaf being read."""
        self._pages = pages
        self.is_stale = False
        self.turn_to(min(self.place, max(len(pages) - 1, 0)))

    def fade(self) -> None:
        """Show that the page is about to be replaced."""
        self.is_stale = True
        self.update()

    def turn_to(self, place: int) -> None:
        """Show another page."""
        if not self._pages:
            return
        self.place = max(0, min(place, len(self._pages) - 1))
        said = self._words("Page {n} of {count}")
        self.setAccessibleName(said.format(n=self.place + 1, count=len(self._pages)))
        self.turned.emit()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard came here, for only then the ring is shown."""
        self._is_keyed = shows_ring(event, self._is_keyed)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the leaves with the page keys and the arrows."""
        back = (Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_Up)
        ahead = (Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Down)
        if event.key() in back:
            self.turn_to(self.place - 1)
        elif event.key() in ahead:
            self.turn_to(self.place + 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page with its shadow, and the ring when the keyboard is here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.page_box()
        painter.setPen(Qt.PenStyle.NoPen)
        for spread in (4, 3, 2, 1):
            painter.setBrush(QColor(0, 0, 0, 14))
            painter.drawRoundedRect(
                box.adjusted(-spread, -spread + 1, spread, spread + 1), 2, 2
            )
        painter.fillRect(box, QColor("white"))
        if self._pages:
            painter.setOpacity(0.45 if self.is_stale else 1.0)
            painter.drawImage(box, self._pages[self.place])
            painter.setOpacity(1.0)
        if self.hasFocus() and self._is_keyed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.ink("accent"), 2.0))
            painter.drawRect(box.adjusted(-3, -3, 3, 3))

    def page_box(self) -> QRectF:
        """Return where the page stands."""
        page = self._pages[self.place].size() if self._pages else QSize(210, 297)
        room = QSizeF(max(self.width() - 24, 40), max(self.height() - 16, 40))
        size = QSizeF(page).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        corner = QPointF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2)
        return QRectF(corner, size)

    def dots(self) -> float:
        """Return how many dots an inch the page needs to be sharp here."""
        high = min(self.page_box().height() * self.devicePixelRatioF(), _LARGEST)
        return max(high, 400.0) / 11.69


class Preview(QWidget):
    """The page view with its bar: which page, and how to turn; or why there is none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("preview")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        words, theme = desk.words, desk.theme
        self._words = words
        self.view = PageView(desk)
        self.back = icon_button(theme, "chevron-left", words("Previous page"))
        self.ahead = icon_button(theme, "chevron-right", words("Next page"))
        self.where = label(theme, "", "caption", "text-2")
        self.sentence = wrapped(theme, "", "body", "text-2")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        bar = QHBoxLayout()
        bar.setSpacing(6)
        for one in (self.back, self.where, self.ahead):
            bar.addWidget(one)
        bar.addStretch(1)
        bar.addWidget(label(theme, "A4", "caption", "text-2"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 6)
        column.setSpacing(4)
        column.addLayout(bar)
        column.addWidget(self.view, 1)
        column.addWidget(self.sentence, 1)
        self.back.clicked.connect(lambda: self.view.turn_to(self.view.place - 1))
        self.ahead.clicked.connect(lambda: self.view.turn_to(self.view.place + 1))
        self.view.turned.connect(self._on_turned)
        self.say("")
        # In a window too small for both, the choices beside it and the buttons come first.
        self.setMinimumSize(80, 120)

    def show_pages(self, pages: tuple[QImage, ...]) -> None:
        """Show the pages of the paper."""
        self.view.show_pages(pages)
        self.say("")

    def say(self, sentence: str) -> None:
        """Show a sentence instead of a page, or the page again."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.view.setVisible(not sentence)
        for one in (self.back, self.ahead, self.where):
            one.setVisible(not sentence)

    def _on_turned(self) -> None:
        place, count = self.view.place, self.view.count
        said = self._words("Page {n} of {count}")
        self.where.setText(said.format(n=place + 1, count=count))
        self.back.setEnabled(place > 0)
        self.ahead.setEnabled(place < count - 1)
