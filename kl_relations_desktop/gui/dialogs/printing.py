"""Sending the pages of issued copies to a printer, off the window's thread."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from kl_relations_desktop.gui.dialogs.page_preview import pages_of


def print_pages(printer: QPrinter, copies: tuple[bytes, ...], dots: float) -> int:
    """Print each numbered copy, page by page; return how many pages there were."""
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        return 0
    count = 0
    for pdf in copies:
        for page in pages_of(pdf, dots):
            if count:
                printer.newPage()
            box = printer.pageLayout().fullRectPixels(printer.resolution())
            painter.drawImage(QRectF(0, 0, box.width(), box.height()), page)
            count += 1
    painter.end()
    return count
