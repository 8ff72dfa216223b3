"""One act of the history, opened up: its records, and each field before and after."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.icons import icon
from kl_relations_desktop.gui.pages.history_words import (
    Values,
    name_of,
    told_in_a_line,
    told_of_record,
)
from kl_relations_desktop.gui.widgets.basics import (
    button,
    clear,
    icon_button,
    label,
    rename,
    rule,
    wrapped,
)
from kl_relations_desktop.gui.widgets.rolling import Inside, Rolling
from kl_relations_desktop.usecases.acts import Act, entries_of, names_in
from kl_relations_desktop.wording.dates import speak_day

_LEFT = 6
"""Before the button that opens: its sign stands in line with the words below."""
_AT_ONCE = 40
"""So many records are shown of an act; more come when they are asked for."""


class _Head(QWidget):
    """The line of one record, pressed to show or hide its fields."""

    pressed = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click anywhere on the line."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.pressed.emit()


class _Box(QFrame):
    """A frame around what an act changed in one record."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rowsbox")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(_LEFT, 6, 12, 6)
        self.column.setSpacing(4)


class EntryBox(_Box):
    """One record of several that an act wrote: what was done to it, opened to its fields."""

    def __init__(self, desk: Desk, entry: Any, name: str, act: Act) -> None:
        super().__init__()
        self._desk = desk
        self._entry = entry
        self._name = name
        self._fields: QWidget | None = None
        words = desk.words
        self.toggle = icon_button(desk.theme, "chevron-right", "", "text-2")
        self.opens = icon_button(
            desk.theme, "external-link", f"{words('Open the record')}: {name}"
        )
        self.acts = [self.opens]
        self._said = told_of_record(entry, act, words)
        # The starter records were no act: each is undone by itself.
        if act.first:
            undo = icon_button(desk.theme, "undo-2", f"{words('Undo this change')}: {name}")
            self.acts.insert(0, undo)
        # What was binned or brought back changed no field.
        self.toggle.setEnabled(bool(entry.changes))
        self.toggle.clicked.connect(self._on_toggle)
        self._build()
        self._say_what_it_does()

    def _build(self) -> None:
        theme = self._desk.theme
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(wrapped(theme, self._name, "strong"))
        texts.addWidget(wrapped(theme, self._said, "caption", "text-2"))
        head = _Head()
        head.pressed.connect(self.toggle.click)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        for one in self.acts:
            row.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(head)

    @property
    def is_open(self) -> bool:
        """Return whether the fields are shown."""
        return self._fields is not None and not self._fields.isHidden()

    def _on_toggle(self) -> None:
        if self._fields is None:
            self._fields = _fields(self._desk, self._entry)
            self.column.addWidget(self._fields)
            self._fields.show()
        else:
            self._fields.setVisible(not self.is_open)
        self._say_what_it_does()

    def _say_what_it_does(self) -> None:
        words = self._desk.words
        sign = "chevron-down" if self.is_open else "chevron-right"
        said = words("Hide the fields: {name}") if self.is_open else words("Fields: {name}")
        self.toggle.setIcon(icon(self._desk.theme, sign, "text-2"))
        rename(self.toggle, said.format(name=self._name))


def _fields(desk: Desk, entry: Any) -> QWidget:
    """Return each changed field of an entry, before and after."""
    theme, words = desk.theme, desk.words
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(12 - _LEFT, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    heads = (words("Field"), words("Before"), words("After"))
    for column, head in enumerate(heads):
        grid.addWidget(label(theme, head, "label", "text-2"), 0, column)
        grid.setColumnStretch(column, 2 if column else 1)
    for place, texts in enumerate(Values(desk).rows(entry)):
        grid.addWidget(rule(), 2 * place + 1, 0, 1, 3)
        for column, text in enumerate(texts):
            cell = wrapped(theme, text or "—", "body", "text" if column == 2 else "text-2")
            cell.setAccessibleName(f"{heads[column]}, {text}")
            grid.addWidget(cell, 2 * place + 2, column, Qt.AlignmentFlag.AlignTop)
    return made


class ActPane(QWidget):
    """The right half of the history: one act with its records, and what can be done to it."""

    undo_asked = Signal(int)
    """The number of an entry whose act is to be undone."""
    open_asked = Signal(str, int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._act: Act | None = None
        self.boxes: list[EntryBox] = []
        self.undo = button(desk.theme, desk.words("Undo this change"), "undo-2")
        self.open = button(desk.theme, desk.words("Open the record"))
        self._build()
        self.undo.clicked.connect(lambda: self._ask_undo(self._entry))
        self.open.clicked.connect(lambda: self._ask_open(self._entry))

    def _build(self) -> None:
        self.setObjectName("recordpane")
        self.setProperty("beside", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = Inside()
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(8)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 12)
        foot.addWidget(self.undo)
        foot.addWidget(self.open)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Rolling(inside, self._column, 20, (24, 14, 20)), 1)
        column.addLayout(foot)

    @property
    def _entry(self) -> Any:
        return None if self._act is None else self._act.entry

    def show_act(self, act: Act | None) -> None:
        """Show an act, or how one is chosen."""
        self._act = act
        self.boxes = []
        clear(self._column)
        for one in (self.undo, self.open):
            # The starter records were no act: each is undone, and opened, by itself.
            one.setVisible(act is not None and not act.first)
        if act is None:
            self._say_how()
            return
        theme, words = self._desk.theme, self._desk.words
        self._column.addWidget(wrapped(theme, name_of(act, words), "title"))
        self._column.addWidget(wrapped(theme, self._said_below(act), "caption", "text-2"))
        self._show_records(act, self._desk.ask(lambda ws: entries_of(ws, act)))
        self._column.addStretch(1)

    def _say_how(self) -> None:
        said = self._desk.words("Choose a change to see what it said before.")
        quiet = wrapped(self._desk.theme, said, "body", "text-2")
        quiet.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self._column.addWidget(quiet)
        self._column.addStretch(2)

    def _said_below(self, act: Act) -> str:
        words, entry = self._desk.words, act.entry
        at = entry.at.astimezone()
        when = f"{speak_day(at.date(), words, with_weekday=True)}, {at:%H:%M}"
        parts = [told_in_a_line(act, words), when]
        parts += [] if act.first else [entry.shown_name, entry.reason]
        return " · ".join(part for part in parts if part)

    def _show_records(self, act: Act, entries: tuple[Any, ...]) -> None:
        if len(entries) > 1:
            self._add_boxes(act, entries, 0)
        elif entries[0].changes:
            box = _Box()
            box.column.addWidget(_fields(self._desk, entries[0]))
            self._column.addWidget(box)

    def _add_boxes(self, act: Act, entries: tuple[Any, ...], begin: int) -> None:
        shown = entries[begin : begin + _AT_ONCE]
        names = self._desk.ask(lambda ws: names_in(ws, shown))
        for place, entry in enumerate(shown, len(self.boxes)):
            box = self._box(act, entry, names)
            self.boxes.append(box)
            self._column.insertWidget(2 + place, box)
        left = len(entries) - begin - len(shown)
        if left:
            said = self._desk.words("{n} more").format(n=left)
            self.more = button(self._desk.theme, said, kind="link")
            self.more.clicked.connect(partial(self._on_more, act, entries, begin + len(shown)))
            place = 2 + len(self.boxes)
            self._column.insertWidget(place, self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_more(self, act: Act, entries: tuple[Any, ...], begin: int) -> None:
        self._column.removeWidget(self.more)
        self.more.hide()
        self.more.deleteLater()
        first = len(self.boxes)
        self._add_boxes(act, entries, begin)
        self.boxes[first].toggle.setFocus(Qt.FocusReason.OtherFocusReason)

    def _box(self, act: Act, entry: Any, names: dict[tuple[str, int], str]) -> EntryBox:
        name = names.get((entry.kind, entry.record_id)) or entry.headline
        box = EntryBox(self._desk, entry, name, act)
        box.opens.clicked.connect(partial(self._ask_open, entry))
        for undo in box.acts[:-1]:
            undo.clicked.connect(partial(self._ask_undo, entry))
        return box

    def _ask_undo(self, entry: Any) -> None:
        self.undo_asked.emit(entry.sequence)

    def _ask_open(self, entry: Any) -> None:
        self.open_asked.emit(entry.kind, entry.record_id)
