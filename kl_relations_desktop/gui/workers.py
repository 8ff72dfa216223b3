"""Slow work on another thread; its answer comes home by signal."""

import sys
from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid

from kl_relations_desktop.gui.freeing import nothing_freed

_TURN = 0.0005
"""Seconds that work may keep Python for itself while the window waits for it.

With Python's own five milliseconds the first preview of a sheet held the window up for
150 ms; with these it is 120.
"""


class Errand(QObject):
    """One piece of slow work that is under way; it touches no widget."""

    done = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.name = name
        self._cancelled = Event()

    def cancel(self) -> None:
        """Ask the work to stop; its answer is thrown away, whenever it comes."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """Return whether nobody waits for the answer any more."""
        return self._cancelled.is_set()


class Workers(QObject):
    """Runs errands one after another beside the window."""

    started = Signal(object)

    def __init__(self, release: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_TURN)
        self._release = release
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._under_way: set[Errand] = set()

    def send(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        name: str = "",
    ) -> Errand:
        """Start work; `done` or `failed` is called in the window's thread."""
        errand = Errand(name)
        errand.done.connect(lambda answer: done(answer) if _waits(errand, done) else None)
        errand.failed.connect(lambda error: failed(error) if _waits(errand, failed) else None)
        errand.ended.connect(lambda: self._under_way.discard(errand))
        self._under_way.add(errand)
        self.started.emit(errand)
        self._pool.start(_Run(errand, work, self._release))
        return errand

    def finish(self) -> None:
        """Wait for what is under way; for the end of the program."""
        for errand in self._under_way:
            errand.cancel()
        self._pool.waitForDone()


def _waits(errand: Errand, told: Callable[[Any], None]) -> bool:
    """Tell whether somebody still waits: a dialog may be gone with the window under it."""
    return not errand.is_cancelled and is_there(told)


def is_there(told: Callable[..., object]) -> bool:
    """Return whether what a method belongs to is there still: a window may have gone."""
    owner = getattr(told, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)


class _Run(QRunnable):
    """The errand as the pool runs it."""

    def __init__(
        self, errand: Errand, work: Callable[[], Any], release: Callable[[], None]
    ) -> None:
        super().__init__()
        self._errand = errand
        self._work = work
        self._release = release

    def run(self) -> None:
        """Do the work and send its answer, or what went wrong, home."""
        try:
            if not self._errand.is_cancelled:
                with nothing_freed():
                    answer = self._work()
                self._errand.done.emit(answer)
        except Exception as error:  # noqa: BLE001 - the worker: whatever fails is told in the window
            self._errand.failed.emit(error)
        finally:
            self._release()
            self._errand.ended.emit()
