"""A reserve on the disk: on a full disk even tidying up needs room."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kl_relations_desktop.domain.errors import StoreUnavailable

RESERVE_FILE = "reserve.bin"
RESERVE_BYTES = 8 << 20


def keep_reserve(folder: Path) -> None:
    """Put the reserve aside where it is not there; on a full disk it stays away."""
    path = folder / RESERVE_FILE
    if path.exists():
        return
    try:
        path.write_bytes(bytes(RESERVE_BYTES))
    except OSError:
        path.unlink(missing_ok=True)


@contextmanager
def free_when_full(folder: Path) -> Iterator[None]:
    """Give the reserve back to a full disk, so that the next attempt has room."""
    try:
        yield
    except StoreUnavailable as refusal:
        if refusal.code in ("store.full", "file.disk_full"):
            (folder / RESERVE_FILE).unlink(missing_ok=True)
        raise
