"""What is asked for when a briefing is wanted, and the visit that it is for."""

from datetime import date

from kl_relations_desktop.documents.briefing_paper import PARTS
from kl_relations_desktop.domain.dossier import Dossier
from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.domain.records.kinds import VisitState
from kl_relations_desktop.domain.records.story import Visit

ALL_SECTIONS = PARTS
"""The ids of all sections that can be left out: the core's, then the annex's letters."""


@dataclass(frozen=True, slots=True)
class BriefingRequest:
    """A partner's paper as it is wanted; without a visit the next planned one is taken.

    `sections` are the ids to print; empty means all. Without a marking the records decide.
    """

    partner_id: int
    visit_id: int | None = None
    language: str = "en"
    kind: str = "sheet"
    marking: Marking | None = None
    sections: tuple[str, ...] = ()
    copies: int = 1


def visit_of(dossier: Dossier, request: BriefingRequest, today: date) -> Visit | None:
    """Return the visit that a paper is for: the one asked for, or the next one planned."""
    if request.visit_id is not None:
        found = dossier.visit(request.visit_id)
        if found is None:
            raise RuleViolation(
                "briefing.visit_of_another", field="visit", partner=dossier.partner.name
            )
        return found
    planned = [
        (one.dates.sort_key, one)
        for one in dossier.visits
        if one.state is VisitState.PLANNED
        and one.dates is not None
        and one.dates.latest() >= today
    ]
    return min(planned, key=lambda pair: pair[0])[1] if planned else None
