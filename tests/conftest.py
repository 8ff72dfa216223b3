"""What every room's tests share: the day it is, and a screen that needs no monitor."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.screen import use_screen

if TYPE_CHECKING:
    from kl_relations_desktop.usecases.workspace import Workspace

if sys.platform == "linux":
    use_screen()

# Two busy cores make single examples slow now and then: that is not a failure.
settings.register_profile("desk", deadline=None)
settings.load_profile("desk")

TODAY = date(2026, 11, 23)


@pytest.fixture
def today() -> date:
    """Give the fixed day of all tests."""
    return TODAY


@pytest.fixture(scope="session")
def starter_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a closed office with the starter records, to be copied and never opened."""
    from tests import office

    return office.make(tmp_path_factory.mktemp("starter") / "office")


@pytest.fixture
def folder(starter_folder: Path, tmp_path: Path) -> Path:
    """Give the data folder of an office of this test's own."""
    from tests import office

    return office.copy_of(starter_folder, tmp_path / "office")


@pytest.fixture
def ws(folder: Path) -> Iterator["Workspace"]:
    """Give an opened office with the starter records on the fixed day."""
    from tests import office

    opened = office.open_workspace(folder, TODAY)
    yield opened
    opened.close()
