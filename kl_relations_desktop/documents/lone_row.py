"""A row that stands alone: a sentence, not a table."""

from dataclasses import replace

from kl_relations_desktop.documents.blocks import Cell, Prose, Span, Style, Table, Text


def sentence_of(table: Table) -> Prose:
    """Return a table of one row as a sentence, each value behind the head of its column."""
    said: list[Span] = []
    for column, cell in zip(table.columns, table.rows[0], strict=True):
        said += [Span(" ")] if said else []
        said += [Span(f"{column.head}: ", figure=column.figure)] if column.head else []
        said += _stopped(cell)
    return Prose((tuple(said),), table.field)


def _stopped(cell: Cell) -> Text:
    """Return the paragraphs of a cell one after the other, a full stop behind the last."""
    spans: list[Span] = []
    for text in cell:
        spans += [Span("; ")] if spans and text else []
        spans += [_inside(span) for span in text]
    if not spans or spans[-1].text.endswith("."):
        return tuple(spans)
    return (*spans, Span("."))


def _inside(span: Span) -> Span:
    """Return a stretch as it stands inside a sentence: "not stated" small and undivided."""
    if span.style is not Style.MISSING:
        return span
    words = span.text[:1].lower() + span.text[1:]
    return replace(span, text=words.replace(" ", "\N{NO-BREAK SPACE}"))
