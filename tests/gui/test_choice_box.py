"""The wheel scrolls pages, and changes no closed list in passing."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import kl_relations_desktop.gui
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.usecases.records import record_rows
from tests.gui import sample


def turn_wheel(box):
    middle = QPointF(box.rect().center())
    event = QWheelEvent(
        middle, QPointF(box.mapToGlobal(middle.toPoint())), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, event)


@pytest.fixture
def shell(ws, make_shell):
    sample.fill(ws)
    return make_shell()


def test_the_wheel_over_a_setting_changes_nothing_until_it_has_the_keyboard(shell, ws):
    shell.go(Address("settings"))
    box = shell.page.fields["paper_language"]
    shell.page.fields["officer_name"].setFocus()
    turn_wheel(box)
    assert ws.settings.paper_language == "en"
    box.setFocus()
    turn_wheel(box)
    assert ws.settings.paper_language == "ms"


def test_the_wheel_over_the_stage_of_a_case_does_not_move_it(shell, ws):
    shell.go(Address("renewals"))
    shell.page._choose(shell.page.seen.cards[0].key)
    before = shell.page.pane.stage.currentIndex()
    turn_wheel(shell.page.pane.stage)
    assert shell.page.pane.stage.currentIndex() == before
    assert ws.store.reading("renewal").all() == ()


def test_a_long_list_rolls_and_shows_that_it_does(shell, ws):
    shell.go(Address("claims", record_rows(ws, "claim")[0].id, is_editing=True))
    box = shell.page.pane.edit.form.fields["field_name"].editor.box
    box.showPopup()
    view = box.view()
    assert box.count() > 12
    assert view.window().height() < 13 * view.sizeHintForRow(0)
    assert view.sizeHintForRow(0) >= 26
    assert view.verticalScrollBar().isVisible()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.visualRect(view.currentIndex()).bottom() <= view.viewport().height()
    box.hidePopup()


def test_every_closed_list_is_of_this_kind():
    gui = Path(kl_relations_desktop.gui.__file__).parent
    bare = [one for one in gui.rglob("*.py") if "QComboBox" in one.read_text("utf-8")]
    assert {one.name for one in bare} == {"choice_box.py"}
