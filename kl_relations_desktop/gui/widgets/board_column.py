"""One column of a board: a list of cards that can be walked, dragged and dropped on."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from kl_relations_desktop.gui.rows import Index
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.basics import shows_ring
from kl_relations_desktop.gui.widgets.board_cards import (
    CARD_MIME,
    CardFace,
    CardModel,
    CardPainter,
    carried_key,
)

GUTTER = 12
"""What stays free behind a column."""
_CONTROL = Qt.KeyboardModifier.ControlModifier
_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class BoardColumnView(QListView):
    """The cards of one column; says what the officer wants done with one."""

    chosen = Signal(int)
    opened = Signal(int)
    dropped = Signal(int)
    """The key of a card that was brought here from another column."""
    carried_on = Signal(int, int)
    """A card's key, and by how many columns its case is to be moved."""
    left = Signal(int)
    """The keyboard goes so many columns further."""
    bin_asked = Signal(int)
    menu_asked = Signal(QPoint)
    """Where on the screen the menu of the chosen card is to open."""

    def __init__(self, theme: Theme, name: str, empty: str) -> None:
        super().__init__()
        self._theme = theme
        self._empty = empty
        self._name = name
        self.faces = CardModel()
        self.setObjectName("list")
        self.setModel(self.faces)
        self.setItemDelegate(CardPainter(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.clicked.connect(lambda _index: self._say_opened())
        self.verticalScrollBar().rangeChanged.connect(self._on_range)
        self._on_range(0, 0)
        self._rename()

    def show_faces(self, faces: tuple[CardFace, ...]) -> None:
        """Show other cards; the chosen one stays chosen where it is still here."""
        kept = self.current_key
        self.faces.show(faces)
        self.choose(kept)
        self._rename()

    @property
    def current_key(self) -> int | None:
        """Return the key of the chosen card."""
        place = self.currentIndex().row()
        return self.faces.faces[place].key if 0 <= place < len(self.faces.faces) else None

    def choose(self, key: int | None) -> bool:
        """Choose a card quietly, or none; returns whether it is here."""
        place = self.faces.place_of(key)
        self.blockSignals(True)
        self._go_to(place)
        self.blockSignals(False)
        return place >= 0

    def enter(self, place: int) -> None:
        """Take the keyboard, at the card in this place or the last one."""
        self._go_to(min(place, len(self.faces.faces) - 1))
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def currentChanged(self, now: Index, before: Index) -> None:
        """Say which card has been chosen."""
        super().currentChanged(now, before)
        key = self.current_key
        if key is not None:
            self.chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, carry with Ctrl and an arrow, open, or ask for the bin."""
        step = _STEPS.get(event.key())
        key = self.current_key
        if step is not None and event.modifiers() & _CONTROL:
            if key is not None:
                self.carried_on.emit(key, step)
        elif step is not None:
            self.left.emit(step)
        elif key is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(key)
        elif key is not None and event.key() == Qt.Key.Key_Delete:
            self.bin_asked.emit(key)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the chosen card, at the pointer or at the card."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        now = self.currentIndex() if by_key else self.indexAt(event.pos())
        if now.isValid():
            card = self.viewport().mapToGlobal(self.visualRect(now).center())
            self.menu_asked.emit(card if by_key else event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the keyboard has led here, on a card if there is one."""
        self.setProperty("ring", shows_ring(event, bool(self.property("ring"))))
        if not self.currentIndex().isValid() and self.property("ring"):
            self._go_to(0 if self.faces.faces else -1)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose without a ring."""
        self.setProperty("ring", False)
        super().mousePressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let a card of another column in."""
        self._judge(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Let a card of another column in."""
        self._judge(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which card was brought; the page moves it by its use case."""
        key = carried_key(event.mimeData())
        if key is None or self.faces.place_of(key) >= 0:
            event.ignore()
            return
        # Nothing is removed where it came from: the board is read anew.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards, or the sentence that stands where none are."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.faces.faces:
            painter.setFont(self._theme.font("caption"))
            painter.setPen(self._theme.ink("text-2"))
            room = self.viewport().rect().adjusted(4, 4, -4, 0)
            painter.drawText(room, int(Qt.TextFlag.TextWordWrap), self._empty)
            if self.hasFocus() and self.property("ring"):
                painter.setPen(QPen(self._theme.ink("accent"), 2))
                box = self._sentence_box(painter, room).adjusted(-3, -3, 3, 3)
                painter.drawRoundedRect(QRect(box), 4, 4)
        painter.end()

    def _on_range(self, _first: int, last: int) -> None:
        """Let the scroll bar stand in the gutter, so that no card is narrower for it."""
        bar = self.verticalScrollBar().sizeHint().width() if last > 0 else 0
        self.setViewportMargins(0, 0, max(GUTTER - bar, 0), 0)

    def _sentence_box(self, painter: QPainter, room: QRect) -> QRect:
        box: QRect = painter.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._empty)
        return box

    def _judge(self, event: QDragEnterEvent | QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(CARD_MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def _go_to(self, place: int) -> None:
        if place < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            self.setCurrentIndex(self.faces.index(place))

    def _say_opened(self) -> None:
        key = self.current_key
        if key is not None:
            self.opened.emit(key)

    def _rename(self) -> None:
        self.setAccessibleName(f"{self._name}, {len(self.faces.faces)}")
        self.setAccessibleDescription("" if self.faces.faces else self._empty)
