"""Words for records, in both languages."""

import pytest

from kl_relations_desktop.domain.gap import Gap
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.describe import FieldType, spec_of, specs
from kl_relations_desktop.domain.records.kinds import Grade, InstrumentKind, PartnerKind
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.domain.records.story import Gift, Milestone, Visit
from kl_relations_desktop.wording import labels
from kl_relations_desktop.wording.catalogue import words

EN, MS = words("en"), words("ms")


def test_a_record_is_called_by_its_malay_name_in_malay():
    milestone = Milestone(name="Proposal", name_ms="Cadangan")
    assert labels.headline(milestone, EN) == "Proposal"
    assert labels.headline(milestone, MS) == "Cadangan"


def test_a_record_without_a_malay_name_keeps_the_one_it_has():
    assert labels.headline(Visit(purpose="Courtesy call"), MS) == "Courtesy call"


def test_an_instrument_without_a_title_is_called_by_its_kind():
    agreement = Agreement(kind=InstrumentKind.LETTER_OF_INTENT)
    assert labels.headline(agreement, EN) == "Letter of Intent"
    assert labels.headline(agreement, MS) == "Surat Hasrat"


def test_a_record_without_any_name_is_called_by_its_kind_and_number():
    assert labels.headline(Gift(id=7), MS) == "Hadiah 7"


@pytest.mark.parametrize(
    ("grade", "english", "malay"),
    [
        (Grade.TWIN_CITY, "Twin city in Morocco", "Bandar raya berkembar di Maghribi"),
        (
            Grade.BUSINESS_PARTNER_CITY,
            "Business partner city in Morocco",
            "Bandar raya rakan perniagaan di Maghribi",
        ),
        (Grade.NOT_STATED, "City in Morocco", "Bandar raya di Maghribi"),
    ],
)
def test_a_grade_is_spoken_with_its_country(grade, english, malay):
    partner = Partner(name="Casablanca", grade=grade, country="Morocco", country_ms="Maghribi")
    assert labels.grade_line(partner, EN) == english
    assert labels.grade_line(partner, MS) == malay


def test_a_network_is_in_no_country():
    partner = Partner(
        name="C40",
        kind=PartnerKind.NETWORK,
        grade=Grade.NETWORK_MEMBERSHIP,
        country="Worldwide",
    )
    assert labels.grade_line(partner, EN) == "Network membership"


def test_a_row_s_field_is_named_with_its_list_and_place():
    said = labels.field_label("agreement", "clauses.2.text", EN)
    assert said == "Clauses 2, Area of cooperation"
    assert labels.field_label("agreement", "clauses.2.text", MS).startswith("Fasal 2, ")


def test_a_gap_is_a_short_sentence():
    gap = Gap("agreement", 1, "MoU", "term_kind", "Term")
    assert labels.gap_sentence(gap, EN) == "Term not stated"
    assert labels.gap_sentence(gap, MS) == "Tempoh tidak dinyatakan"


def test_every_field_that_can_be_a_gap_has_its_phrase():
    for kind in KINDS.values():
        for spec in specs(kind.record):
            if spec.gap:
                assert labels.gap_phrase(kind.name, spec.name, MS)
                assert (kind.name, spec.name) in labels.GAPS


def test_a_value_is_read_as_words():
    links = {("person", 3): "Elyas bin Omar"}
    visit = Visit(dates=PartialDate.parse("1989-01"))
    spec = spec_of(Visit, "dates")
    assert labels.value(spec, visit.dates, MS, links) == "Januari 1989"
    person = spec_of(Milestone, "person")
    assert labels.value(person, 3, EN, links) == "Elyas bin Omar"
    assert labels.value(person, None, EN, links) == ""


def test_yes_and_no_are_said_in_malay():
    spec = spec_of(Agreement, "is_ours")
    assert spec.type is FieldType.FLAG
    assert labels.value(spec, False, MS, {}) == "Tidak"
    assert labels.value(spec, True, MS, {}) == "Ya"
