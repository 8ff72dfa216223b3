"""Section 11: the sources behind the figures, with their dates as printed."""

import re

from kl_relations_desktop.documents.briefing_visit import left_for
from kl_relations_desktop.documents.briefing_writer import DESK, Writer, merged
from kl_relations_desktop.documents.content import (
    Block,
    Section,
    SourceRow,
    SourcesList,
    Span,
    Style,
    Text,
)
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.evidence import Source

SOURCES = 4
KEPT = 2
"""How many sources stay on page 2 when it overflows."""
_TWO_WAYS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}")


def sources(writer: Writer) -> Section:
    """Return the first sources cited; the rest, and every address, stand in annex C."""
    _ = writer.words
    rows = source_rows(writer)
    more = len(rows) - SOURCES
    blocks: tuple[Block, ...] = (SourcesList(rows),)
    if more > 0:
        blocks = (SourcesList(rows[:SOURCES]), left_for(writer, more, "C"))
    return Section("sources", _("Sources"), blocks)


def source_rows(writer: Writer, *, with_address: bool = False) -> tuple[SourceRow, ...]:
    """Return every source cited so far, in the order of its figure."""
    if not writer.cited:
        writer.figures([DESK])
    return tuple(
        SourceRow(str(place), _source(source_id, writer, with_address=with_address))
        for place, source_id in enumerate(writer.cited, 1)
    )


def _source(source_id: int, writer: Writer, *, with_address: bool) -> Text:
    source = writer.dossier.sources.get(source_id)
    if source is None:
        return _desk(writer)
    publisher = writer.text(source, "publisher")
    spans = [
        Span(f"{publisher}, " if publisher else ""),
        Span(writer.text(source, "title"), Style.TITLE),
        Span("."),
    ]
    spans += [Span(f" {one}.") for one in _dates(source, writer)]
    if with_address and source.address:
        spans.append(Span(f" {source.address}"))
    return merged(spans)


def _desk(writer: Writer) -> Text:
    _ = writer.words
    day = writer.date(PartialDate.day(writer.paper.today))
    said = _("The desk’s own records, as of {date}.").format(date=day)
    if writer.has_samples():
        said += " " + _("Sample data.")
    return (Span(said),)


def _dates(source: Source, writer: Writer) -> list[str]:
    _ = writer.words
    said = []
    if source.dated_as_printed:
        printed = _("Date as printed: “{printed}”").format(printed=source.dated_as_printed)
        if source.dated is None and is_ambiguous(source.dated_as_printed):
            printed += "; " + _("order of day and month not stated")
        said.append(printed)
    elif source.dated is not None:
        said.append(_("Dated {date}").format(date=writer.date(source.dated)))
    if source.retrieved_on is not None:
        said.append(_("Retrieved {date}").format(date=writer.date(source.retrieved_on)))
    return said


def is_ambiguous(printed: str) -> bool:
    """Return whether a printed date holds a day and a month that could change places."""
    found = _TWO_WAYS.search(printed)
    if found is None:
        return False
    day, month = int(found[1]), int(found[2])
    return day != month and day <= 12 and month <= 12
