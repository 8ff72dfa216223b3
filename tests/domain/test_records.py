"""Descriptions, plain values, checking, markings and reviews of records."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.marking import Marking, of_paper
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement, Clause, Party
from kl_relations_desktop.domain.records.checking import checked
from kl_relations_desktop.domain.records.describe import FieldType, specs
from kl_relations_desktop.domain.records.kinds import Grade, InstrumentKind, TermKind
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.records.plain import changed, to_plain
from kl_relations_desktop.domain.records.register import KINDS, kind_named, kind_of
from kl_relations_desktop.domain.records.story import FollowUp, Gift
from kl_relations_desktop.domain.reviews import Cycle, months_after, review_of

TODAY = date(2026, 11, 23)
MOU = Agreement(
    partner=1,
    kind=InstrumentKind.MOU,
    signed_on=PartialDate.parse("2010-11-25"),
    parties=(Party(principal=2), Party(principal=3)),
    clauses=(Clause(number="1", text="Research", themes=("city",)),),
)


def refusal_of(act):
    with pytest.raises(RuleViolation) as caught:
        act()
    return caught.value.code, caught.value.field


def test_every_kind_can_be_made_empty_and_turned_to_plain_values_and_back():
    for kind in KINDS.values():
        empty = kind.record()
        assert changed(kind.record(), to_plain(empty)) == empty
        assert kind_of(empty) is kind


def test_a_record_with_rows_survives_the_way_to_json_and_back():
    assert changed(Agreement(), to_plain(MOU)) == MOU


def test_every_label_is_a_sentence_case_message():
    for kind in KINDS.values():
        for spec in specs(kind.record):
            assert spec.label[0].isupper() or spec.label[0].isdigit()
            assert spec.type is not FieldType.LINK or spec.links_to in KINDS


def test_an_unknown_field_is_refused_by_its_name():
    assert refusal_of(lambda: changed(Partner(), {"nmae": "x"})) == ("field.unknown", "nmae")


def test_a_wrong_value_in_a_row_names_list_place_and_field():
    act = lambda: changed(Agreement(), {"clauses": [{"text": "a"}, {"text": 3}]})  # noqa: E731 - short
    assert refusal_of(act) == ("field.wrong_type", "clauses.2.text")


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"since": "soon"}, "date.not_edtf"),
        ({"grade": "sister"}, "field.not_a_choice"),
        ({"review_months": "two"}, "field.wrong_type"),
        ({"review_months": True}, "field.wrong_type"),
        ({"aliases": "one"}, "field.wrong_type"),
        ({"name": 3}, "field.wrong_type"),
    ],
)
def test_a_value_that_a_field_cannot_hold_is_refused_at_the_field(values, code):
    assert refusal_of(lambda: changed(Partner(), values)) == (code, next(iter(values)))


def test_a_required_field_left_empty_is_refused():
    assert refusal_of(lambda: checked(Partner(name="  "))) == ("field.required", "name")


@pytest.mark.parametrize("bad", ["a\x00b", "a\ud800b", "a\x1bb", "two\nlines"])
def test_control_characters_and_lone_surrogates_are_refused_at_the_field(bad):
    assert refusal_of(lambda: checked(Partner(name=bad))) == ("text.control", "name")


def test_line_breaks_are_kept_in_long_text():
    assert checked(Partner(name="x", profile="one\ntwo")).profile == "one\ntwo"


def test_texts_are_kept_in_one_unicode_form():
    assert checked(Partner(name="Su\u0308leyman")).name == "S\u00fcleyman"


def test_a_text_that_is_too_long_says_how_long_it_may_be():
    with pytest.raises(RuleViolation) as caught:
        checked(Partner(name="x" * 201))
    assert caught.value.values == {"longest": 200, "length": 201}


@given(st.text(max_size=60))
def test_whatever_is_typed_is_kept_or_refused_at_the_field(typed):
    try:
        assert checked(Partner(name=typed)).name
    except RuleViolation as refusal:
        assert refusal.field == "name"


def test_an_agreement_cannot_end_before_it_was_signed():
    ends = replace(MOU, term_kind=TermKind.FIXED, term_until=PartialDate.parse("2009"))
    assert refusal_of(lambda: checked(ends)) == ("agreement.ends_before_signing", "term_until")


def test_a_term_of_no_time_is_refused_where_it_would_count():
    none = replace(MOU, term_kind=TermKind.FIXED, term_years=0, term_months=0)
    assert refusal_of(lambda: checked(none)) == ("agreement.no_time", "term_years")
    rolls = replace(MOU, term_kind=TermKind.RENEWS_ITSELF, term_years=5, renewal_months=0)
    assert refusal_of(lambda: checked(rolls)) == ("agreement.no_time", "renewal_months")
    half = replace(MOU, term_kind=TermKind.FIXED, term_years=0, term_months=6)
    dated = replace(none, term_until=PartialDate.parse("2030"))
    for one in (half, dated, replace(none, term_kind=TermKind.NOT_STATED)):
        assert checked(one) == one


def test_an_end_before_the_entry_into_force_is_refused():
    ends = replace(
        MOU, in_force_on=PartialDate.parse("2031"), term_kind=TermKind.FIXED,
        term_until=PartialDate.parse("2030"),
    )  # fmt: skip
    assert refusal_of(lambda: checked(ends)) == ("agreement.ends_before_entry", "term_until")


def test_what_ends_an_instrument_is_a_gap_where_its_kind_leaves_it_open():
    assert "term_event" in replace(MOU, term_kind=TermKind.UNTIL_EVENT).gaps()
    fixed = replace(MOU, term_kind=TermKind.FIXED)
    assert "term_until" in fixed.gaps()
    assert "term_until" not in replace(fixed, term_months=6).gaps()
    assert "term_until" not in replace(fixed, term_until=PartialDate.parse("2030")).gaps()
    assert not {"term_until", "term_event"} & set(MOU.gaps())


def test_money_has_two_decimals_and_no_sign():
    gift = changed(Gift(), {"value": "299.999"})
    assert gift.value == Decimal("300.00")
    below = replace(gift, description="bowl", value=Decimal(-1))
    assert refusal_of(lambda: checked(below)) == ("field.out_of_range", "value")


def test_gaps_are_the_silent_fields_that_matter_but_for_those_set_aside():
    assert MOU.gaps() == ("signatures", "place", "in_force_on", "term_kind", "notice_months")
    assert "place" not in replace(MOU, dismissed=("place",)).gaps()
    assert "notice_months" not in replace(MOU, notice_days=30).gaps()


def test_a_network_has_no_head_of_the_city_to_miss():
    assert "head_person" in Partner(name="x").gaps()
    network = changed(Partner(name="x"), {"kind": "network"})
    assert "head_person" not in network.gaps()


def test_a_paper_takes_the_highest_marking_of_what_it_prints():
    assert of_paper([Marking.OPEN, Marking.RESTRICTED], None) is Marking.RESTRICTED


def test_a_choice_may_raise_a_marking_and_never_lower_it():
    assert of_paper([Marking.OPEN], Marking.CONFIDENTIAL) is Marking.CONFIDENTIAL
    act = lambda: of_paper([Marking.CONFIDENTIAL], Marking.OPEN)  # noqa: E731 - short
    assert refusal_of(act) == ("marking.lower", "marking")


def test_without_a_recorded_decision_the_officer_is_asked():
    act = lambda: of_paper([Marking.OPEN, Marking.UNDECIDED], None)  # noqa: E731 - short
    assert refusal_of(act) == ("marking.undecided", "marking")
    assert of_paper([Marking.OPEN, Marking.UNDECIDED], Marking.OPEN) is Marking.OPEN


@pytest.mark.parametrize("level", [Marking.SECRET, Marking.TOP_SECRET])
def test_rahsia_may_not_be_held_in_this_system(level):
    refused = ("marking.too_high", "marking")
    assert refusal_of(lambda: of_paper([Marking.OPEN], level)) == refused
    assert refusal_of(lambda: checked(FollowUp(text="x", marking=level))) == refused


def test_a_review_runs_from_the_signature_in_whole_cycles_and_has_not_passed():
    assert review_of(MOU, Cycle(), TODAY).day == date(2026, 11, 25)
    assert review_of(MOU, Cycle(), date(2026, 11, 26)).day == date(2028, 11, 25)


def test_a_review_after_a_recorded_one_can_be_late():
    seen = replace(MOU, reviewed_on=PartialDate.parse("2023-05"))
    assert review_of(seen, Cycle(), TODAY).day == date(2025, 5, 31)


def test_what_states_its_term_has_no_review_by_cycle():
    assert review_of(replace(MOU, term_kind=TermKind.OPEN_ENDED), Cycle(), TODAY).day is None


def test_the_instrument_of_others_is_not_reviewed():
    assert review_of(replace(MOU, is_ours=False), Cycle(), TODAY).day is None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 600))
def test_months_after_keeps_the_day_or_takes_the_last_of_a_shorter_month(day, months):
    later = months_after(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    next_day = date.fromordinal(later.toordinal() + 1)
    assert later.day == day.day or (later.day < day.day and next_day.day == 1)


def test_a_kind_is_known_by_its_name_and_its_plural():
    assert kind_named("people") is kind_named("person")
    assert refusal_of(lambda: kind_named("car"))[0] == "kind.unknown"


def test_grades_carry_the_glossary_words():
    assert Grade.BUSINESS_PARTNER_CITY.label == "Business partner city"
