"""The window and all that opens over it stay on the screen, whatever its scale and type."""

import json
import subprocess
import sys

import pytest
from PySide6.QtCore import QSize

from kl_relations_desktop.gui.window_place import WindowPlace


@pytest.mark.parametrize(
    ("width", "height", "points"),
    [
        pytest.param(960, 540, 0, id="1920 by 1080 at 200 %"),
        pytest.param(853, 480, 0, id="1280 by 720 at 150 %"),
        pytest.param(640, 360, 0, id="1280 by 720 at 200 %"),
        pytest.param(1280, 720, 20, id="type of twice the size"),
    ],
)
def test_no_window_is_larger_than_its_screen_and_every_button_is_reached(width, height, points):
    command = [sys.executable, "-m", "tests.gui.small_screen"]
    ran = subprocess.run(
        [*command, str(width), str(height), str(points)],
        capture_output=True, check=True, timeout=240,
    )  # fmt: skip
    assert json.loads(ran.stdout) == []


def test_the_smallest_size_gives_way_to_a_screen_that_is_smaller(shell):
    screen = shell.screen().availableGeometry().size()
    WindowPlace(shell, QSize(4000, 4000), QSize(3000, 3000))
    assert shell.minimumSize() == shell.minimumSize().boundedTo(screen)
    assert shell.size() == shell.size().boundedTo(screen)


def test_a_size_kept_on_a_larger_screen_fits_this_one(shell):
    shell.resize(3000, 2000)
    place = WindowPlace(shell, QSize(600, 400))
    shell.resize(3000, 2000)
    kept = place.kept()
    place.restore(kept)
    screen = shell.screen().availableGeometry().size()
    assert shell.size() == shell.size().boundedTo(screen)


def test_a_window_given_a_size_keeps_it(shell, qtbot):
    shell.hide()
    place = WindowPlace(shell, QSize(600, 400))
    shell.resize(700, 410)
    with qtbot.waitExposed(shell):
        shell.show()
    place.settle()
    assert shell.size() == QSize(700, 410)
