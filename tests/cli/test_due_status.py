"""The exit status of due, and the lead times it goes by."""

import io
import json
import sys

import pytest

from kl_relations_desktop.bootstrap import main
from kl_relations_desktop.runtime import settings


@pytest.fixture
def desk(folder, capsys, monkeypatch):
    """Give a function that runs one command line and returns status, output and errors."""

    def run(*line, typed=""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
        status = main(
            ["main.py", "--data", str(folder), "--today", "2026-11-23", *map(str, line)]
        )
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


@pytest.fixture
def quiet(folder):
    """Make an office of which nothing is due: the starter records come up centuries later."""
    chosen = settings.changed(settings.load(folder), review_cycle_months=12 * 400)
    settings.save(folder, chosen)
    return folder


def test_what_is_due_bears_its_malay_title_where_malay_is_spoken(desk, folder):
    assert "Letter of Intent" in desk("due", "--within", 400)[1]
    settings.save(folder, settings.changed(settings.load(folder), screen_language="ms"))
    told = desk("due", "--within", 400)[1]
    assert "Surat Hasrat" in told
    assert "Letter of Intent" not in told


def promise(desk, due):
    status, _, err = desk("save", "followup", typed=json.dumps({"text": "Send", "due_on": due}))
    assert (status, err) == (0, "")


def test_nothing_due_is_status_0_and_says_so(desk, quiet):
    assert desk("due", "--status") == (0, "Nothing needs you now.\n", "")


def test_something_due_is_status_4(desk, quiet):
    promise(desk, "2026-12-01")
    assert desk("due", "--status")[0] == 4


def test_something_late_is_status_3_whatever_else_is_due(desk, quiet):
    promise(desk, "2026-12-01")
    promise(desk, "2026-11-22")
    status, out, _ = desk("due", "--status", "--json")
    assert status == 3
    assert [one["date"] for one in json.loads(out)] == ["2026-11-22", "2026-12-01"]


def test_today_is_due_and_not_late(desk, quiet):
    promise(desk, "2026-11-23")
    assert desk("due", "--status")[0] == 4


def test_without_status_all_is_0(desk, quiet):
    promise(desk, "2026-11-22")
    assert desk("due")[0] == 0


def test_the_lead_time_of_a_kind_decides_what_is_told(desk, quiet):
    promise(desk, "2026-12-24")
    assert desk("due", "--status")[0] == 0
    settings.save(quiet, settings.changed(settings.load(quiet), lead_promise_days=31))
    assert desk("due", "--status")[0] == 4
    assert desk("due", "--status", "--within", 30)[0] == 0


def test_a_reminder_of_one_record_decides_for_it(desk, quiet):
    promise(desk, "2026-12-24")
    number = json.loads(desk("due", "--json", "--within", 60)[1])[0]["record"]["id"]
    own = {"due_kind": "promise", "record_kind": "followup", "record_id": number}
    typed = json.dumps(own | {"lead_days": 40})
    assert desk("save", "reminder", typed=typed)[0] == 0
    assert desk("due", "--status")[0] == 4
    later = json.dumps(own | {"due_on": "2026-12-24", "snoozed_until": "2026-11-30"})
    assert desk("save", "reminder", typed=later)[0] == 0
    assert desk("due", "--status")[0] == 0
