"""Where the keyboard is can be seen: a ring, which only a press of the mouse hides."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton

from kl_relations_desktop.domain.records.story import FollowUp
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.dialogs.fill_gap import FillGapDialog
from kl_relations_desktop.gui.dialogs.record_dialog import RecordDialog
from kl_relations_desktop.gui.doors import ENTRIES, LOWER_ENTRIES
from kl_relations_desktop.gui.widgets.tab_order import stops
from kl_relations_desktop.usecases.partners import find_partner
from kl_relations_desktop.usecases.records import load_record, record_rows, save_record
from tests.gui import sample

CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
PAGES = [entry.page for entry in ENTRIES + LOWER_ENTRIES]


def picture(widget):
    return widget.grab().toImage()


def is_seen(widget):
    """Return whether a control with the keyboard looks otherwise than without it."""
    with_ring = picture(widget)
    reason = Qt.FocusReason.MouseFocusReason
    widget.clearFocus()
    without = picture(widget)
    widget.setFocus(reason)
    return with_ring != without


def stops_of(window, most=300):
    """Return what Tab stops at, in order, once around."""
    first = window.focusWidget()
    seen = []
    while len(seen) < most:
        seen.append(window.focusWidget())
        window.focusNextPrevChild(True)
        if window.focusWidget() in (first, None):
            break
    return seen


def unseen_stops(window):
    """Return the controls that look the same with the keyboard on them as without."""
    assert QTest.qWaitForWindowActive(window)
    unseen = []
    for one in stops_of(window):
        one.setFocus(Qt.FocusReason.TabFocusReason)
        if not is_seen(one):
            unseen.append((type(one).__name__, one.accessibleName()))
    return unseen


@pytest.mark.parametrize("page", PAGES)
def test_every_stop_of_the_keyboard_is_seen(shell, page):
    shell.go(Address(page))
    assert unseen_stops(shell) == []


def test_every_stop_on_a_partner_s_page_is_seen(shell, ws):
    for name in ("Casablanca", "CityNet"):
        shell.go(Address("partners", find_partner(ws, name).id))
        assert unseen_stops(shell) == []


@pytest.mark.parametrize("page", ["agreements", "visits", "people", "gifts"])
def test_every_stop_of_a_form_is_seen(shell, page):
    shell.go(Address(page))
    shell.page.act("new")
    assert unseen_stops(shell) == []


@pytest.mark.parametrize("page", PAGES[1:])
def test_enter_on_an_entry_leads_to_a_control_with_a_ring(shell, qtbot, page):
    assert QTest.qWaitForWindowActive(shell)
    entry = shell.navigation.entries[page]
    entry.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert shell.page.isAncestorOf(shell.focusWidget())
    assert is_seen(shell.focusWidget())


@pytest.mark.parametrize("page", PAGES[1:9])
def test_a_page_key_pressed_in_the_navigation_leads_to_a_ring(shell, qtbot, page):
    assert QTest.qWaitForWindowActive(shell)
    shell.navigation.entries["overview"].setFocus(Qt.FocusReason.MouseFocusReason)
    number = PAGES.index(page) + 1
    qtbot.keyClick(shell, Qt.Key.Key_0 + number, CONTROL)
    assert shell.page.isAncestorOf(shell.focusWidget())
    assert is_seen(shell.focusWidget())


def test_a_press_of_the_mouse_hides_the_ring(shell, qtbot):
    assert QTest.qWaitForWindowActive(shell)
    qtbot.mouseClick(shell.navigation.entries["agreements"], LEFT)
    table = shell.page.list.table
    assert shell.focusWidget() is table
    assert table.property("ring") is False
    qtbot.keyClick(shell, Qt.Key.Key_5, CONTROL)
    assert shell.page.list.table.property("ring") is True


def test_the_keyboard_comes_back_from_the_sources_with_its_ring(shell, qtbot, ws):
    assert QTest.qWaitForWindowActive(shell)
    shell.go(Address("partners", find_partner(ws, "Casablanca").id))
    view = shell.page.view
    since = next(cell for cell in view.head._facts if cell.mark.isVisible())
    for opener in (since.mark, since._value):
        opener.setFocus(Qt.FocusReason.TabFocusReason)
        shell.page.act("sources")
        qtbot.waitUntil(view.popover.isVisible)
        qtbot.keyClick(view.popover, Qt.Key.Key_Escape)
        assert shell.focusWidget() is opener
        assert is_seen(opener)


def test_the_keyboard_comes_back_from_a_menu_with_its_ring(shell, qtbot):
    assert QTest.qWaitForWindowActive(shell)
    shell.go(Address("agreements", 1))
    table = shell.page.list.table
    table.setFocus(Qt.FocusReason.TabFocusReason)
    table.menu_asked.emit(table.mapToGlobal(table.rect().center()))
    menu = next(one for one in shell.findChildren(QMenu) if one.isVisible())
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert shell.focusWidget() is table
    assert is_seen(table)


def test_saving_by_key_leaves_the_keyboard_on_the_record_in_the_list(shell, qtbot):
    assert QTest.qWaitForWindowActive(shell)
    shell.go(Address("agreements", 1))
    shell.page.act("edit")
    shell.page.act("save")
    assert shell.focusWidget() is shell.page.list.table
    assert is_seen(shell.focusWidget())


def test_enter_presses_the_button_that_has_the_keyboard(shell, qtbot, ws):
    assert QTest.qWaitForWindowActive(shell)
    shell.go(Address("partners", find_partner(ws, "Casablanca").id))
    shell.page.view.head.edit_button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(shell.focusWidget(), Qt.Key.Key_Return)
    assert shell.page.pane.edit is not None


def test_enter_on_cancel_fills_no_gap(shell, qtbot, ws):
    assert QTest.qWaitForWindowActive(shell)
    shell.go(Address("partners", find_partner(ws, "Casablanca").id))
    gap = shell.page.view.story.gaps[0].gap
    shell.page._on_fill(gap)
    dialog = shell.findChild(FillGapDialog)
    cancel = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Cancel")
    cancel.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(cancel, Qt.Key.Key_Return)


def test_shift_f10_opens_the_menu_of_the_chosen_row(shell, qtbot):
    assert QTest.qWaitForWindowActive(shell)
    shell.go(Address("agreements", 1))
    table = shell.page.list.table
    qtbot.keyClick(table, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = next(one for one in shell.findChildren(QMenu) if one.isVisible())
    menu.close()
    assert shell.focusWidget() is table


def test_cancelling_the_first_record_of_a_page_leads_to_add(shell):
    assert QTest.qWaitForWindowActive(shell)
    shell.go(Address("gifts"))
    shell.page.act("new")
    shell.page.act("cancel")
    assert shell.page.blank.isAncestorOf(shell.focusWidget())
    assert is_seen(shell.focusWidget())


def test_a_form_opened_at_its_last_field_has_it_in_sight(ws, make_shell, qtbot):
    shell = make_shell()
    shell.resize(1280, 720)
    partner = sample.partner_id(ws, "Casablanca")
    promise = save_record(ws, FollowUp(partner=partner, text="Send the report")).first_id
    shell.desk.open_record("followup", promise, is_editing=True, field="marking")
    marking = shell.page.pane.edit.focusWidget()
    assert marking.accessibleName() == "Marking"
    qtbot.waitUntil(lambda: not marking.visibleRegion().isEmpty())


def test_rows_that_were_added_and_moved_are_stopped_at_as_they_stand(shell, ws, qtbot):
    profile = load_record(ws, "network", record_rows(ws, "network")[0].id)
    dialog = RecordDialog(shell.desk, profile, shell)
    form = dialog.pane.form
    dialog.open()
    assert QTest.qWaitForWindowActive(dialog)
    for name in ("figures", "backers", "clusters"):
        form.fields[name].editor.add_row()
        qtbot.waitUntil(dialog.focusWidget().isVisible)
    clusters = form.fields["clusters"].editor
    clusters.rows[-1].up.click()
    clusters.rows[0].remove.click()
    form.focus("partner")
    seen = stops_of(dialog)
    standing = [one for one in stops(form) if one.isVisible() and one.isEnabled()]
    assert seen == [*standing, dialog.pane.cancel, dialog.pane.save]


@pytest.mark.parametrize("name", ["note", "partner"])
def test_tab_leads_from_the_buttons_to_the_ends_of_a_form_in_sight(shell, ws, qtbot, name):
    dialog = RecordDialog(shell.desk, FollowUp(text="Send the report"), shell)
    pane = dialog.pane
    dialog.open()
    assert QTest.qWaitForWindowActive(dialog)
    is_last = name == "note"
    field = pane.form.fields[name]
    bar = pane.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.waitUntil(lambda: not pane._settling.isActive())
    bar.setValue(0 if is_last else bar.maximum())
    button = pane.cancel if is_last else pane.save
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Backtab if is_last else Qt.Key.Key_Tab)
    assert field.isAncestorOf(dialog.focusWidget())
    assert not dialog.focusWidget().visibleRegion().isEmpty()
