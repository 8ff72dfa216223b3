"""A refusal that belongs to no field: one sentence above the page, until it is put away."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kl_relations_desktop.gui.icons import icon
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.basics import icon_button, wrapped


class Notice(QWidget):
    """An octagon and a sentence that says what to do."""

    def __init__(self, theme: Theme, close: str) -> None:
        super().__init__()
        frame = QFrame()
        frame.setObjectName("notice")
        self._theme = theme
        self._sign = QLabel()
        self.text = wrapped(theme, "")
        self.close_button = icon_button(theme, "x", close)
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 4, 6, 4)
        row.addWidget(self._sign)
        row.addWidget(self.text, 1)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 0)
        column.addWidget(frame)
        self.close_button.clicked.connect(self.hide)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence."""
        drawn = icon(self._theme, "octagon-alert", "late")
        self._sign.setPixmap(drawn.pixmap(QSize(16, 16), self.devicePixelRatioF()))
        self.text.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
