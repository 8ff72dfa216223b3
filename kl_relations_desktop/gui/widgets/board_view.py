"""A board: its columns side by side, or two by two where there is less room."""

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.gui.panes import has_focus
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.basics import label
from kl_relations_desktop.gui.widgets.board_cards import CardFace
from kl_relations_desktop.gui.widgets.board_column import GUTTER, BoardColumnView
from kl_relations_desktop.gui.widgets.elided import ElidedLabel

_SAMPLE = "Review by 15 Apr 2027"
"""Narrower than this in the font of chips, a column cannot be read."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One column: its title, and the sentence that stands there while it is empty."""

    title: str
    empty: str


class BoardView(QWidget):
    """Columns of cards; says which card is chosen, opened, or carried to which column."""

    chosen = Signal(int)
    opened = Signal(int)
    carried = Signal(int, int)
    """A card's key and the column to which it is brought."""
    bin_asked = Signal(int)
    menu_asked = Signal(QPoint)

    def __init__(self, theme: Theme, lanes: tuple[Lane, ...]) -> None:
        super().__init__()
        self._least = theme.metrics("label").horizontalAdvance(_SAMPLE) + 16
        self._abreast = 0
        self.columns = [BoardColumnView(theme, one.title, one.empty) for one in lanes]
        self.counts = [label(theme, "0", "caption", "text-2") for _ in lanes]
        self._boxes = [
            self._box(theme, lane, count, view)
            for lane, count, view in zip(lanes, self.counts, self.columns, strict=True)
        ]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(GUTTER)
        self._arrange(len(lanes))
        for place, view in enumerate(self.columns):
            view.chosen.connect(partial(self._on_chosen, place))
            view.opened.connect(self.opened)
            view.bin_asked.connect(self.bin_asked)
            view.menu_asked.connect(self.menu_asked)
            view.left.connect(partial(self._on_left, place))
            view.dropped.connect(partial(self._on_dropped, place))
            view.carried_on.connect(partial(self._on_carried, place))

    def show_faces(self, lanes: tuple[tuple[CardFace, ...], ...]) -> None:
        """Show the cards of every column."""
        for view, count, faces in zip(self.columns, self.counts, lanes, strict=True):
            view.show_faces(faces)
            count.setText(str(len(faces)))

    @property
    def current_key(self) -> int | None:
        """Return the key of the chosen card."""
        keys = (view.current_key for view in self.columns)
        return next((key for key in keys if key is not None), None)

    def choose(self, key: int | None) -> None:
        """Choose a card quietly, wherever it is, or none."""
        for view in self.columns:
            view.choose(key)

    def take_keyboard(self, key: int | None) -> None:
        """Put the keyboard on a card, or on the first column."""
        for view in self.columns:
            place = view.faces.place_of(key)
            if place >= 0:
                view.enter(place)
                return
        self.columns[0].enter(0)

    @property
    def entrance(self) -> BoardColumnView:
        """Return the column where the keyboard is, else where the chosen card stands."""
        held = [view for view in self.columns if has_focus(view)]
        chosen = [view for view in self.columns if view.current_key is not None]
        filled = [view for view in self.columns if view.faces.faces]
        return (held + chosen + filled + self.columns)[0]

    def has_keyboard(self) -> bool:
        """Return whether the keyboard is in one of the columns."""
        return any(has_focus(view) for view in self.columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand two by two where four abreast could not be read."""
        super().resizeEvent(event)
        all_abreast = len(self.columns)
        has_room = self.width() >= all_abreast * (self._least + GUTTER)
        self._arrange(all_abreast if has_room else 2)

    def _box(self, theme: Theme, lane: Lane, count: QWidget, view: BoardColumnView) -> QWidget:
        box = QWidget()
        head = QHBoxLayout()
        head.setSpacing(8)
        title = ElidedLabel(theme, lane.title, "strong")
        title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        head.addWidget(title)
        head.addWidget(count)
        head.addStretch(1)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(view, 1)
        return box

    def _arrange(self, abreast: int) -> None:
        if abreast == self._abreast:
            return
        self._abreast = abreast
        for place, box in enumerate(self._boxes):
            self._grid.addWidget(box, place // abreast, place % abreast)
        for place in range(len(self._boxes)):
            self._grid.setColumnStretch(place, 1 if place < abreast else 0)

    def _on_chosen(self, place: int, key: int) -> None:
        for other, view in enumerate(self.columns):
            if other != place:
                view.choose(None)
        self.chosen.emit(key)

    def _on_left(self, place: int, step: int) -> None:
        there = place + step
        if 0 <= there < len(self.columns):
            self.columns[there].enter(max(self.columns[place].currentIndex().row(), 0))

    def _on_dropped(self, place: int, key: int) -> None:
        self.carried.emit(key, place)

    def _on_carried(self, place: int, key: int, step: int) -> None:
        there = place + step
        if 0 <= there < len(self.columns):
            self.carried.emit(key, there)
