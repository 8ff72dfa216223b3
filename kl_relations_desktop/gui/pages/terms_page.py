"""The terms of all instruments on one line of years, by partner."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.pages.page import Page
from kl_relations_desktop.gui.pages.plot_acts import add_print
from kl_relations_desktop.gui.pages.plot_words import terms_facts
from kl_relations_desktop.gui.widgets.basics import Card, button, label
from kl_relations_desktop.gui.widgets.terms_plot import TermsPlot
from kl_relations_desktop.gui.workers import Errand
from kl_relations_desktop.usecases.plots import PartnerTerms, agreement_count, all_terms

AT_ONCE = 500
"""More agreements than these are reckoned on the worker."""


class TermsPage(Page):
    """Shows when every instrument began, and when it ends as far as that is known."""

    kinds = ("agreement", "partner", "review", "renewal")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._errand: Errand | None = None
        self._is_late = False
        words, theme = desk.words, desk.theme
        self.setWindowTitle(words("Terms"))
        self.list = button(theme, words("List of agreements"), "file-signature")
        self.plot = TermsPlot(theme, words)
        self.print = add_print(desk, self.plot)
        self.card = Card()
        self._build()
        self.list.clicked.connect(lambda: desk.go("agreements"))
        self.plot.opened.connect(desk.open_record)
        self.refresh()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(self.desk.theme, self.desk.words("Terms"), "title"))
        head.addStretch(1)
        head.addWidget(self.list)
        self.card.body.addWidget(self.plot, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.card, 1)

    def refresh(self) -> None:
        """Read the terms, at once or, where there are many, on the worker."""
        if self.desk.ask(agreement_count) <= AT_ONCE:
            self._show(self.desk.ask(all_terms))
        elif self._errand is None:
            name = self.desk.words("Reading all terms")
            self._errand = self.desk.send(all_terms, self._on_read, name=name)
        else:
            self._is_late = True

    def ask_to_print(self) -> None:
        """Ask for the plot on paper."""
        self.desk.asked.emit("plot", self.plot)

    def at_hand(self) -> tuple[str, int] | None:
        """Return the agreement that the keyboard is on."""
        return self.plot.at_hand

    def panes(self) -> tuple[QWidget, ...]:
        """Return the plot, or its table, and what stands about it."""
        return self.plot.view, self.card

    def _on_read(self, seen: tuple[PartnerTerms, ...]) -> None:
        self._errand = None
        self._show(seen)
        if self._is_late:
            self._is_late = False
            self.refresh()

    def _show(self, seen: tuple[PartnerTerms, ...]) -> None:
        self.plot.show_facts(terms_facts(seen, self.desk.ws.today(), self.desk.words))
