"""The term as other programs read and write it: one JSON object, replaced as a whole."""

import json
from dataclasses import replace

import pytest

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.agreement_term import term_object, with_term
from kl_relations_desktop.domain.records.plain import changed
from tests.domain.terms_samples import instrument

ROLLING = {
    "kind": "renews_itself", "until": None, "years": 5, "months": None, "from": "in_force",
    "event": None, "renewal": {"years": 5, "months": None, "times": 2},
    "notice": {"months": 6, "days": None}, "despatch_margin_days": 10,
}  # fmt: skip


def saved(agreement, term):
    return changed(agreement, with_term({"term": term}))


def test_a_term_comes_back_as_it_was_given():
    made = saved(Agreement(), ROLLING)
    assert (made.term_years, made.renewal_times, made.notice_months) == (5, 2, 6)
    assert json.loads(json.dumps(term_object(made))) == ROLLING
    assert list(term_object(made)) == list(ROLLING)
    assert saved(Agreement(), term_object(made)) == made


def test_what_is_left_out_is_not_stated_any_more():
    made = saved(Agreement(), ROLLING)
    again = saved(made, {"kind": "fixed", "until": "2027-06"})
    assert again == replace(
        Agreement(), term_kind=again.term_kind, term_until=PartialDate.parse("2027-06")
    )
    assert term_object(again)["renewal"] is None
    assert term_object(again)["notice"] is None


@pytest.mark.parametrize("term", [None, {}])
def test_null_is_a_term_not_stated(term):
    assert saved(saved(Agreement(), ROLLING), term) == Agreement()
    assert term_object(Agreement())["kind"] == "not_stated"


def test_what_has_no_term_is_left_as_it_is():
    assert with_term({"title": "MoU", "id": 3}) == {"title": "MoU", "id": 3}
    made = instrument(term_years=3, event_on="2020")
    assert changed(made, with_term({"title": "MoU"})) == replace(made, title="MoU")
    assert changed(made, with_term({"term": {"years": 3}})).event_on is not None


@pytest.mark.parametrize(
    ("term", "code", "field"),
    [
        ("fixed", "field.wrong_type", "term"),
        ([], "field.wrong_type", "term"),
        ({"length": 5}, "field.unknown", "term.length"),
        ({"years": "5"}, "field.wrong_type", "term.years"),
        ({"years": 5.0}, "field.wrong_type", "term.years"),
        ({"years": True}, "field.wrong_type", "term.years"),
        ({"years": -5}, "field.out_of_range", "term.years"),
        ({"kind": "forever"}, "field.not_a_choice", "term.kind"),
        ({"kind": 5}, "field.not_a_choice", "term.kind"),
        ({"from": "birth"}, "field.not_a_choice", "term.from"),
        ({"until": "30 June"}, "date.not_edtf", "term.until"),
        ({"event": 7}, "field.wrong_type", "term.event"),
        ({"renewal": 5}, "field.wrong_type", "term.renewal"),
        ({"renewal": {"years": "5"}}, "field.wrong_type", "term.renewal.years"),
        ({"renewal": {"days": 5}}, "field.unknown", "term.renewal.days"),
        ({"notice": {"months": []}}, "field.wrong_type", "term.notice.months"),
        ({"notice": {"days": 2**53}}, "field.out_of_range", "term.notice.days"),
        ({"years": 1000}, "field.out_of_range", "term.years"),
        ({"months": 12_000}, "field.out_of_range", "term.months"),
        ({"renewal": {"times": 1000}}, "field.out_of_range", "term.renewal.times"),
        ({"until": 2027}, "field.wrong_type", "term.until"),
        ({"despatch_margin_days": "7"}, "field.wrong_type", "term.despatch_margin_days"),
    ],
)
def test_what_it_cannot_hold_is_refused_by_its_full_name(term, code, field):
    with pytest.raises(RuleViolation) as refusal:
        with_term({"term": term})
    assert (refusal.value.code, refusal.value.field) == (code, field)


def test_how_it_stands_is_never_read():
    told = {"term": ROLLING, "standing": {"state": "ended", "term_ends": "1990"}}
    assert with_term(told) == with_term({"term": ROLLING})
    assert with_term({"standing": None}) == {}
