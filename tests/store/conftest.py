"""An empty office for the tests of the store: a real file, no starter records."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kl_relations_desktop.store import starter
from kl_relations_desktop.store.database import Officer, Store

OFFICER = Officer("aminah", "Aminah binti Hassan")


@pytest.fixture(autouse=True)
def _no_starter(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(starter, "resource", lambda *_: tmp_path / "no starter.json")


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """Give a clock that is one second later each time it is asked."""
    asked = iter(range(10**6))
    start = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    return lambda: start + timedelta(seconds=next(asked))


@pytest.fixture
def open_store(clock: Callable[[], datetime]) -> Iterator[Callable[[Path], Store]]:
    """Give a function that opens a folder; what it opened is closed at the end."""
    opened: list[Store] = []

    def open_(folder: Path) -> Store:
        opened.append(Store.open(folder, officer=OFFICER, clock=clock))
        return opened[-1]

    yield open_
    for one in opened:
        one.close()


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Give the data folder of this test."""
    return tmp_path / "office"


@pytest.fixture
def store(open_store: Callable[[Path], Store], office: Path) -> Store:
    """Give an opened, empty store."""
    return open_store(office)
