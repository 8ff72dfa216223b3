"""A value as it is read, with the mark of its sources behind it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kl_relations_desktop.gui.pages.partner_facts import Subject
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.basics import label
from kl_relations_desktop.gui.widgets.record_sources import RecordSources
from kl_relations_desktop.gui.widgets.source_mark import SourceMark, mark_room

_SPARE = 6


class Sourced(QWidget):
    """What shows a value, and directly behind it the mark that opens its sources."""

    def __init__(
        self, theme: Theme, sources: RecordSources, subject: Subject, shown: QWidget
    ) -> None:
        super().__init__()
        self.subject = subject
        self.shown = shown
        self._sources = sources
        self.mark: SourceMark | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        # A text that breaks takes what it is given: not more than it needs in one line.
        if isinstance(shown, QLabel):
            lines = shown.text().split("\n")
            widest = max(map(shown.fontMetrics().horizontalAdvance, lines), default=0)
            shown.setMaximumWidth(max(widest + _SPARE, shown.minimumWidth()))
            # One line is as high as a mark: values stand in line with and without one.
            spare = max(mark_room(theme) - shown.fontMetrics().height(), 0)
            shown.setContentsMargins(0, spare // 2, 0, spare - spare // 2)
            shown.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        row.addWidget(shown, 1 if isinstance(shown, QLabel) else 0)
        if self.has_claims:
            self.mark = SourceMark(theme, self)
            sources.dress(self.mark, subject)
            self.mark.clicked.connect(lambda _on=False: self.ask_sources())
            row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(0)

    @property
    def has_claims(self) -> bool:
        """Return whether a source speaks of the value."""
        return self._sources.has_claims(self.subject)

    def ask_sources(self, back: QWidget | None = None) -> None:
        """Open the sources of the value; the keyboard goes back to the value, or further."""
        self._sources.ask(self.subject, self.mark or self.shown, back)


class Fact(QWidget):
    """One field: its label, and below it its value with the mark of its sources."""

    def __init__(self, theme: Theme, sourced: Sourced) -> None:
        super().__init__()
        self.sourced = sourced
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(label(theme, sourced.subject.label, "caption", "text-2"))
        column.addWidget(sourced)
        column.addStretch(1)
