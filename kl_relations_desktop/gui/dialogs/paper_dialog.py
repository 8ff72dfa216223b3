"""What the dialogs of all papers share: true pages, a saved draft, issuing and printing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QWidget

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.errors import Refusal
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.floating import FloatingDialog
from kl_relations_desktop.gui.dialogs.page_preview import HAS_PDF, Preview, pages_of
from kl_relations_desktop.gui.dialogs.printing import has_printer, pages_sent, print_pages
from kl_relations_desktop.gui.widgets.basics import button
from kl_relations_desktop.gui.widgets.elided import ElidedLabel
from kl_relations_desktop.gui.workers import Errand
from kl_relations_desktop.usecases.papers import IssuedPaper
from kl_relations_desktop.usecases.workspace import Workspace

_PRINT_DOTS = 300.0
_PATIENCE = 300
"""Milliseconds after which a page that is still being set says so."""
_AFTER_PAINT = 60
"""Milliseconds after which the dialog has been painted: pages set before would hold it up."""


class PaperDialog(FloatingDialog):
    """Shows a paper as it prints; only a refusal keeps it from being saved or issued.

    A dialog of one kind of paper builds its left side and says how its paper is made.
    """

    def __init__(self, desk: Desk, parent: QWidget, size: QSize) -> None:
        super().__init__(desk.theme, parent, size)
        self._desk = desk
        self._errand: Errand | None = None
        self._is_issued = False
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_PATIENCE)
        self.preview = Preview(desk)
        self._slow.timeout.connect(self.preview.view.fade)

    # What a paper of one kind says of itself

    def composing(self) -> Callable[[Workspace], bytes]:
        """Return how the paper that is asked for just now is composed, as PDF."""
        raise NotImplementedError

    def saving(self, path: Path) -> Callable[[Workspace], Path]:
        """Return how the draft is written to a file."""
        raise NotImplementedError

    def issuing(self) -> Callable[[Workspace], IssuedPaper]:
        """Return how the paper is issued."""
        raise NotImplementedError

    def refuse_marking(self, refusal: Refusal | None) -> None:
        """Show under the marking why there is no paper, or take it away."""
        raise NotImplementedError

    def end_choosing(self) -> None:
        """Leave nothing to be chosen: the paper is issued."""
        raise NotImplementedError

    # The true pages

    def begin(self) -> None:
        """Set the paper as soon as the dialog has been painted."""
        self.preview.view.setFocus()
        QTimer.singleShot(_AFTER_PAINT, self, self.look)

    def look(self) -> None:
        """Set the paper anew, on the worker."""
        self._set(self.composing())

    def _set(self, compose: Callable[[Workspace], bytes]) -> None:
        dots = self.preview.view.dots()
        if self._errand is not None:
            self._errand.cancel()
        self._slow.start()
        self._errand = self._desk.send(
            lambda ws: _shown(compose(ws), dots),
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

    def _on_refused(self, refusal: Refusal) -> None:
        self._slow.stop()
        self._allow(refusal)
        asks = refusal.field == "marking"
        said = self._desk.words("Choose a marking: then the pages are shown here.")
        self.preview.say(said if asks else self._desk.sentence(refusal))

    def _allow(self, refusal: Refusal | None) -> None:
        self.refuse_marking(refusal if refusal and refusal.field == "marking" else None)
        for one in (self.save, self.issue):
            one.setEnabled(refusal is None and not self._is_issued)

    # The foot: a draft, or a number

    def foot(self) -> QFrame:
        """Return the foot: what was done, cancel, a draft, a number."""
        theme, words = self._desk.theme, self._desk.words
        foot = QFrame()
        foot.setObjectName("dialogfoot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 12, 16, 12)
        row.setSpacing(8)
        said = words("Issuing gives the paper a number and keeps this exact text.")
        self.told = ElidedLabel(theme, said, "caption", "text-2")
        self.cancel = button(theme, words("Cancel"))
        self.save = button(theme, words("Save as PDF…"))
        self.save.setToolTip(words("A draft: without a number"))
        self.issue = button(theme, words("Issue and print"), "printer", "primary")
        row.addWidget(self.told, 1)
        for one in (self.cancel, self.save, self.issue):
            row.addWidget(one)
        self.cancel.clicked.connect(self.reject)
        self.issue.clicked.connect(self._on_issue)
        return foot

    def save_to(self, path: str) -> None:
        """Write the draft to a file, on the worker."""
        said = self._desk.words("Saving the paper")
        self._desk.send(self.saving(Path(path)), self._on_saved, self._on_not_done, said)

    def _on_saved(self, path: Path) -> None:
        self._tell(self._desk.words("Saved as {file}").format(file=path.name))
        if not HAS_PDF and path.suffix.casefold() == ".pdf":
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _on_issue(self) -> None:
        for one in (self.save, self.issue):
            one.setEnabled(False)
        said = self._desk.words("Issuing the paper")
        self._desk.send(self.issuing(), self._on_issued, self._on_not_done, said)

    def _on_issued(self, paper: IssuedPaper) -> None:
        number = paper.record.number
        self._is_issued = True
        self.end_choosing()
        # What stood there was the draft: the paper that was issued bears its number.
        self._set(lambda _ws: paper.pdf)
        written = Changes.of("issued", paper.record.id or 0) | Changes.of("document", 0)
        # In a turn of its own: the page behind takes as long as all the rest.
        QTimer.singleShot(0, self._desk, lambda: self._desk.changed.emit(written))
        said = self._desk.words("Issued as {number}; it is kept under Documents")
        self._tell(said.format(number=number))
        # The system is asked for its printers in a turn of its own: it takes its time.
        QTimer.singleShot(0, self, lambda: self._ask_to_print(paper))

    def _ask_to_print(self, paper: IssuedPaper) -> None:
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
        print_dialog.finished.connect(lambda _answer: self.accept())
        QDialog.open(print_dialog)

    def make_print_dialog(self, printer: QPrinter) -> QPrintDialog | None:
        """Return the platform's print dialog; None where no printer is set up."""
        return QPrintDialog(printer, self) if has_printer() else None

    def _end_without_printer(self, number: str) -> None:
        """Say that the paper is issued and kept, and leave nothing but closing."""
        said = self._desk.words(
            "No printer is set up here. The paper is issued as {number}; print it from "
            "Documents, where it is kept."
        )
        self.told.say(said.format(number=number))
        self.save.hide()
        self.issue.hide()
        self.cancel.setText(self._desk.words("Close"))
        self.cancel.setAccessibleName(self.cancel.text())
        self.cancel.setFocus()

    def _print(self, paper: IssuedPaper) -> None:
        printer, desk = self.printer, self._desk
        desk.send(
            lambda _ws: print_pages(printer, paper, _PRINT_DOTS),
            lambda pages: desk.said.emit(pages_sent(pages, desk.words)),
            name=desk.words("Printing"),
        )

    def _on_not_done(self, refusal: Refusal) -> None:
        self._allow(refusal if refusal.field == "marking" else None)
        self.told.say(self._desk.sentence(refusal))

    def _tell(self, said: str) -> None:
        self.told.say(said)
        self._desk.said.emit(said)


def _shown(pdf: bytes, dots: float) -> tuple[QImage, ...]:
    """Return the pages of a paper as pictures; none where the system cannot draw them."""
    return pages_of(pdf, dots) if HAS_PDF else ()
