"""In which order a page that overflows gives to the annex, and the number it leaves behind."""

from dataclasses import replace

from kl_relations_desktop.documents.briefing_agreements import AREAS, SIGNED, superseded_rows
from kl_relations_desktop.documents.briefing_open import (
    FURTHER,
    PROMISES,
    all_gap_lines,
    days_late,
    open_promises,
)
from kl_relations_desktop.documents.briefing_sources import KEPT
from kl_relations_desktop.documents.briefing_visit import OTHERS, people_rows
from kl_relations_desktop.documents.briefing_writer import Writer
from kl_relations_desktop.documents.content import (
    Annex,
    Bullets,
    DatedFacts,
    LandMap,
    Move,
    Note,
    People,
    Section,
    SourcesList,
    Table,
    Timeline,
)

FEW = 2
"""How many promises, gaps and people stay on a page that overflows in spite of all else."""


def moves(
    sections: tuple[Section, ...], annex: Annex | None, writer: Writer
) -> tuple[Move, ...]:
    """Return the steps in the order of the house: sources, background, areas, superseded.

    Promises and gaps beyond five stand in the annex from the start; where all this is not
    enough, promises that are not late and gaps go down to a few, then the timeline gives way to
    the dates of the annex, late promises go down to a few, and the map, who signed, all gaps
    and all sources go. On page 1 people go down to a few, one by one: a full visit is never
    refused for what the desk itself puts on the page.
    """
    if annex is None:
        return ()
    letters = {one.id for one in annex.sections}
    found = {one.id: one for one in sections}
    asked = (
        _sources(found.get("sources"), writer),
        *_background(found.get("background"), writer),
        _areas(found.get("agreements"), writer),
        _superseded(found.get("agreements"), writer),
        _promises(found.get("promises"), writer),
        _gaps(found.get("gaps"), writer),
        _timeline(found.get("timeline"), writer),
        _late_promises(found.get("promises"), writer),
        _map(found.get("where"), writer),
        _signed(found.get("agreements"), writer),
        _whole(found.get("gaps"), "D", len(all_gap_lines(writer)), writer),
        _whole(found.get("sources"), "C", len(writer.cited), writer),
        *_people(found.get("people"), writer),
    )
    return tuple(one for one in asked if one is not None and one.annex in letters)


def _move(
    section: str, annex: str, rows: tuple[int, ...], writer: Writer, *, hidden: int = 0
) -> Move:
    """Return a step that takes rows of a section's first block; `hidden` went before."""
    _ = writer.words
    said = _("{n} more in Annex {letter}")
    return Move(section, annex, said, rows=rows, count=len(rows) + hidden)


def _sources(section: Section | None, writer: Writer) -> Move | None:
    block = section.blocks[0] if section is not None else None
    if not isinstance(block, SourcesList) or len(block.sources) <= KEPT:
        return None
    hidden = len(writer.cited) - len(block.sources)
    return _move("sources", "C", tuple(range(KEPT, len(block.sources))), writer, hidden=hidden)


def _background(section: Section | None, writer: Writer) -> tuple[Move, ...]:
    """Return the steps for facts that the timeline shows: one by one, never the last dated."""
    block = section.blocks[0] if section is not None else None
    if not isinstance(block, DatedFacts):
        return ()
    dated = [place for place, one in enumerate(block.facts) if not one.is_missing]
    return tuple(
        # Those before it have left.
        _move("background", "A", (place - gone,), writer, hidden=gone)
        for gone, place in enumerate(dated[:-1])
    )


def _areas(section: Section | None, writer: Writer) -> Move | None:
    if section is None or not _has_note(section, AREAS):
        return None
    count = sum(len(one.clauses) for one in writer.dossier.agreements)
    _ = writer.words
    said = _("{n} areas in Annex {letter}")
    return Move("agreements", "B", said, field=AREAS, count=count)


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
    return _added(_move("promises", "D", rows, writer, hidden=hidden), writer.words(FURTHER))


def _added(move: Move, heading: str) -> Move:
    """Return a step whose rows the annex does not hold already."""
    return replace(move, is_repeated=False, heading=heading)


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
    return Move("timeline", "A", said, count=len(block.events))


def _map(section: Section | None, writer: Writer) -> Move | None:
    """Return the step that leaves a network's map to the seats in words."""
    block = section.blocks[0] if section is not None else None
    if not isinstance(block, LandMap):
        return None
    _ = writer.words
    return Move("where", "B", _("{n} places in Annex {letter}"), count=len(block.places) - 1)


def _signed(section: Section | None, writer: Writer) -> Move | None:
    """Return the step that leaves who signed, and for whom, to the annex."""
    if section is None or not _has_note(section, SIGNED):
        return None
    _ = writer.words
    said = _("Parties and signatories: Annexes A and B")
    return Move("agreements", "B", said, field=SIGNED)


def _has_note(section: Section, field: str) -> bool:
    return any(isinstance(one, Note) and one.field == field for one in section.blocks)


def _whole(section: Section | None, annex: str, count: int, writer: Writer) -> Move | None:
    """Return the step that leaves a section's list to the annex as a whole."""
    block = section.blocks[0] if section is not None else None
    if section is None or not isinstance(block, Bullets | SourcesList):
        return None
    _ = writer.words
    return Move(section.id, annex, _("{n} more in Annex {letter}"), count=count)


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
    return _added(_move("promises", "D", rows, writer, hidden=hidden), writer.words(FURTHER))


def _people(section: Section | None, writer: Writer) -> tuple[Move, ...]:
    """Return the steps that take the last person of page 1 to those who stand in the annex."""
    block = section.blocks[0] if section is not None else None
    if not isinstance(block, People):
        return ()
    hidden, heading = len(people_rows(writer)), writer.words(OTHERS)
    return tuple(
        _added(_move("people", "D", (place,), writer, hidden=hidden - place - 1), heading)
        for place in range(len(block.people) - 1, FEW - 1, -1)
    )
