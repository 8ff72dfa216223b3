"""Security markings: a classifying officer's decisions, never made or lowered here."""

from collections.abc import Iterable

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.records.describe import Choice


class Marking(Choice):
    """The levels of the office, from the undecided to the highest."""

    UNDECIDED = "undecided", "Not decided"
    OPEN = "terbuka", "Open"
    RESTRICTED = "terhad", "Restricted"
    CONFIDENTIAL = "sulit", "Confidential"
    SECRET = "rahsia", "Secret"
    TOP_SECRET = "rahsia_besar", "Top secret"

    @property
    def level(self) -> int:
        """Return the rank of this marking; 0 is undecided."""
        return list(Marking).index(self)

    @property
    def stamp(self) -> str:
        """Return the legal word, always Malay, in capitals."""
        return self.value.replace("_", " ").upper()


def allowed(marking: Marking) -> Marking:
    """Return the marking; Rahsia and Rahsia Besar may not be held in this system."""
    if marking.level >= Marking.SECRET.level:
        raise RuleViolation("marking.too_high", field="marking")
    return marking


def highest(markings: Iterable[Marking]) -> Marking:
    """Return the highest level among what is printed; undecided when nothing decides."""
    return max(markings, key=lambda marking: marking.level, default=Marking.UNDECIDED)


def of_paper(printed: Iterable[Marking], chosen: Marking | None) -> Marking:
    """Return a paper's marking: the highest of what it prints, or the officer's higher choice.

    Without a choice, every record on the paper must carry a decision; a choice never lowers.
    """
    levels = tuple(printed)
    top = highest(levels)
    if chosen is None:
        if not levels or Marking.UNDECIDED in levels:
            raise RuleViolation("marking.undecided", field="marking")
        return allowed(top)
    if chosen is Marking.UNDECIDED:
        raise RuleViolation("marking.undecided", field="marking")
    if chosen.level < top.level:
        raise RuleViolation("marking.lower", field="marking", level=top)
    return allowed(chosen)
