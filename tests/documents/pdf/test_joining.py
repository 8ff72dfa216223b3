"""What holds together at the end of a line, and what may let go."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kl_relations_desktop.documents.content import plain
from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.documents.pdf.joining import Joint, joints
from kl_relations_desktop.documents.pdf.setting import set_text, set_words

LONG_NAME = "YBhg. Tan Sri Dato’ Seri Ir. Dr. Haji Abdul Rahman bin Haji Wan Mohamed Nasir"
GROUPS = (
    "1 February 1984",
    "12 Januari 1990",
    "5–12 October 1993",
    "January 1989",
    "Kuala Lumpur",
    "Datuk Bandar",
    "RM 1,234.56",
    "No. 14/2027",
    "Clause 7",
    "Fasal 12",
    "Annex B",
    "Menara DBKL 1",
    "Puan Salmah",
    "Mr Tazi",
    "El Fassi",
    "bin Omar",
    "binti Idris",
)


@pytest.mark.parametrize("group", GROUPS)
def test_every_space_of_a_joined_group_holds(group):
    assert set(joints(group)) == {Joint.HOLD}


@pytest.mark.parametrize("group", GROUPS)
@given(width=st.floats(min_value=18, max_value=130), before=st.integers(0, 6))
@settings(max_examples=25, deadline=None)
def test_no_line_ends_inside_a_joined_group_at_any_width(group, width, before):
    text = " ".join(["and then the two cities met"] * before + [group, "was said again"])
    measure = width * m.MM
    whole = set_words(group, m.TABLE).width
    lines = [line.text for line in set_text(plain(text), m.TABLE, measure)]
    if whole <= measure:
        assert any(group in line for line in lines)


_DAY = st.integers(1, 31)
_MONTHS_OF_BOTH = st.sampled_from(
    "January February March May June July August October December Januari Februari Mac Mei "
    "Jun Julai Ogos Oktober Disember".split()
)
_GIVEN = st.sampled_from(["Elyas", "Omar", "Mazlan", "Salmah", "Houda", "Önder", "Wei Ming"])
_MADE = st.one_of(
    st.builds("{} {} {}".format, _DAY, _MONTHS_OF_BOTH, st.integers(1900, 2099)),
    st.builds("{} {}".format, _MONTHS_OF_BOTH, st.integers(1900, 2099)),
    st.builds("{}–{} {} {}".format, _DAY, _DAY, _MONTHS_OF_BOTH, st.integers(1900, 2099)),
    st.builds("RM {:,}.{:02}".format, st.integers(1, 9_999_999), st.integers(0, 99)),
    st.builds("Clause {}".format, st.integers(1, 99)),
    st.builds("Fasal {}".format, st.integers(1, 99)),
    st.builds("No. {}/{}".format, st.integers(1, 999), st.integers(1990, 2030)),
    st.builds("bin {}".format, _GIVEN),
    st.builds("Tan Sri {}".format, st.sampled_from(["Elyas", "Mazlan"])),
    st.builds("Encik {}".format, st.sampled_from(["Youssef", "Omar"])),
)
_PROSE = st.lists(st.sampled_from("the two cities met and agreed to meet again".split()))


@given(made=_MADE, before=_PROSE, after=_PROSE, width=st.floats(18, 130))
@settings(max_examples=400, deadline=None)
def test_dates_money_clauses_and_names_are_divided_at_no_width_that_holds_them(
    made, before, after, width
):
    text = " ".join([*before, made, *after])
    for role in (m.TABLE, m.BODY):
        lines = [line.text for line in set_text(plain(text), role, width * m.MM)]
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        if set_words(made, role).width <= width * m.MM:
            assert any(made in line for line in lines), lines


def _groups_of(width: float) -> list[str]:
    return [line.text for line in set_text(plain(LONG_NAME), m.PERSON, width)]


@pytest.mark.parametrize("width", range(47, 131, 3))
def test_a_long_name_breaks_only_between_its_groups(width):
    ends = {
        "YBhg. Tan Sri",
        "Dato’ Seri",
        "Ir. Dr. Haji Abdul Rahman",
        "bin Haji Wan Mohamed Nasir",
    }
    for line in _groups_of(width * m.MM):
        assert any(line.endswith(end) for end in ends), line


def test_in_a_narrow_column_a_name_lets_go_of_reluctant_spaces_first():
    lines = _groups_of(34 * m.MM)
    assert "Abdul Rahman" in lines
    assert not any(line.endswith(("Ir.", "Dr.", "Abdul", "Tan", "bin")) for line in lines)


def test_hard_spaces_hold_and_plain_words_do_not():
    assert joints("one\u00a0two three") == (Joint.HOLD, Joint.FREE)


def test_a_patronym_ends_at_the_comma():
    text = "Tan Sri Elyas bin Omar, TYT Suleyman Onder, and others"
    held = dict(zip([i for i, c in enumerate(text) if c == " "], joints(text), strict=True))
    assert held[text.index(", TYT") + 1] is Joint.FREE


def test_the_words_of_a_titled_name_stay_together_where_they_fit():
    text = "melawat Kuala Lumpur: Naib Datuk Bandar Casablanca, Mr. Ahmad Kadiri, dan isteri"
    held = dict(zip([i for i, c in enumerate(text) if c == " "], joints(text), strict=True))
    assert held[text.index(" Kadiri")] is Joint.RELUCTANT
    assert held[text.index(" Kuala")] is Joint.FREE
    assert held[text.index(" Casablanca")] is Joint.FREE
    for width in range(60, 131, 5):
        lines = [line.text for line in set_text(plain(text), m.BODY, width * m.MM)]
        assert any("Mr. Ahmad Kadiri," in line for line in lines), lines
