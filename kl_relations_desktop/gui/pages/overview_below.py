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
_ABOVE, _TITLE = 340, 56
"""So much of the page stays for what is due; where the months stand alone, for its title."""
_GAP = 12
_SOON = 20
"""So many milliseconds after the first paint: a click that has come meanwhile goes first."""
_HEAD, _LANE, _LANES, _LEAST = 70, 21, 8, 3


class MonthsBelow(Card):
    """Holds the room of the months; their widget is made after the first paint."""

    resized = Signal()
    """The months need another height."""

    def __init__(
        self, desk: Desk, make: MakeAhead | None, expected: tuple[int, int] | None = None
    ) -> None:
        super().__init__()
        self.stands = expected
        """How high the months stand, in pixels, and with how many lanes, as far as known."""
        self._desk = desk
        self._make = make
        self._is_painted = False
        self.ahead: AheadCard | None = None
        self.body.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @property
    def at_hand(self) -> tuple[str, int] | None:
        """Return the record of the mark that the keyboard is on."""
        return self.ahead.strip.at_hand if self.ahead is not None else None

    @property
    def is_offered(self) -> bool:
        """Return whether there are months to be shown, on a page that is high enough."""
        return self._make is not None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bring the months in once their place has been seen: the start does not wait."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(_SOON, self, self._bring)

    def _bring(self) -> None:
        assert self._make is not None, "painted where there are no months"
        if not self._desk.is_open:
            # The records are opened in a turn of their own, or cannot be.
            QTimer.singleShot(_SOON, self, self._bring)
            return
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

    def fit(self, page: int, partners: int, *, is_alone: bool = False) -> int:
        """Take the room of the months on a page so high; return how much that is, with gap.

        Where not all lanes have room, some of them roll; where no few have, there is none.
        """
        # What stays above is words, too, and grows with them.
        above = (_TITLE if is_alone else _ABOVE) * self._desk.theme.growth
        room = page - _GAP - round(above)
        high = self._high(min(max(partners, 1), _LANES), room)
        self.setVisible(high > 0)
        if not high:
            return 0
        self.setFixedHeight(high)
        return high + _GAP

    def _high(self, lanes: int, room: int) -> int:
        if self._make is None:
            return 0
        # As high as it will be: nothing jumps when it comes.
        if self.ahead is not None:
            self.stands = self.ahead.high, self.ahead.lanes
        whole, lanes = self.stands or (_HEAD + _LANE * lanes, lanes)
        too_many = -(-max(whole - room, 0) // _LANE)
        return whole - too_many * _LANE if lanes - too_many >= min(_LEAST, lanes) else 0
