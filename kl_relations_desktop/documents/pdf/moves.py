"""What leaves a full page for the annex, and the number that it leaves behind."""

import re
from dataclasses import fields, replace
from typing import Any

from kl_relations_desktop.documents.content import (
    Annex,
    Block,
    Move,
    Note,
    Section,
    Span,
    Style,
    Table,
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
    if section is None or move.block >= len(section.blocks):
        return sections, annex
    block = section.blocks[move.block]
    left, gone = _divided(block, move)
    count = move.count or len(move.rows) or 1
    words = move.left_behind.format(n=count, letter=target.letter if target else "")
    behind = Note((Span(words, Style.QUIET),))
    after = section.blocks[move.block + 1 :]
    # A number left behind from the start is counted in the new one.
    if after and _is_counted_in(after[0], words):
        after = after[1:]
    blocks = (*section.blocks[: move.block], *left, behind, *after)
    sections = tuple(replace(s, blocks=blocks) if s is section else s for s in sections)
    if annex is not None and target is not None and not move.is_repeated:
        longer = replace(target, blocks=(*target.blocks, gone))
        annex = replace(
            annex, sections=tuple(longer if s is target else s for s in annex.sections)
        )
    return sections, annex


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
    name = _ROWS if isinstance(block, Table) else _first_tuple(block)
    rows = getattr(block, name)
    stays = tuple(row for place, row in enumerate(rows) if place not in move.rows)
    goes = tuple(row for place, row in enumerate(rows) if place in move.rows)
    gone = _with_rows(block, name, goes)
    return ((_with_rows(block, name, stays),) if stays else ()), gone


def _with_rows(block: Block, name: str, rows: tuple[Any, ...]) -> Block:
    changes: dict[str, Any] = {name: rows}
    return replace(block, **changes)


def _first_tuple(block: Block) -> str:
    """Return the name of the field that holds a block's rows."""
    return next(f.name for f in fields(block) if isinstance(getattr(block, f.name), tuple))
