"""What is saved from JSON as consoles and editors write it, and output that goes nowhere."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from kl_relations_desktop.bootstrap import main

MAIN = Path(__file__).resolve().parents[2] / "main.py"


@pytest.fixture
def desk(folder, capsys, monkeypatch):
    """Give a function that runs one command line and returns status, output and errors."""

    def run(*words, typed=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), "cp1252"))
        line = ["main.py", "--data", str(folder), "--today", "2026-11-23", *map(str, words)]
        status = main(line)
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def _read(desk, *words, typed=b""):
    status, out, err = desk(*words, typed=typed)
    assert (status, err) == (0, ""), err
    return json.loads(out)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_json_is_read_in_its_own_encodings_whatever_the_consoles_is(desk, tmp_path, encoding):
    typed = json.dumps({"name": "Süleyman 大阪"}, ensure_ascii=False).encode(encoding)
    (tmp_path / "person.json").write_bytes(typed)
    for line in (("save", "person", "-"), ("save", "person", tmp_path / "person.json")):
        assert _read(desk, *line, typed=typed)["name"] == "Süleyman 大阪"


def test_bytes_in_another_encoding_are_refused_and_never_guessed(desk):
    status, out, err = desk("save", "person", typed='{"name": "Önder"}'.encode("cp1252"))
    assert (status, out) == (2, "")
    assert "not JSON" in err


@pytest.mark.parametrize(
    ("kind", "record"),
    [("agreement", 2), ("visit", 1), ("partner", 4), ("person", 1), ("network", 1)],
)
def test_what_show_prints_is_taken_back_as_it_is(desk, kind, record):
    shown = _read(desk, "show", kind, record, "--json")
    entries = len(_read(desk, "history", kind, record, "--json"))
    saved = _read(desk, "save", kind, record, typed=json.dumps(shown).encode())
    assert saved == {name: shown[name] for name in saved}
    assert len(_read(desk, "history", kind, record, "--json")) == entries


def test_a_printed_record_says_itself_which_one_it_is(desk):
    shown = _read(desk, "show", "visit", 1, "--json") | {"place": "Isfahan"}
    saved = _read(desk, "save", "visit", typed=json.dumps(shown).encode())
    assert (saved["id"], saved["place"]) == (1, "Isfahan")
    assert len(_read(desk, "list", "visits", "--json")) == 1


@pytest.mark.parametrize("given", [2, True, "1", 0, -1, 1.0, 10**19])
def test_an_id_that_is_another_or_none_is_refused_at_its_field(desk, given):
    typed = json.dumps({"id": given, "place": "Elsewhere"}).encode()
    status, out, err = desk("save", "visit", 1, typed=typed)
    assert (status, out) == (2, "")
    assert err.startswith("id: ")


def test_a_record_of_a_partners_story_is_not_changed_by_the_way(desk):
    shown = _read(desk, "show", "partner", "ankara", "--json")
    shown["agreements"][0]["place"] = "Elsewhere"
    status, out, err = desk("save", "partner", 1, typed=json.dumps(shown).encode())
    assert (status, out) == (2, "")
    assert err.startswith("agreements: ")


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        ("partner", {"latitude": 90.5}, "latitude"),
        ("partner", {"longitude": -181}, "longitude"),
        (
            "agreement",
            {"links": [{"agreement": 1, "relation": "follows"}]},
            "links.1.agreement",
        ),
        ("body", {"parent": 1}, "parent"),
    ],
)
def test_a_place_off_the_earth_and_a_link_to_itself_are_refused(desk, kind, values, field):
    status, out, err = desk("save", kind, 1, typed=json.dumps(values).encode())
    assert (status, out) == (2, "")
    assert err.startswith(f"{field}: ")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ankara, Turki", "Ankara"),
        ("osaka jepun", "Osaka"),
        ("TÜRKIYE", "Ankara"),
        ("turkiye", "Ankara"),
        ("Jepun", "Osaka"),
        ("isfahan, iran", "Esfahan"),
        ("Malaysia", "Melaka"),
    ],
)
def test_a_partner_is_meant_by_its_country_too(desk, words, name):
    assert _read(desk, "show", "partner", words, "--json")["name"] == name


@pytest.mark.parametrize("words", ["osaka", "6", "大阪"])
def test_a_partner_in_the_bin_is_said_to_lie_there(desk, words):
    assert desk("bin", "partner", 6)[0] == 0
    status, out, err = desk("brief", words)
    assert (status, out) == (2, "")
    assert err == "Osaka is in the bin. Bring it back first: unbin partner 6.\n"


def test_a_field_without_meaning_for_the_record_is_not_shown(desk):
    _, out, _ = desk("show", "agreement", 1)
    assert "Term: Not stated" in out
    assert "Counted from" not in out


@pytest.mark.parametrize("days", ["-1", "x", "1.5", "", "9" * 20])
def test_days_that_are_no_number_are_refused(desk, days):
    status, out, err = desk("due", f"--within={days}")
    assert (status, out) == (2, "")
    assert err == f"“{days}” is no number of days. Give 0 or more.\n"


def test_what_has_not_moved_is_not_said_to_have_moved(desk):
    before = _read(desk, "history", "partner", 1, "--json")
    assert desk("unbin", "partner", 1) == (2, "", "Ankara is not in the bin.\n")
    assert desk("bin", "partner", 1)[0] == 0
    assert desk("bin", "partner", 1) == (2, "", "Ankara is in the bin already.\n")
    assert len(_read(desk, "history", "partner", 1, "--json")) == len(before) + 1


def test_the_history_of_a_record_that_never_was_is_refused(desk):
    status, out, err = desk("history", "agreement", 999, "--json")
    assert (status, out) == (2, "")
    assert "999" in err


@pytest.mark.parametrize("kind", ["body", "Person", "milestones", "network", "claim", "source"])
def test_every_kind_is_shown_by_its_id_and_listed(desk, kind):
    assert _read(desk, "show", kind, 1, "--json")["id"] == 1
    assert _read(desk, "list", kind, "--json")[0]["id"] == 1


def test_import_says_that_it_comes_later_and_what_to_do_until_then(desk):
    status, out, err = desk("import", "x.xlsx", "--preview")
    assert (status, out) == (1, "")
    assert "later release" in err
    assert "Save" in err


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full")
@pytest.mark.parametrize("line", ["list partners", "show partner osaka --json", "gaps"])
def test_output_that_a_full_disk_takes_no_more_of_is_one_sentence(folder, line):
    with Path("/dev/full").open("w") as full:
        said = subprocess.run(
            [sys.executable, str(MAIN), "--data", str(folder), *line.split()],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert said.returncode == 2
    assert said.stderr == (
        "The output could not be written. The records are kept; send it somewhere else.\n"
    )


@pytest.mark.parametrize("stream", ["stdout", "stderr", "stdin"])
def test_a_closed_stream_swallows_what_is_said(folder, monkeypatch, capsys, stream):
    monkeypatch.setattr(sys, stream, None)
    line = ["main.py", "--data", str(folder)]
    assert main([*line, "list", "partners"]) == 0
    assert main([*line, "show", "partner", "atlantis"]) == 2
    assert main([*line, "save", "person", "-" if stream == "stdin" else "nowhere.json"]) == 2
    if stream == "stderr":
        assert "atlantis" not in capsys.readouterr().out


def test_a_restore_into_a_new_folder_leaves_no_empty_one_behind(desk, tmp_path, capsys):
    backup = tmp_path / "office.klbackup"
    assert desk("backup", backup)[0] == 0
    assert main(["main.py", "--data", str(tmp_path / "new"), "restore", str(backup)]) == 0
    assert capsys.readouterr().out == f"Restored from {backup}.\n"
    assert not list(tmp_path.glob("new.before*"))


def test_the_name_of_every_linked_record_stands_beside_its_id(desk):
    chennai = _read(desk, "show", "partner", "chennai", "--json")
    (mou,) = chennai["agreements"]
    assert mou["partner_name"] == "Chennai"
    assert [(one["principal_name"], one["represented_by_name"]) for one in mou["parties"]] == [
        ("Government of Malaysia", "Kuala Lumpur City Hall"),
        ("Government of India", "Corporation of Chennai"),
    ]
    mou = _read(desk, "show", "agreement", 2, "--json")
    assert [one["person_name"] for one in mou["signatures"]] == [
        "Elyas bin Omar", "Murat Karayalçın",
    ]  # fmt: skip
    assert mou["links"][0]["agreement_name"] == "Kuala Lumpur–Ankara Twin City Proclamation"
    assert _read(desk, "list", "visits", "--json")[0]["partner_name"] == "Esfahan"
    assert _read(desk, "show", "partner", "esfahan", "--json")["head_person_name"] is None


def test_a_name_beside_an_id_says_nothing_on_the_way_back(desk):
    parties = [{"principal": 1, "principal_name": "Somebody else", "side": "ours"}]
    typed = json.dumps({"parties": parties, "partner_name": "Osaka"}).encode()
    saved = _read(desk, "save", "agreement", 2, typed=typed)
    assert saved["partner_name"] == "Ankara"
    assert saved["parties"][0]["principal_name"] == "Kuala Lumpur City Hall"
    status, _, err = desk("save", "agreement", 2, typed=b'{"parties": [{"side_name": "x"}]}')
    assert status == 2
    assert err.startswith("parties.1.side_name: ")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"record_kind": "frog"}, "record_kind"),
        ({"record_id": 999}, "record_id"),
        ({"field_name": "nothing"}, "field_name"),
        ({"field_name": "clauses.x.text"}, "field_name"),
        ({"field_name": "clauses.0.text"}, "field_name"),
        ({"field_name": "clauses.1.words"}, "field_name"),
        ({"field_name": "place.1"}, "field_name"),
    ],
)
def test_a_claim_on_what_is_not_there_is_refused_at_its_field(desk, changed, field):
    claim = {"source": 1, "record_kind": "agreement", "record_id": 2, "as_printed": "x"}
    good = claim | {"field_name": "clauses.1.text"}
    assert _read(desk, "save", "claim", typed=json.dumps(good).encode())["id"]
    status, out, err = desk("save", "claim", typed=json.dumps(good | changed).encode())
    assert (status, out) == (2, "")
    assert err.startswith(f"{field}: ")


@pytest.mark.parametrize("dates", ["2026-11-30/..", "../2026", "9999-12", "0001-01-01"])
@pytest.mark.parametrize("kind", ["sheet", "card"])
def test_a_sheet_draws_dates_with_open_ends_and_those_at_the_calendars_ends(
    desk, tmp_path, dates, kind
):
    visit = {"partner": 2, "purpose": "Call", "dates": dates, "marking": "terbuka"}
    made = _read(desk, "save", "visit", typed=json.dumps(visit).encode())["id"]
    line = ("brief", "casablanca", "--visit", made, "--kind", kind, "-o", tmp_path / "a.pdf")
    status, _, err = desk(*line)
    assert (status, err) == (0, "")


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        ("document", {"original_name": "a.pdf", "sha256": "0" * 64}, "sha256"),
        ("document", {"original_name": "a.pdf", "size": 5}, "size"),
        ("issued", {"number": "KLR/2026/001"}, "number"),
        ("issued", {"file_sha256": "0" * 64}, "file_sha256"),
    ],
)
def test_what_only_the_program_writes_is_refused_at_its_field(desk, kind, values, field):
    status, _out, err = desk("save", kind, typed=json.dumps(values).encode())
    assert (status, err.split(":")[0]) == (2, field)
    assert desk("check")[0] == 0
