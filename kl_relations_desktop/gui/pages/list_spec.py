"""What makes one list page differ from another."""

from dataclasses import field

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.records.register import KINDS, Kind
from kl_relations_desktop.gui.row_making import Making
from kl_relations_desktop.gui.rows import Column
from kl_relations_desktop.wording.catalogue import N_


@dataclass(frozen=True, slots=True)
class Empty:
    """What stands on a page without records: a heading, one sentence, one button."""

    heading: str
    sentence: str = ""
    act: str = ""


@dataclass(frozen=True, slots=True)
class ListSpec:
    """One list page; every text is an English message."""

    kind: str
    filter_words: str = N_("Filter this list")
    choose_words: str = N_("Choose a record to read it.")
    empty: Empty | None = None
    columns: tuple[Column, ...] = ()
    """Columns with messages as heads; none: those of the description."""
    making: Making = field(default_factory=Making)
    is_newest_first: bool = False
    is_made_here: bool = True
    """Whether the page offers to add a record; some come about elsewhere."""
    sorted_by: int = 0
    also: tuple[str, ...] = ()
    """Other kinds whose changes alter what the page says."""

    @property
    def described(self) -> Kind:
        """Return the kind of record that is listed."""
        return KINDS[self.kind]
