"""The briefing dialog says what to know, shows the true pages, and never blocks in vain."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton

from kl_relations_desktop.domain.errors import StoreUnavailable
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.gui.dialogs.briefing import BriefingDialog
from kl_relations_desktop.gui.dialogs.page_preview import pages_of
from kl_relations_desktop.gui.dialogs.printing import print_pages
from kl_relations_desktop.gui.dialogs.record_dialog import RecordDialog
from kl_relations_desktop.usecases.briefing import (
    BriefingRequest,
    compose_briefing,
    issue_briefing,
)
from kl_relations_desktop.usecases.files import open_document
from kl_relations_desktop.usecases.records import record_rows, save_record
from tests.gui import sample
from tests.gui.work import is_done


@pytest.fixture
def briefing(ws, make_shell, qtbot):
    sample.fill(ws)

    def opened(name="Ankara", visit=None):
        shell = make_shell()
        shell._print(sample.partner_id(ws, name), visit)
        dialog = next(one for one in shell.findChildren(BriefingDialog) if one.isVisible())
        settled(dialog, qtbot)
        return dialog

    return opened


def settled(dialog, qtbot):
    workers = dialog._desk.workers
    qtbot.waitUntil(lambda: dialog._errand is not None, timeout=10_000)
    qtbot.waitUntil(lambda: is_done(workers), timeout=30_000)


def choose(dialog, level, qtbot):
    dialog.options.marking.setCurrentIndex(dialog.options.marking.levels.index(level))
    dialog.options.marking.activated.emit(0)
    settled(dialog, qtbot)


def test_the_preview_shows_the_true_pages(briefing):
    dialog = briefing()
    assert dialog.preview.view.count >= 2
    assert dialog.preview.where.text().startswith("Page 1 of ")
    QTest.keyClick(dialog.preview.view, Qt.Key.Key_PageDown)
    assert dialog.preview.where.text().startswith("Page 2 of ")
    dialog.reject()


def test_the_preview_is_the_paper_itself(briefing, ws):
    dialog = briefing()
    pages = pages_of(compose_briefing(ws, dialog.request), 200.0)
    assert len(pages) == dialog.preview.view.count
    shown = dialog.preview.view._pages[0]
    assert abs(shown.height() / shown.width() - 297 / 210) < 0.01
    dialog.reject()


def test_readiness_names_what_is_late_leads_to_the_field_and_comes_back(briefing, qtbot):
    dialog = briefing()
    line = dialog.ready._lines[0]
    assert (line.state, line.text) == ("late", "Late, 10 days")
    assert line.detail == "Send the housing study report"
    button = dialog.ready.acts[0]
    assert isinstance(button, QPushButton)
    button.setFocus()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    form = dialog.findChild(RecordDialog)
    due = form.pane.form.fields["due_on"].editor.line
    qtbot.waitUntil(lambda: form.focusWidget() is due)
    due.selectAll()
    QTest.keyClicks(due, "10 jan 2027")
    QTest.keyClick(due, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settled(dialog, qtbot)
    assert dialog.isVisible()
    assert "Late, 10 days" not in {one.text for one in dialog.ready._lines}
    assert dialog.focusWidget() is dialog.ready.acts[0]
    dialog.reject()


def test_a_visit_that_is_not_planned_is_planned_before_printing(briefing, ws, qtbot):
    dialog = briefing("Chennai")
    line = next(
        one for one in dialog.ready._lines if one.text.startswith("No visit is planned")
    )
    dialog.ready.led_to.emit(line)
    form = dialog.findChild(RecordDialog)
    fields = form.pane.form.fields
    assert fields["partner"].editor.value() == sample.partner_id(ws, "Chennai")
    qtbot.waitUntil(lambda: form.focusWidget() is fields["dates"].editor.line)
    QTest.keyClicks(fields["dates"].editor.line, "12 jan 2027")
    QTest.keyClicks(fields["purpose"].editor.line, "Talks")
    form.pane.save.click()
    settled(dialog, qtbot)
    assert line.text not in {one.text for one in dialog.ready._lines}
    dialog.reject()


def test_what_is_missing_does_not_keep_a_paper_from_being_printed(briefing):
    dialog = briefing("Casablanca")
    assert any(line.state == "missing" for line in dialog.ready._lines)
    assert dialog.issue.isEnabled()
    assert dialog.save.isEnabled()
    dialog.reject()


def test_an_undecided_marking_is_asked_for_and_a_choice_opens_the_way(briefing, ws, qtbot):
    visit = sample.add_visit(ws, "Melaka", "2026-11-30", marking=Marking.UNDECIDED)
    dialog = briefing("Melaka", visit)
    assert not dialog.issue.isEnabled()
    assert dialog.options.note.isVisible()
    assert "Courtesy call on the Mayor" in dialog.options.note.text.text()
    choose(dialog, Marking.RESTRICTED, qtbot)
    assert dialog.issue.isEnabled()
    assert dialog.preview.view.count >= 1
    dialog.reject()


def test_a_secret_paper_is_refused_under_the_marking(briefing, qtbot):
    dialog = briefing()
    choose(dialog, Marking.SECRET, qtbot)
    assert not dialog.issue.isEnabled()
    assert not dialog.save.isEnabled()
    assert dialog.options.note.isVisible()
    dialog.reject()


def test_language_kind_and_annexes_are_what_is_asked_for(briefing, qtbot):
    dialog = briefing()
    QTest.mouseClick(dialog.options.languages.buttons()[1], Qt.MouseButton.LeftButton)
    dialog.options.annexes["B"].click()
    dialog.options.copies.setValue(3)
    request = dialog.request
    assert (request.language, request.kind, request.copies) == ("ms", "sheet", 3)
    assert "B" not in request.sections
    assert "A" in request.sections
    settled(dialog, qtbot)
    dialog.reject()


def test_a_card_has_no_annexes(briefing, qtbot):
    dialog = briefing()
    dialog.options.kinds.buttons()[1].click()
    assert dialog.request.kind == "card"
    assert not any(box.isEnabled() for box in dialog.options.annexes.values())
    settled(dialog, qtbot)
    assert dialog.preview.view.count == 1
    dialog.reject()


def test_a_draft_is_saved_without_a_number(briefing, ws, tmp_path, qtbot):
    dialog = briefing()
    path = tmp_path / "ankara.pdf"
    dialog.save_to(str(path))
    qtbot.waitUntil(path.exists, timeout=20_000)
    settled(dialog, qtbot)
    assert path.read_bytes().startswith(b"%PDF")
    assert record_rows(ws, "issued") == ()
    assert dialog.told.accessibleName() == "Saved as ankara.pdf"
    dialog.reject()


def test_issue_and_print_numbers_freezes_and_opens_the_print_dialog(
    briefing, ws, qtbot, monkeypatch
):
    dialog = briefing()
    opened = []

    def stand_in(_dialog, _printer):
        made = QDialog(dialog)
        opened.append(made)
        return made

    monkeypatch.setattr(BriefingDialog, "make_print_dialog", stand_in)
    QTest.mouseClick(dialog.issue, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(opened) and opened[0].isVisible(), timeout=30_000)
    issued = record_rows(ws, "issued")
    assert [row.record.number for row in issued] == ["KLR/2026/001"]
    assert issued[0].record.file_sha256
    opened[0].reject()
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_what_went_to_the_printer_is_said_though_the_dialog_is_closed(
    briefing, qtbot, monkeypatch, tmp_path
):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Any"])
    dialog = briefing()
    QTest.mouseClick(dialog.issue, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QPrintDialog)), timeout=30_000)
    dialog.printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    (asked,) = dialog.findChildren(QPrintDialog)
    said = []
    dialog._desk.said.connect(said.append)
    asked.done(QDialog.DialogCode.Accepted)
    qtbot.waitUntil(lambda: any("sent to the printer" in one for one in said), timeout=30_000)


def issued(dialog, qtbot):
    QTest.mouseClick(dialog.issue, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "KLR/" in dialog.told.accessibleName(), timeout=30_000)


def test_without_a_printer_one_sentence_says_that_the_sheet_is_issued_and_kept(
    briefing, ws, qtbot, monkeypatch
):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    dialog = briefing()
    issued(dialog, qtbot)
    qtbot.waitUntil(dialog.issue.isHidden, timeout=30_000)
    assert dialog.told.accessibleName() == (
        "No printer is set up here. The paper is issued as KLR/2026/001; print it from "
        "Documents, where it is kept."
    )
    assert [row.record.number for row in record_rows(ws, "issued")] == ["KLR/2026/001"]
    assert [row.headline for row in record_rows(ws, "document")] == ["KLR-2026-001 Ankara.pdf"]
    assert dialog.isVisible()
    assert dialog.issue.isHidden()
    settled(dialog, qtbot)
    (paper,) = record_rows(ws, "document")
    pdf = open_document(ws, paper.record).read_bytes()
    kept = pages_of(pdf, dialog.preview.view.dots())
    assert dialog.preview.view._pages == kept
    assert not dialog.save.isEnabled() and not dialog.ready.isEnabled()
    dialog.reject()


def test_the_real_print_dialog_opens_over_a_printer_that_lives(briefing, qtbot, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Any"])
    dialog = briefing()
    issued(dialog, qtbot)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QPrintDialog)))
    print_dialog = dialog.findChildren(QPrintDialog)[0]
    assert print_dialog.isVisible()
    print_dialog.reject()
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_every_copy_goes_to_the_printer_and_a_silent_printer_is_refused(ws, tmp_path):
    partner = sample.partner_id(ws, "Casablanca")
    paper = issue_briefing(ws, BriefingRequest(partner, kind="card", copies=2))
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert print_pages(printer, paper, 72.0) == 2
    assert printer.docName() == "KLR/2026/001"
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "not there" / "printed.pdf"))
    with pytest.raises(StoreUnavailable, match=r"printer\.silent"):
        print_pages(printer, paper, 72.0)


def test_pages_are_drawn_beside_the_window_thread(ws, qtbot):
    partner = sample.partner_id(ws, "Casablanca")
    pdf = compose_briefing(ws, BriefingRequest(partner))
    pages = pages_of(pdf, 72.0)
    assert pages[0].width() == 595
    assert not pages[0].isNull()


def test_the_dialog_leaves_nothing_of_its_veil(briefing):
    dialog = briefing()
    dialog.reject()
    assert dialog._veil is None


def test_a_record_changed_elsewhere_is_on_the_next_paper(briefing, ws, qtbot):
    dialog = briefing()
    before = len(dialog.ready._lines)
    save_record(ws, record_rows(ws, "visit")[0].record)
    dialog.look()
    settled(dialog, qtbot)
    assert len(dialog.ready._lines) == before
    dialog.reject()
