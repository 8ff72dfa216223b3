"""What can be done with a plot, besides looking at it."""

from PySide6.QtWidgets import QToolButton

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.widgets.basics import icon_button
from kl_relations_desktop.gui.widgets.plot_frame import PlotFrame


def add_print(desk: Desk, plot: PlotFrame) -> QToolButton:
    """Put a print button among the acts of a plot."""
    made = icon_button(desk.theme, "printer", desk.words("Print this plot…"))
    made.clicked.connect(lambda: desk.asked.emit("plot", plot))
    plot.acts.addWidget(made)
    return made
