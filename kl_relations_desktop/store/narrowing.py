"""The conditions of long lists in SQL: what a filter's words find, and by what names."""

from collections.abc import Iterable, Iterator

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.listing import FilterWord, ListQuestion
from kl_relations_desktop.domain.names import fold
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import FieldSpec, FieldType, Searched
from kl_relations_desktop.store.layout import Layout

_TRIGRAM = 3
"""The index of names knows no shorter words."""
_LIKE = "LIKE ? ESCAPE '!'"


@dataclass(frozen=True, slots=True)
class Sql:
    """A piece of SQL and the values for its question marks."""

    text: str
    values: tuple[object, ...] = ()


def joined(parts: Iterable[Sql], word: str = "AND") -> Sql:
    """Return the condition that all of these hold, or that any does."""
    held = tuple(parts)
    text = f" {word} ".join(one.text for one in held)
    return Sql(f"({text})" if held else "1", tuple(v for one in held for v in one.values))


def headline_in(layout: Layout, language: str) -> str:
    """Return the expression by which headlines are sorted on a screen in a language."""
    twin = _twin(layout, language)
    if not twin:
        return '"headline_folded"'
    return f'CASE "{twin}" WHEN \'\' THEN "headline_folded" ELSE "{twin}" END COLLATE NOCASE'


def spoken_in(layout: Layout, language: str) -> str:
    """Return the expression for what records are called on a screen in a language."""
    twin = _twin(layout, language)
    return f'CASE "{twin}" WHEN \'\' THEN headline ELSE "{twin}" END' if twin else "headline"


def _twin(layout: Layout, language: str) -> str:
    """Return the field that holds the name in Malay; nothing where none is asked for."""
    named = next(
        (one.name for one in layout.own.specs if one.searched is Searched.NAME and one.is_text),
        "",
    )
    twin = f"{named}_ms"
    has_twin = any(one.name == twin for one in layout.own.specs)
    return twin if language != "en" and has_twin else ""


def holding(layout: Layout, question: ListQuestion) -> Iterator[Sql]:
    """Give the condition for each word of a filter: that the record holds it somewhere."""
    for word in question.words:
        # Each place is looked up by its own index: an OR would read every record instead.
        places = tuple(_places(layout, question, word, fold(word.text)))
        united = joined(places, "UNION")
        yield Sql(f"id IN {united.text}", united.values)


def _places(
    layout: Layout, question: ListQuestion, word: FilterWord, wanted: str
) -> Iterator[Sql]:
    mine = f'SELECT id FROM "{layout.kind}" WHERE'
    yield _named(layout.kind, wanted)
    if question.binned or layout.record.headline is not Record.headline:
        # What lies in the bin is not in the index of names.
        yield Sql(f'{mine} "headline_folded" {_LIKE}', (like(wanted),))
    for spec in layout.own.specs:
        if spec.type is FieldType.LINK:
            linked = _named(spec.links_to, wanted)
            yield Sql(f'{mine} "{spec.name}" IN ({linked.text})', linked.values)
        elif spec.name in question.shown:
            yield from (Sql(f"{mine} {one.text}", one.values) for one in _said(spec, word))
    for name, values in word.values:
        if values:
            marks = ", ".join("?" * len(values))
            yield Sql(f'{mine} "{name}" IN ({marks})', values)


def _said(spec: FieldSpec, word: FilterWord) -> Iterator[Sql]:
    """Give the conditions that the text of a shown field holds a word."""
    column = f'"{spec.name}"'
    if spec.type is FieldType.MONEY:
        yield Sql(f"printf('%.2f', {column} / 100.0) {_LIKE}", (like(word.text),))
    elif spec.is_text or spec.type in (FieldType.INTEGER, FieldType.NUMBER):
        yield Sql(f"{column} {_LIKE}", (like(word.text),))
    elif spec.type is FieldType.PARTIAL_DATE:
        if word.text.isdigit():
            yield Sql(f"{column} {_LIKE}", (like(word.text),))
        for month in word.months:
            yield Sql(f"{column} LIKE ?", (f"____-{month:02d}%",))


def _named(kind: str, wanted: str) -> Sql:
    """Return the records of a kind in sight whose names hold a word."""
    mine = "SELECT record_id FROM search WHERE kind = ? AND"
    if len(wanted) < _TRIGRAM:
        return Sql(f"{mine} names {_LIKE}", (kind, like(wanted)))
    quoted = '"' + wanted.replace('"', '""') + '"'
    within = "id IN (SELECT rowid FROM search_names WHERE words MATCH ?)"
    return Sql(f"{mine} {within}", (kind, quoted))


def like(word: str) -> str:
    """Return the LIKE pattern for a word anywhere, with `!` as the escape."""
    for special in "!%_":
        word = word.replace(special, f"!{special}")
    return f"%{word}%"
