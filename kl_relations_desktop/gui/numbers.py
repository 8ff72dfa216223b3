"""What Qt names in its namespace, said by the numbers that Qt documents for the names.

PySide makes all 93 enumerations of the namespace `Qt` when the first of its names is spoken, or
when a method is called that might be given one: 15 ms of a start. What the first window shows
is set by number instead; what comes later may use the names.
"""

from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QWidget

LEFT, RIGHT, ACROSS = 0x1, 0x2, 0x4
"""Where a text stands from side to side: AlignLeft, AlignRight, AlignHCenter."""
MIDDLE = 0x80
"""A text half-way between top and bottom: AlignVCenter."""
WRAPPED = 0x1000
"""A text that breaks into lines between words: TextWordWrap."""

NO_STOP, BY_CLICK, BY_ANY = 0x0, 0x2, 0xB
"""How a control gets the keyboard: NoFocus, ClickFocus, StrongFocus."""

SYSTEM_LOOK, LIGHT_LOOK, DARK_LOOK = 0, 1, 2
"""The look that Qt is asked for: ColorScheme.Unknown, Light, Dark."""

_PLAIN_TEXT = 0
_ALWAYS_OFF = 1


def take_focus(control: QWidget, how: int) -> None:
    """Let a control get the keyboard in one of the ways above."""
    control.setProperty("focusPolicy", how)


def show_plainly(label: QLabel) -> None:
    """Let a label show its text as it is written, markup and all."""
    label.setProperty("textFormat", _PLAIN_TEXT)


def place_text(label: QLabel, where: int) -> None:
    """Place the text or the picture of a label within it."""
    label.setProperty("alignment", where)


def never_sideways(area: QAbstractScrollArea) -> None:
    """Let an area have no bar below it."""
    area.setProperty("horizontalScrollBarPolicy", _ALWAYS_OFF)
