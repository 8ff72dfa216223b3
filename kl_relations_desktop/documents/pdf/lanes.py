"""Where the timeline's labels stand: three lanes, none too close, none crossed by a leader."""

from collections.abc import Iterator

from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.domain.frozen import dataclass

_SKIPPED = 1000
_TRIES = 4000


@dataclass(frozen=True, slots=True)
class Label:
    """What a label asks for: the place of its leader, and its width."""

    leader: float
    width: float


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a label stands: its lane from the top, and its left and right edge."""

    lane: int
    left: float
    right: float
    leader: float

    def clashes(self, other: "Seat") -> bool:
        """Return whether two labels come too close or a leader runs through one of them."""
        if self.lane == other.lane:
            apart = max(self.left - other.right, other.left - self.right)
            return apart < m.LABEL_CLEARANCE
        upper, lower = (self, other) if self.lane < other.lane else (other, self)
        return lower.left - m.MM < upper.leader < lower.right + m.MM


def seated(labels: list[Label]) -> list[Seat | None]:
    """Return a seat for each label, in order of time; None for those that find none."""
    search = _Search(labels)
    search.run(0, [], 0)
    return search.best


class _Search:
    """A search, bounded in effort, for the seats that leave out fewest labels."""

    def __init__(self, labels: list[Label]) -> None:
        self._labels = labels
        self._left = _TRIES
        self._least = _SKIPPED * (len(labels) + 1)
        self.best: list[Seat | None] = [None] * len(labels)

    def run(self, place: int, taken: list[Seat | None], cost: int) -> None:
        """Try the seats of one label after those of the labels before it."""
        if cost >= self._least:
            return
        if place == len(self._labels):
            self._least, self.best = cost, list(taken)
            return
        # The first descent always ends, so that every search finds something.
        if self._left <= 0 and self._least < _SKIPPED * (len(self._labels) + 1):
            return
        self._left -= 1
        for price, seat in enumerate(_seats(self._labels[place])):
            if not any(other is not None and seat.clashes(other) for other in taken):
                self.run(place + 1, [*taken, seat], cost + price)
        self.run(place + 1, [*taken, None], cost + _SKIPPED)


def _seats(label: Label) -> Iterator[Seat]:
    """Yield a label's seats within the page, the best first."""
    for lane in range(m.LANES):
        rightward = Seat(lane, label.leader, label.leader + label.width, label.leader)
        leftward = Seat(lane, label.leader - label.width, label.leader, label.leader)
        for seat in (rightward, leftward) if lane == 0 else (leftward, rightward):
            if seat.left >= m.LEFT - 0.01 and seat.right <= m.RIGHT + 0.01:
                yield seat
