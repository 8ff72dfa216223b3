"""A refusal that belongs to no field: one sentence above the page, until it is put away."""

from functools import cached_property

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from kl_relations_desktop.gui.icons import icon
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.basics import icon_button, wrapped


class Notice(QWidget):
    """An octagon and a sentence that says what to do; its parts are made when it speaks."""

    def __init__(self, theme: Theme, close: str) -> None:
        super().__init__()
        self._theme = theme
        self._close = close
        self.hide()

    @property
    def text(self) -> QLabel:
        """Return the sentence."""
        return self._parts[0]

    @property
    def close_button(self) -> QToolButton:
        """Return the button that puts the notice away."""
        return self._parts[1]

    @cached_property
    def _parts(self) -> tuple[QLabel, QToolButton]:
        """The sentence and the button, put into their frame."""
        frame = QFrame()
        frame.setObjectName("notice")
        sign = QLabel()
        drawn = icon(self._theme, "octagon-alert", "late")
        sign.setPixmap(drawn.pixmap(QSize(16, 16), 1.0))
        text = wrapped(self._theme, "")
        close = icon_button(self._theme, "x", self._close)
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 4, 6, 4)
        row.addWidget(sign)
        row.addWidget(text, 1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 0)
        column.addWidget(frame)
        close.clicked.connect(self.hide)
        return text, close

    def say(self, sentence: str) -> None:
        """Show a sentence."""
        self.text.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
