"""What is put on paper: marks with their places, in points from the page's top left."""

from dataclasses import field, replace

from kl_relations_desktop.documents.pdf.measures import Ink
from kl_relations_desktop.documents.pdf.setting import Line
from kl_relations_desktop.domain.frozen import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Run:
    """A set line: its left edge and its baseline."""

    x: float
    y: float
    line: Line

    def moved(self, dx: float, dy: float) -> "Run":
        """Return this mark somewhere else."""
        return Run(self.x + dx, self.y + dy, self.line)


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line of some weight; `dash` is on and off, or empty."""

    x0: float
    y0: float
    x1: float
    y1: float
    weight: float
    ink: Ink = Ink.TEXT
    dash: tuple[float, ...] = ()

    def moved(self, dx: float, dy: float) -> "Rule":
        """Return this mark somewhere else."""
        ends = self.x0 + dx, self.y0 + dy, self.x1 + dx, self.y1 + dy
        return Rule(*ends, self.weight, self.ink, self.dash)


@dataclass(frozen=True, slots=True)
class Disc:
    """A disc, or with a weight a ring on paper."""

    x: float
    y: float
    radius: float
    weight: float = 0.0
    ink: Ink = Ink.TEXT

    def moved(self, dx: float, dy: float) -> "Disc":
        """Return this mark somewhere else."""
        return replace(self, x=self.x + dx, y=self.y + dy)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: filled, or with a weight an outline on paper or on nothing."""

    x: float
    y: float
    width: float
    height: float
    weight: float = 0.0
    ink: Ink = Ink.TEXT
    is_on_paper: bool = False

    def moved(self, dx: float, dy: float) -> "Box":
        """Return this mark somewhere else."""
        return replace(self, x=self.x + dx, y=self.y + dy)


@dataclass(frozen=True, slots=True)
class Area:
    """Closed rings filled odd-even, cut to a window (x, y, width, height)."""

    rings: tuple[tuple[Point, ...], ...]
    window: tuple[float, float, float, float]
    ink: Ink = Ink.LAND

    def moved(self, dx: float, dy: float) -> "Area":
        """Return this mark somewhere else."""
        rings = tuple(tuple((x + dx, y + dy) for x, y in ring) for ring in self.rings)
        x, y, width, height = self.window
        return replace(self, rings=rings, window=(x + dx, y + dy, width, height))


@dataclass(frozen=True, slots=True)
class Flag:
    """A country's flag with its grey edge."""

    x: float
    y: float
    width: float
    height: float
    code: str

    def moved(self, dx: float, dy: float) -> "Flag":
        """Return this mark somewhere else."""
        return replace(self, x=self.x + dx, y=self.y + dy)


@dataclass(frozen=True, slots=True)
class Modules:
    """The dark modules of a QR, row by row, as (column, row, how many in a line)."""

    x: float
    y: float
    side: float
    count: int
    dark: tuple[tuple[int, int, int], ...]

    def moved(self, dx: float, dy: float) -> "Modules":
        """Return this mark somewhere else."""
        return replace(self, x=self.x + dx, y=self.y + dy)


Mark = Run | Rule | Disc | Box | Area | Flag | Modules


@dataclass(frozen=True, slots=True)
class Row:
    """What is never divided: marks about its first baseline, and the room it takes.

    `gap` is asked from the last baseline before it; `above` is drawn only where it has
    something above it on the page; a heading is never left alone at a page's foot.
    """

    marks: tuple[Mark, ...]
    height: float
    gap: float
    above: tuple[Mark, ...] = ()
    is_tall: bool = False
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """The rows of one block; `head` is set again where the block goes on over the page."""

    rows: tuple[Row, ...]
    head: Row | None = None
    is_whole: bool = False

    @property
    def with_head(self) -> tuple[Row, ...]:
        """Return the rows behind their head."""
        return self.rows if self.head is None else (self.head, *self.rows)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: everything drawn on it."""

    marks: tuple[Mark, ...] = field(default=())
