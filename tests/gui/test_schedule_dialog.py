"""The schedule of renewals shows its true pages; it is saved and printed from there."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from kl_relations_desktop.domain.errors import StoreUnavailable
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.dialogs.page_preview import pages_of
from kl_relations_desktop.gui.dialogs.printing import print_draft
from kl_relations_desktop.gui.dialogs.schedule import ScheduleDialog
from kl_relations_desktop.gui.dialogs.search_facts import find
from kl_relations_desktop.usecases.records import record_rows, save_record
from kl_relations_desktop.usecases.schedule import ScheduleRequest, compose_schedule_pdf
from kl_relations_desktop.wording.catalogue import words


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
    qtbot.waitUntil(lambda: not workers.is_busy, timeout=30_000)


def leave_undecided(ws):
    for row in record_rows(ws, "agreement"):
        save_record(ws, replace(row.record, marking=Marking.UNDECIDED))


def test_the_preview_shows_the_schedule_as_it_prints(schedule, ws):
    dialog = schedule()
    pages = pages_of(compose_schedule_pdf(ws, ScheduleRequest()), 200.0)
    assert dialog.preview.view.count == len(pages) >= 1
    assert dialog.save.isEnabled()
    assert dialog.print.isEnabled()
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
    assert (dialog.save.isEnabled(), dialog.print.isEnabled()) == (False, False)
    assert dialog.save_sheet.isEnabled()
    dialog.marking.setCurrentIndex(dialog.marking.levels.index(Marking.RESTRICTED))
    dialog.marking.activated.emit(0)
    settled(dialog, qtbot)
    assert dialog.note.isHidden()
    assert dialog.print.isEnabled()
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


def test_without_a_printer_one_sentence_says_so(schedule, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    dialog = schedule()
    QTest.mouseClick(dialog.print, Qt.MouseButton.LeftButton)
    assert (
        dialog.told.accessibleName() == "No printer is set up here. Save the schedule as PDF."
    )
    dialog.reject()


def test_what_is_shown_goes_to_the_printer(schedule, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr(
        ScheduleDialog, "make_print_dialog", lambda dialog, _printer: QDialog(dialog)
    )
    dialog = schedule()
    QTest.mouseClick(dialog.print, Qt.MouseButton.LeftButton)
    dialog.printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.printer.setResolution(72)
    dialog.send_to_printer()
    qtbot.waitUntil(
        lambda: dialog.told.accessibleName() == "Sent to the printer", timeout=30_000
    )
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    dialog.reject()


def test_a_silent_printer_is_refused_without_a_number(ws, tmp_path):
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "not there" / "printed.pdf"))
    with pytest.raises(StoreUnavailable, match=r"printer\.silent_draft"):
        print_draft(printer, compose_schedule_pdf(ws, ScheduleRequest()), 72.0)


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
