"""List pages: read, edit, save, refuse, bin, restore, undo, for any kind."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QMessageBox, QPushButton

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.partner import NetworkProfile
from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.domain.records.story import FollowUp, Gift
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.doors import ENTRIES, LOWER_ENTRIES
from kl_relations_desktop.usecases.partners import find_partner
from kl_relations_desktop.usecases.records import bin_record, load_record, save_record
from tests.gui import sample

CONTROL = Qt.KeyboardModifier.ControlModifier


def answer(shell, button, qtbot):
    box = next(box for box in shell.findChildren(QMessageBox) if box.isVisible())
    qtbot.mouseClick(box.button(button), Qt.MouseButton.LeftButton)


def said(widget):
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]


def text_of(shell, record_id):
    return shell.desk.ask(lambda ws: load_record(ws, "followup", record_id)).text


@pytest.fixture
def followup(shell):
    changes = shell.desk.do(
        lambda ws: save_record(ws, FollowUp(text="Send the study", owner_post="Planning desk"))
    )
    shell.go(Address("followups", changes.first_id))
    return changes.first_id


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"document", "renewal", "reminder"}))
def test_every_kind_has_a_page_that_reads_and_edits(shell, kind):
    plural = KINDS[kind].plural
    rows = shell.desk.ask(lambda ws: ws.store.shelf(kind).all())
    shell.go(Address(plural, rows[0].id if rows else None))
    if rows:
        shell.page.start_editing()
    else:
        shell.page.act("new")
    assert shell.page.pane.edit is not None
    assert shell.page.pane.edit.form.fields


def test_a_record_reads_not_stated_where_a_value_would_stand(shell):
    chennai = shell.desk.ask(lambda ws: find_partner(ws, "Chennai")).id
    agreement = shell.desk.ask(lambda ws: ws.store.shelf("agreement").find(partner=chennai))[0]
    shell.go(Address("agreements", agreement.id))
    texts = said(shell.page.pane.reader)
    assert texts[texts.index("Term") + 1] == "Not stated"


def test_f2_edits_and_ctrl_s_saves(shell, followup, qtbot):
    qtbot.keyClick(shell, Qt.Key.Key_F2)
    line = shell.page.pane.edit.form.fields["text"].editor.line
    qtbot.keyClicks(line, " soon")
    assert shell.windowTitle() == "• Follow-ups – KL Relations"
    assert "Unsaved changes" in shell.status.text
    qtbot.keyClick(line, Qt.Key.Key_S, CONTROL)
    assert "soon" in text_of(shell, followup)
    assert shell.page.pane.edit is None
    assert shell.windowTitle() == "Follow-ups – KL Relations"
    assert "All changes saved" in shell.status.text


def test_esc_leaves_a_form_without_edits_at_once(shell, followup, qtbot):
    qtbot.keyClick(shell, Qt.Key.Key_F2)
    qtbot.keyClick(shell, Qt.Key.Key_Escape)
    assert shell.page.pane.edit is None


def test_leaving_edits_asks_once_and_keep_editing_stays(shell, followup, qtbot):
    qtbot.keyClick(shell, Qt.Key.Key_F2)
    qtbot.keyClicks(shell.page.pane.edit.form.fields["text"].editor.line, "x")
    shell.go(Address("gifts"))
    answer(shell, QMessageBox.StandardButton.Cancel, qtbot)
    assert shell.address.page == "followups"
    assert shell.page.is_dirty


def test_leaving_a_new_record_says_that_nothing_of_it_is_kept(shell, qtbot):
    shell.go(Address("visits"))
    shell.act("new")
    qtbot.keyClicks(shell.page.pane.edit.form.fields["purpose"].editor.line, "Talks")
    shell.act("cancel")
    box = shell.findChild(QMessageBox)
    assert box.text() == "Save this new record?"
    assert box.informativeText() == "If you discard it, nothing of it is kept."
    box.button(QMessageBox.StandardButton.Discard).click()
    assert shell.page.pane.edit is None


def test_leaving_edits_can_save_them_and_go_on(shell, followup, qtbot):
    qtbot.keyClick(shell, Qt.Key.Key_F2)
    qtbot.keyClicks(shell.page.pane.edit.form.fields["text"].editor.line, "x")
    shell.go(Address("gifts"))
    answer(shell, QMessageBox.StandardButton.Save, qtbot)
    assert shell.address.page == "gifts"
    assert "x" in text_of(shell, followup)


def test_a_refusal_stands_at_its_field_and_is_counted_in_the_head(shell, qtbot):
    shell.go(Address("gifts", draft=Gift()))
    pane = shell.page.pane.edit
    qtbot.mouseClick(pane.save, Qt.MouseButton.LeftButton)
    assert pane.form.fields["description"].refusal is not None
    assert pane.count.chip.text == "1 field to correct"
    assert pane.form.fields["description"].isAncestorOf(shell.focusWidget())


def test_the_rule_of_the_office_is_refused_at_the_field_it_names(shell, qtbot):
    draft = Gift(description="Songket", value=Decimal("450"))
    shell.go(Address("gifts", draft=draft))
    pane = shell.page.pane.edit
    assert not pane.try_to_save()
    assert pane.form.fields["approved_by"].refusal.code == "gift.no_approval"


def test_delete_says_what_will_happen_and_the_bin_gives_back(shell, followup, qtbot):
    shell.page.list.choose(followup)
    qtbot.keyClick(shell.page.list.table, Qt.Key.Key_Delete)
    box = next(box for box in shell.findChildren(QMessageBox) if box.isVisible())
    assert box.text() == "Move “Send the study” to the bin?"
    answer(shell, QMessageBox.StandardButton.Ok, qtbot)
    assert shell.page.list.model.shown == ()
    shell.page.list.bin_view.setChecked(True)
    assert [row.id for row in shell.page.list.model.shown] == [followup]
    shell.page.list.choose(followup)
    qtbot.mouseClick(shell.page.pane.bin_reader.restore, Qt.MouseButton.LeftButton)
    assert [row.id for row in shell.page.list.model.shown] == [followup]


def test_cancel_leaves_the_record_where_it_is(shell, followup, qtbot):
    shell.page.act("bin")
    answer(shell, QMessageBox.StandardButton.Cancel, qtbot)
    assert [row.id for row in shell.page.list.model.shown] == [followup]


def test_an_empty_page_says_so_with_one_sentence_and_one_button(shell, qtbot):
    shell.go(Address("gifts"))
    texts = said(shell.page)
    assert "No gifts recorded" in texts
    qtbot.mouseClick(shell.page.empty.button, Qt.MouseButton.LeftButton)
    assert shell.page.pane.edit is not None


def test_the_last_record_of_a_page_comes_back_from_the_bin(shell, qtbot):
    gift = shell.desk.do(lambda ws: save_record(ws, Gift(description="Plate"))).first_id
    shell.go(Address("gifts", gift))
    shell.desk.do(lambda ws: bin_record(ws, "gift", gift))
    blank = shell.page.blank
    assert blank.isVisible()
    to_bin = next(
        one
        for one in blank.findChildren(QAbstractButton)
        if one.accessibleName() == "Show the bin"
    )
    qtbot.mouseClick(to_bin, Qt.MouseButton.LeftButton)
    assert not blank.isVisible()
    assert [row.id for row in shell.page.list.model.shown] == [gift]
    shell.page.list.choose(gift)
    shell.page.act("unbin")
    assert not blank.isVisible() and not shell.page.list.bin_view.isChecked()
    assert shell.page.list.current_id == gift


def test_a_narrow_window_shows_list_and_record_in_turn(shell, qtbot):
    shell.go(Address("agreements"))
    shell.resize(960, 540)
    page = shell.page
    assert page.list.isVisible() and not page.pane.isVisible()
    page.list.choose(1)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    assert page.pane.isVisible() and not page.list.isVisible()
    assert page.pane.isAncestorOf(shell.focusWidget())
    assert shell.top.back.isVisible()
    qtbot.mouseClick(shell.top.back, Qt.MouseButton.LeftButton)
    assert page.list.isVisible() and not page.pane.isVisible()


def test_history_tells_before_and_after_and_undoes_the_change(shell, followup, qtbot):
    record = shell.desk.ask(lambda ws: load_record(ws, "followup", followup))
    due = replace(record, due_on=PartialDate.parse("2026-12-04"))
    shell.desk.do(lambda ws: save_record(ws, due))
    shell.page.act("history")
    page = shell.page
    page.list.choose(page.list.model.shown[0].id)
    qtbot.waitUntil(lambda: {"Due date", "—", "4 December 2026"} <= set(said(page)))
    qtbot.mouseClick(page.pane.undo, Qt.MouseButton.LeftButton)
    assert shell.desk.ask(lambda ws: load_record(ws, "followup", followup)).due_on is None


def test_help_says_what_every_page_of_the_navigation_is_for(shell):
    shell.go(Address("help"))
    pages = {entry.page for entry in ENTRIES + LOWER_ENTRIES} - {"help"}
    assert set(shell.page.texts) == pages


def test_why_a_change_cannot_be_undone_is_told_in_office_words(shell, followup):
    record = shell.desk.ask(lambda ws: load_record(ws, "followup", followup))
    for note in ("one", "two"):
        shell.desk.do(lambda ws, note=note: save_record(ws, replace(record, note=note)))
    shell.desk.do(lambda ws: bin_record(ws, "followup", followup))
    shell.page.act("history")
    page = shell.page
    first, second = (page.list.model.shown[place].id for place in (2, 1))
    page.list.choose(second)
    page.pane.undo.click()
    assert said(shell.notice)[1:] == [
        "“Send the study” lies in the bin. Restore it first; then this change can be undone."
    ]
    shell.act("undo")
    page.list.choose(first)
    page.pane.undo.click()
    assert said(shell.notice)[1:] == [
        "“Note” of “Send the study” was changed again later. Undo the later change first."
    ]


def test_a_network_profile_goes_by_its_partner_in_bin_undo_and_history(shell, ws, qtbot):
    profile = NetworkProfile(partner=sample.partner_id(ws, "Osaka"))
    changes = shell.desk.do(lambda ws: save_record(ws, profile))
    shell.go(Address("networks", changes.first_id))
    shell.page.act("bin")
    (asked,) = shell.findChildren(QMessageBox)
    assert asked.text() == "Move “Osaka” to the bin?"
    asked.button(QMessageBox.StandardButton.Ok).click()
    shell.act("undo")
    assert any("Undone: Network profile “Osaka”" in one for one in said(shell.status))
    shell.go(Address("history"))
    shell.page.list.choose(shell.page.list.model.shown[0].id)
    qtbot.waitUntil(lambda: "Osaka" in said(shell.page))
    # It came back from the bin: no field was changed, and no empty table says so.
    assert not {"Before", "After"} & set(said(shell.page))


def test_a_dropped_file_is_taken_into_the_vault(shell, qtbot, tmp_path):
    scan = tmp_path / "MoU signed.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    shell.go(Address("documents"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(scan))])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(shell.desk.changed, timeout=5000):
        shell.page.dropEvent(drop)
    assert [row.cells[0].text for row in shell.page.list.model.shown] == ["MoU signed.pdf"]


def test_a_refused_file_says_why(shell, qtbot, tmp_path):
    program = tmp_path / "setup.exe"
    program.write_bytes(b"MZ")
    shell.go(Address("documents"))
    with qtbot.waitSignal(shell.desk.refused, timeout=5000):
        shell.page.attach([str(program)])
    assert shell.notice.isVisible()


def test_a_file_that_no_program_opens_is_told_of(shell, qtbot, tmp_path, monkeypatch):
    scan = tmp_path / "plan.xyz"
    scan.write_bytes(b"plan")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    shell.go(Address("documents"))
    with qtbot.waitSignal(shell.desk.changed, timeout=5000):
        shell.page.attach([str(scan)])
    qtbot.waitUntil(lambda: shell.page.subject() is not None and shell.page._shown_id)
    with qtbot.waitSignal(shell.desk.refused, timeout=5000):
        shell.page.act("open")
    assert "plan.xyz" in shell.notice.text.text()


def test_another_language_is_asked_for_at_once(shell, qtbot):
    shell.go(Address("settings"))
    field = shell.page.fields["screen_language"]
    field.setCurrentIndex(1)
    with qtbot.waitSignal(shell.desk.restyled):
        field.activated.emit(1)
    assert shell.desk.ws.settings.screen_language == "ms"


def test_a_backup_is_written_where_the_officer_says(shell, qtbot, tmp_path):
    shell.go(Address("settings"))
    shell.page.back_up_to(str(tmp_path / "office.klbackup"))
    qtbot.waitUntil(lambda: "verified" in shell.page.backup_said.text(), timeout=10_000)
    assert (tmp_path / "office.klbackup").is_file()


def test_help_lists_every_key(shell):
    shell.go(Address("help"))
    texts = said(shell.page)
    assert {"Ctrl+K", "F2", "Ctrl+S", "Delete"} <= set(texts)


def test_links_of_a_record_lead_to_the_records(shell, qtbot):
    shell.go(Address("agreements", 1))
    partner = next(
        one for one in shell.page.pane.reader.findChildren(QPushButton)
        if one.property("kind") == "inline"
    )  # fmt: skip
    qtbot.mouseClick(partner, Qt.MouseButton.LeftButton)
    assert shell.address.page == "partners"
