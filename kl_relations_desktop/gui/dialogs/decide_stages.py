"""The stages of the board, to be renamed, reordered, added and put into the bin."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kl_relations_desktop.domain.errors import Refusal
from kl_relations_desktop.domain.records.base import in_language
from kl_relations_desktop.domain.records.kinds import BoardColumn
from kl_relations_desktop.domain.records.renewal import Stage
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.floating import FloatingDialog
from kl_relations_desktop.gui.widgets.basics import button, clear, icon_button, label, wrapped
from kl_relations_desktop.gui.widgets.choice_box import ChoiceBox
from kl_relations_desktop.gui.widgets.rolling import Inside, Rolling
from kl_relations_desktop.gui.widgets.tab_order import order_before
from kl_relations_desktop.usecases.renewal_stages import save_stages, stages

_COLUMNS = tuple(BoardColumn)


class StagesDialog(FloatingDialog):
    """The desk's stages in their order; all are kept together or none."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.theme, parent, QSize(780, 560))
        self._desk = desk
        self._stages = list(desk.ask(stages))
        self.names: list[QLineEdit] = []
        self.malay: list[QLineEdit] = []
        self.places: list[ChoiceBox] = []
        self.acts: list[tuple[QToolButton, ...]] = []
        """Up, down and remove, for each stage."""
        self.refused = wrapped(desk.theme, "", "caption", "late")
        # A closed list would keep the key for itself.
        QShortcut(QKeySequence.StandardKey.Save, self, self.save)
        self._build()
        self._show()
        self.names[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Keep the stages as they stand here; a refusal is said below them."""
        self._read()
        wanted = tuple(self._stages)
        said = self._desk.words("The stages are kept")
        kept = self._desk.do(lambda ws: save_stages(ws, wanted), said, refused=self._refuse)
        if kept is not None:
            self.accept()

    def add(self) -> None:
        """Add a stage at the end of Prepare, and put the cursor into its name."""
        self._read()
        places = [at for at, one in enumerate(self._stages) if _is_prepare(one)]
        at = places[-1] + 1 if places else len(self._stages)
        self._stages.insert(at, Stage(column=BoardColumn.PREPARE))
        self._show()
        _give_keyboard(self.names[at])

    def move_stage(self, place: int, step: int) -> None:
        """Move a stage up or down."""
        there = place + step
        if 0 <= there < len(self._stages):
            self._read()
            self._stages.insert(there, self._stages.pop(place))
            self._show()
            # Pressed again, it moves on; at the end there is only the way back.
            up, down, _remove = self.acts[there]
            pressed, other = (up, down) if step < 0 else (down, up)
            _give_keyboard(pressed if pressed.isEnabled() else other)

    def remove(self, place: int) -> None:
        """Take a stage out; it goes to the bin on saving."""
        self._read()
        del self._stages[place]
        self._show()
        if self._stages:
            _give_keyboard(self.names[min(place, len(self._stages) - 1)])

    def _build(self) -> None:
        theme, words = self._desk.theme, self._desk.words
        self.setWindowTitle(words("Stages"))
        self.setAccessibleName(words("Stages"))
        self._inside = Inside()
        row = QHBoxLayout(self._inside)
        column = QVBoxLayout()
        column.setSpacing(8)
        row.addLayout(column)
        column.addWidget(label(theme, words("Stages"), "title"))
        said = words(
            "A case goes through these stages; each stands in one column of the board."
        )
        column.addWidget(wrapped(theme, said, "caption", "text-2"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        column.addLayout(self._grid)
        column.addWidget(self.refused)
        column.addStretch(1)
        self.body.setContentsMargins(20, 16, 0, 0)
        self.body.addWidget(Rolling(self._inside, row, 20), 1)
        self.more = button(theme, words("Add a stage"), "plus")
        self.more.clicked.connect(self.add)
        self.cancel = button(theme, words("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.keep = button(theme, words("Save"), kind="primary")
        self.keep.clicked.connect(self.save)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 8, 20, 16)
        foot.setSpacing(8)
        foot.addWidget(self.more)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.keep)
        self.body.addLayout(foot)

    def _show(self) -> None:
        clear(self._grid)
        self.names, self.malay, self.places, self.acts = [], [], [], []
        theme, words = self._desk.theme, self._desk.words
        heads = (words("Name"), words("Name in Malay"), words("Column"))
        for place, head in enumerate(heads):
            self._grid.addWidget(label(theme, head, "label"), 0, place)
        for place, stage in enumerate(self._stages):
            self._row(place, stage, heads)
        order_before(self._inside, self.more)

    def _row(self, place: int, stage: Stage, heads: tuple[str, ...]) -> None:
        words, theme = self._desk.words, self._desk.theme
        name, malay, column = QLineEdit(stage.name), QLineEdit(stage.name_ms), ChoiceBox()
        for one in _COLUMNS:
            column.addItem(words(one.label), one)
        column.setMinimumContentsLength(17)
        column.setCurrentIndex(_COLUMNS.index(stage.column))
        row = (name, malay, column)
        for at, control in enumerate(row):
            control.setMinimumHeight(30)
            control.setAccessibleName(f"{heads[at]}, {place + 1}")
            self._grid.addWidget(control, place + 1, at)
        self.names.append(name)
        self.malay.append(malay)
        self.places.append(column)
        said = in_language(stage, "name", words.language) or str(place + 1)
        acts = (
            ("chevron-up", words("Move up: {name}"), partial(self.move_stage, place, -1)),
            ("chevron-down", words("Move down: {name}"), partial(self.move_stage, place, 1)),
            ("trash-2", words("Remove: {name}"), partial(self.remove, place)),
        )
        buttons = []
        for at, (icon_name, text, act) in enumerate(acts, 3):
            made = icon_button(theme, icon_name, text.format(name=said), "text-2")
            made.clicked.connect(lambda _on=False, act=act: act())
            self._grid.addWidget(made, place + 1, at)
            buttons.append(made)
        buttons[0].setEnabled(place > 0)
        buttons[1].setEnabled(place < len(self._stages) - 1)
        self.acts.append(tuple(buttons))

    def _read(self) -> None:
        self._stages = [
            replace(
                stage,
                name=self.names[at].text().strip(),
                name_ms=self.malay[at].text().strip(),
                column=_COLUMNS[self.places[at].currentIndex()],
            )
            for at, stage in enumerate(self._stages)
        ]

    def _refuse(self, refusal: Refusal) -> None:
        self.refused.setText(self._desk.sentence(refusal))
        self.refused.setFocus(Qt.FocusReason.OtherFocusReason)


def _give_keyboard(made: QWidget) -> None:
    # Qt gives the keyboard to nothing that has not been shown yet.
    made.show()
    made.setFocus(Qt.FocusReason.OtherFocusReason)


def _is_prepare(stage: Stage) -> bool:
    return stage.column is BoardColumn.PREPARE
