"""The way of the Tab key through sections that are filled anew: as they are read."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def order_as_read(blocks: Iterable[QWidget]) -> None:
    """Let Tab stop at the controls of the blocks in the order in which they stand."""
    stops = [stop for block in blocks for stop in _stops(block)]
    for before, after in pairwise(stops):
        if before.window() is after.window():
            QWidget.setTabOrder(before, after)


def order_before(block: QWidget, follower: QWidget) -> None:
    """Let Tab stop at the controls of a block just before it comes to another control."""
    before = follower.previousInFocusChain()
    # Qt orders nothing behind what takes no focus at all, such as a label.
    while before is not None and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
    for stop in _stops(block):
        if before is not None:
            QWidget.setTabOrder(before, stop)
        before = stop


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
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
            yield from _stops(widget)
        elif inner is not None:
            yield from _inside(inner)
