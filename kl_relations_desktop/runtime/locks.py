"""The system's own lock on an open file: it goes with the process, however that ends."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PAUSE = 0.05


def locked(stream: IO[bytes]) -> bool:
    """Return whether the lock on an open file is this program's now; it never waits."""
    try:
        if sys.platform == "win32":
            stream.seek(0)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def in_turn(path: Path, patience: float) -> Iterator[bool]:
    """Wait for the lock on a file, so many seconds at most; gives whether it came."""
    with path.open("ab") as stream:
        pauses = round(patience / _PAUSE)
        while not (is_ours := locked(stream)) and pauses > 0:
            threading.Event().wait(_PAUSE)
            pauses -= 1
        yield is_ours
