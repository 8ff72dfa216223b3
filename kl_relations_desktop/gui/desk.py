"""What pages work through: it asks and does, and tells everyone what changed."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from kl_relations_desktop.domain.errors import Refusal
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.workers import Errand, Workers
from kl_relations_desktop.usecases.later import kind_named, sentence
from kl_relations_desktop.usecases.workspace import Workspace, change_settings
from kl_relations_desktop.wording.catalogue import Words

if TYPE_CHECKING:
    from kl_relations_desktop.domain.changes import Changes
    from kl_relations_desktop.domain.records.base import Record

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Address:
    """A place in the window: a page, a record on it, and what to do there."""

    page: str
    record_id: int | None = None
    is_editing: bool = False
    field: str = ""
    """The field to go to, such as "term_kind"."""
    draft: "Record | None" = None
    """A new record, filled in as far as is known, to be edited and saved."""


class Desk(QObject):
    """Runs requests for the pages, and tells all of them what changed."""

    changed = Signal(object)
    """Changes: records were touched."""
    refused = Signal(object)
    """Refusal: a request was refused, and nobody else has said so."""
    said = Signal(str)
    """A sentence for the status line."""
    edited = Signal()
    """A form was edited or let go: whether there are unsaved changes may have changed."""
    went = Signal(object)
    """Address: somebody wants to be there."""
    asked = Signal(str, object)
    """A command by its name, with what it is about: ("print", (partner id, visit id))."""
    arrived = Signal(object)
    """Address: a page has gone to a record by itself; the way back leads there."""
    restyled = Signal()
    """Language or look were changed: the window is built anew."""
    opened = Signal()
    """The records have been opened, once the window has been seen."""
    shut = Signal(object)
    """Refusal: the records cannot be opened."""

    def __init__(self, ws: Workspace, words: Words, theme: Theme, workers: Workers) -> None:
        super().__init__()
        self.ws = ws
        self.words = words
        self.theme = theme
        self.workers = workers
        self._was_tried = False
        self.is_open = False
        """Whether the records are known to be open; a window asks once it has been seen."""

    def open(self) -> bool:
        """Open the records, once; returns whether they can be opened."""
        if not self._was_tried:
            self._was_tried = self.is_open = True
            try:
                self.ws.open()
            except Refusal as refusal:
                self.is_open = False
                self.shut.emit(refusal)
            else:
                self.opened.emit()
        return self.is_open

    def do(
        self,
        request: "Callable[[Workspace], Changes]",
        said: str = "",
        refused: Callable[[Refusal], None] | None = None,
    ) -> "Changes | None":
        """Run a request that writes; a refusal goes to `refused` or to everyone."""
        try:
            changes = request(self.ws)
        except Refusal as refusal:
            (refused or self.refused.emit)(refusal)
            return None
        self.changed.emit(changes)
        self.said.emit(said or self.words("All changes saved"))
        return changes

    def ask(self, request: Callable[[Workspace], T]) -> T:
        """Return what a request reads."""
        return request(self.ws)

    def send(
        self,
        request: Callable[[Workspace], T],
        done: Callable[[T], None],
        failed: Callable[[Refusal], None] | None = None,
        name: str = "",
    ) -> Errand:
        """Run slow work on the worker; `done` is called here with its answer."""

        def on_failed(error: Exception) -> None:
            if not isinstance(error, Refusal):
                raise error
            (failed or self.refused.emit)(error)

        return self.workers.send(lambda: request(self.ws), done, on_failed, name)

    def go(self, page: str, record_id: int | None = None, **more: Any) -> None:
        """Ask the window to show a page, a record, or a form."""
        self.went.emit(Address(page, record_id, **more))

    def open_record(
        self, kind: str, record_id: int, *, is_editing: bool = False, field: str = ""
    ) -> None:
        """Ask the window to show a record where its kind is read."""
        self.go(kind_named(kind).plural, record_id, is_editing=is_editing, field=field)

    def begin(self, kind: str, **values: Any) -> None:
        """Ask the window for the form of a new record, filled in as far as is known."""
        told = kind_named(kind)
        self.go(told.plural, draft=told.record(**values))

    def remember(self, name: str, value: str) -> None:
        """Keep a measure of the window, such as column widths, for next time."""
        kept = self.ws.settings.window
        if kept.get(name) != value:
            change_settings(self.ws, window={**kept, name: value})

    def remembered(self, name: str) -> str:
        """Return a kept measure, or nothing."""
        return self.ws.settings.window.get(name, "")

    def choose(self, **values: Any) -> None:
        """Keep changed settings; another language or look builds the window anew."""
        before = self.ws.settings
        after = change_settings(self.ws, **values)
        if (before.screen_language, before.theme) != (after.screen_language, after.theme):
            self.restyled.emit()

    def sentence(self, refusal: Refusal, field: str = "") -> str:
        """Return what a refusal says to the officer, who knows the field by its label."""
        return sentence(refusal, self.words, field)
