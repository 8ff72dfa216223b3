"""Recording that an instrument was terminated or withdrawn from: its day and its authority."""

import dataclasses

from PySide6.QtWidgets import QWidget

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.describe import is_empty, spec_of
from kl_relations_desktop.domain.records.kinds import Ending
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.decide_form import (
    Asked,
    AskedField,
    FieldsDialog,
    Values,
)
from kl_relations_desktop.gui.widgets.basics import wrapped
from kl_relations_desktop.usecases.records import load_record, save_record
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.labels import headline

_ASKED = ("terminated_on", "ended_by", "termination_basis")


class TerminateDialog(FieldsDialog):
    """Asks for the day, how it ended, and the instrument or decision that ends it."""

    def __init__(self, desk: Desk, agreement: Agreement, parent: QWidget) -> None:
        words = desk.words
        self._id = agreement.id or 0
        given = {name: getattr(agreement, name) for name in _ASKED}
        given["terminated_on"] = agreement.terminated_on or PartialDate.day(desk.ws.today())
        super().__init__(
            desk,
            parent,
            Asked(
                words("Terminate"),
                headline(agreement, words),
                words("Record the end"),
                tuple(
                    AskedField(
                        dataclasses.replace(spec_of(Agreement, name), required=True),
                        given[name],
                        is_wide=name == "termination_basis",
                    )
                    for name in _ASKED
                ),
            ),
            self._terminate,
            words("The end is recorded"),
        )
        said = words(
            "From this day the agreement is terminated: it asks for no letter and no review "
            "any more. Its record stays, and Ctrl+Z takes this back."
        )
        self.above.addWidget(wrapped(desk.theme, said, "caption", "text-2"))
        self.above.addSpacing(8)

    def _terminate(self, ws: Workspace, values: Values) -> Changes:
        for name in _ASKED:
            if is_empty(values[name]) or values[name] is Ending.NOT_STATED:
                label = spec_of(Agreement, name).label
                raise RuleViolation("field.required", field=name, label=label)
        record = load_record(ws, "agreement", self._id)
        return save_record(ws, dataclasses.replace(record, **values))
