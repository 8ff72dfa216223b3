"""A strip above the page: unsaved changes were kept; restore them or let them go."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kl_relations_desktop.domain.records.register import kind_named
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.icons import icon
from kl_relations_desktop.gui.naming import named
from kl_relations_desktop.gui.widgets.basics import button, wrapped
from kl_relations_desktop.usecases.drafts import Draft, forget_draft, kept_drafts
from kl_relations_desktop.wording.dates import SHORT, speak_day


class DraftOffer(QWidget):
    """Offers one kept draft after the other; hidden where there is none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._drafts: tuple[Draft, ...] = ()
        self.text = wrapped(desk.theme, "")
        self.restore = button(desk.theme, desk.words("Restore"), kind="primary")
        self.discard = button(desk.theme, desk.words("Discard"))
        self._build()
        self.restore.clicked.connect(self._on_restore)
        self.discard.clicked.connect(self._on_discard)
        self.hide()

    def look(self) -> None:
        """Offer what was kept and never saved."""
        self._show(self._desk.ask(kept_drafts))

    def _build(self) -> None:
        frame = QFrame()
        frame.setObjectName("strip")
        sign = QLabel()
        drawn = icon(self._desk.theme, "history", "soon")
        sign.setPixmap(drawn.pixmap(QSize(16, 16), self.devicePixelRatioF()))
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.text, 1)
        row.addWidget(self.restore)
        row.addWidget(self.discard)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 0)
        column.addWidget(frame)

    def _show(self, drafts: tuple[Draft, ...]) -> None:
        self._drafts = drafts
        for draft in drafts[:1]:
            words = self._desk.words
            made = draft.kept_at.astimezone()
            kind = words(kind_named(draft.kind).label)
            said = words("Unsaved changes of {day} {time} were kept: {kind} “{name}”").format(
                day=speak_day(made.date(), words, style=SHORT),
                time=f"{made:%H:%M}",
                kind=kind,
                name=named(self._desk, draft.record),
            )
            self.text.setText(said)
            self.setAccessibleName(said)
        self.setVisible(bool(drafts))

    def _on_restore(self) -> None:
        draft, rest = self._drafts[0], self._drafts[1:]
        self._desk.go(
            kind_named(draft.kind).plural,
            draft.record.id,
            draft=draft.record,
            field=next(iter((*draft.fields, *draft.unread)), ""),
        )
        self._show(rest)

    def _on_discard(self) -> None:
        draft, rest = self._drafts[0], self._drafts[1:]
        forget_draft(self._desk.ws, draft.record)
        self._show(rest)
