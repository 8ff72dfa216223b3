"""What lies under that which scrolls."""

from PySide6.QtWidgets import QWidget


def ground(name: str) -> QWidget:
    """Return a new viewport of this object name, which a scroll area is then given.

    To name the one that Qt has made, PySide would look among all classes of widgets for its
    kind, and make each of them for that: 9 ms of the start.
    """
    made = QWidget()
    made.setObjectName(name)
    made.setAutoFillBackground(True)
    return made
