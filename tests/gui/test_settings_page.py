"""Settings of terms and reminders: kept at once, refused at the field, felt on every page."""

import sys

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication

from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.runtime import autostart
from kl_relations_desktop.runtime.settings import load
from kl_relations_desktop.usecases.calendar_files import choose_standing_calendar
from tests.gui import sample


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Let nothing here touch what really starts with the system."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config"


@pytest.fixture
def page(ws, make_shell):
    sample.fill(ws)
    shell = make_shell()
    shell.go(Address("settings"))
    return shell.page


def type_in(page, name, text):
    field = page.fields[name]
    field.setText(text)
    field.editingFinished.emit()
    return field.accessibleDescription()


@pytest.mark.parametrize(
    "name",
    ["lead_visit_days", "lead_promise_days", "lead_review_days", "lead_notice_days",
     "lead_end_days", "despatch_margin_days", "ending_months", "review_cycle_months",
     "dormancy_months"],
)  # fmt: skip
def test_every_number_is_kept_at_once(page, ws, name):
    assert type_in(page, name, "13") == ""
    assert getattr(load(ws.folder), name) == 13


@pytest.mark.parametrize("typed", ["", "-1", "soon", "1.5", "36501", "9" * 30, "²"])
def test_a_number_that_cannot_be_meant_is_refused_at_its_field(page, ws, typed):
    said = type_in(page, "lead_visit_days", typed)
    assert said == "Give a whole number from 0 to 36500."
    assert ws.settings.lead_visit_days == 30
    assert type_in(page, "lead_visit_days", "30") == ""


def test_a_review_cycle_of_nothing_is_refused(page):
    assert type_in(page, "review_cycle_months", "0").startswith("Give a whole number from 1")


def test_a_longer_review_cycle_is_felt_on_the_overview(page, ws):
    overview = page.window().page_named("overview")
    before = [line.row.detail for line in overview.due.lines if line.row.kind == "agreement"]
    type_in(page, "review_cycle_months", "1200")
    page.window().go(Address("overview"))
    after = [line.row.detail for line in overview.due.lines if line.row.kind == "agreement"]
    assert before and before != after


@pytest.mark.skipif(sys.platform == "win32", reason="would write the real registry")
def test_start_with_the_system_is_off_first_and_what_the_system_says(page, ws, home):
    start = page.start
    assert start.currentData() == "off"
    start.setCurrentIndex(0)
    start.activated.emit(0)
    assert autostart.is_on() and load(ws.folder).start_with_system == "on"
    start.setCurrentIndex(1)
    start.activated.emit(1)
    assert not autostart.is_on() and load(ws.folder).start_with_system == "off"


@pytest.mark.skipif(sys.platform == "win32", reason="would write the real registry")
def test_a_start_that_cannot_be_set_is_told_and_stays_off(page, ws, home):
    home.write_text("in the way")
    page.start.setCurrentIndex(0)
    page.start.activated.emit(0)
    assert "could not be set" in page.window().notice.text.text()
    assert page.start.currentData() == "off"
    assert ws.settings.start_with_system == "off"


def test_what_was_put_off_is_reached_from_here(page):
    page.put_off.click()
    assert page.window().address.page == "reminders"


def test_the_fields_of_all_cards_stand_in_one_line(page, qtbot):
    first = page.fields["officer_name"]
    qtbot.waitUntil(lambda: first.width() > 100)
    assert len({one.mapTo(page, one.rect().topLeft()).x() for one in page.fields.values()}) == 1


def test_the_settings_lead_to_the_standing_calendar(page, ws, qtbot, tmp_path, monkeypatch):
    card = page.calendar
    assert card.path.text() == "None is kept."
    assert [one.isHidden() for one in card.acts] == [False, True, True, True]
    file = tmp_path / "desk.ics"
    with qtbot.waitSignal(card.standing.moved):
        card.standing.keep_in(str(file))
    assert card.path.text() == str(file)
    card.copy.click()
    assert QGuiApplication.clipboard().text() == str(file)
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    card.folder.click()
    assert [one.toLocalFile() for one in opened] == [str(tmp_path)]
    card.stop.click()
    assert (ws.settings.calendar_file, card.path.text()) == ("", "None is kept.")


def test_a_folder_that_no_program_opens_is_told_of(page, qtbot, ws, tmp_path, monkeypatch):
    choose_standing_calendar(ws, tmp_path / "desk.ics")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    with qtbot.waitSignal(page.desk.refused) as refused:
        page.calendar.folder.click()
    assert refused.args[0].code == "file.no_viewer"


def test_the_settings_follow_what_is_chosen_on_the_calendar_s_page(page, ws, tmp_path):
    choose_standing_calendar(ws, tmp_path / "desk.ics")
    page.window().go(Address("calendar"))
    page.window().go(Address("settings"))
    assert page.calendar.path.text() == str(tmp_path / "desk.ics")
