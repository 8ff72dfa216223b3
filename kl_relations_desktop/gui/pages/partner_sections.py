"""The sections of a partner's page: timeline, areas of cooperation, and the side lists."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.pages.partner_facts import (
    Clauses,
    Mark,
    Section,
    SideRow,
    Subject,
    TimelineRow,
)
from kl_relations_desktop.gui.widgets.as_written import on_act
from kl_relations_desktop.gui.widgets.axis import Axis
from kl_relations_desktop.gui.widgets.basics import (
    Heading,
    button,
    clear,
    icon_button,
    label,
    wrapped,
)
from kl_relations_desktop.gui.widgets.gap_list import GapList
from kl_relations_desktop.gui.widgets.gap_row import GapRow
from kl_relations_desktop.gui.widgets.side_row import SideLine
from kl_relations_desktop.gui.widgets.source_mark import SourceMark
from kl_relations_desktop.gui.widgets.timeline_view import TimelineView
from kl_relations_desktop.wording.catalogue import N_

_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
STATES = {"late": N_("late"), "soon": N_("due soon"), "done": N_("done")}


class Block(QWidget):
    """A section of the page: a heading with acts, and a column under it."""

    sources_asked = Signal(object, QRect, QWidget)
    """Subjects, where their mark stands on the screen, and what asked."""

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__()
        self.desk = desk
        self.title = title
        self.count = 0
        self.heading = Heading(desk.theme, title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        self.column.addWidget(self.heading)

    def say_count(self, count: int, caption: str = "") -> None:
        """Show how many there are, behind the heading."""
        self.count = count
        self.heading.caption.setText(caption or str(count))

    def mark(self, mark: Mark | None, of: str, subjects: tuple[Subject, ...]) -> SourceMark:
        """Return a source mark that asks for the sources of these values."""
        made = SourceMark(self.desk.theme, self)
        made.show_mark(mark, of, self.desk.words("Sources (Ctrl+I)"))
        made.clicked.connect(lambda: self.sources_asked.emit(subjects, on_screen(made), made))
        return made


class TimelineBlock(Block):
    """The axis and the same entries as a list."""

    opened = Signal(str, int)
    add_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.words("Timeline"))
        self.axis = Axis(desk.theme)
        self.list = TimelineView(desk.theme)
        self.list.setAccessibleName(self.title)
        self._rows: tuple[TimelineRow, ...] = ()
        self._dated: tuple[int, ...] = ()
        self._none = label(
            desk.theme, desk.words("Nothing is recorded yet."), "caption", "text-2"
        )
        added = button(desk.theme, desk.words("Add entry"), "plus", "link")
        added.clicked.connect(self.add_asked)
        self.heading.acts.addWidget(added)
        self.column.addWidget(self.axis)
        self.column.addWidget(self.list)
        self.column.addWidget(self._none)
        self.axis.chosen.connect(lambda place: self.list.show_entry(self._dated[place]))
        self.list.opened.connect(self.opened)
        self.list.sources_asked.connect(self._on_sources)

    def show_rows(self, rows: tuple[TimelineRow, ...], axis: str) -> None:
        """Show these entries."""
        self._rows = rows
        self._dated = tuple(place for place, row in enumerate(rows) if row.moment)
        moments = tuple(row.moment for row in rows if row.moment is not None)
        self.axis.show_moments(moments, axis)
        self.list.show_rows(rows)
        self._none.setVisible(not rows)
        entries = self.desk.words.plural("{n} entry", "{n} entries", len(rows))
        self.say_count(len(rows), entries.format(n=len(rows)))

    def ask_current(self) -> None:
        """Ask for the sources of the entry that the keyboard is on."""
        row = self.list.current_row()
        if row is not None:
            self._on_sources(row, self.list.mark_box(self.list.currentIndex()))

    def _on_sources(self, row: TimelineRow, box: QRect) -> None:
        if row.subjects:
            self.sources_asked.emit(row.subjects, box, self.list)


class LinesBlock(Block):
    """Labelled or numbered lines of text under a heading, with their sources."""

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__(desk, title)
        self._shown: list[QLabel] = []
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(12)
        self._lines.setVerticalSpacing(4)
        self._lines.setColumnStretch(1, 1)
        self.column.addLayout(self._lines)

    def show_lines(
        self,
        lines: tuple[tuple[str, str], ...],
        mark: Mark | None,
        subjects: tuple[Subject, ...],
    ) -> None:
        """Show these lines; the mark at the heading's end opens their sources."""
        clear(self._lines)
        clear(self.heading.acts)
        self._shown.clear()
        narrow = all(len(name) <= 4 for name, _ in lines)
        self._lines.setColumnMinimumWidth(0, 12 if narrow else 120)
        for place, (name, text) in enumerate(lines):
            if name:
                make = label if narrow else wrapped
                named = make(self.desk.theme, name, "body", "text-2")
                named.setAlignment(_TOP)
                self._lines.addWidget(named, place, 0)
                self._shown.append(named)
            spoken = wrapped(self.desk.theme, text)
            spoken.setAlignment(_TOP)
            self._lines.addWidget(spoken, place, 1 if name else 0, 1, 1 if name else 2)
            self._shown.append(spoken)
        if mark is not None:
            self.heading.acts.addWidget(self.mark(mark, self.title, subjects))
        self.count = len(lines)
        # Lines laid out while the block was hidden keep no height: they are measured anew.
        for line in self._shown:
            line.show()
        self._lines.invalidate()
        self.updateGeometry()


class AreasBlock(LinesBlock):
    """The areas of cooperation of one instrument; the others are one press away."""

    instrument_opened = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.words("Areas of cooperation"))
        self._clauses: tuple[Clauses, ...] = ()
        self.chooser = button(desk.theme, "", kind="quiet")
        self.chooser.setFont(desk.theme.font("caption"))
        self.chooser.setProperty("ink", "text-2")
        row = self.heading.layout()
        assert row is not None
        row.replaceWidget(self.heading.caption, self.chooser)
        self.heading.caption.hide()
        self._open = button(desk.theme, desk.words("Open the instrument"), kind="inline")
        self._open.setFont(desk.theme.font("caption"))
        self.column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self._chosen = 0
        self._open.clicked.connect(
            lambda: self.instrument_opened.emit(self._clauses[self._chosen].agreement_id)
        )

    def show_clauses(self, clauses: tuple[Clauses, ...]) -> None:
        """Show the latest instrument's areas, and offer the others."""
        self._clauses = clauses
        if clauses:
            self._choose(0)
            self._offer()

    def _offer(self) -> None:
        menu = QMenu(self.chooser)
        for place, one in enumerate(self._clauses):
            made = menu.addAction(on_act(one.title))
            made.triggered.connect(lambda _on=False, chosen=place: self._choose(chosen))
        self.chooser.setMenu(menu)
        self.chooser.setEnabled(len(self._clauses) > 1)

    def _choose(self, place: int) -> None:
        self._chosen = place
        shown = self._clauses[place]
        self.chooser.setText(on_act(shown.title))
        name = self.desk.words("Instrument: {name}").format(name=shown.title)
        self.chooser.setAccessibleName(name)
        said = self.desk.words("This instrument lists no areas of cooperation.")
        self.show_lines(shown.lines or (("", said),), shown.mark, shown.subjects)
        self.count = len(shown.lines)


class SectionBlock(LinesBlock):
    """A section of a network's story."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__(desk, section.title)
        self.show_lines(section.lines, section.mark, section.subjects)
        self.heading.caption.setText(section.note)


class GapsBlock(Block):
    """What the records do not say."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.words("Gaps"))
        self.list = GapList(desk.theme, desk.words)
        self.column.addWidget(self.list)

    def show_gaps(self, gaps: tuple[GapRow, ...]) -> None:
        """Show these gaps."""
        self.list.show_gaps(gaps)
        self.say_count(len(gaps))


class SideBlock(Block):
    """A list of the side column; its plus adds another."""

    opened = Signal(str, int)
    add_asked = Signal()

    def __init__(self, desk: Desk, title: str, none: str, add: str = "") -> None:
        super().__init__(desk, title)
        self._none = none
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.column.addLayout(self._lines)
        if add:
            plus = icon_button(desk.theme, "plus", add)
            plus.clicked.connect(self.add_asked)
            self.heading.acts.addWidget(plus)

    def show_rows(self, rows: tuple[SideRow, ...]) -> None:
        """Show these lines, or a sentence that there are none."""
        clear(self._lines)
        for row in rows:
            state = self.desk.words(STATES[row.state]) if row.state else ""
            line = SideLine(self.desk.theme, row, state)
            line.clicked.connect(
                lambda _on=False, one=row: self.opened.emit(one.kind, one.record_id)
            )
            self._lines.addWidget(line)
        if not rows:
            self._lines.addWidget(wrapped(self.desk.theme, self._none, "caption", "text-2"))
        self.say_count(len(rows))


def jump_button(desk: Desk, text: str, count: int) -> QPushButton:
    """Return a button of the jump bar: a section's name and how many lines it has."""
    made = button(desk.theme, f"{text}  {count}" if count else text, kind="quiet")
    made.setCheckable(True)
    made.setProperty("dense", True)
    made.setAccessibleName(f"{text}, {count}" if count else text)
    return made


def on_screen(widget: QWidget) -> QRect:
    """Return where a widget stands on the screen."""
    return QRect(widget.mapToGlobal(widget.rect().topLeft()), widget.size())
