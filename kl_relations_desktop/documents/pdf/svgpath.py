"""Path data of SVG turned into moves, lines and curves of PDF."""

import re
from collections.abc import Iterator
from math import atan2, cos, pi, radians, sin, sqrt, tan

Point = tuple[float, float]
Segment = tuple[str, tuple[Point, ...]]
"""An operator of PDF (m, l, c, h) and its points."""

_NUMBER = re.compile(r"[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_FLAG = re.compile(r"[\s,]*([01])")
_COMMAND = re.compile(r"[\s,]*([MmZzLlHhVvCcSsQqTtAa])")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def segments(data: str) -> list[Segment]:
    """Return the drawing steps of path data, all in absolute places."""
    pen = _Pen()
    for command, values in _commands(data):
        pen.take(command, values)
    return pen.found


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command with its numbers; repeated ones one by one."""
    place, command = 0, ""
    while place < len(data):
        match = _COMMAND.match(data, place)
        if match:
            command, place = match[1], match.end()
        elif not data[place:].strip():
            return
        elif command in "Mm":
            # Further pairs after a move are lines.
            command = "L" if command == "M" else "l"
        values = []
        for index in range(_COUNTS[command.upper()]):
            pattern = _FLAG if command in "Aa" and index in {3, 4} else _NUMBER
            number = pattern.match(data, place)
            if number is None:
                raise ValueError(f"path data {data[place : place + 12]!r}")
            values.append(float(number[1]))
            place = number.end()
        yield command, values


class _Pen:
    """Where the path has come to, and what it has drawn."""

    def __init__(self) -> None:
        self.found: list[Segment] = []
        self._at: Point = (0.0, 0.0)
        self._start: Point = (0.0, 0.0)
        self._control: Point | None = None
        self._last = ""

    def take(self, command: str, values: list[float]) -> None:
        """Draw one command."""
        x, y = self._at if command.islower() else (0.0, 0.0)
        kind = command.upper()
        if kind in "HV":
            here_x, here_y = self._at
            end = (x + values[0], here_y) if kind == "H" else (here_x, y + values[0])
            self._add("l", end)
        elif kind == "A":
            self._arc(values, (x + values[5], y + values[6]))
        elif kind == "Z":
            self.found.append(("h", ()))
            self._at = self._start
        else:
            points = [(x + values[i], y + values[i + 1]) for i in range(0, len(values), 2)]
            self._draw(kind, points)
        self._last = kind

    def _draw(self, kind: str, points: list[Point]) -> None:
        """Draw a move, a line or a curve."""
        if kind == "M":
            self._start = points[0]
            self._add("m", points[0])
        elif kind == "L":
            self._add("l", points[0])
        elif kind in "CS":
            first = self._reflected("CS") if kind == "S" else points.pop(0)
            self._control = points[0]
            self._add("c", first, *points)
        else:
            control = self._reflected("QT") if kind == "T" else points.pop(0)
            self._control = control
            (x0, y0), (x1, y1) = self._at, points[0]
            self._add(
                "c",
                (x0 + 2 / 3 * (control[0] - x0), y0 + 2 / 3 * (control[1] - y0)),
                (x1 + 2 / 3 * (control[0] - x1), y1 + 2 / 3 * (control[1] - y1)),
                (x1, y1),
            )

    def _reflected(self, kinds: str) -> Point:
        """Return the last curve's control point seen from the other side."""
        if self._last and self._last in kinds and self._control is not None:
            return 2 * self._at[0] - self._control[0], 2 * self._at[1] - self._control[1]
        return self._at

    def _add(self, operator: str, *points: Point) -> None:
        self.found.append((operator, points))
        self._at = points[-1]

    def _arc(self, values: list[float], end: Point) -> None:
        """Draw an elliptical arc as curves of at most a quarter turn."""
        start = self._at
        rx, ry = abs(values[0]), abs(values[1])
        if not rx or not ry or start == end:
            self._add("l", end)
            return
        for points in arc_curves(start, end, (rx, ry), radians(values[2]), values[3:5]):
            self._add("c", *points)
        self._at = end


def arc_curves(
    start: Point, end: Point, radii: Point, turn: float, flags: list[float]
) -> Iterator[tuple[Point, Point, Point]]:
    """Yield the curves of an arc between two points, as SVG's appendix on arcs reckons it."""
    (rx, ry), (cos_t, sin_t) = radii, (cos(turn), sin(turn))
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = cos_t * dx + sin_t * dy, -sin_t * dx + cos_t * dy
    grow = max(1.0, sqrt(x * x / (rx * rx) + y * y / (ry * ry)))
    rx, ry = rx * grow, ry * grow
    under = (rx * rx * ry * ry) / (rx * rx * y * y + ry * ry * x * x) - 1
    factor = sqrt(max(0.0, under)) * (-1 if flags[0] == flags[1] else 1)
    cx, cy = factor * rx * y / ry, -factor * ry * x / rx
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    centre = (cos_t * cx - sin_t * cy + middle[0], sin_t * cx + cos_t * cy + middle[1])
    first = atan2((y - cy) / ry, (x - cx) / rx)
    sweep = (atan2((-y - cy) / ry, (-x - cx) / rx) - first) % (2 * pi)
    if not flags[1]:
        sweep -= 2 * pi
    count = max(1, round(abs(sweep) / (pi / 2) + 0.499))
    step = sweep / count
    handle = 4 / 3 * tan(step / 4)

    def place(angle: float, along: float) -> Point:
        ex, ey = cos(angle) - along * sin(angle), sin(angle) + along * cos(angle)
        return (
            centre[0] + cos_t * rx * ex - sin_t * ry * ey,
            centre[1] + sin_t * rx * ex + cos_t * ry * ey,
        )

    for number in range(count):
        angle = first + number * step
        yield place(angle, handle), place(angle + step, -handle), place(angle + step, 0.0)
