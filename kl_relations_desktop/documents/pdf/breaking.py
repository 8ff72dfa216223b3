"""Lines for the whole paragraph: ragged right, no hyphens, and no last line of one word."""

from collections.abc import Sequence

from kl_relations_desktop.documents.pdf.joining import Joint
from kl_relations_desktop.domain.frozen import dataclass

_LINE = 1000.0
_ALONE = 40.0
_SHORT = 30.0


@dataclass(frozen=True, slots=True)
class Word:
    """A word's place in the text, its width, and how the space after it is to be broken."""

    start: int
    end: int
    width: float
    space: float = 0.0
    joint: Joint = Joint.FREE
    is_last: bool = False
    """Whether the line must end here."""


def chosen_lines(words: Sequence[Word], measure: float) -> list[tuple[int, int]]:
    """Return lines as ranges of words: as few as fit, as even as can be."""
    lines: list[tuple[int, int]] = []
    start = 0
    for place, word in enumerate(words):
        if word.is_last or place == len(words) - 1:
            if _width(words, start, place + 1) <= measure:
                lines.append((start, place + 1))
                start = place + 1
                continue
            groups = _groups(words, start, place + 1, measure)
            lines += _evenest(words, groups, measure)
            start = place + 1
    return lines


def _groups(
    words: Sequence[Word], start: int, end: int, measure: float
) -> list[tuple[int, int]]:
    """Return what no line divides; a group too wide is divided where it hurts least."""
    for joint in (Joint.RELUCTANT, Joint.HOLD):
        groups = _held_together(words, start, end, joint)
        if all(_width(words, a, b) <= measure for a, b in groups):
            return groups
        if joint is Joint.RELUCTANT:
            wide = groups
    found: list[tuple[int, int]] = []
    for a, b in wide:
        if _width(words, a, b) <= measure:
            found.append((a, b))
        else:
            found += _divided(words, a, b, measure)
    return found


def _divided(
    words: Sequence[Word], start: int, end: int, measure: float
) -> list[tuple[int, int]]:
    """Return a too wide group in parts: at its reluctant spaces, then word by word."""
    found: list[tuple[int, int]] = []
    for a, b in _held_together(words, start, end, Joint.HOLD):
        if _width(words, a, b) <= measure:
            found.append((a, b))
        else:
            found += [(place, place + 1) for place in range(a, b)]
    return found


def _held_together(
    words: Sequence[Word], start: int, end: int, joint: Joint
) -> list[tuple[int, int]]:
    """Return stretches of words whose spaces are held at least as tightly as `joint`."""
    groups: list[tuple[int, int]] = []
    begin = start
    for place in range(start, end):
        if place == end - 1 or words[place].joint < joint:
            groups.append((begin, place + 1))
            begin = place + 1
    return groups


def _width(words: Sequence[Word], start: int, end: int) -> float:
    """Return the width of neighbouring words on one line."""
    total = sum(words[place].width + words[place].space for place in range(start, end))
    return total - words[end - 1].space


def _evenest(
    words: Sequence[Word], groups: list[tuple[int, int]], measure: float
) -> list[tuple[int, int]]:
    """Return the division of the groups into lines that costs least."""
    widths = [_width(words, a, b) for a, b in groups]
    spaces = [words[b - 1].space for _, b in groups]
    count = len(groups)
    # best[i]: the least cost of setting the groups from i on, and where its first line ends.
    best: list[tuple[float, int]] = [(0.0, count)] * (count + 1)
    for start in range(count - 1, -1, -1):
        best[start] = _best_line(start, widths, spaces, best, measure)
    lines: list[tuple[int, int]] = []
    place = 0
    while place < count:
        end = best[place][1]
        lines.append((groups[place][0], groups[end - 1][1]))
        place = end
    return lines


def _best_line(
    start: int,
    widths: list[float],
    spaces: list[float],
    best: list[tuple[float, int]],
    measure: float,
) -> tuple[float, int]:
    """Return the cheapest line that begins with a group, with what follows it."""
    count = len(widths)
    found = (float("inf"), start + 1)
    width = 0.0
    for end in range(start + 1, count + 1):
        width += widths[end - 1] + (spaces[end - 2] if end - 1 > start else 0.0)
        if width > measure + 0.01 and end > start + 1:
            break
        slack = max(0.0, 1 - width / measure)
        cost = _LINE + best[end][0]
        if end < count:
            cost += 100 * slack * slack
        elif start > 0:
            cost += _last_line_cost(end - start, slack)
        if cost < found[0]:
            found = (cost, end)
    return found


def _last_line_cost(groups: int, slack: float) -> float:
    """Return the cost of a last line of one word or under a quarter of the measure."""
    return (_ALONE if groups == 1 else 0.0) + (_SHORT if slack > 0.75 else 0.0)
