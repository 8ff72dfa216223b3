"""The command lines of the README, run as the program runs them."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from kl_relations_desktop.bootstrap import main
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.runtime import settings
from kl_relations_desktop.usecases.workspace import open_workspace


@pytest.fixture
def desk(folder, capsys, monkeypatch):
    """Give a function that runs one command line and returns status, output and errors."""

    def run(*words, typed=""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
        line = ["main.py", "--data", str(folder), "--today", "2026-11-23", *map(str, words)]
        try:
            status = main(line)
        except SystemExit as stop:
            status = stop.code
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def read(desk, *words, typed=""):
    status, out, err = desk(*words, typed=typed)
    assert (status, err) == (0, ""), err
    return json.loads(out)


def test_list_gives_every_starter_partner_with_its_fields(desk):
    partners = read(desk, "list", "partners", "--json")
    assert len(partners) == 14
    assert {"id", "name", "kind", "grade", "since", "country"} <= set(partners[0])
    ankara = next(one for one in partners if one["name"] == "Ankara")
    assert ankara["since"] == "1984-02-01"


@pytest.mark.parametrize(
    "what", ["partners", "agreements", "visits", "followups", "people", "gifts"]
)
def test_every_list_prints_for_people_and_for_programs(desk, what):
    assert isinstance(read(desk, "list", what, "--json"), list)
    status, out, _ = desk("list", what)
    assert status == 0
    assert out.startswith("id")


def test_show_partner_holds_its_whole_story(desk):
    shown = read(desk, "show", "partner", "casablanca", "--json")
    dates = sorted(one["signed_on"] for one in shown["agreements"])
    assert dates == ["1991-05-31", "1992-07-11"]
    for part in ("milestones", "visits", "followups", "people", "claims", "gaps"):
        assert isinstance(shown[part], list)
    mou = next(one for one in shown["agreements"] if one["kind"] == "mou")
    assert len(mou["clauses"]) == 4
    assert shown["milestones"][0]["happened_on"] == "1989-01"


@pytest.mark.parametrize("name", ["esfahan", "ISFAHAN", "اصفهان", "Esfahan"])
def test_a_partner_is_found_by_name_alias_and_script(desk, name):
    assert read(desk, "show", "partner", name, "--json")["name"] == "Esfahan"


def test_save_creates_changes_and_prints_the_record(desk):
    casablanca = read(desk, "show", "partner", "casablanca", "--json")["id"]
    visit = {
        "partner": casablanca,
        "dates": "2026-11-17",
        "purpose": "Courtesy call",
        "points": [{"lead": "Thank them.", "text": "For the first step in 1989."}],
    }
    made = read(desk, "save", "visit", "-", typed=json.dumps(visit))
    assert made["dates"] == "2026-11-17"
    assert made["points"][0]["lead"] == "Thank them."
    changed = read(desk, "save", "visit", made["id"], "-", typed='{"place": "Menara DBKL 1"}')
    assert (changed["place"], changed["purpose"]) == ("Menara DBKL 1", "Courtesy call")


def test_undo_takes_back_all_that_was_written_in_one_go(desk, folder):
    read(desk, "list", "partners", "--json")
    ws = open_workspace(folder)
    with ws.store.session():
        for name in ("First city", "Second city"):
            ws.store.shelf("partner").save(Partner(name=name))
    ws.close()
    assert len(read(desk, "list", "partners", "--json")) == 16
    assert desk("undo")[:2] == (0, "Undone: First city; Second city.\n")
    assert len(read(desk, "list", "partners", "--json")) == 14


def test_save_reads_a_file(desk, tmp_path):
    file = tmp_path / "gift.json"
    file.write_text('{"description": "Songket", "value": "120.50"}', "utf-8")
    assert read(desk, "save", "gift", file)["value"] == "120.50"


@pytest.mark.parametrize(
    ("kind", "typed", "named"),
    [
        ("visit", '{"purpose": "x", "partner": 1, "dates": "31 Jun"}', "dates"),
        ("visit", '{"purpose": "x"}', "partner"),
        ("gift", '{"description": "Vase", "value": 300}', "approving head"),
        ("gift", '{"descripshun": "Vase"}', "descripshun"),
        ("agreement", '{"partner": 999, "kind": "mou"}', "partner"),
        ("gift", "not json", "JSON"),
        ("gift", "[1]", "object"),
        ("car", "{}", "car"),
    ],
)
def test_a_refusal_is_one_sentence_that_names_the_field(desk, kind, typed, named):
    status, out, err = desk("save", kind, "-", typed=typed)
    assert status != 0
    assert out == ""
    assert err.count("\n") == 1
    assert named in err
    assert "Traceback" not in err


def test_bin_unbin_and_undo(desk):
    read(desk, "save", "gift", "-", typed='{"description": "Songket"}')
    (gift,) = read(desk, "list", "gifts", "--json")
    assert desk("bin", "gift", gift["id"])[0] == 0
    assert read(desk, "list", "gifts", "--json") == []
    assert desk("unbin", "gift", gift["id"])[0] == 0
    assert len(read(desk, "list", "gifts", "--json")) == 1
    read(desk, "save", "gift", gift["id"], "-", typed='{"description": "Keris"}')
    assert desk("undo")[0] == 0
    assert read(desk, "list", "gifts", "--json")[0]["description"] == "Songket"


def test_history_says_what_a_record_said_before(desk):
    made = read(desk, "save", "gift", "-", typed='{"description": "Songket"}')
    read(desk, "save", "gift", made["id"], "-", typed='{"description": "Keris"}')
    newest = read(desk, "history", "gift", made["id"], "--json")[0]
    assert newest["operation"] == "change"
    (change,) = newest["changes"]
    assert (change["field"], change["before"], change["after"]) == (
        "description", "Songket", "Keris",
    )  # fmt: skip


def test_history_reaches_back_to_the_first_entry(desk):
    told = read(desk, "history", "--json")
    assert len(told) > 200
    assert [entry["sequence"] for entry in told] == list(range(len(told), 0, -1))


def test_due_tells_kind_record_date_and_why(desk):
    promise = {"text": "Send the list", "due_on": "2026-11-13"}
    read(desk, "save", "followup", "-", typed=json.dumps(promise))
    items = read(desk, "due", "--json", "--within", 30)
    assert {"kind", "record", "date", "why"} <= set(items[0])
    late = next(item for item in items if item["kind"] == "promise")
    assert (late["date"], late["days"], late["late"]) == ("2026-11-13", -10, True)
    chennai = next(item for item in items if item["kind"] == "review")
    assert chennai["date"] == "2026-11-25"


@pytest.fixture
def malay(desk, folder):
    """Give the desk of an office whose screen is in Malay."""
    settings.save(folder, settings.changed(settings.load(folder), screen_language="ms"))
    return desk


def test_an_office_in_malay_reads_its_lists_its_help_and_its_refusals_in_malay(malay):
    listed = malay("list", "partners")[1]
    assert "Maghribi" in listed and "Morocco" not in listed
    assert "cetak kertas taklimat" in " ".join(malay("--help")[1].split())
    assert "Lihat: main.py brief --help" in malay("brief")[2]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (("gaps", "casablanca"), "Casablanca · Letter of Intent"),
        (("gaps", "c40"), "C40"),
        (("search", "urban", "planning"), "Ankara · Memorandum of Understanding"),
        (("search", "Tomsk"), "CPTA"),
    ],
)
def test_records_are_told_with_the_partner_they_belong_to(desk, line, told):
    _status, out, _err = desk(*line)
    names = [one.split(maxsplit=2)[2] for one in out.splitlines()]
    assert any(name.startswith(told) for name in names)
    assert not any("Leading cities" in name for name in names)


def test_gaps_name_what_the_page_does_not_say(desk):
    fields = {gap["field"] for gap in read(desk, "gaps", "casablanca", "--json")}
    assert {"signatures", "term_kind", "in_force_on"} <= fields


def test_search_finds_other_spellings_and_scripts(desk):
    for words in ("suleyman", "isfahan", "大阪", "சென்னை"):
        assert read(desk, "search", words, "--json"), words
    assert len(read(desk, "search", "kuala", "--json", "--limit", 2)) <= 2


@pytest.mark.parametrize("typed", ['"', "'", "AND", "a*b", "(", "NEAR(", "-", "%", "x" * 3000])
def test_search_takes_whatever_is_typed(desk, typed):
    assert desk("search", "--json", "--", typed)[0] == 0


def test_brief_prints_a_sheet_in_both_languages(desk, tmp_path):
    for language in ("en", "ms"):
        file = tmp_path / f"{language}.pdf"
        status, _, err = desk("brief", "ankara", "--language", language, "-o", file)
        assert (status, err) == (0, "")
        assert file.read_bytes().startswith(b"%PDF-")


def test_brief_imports_nothing_that_only_writing_records_needs(desk, folder, tmp_path):
    desk("list", "partners")
    program = (
        "import sys\n"
        "from kl_relations_desktop.bootstrap import main\n"
        "assert main(['main.py', *sys.argv[1:]]) == 0\n"
        "print([one for one in ('peewee', 'sqlite3', 'PySide6') if one in sys.modules])\n"
    )
    line = ["--data", str(folder), "brief", "ankara", "-o", str(tmp_path / "ankara.pdf")]
    told = subprocess.run(
        [sys.executable, "-c", program, *line], stdout=subprocess.PIPE, text=True, check=True
    )
    assert told.stdout.splitlines()[-1] == "[]"


def test_brief_asks_where_no_marking_is_decided(desk, tmp_path):
    ankara = read(desk, "show", "partner", "ankara", "--json")["id"]
    visit = {"partner": ankara, "dates": "2026-11-26", "purpose": "Courtesy call"}
    made = read(desk, "save", "visit", "-", typed=json.dumps(visit))
    line = ("brief", "ankara", "--visit", made["id"], "-o", tmp_path / "a.pdf")
    status, _, err = desk(*line)
    assert status != 0
    assert "--marking" in err
    assert not (tmp_path / "a.pdf").exists()
    assert desk(*line, "--marking", "terhad")[0] == 0
    status, _, err = desk(*line, "--marking", "rahsia")
    assert status != 0
    assert "Rahsia" in err


def test_an_unknown_partner_is_one_sentence(desk):
    status, out, err = desk("brief", "atlantis")
    assert status != 0
    assert out == ""
    assert "atlantis" in err


def test_export_backup_check_and_restore(desk, tmp_path):
    archive = tmp_path / "office.json"
    assert desk("export", archive)[0] == 0
    whole = json.loads(archive.read_text("utf-8"))
    assert len(whole["partners"]) == 14
    assert desk("check")[0] == 0
    backup = tmp_path / "office.klbackup"
    assert desk("backup", backup)[0] == 0
    read(desk, "save", "gift", "-", typed='{"description": "After the backup"}')
    status, out, _ = desk("restore", backup)
    assert status == 0
    kept = Path(out.splitlines()[-1].rsplit(" in ", 1)[1].rstrip("."))
    assert kept.is_dir()
    assert read(desk, "list", "gifts", "--json") == []
    assert desk("check")[0] == 0


def test_import_and_other_exports_say_that_they_come_later(desk, tmp_path):
    for words in (("import", "x.xlsx"), ("export", tmp_path / "x.xlsx")):
        status, _, err = desk(*words)
        assert status != 0
        assert "later release" in err


@pytest.mark.parametrize(
    "words", [("fly",), ("list", "cars"), ("bin", "gift"), ("--today", "x")]
)
def test_a_wrong_command_line_is_one_sentence(desk, words):
    status, _, err = desk(*words)
    assert status != 0
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_show_tells_a_partners_story_in_lines(desk):
    status, out, _ = desk("show", "partner", "casablanca")
    assert status == 0
    story = out.rpartition("\n\n")[2].splitlines()
    assert story[0].split("  ")[0] == "Jan 1989"
    assert len(story) == 4


def test_due_for_people_names_partner_day_and_reason(desk):
    status, out, _ = desk("due")
    assert status == 0
    assert out.startswith("25 Nov 2026  Chennai  ")


@pytest.mark.parametrize("what", [("show", "agreement", 1), ("show", "visit", 1), ("history",)])
def test_what_is_shown_for_people_prints(desk, what):
    status, out, err = desk(*what)
    assert (status, err) == (0, "")
    assert out


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_the_window_is_refused_in_one_sentence(desk, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    status, _, err = desk()
    assert status != 0
    assert err == (
        "There is no screen here. Use a command instead, such as: brief ankara -o ankara.pdf\n"
    )


def test_a_command_ends_without_looking_through_what_goes_with_it(folder):
    program = (
        "import atexit, gc, sys\n"
        "from kl_relations_desktop.bootstrap import main\n"
        "atexit.register(lambda: print(gc.get_freeze_count() > 10_000))\n"
        "main(['main.py', '--data', sys.argv[1], 'list', 'partners'])\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    assert told.stdout.splitlines()[-1] == "True"


@pytest.mark.parametrize("file", ["all.json", "all.ics"])
def test_an_export_of_one_kind_says_that_it_comes_later_and_writes_nothing(
    desk, tmp_path, file
):
    status, out, err = desk("export", tmp_path / file, "--kind", "visit")
    assert (status, out) == (1, "")
    assert err == "--kind comes with a later release. Export all records without it.\n"
    assert not (tmp_path / file).exists()
