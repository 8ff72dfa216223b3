"""The editor of a link: type to find a record, or create one on the spot."""

from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QSignalBlocker,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCompleter

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.records.describe import FieldSpec, Searched, specs
from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.forms.editors import LineEditor
from kl_relations_desktop.gui.forms.offers import MOST, Offers, OffersPopup, TwoLines
from kl_relations_desktop.usecases.records import Pick, create_named, names_of, pick

_CANCEL = QKeySequence.StandardKey.Cancel
_WAIT = 120
"""Milliseconds after the last key before the records are asked."""


class LinkEditor(LineEditor):
    """A line that finds a record of one kind by its name, an alias or another script."""

    def __init__(self, desk: Desk, spec: FieldSpec) -> None:
        super().__init__(desk, spec)
        self._chosen: int | None = None
        self._chosen_text = ""
        self._offers = Offers(desk.words)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT)
        completer = QCompleter(self._offers, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        popup = self._popup = OffersPopup(desk.theme, self.line)
        popup.setAccessibleName(desk.words(spec.label))
        completer.setPopup(popup)
        # The completer has painted its own until here.
        popup.setItemDelegate(TwoLines(desk.theme, desk.words, popup))
        popup.installEventFilter(self)
        completer.setMaxVisibleItems(MOST)
        self._completer = completer
        self.line.setCompleter(completer)
        self.line.textEdited.connect(lambda _typed: self._wait.start())
        self._wait.timeout.connect(self.offer)
        completer.activated[QModelIndex].connect(self._on_chosen)  # type: ignore[index]  # an overload

    def value(self) -> Any:
        """Return the id of the chosen record; refuses words that name none."""
        typed = self.line.text().strip()
        if not typed:
            return None
        if typed == self._chosen_text:
            return self._chosen
        exact = [
            one for one in self._found(typed) if one.headline.casefold() == typed.casefold()
        ]
        if len(exact) == 1:
            self._choose(exact[0].id, exact[0].headline)
            return self._chosen
        raise RuleViolation("link.not_chosen", field=self.spec.name, text=typed)

    def show_value(self, value: Any) -> None:
        """Show the headline of a record by its id."""
        found = (
            self.desk.ask(lambda ws: names_of(ws, self.spec.links_to, (value,)))
            if value
            else {}
        )
        self._choose(value, found.get(value, ""))
        super().show_value(self._chosen_text)

    def offer(self) -> None:
        """Show the records that fit what has been typed, and the words to create one."""
        typed = self.line.text().strip()
        found = self._found(typed)
        self._offers.show((*found, *self._creation(typed, found)))
        if self.line.hasFocus() and self._offers.picks:
            self._completer.complete()
            if typed and self._offers.picks[0].id:
                self._mark_first()

    def _mark_first(self) -> None:
        """Let Enter take the nearest record; what has been typed stays as it is."""
        # The completer writes into the line whatever it hears to be marked.
        with QSignalBlocker(self._popup.selectionModel()):
            self._popup.setCurrentIndex(self._offers.index(0, 0))

    def focus(self, field: str = "") -> None:
        """Put the cursor into the line; what was offered must not hide why it is refused."""
        self._popup.hide()
        super().focus(field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Esc close what is offered, and nothing behind it; let Tab take what is marked."""
        if isinstance(event, QKeyEvent):
            marked = self._popup.currentIndex()
            is_tab = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab
            if is_tab and marked.isValid():
                self._on_chosen(marked)
            if event.type() == QEvent.Type.ShortcutOverride and event.matches(_CANCEL):
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def choose(self, row: int) -> None:
        """Take an offer by its place."""
        self._on_chosen(self._offers.index(row, 0))

    def _found(self, typed: str) -> tuple[Pick, ...]:
        return self.desk.ask(lambda ws: pick(ws, self.spec.links_to, typed))

    def _creation(self, typed: str, found: tuple[Pick, ...]) -> tuple[Pick, ...]:
        kind = KINDS[self.spec.links_to]
        required = [spec.name for spec in specs(kind.record) if spec.required]
        named = [s.name for s in specs(kind.record) if s.searched is Searched.NAME]
        is_known = any(one.headline.casefold() == typed.casefold() for one in found)
        if not typed or is_known or not set(required) <= {*named[:1], "kind"}:
            return ()
        words = self.desk.words
        said = words("Add “{name}”").format(name=typed)
        return (Pick(kind.name, 0, said, (words(kind.label),)),)

    def _on_chosen(self, index: QModelIndex) -> None:
        offer = self._offers.picks[index.row()]
        if offer.id:
            self._choose(offer.id, offer.headline)
        else:
            self._create(self._typed_for_creation(offer))
        # The completer writes its own text after this signal; ours comes last.
        QTimer.singleShot(0, self, self._settle)
        self._settle()

    def _typed_for_creation(self, offer: Pick) -> str:
        frame = self.desk.words("Add “{name}”")
        start, _, end = frame.partition("{name}")
        return offer.headline.removeprefix(start).removesuffix(end)

    def _create(self, name: str) -> None:
        kind, more = self.spec.links_to, dict(self.spec.made_as)
        changes = self.desk.do(lambda ws: create_named(ws, kind, name, more))
        if changes is not None:
            self._choose(changes.first_id, name)

    def _choose(self, record_id: int | None, headline: str) -> None:
        self._chosen = record_id
        self._chosen_text = headline

    def _settle(self) -> None:
        self.line.setText(self._chosen_text)
        self.line.setCursorPosition(0)
        self.touch()
