"""The running program: another look, a fault, slow work, a second copy, the backup."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QMessageBox

from kl_relations_desktop.bootstrap import doors
from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.gui import app as program_room
from kl_relations_desktop.gui.app import Program
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.runtime.instance import RunningCopy
from tests.gui.work import is_done


@pytest.fixture
def program(qtbot, qapp, ws):
    made = Program(qapp, ws, doors())
    with qtbot.waitExposed(made.shell):
        made.shell.show()
    yield made
    made.workers.finish()
    made.shell.close()


def test_another_language_builds_the_window_anew_where_the_officer_was(program, qtbot):
    before = program.shell
    before.go(Address("settings"))
    before.desk.choose(screen_language="ms")
    qtbot.waitUntil(lambda: program.shell is not before)
    assert program.shell.address.page == "settings"
    assert program.shell.navigation.entries["gifts"].text() == "Hadiah"
    assert program.shell.isVisible() and not before.isVisible()


def test_the_keyboard_stays_on_the_control_that_changed_the_language(program, qtbot):
    before = program.shell
    before.resize(1280, 640)
    before.go(Address("settings"))
    boxes = before.page.findChildren(QComboBox)
    for place, language in ((0, "ms"), (0, "en")):
        old = program.shell
        old.page.findChildren(QComboBox)[place].setFocus()
        old.desk.choose(screen_language=language)
        qtbot.waitUntil(lambda old=old: program.shell is not old)
        now = program.shell
        qtbot.waitUntil(
            lambda now=now, place=place: (
                now.focusWidget() is now.page.findChildren(QComboBox)[place]
            )
        )
    last = len(boxes) - 1
    program.shell.page.findChildren(QComboBox)[last].setFocus()
    old = program.shell
    old.desk.choose(theme="dark")
    qtbot.waitUntil(lambda: program.shell is not old)
    box = program.shell.page.findChildren(QComboBox)[last]
    qtbot.waitUntil(lambda: not box.visibleRegion().isEmpty())
    assert program.shell.focusWidget() is box


def test_another_look_is_worn_at_once(program, qtbot):
    before = program.shell
    before.desk.choose(theme="dark")
    qtbot.waitUntil(lambda: program.shell is not before)
    assert program.shell.desk.theme.is_dark


def test_a_setting_that_changes_no_look_leaves_the_window(program, qtbot):
    before = program.shell
    with qtbot.assertNotEmitted(before.desk.restyled):
        before.desk.choose(officer_name="Aminah binti Yusof")
    assert program.shell is before


def test_a_fault_is_told_once_with_what_is_needed_to_mend_it(program):
    hook = program_room._Hook(program)
    for _ in range(2):
        hook(ValueError, ValueError("a fault"), None)
    boxes = program.shell.findChildren(QMessageBox)
    assert len(boxes) == 1
    assert "What you have saved is safe" in boxes[0].text()
    assert "ValueError: a fault" in boxes[0].detailedText()
    boxes[0].close()


def test_slow_work_shows_itself_and_can_be_cancelled(program, qtbot):
    desk, go_on, answers = program.shell.desk, Event(), []
    desk.send(lambda _ws: go_on.wait(10), answers.append, name="Counting")
    status = program.shell.status
    cancel = status._work[2]
    qtbot.waitUntil(cancel.isVisible)
    assert "Counting" in [one.text() for one in status.findChildren(QLabel)]
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    go_on.set()
    qtbot.waitUntil(lambda: is_done(program.workers))
    assert answers == []


def test_quick_work_shows_nothing(program, qtbot):
    answers = []
    program.shell.desk.send(lambda _ws: 42, answers.append)
    qtbot.waitUntil(lambda: answers == [42])
    assert not program.shell.status._work[2].isVisible()


def test_work_that_is_refused_says_so_in_the_window(program, qtbot):
    def refused(_ws):
        raise RuleViolation("undo.nothing")

    program.shell.desk.send(refused, print)
    qtbot.waitUntil(program.shell.notice.isVisible)
    assert program.shell.notice.text.text() == "There is nothing to undo."


def test_a_second_copy_brings_the_first_to_the_front(program, qtbot, folder):
    copy = RunningCopy(folder)
    assert copy.take()
    program_room._listen(program, copy)
    program.shell.showMinimized()
    RunningCopy(folder).call_first()
    qtbot.waitUntil(lambda: not program.shell.isMinimized())
    copy.release()


def test_the_last_backup_is_said_in_the_status_line(program, qtbot):
    program.tend()
    qtbot.waitUntil(lambda: "Backup made" in program.shell.status.text, timeout=10_000)
