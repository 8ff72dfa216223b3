"""The file of the records at rest: what it was when it was last closed, noted beside it."""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kl_relations_desktop.domain.errors import StoreUnavailable
from kl_relations_desktop.runtime.files import write_whole

NOTE_FILE = "records.rest"


class Rest:
    """Tells a file changed while no program had it open, even where no record shows it."""

    def __init__(self, path: Path, digest_of: Callable[[Path], str]) -> None:
        self._path = path
        self._digest_of = digest_of
        self._note = path.with_name(NOTE_FILE)
        self._log = path.with_name(f"{path.name}-wal")
        self._is_alone = False
        self._at_open: tuple[int, int] | None = None
        self._was_altered = False

    def wake(self, *, is_alone: bool, was_left_open: bool) -> None:
        """Begin to work with the file, alone or beside another program that has it open."""
        self._is_alone = is_alone
        if was_left_open:
            # Nobody noted what the file was when its program died.
            self._forget()
        stamp = self._at_open = self._stamp()
        noted = self._noted()
        if not is_alone or noted is None or stamp is None or [*stamp] == noted[1:]:
            return
        # A copied folder has other times and the same content: it is read whole, once.
        digest = self._digest()
        self._was_altered = digest != noted[0]
        if not self._was_altered:
            self._keep(digest, stamp)

    def resting(self) -> str | None:
        """Return what the file was when it was closed; None where it may be another now."""
        noted, stamp = self._noted(), self._stamp()
        if noted is None or stamp is None or [*stamp] != noted[1:] or self._has_log():
            return None
        return str(noted[0])

    def is_altered(self) -> bool:
        """Return whether the file is not what it was when it was last closed."""
        noted = self._noted()
        if noted is None or not self._is_alone or self._has_log():
            return self._was_altered
        return self._was_altered or self._digest() != noted[0]

    def lie_down(self) -> None:
        """Note what the file is, once everything is closed; an altered one stays found out."""
        stamp = self._stamp()
        if self._was_altered or (stamp == self._at_open and self._noted() is not None):
            return
        if stamp is None or not self._is_alone or self._has_log():
            # Another program may still write into it.
            self._forget()
            return
        self._keep(self._digest(), stamp)

    def _keep(self, digest: str, stamp: tuple[int, int]) -> None:
        # A note that cannot be written is no failure: what was asked for is done and kept.
        with suppress(StoreUnavailable):
            text = json.dumps([digest, *stamp])
            write_whole(self._note, lambda stream: stream.write(text.encode()))

    def _forget(self) -> None:
        with suppress(OSError):
            self._note.unlink(missing_ok=True)

    def _has_log(self) -> bool:
        try:
            return self._log.stat().st_size > 0
        except OSError:
            return False

    def _stamp(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_size, found.st_mtime_ns

    def _noted(self) -> list[object] | None:
        try:
            noted = json.loads(self._note.read_text("utf-8"))
        except (OSError, ValueError):
            return None
        return noted if isinstance(noted, list) and len(noted) == 3 else None

    def _digest(self) -> str:
        try:
            return self._digest_of(self._path)
        except OSError as error:
            raise StoreUnavailable("store.cannot_open") from error


def resting(path: Path) -> str | None:
    """Return the digest of a file as it was closed; None where it may be another now."""
    return Rest(path, lambda _path: "").resting()
