"""A partner's page says how each agreement stands, what runs out, and the next review."""

import pytest

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import InstrumentKind, TermKind
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.usecases.records import record_rows, save_record
from kl_relations_desktop.usecases.reviews import Found, record_review
from tests.gui import sample


def day(edtf):
    return PartialDate.parse(edtf)


@pytest.fixture
def story(ws, make_shell):
    """Give a function that tells the story of Chennai."""

    def told():
        shell = make_shell()
        shell.go(Address("partners", sample.partner_id(ws, "Chennai")))
        return shell.page.view.story

    return told


FIXED = {"term_kind": TermKind.FIXED}
WINDOW = FIXED | {
    "signed_on": day("2022-06-26"), "term_until": day("2027-06-25"), "notice_months": 6,
}  # fmt: skip
ENDING = FIXED | {"signed_on": day("2016-12-05"), "term_years": 10}
ENDED = FIXED | {"signed_on": day("2010-01-01"), "term_years": 5}
MISSED = {
    "term_kind": TermKind.RENEWS_ITSELF, "signed_on": day("2022-01-15"), "term_years": 5,
    "renewal_years": 5, "notice_months": 3,
}  # fmt: skip


@pytest.mark.parametrize(
    ("terms", "state", "watched"),
    [
        (
            WINDOW,
            "Notice window open",
            "The notice window of the MoU of 26 June 2022 is open: send by 17 December 2026.",
        ),
        (
            ENDING,
            "Ending",
            "The term of the MoU of 5 December 2016 ends on 4 December 2026.",
        ),
        (
            MISSED,
            "Notice window missed",
            "The last day to give notice on the MoU of 15 January 2022 has passed: "
            "it renews itself after 14 January 2027.",
        ),
        (ENDED, "Ended", None),
    ],
)
def test_an_agreement_says_how_it_stands_and_what_runs_out_is_watched(
    ws, story, terms, state, watched
):
    chennai = sample.partner_id(ws, "Chennai")
    made = Agreement(partner=chennai, kind=InstrumentKind.MOU, **terms)
    added = save_record(ws, made).first_id
    told = story()
    row = next(
        one for one in told.timeline if (one.kind, one.record_id) == ("agreement", added)
    )
    assert row.detail.split(" · ")[0] == state
    named = [one for one in told.watch if f"{made.signed_on.earliest().year} " in one]
    assert named == ([watched] if watched else [])


def test_a_term_that_has_ended_states_none_for_what_still_stands(ws, story):
    no_term = "No term is stated, so no notice date can be worked out."
    chennai = sample.partner_id(ws, "Chennai")
    save_record(ws, Agreement(partner=chennai, **ENDED))
    assert no_term in story().watch
    save_record(ws, Agreement(partner=chennai, **WINDOW))
    assert no_term not in story().watch


def test_the_next_review_is_the_one_that_was_recorded(ws, story):
    chennai = sample.partner_id(ws, "Chennai")
    agreement = next(
        row.id for row in record_rows(ws, "agreement") if row.record.partner == chennai
    )
    record_review(ws, agreement, day("2026-11-20"), Found(next_on=day("2027-05-03")))
    *_others, review = story().facts
    assert (review.label, review.value) == ("Next review", "3 May 2027")


def test_rule_3_in_force_is_said_where_its_day_or_a_term_is_stated_and_not_by_signature_alone(
    ws, story
):
    chennai = sample.partner_id(ws, "Chennai")
    for more in ({}, {"in_force_on": day("2011-02")}, {"terminated_on": day("2020-05-04")}):
        save_record(
            ws,
            Agreement(
                partner=chennai, kind=InstrumentKind.MOU, signed_on=day("2011-01-01"), **more
            ),
        )
    told = [row.detail for row in story().timeline if row.date == "1 Jan 2011"]
    assert [one.split(" · ")[0] for one in told] == [
        "Place, signatories and term not stated", "In force", "Terminated",
    ]  # fmt: skip
