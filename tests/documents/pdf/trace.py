"""What a paper would draw, as plain values that a test can look at."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from kl_relations_desktop.documents.content import Sheet
from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.documents.pdf.flow import lay_out
from kl_relations_desktop.documents.pdf.ink import Box, Leaf, Run
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


def in_mm(points: float) -> float:
    return points / m.MM


def stamps(leaf: Leaf) -> list[Box]:
    return [
        mark for mark in leaf.marks if isinstance(mark, Box) and mark.weight == m.STAMP_WEIGHT
    ]


def pdf_of(sheet: Sheet) -> bytes:
    stream = io.BytesIO()
    render(sheet, stream)
    return stream.getvalue()
