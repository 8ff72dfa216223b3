"""Who changed what, when, and what it said before; any change can be undone."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.records.describe import FieldSpec, FieldType, spec_of
from kl_relations_desktop.domain.records.plain import value_of
from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.gui.desk import Address, Desk
from kl_relations_desktop.gui.naming import name_of
from kl_relations_desktop.gui.pages.page import Page
from kl_relations_desktop.gui.rows import Cell, Column, Row
from kl_relations_desktop.gui.widgets.basics import button, clear, label, rule, wrapped
from kl_relations_desktop.gui.widgets.list_pane import ListPane
from kl_relations_desktop.gui.widgets.rolling import Inside, Rolling
from kl_relations_desktop.usecases.records import (
    history,
    link_names,
    load_record,
    load_records,
    names_of,
    undo_entry,
)
from kl_relations_desktop.wording.catalogue import N_
from kl_relations_desktop.wording.dates import TABLE, speak_day
from kl_relations_desktop.wording.labels import field_label, kind_label, value, value_in

OPERATIONS = {
    "create": N_("Created"),
    "change": N_("Changed"),
    "bin": N_("Moved to the bin"),
    "unbin": N_("Restored"),
}
_LIMIT = 500
_NARROW = 1100


class HistoryPage(Page):
    """The journal, newest first; beside it one change, before and after."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        columns = (
            Column("what", words("What"), lines=2),
            Column("when", words("When"), 128),
            Column("who", words("Who"), 110, from_width=1500),
        )
        self._about: tuple[str, int] | None = None
        self._names: dict[tuple[str, int], str] = {}
        self._is_deep = False
        self._width = _NARROW
        self.list = ListPane(
            desk, "history", words("History"), columns, words("Filter the history")
        )
        self.list.add.hide()
        self.list.bin_view.hide()
        self.list.memory.sort_first(1, is_descending=True)
        self.all = button(desk.theme, words("Show all records"), kind="link")
        self.pane = QWidget()
        self.undo = button(desk.theme, words("Undo this change"), "undo-2")
        self.open = button(desk.theme, words("Open the record"))
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        self.list.above.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self.pane.setObjectName("recordpane")
        self.pane.setProperty("beside", True)
        self.pane.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = Inside()
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(8)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 12)
        foot.addWidget(self.undo)
        foot.addWidget(self.open)
        foot.addStretch(1)
        column = QVBoxLayout(self.pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Rolling(inside, self._column, 20, (24, 14, 20)), 1)
        column.addLayout(foot)
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
        self.undo.clicked.connect(self._on_undo)
        self.open.clicked.connect(self._on_open)
        self.all.clicked.connect(lambda: self._narrow_to(None))

    def refresh(self) -> None:
        """Read the newest entries."""
        about = self._about
        kind, record_id = about if about else (None, None)
        entries = self.desk.ask(lambda ws: history(ws, kind, record_id, _LIMIT))
        self._names = self._names_of_profiles(entries)
        self.list.set_rows(tuple(self._row(entry) for entry in entries))
        self.all.setVisible(about is not None)
        self._show()

    def _names_of_profiles(self, entries: Iterable[Any]) -> dict[tuple[str, int], str]:
        """Return what network profiles go by: the journal knows no name of their own."""
        wanted = [(one.kind, one.record_id) for one in entries if one.kind == "network"]
        records = self.desk.ask(lambda ws: load_records(ws, wanted))
        links = self.desk.ask(lambda ws: link_names(ws, records.values()))
        words = self.desk.words
        return {key: name_of(record, links, words) for key, record in records.items()}

    def _named(self, entry: Any) -> str:
        told: str = entry.headline
        return self._names.get((entry.kind, entry.record_id), told)

    def show_address(self, address: Address) -> None:
        """Show the history of one record, where one is named."""
        if address.record_id is not None:
            self._narrow_to((address.field, address.record_id))

    def _narrow_to(self, about: tuple[str, int] | None) -> None:
        self._about = about
        self.refresh()

    def fit(self, width: int) -> None:
        """Give the list its width, or show list and change one at a time."""
        self._width = width
        self.list.fit(width)
        self._arrange()

    def _arrange(self) -> None:
        is_narrow = self._width < _NARROW
        if is_narrow:
            self.list.setMinimumWidth(0)
            self.list.setMaximumWidth(16_777_215)
        else:
            width = 440 if self._width >= 1500 else 360
            self.list.setFixedWidth(round(width * self.desk.theme.growth))
        self.list.setVisible(not (is_narrow and self._is_deep))
        self.pane.setVisible(not is_narrow or self._is_deep)
        self._line.setVisible(not is_narrow)

    @property
    def is_deep(self) -> bool:
        """Return whether a narrow window shows the change instead of the list."""
        return self._is_deep

    def step_back(self) -> None:
        """Show the list again in a narrow window."""
        self._is_deep = False
        self._arrange()

    def panes(self) -> tuple[QWidget, ...]:
        """Return the list and the change."""
        return self.list.table, self.pane

    def focus_filter(self) -> None:
        """Put the caret into the filter."""
        self.list.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def entry(self) -> Any:
        """Return the chosen entry of the journal, or None."""
        place = self.list.model.place_of(self.list.current_id)
        row = self.list.model.index(place, 0).data(int(Qt.ItemDataRole.UserRole))
        return row.value if isinstance(row, Row) and place >= 0 else None

    def _row(self, entry: Any) -> Row:
        words = self.desk.words
        name, done = self._named(entry), words(OPERATIONS[entry.operation])
        at = entry.at.astimezone()
        when = speak_day(at.date(), words, style=TABLE)
        return Row(
            entry.sequence,
            (
                Cell(f"{name} · {done}", name.casefold()),
                Cell(f"{when} {at:%H:%M}", entry.sequence, is_quiet=True),
                Cell(entry.shown_name, entry.shown_name.casefold()),
            ),
            words=kind_label(entry.kind, words) if entry.kind in KINDS else entry.kind,
            value=entry,
        )

    def _show(self) -> None:
        clear(self._column)
        entry = self.entry
        for one in (self.undo, self.open):
            one.setVisible(entry is not None)
        theme, words = self.desk.theme, self.desk.words
        if entry is None:
            said = words("Choose a change to see what it said before.")
            self._column.addStretch(1)
            quiet = wrapped(theme, said, "body", "text-2")
            quiet.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._column.addWidget(quiet)
            self._column.addStretch(2)
            return
        self._column.addWidget(wrapped(theme, self._named(entry), "title"))
        at = entry.at.astimezone()
        when = f"{speak_day(at.date(), words, with_weekday=True)}, {at:%H:%M}"
        kind = kind_label(entry.kind, words) if entry.kind in KINDS else entry.kind
        parts = [kind, words(OPERATIONS[entry.operation]), when, entry.shown_name]
        parts += [entry.reason] if entry.reason else []
        self._column.addWidget(wrapped(theme, " · ".join(parts), "caption", "text-2"))
        if entry.changes:
            self._column.addWidget(self._changes(entry))
        self._column.addStretch(1)

    def _changes(self, entry: Any) -> QWidget:
        theme, words = self.desk.theme, self.desk.words
        box = QFrame()
        box.setObjectName("rowsbox")
        grid = QGridLayout(box)
        grid.setContentsMargins(12, 6, 12, 6)
        grid.setHorizontalSpacing(12)
        heads = (words("Field"), words("Before"), words("After"))
        for column, head in enumerate(heads):
            grid.addWidget(label(theme, head, "label", "text-2"), 0, column)
            grid.setColumnStretch(column, 2 if column else 1)
        for place, change in enumerate(entry.changes):
            grid.addWidget(rule(), 2 * place + 1, 0, 1, 3)
            texts = (
                self._field(entry.kind, change.field),
                self._said(entry, change.field, change.before),
                self._said(entry, change.field, change.after),
            )
            for column, text in enumerate(texts):
                cell = wrapped(theme, text or "—", "body", "text" if column == 2 else "text-2")
                cell.setAccessibleName(f"{heads[column]}, {text}")
                grid.addWidget(cell, 2 * place + 2, column, Qt.AlignmentFlag.AlignTop)
        return box

    def _field(self, kind: str, field: str) -> str:
        known = KINDS.get(kind)
        if known is None or not hasattr(known.record, field):
            return field
        return field_label(kind, field, self.desk.words)

    def _said(self, entry: Any, field: str, held: Any) -> str:
        known = KINDS.get(entry.kind)
        if known is None or held is None:
            return "" if held is None else str(held)
        try:
            spec = spec_of(known.record, field)
            if spec.type is FieldType.ROWS:
                return f"{len(held)}: " + "; ".join(_row_text(row) for row in held)
            if spec.type is FieldType.LINK:
                return self._linked(spec.links_to, held)
            if spec.kind_in or spec.field_of_kind_in:
                return self._said_of(entry, spec, held)
            return value(spec, value_of(spec, held), self.desk.words, {})
        except (KeyError, RuleViolation):
            # An entry from before a field was renamed: what was written then is shown as it is.
            return str(held)

    def _said_of(self, entry: Any, spec: FieldSpec, held: Any) -> str:
        """Return what is said of another record by what it is called, and its field's label."""
        record = self.desk.ask(lambda ws: load_record(ws, entry.kind, entry.record_id))
        if spec.kind_in:
            return self._linked(getattr(record, spec.kind_in), held)
        return value_in(record, spec, held, self.desk.words, {})

    def _linked(self, kind: str, record_id: int) -> str:
        names = self.desk.ask(lambda ws: names_of(ws, kind, (record_id,)))
        return names.get(record_id, str(record_id))

    def _on_opened(self, _id: int) -> None:
        self._is_deep = True
        self._show()
        self._arrange()

    def _on_undo(self) -> None:
        entry = self.entry
        if entry is not None:
            said = self.desk.words("The change was undone")
            self.desk.do(lambda ws: undo_entry(ws, entry.sequence), said)

    def _on_open(self) -> None:
        entry = self.entry
        if entry is not None:
            self.desk.open_record(entry.kind, entry.record_id)


def _row_text(row: Any) -> str:
    if not isinstance(row, dict):
        return str(row)
    return ", ".join(str(held) for held in row.values() if held not in (None, "", []))
