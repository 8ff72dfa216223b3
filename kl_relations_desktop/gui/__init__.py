"""The window: pages, forms, dialogs and widgets."""

import builtins
from importlib import import_module

# PySide puts an import of its own in the place of Python's, which reads the source of every
# module to look for `__feature__`. Nothing here asks for one: a start would read 90 files.
_own_import = builtins.__import__
import_module("PySide6.QtCore")
builtins.__import__ = _own_import
