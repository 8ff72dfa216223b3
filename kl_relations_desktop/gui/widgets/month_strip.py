"""The strip of the next months: visits, reviews and terms of each partner, one lane each."""

from datetime import date

from PySide6.QtWidgets import QWidget

from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.drawing import Drawing
from kl_relations_desktop.gui.widgets.lane_canvas import LaneCanvas
from kl_relations_desktop.gui.widgets.plot_facts import StripFacts
from kl_relations_desktop.gui.widgets.plot_frame import PlotFrame
from kl_relations_desktop.gui.widgets.plot_rows import STRIP_COLUMNS, PlotRow, strip_rows
from kl_relations_desktop.gui.widgets.strip_drawing import StripDrawing
from kl_relations_desktop.wording.catalogue import Words

MOST_LANES = 8
_NOTHING = StripFacts(date(2000, 1, 1), 24, date(2000, 1, 1))


class MonthStrip(PlotFrame):
    """Shows what lies ahead; more than eight lanes scroll under the names of the months."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        self._facts: StripFacts | None = None
        canvas = LaneCanvas(StripDrawing(theme, words, _NOTHING), MOST_LANES)
        super().__init__(theme, words, canvas, parent)

    def show_facts(self, facts: StripFacts) -> None:
        """Show these facts."""
        if facts == self._facts:
            return
        self._facts = facts
        drawing = StripDrawing(self.theme, self.words, facts)
        self.canvas.show_drawing(drawing)
        self.refresh(drawing)

    def drawn(self, theme: Theme) -> Drawing:
        """Return the same facts drawn with another theme."""
        return StripDrawing(theme, self.words, self._facts or _NOTHING)

    def rows(self) -> tuple[PlotRow, ...]:
        """Return a row for each mark."""
        return strip_rows(self._facts or _NOTHING, self.words)

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the heads of the rows."""
        return tuple(self.words(column) for column in STRIP_COLUMNS)
