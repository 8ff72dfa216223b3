"""The list of claims tells one from the other: by record, field and doubt."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from kl_relations_desktop.domain.records.evidence import Claim
from kl_relations_desktop.domain.records.kinds import Confidence
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.rows import Row
from kl_relations_desktop.usecases.partners import find_partner
from kl_relations_desktop.usecases.records import load_record, names_of, save_record
from kl_relations_desktop.usecases.workspace import change_settings


@pytest.fixture
def claimed(ws):
    """Let a source of the office doubt what Ankara's first clause says; give the claim."""
    ankara = find_partner(ws, "ankara")
    agreement = next(
        one for one in ws.store.shelf("agreement").find(partner=ankara.id) if one.clauses
    )
    source = ws.store.shelf("source").all()[0]
    changes = save_record(
        ws,
        Claim(
            source=source.id,
            record_kind="agreement",
            record_id=agreement.id,
            field_name="clauses.1.text",
            as_printed="As it reads",
            confidence=Confidence.TO_VERIFY,
        ),
    )
    return next(one for kind, one in changes.touched if kind == "claim")


def row(page, claim):
    model = page.list.model
    found = (
        model.index(at, 0).data(int(Qt.ItemDataRole.UserRole)) for at in range(model.rowCount())
    )
    return next(one for one in found if isinstance(one, Row) and one.id == claim)


@pytest.mark.parametrize(
    ("language", "field"),
    [("en", "Clauses 1, Area of cooperation"), ("ms", "Fasal 1, Bidang kerjasama")],
)
def test_a_line_names_record_and_field_as_officers_do(ws, claimed, make_shell, language, field):
    change_settings(ws, screen_language=language)
    shell = make_shell()
    shell.go(Address("claims", claimed))
    line = row(shell.page, claimed)
    assert line.cells[0].text.startswith("Ankara · ")
    assert line.cells[1].text == field
    assert line.chip is not None
    reader = shell.page.pane.reader
    assert reader.name.text() == line.cells[0].text
    assert field in [one.subject.value for one in reader.values]


def test_so_does_the_history(ws, claimed, shell):
    shell.go(Address("history"))
    page = shell.page
    page.list.choose(page.list.model.shown[0].id)
    said = [one.text() for one in page.pane.findChildren(QLabel)]
    assert page.chosen_act.entry.record_id == claimed
    assert "Clauses 1, Area of cooperation" in said
    assert "clauses.1.text" not in said
    agreement = load_record(ws, "claim", claimed).record_id
    assert names_of(ws, "agreement", (agreement,))[agreement] in said
    assert str(agreement) not in said


def chosen(form, name):
    return form.fields[name].editor.box.currentText()


def choose(form, name, text):
    editor = form.fields[name].editor
    editor.box.setCurrentIndex(editor.box.findText(text))
    editor.box.activated.emit(editor.box.currentIndex())


def test_its_form_names_kind_record_and_field_as_officers_do(ws, claimed, shell):
    shell.go(Address("claims", claimed, is_editing=True))
    pane = shell.page.pane.edit
    form = pane.form
    before = load_record(ws, "claim", claimed)
    agreement = names_of(ws, "agreement", (before.record_id,))[before.record_id]
    assert chosen(form, "record_kind") == "Agreement"
    assert form.fields["record_id"].editor.line.text() == agreement
    assert chosen(form, "field_name") == "Clauses 1, Area of cooperation"
    assert not form.is_edited and form.record() == before
    choose(form, "field_name", "Place signed")
    assert pane.try_to_save()
    assert load_record(ws, "claim", claimed).field_name == "place"


def test_a_new_claim_is_made_from_kind_to_record_to_field(ws, shell):
    shell.go(Address("claims"))
    shell.page.act("new")
    form = shell.page.pane.edit.form
    record = form.fields["record_id"].editor
    assert not record.line.isEnabled()
    choose(form, "record_kind", "Partner")
    QTest.keyClicks(record.line, "Ankara")
    record.offer()
    record.choose(0)
    choose(form, "field_name", "Country or region")
    QTest.keyClicks(form.fields["source"].editor.line, "International")
    form.fields["source"].editor.offer()
    form.fields["source"].editor.choose(0)
    made = form.record()
    assert (made.record_kind, made.field_name) == ("partner", "country")
    assert made.record_id == find_partner(ws, "ankara").id
    # Another kind has other records and other fields.
    choose(form, "record_kind", "Person")
    assert record.value() is None
    assert chosen(form, "field_name") == "Not stated"
    shell.page.pane.stop()


def test_it_is_read_with_what_the_source_prints(ws, claimed, shell):
    shell.go(Address("claims", claimed))
    read = [one.text() for one in shell.page.pane.reader.findChildren(QLabel)]
    assert "As printed" in read and "As it reads" in read
