"""The sign in the notification area: the count, the news, the turn of the day."""

import gc
from datetime import date

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSystemTrayIcon

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.theme import DARK, LIGHT, chosen
from kl_relations_desktop.gui.tray import Tray, counted, message, sign_of
from kl_relations_desktop.runtime.settings import load
from kl_relations_desktop.usecases.due import due_items
from kl_relations_desktop.usecases.workspace import change_settings
from kl_relations_desktop.wording.catalogue import words
from tests.gui import sample


class Sign(QSystemTrayIcon):
    """A sign that keeps what it was asked to say; like any, it says nothing before it shows."""

    def __init__(self):
        super().__init__()
        self.said = []

    def showMessage(self, title, text, *_more):
        if self.isVisible():
            self.said.append((title, text))


@pytest.fixture
def window(ws, make_shell):
    sample.fill(ws)
    return make_shell()


@pytest.fixture
def make_tray(window):
    made = []

    def make():
        made.append(Tray(lambda: window, Sign()))
        return made[-1]

    yield make
    for tray in made:
        tray.hide()
    # A sign that is let go while another window is dressed takes the program with it.
    made.clear()
    gc.collect()


def test_what_is_due_is_told_in_one_message_and_counted_in_words(make_tray, ws):
    tray = make_tray()
    count = len(due_items(ws))
    ((title, text),) = tray._sign.said
    assert title == counted(count, 1, words("en"))
    assert title.endswith("1 late")
    assert text.splitlines()[0] == "Send the housing study report"
    assert tray._sign.toolTip() == f"KL Relations\n{title}"


def test_a_restart_on_the_same_day_repeats_nothing(make_tray, window, ws):
    make_tray()
    ws.settings = load(ws.folder)
    assert make_tray()._sign.said == []
    sample.add_promise(ws, "Osaka", "Answer the letter", "2026-11-24")
    ((title, text),) = make_tray()._sign.said
    assert (title, text) == ("1 thing needs you", "Answer the letter")


def test_notifications_that_are_off_say_nothing(make_tray, ws):
    change_settings(ws, notifications="off")
    tray = make_tray()
    assert tray._sign.said == []
    assert "late" in tray._sign.toolTip()


def test_a_change_is_counted_but_not_told(make_tray, window, ws, qtbot):
    tray = make_tray()
    tray._sign.said.clear()
    before = tray._sign.toolTip()
    window.desk.do(lambda _ws: _saved(ws))
    qtbot.waitUntil(lambda: tray._sign.toolTip() != before)
    assert tray._sign.said == []


def _saved(ws):
    return Changes.of("followup", sample.add_promise(ws, "Osaka", "Answer", "2026-11-24"))


def test_another_day_is_told_and_every_page_looks_again(make_tray, window, ws):
    sample.add_promise(ws, "Osaka", "Answer the letter", "2026-12-24")
    tray = make_tray()
    tray._sign.said.clear()
    tray.look_at_clock()
    assert tray._sign.said == []
    ws.today = lambda: date(2026, 11, 24)
    tray.look_at_clock()
    assert tray._sign.said == [("1 thing needs you", "Answer the letter")]
    assert window.top.day.text() == "Tue 24 Nov 2026"
    late = next(one for one in window.page.due.lines if "housing" in one.row.headline)
    assert late.row.chip.text == "11 days late"
    tray.look_at_clock()
    assert len(tray._sign.said) == 1


def test_the_menu_opens_the_first_five_records_and_ends_the_program(make_tray, window, ws):
    tray = make_tray()
    menu = tray.menu()
    names = [one.text() for one in menu.actions() if one.text()]
    assert (names[0], names[-1]) == ("Open the desk", "Quit")
    assert len(names) == 2 + min(5, len(due_items(ws)))
    assert names[1] == "Send the housing study report\t10 days late"
    menu.actions()[2].trigger()
    assert window.address == Address("followups", tray._items[0].record_id)
    menu.actions()[-1].trigger()
    assert not window.isVisible()


def test_a_click_brings_the_window_forward(make_tray, window):
    tray = make_tray()
    window.showMinimized()
    tray._sign.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert not window.isMinimized()


def test_without_a_notification_area_the_day_still_turns(window, ws):
    tray = Tray(lambda: window, None)
    ws.today = lambda: date(2026, 11, 24)
    tray.look_at_clock()
    assert window.top.day.text() == "Tue 24 Nov 2026"
    tray.hide()


@pytest.mark.parametrize(("look", "inks"), [("light", LIGHT), ("dark", DARK)])
def test_late_due_and_nothing_differ_in_colour_and_in_shape(qapp, look, inks):
    theme = chosen(look)
    for due, late, token, corner in ((3, 1, "late", 0), (3, 0, "soon", 0), (0, 0, "accent", 0)):
        drawn = sign_of(theme, due, late).pixmap(32, 32).toImage()
        assert drawn.pixelColor(16, 1) == QColor(inks[token])
        assert drawn.pixelColor(0, 0).alpha() == corner
    # An octagon has a corner where a disc is empty.
    late, due = (sign_of(theme, 3, one).pixmap(32, 32).toImage() for one in (1, 0))
    assert late.pixelColor(23, 1).alpha() > 200 > due.pixelColor(23, 1).alpha()


def test_several_are_summed_up_in_malay_too(ws):
    sample.fill(ws)
    items = due_items(ws, 400)
    title, text = message(items, words("ms"))
    assert title == f"{len(items)} perkara memerlukan perhatian anda · 1 lewat"
    assert len(text.splitlines()) == 4
