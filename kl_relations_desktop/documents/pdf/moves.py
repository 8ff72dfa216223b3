"""What leaves a full page for the annex, and the number that it leaves behind."""

import re
from dataclasses import fields, replace
from typing import Any

from kl_relations_desktop.documents.content import (
    Annex,
    Block,
    Move,
    Note,
    Prose,
    Section,
    Span,
    Style,
    Table,
    strong,
)

# The field of each block that holds its rows is its first tuple; a table's is named.
_ROWS = "rows"
_NUMBER = re.compile(r"[0-9]+")


def moved(
    sections: tuple[Section, ...], annex: Annex | None, move: Move
) -> tuple[tuple[Section, ...], Annex | None]:
    """Return the core and the annex after one step."""
    section = next((found for found in sections if found.id == move.section), None)
    target = next((s for s in annex.sections if s.id == move.annex), None) if annex else None
    place = _place(section, move) if section is not None else None
    if section is None or place is None:
        return sections, annex
    left, gone = _divided(section.blocks[place], move)
    count = move.count or len(move.rows) or 1
    words = move.left_behind.format(n=count, letter=target.letter if target else "")
    behind = Note((Span(words, Style.QUIET),))
    # A number left behind before is counted in the new one.
    after = tuple(
        one
        for one in section.blocks[place + 1 :]
        if not _is_counted_in(one, words) and not _leaves_too(one, move)
    )
    blocks = (*section.blocks[:place], *left, behind, *after)
    # A note under the side head speaks of what stands beside it.
    note = section.note if left else ""
    eased = replace(section, blocks=blocks, note=note)
    sections = tuple(eased if s is section else s for s in sections)
    if annex is not None and target is not None and not move.is_repeated:
        longer = replace(target, blocks=_received(target.blocks, gone, move.heading))
        annex = replace(
            annex, sections=tuple(longer if s is target else s for s in annex.sections)
        )
    return sections, annex


def _place(section: Section, move: Move) -> int | None:
    """Return which block of a section a step takes from, if it is there."""
    if not move.field:
        return move.block if move.block < len(section.blocks) else None
    found = (place for place, one in enumerate(section.blocks) if _leaves_too(one, move))
    return next(found, None)


def _leaves_too(block: Block, move: Move) -> bool:
    """Return whether a block is of the field that leaves whole."""
    return bool(move.field) and getattr(block, "field", "") == move.field


def _is_counted_in(block: Block, words: str) -> bool:
    """Return whether a block is a note that says the same but for its number."""
    if not isinstance(block, Note):
        return False
    said = "".join(span.text for span in block.text)
    return _NUMBER.sub("", said) == _NUMBER.sub("", words)


def _divided(block: Block, move: Move) -> tuple[tuple[Block, ...], Block]:
    """Return what stays of a block, if anything, and what goes."""
    if not move.rows:
        return (), block
    name = _rows_of(block)
    rows = getattr(block, name)
    stays = tuple(row for place, row in enumerate(rows) if place not in move.rows)
    goes = tuple(row for place, row in enumerate(rows) if place in move.rows)
    gone = _with_rows(block, name, goes)
    return ((_with_rows(block, name, stays),) if stays else ()), gone


def _received(blocks: tuple[Block, ...], gone: Block, heading: str) -> tuple[Block, ...]:
    """Return an annex with what has come: before rows of the same field, or under a heading."""
    for place, block in enumerate(blocks):
        field = getattr(block, "field", "")
        if type(block) is type(gone) and field and field == getattr(gone, "field", ""):
            name = _rows_of(block)
            whole = _with_rows(block, name, (*getattr(gone, name), *getattr(block, name)))
            return (*blocks[:place], whole, *blocks[place + 1 :])
    title = (Prose((strong(heading),)),) if heading else ()
    return (*blocks, *title, gone)


def _with_rows(block: Block, name: str, rows: tuple[Any, ...]) -> Block:
    changes: dict[str, Any] = {name: rows}
    return replace(block, **changes)


def _rows_of(block: Block) -> str:
    """Return the name of the field that holds a block's rows."""
    if isinstance(block, Table):
        return _ROWS
    return next(f.name for f in fields(block) if isinstance(getattr(block, f.name), tuple))
