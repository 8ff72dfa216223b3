"""The steps of a renewal case in the side pane, and what can be done with the case."""

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QAbstractButton, QMenu, QVBoxLayout, QWidget

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.renewal import CaseStep, Renewal
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.icons import icon
from kl_relations_desktop.gui.pages.renewals_words import near_date
from kl_relations_desktop.gui.widgets.basics import Heading, icon_button, wrapped
from kl_relations_desktop.gui.widgets.board_lines import StepFace, StepLine
from kl_relations_desktop.usecases.records import names_of


class CaseSteps(QWidget):
    """The steps under their heading; its buttons add to the case or end it."""

    act_asked = Signal(str)
    """"step", "answer", "edit", "history" or "bin"."""
    ticked = Signal(int, bool)

    def __init__(self, desk: Desk, case: Renewal) -> None:
        super().__init__()
        self._desk = desk
        self.acts: dict[str, QAbstractButton] = {}
        self.lines: list[StepLine] = []
        theme, words = desk.theme, desk.words
        heading = Heading(theme, words("Steps"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(heading)
        if case.is_open:
            self._add_acts(heading)
        documents = self._documents(case.steps)
        for place, step in enumerate(case.steps):
            named = documents.get(step.document or 0, "")
            line = StepLine(theme, self._face(step, named, is_fixed=not case.is_open))
            if case.is_open:
                line.clicked.connect(lambda on, at=place: self.ticked.emit(at, on))
            line.menu_asked.connect(partial(self._show_menu, step))
            self.lines.append(line)
            column.addWidget(line)
        if not case.steps:
            said = words("No steps yet. Add what is to be done, and by when.")
            column.addWidget(wrapped(theme, said, "caption", "text-2"))

    def _add_acts(self, heading: Heading) -> None:
        theme, words = self._desk.theme, self._desk.words
        for name, icon_name, text in (
            ("step", "plus", words("Add step")),
            ("answer", "calendar-clock", words("Answer due…")),
            ("edit", "pencil", words("Edit")),
            ("history", "history", words("History of this record")),
            ("bin", "trash-2", words("Move to the bin…")),
        ):
            made = icon_button(theme, icon_name, text, "text-2")
            made.clicked.connect(lambda _on=False, one=name: self.act_asked.emit(one))
            heading.acts.addWidget(made)
            self.acts[name] = made

    def _documents(self, steps: tuple[CaseStep, ...]) -> dict[int, str]:
        """Return what the documents of the steps are called."""
        ids = {one.document for one in steps if one.document is not None}
        return self._desk.ask(lambda ws: names_of(ws, "document", ids)) if ids else {}

    def _show_menu(self, step: CaseStep, at: QPoint) -> None:
        theme, words = self._desk.theme, self._desk.words
        menu = QMenu(self)
        opens = partial(self._desk.open_record, "document", step.document or 0)
        menu.addAction(icon(theme, "external-link"), words("Open the document"), opens)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _face(self, step: CaseStep, document: str, *, is_fixed: bool) -> StepFace:
        words = self._desk.words
        when = self._when(step.done_on or step.due_on)
        if step.done_on is None and when:
            when = words("by {date}").format(date=when)
        state = words("Done") if step.done_on is not None else words("Still open")
        detail = " · ".join(one for one in (step.officer, step.note, document) if one)
        spoken = ", ".join(one for one in (step.text, when, detail, state) if one)
        is_done = step.done_on is not None
        return StepFace(step.text, when, is_done, spoken, detail, step.document, is_fixed)

    def _when(self, day: PartialDate | None) -> str:
        today = self._desk.ws.today()
        return "" if day is None else near_date(day, today, self._desk.words)
