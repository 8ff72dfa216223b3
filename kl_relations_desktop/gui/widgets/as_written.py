"""Officers' text as it was written, where Qt would read signs in it."""

from PySide6 import QtGui
from PySide6.QtCore import Qt

_ONE_LINE = 80


def tip(text: str) -> str:
    """Return a tooltip: Qt would read markup in it, and breaks lines only where it reads it."""
    is_plain = not QtGui.Qt.mightBeRichText(text)
    if is_plain and all(len(line) <= _ONE_LINE for line in text.splitlines()):
        return text
    return QtGui.Qt.convertFromPlainText(text, Qt.WhiteSpaceMode.WhiteSpaceNormal)


def on_act(text: str) -> str:
    """Return words for a button or a menu: a single "&" would vanish and mark a letter."""
    return text.replace("&", "&&")
