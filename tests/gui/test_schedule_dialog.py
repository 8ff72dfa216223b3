"""The schedule of renewals shows its true pages; it is saved and printed from there."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.dialogs.page_preview import pages_of
from kl_relations_desktop.gui.dialogs.schedule import ScheduleDialog
from kl_relations_desktop.gui.dialogs.search_facts import find
from kl_relations_desktop.usecases.records import record_rows, save_record
from kl_relations_desktop.usecases.schedule import ScheduleRequest, compose_schedule_pdf
from kl_relations_desktop.wording.catalogue import words
from tests.gui.work import is_done


@pytest.fixture
def schedule(make_shell, qtbot):
    def opened():
        shell = make_shell()
        shell.act("schedule")
        dialog = shell.findChildren(ScheduleDialog)[-1]
        settled(dialog, qtbot)
        return dialog

    return opened


def settled(dialog, qtbot):
    workers = dialog._desk.workers
    qtbot.waitUntil(lambda: dialog._errand is not None, timeout=10_000)
    qtbot.waitUntil(lambda: is_done(workers), timeout=30_000)


def leave_undecided(ws):
    for row in record_rows(ws, "agreement"):
        save_record(ws, replace(row.record, marking=Marking.UNDECIDED))


def test_the_preview_shows_the_schedule_as_it_prints(schedule, ws):
    dialog = schedule()
    pages = pages_of(compose_schedule_pdf(ws, ScheduleRequest()), 200.0)
    assert dialog.preview.view.count == len(pages) >= 1
    assert dialog.save.isEnabled()
    assert dialog.issue.isEnabled()
    dialog.reject()


def test_the_other_language_is_one_press_away(schedule, qtbot):
    dialog = schedule()
    QTest.mouseClick(dialog.languages.buttons()[1], Qt.MouseButton.LeftButton)
    assert dialog.request.language == "ms"
    settled(dialog, qtbot)
    dialog.reject()


def test_an_undecided_marking_is_asked_for_and_the_spreadsheet_is_not_kept_back(
    schedule, ws, qtbot
):
    leave_undecided(ws)
    dialog = schedule()
    assert dialog.note.isVisible()
    assert (dialog.save.isEnabled(), dialog.issue.isEnabled()) == (False, False)
    assert dialog.save_sheet.isEnabled()
    dialog.marking.setCurrentIndex(dialog.marking.levels.index(Marking.RESTRICTED))
    dialog.marking.activated.emit(0)
    settled(dialog, qtbot)
    assert dialog.note.isHidden()
    assert dialog.issue.isEnabled()
    assert dialog.preview.view.count >= 1
    dialog.reject()


@pytest.mark.parametrize(("name", "begin"), [("s.pdf", b"%PDF"), ("s.xlsx", b"PK")])
def test_it_is_saved_as_a_paper_and_as_a_spreadsheet(schedule, tmp_path, qtbot, name, begin):
    dialog = schedule()
    dialog.save_to(str(tmp_path / name))
    qtbot.waitUntil((tmp_path / name).exists, timeout=20_000)
    settled(dialog, qtbot)
    assert (tmp_path / name).read_bytes().startswith(begin)
    assert dialog.told.accessibleName() == f"Saved as {name}"
    dialog.reject()


def test_issue_and_print_numbers_the_schedule_and_keeps_it(schedule, ws, qtbot, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    dialog = schedule()
    dialog.copies.setValue(4)
    QTest.mouseClick(dialog.issue, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.issue.isHidden, timeout=30_000)
    assert dialog.told.accessibleName() == (
        "No printer is set up here. The paper is issued as KLR/2026/001; print it from "
        "Documents, where it is kept."
    )
    (issued,) = record_rows(ws, "issued")
    assert (issued.record.number, issued.record.copies) == ("KLR/2026/001", 4)
    assert [row.headline for row in record_rows(ws, "document")] == [
        "KLR-2026-001 Renewal schedule.pdf"
    ]
    assert dialog.issue.isHidden()
    assert not dialog.marking.isEnabled()
    dialog.reject()


def test_the_numbered_copies_go_to_the_printer(schedule, ws, tmp_path, qtbot, monkeypatch):
    opened = []

    def stand_in(dialog, _printer):
        opened.append(QDialog(dialog))
        return opened[-1]

    monkeypatch.setattr(ScheduleDialog, "make_print_dialog", stand_in)
    dialog = schedule()
    QTest.mouseClick(dialog.issue, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(opened) and opened[0].isVisible(), timeout=30_000)
    dialog.printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.printer.setResolution(72)
    opened[0].accept()
    workers = dialog._desk.workers
    qtbot.waitUntil(lambda: is_done(workers), timeout=30_000)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    assert [row.record.number for row in record_rows(ws, "issued")] == ["KLR/2026/001"]


def test_ctrl_p_on_renewals_and_its_button_ask_for_the_schedule(make_shell, qtbot):
    shell = make_shell()
    shell.go(Address("renewals"))
    for ask in (lambda: shell.act("print"), shell.page.schedule.click):
        ask()
        dialog = shell.findChildren(ScheduleDialog)[-1]
        assert dialog.isVisible()
        settled(dialog, qtbot)
        dialog.reject()


def test_the_search_box_offers_the_schedule_in_both_languages(ws):
    for language, typed in (("en", "renewal schedule"), ("ms", "jadual pembaharuan")):
        commands = find(ws, typed, words(language))[-1]
        assert ("act", "schedule") in {line.command for line in commands.lines}
