"""Reviews of agreements whose term does not bring them up by itself."""

from dataclasses import replace

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import Finding
from kl_relations_desktop.domain.records.renewal import AgreementReview
from kl_relations_desktop.usecases.renewals import load_agreement, open_case, open_case_of
from kl_relations_desktop.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Found:
    """What a review found, in words, and when to look again; no day: by the cycle."""

    finding: Finding = Finding.CONTINUE
    text: str = ""
    next_on: PartialDate | None = None


def record_review(
    ws: Workspace, agreement_id: int, held_on: PartialDate | None, found: Found
) -> Changes:
    """Keep a review and the day of the agreement's latest one; an upgrade opens its case."""
    with ws.store.session():
        agreement = load_agreement(ws, agreement_id)
        _refuse(ws, held_on, found.next_on)
        review = AgreementReview(
            agreement=agreement_id,
            partner=agreement.partner,
            held_on=held_on,
            finding=found.finding,
            officer=ws.settings.officer_name,
            text=found.text.strip(),
            next_on=found.next_on,
            marking=agreement.marking,
        )
        saved = ws.store.shelf("review").save(review)
        changes = Changes.of("review", saved.id or 0)
        if _is_latest(agreement, held_on):
            ws.store.shelf("agreement").save(replace(agreement, reviewed_on=held_on))
            changes |= Changes.of("agreement", agreement_id)
        if found.finding is Finding.UPGRADE and open_case_of(ws, agreement_id) is None:
            changes |= open_case(ws, agreement_id)
    return changes


def _refuse(ws: Workspace, held_on: PartialDate | None, next_on: PartialDate | None) -> None:
    if held_on is None:
        return  # the record itself says that its day is needed
    if held_on.earliest() > ws.today():
        raise RuleViolation("review.day_ahead", field="held_on")
    if next_on is not None and next_on.latest() <= held_on.latest():
        raise RuleViolation("review.next_before", field="next_on")


def _is_latest(agreement: Agreement, held_on: PartialDate | None) -> bool:
    before = agreement.reviewed_on
    return held_on is not None and (before is None or before.sort_key < held_on.sort_key)
