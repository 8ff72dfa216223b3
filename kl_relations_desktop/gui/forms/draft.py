"""Keeps what stands unsaved in a form, every ten seconds, until it is saved or discarded."""

from PySide6.QtCore import QObject, QTimer

from kl_relations_desktop.domain.errors import Refusal
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.forms.form import RecordForm
from kl_relations_desktop.usecases.drafts import forget_draft, keep_draft, kept_drafts

EVERY = 10_000
"""Milliseconds between two keepings of a form that is being edited."""


class DraftKeeper(QObject):
    """Keeps the draft of one form; a form opened with a kept draft counts as edited."""

    def __init__(self, desk: Desk, form: RecordForm, record: Record) -> None:
        super().__init__(form)
        self._desk = desk
        self._form = form
        self._record = record
        self._has_kept = False
        self._last: tuple[dict[str, object], dict[str, str]] = ({}, {})
        self.timer = QTimer(self)
        self.timer.setInterval(EVERY)
        self.timer.timeout.connect(self.keep)
        form.edited.connect(self._begin)
        self._take_up()

    def keep(self) -> None:
        """Keep what the officer has changed so far, when it is not what was kept last."""
        typed, unread = self._form.typed(), self._form.unread()
        if not (typed or unread) or (typed, unread) == self._last:
            return
        try:
            keep_draft(self._desk.ws, self._record, typed, unread)
        except Refusal as refusal:
            # A disk that is full is said once; what is typed still stands in the form.
            self.timer.stop()
            self._desk.refused.emit(refusal)
            return
        self._has_kept = True
        self._last = typed, unread

    def forget(self) -> None:
        """Stop keeping: the form was saved or discarded."""
        self.timer.stop()
        if self._has_kept:
            forget_draft(self._desk.ws, self._record)

    def _begin(self) -> None:
        if not self.timer.isActive():
            self.timer.start()

    def _take_up(self) -> None:
        """Mark as edited what a restored draft had changed."""
        found = [one for one in self._desk.ask(kept_drafts) if one.record == self._record]
        for draft in found:
            self._has_kept = True
            self._form.take_up(draft.fields, draft.unread)
            # The window listens only once the form stands.
            QTimer.singleShot(0, self, self._desk.edited.emit)
