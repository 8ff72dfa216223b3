"""What is done with a card of the board: its dialogs, its case, and where they lead."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.decide import DecideDialog
from kl_relations_desktop.gui.dialogs.decide_form import FieldsDialog
from kl_relations_desktop.gui.dialogs.decide_more import (
    answer_dialog,
    new_case_dialog,
    review_dialog,
    step_dialog,
)
from kl_relations_desktop.gui.dialogs.decide_quiet import QuietDialog
from kl_relations_desktop.gui.dialogs.decide_stages import StagesDialog
from kl_relations_desktop.gui.dialogs.record_dialog import RecordDialog
from kl_relations_desktop.gui.pages.renewals_words import about_line, partner_name
from kl_relations_desktop.gui.widgets.asking import ask_to_bin
from kl_relations_desktop.usecases.records import load_record
from kl_relations_desktop.usecases.renewal_board import Card
from kl_relations_desktop.usecases.renewals import bin_case, open_case

Dialog = FieldsDialog | StagesDialog | QuietDialog | RecordDialog


class CaseActs(QObject):
    """Does what keys and buttons ask for with the card that is chosen."""

    done = Signal(object)
    """Changes or None: a dialog was closed."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self.dialog: Dialog | None = None
        self.asked = ""
        """What the dialog that is or was open is for."""
        self.gave_back = False
        """Whether the keyboard went back to what opened the dialog."""

    def act(self, name: str, card: Card | None) -> None:
        """Do one act by its name; what needs a card is silent without one."""
        self.asked = name
        if name == "new":
            self._open(new_case_dialog(self._desk, self._page))
        elif name == "stages":
            self._open(StagesDialog(self._desk, self._page))
        elif name == "quiet":
            quiet = QuietDialog(self._desk, self._page)
            quiet.partner_asked.connect(lambda one: self._desk.open_record("partner", one))
            self._open(quiet)
        elif card is not None:
            self._act_on(name, card)

    def _act_on(self, name: str, card: Card) -> None:
        about = self._about(card)
        case, agreement = card.case, card.agreement.id or 0
        if name == "beside":
            self._desk.asked.emit("beside", (self._page, "agreement", agreement))
        elif name == "open":
            self._desk.open_record("agreement", agreement)
        elif name == "review":
            self._open(review_dialog(self._desk, agreement, about, self._page))
        elif name == "case" and case is None:
            said = self._desk.words("The case is opened")
            self._desk.do(lambda ws: open_case(ws, agreement), said)
        elif case is not None:
            self._act_on_case(name, card, about)

    def _act_on_case(self, name: str, card: Card, about: str) -> None:
        case = card.case
        assert case is not None and case.id is not None, "asked for a card with a case"
        case_id = case.id
        if name == "history":
            self._desk.go("history", case_id, field="renewal")
        elif name == "result" and case.result is not None:
            self._desk.open_record("agreement", case.result)
        elif name == "edit":
            self._open(RecordDialog(self._desk, self._whole(case_id), self._page))
        elif name == "bin":
            self._ask_to_bin(case_id, case.headline())
        elif not case.is_open:
            return
        elif name == "decide":
            self._open(DecideDialog(self._desk, card, about, self._page))
        elif name == "step":
            self._open(step_dialog(self._desk, case_id, about, self._page))
        elif name == "answer":
            self._open(answer_dialog(self._desk, case, about, self._page))

    def _whole(self, case_id: int) -> Record:
        return self._desk.ask(lambda ws: load_record(ws, "renewal", case_id))

    def _ask_to_bin(self, case_id: int, name: str) -> None:
        words = self._desk.words
        said = words("“{name}” lies in the bin; Ctrl+Z brings it back").format(name=name)

        def go_on() -> None:
            self._desk.do(lambda ws: bin_case(ws, case_id), said)

        ask_to_bin(self._page, words, name, go_on)

    def _open(self, dialog: Dialog) -> None:
        held = self._page.window().focusWidget()
        self.dialog = dialog
        dialog.finished.connect(lambda _answer: self._on_closed(held))
        dialog.open()

    def _on_closed(self, held: QWidget | None) -> None:
        dialog, self.dialog = self.dialog, None
        # What opened the dialog may have gone with the card that it stood on.
        self.gave_back = isValid(held) and held is not None and held.isVisible()
        if self.gave_back and held is not None:
            held.setFocus(Qt.FocusReason.TabFocusReason)
        changes = dialog.changes if isinstance(dialog, FieldsDialog) else None
        self.done.emit(changes)

    def _about(self, card: Card) -> str:
        words = self._desk.words
        return f"{partner_name(card, words)} · {about_line(card, words)}"
