"""Text set in lines: words measured once, lines chosen, runs put in the order of reading."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from kl_relations_desktop.documents.content import Span, Style, Text
from kl_relations_desktop.documents.pdf.breaking import Word, chosen_lines
from kl_relations_desktop.documents.pdf.directions import (
    in_visual_order,
    levels,
    runs_right_to_left,
)
from kl_relations_desktop.documents.pdf.joining import Joint, joints
from kl_relations_desktop.documents.pdf.measures import Ink as Inks
from kl_relations_desktop.documents.pdf.measures import Role, Weight
from kl_relations_desktop.documents.pdf.shaping import Piece, pieces, space_width, width_of
from kl_relations_desktop.domain.frozen import dataclass

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ENDS_A_PART = "/.-@_?&="


@dataclass(frozen=True, slots=True)
class Stretch:
    """Glyphs of one face and role, and how far from the line's left edge they begin."""

    dx: float
    width: float
    piece: Piece
    role: Role

    @property
    def size(self) -> float:
        """Return the size that the face is drawn at."""
        return self.role.size * self.piece.face.scale


@dataclass(frozen=True, slots=True)
class Line:
    """A set line: its stretches from left to right, and its width."""

    stretches: tuple[Stretch, ...]
    width: float
    text: str

    @property
    def is_tall(self) -> bool:
        """Return whether Arabic or Tamil hangs below this line."""
        return any(stretch.piece.face.is_tall for stretch in self.stretches)


EMPTY_LINE = Line((), 0.0, "")


@dataclass(frozen=True, slots=True)
class _Part:
    """Characters of one role within a paragraph."""

    start: int
    end: int
    role: Role


@lru_cache(maxsize=8192)
def set_text(text: Text, role: Role, measure: float, han: str = "ja") -> tuple[Line, ...]:
    """Return a paragraph in lines no wider than the measure."""
    return _Paragraph(text, role, han).lines(measure)


@lru_cache(maxsize=4096)
def set_line(text: Text, role: Role, han: str = "ja") -> Line:
    """Return a text on one line, however long."""
    lines = _Paragraph(text, role, han).lines(float("inf"))
    return lines[0] if lines else EMPTY_LINE


def set_words(text: str, role: Role, han: str = "ja") -> Line:
    """Return plain words on one line."""
    return set_line((Span(text),), role, han)


@lru_cache(maxsize=4096)
def widths(text: Text, role: Role, han: str = "ja") -> tuple[float, float]:
    """Return the least width that divides no group, and the width of the text on one line."""
    paragraph = _Paragraph(text, role, han)
    return paragraph.narrowest(), paragraph.natural()


class _Paragraph:
    """A text's characters, their roles and its words."""

    def __init__(self, text: Text, role: Role, han: str) -> None:
        self._han = han
        self._parts: list[_Part] = []
        self._text = ""
        for span in text:
            for words, part_role in _styled(span, role):
                start = len(self._text)
                self._text += words
                self._parts.append(_Part(start, len(self._text), part_role))
        self._is_mixed = runs_right_to_left(self._text)
        self._words = list(self._split())

    def natural(self) -> float:
        """Return the width of the longest line that the text asks for by itself."""
        longest, current = 0.0, 0.0
        for word in self._words:
            longest = max(longest, current + word.width)
            current = 0.0 if word.is_last else current + word.width + word.space
        return longest

    def narrowest(self) -> float:
        """Return the width of the widest group that holds together."""
        widest, current = 0.0, 0.0
        for word in self._words:
            widest = max(widest, current + word.width)
            holds = word.joint is not Joint.FREE and not word.is_last
            current = current + word.width + word.space if holds else 0.0
        return widest

    def lines(self, measure: float) -> tuple[Line, ...]:
        """Return the text in lines."""
        words = self._words
        if any(word.width > measure for word in words):
            words = [part for word in words for part in self._parted(word, measure)]
        return tuple(self._line(words, a, b) for a, b in chosen_lines(words, measure))

    def _split(self) -> Iterator[Word]:
        """Yield the words between the spaces."""
        text = self._text
        spaces = [i for i, c in enumerate(text) if c in " \u00a0"]
        held = dict(zip(spaces, joints(text), strict=True))
        start = 0
        for end in [*(i for i, c in enumerate(text) if c in " \u00a0\n"), len(text)]:
            if end > start:
                yield self._word(start, end, held.get(end, Joint.FREE))
            start = end + 1

    def _word(self, start: int, end: int, joint: Joint) -> Word:
        width, space = self._width(start, end), 0.0
        if end < len(self._text) and self._text[end] != "\n":
            role = self._role_at(end)
            space = space_width(role.face) * role.size
        is_last = end < len(self._text) and self._text[end] == "\n"
        return Word(start, end, width, space, joint, is_last)

    def _parted(self, word: Word, measure: float) -> Iterator[Word]:
        """Yield a word too wide for its column in parts, cut after a stroke or stop."""
        if word.width <= measure:
            yield word
            return
        cuts = self._cuts(word, measure)
        for start, end in pairwise(cuts):
            if end == word.end:
                width = self._width(start, end)
                yield Word(start, end, width, word.space, word.joint, word.is_last)
            else:
                yield Word(start, end, self._width(start, end))

    def _cuts(self, word: Word, measure: float) -> list[int]:
        """Return where a word too wide is cut, each character measured once."""
        cuts, width, after_sign = [word.start], 0.0, word.start
        for place in range(word.start, word.end):
            step = self._width(place, place + 1)
            if width + step > measure and place > cuts[-1]:
                cuts.append(after_sign if after_sign > cuts[-1] else place)
                width = sum(self._width(i, i + 1) for i in range(cuts[-1], place))
            width += step
            if self._text[place] in _ENDS_A_PART:
                after_sign = place + 1
        return [*cuts, word.end]

    def _role_at(self, place: int) -> Role:
        return next(part.role for part in self._parts if part.start <= place < part.end)

    def _within(self, start: int, end: int) -> list[_Part]:
        """Return the parts of a stretch of text."""
        if len(self._parts) == 1:
            return [_Part(start, end, self._parts[0].role)]
        return [
            _Part(max(start, part.start), min(end, part.end), part.role)
            for part in self._parts
            if part.start < end and part.end > start
        ]

    def _width(self, start: int, end: int) -> float:
        total = 0.0
        for part in self._within(start, end):
            role = part.role
            width = width_of(self._text[part.start : part.end], role.face, self._han)
            total += (width + role.tracking * (part.end - part.start)) * role.size
        return total

    def _line(self, words: list[Word], first: int, last: int) -> Line:
        """Return the words of one line, set from left to right."""
        start, end = words[first].start, words[last - 1].end
        stretches: list[Stretch] = []
        dx = 0.0
        for role, piece in self._in_order(start, end):
            width = piece.width * role.size + role.tracking * role.size * len(piece.text)
            stretches.append(Stretch(dx, width, piece, role))
            dx += width
        return Line(tuple(stretches), dx, self._text[start:end])

    def _in_order(self, start: int, end: int) -> Iterator[tuple[Role, Piece]]:
        """Yield the pieces of a line from left to right."""
        if not self._is_mixed:
            for part in self._within(start, end):
                for piece in self._pieces(part, False):
                    yield part.role, piece
            return
        for run in in_visual_order(levels(self._text), start, end):
            is_rtl = run.level % 2 == 1
            parts = self._within(run.start, run.end)
            for part in reversed(parts) if is_rtl else parts:
                for piece in self._pieces(part, is_rtl):
                    yield part.role, piece

    def _pieces(self, part: _Part, is_rtl: bool) -> tuple[Piece, ...]:
        role = part.role
        text = self._text[part.start : part.end]
        return pieces(text, role.face, self._han, is_rtl)


def _styled(span: Span, role: Role) -> Iterator[tuple[str, Role]]:
    """Yield a span's characters in their role, and its source figure raised after them."""
    if span.text:
        yield span.text, _in_style(span.style, role)
    if span.figure:
        figure = span.figure.replace(" ", "").replace(",", "\u2009").translate(_SUPERSCRIPTS)
        yield figure, role.raised()


def _in_style(style: Style, role: Role) -> Role:
    if style is Style.STRONG:
        return role.cut(Weight.SEMIBOLD)
    if style in {Style.MISSING, Style.TITLE}:
        return role.cut(Weight.ITALIC)
    return role.inked(Inks.QUIET) if style is Style.QUIET else role
