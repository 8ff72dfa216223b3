import os
import random
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kl_relations_desktop.domain.records.people import Body
from kl_relations_desktop.store import connections, health
from kl_relations_desktop.store.database import DATABASE

KILLS = 50
ROOT = Path(__file__).resolve().parents[2]


class Saver:
    """A program that saves for ever, started and killed again and again."""

    def __init__(self, folder: Path) -> None:
        self.kept: dict[int, str] = {}
        self._program = subprocess.Popen(
            [sys.executable, "-c", "from tests.store.saver import main; main()", str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
        )

    def save_and_be_killed(self, turn: int, after: float) -> int:
        """Let it save until a moment, kill it there, and note all that it has told."""
        assert self._program.stdin is not None
        self._program.stdin.write(b"%d\n" % turn)
        self._program.stdin.flush()
        told: list[str] = []
        before = len(self.kept)
        until: float | None = None
        pid = 0
        while "gone" not in told:
            wait = None if until is None else max(0.0, until - time.monotonic())
            if until is not None and not self._is_readable(wait):
                os.kill(pid, signal.SIGKILL)
                until = None
                continue
            line = self._line()
            told.append(line)
            what, *values = line.split()
            if what == "started":
                pid, until = int(values[0]), time.monotonic() + after
            elif what == "kept":
                self.kept[int(values[0])] = values[1]
                if until is not None and time.monotonic() >= until:
                    os.kill(pid, signal.SIGKILL)
                    until = None
        return len(self.kept) - before

    def end(self) -> None:
        """Let the program that starts the savers end."""
        self._program.communicate()

    def _is_readable(self, wait: float | None) -> bool:
        return bool(select.select([self._program.stdout], [], [], wait)[0])

    def _line(self) -> str:
        # Read byte by byte: a buffer would hide from `select` what has come.
        line = b""
        while not line.endswith(b"\n"):
            assert self._program.stdout is not None
            byte = os.read(self._program.stdout.fileno(), 1)
            assert byte, "the saver ended by itself"
            line += byte
        return line.decode().strip()


@pytest.mark.skipif(sys.platform == "win32", reason="the savers are forked")
def test_what_was_acknowledged_survives_fifty_kills_at_random_moments(office, open_store):
    store = open_store(office)
    first = store.shelf("body").save(Body(name="Not an empty office: no starter records"))
    store.close()
    chance = random.Random(11)
    saver = Saver(office)
    for turn in range(KILLS):
        saver.save_and_be_killed(turn, chance.uniform(0.0, 0.2))
    saver.end()

    store = open_store(office)

    # A slow machine acknowledges less before each kill; enough for the test to mean something.
    assert len(saver.kept) >= 10
    assert store.shelf("body").all() == (first,)
    records = store.shelf("partner").many(saver.kept)
    assert {key: one.name for key, one in records.items()} == saver.kept
    assert {one.note for one in store.shelf("partner").all()} == {"second"}
    assert store.shelf("network").count() == store.shelf("partner").count()
    assert all(len(one.members) == 2 for one in store.shelf("network").all())
    assert health.check(store).findings == ()
    store.close()
    assert connections.is_whole(office / DATABASE)
