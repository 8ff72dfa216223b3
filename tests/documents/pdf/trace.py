"""What a paper would draw, as plain values that a test can look at."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from kl_relations_desktop.documents.content import Sheet
from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.documents.pdf.flow import lay_out
from kl_relations_desktop.documents.pdf.ink import Box, Leaf, Rule, Run
from kl_relations_desktop.documents.pdf.render import render


@dataclass(frozen=True)
class Placed:
    """One drawn line of text: its page, and its box in points from the top left."""

    page: int
    left: float
    right: float
    baseline: float
    text: str
    size: float

    @property
    def top(self) -> float:
        return self.baseline - 0.55 * self.size

    @property
    def bottom(self) -> float:
        return self.baseline

    def overlaps(self, other: "Placed") -> bool:
        return (
            self.page == other.page
            and self.left < other.right - 0.1
            and other.left < self.right - 0.1
            and self.top < other.bottom - 0.1
            and other.top < self.bottom - 0.1
        )


def runs(leaves: tuple[Leaf, ...]) -> Iterator[tuple[int, Run]]:
    for page, leaf in enumerate(leaves, 1):
        for mark in leaf.marks:
            if isinstance(mark, Run):
                yield page, mark


def placed(sheet: Sheet) -> list[Placed]:
    return [
        Placed(
            page,
            run.x,
            run.x + run.line.width,
            run.y,
            run.line.text,
            max((s.role.size for s in run.line.stretches), default=0.0),
        )
        for page, run in runs(lay_out(sheet))
        if run.line.stretches
    ]


def faults(sheet: Sheet) -> list[str]:
    """Return every line outside the margins or in the foot, and every two things that meet."""
    leaves = lay_out(sheet)
    found = placed(sheet)
    said = []
    for run in found:
        if run.left < m.LEFT - 0.1 or run.right > m.RIGHT + 0.1:
            said.append(f"outside the margins: {run}")
        if m.LAST_BASELINE + 0.1 < run.baseline < m.FOOT_RULE:
            said.append(f"in the foot: {run}")
    said += [
        f"over each other: {one}, {other}"
        for one, other in combinations(found, 2)
        if one.overlaps(other)
    ]
    for page, leaf in enumerate(leaves, 1):
        rules = [one for one in leaf.marks if isinstance(one, Rule) and one.y0 == one.y1]
        said += [
            f"a rule at {rule.y0:.1f} touches {run}"
            for run in found
            for rule in rules
            if run.page == page
            and min(rule.x0, rule.x1) < run.right
            and max(rule.x0, rule.x1) > run.left
            and -0.6 * run.size < rule.y0 - run.baseline < 0.4 * run.size
        ]
    return said


def stamps(leaf: Leaf) -> list[Box]:
    return [
        mark for mark in leaf.marks if isinstance(mark, Box) and mark.weight == m.STAMP_WEIGHT
    ]


def pdf_of(sheet: Sheet) -> bytes:
    stream = io.BytesIO()
    render(sheet, stream)
    return stream.getvalue()
