import os
import stat
import tempfile

import pytest

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.store.vault import Vault


@pytest.fixture
def vault(tmp_path):
    return Vault(tmp_path / "vault")


def _file(tmp_path, content=b"a scan", name="scan.pdf"):
    (tmp_path / name).write_bytes(content)
    return tmp_path / name


def test_a_file_lies_under_its_hash_and_the_same_content_only_once(vault, tmp_path):
    sha256, size = vault.take(_file(tmp_path), "scan.pdf")
    again, _ = vault.take(_file(tmp_path, name="copy.pdf"), "another name.pdf")

    assert (again, size) == (sha256, 6)
    assert vault.path_of(sha256).read_bytes() == b"a scan"
    assert [path.name for path in vault.folder.rglob("*") if path.is_file()] == [sha256]
    assert vault.is_whole(sha256)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("letter.exe", b"x"),
        ("LETTER.DOCM", b"x"),
        ("run.PS1", b"x"),
        ("harmless.pdf", b"MZ\x90 a program"),
        ("harmless.txt", b"#!/bin/sh"),
        ("harmless.jpg", b"\x7fELF"),
    ],
)
def test_programs_and_macros_are_refused_and_leave_nothing(vault, tmp_path, name, content):
    with pytest.raises(RuleViolation, match=r"vault\.type_refused"):
        vault.take(_file(tmp_path, content), name)

    assert not [path for path in vault.folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "a/b\\c.pdf", "nul\x00.pdf", "...", "C:\\x.pdf", "大阪.pdf"]
)
def test_the_original_name_is_data_and_never_a_path(vault, tmp_path, name):
    sha256, _ = vault.take(_file(tmp_path), name)

    copy = vault.open_copy(sha256, name)

    assert copy.read_bytes() == b"a scan"
    assert copy.parent.name.startswith("kl-relations-")
    assert copy.stat().st_mode & (stat.S_IWUSR | stat.S_IRWXG | stat.S_IRWXO) == 0


def test_a_file_that_is_not_there_is_said(vault):
    with pytest.raises(RuleViolation, match=r"vault\.missing"):
        vault.open_copy("0" * 64, "scan.pdf")
    for wrong in ("", "../x", "0" * 63, "." * 64):
        with pytest.raises(RuleViolation, match=r"vault\.unknown"):
            vault.path_of(wrong)


def test_what_the_program_makes_itself_is_kept_the_same_way(vault):
    sha256, size = vault.take_bytes(b"a sheet")

    assert vault.path_of(sha256).read_bytes() == b"a sheet"
    assert size == 7


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_private_copies_go_when_the_records_are_closed(open_store, tmp_path, temporary):
    store = open_store(tmp_path / "office")
    sha256, _ = store.vault.take(_file(tmp_path), "scan.pdf")
    store.vault.open_copy(sha256, "scan.pdf")
    store.vault.open_copy(sha256, "scan.pdf")
    assert len(list(temporary.iterdir())) == 2

    store.close()

    assert list(temporary.iterdir()) == []


def test_copies_that_another_run_left_behind_go_after_a_day(vault, tmp_path, temporary):
    sha256, _ = vault.take(_file(tmp_path), "scan.pdf")
    left, fresh = (Vault(vault.folder).open_copy(sha256, "scan.pdf").parent for _ in range(2))
    foreign = temporary / "other-program"
    foreign.mkdir()
    for old in (left, foreign):
        os.utime(old, (0, 0))

    vault.open_copy(sha256, "scan.pdf")

    assert not left.exists()
    assert fresh.exists()
    assert foreign.exists()
