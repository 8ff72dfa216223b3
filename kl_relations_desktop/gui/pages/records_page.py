"""A list and the record beside it, for any kind, from its description."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.gui.desk import Address, Desk
from kl_relations_desktop.gui.naming import named
from kl_relations_desktop.gui.paged_rows import PagedRows
from kl_relations_desktop.gui.pages.blank_page import BlankPage
from kl_relations_desktop.gui.pages.list_spec import ListSpec
from kl_relations_desktop.gui.pages.page import Page
from kl_relations_desktop.gui.panes import enter_first
from kl_relations_desktop.gui.row_making import columns_of
from kl_relations_desktop.gui.rows import Column
from kl_relations_desktop.gui.widgets.asking import ask_to_bin
from kl_relations_desktop.gui.widgets.basics import rule
from kl_relations_desktop.gui.widgets.beside import open_beside
from kl_relations_desktop.gui.widgets.list_pane import ListPane
from kl_relations_desktop.gui.widgets.reader import Reader, RecordReader
from kl_relations_desktop.gui.widgets.record_pane import RecordPane
from kl_relations_desktop.usecases.records import (
    bin_record,
    is_binned,
    load_record,
    unbin_record,
)

NARROW = 1100
WIDE = 1500
_LIST, _WIDE_LIST = 318, 446
_UNLIMITED = 16_777_215
MakeReader = Callable[[Desk], Reader]


class RecordsPage(Page):
    """A page whose records are listed, read, edited, put into the bin and brought back."""

    def __init__(
        self, desk: Desk, spec: ListSpec, make_reader: MakeReader | None = None
    ) -> None:
        super().__init__(desk)
        self.spec = spec
        self.kind = spec.described
        self.kinds = (spec.kind, "partner", "claim", "source", *spec.also)
        words = desk.words
        self.list = ListPane(
            desk,
            self.kind.plural,
            words(self.kind.plural_label),
            _spoken(spec.columns, desk) or columns_of(self.kind, words),
            words(spec.filter_words),
        )
        make = make_reader or (lambda desk: RecordReader(desk, self.kind))
        self.pane = RecordPane(desk, self.kind, make(desk), words(spec.choose_words))
        self.blank = BlankPage(desk, spec, self.list.bin_view)
        self.empty = self.blank.empty
        self.whole = QStackedWidget()
        self._shown_id: int | None = None
        self._read_id: int | None = None
        self._is_deep = False
        self._shows_bin = False
        self._window_width = NARROW
        self.list.add.setHidden(not spec.is_made_here)
        self._build()
        self._connect()
        self.list.memory.sort_first(spec.sorted_by, is_descending=spec.is_newest_first)
        self.refresh()

    def _build(self) -> None:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        self._line = rule(vertical=True)
        row.addWidget(self._line)
        row.addWidget(self.pane, 1)
        self.whole.addWidget(both)
        self.whole.addWidget(self.blank)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.whole)

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._on_opened)
        self.list.add_asked.connect(lambda: self.act("new"))
        self.list.act_asked.connect(self.act)
        self.list.bin_asked.connect(lambda: self.act("bin"))
        self.list.bin_view_asked.connect(self._on_bin_view)
        self.blank.add_asked.connect(lambda: self.act("new"))
        self.pane.edit_asked.connect(self.start_editing)
        self.pane.act_asked.connect(self.act)
        self.pane.saved.connect(self._on_saved)
        self.pane.ended.connect(self._show_again)

    def refresh(self) -> None:
        """Read the list anew, and the record beside it."""
        spec, columns, binned = self.spec, self.list.model.columns, self._shows_bin
        self.list.set_source(PagedRows(self.desk, spec.kind, columns, spec.making, binned))
        self._show_again()

    def _show_again(self) -> None:
        """Show what the list leads to, unless a form stands in its place."""
        if self.pane.edit is not None:
            self.whole.setCurrentIndex(0)
            return
        is_blank = self.list.model.is_empty and not self._shows_bin
        self.whole.setCurrentIndex(1 if is_blank else 0)
        # What was read last and left the list is read again when it has come back.
        kept = (self._shown_id, self._read_id)
        self._show(next((one for one in kept if self.list.model.place_of(one) >= 0), None))

    def _show(self, record_id: int | None) -> None:
        self._shown_id = record_id
        self._read_id = record_id or self._read_id
        self.list.choose(record_id, quietly=True)
        self.pane.read(record_id, binned=self._shows_bin)
        self._is_deep = self._is_deep and record_id is not None
        self._arrange()

    def show_address(self, address: Address) -> None:
        """Go to a record, to its form, or to the form of a new one."""
        if address.draft is not None:
            if address.draft.id is not None:
                self._open(address.draft.id)
            self._edit(address.draft, address.field)
        elif address.record_id is not None:
            self._open(address.record_id)
            if address.is_editing:
                self.start_editing(address.field)
        elif self.pane.edit is None:
            self._is_deep = False
            self._arrange()

    def _open(self, record_id: int) -> None:
        self.pane.stop()
        binned = self.desk.ask(lambda ws: is_binned(ws, self.spec.kind, record_id))
        if binned != self._shows_bin:
            self.list.bin_view.setChecked(binned)
        if self.list.model.place_of(record_id) < 0:
            self.list.filter.clear()
        self._is_deep = True
        self._show(record_id)

    def fit(self, width: int) -> None:
        """Give the list its width, or show list and record one at a time."""
        self._window_width = width
        self._arrange()
        self.list.fit(width)
        self.pane.reader.fit(width)

    def _arrange(self) -> None:
        is_narrow = self._window_width < NARROW
        if is_narrow:
            self.list.setMinimumWidth(0)
            self.list.setMaximumWidth(_UNLIMITED)
        else:
            width = _WIDE_LIST if self._window_width >= WIDE else _LIST
            self.list.setFixedWidth(self.list.memory.grown(width))
        self.list.setVisible(not (is_narrow and self.is_deep))
        self.pane.setVisible(not is_narrow or self.is_deep)
        self._line.setVisible(not is_narrow)

    def start_editing(self, field: str = "") -> None:
        """Turn the record being read into its form."""
        record_id = self._shown_id
        if record_id is None or self._shows_bin or self.pane.edit is not None:
            return
        self._edit(self.desk.ask(lambda ws: load_record(ws, self.spec.kind, record_id)), field)

    def _edit(self, record: Record, field: str = "") -> None:
        if self._shows_bin:
            self.list.bin_view.setChecked(False)
        self.pane.begin(record, field)
        self._is_deep = True
        self.whole.setCurrentIndex(0)
        self._arrange()

    def _on_saved(self, record_id: int) -> None:
        # The list has looked again already: saving touched its kind.
        self._open(record_id)
        self.list.table.setFocus()

    def act(self, name: str) -> None:
        """Do what a key or a button asks for."""
        acts: dict[str, Callable[[], object]] = {
            "new": lambda: self.leave(lambda: self._edit(self.new_record())),
            "edit": self.start_editing,
            "save": self.pane.save,
            "cancel": lambda: self.leave(lambda: _enter(self)),
            "beside": lambda: open_beside(self.desk, self.kind, self._shown_id, self),
            "bin": self._ask_to_bin,
            "unbin": self._unbin,
            "sources": self.pane.reader.ask_sources,
            "history": lambda: self.desk.go("history", self._shown_id, field=self.spec.kind),
            "print": self.ask_to_print,
        }
        if name in acts and (name != "new" or self.spec.is_made_here):
            acts[name]()

    def new_record(self) -> Record:
        """Return the draft that Add begins with."""
        return self.kind.record()

    def leave(self, go_on: Callable[[], None]) -> None:
        """Go on when nothing is lost by it; a form with edits asks first."""
        self.pane.leave(go_on)

    def _ask_to_bin(self) -> None:
        record_id = self._shown_id
        if record_id is None or self._shows_bin or self.pane.edit is not None:
            return
        record = self.desk.ask(lambda ws: load_record(ws, self.spec.kind, record_id))
        name = named(self.desk, record)
        lies = self.desk.words("“{name}” lies in the bin; Ctrl+Z brings it back")
        said = lies.format(name=name)

        def go_on() -> None:
            self.desk.do(lambda ws: bin_record(ws, self.spec.kind, record_id), said)

        ask_to_bin(self, self.desk.words, name, go_on)

    def _unbin(self) -> None:
        record_id = self._shown_id
        if record_id is not None:
            said = self.desk.words("Restored from the bin")
            self.desk.do(lambda ws: unbin_record(ws, self.spec.kind, record_id), said)
            self._open(record_id)

    def _on_bin_view(self, shows_bin: bool) -> None:
        self._shows_bin = shows_bin
        words = self.desk.words
        self.list.title.say(words("Bin") if shows_bin else words(self.kind.plural_label))
        self.list.add.setHidden(shows_bin or not self.spec.is_made_here)
        self._shown_id = None
        self.refresh()

    def _on_chosen(self, record_id: int) -> None:
        if self.pane.is_dirty:
            self.list.choose(self._shown_id, quietly=True)
        self.leave(lambda: self._show(record_id))

    def _on_opened(self, record_id: int) -> None:
        if self.pane.edit is None:
            self._is_deep = True
            self._show(record_id)
            if self.list.isHidden():
                # The keyboard goes where the list has gone over to.
                enter_first((self.pane,), shows_ring=bool(self.list.table.property("ring")))
            self.desk.arrived.emit(Address(self.kind.plural, record_id))

    def focus_filter(self) -> None:
        """Put the caret into the filter."""
        self.list.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.filter.selectAll()

    def panes(self) -> tuple[QWidget, ...]:
        """Return the list and the record."""
        return self.list.table, self.pane

    def subject(self) -> tuple[int | None, int | None]:
        """Return the partner and the visit of the record being read."""
        return self.pane.reader.subject() if self._shown_id is not None else (None, None)

    @property
    def is_dirty(self) -> bool:
        """Return whether there are edits that have not been saved."""
        return self.pane.is_dirty

    @property
    def is_deep(self) -> bool:
        """Return whether a narrow window shows the record instead of the list."""
        return self._is_deep

    def step_back(self) -> None:
        """Show the list again in a narrow window."""

        def go_on() -> None:
            self._is_deep = False
            self._arrange()
            self.list.table.setFocus()

        self.leave(go_on)


def _enter(page: RecordsPage) -> None:
    """Put the keyboard into the list, or where the first record is added."""
    enter_first((*page.panes(), page.blank), shows_ring=True)


def _spoken(columns: tuple[Column, ...], desk: Desk) -> tuple[Column, ...]:
    return tuple(replace(one, label=desk.words(one.label)) for one in columns)
