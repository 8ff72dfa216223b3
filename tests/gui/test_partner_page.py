"""A partner's page tells its story, and what it lacks is filled in where it is missed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from kl_relations_desktop.domain.records.kinds import TermKind
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.dialogs.fill_gap import FillGapDialog
from kl_relations_desktop.gui.dialogs.record_dialog import AddEntryDialog
from kl_relations_desktop.gui.widgets.moments import Shape
from kl_relations_desktop.runtime.settings import Settings
from kl_relations_desktop.usecases.records import load_record, undo_entry
from tests.gui import sample


@pytest.fixture
def open_partner(ws, make_shell):
    def opened(name, **settings):
        ws.settings = Settings(**settings)
        shell = make_shell()
        shell.go(Address("partners", sample.partner_id(ws, name)))
        return shell.page

    return opened


def dialog_of(page, kind):
    return next(one for one in page.window().findChildren(kind) if one.isVisible())


def test_the_head_names_the_partner_in_both_scripts_with_its_grade(open_partner):
    view = open_partner("Casablanca").view
    assert view.head._names_line.accessibleName() == "Casablanca, الدار البيضاء"
    assert view.story.grade_line == "Twin city in Morocco"


def test_a_fact_without_a_value_says_not_stated(open_partner):
    since, standing, responsible, review = open_partner("Casablanca").view.story.facts
    assert (since.value, since.mark.text) == ("11 July 1992", "1")
    assert (standing.value, standing.is_stated) == ("Not stated", False)
    assert responsible.value == "Not stated"
    assert review.value == "11 July 2028"


def test_the_timeline_tells_each_date_as_it_is_known(open_partner):
    rows = open_partner("Casablanca").view.story.timeline
    assert [(row.date, row.date_note) for row in rows] == [
        ("Jan 1989", "month known"),
        ("12 Jan 1990", ""),
        ("31 May 1991", ""),
        ("11 Jul 1992", ""),
    ]
    assert [row.moment.shape for row in rows] == [Shape.SPAN, Shape.DAY, Shape.DAY, Shape.DAY]
    assert rows[2].headline == "Letter of Intent signed"
    assert rows[2].detail == "Place and signatories not stated"
    assert rows[3].detail == "In Casablanca · signatories and term not stated"


def test_an_instrument_that_is_not_city_halls_says_so(open_partner):
    rows = open_partner("Osaka").view.story.timeline
    matrade = next(row for row in rows if row.date == "1994")
    assert matrade.detail.startswith("City Hall is not a party")
    assert matrade.date_note == "year known"


def test_the_axis_and_the_list_hold_the_same_entries(open_partner):
    view = open_partner("Casablanca").view
    assert len(view.timeline.axis.plan.bars) == view.timeline.list.model().rowCount() == 4
    for row in view.story.timeline:
        assert row.headline in view.timeline.axis.accessibleDescription()


def test_a_click_on_the_axis_puts_the_keyboard_on_the_entry(open_partner):
    view = open_partner("Casablanca").view
    bar = view.timeline.axis.plan.bars[2]
    point = view.timeline.axis.rect().center()
    point.setX(round(bar.x + 2))
    QTest.mouseClick(view.timeline.axis, Qt.MouseButton.LeftButton, pos=point)
    assert view.timeline.list.current_row().headline == "Letter of Intent signed"


def test_enter_opens_the_entry(open_partner, qtbot):
    page = open_partner("Casablanca")
    page.view.timeline.list.show_entry(3)
    with qtbot.waitSignal(page.desk.went) as went:
        QTest.keyClick(page.view.timeline.list, Qt.Key.Key_Return)
    assert went.args[0].page == "agreements"


def test_the_areas_are_those_of_the_latest_instrument_and_the_others_are_reachable(
    open_partner,
):
    areas = open_partner("Ankara").view.areas
    assert areas.chooser.text() == "MoU of 25 June 1990"
    assert len(areas._clauses) == 2
    areas.chooser.menu().actions()[1].trigger()
    assert areas.chooser.text() == "Proclamation of 1 February 1984"


def test_the_strip_says_what_to_watch_in_sentences(open_partner):
    strip = open_partner("Casablanca").view.head.strip
    assert strip.accessibleName().startswith(
        "Watch: no term is stated, so no notice date can be worked out. No signatory is named."
    )


def test_a_gap_is_filled_in_where_it_is_missed(open_partner, ws):
    page = open_partner("Casablanca")
    place = [row.text for row in page.view.story.gaps].index("LoI: place")
    gap, before = page.view.story.gaps[place].gap, len(page.view.story.gaps)
    page.view.gaps.list.show_most(before)
    QApplication.processEvents()
    fill = next(
        one
        for one in page.view.gaps.findChildren(QPushButton)
        if one.accessibleName() == "Fill in: LoI: place" and one.isVisible()
    )
    fill.setFocus()
    QTest.mouseClick(fill, Qt.MouseButton.LeftButton)
    dialog = dialog_of(page, FillGapDialog)
    QTest.keyClicks(dialog.field.editor.line, "Kuala Lumpur")
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert load_record(ws, gap.kind, gap.record_id).place == "Kuala Lumpur"
    assert len(page.view.story.gaps) == before - 1
    next_to_it = page.view.story.gaps[place]
    assert page.window().focusWidget().accessibleName() == f"Fill in: {next_to_it.text}"


def test_a_refused_value_stays_in_the_dialog_with_its_sentence(open_partner):
    page = open_partner("Casablanca")
    gap = next(row.gap for row in page.view.story.gaps if row.gap.field == "in_force_on")
    page.view.gaps.list.fill_asked.emit(gap)
    dialog = dialog_of(page, FillGapDialog)
    QTest.keyClicks(dialog.field.editor.control, "yesterday")
    dialog.save()
    assert dialog.isVisible()
    assert dialog.field.refusal is not None
    dialog.reject()


def test_a_gap_is_dismissed_in_place_and_undo_brings_it_back(open_partner, ws):
    page = open_partner("Casablanca")
    first = page.view.story.gaps[0]
    dismiss = next(
        one
        for one in page.view.gaps.findChildren(QPushButton)
        if one.accessibleName() == f"Dismiss: {first.text}"
    )
    QTest.mouseClick(dismiss, Qt.MouseButton.LeftButton)
    assert first not in page.view.story.gaps
    next_to_it = page.view.story.gaps[0]
    assert page.window().focusWidget().accessibleName() == f"Dismiss: {next_to_it.text}"
    page.desk.do(undo_entry)
    assert first in page.view.story.gaps


def test_an_entry_is_added_without_leaving_the_page(open_partner):
    page = open_partner("Casablanca")
    page.view.timeline.add_asked.emit()
    dialog = dialog_of(page, AddEntryDialog)
    fields = dialog.pane.form.fields
    QTest.keyClicks(fields["name"].editor.line, "Mayors met in Rabat")
    QTest.keyClicks(fields["happened_on"].editor.control, "1998")
    assert dialog.pane.try_to_save()
    row = next(r for r in page.view.story.timeline if r.headline == "Mayors met in Rabat")
    assert (row.date, row.date_note) == ("1998", "year known")


def test_the_kind_of_an_entry_is_chosen_in_its_dialog(open_partner):
    page = open_partner("Casablanca")
    page.view.timeline.add_asked.emit()
    dialog = dialog_of(page, AddEntryDialog)
    QTest.mouseClick(dialog.choices[1], Qt.MouseButton.LeftButton)
    assert "purpose" in dialog.pane.form.fields
    dialog.reject()


def test_a_late_promise_is_said_by_shape_and_words(open_partner, ws):
    sample.fill(ws)
    view = open_partner("Ankara").view
    row = view.story.promises[0]
    assert (row.state, row.icon) == ("late", "octagon-alert")
    assert row.detail == "Due 13 Nov 2026 · Planning desk"
    assert "1 promise is late." in view.story.watch


def test_people_bear_the_titles_that_they_hold(open_partner):
    people = open_partner("Ankara").view.story.people
    assert [row.headline for row in people][-1] == "YBhg. Tan Sri Elyas bin Omar"
    assert [row.headline for row in open_partner("Casablanca").view.story.people] == [
        "Mr. Ahmad Kadiri"
    ]


def test_a_network_says_what_it_is_and_what_is_not_known_of_our_part(open_partner):
    story = open_partner("C40").view.story
    titles = [one.title for one in story.sections]
    assert titles[:2] == ["Purpose", "Where it sits"]
    ours = next(one for one in story.sections if one.title == "City Hall's part")
    assert ("Dues", "Not stated") in ours.lines
    figures = next(one for one in story.sections if one.title == "Figures")
    assert "over 700" in figures.lines[0][1]
    assert "as printed" in figures.lines[0][1]


def test_every_partner_of_the_starter_records_is_told_in_both_languages(open_partner):
    for language in ("en", "ms"):
        page = open_partner("Ankara", screen_language=language)
        for row in page.list.model.shown:
            page.view.show_record(row.id)
            assert page.view.story.sources
            assert len(page.view.story.facts) == 4


def test_a_narrow_window_puts_the_sections_under_a_jump_bar(open_partner, qtbot):
    page = open_partner("Casablanca")
    page.window().resize(960, 540)
    view = page.view
    assert view._jumps.isVisible()
    buttons = view._group.buttons()
    assert [one.text() for one in buttons][:2] == ["Timeline  4", "Areas of cooperation  4"]
    gaps = next(one for one in buttons if one.text().startswith("Gaps"))
    qtbot.waitUntil(lambda: view.rolling.verticalScrollBar().maximum() > 0)
    QTest.mouseClick(gaps, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(gaps.isChecked)
    assert view.rolling.verticalScrollBar().value() > 0


def test_the_story_comes_back_whole_after_a_network_was_read(open_partner, ws, qtbot):
    page = open_partner("Casablanca")
    page.view.show_record(sample.partner_id(ws, "Metropolis"))
    page.view.show_record(sample.partner_id(ws, "Casablanca"))
    lines = page.view.areas._shown
    qtbot.waitUntil(lambda: all(line.height() >= 15 for line in lines))


def test_edit_turns_the_story_into_its_form(open_partner):
    page = open_partner("Casablanca")
    QTest.mouseClick(page.view.head.edit_button, Qt.MouseButton.LeftButton)
    assert page.pane.edit is not None
    assert page.pane.edit.form.fields["name"].editor.value() == "Casablanca"
    page.pane.stop()


def test_the_list_shows_what_is_late_and_groups_cities_before_networks(open_partner, ws):
    sample.fill(ws)
    page = open_partner("Casablanca")
    rows = {row.cells[0].text: row for row in page.list.model.shown}
    assert rows["Ankara"].chip.text == "1 promise late"
    assert rows["Melaka"].chip is None
    model = page.list.model
    assert [model.index(place, 0).data() for place in model.groups] == ["Cities", "Networks"]


def test_a_term_stated_ends_the_warning(open_partner, ws):
    page = open_partner("Casablanca")
    gap = next(row.gap for row in page.view.story.gaps if row.text == "Term")
    page.view.gaps.list.fill_asked.emit(gap)
    dialog = dialog_of(page, FillGapDialog)
    dialog.field.editor.box.setCurrentIndex(list(TermKind).index(TermKind.OPEN_ENDED))
    dialog.save()
    assert not any("No term is stated" in said for said in page.view.story.watch)


def test_everything_that_takes_the_keyboard_has_a_name(open_partner):
    view = open_partner("Casablanca").view
    nameless = [
        one
        for one in view.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isVisible()
        and not (one.accessibleName() or getattr(one, "text", str)())
    ]
    assert nameless == []


def test_a_doubtful_value_is_the_first_that_its_mark_shows(open_partner):
    view = open_partner("Casablanca").view
    row = view.story.timeline[0]
    assert row.mark.text == "1?"
    assert row.subjects[0].field == "actor_as_printed"


def test_a_story_that_fits_has_no_scroll_bar(open_partner, qtbot):
    page = open_partner("Casablanca")
    page.window().resize(1600, 1200)
    bar = page.view.rolling.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)


def test_tab_goes_through_the_side_column_as_it_is_read(open_partner, qtbot):
    view = open_partner("Casablanca").view
    lines = view.gaps.list

    def walked():
        view.timeline.list.setFocus()
        seen = []
        while len(seen) < 120 and view.isAncestorOf(view.window().focusWidget()):
            seen.append(view.window().focusWidget())
            view.window().focusNextPrevChild(True)
        return seen

    def places():
        seen = walked()
        gaps = [at for at, one in enumerate(seen) if lines.isAncestorOf(one)]
        plus = next(at for at, one in enumerate(seen) if view.promises.isAncestorOf(one))
        return gaps, plus

    gaps, plus = places()
    assert gaps
    assert max(gaps) < plus
    lines._on_more()
    qtbot.waitUntil(lambda: len(places()[0]) > len(gaps))
    more, plus = places()
    assert max(more) < plus


@pytest.mark.parametrize("language", ["en", "ms"])
def test_no_headline_of_a_story_is_cut(open_partner, qtbot, language):
    page = open_partner("Casablanca", screen_language=language)
    view = page.view.timeline.list
    delegate = view.itemDelegate()
    rows = page.view.story.timeline
    qtbot.waitUntil(lambda: view.height() == view.heightForWidth(view.width()))
    for place, row in enumerate(rows):
        box = view.visualRect(view.model().index(place, 0))
        assert " ".join(delegate._headline(row, box.width())) == row.headline
        assert box.height() >= delegate.high(row, box.width())
        assert delegate.mark_box(box, row).right() <= box.right()
    last = view.visualRect(view.model().index(len(rows) - 1, 0))
    assert last.bottom() <= view.viewport().height()
