"""What the sources say of a record."""

from dataclasses import replace
from typing import Any

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.records.evidence import Claim, Source
from kl_relations_desktop.domain.records.kinds import Confidence
from kl_relations_desktop.usecases.records import load_record, save_record
from kl_relations_desktop.usecases.workspace import Workspace


def claims_on(ws: Workspace, kind: str, record_id: int) -> tuple[tuple[Claim, Source], ...]:
    """Return the claims on one record, each with its source, in the order of their fields."""
    claims = ws.store.shelf("claim").find(record_kind=kind, record_id=record_id)
    found = [one for one in claims if isinstance(one, Claim) and one.source is not None]
    sources = ws.store.shelf("source").many({one.source or 0 for one in found})
    pairs = [(one, sources.get(one.source or 0)) for one in found]
    known = [(claim, source) for claim, source in pairs if isinstance(source, Source)]
    return tuple(sorted(known, key=lambda pair: pair[0].field_name))


def trust_claim(ws: Workspace, claim_id: int, confidence: Confidence) -> Changes:
    """Say how far a claim is trusted; all else that it says stays as it is now."""
    with ws.store.session():
        values: dict[str, Any] = {"confidence": confidence}
        return save_record(ws, replace(load_record(ws, "claim", claim_id), **values))
