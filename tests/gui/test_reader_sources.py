"""Every value of every record can show its claim, by mouse and by Ctrl+I."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.dialogs.add_claim import AddClaimDialog
from kl_relations_desktop.gui.widgets.source_mark import SourceMark
from kl_relations_desktop.usecases.evidence import claims_on
from kl_relations_desktop.usecases.records import record_rows

PAGES = (
    ("agreements", "agreement"), ("visits", "visit"), ("people", "person"),
    ("milestones", "milestone"), ("networks", "network"), ("bodies", "body"),
)  # fmt: skip


@pytest.fixture
def reader(ws, shell):
    rows = record_rows(ws, "agreement")
    shell.go(Address("agreements", next(one.id for one in rows if "Ankara" in one.headline)))
    return shell.page.pane.reader


def value_of(reader, field):
    return next(one for one in reader.values if one.subject.field == field)


def texts(popover):
    return [one.text() for one in popover.findChildren(QLabel) if not one.isHidden()]


def press(widget, text):
    made = next(one for one in widget.findChildren(QPushButton) if one.text() == text)
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("page", "kind"), PAGES)
def test_every_value_with_a_claim_has_its_mark(ws, shell, page, kind):
    told: set[str] = set()
    for row in record_rows(ws, kind):
        shell.go(Address(page, row.id))
        values = shell.page.pane.reader.values
        claimed = {claim.field_name for claim, _ in claims_on(ws, kind, row.id)}
        told |= claimed & {one.subject.field for one in values}
        marked = {one.subject.field for one in values if one.mark is not None}
        assert claimed & {one.subject.field for one in values} <= marked
    assert told


def test_the_name_of_a_visit_has_the_mark_of_its_purpose(ws, shell):
    visit = next(row for row in record_rows(ws, "visit") if "Follow-up" in row.headline)
    shell.go(Address("visits", visit.id))
    reader = shell.page.pane.reader
    QTest.mouseClick(reader.name_mark, Qt.MouseButton.LeftButton)
    assert texts(reader.sources.popover)[:2] == ["Purpose", "Follow-up visit to Esfahan"]


def test_a_list_has_the_mark_of_what_is_claimed_of_it_as_a_whole(reader):
    named = [one.accessibleName() for one in reader.body.findChildren(SourceMark)]
    assert "Parties, 2, one source" in named


def test_a_mark_opens_what_the_source_prints(reader):
    QTest.mouseClick(value_of(reader, "signed_on").mark, Qt.MouseButton.LeftButton)
    said = texts(reader.sources.popover)
    assert said[:2] == ["Date signed", "1 February 1984"]
    assert any("February 1, 1984" in text for text in said)
    assert any("International Network & Twin Cities" in text for text in said)


def test_a_name_to_verify_is_marked_in_its_row(reader):
    assert value_of(reader, "signatures.2.name_as_printed").mark._mark.text == "1?"
    assert value_of(reader, "signatures.1.name_as_printed").mark._mark.text == "1"


def test_the_key_opens_the_sources_of_the_value_with_the_keyboard(reader, shell):
    value_of(reader, "place").mark.setFocus()
    shell.act("sources")
    assert reader.sources.popover.accessibleName() == "Place signed, Kuala Lumpur"


def test_the_key_opens_the_first_sources_when_the_list_has_the_keyboard(reader, shell):
    shell.page.list.table.setFocus()
    shell.act("sources")
    first = next(one for one in reader.values if one.has_claims)
    assert reader.sources.popover.accessibleName().startswith(first.subject.label)
    reader.sources.popover.close()
    assert shell.focusWidget() is shell.page.list.table


def test_a_value_without_a_source_says_so_and_takes_a_claim(ws, reader, shell):
    value_of(reader, "in_force_on").shown.setFocus()
    shell.page.act("sources")
    popover = reader.sources.popover
    assert "No source is recorded for this value." in texts(popover)
    press(popover, "Add claim")
    dialog = next(one for one in shell.findChildren(AddClaimDialog) if one.isVisible())
    dialog.fields["source"].editor.show_value(record_rows(ws, "source")[0].id)
    dialog.save()
    assert value_of(reader, "in_force_on").mark is not None


def test_what_is_marked_to_verify_shows_it_and_keeps_the_keyboard(reader, shell):
    value_of(reader, "signed_on").mark.setFocus()
    shell.page.act("sources")
    press(reader.sources.popover, "Mark to verify")
    marked = value_of(reader, "signed_on").mark
    assert marked._mark.text == "1?"
    assert shell.focusWidget() is marked


def test_a_value_is_spoken_with_its_sources(reader):
    assert value_of(reader, "signed_on").shown.accessibleName().endswith(", one source")


def test_values_stand_in_line_with_and_without_a_mark(reader, shell, qtbot):
    shell.resize(1280, 720)
    date, term = value_of(reader, "in_force_on"), value_of(reader, "signed_on")
    qtbot.waitUntil(lambda: term.height() > 0)
    assert date.height() == term.height()
