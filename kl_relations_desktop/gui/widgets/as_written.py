"""Officers' text as it was written, where Qt would read signs in it."""

from PySide6 import QtGui

_ONE_LINE = 80


def tip(text: str) -> str:
    """Return a tooltip: Qt would read markup in it, and breaks lines only where it reads it."""
    # Only where there is a sign of it: to ask makes the namespace Qt, 15 ms of a start.
    may_be_rich = "<" in text or "&lt;" in text
    is_plain = not (may_be_rich and QtGui.Qt.mightBeRichText(text))
    if is_plain and all(len(line) <= _ONE_LINE for line in text.splitlines()):
        return text
    marked = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p>{marked.replace(chr(10), '<br>')}</p>"


def on_act(text: str) -> str:
    """Return words for a button or a menu: a single "&" would vanish and mark a letter."""
    return text.replace("&", "&&")
