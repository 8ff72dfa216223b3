"""Start: a new process to the first painted window with the overview filled, starter records.

Floor: a bare QApplication and an empty QMainWindow, with PySide as its wheel has it. The desk
has what PySide carries packed laid out by the set-up, which saves 10 ms, and begins with the
page that was kept when it was closed, as on any day but its first; a start that must read the
records before it is seen is told beside it, and so is what Qt and PySide themselves take for as
many parts as the first page shows.

Goals: 1.4 without a screen, 1.6 under Xvfb, 1.9 with 100,000 records, and 1.6 times the memory.
All processes print `painted SECONDS` (of the machine's monotonic clock) after their first
paint; for the desk `main.py --quit-after-paint` does it.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from kl_relations_desktop.usecases.due import due_items
from kl_relations_desktop.usecases.workspace import open_workspace
from tests.benchmarks.many import fill
from tests.benchmarks.measure import Figure, Process, figure, interleaved, process, report

ROUNDS = 15
TODAY = date(2026, 11, 23)
FLOOR = ["tests/benchmarks/bare_window.py"]
BARE_PAGE = ["tests/benchmarks/bare_page.py"]
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def main() -> None:
    """Measure the start on the starter records, without a screen and in a real window."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        wheel, plain = _as_in_the_wheel(folder), {"PYTHONPATH": str(folder)}
        kept = folder / "records" / "overview.kept"

        def told(
            arguments: list[str], where: str, goal: float, screen: dict[str, str] = OFFSCREEN
        ) -> list[Figure]:
            bare = _Work(FLOOR, {**wheel, **screen})
            environment = wheel if arguments == BARE_PAGE else plain
            forgotten = kept if where == "read first" else None
            return _figures(
                bare, _Work(arguments, {**environment, **screen}, forgotten), where, goal
            )

        desk = _desk(folder / "records")
        figures = told(BARE_PAGE, "bare page", 1.4)
        figures += told(desk, "offscreen", 1.4)
        figures += told(desk, "read first", 1.4)
        if shutil.which("Xvfb"):
            with _xvfb() as display:
                window = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
                figures += told(desk, "Xvfb", 1.6, window)
        many = folder / "many"
        fill(many, 100_000, TODAY)
        _work_out(many)
        figures += told(_desk(many), "100,000", 1.9)
    report("start", figures)


@dataclass(frozen=True)
class _Work:
    """One process to be measured, and the file that it must not find."""

    arguments: list[str]
    environment: dict[str, str]
    forgotten: Path | None = None

    def done(self) -> Process:
        if self.forgotten is not None:
            self.forgotten.unlink(missing_ok=True)
        return process(self.arguments, self.environment)


def _desk(folder: Path) -> list[str]:
    return ["main.py", "--data", str(folder), "--quit-after-paint"]


def _figures(bare: _Work, ours: _Work, where: str, goal: float) -> list[Figure]:
    sizes: list[list[float]] = [[], []]

    def measured(place: int, work: _Work) -> float:
        told = work.done()
        sizes[place].append(told.megabytes)
        return told.seconds

    floors, starts = interleaved(ROUNDS, lambda: measured(0, bare), lambda: measured(1, ours))
    return [
        figure(f"start, {where}", floors, starts, "s", goal),
        figure(f"start-memory, {where}", *sizes, "MB", 1.6),
    ]


def _as_in_the_wheel(folder: Path) -> dict[str, str]:
    """Return an environment in which PySide's sources are packed, as a wheel brings them."""
    found = find_spec("shiboken6")
    assert found is not None and found.origin is not None
    source, copy = Path(found.origin).parent, folder / "wheel"
    packed = shutil.ignore_patterns("files.dir")
    shutil.copytree(source, copy / source.name, ignore=packed)
    return {"PYTHONPATH": str(copy)}


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
