"""Printing a plot: its stamp, the system's own dialog, then as many pages as its rows take."""

from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from kl_relations_desktop.domain.errors import Refusal
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.printing import has_printer, pages_sent
from kl_relations_desktop.gui.widgets.plot_frame import PlotFrame
from kl_relations_desktop.gui.widgets.plot_print import print_plot
from kl_relations_desktop.usecases.plots_on_paper import PlotStamp, stamp_of_plots

MOST_ROWS = 6_000
"""About 200 pages: more is a list, and is exported as one."""


def ask_to_print(desk: Desk, plot: PlotFrame) -> None:
    """Open the system's print dialog; say why where nothing can be printed."""
    words = desk.words
    if plot.canvas.drawing.rows > MOST_ROWS:
        desk.said.emit(words("Too many rows to print: more than 200 pages"))
        return
    if not has_printer():
        desk.said.emit(words("This computer has no printer"))
        return
    desk.send(
        lambda ws: stamp_of_plots(ws, words.language),
        lambda stamp: _open(desk, plot, stamp),
        lambda refusal: _refuse(desk, refusal),
        words("Printing"),
    )


def _refuse(desk: Desk, refusal: Refusal) -> None:
    said = desk.sentence(refusal)
    if refusal.code == "briefing.undecided":
        said = desk.words("No marking is decided for: {records}. Mark them before printing.")
        said = said.format(records=refusal.values.get("records", ""))
    desk.said.emit(said)


def _open(desk: Desk, plot: PlotFrame, stamp: PlotStamp) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, plot)

    def send() -> None:
        printer.setDocName(plot.heading.text())
        pages = print_plot(plot, printer, stamp)
        desk.said.emit(pages_sent(pages, desk.words))

    dialog.accepted.connect(send)
    dialog.finished.connect(dialog.deleteLater)
    # The binding's own `open` of this dialog asks for a slot to call.
    dialog.setModal(True)
    dialog.show()
