"""An officer walks by keys through the calendar to a visit, opens it, and comes back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.story import Visit
from kl_relations_desktop.usecases.partners import find_partner
from kl_relations_desktop.usecases.records import save_record

pytestmark = pytest.mark.window

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def shell(start):
    return start().shell


@pytest.fixture
def press(shell, qtbot):
    """Give a function that presses keys where real ones would go."""

    def pressed(*keys, modifier=NONE):
        for key in keys:
            qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is not None)
            QTest.keyClick(QGuiApplication.focusWindow(), key, modifier)

    return pressed


def test_to_a_visit_s_day_into_the_visit_and_back(shell, press):
    ws = shell.desk.ws
    ankara = find_partner(ws, "Ankara").id
    planned = Visit(partner=ankara, dates=PartialDate.parse("2026-12-04"), purpose="Call")
    visit = save_record(ws, planned).first_id

    press(Key.Key_9, modifier=CONTROL)
    page = shell.page
    assert shell.address.page == "calendar"
    assert shell.focusWidget() is page.grid
    press(Key.Key_Down, Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Right)
    assert page.grid.chosen.spoken == "Friday 4 December 2026, 1 entry: Ankara · Call"
    press(Key.Key_Return)
    assert (shell.address.page, shell.address.record_id) == ("visits", visit)

    press(Key.Key_Left, modifier=ALT)
    assert shell.page is page
    assert shell.focusWidget() is page.grid
    assert page.grid.chosen.day.isoformat() == "2026-12-04"

    press(Key.Key_Tab)
    assert shell.focusWidget() is page.entries
    press(Key.Key_Return)
    assert (shell.address.page, shell.address.record_id) == ("visits", visit)
