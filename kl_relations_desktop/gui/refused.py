"""A refusal before there is a window: said in a box, where no console would show it."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from kl_relations_desktop.gui.app import application
from kl_relations_desktop.gui.widgets.top_bar import BRAND
from kl_relations_desktop.wording.catalogue import Words


def tell(sentence: str, words: Words) -> None:
    """Show why the desk cannot be opened, until the officer closes it."""
    app = application(sys.argv)
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(words(BRAND))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    # Qt ships no Malay for its own buttons.
    box.addButton(words("Close"), QMessageBox.ButtonRole.RejectRole)
    box.show()
    app.exec()
