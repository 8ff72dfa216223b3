"""An office opened and closed, the day it works on, and its settings kept all or none."""

from datetime import date

import pytest

from kl_relations_desktop.domain.errors import RuleViolation, StoreUnavailable
from kl_relations_desktop.domain.records.story import Gift
from kl_relations_desktop.runtime import account, logs, settings
from kl_relations_desktop.runtime.settings import Settings
from kl_relations_desktop.usecases import records, workspace
from kl_relations_desktop.usecases.workspace import change_settings, open_workspace


def newest(ws):
    return records.history(ws, limit=1)[0]


def test_a_new_folder_is_made_and_filled_with_the_starter_records(tmp_path):
    ws = open_workspace(tmp_path / "new" / "office", date(2026, 11, 23))
    try:
        assert len(records.record_rows(ws, "partner")) == 14
        assert newest(ws).shown_name == "starter records"
        assert ws.settings == Settings(reviews_since="2026-11-23")
        assert ws.today() == date(2026, 11, 23)
    finally:
        ws.close()


def test_without_a_fixed_day_the_machines_day_is_asked_each_time(folder, monkeypatch):
    class Later(date):
        days = iter((date(2026, 11, 23), date(2026, 11, 24)))

        @classmethod
        def today(cls):
            return next(cls.days)

    monkeypatch.setattr(workspace, "date", Later)
    ws = open_workspace(folder)
    try:
        assert (ws.today(), ws.today()) == (date(2026, 11, 23), date(2026, 11, 24))
    finally:
        ws.close()


def test_what_was_saved_is_there_when_the_office_is_opened_again(folder, today):
    ws = open_workspace(folder, today)
    gift = records.save_record(ws, Gift(description="Songket")).first_id
    change_settings(ws, officer_name="Aminah", theme="dark")
    ws.close()
    again = open_workspace(folder, today)
    try:
        assert records.load_record(again, "gift", gift).description == "Songket"
        assert (again.settings.officer_name, again.settings.theme) == ("Aminah", "dark")
    finally:
        again.close()


def test_a_folder_that_is_a_file_is_refused_in_words(tmp_path, today):
    (tmp_path / "office").write_text("not a folder")
    with pytest.raises(StoreUnavailable) as refused:
        open_workspace(tmp_path / "office", today)
    assert refused.value.code == "folder.unusable"
    assert (tmp_path / "office").read_text() == "not a folder"


def test_closing_lets_go_of_the_log_so_that_the_folder_can_be_moved(folder, tmp_path, today):
    ws = open_workspace(folder, today)
    logs.LOG.info("record 7 saved")
    ws.close()
    assert logs.LOG.handlers == []
    folder.rename(tmp_path / "moved")
    assert "record 7 saved" in (tmp_path / "moved" / "desk.log").read_text("utf-8")


def test_the_desks_first_day_is_noted_once_and_never_lies_ahead(tmp_path):
    for today, noted in (
        (date(2026, 11, 23), "2026-11-23"),
        (date(2031, 1, 1), "2026-11-23"),
    ):
        ws = open_workspace(tmp_path / "desk", today)
        ws.close()
        assert settings.load(tmp_path / "desk").reviews_since == noted
    ws = open_workspace(tmp_path / "other", date(2999, 1, 1))
    ws.close()
    assert ws.reviews_since <= date.today()


def test_opening_leaves_a_broken_file_of_settings_to_be_mended(folder, today):
    (folder / "settings.json").write_text('{"officer_name": "Aminah",', "utf-8")
    open_workspace(folder, today).close()
    assert (folder / "settings.json").read_text("utf-8") == '{"officer_name": "Aminah",'


# Who is stamped


@pytest.mark.parametrize(
    ("name", "shown"), [("Aminah", "Aminah"), ("", "dbkl"), ("  ", "dbkl")]
)
def test_the_officer_is_shown_by_name_or_else_by_account(ws, monkeypatch, name, shown):
    monkeypatch.setattr(account, "account", lambda: "dbkl")
    change_settings(ws, officer_name=name)
    records.save_record(ws, Gift(description="Songket"))
    assert (newest(ws).account, newest(ws).shown_name) == ("dbkl", shown)


def test_an_earlier_entry_keeps_the_name_of_its_day(ws):
    change_settings(ws, officer_name="Aminah")
    records.save_record(ws, Gift(description="Songket"))
    change_settings(ws, officer_name="Farid")
    assert newest(ws).shown_name == "Aminah"


# Settings


def test_a_changed_setting_counts_at_once_and_is_on_the_disk(ws):
    chosen = change_settings(ws, review_cycle_months=36, paper_language="ms")
    assert ws.settings == chosen == settings.load(ws.folder)
    assert (chosen.review_cycle_months, chosen.paper_language) == (36, "ms")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("screen_language", "fr"),
        ("theme", "pink"),
        ("stamp_position", "top"),
        ("review_cycle_months", -1),
        ("review_cycle_months", 2.5),
        ("review_cycle_months", True),
        ("gift_approval_from", "300"),
        ("stamp_size", float("nan")),
        ("stamp_size", 1000),
        ("officer_name", "lone \ud800"),
        ("officer_name", None),
        ("window", {"list": 3}),
    ],
)
def test_one_value_that_cannot_be_meant_refuses_them_all(ws, name, value):
    before, on_disk = ws.settings, settings.load(ws.folder)
    with pytest.raises(RuleViolation) as refused:
        change_settings(ws, **{"officer_post": "Desk officer", name: value})
    assert (refused.value.code, refused.value.field) == ("settings.refused", name)
    assert ws.settings == before
    assert settings.load(ws.folder) == on_disk


def test_settings_that_cannot_be_written_are_not_in_use_either(ws, monkeypatch):
    before = ws.settings

    def full(_folder, _settings):
        raise StoreUnavailable("file.disk_full", field="path", path="settings.json")

    monkeypatch.setattr(settings, "save", full)
    with pytest.raises(StoreUnavailable, match=r"file\.disk_full"):
        change_settings(ws, officer_name="Aminah")
    assert ws.settings == before
    records.save_record(ws, Gift(description="Songket"))
    assert newest(ws).shown_name != "Aminah"
