"""The mark of an open store: left behind, it tells that the last program did not close it."""

import os
from pathlib import Path
from typing import IO

from kl_relations_desktop.domain.errors import StoreUnavailable
from kl_relations_desktop.runtime.locks import locked


class OpenMark:
    """A locked file in the data folder, there as long as the store is open."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "open.mark"
        self._stream: IO[bytes] | None = None

    @property
    def is_held(self) -> bool:
        """Return whether this program is the one that has the store open."""
        return self._stream is not None

    def take(self) -> bool:
        """Leave the mark; returns whether an earlier one was left behind by a dead program."""
        was_there = self._path.exists()
        try:
            stream = self._path.open("ab")
        except OSError as error:
            raise StoreUnavailable("store.read_only") from error
        if not locked(stream):
            # Another program, or another part of this one, has the store open and alive.
            stream.close()
            return False
        self._stream = stream
        return was_there

    def leave(self) -> None:
        """Let go of the mark and leave it there: the next to open looks more closely."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def clear(self) -> None:
        """Take the mark away, once everything is closed."""
        if self._stream is None:
            return
        if os.name != "nt":
            self._path.unlink(missing_ok=True)
        self._stream.close()
        if os.name == "nt":
            self._path.unlink(missing_ok=True)
        self._stream = None
