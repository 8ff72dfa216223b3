"""An agreement as it is read: how it stands, and the acts that change its term by record."""

from dataclasses import replace
from typing import Any

from PySide6.QtGui import QAction

from kl_relations_desktop.domain.records.agreement import Agreement, AgreementLink
from kl_relations_desktop.domain.records.kinds import Relation
from kl_relations_desktop.domain.records.register import kind_named
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.terminate import TerminateDialog
from kl_relations_desktop.gui.icons import icon
from kl_relations_desktop.gui.widgets.reader import RecordReader
from kl_relations_desktop.gui.widgets.standing_pane import StandingPane, state_chip
from kl_relations_desktop.usecases.plots import standing_of
from kl_relations_desktop.usecases.reviews import latest_review


class AgreementReader(RecordReader):
    """Any agreement; its term is changed through an amendment, never typed over."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, kind_named("agreement"))
        self.standing: StandingPane | None = None
        words, theme, menu = desk.words, desk.theme, self.more.menu()
        self.amend_act = QAction(icon(theme, "plus"), words("New amendment"), menu)
        self.end_act = QAction(icon(theme, "x"), words("Terminate…"), menu)
        menu.insertActions(self.history_act, [self.amend_act, self.end_act])
        self.amend_act.triggered.connect(self.amend)
        self.end_act.triggered.connect(self.terminate)

    def _read(self, record_id: int) -> tuple[Any, ...]:
        record, *facts = super()._read(record_id)
        standing = self._desk.ask(lambda ws: standing_of(ws, record))
        reviewed = self._desk.ask(lambda ws: latest_review(ws, record))
        # How far off its days are changes every day.
        return replace(record, reviewed_on=reviewed), *facts, standing, self._desk.ws.today()

    def _fill(self, *facts: Any) -> None:
        """Show how an agreement stands above what it says."""
        *said, standing, today = facts
        super()._fill(*said)
        words, theme = self._desk.words, self._desk.theme
        self.standing = StandingPane(theme, words, standing, today)
        self._column.insertWidget(0, self.standing)
        if not self.edit.isHidden():
            self.state.show_chip(state_chip(standing, words))

    @property
    def agreement(self) -> Agreement:
        """Return the agreement that is read."""
        assert isinstance(self._record, Agreement), "asked before an agreement was read"
        return self._record

    def amend(self) -> None:
        """Begin an instrument that amends this one, between the same parties."""
        earlier = self.agreement
        link = AgreementLink(agreement=earlier.id, relation=Relation.AMENDS)
        draft = Agreement(
            partner=earlier.partner,
            is_ours=earlier.is_ours,
            parties=earlier.parties,
            links=(link,),
        )
        self._desk.go("agreements", draft=draft)

    def terminate(self) -> None:
        """Ask for the day and the authority of its end."""
        TerminateDialog(self._desk, self.agreement, self).open()
