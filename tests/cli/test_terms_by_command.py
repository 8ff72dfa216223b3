"""The contract of terms in JSON, the schedule and the calendar by command."""

import json

import pytest

from kl_relations_desktop.runtime import settings
from tests.cli.test_commands import desk, read

__all__ = ["desk"]

TACIT = {
    "kind": "renews_itself", "until": None, "years": 5, "months": None, "from": "signature",
    "event": None, "renewal": {"years": 5, "months": None, "times": None},
    "notice": {"months": 6, "days": None}, "despatch_margin_days": None,
}  # fmt: skip


def saved(desk, **values):
    whole = {"partner": 1, "title": "Made by command", "marking": "terbuka"} | values
    return read(desk, "save", "agreement", typed=json.dumps(whole))


def test_a_tacitly_renewed_agreement_is_saved_and_shown_with_its_standing(desk):
    made = saved(desk, signed_on="2003-05-31", term=TACIT)
    shown = read(desk, "show", "agreement", made["id"], "--json")
    assert shown["term"] == made["term"] == TACIT
    standing = shown["standing"]
    reasoning = standing.pop("reasoning")
    assert standing == {
        "state": "in_force", "term_number": 5, "term_starts": "2023-05-31",
        "term_ends": "2028-05-30", "last_day_to_give_notice": "2027-11-30",
        "send_by": "2027-11-23", "review_on": None,
    }  # fmt: skip
    assert reasoning[0] == "Signed: Saturday, 31 May 2003"
    assert "Send by: Tuesday, 23 November 2027" in reasoning


def test_a_term_that_is_given_replaces_the_whole_term(desk):
    made = saved(desk, signed_on="2026-01-01", term=TACIT)
    term = {"kind": "fixed", "until": "2027-06"}
    changed = read(desk, "save", "agreement", made["id"], typed=json.dumps({"term": term}))
    assert (changed["term"]["kind"], changed["term"]["until"]) == ("fixed", "2027-06")
    assert (changed["term"]["years"], changed["term"]["notice"]) == (None, None)
    assert changed["standing"]["term_ends"] == "2027-06"


def test_what_is_shown_is_accepted_unchanged_and_gives_the_same_record(desk):
    ends = {"terminated_on": "2025-03", "links": [{"agreement": 1, "relation": "follows"}]}
    made = saved(desk, signed_on="2003-05-31", term=TACIT, **ends)
    shown = desk("show", "agreement", made["id"], "--json")[1]
    assert read(desk, "save", "agreement", made["id"], typed=shown) == json.loads(shown)
    newest = read(desk, "history", "--json")[0]
    assert newest["operation"] == "create", "nothing changed: nothing is noted"


def test_a_withdrawal_is_a_termination_to_programs_and_says_its_name_to_people(desk):
    made = saved(
        desk, signed_on="2020-01-01", terminated_on="2025-03-01", ended_by="withdrawal"
    )
    assert made["standing"]["state"] == "terminated"
    assert made["standing"]["reasoning"][-1].startswith("Withdrawn: ")
    assert "Standing: Withdrawn" in desk("show", "agreement", made["id"])[1]


def test_a_termination_without_its_decision_stands_and_says_what_is_missing(desk):
    made = saved(desk, signed_on="2020-01-01", terminated_on="2025-03-01")
    assert made["standing"]["state"] == "terminated"
    reasoning = made["standing"]["reasoning"]
    assert reasoning[-1].endswith("(The instrument or decision is not stated)")
    gaps = [(one["id"], one["field"]) for one in read(desk, "gaps", "--json")]
    assert (made["id"], "termination_basis") in gaps
    basis = {"termination_basis": "Letter of 1 March 2025", "ended_by": "withdrawal"}
    told = read(desk, "save", "agreement", made["id"], typed=json.dumps(basis))
    said = "Withdrawn: Saturday, 1 March 2025 (Letter of 1 March 2025)"
    assert told["standing"]["reasoning"][-1] == said


@pytest.mark.parametrize(
    ("term", "field"),
    [
        ({"kind": "rolling"}, "term.kind"),
        ({"kind": "fixed", "renewal": {"year": 1}}, "term.renewal.year"),
        ({"kind": "fixed", "years": "five"}, "term.years"),
        ({"kind": "fixed", "years": 10**30}, "term.years"),
        ({"kind": "fixed", "years": 0}, "term.years"),
        ({"kind": "renews_itself", "years": 5, "renewal": {"years": 0}}, "term.renewal.years"),
        ("five years", "term"),
    ],
)
def test_a_term_that_cannot_be_read_is_refused_by_its_field(desk, term, field):
    whole = json.dumps({"partner": 1, "term": term})
    status, out, err = desk("save", "agreement", typed=whole)
    assert (status, out) == (2, "")
    assert err.startswith(f"{field}: ") or f"“{field}”" in err


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"term": {"kind": "fixed", "until": "2019-01-01"}}, "term.until"),
        ({"term": {"kind": "fixed"}, "terminated_on": "2019-01-01"}, "terminated_on"),
        ({"term_kind": "fixed", "term_until": "2019-01-01"}, "term_until"),
    ],
)
def test_an_end_before_the_signature_is_refused_where_it_was_given(desk, more, field):
    values = {"partner": 1, "signed_on": "2020-01-01"} | more
    status, _, err = desk("save", "agreement", typed=json.dumps(values))
    assert status == 2
    assert err.startswith(f"{field}: ")


def test_a_case_saved_by_command_is_told_with_the_partner_of_its_agreement(desk):
    made = saved(desk, signed_on="2003-05-31", term=TACIT)
    case = {"agreement": made["id"], "answer_due_on": "2026-12-15"}
    kept = read(desk, "save", "renewal", typed=json.dumps(case))
    assert (kept["partner"], kept["title"]) == (1, "Ankara · Made by command")
    due = read(desk, "due", "--json")
    (item,) = [one for one in due if one["record"] == {"kind": "renewal", "id": kept["id"]}]
    assert (item["kind"], item["partner"]) == ("answer", 1)


def test_starter_agreements_state_no_end_and_say_so(desk):
    for one in read(desk, "list", "agreements", "--json"):
        assert one["term"]["kind"] == "not_stated"
        assert one["standing"]["term_ends"] is None
        assert one["standing"]["send_by"] is None
        assert "Term not stated" in one["standing"]["reasoning"]


def test_the_standing_is_printed_for_people(desk):
    made = saved(desk, signed_on="2003-05-31", term=TACIT)
    _status, out, _err = desk("show", "agreement", made["id"])
    assert "Standing: In force" in out
    assert "Term ends: Tuesday, 30 May 2028" in out


def test_the_schedule_is_a_paper_or_a_spreadsheet_and_nothing_else(desk, tmp_path):
    for name, head in (("s.pdf", b"%PDF"), ("s.xlsx", b"PK")):
        assert desk("schedule", "-o", tmp_path / name)[0] == 0
        assert (tmp_path / name).read_bytes().startswith(head)
    status, _out, err = desk("schedule", "-o", tmp_path / "s.docx")
    assert status == 2
    assert "“s.docx” is neither" in err


def test_the_calendar_is_exported_and_kept_after_what_is_written(desk, folder, tmp_path):
    status, out, _err = desk("export", tmp_path / "desk.ics")
    assert (status, "entries in" in out) == (0, True)
    standing = tmp_path / "standing.ics"
    settings.save(folder, settings.changed(settings.load(folder), calendar_file=str(standing)))
    visit = {"partner": 1, "dates": "2026-12-01", "purpose": "Call"}
    made = read(desk, "save", "visit", typed=json.dumps(visit))
    assert "20261201" in standing.read_text("utf-8")
    desk("bin", "visit", made["id"])
    assert "STATUS:CANCELLED" in standing.read_text("utf-8")


def test_a_calendar_that_cannot_be_written_is_told_of_and_what_was_saved_stays(
    desk, folder, tmp_path
):
    gone = tmp_path / "gone" / "standing.ics"
    read(desk, "list", "partners", "--json")
    settings.save(folder, settings.changed(settings.load(folder), calendar_file=str(gone)))
    visit = json.dumps({"partner": 1, "dates": "2026-12-01", "purpose": "Call"})
    status, out, err = desk("save", "visit", typed=visit)
    assert status == 0
    assert json.loads(out)["purpose"] == "Call"
    assert len(err.strip().splitlines()) == 1


def test_a_review_by_command_opens_the_case_of_an_upgrade(desk):
    made = saved(desk, signed_on="2020-01-01")
    review = {"agreement": made["id"], "held_on": "2026-11-20", "finding": "upgrade_to_mou"}
    kept = read(desk, "save", "review", typed=json.dumps(review))
    assert (kept["finding"], kept["partner"]) == ("upgrade_to_mou", 1)
    (case,) = read(desk, "list", "renewals", "--json")
    assert case["agreement"] == made["id"]
    status, _, said = desk("save", "review", typed=json.dumps(review | {"held_on": "2030"}))
    assert status != 0
    assert "A review cannot lie ahead." in said
