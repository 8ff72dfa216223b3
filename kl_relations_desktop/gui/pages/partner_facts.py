"""What a partner's page says, as frozen facts in words; the widgets only show them."""

from kl_relations_desktop.domain.claims import differing
from kl_relations_desktop.domain.dossier import Cites, claims_on
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.records.evidence import Claim
from kl_relations_desktop.domain.records.kinds import Confidence
from kl_relations_desktop.gui.widgets.gap_row import GapRow
from kl_relations_desktop.gui.widgets.moments import Moment
from kl_relations_desktop.wording.catalogue import Words


@dataclass(frozen=True, slots=True)
class Subject:
    """A value that sources can speak of: where it stands, its label and how it reads."""

    kind: str
    record_id: int
    field: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Mark:
    """The source mark behind a value: the numbers of its sources, and whether to doubt it."""

    text: str
    is_doubtful: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled value of the head; without a value it says so."""

    subject: Subject | None
    label: str
    value: str
    is_stated: bool
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One line of the story: its date as known, what happened, and its sources."""

    kind: str
    record_id: int
    date: str
    date_note: str
    headline: str
    detail: str
    moment: Moment | None
    mark: Mark | None
    subjects: tuple[Subject, ...]

    @property
    def spoken(self) -> str:
        """Return the whole line as a screen reader says it."""
        parts = (self.date, self.date_note, self.headline, self.detail,
                 self.mark.spoken if self.mark else "")  # fmt: skip
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Clauses:
    """The areas of cooperation of one instrument."""

    agreement_id: int
    title: str
    lines: tuple[tuple[str, str], ...]
    mark: Mark | None
    subjects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class SideRow:
    """A line of the side column: what it opens, its state, two lines of text."""

    kind: str
    record_id: int
    icon: str
    state: str
    """"late", "soon", "done" or "" for no state."""
    headline: str
    detail: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a network's story: its head, lines, and the values that stand behind it."""

    title: str
    lines: tuple[tuple[str, str], ...]
    """A label or number, and a text, in each line."""
    note: str = ""
    mark: Mark | None = None
    subjects: tuple[Subject, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Everything that a partner's page shows."""

    partner_id: int
    name: str
    native_name: str
    grade_line: str
    flag: str
    is_network: bool
    facts: tuple[Fact, ...]
    watch: tuple[str, ...]
    timeline: tuple[TimelineRow, ...]
    axis: str
    """The axis in a sentence."""
    clauses: tuple[Clauses, ...]
    sections: tuple[Section, ...]
    gaps: tuple[GapRow, ...]
    promises: tuple[SideRow, ...]
    people: tuple[SideRow, ...]
    documents: tuple[SideRow, ...]
    sources: tuple[SideRow, ...]


def source_numbers(cited: Cites) -> dict[int, int]:
    """Return the number under which each source is cited on the page."""
    sources = dict.fromkeys(claim.source for claim in cited.claims if claim.source)
    return {source: place for place, source in enumerate(sources, 1)}


def mark_of(cited: Cites, claims: tuple[Claim, ...], words: Words) -> Mark | None:
    """Return the mark for a value with these claims; None when no source speaks of it."""
    numbers = source_numbers(cited)
    known = sorted({numbers[claim.source] for claim in claims if claim.source in numbers})
    if not known:
        return None
    doubtful = any(claim.confidence is Confidence.TO_VERIFY for claim in claims)
    doubtful = doubtful or bool(differing(claims))
    text = ",".join(map(str, known)) + ("?" if doubtful else "")
    spoken = words.plural("one source", "{n} sources", len(known)).format(n=len(known))
    if doubtful:
        spoken = words("{sources}, to verify").format(sources=spoken)
    return Mark(text, doubtful, spoken)


def claims_of(cited: Cites, subject: Subject) -> tuple[Claim, ...]:
    """Return what the sources say of a value, or of anything inside it."""
    inside = f"{subject.field}."
    return tuple(
        claim
        for claim in claims_on(cited, subject.kind, subject.record_id)
        if claim.field_name == subject.field or claim.field_name.startswith(inside)
    )
