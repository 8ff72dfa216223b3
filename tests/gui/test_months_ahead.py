"""The overview shows the next months, and a page shows all terms; both open what they show."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton

from kl_relations_desktop.bootstrap import doors
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement, AgreementLink
from kl_relations_desktop.domain.records.kinds import InstrumentKind, Relation, TermKind
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.dialogs.search_facts import find
from kl_relations_desktop.gui.pages.overview import OverviewPage
from kl_relations_desktop.gui.panes import has_focus
from kl_relations_desktop.usecases.plots import all_terms, months_ahead
from kl_relations_desktop.usecases.records import record_rows, save_record
from kl_relations_desktop.usecases.workspace import change_settings
from kl_relations_desktop.wording.catalogue import words
from tests.gui import sample


@pytest.fixture
def page(ws, make_shell, qtbot) -> OverviewPage:
    sample.fill(ws)
    made = make_shell().page
    qtbot.waitUntil(lambda: made.below.ahead is not None)
    return made


def renewing(ws) -> int:
    return save_record(
        ws,
        Agreement(
            partner=sample.partner_id(ws, "Ankara"),
            title="Sample of five years",
            signed_on=PartialDate.parse("2017-06-26"),
            term_kind=TermKind.RENEWS_ITSELF,
            term_years=5,
            renewal_years=5,
            notice_months=6,
        ),
    ).first_id


def lane(page, name):
    drawn = page.below.ahead.strip._facts.lanes
    return next(one for one in drawn if one.name == name)


def test_the_months_stand_below_what_is_due_with_a_broken_line_where_no_term_is_stated(page):
    strip = page.below.ahead.strip
    assert page.below.isVisible()
    assert strip.caption.toolTip() or strip.caption.text()
    assert strip._facts.stated == 0 and strip._facts.unstated > 0
    assert lane(page, "Ankara").is_unstated
    assert [mark.kind for mark in lane(page, "Ankara").marks] == ["review", "visit"]


def test_a_stated_term_brings_its_notice_its_letter_and_its_renewal(page, ws):
    added = renewing(ws)
    page.refresh()
    marks = {m.kind: m for m in lane(page, "Ankara").marks if m.record == ("agreement", added)}
    assert set(marks) == {"send_by", "last_notice", "rollover"}
    assert str(marks["last_notice"].last) == "2026-12-25"
    assert marks["last_notice"].first < ws.today() < marks["send_by"].first
    assert not lane(page, "Ankara").is_unstated


def test_eight_partners_have_their_lanes_at_the_usual_size(ws, page, qtbot):
    for name in ("Example city", "Example town"):
        city = save_record(ws, Partner(name=name)).first_id
        save_record(ws, Agreement(partner=city, signed_on=PartialDate.parse("2020")))
    page.refresh()
    canvas = page.below.ahead.strip.canvas
    assert (page.window().width(), page.window().height()) == (1280, 720)
    assert canvas.drawing.rows == 8
    qtbot.waitUntil(lambda: canvas.viewport().height() >= canvas.sizeHint().height() - 4)
    assert canvas.verticalScrollBar().maximum() == 0
    assert page.due.height() > 200
    assert not page.months.isVisible()


def test_a_somewhat_lower_window_lets_the_lanes_roll(page):
    page.window().resize(1280, 640)
    canvas = page.below.ahead.strip.canvas
    assert page.below.isVisible()
    assert canvas.verticalScrollBar().maximum() > 0
    assert len(canvas.rows_in_view) >= 3


def test_a_low_window_gives_a_way_to_the_months_and_back(page):
    page.window().resize(900, 520)
    assert not page.below.isVisible()
    assert page.months.isVisible()
    page.months.click()
    assert page.below.isVisible() and not page.due.isVisible()
    assert page.below.ahead.strip.canvas.verticalScrollBar().maximum() == 0
    page.act("cancel")
    assert page.due.isVisible() and not page.below.isVisible()


def test_a_window_that_grows_shows_both_again(page):
    page.window().resize(900, 520)
    page.months.click()
    page.window().resize(1280, 720)
    assert page.due.isVisible() and page.below.isVisible()
    assert not page.months.isVisible() and not page.months.isChecked()


def test_the_legend_stands_beside_the_heading_of_a_wide_window(page, ws, qtbot):
    renewing(ws)
    page.refresh()
    page.window().resize(1600, 900)
    strip = page.below.ahead.strip
    qtbot.waitUntil(strip.legend.isVisible)
    assert not strip.legend_below.isVisible()
    page.window().resize(1100, 800)
    assert strip.legend_below.isVisible() and not strip.legend.isVisible()


def test_months_that_have_no_room_are_not_even_made_until_they_have_it(shell, qtbot):
    page = doors().pages["overview"](shell.desk)
    qtbot.addWidget(page)
    page.resize(700, 480)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.wait(60)
    assert page.below.ahead is None
    page.resize(1080, 640)
    qtbot.waitUntil(lambda: page.below.ahead is not None)


def test_the_months_and_all_terms_say_so_where_there_is_no_printer(page, monkeypatch, qtbot):
    monkeypatch.setattr(
        "kl_relations_desktop.gui.dialogs.plot_printing.has_printer", lambda: False
    )
    desk = page.desk
    with qtbot.waitSignal(desk.said) as heard:
        page.below.ahead.print.click()
    assert heard.args == ["This computer has no printer"]
    page.below.ahead.all_terms.click()
    with qtbot.waitSignal(desk.said) as heard:
        page.window().page.print.click()
    assert heard.args == ["This computer has no printer"]


def test_a_plot_is_stamped_and_what_carries_no_decision_keeps_it_from_being_printed(
    page, ws, monkeypatch, qtbot
):
    printing = "kl_relations_desktop.gui.dialogs.plot_printing"
    monkeypatch.setattr(f"{printing}.has_printer", lambda: True)
    opened = []
    monkeypatch.setattr(f"{printing}._open", lambda _desk, _plot, stamp: opened.append(stamp))
    page.below.ahead.print.click()
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    assert opened[0].text == "TERBUKA"
    row = next(one for one in record_rows(ws, "agreement") if one.record.kind.value == "mou")
    save_record(ws, replace(row.record, marking=Marking.CONFIDENTIAL))
    page.below.ahead.print.click()
    qtbot.waitUntil(lambda: len(opened) == 2, timeout=20_000)
    assert opened[1].text == "SULIT"
    save_record(ws, replace(row.record, marking=Marking.UNDECIDED))
    with qtbot.waitSignal(page.desk.said) as heard:
        page.below.ahead.print.click()
    assert heard.args[0].startswith("No marking is decided for: ")
    assert len(opened) == 2


def test_a_terminated_instrument_brings_nothing_and_its_lane_is_broken_again(ws):
    added = renewing(ws)
    before = next(one for one in months_ahead(ws).lanes if one.partner.name == "Ankara")
    assert not before.is_unstated
    agreement = ws.store.reading("agreement").load(added)
    save_record(ws, replace(agreement, terminated_on=PartialDate.day(ws.today())))
    after = next(one for one in months_ahead(ws).lanes if one.partner.name == "Ankara")
    assert after.is_unstated
    assert added not in {one.event.agreement_id for one in after.events}


def test_all_terms_tell_the_days_on_which_an_instrument_renewed_itself(ws):
    added = renewing(ws)
    terms = {one.agreement.id: one for partner in all_terms(ws) for one in partner.terms}
    assert [str(day) for day in terms[added].rollovers] == ["2022-06-25", "2027-06-25"]
    assert [str(day) for day in terms[added].notice[0]] == ["2026-06-25", "2026-12-25"]


def test_the_bar_of_a_superseded_instrument_ends_where_the_next_one_stands(ws, make_shell):
    added = renewing(ws)
    link = AgreementLink(agreement=added, relation=Relation.RENEWS)
    signed = PartialDate.parse("2026-10-20")
    partner = sample.partner_id(ws, "Ankara")
    save_record(ws, Agreement(partner=partner, signed_on=signed, links=(link,)))
    shell = make_shell()
    shell.go(Address("terms"))
    bars = {bar.agreement_id: bar for one in shell.page.plot._facts.lanes for bar in one.bars}
    assert (bars[added].is_ended, bars[added].ends) == (True, signed)


def test_the_page_of_all_terms_opens_an_agreement(ws, make_shell, qtbot):
    added = renewing(ws)
    shell = make_shell()
    shell.go(Address("terms"))
    bars = [bar for one in shell.page.plot._facts.lanes for bar in one.bars]
    assert added in {bar.agreement_id for bar in bars}
    shell.page.plot.opened.emit("agreement", added)
    assert shell.address == Address("agreements", added)


def test_a_large_office_reads_its_months_on_the_worker(page, monkeypatch, qtbot):
    ahead = page.below.ahead
    monkeypatch.setattr("kl_relations_desktop.gui.pages.overview_ahead.AT_ONCE", 0)
    ahead.look()
    assert ahead._errand is not None
    qtbot.waitUntil(lambda: ahead._errand is None)


def test_the_search_box_leads_to_all_terms(ws):
    found = find(ws, "all terms", words("en"))
    assert ("go", "terms") in {one.command for group in found for one in group.lines}


def test_instruments_that_would_read_alike_are_told_apart(ws, make_shell):
    melaka = sample.partner_id(ws, "Melaka")
    for title in ("Ports", "Schools", ""):
        same = Agreement(
            partner=melaka, kind=InstrumentKind.MOU, title=title,
            signed_on=PartialDate.parse("2020-05-01"),
        )  # fmt: skip
        save_record(ws, same)
    shell = make_shell()
    shell.go(Address("terms"))
    lanes = shell.page.plot._facts.lanes
    (bars,) = (one.bars for one in lanes if one.partner_id == melaka)
    alike = [bar.title for bar in bars if bar.title.startswith("MoU, 1 May 2020")]
    assert sorted(alike) == [
        "MoU, 1 May 2020", "MoU, 1 May 2020 · Ports", "MoU, 1 May 2020 · Schools",
    ]  # fmt: skip
    said = [bar.said for lane in lanes for bar in lane.bars]
    assert len(set(said)) == len(said)


def test_two_without_names_of_their_own_are_numbered(ws, make_shell):
    melaka = sample.partner_id(ws, "Melaka")
    for _time in range(2):
        save_record(ws, Agreement(partner=melaka, signed_on=PartialDate.parse("2020-05-01")))
    shell = make_shell()
    shell.go(Address("terms"))
    (bars,) = (one.bars for one in shell.page.plot._facts.lanes if one.partner_id == melaka)
    titles = [bar.title for bar in bars]
    assert len(set(titles)) == len(titles) == 3


def test_the_agreements_lead_to_all_terms(ws, make_shell):
    shell = make_shell()
    shell.go(Address("agreements"))
    buttons = shell.page.list.findChildren(QPushButton)
    next(one for one in buttons if one.text() == "All terms").click()
    assert shell.address == Address("terms")


def test_the_keyboard_comes_to_the_bars_of_all_terms_first(ws, make_shell):
    renewing(ws)
    shell = make_shell()
    shell.go(Address("terms"))
    plot = shell.page.plot
    assert has_focus(plot.canvas)
    plot.as_table.click()
    shell.go(Address("overview"))
    shell.go(Address("terms"))
    assert has_focus(plot.table)


def test_a_legend_of_two_lines_takes_no_lane_away(ws, make_shell, qtbot):
    sample.fill(ws)
    sample.add_visit(ws, "Casablanca", "2027-03")
    renewing(ws)
    change_settings(ws, screen_language="ms")
    shell = make_shell()
    shell.resize(960, 540)
    page = shell.page
    page.months.click()
    qtbot.waitUntil(lambda: page.below.ahead is not None)
    strip = page.below.ahead.strip
    one_line = strip.legend.sizeHint().height()
    qtbot.waitUntil(lambda: strip.legend_below.height() >= 2 * one_line)
    qtbot.waitUntil(lambda: strip.canvas.verticalScrollBar().maximum() == 0)
