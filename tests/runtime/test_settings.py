"""Settings on the disk: whole or as they were; what cannot be read has its first value."""

import dataclasses
import json

import pytest

from kl_relations_desktop.domain.errors import RuleViolation, StoreUnavailable
from kl_relations_desktop.runtime import files, settings
from kl_relations_desktop.runtime.settings import Settings

CHOSEN = Settings(
    officer_name="Süleyman 大阪 “x”",
    officer_post="Pegawai",
    screen_language="ms",
    paper_language="ms",
    theme="dark",
    review_cycle_months=36,
    reviews_since="2026-11-23",
    gift_approval_from=500,
    despatch_margin_days=3,
    ending_months=9,
    dormancy_months=36,
    lead_visit_days=40,
    lead_promise_days=10,
    lead_review_days=90,
    lead_notice_days=60,
    lead_end_days=200,
    notifications="off",
    start_with_system="on",
    calendar_file="/media/stick/desk.ics",
    stamp_position="right",
    stamp_size=14.5,
    backup_folder="/media/stick",
    window={"geometry": "AdnQ", "columns/partners": "1,2,3"},
)


def stored(folder, **values):
    (folder / "settings.json").write_text(json.dumps(values), "utf-8")
    return settings.load(folder)


def test_every_setting_comes_back_as_it_was_saved(tmp_path):
    first = Settings()
    assert all(getattr(CHOSEN, one.name) != getattr(first, one.name)
               for one in dataclasses.fields(Settings))  # fmt: skip
    settings.save(tmp_path, CHOSEN)
    assert settings.load(tmp_path) == CHOSEN
    assert [one.name for one in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"7", b"\xff\xfe\x00", b"\x00" * 100, b"[" * 100_000,
     b'{"theme": "dark"', b'"text"', b"{} {}"],
)  # fmt: skip
def test_settings_that_cannot_be_read_have_their_first_values(tmp_path, content):
    (tmp_path / "settings.json").write_bytes(content)
    assert settings.load(tmp_path) == Settings()


def test_no_file_no_folder_and_a_folder_in_its_place_are_first_values(tmp_path):
    assert settings.load(tmp_path) == Settings()
    assert settings.load(tmp_path / "none") == Settings()
    (tmp_path / "settings.json").mkdir()
    assert settings.load(tmp_path) == Settings()
    (tmp_path / "file").write_text("x")
    assert settings.load(tmp_path / "file") == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("screen_language", "fr"), ("paper_language", 3), ("theme", "DARK"),
        ("stamp_position", None), ("review_cycle_months", -24), ("review_cycle_months", "24"),
        ("reviews_since", "soon"), ("reviews_since", "20261123"), ("reviews_since", None),
        ("review_cycle_months", True), ("review_cycle_months", 10**30), ("stamp_size", 1e9),
        ("stamp_size", -1), ("officer_name", 5), ("officer_name", "a\x00b"),
        ("window", []), ("window", {"list": 1}), ("unknown", "x"),
    ],
)  # fmt: skip
def test_one_value_that_cannot_be_meant_spoils_no_other(tmp_path, name, value):
    read = stored(tmp_path, **{"officer_post": "Pegawai", name: value})
    assert read == Settings(officer_post="Pegawai")


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_a_size_that_is_no_number_is_the_first_one(tmp_path, value):
    (tmp_path / "settings.json").write_text(f'{{"stamp_size": {value}, "theme": "dark"}}')
    assert settings.load(tmp_path) == Settings(theme="dark")


def test_a_whole_number_is_a_size_too(tmp_path):
    assert stored(tmp_path, stamp_size=12).stamp_size == 12


def test_changed_settings_are_new_ones_and_a_bad_value_is_refused_by_name():
    assert settings.changed(CHOSEN, theme="light").theme == "light"
    assert CHOSEN.theme == "dark"
    with pytest.raises(RuleViolation) as refused:
        settings.changed(CHOSEN, theme="light", stamp_size=-2)
    assert (refused.value.code, refused.value.field) == ("settings.refused", "stamp_size")


def test_a_save_that_fails_leaves_the_old_settings(tmp_path, monkeypatch):
    settings.save(tmp_path, CHOSEN)

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(StoreUnavailable, match=r"file\.disk_full"):
        settings.save(tmp_path, Settings())
    assert settings.load(tmp_path) == CHOSEN
    assert [one.name for one in tmp_path.iterdir()] == ["settings.json"]


def test_a_folder_is_made_where_there_is_none_and_a_file_is_refused(tmp_path):
    assert settings.usable(tmp_path / "a" / "b").is_dir()
    assert settings.usable(tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").write_text("x")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(StoreUnavailable) as refused:
            settings.usable(folder)
        assert refused.value.code == "folder.unusable"
