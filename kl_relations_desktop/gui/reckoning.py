"""What needs the desk is reckoned at once, or on the worker where there is much of it."""

from collections.abc import Callable

from PySide6.QtCore import QTimer

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.workers import is_there
from kl_relations_desktop.usecases.later import is_much_to_reckon, reckon_most

_PAINT_FIRST = 100
"""Milliseconds in which the window paints itself: the worker would hold it up by half."""


def is_reckoned(desk: Desk, then: Callable[[], None]) -> bool:
    """Return whether the needs of agreements can be read now; else `then` is called later."""
    if not desk.ask(is_much_to_reckon):
        return True

    def on_done(_done: object) -> None:
        if is_there(then):
            then()

    name = desk.words("Working out the terms of all agreements")
    QTimer.singleShot(_PAINT_FIRST, desk, lambda: desk.send(reckon_most, on_done, name=name))
    return False
