"""The renewal board in the window: cards, keys, dragging, dialogs, table and year."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.evidence import Document
from kl_relations_desktop.domain.records.kinds import BoardColumn, Decision, Finding, TermKind
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.records.renewal import CaseStep
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.panes import has_focus
from kl_relations_desktop.usecases.records import load_record, record_rows, save_record
from kl_relations_desktop.usecases.renewal_closing import Ruling, decide_not_renewed
from kl_relations_desktop.usecases.renewals import add_step, await_answer, bring
from kl_relations_desktop.usecases.reviews import Found, record_review
from kl_relations_desktop.usecases.workspace import change_settings

CONTROL = Qt.KeyboardModifier.ControlModifier


def day(text):
    return PartialDate.parse(text)


@pytest.fixture
def agreement(ws):
    """Give the id of an agreement that must be answered by a letter in 24 days."""
    partner = save_record(ws, Partner(name="Example city")).first_id
    made = Agreement(
        partner=partner, title="Sample agreement", signed_on=day("2022-06-26"),
        term_kind=TermKind.FIXED, term_until=day("2027-06-25"), notice_months=6,
    )  # fmt: skip
    return save_record(ws, made).first_id


@pytest.fixture
def case(ws, agreement):
    """Give the id of its case, in Drafting."""
    return next(iter(bring(ws, agreement, 2).touched))[1]


@pytest.fixture
def page(agreement, make_shell):
    """Give the page in a window, for an agreement that has no case yet."""
    shell = make_shell()
    shell.go(Address("renewals"))
    return shell.page


@pytest.fixture
def opened(case, make_shell):
    """Give the page in a window, with the case chosen."""
    shell = make_shell()
    shell.go(Address("renewals", case))
    return shell.page


def press(widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, modifier)


def faces(page, column):
    return page.views.board.columns[list(BoardColumn).index(column)].faces.faces


def names(page, column):
    return [one.name for one in faces(page, column)]


def card(page, agreement):
    return page.seen.card_of(agreement)


# What is shown


def test_a_card_says_partner_instrument_next_date_and_term_in_this_order(page):
    face = next(one for one in faces(page, BoardColumn.REVIEW) if one.name == "Example city")
    assert (face.instrument, face.chip.text, face.term) == (
        "Agreement, 26 Jun 2022", "Send in 24 days", "Ends 25 Jun 2027",
    )  # fmt: skip
    assert face.spoken == (
        "Example city; Agreement, 26 Jun 2022; Send in 24 days; Ends 25 Jun 2027; No case yet"
    )


@pytest.mark.parametrize("language", ["en", "ms"])
def test_nothing_on_a_card_is_cut(ws, agreement, make_shell, language):
    change_settings(ws, screen_language=language)
    shell = make_shell()
    shell.go(Address("renewals"))
    column = shell.page.views.board.columns[0]
    assert len(column.faces.faces) >= 3
    for place, face in enumerate(column.faces.faces):
        box = column.visualRect(column.faces.index(place))
        shape = column.itemDelegate()._shape(face, box.width() - 20)
        assert " ".join(shape.instrument) == face.instrument
        assert " ".join(shape.term) == face.term
        assert shape.chip.width() <= box.width() - 20


def test_a_card_grows_with_its_words(page):
    column = page.views.board.columns[0]
    review = faces(page, BoardColumn.REVIEW)
    long = replace(review[0], term="Ends 31 Dec 2026 – 30 Jan 2027", term_icon="calendar")
    before = column.sizeHintForRow(0)
    column.show_faces((long, *review[1:]))
    assert column.sizeHintForRow(0) > before


def test_the_scroll_bar_of_a_column_takes_no_width_from_its_cards(page, qtbot):
    column = page.views.board.columns[0]
    wide = column.viewport().width()
    assert column.verticalScrollBar().maximum() == 0
    several = (replace(faces(page, BoardColumn.REVIEW)[0], key=-n) for n in range(100, 120))
    column.show_faces(tuple(several))
    qtbot.waitUntil(lambda: column.verticalScrollBar().maximum() > 0)
    assert wide - column.viewport().width() <= 4


def test_a_card_s_end_is_said_once(ws, agreement, make_shell):
    partner = save_record(ws, Partner(name="Another city")).first_id
    made = Agreement(
        partner=partner,
        signed_on=day("2024-03-01"),
        term_kind=TermKind.BY_CONSENT,
        term_years=3,
    )
    save_record(ws, made)
    shell = make_shell()
    shell.go(Address("renewals"))
    review = faces(shell.page, BoardColumn.REVIEW)
    face = next(one for one in review if one.name == "Another city")
    assert (face.chip.text, face.term) == ("Ends 28 Feb 2027", "By consent")


def test_a_term_not_stated_is_said_and_has_a_broken_ring(page):
    chennai = next(one for one in faces(page, BoardColumn.REVIEW) if one.name == "Chennai")
    assert (chennai.chip.text, chennai.term, chennai.term_icon) == (
        "Review in 2 days", "Term not stated", "circle-dashed",
    )  # fmt: skip


def test_the_pane_shows_each_step_of_the_reckoning_and_then_send_by(opened):
    said = [
        one.accessibleName() for one in opened.pane.findChildren(object) if _is_reckoned(one)
    ]
    assert "Fri 25 Jun 2027" in " ".join(said)
    assert "Thu 24 Dec 2026" in " ".join(said)
    texts = [one.text() for one in opened.pane.findChildren(type(opened.pane.name))]
    assert "Send by" in texts
    assert "Thu 17 Dec 2026" in texts


def _is_reckoned(one):
    return type(one).__name__ == "ReckonedLine"


def test_an_awaited_answer_is_named_without_the_year(ws, case, opened):
    opened.desk.do(lambda ws: await_answer(ws, case, day("2026-12-04")))
    assert faces(opened, BoardColumn.PREPARE)[0].chip.text == "Answer due 4 Dec"


def test_empty_columns_say_what_comes_there(page):
    decided = page.views.board.columns[-1]
    assert decided.accessibleDescription() == (
        "Nothing decided in 2026. A case comes here when its result is recorded."
    )


def test_table_and_year_show_the_same_rows(opened):
    keys = {one.key for one in opened.seen.cards}
    for view in (opened.views.table, opened.views.year):
        assert {row.id for row in view.model.shown} == keys
        assert view.current_key == opened.chosen.key
    heads = [one.label for one in _heads(opened.views.year)]
    assert heads == ["November 2026", "December 2026", "April 2027"]


def _heads(view):
    model = view.model
    return [model.index(place, 0).data(int(Qt.ItemDataRole.UserRole)) for place in model.groups]


def test_the_view_is_remembered(page, make_shell):
    page.views.toggles["year"].click()
    again = make_shell()
    again.go(Address("renewals"))
    assert again.page.views.currentIndex() == 2


# Keys


def test_the_arrows_walk_cards_and_columns(opened):
    prepare = opened.views.board.columns[1]
    opened.views.take_keyboard(opened.chosen.key)
    press(prepare, Qt.Key.Key_Left)
    review = opened.views.board.columns[0]
    assert has_focus(review)
    assert opened.chosen.column is BoardColumn.REVIEW
    assert prepare.current_key is None
    press(review, Qt.Key.Key_Down)
    assert review.currentIndex().row() == 1


def test_ctrl_and_an_arrow_move_the_case_and_the_keyboard_goes_with_it(ws, agreement, opened):
    board = opened.views.board
    opened.views.take_keyboard(opened.chosen.key)
    press(board.columns[1], Qt.Key.Key_Right, CONTROL)
    assert card(opened, agreement).column is BoardColumn.WITH_PARTNER
    assert has_focus(board.columns[2])
    press(board.columns[2], Qt.Key.Key_Left, CONTROL)
    assert card(opened, agreement).stage.name == "Consulting departments"


def test_moving_a_card_without_a_case_opens_its_case(ws, agreement, page):
    page._choose(card(page, agreement).key)
    page.views.take_keyboard(page.chosen.key)
    press(page.views.board.columns[0], Qt.Key.Key_Right, CONTROL)
    assert page.chosen.case is not None
    assert page.chosen.column is BoardColumn.PREPARE


def test_a_case_carried_to_decided_asks_for_the_decision(agreement, opened):
    opened._on_carried(opened.chosen.key, 3)
    assert type(opened.acts.dialog).__name__ == "DecideDialog"
    assert card(opened, agreement).column is BoardColumn.PREPARE
    opened.acts.dialog.reject()


def test_a_dropped_card_comes_to_the_column(agreement, opened):
    board = opened.views.board
    carried = board.columns[1].faces.mimeData([board.columns[1].faces.index(0)])
    drop = QDropEvent(
        QPointF(10, 10), Qt.DropAction.MoveAction, carried, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    board.columns[2].dropEvent(drop)
    assert card(opened, agreement).column is BoardColumn.WITH_PARTNER


def test_the_stage_is_chosen_in_the_pane(agreement, opened):
    opened.pane.stage.setFocus()
    opened.pane.stage.setCurrentIndex(6)
    opened.pane.stage.activated.emit(6)
    assert card(opened, agreement).stage.name == "To sign"
    assert has_focus(opened.pane.stage)


def test_delete_asks_and_puts_the_case_into_the_bin(agreement, opened):
    opened.views.take_keyboard(opened.chosen.key)
    press(opened.views.board.columns[1], Qt.Key.Key_Delete)
    box = next(one for one in opened.findChildren(QMessageBox) if one.isVisible())
    box.button(QMessageBox.StandardButton.Ok).click()
    assert card(opened, agreement).case is None


def menu_of(page):
    (menu,) = (one for one in page.findChildren(QMenu) if one.isVisible())
    return menu, {one.text(): one for one in menu.actions()}


def test_shift_f10_offers_on_a_card_what_the_pane_offers(ws, agreement, opened):
    opened.views.take_keyboard(card(opened, agreement).key)
    press(opened.window().focusWidget(), Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu, acts = menu_of(opened)
    assert list(acts)[:3] == ["Record decision", "Open agreement", "Stage"]
    assert [one for one in acts if one][3:] == [
        "Add step", "Answer due…", "Edit", "History of this record", "Move to the bin…",
    ]  # fmt: skip
    stages = acts["Stage"].menu().actions()
    assert [one.isChecked() for one in stages].index(True) == 2
    stages[1].trigger()
    assert card(opened, agreement).stage.name == stages[1].text()
    menu.close()


def test_the_menu_of_a_card_does_its_acts_in_every_view(ws, agreement, opened):
    for view in ("board", "table", "year"):
        opened.views.show_view(view)
        opened.views.take_keyboard(card(opened, agreement).key)
        press(opened.views.pane, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
        menu, acts = menu_of(opened)
        acts["Add step"].trigger()
        menu.close()
        assert opened.acts.asked == "step"
        opened.acts.dialog.reject()


def test_the_mouse_opens_the_menu_of_a_card_and_none_beside_it(agreement, page, qtbot):
    key = card(page, agreement).key
    column = next(one for one in page.views.board.columns if one.faces.place_of(key) >= 0)
    at = column.visualRect(column.faces.index(column.faces.place_of(key))).center()
    qtbot.mousePress(column.viewport(), Qt.MouseButton.RightButton, pos=at)
    reason = QContextMenuEvent.Reason.Mouse
    for where, count in ((at, 1), (QPoint(4, column.viewport().height() - 2), 0)):
        where_on_screen = column.viewport().mapToGlobal(where)
        event = QContextMenuEvent(reason, where, where_on_screen)
        QApplication.sendEvent(column.viewport(), event)
        shown = [one for one in page.findChildren(QMenu) if one.isVisible()]
        assert len(shown) == count
        for menu in shown:
            assert "Open case" in [one.text() for one in menu.actions()]
            menu.close()


def test_undo_takes_a_move_back(agreement, opened):
    opened._on_carried(opened.chosen.key, 2)
    opened.window().act("undo")
    assert card(opened, agreement).stage.name == "Drafting"


def test_a_step_is_ticked_with_space_and_keeps_the_keyboard(ws, case, opened):
    opened.desk.do(lambda ws: add_step(ws, case, CaseStep(text="Draft the letter")))
    line = opened.pane.steps[-1]
    assert line.accessibleName() == "Draft the letter, Still open"
    line.setFocus(Qt.FocusReason.TabFocusReason)
    press(line, Qt.Key.Key_Space)
    assert str(load_record(ws, "renewal", case).steps[-1].done_on) == "2026-11-23"
    assert has_focus(opened.pane.steps[-1])


@pytest.fixture
def letter(ws, case):
    """Give the id of a document that a step of the case names."""
    made = Document(original_name="letter.pdf", sha256="0" * 64, size=1)
    document = save_record(ws, made).first_id
    step = CaseStep(text="Send the letter", officer="Siti", note="By post", document=document)
    add_step(ws, case, step)
    return document


def test_a_step_says_who_does_it_its_note_and_its_document(letter, opened):
    line = opened.pane.steps[-1]
    assert line.accessibleName() == "Send the letter, Siti · By post · letter.pdf, Still open"
    assert line.sizeHint().height() > opened.pane.steps[0].sizeHint().height()


def test_the_document_of_a_step_is_opened_from_its_menu_even_when_all_is_decided(
    ws, case, letter, opened, qtbot
):
    def open_from_menu():
        steps = opened.pane.steps
        line = next(one for one in steps if one.accessibleName().startswith("Send the letter"))
        qtbot.waitUntil(line.isVisible)
        line.setFocus(Qt.FocusReason.TabFocusReason)
        press(line, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
        (menu,) = (one for one in opened.findChildren(QMenu) if one.isVisible())
        menu.actions()[0].trigger()
        menu.close()
        assert opened.window().address == Address("documents", letter)
        return line

    open_from_menu()
    opened.desk.do(lambda ws: decide_not_renewed(ws, case, Ruling(day("2026-11-23"), "Mayor")))
    opened.window().go(Address("renewals", case))
    assert not open_from_menu().isCheckable()


def test_a_step_is_kept_with_ctrl_s(opened):
    opened.pane.case_acts["step"].click()
    dialog = opened.acts.dialog
    dialog.fields["text"].editor.show_value("Ask the embassy")
    press(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    assert opened.pane.steps[-1].accessibleName().startswith("Ask the embassy")


def test_after_a_step_was_added_the_keyboard_is_back_and_the_step_in_sight(opened, qtbot):
    opened.pane.take_keyboard("step")
    for number in range(12):
        opened.pane.case_acts["step"].click()
        dialog = opened.acts.dialog
        dialog.fields["text"].editor.show_value(f"Step {number}")
        dialog.save()
        assert has_focus(opened.pane.case_acts["step"])
        last = opened.pane.steps[-1]
        qtbot.waitUntil(lambda last=last: last.visibleRegion().boundingRect() == last.rect())


def test_the_last_step_stays_in_sight_when_room_gets_short_after_it_was_added(opened, qtbot):
    for _ in range(2):
        opened.desk.do(lambda ws: add_step(ws, opened.chosen.case.id, CaseStep(text="Step")))
    window = opened.window()
    window.resize(1280, 900)
    opened.pane.take_keyboard("step")
    qtbot.waitUntil(lambda: not opened.pane._settling.isActive())
    window.resize(1280, 540)
    last = opened.pane.steps[-1]
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect() == last.rect())


# Dialogs


def test_a_decision_without_authority_is_refused_at_its_field(ws, case, opened):
    opened.act("decide")
    dialog = opened.acts.dialog
    dialog.choose(Decision.NOT_RENEWED)
    assert not dialog.fields["signed_on"].isVisible()
    dialog.save()
    assert dialog.fields["authority"].refusal is not None
    dialog.fields["authority"].editor.line.setText("Mayor")
    dialog.fields["authority"].editor.touch()
    dialog.save()
    assert load_record(ws, "renewal", case).decision is Decision.NOT_RENEWED
    assert names(opened, BoardColumn.DECIDED) == ["Example city"]


def test_a_renewal_says_what_will_happen_and_leads_to_the_next_instrument(ws, case, opened):
    opened.act("decide")
    dialog = opened.acts.dialog
    assert "new agreement" in dialog.happens.text()
    dialog.save()
    assert load_record(ws, "renewal", case).decision is Decision.RENEWED
    assert opened.pane.acts["result"].isVisible()
    assert not opened.pane.acts["decide"].isVisible()
    opened.pane.acts["result"].click()
    assert opened.window().address.page == "agreements"


def test_a_review_is_recorded_from_its_card(ws, page):
    chennai = next(one for one in page.seen.cards if one.partner.name == "Chennai")
    page._choose(chennai.key)
    page.act("review")
    dialog = page.acts.dialog
    dialog.fields["finding"].editor.show_value(Finding.UPDATE)
    dialog.save()
    (review,) = ws.store.reading("review").find(agreement=chennai.agreement.id)
    assert review.finding is Finding.UPDATE
    assert "Chennai" not in names(page, BoardColumn.REVIEW)


def test_a_new_case_is_opened_for_any_agreement_and_chosen(ws, page):
    page.act("new")
    dialog = page.acts.dialog
    dialog.save()
    assert dialog.fields["agreement"].refusal is not None
    row = record_rows(ws, "agreement")[0]
    dialog.fields["agreement"].editor.show_value(row.id)
    dialog.save()
    assert page.chosen.agreement.id == row.id


def test_a_stage_in_use_is_not_removed_and_the_dialog_says_why(opened):
    opened.act("stages")
    dialog = opened.acts.dialog
    dialog.remove(2)
    dialog.save()
    assert "Drafting" in dialog.refused.text()
    dialog.reject()


def test_a_stage_is_added_and_shown(opened):
    opened.act("stages")
    dialog = opened.acts.dialog
    dialog.add()
    dialog.names[5].setText("Treasury")
    dialog.save()
    assert "Treasury" in [one.name for one in opened.seen.stages]


def test_the_stages_are_read_and_moved_by_the_keyboard(opened):
    opened.act("stages")
    dialog = opened.acts.dialog
    assert dialog.focusWidget() is dialog.names[0]
    stops = []
    for _time in range(8):
        stops.append(dialog.focusWidget())
        press(dialog.focusWidget(), Qt.Key.Key_Tab)
    first, second = dialog.acts[0], dialog.names[1]
    # Nothing stands above the first stage.
    row = [dialog.names[0], dialog.malay[0], dialog.places[0], *first[1:], second]
    assert stops[: len(row)] == row
    first[1].click()
    first_name, moved = dialog.names[0].text(), dialog.names[1].text()
    assert dialog.focusWidget() is dialog.acts[1][1]
    dialog.acts[1][1].click()
    assert (dialog.names[0].text(), dialog.names[2].text()) == (first_name, moved)
    for _time in range(len(dialog.names) - 3):
        dialog.focusWidget().click()
    assert dialog.names[-1].text() == moved
    assert dialog.focusWidget() is dialog.acts[-1][0]


def test_a_card_up_for_review_offers_its_review_first(ws, page, qtbot):
    chennai = next(one for one in page.seen.cards if one.partner.name == "Chennai")
    page.desk.do(lambda ws: bring(ws, chennai.agreement.id, 2))
    page._choose(page.seen.card_of(chennai.agreement.id).key)
    acts = page.pane.acts
    assert acts["review"].property("kind") == "primary"
    assert acts["decide"].isVisible() and acts["decide"].property("kind") == "plain"
    qtbot.waitUntil(lambda: acts["review"].x() < acts["decide"].x())
    found = Found(Finding.CONTINUE)
    page.desk.do(lambda ws: record_review(ws, chennai.agreement.id, day("2026-11-23"), found))
    assert acts["review"].isVisible() and acts["decide"].property("kind") == "primary"


def test_a_case_of_another_year_leads_to_its_agreement(ws, agreement, case, opened):
    decide_not_renewed(ws, case, Ruling(day("2025-12-30"), "Mayor"))
    opened.desk.open_record("renewal", case)
    opened.refresh()
    opened.desk.open_record("renewal", case)
    assert opened.window().address == Address("agreements", agreement)


# Sizes and languages


def test_a_narrow_window_shows_board_or_card(opened):
    shell = opened.window()
    shell.resize(960, 540)
    shell.go(Address("renewals", opened.chosen.key))
    assert opened.is_deep
    assert not opened.left.isVisible()
    opened.step_back()
    assert opened.left.isVisible()
    assert not opened.pane.isVisible()


def test_columns_stand_two_by_two_where_four_have_no_room(opened):
    board = opened.views.board
    board.setMinimumWidth(0)
    board.resize(400, 600)
    tops = {one.mapTo(board, QPoint(0, 0)).y() for one in board.columns}
    board.layout().activate()
    assert board.layout().itemAtPosition(1, 0) is not None
    assert tops


def test_everything_on_the_page_speaks_malay(ws, agreement, make_shell):
    change_settings(ws, screen_language="ms")
    bring(ws, agreement, 2)
    shell = make_shell()
    shell.go(Address("renewals"))
    face = faces(shell.page, BoardColumn.PREPARE)[0]
    assert (face.chip.text, face.term) == ("Hantar: 24 hari lagi", "Tamat 25 Jun 2027")
    assert face.spoken.endswith("Penggubalan")
    assert shell.page.pane.acts["decide"].text() == "Rekod keputusan"


def test_a_screen_reader_hears_the_cards(opened):
    view = opened.views.board.columns[1]
    heard = QAccessible.queryAccessibleInterface(view)
    assert heard.text(QAccessible.Text.Name) == "Prepare, 1"
    assert heard.child(0).text(QAccessible.Text.Name).startswith("Example city; Agreement")


def test_quiet_partners_are_listed_and_lead_to_their_story(opened):
    opened.act("quiet")
    dialog = opened.acts.dialog
    said = {row.cells[0].text: row.cells[1].text for row in dialog.model.shown}
    assert said["Chennai"] == "25 Nov 2010 · Agreement"
    dialog.table.selectRow(0)
    press(dialog.table, Qt.Key.Key_Return)
    assert opened.window().address.page == "partners"


def test_f2_edits_the_whole_case_in_its_form(ws, case, opened):
    opened.window().act("edit")
    dialog = opened.acts.dialog
    dialog.pane.form.fields["officer"].editor.line.setText("Aminah")
    dialog.pane.form.fields["officer"].editor.touch()
    dialog.pane.try_to_save()
    assert load_record(ws, "renewal", case).officer == "Aminah"
    assert opened.chosen.key == case


@pytest.mark.parametrize("name", ["decide", "step", "answer", "review", "new"])
def test_a_dialog_that_has_room_does_not_roll(ws, case, make_shell, qtbot, name):
    change_settings(ws, screen_language="ms")
    shell = make_shell()
    shell.go(Address("renewals", case))
    shell.page.act(name)
    rolling = shell.page.acts.dialog.rolling
    qtbot.waitUntil(rolling.isVisible)
    QApplication.sendPostedEvents()
    assert rolling.verticalScrollBar().maximum() == 0
