"""What a printed plot must know beside its facts: its marking, and where that stands."""

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.kinds import VisitState
from kl_relations_desktop.domain.records.story import Visit
from kl_relations_desktop.usecases.papers import settled_marking, stamp_place
from kl_relations_desktop.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PlotStamp:
    """The marking in capitals, and where its middle stands as a share of the page's width."""

    text: str
    middle: float
    size: float


def stamp_of_plots(ws: Workspace, language: str) -> PlotStamp:
    """Return the stamp of a plot: the highest marking of the records that plots are drawn from.

    What carries no decision is named and refused, as on every paper.
    """
    marking = settled_marking(_drawn(ws), None, language)
    place = stamp_place(ws)
    return PlotStamp(marking.stamp, place.centre / 210.0, place.size)


def _drawn(ws: Workspace) -> tuple[Record, ...]:
    """Return partners, instruments and visits ahead, with little more than their marking."""
    partners = ws.store.reading("partner").only("name", "name_ms", "marking").all()
    agreements = ws.store.reading("agreement").only("kind", "title", "title_ms", "marking")
    visits = ws.store.reading("visit").only("state", "purpose", "purpose_ms", "marking").all()
    planned = [
        one for one in visits if isinstance(one, Visit) and one.state is VisitState.PLANNED
    ]
    return (*partners, *agreements.all(), *planned)
