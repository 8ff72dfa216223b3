"""A card of settings: labels left, fields right, and under a field what is wrong with it."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.gui.chips import Tone
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.forms.field import Note
from kl_relations_desktop.gui.widgets.basics import Card, Heading, label
from kl_relations_desktop.gui.widgets.choice_box import ChoiceBox
from kl_relations_desktop.runtime.settings import largest

Choices = tuple[tuple[str, str], ...]
_FIELD = 260
_NUMBER = 90
_LONGEST = 10


class Keeper(Protocol):
    """The page that a card of settings stands on."""

    desk: Desk
    fields: dict[str, QWidget]
    names: list[QLabel]

    def keep(self, name: str, value: object) -> None:
        """Keep one setting."""


class Grid:
    """A card of settings: labels left, fields right."""

    def __init__(self, page: Keeper, heading: str, caption: str) -> None:
        self._page = page
        self.notes: dict[str, Note] = {}
        words, theme = page.desk.words, page.desk.theme
        self.card = Card()
        self.card.body.addWidget(Heading(theme, words(heading), words(caption)))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, 220)
        self._grid.setColumnStretch(2, 1)
        self.card.body.addLayout(self._grid)

    def text(self, name: str, said: str) -> None:
        """Add a line of text, kept on leaving it."""
        field = QLineEdit(str(getattr(self._page.desk.ws.settings, name)))
        field.editingFinished.connect(lambda: self._page.keep(name, field.text().strip()))
        self._add(name, said, field)

    def number(self, name: str, said: str, least: int = 0) -> QLineEdit:
        """Add a whole number, kept on leaving it; what cannot be meant is refused beside it."""
        field = QLineEdit(str(getattr(self._page.desk.ws.settings, name)))
        field.editingFinished.connect(lambda: self._judge(name, field, least))
        self._add(name, said, field, _NUMBER)
        self.notes[name] = Note(self._page.desk.theme)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(self.notes[name], self._grid.rowCount() - 1, 2, middle)
        return field

    def choice(
        self,
        name: str,
        said: str,
        choices: Choices,
        read: Callable[[str], object] = str,
    ) -> ChoiceBox:
        """Add a closed list, kept when it is chosen from."""
        field = ChoiceBox()
        now = getattr(self._page.desk.ws.settings, name)
        for value, message in choices:
            field.addItem(self._page.desk.words(message), value)
            if read(value) == now:
                field.setCurrentIndex(field.count() - 1)
        field.activated.connect(lambda _place: self._page.keep(name, read(field.currentData())))
        self._add(name, said, field)
        return field

    def _judge(self, name: str, field: QLineEdit, least: int) -> None:
        """Keep a number, or say beside the field what it may be."""
        typed, most = field.text().strip(), int(largest(name))
        is_whole = typed.isascii() and typed.isdecimal() and len(typed) <= _LONGEST
        if is_whole and least <= int(typed) <= most:
            self._say(name, field, None, "")
            self._page.keep(name, int(typed))
            return
        refusal = RuleViolation("settings.number", field=name, least=least, most=most)
        self._say(name, field, Tone.LATE, self._page.desk.sentence(refusal))

    def _say(self, name: str, field: QLineEdit, tone: Tone | None, sentence: str) -> None:
        self.notes[name].say(tone, sentence)
        field.setAccessibleDescription(sentence)

    def _add(self, name: str, said: str, field: QWidget, width: int = _FIELD) -> None:
        spoken = self._page.desk.words(said)
        field.setAccessibleName(spoken)
        field.setMinimumHeight(30)
        field.setFixedWidth(width)
        named = label(self._page.desk.theme, spoken, "label")
        named.setBuddy(field)
        place = self._grid.rowCount()
        self._grid.addWidget(named, place, 0)
        self._grid.addWidget(field, place, 1)
        self._page.fields[name] = field
        self._page.names.append(named)
