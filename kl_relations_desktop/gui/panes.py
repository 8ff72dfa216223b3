"""Where the keyboard is: in which pane and what it belongs to, and walking with F6."""

from typing import TypeVar

from PySide6 import QtCore
from PySide6.QtWidgets import QScrollArea, QWidget

_W = TypeVar("_W", bound=QWidget)


def walk_panes(frame: tuple[QWidget, ...], own: tuple[QWidget, ...], step: int) -> None:
    """Put the focus into the next pane that takes it, or the one before.

    A button above the panes of a page stands between them and what frames the page.
    """
    panes, above = (*frame, *own), len(frame) - 1
    now = next((place for place, pane in enumerate(panes) if has_focus(pane)), above)
    for far in range(1, len(panes)):
        if _enter(panes[(now + step * far) % len(panes)]):
            break


def enter_first(panes: tuple[QWidget, ...], *, shows_ring: bool) -> None:
    """Put the focus into the first of the panes that takes it."""
    any(_enter(pane, shows_ring=shows_ring) for pane in panes)


def has_focus(pane: QWidget) -> bool:
    """Return whether the keyboard is in a pane."""
    focused = pane.window().focusWidget()
    return focused is not None and (pane is focused or pane.isAncestorOf(focused))


def around(held: QWidget | None, kind: type[_W]) -> _W | None:
    """Return what a control belongs to: the nearest of a kind that it is or stands in."""
    while held is not None and not isinstance(held, kind):
        held = held.parentWidget()
    return held


def place_in(pane: QWidget) -> int:
    """Return the place of the control that has the keyboard, among all of a pane; else -1."""
    held = pane.window().focusWidget()
    stops = _stops(pane)
    return stops.index(held) if held in stops else -1


def enter_at(pane: QWidget, place: int) -> None:
    """Put the focus into the control at a place of a pane, and into sight."""
    stops = _stops(pane)
    if not 0 <= place < len(stops):
        return
    stops[place].setFocus(QtCore.Qt.FocusReason.OtherFocusReason)
    for area in pane.findChildren(QScrollArea):
        if area.isAncestorOf(stops[place]):
            area.ensureWidgetVisible(stops[place])


def _stops(pane: QWidget) -> list[QWidget]:
    return [one for one in pane.findChildren(QWidget) if _takes_focus(one)]


def _takes_focus(one: QWidget) -> bool:
    if not one.isVisible() or not one.isEnabled():
        return False
    return bool(one.focusPolicy() & QtCore.Qt.FocusPolicy.TabFocus)


def _enter(pane: QWidget, *, shows_ring: bool = True) -> bool:
    """Put the focus into a pane; returns whether anything in it takes the focus."""
    for one in (pane, *pane.findChildren(QWidget)):
        if _takes_focus(one):
            reason = QtCore.Qt.FocusReason
            one.setFocus(reason.TabFocusReason if shows_ring else reason.MouseFocusReason)
            return True
    return False
