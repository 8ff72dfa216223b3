"""The line below every page: whether all is saved, the backup, and work beside the window."""

from functools import cached_property

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton
from shiboken6 import isValid

from kl_relations_desktop.gui.icons import icon
from kl_relations_desktop.gui.numbers import ACROSS, MIDDLE, place_text
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.basics import button, label
from kl_relations_desktop.gui.workers import Errand
from kl_relations_desktop.wording.catalogue import Words

HEIGHT = 26
_PATIENCE = 300


class StatusLine(QFrame):
    """Says what has just become true; progress appears after 0.3 s, with Cancel."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self.setObjectName("statusline")
        self.setFixedHeight(max(HEIGHT, theme.metrics("caption").height() + 8))
        self._theme = theme
        self._words = words
        self._errand: Errand | None = None
        self._backup = ""
        self._said = words("All changes saved")
        self._is_dirty = False
        self._shown = ("", "")
        self._sign = QLabel()
        self._text = label(theme, "", "caption", "text-2")
        self._row = row = QHBoxLayout(self)
        # The edge above is the frame's own, and keeps its pixel.
        row.setContentsMargins(20, 0, 16, 0)
        row.setSpacing(6)
        row.addWidget(self._sign)
        row.addWidget(self._text)
        row.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PATIENCE)
        self._timer.timeout.connect(lambda: self._show_work(True))
        self._restate()

    @cached_property
    def _work(self) -> tuple[QLabel, QProgressBar, QPushButton]:
        """What names the work beside the window and ends it, made when there is some."""
        task = label(self._theme, "", "caption", "text-2")
        progress = QProgressBar()
        progress.setRange(0, 0)
        progress.setFixedSize(120, 8)
        progress.setTextVisible(False)
        cancel = button(self._theme, self._words("Cancel"), kind="link")
        cancel.clicked.connect(self._on_cancel)
        for one in (task, progress, cancel):
            self._row.addWidget(one)
            one.hide()
        return task, progress, cancel

    @property
    def text(self) -> str:
        """Return what the line says."""
        return self._text.text()

    def say(self, sentence: str) -> None:
        """Say what has just become true."""
        if sentence:
            self._said = sentence
        self._restate()

    def say_backup(self, sentence: str) -> None:
        """Say when the last backup was made."""
        self._backup = sentence
        self._restate()

    def show_dirty(self, is_dirty: bool) -> None:
        """Say whether there are unsaved changes."""
        self._is_dirty = is_dirty
        if is_dirty:
            self._said = self._words("All changes saved")
        self._restate()

    def watch(self, errand: Errand) -> None:
        """Show an errand's progress when it takes longer than 0.3 s."""
        self._errand = errand
        self._work[0].setText(errand.name)
        self._timer.start()
        errand.ended.connect(lambda: self._on_ended(errand) if isValid(self) else None)

    def _on_ended(self, errand: Errand) -> None:
        if errand is self._errand:
            self._errand = None
            self._timer.stop()
            self._show_work(False)

    def _on_cancel(self) -> None:
        if self._errand is not None:
            self._errand.cancel()
            self._show_work(False)

    def _show_work(self, is_shown: bool) -> None:
        for one in self._work:
            one.setVisible(is_shown)

    def _restate(self) -> None:
        words = self._words
        if self._is_dirty:
            text, sign = words("Unsaved changes · Ctrl+S saves, Esc cancels"), "pencil"
        else:
            text = " · ".join(part for part in (self._said, self._backup) if part)
            sign = "check"
        if (text, sign) == self._shown:
            return
        self._shown = text, sign
        self._text.setText(text)
        picture = icon(self._theme, sign, "text-2").pixmap(
            QSize(14, 14), self.devicePixelRatioF()
        )
        self._sign.setPixmap(picture)
        place_text(self._sign, ACROSS | MIDDLE)
