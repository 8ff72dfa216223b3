"""How the desk works: what each page is for, and every key."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kl_relations_desktop.gui.actions import ACTS, LIST_KEYS, PAGE_KEYS
from kl_relations_desktop.gui.desk import Address, Desk
from kl_relations_desktop.gui.doors import ENTRIES, LOWER_ENTRIES
from kl_relations_desktop.gui.pages.page import Page
from kl_relations_desktop.gui.widgets.basics import Card, Heading, label, wrapped
from kl_relations_desktop.gui.widgets.rolling import PAGE, Inside, Rolling
from kl_relations_desktop.wording.catalogue import N_

TEXTS = {
    "overview": N_(
        "What needs you next: visits ahead with their sheets, promises that are late, reviews "
        "that are due, and what is missing before the next visit."
    ),
    "partners": N_(
        "Each city and network as a story: agreements, milestones and visits on one timeline, "
        "and beside it what is missing. The small figures lead to the source of a value."
    ),
    "agreements": N_(
        "Every instrument with its parties, signatories, clauses and dates. What it does not "
        "state stays “not stated”: it is reviewed, and never simply expires."
    ),
    "renewals": N_(
        "What runs out or is up for review, from stage to stage until it is decided, with the "
        "reckoning of every date."
    ),
    "visits": N_(
        "Delegations both ways: programme, points to make, outcome. Print sheet makes the "
        "paper for the Mayor."
    ),
    "followups": N_("What was promised, by whom and by when. The late ones come first."),
    "people": N_("Who is met, with posts held and the form of address in both languages."),
    "gifts": N_("What was given and received, its value and who approved it."),
    "calendar": N_(
        "Ends, notice days, reviews, visits, follow-ups and public holidays, by month or as an "
        "agenda, and as a file for the mail program."
    ),
    "documents": N_("Scans and files, kept unchanged. Opening one opens a private copy."),
    "history": N_(
        "Who changed what, when, and what it said before. Any change can be undone; nothing is "
        "lost."
    ),
    "settings": N_("Your name and post, languages, colours, limits, and backups."),
}
DATES = N_(
    "Write a date as it is known: 1994, Jan 1989, 11 Jul 1992, 5–12 Oct 1993, about 1994. "
    "Leave it empty when it is not stated. The field says what it has understood."
)


class HelpPage(Page):
    """One page of help, from whatever page it was asked."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.kinds = ("help",)
        words, theme = desk.words, desk.theme
        inner = Inside()
        column = QVBoxLayout(inner)
        column.setSpacing(12)
        title = label(theme, words("Help"), "title")
        title.setMinimumHeight(34)
        column.addWidget(title)
        column.addWidget(self._pages())
        column.addWidget(self._keys())
        dates = Card()
        dates.body.addWidget(Heading(theme, words("Dates")))
        dates.body.addWidget(wrapped(theme, words(DATES)))
        column.addWidget(dates)
        column.addStretch(1)
        self._area = Rolling(inner, column, *PAGE)
        for one in (self._area, self._area.viewport(), inner):
            one.setObjectName("page")
        self._area.setAccessibleName(words("Help"))
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    def show_address(self, address: Address) -> None:
        """Show what the page from which help was asked is for."""
        place = self.texts.get(address.field)
        if place is not None:
            self._area.ensureWidgetVisible(place, 0, 40)
        self._area.setFocus()

    def _pages(self) -> Card:
        words, theme = self.desk.words, self.desk.theme
        card = Card()
        card.body.addWidget(Heading(theme, words("What each page is for")))
        self.texts: dict[str, QWidget] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, 150)
        grid.setColumnStretch(1, 1)
        entries = [entry for entry in ENTRIES + LOWER_ENTRIES if entry.page in TEXTS]
        top = Qt.AlignmentFlag.AlignTop
        for place, entry in enumerate(entries):
            text = wrapped(theme, words(TEXTS[entry.page]))
            self.texts[entry.page] = text
            grid.addWidget(label(theme, words(entry.label), "strong"), place, 0, top)
            grid.addWidget(text, place, 1)
        card.body.addLayout(grid)
        return card

    def _keys(self) -> Card:
        words, theme = self.desk.words, self.desk.theme
        card = Card()
        card.body.addWidget(Heading(theme, words("Keys")))
        pairs = [(act.key, act.says) for act in ACTS]
        pairs += [("Ctrl+1 … Ctrl+9", PAGE_KEYS), *LIST_KEYS]
        half = (len(pairs) + 1) // 2
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for place, (keys, says) in enumerate(pairs):
            row, column = place % half, 2 * (place // half)
            grid.addWidget(label(theme, keys, "strong"), row, column)
            grid.addWidget(label(theme, words(says)), row, column + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        card.body.addLayout(grid)
        return card
