"""The search over the window: one box that finds records and commands."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from kl_relations_desktop.domain.records.register import kind_named
from kl_relations_desktop.domain.records.story import FollowUp
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.floating import FloatingDialog
from kl_relations_desktop.gui.dialogs.search_facts import Found, FoundGroup, find
from kl_relations_desktop.gui.dialogs.search_list import Head, SearchList
from kl_relations_desktop.gui.icons import icon
from kl_relations_desktop.gui.widgets.basics import label, rule, wrapped
from kl_relations_desktop.gui.widgets.popover import SHADOW

_WIDE = 680
_TOP = 56
_BOX, _FOOT = 52, 34
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class SearchPalette(FloatingDialog):
    """Type to find; arrows choose, Enter opens, Esc closes."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.theme, parent, QSize(_WIDE, 560))
        self._desk = desk
        self._has_been_active = False
        self.setAccessibleName(desk.words("Search records and commands"))
        self.setWindowTitle(desk.words("Search records and commands"))
        self.box = QLineEdit()
        self.counts = label(desk.theme, "", "caption", "text-2")
        self.list = SearchList(desk.theme, desk.words)
        self.nothing = wrapped(desk.theme, "", "body", "text-2")
        self._build()
        self._connect()
        self._look("")
        self.box.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list with the arrows while the caret stays in the box."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _STEPS:
                self.list.walk(_STEPS[Qt.Key(event.key())])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open(self.list.current_line())
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Close when the officer turns to another window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            if self.isActiveWindow():
                self._has_been_active = True
            elif self._has_been_active:
                self.reject()

    def on_pressed_beside(self) -> None:
        """Close when the page behind is pressed."""
        self.reject()

    def _build(self) -> None:
        theme, words = self._desk.theme, self._desk.words
        self.box.setFrame(False)
        self.box.setObjectName("searchline")
        self.box.setFont(theme.font("heading"))
        self.box.setPlaceholderText(words("Search records and commands"))
        self.box.setAccessibleName(words("Search records and commands"))
        self.box.installEventFilter(self)
        sign = QLabel()
        drawn = icon(theme, "search", "accent")
        sign.setPixmap(drawn.pixmap(QSize(18, 18), self.devicePixelRatioF()))
        top = QHBoxLayout()
        top.setContentsMargins(18, 0, 18, 0)
        top.setSpacing(12)
        top.addWidget(sign)
        top.addWidget(self.box, 1)
        top.addWidget(self.counts)
        head = QWidget()
        head.setFixedHeight(_BOX)
        head.setLayout(top)
        self.nothing.setContentsMargins(18, 16, 18, 16)
        # Its height follows from its width: reckoned without one it would stretch the box.
        self.nothing.setMinimumHeight(1)
        listed = QHBoxLayout()
        listed.setContentsMargins(6, 2, 6, 6)
        listed.addWidget(self.list)
        self.body.addWidget(head)
        self.body.addWidget(rule())
        self.body.addWidget(self.nothing)
        self.body.addLayout(listed, 1)
        self.body.addWidget(rule())
        self.body.addWidget(self._foot())

    def _foot(self) -> QWidget:
        theme, words = self._desk.theme, self._desk.words
        foot = QWidget()
        foot.setFixedHeight(_FOOT)
        row = QHBoxLayout(foot)
        row.setContentsMargins(18, 0, 18, 0)
        row.setSpacing(14)
        for hint in (words("↑ ↓ choose"), words("Enter opens"), words("Esc closes")):
            row.addWidget(label(theme, hint, "caption", "text-2"))
        row.addStretch(1)
        said = words("Accents and other spellings are found too")
        row.addWidget(label(theme, said, "caption", "text-2"))
        return foot

    def _connect(self) -> None:
        self.box.textChanged.connect(self._look)
        self.list.clicked.connect(self._on_clicked)

    def _look(self, typed: str) -> None:
        words = self._desk.words
        groups = self._desk.ask(lambda ws: find(ws, typed, words))
        self.list.show_groups(groups, typed)
        self.counts.setText(self._counted(groups))
        said = words("Nothing found for “{words}”. Other spellings and scripts were tried.")
        self.nothing.setText(said.format(words=typed.strip()))
        self.nothing.setVisible(not groups)
        self.list.setVisible(bool(groups))
        self.body.activate()
        self.place()

    def _counted(self, groups: tuple[FoundGroup, ...]) -> str:
        words = self._desk.words
        records = sum(len(one.lines) for one in groups if not one.is_commands)
        commands = sum(len(one.lines) for one in groups if one.is_commands)
        said = []
        if records:
            said.append(words.plural("{n} record", "{n} records", records).format(n=records))
        if commands:
            many = words.plural("{n} command", "{n} commands", commands)
            said.append(many.format(n=commands))
        return ", ".join(said)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self._open(self.list.current_line())

    def _open(self, line: Head | Found | None) -> None:
        if isinstance(line, Head):
            if line.has_more:
                self.list.open_group(line)
                self.place()
            return
        if line is None:
            return
        self.accept()
        if line.command:
            self._run(line)
        else:
            self._desk.open_record(line.kind, line.record_id)

    def _run(self, line: Found) -> None:
        name, about = line.command[0], line.command[1:]
        desk = self._desk
        if name == "print":
            desk.asked.emit("print", (line.partner_id, None))
        elif name == "followup":
            desk.go("followups", draft=FollowUp(partner=line.partner_id))
        elif name == "new":
            desk.go(about[0], draft=kind_named(about[0]).record())
        elif name == "go":
            desk.go(about[0])
        else:
            desk.asked.emit(about[0], (None, None))

    def _size_in(self, room: QSize) -> QSize:
        """Be as high as what was found, within the window."""
        lines = self.list.found.height if self.list.isVisibleTo(self) else 56
        high = min(_BOX + _FOOT + 12 + lines, room.height() - _TOP)
        return QSize(min(_WIDE, room.width()), high)

    def _corner(self, window: QSize, size: QSize) -> QPoint:
        """Open where the search box of the window stands."""
        return QPoint((window.width() - size.width()) // 2 - SHADOW, _TOP - SHADOW)
