"""What the window expects of every page."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kl_relations_desktop.gui.desk import Address, Desk

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from kl_relations_desktop.domain.changes import Changes


class Page(QWidget):
    """A page of the window; it looks again when records of its kinds were touched."""

    kinds: tuple[str, ...] = ()
    """The kinds of record that the page shows; empty: all of them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setObjectName("page")
        self._is_stale = False
        desk.changed.connect(self._on_touched)

    def refresh(self) -> None:
        """Read what is shown anew; for each page to say."""

    def show_address(self, address: Address) -> None:
        """Go to a record, a form or a field of this page."""

    def fit(self, width: int) -> None:
        """Arrange the page for a window of this width."""

    def focus_filter(self) -> None:
        """Put the caret where this page's list is filtered."""

    def panes(self) -> tuple[QWidget, ...]:
        """Return the panes that F6 walks through, in reading order."""
        return (self,)

    def subject(self) -> tuple[int | None, int | None]:
        """Return the partner and the visit that the page is about just now, for the sheet."""
        return None, None

    def ask_to_print(self) -> None:
        """Ask for what Ctrl+P prints here: the sheet of what the page is about."""
        self.desk.asked.emit("print", self.subject())

    def at_hand(self) -> tuple[str, int] | None:
        """Return kind and id of the record that the keyboard is on, to be read beside."""
        return None

    @property
    def is_dirty(self) -> bool:
        """Return whether there are edits that have not been saved."""
        return False

    @property
    def is_deep(self) -> bool:
        """Return whether Back leads from a record to its list, in a narrow window."""
        return False

    def step_back(self) -> None:
        """Go from the record to the list, in a narrow window."""

    def leave(self, go_on: Callable[[], None]) -> None:
        """Go on when nothing is lost by it; a page with unsaved edits asks first."""
        go_on()

    def act(self, name: str) -> None:
        """Do what a key asks for: "new", "edit", "save", "cancel", "bin", "beside" and such."""
        about = self.at_hand() if name == "beside" else None
        if about is not None:
            self.desk.asked.emit("beside", (self, *about))

    def showEvent(self, event: "QShowEvent") -> None:
        """Look again when something was touched while the page was hidden."""
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    def _on_touched(self, changes: "Changes") -> None:
        if self.kinds and not changes.touch(*self.kinds):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True
