"""Every kind of record is made, edited, binned and brought back by keys alone."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.describe import FieldType
from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.gui.dialogs.add_claim import AddClaimDialog
from kl_relations_desktop.gui.dialogs.search_palette import SearchPalette
from kl_relations_desktop.gui.doors import ENTRIES
from kl_relations_desktop.usecases.records import is_binned, load_record
from kl_relations_desktop.wording.labels import headline

pytestmark = pytest.mark.window

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
Key = Qt.Key


class Keyboard:
    """Ten fingers: every key goes to whichever window of the program has the focus."""

    def __init__(self, program, qtbot):
        self.shell = program.shell
        self.qtbot = qtbot

    @property
    def page(self):
        return self.shell.page

    @property
    def form(self):
        return self.page.pane.edit.form

    @property
    def focus(self):
        return QApplication.focusWidget()

    def opened(self, kind):
        """Return the open dialog of a kind, or None."""
        dialogs = self.shell.findChildren(kind)
        return next((one for one in dialogs if one.isVisible()), None)

    def press(self, key, modifier=NONE):
        """Press a key where a real one would go."""
        self.qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is not None)
        QTest.keyClick(QGuiApplication.focusWindow(), key, modifier)

    def type(self, text):
        for letter in text:
            self.press(letter)

    def walk_to(self, is_there, key=Key.Key_Tab, most=150):
        """Press a key until the focus is there."""
        for _ in range(most):
            if self.focus is not None and is_there(self.focus):
                return
            self.press(key)
        raise AssertionError("the keyboard does not come there")

    def fill(self, form_field, text):
        """Walk to a field and put in what it holds, as its type asks."""
        self.walk_to(form_field.isAncestorOf)
        if form_field.spec.type is FieldType.LINK:
            self.pick(form_field, text)
        elif form_field.spec.type is FieldType.CHOICE:
            self.press(text[0])
        else:
            self.press(Key.Key_A, CONTROL)
            self.type(text)

    def pick(self, form_field, text):
        self.type(text)
        offers = form_field.editor.line.completer().popup()
        self.qtbot.waitUntil(offers.isVisible)
        self.press(Key.Key_Return)
        self.qtbot.waitUntil(lambda: not offers.isVisible())
        self._attend(form_field.window())

    def command(self, words):
        """Run a command of the search box."""
        self.press(Key.Key_K, CONTROL)
        self.until_in(SearchPalette)
        self.type(words)
        self.press(Key.Key_Return)
        self.until_home()

    def until_in(self, dialog):
        """Wait for a dialog; a bare screen has nobody who would give it the focus."""
        self.qtbot.waitUntil(lambda: self.opened(dialog) is not None)
        self._attend(self.opened(dialog))

    def until_home(self):
        """Wait until no dialog is open."""
        self.qtbot.waitUntil(lambda: self.opened(QDialog) is None)
        self._attend(self.shell)

    def _attend(self, window):
        window.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is window)

    def answer_box(self):
        """Say yes to the question, by the button that Enter presses."""
        self.until_in(QMessageBox)
        self.press(Key.Key_Return)
        self.until_home()

    def is_sensible(self):
        """Return whether the keyboard is on a control of the page that can be seen."""
        held = self.focus
        if held is None or not held.isVisible() or not self.page.isAncestorOf(held):
            return False
        with_focus = held.grab().toImage()
        held.clearFocus()
        without = held.grab().toImage()
        held.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        return with_focus != without

    def ask(self, request):
        return self.shell.desk.ask(request)


@dataclass
class Case:
    """One kind: how its form is reached, what is filled in, and what is edited later."""

    kind: str
    reach: object
    values: dict = field(default_factory=dict)
    name: str = ""
    edited: tuple = ("note", "Seen by the desk")

    def __repr__(self):
        return self.kind


def new_on(page):
    """Return what goes to a page of the navigation and asks for a new record there."""

    def reach(keys):
        number = [entry.page for entry in ENTRIES].index(page) + 1
        if number > 9:  # only nine pages have a number: the others are gone to by name
            keys.command(f"go to {page}")
        else:
            keys.press(Key.Key_0 + number, CONTROL)
        assert keys.is_sensible()
        keys.press(Key.Key_N, CONTROL)

    return reach


def command(words):
    return lambda keys: keys.command(words)


CASES = (
    Case("partner", new_on("partners"), {"name": "Bandung"}, "Bandung",
         ("country", "Indonesia")),
    Case("body", command("new body"), {"name": "Bandung City Government"},
         "Bandung City Government", ("website", "https://bandung.go.id")),
    Case("person", new_on("people"), {"name": "Siti Aminah", "partner": "ankara"},
         "Siti Aminah", ("email", "siti@example.org")),
    Case("agreement", new_on("agreements"),
         {"partner": "casab", "kind": "M", "signed_on": "Mar 1993"}, "",
         ("reference", "DBKL.600-1")),
    Case("milestone", command("new milestone"),
         {"partner": "osaka", "happened_on": "c. 1994", "name": "First letter"},
         "First letter", ("place", "Osaka")),
    Case("visit", new_on("visits"),
         {"partner": "ankara", "dates": "5-12 Oct 1993", "purpose": "Courtesy call"},
         "", ("place", "Ankara")),
    Case("followup", lambda keys: keys.press(Key.Key_F, CONTROL | SHIFT),
         {"text": "Send the report", "due_on": "1 dec 2026"}, "Send the report",
         ("owner_post", "Planning desk")),
    Case("gift", new_on("gifts"),
         {"description": "Pewter plate", "given_on": "1994", "value": "RM250"},
         "Pewter plate", ("kept_at", "City Hall")),
    Case("network", command("new network profile"), {"partner": "osaka"}, "",
         ("website", "https://example.org")),
    Case("source", command("new source"), {"title": "Desk diary"}, "Desk diary",
         ("address", "Shelf 4")),
)  # fmt: skip


@pytest.fixture
def keys(start, qtbot):
    return Keyboard(start(), qtbot)


@pytest.mark.parametrize("case", CASES, ids=repr)
def test_a_record_is_made_edited_binned_and_brought_back(keys, case):
    case.reach(keys)
    assert keys.page.kind.name == case.kind
    for name, text in case.values.items():
        keys.fill(keys.form.fields[name], text)
    keys.press(Key.Key_S, CONTROL)
    assert keys.page.pane.edit is None
    record = saved(keys, case)
    assert not case.name or headline(record, keys.shell.desk.words) == case.name
    assert all(getattr(record, name) is not None for name in case.values)
    edit_bin_and_undo(keys, case, record.id)


def saved(keys, case):
    """Return the record that has just been saved: the one that is read."""
    assert keys.is_sensible()
    record_id = keys.page.list.current_id
    return keys.ask(lambda ws: load_record(ws, case.kind, record_id))


def edit_bin_and_undo(keys, case, record_id):
    name, text = case.edited
    keys.press(Key.Key_F2)
    keys.fill(keys.form.fields[name], str(text))
    keys.press(Key.Key_S, CONTROL)
    assert getattr(saved(keys, case), name) == text

    keys.press(Key.Key_Delete)
    keys.answer_box()
    assert keys.ask(lambda ws: is_binned(ws, case.kind, record_id))
    assert keys.is_sensible()

    keys.press(Key.Key_Z, CONTROL)
    assert not keys.ask(lambda ws: is_binned(ws, case.kind, record_id))
    assert getattr(keys.ask(lambda ws: load_record(ws, case.kind, record_id)), name) == text
    assert keys.is_sensible()


def partner_offered(keys, typed):
    """Return the partner's field of a new visit, and what it offers for what is typed."""
    new_on("visits")(keys)
    partner = keys.form.fields["partner"]
    keys.walk_to(partner.isAncestorOf)
    keys.type(typed)
    offers = partner.editor.line.completer().popup()
    keys.qtbot.waitUntil(offers.isVisible)
    return partner, offers


def test_esc_closes_what_a_picker_offers_and_nothing_behind_it(keys):
    partner, offers = partner_offered(keys, "an")
    keys.press(Key.Key_Escape)
    keys.qtbot.waitUntil(lambda: not offers.isVisible())
    assert keys.opened(QMessageBox) is None
    assert partner.editor.line.text() == "an"
    keys.press(Key.Key_S, CONTROL)
    assert partner.refusal is not None and not offers.isVisible()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Tab])
def test_enter_and_tab_take_the_nearest_record_that_a_picker_offers(keys, key):
    partner, _offers = partner_offered(keys, "casab")
    assert partner.editor.line.text() == "casab"
    keys.press(key)
    keys.qtbot.waitUntil(lambda: partner.editor.line.text() == "Casablanca")
    assert partner.refusal is None
    assert partner.value() is not None


def test_a_claim_is_added_at_its_value_and_then_edited(keys):
    keys.press(Key.Key_2, CONTROL)
    keys.press(Key.Key_Down)
    keys.press(Key.Key_Return)
    keys.walk_to(lambda one: one.accessibleName().startswith("Since, "))
    since = keys.focus
    keys.press(Key.Key_I, CONTROL)
    keys.qtbot.waitUntil(lambda: keys.page.view.popover is not None)
    keys.walk_to(lambda one: one.accessibleName() == "Add claim")
    keys.press(Key.Key_Return)
    keys.until_in(AddClaimDialog)
    fields = keys.opened(AddClaimDialog).fields
    keys.fill(fields["source"], "international")
    keys.fill(fields["as_printed"], "signed in spring")
    keys.press(Key.Key_S, CONTROL)
    keys.until_home()
    assert keys.focus is since
    assert keys.is_sensible()

    keys.command("go to claims")
    keys.press(Key.Key_F, CONTROL)
    keys.type("signed in spring")
    keys.walk_to(lambda one: one is keys.page.list.table)
    keys.press(Key.Key_Down)
    claim = keys.page.list.current_id
    case = Case("claim", None, edited=("as_of", "1984"))
    assert saved(keys, case).as_printed == "signed in spring"
    edit_bin_and_undo(keys, case, claim)


def test_a_file_is_taken_into_the_vault_and_its_record_edited(keys, tmp_path):
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4")
    new_on("documents")(keys)
    keys.until_in(QFileDialog)
    keys.type(str(scan))
    keys.press(Key.Key_Return)
    keys.until_home()
    keys.qtbot.waitUntil(lambda: keys.page.list.current_id is not None)
    case = Case("document", None, edited=("dated", PartialDate.parse("1994")))
    document = saved(keys, case)
    assert document.original_name == "scan.pdf"
    edit_bin_and_undo(keys, case, document.id)


def test_every_kind_that_an_officer_makes_is_here():
    made = {case.kind for case in CASES} | {"claim", "document"}
    # Papers are issued by the briefing; the stages of a renewal have a page of their own.
    assert set(KINDS) - made <= {"issued", "renewal", "stage", "review", "reminder"}
