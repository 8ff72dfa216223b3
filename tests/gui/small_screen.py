"""Opens every page and dialog on a screen of a given size and tells what lies beyond it.

python -m tests.gui.small_screen WIDTH HEIGHT POINTS
"""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.screen import use_screen

FRAME = 31
"""A title bar takes that much of the screen."""


def _found(folder: Path, points: float) -> Iterator[str]:
    from tests import shots

    app = shots.application(["small"])
    if points:
        font = app.font()
        font.setPointSizeF(points)
        app.setFont(font)
    ws = shots.open_workspace(folder / "records", shots.TODAY)
    shots.samples(ws)
    shots.cases(ws)
    camera = shots.Camera(app, ws, folder, "light-ms", size=None)
    yield from _beyond("window", camera.shell)
    for page in camera.shell.navigation.entries:
        camera.go(page)
        yield from _beyond(page, camera.shell)
    for name, opened in shots.opened_dialogs(camera):
        shots.settle(app)
        yield from _beyond(name, opened)
    camera.close()
    ws.close()


def _beyond(name: str, window: Any) -> Iterator[str]:
    """Tell whether a window lies on its screen, and each button on its window."""
    from PySide6.QtCore import QPoint, QRect
    from PySide6.QtWidgets import QAbstractButton

    surface = getattr(window, "surface", window)
    screen = window.screen().availableGeometry()

    def box(one: Any) -> QRect:
        return QRect(one.mapToGlobal(QPoint(0, 0)), one.size())

    if not screen.contains(box(surface)):
        yield f"{name}: {box(surface).getRect()} on {screen.getRect()}"
    if window is surface:
        return
    for button in surface.findChildren(QAbstractButton):
        if not button.isVisible() or _rolls(button, surface):
            continue
        if not box(surface).contains(box(button)):
            yield f"{name}: {button.text() or button.accessibleName()} is cut"


def _rolls(widget: Any, within: Any) -> bool:
    from PySide6.QtWidgets import QAbstractScrollArea

    above = widget.parentWidget()
    while above is not None and above is not within:
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False


if __name__ == "__main__":
    wide, high, size = sys.argv[1:]
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        use_screen(int(wide), int(high) - FRAME)
        print(json.dumps(list(_found(Path(scratch), float(size)))))
