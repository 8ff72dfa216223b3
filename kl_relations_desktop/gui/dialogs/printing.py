"""Sending the pages of papers to a printer, off the window's thread."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from kl_relations_desktop.domain.errors import StoreUnavailable
from kl_relations_desktop.gui.dialogs.page_preview import pages_of
from kl_relations_desktop.usecases.papers import IssuedPaper
from kl_relations_desktop.wording.catalogue import Words


def has_printer() -> bool:
    """Return whether the machine knows a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def pages_sent(count: int, words: Words) -> str:
    """Return what is said once the pages are with the printer."""
    said = words.plural("{n} page sent to the printer", "{n} pages sent to the printer", count)
    return said.format(n=count)


def print_pages(printer: QPrinter, paper: IssuedPaper, dots: float) -> int:
    """Print each numbered copy, page by page; return how many pages there were.

    A printer that does not answer is refused: the sheet stays issued and kept.
    """
    # By its name the paper is found among what waits to be printed.
    printer.setDocName(paper.record.number)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise StoreUnavailable("printer.silent", number=paper.record.number)
    count = 0
    for pdf in paper.copies:
        for page in pages_of(pdf, dots):
            if count:
                printer.newPage()
            box = printer.pageLayout().fullRectPixels(printer.resolution())
            painter.drawImage(QRectF(0, 0, box.width(), box.height()), page)
            count += 1
    painter.end()
    return count
