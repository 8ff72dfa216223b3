"""A briefing shown, printed, issued, and what to look at before."""

import hashlib
from dataclasses import replace

import pytest

from kl_relations_desktop.documents.briefing_frozen import frozen
from kl_relations_desktop.domain.errors import Refusal, RuleViolation
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import (
    InstrumentKind,
    PromiseState,
    TermKind,
    VisitState,
)
from kl_relations_desktop.domain.records.story import (
    FollowUp,
    NotToSay,
    Objective,
    PointToMake,
    Visit,
)
from kl_relations_desktop.usecases.briefing import (
    ALL_SECTIONS,
    BriefingRequest,
    compose_briefing,
    compose_sheet,
    issue_briefing,
    print_briefing,
    readiness,
    readiness_sentence,
)
from kl_relations_desktop.usecases.partners import find_partner
from kl_relations_desktop.usecases.records import (
    bin_record,
    load_record,
    record_rows,
    save_record,
)
from kl_relations_desktop.wording.catalogue import words
from kl_relations_desktop.wording.refusals import sentence

OPEN = Marking.OPEN


@pytest.fixture
def casablanca(ws):
    """Give the id of Casablanca."""
    return find_partner(ws, "casablanca").id


def plan(ws, partner, day="2026-12-03", **more):
    """Plan a visit and return its id."""
    visit = Visit(
        partner=partner, dates=PartialDate.parse(day), purpose="Courtesy call", marking=OPEN
    )
    return save_record(ws, replace(visit, **more)).first_id


def test_a_new_folder_prints_without_a_question(ws, casablanca, tmp_path):
    path = print_briefing(ws, BriefingRequest(casablanca), tmp_path / "casablanca.pdf")
    assert path.read_bytes().startswith(b"%PDF")
    assert compose_sheet(ws, BriefingRequest(casablanca)).stamp.text == "TERBUKA"


def test_a_file_that_cannot_be_written_is_refused_and_nothing_is_left(ws, casablanca, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Refusal) as refused:
        print_briefing(ws, BriefingRequest(casablanca), tmp_path / "file" / "sheet.pdf")
    assert refused.value.code.startswith("file.")
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".new")] == []


def test_an_undecided_record_asks_for_the_marking_and_names_itself(ws, casablanca):
    save_record(ws, FollowUp(partner=casablanca, text="Send the calendar"))
    with pytest.raises(RuleViolation) as refused:
        compose_briefing(ws, BriefingRequest(casablanca))
    assert refused.value.code == "briefing.undecided"
    assert refused.value.field == "marking"
    assert refused.value.values["records"] == "Send the calendar"
    sheet = compose_sheet(ws, BriefingRequest(casablanca, marking=Marking.RESTRICTED))
    assert sheet.stamp is not None
    assert sheet.stamp.text == "TERHAD"


def test_a_paper_is_never_marked_lower_than_what_it_prints(ws, casablanca):
    save_record(
        ws, FollowUp(partner=casablanca, text="Quiet word", marking=Marking.CONFIDENTIAL)
    )
    with pytest.raises(RuleViolation, match=r"marking\.lower"):
        compose_briefing(ws, BriefingRequest(casablanca, marking=Marking.OPEN))
    assert compose_sheet(ws, BriefingRequest(casablanca)).stamp.text == "SULIT"


def test_rahsia_is_refused(ws, casablanca):
    with pytest.raises(RuleViolation, match=r"marking\.too_high"):
        compose_briefing(ws, BriefingRequest(casablanca, marking=Marking.SECRET))


def test_without_a_visit_the_next_planned_one_is_taken(ws, casablanca):
    plan(ws, casablanca, "2027-03-01", purpose="Later visit")
    plan(ws, casablanca, "2026-12-03", purpose="Next visit")
    plan(ws, casablanca, "2026-11-01", purpose="Past and never held")
    assert compose_sheet(ws, BriefingRequest(casablanca)).head.occasion == "Next visit"


def test_a_visit_of_another_partner_is_refused(ws, casablanca):
    other = plan(ws, find_partner(ws, "ankara").id)
    with pytest.raises(RuleViolation, match=r"briefing\.visit_of_another"):
        compose_briefing(ws, BriefingRequest(casablanca, visit_id=other))


def test_last_week_s_visit_becomes_the_last_meeting(ws, casablanca):
    plan(ws, casablanca, "2026-11-17", state=VisitState.HELD, outcome="Met the Director.")
    sheet = compose_sheet(ws, BriefingRequest(casablanca))
    last = next(one for one in sheet.sections if one.id == "last")
    assert "Met the Director." in last.blocks[0].paragraphs[0][0].text


def test_issued_papers_are_numbered_through_the_year(ws, casablanca):
    first = issue_briefing(ws, BriefingRequest(casablanca))
    second = issue_briefing(ws, BriefingRequest(casablanca, language="ms"))
    assert (first.record.number, second.record.number) == ("KLR/2026/001", "KLR/2026/002")


def test_a_number_in_the_bin_stays_taken(ws, casablanca):
    first = issue_briefing(ws, BriefingRequest(casablanca)).record
    with ws.store.session():
        ws.store.shelf("issued").bin(first.id)
    assert issue_briefing(ws, BriefingRequest(casablanca)).record.number == "KLR/2026/002"


def test_an_issued_paper_lies_in_the_vault_under_its_hash(ws, casablanca):
    issued = issue_briefing(ws, BriefingRequest(casablanca, copies=2))
    assert len(issued.copies) == 2
    record = issued.record
    assert hashlib.sha256(issued.pdf).hexdigest() == record.file_sha256
    assert ws.store.vault.path_of(record.file_sha256).read_bytes() == issued.pdf
    assert record.marking is Marking.OPEN
    assert record.copies == 2
    assert len(record.content_sha256) == 64
    documents = ws.store.shelf("document").find(partner=casablanca)
    assert [one.original_name for one in documents] == ["KLR-2026-001 Casablanca.pdf"]


def test_a_paper_that_is_refused_takes_no_number(ws, casablanca):
    plan(ws, casablanca, points=tuple(PointToMake(text="long " * 79) for _ in range(12)))
    with pytest.raises(RuleViolation, match=r"paper\.over_limit"):
        issue_briefing(ws, BriefingRequest(casablanca))
    assert ws.store.shelf("issued").count() == 0
    assert ws.store.shelf("document").count() == 0


def test_a_letter_without_a_shape_is_refused_by_its_record_and_field(ws, casablanca):
    points = (PointToMake(text="Thank them"), PointToMake(text="Celebrate 🎉"))
    plan(ws, casablanca, points=points, purpose="Courtesy call")
    said = {
        "en": "Courtesy call, Points to make 2, Point: the paper has no letter shape for “🎉” "
        "(PARTY POPPER). Write it otherwise.",
        "ms": "Courtesy call, Perkara untuk dibangkitkan 2, Isi: tiada bentuk huruf bagi "
        "“🎉” (PARTY POPPER) pada kertas. Tulis dengan cara lain.",
    }
    for refused_by in (compose_briefing, issue_briefing):
        with pytest.raises(RuleViolation) as refused:
            refused_by(ws, BriefingRequest(casablanca))
        assert refused.value.field == "points.2.text"
        for language, sentence_said in said.items():
            assert sentence(refused.value, words(language)) == sentence_said
    assert ws.store.shelf("issued").count() == 0


def test_a_letter_that_stands_in_no_record_is_refused_by_its_place_on_the_paper(ws, casablanca):
    ws.settings = replace(ws.settings, officer_post="Desk 🎉")
    with pytest.raises(RuleViolation) as refused:
        compose_briefing(ws, BriefingRequest(casablanca))
    assert refused.value.code == "paper.no_glyph"
    assert sentence(refused.value, words("en")).startswith("“Briefing sheet”: the paper has no")


def test_readiness_leads_to_a_letter_that_the_paper_would_print(ws, casablanca):
    points = (PointToMake(text="Celebrate 🎉"),)
    visit = plan(ws, casablanca, points=points, note="🎈", unsaid=(NotToSay(text="🎈"),))
    found = readiness(ws, BriefingRequest(casablanca, visit_id=visit))
    letters = [(one.record_id, one.field) for one in found if one.state == "letter"]
    assert letters == [(visit, "points.1.text")]
    card = readiness(ws, BriefingRequest(casablanca, visit_id=visit, kind="card"))
    letters = [one.field for one in card if one.state == "letter"]
    assert letters == ["points.1.text", "unsaid.1.text"]


def test_no_copies_are_refused(ws, casablanca):
    with pytest.raises(RuleViolation, match=r"briefing\.no_copies"):
        issue_briefing(ws, BriefingRequest(casablanca, copies=0))


def test_the_next_printing_says_what_has_changed_since(ws, casablanca):
    issue_briefing(ws, BriefingRequest(casablanca))
    mou = ws.store.dossiers.of(casablanca).agreements[-1]
    save_record(ws, replace(mou, reference="DBKL 12/1992"))
    sheet = compose_sheet(ws, BriefingRequest(casablanca))
    assert sheet.annex is not None
    since = sheet.annex.sections[-1]
    assert "Last issued as KLR/2026/001" in since.blocks[0].paragraphs[0][0].text
    (row,) = since.blocks[1].rows
    assert row[2][0][0].text == "Reference no."


def test_readiness_leads_to_what_is_late_missing_or_to_verify(ws, casablanca):
    due = PartialDate.parse("2026-11-13")
    promise = FollowUp(partner=casablanca, text="Send the list", due_on=due, marking=OPEN)
    late = save_record(ws, promise).first_id
    visit = plan(ws, casablanca, objectives=tuple(Objective(text=f"Aim {n}") for n in range(4)))
    items = readiness(ws, BriefingRequest(casablanca, visit_id=visit))
    found = {(one.state, one.kind, one.record_id, one.field) for one in items}
    assert ("late", "followup", late, "due_on") in found
    assert ("missing", "visit", visit, "points") in found
    assert ("limit", "visit", visit, "objectives") in found
    assert any(one.state == "verify" for one in items)
    mou = ws.store.dossiers.of(casablanca).agreements[-1].id
    assert ("missing", "agreement", mou, "term_kind") in found


def test_readiness_names_a_record_without_a_marking(ws, casablanca):
    promise = save_record(ws, FollowUp(partner=casablanca, text="Send the list")).first_id
    items = readiness(ws, BriefingRequest(casablanca))
    assert ("undecided", promise) in {(one.state, one.record_id) for one in items}
    chosen = readiness(ws, BriefingRequest(casablanca, marking=Marking.RESTRICTED))
    assert "undecided" not in {one.state for one in chosen}


def test_a_visit_that_is_over_and_still_planned_is_told_until_it_is_held(ws, casablanca):
    visit = plan(ws, casablanca, "2026-11-16/2026-11-18")

    def is_told():
        found = readiness(ws, BriefingRequest(casablanca))
        return ("old", visit, "state") in {
            (one.state, one.record_id, one.field) for one in found
        }

    assert is_told()
    held = replace(ws.store.reading("visit").load(visit), state=VisitState.HELD)
    save_record(ws, held)
    assert not is_told()


def test_a_malay_paper_is_told_what_it_prints_in_english(ws, casablanca):
    visit = plan(ws, casablanca, points=(PointToMake(text="Only English"),))
    items = readiness(ws, BriefingRequest(casablanca, visit_id=visit, language="ms"))
    found = {(one.kind, one.field) for one in items if one.record_id == visit}
    assert {("visit", "purpose_ms"), ("visit", "points")} <= found


@pytest.mark.parametrize("language", ["en", "ms"])
def test_every_readiness_item_is_a_sentence(ws, casablanca, language):
    save_record(ws, FollowUp(partner=casablanca, text="Send the list"))
    plan(ws, casablanca)
    plan(ws, casablanca, "2026-11-02")
    for name in ("casablanca", "ankara", "citynet", "osaka"):
        partner = find_partner(ws, name).id
        for item in readiness(ws, BriefingRequest(partner, language=language)):
            said = readiness_sentence(item, words(language))
            assert said
            assert "{" not in said


def test_a_stated_term_is_reckoned_for_the_sheet_and_its_annex(ws, casablanca):
    record = Agreement(
        partner=casablanca,
        kind=InstrumentKind.MOA,
        marking=Marking.OPEN,
        signed_on=PartialDate.parse("2003-05-31"),
        term_kind=TermKind.RENEWS_ITSELF,
        term_years=5,
        renewal_years=5,
        notice_months=6,
    )
    ws.store.shelf("agreement").save(record)
    said = frozen(compose_sheet(ws, BriefingRequest(casablanca))).replace("\u00a0", " ")
    assert "ends 30 May 2028; notice by 30 November 2027" in said
    assert "How the dates follow" in said


def test_a_change_since_the_last_printing_is_told_however_much_was_written_after_it(
    ws, casablanca
):
    issue_briefing(ws, BriefingRequest(casablanca))
    promise = FollowUp(partner=casablanca, text="Send the study", marking=OPEN)
    save_record(ws, promise)
    other = find_partner(ws, "ankara")
    with ws.store.session():
        for turn in range(2_001):
            ws.store.shelf("partner").save(replace(other, note=str(turn)))
    sheet = compose_sheet(ws, BriefingRequest(casablanca))
    since = next(one for one in sheet.annex.sections if one.id == "E")
    assert "Send the study" in str(since.blocks)
    assert "Ankara" not in str(since.blocks)


@pytest.mark.parametrize("is_binned", [False, True])
def test_rule_15_what_annex_e_still_tells_of_keeps_its_marking_on_the_paper(
    ws, casablanca, is_binned
):
    promise = FollowUp(
        partner=casablanca, text="The harbour talks", marking=Marking.CONFIDENTIAL
    )
    made = save_record(ws, promise).first_id
    issue_briefing(ws, BriefingRequest(casablanca))
    if is_binned:
        bin_record(ws, "followup", made)
    else:
        save_record(ws, replace(load_record(ws, "followup", made), state=PromiseState.DONE))
    sheet = compose_sheet(ws, BriefingRequest(casablanca))
    assert sheet.stamp.text == "SULIT"
    core = BriefingRequest(
        casablanca, sections=tuple(one for one in ALL_SECTIONS if one != "E")
    )
    assert compose_sheet(ws, core).stamp.text == "TERBUKA"


@pytest.mark.parametrize("kind", ["sheet", "card"])
def test_rule_15_a_network_s_profile_counts_for_its_sheet_and_its_card(ws, kind):
    citynet = find_partner(ws, "citynet").id
    profile = next(
        one.record for one in record_rows(ws, "network") if one.record.partner == citynet
    )
    save_record(ws, replace(profile, marking=Marking.CONFIDENTIAL, scope="The harbour talks"))
    paper = compose_sheet(ws, BriefingRequest(citynet, kind=kind))
    assert "The harbour talks" in str(paper)
    assert paper.stamp.text == "SULIT"
