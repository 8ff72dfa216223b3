"""A dialog with fields asks before what was typed into it is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.dialogs.add_claim import AddClaimDialog
from kl_relations_desktop.gui.dialogs.fill_gap import FillGapDialog
from kl_relations_desktop.gui.dialogs.record_dialog import AddEntryDialog
from kl_relations_desktop.usecases.partners import find_partner
from kl_relations_desktop.usecases.records import load_record, record_rows

Button = QMessageBox.StandardButton


@pytest.fixture
def page(shell, ws):
    shell.go(Address("partners", find_partner(ws, "Casablanca").id))
    return shell.page


@pytest.fixture(params=["claim", "gap", "entry"])
def dialog(request, page):
    """Give each of the dialogs, with something typed."""
    story = page.view.story
    if request.param == "claim":
        subject = next(cell for cell in page.view.head._facts if cell._subject)._subject
        made = AddClaimDialog(page.desk, subject, page)
        line = made.fields["as_printed"].editor.control
    elif request.param == "gap":
        gap = next(row.gap for row in story.gaps if row.text == "LoI: place")
        made = FillGapDialog(page.desk, gap, page)
        line = made.field.editor.line
    else:
        made = AddEntryDialog(page.desk, story.partner_id, page)
        line = made.pane.form.fields["name"].editor.line
    made.open()
    QTest.keyClicks(line, "Kuala Lumpur")
    return made


def box_of(dialog):
    return next((one for one in dialog.findChildren(QMessageBox) if one.isVisible()), None)


def test_esc_asks_once_and_keep_editing_stays(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    box_of(dialog).button(Button.Cancel).click()
    assert dialog.isVisible()
    assert dialog.is_dirty
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    box_of(dialog).button(Button.Discard).click()
    assert not dialog.isVisible()


def test_nothing_is_asked_where_nothing_was_typed(page):
    made = AddEntryDialog(page.desk, page.view.story.partner_id, page)
    made.open()
    QTest.keyClick(made, Qt.Key.Key_Escape)
    assert not made.isVisible()


def test_saving_from_the_question_keeps_what_was_typed(page, ws):
    gap = next(row.gap for row in page.view.story.gaps if row.text == "LoI: place")
    made = FillGapDialog(page.desk, gap, page)
    made.open()
    QTest.keyClicks(made.field.editor.line, "Kuala Lumpur")
    QTest.keyClick(made, Qt.Key.Key_Escape)
    box_of(made).button(Button.Save).click()
    assert not made.isVisible()
    assert load_record(ws, gap.kind, gap.record_id).place == "Kuala Lumpur"


def test_another_kind_of_entry_is_asked_about_too(page, ws):
    made = AddEntryDialog(page.desk, page.view.story.partner_id, page)
    made.open()
    QTest.keyClicks(made.pane.form.fields["name"].editor.line, "First letter")
    made.choices[1].click()
    assert made.choices[0].isChecked()
    box_of(made).button(Button.Cancel).click()
    assert made.pane.form.fields["name"].editor.line.text() == "First letter"
    made.choices[1].click()
    box_of(made).button(Button.Discard).click()
    assert made.choices[1].isChecked()
    assert "purpose" in made.pane.form.fields
    made.reject()
    assert "First letter" not in [row.headline for row in record_rows(ws, "milestone")]
