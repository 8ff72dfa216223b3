"""How an instrument stands: each state, its precedence, amendments, and the steps told."""

from dataclasses import replace
from datetime import date

import pytest

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.kinds import AgreementState as State
from kl_relations_desktop.domain.records.kinds import Finding, Relation, Standing
from kl_relations_desktop.domain.reviews import Cycle
from kl_relations_desktop.domain.standing import (
    Circumstances,
    events_between,
    next_event_day,
    standing_on,
)
from tests.domain.terms_samples import holidays, instrument, on

ROLLING = instrument(kind="renews_itself", term_years=5, renewal_years=5, notice_months=6)
FIXED = instrument("2020-01-01", "fixed", term_years=3)


def later(*changes, how=Relation.AMENDS, **values):
    """Return the circumstances of instruments that link to number 1."""
    made = [
        instrument(agreement_id=2 + place, links=((1, how),), **{**values, **change})
        for place, change in enumerate(changes or ({},))
    ]
    return Circumstances(later=tuple(made))


def states(agreement, circumstances=None, **days):
    return {day: on(agreement, day, circumstances).state for day in days["on"]}


@pytest.mark.parametrize(
    ("agreement", "day", "state"),
    [
        (instrument(None), "2026-11-23", State.PROPOSED),
        (instrument(None, approved_on="1990-01-12"), "1990-01-11", State.PROPOSED),
        (instrument(None, approved_on="1990-01-12"), "1990-01-12", State.APPROVED),
        (instrument(approved_on="2003-01"), "2003-02-01", State.APPROVED),
        (instrument(), "2003-05-30", State.PROPOSED),
        (instrument(), "2003-05-31", State.IN_FORCE),
        (instrument("2003-05"), "2003-05-15", State.IN_FORCE),
        (instrument(in_force_on="2004-02-01"), "2004-01-31", State.SIGNED_NOT_IN_FORCE),
        (instrument(in_force_on="2004-02-01"), "2004-02-01", State.IN_FORCE),
        (instrument(None, in_force_on="2004-02-01"), "2004-02-01", State.IN_FORCE),
        (ROLLING, "2007-05-29", State.IN_FORCE),
        (ROLLING, "2007-05-30", State.NOTICE_WINDOW_OPEN),
        (ROLLING, "2007-11-30", State.NOTICE_WINDOW_OPEN),
        (ROLLING, "2007-12-01", State.WINDOW_MISSED),
        (ROLLING, "2008-05-30", State.WINDOW_MISSED),
        (ROLLING, "2008-05-31", State.IN_FORCE),
        (FIXED, "2022-06-29", State.IN_FORCE),
        (FIXED, "2022-06-30", State.ENDING),
        (FIXED, "2022-12-31", State.ENDING),
        (FIXED, "2023-01-01", State.ENDED),
        (instrument(kind="until_event", event_on="2010-06"), "2009-01-01", State.IN_FORCE),
        (instrument(kind="until_event", event_on="2010-06"), "2010-06-30", State.ENDING),
        (instrument(kind="until_event", event_on="2010-06"), "2010-07-01", State.ENDED),
        (instrument(kind="until_event"), "2100-01-01", State.IN_FORCE),
        (instrument(kind="open_ended"), "2100-01-01", State.IN_FORCE),
        (instrument(), "2100-01-01", State.IN_FORCE),
        (instrument(terminated_on="2010-03"), "2010-03-30", State.IN_FORCE),
        (instrument(terminated_on="2010-03"), "2010-03-31", State.TERMINATED),
        (replace(FIXED, terminated_on=PartialDate.parse("2021-05-01")), "2030-01-01",
         State.TERMINATED),
        (instrument(suspended_on="2010-03-01"), "2010-02-28", State.IN_FORCE),
        (instrument(suspended_on="2010-03-01"), "2030-03-01", State.SUSPENDED),
        (instrument(suspended_on="2010-03-01", suspended_until="2010-04"), "2010-04-30",
         State.SUSPENDED),
        (instrument(suspended_on="2010-03-01", suspended_until="2010-04"), "2010-05-01",
         State.IN_FORCE),
    ],
)  # fmt: skip
def test_the_state_on_a_day(agreement, day, state):
    assert on(agreement, day).state is state


def test_a_term_from_an_entry_into_force_that_is_not_stated_is_not_reckoned():
    waiting = instrument("2020-01-01", "fixed", term_years=3, term_from="in_force")
    found = on(waiting, "2040-01-01")
    assert found.state is State.SIGNED_NOT_IN_FORCE
    assert (found.term_number, found.term_ends, found.send_by) == (None, None, None)
    assert found.review_on is not None
    entered = replace(waiting, in_force_on=PartialDate.parse("2021-07-01"))
    assert on(entered, "2021-06-30").state is State.SIGNED_NOT_IN_FORCE
    assert on(entered, "2021-06-30").term_ends.edtf == "2024-06-30"
    assert on(entered, "2024-06-30").state is State.ENDING


def test_a_stated_last_day_known_to_the_month_lasts_to_its_end():
    made = instrument("2020-01-01", "fixed", term_until="2027-06", notice_months=6)
    assert on(made, "2027-06-30").state is State.ENDING
    assert on(made, "2027-07-01").state is State.ENDED
    found = on(made, "2026-11-23")
    assert found.term_ends.edtf == "2027-06"
    assert found.last_day_to_give_notice.edtf == "2026-12-01/2026-12-30"
    # Seven days before the earliest of them, Tuesday 1 December.
    assert found.send_by == date(2026, 11, 24)


def test_nothing_expires_that_states_no_term_and_nothing_is_reckoned_of_half_a_term():
    half = (
        instrument(kind="fixed"),
        instrument(kind="by_consent"),
        instrument(kind="renews_itself", renewal_years=2),
        instrument(kind="fixed", term_years=0, term_months=0),
        instrument(kind="fixed", term_years=5, term_from="earlier_end"),
    )
    for made in half:
        found = on(made, "2090-01-01")
        assert found.state is State.IN_FORCE
        assert (found.term_number, found.term_ends, found.last_day_to_give_notice) == (
            None, None, None)  # fmt: skip
        assert found.review_on is not None
        assert {
            one.kind for one in events_between(made, date(2000, 1, 1), date(2090, 1, 1))
        } == {"review"}


def test_a_renewal_of_unknown_length_is_not_taken_to_be_like_the_first():
    made = instrument(kind="renews_itself", term_years=5, notice_months=6)
    assert on(made, "2008-05-30").term_number == 1
    assert on(made, "2008-05-30").renews_itself
    after = on(made, "2008-05-31")
    assert (after.state, after.term_number, after.term_ends) == (State.IN_FORCE, None, None)
    assert after.renews_itself
    assert after.review_on is not None
    assert "How long a renewal lasts is not stated" in {
        text for step in after.reasoning for text in (step.say, step.because)
    }


def test_a_renewal_twice_makes_three_terms_and_then_it_ends():
    made = replace(ROLLING, renewal_times=2)
    assert on(made, "2018-05-30").term_number == 3
    assert on(made, "2018-05-30").state is State.ENDING
    assert not on(made, "2018-05-30").renews_itself
    assert on(made, "2018-05-31").state is State.ENDED
    assert on(replace(ROLLING, renewal_times=0), "2008-05-31").state is State.ENDED


def test_it_renews_itself_after_a_stated_last_day():
    made = instrument("2020-03-10", "renews_itself", term_until="2022-12-31", renewal_years=1)
    first = on(made, "2021-06-01")
    assert (first.term_starts.edtf, first.term_ends.edtf) == ("2020-03-10", "2022-12-31")
    third = on(made, "2024-02-29")
    assert (third.term_number, third.term_ends.edtf) == (3, "2024-12-31")


def test_the_stated_end_of_a_first_term_comes_before_a_counted_one():
    made = instrument(
        "2020-03-10", "renews_itself", term_until="2022-12-31", term_years=5, renewal_years=1
    )
    found = on(made, "2022-12-31")
    assert (found.term_number, found.term_ends.edtf) == (1, "2022-12-31")
    assert found.reasoning[-2].because == "The last day is stated"
    assert on(made, "2023-01-01").term_ends.edtf == "2023-12-31"


def test_a_notice_longer_than_the_term_says_so():
    made = instrument("2020-03-10", "fixed", term_years=1, notice_months=18)
    steps = on(made, "2020-06-01").reasoning
    assert "That day lies before the term began" in [step.say for step in steps]


def test_a_review_without_a_signature_is_counted_from_the_entry_into_force():
    made = instrument(None, in_force_on="2020-03-10")
    (step,) = [one for one in on(made, "2021-01-01").reasoning if one.say == "Next review"]
    assert step.because == "Every {length}, counted from the entry into force of {start}"


def test_no_day_to_send_by_follows_from_an_approximate_date():
    made = replace(ROLLING, signed_on=PartialDate.parse("2003-05-31~"))
    found = on(made, "2026-11-23")
    assert found.last_day_to_give_notice.edtf == "2027-11-30~"
    assert found.send_by is None
    assert any(step.say == "No day to send by" for step in found.reasoning)


def test_no_notice_needed_is_no_letter_and_no_window():
    made = replace(ROLLING, notice_months=0)
    found = on(made, "2028-05-30")
    assert (found.send_by, found.last_day_to_give_notice) == (None, None)
    assert found.state is State.IN_FORCE
    assert any(step.say == "No notice is needed" for step in found.reasoning)


def test_the_day_to_send_by_goes_back_over_holidays_twice():
    made = instrument("2020-06-26", "fixed", term_years=7, notice_months=6)
    around = Circumstances(closed=holidays("2026-12-25", "2026-12-17"))
    found = on(made, "2026-11-23", around)
    assert found.last_day_to_give_notice.edtf == "2026-12-25"
    assert found.send_by == date(2026, 12, 16)
    assert [step.say for step in found.reasoning][-5:] == [
        "less {notice} notice", "back over holidays", "less {margin} to despatch",
        "back over holidays", "Send by",
    ]  # fmt: skip
    own = replace(made, despatch_margin_days=0)
    assert on(own, "2026-11-23", around).send_by == date(2026, 12, 24)


@pytest.mark.parametrize("how", [Relation.RENEWS, Relation.SUPERSEDES])
def test_it_is_superseded_from_the_surest_start_of_the_later_one(how):
    around = later(signed="2007-02", how=how)
    assert states(ROLLING, around, on=["2007-02-27", "2007-02-28"]) == {
        "2007-02-27": State.IN_FORCE,
        "2007-02-28": State.SUPERSEDED,
    }
    found = on(ROLLING, "2030-01-01", around)
    assert (found.term_number, found.send_by, found.review_on) == (1, None, None)
    ahead = later(signed="2007-02-01", in_force_on="2008-01-01", how=how)
    assert on(ROLLING, "2007-12-31", ahead).state is State.WINDOW_MISSED
    assert on(ROLLING, "2008-01-01", ahead).state is State.SUPERSEDED


@pytest.mark.parametrize("how", [Relation.FOLLOWS, Relation.RELATED, Relation.IMPLEMENTS])
def test_what_only_follows_or_relates_supersedes_nothing(how):
    assert (
        on(ROLLING, "2010-01-01", later(signed="2007-02-01", how=how)).state is State.IN_FORCE
    )


def test_what_is_followed_is_reviewed_no_more():
    around = later(signed="2007-02-01", how=Relation.FOLLOWS)
    made = instrument()
    assert on(made, "2007-01-31", around).review_on == date(2007, 5, 31)
    assert on(made, "2007-02-01", around).review_on is None
    days = events_between(made, date(2003, 1, 1), date(2030, 1, 1), around)
    assert [one.day.edtf for one in days] == ["2005-05-31"]


def test_termination_and_supersession_stop_what_it_brings():
    over = replace(ROLLING, terminated_on=PartialDate.parse("2012-11-23"))
    days = events_between(over, date(2000, 1, 1), date(2040, 1, 1))
    assert max(one.day.latest() for one in days) == date(2008, 5, 30)
    assert next_event_day(over, date(2012, 11, 23)) is None
    around = later(signed="2007-02-01", how=Relation.RENEWS)
    assert events_between(ROLLING, date(2000, 1, 1), date(2040, 1, 1), around) == ()
    assert next_event_day(ROLLING, date(2003, 1, 1), around) is None


def test_what_nobody_signed_brings_nothing():
    made = instrument(None, "fixed", term_until="2027-01-01")
    assert events_between(made, date(2000, 1, 1), date(2040, 1, 1)) == ()
    assert next_event_day(made, date(2000, 1, 1)) is None


def test_an_amendment_moves_the_last_day_from_its_own_day_on():
    around = later(signed="2021-06-01", kind="fixed", term_until="2025-12-31")
    assert on(FIXED, "2021-05-31", around).term_ends.edtf == "2022-12-31"
    found = on(FIXED, "2021-06-01", around)
    assert (found.term_number, found.term_starts.edtf, found.term_ends.edtf) == (
        1, "2020-01-01", "2025-12-31")  # fmt: skip
    assert any(step.say == "Amended" for step in found.reasoning)
    assert on(FIXED, "2026-01-01", around).state is State.ENDED
    days = events_between(FIXED, date(2020, 1, 1), date(2040, 1, 1), around)
    assert [(one.kind, one.day.edtf) for one in days] == [("end", "2025-12-31")]


def test_an_event_that_is_ahead_has_not_taken_place():
    agreement = instrument(kind="until_event", term_event="the works end", event_on="2026-06")
    for day, said in (("2026-05-31", "takes"), ("2026-06-01", "took")):
        told = [step.say for step in on(agreement, day).reasoning]
        assert f"The event {said} place" in told


@pytest.mark.parametrize("signed", ["2022-03-01", "2023-02-15"])
def test_an_extension_is_counted_from_the_day_after_the_earlier_end(signed):
    around = later(signed=signed, kind="fixed", term_from="earlier_end", term_years=2)
    found = on(FIXED, "2023-06-01", around)
    assert (found.state, found.term_ends.edtf) == (State.IN_FORCE, "2024-12-31")
    assert found.term_starts.edtf == "2020-01-01"
    before = "2023-01-10"
    wanted = State.ENDED if signed > before else State.IN_FORCE
    assert on(FIXED, before, around).state is wanted


def test_an_amended_term_may_be_counted_from_the_amendment_itself():
    around = later(signed="2021-06-01", kind="fixed", term_years=5)
    found = on(FIXED, "2022-01-01", around)
    assert (found.term_number, found.term_starts.edtf, found.term_ends.edtf) == (
        2, "2021-06-01", "2026-05-31")  # fmt: skip
    waits = later(signed="2021-06-01", kind="fixed", term_years=5, term_from="in_force")
    assert on(FIXED, "2022-01-01", waits).term_ends.edtf == "2022-12-31"


def test_several_amendments_apply_in_the_order_of_their_days():
    around = later(
        {"signed": "2024-06-01", "kind": "fixed", "term_from": "earlier_end", "term_years": 1},
        {"signed": "2022-06-01", "kind": "fixed", "term_from": "earlier_end", "term_years": 2},
        {"signed": "2022-07-01", "notice_months": 3},
    )
    assert on(FIXED, "2022-06-15", around).term_ends.edtf == "2024-12-31"
    assert on(FIXED, "2022-06-15", around).last_day_to_give_notice is None
    found = on(FIXED, "2024-06-01", around)
    assert found.term_ends.edtf == "2025-12-31"
    assert found.last_day_to_give_notice.edtf == "2025-09-30"
    assert [step.say for step in found.reasoning].count("Amended") == 3


def test_a_rolling_term_that_is_amended_rolls_on_from_there():
    around = later(
        signed="2010-01-01", kind="renews_itself", term_from="earlier_end",
        term_years=2, renewal_years=2,
    )  # fmt: skip
    assert on(ROLLING, "2009-12-31", around).term_ends.edtf == "2013-05-30"
    found = on(ROLLING, "2014-01-01", around)
    assert (found.term_number, found.term_ends.edtf) == (2, "2015-05-30")
    assert on(ROLLING, "2016-01-01", around).term_number == 3
    assert on(ROLLING, "2016-01-01", around).term_ends.edtf == "2017-05-30"


@pytest.mark.parametrize("kind", ["not_stated", "open_ended", "until_event"])
def test_what_has_no_dated_end_is_reviewed_by_the_cycle(kind):
    found = on(instrument(kind=kind), "2026-11-23")
    assert found.review_on == date(2027, 5, 31)
    seen = instrument(kind=kind, reviewed_on="2024-02")
    assert on(seen, "2026-11-23").review_on == date(2026, 2, 28)


@pytest.mark.parametrize(("day", "is_late"), [("2030-03-31", False), ("2030-04-01", True)])
def test_a_late_review_says_so_when_the_latest_one_had_set_its_day(day, is_late):
    around = Circumstances(next_review=PartialDate.parse("2030-03"))
    found = standing_on(instrument(), date.fromisoformat(day), around)
    said = [step.say for step in found.reasoning]
    assert ("No review is recorded since then" in said) is is_late


def test_the_next_review_that_the_latest_one_set_wins():
    around = Circumstances(next_review=PartialDate.parse("2030-03"))
    assert on(instrument(), "2026-11-23", around).review_on == date(2030, 3, 31)
    assert on(ROLLING, "2026-11-23", around).review_on == date(2030, 3, 31)
    assert on(FIXED, "2026-11-23", around).review_on is None
    days = events_between(instrument(), date(2026, 1, 1), date(2040, 1, 1), around)
    assert [(one.kind, one.day.edtf) for one in days] == [("review", "2030-03-31")]


@pytest.mark.parametrize(
    ("changed", "around"),
    [
        ({"is_ours": False}, Circumstances()),
        ({}, Circumstances(partner_standing=Standing.ENDED)),
        ({}, Circumstances(cycle=Cycle(0))),
    ],
)
def test_what_is_not_ours_or_over_or_has_no_cycle_is_not_reviewed(changed, around):
    made = replace(instrument(), **changed)
    assert on(made, "2026-11-23", around).review_on is None
    assert next_event_day(made, date(2026, 11, 23), around) is None


def test_it_rests_when_a_review_or_the_partner_does_but_never_over_what_presses():
    for around in (
        Circumstances(finding=Finding.REST),
        Circumstances(partner_standing=Standing.DORMANT),
    ):
        assert on(instrument(), "2026-11-23", around).state is State.DORMANT
        assert on(FIXED, "2022-12-01", around).state is State.ENDING
        assert on(instrument(None), "2022-12-01", around).state is State.PROPOSED


def test_the_states_go_before_one_another_in_their_order():
    values = {"suspended_on": "2004-01-01", "terminated_on": "2006-01-01"}
    made = instrument(kind="fixed", term_years=1, **values)
    around = later(signed="2005-01-01", how=Relation.RENEWS)
    assert states(
        made, around, on=["2004-05-31", "2004-12-31", "2005-01-01", "2006-01-01"]
    ) == {
        "2004-05-31": State.SUSPENDED,
        "2004-12-31": State.SUSPENDED,
        "2005-01-01": State.SUPERSEDED,
        "2006-01-01": State.TERMINATED,
    }


def test_the_steps_of_a_fifth_term_can_be_followed():
    found = on(ROLLING, "2026-11-23")
    told = [(step.say, step.day and step.day.edtf) for step in found.reasoning]
    assert told == [
        ("Signed", "2003-05-31"),
        ("Entry into force not stated", None),
        ("Term of {length}", None),
        ("Renews itself for {length} each time", None),
        ("Renewed itself; term {number} began", "2023-05-31"),
        ("Term ends", "2028-05-30"),
        ("less {notice} notice", "2027-11-30"),
        ("less {margin} to despatch", "2027-11-23"),
        ("Send by", "2027-11-23"),
    ]
    assert standing_on(ROLLING, date(2026, 11, 23), explain=False) == replace(
        found, reasoning=()
    )


def test_the_last_step_says_why_it_is_over():
    made = instrument(terminated_on="2010-03-01", termination_basis="Letter of the Mayor")
    step = on(made, "2011-01-01").reasoning[-1]
    assert (step.say, step.values) == ("Terminated", {"basis": "Letter of the Mayor"})


def test_a_window_that_may_still_be_open_is_not_missed():
    made = instrument(
        "2005-10", "renews_itself", term_years=5, renewal_years=5, notice_months=6
    )
    found = on(made, "2010-04-29")
    assert found.last_day_to_give_notice.edtf == "2010-03-30/2010-04-30"
    assert found.state is State.NOTICE_WINDOW_OPEN
    assert found.send_by == date(2010, 3, 23)
    assert on(made, "2010-05-01").state is State.WINDOW_MISSED


def test_on_its_own_day_an_amendment_decides_and_a_follower_is_reviewed():
    around = later(signed="2022-12-31", kind="fixed", term_until="2025-12-31")
    days = events_between(FIXED, date(2020, 1, 1), date(2040, 1, 1), around)
    assert [one.day.edtf for one in days] == ["2025-12-31"]
    around = later(signed="2005-05-31", how=Relation.FOLLOWS)
    assert events_between(instrument(), date(2003, 1, 1), date(2040, 1, 1), around) == ()


def test_the_margin_says_whose_it_is():
    reasons = {
        own: next(
            step.because for step in on(made, "2026-11-23").reasoning if "margin" in step.values
        )
        for own, made in (("7", ROLLING), ("3", replace(ROLLING, despatch_margin_days=3)))
    }
    assert reasons == {"7": "Margin from Settings", "3": "Margin of the agreement"}
