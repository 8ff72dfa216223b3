"""The menu of a line that is due: later, earlier, done; said in words and taken back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.kinds import PromiseState
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.dialogs.remind import EarlierDialog, LaterDialog
from kl_relations_desktop.gui.panes import has_focus
from kl_relations_desktop.gui.widgets.due_line import DueLine
from kl_relations_desktop.gui.widgets.rolling import Rolling
from kl_relations_desktop.runtime.settings import Settings
from kl_relations_desktop.usecases.due import due_items
from kl_relations_desktop.usecases.records import load_record
from tests.gui import sample


@pytest.fixture
def window(ws, make_shell):
    sample.fill(ws)
    return make_shell()


def line_of(shell, text):
    return next(one for one in shell.page.due.lines if text in one.row.headline)


def acts_of(line):
    return line.window().page.due.acts(line)


def choose(menu, text):
    """Choose what begins with this text, in the menu or in those under it."""
    for action in menu.actions():
        if action.menu() is not None:
            if choose(action.menu(), text):
                return True
        elif action.text().partition("\t")[0] == text:
            action.trigger()
            return True
    return False


def texts(menu):
    return [action.text() for action in menu.actions() if action.text()]


def late(shell):
    return line_of(shell, "Send the housing study report")


def is_shown(shell, text):
    return any(text in one.row.headline for one in shell.page.due.lines)


def test_a_promise_is_put_off_until_tomorrow_and_undo_brings_it_back(window):
    assert choose(acts_of(late(window)).menu(), "Tomorrow")
    assert not is_shown(window, "Send the housing study report")
    assert window.status.text.startswith(
        "Put off until 24 November 2026: Ankara · Send the housing"
    )
    window.act("undo")
    assert is_shown(window, "Send the housing study report")


def test_the_menu_names_the_days_it_means(window):
    later = next(one.menu() for one in acts_of(late(window)).menu().actions() if one.menu())
    assert texts(later) == [
        "Tomorrow\tTue 24 Nov 2026",
        "In a week\tMon 30 Nov 2026",
        "In a month\tWed 23 Dec 2026",
        "On a day…",
    ]


def test_a_promise_is_done_in_its_own_record(window, ws):
    line = late(window)
    number = line.row.record_id
    assert choose(acts_of(line).menu(), "Mark promise as done")
    kept = load_record(ws, "followup", number)
    assert (kept.state, kept.done_on) == (PromiseState.DONE, PartialDate.parse("2026-11-23"))
    assert "The promise is done" in window.status.text
    window.act("undo")
    assert load_record(ws, "followup", number).state is PromiseState.OPEN


def test_a_visit_has_no_done_but_leads_to_its_state(window, qtbot):
    line = line_of(window, "Courtesy call")
    menu = acts_of(line).menu()
    assert "Done for this time" not in texts(menu)
    window.desk.went.disconnect()
    with qtbot.waitSignal(window.desk.went) as went:
        choose(menu, "Change the state of the visit…")
    assert went.args[0] == Address("visits", line.row.record_id, True, "state")


def test_what_is_done_for_this_time_leaves_the_page(window):
    line = next(one for one in window.page.due.lines if one.row.kind == "agreement")
    item = line.item
    assert choose(acts_of(line).menu(), "Done for this time")
    assert item not in [one.item for one in window.page.due.lines]


def test_the_keyboard_goes_on_to_the_line_that_takes_the_place_of_one_that_went(
    window, ws, qtbot
):
    for number in range(3):
        sample.add_promise(ws, "Osaka", f"Promise {number}", f"2026-11-{14 + number}")
    window.page.refresh()
    rolling = window.page.due.findChild(Rolling)
    qtbot.waitUntil(late(window).isVisible)
    late(window).setFocus(Qt.FocusReason.TabFocusReason)
    place = window.page.due.lines.index(late(window))
    before = rolling.verticalScrollBar().value()
    assert choose(acts_of(late(window)).menu(), "Tomorrow")
    taken = window.page.due.lines[place]
    assert taken.row.headline == "Promise 0"
    assert has_focus(taken)
    assert rolling.verticalScrollBar().value() == before


def test_a_day_that_has_passed_is_refused_in_the_dialog(window, ws, qtbot):
    line = late(window)
    dialog = LaterDialog(window.desk, line.item, line)
    dialog.open()
    dialog.field.editor.line.setText("2020")
    dialog.field.editor.touch()
    dialog.save()
    assert dialog.isVisible()
    assert dialog.field._note.text.text() == "Choose a day after today; 2020 is not."
    dialog.field.editor.line.setText("Jan 2027")
    dialog.field.editor.touch()
    QTest.keyClick(dialog.field.editor.line, Qt.Key.Key_Return)
    assert not is_shown(window, "Send the housing study report")
    assert "January 2027" in window.status.text


def test_the_menu_opens_the_dialogs(window):
    for text, kind in (("On a day…", LaterDialog), ("Tell me earlier…", EarlierDialog)):
        assert choose(acts_of(late(window)).menu(), text)
        (dialog,) = window.findChildren(kind)
        assert dialog.isVisible()
        dialog.reject()


def test_an_empty_day_is_refused(window):
    line = late(window)
    dialog = LaterDialog(window.desk, line.item, line)
    dialog.open()
    assert dialog.field._note.text.text() == ""
    dialog.save()
    said = "Fill in “Not before”."
    assert dialog.field._note.text.text() == said
    dialog.reject()


def test_a_record_is_told_of_earlier_than_others(window, ws):
    number = sample.add_promise(ws, "Osaka", "Answer", "2027-02-01")
    item = next(
        one for one in due_items(ws, 365) if (one.kind, one.record_id) == ("promise", number)
    )
    dialog = EarlierDialog(window.desk, item, window.page)
    dialog.open()
    assert dialog.field.editor.line.text() == "30"
    dialog.field.editor.line.setText("90")
    dialog.field.editor.touch()
    dialog.save()
    assert window.status.text == "Told 90 days ahead: Osaka · Answer."
    assert replace(item, lead=90) in due_items(ws)


def test_the_keyboard_and_the_button_open_the_menu(window, qtbot):
    line = late(window)
    line.setFocus(Qt.FocusReason.TabFocusReason)
    assert line.more.isVisible()
    with qtbot.waitSignal(line.menu_asked):
        QTest.keyClick(line, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(line.menu_asked):
        QTest.mouseClick(line.more, Qt.MouseButton.LeftButton)
    reason, at = QContextMenuEvent.Reason.Mouse, QPoint(40, 10)
    with qtbot.waitSignal(line.menu_asked) as asked:
        QApplication.sendEvent(line, QContextMenuEvent(reason, at, line.mapToGlobal(at)))
    assert asked.args == [line.mapToGlobal(at)]
    for menu in line.findChildren(QMenu):
        menu.close()
    line_of(window, "Confirm visit dates").setFocus(Qt.FocusReason.TabFocusReason)
    assert not line.more.isVisible()


def test_the_button_says_what_it_is_about(window):
    assert late(window).more.accessibleName() == (
        "Remind me, or done: Send the housing study report"
    )


def test_the_menu_speaks_malay(ws, make_shell):
    sample.fill(ws)
    ws.settings = Settings(screen_language="ms")
    shell = make_shell()
    line = next(one for one in shell.page.due.lines if one.row.kind == "followup")
    assert "Tandakan janji sebagai selesai" in texts(acts_of(line).menu())


def test_a_line_without_an_item_has_no_menu(window, qtbot):
    line = DueLine(window.desk.theme, late(window).row, window)
    reason, at = QContextMenuEvent.Reason.Mouse, QPoint(40, 10)
    with qtbot.assertNotEmitted(line.menu_asked):
        QApplication.sendEvent(line, QContextMenuEvent(reason, at, line.mapToGlobal(at)))
