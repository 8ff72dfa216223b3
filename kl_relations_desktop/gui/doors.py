"""What the window opens by name; bootstrap says how, so that each is imported when shown."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication, QWidget

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.pages.page import Page
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.wording.catalogue import N_

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from kl_relations_desktop.domain.dossier import DueItem


@dataclass(frozen=True, slots=True)
class Doors:
    """The makers of pages and dialogs."""

    pages: Mapping[str, Callable[[Desk], Page]]
    """Pages by their names."""
    records: Callable[[Desk, str], Page]
    """The page of any other kind of record, by its plural."""
    style: Callable[[QApplication, Theme], None]
    """Puts the whole look on; it is heavier than the first window needs."""
    search: Callable[[Desk, QWidget], QWidget]
    """The search box with its results, over the window."""
    briefing: "Callable[[Desk, QWidget, int, int | None], QDialog]"
    """The dialog that prints a sheet of a partner, for a visit or none."""
    schedule: "Callable[[Desk, QWidget], QDialog]"
    """The dialog that prints the renewal schedule."""
    opens: Mapping[str, Callable[[Desk, Any], object]]
    """What is asked for by name: "plot" to print one, "beside" to read a record beside, and
    "undo_last" and "do_again" with whether there are unsaved edits."""
    remind: "Callable[[Desk, QWidget, str, DueItem], QDialog]"
    """The dialog that asks when to tell of an item: "later" or "earlier"."""
    keys: Callable[[Any], None]
    """Binds the keys of a window."""
    tend: Callable[[Callable[[], Any]], Any]
    """Does what can wait until the window stands, and returns what is to be kept meanwhile."""
    take_up: Callable[[Any], None]
    """Shows in a new window what stood in the one before."""
    fault: Callable[[Any, str, str], Any]
    """Opens the box that tells of a fault, and returns it."""
    closing: Callable[[], None]
    """Does what is left to do when the window has been closed, while the records are open."""
    ahead: tuple[Callable[[], object], ...] = ()
    """What to import while the window has nothing to do, one after another."""
    beside: Callable[[], object] | None = None
    """What to make ready on the worker after that."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the navigation."""

    page: str
    label: str
    icon: str


ENTRIES = (
    Entry("overview", N_("Overview"), "layout-dashboard"),
    Entry("partners", N_("Partners"), "handshake"),
    Entry("agreements", N_("Agreements"), "file-signature"),
    Entry("renewals", N_("Renewals"), "refresh-cw"),
    Entry("visits", N_("Visits"), "plane"),
    Entry("followups", N_("Follow-ups"), "list-checks"),
    Entry("people", N_("People"), "users"),
    Entry("gifts", N_("Gifts"), "gift"),
    Entry("calendar", N_("Calendar"), "calendar"),
    Entry("documents", N_("Documents"), "folder"),
    Entry("history", N_("History"), "history"),
)
LOWER_ENTRIES = (
    Entry("settings", N_("Settings"), "settings"),
    Entry("help", N_("Help"), "circle-help"),
)
