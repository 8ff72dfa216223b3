"""The way of the Tab key through sections that are filled anew: as they are read."""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from PySide6 import QtCore
from PySide6.QtWidgets import QLayout, QWidget


def order_as_read(blocks: Iterable[QWidget]) -> None:
    """Let Tab stop at the controls of the blocks in the order in which they stand."""
    all_stops = [stop for block in blocks for stop in stops(block)]
    for before, after in pairwise(all_stops):
        if before.window() is after.window():
            QWidget.setTabOrder(before, after)


def order_before(block: QWidget, follower: QWidget) -> None:
    """Let Tab stop at the controls of a block just before it comes to another control."""
    before = follower.previousInFocusChain()
    # Qt orders nothing behind what takes no focus at all, such as a label.
    while before is not None and before.focusPolicy() == QtCore.Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
    for stop in stops(block):
        if before is not None:
            QWidget.setTabOrder(before, stop)
        before = stop


def fill_anew(block: QWidget, fill: Callable[[], None]) -> None:
    """Fill a block anew; the keyboard comes back to what now stands where it was."""
    held = block.window().focusWidget()
    if held is None or not block.isAncestorOf(held):
        fill()
        return
    before = list(stops(block))
    fill()
    after = list(stops(block))
    if held in before and after:
        place = min(before.index(held), len(after) - 1)
        # Qt gives the keyboard to nothing that has not been shown yet.
        after[place].show()
        after[place].setFocus(QtCore.Qt.FocusReason.OtherFocusReason)


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Return the controls of a widget at which Tab stops, as they stand in its layout."""
    if widget.focusPolicy() & QtCore.Qt.FocusPolicy.TabFocus:
        yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _inside(layout)


def _inside(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget = item.widget() if item is not None else None
        inner = item.layout() if item is not None else None
        if widget is not None:
            yield from stops(widget)
        elif inner is not None:
            yield from _inside(inner)
