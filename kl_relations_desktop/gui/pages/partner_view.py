"""A partner's story as a pane: the head stands, the sections scroll under it."""

from PySide6.QtCore import QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from kl_relations_desktop.domain.dossier import Dossier
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.pages.partner_facts import Story, Subject
from kl_relations_desktop.gui.pages.partner_head import PartnerHead
from kl_relations_desktop.gui.pages.partner_sections import (
    AreasBlock,
    Block,
    GapsBlock,
    SectionBlock,
    SideBlock,
    TimelineBlock,
    jump_button,
    on_screen,
)
from kl_relations_desktop.gui.pages.partner_story import story_of
from kl_relations_desktop.gui.widgets.basics import clear, rule
from kl_relations_desktop.gui.widgets.claim_popover import ClaimPopover
from kl_relations_desktop.gui.widgets.reader import Reader
from kl_relations_desktop.gui.widgets.rolling import Inside, Rolling
from kl_relations_desktop.gui.widgets.tab_order import order_as_read
from kl_relations_desktop.usecases.partners import partner_story
from kl_relations_desktop.usecases.standing import standings

NARROW = 1100
WIDE = 1500
_SIDE, _SIDE_WIDE = 252, 320
_MARGIN = 24
_RIGHT = 20


class PartnerView(Reader):
    """Shows one partner; what the officer wants done is said by signals."""

    add_entry_asked = Signal()
    add_asked = Signal(str)
    """The kind of record to add: "followup", "person", "document"."""
    fill_asked = Signal(object)
    dismissed = Signal(object)
    claim_asked = Signal(object)
    network_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.story: Story | None = None
        self._dossier: Dossier | None = None
        self._is_narrow: bool | None = None
        self._popover: ClaimPopover | None = None
        self._sections: tuple[SectionBlock, ...] = ()
        self._build()
        self._connect()

    def show_record(self, partner_id: int) -> None:
        """Read a partner's records and tell its story."""
        self._dossier = dossier = self.desk.ask(lambda ws: partner_story(ws, partner_id))
        stand = self.desk.ask(lambda ws: standings(ws, dossier.agreements))
        story = story_of(dossier, stand, self.desk.ws.today(), self.desk.words)
        is_other = self.story is None or self.story.partner_id != partner_id
        self.story = story
        self._fill(story)
        if is_other:
            self.rolling.verticalScrollBar().setValue(0)

    def fit(self, width: int) -> None:
        """Arrange the sections for a window of this width."""
        side = _SIDE_WIDE if width >= WIDE else _SIDE
        self._side.setFixedWidth(round(side * self.desk.theme.growth))
        is_narrow = width < NARROW
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._arrange()

    def ask_sources(self) -> None:
        """Open the sources of the value that the keyboard is on."""
        fact = self.head.focused_fact()
        if fact is not None:
            fact.ask_sources()
        else:
            self.timeline.ask_current()

    def subject(self) -> tuple[int | None, int | None]:
        """Return the partner whose story is told."""
        return (self.story.partner_id if self.story else None), None

    @property
    def network_id(self) -> int | None:
        """Return the id of the network's profile, for a network."""
        network = self._dossier.network if self._dossier else None
        return network.id if network else None

    @property
    def popover(self) -> ClaimPopover | None:
        """Return the popover that is open, for it belongs to no layout."""
        return self._popover

    def _build(self) -> None:
        desk, words = self.desk, self.desk.words
        self.head = PartnerHead(desk)
        self.timeline = TimelineBlock(desk)
        self.areas = AreasBlock(desk)
        self.gaps = GapsBlock(desk)
        self.promises = SideBlock(
            desk, words("Follow-ups"), words("None recorded"), words("New follow-up")
        )
        self.people = SideBlock(
            desk, words("People"), words("None recorded"), words("Add person")
        )
        self.documents = SideBlock(
            desk, words("Documents"), words("No files yet."), words("Choose file…")
        )
        self.sources = SideBlock(desk, words("Sources"), words("None recorded"))
        self._jumps = QWidget()
        self._jump_row = QHBoxLayout(self._jumps)
        self._jump_row.setContentsMargins(0, 6, 0, 0)
        self._jump_row.setSpacing(14)
        self._group = QButtonGroup(self)
        self._jump_rule = rule()
        self._build_scroll()
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 18, 0, 0)
        column.setSpacing(0)
        above = QVBoxLayout()
        above.setContentsMargins(0, 0, _RIGHT, 0)
        above.setSpacing(0)
        for one in (self.head, self._jumps, self._jump_rule):
            above.addWidget(one)
        above.addSpacing(8)
        column.addLayout(above)
        column.addWidget(self.rolling, 1)

    def _build_scroll(self) -> None:
        self._main = QWidget()
        self._main_column = QVBoxLayout(self._main)
        self._main_column.setContentsMargins(0, 6, 0, 16)
        self._main_column.setSpacing(12)
        self._side = QWidget()
        self._side_column = QVBoxLayout(self._side)
        self._side_column.setContentsMargins(0, 6, 0, 16)
        self._side_column.setSpacing(10)
        self._divider = rule(vertical=True)
        self._inside = Inside()
        row = QHBoxLayout(self._inside)
        row.setSpacing(20)
        row.addWidget(self._main, 1)
        row.addWidget(self._divider)
        row.addWidget(self._side)
        self.rolling = Rolling(self._inside, row, _RIGHT)

    def _connect(self) -> None:
        self.head.edit_asked.connect(lambda: self.edit_asked.emit(""))
        self.head.print_asked.connect(lambda: self.act_asked.emit("print"))
        self.head.menu_asked.connect(self._on_menu)
        self.head.sources_asked.connect(self._on_fact_sources)
        self.timeline.opened.connect(self.desk.open_record)
        self.timeline.add_asked.connect(self.add_entry_asked)
        self.areas.instrument_opened.connect(
            lambda one: self.desk.open_record("agreement", one)
        )
        for block in (self.promises, self.people, self.documents, self.sources):
            block.opened.connect(self.desk.open_record)
        self.promises.add_asked.connect(lambda: self.add_asked.emit("followup"))
        self.people.add_asked.connect(lambda: self.add_asked.emit("person"))
        self.documents.add_asked.connect(lambda: self.add_asked.emit("document"))
        self.gaps.list.fill_asked.connect(self.fill_asked)
        self.gaps.list.dismissed.connect(self.dismissed)
        self.gaps.list.refilled.connect(self._on_refilled)
        for one in (self.timeline, self.areas):
            one.sources_asked.connect(self._on_sources)
        self.rolling.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def _fill(self, story: Story) -> None:
        self.head.show_story(story)
        self.timeline.show_rows(story.timeline, story.axis)
        self.areas.show_clauses(story.clauses)
        self.gaps.show_gaps(story.gaps)
        self.promises.show_rows(story.promises)
        self.people.show_rows(story.people)
        self.documents.show_rows(story.documents)
        self.sources.show_rows(story.sources)
        for old in self._sections:
            old.hide()
            old.deleteLater()
        self._sections = tuple(SectionBlock(self.desk, one) for one in story.sections)
        for section in self._sections:
            section.sources_asked.connect(self._on_sources)
        self._arrange()

    def _blocks(self) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
        """Return the sections of the story and those of what needs work."""
        network = self.story is not None and self.story.is_network
        dated = self.timeline.count > 0
        story: tuple[Block, ...] = (self.timeline, self.areas)
        if network:
            # A network is read by what it is; its few dated events follow.
            own: tuple[Block, ...] = self._sections
            story = (self.timeline, *own, self.areas) if dated else (*own, self.timeline)
        shown = tuple(one for one in story if one is not self.areas or self._has_areas())
        return shown, (self.gaps, self.promises, self.people, self.documents, self.sources)

    def _has_areas(self) -> bool:
        return self.story is not None and bool(self.story.clauses)

    def _arrange(self) -> None:
        """Put the sections side by side, or one under the other below the jump bar."""
        story, work = self._blocks()
        _empty(self._main_column)
        _empty(self._side_column)
        narrow = bool(self._is_narrow)
        self._divider.setVisible(not narrow)
        self._side.setVisible(not narrow)
        self._jumps.setVisible(narrow)
        self._jump_rule.setVisible(narrow)
        _stack(self._main_column, (*story, *work) if narrow else story)
        _stack(self._side_column, () if narrow else work)
        self.areas.setVisible(self.areas in story)
        if narrow:
            self._fill_jumps((*story, *work))
        order_as_read((*story, *work))

    def _fill_jumps(self, blocks: tuple[Block, ...]) -> None:
        clear(self._jump_row)
        for old in self._group.buttons():
            self._group.removeButton(old)
        for place, block in enumerate(blocks):
            made = jump_button(self.desk, block.title, block.count)
            made.clicked.connect(lambda _on=False, one=block: self._on_jump(one))
            self._group.addButton(made, place)
            self._jump_row.addWidget(made)
        self._jump_row.addStretch(1)
        # The sections have their places only after they have been laid out.
        QTimer.singleShot(0, self, self._on_scrolled)

    def _on_jump(self, block: Block) -> None:
        top = block.mapTo(self._inside, QPoint(0, 0)).y()
        self.rolling.verticalScrollBar().setValue(top - 10)

    def _on_scrolled(self) -> None:
        """Show in the jump bar which section stands at the top."""
        if not self._is_narrow or self.story is None:
            return
        story, work = self._blocks()
        top = self.rolling.verticalScrollBar().value() + 24
        chosen = 0
        for place, block in enumerate((*story, *work)):
            if block.mapTo(self._inside, QPoint(0, 0)).y() <= top:
                chosen = place
        for place, made in enumerate(self._group.buttons()):
            made.setChecked(place == chosen)
            made.setFont(self.desk.theme.font("strong" if place == chosen else "body"))

    def _on_refilled(self) -> None:
        story, work = self._blocks()
        order_as_read((*story, *work))

    def _on_menu(self, name: str) -> None:
        if name == "followup":
            self.add_asked.emit("followup")
        elif name == "network":
            self.network_asked.emit()
        else:
            self.act_asked.emit(name)

    def _on_fact_sources(self, subject: Subject, opener: QWidget) -> None:
        self._on_sources((subject,), on_screen(opener), opener)

    def _on_sources(self, subjects: tuple[Subject, ...], box: QRect, opener: QWidget) -> None:
        if self._dossier is None:
            return
        opened = ClaimPopover(self.desk, self._dossier, subjects, self)
        opened.add_asked.connect(self.claim_asked)
        opened.closed.connect(self._on_popover_closed)
        self._popover = opened
        opened.open_beside(box, opener)

    def _on_popover_closed(self) -> None:
        self._popover = None


def _empty(column: QVBoxLayout) -> None:
    """Take the sections out of a column; its rules are let go."""
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None and not isinstance(widget, Block):
            widget.hide()
            widget.deleteLater()


def _stack(column: QVBoxLayout, blocks: tuple[Block, ...]) -> None:
    for place, block in enumerate(blocks):
        if place:
            column.addWidget(rule())
        column.addWidget(block)
        block.show()
    column.addStretch(1)
