"""Ctrl+Enter reads the record in a window of its own, while the page goes on."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kl_relations_desktop.domain.records.register import kind_named
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.widgets.beside import BesideWindow, open_beside
from kl_relations_desktop.usecases.records import bin_record, save_values
from tests.gui import sample

KEY = "Ctrl+Return"


@pytest.fixture
def shell(ws, make_shell):
    made = make_shell()
    made.go(Address("partners", sample.partner_id(ws, "Casablanca")))
    return made


def beside(shell):
    return [one for one in shell.findChildren(BesideWindow) if one.isVisible()]


def test_the_key_opens_the_record_beside_and_the_page_goes_on(shell, ws):
    next(one for one in shell.actions() if one.shortcut().toString() == KEY).trigger()
    (opened,) = beside(shell)
    assert opened.windowTitle() == "Casablanca"
    shell.go(Address("partners", sample.partner_id(ws, "Ankara")))
    assert opened.reader.name.text() == "Casablanca"
    assert opened.isVisible()


def test_a_record_is_opened_beside_once_and_esc_closes_it(shell, qtbot):
    for _ in range(2):
        shell.act("beside")
    (opened,) = beside(shell)
    # Esc belongs to the active window.
    opened.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is opened)
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert beside(shell) == []


def test_it_follows_changes_and_goes_with_the_record(shell, ws):
    shell.act("beside")
    (opened,) = beside(shell)
    partner = sample.partner_id(ws, "Casablanca")
    kind = kind_named("partner")
    shell.desk.do(lambda ws: save_values(ws, kind, partner, {"name": "Dar el Beida"}))
    assert opened.windowTitle() == "Dar el Beida"
    shell.desk.do(lambda ws: bin_record(ws, "partner", partner))
    assert beside(shell) == []


def test_edit_leads_to_the_form_in_the_large_window(shell):
    shell.act("beside")
    (opened,) = beside(shell)
    opened.reader.edit.click()
    assert shell.page.pane.edit is not None
    shell.page.pane.stop()


def test_nothing_chosen_opens_nothing(make_shell):
    shell = make_shell()
    shell.go(Address("gifts"))
    shell.act("beside")
    assert beside(shell) == []


def test_every_kind_can_be_read_beside(shell, ws):
    for kind, record_id in (("agreement", 1), ("source", 1), ("milestone", 1)):
        opened = open_beside(shell.desk, kind_named(kind), record_id, shell.page)
        assert opened is not None and opened.isVisible() and opened.windowTitle()
        opened.close()


def test_an_agreement_beside_says_how_it_stands_and_is_only_read(shell, ws):
    opened = open_beside(shell.desk, kind_named("agreement"), 1, shell.page)
    assert opened.reader.standing.lines
    acts = [one for one in opened.reader.more.menu().actions() if one.isVisible()]
    assert acts == [opened.reader.history_act]


def press_beside(shell):
    next(one for one in shell.actions() if one.shortcut().toString() == KEY).trigger()
    (opened,) = beside(shell)
    opened.close()
    return opened.about


def test_a_line_and_a_mark_of_the_overview_are_read_beside(ws, make_shell, qtbot):
    sample.fill(ws)
    shell = make_shell()
    page = shell.page
    line = next(one for one in page.due.lines if one.row.kind == "followup")
    line.setFocus(Qt.FocusReason.TabFocusReason)
    assert press_beside(shell) == ("followup", line.row.record_id)
    qtbot.waitUntil(lambda: page.below.ahead is not None)
    canvas = page.below.ahead.strip.canvas
    qtbot.waitUntil(canvas.isVisible)
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(canvas, Qt.Key.Key_End)
    assert press_beside(shell) == canvas.current.record
    assert shell.page is page


def test_a_card_of_the_board_an_entry_of_the_calendar_and_a_bar_are_read_beside(ws, make_shell):
    sample.fill(ws)
    shell = make_shell()
    shell.go(Address("renewals"))
    shell.page._choose(shell.page.seen.cards[0].key)
    assert press_beside(shell) == ("agreement", shell.page.chosen.agreement.id)
    shell.go(Address("calendar"))
    shell.page.go_to(date(2026, 11, 26))
    visit = shell.page.grid.first.item.record
    assert press_beside(shell) == visit
    shell.page.go_to(date(2026, 11, 27))
    shell.act("beside")
    assert beside(shell) == []
    shell.page.entries.setFocus(Qt.FocusReason.TabFocusReason)
    assert press_beside(shell) == shell.page.entries.chosen.item.record
    shell.go(Address("terms"))
    plot = shell.page.plot
    plot.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(plot.canvas, Qt.Key.Key_End)
    assert press_beside(shell) == plot.canvas.current.record
    plot.as_table.click()
    plot.table.setFocus(Qt.FocusReason.TabFocusReason)
    assert press_beside(shell) == plot.table.at_hand
