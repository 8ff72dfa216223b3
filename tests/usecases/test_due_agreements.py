"""What agreements need: kept needs say what fresh ones say, whatever has changed since."""

from dataclasses import replace
from datetime import date, timedelta
from threading import Thread

import pytest

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement, AgreementLink
from kl_relations_desktop.domain.records.kinds import (
    Decision,
    Finding,
    Relation,
    TermFrom,
    TermKind,
)
from kl_relations_desktop.domain.records.renewal import AgreementReview, CaseStep, Renewal
from kl_relations_desktop.domain.records.story import FollowUp, Visit
from kl_relations_desktop.usecases import due_agreements, records
from kl_relations_desktop.usecases.calendar import entries_between
from kl_relations_desktop.usecases.due import due_items
from kl_relations_desktop.usecases.overview import overview
from kl_relations_desktop.usecases.partners import find_partner
from kl_relations_desktop.usecases.plots import months_ahead
from kl_relations_desktop.usecases.reminders import tell_ahead
from kl_relations_desktop.usecases.renewal_closing import (
    NextInstrument,
    Ruling,
    decide_not_renewed,
    decide_renewed,
)
from kl_relations_desktop.usecases.renewals import open_case
from kl_relations_desktop.usecases.workspace import change_settings
from kl_relations_desktop.wording.catalogue import words
from kl_relations_desktop.wording.reasons import why

FAR = 4_000


def day(text):
    return PartialDate.parse(text)


@pytest.fixture
def save(ws):
    """Give a function that saves a record and returns it with its id."""

    def saved(record):
        kind = records.register.kind_of(record).name
        return records.load_record(ws, kind, records.save_record(ws, record).id_of(kind))

    return saved


@pytest.fixture
def rolling(ws, save):
    """Give an agreement that renews itself every two years unless three months' notice."""
    return save(rolling_of(ws, "Rolling"))


def rolling_of(ws, title):
    return Agreement(
        partner=find_partner(ws, "chennai").id,
        title=title,
        signed_on=day("2025-03-01"),
        term_kind=TermKind.RENEWS_ITSELF,
        term_years=2,
        renewal_years=2,
        notice_months=3,
    )


def needs(ws, agreement):
    found = due_items(ws, within=FAR)
    mine = [one for one in found if one.record_kind == "agreement"]
    return {one.kind: one.date.edtf for one in mine if one.record_id == agreement.id}


def test_a_rolling_agreement_tells_of_its_letter_and_of_its_renewal(ws, rolling):
    assert needs(ws, rolling) == {"send_by": "2026-11-20", "rollover": "2027-02-28"}
    ws.today = lambda: date(2026, 11, 29)
    assert needs(ws, rolling) == {"rollover": "2027-02-28"}
    ws.today = lambda: date(2027, 3, 1)
    assert needs(ws, rolling) == {"send_by": "2028-11-21", "rollover": "2029-02-28"}


def test_a_late_letter_is_told_until_the_last_day_to_give_notice(ws, rolling):
    (item,) = [one for one in due_items(ws, within=0) if one.kind == "send_by"]
    assert (item.record_id, item.is_late) == (rolling.id, True)
    assert why(item, words("en")) == "Last day to give notice: 28 November 2026"
    assert "28 November 2026" in why(item, words("ms"))


@pytest.mark.parametrize("kind", [TermKind.OPEN_ENDED, TermKind.UNTIL_EVENT])
def test_a_review_of_what_has_no_dated_end_says_what_it_is_counted_from(ws, save, kind):
    made = save(replace(rolling_of(ws, "Open"), term_kind=kind, signed_on=day("2024-12-01")))
    (item,) = [one for one in due_items(ws, 30) if one.record_id == made.id]
    said = "No end is dated; review every 24 months, counted from 1 December 2024"
    assert (item.kind, why(item, words("en"))) == ("review", said)


def test_an_end_that_nobody_decided_stays_until_somebody_does(ws, save):
    chennai = find_partner(ws, "chennai").id
    ended = save(Agreement(partner=chennai, signed_on=day("2020-01-01"),
                           term_kind=TermKind.FIXED, term_years=3))  # fmt: skip
    assert needs(ws, ended) == {"end": "2022-12-31"}
    save(Renewal(agreement=ended.id, decision=Decision.NOT_RENEWED, decided_on=day("2026-11"),
                 authority="The Mayor"))  # fmt: skip
    assert needs(ws, ended) == {}


@pytest.mark.parametrize("kept_from", [0, 10**9])
def test_kept_and_fresh_needs_are_the_same_after_every_change(
    ws, save, rolling, monkeypatch, kept_from
):
    monkeypatch.setattr(due_agreements, "_KEPT_FROM", kept_from)
    chennai = find_partner(ws, "chennai")
    before = needs(ws, rolling)
    assert needs(ws, rolling) == before
    moved = save(replace(rolling, notice_months=1))
    assert needs(ws, moved)["send_by"] == "2027-01-21"
    change_settings(ws, despatch_margin_days=0)
    assert needs(ws, moved)["send_by"] == "2027-01-28"
    amends = (AgreementLink(agreement=rolling.id, relation=Relation.AMENDS),)
    amendment = save(
        Agreement(partner=chennai.id, signed_on=day("2026-01-01"), title="Amendment",
                  term_kind=TermKind.FIXED, term_until=day("2028-06-30"), links=amends)
    )  # fmt: skip
    assert needs(ws, moved)["end"] == "2028-06-30"
    assert needs(ws, amendment) == {}, "one end is told once"
    records.bin_record(ws, "agreement", moved.id)
    assert needs(ws, amendment) == {"end": "2028-06-30"}, "nothing is lost with it"
    records.unbin_record(ws, "agreement", moved.id)
    assert needs(ws, amendment) == {}
    records.bin_record(ws, "agreement", amendment.id)
    assert needs(ws, moved)["rollover"] == "2027-02-28"
    records.bin_record(ws, "partner", chennai.id)
    assert needs(ws, moved) == {}
    records.unbin_record(ws, "partner", chennai.id)
    assert needs(ws, moved)["rollover"] == "2027-02-28"
    save(replace(moved, terminated_on=day("2026-11-01"), termination_basis="A letter"))
    assert needs(ws, moved) == {}


@pytest.mark.parametrize(
    "values",
    [
        {"signed_on": None, "in_force_on": day("2026-01-01")},
        {"signed_on": day("2026-01-01"), "term_from": TermFrom.IN_FORCE},
    ],
)
def test_an_amendment_that_does_not_surely_stand_is_told_of_itself(ws, save, rolling, values):
    amends = (AgreementLink(agreement=rolling.id, relation=Relation.AMENDS),)
    amendment = save(
        Agreement(partner=rolling.partner, term_kind=TermKind.FIXED, term_years=2, links=amends,
                  **values)
    )  # fmt: skip
    assert needs(ws, amendment) != {}


def decide(ws, agreement, ruling, renewed=None):
    case = open_case(ws, agreement.id).first_id
    if renewed is None:
        decide_not_renewed(ws, case, Ruling(day(ruling), "Committee 3/2026"))
    else:
        decide_renewed(ws, case, Ruling(day(ruling)), renewed)


def has_letter(ws, agreement):
    """Say whether its letter is due; the calendar and the months ahead must say the same."""
    entries = entries_between(ws, ws.today(), date(ws.today().year + 1, 12, 31))
    ahead = [one for lane in months_ahead(ws).lanes for one in lane.events]
    told = {
        "send_by" in needs(ws, agreement),
        ("send_by", agreement.id)
        in [(one.kind, one.record[1]) for one in entries if one.record],
        ("send_by", agreement.id) in [(one.event.kind, one.agreement.id) for one in ahead],
    }
    assert len(told) == 1
    return told.pop()


def test_what_renews_itself_and_is_to_end_needs_its_letter_most_of_all(ws, save, rolling):
    rolling = save(replace(rolling, notice_months=1))
    fixed = save(replace(rolling, id=None, term_kind=TermKind.FIXED, renewal_years=None))
    decide(ws, rolling, "2026-11-20")
    decide(ws, fixed, "2026-11-20")
    assert has_letter(ws, rolling)
    assert not has_letter(ws, fixed)
    other = save(replace(rolling, id=None))
    decide(ws, other, "2026-11-20", NextInstrument())
    assert not has_letter(ws, other)


def test_a_decision_settles_its_own_term_and_what_is_amended_is_decided_anew(ws, save, rolling):
    rolling = save(replace(rolling, notice_months=1))
    fixed = save(replace(rolling, id=None, term_kind=TermKind.BY_CONSENT))
    decide(ws, fixed, "2026-11-20")
    assert not has_letter(ws, fixed)
    amends = (AgreementLink(agreement=fixed.id, relation=Relation.AMENDS),)
    save(Agreement(partner=fixed.partner, signed_on=day("2026-11-21"), links=amends,
                   term_kind=TermKind.FIXED, term_until=day("2027-06-30")))  # fmt: skip
    assert has_letter(ws, fixed)
    decide(ws, rolling, "2026-11-20", NextInstrument())
    assert not has_letter(ws, rolling)
    ws.today = lambda: date(2028, 10, 1)
    assert has_letter(ws, rolling), "it went on, and its next term is not decided"


def amendment(ws, save, of, signed, until):
    amends = (AgreementLink(agreement=of.id, relation=Relation.AMENDS),)
    return save(
        Agreement(partner=of.partner, signed_on=day(signed), links=amends,
                  term_kind=TermKind.FIXED, term_until=day(until))
    )  # fmt: skip


def test_of_two_that_amend_each_other_each_is_told(ws, save, rolling):
    other = amendment(ws, save, rolling, str(rolling.signed_on), "2028-06-30")
    back = (AgreementLink(agreement=other.id, relation=Relation.AMENDS),)
    save(replace(rolling, links=back))
    assert needs(ws, rolling) != {}
    assert needs(ws, other) != {}


def test_a_link_the_wrong_way_round_hides_nothing(ws, save, rolling):
    later = amendment(ws, save, rolling, "2026-01-01", "2028-06-30")
    earlier = amendment(ws, save, later, "2025-01-01", "2029-12-31")
    assert needs(ws, rolling)["end"] == "2028-06-30"
    assert needs(ws, later) == {}
    assert needs(ws, earlier) == {"end": "2029-12-31"}, "it was signed before what it amends"


@pytest.mark.parametrize("kept_from", [0, 10**9])
def test_what_amends_an_amendment_counts_for_the_original(
    ws, save, rolling, monkeypatch, kept_from
):
    monkeypatch.setattr(due_agreements, "_KEPT_FROM", kept_from)
    first = amendment(ws, save, rolling, "2026-01-01", "2028-06-30")
    assert needs(ws, rolling)["end"] == "2028-06-30"
    second = amendment(ws, save, first, "2026-02-01", "2029-06-30")
    third = amendment(ws, save, second, "2026-03-01", "2030-06-30")
    assert needs(ws, rolling)["end"] == "2030-06-30"
    assert needs(ws, first) == needs(ws, second) == needs(ws, third) == {}
    moved = save(replace(third, term_until=day("2031-06-30")))
    assert needs(ws, rolling)["end"] == "2031-06-30"
    # A loop of links ends nowhere; each day is still told once.
    back = (*first.links, AgreementLink(agreement=third.id, relation=Relation.AMENDS))
    save(replace(first, links=back))
    assert needs(ws, rolling)["end"] == "2031-06-30"
    assert needs(ws, first) == needs(ws, second) == needs(ws, third) == {}
    records.bin_record(ws, "agreement", second.id)
    assert needs(ws, rolling)["end"] == "2028-06-30"
    assert needs(ws, moved) == {"end": "2031-06-30"}, "nothing is lost with the one between"
    records.unbin_record(ws, "agreement", second.id)
    records.bin_record(ws, "agreement", third.id)
    assert needs(ws, rolling)["end"] == "2029-06-30"


def test_a_review_saved_as_a_record_is_where_the_cycle_runs_from(ws, save):
    (mou,) = ws.store.shelf("agreement").find(partner=find_partner(ws, "chennai").id)
    review = save(AgreementReview(agreement=mou.id, held_on=day("2026-10")))
    (item,) = [one for one in due_items(ws, FAR) if one.record_id == mou.id]
    assert item.date.edtf == "2028-10-31"
    assert why(item, words("en")).endswith("counted from October 2026")
    records.bin_record(ws, "review", review.id)
    assert needs(ws, mou) == {"review": "2026-11-25"}


@pytest.mark.parametrize("kept_from", [0, 10**9])
def test_a_review_moves_the_next_one(ws, save, monkeypatch, kept_from):
    monkeypatch.setattr(due_agreements, "_KEPT_FROM", kept_from)
    (mou,) = ws.store.shelf("agreement").find(partner=find_partner(ws, "chennai").id)
    assert needs(ws, mou) == {"review": "2026-11-25"}
    save(AgreementReview(agreement=mou.id, held_on=day("2026-11-20"), finding=Finding.CONTINUE,
                         next_on=day("2027-05-01")))  # fmt: skip
    assert needs(ws, mou) == {"review": "2027-05-01"}


@pytest.mark.parametrize("kept_from", [0, 10**9])
@pytest.mark.parametrize(
    ("signed", "expected"),
    [
        ("2022~", ("notice", "2026-04-01", "2027-06-30")),
        ("2022", ("rollover", "2026-07-04", "2027-12-30")),
    ],
)
def test_what_can_come_in_some_year_is_told_ahead_of_its_first_day_and_late_after_its_last(
    ws, save, monkeypatch, kept_from, signed, expected
):
    monkeypatch.setattr(due_agreements, "_KEPT_FROM", kept_from)
    made = rolling_of(ws, "Some year")
    made = replace(made, term_years=5, renewal_years=5, notice_months=6, signed_on=day(signed))
    agreement = save(made)
    kind, told_on, last = expected

    def told(today):
        ws.today = lambda: today
        mine = [one for one in due_items(ws) if one.record_id == agreement.id]
        shown_too = {one.kind for one in (*overview(ws).sends, *overview(ws).ends)}
        found = {one.kind: one.is_late for one in mine if one.record_kind == "agreement"}
        assert found.keys() <= shown_too
        return found.get(kind)

    first = date.fromisoformat(told_on)
    assert told(first - timedelta(days=1)) is None
    assert told(first) is False
    assert told(date.fromisoformat(last)) is False


def test_kept_needs_follow_the_days_as_fresh_ones_do(ws, rolling, monkeypatch):
    found = {}
    for kept_from in (0, 10**9):
        monkeypatch.setattr(due_agreements, "_KEPT_FROM", kept_from)
        ws.store.watch.forget()
        told = found.setdefault(kept_from, [])
        for step in range(0, 1_500, 11):
            ws.today = lambda step=step: date(2026, 11, 23) + timedelta(days=step)
            told.append(
                sorted((one.record_id, one.kind, one.date.edtf, one.days, one.why)
                       for one in due_items(ws, within=90))
            )  # fmt: skip
    assert found[0] == found[10**9]
    assert any(found[0])


def test_the_overview_and_what_is_due_agree_to_the_item(ws, save, rolling):
    chennai = find_partner(ws, "chennai").id
    save(Visit(partner=chennai, dates=day("2026-12-01"), purpose="Call"))
    save(FollowUp(partner=chennai, text="Late", due_on=day("2026-11-01")))
    save(FollowUp(partner=chennai, text="Soon", due_on=day("2026-12-01")))
    step = CaseStep(text="Draft the letter", due_on=day("2026-11-30"))
    save(Renewal(agreement=rolling.id, partner=chennai, steps=(step,),
                 answer_due_on=day("2026-12-04")))  # fmt: skip
    asked = save(FollowUp(partner=chennai, text="Asked early", due_on=day("2027-09-01")))
    (far,) = [one for one in due_items(ws, FAR) if one.headline == asked.text]
    tell_ahead(ws, far, 365)
    for within in (None, 120):
        due = {_key(one) for one in (*due_items(ws), *due_items(ws, within))}
        assert shown(overview(ws, within)) == sorted(due)
    assert {one.kind for one in due_items(ws)} == {
        "visit", "promise", "send_by", "rollover", "step", "answer", "review",
    }  # fmt: skip


def shown(seen):
    sections = (
        seen.visits, seen.late, seen.coming, seen.sends, seen.ends, seen.steps, seen.reviews
    )  # fmt: skip
    return sorted(_key(item) for section in sections for item in section)


def _key(item):
    return item.kind, item.record_kind, item.record_id, item.date.edtf


def test_of_thousands_at_once_each_is_followed_along_its_chain(ws, save, rolling):
    first = amendment(ws, save, rolling, "2026-01-01", "2028-06-30")
    second = amendment(ws, save, first, "2026-02-01", "2029-06-30")
    unknown = range(1_000, 12_000)
    chain = ws.store.watch.with_chains((*unknown, second.id))
    assert set(chain) - set(unknown) == {rolling.id, first.id, second.id}


def test_much_is_reckoned_in_parts_until_little_is_left(ws, save, monkeypatch):
    made = [save(rolling_of(ws, f"Rolling {number}")) for number in range(7)]
    ws.store.watch.forget()
    monkeypatch.setattr(due_agreements, "AT_ONCE", 2)
    monkeypatch.setattr(due_agreements, "_PART", 3)
    monkeypatch.setattr(due_agreements, "_KEPT_FROM", 0)
    assert due_agreements.unreckoned(ws) > len(made)
    due_agreements.reckon_most(ws)
    assert due_agreements.unreckoned(ws) <= 2
    assert all(needs(ws, one) for one in made)


def test_what_was_reckoned_is_not_kept_when_somebody_has_written_since(ws, rolling):
    watch, today = ws.store.watch, ws.today()
    due_agreements.reckon(ws)
    watch.forget()
    ids = watch.stale(today)
    reckoned = dict.fromkeys(ids, (date.max, ()))
    before = watch.version()
    # Another thread has its own connection, as the worker has.
    written = Thread(target=lambda: records.save_record(ws, replace(rolling, title="New")))
    written.start()
    written.join()
    assert watch.keep(reckoned, before) is False
    assert watch.stale(today) == ids
    assert watch.keep(reckoned, watch.version()) is True
    assert watch.stale(today) == []
