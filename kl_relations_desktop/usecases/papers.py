"""What every paper goes through: its stamp, its marking, its pages, and being issued."""

import dataclasses
import io
from collections.abc import Callable, Iterable
from typing import TypeVar

from kl_relations_desktop.documents.briefing_frozen import digest, sealed
from kl_relations_desktop.documents.briefing_paper import Paper, StampPlace
from kl_relations_desktop.documents.content import Sheet
from kl_relations_desktop.documents.letters import places
from kl_relations_desktop.documents.schedule_facts import ScheduleFacts
from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.marking import Marking, of_paper
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.evidence import Document, IssuedSheet
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.catalogue import words
from kl_relations_desktop.wording.labels import headline

_MIDDLES = {"left": 54.0, "centre": 105.0, "right": 172.0}
_Draft = TypeVar("_Draft", Paper, ScheduleFacts)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What makes a draft an issued copy: number, copy of so many, head of the journal."""

    number: str
    copy: int
    copies: int
    journal: str

    def on(self, draft: _Draft) -> _Draft:
        """Return a draft as this copy."""
        return dataclasses.replace(
            draft,
            number=self.number,
            copy=self.copy,
            copies=self.copies,
            journal=self.journal,
        )


@dataclass(frozen=True, slots=True)
class Subject:
    """What an issued paper is of: name, language, marking, the records on it, partner."""

    name: str
    language: str
    marking: Marking
    printed: tuple[Record, ...]
    partner: int | None = None
    visit: int | None = None


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """One printing that was issued: its record, and each numbered copy as PDF."""

    record: IssuedSheet
    copies: tuple[bytes, ...]

    @property
    def pdf(self) -> bytes:
        """Return the first copy, the one that lies in the vault."""
        return self.copies[0]


def issue(
    ws: Workspace, subject: Subject, copies: int, compose: Callable[[Imprint], Sheet]
) -> IssuedPaper:
    """Number a paper, freeze it, keep its PDF in the vault, and record the printing."""
    if copies < 1:
        raise RuleViolation("briefing.no_copies", field="copies")
    with ws.store.session():
        number, journal = _next_number(ws), _journal_head(ws)
        sheets = [
            sealed(compose(Imprint(number, copy, copies, journal)))
            for copy in range(1, copies + 1)
        ]
        made = tuple(pdf_of(sheet, subject.printed) for sheet in sheets)
        record = _record(ws, subject, sheets, made[0])
    return IssuedPaper(record, made)


def stamp_place(ws: Workspace) -> StampPlace:
    """Return where the marking stands on every page, as Settings say."""
    return StampPlace(_MIDDLES.get(ws.settings.stamp_position, 105.0), ws.settings.stamp_size)


def settled_marking(
    printed: Iterable[Record], chosen: Marking | None, language: str
) -> Marking:
    """Return a paper's marking; without a choice every record on it must carry a decision."""
    found = tuple(printed)
    if not found and chosen is None:
        # A paper of an empty office has nothing on it that could be marked.
        return Marking.OPEN
    if chosen is None:
        said = words(language)
        open_ones = [one for one in found if one.marking is Marking.UNDECIDED]
        if open_ones:
            names = ", ".join(dict.fromkeys(headline(one, said) for one in open_ones[:5]))
            raise RuleViolation("briefing.undecided", field="marking", records=names)
    return of_paper((one.marking for one in found), chosen)


def pdf_of(sheet: Sheet, printed: Iterable[Record]) -> bytes:
    """Return the pages of a paper as PDF; a refused letter is told by its record and field."""
    # 200 ms of reportlab and faces, which a start without a paper must not need
    from kl_relations_desktop.documents.pdf.render import render

    stream = io.BytesIO()
    try:
        render(sheet, stream)
    except RuleViolation as refusal:
        raise _in_its_record(refusal, printed) from refusal
    return stream.getvalue()


def _in_its_record(refusal: RuleViolation, printed: Iterable[Record]) -> RuleViolation:
    """Return the refusal of a letter with the first record and field that hold it."""
    letter = str(refusal.values.get("letter", ""))
    found = next(places(printed, letter), None) if letter else None
    if found is None:
        return refusal
    record, field = found
    values = refusal.values | {"record": record}
    return RuleViolation("paper.no_glyph_in", field=field, **values)


def _record(
    ws: Workspace, subject: Subject, sheets: list[Sheet], content: bytes
) -> IssuedSheet:
    """Keep the first copy as a document, and the printing as a record."""
    number = sheets[0].letterhead.number
    sha256, size = ws.store.vault.take_bytes(content)
    issued_on = PartialDate.day(ws.today())
    document = Document(
        original_name=f"{number.replace('/', '-')} {subject.name}.pdf",
        sha256=sha256,
        size=size,
        dated=issued_on,
        partner=subject.partner,
        visit=subject.visit,
        marking=subject.marking,
    )
    ws.store.shelf("document").save(document)
    issued = IssuedSheet(
        number=number,
        partner=subject.partner,
        visit=subject.visit,
        issued_on=issued_on,
        copies=len(sheets),
        language=subject.language,
        officer=ws.store.officer.shown_name,
        content_sha256=digest(sheets[0]),
        file_sha256=sha256,
        marking=subject.marking,
    )
    saved = ws.store.shelf("issued").save(issued)
    assert isinstance(saved, IssuedSheet)
    return saved


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
