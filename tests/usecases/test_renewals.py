"""Renewal cases: opened, brought forward, closed with the next instrument or without."""

from dataclasses import replace

import pytest

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement, Clause, Party
from kl_relations_desktop.domain.records.kinds import (
    BoardColumn,
    Decision,
    Finding,
    InstrumentKind,
    Relation,
    TermFrom,
    TermKind,
)
from kl_relations_desktop.domain.records.renewal import AgreementReview, CaseStep, Stage
from kl_relations_desktop.usecases import renewal_closing
from kl_relations_desktop.usecases.due import counts
from kl_relations_desktop.usecases.partners import find_partner
from kl_relations_desktop.usecases.records import (
    bin_record,
    history,
    is_binned,
    load_record,
    record_rows,
    save_record,
    undo_entry,
)
from kl_relations_desktop.usecases.renewal_closing import (
    CARRIED_OVER,
    NextInstrument,
    Ruling,
    decide_not_renewed,
    decide_renewed,
)
from kl_relations_desktop.usecases.renewal_stages import bin_stage, save_stages, stages
from kl_relations_desktop.usecases.renewals import (
    add_step,
    await_answer,
    bin_case,
    bring,
    finish_step,
    move_case,
    open_case,
)
from kl_relations_desktop.usecases.reviews import Found, latest_review, record_review
from kl_relations_desktop.usecases.workspace import change_settings


def day(text):
    return PartialDate.parse(text)


RULING = Ruling(day("2026-11-20"), "Mayor’s meeting 11/2026")


@pytest.fixture
def agreement(ws):
    """Give the id of an agreement with parties, clauses and a term of its own."""
    partner = find_partner(ws, "Ankara")
    bodies = [row.id for row in record_rows(ws, "body")][:2]
    made = Agreement(
        partner=partner.id, kind=InstrumentKind.MOU, title="MoU on housing",
        title_ms="MP perumahan", languages=("English", "Turkish"), areas="Housing, parks",
        parties=(Party(principal=bodies[0]), Party(principal=bodies[1])),
        clauses=(Clause(number="1", text="Housing"), Clause(number="2", text="River parks")),
        signed_on=day("2022-06-26"), in_force_on=day("2022-07-01"), place="Ankara",
        term_kind=TermKind.FIXED, term_years=5, term_from=TermFrom.IN_FORCE,
        notice_months=6, despatch_margin_days=10, reference="DBKL-1",
        reviewed_on=day("2024-01-05"),
    )  # fmt: skip
    return save_record(ws, made).first_id


@pytest.fixture
def case(ws, agreement):
    """Give the id of its open case."""
    return open_case(ws, agreement).first_id


def count(ws, kind):
    return len(record_rows(ws, kind))


def reviewed(ws, agreement):
    return latest_review(ws, load_record(ws, "agreement", agreement))


def newest(ws, kind):
    return max((row.record for row in record_rows(ws, kind)), key=lambda one: one.id)


# Stages


def test_nine_stages_are_there_before_any_is_written_and_are_written_once(ws, agreement):
    assert [one.column.value for one in stages(ws)] == [
        "review", *["prepare"] * 4, *["with_partner"] * 2, *["decided"] * 2,
    ]  # fmt: skip
    assert count(ws, "stage") == 0
    open_case(ws, agreement)
    assert count(ws, "stage") == 9
    assert stages(ws)[0].name_ms == "Untuk diputuskan"


def test_stages_are_renamed_reordered_added_and_binned(ws, case):
    first, *prepare = stages(ws)[:5]
    rest = stages(ws)[5:]
    wanted = (
        first,
        replace(prepare[1], name="Draft it"),
        prepare[0],
        Stage(name="Treasury", column=BoardColumn.PREPARE),
        *rest,
    )
    save_stages(ws, wanted)
    assert [one.name for one in stages(ws)][:4] == [
        "To decide", "Draft it", "Consulting departments", "Treasury",
    ]  # fmt: skip
    assert is_binned(ws, "stage", prepare[2].id)


def test_a_stage_in_which_a_case_stands_stays(ws, case):
    with pytest.raises(RuleViolation, match=r"stage\.in_use"):
        bin_stage(ws, stages(ws)[0].id)
    with pytest.raises(RuleViolation, match=r"stage\.in_use"):
        save_stages(ws, stages(ws)[1:])
    assert len(stages(ws)) == 9


def test_every_column_keeps_a_stage(ws, agreement):
    now = stages(ws)
    with pytest.raises(RuleViolation, match=r"stage\.empty_column"):
        save_stages(ws, tuple(one for one in now if one.column is not BoardColumn.WITH_PARTNER))
    assert count(ws, "stage") == 0


def test_binned_first_stages_are_not_written_again(ws, case):
    bin_case(ws, case)
    for one in stages(ws):
        bin_stage(ws, one.id)
    assert stages(ws) == ()


# Cases


def test_a_case_is_opened_once_for_an_agreement(ws, agreement, case):
    change_settings(ws, officer_name="Aminah")
    opened = load_record(ws, "renewal", case)
    assert opened.title == "Ankara · MoU on housing"
    assert str(opened.opened_on) == "2026-11-23"
    with pytest.raises(RuleViolation, match=r"renewal\.already_open"):
        open_case(ws, agreement)


def test_a_binned_agreement_has_no_case(ws, agreement):
    ws.store.shelf("agreement").bin(agreement)
    with pytest.raises(RuleViolation, match=r"record\.unknown"):
        open_case(ws, agreement)


def test_a_moved_case_says_who_moved_it_when_and_where_to(ws, case):
    change_settings(ws, officer_name="Aminah")
    move_case(ws, case, stages(ws)[2].id)
    moved = load_record(ws, "renewal", case)
    (step,) = moved.steps
    assert (step.text, step.officer, str(step.done_on)) == (
        "Moved to Drafting", "Aminah", "2026-11-23",
    )  # fmt: skip
    assert moved.stage == stages(ws)[2].id


def test_a_case_comes_to_decided_by_its_decision_alone(ws, case):
    with pytest.raises(RuleViolation, match=r"renewal\.decide_first"):
        move_case(ws, case, stages(ws)[-1].id)


def test_bringing_an_agreement_forward_opens_its_case_in_the_same_act(ws, agreement):
    bring(ws, agreement, 5)
    assert newest(ws, "renewal").stage == stages(ws)[5].id
    with pytest.raises(RuleViolation):
        bring(ws, agreement, 8)
    assert count(ws, "renewal") == 1


def test_a_refused_move_opens_no_case(ws, agreement):
    with pytest.raises(RuleViolation, match=r"renewal\.decide_first"):
        bring(ws, agreement, 8)
    assert count(ws, "renewal") == 0


def test_steps_are_added_ticked_and_unticked(ws, case):
    change_settings(ws, officer_name="Aminah")
    add_step(ws, case, CaseStep(text="Draft the letter", due_on=day("2026-11-30")))
    finish_step(ws, case, 0)
    (step,) = load_record(ws, "renewal", case).steps
    assert (step.officer, str(step.done_on)) == ("Aminah", "2026-11-23")
    finish_step(ws, case, 0, is_done=False)
    assert load_record(ws, "renewal", case).steps[0].done_on is None
    with pytest.raises(RuleViolation, match=r"renewal\.no_such_step"):
        finish_step(ws, case, 1)


def test_an_awaited_answer_has_its_day(ws, case):
    await_answer(ws, case, day("2026-12-04"))
    assert str(load_record(ws, "renewal", case).answer_due_on) == "2026-12-04"


# Decisions


def test_a_renewed_case_brings_its_successor_with_parties_and_clauses(ws, agreement, case):
    decide_renewed(ws, case, RULING, NextInstrument(day("2026-11-19")))
    earlier, made = load_record(ws, "agreement", agreement), newest(ws, "agreement")
    for name in CARRIED_OVER:
        assert getattr(made, name) == getattr(earlier, name), name
    assert [clause.text for clause in made.clauses] == ["Housing", "River parks"]
    assert len(made.parties) == 2
    assert (made.term_kind, made.term_years, made.notice_months) == (TermKind.FIXED, 5, 6)
    assert [(link.agreement, link.relation) for link in made.links] == [
        (agreement, Relation.RENEWS)
    ]
    assert str(made.signed_on) == "2026-11-19"
    own = ("place", "reference", "in_force_on", "reviewed_on", "signatures", "term_until")
    assert [getattr(made, name) for name in own] == ["", "", None, None, (), None]
    closed = load_record(ws, "renewal", case)
    assert (closed.decision, closed.result) == (Decision.RENEWED, made.id)
    assert closed.stage == stages(ws)[7].id


def test_a_successor_may_bear_its_own_title_and_end(ws, case):
    until = NextInstrument(day("2026-11-19"), "Second MoU", day("2031-11-18"))
    decide_renewed(ws, case, RULING, until)
    made = newest(ws, "agreement")
    assert (made.title, made.title_ms, str(made.term_until)) == (
        "Second MoU", "", "2031-11-18",
    )  # fmt: skip


def test_a_failing_renewal_leaves_nothing(ws, case, monkeypatch):
    def fail(*_):
        raise OSError("the disk is gone")

    before = (count(ws, "agreement"), len(history(ws)))
    monkeypatch.setattr(renewal_closing, "save_case", fail)
    with pytest.raises(OSError, match="disk"):
        decide_renewed(ws, case, RULING, NextInstrument(day("2026-11-19")))
    assert (count(ws, "agreement"), len(history(ws))) == before
    assert load_record(ws, "renewal", case).is_open


def test_a_renewal_without_its_day_leaves_no_successor(ws, case):
    before = count(ws, "agreement")
    with pytest.raises(RuleViolation, match=r"renewal\.no_day"):
        decide_renewed(ws, case, Ruling(None), NextInstrument())
    assert count(ws, "agreement") == before


def test_a_successor_is_not_signed_before_the_instrument_it_renews(ws, case):
    with pytest.raises(RuleViolation, match=r"renewal\.signed_before \(signed_on\)"):
        decide_renewed(ws, case, RULING, NextInstrument(day("2022-06-25")))


def test_not_renewed_needs_its_authority(ws, agreement, case):
    with pytest.raises(RuleViolation, match=r"renewal\.no_authority \(authority\)"):
        decide_not_renewed(ws, case, Ruling(day("2026-11-20"), "  "))
    decide_not_renewed(ws, case, replace(RULING, note="No projects left"))
    closed = load_record(ws, "renewal", case)
    assert (closed.decision, closed.authority) == (Decision.NOT_RENEWED, RULING.authority)
    assert closed.steps[-1].note == "No projects left"
    assert closed.stage == stages(ws)[8].id


def test_a_decision_does_not_lie_ahead(ws, case):
    with pytest.raises(RuleViolation, match=r"renewal\.day_ahead"):
        decide_not_renewed(ws, case, replace(RULING, decided_on=day("2026-11-24")))


def test_a_decided_case_is_closed(ws, case):
    decide_not_renewed(ws, case, RULING)
    for late in (
        lambda: decide_not_renewed(ws, case, RULING),
        lambda: decide_renewed(ws, case, RULING, NextInstrument()),
        lambda: move_case(ws, case, stages(ws)[0].id),
        lambda: add_step(ws, case, CaseStep(text="Later")),
    ):
        with pytest.raises(RuleViolation, match=r"renewal\.decided"):
            late()


def test_closing_as_renewed_is_one_act_and_one_undo(ws, case):
    decide_renewed(ws, case, RULING, NextInstrument(day("2026-11-19")))
    made = newest(ws, "agreement").id
    undo_entry(ws)
    assert load_record(ws, "renewal", case).is_open
    assert is_binned(ws, "agreement", made)
    undo_entry(ws)
    assert is_binned(ws, "renewal", case)


def test_undoing_the_first_case_leaves_the_stages_to_the_second(ws, agreement):
    first = open_case(ws, agreement).first_id
    undo_entry(ws)
    assert is_binned(ws, "renewal", first)
    assert all(one.id is not None for one in stages(ws))


def test_moves_steps_and_opening_are_undone(ws, agreement):
    opened = open_case(ws, agreement).first_id
    move_case(ws, opened, stages(ws)[1].id)
    undo_entry(ws)
    assert load_record(ws, "renewal", opened).steps == ()
    undo_entry(ws)
    assert is_binned(ws, "renewal", opened)


# Reviews


def test_a_review_is_kept_and_dates_the_agreement(ws, agreement):
    found = Found(Finding.UPDATE, "Needs a new annex", day("2027-06"))
    record_review(ws, agreement, day("2026-11-20"), found)
    (kept,) = ws.store.reading("review").find(agreement=agreement)
    assert (kept.finding, kept.text, str(kept.next_on)) == (
        Finding.UPDATE, "Needs a new annex", "2027-06",
    )  # fmt: skip
    assert str(reviewed(ws, agreement)) == "2026-11-20"
    assert count(ws, "renewal") == 0


def test_an_older_review_recorded_late_does_not_turn_the_clock_back(ws, agreement):
    record_review(ws, agreement, day("2023-03"), Found())
    assert str(reviewed(ws, agreement)) == "2024-01-05"


def test_an_upgrade_opens_the_case_unless_one_is_open(ws, agreement):
    record_review(ws, agreement, day("2026-11-20"), Found(Finding.UPGRADE))
    assert count(ws, "renewal") == 1
    record_review(ws, agreement, day("2026-11-21"), Found(Finding.UPGRADE))
    assert count(ws, "renewal") == 1


def test_a_review_is_neither_ahead_nor_after_its_next(ws, agreement):
    for held, found, code in (
        ("2026-11-24", Found(), "review.day_ahead"),
        ("2026-11-20", Found(next_on=day("2026-11-20")), "review.next_before"),
    ):
        with pytest.raises(RuleViolation, match=code.replace(".", r"\.")):
            record_review(ws, agreement, day(held), found)
    assert ws.store.reading("review").find(agreement=agreement) == ()


def test_a_review_needs_its_day(ws, agreement):
    with pytest.raises(RuleViolation, match=r"field\.required \(held_on\)"):
        record_review(ws, agreement, None, Found())


def test_a_review_saved_as_a_record_obeys_the_same_rules(ws, agreement):
    ahead = AgreementReview(agreement=agreement, held_on=day("2026-11-24"))
    with pytest.raises(RuleViolation, match=r"review\.day_ahead \(held_on\)"):
        save_record(ws, ahead)
    made = replace(ahead, held_on=day("2026-11-20"), finding=Finding.UPGRADE)
    changes = save_record(ws, made)
    kept = load_record(ws, "review", changes.id_of("review"))
    assert kept.partner == load_record(ws, "agreement", agreement).partner
    assert str(reviewed(ws, agreement)) == "2026-11-20"
    assert load_record(ws, "renewal", changes.id_of("renewal")).agreement == agreement
    undo_entry(ws)
    assert count(ws, "renewal") == count(ws, "review") == 0


def test_an_upgrade_that_was_decided_is_not_opened_by_a_correction(ws, agreement):
    held = AgreementReview(agreement=agreement, held_on=day("2026-11-20"))
    review = save_record(ws, held).id_of("review")
    kept = load_record(ws, "review", review)
    asked = replace(kept, finding=Finding.UPGRADE)
    case = save_record(ws, asked).id_of("renewal")
    decide_not_renewed(ws, case, RULING)
    save_record(ws, replace(asked, text="A word corrected"))
    assert count(ws, "renewal") == 1


def test_the_latest_review_is_the_one_recorded_until_that_lies_in_the_bin(ws, agreement):
    made = AgreementReview(agreement=agreement, held_on=day("2026-11-20"))
    review = save_record(ws, made).id_of("review")
    assert str(reviewed(ws, agreement)) == "2026-11-20"
    kept = load_record(ws, "review", review)
    save_record(ws, replace(kept, held_on=day("2026-10-20")))
    assert str(reviewed(ws, agreement)) == "2026-10-20"
    bin_record(ws, "review", review)
    assert str(reviewed(ws, agreement)) == "2024-01-05"


def test_a_review_of_an_agreement_in_the_bin_is_corrected_without_a_case(ws, agreement):
    made = AgreementReview(agreement=agreement, held_on=day("2026-11-20"))
    kept = load_record(ws, "review", save_record(ws, made).id_of("review"))
    bin_record(ws, "agreement", agreement)
    save_record(ws, replace(kept, finding=Finding.UPGRADE))
    assert count(ws, "renewal") == 0


def test_the_badge_counts_the_steps_and_answers_that_cases_wait_for(ws, case):
    late, soon = counts(ws)["renewals"]
    add_step(ws, case, CaseStep(text="Legal view", due_on=day("2026-11-20")))
    await_answer(ws, case, day("2026-11-25"))
    assert counts(ws)["renewals"] == (late + 1, soon + 1)
