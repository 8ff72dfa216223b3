"""A partner's story: found by any name, told in order, its gaps filled or set aside."""

from dataclasses import replace

import pytest

from kl_relations_desktop.domain.dossier import Dossier
from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import MilestoneKind, VisitState
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.records.people import Person
from kl_relations_desktop.domain.records.story import Delegate, Milestone, Visit
from kl_relations_desktop.usecases import records
from kl_relations_desktop.usecases.partners import (
    dismiss_gap,
    find_partner,
    gaps,
    partner_story,
    timeline,
)


def day(text):
    return PartialDate.parse(text) if text else None


def fields(found):
    return [gap.field for gap in found]


# Finding a partner


@pytest.mark.parametrize(
    "words",
    ["Casablanca", "casablanca", " CASABLANCA ", "الدار البيضاء", "casabl", "Casablanc\u0327a"],
)
def test_a_partner_is_found_by_any_of_its_names_and_by_a_part(ws, words):
    assert find_partner(ws, words).name == "Casablanca"


def test_a_whole_name_wins_over_a_part_of_another(ws):
    records.save_record(ws, Partner(name="Greater Osaka Area"))
    assert find_partner(ws, "osaka").name == "Osaka"


def test_a_partner_is_found_by_its_id_and_a_number_may_be_a_name_too(ws):
    ankara = find_partner(ws, "ankara")
    assert find_partner(ws, str(ankara.id)) == ankara
    records.save_record(ws, Partner(name="Agenda", aliases=("2030",)))
    assert find_partner(ws, "2030").name == "Agenda"


@pytest.mark.parametrize("words", ["", "  ", "Atlantis", "0", "-1", "9" * 5000, "\x00", "%"])
def test_an_unknown_partner_is_refused_with_those_that_are_known(ws, words):
    with pytest.raises(RuleViolation) as refused:
        find_partner(ws, words)
    assert (refused.value.code, refused.value.field) == ("partner.unknown", "partner")
    assert "Ankara" in refused.value.values["known"]


def test_words_that_may_mean_two_are_refused_with_both_and_their_ids(ws):
    second = records.save_record(
        ws, Partner(name="Melaka Tengah", aliases=("Malacca",))
    ).first_id
    first = find_partner(ws, "Melaka").id
    with pytest.raises(RuleViolation) as refused:
        find_partner(
            ws, "malacca" if "Malacca" in find_partner(ws, "Melaka").aliases else "melak"
        )
    assert refused.value.code == "partner.ambiguous"
    for part in (f"Melaka ({first})", f"Melaka Tengah ({second})"):
        assert part in refused.value.values["names"]


def test_a_binned_partner_is_said_to_be_in_the_bin(ws):
    records.bin_record(ws, "partner", find_partner(ws, "ankara").id)
    with pytest.raises(RuleViolation, match=r"partner\.binned"):
        find_partner(ws, "ankara")


# The story and its timeline


def test_the_story_of_an_unknown_partner_is_refused(ws):
    with pytest.raises(RuleViolation, match=r"record\.unknown"):
        partner_story(ws, 999)


def test_the_timeline_tells_agreements_milestones_and_visits_in_order(ws, today):
    story = partner_story(ws, find_partner(ws, "casablanca").id)
    told = [(entry.kind, str(entry.date)) for entry in timeline(story, today)]
    assert told == [
        ("milestone", "1989-01"),
        ("milestone", "1990-01-12"),
        ("agreement", "1991-05-31"),
        ("agreement", "1992-07-11"),
    ]


def test_dates_known_in_part_stand_before_what_begins_with_them_and_the_undated_last(today):
    dossier = Dossier(
        partner=Partner(id=1, name="Ankara"),
        agreements=(
            Agreement(id=1, partner=1),
            Agreement(id=2, partner=1, signed_on=day("1994-03-02")),
        ),
        milestones=(
            Milestone(id=3, partner=1, name="a", happened_on=day("1994")),
            Milestone(id=4, partner=1, name="b", happened_on=day("1994-03")),
            Milestone(id=5, partner=1, name="c"),
        ),
        visits=(Visit(id=6, partner=1, purpose="d", dates=day("1994-03-01/1994-03-04")),),
    )
    told = [(entry.kind, entry.record_id) for entry in timeline(dossier, today)]
    assert told[:4] == [("milestone", 3), ("visit", 6), ("milestone", 4), ("agreement", 2)]
    assert set(told[4:]) == {("agreement", 1), ("milestone", 5)}


def test_a_milestone_of_a_signature_stands_beside_its_agreement(today):
    signed = Milestone(
        id=2, partner=1, name="Signed", kind=MilestoneKind.SIGNATURE, agreement=1
    )
    dossier = Dossier(
        partner=Partner(id=1, name="Ankara"),
        agreements=(Agreement(id=1, partner=1),),
        milestones=(signed,),
    )
    assert {entry.record for entry in timeline(dossier, today)} == {signed, *dossier.agreements}


@pytest.mark.parametrize(
    ("dates", "state", "is_planned"),
    [
        ("2026-11-26", VisitState.PLANNED, True),
        ("2026-11-20/2026-11-23", VisitState.PLANNED, True),
        ("2026-11-20/2026-11-22", VisitState.PLANNED, False),
        ("2026-11-26", VisitState.CANCELLED, False),
        ("2026-11", VisitState.PLANNED, True),
        ("2026-11", VisitState.HELD, False),
    ],
)
def test_a_visit_is_planned_until_its_last_day_has_passed(today, dates, state, is_planned):
    visit = Visit(id=1, partner=1, purpose="x", dates=day(dates), state=state)
    (entry,) = timeline(Dossier(partner=Partner(id=1, name="x"), visits=(visit,)), today)
    assert entry.is_planned is is_planned


@pytest.mark.parametrize(
    ("signed", "is_planned"),
    [("2026-11-23", False), ("2026-11", False), ("2026", False), ("2026-11-24", True),
     ("2026-12", True), ("", False)],
)  # fmt: skip
def test_what_may_have_been_signed_already_is_not_shown_as_planned(today, signed, is_planned):
    agreement = Agreement(id=1, partner=1, signed_on=day(signed))
    dossier = Dossier(partner=Partner(id=1, name="x"), agreements=(agreement,))
    (entry,) = timeline(dossier, today)
    assert entry.is_planned is is_planned


# Gaps


@pytest.fixture
def mou(ws):
    """Give Chennai's memorandum, which does not say its signatories."""
    (found,) = ws.store.shelf("agreement").find(partner=find_partner(ws, "chennai").id)
    return found


def gaps_of(ws, record):
    return [gap for gap in gaps(ws, record.partner) if gap.record_id == record.id]


def test_a_gap_closes_when_its_field_is_filled_and_opens_when_that_is_undone(ws, mou):
    assert "place" in fields(gaps_of(ws, mou))
    records.save_record(ws, replace(mou, place="Chennai"))
    assert "place" not in fields(gaps_of(ws, mou))
    records.undo_entry(ws)
    assert "place" in fields(gaps_of(ws, mou))


def test_a_gap_set_aside_is_gone_and_the_field_stays_unsaid(ws, mou):
    (gap,) = [one for one in gaps_of(ws, mou) if one.field == "signatures"]
    changes = dismiss_gap(ws, gap)
    assert changes.touched == {("agreement", mou.id)}
    assert "signatures" not in fields(gaps_of(ws, mou))
    assert records.load_record(ws, "agreement", mou.id).signatures == ()
    records.undo_entry(ws)
    assert gap in gaps(ws, mou.partner)


def test_setting_a_gap_aside_twice_is_setting_it_aside(ws, mou):
    gap = gaps_of(ws, mou)[0]
    dismiss_gap(ws, gap)
    entries = len(records.history(ws))
    dismiss_gap(ws, gap)
    assert records.load_record(ws, "agreement", mou.id).dismissed == (gap.field,)
    assert len(records.history(ws)) == entries


def test_setting_a_gap_aside_keeps_what_others_changed_meanwhile(ws, mou):
    gap = gaps_of(ws, mou)[0]
    records.save_record(ws, replace(mou, note="kept"))
    dismiss_gap(ws, gap)
    assert records.load_record(ws, "agreement", mou.id).note == "kept"


def test_the_gaps_of_all_are_those_of_each_and_none_twice(ws):
    everyone = gaps(ws)
    each = [gap for row in records.record_rows(ws, "partner") for gap in gaps(ws, row.id)]
    assert list(everyone) == each
    assert len(set(everyone)) == len(everyone)


def test_a_guest_of_two_partners_has_each_gap_once(ws):
    guest = records.save_record(ws, Person(name="Aisha")).first_id
    for name in ("ankara", "osaka"):
        records.save_record(
            ws,
            Visit(partner=find_partner(ws, name).id, purpose="x", dates=day("2026-12-01"),
                  delegation=(Delegate(person=guest),)),
        )  # fmt: skip
    hers = [gap.field for gap in gaps(ws) if (gap.kind, gap.record_id) == ("person", guest)]
    assert hers == ["address_en", "address_ms", "posts"]


def test_what_lies_in_the_bin_has_no_gaps(ws, mou):
    records.bin_record(ws, "agreement", mou.id)
    assert gaps_of(ws, mou) == []
    records.bin_record(ws, "partner", mou.partner)
    assert mou.partner not in {gap.record_id for gap in gaps(ws) if gap.kind == "partner"}
