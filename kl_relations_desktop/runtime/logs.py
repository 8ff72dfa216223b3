"""A small log beside the records: ids and codes, never values."""

import logging
from contextlib import suppress
from pathlib import Path

LOG = logging.getLogger("kl_relations_desktop")
_LARGEST = 500_000


def start(folder: Path) -> None:
    """Begin to write the log of one data folder: half a megabyte, one file kept behind it."""
    stop()
    path = folder / "desk.log"
    # Turned over here, once a start: logging.handlers would cost 9 ms of pickle and sockets.
    with suppress(OSError):
        if path.stat().st_size > _LARGEST:
            path.replace(folder / "desk.log.1")
    handler = _Quiet(path, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    LOG.propagate = False


def stop() -> None:
    """Let go of the log, so that its folder can be moved."""
    for handler in tuple(LOG.handlers):
        LOG.removeHandler(handler)
        handler.close()


class _Quiet(logging.FileHandler):
    """A log that cannot be written, on a full disk say, stops nothing and prints nothing."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line, if the file can be opened."""
        with suppress(OSError):
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging names it
        del record
