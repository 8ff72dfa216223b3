"""The plot of all terms: bars by partner on a line of years that is zoomed and moved."""

from datetime import date
from itertools import pairwise

from PySide6.QtWidgets import QSizePolicy, QWidget

from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.basics import button, rename
from kl_relations_desktop.gui.widgets.drawing import Drawing
from kl_relations_desktop.gui.widgets.plot_facts import TermsFacts
from kl_relations_desktop.gui.widgets.plot_frame import PlotFrame
from kl_relations_desktop.gui.widgets.plot_rows import TERMS_COLUMNS, PlotRow, terms_rows
from kl_relations_desktop.gui.widgets.terms_canvas import ZOOM_STEP, TermsCanvas
from kl_relations_desktop.gui.widgets.terms_drawing import TermsDrawing
from kl_relations_desktop.wording.catalogue import Words

MOST_ROWS = 12
_NOTHING = TermsFacts(date(2000, 1, 1))


class TermsPlot(PlotFrame):
    """Shows the term of every instrument; + and − zoom, 0 shows all years."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        self._facts = _NOTHING
        self._terms = TermsCanvas(TermsDrawing(theme, words, _NOTHING), MOST_ROWS)
        super().__init__(theme, words, self._terms, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._terms.setSizePolicy(policy)
        self._build()
        self._connect()
        self._on_zoomed()

    @property
    def terms(self) -> TermsCanvas:
        """Return the canvas, which knows which years are in view."""
        return self._terms

    def show_facts(self, facts: TermsFacts) -> None:
        """Show these facts, all years of them."""
        self._facts = facts
        drawing = TermsDrawing(self.theme, self.words, facts)
        self._terms.show_terms(drawing)
        self.refresh(drawing)

    def drawn(self, theme: Theme) -> Drawing:
        """Return the same facts drawn with another theme, over the years in view."""
        drawing = TermsDrawing(theme, self.words, self._facts)
        seen = self._terms.drawing
        if isinstance(seen, TermsDrawing):
            drawing.show_time(seen.first, seen.days)
        return drawing

    def rows(self) -> tuple[PlotRow, ...]:
        """Return a row for each instrument."""
        return terms_rows(self._facts, self.words)

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the heads of the rows."""
        return tuple(self.words(column) for column in TERMS_COLUMNS)

    def _build(self) -> None:
        theme, words = self.theme, self.words
        self.closer = button(theme, "+", kind="quiet")
        self.farther = button(theme, "−", kind="quiet")
        self.fit_all = button(theme, words("All years"), kind="quiet")
        rename(self.closer, words("Zoom in (+)"))
        rename(self.farther, words("Zoom out (−)"))
        self.fit_all.setToolTip(words("Show all years (0)"))
        for one in (self.farther, self.closer, self.fit_all):
            self.acts.addWidget(one)
            self.canvas_acts.append(one)
        order = (*self.canvas_acts, self.as_table, self._terms, self.table)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        self.closer.clicked.connect(lambda: self._terms.zoom(1 / ZOOM_STEP))
        self.farther.clicked.connect(lambda: self._terms.zoom(ZOOM_STEP))
        self.fit_all.clicked.connect(self._terms.fit_all)
        self._terms.zoomed.connect(self._on_zoomed)

    def _on_zoomed(self) -> None:
        is_whole = self._terms.is_whole
        # A button that has the keyboard stays: the keyboard would land elsewhere.
        for one in (self.farther, self.fit_all):
            one.setEnabled(not is_whole or one.hasFocus())
