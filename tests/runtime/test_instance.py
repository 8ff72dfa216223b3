"""One window for one folder: the second is refused and calls the first."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kl_relations_desktop.domain.errors import StoreUnavailable
from kl_relations_desktop.runtime.instance import RunningCopy

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = Path(__file__).with_name("window_copy.py")


@pytest.fixture
def launch(tmp_path):
    """Give a function that starts a copy in a process of its own."""
    running = []

    def launched():
        process = subprocess.Popen(
            [sys.executable, "-S", str(SCRIPT), str(tmp_path)],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        running.append(process)
        return process

    yield launched
    for process in running:
        process.kill()
        process.communicate()


@pytest.fixture
def start(launch):
    """Give a function that starts a copy and returns it with what it says it is."""

    def started():
        process = launch()
        return process, process.stdout.readline().strip()

    return started


def test_a_second_process_is_refused_and_calls_the_first(tmp_path, start):
    with RunningCopy(tmp_path) as copy:
        assert copy.take()
        assert not copy.answered()
        process, said = start()
        assert said == "second"
        assert process.wait(10) == 0
        assert copy.answered()
        assert not copy.answered()


def test_the_lock_goes_with_a_killed_process(tmp_path, start):
    process, said = start()
    assert said == "first"
    with RunningCopy(tmp_path) as copy:
        assert not copy.take()
        process.kill()
        process.wait(10)
        assert copy.take()


def test_a_process_that_ends_leaves_the_folder_to_the_next(tmp_path, start):
    first, said = start()
    assert said == "first"
    first.communicate("go\n", timeout=10)
    assert start()[1] == "first"


def test_two_folders_are_two_offices(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    with RunningCopy(tmp_path / "a") as one, RunningCopy(tmp_path / "b") as other:
        assert one.take()
        assert other.take()


def test_fifty_double_starts_always_have_one_winner(tmp_path):
    for _ in range(50):
        copies = [RunningCopy(tmp_path) for _ in range(2)]
        at_once = threading.Barrier(2)
        won = []

        def race(copy, at_once=at_once, won=won):
            at_once.wait()
            won.append(copy.take())

        racers = [threading.Thread(target=race, args=(copy,)) for copy in copies]
        for racer in racers:
            racer.start()
        for racer in racers:
            racer.join()
        assert sorted(won) == [False, True]
        for copy in copies:
            copy.release()


def test_of_processes_started_at_once_one_wins(launch):
    at_once = [launch() for _ in range(8)]
    said = sorted(process.stdout.readline().strip() for process in at_once)
    assert said == ["first"] + ["second"] * 7


def test_taking_again_what_one_has_is_having_it(tmp_path):
    with RunningCopy(tmp_path) as copy:
        assert copy.take()
        assert copy.take()
    with RunningCopy(tmp_path) as other:
        assert other.take()


def test_giving_back_what_one_never_had_is_nothing(tmp_path):
    copy = RunningCopy(tmp_path)
    copy.release()
    with RunningCopy(tmp_path) as first:
        assert first.take()
        assert not copy.take()
        copy.release()
        assert not RunningCopy(tmp_path).take()


def test_a_call_to_a_copy_that_is_gone_does_not_reach_the_next(tmp_path):
    RunningCopy(tmp_path).call_first()
    with RunningCopy(tmp_path) as copy:
        assert copy.take()
        assert not copy.answered()


def test_the_first_is_called_through_the_folder_it_watches(tmp_path):
    copy = RunningCopy(tmp_path)
    before = set(copy.call_folder.iterdir())
    copy.call_first()
    assert set(copy.call_folder.iterdir()) > before
    assert copy.answered()
    assert set(copy.call_folder.iterdir()) == before


def test_calling_in_a_folder_that_is_gone_breaks_nothing(tmp_path):
    RunningCopy(tmp_path / "gone").call_first()


def test_a_folder_that_cannot_hold_the_lock_is_refused_in_words(tmp_path):
    (tmp_path / "window.lock").mkdir()
    for folder in (tmp_path, tmp_path / "gone"):
        with pytest.raises(StoreUnavailable) as refused:
            RunningCopy(folder).take()
        assert refused.value.code == "folder.unusable"
