"""What every paper is asked: its language, its marking, how many copies."""

from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QSpinBox,
    QWidget,
)

from kl_relations_desktop.domain.errors import Refusal
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.gui.chips import Tone
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.forms.field import Note
from kl_relations_desktop.gui.widgets.choice_box import ChoiceBox
from kl_relations_desktop.wording.catalogue import Words

LANGUAGES = (("en", "English"), ("ms", "Bahasa Melayu"))


class MarkingChoice(ChoiceBox):
    """The levels that a paper may carry; at first, the records decide."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.levels: tuple[Marking | None, ...] = (None, *tuple(Marking)[1:])
        self.setMinimumHeight(30)
        self.setAccessibleName(words("Marking"))
        for level in self.levels:
            self.addItem(_level_words(level, words))

    @property
    def level(self) -> Marking | None:
        """Return the level chosen; None where the records decide."""
        return self.levels[self.currentIndex()]


def show_refused(note: Note, desk: Desk, refusal: Refusal | None) -> None:
    """Show under the marking why there is no paper, or take it away."""
    note.setVisible(refusal is not None)
    if refusal is not None:
        note.say(Tone.LATE, _sentence(desk, refusal))


def _sentence(desk: Desk, refusal: Refusal) -> str:
    """Return why there is no paper with this marking, and what to do."""
    if refusal.code != "briefing.undecided":
        return desk.sentence(refusal)
    said = desk.words("No marking is decided for: {records}. Choose one here.")
    return said.format(records=refusal.values.get("records", ""))


def radios(owner: QWidget, choices: tuple[tuple[str, str], ...], first: str) -> QButtonGroup:
    """Return choices of which one holds, each with its name and its words."""
    group = QButtonGroup(owner)
    for place, (name, text) in enumerate(choices):
        made = QRadioButton(text)
        made.setChecked(name == first)
        group.addButton(made, place)
    return group


def chosen(group: QButtonGroup, choices: tuple[tuple[str, str], ...]) -> str:
    """Return the name of the choice that holds."""
    return choices[group.checkedId()][0]


def copies_box(name: str) -> QSpinBox:
    """Return the box that asks how many numbered copies are printed."""
    box = QSpinBox()
    box.setRange(1, 99)
    box.setFixedWidth(64)
    box.setMinimumHeight(30)
    box.setAccessibleName(name)
    return box


def in_a_row(group: QButtonGroup) -> QHBoxLayout:
    """Return the choices side by side."""
    row = QHBoxLayout()
    row.setSpacing(16)
    for made in group.buttons():
        row.addWidget(made)
    row.addStretch(1)
    return row


def _level_words(level: Marking | None, words: Words) -> str:
    if level is None:
        return words("As the records decide")
    stamp = level.stamp.title()
    spoken = words(level.label)
    return stamp if stamp == spoken else f"{stamp} ({spoken})"
