"""The briefing dialog: what to know, how the paper is wanted, and its true pages."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kl_relations_desktop.domain.errors import Refusal
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.briefing_about import about_line, done_lines, file_name
from kl_relations_desktop.gui.dialogs.briefing_options import BriefingOptions
from kl_relations_desktop.gui.dialogs.files import ask_where_to_save
from kl_relations_desktop.gui.dialogs.paper_dialog import PaperDialog
from kl_relations_desktop.gui.dialogs.readiness_list import (
    ReadinessList,
    ReadyLine,
    count_words,
    line_of,
)
from kl_relations_desktop.gui.dialogs.record_dialog import RecordDialog
from kl_relations_desktop.gui.widgets.basics import Heading, label, rule
from kl_relations_desktop.gui.widgets.elided import ElidedLabel
from kl_relations_desktop.gui.widgets.flag_picture import FlagPicture
from kl_relations_desktop.gui.widgets.rolling import Inside, Rolling
from kl_relations_desktop.usecases.briefing import (
    BriefingRequest,
    compose_briefing,
    issue_briefing,
    print_briefing,
    readiness,
)
from kl_relations_desktop.usecases.papers import IssuedPaper
from kl_relations_desktop.usecases.partners import partner_story
from kl_relations_desktop.usecases.records import load_record
from kl_relations_desktop.usecases.workspace import Workspace

_SIZE = QSize(994, 646)
_LEFT = 478


class BriefingDialog(PaperDialog):
    """Prints one partner's paper, and says before what is missing or late on it."""

    def __init__(
        self, desk: Desk, parent: QWidget, partner_id: int, visit_id: int | None
    ) -> None:
        super().__init__(desk, parent, _SIZE)
        self._partner_id = partner_id
        self._visit_id = visit_id
        self._dossier = desk.ask(lambda ws: partner_story(ws, partner_id))
        self._visit = self._dossier.visit(visit_id) if visit_id is not None else None
        self.options = BriefingOptions(desk)
        self.ready = ReadinessList(desk)
        self._build()
        self._connect()
        self.begin()

    @property
    def request(self) -> BriefingRequest:
        """Return what is asked for just now."""
        return self.options.request(self._partner_id, self._visit_id)

    def composing(self) -> Callable[[Workspace], bytes]:
        """Return how the paper that is asked for just now is composed, as PDF."""
        request = self.request
        return lambda ws: compose_briefing(ws, request)

    def saving(self, path: Path) -> Callable[[Workspace], Path]:
        """Return how the draft is written to a file."""
        request = self.request
        return lambda ws: print_briefing(ws, request, path)

    def issuing(self) -> Callable[[Workspace], IssuedPaper]:
        """Return how the paper is issued."""
        request = self.request
        return lambda ws: issue_briefing(ws, request)

    def refuse_marking(self, refusal: Refusal | None) -> None:
        """Show under the marking why there is no paper, or take it away."""
        self.options.refuse(refusal)

    def end_choosing(self) -> None:
        """Leave nothing to be chosen: the paper is issued."""
        self.options.setEnabled(False)
        self.ready.setEnabled(False)

    def look(self) -> None:
        """Read what to know and set the paper anew, on the worker."""
        self._show_ready(self.request)
        super().look()

    # Building

    def _build(self) -> None:
        inside = Inside()
        column = QVBoxLayout(inside)
        column.setSpacing(6)
        words, theme = self._desk.words, self._desk.theme
        title = words("Briefing sheet")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        column.addWidget(label(theme, title, "title"))
        column.addLayout(self._about())
        column.addSpacing(4)
        self._ready_heading = Heading(theme, words("Ready to print?"))
        column.addWidget(self._ready_heading)
        column.addWidget(self.ready.rolled(), 1)
        column.addWidget(rule())
        column.addSpacing(2)
        column.addWidget(self.options)
        left = Rolling(inside, column, 24, (24, 18, 12))
        left.show_ground()
        left.setFixedWidth(max(_LEFT, self.options.minimumSizeHint().width() + 48))
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(left)
        both.addWidget(self.preview, 1)
        self.body.addLayout(both, 1)
        self.body.addWidget(self.foot())

    def _about(self) -> QHBoxLayout:
        theme = self._desk.theme
        flag = FlagPicture(theme, QSize(19, 14))
        flag.show_flag(self._dossier.partner.sign, "")
        said = about_line(self._dossier, self._visit, self._desk.words)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(flag)
        row.addWidget(ElidedLabel(theme, said, "caption", "text-2"), 1)
        return row

    def _connect(self) -> None:
        self.options.changed.connect(self.look)
        self.ready.led_to.connect(self._on_led_to)
        self.save.clicked.connect(self._on_save)

    # What is known

    def _show_ready(self, request: BriefingRequest) -> None:
        words = self._desk.words
        items = self._desk.ask(lambda ws: readiness(ws, request))
        lines = tuple(line_of(item, words) for item in items)
        lines += done_lines(self._dossier, self._visit, words)
        self.ready.show_lines(lines)
        self._ready_heading.caption.setText(count_words(lines, words))

    def _on_led_to(self, line: ReadyLine) -> None:
        record = line.draft or self._desk.ask(
            lambda ws: load_record(ws, line.kind, line.record_id)
        )
        dialog = RecordDialog(self._desk, record, self, line.field)
        dialog.saved.connect(lambda _id: self._look_again())
        dialog.open()

    def _look_again(self) -> None:
        self._dossier = self._desk.ask(lambda ws: partner_story(ws, self._partner_id))
        self.look()

    # Saving

    def _on_save(self) -> None:
        words = self._desk.words
        offered = file_name(self._dossier, self._visit)
        ask_where_to_save(self, self._desk, words("Save as PDF"), offered, "PDF", self.save_to)
