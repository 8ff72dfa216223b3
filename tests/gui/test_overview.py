"""The first page answers what needs the desk, in the order of consequence."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.story import FollowUp
from kl_relations_desktop.gui.chips import Tone, chip_size
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.pages.first_page import names_in_a_row, outside_sentence
from kl_relations_desktop.gui.pages.overview import OverviewPage
from kl_relations_desktop.gui.widgets.due_line import SIDE
from kl_relations_desktop.gui.widgets.placing import MapPlace, Rank
from kl_relations_desktop.runtime.settings import Settings
from kl_relations_desktop.usecases.due import due_items
from kl_relations_desktop.usecases.reminders import tell_ahead
from kl_relations_desktop.usecases.workspace import change_settings
from kl_relations_desktop.wording.catalogue import words
from tests.gui import sample


@pytest.fixture
def page(ws, make_shell) -> OverviewPage:
    sample.fill(ws)
    return make_shell().page


def rows(page):
    return [(line.row.date, line.row.headline, line.row.detail) for line in page.due.lines]


def test_visits_come_before_what_is_late_and_that_before_reviews(page):
    kinds = [line.row.kind for line in page.due.lines]
    assert kinds[:2] == ["visit", "visit"]
    assert kinds.index("followup") < kinds.index("agreement")
    assert page.due.lines[2].row.chip.tone is Tone.LATE
    assert page.due.lines[2].row.chip.text == "10 days late"


def test_the_year_is_dropped_for_this_year_and_the_weekday_stands_below(page):
    first, second = page.due.lines[0].row, page.due.lines[1].row
    assert (first.date, first.below_date) == ("26 Nov", "Thu")
    assert (second.date, second.below_date) == ("14–18 Dec", "Mon–Fri")


def test_a_visit_says_how_far_off_it_is_and_what_its_sheet_lacks(page):
    first, second = page.due.lines[0].row, page.due.lines[1].row
    assert first.headline == "Ankara · Courtesy call on the Mayor"
    assert first.detail.startswith("Inward, in 3 days · ")
    assert "gaps on the sheet" in first.detail
    assert second.detail == "Outward, in 3 weeks · programme covers 0 of 5 days"


def test_only_the_nearest_sheet_is_loud(page):
    assert [made.property("kind") for made in page.due.sheets] == ["primary", "plain"]


def test_chips_end_where_the_buttons_of_the_visits_end(page):
    visit, late = page.due.lines[0], page.due.lines[2]
    sheet = page.due.sheets[0]
    button_ends = sheet.mapTo(page, sheet.rect().topRight()).x()
    row_ends = late.mapTo(page, late.rect().topRight()).x()
    assert late.row.chip is not None and visit.row.chip is None
    assert row_ends - SIDE == button_ends
    painted = late.grab().toImage()
    tint = page.desk.theme.ink("late-tint")
    tinted = [x for x in range(late.width()) if painted.pixelColor(x, 22) == tint]
    assert tinted[-1] == late.width() - SIDE - 1


def test_the_menu_stands_before_the_chip_and_covers_nothing(page):
    late = page.due.lines[2]
    late.setFocus(Qt.FocusReason.TabFocusReason)
    chip = chip_size(page.desk.theme, late.row.chip).width()
    assert late.more.isVisible()
    assert late.more.geometry().right() < late.width() - SIDE - chip


def test_no_kind_takes_more_than_the_card_before_the_next_is_reached(page, ws):
    kept = [
        FollowUp(text=f"Promise {n}", due_on=PartialDate.day(ws.today())) for n in range(60)
    ]
    for one in kept:
        ws.store.shelf("followup").save(one)
    page.refresh()
    assert shown(page)["Follow-ups due"] == (8, 53)
    assert "Reviews due" in shown(page)
    page.window().resize(1280, 1100)
    rows, more = shown(page)["Follow-ups due"]
    assert 8 < rows <= page.due.height() // page.due.lines[0].sizeHint().height()
    assert rows + more == 61


def shown(page):
    return {section.title: (len(section.rows), section.more) for section in page.due.shown}


def test_of_very_many_names_the_first_are_told_and_how_many_there_are_besides():
    said = names_in_a_row([f"City {n}" for n in range(700)], words("en"))
    assert said.startswith("City 0, City 1, ") and said.endswith("City 23, 676 more")
    assert names_in_a_row(["Osaka", "Ankara"], words("en")) == "Osaka, Ankara"


def test_more_gaps_than_have_room_are_read_on_the_partner_s_page(page, ws):
    shell = page.window()
    assert page.all_gaps.isVisible()
    assert page.all_gaps.text() == f"All {len(page._beside.gaps)}"
    page.all_gaps.click()
    assert shell.address == Address("partners", sample.partner_id(ws, "Ankara"))


def test_print_sheet_asks_for_the_sheet_of_that_visit(page, ws, qtbot):
    # The window would open its dialog, which is not what this test is about.
    page.desk.asked.disconnect()
    with qtbot.waitSignal(page.desk.asked) as asked:
        QTest.mouseClick(page.due.sheets[0], Qt.MouseButton.LeftButton)
    assert asked.args == [
        "print",
        (sample.partner_id(ws, "Ankara"), page.due.lines[0].row.record_id),
    ]


def test_the_gaps_of_the_next_visits_partner_lead_to_their_field(page, qtbot):
    assert page.gaps_card.isVisible()
    row = page.gaps._gaps[0]
    page.desk.went.disconnect()
    with qtbot.waitSignal(page.desk.went) as went:
        page.gaps.fill_asked.emit(row.gap)
    assert went.args[0] == Address("partners", row.gap.record_id, True, "head_person")


def test_nothing_due_is_said_in_one_sentence(ws, make_shell):
    ws.settings = Settings(review_cycle_months=12 * 40)
    page = make_shell().page
    assert page.due.empty.isVisible()
    assert page.due.empty.sentence.text() == "Nothing needs you in the next 6 months."
    assert not page.gaps_card.isVisible()


def test_the_lines_of_a_low_window_are_what_is_due_to_the_item(ws, make_shell):
    sample.fill(ws)
    sample.add_promise(ws, "Osaka", "Asked early", "2027-09-01")
    (item,) = [one for one in due_items(ws, 365) if one.headline == "Asked early"]
    tell_ahead(ws, item, 365)
    shell = make_shell()
    shell.resize(1280, 560)
    lines = [line.item for line in shell.page.due.lines]
    assert "Asked early" in {one.headline for one in lines}
    assert sorted(map(_key, lines)) == sorted(map(_key, due_items(ws)))


def _key(item):
    return item.kind, item.record_kind, item.record_id, item.date.edtf


def test_a_short_window_looks_less_far_ahead_and_says_so(ws, make_shell):
    sample.fill(ws)
    sample.add_visit(ws, "Casablanca", "2027-03")
    shell = make_shell()
    shell.resize(1600, 1000)
    assert shell.page.due.shown[0].caption == "next 6 months"
    assert len(shell.page.due.shown[0].rows) == 3
    shell.resize(1280, 560)
    assert shell.page.due.shown[0].caption == "next 30 days"
    assert len(shell.page.due.shown[0].rows) == 2


def test_the_map_names_what_lies_outside_it_and_a_click_opens_a_partner(page, qtbot):
    card = page.map_card
    page.window().resize(1280, 900)
    assert card._below.text() == "C40’s secretariat, New York, lies outside this map."
    ankara = next(one for one in card.map.plan.symbols if one.places[0].name == "Ankara")
    page.desk.went.disconnect()
    with qtbot.waitSignal(page.desk.went) as went:
        point = card.map.rect().topLeft()
        point.setX(round(ankara.x))
        point.setY(round(ankara.y))
        QTest.mouseClick(card.map, Qt.MouseButton.LeftButton, pos=point)
    assert went.args[0] == Address("partners", sample.partner_id(page.desk.ws, "Ankara"))


def test_several_places_outside_the_map_are_told_by_their_networks():
    outside = (
        MapPlace("New York", 40.7, -74.0, Rank.SECRETARIAT, "C40"),
        MapPlace("Brussels", 50.8, 4.4, Rank.SECRETARIAT, "GCoM"),
    )
    assert outside_sentence(outside, words("en")) == "Outside this map: C40, GCoM."
    assert outside_sentence((), words("en")) == ""


def test_the_map_has_a_sentence_that_names_every_place(page):
    said = page.map_card.map.accessibleDescription()
    for place in page.map_card.map.plan.symbols:
        for one in place.places:
            assert one.rank is Rank.HOME or one.name in said


def test_every_line_is_spoken_whole(page):
    assert page.due.lines[2].accessibleName() == (
        "Send the housing study report, 13 Nov, Fri, Ankara · Planning desk, 10 days late"
    )


def test_the_page_speaks_malay(ws, make_shell):
    sample.fill(ws)
    ws.settings = Settings(screen_language="ms")
    page = make_shell().page
    assert page.due.shown[0].title == "Lawatan akan datang"
    assert page.due.lines[0].row.below_date == "Kha"


@pytest.fixture
def large_type(qapp):
    """Let the system's type be twice as large."""
    before = qapp.font()
    larger = QFont(before)
    larger.setPointSizeF(20)
    qapp.setFont(larger)
    yield
    qapp.setFont(before)


@pytest.mark.parametrize("language", ["en", "ms"])
def test_in_large_type_what_is_due_has_the_width_and_every_date_stands_whole(
    ws, make_shell, large_type, qtbot, language
):
    change_settings(ws, screen_language=language)
    sample.fill(ws)
    shell = make_shell()
    shell.go(Address("overview"))
    page, metrics = shell.page, shell.desk.theme.metrics
    qtbot.waitUntil(lambda: page.due.lines and page.due.lines[0].width() > 600)
    inside = page.due.lines[0].parentWidget()
    assert inside.width() <= inside.parentWidget().width()
    for line in page.due.lines:
        assert metrics("strong").horizontalAdvance(line.row.date) <= line.dates - 8
        assert metrics("caption").horizontalAdvance(line.row.below_date) <= line.dates - 8
    assert page.map_card.isHidden()
    assert page.gaps_card.y() > page.due.geometry().bottom()
    assert page.gaps_card.geometry().bottom() < page.height()


def test_where_there_is_room_the_map_and_the_gaps_stand_beside_what_is_due(page):
    assert page.map_card.isVisible()
    assert page.gaps_card.x() > page.due.geometry().right()
