"""Reviews of agreements whose term does not bring them up by itself."""

from dataclasses import replace

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.kinds import Finding
from kl_relations_desktop.domain.records.renewal import AgreementReview
from kl_relations_desktop.domain.reviews import reviewed_on
from kl_relations_desktop.usecases.renewals import load_agreement, open_case, open_case_of
from kl_relations_desktop.usecases.standing import circumstances, known_of
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
    """Keep a review of an agreement in sight, by the officer of this desk."""
    load_agreement(ws, agreement_id)
    review = AgreementReview(
        agreement=agreement_id,
        held_on=held_on,
        finding=found.finding,
        officer=ws.settings.officer_name,
        text=found.text.strip(),
        next_on=found.next_on,
    )
    return keep_review(ws, review)


def keep_review(ws: Workspace, review: AgreementReview, reason: str = "") -> Changes:
    """Keep a new or changed review; one that asks for an upgrade opens the agreement's case."""
    with ws.store.session(reason):
        before = None if review.id is None else ws.store.shelf("review").load(review.id)
        agreement = _agreement_of(ws, review)
        _refuse(ws, review)
        if before is None and agreement is not None:
            review = _completed(review, agreement)
        saved = ws.store.shelf("review").save(review)
        changes = Changes.of("review", saved.id or 0)
        if agreement is not None and _asks_anew(review, before):
            key = agreement.id or 0
            changes |= open_case(ws, key) if open_case_of(ws, key) is None else Changes()
    return changes


def latest_review(ws: Workspace, agreement: Agreement) -> PartialDate | None:
    """Return the day of its latest review: as the agreement names it, or as it is recorded."""
    around = circumstances(ws, agreement, known_of(ws, (agreement,)))
    return reviewed_on(agreement, around.cycle)


def _agreement_of(ws: Workspace, review: AgreementReview) -> Agreement | None:
    """Return the agreement that is reviewed, while it is in sight."""
    reading, key = ws.store.reading("agreement"), review.agreement or 0
    found = reading.many((key,)).get(key)
    return found if isinstance(found, Agreement) and not reading.is_binned(key) else None


def _completed(review: AgreementReview, agreement: Agreement) -> AgreementReview:
    """Return a new review with what its agreement says, where it is silent itself."""
    partner = agreement.partner if review.partner is None else review.partner
    is_marked = review.marking is not Marking.UNDECIDED
    marking = review.marking if is_marked else agreement.marking
    return replace(review, partner=partner, marking=marking)


def _asks_anew(review: AgreementReview, before: Record | None) -> bool:
    """Say whether an upgrade is asked for that was not before: an old one may be decided."""
    asked = isinstance(before, AgreementReview) and before.finding is Finding.UPGRADE
    return review.finding is Finding.UPGRADE and not asked


def _refuse(ws: Workspace, review: AgreementReview) -> None:
    held_on, next_on = review.held_on, review.next_on
    if held_on is None:
        return  # the record itself says that its day is needed
    if held_on.earliest() > ws.today():
        raise RuleViolation("review.day_ahead", field="held_on")
    if next_on is not None and next_on.latest() <= held_on.latest():
        raise RuleViolation("review.next_before", field="next_on")
