"""Command lines that nobody means: one sentence each, never a traceback."""

import io
import json
import sqlite3
import sys
from pathlib import Path

import pytest

from kl_relations_desktop.bootstrap import main
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.usecases.records import save_record
from kl_relations_desktop.usecases.workspace import open_workspace


@pytest.fixture
def desk(folder, monkeypatch):
    """Give a function that runs one command line on streams as strict as a console's."""

    def run(*words, typed="", data=folder):
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
        with monkeypatch.context() as streams:
            streams.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
            streams.setattr(sys, "stdout", out)
            streams.setattr(sys, "stderr", err)
            status = main(["main.py", "--data", str(data), "--today", "2026-11-23", *words])
        for stream in (out, err):
            stream.flush()
        return status, *(one.buffer.getvalue().decode("utf-8") for one in (out, err))

    return run


@pytest.mark.parametrize("number", ["9" * 19, "9" * 5_000, "1.5", "x", "²", ""])
@pytest.mark.parametrize(
    "words",
    [
        ("bin", "gift"),
        ("unbin", "gift"),
        ("undo",),
        ("history", "gift"),
        ("show", "agreement"),
        ("show", "visit"),
        ("brief", "ankara", "--visit"),
    ],
)
def test_what_is_no_number_of_a_record_is_refused_in_one_sentence(desk, words, number):
    status, out, err = desk(*words, number)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1


@pytest.mark.parametrize("typed", ["", "[1", "[1]"])
def test_standard_input_is_called_by_its_name(desk, typed):
    status, out, err = desk("save", "visit", "-", typed=typed)
    assert (status, out) == (2, "")
    assert "Standard input" in err


@pytest.mark.parametrize("number", ["999", "9" * 18])
@pytest.mark.parametrize("verb", [("bin", "gift"), ("undo",), ("show", "agreement")])
def test_a_number_that_no_record_has_is_refused_in_one_sentence(desk, verb, number):
    status, out, err = desk(*verb, number)
    assert (status, out) == (2, "")
    assert number in err


@pytest.mark.parametrize(
    "words",
    [
        ("show", "partner", "\udcff"),
        ("search", "\udcff"),
        ("gaps", "\udcff"),
        ("save", "\udcff"),
        ("history", "\udcff"),
        ("save", "gift", "\udcff.json"),
    ],
)
def test_words_that_no_console_can_print_are_answered_all_the_same(desk, words):
    status, out, err = desk(*words)
    assert status in (0, 2)
    assert "\\udcff" in out + err


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ('{"description": "x", "value": NaN}', "value"),
        ('{"description": "x", "partner": 99999999999999999999}', "partner"),
        ('{"description": "x", "direction": null}', "direction"),
        ('{"description": "x", "marking": null}', "marking"),
        ('{"description": "\\ud800"}', "description"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_json_that_no_record_can_hold_names_its_field(desk, values, named):
    status, out, err = desk("save", "gift", "-", typed=values)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert named in err


def test_a_data_folder_that_is_a_file_is_one_sentence(desk, tmp_path):
    (tmp_path / "file").write_text("x")
    status, _, err = desk("list", "partners", data=tmp_path / "file")
    assert status == 2
    assert err.count("\n") == 1


def test_settings_that_cannot_be_read_do_not_keep_the_desk_closed(desk, folder):
    (folder / "settings.json").write_bytes(b'{"screen_language": "fr", "theme": [')
    status, out, _ = desk("list", "partners", "--json")
    assert status == 0
    assert len(json.loads(out)) == 14


def test_a_partner_with_a_slash_prints_to_one_file_here(
    desk, folder, today, tmp_path, monkeypatch
):
    ws = open_workspace(folder, today)
    save_record(ws, Partner(name="SOM/MGM: A*"))
    ws.close()
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    status, out, _ = desk("brief", "SOM/MGM: A*", "--marking", "terbuka")
    assert status == 0
    (made,) = set(tmp_path.iterdir()) - before
    assert made == tmp_path / "SOM-MGM- A- 2026-11-23.pdf"
    assert Path(out.strip().rpartition(" ")[2]).suffix == ".pdf"


def test_a_visit_under_way_is_told_as_todays_and_not_late(desk):
    visit = '{"partner": 1, "purpose": "Call", "dates": "2026-11-20/2026-11-25"}'
    assert desk("save", "visit", "-", typed=visit)[0] == 0
    (item,) = [one for one in json.loads(desk("due", "--json")[1]) if one["kind"] == "visit"]
    assert (item["days"], item["late"]) == (0, False)


@pytest.mark.parametrize(
    "words", [("list", "partners"), ("show", "partner", "osaka", "--json"), ("history",)]
)
def test_a_value_that_the_disk_has_spoiled_is_one_sentence(desk, folder, words):
    connection = sqlite3.connect(folder / "records.db")
    for statement in (
        "DROP TRIGGER journal_is_not_edited",
        "UPDATE partner SET grade = 'twin_cjty'",
        "UPDATE journal SET changes = '[['",
    ):
        connection.execute(statement)
    connection.commit()
    connection.close()
    status, out, err = desk(*words)
    assert (status, out) == (2, "")
    assert err == "The records are damaged. Restore the last backup; this file stays.\n"


@pytest.mark.parametrize("day", ["1900-01-01", "1985-06-01", "1991-01-01", "2999-12-31"])
@pytest.mark.parametrize(
    "words",
    [
        ("brief", "osaka", "-o", "{file}.pdf"),
        ("brief", "ankara", "--kind", "card", "-o", "{file}.pdf"),
        ("schedule", "--marking", "terbuka", "-o", "{file}.pdf"),
        ("export", "{file}.ics"),
        ("due", "--json"),
        ("show", "partner", "chennai"),
    ],
)
def test_any_day_that_may_be_fixed_is_reckoned_from(desk, tmp_path, day, words):
    line = [one.format(file=tmp_path / "made") for one in words]
    status, _, err = desk("--today", day, *line)
    assert (status, err) == (0, "")


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31"])
def test_a_day_too_far_off_is_refused_in_one_sentence(desk, day):
    status, out, err = desk("--today", day, "due")
    assert (status, out) == (2, "")
    assert err == "The day lies too far off. Give one of the years 1900 to 2999.\n"
