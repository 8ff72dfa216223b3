"""The whole look: it can be put on again after widgets that were never shown have died."""

import shiboken6
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QStyle, QStyleOptionFrame, QWidget

from kl_relations_desktop.gui.theme import chosen, wear
from kl_relations_desktop.gui.theme_style import dress


def _measure(picture: QLabel) -> None:
    option = QStyleOptionFrame()
    option.initFrom(picture)
    picture.style().subElementRect(QStyle.SubElement.SE_FrameContents, option, picture)


def test_widgets_measured_but_never_shown_are_forgotten_when_they_die(qapp: QApplication):
    """Without it the program ends here: the next stylesheet dresses what is dead."""
    theme = chosen("light")
    wear(qapp, theme)
    boxes = [QWidget() for _ in range(50)]
    pictures = [QLabel(box) for box in boxes]
    for picture in pictures:
        picture.setPixmap(QPixmap(16, 16))
        _measure(picture)
    dress(qapp, theme)
    for picture in pictures:
        _measure(picture)
    for box in boxes:
        shiboken6.delete(box)
    written_over = [bytearray(b"\xff" * 300) for _ in range(20_000)]
    wear(qapp, theme)
    assert not any(shiboken6.isValid(picture) for picture in pictures)
    assert len(written_over) == 20_000
