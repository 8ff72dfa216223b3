"""The calendar by keyboard: months and days, entries and records, what is hidden, its file."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.story import FollowUp, Visit
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.pages.calendar_facts import month_beside, weeks_of
from kl_relations_desktop.gui.standing_file import StandingFile
from kl_relations_desktop.gui.widgets.month_grid import DAY_ROLE
from kl_relations_desktop.usecases.calendar_files import choose_standing_calendar
from kl_relations_desktop.usecases.partners import find_partner
from kl_relations_desktop.usecases.records import save_record
from kl_relations_desktop.usecases.workspace import change_settings
from tests.exchange.rfc5545 import read

Key = Qt.Key


@pytest.fixture
def visit(ws):
    """Give the id of Ankara's visit on 26 November 2026."""
    ankara = find_partner(ws, "Ankara").id
    planned = Visit(partner=ankara, dates=PartialDate.parse("2026-11-26"), purpose="Call")
    return save_record(ws, planned).first_id


@pytest.fixture
def page(visit, shell):
    shell.go(Address("calendar"))
    return shell.page


def press(widget, *keys):
    for key in keys:
        QTest.keyClick(widget, key)


def shown(page):
    return page.head.title.text()


@given(st.integers(2, 9997), st.integers(1, 12))
def test_weeks_run_from_monday_without_a_gap_and_hold_the_whole_month(year, month):
    days = [day for week in weeks_of(year, month) for day in week]
    assert days[0].weekday() == 0 and len(days) % 7 == 0
    assert days == [days[0] + timedelta(days=n) for n in range(len(days))]
    first = date(year, month, 1)
    last = month_beside(first, 1) - timedelta(days=1)
    inside = [day for day in days if (day.year, day.month) == (year, month)]
    assert (inside[0], inside[-1]) == (first, last)
    assert days[6] >= first and days[-7] <= last


def test_a_february_of_four_weeks_and_one_of_a_leap_year():
    assert len(weeks_of(2027, 2)) == 4
    assert date(2028, 2, 29) in weeks_of(2028, 2)[-1]
    assert month_beside(date(2028, 1, 31), 1) == date(2028, 2, 29)


def test_today_is_chosen_first_and_a_day_says_what_falls_on_it(page):
    assert shown(page) == "November 2026"
    assert page.grid.chosen.day == date(2026, 11, 23)
    press(page.grid, Key.Key_Right, Key.Key_Right, Key.Key_Right)
    assert page.grid.chosen.spoken == "Thursday 26 November 2026, 1 entry: Ankara · Call"
    assert page.entries.rows.lines[0].title == "Ankara · Call"
    assert page.entries.chosen is page.entries.rows.lines[0]


def test_an_empty_day_tells_what_comes_next_and_leads_there(page, shell, visit):
    press(page.grid, Key.Key_Right)
    assert page.pane.empty.isVisible()
    head, review, call, *_later = page.entries.rows.lines
    assert head == "What comes next"
    assert (review.detail, call.title) == ("Review · 25 November 2026", "Ankara · Call")
    assert page.subject() == (None, None)
    press(page.grid, Key.Key_Space)
    press(page.entries, Key.Key_Down, Key.Key_Return)
    assert shell.address == Address("visits", visit)


def test_what_comes_next_names_no_holiday_and_nothing_twice(page):
    page.go_to(date(2026, 12, 24))
    after = page.entries.rows.lines[1:]
    assert not {one.item.kind for one in after} & {"kl_holiday", "partner_holiday"}
    assert all(one.item.first > date(2026, 12, 24) for one in after)


def test_a_day_names_its_entries_in_two_lines_where_all_have_room(page, ws):
    page.go_to(date(2026, 11, 26))
    painter = page.grid.itemDelegate()

    def painted():
        index = page.grid.currentIndex()
        return painter.places(page.grid.visualRect(index), page.grid.chosen)

    ((place, face),) = painted()
    assert (face.name, face.what) == ("Ankara", "Call")
    assert place.height() == painter.chip_high(2)
    for text in ("One", "Two"):
        save_record(ws, FollowUp(text=text, due_on=PartialDate.parse("2026-11-26")))
    page.refresh()
    assert {place.height() for place, _face in painted()} == {painter.chip_high()}
    assert [face.name for _place, face in painted()] == ["Ankara"]
    more = painter.more_box(page.grid.visualRect(page.grid.currentIndex()), page.grid.chosen)
    assert not more.isEmpty()


def test_a_line_of_a_day_says_the_name_whole_before_anything_else(page):
    face = page.entries.rows.lines[-1]
    one_line = page.grid.itemDelegate()._in_one_line
    assert one_line(face, 1000) == f"{face.name} · {face.what}"
    assert one_line(face, 60) == face.name


@pytest.mark.parametrize("language", ["en", "ms"])
def test_the_filters_stand_in_as_many_rows_as_they_need(ws, make_shell, language):
    change_settings(ws, screen_language=language)
    shell = make_shell()
    shell.go(Address("calendar"))
    chips = shell.page.filters.chips.values()
    assert all(chip.width() >= chip.sizeHint().width() for chip in chips)
    assert all(chip.geometry().right() <= chip.parent().width() for chip in chips)


def test_the_agenda_begins_with_what_comes_under_the_name_of_its_month(page):
    page.go_to(date(2026, 3, 2))
    page.head.agenda.click()
    top = page.agenda.indexAt(page.agenda.viewport().rect().topLeft()).row()
    assert page.agenda.chosen.item.first == date(2026, 3, 7)
    assert page.agenda.rows.lines[top] == "March 2026"
    page.window().resize(1100, 700)
    assert page.agenda.indexAt(page.agenda.viewport().rect().topLeft()).row() == top


def test_arrows_lead_into_the_next_month_and_page_keys_turn_months(page):
    press(page.grid, Key.Key_Down)
    assert (shown(page), page.grid.chosen.day) == ("November 2026", date(2026, 11, 30))
    press(page.grid, Key.Key_Right)
    assert (shown(page), page.grid.chosen.day) == ("December 2026", date(2026, 12, 1))
    press(page.grid, Key.Key_PageDown, Key.Key_PageDown)
    assert shown(page) == "February 2027"
    press(page.grid, Key.Key_PageUp)
    assert page.grid.chosen.day == date(2027, 1, 1)
    page.head.today.click()
    assert page.grid.chosen.day == date(2026, 11, 23)


def test_enter_on_a_day_opens_its_first_record(page, shell, visit):
    page.go_to(date(2026, 11, 26))
    press(page.grid, Key.Key_Return)
    assert (shell.address.page, shell.address.record_id) == ("visits", visit)


def test_space_leads_to_the_entries_of_the_day_and_enter_opens_one(page, shell, ws, visit):
    later = FollowUp(text="Report", due_on=PartialDate.parse("2026-11-26"))
    saved = save_record(ws, later).first_id
    page.refresh()
    page.go_to(date(2026, 11, 26))
    press(page.grid, Key.Key_Space)
    assert shell.focusWidget() is page.entries
    press(page.entries, Key.Key_Down, Key.Key_Return)
    assert (shell.address.page, shell.address.record_id) == ("followups", saved)


def test_a_month_known_visit_stands_above_the_days_and_on_none(page, ws):
    ankara = find_partner(ws, "Ankara").id
    planned = Visit(partner=ankara, dates=PartialDate.parse("2027-06"), purpose="Study")
    save_record(ws, planned)
    page.go_to(date(2027, 6, 10))
    (above,) = page.band.rows.lines
    assert above.detail == "Visit · Some time in June 2027"
    assert not any("Study" in day.spoken for day in page.grid.model().days)
    page.go_to(date(2027, 7, 1))
    assert not page.band.isVisible()


def test_the_agenda_lists_the_year_by_month_and_opens_records(page, shell, visit):
    page.head.agenda.click()
    lines = page.agenda.rows.lines
    assert shown(page) == "2026"
    assert "November 2026" in lines
    assert page.agenda.chosen.item.last >= date(2026, 11, 23)
    while page.agenda.chosen.title != "Ankara · Call":
        press(page.agenda, Key.Key_Down)
    press(page.agenda, Key.Key_Return)
    assert (shell.address.page, shell.address.record_id) == ("visits", visit)
    shell.go(Address("calendar"))
    press(page.agenda, Key.Key_PageDown)
    assert shown(page) == "2027"


def test_what_is_known_to_the_year_stands_before_the_months_of_the_agenda(page, ws):
    save_record(ws, FollowUp(text="Study", due_on=PartialDate.parse("2027")))
    page.go_to(date(2027, 3, 1))
    page.head.agenda.click()
    first, entry = page.agenda.rows.lines[:2]
    assert (first, entry.title) == ("Month not known", "Study")
    assert page.agenda.chosen.title != "Study"


def test_what_is_hidden_stays_hidden_next_time(page, make_shell):
    assert any("Deepavali" in day.spoken for day in page.grid.model().days)
    page.filters.chips["kl_holidays"].click()
    assert not any("Deepavali" in day.spoken for day in page.grid.model().days)
    again = make_shell()
    again.go(Address("calendar"))
    assert not again.page.filters.chips["kl_holidays"].isChecked()


def test_an_empty_month_says_so(page):
    for name in ("kl_holidays", "reviews"):
        page.filters.chips[name].click()
    page.go_to(date(2035, 8, 1))
    assert page.empty.isVisible()
    assert page.empty.text() == "Nothing is recorded for August 2035."


def test_a_narrow_window_shows_the_day_after_the_month(page, shell):
    shell.resize(960, 540)
    page.go_to(date(2026, 11, 26))
    assert not page.pane.isVisible()
    press(page.grid, Key.Key_Space)
    assert page.pane.isVisible() and not page.grid.isVisible()
    page.step_back()
    assert page.grid.isVisible()


def test_the_first_and_the_last_day_of_the_calendar_are_shown(page):
    page.go_to(date.max)
    press(page.grid, Key.Key_PageDown, Key.Key_Down)
    page.go_to(date.min)
    press(page.grid, Key.Key_PageUp, Key.Key_Up)
    assert page.grid.chosen is not None


def test_the_standing_file_follows_a_change(shell, qtbot, ws, visit, tmp_path):
    file = tmp_path / "desk.ics"
    choose_standing_calendar(ws, file)
    keeper = StandingFile(shell.desk, shell)
    keeper.calm.setInterval(0)
    planned = Visit(dates=PartialDate.parse("2026-12-01"), purpose="New", partner=1)
    shell.desk.do(lambda ws: save_record(ws, planned))
    qtbot.waitUntil(lambda: b"New" in file.read_bytes())
    assert read(file.read_bytes())


def test_a_standing_file_that_cannot_be_written_is_one_sentence(shell, qtbot, ws, tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    choose_standing_calendar(ws, folder / "desk.ics")
    (folder / "desk.ics").unlink()
    folder.rmdir()
    keeper = StandingFile(shell.desk, shell)
    with qtbot.waitSignal(shell.desk.said) as said:
        keeper.keep()
    assert "The standing calendar was not written" in said.args[0]


def test_the_page_writes_a_copy_and_names_it(page, qtbot, tmp_path):
    with qtbot.waitSignal(page.desk.said) as said:
        page.head.acts.export_to(str(tmp_path / "copy.ics"))
    assert said.args[0].endswith("entries written: copy.ics")
    assert read((tmp_path / "copy.ics").read_bytes())


def test_the_menu_explains_the_standing_calendar_and_shows_its_path(page, qtbot, tmp_path, ws):
    acts = page.head.acts

    def texts():
        return [one.text() for one in acts.menu().actions() if one.text()]

    assert texts() == ["Export .ics…", "Standing calendar…"]
    file = tmp_path / "desk.ics"
    with qtbot.waitSignal(page.desk.said) as said:
        acts.standing.keep_in(str(file))
    assert said.args[0].startswith(f"The standing calendar is kept in {file}. Your mail")
    assert ws.settings.calendar_file == str(file)
    shown = texts()[2]
    assert shown.endswith("desk.ics")
    assert shown[0] == str(file)[0]
    assert texts()[3:] == ["Copy its path", "Open its folder", "Keep no standing calendar"]
    acts.menu().actions()[-1].trigger()
    assert ws.settings.calendar_file == ""


@pytest.mark.parametrize("month", [date(2026, 11, 8), date(2027, 2, 8)])
def test_the_names_of_holidays_stand_whole_in_the_month(ws, make_shell, month):
    change_settings(ws, screen_language="ms")
    shell = make_shell()
    shell.go(Address("calendar"))
    page, grid = shell.page, shell.page.grid
    page.go_to(month)
    painter, count = grid.itemDelegate(), 0
    for row, column in product(range(grid.model().rowCount()), range(7)):
        index = grid.model().index(row, column)
        facts = index.data(DAY_ROLE)
        for place, face in painter.places(grid.visualRect(index), facts):
            if not face.what and facts.is_in_month:
                lines = painter._name(
                    face, place.width(), place.height() // (painter.chip_high() - 2)
                )
                assert " ".join(lines) == face.name
                count += 1
    assert count >= 2
