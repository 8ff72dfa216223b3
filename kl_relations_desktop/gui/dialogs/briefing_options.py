"""How a paper is wanted: language, kind, marking, annexes, copies."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QWidget,
)

from kl_relations_desktop.domain.errors import Refusal
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.paper_choices import (
    LANGUAGES,
    MarkingChoice,
    chosen,
    copies_box,
    in_a_row,
    radios,
    show_refused,
)
from kl_relations_desktop.gui.forms.field import Note
from kl_relations_desktop.gui.widgets.basics import longest_word, wrapped
from kl_relations_desktop.usecases.briefing import ALL_SECTIONS, BriefingRequest
from kl_relations_desktop.wording.catalogue import N_

_KINDS = (("sheet", N_("Sheet")), ("card", N_("Card")))
_ANNEXES = (
    ("B", N_("Clauses in full")),
    ("A", N_("How the tie came about")),
    ("C", N_("How exact each fact is")),
    ("D", N_("Whom to ask")),
    ("E", N_("Since the last printing")),
    ("sources", N_("Sources")),
    ("gaps", N_("Gaps")),
)
_LABEL = 84


class BriefingOptions(QWidget):
    """The options of one printing."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.languages = radios(self, LANGUAGES, desk.ws.settings.paper_language)
        spoken = tuple((name, desk.words(text)) for name, text in _KINDS)
        self.kinds = radios(self, spoken, "sheet")
        self.marking = MarkingChoice(desk.words)
        self.note = Note(desk.theme)
        self.note.setVisible(False)
        self.annexes = {name: QCheckBox(desk.words(text)) for name, text in _ANNEXES}
        for box in self.annexes.values():
            box.setChecked(True)
        self.copies = copies_box(desk.words("Copies"))
        self._build()
        self._connect()

    def request(self, partner_id: int, visit_id: int | None) -> BriefingRequest:
        """Return what is asked for."""
        left_out = {name for name, box in self.annexes.items() if not box.isChecked()}
        return BriefingRequest(
            partner_id,
            visit_id,
            language=chosen(self.languages, LANGUAGES),
            kind=chosen(self.kinds, _KINDS),
            marking=self.marking.level,
            sections=tuple(one for one in ALL_SECTIONS if one not in left_out),
            copies=self.copies.value(),
        )

    def refuse(self, refusal: Refusal | None) -> None:
        """Show under the marking why there is no paper, or take it away."""
        show_refused(self.note, self._desk, refusal)

    def _build(self) -> None:
        words = self._desk.words
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, _LABEL)
        grid.setColumnStretch(1, 1)
        annexes = QGridLayout()
        annexes.setHorizontalSpacing(12)
        annexes.setVerticalSpacing(4)
        for place, box in enumerate(self.annexes.values()):
            annexes.addWidget(box, place // 2, place % 2)
        copies = QHBoxLayout()
        copies.addWidget(self.copies)
        copies.addStretch(1)
        rows: tuple[tuple[str, QWidget | QLayout], ...] = (
            (words("Language"), in_a_row(self.languages)),
            (words("Paper"), in_a_row(self.kinds)),
            (words("Marking"), self.marking),
            ("", self.note),
            (words("Annexes"), annexes),
            (words("Copies"), copies),
        )
        for place, (text, held) in enumerate(rows):
            if text:
                named = wrapped(self._desk.theme, text, "caption", "text-2")
                named.setFixedWidth(
                    max(_LABEL, longest_word(self._desk.theme, text, "caption"))
                )
                top = Qt.AlignmentFlag.AlignTop if held is annexes else Qt.AlignmentFlag(0)
                grid.addWidget(named, place, 0, top)
            if isinstance(held, QWidget):
                grid.addWidget(held, place, 1)
            else:
                grid.addLayout(held, place, 1)

    def _connect(self) -> None:
        self.languages.idClicked.connect(lambda _place: self.changed.emit())
        self.kinds.idClicked.connect(lambda _place: self._on_kind())
        self.marking.activated.connect(lambda _place: self.changed.emit())
        for box in self.annexes.values():
            box.clicked.connect(lambda _on: self.changed.emit())

    def _on_kind(self) -> None:
        has_annexes = chosen(self.kinds, _KINDS) == "sheet"
        for box in self.annexes.values():
            box.setEnabled(has_annexes)
        self.changed.emit()
