"""How one instrument stands today: its state, how its dates follow, and what comes next."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kl_relations_desktop.domain.records.kinds import AgreementState
from kl_relations_desktop.domain.standing import AgreementStanding
from kl_relations_desktop.domain.standing_facts import Step
from kl_relations_desktop.gui.chips import Chip, Tone
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.basics import Heading, label, rule
from kl_relations_desktop.gui.widgets.board_lines import ReckonedLine
from kl_relations_desktop.wording.catalogue import N_, Words
from kl_relations_desktop.wording.dates import TABLE, relative, speak_day
from kl_relations_desktop.wording.reasoning import step_words

SEND_BY = N_("Send by")
_WIDE = 460
_TONES = {
    AgreementState.WINDOW_MISSED: Tone.LATE,
    AgreementState.NOTICE_WINDOW_OPEN: Tone.SOON,
    AgreementState.ENDING: Tone.SOON,
    AgreementState.IN_FORCE: Tone.PLAIN,
}


def state_chip(standing: AgreementStanding, words: Words) -> Chip:
    """Return the state of an instrument as a chip."""
    return Chip(_TONES.get(standing.state, Tone.GAP), words(standing.label))


def steps_above(standing: AgreementStanding, *, ends_in_letter: bool) -> tuple[Step, ...]:
    """Return the steps of the reckoning; a letter's day stands below them, larger."""
    steps = standing.reasoning
    is_said_below = ends_in_letter and steps and steps[-1].say == SEND_BY
    return steps[:-1] if is_said_below else steps


class StandingPane(QWidget):
    """The steps of the reckoning, numbered, and below them the day to act on."""

    def __init__(
        self, theme: Theme, words: Words, standing: AgreementStanding, today: date
    ) -> None:
        super().__init__()
        self.setMaximumWidth(_WIDE)
        self.lines = [
            ReckonedLine(theme, number, step_words(step, words, TABLE))
            for number, step in enumerate(steps_above(standing, ends_in_letter=True), 1)
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Heading(theme, words("How the dates follow")))
        for line in self.lines:
            column.addWidget(line)
        self.next = _next_words(standing, words)
        if self.next:
            head, day = self.next
            said = speak_day(day, words, with_weekday=True, style=TABLE)
            row = QHBoxLayout()
            row.addWidget(label(theme, head, "strong"), 0, Qt.AlignmentFlag.AlignTop)
            row.addStretch(1)
            row.addWidget(label(theme, relative(day, today, words), "caption", "text-2"))
            row.addSpacing(8)
            row.addWidget(label(theme, said, "heading"))
            column.addWidget(rule())
            column.addLayout(row)


def _next_words(standing: AgreementStanding, words: Words) -> tuple[str, date] | None:
    if standing.send_by is not None:
        return words(SEND_BY), standing.send_by
    if standing.review_on is not None:
        return words("Review by"), standing.review_on
    return None
