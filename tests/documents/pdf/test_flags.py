"""Flags drawn from their files."""

import pytest

from kl_relations_desktop.documents.pdf.svg import (
    UnreadableFlag,
    drawing,
    flag_drawing,
    has_flag,
)
from kl_relations_desktop.documents.pdf.svgpath import segments
from kl_relations_desktop.runtime.resources import resource

STARTER = "tr ma in ir my jp bn kh id la mm ph sg th vn tl kr be es us ru tw au cn gb fr it"


@pytest.mark.parametrize("code", STARTER.split())
def test_the_flags_of_the_starter_countries_can_be_drawn(code):
    picture = flag_drawing(code)
    assert picture.width / picture.height == pytest.approx(4 / 3, rel=0.01)
    assert "\nf" in picture.steps
    assert "e-" not in picture.steps


def test_every_flag_but_one_can_be_drawn():
    unread = []
    for path in sorted(resource("flags").glob("*.svg")):
        try:
            drawing(path.read_text(encoding="utf-8"))
        except UnreadableFlag:
            unread.append(path.stem)
    assert unread == ["sh-ac"]


def test_a_country_without_a_flag_is_known():
    assert has_flag("ma")
    assert not has_flag("zz")
    assert not has_flag("../icons/x")


def test_what_a_flag_should_not_hold_is_refused():
    with pytest.raises(UnreadableFlag):
        drawing('<svg xmlns="http://www.w3.org/2000/svg"><image href="x.png"/></svg>')


def test_path_data_is_read_with_flags_run_together():
    found = segments("M10 10h5v5l-1-1z m1 1a5 5 0 015 5")
    assert [op for op, _ in found][:6] == ["m", "l", "l", "l", "h", "m"]
    assert found[-1][1][-1] == pytest.approx((16.0, 16.0))
