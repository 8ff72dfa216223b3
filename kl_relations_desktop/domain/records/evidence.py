"""Where values come from: sources, claims, files in the vault and issued papers."""

from textwrap import shorten

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import (
    Searched,
    choice,
    integer,
    line,
    link,
    long_text,
    partial_date,
)
from kl_relations_desktop.domain.records.kinds import Confidence, DocumentLabel, SourceKind

_LINE = 80
_SOURCE = "Source"
_CLAIM = "Claim"
_FILE = "File"
_BELONGS = "Belongs to"
_SHEET = "Issued sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """A page, paper or person that values come from."""

    title: str = line(
        "Title", group=_SOURCE, required=True, searched=Searched.NAME, listed=True
    )
    title_ms: str = line("Title in Malay", group=_SOURCE, searched=Searched.NAME)
    kind: SourceKind = choice("Kind", SourceKind.NOT_STATED, group=_SOURCE, listed=True)
    publisher: str = line("Published by", group=_SOURCE, searched=Searched.TEXT)
    publisher_ms: str = line("Published by, in Malay", group=_SOURCE)
    address: str = line("Address or file", group=_SOURCE, longest=500, listed=True)
    dated_as_printed: str = line("Date, as printed", group=_SOURCE, listed=True)
    dated: PartialDate | None = partial_date("Date", group=_SOURCE)
    retrieved_on: PartialDate | None = partial_date("Retrieved on", group=_SOURCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Record):
    """What one source says of one value, as printed there."""

    source: int | None = link("Source", "source", group=_CLAIM, required=True, listed=True)
    record_kind: str = line(
        "Kind of record", group=_CLAIM, required=True, listed=True, names_kind=True
    )
    record_id: int | None = integer(
        "Record", group=_CLAIM, required=True, listed=True, kind_in="record_kind"
    )
    field_name: str = line(
        "Field",
        group=_CLAIM,
        required=True,
        listed=True,
        field_of_kind_in="record_kind",
    )
    as_printed: str = long_text(
        "As printed", group=_CLAIM, searched=Searched.TEXT, listed=True, longest=2_000
    )
    as_of: str = line("As of, as printed", group=_CLAIM)
    confidence: Confidence = choice(
        "Confidence", Confidence.AS_PRINTED, group=_CLAIM, listed=True
    )
    value: str = line("Value it gives", group=_CLAIM, longest=2_000, help="Where it differs.")

    def headline(self) -> str:
        """Return the printed words, cut to a line's length, or the field they speak of."""
        return shorten(self.as_printed, _LINE, placeholder=" …") or self.field_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Record):
    """A file in the vault; its original name is data, never a path."""

    original_name: str = line(
        "Original name", group=_FILE, required=True, searched=Searched.NAME, listed=True
    )
    sha256: str = line("SHA-256", group=_FILE, read_only=True, longest=64, wide=True)
    size: int | None = integer("Size in bytes", group=_FILE, read_only=True, listed=True)
    label: DocumentLabel = choice("Version", DocumentLabel.NOT_STATED, group=_FILE, listed=True)
    dated: PartialDate | None = partial_date("Date", group=_FILE, listed=True)
    partner: int | None = link("Partner", "partner", group=_BELONGS, listed=True)
    agreement: int | None = link("Agreement", "agreement", group=_BELONGS)
    visit: int | None = link("Visit", "visit", group=_BELONGS)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedSheet(Record):
    """One printing of a briefing, with its number and the hash of its frozen content."""

    number: str = line(
        "Number",
        group=_SHEET,
        read_only=True,
        required=True,
        searched=Searched.NAME,
        listed=True,
    )
    partner: int | None = link("Partner", "partner", group=_SHEET, read_only=True, listed=True)
    visit: int | None = link("Visit", "visit", group=_SHEET, read_only=True)
    issued_on: PartialDate | None = partial_date(
        "Issued on", group=_SHEET, read_only=True, listed=True
    )
    copies: int | None = integer("Copies", group=_SHEET, read_only=True)
    language: str = line("Language", group=_SHEET, read_only=True, longest=2)
    officer: str = line("Officer", group=_SHEET, read_only=True)
    content_sha256: str = line(
        "SHA-256 of the content", group=_SHEET, read_only=True, longest=64
    )
    file_sha256: str = line("SHA-256 of the file", group=_SHEET, read_only=True, longest=64)
