"""What the decision of a renewal case settles: one term, and its letter if none is needed."""

from datetime import date

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Decided:
    """The latest decision on the next term of an agreement."""

    day: date
    is_renewed: bool

    def settles(self, term_starts: PartialDate | None) -> bool:
        """Say whether it speaks of the term that began then; an earlier one came before it."""
        return term_starts is None or term_starts.earliest() <= self.day

    def spares_letter(self, term_starts: PartialDate | None, *, renews_itself: bool) -> bool:
        """Say whether no notice need be given.

        What renews itself and is to end needs its letter most of all.
        """
        return self.settles(term_starts) and (self.is_renewed or not renews_itself)
