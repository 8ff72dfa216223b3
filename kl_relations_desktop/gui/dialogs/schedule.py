"""The dialog of the renewal schedule: its language and marking, its true pages, its files."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kl_relations_desktop.domain.errors import Refusal
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.files import ask_where_to_save
from kl_relations_desktop.gui.dialogs.paper_choices import (
    LANGUAGES,
    MarkingChoice,
    chosen,
    copies_box,
    radios,
    show_refused,
)
from kl_relations_desktop.gui.dialogs.paper_dialog import PaperDialog
from kl_relations_desktop.gui.forms.field import Note
from kl_relations_desktop.gui.widgets.basics import button, label, wrapped
from kl_relations_desktop.gui.widgets.rolling import Inside, Rolling
from kl_relations_desktop.usecases.papers import IssuedPaper
from kl_relations_desktop.usecases.schedule import (
    ScheduleRequest,
    compose_schedule_pdf,
    issue_schedule,
    print_schedule,
    schedule_workbook,
)
from kl_relations_desktop.usecases.workspace import Workspace

_SIZE = QSize(940, 646)
_LEFT = 316


class ScheduleDialog(PaperDialog):
    """Prints what is sent, ends and is reviewed; the terms also go into a spreadsheet."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent, _SIZE)
        self.languages = radios(self, LANGUAGES, desk.ws.settings.paper_language)
        self.marking = MarkingChoice(desk.words)
        self.copies = copies_box(desk.words("Copies"))
        self.note = Note(desk.theme)
        self.note.setVisible(False)
        self._build()
        self._connect()
        self.begin()

    @property
    def request(self) -> ScheduleRequest:
        """Return what is asked for just now."""
        language = chosen(self.languages, LANGUAGES)
        return ScheduleRequest(language, self.marking.level, self.copies.value())

    def composing(self) -> Callable[[Workspace], bytes]:
        """Return how the paper that is asked for just now is composed, as PDF."""
        request = self.request
        return lambda ws: compose_schedule_pdf(ws, request)

    def saving(self, path: Path) -> Callable[[Workspace], Path]:
        """Return how the draft is written to a file, whose ending says which kind."""
        request = self.request
        if path.suffix.casefold() == ".xlsx":
            return lambda ws: schedule_workbook(ws, path, request.language)
        return lambda ws: print_schedule(ws, request, path)

    def issuing(self) -> Callable[[Workspace], IssuedPaper]:
        """Return how the paper is issued."""
        request = self.request
        return lambda ws: issue_schedule(ws, request)

    def refuse_marking(self, refusal: Refusal | None) -> None:
        """Show under the marking why there is no paper, or take it away."""
        show_refused(self.note, self._desk, refusal)

    def end_choosing(self) -> None:
        """Leave nothing to be chosen: the paper is issued."""
        for one in (*self.languages.buttons(), self.marking, self.copies):
            one.setEnabled(False)

    # Building

    def _build(self) -> None:
        words, theme = self._desk.words, self._desk.theme
        title = words("Renewal schedule")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.preview.view.setAccessibleName(title)
        inside = Inside()
        column = QVBoxLayout(inside)
        column.setSpacing(6)
        column.addWidget(label(theme, title, "title"))
        said = words("What is sent, ends and is reviewed in the twelve months ahead")
        column.addWidget(wrapped(theme, said, "caption", "text-2"))
        column.addSpacing(10)
        column.addWidget(label(theme, words("Language"), "caption", "text-2"))
        for made in self.languages.buttons():
            column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(10)
        column.addWidget(label(theme, words("Marking"), "caption", "text-2"))
        column.addWidget(self.marking)
        column.addWidget(self.note)
        column.addSpacing(10)
        column.addWidget(label(theme, words("Copies"), "caption", "text-2"))
        column.addWidget(self.copies)
        column.addStretch(1)
        self.save_sheet = button(theme, words("Save as spreadsheet…"))
        self.save_sheet.setToolTip(words("The terms of all agreements, a line each"))
        column.addWidget(self.save_sheet, 0, Qt.AlignmentFlag.AlignLeft)
        left = Rolling(inside, column, 24, (24, 18, 12))
        left.show_ground()
        left.setFixedWidth(_LEFT)
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(left)
        both.addWidget(self.preview, 1)
        self.body.addLayout(both, 1)
        self.body.addWidget(self.foot())

    def _connect(self) -> None:
        self.languages.idClicked.connect(lambda _place: self.look())
        self.marking.activated.connect(lambda _place: self.look())
        self.save.clicked.connect(lambda: self._choose_file("pdf"))
        self.save_sheet.clicked.connect(lambda: self._choose_file("xlsx"))

    # Saving

    def _choose_file(self, ending: str) -> None:
        words = self._desk.words
        titles = {"pdf": words("Save as PDF"), "xlsx": words("Save as spreadsheet")}
        kinds = {"pdf": "PDF", "xlsx": "Excel"}
        offered = f"{words('Renewal schedule')} {self._desk.ws.today().isoformat()}.{ending}"
        ask_where_to_save(
            self, self._desk, titles[ending], offered, kinds[ending], self.save_to
        )
