"""Long lists, read a page at a time: how they are laid out, and the rows of one page."""

from collections.abc import Iterable, Mapping, Sequence

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.listing import (
    PAGE,
    FilterWord,
    ListQuestion,
    Outline,
    Place,
)
from kl_relations_desktop.domain.names import fold
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import Choice, FieldSpec, FieldType, specs
from kl_relations_desktop.domain.records.kinds import InstrumentKind
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.records.register import kind_named
from kl_relations_desktop.usecases.naming import names_told
from kl_relations_desktop.usecases.records import RecordRow
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.catalogue import Words
from kl_relations_desktop.wording.dates import MONTHS
from kl_relations_desktop.wording.labels import instrument_short

_SHORTEST_MONTH = 3


@dataclass(frozen=True, slots=True)
class ListPage:
    """The rows of one page, the partners they belong to, and where the last of them stands."""

    rows: tuple[RecordRow, ...]
    partners: Mapping[int, Partner]
    end: Place | None


def list_outline(ws: Workspace, question: ListQuestion) -> Outline:
    """Return how a list is laid out, without reading its rows."""
    return ws.store.listing(question.kind).outline(question)


def is_list_empty(ws: Workspace, kind: str, *, binned: bool = False) -> bool:
    """Return whether there is no record of a kind at all, in sight or in the bin."""
    return ws.store.listing(kind).is_empty(binned=binned)


def find_in_list(ws: Workspace, outline: Outline, record_id: int) -> tuple[int, int] | None:
    """Return in which run of a list a record stands, and how far down; None: not there."""
    return ws.store.listing(outline.question.kind).find(outline, record_id)


def list_page(
    ws: Workspace, outline: Outline, run: int, page: int, after: Place | None = None
) -> ListPage:
    """Return one page of a run; `after`, where it is known, is the end of the page before."""
    question, among = outline.question, outline.runs[run]
    listing = ws.store.listing(question.kind)
    if page and after is None:
        after = listing.place_at(question, among, page * PAGE - 1)
        if after is None:
            return ListPage((), {}, None)
    places = listing.page(question, among, after)
    ids = [int(str(place[-1])) for place in places]
    (read,) = _read(ws, question, [ids], places[-1] if places else None)
    return read


def list_short_runs(ws: Workspace, outline: Outline, runs: Sequence[int]) -> list[ListPage]:
    """Return all rows of some short runs, a page for each, in as few looks as for one."""
    question = outline.question
    asked = [outline.runs[run] for run in runs]
    return _read(ws, question, ws.store.listing(question.kind).short_runs(question, asked))


def _read(
    ws: Workspace,
    question: ListQuestion,
    pages: Sequence[Sequence[int]],
    end: Place | None = None,
) -> list[ListPage]:
    """Return the rows with these ids, a page for each row of ids."""
    described = [
        one for one in specs(kind_named(question.kind).record) if one.type is not FieldType.ROWS
    ]
    reading = ws.store.reading(question.kind).only(*(one.name for one in described))
    found = reading.many([one for ids in pages for one in ids])
    links = _shown_links(ws, question, described, found.values())
    partners = _partners(ws, found.values())

    def row(record: Record) -> RecordRow:
        name, binned = record.headline(), question.binned
        return RecordRow(record, record.id or 0, name, links, is_binned=binned)

    return [ListPage(tuple(row(found[one]) for one in ids), partners, end) for ids in pages]


def filter_words(
    question_kind: str, text: str, shown: Iterable[str], words: Words
) -> tuple[FilterWord, ...]:
    """Return what the words of a filter may mean: parts of names, labels, or months."""
    named = {one.name: one for one in specs(kind_named(question_kind).record)}
    closed = [named[one] for one in dict.fromkeys(shown) if one in named]
    return tuple(
        FilterWord(
            word,
            tuple(
                (one.name, _meant(one, word, words))
                for one in closed
                if one.type is FieldType.CHOICE
            ),
            _months(word, words),
        )
        for word in fold(text).split()
    )


def _meant(spec: FieldSpec, word: str, words: Words) -> tuple[str, ...]:
    assert spec.choices is not None
    return tuple(str(one) for one in spec.choices if word in _said(one, words))


def _said(choice: Choice, words: Words) -> str:
    said = words(choice.label)
    if isinstance(choice, InstrumentKind):
        said += f" {instrument_short(Agreement(kind=choice), words)}"
    return fold(said)


def _months(word: str, words: Words) -> tuple[int, ...]:
    if len(word) < _SHORTEST_MONTH:
        return ()
    return tuple(
        place for place, name in enumerate(MONTHS, 1) if fold(words(name)).startswith(word)
    )


def _shown_links(
    ws: Workspace,
    question: ListQuestion,
    described: Iterable[FieldSpec],
    records: Iterable[Record],
) -> dict[tuple[str, int], str]:
    """Return the headlines of what the shown fields link to, one look a kind."""
    wanted: dict[str, set[int]] = {}
    for spec in described:
        if spec.type is FieldType.LINK and spec.name in question.shown:
            linked = (getattr(record, spec.name) for record in records)
            wanted.setdefault(spec.links_to, set()).update(one for one in linked if one)
    return {
        (kind, key): headline
        for kind, ids in wanted.items()
        for key, headline in ws.store.reading(kind).headlines(ids).items()
    } | names_told(ws, records)


def _partners(ws: Workspace, records: Iterable[Record]) -> dict[int, Partner]:
    ids = {getattr(record, "partner", None) or 0 for record in records} - {0}
    if not ids:
        return {}
    reading = ws.store.reading("partner").only("name", "kind", "flag")
    found = reading.many(ids)
    return {key: one for key, one in found.items() if isinstance(one, Partner)}
