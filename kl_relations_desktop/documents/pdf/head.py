"""The head of page 1: City Hall, the paper's kind, the partner, the occasion, the facts."""

from kl_relations_desktop.documents.content import Fact, PartnerHead, Sheet, Span, TitleHead
from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.documents.pdf.ink import Flag, Mark, Rule, Run
from kl_relations_desktop.documents.pdf.lists import Look, height_of, stacked
from kl_relations_desktop.documents.pdf.pages import cut_short, dotted, right_aligned, tag_marks
from kl_relations_desktop.documents.pdf.setting import Line, set_text, set_words, widths
from kl_relations_desktop.documents.pdf.svg import has_flag
from kl_relations_desktop.domain.errors import RuleViolation

_SHORT = 40
_FACT_LINES = 4


def first_head(sheet: Sheet, look: Look) -> tuple[list[Mark], float]:
    """Return the head of page 1, and the rule or line that its first section hangs from."""
    if isinstance(sheet.head, TitleHead):
        titled, y = _titled(sheet.head, look)
        return [*_letterhead(sheet), *titled], y
    partner, shift = _partner(sheet.head, look)
    marks = [*_letterhead(sheet), *partner]
    if look.is_card or not sheet.facts:
        y = m.FACTS_RULE_CARD + shift
        marks.append(Rule(m.LEFT, y, m.RIGHT, y, m.FACTS_WEIGHT))
        return marks, y
    facts, bottom = _facts(sheet.facts, look, m.FACTS_RULE + shift)
    return [*marks, *facts], bottom


def _letterhead(sheet: Sheet) -> list[Mark]:
    words = sheet.letterhead
    reader = dotted(words.reader, words.number)
    y = m.HEAD_RULE
    return [
        Run(m.LEFT, m.WORDMARK_LINE, set_words(words.wordmark, m.WORDMARK, sheet.han)),
        Run(m.LEFT, m.UNIT_LINE, set_words(words.unit_line, m.UNIT, sheet.han)),
        right_aligned(set_words(words.kind_word, m.KIND, sheet.han), m.WORDMARK_LINE),
        right_aligned(set_words(reader, m.UNIT, sheet.han), m.UNIT_LINE),
        Rule(m.LEFT, y, m.RIGHT, y, m.HEAD_WEIGHT, m.Ink.ACCENT),
    ]


def _titled(head: TitleHead, look: Look) -> tuple[list[Mark], float]:
    """Return a title over the full width, its line, and the rule under them."""
    titles = set_text((Span(head.name),), m.TITLE, m.FULL_WIDTH, look.han)
    marks: list[Mark] = [*stacked(titles, m.LEFT, m.TITLE.leading, m.TITLE_LINE)]
    shift = height_of(titles, m.TITLE.leading)
    period = set_words(head.period, m.GRADE.cut(m.Weight.SEMIBOLD), look.han)
    summary = set_words(head.summary, m.UNIT, look.han)
    marks.append(Run(m.LEFT, m.PERIOD_LINE + shift, period))
    if period.width + m.NAME_CLEARANCE + summary.width > m.FULL_WIDTH:
        shift += m.GRADE.leading
        marks.append(Run(m.LEFT, m.PERIOD_LINE + shift, summary))
    else:
        marks.append(right_aligned(summary, m.PERIOD_LINE + shift))
    y = m.TITLE_RULE + shift
    return [*marks, Rule(m.LEFT, y, m.RIGHT, y, m.FACTS_WEIGHT)], y


def _partner(head: PartnerHead, look: Look) -> tuple[list[Mark], float]:
    """Return flag or quiet words, names, grade and occasion, and how far they move the rest."""
    grade = m.CARD_GRADE if look.is_card else m.GRADE
    marks, left = _left_of_names(head, look)
    names, shift = _names(head, look)
    marks += names
    detail_line = m.DETAIL_LINE + (1.2 if look.is_card else 0.0)
    for words, role, y in (
        (head.grade_line, grade, m.GRADE_LINE),
        (head.occasion, grade.cut(m.Weight.SEMIBOLD), m.OCCASION_LINE),
        (head.occasion_detail, grade, detail_line),
    ):
        # A line too long takes a second one, and all below goes down by it.
        most = m.CARD_HEAD_LINES if look.is_card else len(words)
        lines = cut_short(words, role, m.TEXT_WIDTH, most, look.han)
        marks += stacked(lines, m.TEXT, role.leading, y + shift)
        shift += height_of(lines, role.leading)
    if not (head.occasion or head.occasion_detail or head.is_sample):
        shift -= m.NO_OCCASION_RISE
    return marks, max(shift, left - m.DETAIL_LINE)


def _left_of_names(head: PartnerHead, look: Look) -> tuple[list[Mark], float]:
    """Return flag, quiet words and sample tag, and their last baseline."""
    marks: list[Mark] = []
    y = 0.0
    if head.flag and has_flag(head.flag):
        marks.append(Flag(m.LEFT, m.FLAG_TOP, m.FLAG_WIDTH, m.FLAG_HEIGHT, head.flag))
    if head.quiet_words:
        text = (Span("\n".join(head.quiet_words)),)
        lines = set_text(text, m.GRADE, m.SIDE_WIDTH, look.han)
        marks += stacked(lines, m.LEFT, m.GRADE.leading, m.QUIET_WORDS_LINE)
        y = m.QUIET_WORDS_LINE + height_of(lines, m.GRADE.leading)
    if head.is_sample:
        y = max(m.HEAD_TAG_LINE, y + m.TAG_DROP)
        marks += tag_marks(look.tag, m.LEFT, y)
    return marks, y


def _in_short(words: str) -> str:
    """Return the beginning of a text that is too long, to know it by."""
    return words if len(words) <= _SHORT else f"{words[:_SHORT].rstrip()}…"


def _names(head: PartnerHead, look: Look) -> tuple[list[Mark], float]:
    """Return the partner's name and its native name, and how far they move what follows.

    The native name stands on the right of the other; where the two have no room side by side,
    it stands under it, and a very long name is set small, on several lines.
    """
    beside = (m.NATIVE_NAME, m.NATIVE_NAME_SQUARE, m.INNER_TITLE, m.NAME_SMALL)
    native = _native_name(head.native_name, beside, m.TEXT_WIDTH / 2, look)
    room = m.TEXT_WIDTH
    if native:
        room -= native[0].width + m.NAME_CLEARANCE
    name = _large_name(head.name, room, look) if len(native) <= 1 else ()
    if name:
        marks = _name_marks(name, m.NAME_TWO_LINES)
        return [*marks, *(right_aligned(one, m.NAME_LINE) for one in native)], 0.0
    name, leading = _name_alone(head.name, look)
    marks = _name_marks(name, leading)
    y = marks[-1].y if marks else m.NAME_LINE
    under = (m.INNER_TITLE, m.NAME_SMALL)
    native = _native_name(head.native_name, under, m.TEXT_WIDTH, look)
    if native:
        marks += stacked(native, m.TEXT, m.NAME_SMALL.leading, y + m.NATIVE_NAME_DROP)
        y = marks[-1].y
    return [*marks], max(0.0, y - m.NAME_LINE)


def _name_marks(lines: tuple[Line, ...], leading: float) -> list[Run]:
    """Return a name on its line; the first of several stands higher."""
    y = m.NAME_LINE - (m.NAME_RISE if len(lines) > 1 else 0.0)
    return [*stacked(lines, m.TEXT, leading, y)]


def _name_alone(words: str, look: Look) -> tuple[tuple[Line, ...], float]:
    """Return a name with the whole measure for itself, and the leading of its lines."""
    lines, role = _large_name(words, m.TEXT_WIDTH, look), m.INNER_TITLE
    if lines:
        return lines, m.NAME_TWO_LINES
    lines = set_text((Span(words),), role, m.TEXT_WIDTH, look.han)
    if len(lines) > m.NAME_LINES / 2:
        role = m.NAME_SMALL
        lines = cut_short(words, role, m.TEXT_WIDTH, m.NAME_LINES, look.han)
    return lines, role.leading


def _large_name(words: str, room: float, look: Look) -> tuple[Line, ...]:
    """Return a name as large as it fits on one line, or on two; empty where it fits on none."""
    for size in m.NAME_SIZES:
        line = set_words(words, m.NAME.at(size, 28), look.han)
        if line.width <= room:
            return (line,)
    text, role = (Span(words),), m.NAME.at(m.NAME_SIZES[-1], 28)
    if widths(text, role, look.han)[0] > room:
        return ()
    lines = set_text(text, role, room, look.han)
    return lines if len(lines) <= 2 else ()


def _native_name(
    words: str, roles: tuple[m.Role, ...], room: float, look: Look
) -> tuple[Line, ...]:
    """Return the native name, as large as a room allows on one line; else small, on several."""
    if not words:
        return ()
    for role in roles:
        native = set_words(words, m.NATIVE_NAME.at(role.size, role.leading), look.han)
        if role is m.NATIVE_NAME and not native.is_tall:
            continue
        if native.width <= room:
            return (native,)
    return cut_short(words, m.NAME_SMALL, m.TEXT_WIDTH, m.NAME_LINES, look.han)


def _facts(facts: tuple[Fact, ...], look: Look, y: float) -> tuple[list[Mark], float]:
    """Return the facts at a glance, four a row, between two rules."""
    marks: list[Mark] = [Rule(m.LEFT, y, m.RIGHT, y, m.FACTS_WEIGHT)]
    top = y + m.FACT_LABEL_DROP
    for start in range(0, len(facts), 4):
        row = [_fact_lines(fact, look) for fact in facts[start : start + 4]]
        value_top = top + max(height_of(labels, m.LABEL.leading) for labels, _ in row)
        value_top += m.FACT_VALUE_DROP
        for place, (labels, values) in enumerate(row):
            x = m.LEFT + place * m.FACT_WIDTH
            marks += stacked(labels, x, m.LABEL.leading, top)
            marks += stacked(values, x, m.FACT_VALUE.leading, value_top)
        y = value_top + max(height_of(values, m.FACT_VALUE.leading) for _, values in row)
        top = y + m.FACT_ROW - m.FACT_VALUE_DROP
    bottom = y + m.FACTS_END
    marks.append(Rule(m.LEFT, bottom, m.RIGHT, bottom, m.FACTS_WEIGHT))
    return marks, bottom


def _fact_lines(fact: Fact, look: Look) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return a fact's label and value, in a few lines each at most."""
    cut = m.Weight.ITALIC if fact.is_missing else m.Weight.SEMIBOLD
    room = m.FACT_WIDTH - m.COLUMN_GAP
    label = set_text((Span(fact.label),), m.LABEL, room, look.han)
    value = (Span(fact.value, figure=fact.figure),)
    values = set_text(value, m.FACT_VALUE.cut(cut), room, look.han)
    for words, lines in ((fact.label, label), (fact.value, values)):
        if len(lines) > _FACT_LINES:
            over = sum(len(line.text) for line in lines[_FACT_LINES:])
            raise RuleViolation(
                "paper.over_limit", field=fact.field, section=_in_short(words), characters=over
            )
    return label, values
