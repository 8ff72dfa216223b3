"""The renewal board: what comes up, where each case stands, and how its dates follow."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.records.kinds import BoardColumn
from kl_relations_desktop.domain.records.renewal import Renewal
from kl_relations_desktop.gui.desk import Address, Desk
from kl_relations_desktop.gui.pages.page import Page
from kl_relations_desktop.gui.pages.renewals_acts import CaseActs
from kl_relations_desktop.gui.pages.renewals_menu import open_card_menu, open_page_menu
from kl_relations_desktop.gui.pages.renewals_pane import CasePane
from kl_relations_desktop.gui.pages.renewals_views import CardViews
from kl_relations_desktop.gui.widgets.basics import button, icon_button, label, rule
from kl_relations_desktop.usecases.records import load_record
from kl_relations_desktop.usecases.renewal_board import Board, Card, board
from kl_relations_desktop.usecases.renewals import bring, finish_step

NARROW = 1100
_PANE = 320
_COLUMNS = tuple(BoardColumn)


class RenewalsPage(Page):
    """Board, table or year of the same cards; beside them the one chosen."""

    kinds = (
        "renewal", "stage", "review", "agreement", "partner", "reminder",
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words, theme = desk.words, desk.theme
        self._key: int | None = None
        self._is_deep = False
        self._width = NARROW
        self.seen: Board = desk.ask(board)
        self.title = label(theme, words("Renewals"), "title")
        self.count = label(theme, "", "caption", "text-2")
        self.new = button(theme, words("New case"), "plus")
        self.schedule = icon_button(theme, "printer", words("Schedule…"))
        self.more = icon_button(theme, "ellipsis", words("More about this page"))
        self.views = CardViews(desk, self.seen.year)
        self.pane = CasePane(desk)
        self.acts = CaseActs(desk, self)
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.views.switch)
        head.addSpacing(4)
        head.addWidget(self.new)
        head.addWidget(self.schedule)
        head.addWidget(self.more)
        self.left = QWidget()
        column = QVBoxLayout(self.left)
        # The last column brings its own gutter along.
        column.setContentsMargins(20, 12, 4, 12)
        column.setSpacing(12)
        head.setContentsMargins(0, 0, 12, 0)
        column.addLayout(head)
        column.addWidget(self.views, 1)
        self._line = rule(vertical=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left, 1)
        row.addWidget(self._line)
        row.addWidget(self.pane)
        cards = (*self.views.board.columns, self.views.table.table, self.views.year.table)
        order = [
            *self.views.toggles.values(),
            self.new,
            self.schedule,
            self.more,
            *cards,
            self.pane.stage,
        ]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.views.chosen.connect(self._on_chosen)
        self.views.opened.connect(self._on_opened)
        self.views.bin_asked.connect(lambda _key: self.act("bin"))
        self.views.menu_asked.connect(partial(open_card_menu, self.pane))
        self.views.board.carried.connect(self._on_carried)
        self.new.clicked.connect(lambda: self.act("new"))
        self.schedule.clicked.connect(self.ask_to_print)
        self.more.clicked.connect(self._show_menu)
        self.pane.act_asked.connect(self.act)
        self.pane.stage_chosen.connect(self._on_stage)
        self.pane.ticked.connect(self._on_ticked)
        self.acts.done.connect(self._on_done)

    def refresh(self) -> None:
        """Read the board anew; the card that was chosen stays chosen, whatever became of it."""
        chosen = self.chosen
        had_keyboard = self.views.has_keyboard()
        self.seen = self.desk.ask(board)
        count = len(self.seen.cards)
        said = self.desk.words.plural("{n} case", "{n} cases", count)
        self.count.setText(said.format(n=count))
        self.views.show_cards(self.seen)
        self._choose(self._kept(chosen))
        if had_keyboard and self._key is not None:
            self.views.take_keyboard(self._key)

    @property
    def chosen(self) -> Card | None:
        """Return the card that is chosen."""
        return None if self._key is None else self.seen.card(self._key)

    def show_address(self, address: Address) -> None:
        """Go to the case with this id, where the board has it."""
        case_id = address.record_id
        if case_id is None:
            return
        if self.seen.card(case_id) is not None:
            self._is_deep = True
            self._choose(case_id)
            if address.is_editing:
                self.act("edit")
            return
        # Decided in another year, or in the bin: its agreement tells what became of it.
        case = self.desk.ask(lambda ws: load_record(ws, "renewal", case_id))
        if isinstance(case, Renewal) and case.agreement is not None:
            self.desk.open_record("agreement", case.agreement)

    def fit(self, width: int) -> None:
        """Show board and card side by side, or one at a time."""
        self._width = width
        self._arrange()
        self.views.fit(width)

    def panes(self) -> tuple[QWidget, ...]:
        """Return the cards and the one being read."""
        return self.views.pane, self.pane

    def subject(self) -> tuple[int | None, int | None]:
        """Return the partner of the chosen card."""
        card = self.chosen
        return (card.agreement.partner if card is not None else None), None

    @property
    def is_deep(self) -> bool:
        """Return whether a narrow window shows the card instead of the board."""
        return self._is_deep

    def step_back(self) -> None:
        """Show the board again in a narrow window."""
        self._is_deep = False
        self._arrange()
        self.views.take_keyboard(self._key)

    def ask_to_print(self) -> None:
        """Ask for the renewal schedule."""
        self.desk.asked.emit("schedule", (None, None))

    def act(self, name: str) -> None:
        """Do what a key or a button asks for."""
        if name == "cancel":
            self.step_back()
        else:
            self.acts.act(name, self.chosen)

    def _on_done(self, changes: Changes | None) -> None:
        """After a dialog, choose the case that it opened and give the keyboard back."""
        touched = changes.touched if changes is not None else ()
        opened = next((one for kind, one in touched if kind == "renewal"), None)
        if opened is not None and self.seen.card(opened) is not None:
            self._choose(opened)
        if not self.acts.gave_back and not self.pane.take_keyboard(self.acts.asked):
            self.views.take_keyboard(self._key)

    def _kept(self, before: Card | None) -> int | None:
        """Return the key that a card has now: opening its case gives it another."""
        if before is None:
            return None
        if self.seen.card(before.key) is not None:
            return before.key
        now = self.seen.card_of(before.agreement.id or 0)
        return now.key if now is not None else None

    def _choose(self, key: int | None) -> None:
        self._key = key
        self._is_deep = self._is_deep and key is not None
        self.views.choose(key)
        self.pane.show_card(self.chosen, self.seen)
        self._arrange()

    def _on_chosen(self, key: int) -> None:
        if key != self._key:
            self._choose(key)

    def _on_opened(self, key: int) -> None:
        self._choose(key)
        self._is_deep = True
        self._arrange()
        if self._width < NARROW and self.pane.stage.isVisible():
            self.pane.stage.setFocus(Qt.FocusReason.TabFocusReason)
        self.desk.arrived.emit(Address("renewals", key if key > 0 else None))

    def _on_carried(self, key: int, place: int) -> None:
        """Bring a card to the first stage of a column; to Decided by its decision alone."""
        card = self.seen.card(key)
        column = _COLUMNS[place]
        if card is None or card.column is column:
            return
        self._choose(key)
        if column is BoardColumn.DECIDED and card.case is not None and card.case.is_open:
            self.act("decide")
            return
        stage = next(
            (at for at, one in enumerate(self.seen.stages) if one.column is column), None
        )
        if stage is not None:
            self._bring(card, stage)

    def _on_stage(self, place: int) -> None:
        card = self.chosen
        if card is None:
            return
        stage = self.seen.stages[place]
        if stage.column is BoardColumn.DECIDED and card.case is not None:
            self.pane.show_card(card, self.seen)
            self.act("decide")
        elif card.stage is None or stage.id != card.stage.id:
            self._bring(card, place)

    def _bring(self, card: Card, stage: int) -> None:
        agreement = card.agreement.id or 0
        if self.desk.do(lambda ws: bring(ws, agreement, stage)) is None:
            self.pane.show_card(self.chosen, self.seen)

    def _on_ticked(self, place: int, is_done: bool) -> None:
        card = self.chosen
        if card is None or card.case is None or card.case.id is None:
            return
        case_id = card.case.id
        self.desk.do(lambda ws: finish_step(ws, case_id, place, is_done=is_done))
        if place < len(self.pane.steps):
            # The line is new, and a layout shows what is new only with the next event.
            self.pane.steps[place].show()
            self.pane.steps[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _arrange(self) -> None:
        is_narrow = self._width < NARROW
        is_pane_alone = is_narrow and self._is_deep
        self.left.setVisible(not is_pane_alone)
        self.pane.setVisible(not is_narrow or self._is_deep)
        self._line.setVisible(not is_narrow)
        if is_narrow:
            self.pane.setMinimumWidth(0)
            self.pane.setMaximumWidth(16_777_215)
        else:
            self.pane.setFixedWidth(_PANE)

    def _show_menu(self) -> None:
        open_page_menu(self.desk, self.more, self.ask_to_print, self.act)
