"""Which characters the paper can draw: as its faces do; and where a record holds another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kl_relations_desktop.documents.content import Span
from kl_relations_desktop.documents.letters import places, without_shape
from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.documents.pdf.setting import set_text
from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.records.story import PointToMake, Visit
from kl_relations_desktop.runtime.resources import resource
from tests.make_letters import made

ROLES = (m.BODY, m.TABLE, m.NAME, m.SIDE_HEAD, m.BODY.cut(m.Weight.ITALIC))


def test_the_list_of_letters_is_what_the_faces_give():
    assert resource("fonts", "letters.txt").read_text("ascii") == made()


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12), st.booleans())
def test_a_text_is_refused_on_paper_if_and_only_if_it_is_told_before(text, is_chinese):
    told = without_shape(text)
    for role in ROLES:
        try:
            set_text((Span(text),), role, m.TEXT_WIDTH, "zh" if is_chinese else "ja")
        except RuleViolation as refusal:
            assert refusal.values["letter"] in told
        else:
            assert told == ()


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("R&D <pilot> with Karayalçın, الدار البيضاء, சென்னை, 大阪市\n1 – 2", ()),
        ("می\u200cخواهد \u200fsoft\u00adhyphen no\u00a0break", ()),
        ("party 🎉🎉", ("🎉",)),
        ("a\u202eb", ("\u202e",)),
        ("กรุง", ("ก", "ร", "ุ", "ง")),
    ],
)
def test_letters_without_a_shape_are_told_each_once(text, letters):
    assert without_shape(text) == letters


def test_a_letter_is_found_in_its_record_and_field_but_not_in_notes():
    point = PointToMake(text="Thank them", lead="A 🎉")
    visit = Visit(purpose="Call", points=(PointToMake(text="First"), point), note="🎉")
    partner = Partner(name="Ankara", aliases=("Angora", "🎉"))
    assert list(places((visit, partner), "🎉")) == [
        (visit, "points.2.lead"),
        (partner, "aliases"),
    ]
