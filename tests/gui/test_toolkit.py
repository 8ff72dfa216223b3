"""What the desk relies on in Qt itself."""

import sys

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

CALLS = 10_000


def test_calls_that_return_nothing_do_not_use_up_none(qtbot):
    """Qt 6.12 on Python 3.11 loses a reference to None in each call, and then aborts."""
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    label = QLabel()
    layout.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(CALLS // 2):
        label.setText("Ankara")
        layout.setSpacing(4)
    assert sys.getrefcount(None) > before - CALLS // 10
