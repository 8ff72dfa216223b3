"""The sources of the record being read: a mark behind each value, and what opens from it."""

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

from kl_relations_desktop.domain.dossier import Citations
from kl_relations_desktop.domain.records.evidence import Claim, Source
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.add_claim import AddClaimDialog
from kl_relations_desktop.gui.pages.partner_facts import Mark, Subject, claims_of, mark_of
from kl_relations_desktop.gui.widgets.claim_popover import ClaimPopover
from kl_relations_desktop.gui.widgets.source_mark import SourceMark
from kl_relations_desktop.usecases.evidence import claims_on

Told = tuple[tuple[Claim, Source], ...]


class RecordSources(QObject):
    """What the sources say of one record, value by value."""

    def __init__(self, desk: Desk, reader: QWidget) -> None:
        super().__init__(reader)
        self._desk = desk
        self._reader = reader
        self._about = ("", 0)
        self._cited = Citations()
        self.popover: ClaimPopover | None = None

    def read(self, kind: str, record_id: int) -> Told:
        """Read what the sources say of a record, and return it."""
        self._about = (kind, record_id)
        told = self._desk.ask(lambda ws: claims_on(ws, kind, record_id))
        claims = tuple(claim for claim, _ in told)
        self._cited = Citations(claims, {source.id or 0: source for _, source in told})
        return told

    def subject(self, field: str, label: str, value: str) -> Subject:
        """Return a value of the record that sources may speak of."""
        return Subject(*self._about, field, label, value)

    def has_claims(self, subject: Subject) -> bool:
        """Return whether a source speaks of a value."""
        return bool(claims_of(self._cited, subject))

    def mark(self, subject: Subject) -> Mark | None:
        """Return the mark of a value; None when no source speaks of it."""
        return mark_of(self._cited, claims_of(self._cited, subject), self._desk.words)

    def dress(self, made: SourceMark, subject: Subject) -> None:
        """Let a button show the mark of a value and open its sources."""
        said = f"{subject.label}, {subject.value}"
        made.show_mark(self.mark(subject), said, self._desk.words("Sources (Ctrl+I)"))

    def ask(self, subject: Subject, beside: QWidget, back: QWidget | None = None) -> None:
        """Open the sources of a value beside what shows it; the keyboard then goes back."""
        opened = ClaimPopover(self._desk, self._cited, (subject,), self._reader)
        opened.add_asked.connect(self._on_add)
        opened.closed.connect(self._on_closed)
        self.popover = opened
        corner = beside.mapToGlobal(beside.rect().topLeft())
        opened.open_beside(QRect(corner, beside.size()), back or beside)

    def _on_add(self, subject: Subject) -> None:
        AddClaimDialog(self._desk, subject, self._reader).open()

    def _on_closed(self) -> None:
        self.popover = None
