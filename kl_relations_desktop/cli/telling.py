"""Records as the commands tell them to programs: with names, terms and standing."""

from collections.abc import Sequence

from kl_relations_desktop.cli.output import agreement_object, dossier_object, record_object
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.usecases import partners, records
from kl_relations_desktop.usecases.standing import standings
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.catalogue import Words


def records_told(
    ws: Workspace, found: Sequence[Record], words: Words
) -> list[dict[str, object]]:
    """Return records as JSON, agreements with how they stand today."""
    names = records.link_names(ws, found)
    agreements = [one for one in found if isinstance(one, Agreement)]
    standing = standings(ws, agreements) if agreements else {}
    return [
        agreement_object(one, names, standing, words)
        if isinstance(one, Agreement)
        else record_object(one, names)
        for one in found
    ]


def story_told(ws: Workspace, partner_id: int, words: Words) -> dict[str, object]:
    """Return a partner with all that belongs to it."""
    dossier = partners.partner_story(ws, partner_id)
    everything = (
        dossier.partner,
        *(() if dossier.network is None else (dossier.network,)),
        *dossier.agreements,
        *dossier.milestones,
        *dossier.visits,
        *dossier.followups,
        *dossier.gifts,
        *dossier.documents,
        *dossier.people.values(),
        *dossier.bodies.values(),
        *dossier.claims,
        *dossier.sources.values(),
    )
    names = records.link_names(ws, everything)
    return dossier_object(dossier, names, standings(ws, dossier.agreements), words)
