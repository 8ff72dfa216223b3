"""The acts that keys ask for, in the order in which Help lists them."""

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.wording.catalogue import N_


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its name, its key and what it does."""

    name: str
    key: str
    says: str


ACTS = (
    Act("search", "Ctrl+K", N_("Search records and commands")),
    Act("filter", "Ctrl+F", N_("Filter this list")),
    Act("new", "Ctrl+N", N_("New record on this page")),
    Act("followup", "Ctrl+Shift+F", N_("New follow-up")),
    Act("beside", "Ctrl+Return", N_("Read the record beside, in a window of its own")),
    Act("edit", "F2", N_("Edit the record")),
    Act("save", "Ctrl+S", N_("Save")),
    Act("cancel", "Esc", N_("Cancel or close")),
    Act("undo", "Ctrl+Z", N_("Undo the last change")),
    Act("redo", "Ctrl+Shift+Z", N_("Do again what was undone")),
    Act(
        "print",
        "Ctrl+P",
        N_("Print the sheet of this partner or visit, the renewal schedule or the terms"),
    ),
    Act("sources", "Ctrl+I", N_("Sources of the focused value")),
    Act("back", "Alt+Left", N_("Back")),
    Act("forward", "Alt+Right", N_("Forward")),
    Act("next_pane", "F6", N_("Next pane")),
    Act("previous_pane", "Shift+F6", N_("Previous pane")),
    Act("help", "F1", N_("Help on this page")),
)
PAGE_KEYS = N_("Pages, from the top")
LIST_KEYS = (
    ("↑ ↓", N_("Move in a list")),
    ("Enter", N_("Open the record")),
    ("Delete", N_("Move the record to the bin")),
)
