"""In which order a page that overflows gives to the annex, and the number it leaves behind."""

from kl_relations_desktop.documents.briefing_agreements import superseded_rows
from kl_relations_desktop.documents.briefing_sources import KEPT, SOURCES
from kl_relations_desktop.documents.briefing_writer import Writer
from kl_relations_desktop.documents.content import (
    Annex,
    DatedFacts,
    Move,
    Note,
    Section,
    SourcesList,
    Table,
)


def moves(
    sections: tuple[Section, ...], annex: Annex | None, writer: Writer
) -> tuple[Move, ...]:
    """Return the steps in the order of the house: sources, background, areas, superseded.

    Promises and gaps beyond five stand in the annex from the start.
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
    )
    return tuple(one for one in asked if one is not None and one.annex in letters)


def _move(section: str, annex: str, block: int, rows: tuple[int, ...], writer: Writer) -> Move:
    _ = writer.words
    return Move(
        section, annex, _("{n} more in Annex {letter}"), block, rows, count=len(rows) or 1
    )


def _sources(section: Section | None, writer: Writer) -> Move | None:
    block = section.blocks[0] if section is not None else None
    if not isinstance(block, SourcesList) or not KEPT < len(block.sources) <= SOURCES:
        return None
    return _move("sources", "C", 0, tuple(range(KEPT, len(block.sources))), writer)


def _background(section: Section | None, writer: Writer) -> Move | None:
    """Return the step for facts that the timeline shows: all dated ones but the last."""
    block = section.blocks[0] if section is not None else None
    if not isinstance(block, DatedFacts):
        return None
    dated = [place for place, one in enumerate(block.facts) if not one.is_missing]
    if len(dated) < 2:
        return None
    return _move("background", "A", 0, tuple(dated[:-1]), writer)


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
    if not isinstance(block, Table) or not rows or len(rows) > len(block.rows) - 2:
        return None
    return _move("agreements", "A", 0, rows, writer)
