"""The dialog of the renewal schedule: its language and marking, its true pages, its files."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kl_relations_desktop.domain.errors import Refusal
from kl_relations_desktop.gui.chips import Tone
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.floating import FloatingDialog
from kl_relations_desktop.gui.dialogs.page_preview import HAS_PDF, Preview, pages_of
from kl_relations_desktop.gui.dialogs.paper_choices import (
    LANGUAGES,
    MarkingChoice,
    chosen,
    marking_sentence,
    radios,
)
from kl_relations_desktop.gui.dialogs.printing import has_printer, print_draft
from kl_relations_desktop.gui.forms.field import Note
from kl_relations_desktop.gui.widgets.basics import button, label, wrapped
from kl_relations_desktop.gui.widgets.elided import ElidedLabel
from kl_relations_desktop.gui.workers import Errand
from kl_relations_desktop.usecases.schedule import (
    ScheduleRequest,
    compose_schedule_pdf,
    print_schedule,
    schedule_workbook,
)
from kl_relations_desktop.usecases.workspace import Workspace

_SIZE = QSize(860, 646)
_LEFT = 316
_PRINT_DOTS = 300.0
_PATIENCE = 300
"""Milliseconds after which a page that is still being set says so."""


class ScheduleDialog(FloatingDialog):
    """Shows the schedule as it prints; only a marking keeps it from being printed."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.theme, parent, _SIZE)
        self._desk = desk
        self._errand: Errand | None = None
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_PATIENCE)
        self.languages = radios(self, LANGUAGES, desk.ws.settings.paper_language)
        self.marking = MarkingChoice(desk.words)
        self.note = Note(desk.theme)
        self.note.setVisible(False)
        self.preview = Preview(desk)
        self._build()
        self._connect()
        self.preview.view.setFocus()
        QTimer.singleShot(0, self, self.look)

    @property
    def request(self) -> ScheduleRequest:
        """Return what is asked for just now."""
        return ScheduleRequest(chosen(self.languages, LANGUAGES), self.marking.level)

    def look(self) -> None:
        """Set the schedule anew, on the worker."""
        request, dots = self.request, self.preview.view.dots()
        if self._errand is not None:
            self._errand.cancel()
        self._slow.start()
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
        words, theme = self._desk.words, self._desk.theme
        title = words("Renewal schedule")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.preview.view.setAccessibleName(title)
        left = QWidget()
        left.setFixedWidth(_LEFT)
        column = QVBoxLayout(left)
        column.setContentsMargins(24, 18, 24, 12)
        column.setSpacing(6)
        column.addWidget(label(theme, title, "title"))
        said = words("What is sent, ends and is reviewed in the twelve months ahead")
        column.addWidget(wrapped(theme, said, "caption", "text-2"))
        column.addSpacing(10)
        column.addWidget(label(theme, words("Language"), "caption", "text-2"))
        for made in self.languages.buttons():
            column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(10)
        column.addWidget(label(theme, words("Marking"), "caption", "text-2"))
        column.addWidget(self.marking)
        column.addWidget(self.note)
        column.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(left)
        both.addWidget(self.preview, 1)
        self.body.addLayout(both, 1)
        self.body.addWidget(self._foot())

    def _foot(self) -> QFrame:
        theme, words = self._desk.theme, self._desk.words
        foot = QFrame()
        foot.setObjectName("dialogfoot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 12, 16, 12)
        row.setSpacing(8)
        self.told = ElidedLabel(theme, "", "caption", "text-2")
        self.close_button = button(theme, words("Close"))
        self.save_sheet = button(theme, words("Save as spreadsheet…"))
        self.save_sheet.setToolTip(words("The terms of all agreements, a line each"))
        self.save = button(theme, words("Save as PDF…"))
        self.print = button(theme, words("Print…"), "printer", "primary")
        row.addWidget(self.told, 1)
        for one in (self.close_button, self.save_sheet, self.save, self.print):
            row.addWidget(one)
        return foot

    def _connect(self) -> None:
        self.languages.idClicked.connect(lambda _place: self.look())
        self.marking.activated.connect(lambda _place: self.look())
        self.close_button.clicked.connect(self.reject)
        self.save.clicked.connect(lambda: self._choose_file("pdf"))
        self.save_sheet.clicked.connect(lambda: self._choose_file("xlsx"))
        self.print.clicked.connect(self._on_print)
        self._slow.timeout.connect(self.preview.view.fade)

    # What the paper looks like

    def _on_set(self, pages: tuple[QImage, ...]) -> None:
        self._slow.stop()
        self._allow(None)
        if pages:
            self.preview.show_pages(pages)
            return
        said = self._desk.words(
            "This system cannot show the pages here. Save the paper to see it."
        )
        self.preview.say(said)
        self.print.setEnabled(False)

    def _on_refused(self, refusal: Refusal) -> None:
        self._slow.stop()
        self._allow(refusal)
        asks = refusal.field == "marking"
        said = self._desk.words("Choose a marking: then the pages are shown here.")
        self.preview.say(said if asks else self._desk.sentence(refusal))

    def _allow(self, refusal: Refusal | None) -> None:
        asks = refusal is not None and refusal.field == "marking"
        self.note.setVisible(asks)
        if refusal is not None and asks:
            self.note.say(Tone.LATE, marking_sentence(self._desk, refusal))
        for one in (self.save, self.print):
            one.setEnabled(refusal is None)

    # Saving and printing

    def _choose_file(self, ending: str) -> None:
        words = self._desk.words
        titles = {"pdf": words("Save as PDF"), "xlsx": words("Save as spreadsheet")}
        kinds = {"pdf": "PDF (*.pdf)", "xlsx": "Excel (*.xlsx)"}
        offered = f"{words('Renewal schedule')} {self._desk.ws.today().isoformat()}.{ending}"
        picker = QFileDialog(self, titles[ending], offered, kinds[ending])
        picker.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        picker.setDefaultSuffix(ending)
        picker.fileSelected.connect(self.save_to)
        picker.finished.connect(picker.deleteLater)
        picker.open()

    def save_to(self, path: str) -> None:
        """Write the schedule to a file, on the worker; its ending says which kind."""
        request, file = self.request, Path(path)

        def write(ws: Workspace) -> Path:
            if file.suffix.casefold() == ".xlsx":
                return schedule_workbook(ws, file, request.language)
            return print_schedule(ws, request, file)

        said = self._desk.words("Saving the paper")
        self._desk.send(write, self._on_saved, self._on_not_done, said)

    def _on_saved(self, path: Path) -> None:
        self._tell(self._desk.words("Saved as {file}").format(file=path.name))
        if not HAS_PDF and path.suffix.casefold() == ".pdf":
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _on_print(self) -> None:
        # The print dialog holds no reference of its own: the printer must outlive it.
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        print_dialog = self.make_print_dialog(self.printer)
        if print_dialog is None:
            said = self._desk.words("No printer is set up here. Save the schedule as PDF.")
            self._tell(said)
            return
        print_dialog.accepted.connect(self.send_to_printer)
        print_dialog.finished.connect(print_dialog.deleteLater)
        QDialog.open(print_dialog)

    def make_print_dialog(self, printer: QPrinter) -> QPrintDialog | None:
        """Return the platform's print dialog; None where no printer is set up."""
        return QPrintDialog(printer, self) if has_printer() else None

    def send_to_printer(self) -> None:
        """Print the schedule as it is asked for, on the worker."""
        request, printer = self.request, self.printer
        self._desk.send(
            lambda ws: print_draft(printer, compose_schedule_pdf(ws, request), _PRINT_DOTS),
            lambda _count: self._tell(self._desk.words("Sent to the printer")),
            self._on_not_done,
            self._desk.words("Printing"),
        )

    def _on_not_done(self, refusal: Refusal) -> None:
        if refusal.field == "marking":
            self._allow(refusal)
        self.told.say(self._desk.sentence(refusal))

    def _tell(self, said: str) -> None:
        self.told.say(said)
        self._desk.said.emit(said)


def _set(ws: Workspace, request: ScheduleRequest, dots: float) -> tuple[QImage, ...]:
    """Return the schedule's pages as pictures; none where the system cannot draw them."""
    pdf = compose_schedule_pdf(ws, request)
    return pages_of(pdf, dots) if HAS_PDF else ()
