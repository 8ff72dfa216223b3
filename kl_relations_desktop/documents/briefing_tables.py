"""Rows of a briefing: a table, or a sentence where there is but one."""

from kl_relations_desktop.documents.briefing_instruments import label_and
from kl_relations_desktop.documents.briefing_writer import Writer, joined, merged
from kl_relations_desktop.documents.content import (
    Block,
    Cell,
    Column,
    Prose,
    Span,
    Table,
    Text,
)


def tabled(
    columns: tuple[Column, ...], rows: tuple[tuple[Cell, ...], ...], writer: Writer
) -> Block:
    """Return rows as a table; one alone as a sentence, each value behind its column's head."""
    if len(rows) != 1:
        return Table(columns, rows)
    said = [
        _stopped(label_and(column.head, joined(cell), writer))
        for column, cell in zip(columns, rows[0], strict=True)
    ]
    return Prose((joined(said, between=" "),))


def _stopped(text: Text) -> Text:
    """Return a text that ends in a full stop."""
    return text if text[-1].text.endswith(".") else merged([*text, Span(".")])
