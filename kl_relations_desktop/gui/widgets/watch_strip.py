"""The strip that says, in sentences, what to watch with a partner."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from kl_relations_desktop.gui.icons import icon
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.wording.catalogue import Words


class WatchStrip(QFrame):
    """One strip with a triangle and what to watch; out of sight when there is nothing."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._words = words
        picture = QLabel()
        drawn = icon(theme, "triangle-alert", "soon")
        picture.setPixmap(drawn.pixmap(QSize(16, 16), self.devicePixelRatioF()))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        picture.setContentsMargins(0, 1, 0, 0)
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.RichText)
        self.sentence.setWordWrap(True)
        self.sentence.setFont(theme.font("body"))
        self.sentence.setMinimumWidth(100)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.sentence.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(10)
        row.addWidget(picture)
        row.addWidget(self.sentence, 1)

    def show_sentences(self, sentences: tuple[str, ...]) -> None:
        """Show these sentences after the word "Watch"."""
        self.setVisible(bool(sentences))
        if not sentences:
            return
        said = " ".join(sentences)
        said = said[:1].lower() + said[1:]
        lead = self._words("Watch:")
        self.sentence.setText(
            f'<span style="font-weight:600">{escape(lead)}</span> {escape(said)}'
        )
        self.sentence.setAccessibleName(f"{lead} {said}")
        self.setAccessibleName(f"{lead} {said}")
