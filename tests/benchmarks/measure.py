"""How every benchmark is taken: floor and ours in turn, medians, one ratio, a table and JSON.

Each `bench_NAME.py` here is run by `python dev.py bench NAME`. A figure is a ratio to a floor
measured in the same run, interleaved, because machines differ and are noisy. Nothing here is
asserted: the goal stands beside the figure.
"""

import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "build" / "bench"

# An installed program is compiled; the round that is thrown away compiles this one.
_COMPILED = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
} | {"PYTHONPYCACHEPREFIX": str(RESULTS / "compiled")}


@dataclass(frozen=True)
class Figure:
    """One line of the table: a piece of work, its floor, and the goal for their ratio."""

    name: str
    floor: float
    ours: float
    unit: str
    goal: float
    spread: tuple[float, float]

    @property
    def ratio(self) -> float:
        return self.ours / self.floor


def interleaved(rounds: int, *works: Callable[[], float]) -> list[list[float]]:
    """Take each work's own figure in turn, after one round that is thrown away."""
    for work in works:
        work()
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for figures, work in zip(taken, works, strict=True):
            figures.append(work())
    return taken


def seconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


@dataclass(frozen=True)
class Process:
    """What one process told: seconds to its mark, or to its end, and its size by then.

    The size is the largest until its last mark; what it does to end is in neither.
    """

    seconds: float
    megabytes: float


def process(arguments: list[str], environment: dict[str, str] | None = None) -> Process:
    """Run this Python with arguments; a line `painted SECONDS` sets the mark.

    A line `standing` is a mark for the size alone.
    """
    started = time.monotonic()
    child = subprocess.Popen(
        [sys.executable, *arguments],
        env={**_COMPILED, **(environment or {})},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    mark, megabytes = None, None
    for line in child.stdout:
        if line.startswith("painted "):
            mark = float(line.split()[1])
        if line.startswith(("painted ", "standing")):
            megabytes = _largest_so_far(child.pid)
    _pid, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(arguments)} ended with status {child.returncode}")
    if megabytes is None:
        megabytes = usage.ru_maxrss / 1024
    return Process((mark or time.monotonic()) - started, megabytes)


def _largest_so_far(pid: int) -> float | None:
    # What the system tells at the end counts the parent's size before the child was its own.
    try:
        told = Path(f"/proc/{pid}/status").read_text("ascii")
    except OSError:
        return None
    largest = dict(line.split(":", 1) for line in told.splitlines()).get("VmHWM")
    return int(largest.split()[0]) / 1024 if largest else None


def figure(name: str, floor: list[float], ours: list[float], unit: str, goal: float) -> Figure:
    """Return the medians of a run, and the middle half of the rounds' own ratios."""
    ratios = [ours_one / floor_one for floor_one, ours_one in zip(floor, ours, strict=True)]
    low, _middle, high = quantiles(ratios, n=4)
    return Figure(name, median(floor), median(ours), unit, goal, (low, high))


def report(bench: str, figures: list[Figure]) -> None:
    """Print the table and write it as JSON."""
    print(f"{'':28}{'floor':>10}{'ours':>10}{'ratio':>8}{'goal':>7}   middle half")
    for one in figures:
        low, high = one.spread
        print(
            f"{one.name:28}{_shown(one.floor, one.unit):>10}{_shown(one.ours, one.unit):>10}"
            f"{one.ratio:8.2f}{one.goal:7.2f}   {low:.2f}–{high:.2f}"
            f"{'' if one.ratio <= one.goal else '   over the goal'}"
        )
    RESULTS.mkdir(parents=True, exist_ok=True)
    content = {
        "bench": bench,
        "machine": {"cores": os.cpu_count(), "python": platform.python_version()},
        "figures": [asdict(one) | {"ratio": one.ratio} for one in figures],
    }
    path = RESULTS / f"{bench}.json"
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def _shown(value: float, unit: str) -> str:
    return f"{value * 1000:.0f} ms" if unit == "s" else f"{value:.0f} {unit}"
