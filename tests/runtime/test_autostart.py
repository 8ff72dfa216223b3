"""Starting with the system: written, taken away, and refused in one sentence."""

import re
import sys
from pathlib import Path

import pytest

from kl_relations_desktop.domain.errors import StoreUnavailable
from kl_relations_desktop.runtime import autostart
from kl_relations_desktop.wording.catalogue import words
from kl_relations_desktop.wording.refusals import sentence


class Registry(dict):
    """A registry without Windows."""

    read = dict.get
    write = dict.__setitem__

    def remove(self, name):
        self.pop(name, None)


class Locked(Registry):
    """A registry that an administrator has closed."""

    def write(self, name, command):
        raise PermissionError(name)


@pytest.fixture
def entry(tmp_path, monkeypatch):
    """Give the file that desktops read at sign-in, in a home of this test's own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "autostart" / "kl-relations.desktop"


@pytest.mark.skipif(sys.platform == "win32", reason="desktops of Linux")
def test_it_is_off_until_it_is_turned_on_and_off_again_after(entry, tmp_path):
    assert not autostart.is_on()
    autostart.turn(True, tmp_path)
    assert autostart.is_on()
    assert "Type=Application" in entry.read_text("utf-8").splitlines()
    autostart.turn(False, tmp_path)
    autostart.turn(False, tmp_path)
    assert not autostart.is_on() and not entry.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="desktops of Linux")
def test_the_command_survives_blanks_and_signs_of_a_shell(entry, tmp_path):
    folder = tmp_path / 'Records "of" $KL 100%'
    folder.mkdir()
    autostart.turn(True, folder)
    (line,) = [one for one in entry.read_text("utf-8").splitlines() if one[:5] == "Exec="]
    kept = line[5:].replace("\\\\", "\\").replace("%%", "%")
    quoted = re.findall(r'"((?:\\.|[^"\\])*)"', kept)
    read = [re.sub(r"\\(.)", r"\1", one) for one in quoted]
    assert read == list(autostart.command(folder))
    assert read[-2:] == ["--data", str(folder)]


@pytest.mark.skipif(sys.platform == "win32", reason="desktops of Linux")
def test_an_entry_that_the_desktop_has_hidden_is_off(entry, tmp_path):
    autostart.turn(True, tmp_path)
    entry.write_text(entry.read_text("utf-8") + "Hidden=true\n", "utf-8")
    assert not autostart.is_on()


@pytest.mark.skipif(sys.platform == "win32", reason="desktops of Linux")
def test_a_place_that_cannot_be_written_is_refused_in_one_sentence(entry, tmp_path):
    entry.parent.parent.write_text("a file where the folder should be")
    with pytest.raises(StoreUnavailable) as refused:
        autostart.turn(True, tmp_path)
    said = sentence(refused.value, words("en"))
    assert said.startswith("The start with the system could not be set (")
    assert sentence(refused.value, words("ms")) != said


def test_windows_keeps_the_quoted_command_under_the_name_of_the_program(tmp_path):
    registry, folder = Registry(), tmp_path / "Records of KL"
    folder.mkdir()
    autostart.turn(True, folder, registry)
    assert autostart.is_on(registry)
    assert registry["KL Relations"].endswith(f'main.py --data "{folder}"')
    autostart.turn(False, folder, registry)
    assert not autostart.is_on(registry)


def test_a_registry_that_is_closed_is_refused_by_name(tmp_path):
    with pytest.raises(StoreUnavailable) as refused:
        autostart.turn(True, tmp_path, Locked())
    assert refused.value.field == "start_with_system"
    assert "HKEY_CURRENT_USER" in str(refused.value.values["place"])


def test_the_usual_folder_is_not_named(monkeypatch, tmp_path):
    monkeypatch.setattr(autostart, "default_folder", lambda: tmp_path)
    assert Path(autostart.command(tmp_path)[-1]).name == "main.py"


def test_a_packaged_program_starts_itself(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(autostart, "default_folder", lambda: tmp_path)
    assert list(autostart.command(tmp_path)) == [sys.executable]
