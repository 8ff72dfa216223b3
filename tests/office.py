"""A real office for tests: starter records, made once a run and copied for each test."""

import shutil
from datetime import date
from pathlib import Path

from kl_relations_desktop.usecases.workspace import open_workspace

TODAY = date(2026, 11, 23)


def copy_of(made: Path, folder: Path) -> Path:
    """Return a folder with the same records as one whose office has been closed."""
    shutil.copytree(made, folder)
    return folder


def make(folder: Path) -> Path:
    """Return a closed office with the starter records."""
    open_workspace(folder, TODAY).close()
    return folder
