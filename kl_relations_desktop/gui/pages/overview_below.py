"""The place of the months ahead: held from the start, filled once it has been seen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.widgets.basics import Card

if TYPE_CHECKING:
    from kl_relations_desktop.gui.pages.overview_ahead import AheadCard

MakeAhead = Callable[[Desk], "AheadCard"]
_ABOVE = 400
"""The months are left out where less than this would stay for what is due."""
_GAP = 12
_HEAD, _LANE, _LANES = 70, 21, 8


class MonthsBelow(Card):
    """Holds the room of the months; their widget is made after the first paint."""

    resized = Signal()
    """The months need another height."""

    def __init__(self, desk: Desk, make: MakeAhead | None) -> None:
        super().__init__()
        self._desk = desk
        self._make = make
        self._is_painted = False
        self.ahead: AheadCard | None = None
        self.body.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bring the months in once their place has been seen: the start does not wait."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self._bring)

    def _bring(self) -> None:
        assert self._make is not None, "painted where there are no months"
        self.ahead = self._make(self._desk)
        self.body.addWidget(self.ahead)
        self.ahead.look()
        self.ahead.resized.connect(self.resized)
        # Its legend finds its place only with the layout.
        QTimer.singleShot(0, self, self.resized.emit)

    def look(self) -> None:
        """Read what lies ahead anew, where it is shown."""
        if self.ahead is not None:
            self.ahead.look()

    def fit(self, page: int, partners: int) -> int:
        """Take the room of the months on a page so high; return how much that is, with gap."""
        if self._make is None:
            return 0
        # As high as it will be: nothing jumps when it comes.
        high = _HEAD + _LANE * min(max(partners, 1), _LANES)
        if self.ahead is not None:
            high = self.ahead.high
        has_room = page - high - _GAP >= _ABOVE
        self.setVisible(has_room)
        if not has_room:
            return 0
        self.setFixedHeight(high)
        return high + _GAP
