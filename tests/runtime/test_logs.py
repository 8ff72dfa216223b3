"""A log of one folder that never grows large, never prints and stops nothing."""

import logging

import pytest

from kl_relations_desktop.runtime import logs


@pytest.fixture(autouse=True)
def _no_log_left():
    yield
    logs.stop()


def test_a_line_has_its_time_level_and_text(tmp_path):
    logs.start(tmp_path)
    logging.getLogger("kl_relations_desktop.store").warning("entry %d", 7)
    (line,) = (tmp_path / "desk.log").read_text("utf-8").splitlines()
    assert line.endswith("WARNING entry 7")
    assert line[:4].isdecimal()


def test_nothing_is_made_before_there_is_something_to_say(tmp_path):
    logs.start(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_another_folder_opened_later_gets_the_log_from_then_on(tmp_path):
    first, second = tmp_path / "a", tmp_path / "b"
    for folder in (first, second):
        folder.mkdir()
        logs.start(folder)
        logs.LOG.info("opened %s", folder.name)
    assert "opened b" not in (first / "desk.log").read_text("utf-8")
    assert "opened b" in (second / "desk.log").read_text("utf-8")
    assert len(logs.LOG.handlers) == 1


def test_details_are_not_logged_and_nothing_reaches_other_logs(tmp_path, caplog):
    logs.start(tmp_path)
    logs.LOG.debug("a detail")
    logs.LOG.info("a fact")
    assert "detail" not in (tmp_path / "desk.log").read_text("utf-8")
    assert caplog.records == []


def test_a_log_that_has_grown_is_set_behind_the_new_one_at_the_next_start(tmp_path):
    for start in ("first", "second", "third"):
        logs.start(tmp_path)
        logs.LOG.info("%s %s", start, "x" * 600_000)
    files = {one.name: one.read_text("utf-8") for one in tmp_path.iterdir()}
    assert set(files) == {"desk.log", "desk.log.1"}
    assert "third" in files["desk.log"]
    assert "second" in files["desk.log.1"]
    assert "first" not in "".join(files.values())


def test_a_small_log_is_gone_on_with(tmp_path):
    for start in ("first", "second"):
        logs.start(tmp_path)
        logs.LOG.info(start)
    assert len((tmp_path / "desk.log").read_text("utf-8").splitlines()) == 2


def test_a_log_that_cannot_be_written_prints_nothing_and_stops_nothing(tmp_path, capsys):
    (tmp_path / "desk.log").mkdir()
    logs.start(tmp_path)
    logs.LOG.info("lost")
    assert capsys.readouterr() == ("", "")


def test_stopping_lets_go_of_the_file_and_can_be_done_twice(tmp_path):
    logs.start(tmp_path)
    logs.LOG.info("one")
    logs.stop()
    logs.stop()
    assert logs.LOG.handlers == []
