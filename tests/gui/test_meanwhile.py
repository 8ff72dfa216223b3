"""What somebody else saves while a form is open is neither lost nor written over unasked."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.story import Gift
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.dialogs.fill_gap import FillGapDialog
from kl_relations_desktop.gui.outside import Outside
from kl_relations_desktop.usecases.partners import find_partner
from kl_relations_desktop.usecases.records import load_record, save_record


def gift(ws, gift_id):
    return load_record(ws, "gift", gift_id)


def typed(pane, name, text):
    line = pane.form.fields[name].editor.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


@pytest.fixture
def gift_id(ws):
    return save_record(ws, Gift(description="Kris")).first_id


@pytest.fixture
def pane(shell, gift_id):
    shell.go(Address("gifts", gift_id, is_editing=True))
    return shell.page.pane.edit


def test_what_others_have_saved_in_other_fields_stays(pane, ws, gift_id):
    typed(pane, "kept_at", "Store room")
    save_record(ws, replace(gift(ws, gift_id), description="Songket", note="Seen"))
    assert pane.try_to_save()
    saved = gift(ws, gift_id)
    assert (saved.description, saved.note, saved.kept_at) == ("Songket", "Seen", "Store room")


def test_a_field_that_both_have_changed_is_asked_about_and_saved_again_stays(pane, ws, gift_id):
    typed(pane, "description", "Kris of 1984")
    save_record(ws, replace(gift(ws, gift_id), description="Songket", note="Seen"))
    assert not pane.try_to_save()
    assert gift(ws, gift_id).description == "Songket"
    field = pane.form.fields["description"]
    said = [one.text() for one in field.findChildren(QLabel) if one.isVisible()]
    assert "Meanwhile it was changed to “Songket”. Save again to keep yours." in said
    assert field.editor.line.text() == "Kris of 1984"
    assert pane.form.fields["note"].editor.value() == "Seen"
    assert pane.try_to_save()
    saved = gift(ws, gift_id)
    assert (saved.description, saved.note) == ("Kris of 1984", "Seen")


def test_what_others_wrote_is_taken_with_one_press(pane, ws, gift_id, qtbot):
    typed(pane, "given_on", "1984")
    typed(pane, "kept_at", "Store room")
    other = replace(gift(ws, gift_id), given_on=PartialDate.parse("1985-02"))
    save_record(ws, other)
    assert not pane.try_to_save()
    field = pane.form.fields["given_on"]
    # The focus goes from the field to the button: the question must still stand.
    pane.form.fields["kept_at"].editor.line.setFocus()
    (use,) = [one for one in field.findChildren(QPushButton) if one.text() == "Use that"]
    use.click()
    assert field.refusal is None
    assert field.editor.line.text() == "February 1985"
    assert pane.try_to_save()
    saved = gift(ws, gift_id)
    assert (saved.given_on, saved.kept_at) == (other.given_on, "Store room")


def test_what_others_have_written_is_seen_when_the_window_comes_to_the_front(
    shell, ws, gift_id, qtbot
):
    Outside(shell.desk, shell)
    shell.go(Address("gifts", gift_id))
    heard = []
    shell.desk.changed.connect(heard.append)
    save_record(ws, replace(gift(ws, gift_id), description="Songket"))
    assert [row.cells[0].text for row in shell.page.list.model.shown] == ["Kris"]
    QApplication.sendEvent(shell, QEvent(QEvent.Type.WindowActivate))
    assert [row.cells[0].text for row in shell.page.list.model.shown] == ["Songket"]
    assert shell.page.pane.reader.name.text() == "Songket"
    # What the window writes itself is told once, and nothing is told twice.
    shell.desk.do(lambda ws: save_record(ws, Gift(description="Plate")))
    QApplication.sendEvent(shell, QEvent(QEvent.Type.WindowActivate))
    assert len(heard) == 2
    save_record(ws, Gift(description="Kain pelikat"))
    shell.desk.changed.emit(Changes.of("gift", 0))
    assert len(heard) == 3


@pytest.fixture
def dialog(shell, ws):
    """Give the dialog that fills in where a letter of intent was signed, with a place typed."""
    shell.go(Address("partners", find_partner(ws, "Casablanca").id))
    page = shell.page
    gap = next(row.gap for row in page.view.story.gaps if row.text == "LoI: place")
    made = FillGapDialog(page.desk, gap, page)
    made.open()
    QTest.keyClicks(made.field.editor.line, "Kuala Lumpur")
    return made


def letter(ws, dialog):
    return load_record(ws, "agreement", dialog._gap.record_id)


def test_a_gap_is_filled_in_beside_what_others_have_saved(dialog, ws):
    save_record(ws, replace(letter(ws, dialog), reference="DBKL.1"))
    dialog.save()
    assert not dialog.isVisible()
    assert (letter(ws, dialog).place, letter(ws, dialog).reference) == (
        "Kuala Lumpur",
        "DBKL.1",
    )


def test_a_gap_that_somebody_else_has_filled_in_is_asked_about(dialog, ws):
    save_record(ws, replace(letter(ws, dialog), place="Rabat"))
    dialog.save()
    assert dialog.isVisible()
    assert letter(ws, dialog).place == "Rabat"
    said = [one.text() for one in dialog.field.findChildren(QLabel) if one.isVisible()]
    assert "Meanwhile it was changed to “Rabat”. Save again to keep yours." in said
    dialog.save()
    assert not dialog.isVisible()
    assert letter(ws, dialog).place == "Kuala Lumpur"


def test_what_others_wrote_into_a_gap_is_taken_with_one_press(dialog, ws):
    save_record(ws, replace(letter(ws, dialog), place="Rabat", reference="DBKL.1"))
    dialog.save()
    use = next(
        one for one in dialog.field.findChildren(QPushButton) if one.text() == "Use that"
    )
    use.click()
    assert dialog.field.editor.line.text() == "Rabat"
    dialog.save()
    assert not dialog.isVisible()
    assert (letter(ws, dialog).place, letter(ws, dialog).reference) == ("Rabat", "DBKL.1")
