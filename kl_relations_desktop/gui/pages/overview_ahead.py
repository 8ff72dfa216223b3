"""The card below the overview: what the next months bring, one lane a partner."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.pages.plot_acts import add_print
from kl_relations_desktop.gui.pages.plot_words import strip_facts
from kl_relations_desktop.gui.widgets.basics import button
from kl_relations_desktop.gui.widgets.month_strip import MOST_LANES, MonthStrip
from kl_relations_desktop.gui.workers import Errand
from kl_relations_desktop.usecases.plots import MonthsAhead, agreement_count, months_ahead

_EDGE, _SPACE, _FRAME = 12, 4, 2
AT_ONCE = 500
"""More agreements than these are reckoned on the worker."""


class AheadCard(QWidget):
    """The months ahead; it reads when it is told to look, and never holds the window up."""

    resized = Signal()
    """It has become higher or lower."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._errand: Errand | None = None
        self._is_stale = False
        self._told = 0
        self.strip = MonthStrip(desk.theme, desk.words)
        self.all_terms = button(desk.theme, desk.words("All terms"), kind="link")
        self.all_terms.clicked.connect(lambda: desk.go("terms"))
        self.strip.acts.addWidget(self.all_terms)
        self.print = add_print(desk, self.strip)
        self.strip.opened.connect(desk.open_record)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, _EDGE, 16, _EDGE)
        column.addWidget(self.strip)

    @property
    def high(self) -> int:
        """Return the height that all lanes need under their heading and legend."""
        strip = self.strip
        parts = [strip.canvas.sizeHint().height(), _head_high(strip)]
        if not strip.legend_below.isHidden():
            parts.append(strip.legend_below.minimumHeight())
        return sum(parts) + _SPACE * (len(parts) - 1) + 2 * _EDGE + _FRAME

    @property
    def lanes(self) -> int:
        """Return how many lanes that height holds."""
        return max(min(self.strip.canvas.drawing.rows, MOST_LANES), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say when the legend takes more lines at this width, or fewer."""
        before = self._told
        super().resizeEvent(event)
        self._told = self.high
        if self._told != before:
            QTimer.singleShot(0, self, self.resized.emit)

    def look(self) -> None:
        """Read what lies ahead, at once or, where there is much, on the worker."""
        if self._desk.ask(agreement_count) <= AT_ONCE:
            self._show(self._desk.ask(months_ahead))
        elif self._errand is None:
            name = self._desk.words("Reading the next 24 months")
            self._errand = self._desk.send(months_ahead, self._on_read, name=name)
        else:
            self._is_stale = True

    def _on_read(self, seen: MonthsAhead) -> None:
        self._errand = None
        self._show(seen)
        if self._is_stale:
            self._is_stale = False
            self.look()

    def _show(self, seen: MonthsAhead) -> None:
        self.strip.show_facts(strip_facts(seen, self._desk.words))
        self.resized.emit()


def _head_high(strip: MonthStrip) -> int:
    acts = strip.acts.sizeHint().height()
    beside = strip.heading.sizeHint().height(), strip.legend.sizeHint().height()
    return max(acts, strip.as_table.sizeHint().height(), *beside)
