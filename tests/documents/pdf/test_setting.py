"""Lines of text: scripts, breaking, and text that means harm."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kl_relations_desktop.documents.content import Prose, Section, Span, Style, plain
from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.documents.pdf.flow import lay_out
from kl_relations_desktop.documents.pdf.setting import set_line, set_text, set_words
from kl_relations_desktop.domain.errors import RuleViolation
from tests.documents.pdf.samples import casablanca


def _texts(text: str, role: m.Role = m.BODY, width: float = m.TEXT_WIDTH) -> list[str]:
    return [line.text for line in set_text(plain(text), role, width)]


def _shown(text: str) -> list[str]:
    return [stretch.piece.text for stretch in set_words(text, m.BODY).stretches]


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=14), min_size=1, max_size=60))
@settings(max_examples=60, deadline=None)
def test_lines_hold_every_word_in_order_and_none_is_too_wide(words):
    width = 45 * m.MM
    lines = set_text(plain(" ".join(words)), m.BODY, width)
    assert " ".join(line.text for line in lines) == " ".join(words)
    assert all(line.width <= width + 0.5 for line in lines)


def test_a_last_line_is_not_a_single_word():
    lines = _texts(
        "From now on, one post at City Hall answers for the whole of CityNet.", width=280
    )
    assert len(lines) == 2
    assert len(lines[-1].split()) > 1


def test_an_address_breaks_after_a_stroke_and_without_a_hyphen():
    address = "https://www.dbkl.gov.my/en/international-network/twin-cities/casablanca.html"
    lines = _texts(address, m.TABLE, 40 * m.MM)
    assert "".join(lines) == address
    assert all(line[-1] in "/.-" for line in lines[:-1])


def test_a_word_of_five_thousand_letters_is_set_whole_and_at_once():
    started = time.perf_counter()
    lines = _texts("word " + "q" * 5000 + " end")
    assert "".join(lines).count("q") == 5000
    assert all(
        line.width <= m.TEXT_WIDTH + 0.01
        for line in set_text(plain("q" * 5000), m.BODY, m.TEXT_WIDTH)
    )
    assert time.perf_counter() - started < 20  # a hang, not a measure


@pytest.mark.parametrize(
    "hostile",
    [
        "<b>bold</b>",
        "R&D <pilot>",
        '<img src="file:///etc/passwd">',
        "&amp; &#65;",
        "{n} %s %(x)s",
    ],
)
def test_markup_is_text(hostile):
    assert "".join(_shown(hostile)) == hostile


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a\u202eb", "RIGHT-TO-LEFT OVERRIDE"),
        ("नमस्ते", "DEVANAGARI LETTER NA"),
        ("party 🎉", "PARTY POPPER"),
        ("nul\x00", "U+0000"),
        ("private \ue000", "U+E000"),
    ],
)
def test_a_character_that_cannot_be_drawn_is_refused_by_name(text, name):
    with pytest.raises(RuleViolation) as refused:
        set_words(text, m.BODY)
    assert refused.value.code == "paper.no_glyph"
    assert refused.value.values["name"] == name
    assert str(refused.value.values["character"]).isprintable()


def test_a_character_is_refused_with_the_head_of_its_section_or_the_paper_s_kind():
    sheet = casablanca()
    objectives = Section("objectives", "Objectives", (Prose((plain("party 🎉"),)),))
    in_head = replace(sheet.head, occasion="a\u202eb")
    for hostile, head, field in (
        (replace(sheet, sections=(objectives,)), "Objectives", "objectives"),
        (replace(sheet, head=in_head), "Briefing sheet", ""),
    ):
        with pytest.raises(RuleViolation) as refused:
            lay_out(hostile)
        assert (refused.value.values["section"], refused.value.field) == (head, field)


def test_what_the_desk_prints_can_be_drawn():
    for text in (
        "Süleyman Önder Karayalçın İstanbul ığĞ",
        "الدار البيضاء اصفهان",
        "சென்னை",
        "大阪市 吉隆坡",
        "kedua\u2011dua\u00a0kali",
        "می\u200cخواهد",
    ):
        assert set_words(text, m.BODY).width > 0


def test_each_script_takes_its_face_and_scale():
    faces = {
        stretch.piece.text.strip(): (stretch.piece.face.font.fontName, stretch.piece.face.scale)
        for stretch in set_words("ab سلام சென்னை 大阪市", m.BODY).stretches
    }
    assert faces["ab"] == ("SourceSerif4-Regular", 1.0)
    assert faces["سلام"] == ("NotoNaskhArabic-Regular", 1.14)
    assert faces["சென்னை"] == ("NotoSerifTamil-Regular", 0.90)
    assert faces["大阪市"] == ("NotoSerifJP-Regular", 0.94)


def test_chinese_partners_take_the_chinese_face_first():
    line = set_words("吉隆坡", m.BODY, "zh")
    assert line.stretches[0].piece.face.font.fontName == "NotoSerifSC-Regular"


def test_semibold_follows_into_other_scripts_and_italic_does_not():
    bold = set_line((Span("سلام", Style.STRONG),), m.BODY).stretches[0]
    slanted = set_line((Span("سلام", Style.TITLE),), m.BODY).stretches[0]
    assert bold.piece.face.font.fontName == "NotoNaskhArabic-SemiBold"
    assert slanted.piece.face.font.fontName == "NotoNaskhArabic-Regular"


def test_an_arabic_line_with_latin_inside_runs_from_the_right():
    shown = [text.strip() for text in _shown("رقم KLR/2027/004 (الدار البيضاء)")]
    assert shown == [")", "الدار البيضاء", "(", "KLR/2027/004", "رقم"]


def test_a_latin_line_keeps_its_order_around_arabic():
    shown = [text.strip() for text in _shown("Casablanca (الدار البيضاء), Osaka")]
    assert shown == ["Casablanca (", "الدار البيضاء", "), Osaka"]


def test_latin_letters_are_never_joined_into_one_sign():
    line = set_words("His Excellency, first office fi fl", m.TABLE)
    codes = "".join(op for s in line.stretches for op in s.piece.ops if isinstance(op, str))
    assert codes == "His Excellency, first office fi fl"


def test_a_hard_hyphen_is_drawn_as_a_hyphen():
    assert "".join(_shown("kedua\u2011dua")) == "kedua-dua"


def test_source_figures_are_raised_signs_of_the_sans():
    line = set_line((Span("11 July 1992", figure="12"),), m.FACT_VALUE)
    assert line.stretches[-1].piece.text == "¹²"
    assert line.stretches[-1].role.family is m.Family.SANS


def test_a_line_break_in_the_text_ends_the_line():
    assert _texts("one\ntwo\n\nthree") == ["one", "two", "three"]
