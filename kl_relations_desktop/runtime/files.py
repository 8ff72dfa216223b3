"""Files written whole or not at all: temporary file, flush to disk, rename."""

import os
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from kl_relations_desktop.domain.errors import StoreUnavailable

_TRIES = 10
_PAUSE = 0.2
_OPEN_FILES_STAY = os.name == "nt"
_OUT_OF_SPACE = (28, 122)  # ENOSPC, EDQUOT
DATABASE = "records.db"
"""The file of the records in an office's folder."""
EXPORTED = "calendar.told"
"""The calendar exported last, in an office's folder; empty where it was lost."""
_PAPERS = (".pdf", ".xlsx", ".ics")
"""The endings under which an office keeps nothing of its own in its folder."""


def write_whole(path: Path, writer: Callable[[BinaryIO], object]) -> None:
    """Fill a file through `writer`; the old file stays until the new one is on the disk."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".new-", suffix=path.suffix, dir=path.parent)
    except OSError as error:
        raise not_written(path, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            writer(stream)
            stream.flush()
            os.fsync(stream.fileno())
        move_whole(temporary, path)
    except OSError as error:
        raise not_written(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def leaving(path: Path) -> Path:
    """Return where a file may leave to: over no device, and no file that an office needs."""
    try:
        if path.exists() and not path.is_file():
            raise StoreUnavailable("file.not_written", field="path", path=str(path))
        if path.is_file() and _is_of_an_office(path.resolve()):
            raise StoreUnavailable("file.of_the_office", field="path", path=str(path))
    except OSError as error:
        raise not_written(path, error) from error
    return path


def _is_of_an_office(path: Path) -> bool:
    """Return whether a file lies in a folder of records, and is no paper put there."""
    is_paper = path.suffix.casefold() in _PAPERS
    return not is_paper and any((one / DATABASE).is_file() for one in path.parents)


def move_whole(source: Path, path: Path) -> None:
    """Put a finished file in the place of another; waits two seconds for one that is open."""
    for turn in range(_TRIES):
        try:
            source.replace(path)
            break
        except PermissionError as error:
            # Windows refuses while another program has the target open.
            if not _OPEN_FILES_STAY:
                raise
            if turn == _TRIES - 1:
                raise StoreUnavailable("file.in_use", field="path", path=str(path)) from error
            threading.Event().wait(_PAUSE)
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Make renames in a folder durable, where the platform lets a folder be flushed."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_file(path: Path) -> None:
    """Make what another library wrote into a file durable."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def not_written(path: Path, error: OSError) -> StoreUnavailable:
    """Return the refusal for a file that could not be written."""
    full = error.errno in _OUT_OF_SPACE
    return StoreUnavailable(
        "file.disk_full" if full else "file.not_written", field="path", path=str(path)
    )
