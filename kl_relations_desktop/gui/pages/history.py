"""Who changed what, when, and what it said before; any change can be undone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kl_relations_desktop.gui.desk import Address, Desk
from kl_relations_desktop.gui.pages.history_pane import ActPane
from kl_relations_desktop.gui.pages.history_words import name_of, told_in_a_line
from kl_relations_desktop.gui.pages.page import Page
from kl_relations_desktop.gui.rows import Cell, Column, Row
from kl_relations_desktop.gui.widgets.basics import button, rule
from kl_relations_desktop.gui.widgets.list_pane import ListPane
from kl_relations_desktop.usecases.acts import Act, acts, reach_back
from kl_relations_desktop.usecases.records import undo_entry
from kl_relations_desktop.wording.dates import TABLE, speak_day

_STEP = 500
"""How many acts are listed at first, and how many more each time older ones are asked for."""
_NARROW = 1100
_SHARE = 0.42
"""The list's part of the window: room for what, when and who."""


class HistoryPage(Page):
    """The journal act by act, newest first; beside it one act, opened up."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        columns = (
            Column("what", words("What"), lines=2),
            Column("when", words("When"), 128),
            Column("who", words("Who"), 120),
        )
        self._about: tuple[str, int] | None = None
        self._most = _STEP
        self._is_deep = False
        self._width = _NARROW
        self.list = ListPane(
            desk, "history", words("History"), columns, words("Filter the history")
        )
        self.list.add.hide()
        self.list.bin_view.hide()
        self.list.memory.sort_first(1, is_descending=True)
        self.all = button(desk.theme, words("Show all records"), kind="link")
        self.older = button(desk.theme, words("Show older changes"), kind="link")
        self.pane = ActPane(desk)
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        for one in (self.all, self.older):
            self.list.above.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        self._line = rule(vertical=True)
        row.addWidget(self._line)
        row.addWidget(self.pane, 1)

    def _connect(self) -> None:
        self.list.chosen.connect(lambda _id: self._show())
        self.list.opened.connect(self._on_opened)
        self.pane.undo_asked.connect(self._on_undo)
        self.pane.open_asked.connect(self.desk.open_record)
        self.all.clicked.connect(lambda: self._narrow_to(None))
        self.older.clicked.connect(self._on_older)

    def refresh(self) -> None:
        """Read the newest acts."""
        about = self._about
        kind, record_id = about if about else (None, None)
        found = self.desk.ask(lambda ws: acts(ws, kind, record_id, self._most))
        self.list.set_rows(tuple(self._row(act) for act in found))
        self.all.setVisible(about is not None)
        self.older.setVisible(not reach_back(found, are_of_one=about is not None))
        self._show()

    def show_address(self, address: Address) -> None:
        """Show the history of one record, where one is named."""
        if address.record_id is not None:
            self._narrow_to((address.field, address.record_id))

    def _narrow_to(self, about: tuple[str, int] | None) -> None:
        self._about = about
        self._most = _STEP
        self.refresh()

    def fit(self, width: int) -> None:
        """Give the list its width, or show list and act one at a time."""
        self._width = width
        self.list.fit(width)
        self._arrange()

    def _arrange(self) -> None:
        is_narrow = self._width < _NARROW
        if is_narrow:
            self.list.setMinimumWidth(0)
            self.list.setMaximumWidth(16_777_215)
        else:
            self.list.setFixedWidth(round(_SHARE * self._width * self.desk.theme.growth))
        self.list.setVisible(not (is_narrow and self._is_deep))
        self.pane.setVisible(not is_narrow or self._is_deep)
        self._line.setVisible(not is_narrow)

    @property
    def is_deep(self) -> bool:
        """Return whether a narrow window shows the act instead of the list."""
        return self._is_deep

    def step_back(self) -> None:
        """Show the list again in a narrow window."""
        self._is_deep = False
        self._arrange()

    def panes(self) -> tuple[QWidget, ...]:
        """Return the list and the act."""
        return self.list.table, self.pane

    def focus_filter(self) -> None:
        """Put the caret into the filter."""
        self.list.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def chosen_act(self) -> Act | None:
        """Return the chosen act, or None."""
        place = self.list.model.place_of(self.list.current_id)
        row = self.list.model.index(place, 0).data(int(Qt.ItemDataRole.UserRole))
        return row.value if isinstance(row, Row) and place >= 0 else None

    def _row(self, act: Act) -> Row:
        words, entry = self.desk.words, act.entry
        at = entry.at.astimezone()
        when = f"{speak_day(at.date(), words, style=TABLE)} {at:%H:%M}"
        name = name_of(act, words)
        who = "" if act.is_starter else entry.shown_name
        return Row(
            entry.sequence,
            (
                Cell(name, name.casefold(), below=told_in_a_line(act, words)),
                Cell(when, entry.sequence, is_quiet=True),
                Cell(who, who.casefold() or None),
            ),
            # What it was called when it was written.
            words=entry.headline,
            value=act,
        )

    def _show(self) -> None:
        self.pane.show_act(self.chosen_act)

    def _on_opened(self, _id: int) -> None:
        self._is_deep = True
        self._show()
        self._arrange()

    def _on_older(self) -> None:
        self._most += _STEP
        self.refresh()

    def _on_undo(self, sequence: int) -> None:
        said = self.desk.words("The change was undone")
        self.desk.do(lambda ws: undo_entry(ws, sequence), said)
