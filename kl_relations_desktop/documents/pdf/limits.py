"""Which field is over its limit, when the core does not fit."""

from collections.abc import Iterator

from kl_relations_desktop.documents.content import (
    Bullets,
    DatedFacts,
    Numbered,
    Pairs,
    People,
    Prose,
    Section,
    Span,
    Table,
    Text,
)
from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.documents.pdf.lists import Look, item_text
from kl_relations_desktop.documents.pdf.sections import set_section
from kl_relations_desktop.documents.pdf.setting import set_text
from kl_relations_desktop.domain.errors import RuleViolation

_Limited = Numbered | Bullets | Prose | DatedFacts | Pairs
_Filled = _Limited | Table | People


def over_limit(sections: list[Section], look: Look, end: float) -> RuleViolation:
    """Return the refusal that names the field over its limit, and by how many characters."""
    over = [
        (count, block.field, section)
        for section in sections
        for block in section.blocks
        if isinstance(block, _Limited) and block.lines
        for count in (_characters_over(block, look),)
        if count
    ]
    if over:
        count, field, section = max(over, key=lambda found: found[0])
    else:
        section = max(sections, key=lambda s: set_section(s, look).depth)
        field = next((b.field for b in section.blocks if isinstance(b, _Filled)), "")
        lines = (end - m.LAST_BASELINE) / look.body.leading
        count = max(1, round((lines + 0.5) * 70))
    return RuleViolation(
        "paper.over_limit", field=field or section.id, section=section.head, characters=count
    )


def _characters_over(block: _Limited, look: Look) -> int:
    """Return how many characters stand beyond the lines that the block's items may take."""
    return sum(
        len(line.text)
        for text, measure in _texts(block)
        for line in set_text(text, look.body, measure, look.han)[block.lines :]
    )


def _texts(block: _Limited) -> Iterator[tuple[Text, float]]:
    """Yield the texts of a block with the measure each is set to."""
    match block:
        case Numbered() | Bullets():
            for item in block.items:
                yield item_text(item), m.TEXT_WIDTH - m.ITEM_INDENT
        case Prose():
            for text in block.paragraphs:
                yield text, m.TEXT_WIDTH
        case DatedFacts():
            for fact in block.facts:
                yield fact.text, m.TEXT_WIDTH - m.DATE_INDENT
        case Pairs():
            for pair in block.pairs:
                yield (Span(pair.topic),), m.ANSWER_INDENT - m.COLUMN_GAP
                yield pair.answer, m.TEXT_WIDTH - m.ANSWER_INDENT
