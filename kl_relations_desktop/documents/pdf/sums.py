"""Reckonings: what was done, the day it leads to, the reason, and the result under a rule."""

from kl_relations_desktop.documents.content import Span, Style, Sum, SumLine, Text
from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.documents.pdf.ink import Mark, Row, Rule, Run, Strip
from kl_relations_desktop.documents.pdf.lists import Look, height_of, stacked
from kl_relations_desktop.documents.pdf.setting import set_text, set_words


def sum_of(block: Sum, look: Look) -> Strip:
    """Set a reckoning: its title, a line a step, and the result under a rule."""
    sign = set_words(block.sign, m.NUMERAL) if block.sign else None
    # From AA on, a sign is wider than the indent of a single letter.
    indent = max(m.ITEM_INDENT, sign.width + 2 * m.MM) if sign else 0.0
    left = m.TEXT + indent
    titles = set_text(block.title, m.BODY, m.TEXT_WIDTH - indent, look.han)
    marks: list[Mark] = [*stacked(titles, left, m.BODY.leading)]
    if sign:
        marks.append(Run(m.TEXT, 0, sign))
    height = height_of(titles, m.BODY.leading)
    rows = [Row(tuple(marks), height, m.BODY.leading + m.SUM_GAP, is_heading=True)]
    for place, line in enumerate(block.lines):
        gap = m.SUM.leading + (0.0 if place else m.SUM_FIRST_GAP)
        rows.append(_line(line, left, gap, look))
    if block.result is not None:
        rows.append(_result(block.result, left, look))
    return Strip(tuple(rows), is_whole=True)


def _result(line: SumLine, left: float, look: Look) -> Row:
    """Return the result, its rule above it, its day in semibold."""
    found = _line(line, left, m.SUM_RESULT_RULE + m.SUM.leading, look, Style.STRONG)
    y = -m.SUM.leading
    rule = Rule(left, y, m.RIGHT, y, m.TABLE_HEAD_WEIGHT)
    return Row((rule, *found.marks), found.height, found.gap)


def _line(
    line: SumLine, left: float, gap: float, look: Look, style: Style = Style.REGULAR
) -> Row:
    """Return one step; its words take the room that the day leaves them."""
    role, right = m.SUM, m.TEXT + m.SUM_DAY_RIGHT
    day: Text = (Span(line.day, style),) if line.day else ()
    days = set_text(day, role, m.SUM_DAY_MEASURE, look.han)
    taken = max((one.width for one in days), default=0.0)
    room = right - left - (taken + m.COLUMN_GAP if days else 0.0)
    said = set_text(line.what, role, room, look.han)
    because: Text = (Span(line.because),) if line.because else ()
    reasons = set_text(because, m.SUM_REASON, m.RIGHT - m.TEXT - m.SUM_BECAUSE, look.han)
    marks: list[Mark] = [*stacked(said, left, role.leading)]
    marks += [
        Run(right - one.width, place * role.leading, one) for place, one in enumerate(days)
    ]
    marks += stacked(reasons, m.TEXT + m.SUM_BECAUSE, role.leading)
    height = max(height_of(lines, role.leading) for lines in (said, days, reasons))
    return Row(tuple(marks), height, gap)
