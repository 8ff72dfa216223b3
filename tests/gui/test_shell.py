"""The window's frame: pages, keys, the way back, the notice and the badge."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QMessageBox, QPlainTextEdit

from kl_relations_desktop.bootstrap import doors
from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.story import FollowUp, Gift
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.doors import ENTRIES, LOWER_ENTRIES
from kl_relations_desktop.gui.shell import Shell
from kl_relations_desktop.usecases.records import bin_record, save_record

ALL_PAGES = [entry.page for entry in ENTRIES + LOWER_ENTRIES]


def test_the_window_opens_on_the_overview(shell):
    assert shell.address == Address("overview")
    assert shell.windowTitle() == "Overview – KL Relations"


def test_no_entry_leads_nowhere(shell, qtbot):
    for page in ALL_PAGES:
        qtbot.mouseClick(shell.navigation.entries[page], Qt.MouseButton.LeftButton)
        assert shell.address.page == page
        assert shell.navigation.entries[page].isChecked()


def test_a_page_is_built_when_it_is_first_shown(shell):
    assert list(shell._pages) == ["overview"]


def test_ctrl_and_a_figure_goes_to_the_page_of_that_place(shell, qtbot):
    qtbot.keyClick(shell, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert shell.address.page == "agreements"


def test_alt_left_goes_back_and_alt_right_forth(shell, qtbot):
    shell.go(Address("agreements"))
    shell.go(Address("visits"))
    qtbot.keyClick(shell, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shell.address.page == "agreements"
    qtbot.keyClick(shell, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert shell.address.page == "visits"


def test_f1_opens_help_about_the_page(shell, qtbot):
    shell.go(Address("gifts"))
    qtbot.keyClick(shell, Qt.Key.Key_F1)
    assert shell.address == Address("help", field="gifts")


def test_f6_walks_through_the_panes(shell, qtbot):
    shell.go(Address("agreements", 1))
    shell.top.search.setFocus()
    seen = []
    for _ in range(4):
        qtbot.keyClick(shell, Qt.Key.Key_F6)
        seen.append(shell.focusWidget())
    assert shell.navigation.isAncestorOf(seen[0])
    assert seen[1] is shell.page.list.table
    assert shell.page.pane.isAncestorOf(seen[2])
    assert seen[3] is shell.top.search


def test_f6_leads_from_what_stands_above_the_panes_into_them_or_back(shell, qtbot):
    shell.go(Address("calendar"))
    shell.page.head.stops[0].setFocus()
    qtbot.keyClick(shell, Qt.Key.Key_F6)
    assert shell.focusWidget() is shell.page.grid
    shell.page.head.stops[0].setFocus()
    qtbot.keyClick(shell, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert shell.navigation.isAncestorOf(shell.focusWidget())


def test_the_arrows_walk_through_the_navigation_from_the_page_that_is_shown(shell, qtbot):
    assert QTest.qWaitForWindowActive(shell)
    qtbot.mouseClick(shell.navigation.entries["visits"], Qt.MouseButton.LeftButton)
    shell.top.search.setFocus()
    qtbot.keyClick(shell, Qt.Key.Key_F6)
    assert shell.focusWidget() is shell.navigation.entries["visits"]
    for key, page in (
        (Qt.Key.Key_Down, "followups"),
        (Qt.Key.Key_Up, "visits"),
        (Qt.Key.Key_Home, ALL_PAGES[0]),
        (Qt.Key.Key_Up, ALL_PAGES[0]),
        (Qt.Key.Key_End, ALL_PAGES[-1]),
    ):
        qtbot.keyClick(shell.focusWidget(), key)
        assert shell.focusWidget() is shell.navigation.entries[page]
    assert shell.address.page == "visits"
    qtbot.keyClick(shell.focusWidget(), Qt.Key.Key_Return)
    assert shell.address.page == ALL_PAGES[-1]


def test_below_1100_the_navigation_is_icons_with_names(shell):
    shell.resize(960, 540)
    assert shell.navigation.width() == 56
    entry = shell.navigation.entries["followups"]
    assert entry.toolTip() == entry.accessibleName() != ""


def test_the_badge_counts_what_is_late(shell):
    due = PartialDate.parse("2026-11-13")
    shell.desk.do(lambda ws: save_record(ws, FollowUp(text="Send the study", due_on=due)))
    assert shell.navigation.entries["followups"].accessibleName() == "Follow-ups, 1 late"


def test_what_is_soon_is_counted_only_when_nothing_is_late(shell):
    due = PartialDate.parse("2026-11-25")
    shell.desk.do(lambda ws: save_record(ws, FollowUp(text="Send the study", due_on=due)))
    assert shell.navigation.entries["followups"].accessibleName() == "Follow-ups, 1 soon"


def test_a_refusal_without_a_field_is_said_above_the_page(shell):
    shell.desk.refused.emit(RuleViolation("undo.nothing"))
    assert shell.notice.isVisible()
    assert shell.notice.text.text() == "There is nothing to undo."


def test_ctrl_z_undoes_the_last_change(shell, qtbot):
    before = len(shell.desk.ask(lambda ws: ws.store.shelf("followup").all()))
    shell.desk.do(lambda ws: save_record(ws, FollowUp(text="Send the study")))
    qtbot.keyClick(shell, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(shell.desk.ask(lambda ws: ws.store.shelf("followup").all())) == before
    assert shell.status.text == "Undone: Follow-up “Send the study”"


def test_ctrl_z_names_the_record_that_an_act_was_about_and_counts_the_others(shell, qtbot):
    def both(ws):
        with ws.store.session():
            save_record(ws, Gift(description="Plate"))
            return save_record(ws, FollowUp(text="Send the study"))

    shell.desk.do(both)
    qtbot.keyClick(shell, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shell.status.text == "Undone: Follow-up “Send the study”, and 1 record with it"


def test_ctrl_shift_z_does_again_what_was_undone_in_turn_until_something_new(shell, qtbot):
    control = Qt.KeyboardModifier.ControlModifier
    again = control | Qt.KeyboardModifier.ShiftModifier

    def press(modifiers):
        qtbot.keyClick(shell, Qt.Key.Key_Z, modifiers)
        return {one.text for one in shell.desk.ask(all_followups)} & {"One", "Two", "Three"}

    for text in ("One", "Two"):
        shell.desk.do(lambda ws, text=text: save_record(ws, FollowUp(text=text)))
    assert [press(control), press(control)] == [{"One"}, set()]
    assert [press(again), press(again)] == [{"One"}, {"One", "Two"}]
    assert shell.status.text == "Done again: Follow-up “Two”"
    press(again)
    assert "Nothing was undone" in shell.notice.text.text()
    assert [press(control), press(again), press(control)] == [{"One"}, {"One", "Two"}, {"One"}]
    shell.desk.do(lambda ws: save_record(ws, FollowUp(text="Three")))
    assert press(again) == {"One", "Three"}


def test_nothing_is_undone_under_a_form_with_unsaved_edits(shell, qtbot):
    shell.desk.do(lambda ws: save_record(ws, FollowUp(text="Send the study")))
    shell.go(Address("gifts", draft=Gift(description="Plate")))
    form = shell.page.pane.edit.form
    qtbot.keyClicks(form.fields["description"].editor.line, " of pewter")
    shell.top.undo.click()
    assert "Save or cancel them first" in shell.notice.text.text()
    assert "Send the study" in {one.text for one in shell.desk.ask(all_followups)}
    shell.page.pane.stop()


def test_a_record_that_comes_back_is_read_again(shell, qtbot):
    record_id = shell.desk.do(lambda ws: save_record(ws, FollowUp(text="A study"))).first_id
    shell.go(Address("followups", record_id))
    shell.desk.do(lambda ws: bin_record(ws, "followup", record_id))
    assert shell.page.list.current_id is None
    shell.act("undo")
    assert shell.page.list.current_id == record_id
    assert shell.page.pane.currentWidget() is shell.page.pane.reader


def all_followups(ws):
    return ws.store.shelf("followup").all()


def test_closing_with_unsaved_edits_asks_first(shell, qtbot):
    shell.go(Address("gifts", draft=Gift(description="Plate")))
    form = shell.page.pane.edit.form
    qtbot.keyClicks(form.fields["description"].editor.line, " of pewter")
    assert shell.windowTitle().startswith("• ")
    shell.close()
    assert shell.isVisible()
    box = shell.findChild(QMessageBox)
    qtbot.mouseClick(box.button(QMessageBox.StandardButton.Discard), Qt.MouseButton.LeftButton)
    assert not shell.isVisible()


def test_the_window_stands_next_time_where_it_stood(make_shell):
    first = make_shell()
    first.resize(880, 640)
    first.close()
    second = Shell(first.desk, doors())
    assert second.size() == first.size()


def test_the_day_in_the_bar_is_the_workspace_s_day(shell):
    assert shell.desk.ws.today() == date(2026, 11, 23)
    assert shell.top.day.text() == "Mon 23 Nov 2026"


@pytest.mark.parametrize("page", ALL_PAGES)
def test_every_control_has_a_name(shell, page):
    shell.go(Address(page))
    nameless = [
        widget
        for kind in (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit)
        for widget in shell.findChildren(kind)
        if widget.isVisible() and not _name(widget)
    ]
    assert nameless == []


def test_every_field_of_a_form_has_a_name(shell, qtbot):
    for page in ("agreements", "visits", "people"):
        shell.go(Address(page, 1, is_editing=True))
        nameless = [
            widget
            for field in (QLineEdit, QComboBox, QPlainTextEdit, QAbstractButton)
            for widget in shell.page.pane.edit.findChildren(field)
            if widget.isVisible() and not _name(widget)
        ]
        assert nameless == []


def _name(widget):
    found = QAccessible.queryAccessibleInterface(widget)
    return widget.accessibleName() or (found.text(QAccessible.Text.Name) if found else "")


@pytest.mark.parametrize(
    ("page", "asked"), [("renewals", "schedule"), ("terms", "plot"), ("partners", "print")]
)
def test_ctrl_p_asks_for_what_the_page_prints(shell, page, asked):
    shell.go(Address(page))
    heard = []
    shell.desk.asked.disconnect()
    shell.desk.asked.connect(lambda name, _about: heard.append(name))
    shell.act("print")
    assert heard == [asked]


@pytest.mark.parametrize("language", ["en", "ms"])
def test_the_name_of_a_page_stands_whole_beside_its_count(ws, make_shell, language):
    ws.settings = replace(ws.settings, screen_language=language)
    shell = make_shell()
    metrics = shell.desk.theme.metrics("strong")
    shell.navigation.show_counts({"followups": (9, 0)})
    for entry in shell.navigation.entries.values():
        room = entry.width() - 38 - entry._badge_room()
        assert (
            metrics.elidedText(entry.text(), Qt.TextElideMode.ElideRight, room) == entry.text()
        )
