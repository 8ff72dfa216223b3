"""The head of a partner's page: flag, names, grade, the acts, four facts and what to watch."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.pages.partner_facts import Fact, Story, Subject
from kl_relations_desktop.gui.widgets.basics import button, icon_button, label
from kl_relations_desktop.gui.widgets.elided import ElidedLabel
from kl_relations_desktop.gui.widgets.flag_picture import FlagPicture
from kl_relations_desktop.gui.widgets.name_line import NameLine
from kl_relations_desktop.gui.widgets.source_mark import SourceMark, mark_room
from kl_relations_desktop.gui.widgets.watch_strip import WatchStrip

_FLAG = QSize(56, 42)
_FACTS = 4


class FactCell(QWidget):
    """One fact of the head: its label, its value or "Not stated", its source mark."""

    sources_asked = Signal(object, QWidget)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._subject: Subject | None = None
        self._label = label(desk.theme, "", "caption", "text-2")
        self._value = ElidedLabel(desk.theme, "")
        self._value.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.mark = SourceMark(desk.theme)
        # As high as a mark: values stand in line whether they have one or not.
        self._value.setMinimumHeight(mark_room(desk.theme))
        line = QHBoxLayout()
        line.setSpacing(1)
        line.addWidget(self._value)
        line.addWidget(self.mark)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(0)
        column.addWidget(self._label)
        column.addLayout(line)
        self.mark.clicked.connect(self.ask_sources)

    def show_fact(self, fact: Fact) -> None:
        """Show a fact; without a value it says so in a quieter colour."""
        self._subject = fact.subject
        self._label.setText(fact.label)
        self._value.say(fact.value)
        self._value.setProperty("ink", "text" if fact.is_stated else "text-2")
        self._value.style().unpolish(self._value)
        self._value.style().polish(self._value)
        spoken = (fact.label, fact.value, fact.mark.spoken if fact.mark else "")
        self._value.setAccessibleName(", ".join(part for part in spoken if part))
        tip = self._desk.words("Sources (Ctrl+I)")
        self.mark.show_mark(fact.mark, f"{fact.label}, {fact.value}", tip)
        self._value.setFocusPolicy(
            Qt.FocusPolicy.TabFocus if fact.subject else Qt.FocusPolicy.NoFocus
        )

    @property
    def has_focus(self) -> bool:
        """Return whether the keyboard is on this fact."""
        return self._value.hasFocus() or self.mark.hasFocus()

    def ask_sources(self) -> None:
        """Ask for the sources of this fact."""
        if self._subject is not None:
            opener = self.mark if self.mark.isVisible() else self._value
            self.sources_asked.emit(self._subject, opener)


class PartnerHead(QWidget):
    """What stands above the story and does not scroll."""

    print_asked = Signal()
    edit_asked = Signal()
    menu_asked = Signal(str)
    """An entry of the menu by its name: "followup", "history", "bin", "network"."""
    sources_asked = Signal(object, QWidget)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._build()

    def show_story(self, story: Story) -> None:
        """Show another partner, or the same one anew."""
        self._flag.show_flag(story.flag, story.grade_line)
        self._names_line.show_names(story.name, story.native_name)
        self._grade.say(story.grade_line)
        for cell, fact in zip(self._facts, story.facts, strict=True):
            cell.show_fact(fact)
        self.strip.show_sentences(story.watch)
        self._network.setVisible(story.is_network)
        self.print_button.setAccessibleName(
            self._desk.words("Print sheet for {name}").format(name=story.name)
        )

    def focused_fact(self) -> FactCell | None:
        """Return the fact that the keyboard is on."""
        return next((cell for cell in self._facts if cell.has_focus), None)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._names())
        column.addSpacing(14)
        column.addLayout(self._four_facts())
        column.addSpacing(8)
        self.strip = WatchStrip(self._desk.theme, self._desk.words)
        column.addWidget(self.strip)

    def _names(self) -> QHBoxLayout:
        theme = self._desk.theme
        self._flag = FlagPicture(theme, _FLAG)
        self._names_line = NameLine(theme)
        self._grade = ElidedLabel(theme, "", "caption", "text-2")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._names_line)
        texts.addWidget(self._grade)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._flag, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(texts, 1)
        for one in self._acts():
            row.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _acts(self) -> tuple[QWidget, ...]:
        theme, words = self._desk.theme, self._desk.words
        self.print_button = button(theme, words("Print sheet"), "printer", "primary")
        self.print_button.setToolTip(words("Print sheet (Ctrl+P)"))
        self.print_button.clicked.connect(self.print_asked)
        self.edit_button = button(theme, words("Edit"), "pencil")
        self.edit_button.setToolTip(words("Edit (F2)"))
        self.edit_button.clicked.connect(self.edit_asked)
        more = icon_button(theme, "ellipsis", words("More"))
        menu = QMenu(more)
        for name, text in (
            ("followup", words("New follow-up")),
            ("history", words("History of this record")),
            ("network", words("Edit network profile")),
            ("bin", words("Move to the bin")),
        ):
            made = menu.addAction(text)
            made.triggered.connect(lambda _on=False, one=name: self.menu_asked.emit(one))
            if name == "network":
                self._network = made
        more.setMenu(menu)
        more.setPopupMode(more.ToolButtonPopupMode.InstantPopup)
        return self.print_button, self.edit_button, more

    def _four_facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(0)
        self._facts = [FactCell(self._desk) for _ in range(_FACTS)]
        for place, cell in enumerate(self._facts):
            cell.sources_asked.connect(self.sources_asked)
            grid.addWidget(cell, 0, place)
            grid.setColumnStretch(place, 1)
            grid.setColumnMinimumWidth(place, 80)
        return grid
