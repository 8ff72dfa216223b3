"""Start: a new process to the first painted window with the overview filled, starter records.

Floor: a bare QApplication and an empty QMainWindow. Goals: 1.4 without a screen, 1.6 under
Xvfb, 1.9 with 100,000 records, and 1.6 times the memory. What Qt and PySide themselves take
for as many parts as the first page shows is told beside them. All processes print
`painted SECONDS` (of the machine's monotonic clock) after their first paint; for the desk
`main.py --quit-after-paint` does it.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from kl_relations_desktop.usecases.due import due_items
from kl_relations_desktop.usecases.workspace import open_workspace
from tests.benchmarks.many import fill
from tests.benchmarks.measure import Figure, Process, figure, interleaved, process, report

ROUNDS = 15
TODAY = date(2026, 11, 23)
FLOOR = ["tests/benchmarks/bare_window.py"]
BARE_PAGE = ["tests/benchmarks/bare_page.py"]


def main() -> None:
    """Measure the start on the starter records, without a screen and in a real window."""
    with tempfile.TemporaryDirectory() as folder:
        desk = ["main.py", "--data", str(Path(folder) / "records"), "--quit-after-paint"]
        offscreen = {"QT_QPA_PLATFORM": "offscreen"}
        figures = _figures(BARE_PAGE, "bare page", offscreen, 1.4)
        figures += _figures(desk, "offscreen", offscreen, 1.4)
        if shutil.which("Xvfb"):
            with _xvfb() as display:
                window = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
                figures += _figures(desk, "Xvfb", window, 1.6)
        many = Path(folder) / "many"
        fill(many, 100_000, TODAY)
        _work_out(many)
        desk = ["main.py", "--data", str(many), "--quit-after-paint"]
        figures += _figures(desk, "100,000", offscreen, 1.9)
    report("start", figures)


def _figures(
    desk: list[str], where: str, environment: dict[str, str], goal: float
) -> list[Figure]:
    sizes: dict[str, list[float]] = {"floor": [], "ours": []}

    def measured(name: str, arguments: list[str]) -> float:
        told: Process = process(arguments, environment)
        sizes[name].append(told.megabytes)
        return told.seconds

    floor, ours = interleaved(
        ROUNDS, lambda: measured("floor", FLOOR), lambda: measured("ours", desk)
    )
    return [
        figure(f"start, {where}", floor, ours, "s", goal),
        figure(f"start-memory, {where}", sizes["floor"], sizes["ours"], "MB", 1.6),
    ]


def _work_out(folder: Path) -> None:
    """Work out the terms of all agreements, as an office has long done on any other day."""
    ws = open_workspace(folder)
    due_items(ws)
    ws.close()


@contextmanager
def _xvfb() -> Iterator[str]:
    """Run one Xvfb for all rounds, so that its own start is in no figure."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as told:
            number = told.readline().strip()
        time.sleep(0.2)
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
