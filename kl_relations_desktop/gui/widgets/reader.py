"""The right half of a list page while a record is read."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import (
    FieldSpec,
    FieldType,
    is_empty,
    specs,
)
from kl_relations_desktop.domain.records.evidence import Claim, Source
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.records.register import Kind
from kl_relations_desktop.gui.chips import Chip, ChipLabel, Tone
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.icons import icon, paint_flag
from kl_relations_desktop.gui.naming import Links, name_of
from kl_relations_desktop.gui.panes import around
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.basics import (
    Heading,
    button,
    clear,
    icon_button,
    wrapped,
)
from kl_relations_desktop.gui.widgets.facts import (
    Reading,
    claim_line,
    flag_of,
    is_twin,
    rows_table,
    spoken_name,
)
from kl_relations_desktop.gui.widgets.record_sources import RecordSources, Told
from kl_relations_desktop.gui.widgets.rolling import Inside, Rolling
from kl_relations_desktop.gui.widgets.source_mark import SourceMark
from kl_relations_desktop.gui.widgets.sourced import Fact, Sourced
from kl_relations_desktop.usecases.records import is_binned, link_names, load_record
from kl_relations_desktop.wording.labels import headline, value

_SHORT_FIELDS = 2


class Reader(QWidget):
    """Shows one record; what the officer wants done with it is said by signals."""

    edit_asked = Signal(str)
    """The field to begin with; empty: the first."""
    act_asked = Signal(str)
    """"bin", "unbin", "history", "print" or "open"."""

    def show_record(self, record_id: int) -> None:
        """Read a record and show it."""

    def fit(self, width: int) -> None:
        """Arrange the record for a window of this width."""

    def ask_sources(self) -> None:
        """Show where the focused value comes from."""

    def subject(self) -> tuple[int | None, int | None]:
        """Return the partner and the visit that the record is about."""
        return None, None


class Flag(QWidget):
    """A flag of a fixed size; hidden where the record has none."""

    def __init__(self, theme: Theme, wide: int = 36, high: int = 27) -> None:
        super().__init__()
        self._theme = theme
        self._code = ""
        self.setFixedSize(wide, high)
        self.hide()

    def show_code(self, code: str | None) -> None:
        """Show the flag of a country code, the sign of a network for "", nothing for None."""
        self._code = code or ""
        self.setVisible(code is not None)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the flag."""
        paint_flag(QPainter(self), self._theme, self._code, self.rect().toRectF())


def beside_title(theme: Theme, *parts: QWidget) -> QVBoxLayout:
    """Return parts in a row, in line with the first line of the title beside them."""
    row = QHBoxLayout()
    row.setSpacing(12)
    for one in parts:
        row.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)
    high = max(theme.metrics("title").height(), *(one.sizeHint().height() for one in parts))
    row.addStrut(high)
    column = QVBoxLayout()
    column.addLayout(row)
    column.addStretch(1)
    return column


class RecordReader(Reader):
    """Any record, read by its description: head, groups of facts, lists, sources."""

    def __init__(
        self, desk: Desk, kind: Kind, acts: Iterable[tuple[str, str, str]] = ()
    ) -> None:
        super().__init__()
        self.setObjectName("recordpane")
        self._desk = desk
        self._kind = kind
        self._record: Record | None = None
        self._facts: tuple[Any, ...] = ()
        self.flag = Flag(desk.theme)
        self.name = wrapped(desk.theme, "", "title")
        self.below = wrapped(desk.theme, "", "caption", "text-2")
        self.sources = RecordSources(desk, self)
        self.name_mark = SourceMark(desk.theme)
        self._name_subject = self.sources.subject("", "", "")
        self._reading = Reading(desk, self.sources, {})
        self.state = ChipLabel(desk.theme)
        words = desk.words
        self.acts = {
            name: button(desk.theme, text, icon_name, "primary")
            for name, text, icon_name in acts
        }
        self.edit = button(desk.theme, words("Edit"), "pencil")
        self.restore = button(desk.theme, words("Restore"), "archive-restore", "primary")
        self.more = icon_button(desk.theme, "ellipsis", words("More about this record"))
        self.body = Inside()
        self._column = QVBoxLayout(self.body)
        self._column.setSpacing(8)
        self._build()
        self._connect()

    def _build(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        line = QHBoxLayout()
        line.setSpacing(2)
        line.addWidget(self.below, 1)
        line.addWidget(self.name_mark)
        line.addStretch(0)
        names.addLayout(line)
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 20, 4)
        head.setSpacing(12)
        head.addLayout(beside_title(self._desk.theme, self.flag))
        head.addLayout(names, 1)
        acts = (self.state, *self.acts.values(), self.restore, self.edit, self.more)
        head.addLayout(beside_title(self._desk.theme, *acts))
        self.area = Rolling(self.body, self._column, 20, (24, 4, 20))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.area, 1)
        menu = QMenu(self)
        words, theme = self._desk.words, self._desk.theme
        self.history_act = QAction(
            icon(theme, "history"), words("History of this record"), menu
        )
        self.bin_act = QAction(icon(theme, "trash-2"), words("Move to the bin…"), menu)
        menu.addActions([self.history_act, self.bin_act])
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _connect(self) -> None:
        self.edit.clicked.connect(lambda: self.edit_asked.emit(""))
        self.name_mark.clicked.connect(
            lambda: self.sources.ask(self._name_subject, self.name_mark)
        )
        self.restore.clicked.connect(lambda: self.act_asked.emit("unbin"))
        self.history_act.triggered.connect(lambda: self.act_asked.emit("history"))
        self.bin_act.triggered.connect(lambda: self.act_asked.emit("bin"))
        for name, one in self.acts.items():
            one.clicked.connect(lambda _checked=False, name=name: self.act_asked.emit(name))

    def show_record(self, record_id: int) -> None:
        """Read a record and show it; where nothing has changed, what stands stays."""
        facts = self._read(record_id)
        if facts == self._facts:
            return
        is_same = self._record is not None and self._record.id == record_id
        held = around(self.window().focusWidget(), Sourced) if is_same else None
        self._facts = facts
        self._fill(*facts)
        if not is_same:
            self.area.verticalScrollBar().setValue(0)
        if held is not None:
            self._hold_again(held.subject.field)

    def _read(self, record_id: int) -> tuple[Any, ...]:
        """Return all that is shown: the record, whether it is binned, its links and claims."""
        kind = self._kind.name
        record = self._desk.ask(lambda ws: load_record(ws, kind, record_id))
        binned = self._desk.ask(lambda ws: is_binned(ws, kind, record_id))
        links = self._desk.ask(lambda ws: link_names(ws, (record,)))
        return record, binned, links, self.sources.read(kind, record_id)

    def _fill(self, record: Record, binned: bool, links: Links, claims: Told) -> None:
        self._record = record
        self._show_head(record, links, binned=binned)
        clear(self._column)
        self._reading = reading = Reading(self._desk, self.sources, links)
        groups = grouped(record)
        for group, members in groups[:-1]:
            self._show_group(record, group, members, reading)
        for spec in specs(type(record)):
            if spec.type is FieldType.ROWS:
                self._show_rows(record, spec, reading)
        for group, members in groups[-1:]:
            self._show_group(record, group, members, reading)
        self._show_claims(claims)
        self._column.addStretch(1)

    @property
    def values(self) -> tuple[Sourced, ...]:
        """Return the values that are shown, in reading order."""
        return tuple(self._reading.values)

    def ask_sources(self) -> None:
        """Open the sources of the value that the keyboard is on, or else of the first."""
        held = self.window().focusWidget()
        asked = around(held, Sourced)
        if asked is not None:
            asked.ask_sources()
            return
        first = next((one for one in self.values if one.mark is not None), None)
        if first is not None:
            self.area.ensureWidgetVisible(first)
            first.ask_sources(held)

    def _hold_again(self, field: str) -> None:
        """Give the keyboard back to the value that had it before it was read anew."""
        again = next((one for one in self.values if one.subject.field == field), None)
        if again is not None and again.mark is not None:
            # A layout shows what is new in it only later: the keyboard needs it in sight.
            for one in (again.parentWidget(), again):
                if one is not None:
                    one.show()
            again.mark.setFocus(Qt.FocusReason.PopupFocusReason)

    def subject(self) -> tuple[int | None, int | None]:
        """Return the partner and the visit that the record is about."""
        record = self._record
        visit = record.id if record is not None and self._kind.name == "visit" else None
        if isinstance(record, Partner):
            return record.id, None
        return getattr(record, "partner", None), visit

    def _show_head(self, record: Record, links: Links, *, binned: bool) -> None:
        words = self._desk.words
        self.name.setText(name_of(record, links, words))
        parts = [
            value(spec, getattr(record, spec.name), words, links)
            for spec in specs(type(record))
            if spec.listed
            and not is_empty(getattr(record, spec.name))
            and spec.type in (FieldType.LINK, FieldType.PARTIAL_DATE)
        ]
        said = [one for one in parts[:3] if one != self.name.text()]
        self.below.setText(" · ".join(said) or words(self._kind.label))
        wide = self.below.fontMetrics().horizontalAdvance(self.below.text()) + 6
        self.below.setMaximumWidth(max(wide, self.below.minimumWidth()))
        self._show_name_mark(record)
        self.flag.show_code(flag_of(self._desk, record))
        self.state.show_chip(Chip(Tone.GAP, words("In the bin")) if binned else None)
        for one in (self.edit, self.more, *self.acts.values()):
            one.setVisible(not binned)
        self.restore.setVisible(binned)

    def _show_name_mark(self, record: Record) -> None:
        """Show where the name comes from, when a field of the record is its name."""
        words, name = self._desk.words, self.name.text()
        named = (
            self.sources.subject(one, words(spec.label), name)
            for spec in specs(type(record))
            for one in (spoken_name(record, spec, words.language), spec.name)
            if getattr(record, one) == headline(record, words)
        )
        first = next(filter(self.sources.has_claims, named), None)
        self._name_subject = first or self.sources.subject("", "", name)
        self.sources.dress(self.name_mark, self._name_subject)

    def _show_group(
        self, record: Record, group: str, members: tuple[FieldSpec, ...], reading: Reading
    ) -> None:
        theme, words = self._desk.theme, self._desk.words
        name = self.name.text()
        shown = [
            spec
            for spec in members
            if _is_said(record, spec, words.language)
            # The head says it already.
            and getattr(record, spoken_name(record, spec, words.language)) != name
        ]
        if not shown:
            return
        self._column.addSpacing(4)
        self._column.addWidget(Heading(theme, words(group)))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        place = 0
        for spec in shown:
            is_wide = spec.wide or spec.type is FieldType.LONG_TEXT
            place += place % _SHORT_FIELDS if is_wide else 0
            shown_fact = Fact(theme, reading.sourced(spec, "", record))
            grid.addWidget(shown_fact, place // 2, place % 2, 1, 2 if is_wide else 1)
            place += 2 if is_wide else 1
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._column.addLayout(grid)

    def _show_rows(self, record: Record, spec: FieldSpec, reading: Reading) -> None:
        theme, words = self._desk.theme, self._desk.words
        rows: tuple[Any, ...] = getattr(record, spec.name)
        if not rows and not spec.gap:
            return
        self._column.addSpacing(4)
        count = str(len(rows)) if rows else words("Not stated")
        heading = Heading(theme, words(spec.label), count)
        self._column.addWidget(heading)
        whole = self.sources.subject(spec.name, words(spec.label), count)
        if self.sources.has_claims(whole):
            mark = SourceMark(theme, heading)
            self.sources.dress(mark, whole)
            mark.clicked.connect(lambda: self.sources.ask(whole, mark))
            heading.acts.addWidget(mark)
        if rows:
            self._column.addWidget(rows_table(reading, spec, rows))

    def _show_claims(self, claims: tuple[tuple[Claim, Source], ...]) -> None:
        if not claims:
            return
        theme, words = self._desk.theme, self._desk.words
        self._column.addSpacing(4)
        self._column.addWidget(Heading(theme, words("Sources"), str(len(claims))))
        for claim, source in claims:
            self._column.addWidget(claim_line(self._desk, claim, source))


def grouped(record: Record) -> list[tuple[str, tuple[FieldSpec, ...]]]:
    """Return the groups of a record's description with their single fields, in order."""
    found: dict[str, list[FieldSpec]] = {}
    for spec in specs(type(record)):
        if not spec.hidden and spec.type is not FieldType.ROWS:
            found.setdefault(spec.group, []).append(spec)
    first = next(iter(found), "")
    # What every record has stands first in the description and last on the page.
    order = [name for name in found if name != first] + [first]
    return [(name, tuple(found[name])) for name in order if name in found]


def _is_said(record: Record, spec: FieldSpec, language: str) -> bool:
    if not record.applies(spec):
        return False
    if is_twin(record, spec, language):
        return False
    if is_empty(getattr(record, spoken_name(record, spec, language))):
        return spec.gap or spec.listed or spec.required
    return True
