"""An officer's first day, by mouse and keyboard, in a real window over a real file."""

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget

from kl_relations_desktop.gui.dialogs.briefing import BriefingDialog
from kl_relations_desktop.gui.doors import ENTRIES
from kl_relations_desktop.usecases.partners import partner_story
from kl_relations_desktop.usecases.records import load_record

pytestmark = pytest.mark.window

CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


class Officer:
    """Two hands at one window: what is clicked and typed goes where the focus is."""

    def __init__(self, program, qtbot):
        self.program = program
        self.qtbot = qtbot

    @property
    def shell(self):
        return self.program.shell

    @property
    def page(self):
        return self.shell.page

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.hand, key, modifier)

    def type(self, text):
        QTest.keyClicks(self.hand, text)

    def click(self, widget):
        self.qtbot.mouseClick(widget, LEFT)

    @property
    def hand(self) -> QWidget:
        return self.shell.focusWidget() or self.shell

    def go_to(self, page):
        self.click(self.shell.navigation.entries[page])

    def fill(self, field, text):
        """Put the caret into a field and type."""
        editor = self.page.pane.edit.form.fields[field].editor
        editor.focus()
        if hasattr(self.hand, "selectAll"):
            self.hand.selectAll()
        self.type(text)

    def pick(self, field, words):
        """Type into a picker and take the first record it offers."""
        editor = self.page.pane.edit.form.fields[field].editor
        editor.focus()
        self.type(words)
        offers = editor.line.completer().popup()
        self.qtbot.waitUntil(offers.isVisible)
        QTest.keyClick(offers, Qt.Key.Key_Return)

    def answer(self, button):
        box = next(one for one in self.shell.findChildren(QMessageBox) if one.isVisible())
        self.click(box.button(button))

    def ask(self, request):
        return self.shell.desk.ask(request)


@pytest.fixture
def officer(start, qtbot):
    return Officer(start(), qtbot)


def test_an_officer_finds_casablanca_and_records_last_week_s_visit(officer):
    officer.go_to("partners")
    assert len(officer.page.list.model.shown) == 14

    officer.press(Qt.Key.Key_F, CONTROL)
    officer.type("casab")
    assert [row.cells[0].text for row in officer.page.list.model.shown] == ["Casablanca"]
    officer.page.list.table.setFocus()
    officer.press(Qt.Key.Key_Down)
    officer.press(Qt.Key.Key_Return)
    casablanca = officer.page.list.current_id
    assert officer.page.subject() == (casablanca, None)

    officer.go_to("visits")
    officer.press(Qt.Key.Key_N, CONTROL)
    officer.pick("partner", "casab")
    officer.fill("dates", "16-18 Nov 2026")
    officer.fill("purpose", "Working visit on urban management")
    officer.press(Qt.Key.Key_S, CONTROL)
    assert officer.page.pane.edit is None
    story = officer.ask(lambda ws: partner_story(ws, casablanca))
    assert [str(visit.dates) for visit in story.visits] == ["2026-11-16/2026-11-18"]


def test_what_was_promised_is_recorded_corrected_binned_and_brought_back(officer):
    officer.press(Qt.Key.Key_F, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert officer.shell.address.page == "followups"
    officer.press(Qt.Key.Key_S, CONTROL)
    edit = officer.page.pane.edit
    assert edit.count.chip.text == "1 field to correct"

    officer.type("Send the plan of the river park")
    officer.fill("due_on", "20 nov 2026")
    officer.press(Qt.Key.Key_S, CONTROL)
    assert officer.page.pane.edit is None
    (row,) = officer.page.list.model.shown
    assert row.chip.text == "3 days late"
    late = officer.shell.navigation.entries["followups"]
    assert late.accessibleName() == "Follow-ups, 1 late"

    officer.page.list.table.setFocus()
    officer.press(Qt.Key.Key_F2)
    officer.fill("due_on", "1 dec 2026")
    officer.press(Qt.Key.Key_S, CONTROL)
    assert late.accessibleName() == "Follow-ups"

    officer.page.list.table.setFocus()
    officer.press(Qt.Key.Key_Delete)
    officer.answer(QMessageBox.StandardButton.Ok)
    assert officer.page.list.model.shown == ()

    officer.shell.setFocus()
    officer.press(Qt.Key.Key_Z, CONTROL)
    assert [one.id for one in officer.page.list.model.shown] == [row.id]


def test_edits_are_asked_about_and_the_history_knows_them(officer):
    officer.go_to("agreements")
    officer.page.list.table.setFocus()
    officer.press(Qt.Key.Key_Down)
    agreement = officer.page.list.current_id
    officer.press(Qt.Key.Key_F2)
    officer.fill("reference", "DBKL.JPP.600-1")
    officer.go_to("history")
    officer.answer(QMessageBox.StandardButton.Save)
    assert officer.shell.address.page == "history"
    saved = officer.ask(lambda ws: load_record(ws, "agreement", agreement))
    assert saved.reference == "DBKL.JPP.600-1"

    page = officer.page
    page.list.choose(page.list.model.shown[0].id)
    officer.click(page.pane.undo)
    undone = officer.ask(lambda ws: load_record(ws, "agreement", agreement))
    assert undone.reference == ""


def test_a_clause_is_added_moved_and_saved_with_its_agreement(officer):
    officer.go_to("agreements")
    officer.page.list.table.setFocus()
    officer.press(Qt.Key.Key_Down)
    officer.press(Qt.Key.Key_F2)
    agreement = officer.page.list.current_id
    before = officer.ask(lambda ws: load_record(ws, "agreement", agreement)).clauses
    editor = officer.page.pane.edit.form.fields["clauses"].editor
    row = editor.add_row()
    row.fields["text"].editor.focus()
    officer.type("Exchange of gardeners")
    officer.press(Qt.Key.Key_S, CONTROL)
    after = officer.ask(lambda ws: load_record(ws, "agreement", agreement)).clauses
    assert [clause.text for clause in after] == [
        *(clause.text for clause in before), "Exchange of gardeners",
    ]  # fmt: skip


def test_the_desk_speaks_malay_from_one_moment_to_the_next(officer):
    officer.go_to("settings")
    box = officer.page.fields["screen_language"]
    box.setFocus()
    officer.press(Qt.Key.Key_Down)
    box.activated.emit(box.currentIndex())
    officer.qtbot.waitUntil(lambda: officer.shell.desk.words.language == "ms")
    assert officer.shell.navigation.entries["partners"].text() == "Rakan kerjasama"
    assert officer.shell.address.page == "settings"


def test_what_was_saved_is_there_when_the_desk_is_opened_again(start, qtbot):
    first = Officer(start(), qtbot)
    first.press(Qt.Key.Key_F, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    first.type("Send the plan of the river park")
    first.press(Qt.Key.Key_S, CONTROL)
    first.shell.close()
    first.shell.desk.ws.close()

    second = Officer(start(), qtbot)
    second.go_to("followups")
    assert [row.cells[0].text for row in second.page.list.model.shown] == [
        "Send the plan of the river park"
    ]


def test_casablanca_s_sheet_is_looked_at_and_saved_as_a_paper(officer, tmp_path):
    officer.go_to("partners")
    officer.press(Qt.Key.Key_F, CONTROL)
    officer.type("casab")
    officer.page.list.table.setFocus()
    officer.press(Qt.Key.Key_Down)
    officer.press(Qt.Key.Key_P, CONTROL)
    dialog = officer.shell.findChild(BriefingDialog)
    officer.qtbot.waitUntil(dialog.save.isEnabled, timeout=20_000)

    paper = tmp_path / "casablanca.pdf"
    dialog.save_to(str(paper))
    officer.qtbot.waitUntil(paper.exists, timeout=20_000)
    text = "".join(page.extract_text() for page in PdfReader(paper).pages)
    assert "Casablanca" in text
    assert "11 July 1992" in text


def test_every_page_and_form_is_reached_by_keys_alone(officer):
    for number in range(1, 10):
        officer.press(Qt.Key.Key_0 + number, CONTROL)
        assert officer.shell.address.page == ENTRIES[number - 1].page
    officer.press(Qt.Key.Key_3, CONTROL)
    officer.press(Qt.Key.Key_F6)
    while officer.hand is not officer.page.list.table:
        officer.press(Qt.Key.Key_F6)
    officer.press(Qt.Key.Key_Down)
    officer.press(Qt.Key.Key_F2)
    seen = []
    while officer.hand not in seen and len(seen) < 400:
        seen.append(officer.hand)
        officer.press(Qt.Key.Key_Tab)
    form = officer.page.pane.edit
    for field in form.form.fields.values():
        if field.isVisible():
            assert any(field.isAncestorOf(one) for one in seen), field.spec.name
    assert form.save in seen
    assert form.cancel in seen
