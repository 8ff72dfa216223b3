"""The keys of the window."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction, QKeySequence

from kl_relations_desktop.gui.actions import ACTS
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.doors import ENTRIES, LOWER_ENTRIES
from kl_relations_desktop.gui.shell import Shell


def bind_keys(shell: Shell) -> None:
    """Let each act be asked for by its key, and the first nine pages by Ctrl and a figure."""
    for act in ACTS:
        _bind(shell, act.key, partial(shell.act, act.name))
    for number, entry in enumerate((*ENTRIES, *LOWER_ENTRIES)[:9], 1):
        _bind(shell, f"Ctrl+{number}", partial(shell.go, Address(entry.page)))


def _bind(shell: Shell, key: str, slot: Callable[[], None]) -> None:
    action = QAction(shell)
    # By its name: to set it asks for Qt's namespace, and a window binds its keys unseen.
    action.setProperty("shortcut", QKeySequence(key))
    action.triggered.connect(lambda _checked=False: slot())
    shell.addAction(action)
