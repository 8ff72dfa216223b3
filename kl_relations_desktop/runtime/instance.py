"""One running window for one data folder; a second asks the first to come forward."""

from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from kl_relations_desktop.domain.errors import StoreUnavailable
from kl_relations_desktop.runtime.locks import locked

_LOCK = "window.lock"
_CALL = "window.call"


class RunningCopy:
    """The right to be the one window of a data folder, held until the program ends.

    The lock is the system's own on an open file, so it goes with the process, however it ends.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: IO[bytes] | None = None

    def take(self) -> bool:
        """Return whether this is the one running copy now; a folder without use is refused."""
        if self._file is not None:
            return True
        try:
            stream = (self._folder / _LOCK).open("a+b")
        except OSError as error:
            raise StoreUnavailable("folder.unusable", folder=str(self._folder)) from error
        if not locked(stream):
            stream.close()
            return False
        self._file = stream
        # A call that nobody answered was meant for a copy that is gone.
        self.answered()
        return True

    def call_first(self) -> None:
        """Ask the copy that holds the lock to come to the front, if the folder lets us."""
        with suppress(OSError):
            (self._folder / _CALL).touch()

    def answered(self) -> bool:
        """Return whether another copy has asked since the last look, and forget it."""
        try:
            (self._folder / _CALL).unlink()
        except OSError:
            return False
        return True

    @property
    def call_folder(self) -> Path:
        """Return the folder that changes when another copy asks."""
        return self._folder

    def release(self) -> None:
        """Give the lock back."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()
