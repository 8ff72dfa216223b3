"""Freeze: how long the window stands still in each of an officer's actions.

The floor is no work but a promise: 100 ms. A ratio above 1 is an action that freezes the
window longer than that, on the starter records, on 10,000 and on 100,000.
"""

import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from statistics import median

from tests.benchmarks.many import fill
from tests.benchmarks.measure import ROOT, Figure, report

PROMISE = 0.1
ROUNDS = 3
TODAY = date(2026, 11, 23)
SIZES = (0, 10_000, 100_000)


def main() -> None:
    """Live the same day in offices of three sizes, three times each."""
    figures: list[Figure] = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            fill(Path(folder), size, TODAY)
            days = [_day(Path(folder)) for _ in range(ROUNDS)]
        said = f"{size:,}" if size else "starter"
        figures += [_figure(f"{said}: {name}", [day[name] for day in days]) for name in days[0]]
    report("freeze", figures)


def _day(folder: Path) -> dict[str, float]:
    told = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.officer_day", str(folder)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout
    lines = [line.split(" ", 3) for line in told.splitlines() if line.startswith("gap ")]
    return {name: float(seconds) for _gap, seconds, _worked, name in lines}


def _figure(name: str, gaps: list[float]) -> Figure:
    spread = (min(gaps) / PROMISE, max(gaps) / PROMISE)
    return Figure(name, PROMISE, median(gaps), "s", 1.0, spread)


if __name__ == "__main__":
    main()
