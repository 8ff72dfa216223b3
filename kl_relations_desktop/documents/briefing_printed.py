"""Which records a paper prints, so that it takes the highest marking among them."""

from collections.abc import Iterable

from kl_relations_desktop.documents.briefing_claims import record_of
from kl_relations_desktop.documents.briefing_paper import Paper
from kl_relations_desktop.documents.content import PaperKind
from kl_relations_desktop.domain.dossier import Dossier
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.kinds import PromiseState, Side, VisitState
from kl_relations_desktop.domain.records.partner import NetworkProfile
from kl_relations_desktop.domain.records.story import Visit


def printed(dossier: Dossier, paper: Paper) -> tuple[Record, ...]:
    """Return every record that the paper says something of, each once."""
    found: list[Record] = [dossier.partner, *dossier.agreements, *dossier.milestones]
    found += [dossier.network] if dossier.network is not None else []
    found += _visits(dossier, paper)
    if paper.kind is PaperKind.SHEET:
        found += [one for one in dossier.followups if one.state is PromiseState.OPEN]
        found += _evidence(dossier, paper)
    people, bodies = _named(found, dossier)
    found += [one for key, one in dossier.people.items() if key in people]
    found += [one for key, one in dossier.bodies.items() if key in bodies]
    if paper.kind is PaperKind.SHEET:
        found += _changed(paper)
    return tuple({(type(one).__name__, one.id): one for one in found}.values())


def _visits(dossier: Dossier, paper: Paper) -> list[Record]:
    found: list[Record] = [
        one for one in dossier.visits if one.state is not VisitState.CANCELLED
    ]
    return found if paper.visit is None else [*found, paper.visit]


def _evidence(dossier: Dossier, paper: Paper) -> list[Record]:
    """Return the sources that figures point to, and the claims when annex C is printed."""
    found: list[Record] = list(dossier.sources.values())
    if "C" in paper.parts:
        found += dossier.claims
        told = (record_of(one.record_kind, one.record_id, dossier) for one in dossier.claims)
        found += [one for one in told if one is not None]
    return found


def _changed(paper: Paper) -> tuple[Record, ...]:
    """Return the records whose changes since the last printing annex E tells."""
    if paper.last_printing is None or "E" not in paper.parts:
        return ()
    return paper.last_printing.records


def _named(found: Iterable[Record], dossier: Dossier) -> tuple[set[int], set[int]]:
    """Return the ids of people and bodies whose names stand on the paper."""
    people: set[int | None] = {dossier.partner.head_person}
    bodies: set[int | None] = set()
    for one in found:
        if isinstance(one, Agreement):
            people |= {signed.person for signed in one.signatures}
            bodies |= {body for p in one.parties for body in (p.principal, p.represented_by)}
        elif isinstance(one, Visit):
            ours = [met for met in one.delegation if met.side is Side.OURS]
            people |= {met.person for met in one.delegation if met.side is Side.THEIRS}
            people |= {met.person for met in ours[:1]}
        elif isinstance(one, NetworkProfile):
            bodies |= {backer.body for backer in one.backers}
        else:
            people |= {getattr(one, "person", None), getattr(one, "owner_person", None)}
    return {one for one in people if one}, {one for one in bodies if one}
