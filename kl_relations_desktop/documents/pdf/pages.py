"""What stands on every page: the stamp twice, the head, the foot and Page n of N."""

from kl_relations_desktop.documents.content import Sheet, Span, Stamp, Style, Text
from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.documents.pdf.ink import Box, Mark, Rule, Run
from kl_relations_desktop.documents.pdf.qr import qr
from kl_relations_desktop.documents.pdf.setting import Line, set_line, set_text, set_words

_DOT = "\u2002·\u2002"


def dotted(*texts: str) -> str:
    """Return the texts with a raised dot between them, empty ones left out."""
    return _DOT.join(text for text in texts if text)


def in_room(words: str, role: m.Role, room: float, han: str = "ja") -> Line:
    """Return words on one line; where they have no room, their beginning and an ellipsis."""
    line = set_words(words, role, han)
    if line.width <= room:
        return line
    most = room - set_words("…", role, han).width
    return set_words(f"{set_text((Span(words),), role, most, han)[0].text}…", role, han)


def cut_short(
    words: str, role: m.Role, measure: float, most: int, han: str
) -> tuple[Line, ...]:
    """Return words on so many lines at most; what has no room is an ellipsis."""
    lines = set_text((Span(words),), role, measure, han)
    if len(lines) <= most:
        return lines
    rest = " ".join(line.text for line in lines[most - 1 :])
    return (*lines[: most - 1], in_room(rest, role, measure, han))


def right_aligned(line: Line, y: float, right: float = m.RIGHT) -> Run:
    """Return a line that ends at the right edge."""
    return Run(right - line.width, y, line)


def stamp_marks(stamp: Stamp) -> list[Mark]:
    """Return the marking in its box, at the top and at the foot."""
    role = m.STAMP.at(stamp.size, stamp.size * 1.3)
    line = set_words(stamp.text.upper(), role)
    # Tracking follows each letter; the last one's is not part of the word.
    width = line.width - role.tracking * role.size
    height = m.STAMP_HEIGHT * stamp.size / m.STAMP.size
    box_width = width + 6.4 * m.MM * stamp.size / m.STAMP.size
    centre = stamp.centre * m.MM
    marks: list[Mark] = []
    for middle in (stamp.top * m.MM, stamp.foot * m.MM):
        marks.append(
            Box(centre - box_width / 2, middle - height / 2, box_width, height, m.STAMP_WEIGHT)
        )
        marks.append(Run(centre - width / 2, middle + 0.33 * role.size, line))
    return marks


def tag_marks(words: str, x: float, y: float) -> list[Mark]:
    """Return the sample tag, its baseline at y."""
    line = set_words(words.upper(), m.TAG)
    width = line.width - m.TAG.tracking * m.TAG.size
    return [
        Box(x, y - 8.4, width + 7.6, 11.4, m.TAG_WEIGHT),
        Run(x + 3.8, y, line),
    ]


def later_head(sheet: Sheet) -> list[Mark]:
    """Return the head of the pages after the first."""
    kind = set_words(
        dotted(sheet.letterhead.kind_word, sheet.letterhead.number), m.UNIT, sheet.han
    )
    room = m.FULL_WIDTH - kind.width - m.NAME_CLEARANCE
    name = in_room(sheet.head.name, m.UNIT.cut(m.Weight.SEMIBOLD), room, sheet.han)
    y = m.LATER_HEAD_RULE
    return [
        Run(m.LEFT, m.LATER_HEAD_LINE, name),
        right_aligned(kind, m.LATER_HEAD_LINE),
        Rule(m.LEFT, y, m.RIGHT, y, m.LATER_HEAD_WEIGHT, m.Ink.ACCENT),
    ]


def foot(sheet: Sheet, number: int, total: int) -> list[Mark]:
    """Return the foot of one page; the first carries the QR."""
    words = sheet.letterhead
    left = m.LEFT
    marks: list[Mark] = [
        Rule(m.LEFT, m.FOOT_RULE, m.RIGHT, m.FOOT_RULE, m.SECTION_WEIGHT, m.Ink.HAIRLINE)
    ]
    has_qr = number == 1 and sheet.seal is not None
    if has_qr and sheet.seal is not None:
        marks.append(qr(sheet.seal.payload, m.LEFT, m.QR_TOP, m.QR_SIDE))
        left = m.FOOT_AFTER_QR
    first: Text = (
        Span(words.number_line, Style.STRONG),
        Span(_DOT + dotted(words.copy_line, words.printed_on)),
    )
    quiet = m.FOOT.inked(m.Ink.QUIET)
    second = dotted(words.officer, words.scan_hint if has_qr else "")
    page = words.page.format(n=number, N=total)
    note = set_words(words.sample_note, quiet, sheet.han)
    room = m.RIGHT - left - note.width - m.NAME_CLEARANCE
    return [
        *marks,
        Run(left, m.FOOT_LINE, set_line(first, m.FOOT, sheet.han)),
        Run(left, m.FOOT_SECOND, in_room(second, quiet, room, sheet.han)),
        right_aligned(set_line((Span(page, Style.STRONG),), m.FOOT, sheet.han), m.FOOT_LINE),
        *((right_aligned(note, m.FOOT_SECOND),) if words.sample_note else ()),
    ]
