"""The schedule of an office: where each agreement goes, its marking, its files."""

import hashlib
import io
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement, AgreementLink
from kl_relations_desktop.domain.records.kinds import (
    Ending,
    InstrumentKind,
    Relation,
    TermFrom,
    TermKind,
)
from kl_relations_desktop.usecases.briefing import BriefingRequest, issue_briefing
from kl_relations_desktop.usecases.schedule import (
    ScheduleRequest,
    compose_schedule_pdf,
    issue_schedule,
    print_schedule,
    schedule_facts,
    schedule_workbook,
)
from tests import office

EN, MS = ScheduleRequest("en"), ScheduleRequest("ms")


def on(text: str) -> PartialDate:
    return PartialDate.parse(text)


@pytest.fixture
def add(ws):
    """Give a way to record an instrument with Ankara."""

    def added(title: str, signed: str | None, **more) -> Agreement:
        given = {"marking": Marking.OPEN, "kind": InstrumentKind.MOU} | more
        signed_on = on(signed) if signed else None
        record = Agreement(partner=_ankara(ws), title=title, signed_on=signed_on, **given)
        saved = ws.store.shelf("agreement").save(record)
        assert isinstance(saved, Agreement)
        return saved

    return added


def _ankara(ws) -> int:
    return next(one.id for one in ws.store.shelf("partner").all() if one.name == "Ankara")


def _titles(items) -> list[tuple[str, str]]:
    return [(one.partner, one.instrument) for one in items]


def test_starter_agreements_are_reviewed_and_nothing_ends(ws):
    facts = schedule_facts(ws, EN)
    assert facts.first == date(2026, 11, 23)
    assert facts.last == date(2027, 11, 30)
    assert not facts.sends
    assert not facts.ends
    assert sorted(_titles(facts.reviews)) == [
        ("Chennai", "MoU"),
        ("Esfahan", "Letter of Intent"),
        ("Melaka", "Agreement"),
        ("Osaka", "Business Partner City agreement"),
    ]
    assert sorted(_titles(facts.later)) == [("Ankara", "MoU"), ("Casablanca", "MoU")]
    assert {one.why for one in facts.no_review} == {
        "{instrument} followed",
        "City Hall is not a party",
    }
    assert len(facts.networks) == 8
    assert dict(facts.network_gaps) == dict.fromkeys(
        ("joined_on", "tier", "dues", "representative"), 8
    )


def test_every_agreement_stands_somewhere(ws, add):
    add("No date", None)
    add("Open", "2020-01-01", term_kind=TermKind.OPEN_ENDED)
    add("Far", "2024-01-01", term_kind=TermKind.FIXED, term_years=10)
    add("Near", "2025-01-01", term_kind=TermKind.FIXED, term_years=2)
    facts = schedule_facts(ws, EN)
    lists = (facts.sends, facts.ends, facts.reviews, facts.later, facts.no_review)
    count = sum(map(len, lists))
    assert count == len(ws.store.shelf("agreement").all())


def test_a_tacit_renewal_with_six_months_notice_is_sent_in_time(ws, add):
    add(
        "Five years, tacitly renewed", "2003-05-31", term_kind=TermKind.RENEWS_ITSELF,
        term_years=5, renewal_years=5, notice_months=6,
    )  # fmt: skip
    (item,) = schedule_facts(ws, EN).sends
    assert item.standing.term_ends == on("2028-05-30")
    assert item.standing.last_day_to_give_notice == on("2027-11-30")
    assert item.standing.send_by == date(2027, 11, 23)


def test_a_fixed_term_without_notice_is_among_the_ends(ws, add):
    add("Two-year letter of intent", "2025-06", term_kind=TermKind.FIXED, term_years=2)
    facts = schedule_facts(ws, EN)
    assert _titles(facts.ends) == [("Ankara", "Two-year letter of intent")]
    assert not facts.sends


def test_an_end_beyond_the_period_is_told_among_those_without_a_review(ws, add):
    add("Far", "2024-01-01", term_kind=TermKind.FIXED, term_years=10)
    facts = schedule_facts(ws, EN)
    (far,) = (one for one in facts.no_review if one.instrument == "Far")
    assert far.why == "Term ends {date}"
    assert dict(far.values) == {"date": on("2033-12-31")}


def test_an_amendment_is_told_to_be_counted_with_what_it_amends(ws, add):
    first = add("Original", "2020-01-01", term_kind=TermKind.FIXED, term_years=20)
    add(
        "Extension", "2025-01-01", term_kind=TermKind.FIXED, term_years=2,
        term_from=TermFrom.EARLIER_END,
        links=(AgreementLink(agreement=first.id, relation=Relation.AMENDS),),
    )  # fmt: skip
    (own,) = (one for one in schedule_facts(ws, EN).no_review if one.instrument == "Extension")
    assert own.why == "Counted with what it amends"


@pytest.mark.parametrize(
    ("by", "said"),
    [(Ending.TERMINATION, "Terminated {date}"), (Ending.WITHDRAWAL, "Withdrawn {date}")],
)
def test_a_terminated_agreement_says_so(ws, add, by, said):
    ended = add("Over", "2020-01-01")
    basis = "Decision 4"
    ws.store.shelf("agreement").save(
        replace(ended, terminated_on=on("2024-05"), ended_by=by, termination_basis=basis)
    )
    (over,) = (one for one in schedule_facts(ws, EN).no_review if one.instrument == "Over")
    assert over.why == said


def test_what_lies_in_the_bin_is_left_out(ws, add):
    gone = add("Gone", "2025-01-01", term_kind=TermKind.FIXED, term_years=2)
    ws.store.shelf("agreement").bin(gone.id or 0)
    assert not schedule_facts(ws, EN).ends


def test_the_holidays_named_are_those_reckoned_with(ws, add):
    assert schedule_facts(ws, EN).holiday_years == ()
    add("Fixed", "2022-03-01", term_kind=TermKind.FIXED, term_years=5, notice_months=2)
    facts = schedule_facts(ws, EN)
    assert facts.holiday_years == (2026,)
    assert not facts.has_estimates


def test_holidays_that_wait_for_the_moon_are_told(folder):
    later = office.open_workspace(folder, date(2034, 3, 1))
    record = Agreement(
        partner=_ankara(later), kind=InstrumentKind.MOU, marking=Marking.OPEN,
        signed_on=on("2030-01-10"), term_kind=TermKind.FIXED, term_years=5, notice_months=2,
    )  # fmt: skip
    later.store.shelf("agreement").save(record)
    facts = schedule_facts(later, EN)
    later.close()
    assert facts.holiday_years == (2034,)
    assert facts.has_estimates


def test_a_letter_without_a_shape_is_refused_by_its_record_and_field(ws, add):
    made = add("Party 🎉", "2024-01-01", term_kind=TermKind.FIXED, term_until=on("2027-03-31"))
    for refused_by in (compose_schedule_pdf, issue_schedule):
        with pytest.raises(RuleViolation) as refused:
            refused_by(ws, EN)
        assert (refused.value.code, refused.value.field) == ("paper.no_glyph_in", "title")
        assert refused.value.values["record"] == made


def test_the_paper_takes_the_highest_marking_of_what_it_prints(ws, add):
    assert schedule_facts(ws, EN).marking is Marking.OPEN
    add("Restricted", "2025-01-01", marking=Marking.RESTRICTED)
    assert schedule_facts(ws, EN).marking is Marking.RESTRICTED


def test_an_undecided_record_is_named_and_a_choice_never_lowers(ws, add):
    add("Undecided", "2025-01-01", marking=Marking.UNDECIDED)
    with pytest.raises(RuleViolation) as refused:
        schedule_facts(ws, EN)
    assert refused.value.code == "briefing.undecided"
    assert refused.value.values["records"] == "Undecided"
    chosen = ScheduleRequest("en", Marking.RESTRICTED)
    assert schedule_facts(ws, chosen).marking is Marking.RESTRICTED
    add("Secret enough", "2025-01-01", marking=Marking.CONFIDENTIAL)
    with pytest.raises(RuleViolation) as refused:
        schedule_facts(ws, chosen)
    assert refused.value.code == "marking.lower"


@pytest.mark.parametrize("request_", [EN, MS])
def test_it_is_printed_whole_and_the_same_each_time(ws, add, tmp_path, request_):
    add("Near", "2025-01-01", term_kind=TermKind.FIXED, term_years=2, notice_days=30)
    path = print_schedule(ws, request_, tmp_path / "schedule.pdf")
    assert path.read_bytes().startswith(b"%PDF")
    assert path.read_bytes() == compose_schedule_pdf(ws, request_)
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".pdf"] == ["schedule.pdf"]


def test_an_issued_schedule_is_numbered_sealed_and_kept_as_a_sheet_is(ws):
    issue_briefing(ws, BriefingRequest(_ankara(ws)))
    issued = issue_schedule(ws, ScheduleRequest("en", copies=4))
    record = issued.record
    assert (record.number, record.copies, record.partner) == ("KLR/2026/002", 4, None)
    assert record.marking is Marking.OPEN
    assert hashlib.sha256(issued.pdf).hexdigest() == record.file_sha256
    assert ws.store.vault.path_of(record.file_sha256).read_bytes() == issued.pdf
    (kept,) = (one for one in ws.store.shelf("document").all() if one.partner is None)
    assert kept.original_name == "KLR-2026-002 Renewal schedule.pdf"
    text = PdfReader(io.BytesIO(issued.copies[2])).pages[0].extract_text()
    text = text.replace("\u00a0", " ")
    assert text.count("KLR/2026/002") == 2
    assert "Copy 3 of 4" in text
    assert "scan to check" in text
    draft = PdfReader(io.BytesIO(compose_schedule_pdf(ws, EN))).pages[0].extract_text()
    assert "scan to check" not in draft


def test_a_schedule_that_is_refused_takes_no_number(ws, add):
    add("Undecided", "2025-01-01", marking=Marking.UNDECIDED)
    with pytest.raises(RuleViolation, match=r"briefing\.undecided"):
        issue_schedule(ws, EN)
    with pytest.raises(RuleViolation, match=r"briefing\.no_copies"):
        issue_schedule(ws, ScheduleRequest("en", Marking.RESTRICTED, copies=0))
    assert ws.store.shelf("issued").count() == 0
    assert ws.store.shelf("document").count() == 0


def test_the_spreadsheet_holds_every_agreement_with_its_days_and_reasons(ws, add, tmp_path):
    add(
        "Five years, tacitly renewed", "2003-05-31", term_kind=TermKind.RENEWS_ITSELF,
        term_years=5, renewal_years=5, notice_months=6,
    )  # fmt: skip
    path = schedule_workbook(ws, tmp_path / "terms.xlsx")
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    assert rows[0] == [
        "Partner", "Instrument", "Signed", "Term", "Term ends", "Last day to give notice",
        "Send by", "Review", "State", "Reasoning",
    ]  # fmt: skip
    assert len(rows) == 1 + len(ws.store.shelf("agreement").all())
    (row,) = (one for one in rows if one[1] == "Five years, tacitly renewed")
    assert [row[2], row[4], row[5], row[6]] == [
        date(2003, 5, 31),
        date(2028, 5, 30),
        date(2027, 11, 30),
        date(2027, 11, 23),
    ]
    assert row[3] == "Renews itself: 5 years"
    assert row[8] == "In force"
    assert "Send by: " in row[9]
    unstated = [one for one in rows[1:] if one[3] == "Not stated"]
    assert all(one[4:7] == ["", "", ""] for one in unstated)
