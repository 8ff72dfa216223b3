"""What floats above the window, as it is seen on the screen."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.dialogs.search_palette import SearchPalette
from kl_relations_desktop.gui.widgets.claim_popover import ClaimPopover
from kl_relations_desktop.gui.widgets.popover import SHADOW
from kl_relations_desktop.usecases.partners import find_partner

pytestmark = pytest.mark.window

CONTROL = Qt.KeyboardModifier.ControlModifier


def on_screen(part):
    """Return what the screen shows in a part of it."""
    return QApplication.primaryScreen().grabWindow(0).toImage().copy(part)


def seen(place):
    """Return how light the screen is at a place, from 0 to 255."""
    return on_screen(QRect(place, place)).pixelColor(0, 0).lightness()


def frame_of(window):
    return QRect(window.mapToGlobal(QPoint(0, 0)), window.size())


def corner_of(window, qtbot):
    """Wait for the window, and return the corner of its shadow."""
    inner = frame_of(window).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
    edge, surface = inner.topLeft() + QPoint(60, 0), inner.topLeft() + QPoint(60, 3)
    qtbot.waitUntil(lambda: seen(edge) < 190 and seen(surface) > 250)
    return frame_of(window).bottomLeft() + QPoint(2, -2)


def opened(shell, kind, qtbot):
    qtbot.waitUntil(lambda: any(one.isVisible() for one in shell.findChildren(kind)))
    return next(one for one in shell.findChildren(kind) if one.isVisible())


def test_around_a_dialog_the_page_is_seen(start, qtbot):
    shell = start().shell
    QTest.keyClick(shell, Qt.Key.Key_K, CONTROL)
    palette = opened(shell, SearchPalette, qtbot)
    corner = corner_of(palette, qtbot)
    assert abs(seen(corner) - seen(corner - QPoint(5, 0))) < 25


def test_around_a_popover_the_page_is_seen(start, qtbot):
    shell = start().shell
    partner = shell.desk.ask(lambda ws: find_partner(ws, "casablanca"))
    shell.go(Address("partners", partner.id))
    shell.page.act("sources")
    popover = opened(shell, ClaimPopover, qtbot)
    corner, frame = corner_of(popover, qtbot), frame_of(popover)
    around, shown = seen(corner), on_screen(frame)
    popover.close()
    qtbot.waitUntil(lambda: on_screen(frame) != shown)
    assert abs(seen(corner) - around) < 25
