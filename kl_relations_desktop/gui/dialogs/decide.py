"""Recording what became of a case: renewed or not renewed, when and on whose authority."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.describe import spec_of
from kl_relations_desktop.domain.records.kinds import Decision, TermKind
from kl_relations_desktop.domain.records.renewal import CaseStep, Renewal
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.decide_form import (
    Asked,
    AskedField,
    FieldsDialog,
    Values,
)
from kl_relations_desktop.gui.widgets.basics import button, wrapped
from kl_relations_desktop.usecases.renewal_board import Card
from kl_relations_desktop.usecases.renewal_closing import (
    NextInstrument,
    Ruling,
    decide_not_renewed,
    decide_renewed,
)
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.catalogue import N_

_OF_SUCCESSOR = ("signed_on", "title", "term_until")
_HAPPENS = {
    Decision.RENEWED: N_(
        "A new agreement is created with the parties, clauses and term of this one and linked "
        "to it as its renewal; the case is closed. Both happen together."
    ),
    Decision.NOT_RENEWED: N_(
        "The case is closed with its authority. The agreement keeps its own end; a termination "
        "before it is recorded in the agreement."
    ),
}


class DecideDialog(FieldsDialog):
    """The decision on a case; it says what will happen before it does."""

    def __init__(self, desk: Desk, card: Card, about: str, parent: QWidget) -> None:
        self._card = card
        self.decision = Decision.RENEWED
        words = desk.words
        super().__init__(
            desk,
            parent,
            Asked(
                words("Record decision"), about, words("Record decision"), _fields(desk, card),
                high=520,
            ),
            self._decide,
            words("The decision is recorded"),
        )  # fmt: skip
        self.choices = {
            one: button(desk.theme, words(one.label))
            for one in (Decision.RENEWED, Decision.NOT_RENEWED)
        }
        self.happens = wrapped(desk.theme, "", "caption", "text-2")
        row = QHBoxLayout()
        row.setSpacing(6)
        for decision, made in self.choices.items():
            made.setCheckable(True)
            made.setAutoExclusive(True)
            made.clicked.connect(lambda _on=False, one=decision: self.choose(one))
            row.addWidget(made)
        row.addStretch(1)
        self.above.addLayout(row)
        self.above.addWidget(self.happens)
        self.above.addSpacing(8)
        self.choose(Decision.RENEWED)

    def begin(self) -> None:
        """Begin with the choice itself."""
        self.choices[self.decision].setFocus(Qt.FocusReason.TabFocusReason)

    def choose(self, decision: Decision) -> None:
        """Show the fields of one decision and say what it will do."""
        self.decision = decision
        self.choices[decision].setChecked(True)
        for name in _OF_SUCCESSOR:
            if name in self.fields:
                self.fields[name].setVisible(decision is Decision.RENEWED)
        self.happens.setText(self._desk.words(_HAPPENS[decision]))
        for one, made in self.choices.items():
            said = self._desk.words(_HAPPENS[one])
            made.setAccessibleDescription(said)

    def _decide(self, ws: Workspace, values: Values) -> Changes:
        case = self._card.case
        assert case is not None and case.id is not None, "a decision needs a case"
        ruling = Ruling(values["decided_on"], values["authority"], values["note"])
        if self.decision is Decision.NOT_RENEWED:
            return decide_not_renewed(ws, case.id, ruling)
        instrument = NextInstrument(
            values["signed_on"], values["title"], values.get("term_until")
        )
        return decide_renewed(ws, case.id, ruling, instrument)


def _fields(desk: Desk, card: Card) -> tuple[AskedField, ...]:
    words, agreement = desk.words, card.agreement
    today = PartialDate.day(desk.ws.today())
    fields = [
        AskedField(spec_of(Renewal, "decided_on"), today),
        AskedField(spec_of(Renewal, "authority"), ""),
        AskedField(spec_of(Agreement, "signed_on"), None, words("Next instrument signed on")),
    ]
    if agreement.term_kind is TermKind.FIXED and not _is_counted(agreement):
        until = spec_of(Agreement, "term_until")
        fields.append(AskedField(until, None, words("Next instrument ends on")))
    title = spec_of(Agreement, "title")
    fields.append(AskedField(title, agreement.title, words("Its title"), is_wide=True))
    fields.append(AskedField(spec_of(CaseStep, "note"), "", is_wide=True))
    return tuple(fields)


def _is_counted(agreement: Agreement) -> bool:
    return bool(agreement.term_years or agreement.term_months)
