"""What to know before printing: each line leads to the field that it speaks of."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.gui.chips import Tone
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.icons import icon
from kl_relations_desktop.gui.widgets.basics import button, clear, wrapped
from kl_relations_desktop.gui.widgets.rolling import Inside, Rolling
from kl_relations_desktop.gui.widgets.tab_order import fill_anew
from kl_relations_desktop.usecases.briefing import ReadinessItem, readiness_sentence
from kl_relations_desktop.wording.catalogue import N_, Words
from kl_relations_desktop.wording.labels import headline

_SHOWN = 6
_TONES = {
    "missing": Tone.GAP,
    "late": Tone.LATE,
    "old": Tone.SOON,
    "verify": Tone.VERIFY,
    "limit": Tone.SOON,
    "letter": Tone.LATE,
    "undecided": Tone.LATE,
    "done": Tone.DONE,
}
_ACTS = {
    "missing": N_("Fill in"),
    "verify": N_("Check"),
    "undecided": N_("Decide"),
}


@dataclass(frozen=True, slots=True)
class ReadyLine:
    """One line of the list: its state, two lines of text, and where it leads."""

    state: str
    text: str
    detail: str = ""
    kind: str = ""
    record_id: int = 0
    field: str = ""
    draft: Record | None = None
    """The new record that fills what is missing; None leads to the one of the id."""


def line_of(item: ReadinessItem, words: Words) -> ReadyLine:
    """Return an item in two lines: what it is, and of which record."""
    text, about = readiness_sentence(item, words), item.values.get("record")
    name = headline(about, words) if isinstance(about, Record) else str(about or "")
    detail = ""
    if name and text.startswith(f"{name}: "):
        text, detail = text.removeprefix(f"{name}: "), name
        text = text[:1].upper() + text[1:]
    draft = about if isinstance(about, Record) and about.id is None else None
    return ReadyLine(item.state, text, detail, item.kind, item.record_id, item.field, draft)


class ReadinessList(Inside):
    """The lines, the gravest first; the rest is one press away."""

    led_to = Signal(object)
    """The ReadyLine whose field the officer wants to see."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines: tuple[ReadyLine, ...] = ()
        self._is_open = False
        self.acts: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setSpacing(10)

    def rolled(self) -> Rolling:
        """Return the list in an area in which it rolls, a few lines always in sight."""
        area = Rolling(self, self._column, 8)
        area.show_ground()
        area.setMinimumHeight(4 * self._desk.theme.metrics("body").height() + 40)
        return area

    def show_lines(self, lines: tuple[ReadyLine, ...]) -> None:
        """Show these lines."""
        self._lines = lines
        self._fill()

    def _fill(self) -> None:
        fill_anew(self, self._fill_lines)

    def _fill_lines(self) -> None:
        clear(self._column)
        self.acts = []
        to_do = [line for line in self._lines if line.state != "done"]
        done = [line for line in self._lines if line.state == "done"]
        shown = to_do if self._is_open else to_do[:_SHOWN]
        for line in (*shown, *done):
            self._column.addLayout(self._row(line))
        rest = len(to_do) - len(shown)
        if rest:
            said = self._desk.words.plural("{n} more thing", "{n} more things", rest)
            more = button(self._desk.theme, said.format(n=rest), kind="link")
            more.clicked.connect(self._on_more)
            self._column.insertWidget(len(shown), more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)

    def _row(self, line: ReadyLine) -> QGridLayout:
        theme = self._desk.theme
        tone = _TONES[line.state]
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        sign = QLabel()
        drawn = icon(theme, tone.icon, tone.token)
        sign.setPixmap(drawn.pixmap(QSize(16, 16), self.devicePixelRatioF()))
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(sign, 0, 0, top)
        text = wrapped(theme, line.text)
        text.setAlignment(top)
        grid.addWidget(text, 0, 1)
        if line.detail:
            grid.addWidget(wrapped(theme, line.detail, "caption", "text-2"), 1, 1)
        if line.kind:
            act = self._desk.words(_ACTS.get(line.state, N_("Open it")))
            made = button(theme, act, kind="link")
            made.setAccessibleName(f"{act}: {line.text}, {line.detail}".removesuffix(", "))
            made.clicked.connect(lambda: self.led_to.emit(line))
            grid.addWidget(made, 0, 2, 2 if line.detail else 1, 1)
            self.acts.append(made)
        return grid

    def _on_more(self) -> None:
        self._is_open = True
        self._fill()


def count_words(lines: tuple[ReadyLine, ...], words: Words) -> str:
    """Return how many things there are to know."""
    count = sum(line.state != "done" for line in lines)
    if not count:
        return words("nothing is missing")
    return words.plural("{n} thing to know", "{n} things to know", count).format(n=count)
