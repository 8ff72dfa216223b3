"""Files that leave: whole, or as they were, with a sentence."""

import os
import threading

import pytest

from kl_relations_desktop.domain.errors import StoreUnavailable
from kl_relations_desktop.runtime import files
from kl_relations_desktop.runtime.files import leaving, move_whole, not_written, write_whole


def write(path, content=b"new"):
    write_whole(path, lambda stream: stream.write(content))


def test_a_file_is_filled_in_a_folder_made_for_it(tmp_path):
    path = tmp_path / "a" / "b" / "paper.pdf"
    write(path)
    assert path.read_bytes() == b"new"
    assert [one.name for one in path.parent.iterdir()] == ["paper.pdf"]


def test_an_existing_file_is_replaced_in_one_step(tmp_path, monkeypatch):
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"old")
    seen = []

    def writer(stream):
        stream.write(b"ne")
        stream.flush()
        seen.append(path.read_bytes())
        stream.write(b"w")

    write_whole(path, writer)
    assert (seen, path.read_bytes()) == ([b"old"], b"new")


def test_the_content_is_on_the_disk_before_the_name_is(tmp_path, monkeypatch):
    done = []
    sync, replace = os.fsync, files.Path.replace
    monkeypatch.setattr(
        files.os, "fsync", lambda handle: (done.append("sync"), sync(handle))[1]
    )
    monkeypatch.setattr(
        files.Path,
        "replace",
        lambda one, other: (done.append("rename"), replace(one, other))[1],
    )
    write(tmp_path / "paper.pdf")
    assert done == ["sync", "rename", "sync"]


@pytest.mark.parametrize("error", [RuntimeError("bug"), KeyboardInterrupt()])
def test_a_writer_that_breaks_off_leaves_the_old_file_and_nothing_else(tmp_path, error):
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"old")

    def writer(stream):
        stream.write(b"half")
        raise error

    with pytest.raises(type(error)):
        write_whole(path, writer)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("number", "code"),
    [(28, "file.disk_full"), (122, "file.disk_full"), (5, "file.not_written"),
     (13, "file.not_written"), (30, "file.not_written")],
)  # fmt: skip
@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_what_the_disk_prevents_is_refused_and_the_old_file_stays(
    tmp_path, monkeypatch, number, code, step
):
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"old")

    def fails(*_given):
        raise OSError(number, os.strerror(number))

    if step == "fsync":
        monkeypatch.setattr(files.os, "fsync", fails)
    if step == "replace":
        monkeypatch.setattr(files.Path, "replace", fails)
    with pytest.raises(StoreUnavailable) as refused:
        write_whole(path, fails if step == "write" else lambda stream: stream.write(b"new"))
    assert (refused.value.code, refused.value.field) == (code, "path")
    assert refused.value.values == {"path": str(path)}
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_that_is_a_folder_or_lies_in_a_file_is_refused(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x")
    for path in (tmp_path / "folder", tmp_path / "file" / "x.pdf", tmp_path / ("x" * 300)):
        with pytest.raises(StoreUnavailable, match=r"file\.not_written"):
            write(path)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file", "folder"]


@pytest.fixture
def open_files_stay(monkeypatch):
    """Let moving behave as it does on Windows, without the wait."""
    waits = []
    monkeypatch.setattr(files, "_OPEN_FILES_STAY", True)
    monkeypatch.setattr(threading.Event, "wait", lambda _event, seconds: waits.append(seconds))
    return waits


def opened_elsewhere(monkeypatch, times):
    """Refuse the first renames, as Windows does while a reader has the target open."""
    replace, left = files.Path.replace, iter(range(times))

    def refused(one, other):
        if next(left, None) is not None:
            raise PermissionError(13, "in use")
        return replace(one, other)

    monkeypatch.setattr(files.Path, "replace", refused)


def test_a_target_open_elsewhere_is_waited_for_two_seconds(
    tmp_path, monkeypatch, open_files_stay
):
    opened_elsewhere(monkeypatch, 9)
    write(tmp_path / "paper.pdf")
    assert (tmp_path / "paper.pdf").read_bytes() == b"new"
    assert 1.5 <= sum(open_files_stay) <= 2


def test_a_target_that_stays_open_is_refused_by_that_reason(
    tmp_path, monkeypatch, open_files_stay
):
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"old")
    opened_elsewhere(monkeypatch, 99)
    with pytest.raises(StoreUnavailable, match=r"file\.in_use"):
        write(path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_finished_file_moves_with_its_content(tmp_path):
    (tmp_path / "a").write_bytes(b"a")
    move_whole(tmp_path / "a", tmp_path / "b")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("b", b"a")]


def test_files_of_other_libraries_can_be_flushed(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"a")
    files.flush_file(path)
    files.flush_folder(tmp_path)
    assert path.read_bytes() == b"a"


def test_a_full_disk_is_told_apart_from_a_forbidden_place(tmp_path):
    assert not_written(tmp_path, OSError(28, "full")).code == "file.disk_full"
    assert not_written(tmp_path, OSError(13, "no")).code == "file.not_written"


@pytest.mark.parametrize(
    "name",
    ["records.db", "records.db-wal", "settings.json", "vault/ab/abcd", "backups/a.klbackup"],
)
def test_what_leaves_never_replaces_a_file_of_an_office(tmp_path, name):
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "records.db").touch()
    path.touch()
    with pytest.raises(StoreUnavailable, match=r"file\.of_the_office"):
        leaving(path)


def test_a_paper_in_an_office_folder_is_printed_anew_under_its_name(tmp_path):
    (tmp_path / "records.db").touch()
    (tmp_path / "ankara.PDF").touch()
    assert leaving(tmp_path / "ankara.PDF") == tmp_path / "ankara.PDF"


def test_what_leaves_replaces_no_device(tmp_path):
    if not hasattr(os, "mkfifo"):
        pytest.skip("this platform has no named pipes")
    os.mkfifo(tmp_path / "pipe.pdf")
    with pytest.raises(StoreUnavailable, match=r"file\.not_written"):
        leaving(tmp_path / "pipe.pdf")


def test_a_name_that_no_disk_takes_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(StoreUnavailable, match=r"file\.not_written"):
        leaving(tmp_path / ("a" * 300) / "paper.pdf")
