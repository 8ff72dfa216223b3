"""The head of page 1: City Hall, the paper's kind, the partner, the occasion, the facts."""

from kl_relations_desktop.documents.content import Fact, PartnerHead, Sheet, Span, TitleHead
from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.documents.pdf.ink import Flag, Mark, Rule, Run
from kl_relations_desktop.documents.pdf.lists import Look, height_of, stacked
from kl_relations_desktop.documents.pdf.pages import dotted, right_aligned, tag_marks
from kl_relations_desktop.documents.pdf.setting import Line, set_text, set_words
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
    summary = set_words(head.summary, m.PERSON, look.han)
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
    marks: list[Mark] = []
    if head.flag and has_flag(head.flag):
        marks.append(Flag(m.LEFT, m.FLAG_TOP, m.FLAG_WIDTH, m.FLAG_HEIGHT, head.flag))
    for place, words in enumerate(head.quiet_words):
        y = m.QUIET_WORDS_LINE + place * m.GRADE.leading
        marks.append(Run(m.LEFT, y, set_words(words, m.GRADE, look.han)))
    marks += _names(head, look)
    if head.is_sample:
        marks += tag_marks(look.tag, m.LEFT, m.HEAD_TAG_LINE)
    shift = 0.0
    detail_line = m.DETAIL_LINE + (1.2 if look.is_card else 0.0)
    for words, role, y in (
        (head.grade_line, grade, m.GRADE_LINE),
        (head.occasion, grade.cut(m.Weight.SEMIBOLD), m.OCCASION_LINE),
        (head.occasion_detail, grade, detail_line),
    ):
        # A line too long takes a second one, and all below goes down by it.
        lines = set_text((Span(words),), role, m.TEXT_WIDTH, look.han)
        marks += stacked(lines, m.TEXT, role.leading, y + shift)
        shift += height_of(lines, role.leading)
    if not (head.occasion or head.occasion_detail or head.is_sample):
        shift -= m.NO_OCCASION_RISE
    return marks, shift


def _in_short(words: str) -> str:
    """Return the beginning of a text that is too long, to know it by."""
    return words if len(words) <= _SHORT else f"{words[:_SHORT].rstrip()}…"


def _characters_over(words: str, width: float, room: float) -> int:
    return max(1, round(len(words) * (width - room) / width))


def _names(head: PartnerHead, look: Look) -> list[Mark]:
    """Return the partner's name as large as it fits, and its native name on the right."""
    native = _native_name(head.native_name, look)
    room = m.TEXT_WIDTH
    if native is not None:
        room -= native.width + m.NAME_CLEARANCE
    marks: list[Mark] = []
    for size in m.NAME_SIZES:
        name = set_words(head.name, m.NAME.at(size, 28), look.han)
        if name.width <= room:
            marks.append(Run(m.TEXT, m.NAME_LINE, name))
            break
    else:
        marks += _two_lines(head, room, look)
    if native is not None:
        marks.append(right_aligned(native, m.NAME_LINE))
    return marks


def _native_name(words: str, look: Look) -> Line | None:
    """Return the native name, as large as half of the text column allows."""
    if not words:
        return None
    native = set_words(words, m.NATIVE_NAME, look.han)
    for role in (m.NATIVE_NAME, m.NATIVE_NAME_SQUARE, m.INNER_TITLE, m.CARD_SIDE_HEAD):
        if role is m.NATIVE_NAME and not native.is_tall:
            continue
        native = set_words(words, m.NATIVE_NAME.at(role.size, role.leading), look.han)
        if native.width <= m.TEXT_WIDTH / 2:
            break
    return native


def _two_lines(head: PartnerHead, room: float, look: Look) -> list[Mark]:
    """Return a long name in two lines; refuse the name that leaves no room for them."""
    role = m.NAME.at(24, 28)
    lines = set_text((Span(head.name),), role, room, look.han)
    if len(lines) > 2 or any(line.width > room for line in lines):
        alone = set_text((Span(head.name),), role, m.TEXT_WIDTH, look.han)
        is_native = room < m.TEXT_WIDTH / 2 and len(alone) <= 2
        field, words = ("native_name", head.native_name) if is_native else ("name", head.name)
        over = _characters_over(words, sum(line.width for line in lines), 2 * room)
        raise RuleViolation(
            "paper.over_limit", field=field, section=_in_short(words), characters=over
        )
    first = m.NAME_LINE - (len(lines) - 1) * 22
    return [Run(m.TEXT, first + place * 26, line) for place, line in enumerate(lines)]


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
