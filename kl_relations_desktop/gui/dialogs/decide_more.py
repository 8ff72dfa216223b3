"""The other small dialogs of the board: a new case, a review, a step, an awaited answer."""

from PySide6.QtWidgets import QWidget

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.describe import spec_of
from kl_relations_desktop.domain.records.kinds import Finding
from kl_relations_desktop.domain.records.renewal import AgreementReview, CaseStep, Renewal
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.decide_form import (
    Asked,
    AskedField,
    FieldsDialog,
    Values,
)
from kl_relations_desktop.usecases.renewals import add_step, await_answer, open_case
from kl_relations_desktop.usecases.reviews import Found, record_review
from kl_relations_desktop.usecases.workspace import Workspace


def new_case_dialog(desk: Desk, parent: QWidget) -> FieldsDialog:
    """Return the dialog that opens a case for an agreement picked by its name."""
    words = desk.words
    asked = Asked(
        words("New case"),
        words("The case of bringing an agreement to its next term."),
        words("Open case"),
        (AskedField(spec_of(Renewal, "agreement"), None, is_wide=True),),
        high=260,
    )
    said = words("The case is opened")
    return FieldsDialog(
        desk, parent, asked, lambda ws, values: open_case(ws, values["agreement"]), said
    )


def review_dialog(desk: Desk, agreement_id: int, about: str, parent: QWidget) -> FieldsDialog:
    """Return the dialog that records a review of an agreement."""
    words = desk.words
    today = PartialDate.day(desk.ws.today())
    asked = Asked(
        words("Record review"),
        about,
        words("Record review"),
        (
            AskedField(spec_of(AgreementReview, "finding"), Finding.CONTINUE),
            AskedField(spec_of(AgreementReview, "held_on"), today),
            AskedField(spec_of(AgreementReview, "text"), ""),
            AskedField(spec_of(AgreementReview, "next_on"), None),
        ),
        high=470,
    )

    def record(ws: Workspace, values: Values) -> Changes:
        found = Found(values["finding"], values["text"], values["next_on"])
        return record_review(ws, agreement_id, values["held_on"], found)

    return FieldsDialog(desk, parent, asked, record, words("The review is recorded"))


def step_dialog(desk: Desk, case_id: int, about: str, parent: QWidget) -> FieldsDialog:
    """Return the dialog that adds a step to a case."""
    words = desk.words
    asked = Asked(
        words("Add step"),
        about,
        words("Add step"),
        (
            AskedField(spec_of(CaseStep, "text"), "", is_wide=True),
            AskedField(spec_of(CaseStep, "due_on"), None),
            AskedField(spec_of(CaseStep, "officer"), desk.ws.settings.officer_name),
            AskedField(spec_of(CaseStep, "note"), "", is_wide=True),
            AskedField(spec_of(CaseStep, "document"), None, is_wide=True),
        ),
        high=440,
    )
    return FieldsDialog(
        desk, parent, asked, lambda ws, values: add_step(ws, case_id, CaseStep(**values))
    )


def answer_dialog(desk: Desk, case: Renewal, about: str, parent: QWidget) -> FieldsDialog:
    """Return the dialog that notes by when the partner's answer is due."""
    words = desk.words
    asked = Asked(
        words("Answer due"),
        about,
        words("Save"),
        (AskedField(spec_of(Renewal, "answer_due_on"), case.answer_due_on),),
        high=260,
    )
    return FieldsDialog(
        desk,
        parent,
        asked,
        lambda ws, values: await_answer(ws, case.id or 0, values["answer_due_on"]),
    )
