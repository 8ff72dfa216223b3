"""The reminders are read as officers speak: what they are about by name, never by number."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.rows import Row
from kl_relations_desktop.usecases.due import due_items
from kl_relations_desktop.usecases.reminders import mark_done, put_off
from kl_relations_desktop.usecases.workspace import change_settings
from tests.gui import sample


@pytest.fixture
def reminded(ws):
    """Put a promise off and mark a review as done; give the ids of the reminders."""
    sample.fill(ws)
    items = {item.kind: item for item in reversed(due_items(ws, 30))}
    put = put_off(ws, items["promise"], PartialDate.parse("2026-12-01"))
    done = mark_done(ws, items["review"])
    return [
        next(one for kind, one in changes.touched if kind == "reminder")
        for changes in (put, done)
    ]


@pytest.fixture
def page(reminded, make_shell):
    shell = make_shell()
    shell.go(Address("reminders"))
    return shell.page


def rows(page):
    model = page.list.model
    found = (model.index(at, 0).data(int(Qt.ItemDataRole.UserRole)) for at in range(9))
    return {row.id: row for row in found if isinstance(row, Row)}


def test_a_line_names_the_record_after_its_partner_and_what_is_done(page, reminded):
    put, done = reminded
    assert rows(page)[put].cells[0].text == "Ankara · Send the housing study report"
    assert rows(page)[done].cells[0].text == "Chennai · Memorandum of Understanding"
    assert rows(page)[put].chip is None
    assert rows(page)[done].chip.text == "Done"


@pytest.mark.parametrize(
    ("language", "what"), [("en", "Follow-up"), ("ms", "Tindakan susulan")]
)
def test_a_reminder_is_read_by_what_it_is_about_and_leads_there(
    ws, reminded, make_shell, language, what
):
    change_settings(ws, screen_language=language)
    shell = make_shell()
    shell.go(Address("reminders", reminded[0]))
    reader = shell.page.pane.reader
    assert reader.name.text() == "Ankara · Send the housing study report"
    assert reader.below.text() == what
    links = [one for one in reader.findChildren(QPushButton) if one.isVisible()]
    next(one for one in links if "housing" in one.text()).click()
    assert shell.address.page == "followups"


def test_what_a_reminder_is_about_is_not_typed_over(page, reminded):
    page.show_address(Address("reminders", reminded[0], True))
    form = page.pane.edit.form
    assert "record_id" not in form.fields and "record_kind" not in form.fields
    (due,) = form.fields["due_kind"].findChildren(QLineEdit)
    assert (due.text(), due.isReadOnly()) == ("Follow-up", True)


def test_nobody_makes_a_reminder_from_nothing(page, reminded):
    assert not page.list.add.isVisible()
    page.act("new")
    assert page.pane.edit is None


def test_an_office_without_reminders_says_how_they_come_about(shell):
    shell.go(Address("reminders"))
    assert "Shift+F10" in shell.page.empty.sentence.text()
    assert not any(one.isVisible() for one in shell.page.blank.findChildren(QPushButton))
