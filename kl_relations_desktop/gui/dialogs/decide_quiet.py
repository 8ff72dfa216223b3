"""The partners that have been quiet for a long time, with the last that is recorded of them."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kl_relations_desktop.domain.records.base import in_language
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.floating import FloatingDialog
from kl_relations_desktop.gui.rows import ROW_ROLE, Cell, Column, Row, RowsModel
from kl_relations_desktop.gui.widgets.basics import button, label, wrapped
from kl_relations_desktop.gui.widgets.list_memory import ListMemory
from kl_relations_desktop.gui.widgets.list_pane import ListTable
from kl_relations_desktop.usecases.dormancy import QuietPartner, quiet_partners
from kl_relations_desktop.wording.dates import TABLE, speak
from kl_relations_desktop.wording.labels import kind_label


class QuietDialog(FloatingDialog):
    """A list of quiet partners; opening one leads to its story."""

    partner_asked = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.theme, parent, QSize(620, 520))
        self._desk = desk
        words = desk.words
        columns = (
            Column("partner", words("Partner")),
            Column("last", words("Last activity"), 220),
        )
        self.model = RowsModel(columns, words)
        self.table = ListTable(desk, self.model)
        self.table.setAccessibleName(words("Quiet partners"))
        self._memory = ListMemory(desk, "list.quiet", self.table, self.model)
        self.close_button = button(desk.theme, words("Close"))
        self._build()
        self._memory.restore()
        self.table.entered_row.connect(self._on_opened)
        self.table.doubleClicked.connect(lambda _index: self._on_opened())
        self.close_button.clicked.connect(self.reject)
        self._show(desk.ask(quiet_partners))

    def _build(self) -> None:
        theme, words = self._desk.theme, self._desk.words
        self.setWindowTitle(words("Quiet partners"))
        self.setAccessibleName(words("Quiet partners"))
        months = self._desk.ws.settings.dormancy_months
        said = words("No visit, milestone or letter for {n} months").format(n=months)
        self.none = wrapped(theme, words("No partner has been quiet for so long."))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout()
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(label(theme, words("Quiet partners"), "title"))
        column.addWidget(label(theme, said, "caption", "text-2"))
        column.addWidget(self.none)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.body.addLayout(column)

    def _show(self, quiet: tuple[QuietPartner, ...]) -> None:
        self.model.set_rows(self._row(one) for one in quiet)
        self.none.setVisible(not quiet)
        self.table.setVisible(bool(quiet))
        first = self.table if quiet else self.close_button
        first.setFocus()

    def _row(self, one: QuietPartner) -> Row:
        words = self._desk.words
        name = in_language(one.partner, "name", words.language)
        if one.last_on is None:
            last = Cell(words("No activity recorded"), None, is_quiet=True)
        else:
            when = speak(one.last_on, words, TABLE)
            last = Cell(f"{when} · {kind_label(one.last_kind, words)}", one.last_on.sort_key)
        return Row(
            one.partner.id or 0,
            (Cell(name, name.casefold()), last),
            flag=one.partner.sign,
        )

    def _on_opened(self) -> None:
        row = self.table.currentIndex().data(ROW_ROLE)
        if isinstance(row, Row):
            self.accept()
            self.partner_asked.emit(row.id)
