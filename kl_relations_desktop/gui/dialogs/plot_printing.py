"""Printing a plot: the system's own dialog, then as many pages as its rows take."""

from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.printing import has_printer
from kl_relations_desktop.gui.widgets.plot_frame import PlotFrame
from kl_relations_desktop.gui.widgets.plot_print import print_plot

MOST_ROWS = 6_000
"""About 200 pages: more is a list, and is exported as one."""


def ask_to_print(desk: Desk, plot: PlotFrame) -> QPrintDialog | None:
    """Open the system's print dialog; say why where there is nothing to print on."""
    words = desk.words
    if plot.canvas.drawing.rows > MOST_ROWS:
        desk.said.emit(words("Too many rows to print: more than 200 pages"))
        return None
    if not has_printer():
        desk.said.emit(words("This computer has no printer"))
        return None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, plot)

    def send() -> None:
        pages = print_plot(plot, printer)
        said = words.plural(
            "{n} page sent to the printer", "{n} pages sent to the printer", pages
        )
        desk.said.emit(said.format(n=pages))

    dialog.accepted.connect(send)
    dialog.finished.connect(dialog.deleteLater)
    # The binding's own `open` of this dialog asks for a slot to call.
    dialog.setModal(True)
    dialog.show()
    return dialog
