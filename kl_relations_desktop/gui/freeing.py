"""When Python may let go of widgets: never beside the window's thread, nor under Qt's walks."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def nothing_freed() -> Iterator[None]:
    """Let nothing that refers to itself go meanwhile: a widget dies where it is collected.

    Qt keeps its list of all widgets in the window's thread: one that is collected by a worker,
    or while Qt dresses all of them, takes the program with it.
    """
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_collecting:
            gc.enable()
