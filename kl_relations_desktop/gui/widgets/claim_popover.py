"""The popover behind a source mark: what each source prints, and how far to trust it."""

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from kl_relations_desktop.domain.dossier import Cites
from kl_relations_desktop.domain.records.evidence import Source
from kl_relations_desktop.domain.records.kinds import Confidence
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.icons import icon
from kl_relations_desktop.gui.pages.partner_facts import Subject, claims_of
from kl_relations_desktop.gui.widgets.basics import (
    button,
    clear,
    icon_button,
    label,
    presses,
    rule,
    wrapped,
)
from kl_relations_desktop.gui.widgets.claim_facts import ClaimFacts, Evidence, evidence_of
from kl_relations_desktop.gui.widgets.popover import Popover
from kl_relations_desktop.usecases.evidence import trust_claim

_WIDE = 392
_WIDER = 560
_SHOWN = 3


class ClaimPopover(Popover):
    """Shows the claims of one value; others of the same record are one press away."""

    add_asked = Signal(object)
    """The Subject for which the officer wants to add a claim."""

    def __init__(
        self, desk: Desk, cited: Cites, subjects: tuple[Subject, ...], parent: QWidget
    ) -> None:
        self._desk = desk
        self._cited = cited
        self._subjects = subjects
        first = evidence_of(cited, subjects[0], desk.words)
        super().__init__(desk.theme, _WIDER if first.is_conflict else _WIDE, parent)
        self._fill(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif not presses(event, self.focusWidget()):
            super().keyPressEvent(event)

    def _fill(self, evidence: Evidence, shown: int = _SHOWN) -> None:
        clear(self.body)
        subject = evidence.subject
        self.setAccessibleName(f"{subject.label}, {subject.value}")
        self.body.addLayout(self._head(subject))
        if evidence.is_conflict:
            self.body.addLayout(self._conflict_line())
            self.body.addLayout(self._side_by_side(evidence))
        else:
            for place, facts in enumerate(evidence.claims[:shown]):
                if place:
                    self.body.addWidget(rule())
                self.body.addLayout(self._claim(facts))
            self._say_rest(len(evidence.claims) - shown)
        if not evidence.claims:
            said = self._desk.words("No source is recorded for this value.")
            self.body.addWidget(wrapped(self._desk.theme, said, "body", "text-2"))
        self.body.addSpacing(2)
        acts = self._acts(evidence)
        self.body.addLayout(acts)
        self.hold(acts)
        self._offer_others(subject)
        if shown > 1 and self.is_too_high:
            # In a low window fewer claims are shown, so that the buttons stay in sight.
            self._fill(evidence, shown - 1)
        self.fit()

    def _head(self, subject: Subject) -> QHBoxLayout:
        theme = self._desk.theme
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(label(theme, subject.label, "caption", "text-2"))
        texts.addWidget(wrapped(theme, _cut(subject.value), "heading"))
        row = QHBoxLayout()
        row.addLayout(texts, 1)
        close = icon_button(theme, "x", self._desk.words("Close"))
        close.clicked.connect(self.close)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _claim(self, facts: ClaimFacts) -> QGridLayout:
        theme = self._desk.theme
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, 80)
        grid.setColumnStretch(1, 1)
        for place, (name, text) in enumerate(facts.rows):
            named = label(theme, name, "caption", "text-2")
            grid.addWidget(named, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(wrapped(theme, _cut(text), "caption"), place, 1)
        return grid

    def _conflict_line(self) -> QHBoxLayout:
        theme = self._desk.theme
        row = QHBoxLayout()
        row.setSpacing(8)
        picture = QLabel()
        drawn = icon(theme, "equal-not", "verify")
        picture.setPixmap(drawn.pixmap(QSize(16, 16), self.devicePixelRatioF()))
        row.addWidget(picture)
        said = self._desk.words("Sources differ. Both are kept; neither is overwritten.")
        row.addWidget(label(theme, said, "body"), 1)
        return row

    def _side_by_side(self, evidence: Evidence) -> QBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for place, facts in enumerate(evidence.claims[:2]):
            if place:
                row.addWidget(rule(vertical=True))
            column = QVBoxLayout()
            column.setSpacing(6)
            column.addWidget(wrapped(self._desk.theme, _cut(facts.value), "strong"))
            for name, text in facts.rows:
                column.addWidget(label(self._desk.theme, name, "caption", "text-2"))
                column.addWidget(wrapped(self._desk.theme, _cut(text), "caption"))
            column.addStretch(1)
            row.addLayout(column, 1)
        return row

    def _say_rest(self, count: int) -> None:
        if count > 0:
            said = self._desk.words.plural("{n} more claim", "{n} more claims", count)
            text = said.format(n=count)
            self.body.addWidget(label(self._desk.theme, text, "caption", "text-2"))

    def _acts(self, evidence: Evidence) -> QHBoxLayout:
        words, theme = self._desk.words, self._desk.theme
        row = QHBoxLayout()
        row.setSpacing(6)
        source = next((one.source for one in evidence.claims if one.source), None)
        if source is not None:
            opened = button(theme, words("Open source"), "external-link")
            opened.clicked.connect(lambda: self._on_open(source))
            row.addWidget(opened)
        if evidence.claims:
            doubtful = any(one.is_doubtful for one in evidence.claims)
            text = words("Mark as confirmed") if doubtful else words("Mark to verify")
            sign = "check" if doubtful else "circle-question-mark"
            marked = button(theme, text, sign)
            marked.clicked.connect(lambda: self._on_mark(evidence, doubtful))
            row.addWidget(marked)
        row.addStretch(1)
        added = button(theme, words("Add claim"), kind="link")
        added.clicked.connect(lambda: self._on_add(evidence.subject))
        row.addWidget(added)
        return row

    def _offer_others(self, subject: Subject) -> None:
        """Offer the other values of the record that a source speaks of."""
        others = [
            one for one in self._subjects if one != subject and claims_of(self._cited, one)
        ]
        if not others:
            return
        self.body.addWidget(rule())
        box = QFrame()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        for place, other in enumerate(others[:8]):
            made = button(self._desk.theme, other.label, kind="link")
            made.setFont(self._desk.theme.font("caption"))
            made.clicked.connect(lambda _on=False, one=other: self._on_other(one))
            grid.addWidget(made, place // 3, place % 3, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(box)
        self.hold(box)

    def _on_other(self, subject: Subject) -> None:
        self._fill(evidence_of(self._cited, subject, self._desk.words))

    def _on_open(self, source: Source) -> None:
        self.close()
        if source.address.startswith(("https://", "http://")):
            QDesktopServices.openUrl(QUrl(source.address))
        else:
            self._desk.open_record("source", source.id or 0)

    def _on_mark(self, evidence: Evidence, doubtful: bool) -> None:
        self.close()
        to = Confidence.CONFIRMED if doubtful else Confidence.TO_VERIFY
        claim = next(one.claim for one in evidence.claims if one.is_doubtful or not doubtful)
        self._desk.do(lambda ws: trust_claim(ws, claim.id or 0, to))

    def _on_add(self, subject: Subject) -> None:
        self.close()
        self.add_asked.emit(subject)


def _cut(text: str) -> str:
    """Return a text short enough for a popover; the record holds the whole."""
    return text if len(text) <= 240 else text[:239].rstrip() + "…"
