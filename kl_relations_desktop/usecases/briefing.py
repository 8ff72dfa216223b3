"""A briefing: shown, printed to a file, or issued with a number and frozen."""

import dataclasses
from pathlib import Path

from kl_relations_desktop.documents.briefing import compose
from kl_relations_desktop.documents.briefing_paper import Paper, Printing
from kl_relations_desktop.documents.briefing_printed import printed
from kl_relations_desktop.documents.content import PaperKind, Sheet
from kl_relations_desktop.domain.dossier import Dossier
from kl_relations_desktop.runtime.files import leaving, write_whole
from kl_relations_desktop.usecases.briefing_readiness import (
    ReadinessItem,
    readiness,
    readiness_sentence,
)
from kl_relations_desktop.usecases.briefing_request import (
    ALL_SECTIONS,
    BriefingRequest,
    visit_of,
)
from kl_relations_desktop.usecases.briefing_since import last_printing
from kl_relations_desktop.usecases.papers import (
    IssuedPaper,
    Subject,
    issue,
    pdf_of,
    settled_marking,
    stamp_place,
)
from kl_relations_desktop.usecases.standing import standings
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.catalogue import words

__all__ = [
    "ALL_SECTIONS",
    "BriefingRequest",
    "ReadinessItem",
    "compose_briefing",
    "compose_sheet",
    "issue_briefing",
    "make_ready",
    "print_briefing",
    "readiness",
    "readiness_sentence",
]


def make_ready() -> None:
    """Import and read what the first paper of a day needs, so that it is set at once."""
    # 200 ms of reportlab and faces, which a start without a paper must not need
    from kl_relations_desktop.documents.pdf.render import make_ready as ready_faces

    ready_faces()


def compose_sheet(ws: Workspace, request: BriefingRequest) -> Sheet:
    """Return a draft's content; the marking rules may refuse."""
    dossier = ws.store.dossiers.of(request.partner_id)
    return compose(dossier, _paper(ws, dossier, request))


def compose_briefing(ws: Workspace, request: BriefingRequest) -> bytes:
    """Return a draft as PDF; it carries no number."""
    dossier = ws.store.dossiers.of(request.partner_id)
    paper = _paper(ws, dossier, request)
    return pdf_of(compose(dossier, paper), printed(dossier, paper))


def print_briefing(ws: Workspace, request: BriefingRequest, path: Path) -> Path:
    """Write a draft to a file, whole or not at all."""
    content = compose_briefing(ws, request)
    write_whole(leaving(path), lambda stream: stream.write(content))
    return path


def issue_briefing(ws: Workspace, request: BriefingRequest) -> IssuedPaper:
    """Number a paper, freeze it, keep its PDF in the vault, and record the printing."""
    with ws.store.session():
        dossier = ws.store.dossiers.of(request.partner_id)
        draft = _paper(ws, dossier, request)
        subject = Subject(
            dossier.partner.name,
            draft.language,
            draft.marking,
            printed(dossier, draft),
            dossier.partner.id,
            draft.visit.id if draft.visit is not None else None,
        )
        return issue(
            ws, subject, request.copies, lambda imprint: compose(dossier, imprint.on(draft))
        )


def _paper(ws: Workspace, dossier: Dossier, request: BriefingRequest) -> Paper:
    """Return how the paper is to be printed, its marking settled."""
    today = ws.today()
    visit = visit_of(dossier, request, today)
    paper = Paper(
        language=request.language,
        today=today,
        visit=visit,
        kind=PaperKind(request.kind),
        parts=request.sections or ALL_SECTIONS,
        officer_post=ws.settings.officer_post,
        stamp=stamp_place(ws),
        last_printing=_printing(ws, dossier, request, visit.id if visit else None),
        standings=standings(ws, dossier.agreements),
    )
    marking = settled_marking(printed(dossier, paper), request.marking, paper.language)
    return dataclasses.replace(paper, marking=marking)


def _printing(
    ws: Workspace, dossier: Dossier, request: BriefingRequest, visit_id: int | None
) -> Printing | None:
    return last_printing(ws, dossier, visit_id, words(request.language))
