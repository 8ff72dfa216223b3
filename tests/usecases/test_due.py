"""What needs the desk and in which order: promises, visits, reviews, and the overview."""

from dataclasses import replace
from datetime import date

import pytest

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement, AgreementLink
from kl_relations_desktop.domain.records.kinds import (
    Direction,
    PromiseState,
    Relation,
    Standing,
    TermKind,
    VisitState,
)
from kl_relations_desktop.domain.records.partner import NetworkProfile
from kl_relations_desktop.domain.records.story import FollowUp, Visit
from kl_relations_desktop.usecases import partners, records
from kl_relations_desktop.usecases.due import counts, due_items
from kl_relations_desktop.usecases.overview import overview
from kl_relations_desktop.usecases.standing import standings
from kl_relations_desktop.usecases.workspace import change_settings

FAR = 100_000


@pytest.fixture
def save(ws):
    """Give a function that saves a record and returns it with its id."""

    def saved(record):
        kind = records.register.kind_of(record).name
        return records.load_record(ws, kind, records.save_record(ws, record).first_id)

    return saved


@pytest.fixture
def city(ws):
    """Give a function that returns a starter partner by its name."""
    return lambda name: partners.find_partner(ws, name)


@pytest.fixture
def promise(save):
    """Give a function that records a promise due on a date."""
    return lambda due, **more: save(FollowUp(text=f"by {due}", due_on=day(due), **more))


@pytest.fixture
def visit(save, city):
    """Give a function that records a visit of Casablanca on a date."""

    def planned(dates, name="casablanca", **more):
        partner = city(name).id
        return save(Visit(partner=partner, dates=day(dates), purpose=f"on {dates}", **more))

    return planned


def day(text):
    return PartialDate.parse(text) if text else None


def of_kind(ws, kind, within=30):
    return [item for item in due_items(ws, within) if item.kind == kind]


def reviews(ws, within=FAR):
    return {item.record_id: item for item in of_kind(ws, "review", within)}


# Promises


def test_a_promise_is_late_from_the_day_after_its_last_day(ws, promise):
    for due in ("2026-11-22", "2026-11-23", "2026-11-24"):
        promise(due)
    found = {item.date.edtf: (item.days, item.is_late) for item in of_kind(ws, "promise")}
    assert found == {
        "2026-11-22": (-1, True), "2026-11-23": (0, False), "2026-11-24": (1, False),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("due", "days"),
    [
        ("2026-11", 7),
        ("2026-10", -23),
        ("2026", 38),
        ("2026-11-20/2026-11-25", 2),
        ("2026-11~", 7),
    ],
)
def test_a_due_date_lasts_to_the_last_day_that_it_can_mean(ws, promise, due, days):
    promise(due)
    (item,) = of_kind(ws, "promise", within=60)
    assert (item.days, item.is_late, item.date.edtf) == (days, days < 0, due)


def test_what_ends_first_comes_first_and_the_latest_before_all(ws, promise):
    for due in ("2026-11", "2026-11-25", "2026-10", "2026-11-13", "2026-12-01", "2026"):
        promise(due)
    found = [item.date.edtf for item in of_kind(ws, "promise", within=60)]
    assert found == ["2026-10", "2026-11-13", "2026-11-25", "2026-11", "2026-12-01", "2026"]


def test_visits_promises_and_reviews_of_one_day_stand_in_one_order(ws, promise, visit):
    visit("2026-11-25")
    promise("2026-11-25")
    promise("2026-11-25")
    found = [(item.kind, item.record_id) for item in due_items(ws) if item.days == 2]
    assert [kind for kind, _ in found] == ["promise", "promise", "review", "visit"]
    assert found[0] < found[1]


def test_only_open_promises_with_a_date_are_due(ws, promise):
    promise("2026-11-13", state=PromiseState.DONE)
    promise("2026-11-13", state=PromiseState.DROPPED)
    promise("")
    binned = promise("2026-11-13")
    records.bin_record(ws, "followup", binned.id)
    assert of_kind(ws, "promise", FAR) == []


def test_what_lies_beyond_the_days_asked_for_is_left_out_and_what_is_late_never(ws, promise):
    for due in ("1999", "2026-12-23", "2026-12-24"):
        promise(due)
    assert [item.date.edtf for item in of_kind(ws, "promise", 30)] == ["1999", "2026-12-23"]
    assert [item.date.edtf for item in of_kind(ws, "promise", 0)] == ["1999"]


@pytest.mark.parametrize(("due", "is_due"), [("../2026-11-20", True), ("2026-11-20/..", False)])
def test_a_promise_without_an_end_is_never_due(ws, promise, due, is_due):
    promise(due)
    assert bool(of_kind(ws, "promise", 30)) is is_due


# Visits


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        ("2026-11-26", 3),
        ("2026-11-23", 0),
        ("2026-11-20/2026-11-25", 0),
        ("2026-11", 0),
        ("2026-12-01/2026-12-04", 8),
    ],
)
def test_a_visit_is_counted_to_its_first_day_and_under_way_is_today(ws, visit, dates, days):
    visit(dates)
    (item,) = of_kind(ws, "visit")
    assert (item.days, item.is_late) == (days, False)
    assert item.record_kind == "visit"


def test_a_visit_that_is_over_held_or_cancelled_is_not_ahead(ws, visit):
    visit("2026-11-22")
    visit("2026-11-26", state=VisitState.CANCELLED)
    visit("2026-11-26", state=VisitState.HELD)
    assert of_kind(ws, "visit", FAR) == []


# Reviews


def test_a_review_follows_the_partners_cycle_before_the_offices(ws, save, city):
    chennai = city("chennai")
    (mou,) = ws.store.shelf("agreement").find(partner=chennai.id)
    assert reviews(ws)[mou.id].date.edtf == "2026-11-25"
    change_settings(ws, review_cycle_months=12)
    assert reviews(ws)[mou.id].values["months"] == 12
    save(replace(chennai, review_months=60))
    assert reviews(ws)[mou.id].date.edtf == "2030-11-25"
    assert reviews(ws)[mou.id].values["months"] == 60


def test_a_recorded_review_starts_the_cycle_anew_and_may_be_late(ws, save, city):
    (mou,) = ws.store.shelf("agreement").find(partner=city("chennai").id)
    save(replace(mou, reviewed_on=day("2024-06")))
    item = reviews(ws)[mou.id]
    assert (item.date.edtf, item.is_late) == ("2026-06-30", True)
    assert item.values["counted_from"] == day("2024-06")
    save(replace(mou, reviewed_on=day("2026-11-20")))
    assert reviews(ws)[mou.id].date.edtf == "2028-11-20"


def test_a_review_that_nobody_recorded_stays_due_until_one_is(ws, save, city):
    (mou,) = ws.store.shelf("agreement").find(partner=city("chennai").id)
    for today in (date(2026, 11, 26), date(2029, 6, 1), date(2036, 1, 1)):
        ws.today = lambda day=today: day
        item = reviews(ws, within=0)[mou.id]
        assert (item.date.edtf, item.is_late) == ("2026-11-25", True)
    steps = standings(ws, [mou])[mou.id].reasoning
    assert steps[-1].say == "No review is recorded since then"
    save(replace(mou, reviewed_on=day("2036-01-01")))
    assert reviews(ws)[mou.id].date.edtf == "2038-01-01"


def test_another_bodys_instrument_is_never_reviewed(ws, save, city):
    ours, theirs = sorted(
        ws.store.shelf("agreement").find(partner=city("osaka").id), key=lambda one: -one.is_ours
    )
    assert not theirs.is_ours
    save(replace(theirs, reviewed_on=day("2001")))
    assert ours.id in reviews(ws)
    assert theirs.id not in reviews(ws)


def test_of_a_chain_only_the_last_instrument_is_reviewed(ws):
    found = {(ws.store.shelf("agreement").load(one).partner) for one in reviews(ws)}
    names = sorted(ws.store.shelf("partner").load(one).name for one in found)
    assert names == ["Ankara", "Casablanca", "Chennai", "Esfahan", "Melaka", "Osaka"]
    assert len(reviews(ws)) == 6


@pytest.mark.parametrize("relation", list(Relation))
def test_a_later_instrument_takes_the_review_over_unless_it_only_stands_beside(
    ws, save, city, relation
):
    (mou,) = ws.store.shelf("agreement").find(partner=city("chennai").id)
    later = save(
        Agreement(partner=mou.partner, signed_on=day("2025-01-09"),
                  links=(AgreementLink(agreement=mou.id, relation=relation),))
    )  # fmt: skip
    beside = relation in (Relation.RELATED, Relation.AMENDS, Relation.IMPLEMENTS)
    assert (mou.id in reviews(ws)) is beside
    # What amends another is looked at with it.
    assert (later.id in reviews(ws)) is (relation is not Relation.AMENDS)


def test_a_draft_does_not_take_the_review_over(ws, save, city):
    (mou,) = ws.store.shelf("agreement").find(partner=city("chennai").id)
    renews = (AgreementLink(agreement=mou.id, relation=Relation.RENEWS),)
    save(Agreement(partner=mou.partner, links=renews))
    assert mou.id in reviews(ws)


def test_an_instrument_cannot_be_linked_to_itself(ws, save, city):
    (mou,) = ws.store.shelf("agreement").find(partner=city("chennai").id)
    with pytest.raises(RuleViolation) as refused:
        save(replace(mou, links=(AgreementLink(agreement=mou.id),)))
    assert str(refused.value) == "link.itself (links.1.agreement)"


def test_a_link_the_wrong_way_round_hides_no_review(ws, save, city):
    (mou,) = ws.store.shelf("agreement").find(partner=city("chennai").id)
    later = save(Agreement(partner=mou.partner, title="Later", signed_on=day("2020-01-01")))
    save(replace(mou, links=(AgreementLink(agreement=later.id, relation=Relation.RENEWS),)))
    assert later.id in reviews(ws)
    save(replace(later, links=(AgreementLink(agreement=mou.id, relation=Relation.RENEWS),)))
    assert later.id in reviews(ws)
    assert mou.id not in reviews(ws)


def test_what_states_its_term_or_has_been_terminated_is_not_up_for_review(ws, save, city):
    (mou,) = ws.store.shelf("agreement").find(partner=city("chennai").id)
    save(replace(mou, term_kind=TermKind.FIXED, term_until=day("2040")))
    assert mou.id not in reviews(ws)
    save(replace(mou, terminated_on=day("2026-01")))
    assert mou.id not in reviews(ws)


def test_an_ended_or_binned_partner_is_not_reviewed(ws, save, city):
    chennai = city("chennai")
    (mou,) = ws.store.shelf("agreement").find(partner=chennai.id)
    save(replace(chennai, standing=Standing.ENDED))
    assert mou.id not in reviews(ws)
    save(replace(chennai, standing=Standing.SUSPENDED))
    assert mou.id in reviews(ws)
    records.bin_record(ws, "partner", chennai.id)
    assert mou.id not in reviews(ws)


def test_a_cycle_beyond_the_calendar_breaks_nothing(ws, save, city):
    chennai = save(replace(city("chennai"), review_months=10**15))
    assert chennai.id not in {item.partner_id for item in due_items(ws, FAR)}


def test_the_day_is_asked_at_each_look(ws, promise):
    promise("2026-11-25")
    ws.today = lambda: date(2026, 11, 26)
    (item,) = of_kind(ws, "promise")
    assert item.is_late
    assert min(item.days for item in reviews(ws).values()) == -1


# The overview


def test_the_overview_sorts_what_is_due_into_its_parts(ws, promise, visit):
    late, soon = promise("2026-11-13"), promise("2026-11-30")
    promise("2027-06-01")
    ahead = visit("2026-11-26", direction=Direction.OUTWARD)
    seen = overview(ws)
    assert [item.record_id for item in seen.late] == [late.id]
    assert [item.record_id for item in seen.coming] == [soon.id]
    assert [item.record_id for item in seen.visits] == [ahead.id]
    assert [item.date.edtf for item in seen.reviews] == ["2026-11-25"]
    assert seen.visit_records == {ahead.id: ahead}
    assert len(seen.partners) == 14
    assert seen.partners[ahead.partner] == "Casablanca"
    assert [item.record_id for item in overview(ws, within=365).coming][-1] != soon.id


def test_the_overview_lists_the_gaps_of_the_next_visits_partner(ws, visit):
    assert (overview(ws).gaps, overview(ws).gaps_of) == ((), None)
    visit("2026-12-09", name="ankara")
    visit("2026-11-26", name="casablanca")
    seen = overview(ws)
    assert seen.gaps_of.name == "Casablanca"
    assert seen.gaps == partners.gaps(ws, seen.gaps_of.id)
    assert {"signatures", "term_kind"} <= {gap.field for gap in seen.gaps}


def test_the_map_has_a_place_for_every_city_and_every_known_seat(ws, save, city):
    before = overview(ws).places
    cities = [one for one in before if not one.is_secretariat]
    assert sorted(one.name for one in cities) == [
        "Ankara", "Casablanca", "Chennai", "Esfahan", "Melaka", "Osaka",
    ]  # fmt: skip
    assert all(-90 <= one.latitude <= 90 and -180 <= one.longitude <= 180 for one in before)
    ascn = city("ascn")
    (profile,) = ws.store.shelf("network").find(partner=ascn.id)
    assert isinstance(profile, NetworkProfile)
    save(replace(profile, regional_office="Vientiane", regional_office_latitude=17.97))
    assert len(overview(ws).places) == len(before)
    save(replace(profile, regional_office="Vientiane", regional_office_latitude=17.97,
                 regional_office_longitude=102.63))  # fmt: skip
    (seat,) = [one for one in overview(ws).places if one.name == "Vientiane"]
    assert (seat.partner_id, seat.partner_name, seat.is_secretariat) == (ascn.id, "ASCN", True)
    assert len(overview(ws).places) == len(before) + 1


def test_a_city_without_degrees_or_in_the_bin_has_no_place_on_the_map(ws, save, city):
    save(replace(city("osaka"), latitude=None))
    records.bin_record(ws, "partner", city("ankara").id)
    names = {one.name for one in overview(ws).places}
    assert not {"Osaka", "Ankara"} & names
    assert "Melaka" in names


def test_the_badge_counts_late_promises_and_those_of_the_next_days(ws, promise):
    for due in ("2026-10", "2026-11-13", "2026-11-23", "2026-11-30", "2026-12-01"):
        promise(due)
    assert counts(ws)["followups"] == (2, 2)
    assert counts(ws, within=8)["followups"] == (2, 3)


def test_the_map_names_partners_in_the_language_of_the_screen(ws):
    ankara = partners.find_partner(ws, "Ankara")
    records.save_record(ws, replace(ankara, name_ms="Angkara"))
    for language, name in (("en", "Ankara"), ("ms", "Angkara")):
        change_settings(ws, screen_language=language)
        places = {one.partner_id: one.name for one in overview(ws).places}
        assert places[ankara.id] == name
