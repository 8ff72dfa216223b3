"""The briefing dialog: what to know, how the paper is wanted, and its true pages."""

from pathlib import Path

from PySide6.QtCore import QSize, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.errors import Refusal
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.briefing_about import about_line, done_lines, file_name
from kl_relations_desktop.gui.dialogs.briefing_options import BriefingOptions
from kl_relations_desktop.gui.dialogs.floating import FloatingDialog
from kl_relations_desktop.gui.dialogs.page_preview import HAS_PDF, Preview, pages_of
from kl_relations_desktop.gui.dialogs.printing import has_printer, print_pages
from kl_relations_desktop.gui.dialogs.readiness_list import (
    ReadinessList,
    ReadyLine,
    count_words,
    line_of,
)
from kl_relations_desktop.gui.widgets.basics import Heading, button, label, rule
from kl_relations_desktop.gui.widgets.elided import ElidedLabel
from kl_relations_desktop.gui.widgets.flag_picture import FlagPicture
from kl_relations_desktop.gui.widgets.reader import scrolled
from kl_relations_desktop.gui.workers import Errand
from kl_relations_desktop.usecases.briefing import (
    BriefingRequest,
    IssuedPaper,
    compose_briefing,
    issue_briefing,
    print_briefing,
    readiness,
)
from kl_relations_desktop.usecases.partners import partner_story
from kl_relations_desktop.usecases.workspace import Workspace

_SIZE = QSize(994, 646)
_LEFT = 478
_PRINT_DOTS = 300.0
_PATIENCE = 300
"""Milliseconds after which a page that is still being set says so."""
_AFTER_PAINT = 60
"""Milliseconds after which the dialog has been painted: pages set before would hold it up."""


class BriefingDialog(FloatingDialog):
    """Prints one partner's paper; only a refused marking keeps it from being printed."""

    def __init__(
        self, desk: Desk, parent: QWidget, partner_id: int, visit_id: int | None
    ) -> None:
        super().__init__(desk.theme, parent, _SIZE)
        self._desk = desk
        self._partner_id = partner_id
        self._visit_id = visit_id
        self._dossier = desk.ask(lambda ws: partner_story(ws, partner_id))
        self._visit = self._dossier.visit(visit_id) if visit_id is not None else None
        self._errand: Errand | None = None
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_PATIENCE)
        self.options = BriefingOptions(desk)
        self.ready = ReadinessList(desk)
        self.preview = Preview(desk)
        self._build()
        self._connect()
        self.preview.view.setFocus()
        QTimer.singleShot(_AFTER_PAINT, self, self.look)

    @property
    def request(self) -> BriefingRequest:
        """Return what is asked for just now."""
        return self.options.request(self._partner_id, self._visit_id)

    def look(self) -> None:
        """Read what to know and set the paper anew, on the worker."""
        request, dots = self.request, self.preview.view.dots()
        if self._errand is not None:
            self._errand.cancel()
        self._slow.start()
        self._show_ready(request)
        self._errand = self._desk.send(
            lambda ws: _set(ws, request, dots),
            self._on_set,
            self._on_refused,
            self._desk.words("Setting the paper"),
        )

    def done(self, answer: int) -> None:
        """Let the work under way go with the dialog."""
        self._slow.stop()
        if self._errand is not None:
            self._errand.cancel()
        super().done(answer)

    # Building

    def _build(self) -> None:
        left = QWidget()
        left.setFixedWidth(_LEFT)
        column = QVBoxLayout(left)
        column.setContentsMargins(24, 18, 24, 12)
        column.setSpacing(6)
        words, theme = self._desk.words, self._desk.theme
        title = words("Briefing sheet")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        column.addWidget(label(theme, title, "title"))
        column.addLayout(self._about())
        column.addSpacing(4)
        self._ready_heading = Heading(theme, words("Ready to print?"))
        column.addWidget(self._ready_heading)
        area = scrolled(self.ready)
        column.addWidget(area, 1)
        column.addWidget(rule())
        column.addSpacing(2)
        column.addWidget(self.options)
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(left)
        both.addWidget(self.preview, 1)
        self.body.addLayout(both, 1)
        self.body.addWidget(self._foot())

    def _about(self) -> QHBoxLayout:
        theme = self._desk.theme
        flag = FlagPicture(theme, QSize(19, 14))
        flag.show_flag(self._dossier.partner.flag, "")
        said = about_line(self._dossier, self._visit, self._desk.words)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(flag)
        row.addWidget(ElidedLabel(theme, said, "caption", "text-2"), 1)
        return row

    def _foot(self) -> QFrame:
        theme, words = self._desk.theme, self._desk.words
        foot = QFrame()
        foot.setObjectName("dialogfoot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 12, 16, 12)
        row.setSpacing(8)
        said = words("Issuing gives the sheet a number and keeps this exact text.")
        self.told = ElidedLabel(theme, said, "caption", "text-2")
        self.cancel = button(theme, words("Cancel"))
        self.save = button(theme, words("Save as PDF…"))
        self.save.setToolTip(words("A draft: without a number"))
        self.issue = button(theme, words("Issue and print"), "printer", "primary")
        row.addWidget(self.told, 1)
        for one in (self.cancel, self.save, self.issue):
            row.addWidget(one)
        return foot

    def _connect(self) -> None:
        self.options.changed.connect(self.look)
        self.ready.led_to.connect(self._on_led_to)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._on_save)
        self.issue.clicked.connect(self._on_issue)
        self._slow.timeout.connect(self.preview.view.fade)

    # What is known and what the paper looks like

    def _show_ready(self, request: BriefingRequest) -> None:
        words = self._desk.words
        items = self._desk.ask(lambda ws: readiness(ws, request))
        lines = tuple(line_of(item, words) for item in items)
        lines += done_lines(self._dossier, self._visit, words)
        self.ready.show_lines(lines)
        self._ready_heading.caption.setText(count_words(lines, words))

    def _on_set(self, pages: tuple[QImage, ...]) -> None:
        self._slow.stop()
        self._allow(None)
        if pages:
            self.preview.show_pages(pages)
        else:
            self.preview.say(
                self._desk.words(
                    "This system cannot show the pages here. Save the paper to see it."
                )
            )

    def _on_refused(self, refusal: Refusal) -> None:
        self._slow.stop()
        self._allow(refusal)
        asks = refusal.field == "marking"
        said = self._desk.words("Choose a marking: then the pages are shown here.")
        self.preview.say(said if asks else self._desk.sentence(refusal))

    def _allow(self, refusal: Refusal | None) -> None:
        self.options.refuse(refusal if refusal and refusal.field == "marking" else None)
        for one in (self.save, self.issue):
            one.setEnabled(refusal is None)

    def _on_led_to(self, line: ReadyLine) -> None:
        self.reject()
        self._desk.open_record(line.kind, line.record_id, is_editing=True, field=line.field)

    # Saving and issuing

    def _on_save(self) -> None:
        words = self._desk.words
        chosen = QFileDialog(
            self, words("Save as PDF"), file_name(self._dossier, self._visit), "PDF (*.pdf)"
        )
        chosen.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chosen.setDefaultSuffix("pdf")
        chosen.fileSelected.connect(self.save_to)
        chosen.finished.connect(chosen.deleteLater)
        chosen.open()

    def save_to(self, path: str) -> None:
        """Write the draft to a file, on the worker."""
        request = self.request
        self._desk.send(
            lambda ws: print_briefing(ws, request, Path(path)),
            self._on_saved,
            self._on_not_done,
            self._desk.words("Saving the paper"),
        )

    def _on_saved(self, path: Path) -> None:
        said = self._desk.words("Saved as {file}").format(file=path.name)
        self.told.say(said)
        self._desk.said.emit(said)
        if not HAS_PDF:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _on_issue(self) -> None:
        request = self.request
        for one in (self.save, self.issue):
            one.setEnabled(False)
        self._desk.send(
            lambda ws: issue_briefing(ws, request),
            self._on_issued,
            self._on_not_done,
            self._desk.words("Issuing the paper"),
        )

    def _on_issued(self, paper: IssuedPaper) -> None:
        self._desk.changed.emit(Changes.of("issued", paper.record.id or 0) | _kept())
        said = self._desk.words("Issued as {number}; it is kept under Documents")
        text = said.format(number=paper.record.number)
        self.told.say(text)
        self._desk.said.emit(text)
        if not HAS_PDF:
            self.accept()
            return
        # The print dialog holds no reference of its own: the printer must outlive it.
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        print_dialog = self.make_print_dialog(self.printer)
        if print_dialog is None:
            self._end_without_printer(paper.record.number)
            return
        print_dialog.accepted.connect(lambda: self._print(paper))
        print_dialog.finished.connect(self._on_print_dialog_closed)
        QDialog.open(print_dialog)

    def make_print_dialog(self, printer: QPrinter) -> QPrintDialog | None:
        """Return the platform's print dialog; None where no printer is set up."""
        return QPrintDialog(printer, self) if has_printer() else None

    def _end_without_printer(self, number: str) -> None:
        """Say that the sheet is issued and kept, and leave nothing but closing."""
        said = self._desk.words(
            "No printer is set up here. The sheet is issued as {number}; print it from "
            "Documents, where it is kept."
        )
        self.told.say(said.format(number=number))
        self.save.hide()
        self.issue.hide()
        self.options.setEnabled(False)
        self.cancel.setText(self._desk.words("Close"))
        self.cancel.setAccessibleName(self.cancel.text())
        self.cancel.setFocus()

    def _print(self, paper: IssuedPaper) -> None:
        printer = self.printer
        self._desk.send(
            lambda _ws: print_pages(printer, paper, _PRINT_DOTS),
            lambda _done: None,
            name=self._desk.words("Printing"),
        )

    def _on_print_dialog_closed(self, _answer: int) -> None:
        self.accept()

    def _on_not_done(self, refusal: Refusal) -> None:
        self._allow(refusal if refusal.field == "marking" else None)
        self.told.say(self._desk.sentence(refusal))


def _set(ws: Workspace, request: BriefingRequest, dots: float) -> tuple[QImage, ...]:
    """Return the paper's pages as pictures; none where the system cannot draw them."""
    pdf = compose_briefing(ws, request)
    return pages_of(pdf, dots) if HAS_PDF else ()


def _kept() -> Changes:
    return Changes(frozenset({("document", 0)}))
