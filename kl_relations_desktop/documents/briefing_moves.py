"""In which order a page that overflows gives to the annex, and the number it leaves behind."""

from dataclasses import replace

from kl_relations_desktop.documents.briefing_agreements import superseded_rows
from kl_relations_desktop.documents.briefing_open import (
    PROMISES,
    all_gap_lines,
    days_late,
    open_promises,
)
from kl_relations_desktop.documents.briefing_sources import KEPT
from kl_relations_desktop.documents.briefing_writer import Writer
from kl_relations_desktop.documents.content import (
    Annex,
    Bullets,
    DatedFacts,
    Move,
    Note,
    Section,
    SourcesList,
    Table,
    Timeline,
)

FEW = 2
"""How many promises and gaps stay on a page that overflows in spite of all else."""


def moves(
    sections: tuple[Section, ...], annex: Annex | None, writer: Writer
) -> tuple[Move, ...]:
    """Return the steps in the order of the house: sources, background, areas, superseded.

    Promises and gaps beyond five stand in the annex from the start; where all this is not
    enough, promises that are not late and gaps go down to a few, then the timeline gives way to
    the dates of the annex, and late promises go down to a few: a full visit is never refused
    for what the desk itself puts on the page.
    """
    if annex is None:
        return ()
    letters = {one.id for one in annex.sections}
    found = {one.id: one for one in sections}
    asked = (
        _sources(found.get("sources"), writer),
        _background(found.get("background"), writer),
        _areas(found.get("agreements"), writer),
        _superseded(found.get("agreements"), writer),
        _promises(found.get("promises"), writer),
        _gaps(found.get("gaps"), writer),
        _timeline(found.get("timeline"), writer),
        _late_promises(found.get("promises"), writer),
    )
    return tuple(one for one in asked if one is not None and one.annex in letters)


def _move(
    section: str, annex: str, rows: tuple[int, ...], writer: Writer, *, hidden: int = 0
) -> Move:
    """Return a step that takes rows of a section's first block; `hidden` went before."""
    _ = writer.words
    said = _("{n} more in Annex {letter}")
    return Move(section, annex, said, 0, rows, count=len(rows) + hidden)


def _sources(section: Section | None, writer: Writer) -> Move | None:
    block = section.blocks[0] if section is not None else None
    if not isinstance(block, SourcesList) or len(block.sources) <= KEPT:
        return None
    hidden = len(writer.cited) - len(block.sources)
    return _move("sources", "C", tuple(range(KEPT, len(block.sources))), writer, hidden=hidden)


def _background(section: Section | None, writer: Writer) -> Move | None:
    """Return the step for facts that the timeline shows: all dated ones but the last."""
    block = section.blocks[0] if section is not None else None
    if not isinstance(block, DatedFacts):
        return None
    dated = [place for place, one in enumerate(block.facts) if not one.is_missing]
    if len(dated) < 2:
        return None
    return _move("background", "A", tuple(dated[:-1]), writer)


def _areas(section: Section | None, writer: Writer) -> Move | None:
    if section is None or len(section.blocks) < 2 or not isinstance(section.blocks[-1], Note):
        return None
    count = sum(len(one.clauses) for one in writer.dossier.agreements)
    _ = writer.words
    block = len(section.blocks) - 1
    return Move("agreements", "B", _("{n} areas in Annex {letter}"), block, (), count=count)


def _superseded(section: Section | None, writer: Writer) -> Move | None:
    block = section.blocks[0] if section is not None else None
    rows = superseded_rows(writer)
    if not isinstance(block, Table) or not rows or len(rows) == len(block.rows):
        return None
    return _move("agreements", "A", rows, writer)


def _promises(section: Section | None, writer: Writer) -> Move | None:
    block = section.blocks[0] if section is not None else None
    if not isinstance(block, Table):
        return None
    found = open_promises(writer)
    today = writer.paper.today
    rows = tuple(
        place
        for place, one in enumerate(found[:PROMISES])
        if place >= FEW and not days_late(one, today)
    )
    if not rows:
        return None
    hidden = len(found) - min(len(found), PROMISES)
    return replace(_move("promises", "D", rows, writer, hidden=hidden), is_repeated=False)


def _gaps(section: Section | None, writer: Writer) -> Move | None:
    block = section.blocks[0] if section is not None else None
    if not isinstance(block, Bullets) or len(block.items) <= FEW:
        return None
    hidden = len(all_gap_lines(writer)) - len(block.items)
    return _move("gaps", "D", tuple(range(FEW, len(block.items))), writer, hidden=hidden)


def _timeline(section: Section | None, writer: Writer) -> Move | None:
    """Return the step that leaves the timeline to the annex, which has its dates in words."""
    block = section.blocks[0] if section is not None else None
    if not isinstance(block, Timeline):
        return None
    _ = writer.words
    said = _("{n} dates in Annex {letter}")
    return Move("timeline", "A", said, 0, (), count=len(block.events))


def _late_promises(section: Section | None, writer: Writer) -> Move | None:
    block = section.blocks[0] if section is not None else None
    if not isinstance(block, Table):
        return None
    found = open_promises(writer)
    late = sum(days_late(one, writer.paper.today) > 0 for one in found[:PROMISES])
    if late <= FEW:
        return None
    rows = tuple(range(FEW, late))
    hidden = len(found) - late
    return replace(_move("promises", "D", rows, writer, hidden=hidden), is_repeated=False)
