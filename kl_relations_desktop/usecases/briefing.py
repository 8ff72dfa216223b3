"""A briefing: shown, printed to a file, or issued with a number and frozen."""

import dataclasses
import io
from pathlib import Path

from kl_relations_desktop.documents.briefing import compose
from kl_relations_desktop.documents.briefing_frozen import digest, sealed
from kl_relations_desktop.documents.briefing_paper import Paper, Printing, StampPlace
from kl_relations_desktop.documents.briefing_printed import printed
from kl_relations_desktop.documents.content import PaperKind, Sheet
from kl_relations_desktop.domain.dossier import Dossier
from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.marking import Marking, of_paper
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.evidence import Document, IssuedSheet
from kl_relations_desktop.runtime.files import write_whole
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
from kl_relations_desktop.usecases.standing import standings
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.catalogue import words
from kl_relations_desktop.wording.labels import headline

__all__ = [
    "ALL_SECTIONS",
    "BriefingRequest",
    "IssuedPaper",
    "ReadinessItem",
    "compose_briefing",
    "compose_sheet",
    "issue_briefing",
    "make_ready",
    "marking_of",
    "print_briefing",
    "readiness",
    "readiness_sentence",
]
_MIDDLES = {"left": 54.0, "centre": 105.0, "right": 172.0}


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """One printing that was issued: its record, and each numbered copy as PDF."""

    record: IssuedSheet
    copies: tuple[bytes, ...]

    @property
    def pdf(self) -> bytes:
        """Return the first copy, the one that lies in the vault."""
        return self.copies[0]


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
    return _pdf(compose_sheet(ws, request))


def print_briefing(ws: Workspace, request: BriefingRequest, path: Path) -> Path:
    """Write a draft to a file, whole or not at all."""
    content = compose_briefing(ws, request)
    write_whole(path, lambda stream: stream.write(content))
    return path


def marking_of(ws: Workspace, request: BriefingRequest) -> Marking:
    """Return the marking that the paper will carry, or refuse, naming the undecided records."""
    dossier = ws.store.dossiers.of(request.partner_id)
    return _paper(ws, dossier, request).marking


def issue_briefing(ws: Workspace, request: BriefingRequest) -> IssuedPaper:
    """Number a paper, freeze it, keep its PDF in the vault, and record the printing."""
    if request.copies < 1:
        raise RuleViolation("briefing.no_copies", field="copies")
    with ws.store.session():
        dossier = ws.store.dossiers.of(request.partner_id)
        draft = _paper(ws, dossier, request)
        numbered = dataclasses.replace(
            draft, number=_next_number(ws), copies=request.copies, journal=_journal_head(ws)
        )
        sheets = [
            sealed(compose(dossier, dataclasses.replace(numbered, copy=copy)))
            for copy in range(1, request.copies + 1)
        ]
        copies = tuple(_pdf(sheet) for sheet in sheets)
        record = _record(ws, numbered, dossier, sheets[0], copies[0])
    return IssuedPaper(record, copies)


def _record(
    ws: Workspace, paper: Paper, dossier: Dossier, sheet: Sheet, content: bytes
) -> IssuedSheet:
    """Keep the first copy as a document, and the printing as a record."""
    sha256, size = ws.store.vault.take_bytes(content)
    partner_id = dossier.partner.id
    visit_id = paper.visit.id if paper.visit is not None else None
    issued_on = PartialDate.day(paper.today)
    document = Document(
        original_name=f"{paper.number.replace('/', '-')} {dossier.partner.name}.pdf",
        sha256=sha256,
        size=size,
        dated=issued_on,
        partner=partner_id,
        visit=visit_id,
        marking=paper.marking,
    )
    ws.store.shelf("document").save(document)
    issued = IssuedSheet(
        number=paper.number,
        partner=partner_id,
        visit=visit_id,
        issued_on=issued_on,
        copies=paper.copies,
        language=paper.language,
        officer=ws.store.officer.shown_name,
        content_sha256=digest(sheet),
        file_sha256=sha256,
        marking=paper.marking,
    )
    saved = ws.store.shelf("issued").save(issued)
    assert isinstance(saved, IssuedSheet)
    return saved


def _paper(ws: Workspace, dossier: Dossier, request: BriefingRequest) -> Paper:
    """Return how the paper is to be printed, its marking settled."""
    today = ws.today()
    visit = visit_of(dossier, request, today)
    place = StampPlace(_MIDDLES.get(ws.settings.stamp_position, 105.0), ws.settings.stamp_size)
    paper = Paper(
        language=request.language,
        today=today,
        visit=visit,
        kind=PaperKind(request.kind),
        parts=request.sections or ALL_SECTIONS,
        officer_post=ws.settings.officer_post,
        stamp=place,
        last_printing=_printing(ws, dossier, request, visit.id if visit else None),
        standings=standings(ws, dossier.agreements),
    )
    return dataclasses.replace(paper, marking=_marking(dossier, paper, request.marking))


def _printing(
    ws: Workspace, dossier: Dossier, request: BriefingRequest, visit_id: int | None
) -> Printing | None:
    return last_printing(ws, dossier, visit_id, words(request.language))


def _marking(dossier: Dossier, paper: Paper, chosen: Marking | None) -> Marking:
    """Return the paper's marking; without a choice every record on it must carry a decision."""
    found = printed(dossier, paper)
    if chosen is None:
        said = words(paper.language)
        open_ones = [one for one in found if one.marking is Marking.UNDECIDED]
        if open_ones:
            names = ", ".join(dict.fromkeys(headline(one, said) for one in open_ones[:5]))
            raise RuleViolation("briefing.undecided", field="marking", records=names)
    return of_paper((one.marking for one in found), chosen)


def _next_number(ws: Workspace) -> str:
    """Return the next number of the year; numbers in the bin stay taken."""
    start = f"KLR/{ws.today().year}/"
    taken = [
        int(number.removeprefix(start))
        for one in ws.store.shelf("issued").all(include_binned=True)
        if (number := getattr(one, "number", "")).startswith(start)
        and number.removeprefix(start).isdecimal()
    ]
    return f"{start}{max(taken, default=0) + 1:03}"


def _journal_head(ws: Workspace) -> str:
    sequence, mac = ws.store.journal.head()
    return f"J{sequence}-{mac[:8]}"


def _pdf(sheet: Sheet) -> bytes:
    # 200 ms of reportlab and faces, which a start without a paper must not need
    from kl_relations_desktop.documents.pdf.render import render

    stream = io.BytesIO()
    render(sheet, stream)
    return stream.getvalue()
