"""Where the records lie when nobody says otherwise."""

from pathlib import Path

from kl_relations_desktop.runtime.paths import NAME, default_folder


def test_the_default_folder_is_the_users_own_and_named_for_the_office(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    folder = default_folder()
    assert folder.name == NAME
    assert folder.is_absolute()


def test_asking_for_the_default_folder_makes_nothing(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    default_folder()
    assert list(tmp_path.iterdir()) == []


def test_the_folder_lies_outside_the_program():
    program = Path(__file__).resolve().parents[2]
    assert program not in default_folder().parents
