"""Lists, running text, dated facts, pairs and sources, set in the text column."""

from dataclasses import replace

from kl_relations_desktop.documents.content import (
    Bullets,
    DatedFacts,
    Item,
    Note,
    Numbered,
    Pairs,
    Prose,
    SourcesList,
    Span,
    Style,
    Text,
)
from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.documents.pdf.ink import Mark, Row, Rule, Run, Strip
from kl_relations_desktop.documents.pdf.measures import Role, Weight
from kl_relations_desktop.documents.pdf.setting import Line, set_text, set_words
from kl_relations_desktop.domain.frozen import dataclass

_LONGEST_WHOLE = 20
_ROMAN = (
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
)


@dataclass(frozen=True, slots=True)
class Look:
    """What a block must know of its paper: card or not, which Han first, how high a map."""

    han: str = "ja"
    is_card: bool = False
    tag: str = ""
    map_height: float = m.MAP_HEIGHT

    @property
    def body(self) -> Role:
        """Return the role of running text."""
        return m.CARD_BODY if self.is_card else m.BODY

    @property
    def side(self) -> Role:
        """Return the role of side heads."""
        return m.CARD_SIDE_HEAD if self.is_card else m.SIDE_HEAD

    @property
    def item_gap(self) -> float:
        """Return how much further apart items stand than lines."""
        return m.CARD_ITEM_GAP if self.is_card else m.ITEM_GAP


def stacked(
    lines: tuple[Line, ...], x: float, leading: float, y: float = 0.0
) -> tuple[Run, ...]:
    """Return lines one under the other, the first on the baseline `y`."""
    return tuple(Run(x, y + place * leading, line) for place, line in enumerate(lines))


def height_of(lines: tuple[Line, ...], leading: float) -> float:
    """Return the way from the first baseline to the last."""
    return max(0, len(lines) - 1) * leading


def in_rows(lines: tuple[Line, ...], x: float, leading: float, gap: float) -> list[Row]:
    """Return a paragraph as one row; a very long one as several, which a page may divide."""
    if len(lines) <= _LONGEST_WHOLE:
        return [Row(stacked(lines, x, leading), height_of(lines, leading), leading + gap)]
    rows = []
    for start in range(0, len(lines), 4):
        part = lines[start : start + 4]
        above = gap if start == 0 else 0.0
        rows.append(Row(stacked(part, x, leading), height_of(part, leading), leading + above))
    return rows


def row_rule(y: float, x: float = m.TEXT) -> Rule:
    """Return the hairline between two rows."""
    return Rule(x, y, m.RIGHT, y, m.ROW_WEIGHT, m.Ink.HAIRLINE)


def below(row: Row) -> float:
    """Return how far under a row's last baseline its rule stands."""
    return m.TALL_ROW_RULE if row.is_tall else m.ROW_RULE


def is_heading(text: Text) -> bool:
    """Return whether a paragraph is a head of what follows it: semibold throughout."""
    return all(span.style is Style.STRONG for span in text)


def item_text(item: Item) -> Text:
    """Return an item's lead in semibold and what follows it."""
    if not item.lead:
        return item.text
    lead = Span(item.lead + (" " if item.text else ""), Style.STRONG)
    return (lead, *item.text)


def _items(texts: list[Text], signs: list[Line], look: Look, *, gap: float) -> Strip:
    """Return items with a sign before each."""
    role = look.body
    rows = []
    for text, sign in zip(texts, signs, strict=True):
        lines = set_text(text, role, m.TEXT_WIDTH - m.ITEM_INDENT, look.han)
        found = in_rows(lines, m.TEXT + m.ITEM_INDENT, role.leading, gap)
        rows.append(replace(found[0], marks=(Run(m.TEXT, 0, sign), *found[0].marks)))
        rows += found[1:]
    return Strip(tuple(rows), is_whole=len(rows) <= 3)


def numbered(block: Numbered, look: Look) -> Strip:
    """Set a numbered list."""
    counts = range(1, len(block.items) + 1)
    if block.numerals == "i":
        signs = [set_words(f"{_ROMAN[(n - 1) % len(_ROMAN)]})", m.COUNTER) for n in counts]
    else:
        role = m.NUMERAL.at(look.body.size, look.body.leading)
        signs = [set_words(str(n), role) for n in counts]
    return _items([item_text(i) for i in block.items], signs, look, gap=look.item_gap)


def bullets(block: Bullets, look: Look) -> Strip:
    """Set a dash list; items of one line each stand as close as lines."""
    texts = [item_text(item) for item in block.items]
    measure = m.TEXT_WIDTH - m.ITEM_INDENT
    is_short = all(len(set_text(t, look.body, measure, look.han)) == 1 for t in texts)
    gap = 0.0 if is_short and not look.is_card else look.item_gap
    dash = set_words("–", look.body)
    return _items(texts, [dash] * len(texts), look, gap=gap)


def prose(block: Prose, look: Look) -> Strip:
    """Set paragraphs."""
    role = look.body
    rows = []
    for text in block.paragraphs:
        lines = set_text(text, role, m.TEXT_WIDTH, look.han)
        found = in_rows(lines, m.TEXT, role.leading, look.item_gap)
        rows += [replace(row, is_heading=is_heading(text)) for row in found]
    return Strip(tuple(rows))


def note(block: Note, look: Look, after: Row | None) -> Strip:
    """Set a closing remark; under a table it is one more row."""
    role = m.TABLE
    lines = set_text(block.text, role, m.TEXT_WIDTH, look.han)
    above: tuple[Mark, ...] = ()
    gap = m.BODY.leading + m.ITEM_GAP
    if after is not None:
        gap = below(after) + role.leading
        above = (row_rule(-role.leading),)
    marks = stacked(lines, m.TEXT, role.leading)
    height = height_of(lines, role.leading)
    return Strip((Row(marks, height, gap, above, is_heading=is_heading(block.text)),))


def dated_facts(block: DatedFacts, look: Look) -> Strip:
    """Set facts beside their dates."""
    role = look.body
    rows = []
    for fact in block.facts:
        cut = Weight.ITALIC if fact.is_missing else Weight.SEMIBOLD
        date_text = (Span(fact.date_text),)
        dates = set_text(
            date_text, m.FACT_DATE.cut(cut), m.DATE_INDENT - m.COLUMN_GAP, look.han
        )
        lines = set_text(fact.text, role, m.TEXT_WIDTH - m.DATE_INDENT, look.han)
        marks = (
            *stacked(dates, m.TEXT, role.leading),
            *stacked(lines, m.TEXT + m.DATE_INDENT, role.leading),
        )
        height = max(height_of(lines, role.leading), height_of(dates, role.leading))
        rows.append(Row(marks, height, role.leading + look.item_gap))
    return Strip(tuple(rows), is_whole=len(rows) <= 3)


def pairs(block: Pairs, look: Look) -> Strip:
    """Set topics and answers, a hairline between the rows."""
    role = look.body
    rows: list[Row] = []
    for pair in block.pairs:
        topic = set_text((Span(pair.topic),), role, m.ANSWER_INDENT - m.COLUMN_GAP, look.han)
        answer = set_text(pair.answer, role, m.TEXT_WIDTH - m.ANSWER_INDENT, look.han)
        marks = (
            *stacked(topic, m.TEXT, role.leading),
            *stacked(answer, m.TEXT + m.ANSWER_INDENT, role.leading),
        )
        height = max(height_of(topic, role.leading), height_of(answer, role.leading))
        is_tall = any(lines[-1].is_tall for lines in (topic, answer) if lines)
        gap = (below(rows[-1]) if rows else 0.0) + role.leading
        rows.append(Row(marks, height, gap, (row_rule(-role.leading),), is_tall))
    return Strip(tuple(rows), is_whole=len(rows) <= 3)


def sources(block: SourcesList, look: Look) -> Strip:
    """Set the sources, each behind its figure."""
    role = m.SOURCE
    rows = []
    for source in block.sources:
        figure = set_words(source.figure, role.cut(Weight.SEMIBOLD))
        indent = max(m.SOURCE_INDENT, figure.width + 1.2 * m.MM)
        lines = set_text(source.text, role, m.TEXT_WIDTH - indent, look.han)
        marks = (Run(m.TEXT, 0, figure), *stacked(lines, m.TEXT + indent, role.leading))
        rows.append(Row(marks, height_of(lines, role.leading), role.leading))
    return Strip(tuple(rows), is_whole=len(rows) <= 3)
