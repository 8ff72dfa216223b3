"""The side pane of the board: how the dates of one card follow, its steps, its acts."""

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from kl_relations_desktop.domain.records.base import in_language
from kl_relations_desktop.domain.records.kinds import BoardColumn
from kl_relations_desktop.gui.chips import ChipLabel
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.pages.renewals_steps import CaseSteps
from kl_relations_desktop.gui.pages.renewals_words import (
    SOON_DAYS,
    about_line,
    chip_of,
    decision_words,
    partner_name,
)
from kl_relations_desktop.gui.widgets.basics import (
    button,
    change_kind,
    clear,
    label,
    rule,
    wrapped,
)
from kl_relations_desktop.gui.widgets.board_acts import ActRows
from kl_relations_desktop.gui.widgets.board_lines import ReckonedLine, StepLine
from kl_relations_desktop.gui.widgets.choice_box import ChoiceBox
from kl_relations_desktop.gui.widgets.rolling import Inside, Rolling
from kl_relations_desktop.gui.widgets.standing_pane import SEND_BY, steps_above
from kl_relations_desktop.usecases.renewal_board import Board, Card, NextDate
from kl_relations_desktop.wording.catalogue import N_
from kl_relations_desktop.wording.dates import TABLE, speak, speak_day
from kl_relations_desktop.wording.reasoning import step_words

_HEADS = {
    "answer": N_("Answer due"),
    "send_by": SEND_BY,
    "notice": N_("Last day to give notice"),
    "end": N_("Term ends"),
    "rollover": N_("Renews itself after"),
    "review": N_("Review by"),
    "decided": N_("Decided on"),
}


class CasePane(QWidget):
    """One card read in full; what the officer wants done is said by signals."""

    act_asked = Signal(str)
    """"case", "decide", "review", "open", "result", "step", "answer", "bin" or "history"."""
    stage_chosen = Signal(int)
    """The place of a stage among the desk's."""
    ticked = Signal(int, bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("recordpane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self.card: Card | None = None
        self.steps: list[StepLine] = []
        self.case_acts: dict[str, QAbstractButton] = {}
        self._settling = QTimer(self, singleShot=True)
        words, theme = desk.words, desk.theme
        self.name = wrapped(theme, "", "heading")
        self.below = wrapped(theme, "", "caption", "text-2")
        self._staged = QWidget()
        self.stage = ChoiceBox()
        self.stage.setMinimumHeight(30)
        self.stage.setAccessibleName(words("Stage"))
        self.acts = {
            name: button(theme, text, icon_name, kind)
            for name, text, icon_name, kind in (
                ("decide", words("Record decision"), "", "primary"),
                ("review", words("Record review"), "", "primary"),
                ("case", words("Open case"), "", "primary"),
                ("result", words("Next instrument"), "", "primary"),
                ("open", words("Open agreement"), "", "plain"),
            )
        }
        self._build()
        self._connect()

    def _build(self) -> None:
        inside = Inside()
        row = QHBoxLayout(inside)
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        row.addLayout(self._column)
        self._head = QWidget()
        staged = QHBoxLayout(self._staged)
        staged.setContentsMargins(0, 4, 0, 0)
        staged.setSpacing(8)
        staged.addWidget(label(self._desk.theme, self._desk.words("Stage"), "label"))
        staged.addWidget(self.stage, 1)
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 20, 8)
        head.setSpacing(2)
        head.addWidget(self.name)
        head.addWidget(self.below)
        head.addWidget(self._staged)
        self.foot = ActRows(tuple(self.acts.values()))
        foot = QVBoxLayout()
        foot.setContentsMargins(0, 8, 20, 16)
        foot.addWidget(self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        self.rolling = Rolling(inside, row, 20)
        column.addWidget(self.rolling, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.stage.activated.connect(self.stage_chosen)
        for name, made in self.acts.items():
            made.clicked.connect(lambda _on=False, one=name: self.act_asked.emit(one))
        # The steps have their places only after the bar has come that they need.
        bar = self.rolling.verticalScrollBar()
        bar.rangeChanged.connect(lambda _least, _most: self._settling.start())
        self._settling.timeout.connect(self._bring_steps)

    def show_card(self, card: Card | None, board: Board) -> None:
        """Show a card, or the sentence that asks to choose one."""
        self.card = card
        self.steps, self.case_acts = [], {}
        clear(self._column)
        self._show_acts()
        self._head.setVisible(card is not None)
        if card is None:
            self._show_nothing()
            return
        words = self._desk.words
        self.name.setText(partner_name(card, words))
        self.below.setText(about_line(card, words))
        self._show_stage(card, board)
        self._show_reckoning(card)
        self._show_next(card)
        if card.case is not None:
            self._show_case(card)
        self._column.addStretch(1)
        self._chain()

    def take_keyboard(self, name: str) -> bool:
        """Put the keyboard on an act, with the steps in sight; returns whether it is here."""
        made = self.case_acts.get(name, self.acts.get(name))
        if made is None or made.isHidden():
            return False
        # The line is new, and a layout shows what is new only with the next event.
        made.show()
        made.setFocus(Qt.FocusReason.TabFocusReason)
        self._settling.start()
        return True

    def _bring_steps(self) -> None:
        if self.steps and self.focusWidget() in self.case_acts.values():
            self.rolling.ensureWidgetVisible(self.steps[-1])

    def _chain(self) -> None:
        """Let Tab go through the pane as it is read: stage, steps and their acts, the foot."""
        order = [self.stage, *self.case_acts.values(), *self.steps, *self.foot.acts]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _show_nothing(self) -> None:
        said = self._desk.words("Choose a card to see how its dates follow.")
        quiet = wrapped(self._desk.theme, said, "body", "text-2")
        quiet.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self._column.addWidget(quiet)
        self._column.addStretch(2)

    def _show_acts(self) -> None:
        card = self.card
        case = card.case if card is not None else None
        ahead = card.next if card is not None else None
        is_review = ahead is not None and ahead.kind == "review"
        is_open = case is not None and case.is_open
        shown = {
            "decide": is_open,
            "review": is_review and (case is None or is_open),
            "case": card is not None and case is None,
            "result": case is not None and case.result is not None,
            "open": card is not None,
        }
        first = next((name for name, is_shown in shown.items() if is_shown), "")
        if shown["review"] and ahead is not None and ahead.days <= SOON_DAYS:
            first = "review"
        for name, made in self.acts.items():
            made.setVisible(shown[name])
            kind = "primary" if name == first and name != "open" else "plain"
            made.setFont(self._desk.theme.font("strong" if kind == "primary" else "body"))
            change_kind(made, kind)
        self.foot.lead(self.acts.get(first))

    def _show_stage(self, card: Card, board: Board) -> None:
        language = self._desk.words.language
        known = list(board.stages)
        self.stage.clear()
        self.stage.addItems([in_language(one, "name", language) for one in known])
        self.stage.setCurrentIndex(known.index(card.stage) if card.stage in known else -1)
        self.stage.setPlaceholderText(self._desk.words("No case yet"))
        self._staged.setVisible(card.column is not BoardColumn.DECIDED)

    def _show_reckoning(self, card: Card) -> None:
        theme, words = self._desk.theme, self._desk.words
        self._column.addWidget(label(theme, words("How the dates follow"), "strong"))
        is_letter = card.next is not None and card.next.kind == "send_by"
        steps = steps_above(card.standing, ends_in_letter=is_letter)
        for number, step in enumerate(steps, 1):
            line = ReckonedLine(theme, number, step_words(step, words, TABLE))
            self._column.addWidget(line)
            self._column.addSpacing(2)

    def _show_next(self, card: Card) -> None:
        if card.next is None:
            return
        theme, words = self._desk.theme, self._desk.words
        self._column.addSpacing(4)
        self._column.addWidget(rule())
        self._column.addSpacing(4)
        row = QHBoxLayout()
        head = label(theme, words(_HEADS[card.next.kind]), "strong")
        row.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        row.addWidget(label(theme, self._next_day(card.next), "heading"))
        self._column.addLayout(row)
        chip = ChipLabel(theme, chip_of(card, self._desk.ws.today(), words))
        self._column.addWidget(chip, 0, Qt.AlignmentFlag.AlignRight)

    def _next_day(self, ahead: NextDate) -> str:
        day = ahead.day.single_day
        words = self._desk.words
        if day is None:
            return speak(ahead.day, words, TABLE)
        return speak_day(day, words, with_weekday=True, style=TABLE)

    def _show_case(self, card: Card) -> None:
        theme, words, case = self._desk.theme, self._desk.words, card.case
        assert case is not None, "asked for a card with a case"
        self._column.addSpacing(4)
        self._column.addWidget(rule())
        self._column.addSpacing(4)
        if not case.is_open:
            said = " · ".join(
                one for one in (decision_words(card, words), case.authority) if one
            )
            self._column.addWidget(wrapped(theme, said, "strong"))
        shown = CaseSteps(self._desk, case)
        shown.act_asked.connect(self.act_asked)
        shown.ticked.connect(self.ticked)
        self.steps, self.case_acts = shown.lines, shown.acts
        self._column.addWidget(shown)
