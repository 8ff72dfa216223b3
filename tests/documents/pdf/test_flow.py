"""Pages: what stands where, what moves when a page is full, and what is refused."""

from dataclasses import replace
from itertools import pairwise

import pytest

from kl_relations_desktop.documents.content import (
    Bullets,
    Column,
    Item,
    Move,
    Note,
    Numbered,
    Prose,
    Section,
    SourceRow,
    SourcesList,
    Table,
    missing,
    plain,
    strong,
)
from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.documents.pdf.flow import lay_out
from kl_relations_desktop.documents.pdf.ink import Run
from kl_relations_desktop.documents.pdf.lists import Look
from kl_relations_desktop.documents.pdf.sections import Galley, set_section
from kl_relations_desktop.domain.errors import RuleViolation
from tests.documents.pdf.samples import casablanca
from tests.documents.pdf.samples_more import casablanca_ms, citynet, osaka_card, scripts
from tests.documents.pdf.trace import Placed, faults, placed, runs, stamps
from tests.documents.schedules import (
    empty_schedule,
    full_schedule,
    full_schedule_ms,
    schedule,
    schedule_ms,
)

SCHEDULES = [schedule, schedule_ms, full_schedule, full_schedule_ms, empty_schedule]
PAPERS = [casablanca, casablanca_ms, citynet, osaka_card, scripts, *SCHEDULES]

LOREM = "The two cities agreed to share what they know about running a city well and kindly. "


def _long(words: str, count: int) -> str:
    return (words * count).strip()


def _page_of(found: list[Placed], text: str) -> int:
    """Return the page of a text set as a side head or as running text."""
    return next(run.page for run in found if run.text == text and run.size != 9.5)


@pytest.mark.parametrize("paper", PAPERS)
def test_lines_keep_to_the_margins_and_meet_neither_each_other_nor_a_rule(paper):
    assert faults(paper()) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_the_marking_stands_twice_on_every_page_and_nothing_under_it(paper):
    leaves = lay_out(paper())
    for number, leaf in enumerate(leaves, 1):
        boxes = stamps(leaf)
        assert [round((box.y + box.height / 2) / m.MM) for box in boxes] == [11, 287]
        for box in boxes:
            inside = [
                run
                for page, run in runs(leaves)
                if page == number
                and run.x < box.x + box.width
                and run.x + run.line.width > box.x
                and box.y < run.y < box.y + box.height
            ]
            assert len(inside) == 1


@pytest.mark.parametrize("paper", PAPERS)
def test_nothing_is_smaller_than_nine_points_but_the_tag(paper):
    for _, run in runs(lay_out(paper())):
        for stretch in run.line.stretches:
            assert stretch.role.size >= 9 or stretch.role is m.TAG


@pytest.mark.parametrize("paper", PAPERS)
def test_every_ink_of_text_is_seven_to_one_on_paper(paper):
    def light(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4

    for _, run in runs(lay_out(paper())):
        for stretch in run.line.stretches:
            red, green, blue = map(light, stretch.role.ink.value)
            luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
            assert 1.05 / (luminance + 0.05) >= 7


def test_lines_of_an_item_are_a_leading_apart_and_items_a_little_more():
    found = [run for run in placed(casablanca()) if run.page == 1]
    start = next(run.baseline for run in found if run.text.startswith("Casablanca made"))
    lines = [
        run.baseline
        for run in found
        if abs(run.left - m.TEXT - m.ITEM_INDENT) < 0.1 and 0 <= run.baseline - start < 130
    ]
    steps = [round(b - a, 2) for a, b in pairwise(lines)]
    assert steps == [14.5, 18.0] * 3 + [14.5]


def test_a_side_head_and_its_first_line_share_a_baseline():
    found = placed(casablanca())
    heads = {
        "Objectives": "Agree who leads",
        "If they raise": "Direct flights",
        "People you will meet": "H.E. Karim",
        "Background": "January 1989",
        "Agreements": "Instrument and",
        "Sources": "City Hall’s public",
    }
    for head, first in heads.items():
        side = next(run for run in found if run.text == head)
        text = next(
            r
            for r in found
            if r.text.startswith(first)
            and r.page == side.page
            and r.left > m.TEXT - 1
            and r.baseline > side.baseline - 1
        )
        assert abs(side.baseline - text.baseline) < 0.01


def test_table_lines_are_thirteen_and_a_half_apart():
    found = placed(casablanca())
    first = next(
        r for r in found if r.text == "Letter of Intent" and r.page == 2 and r.size == 10
    )
    second = next(r for r in found if r.text == "Followed by the MoU")
    assert round(second.baseline - first.baseline, 2) == 13.5


def test_a_card_is_one_page():
    assert len(lay_out(osaka_card())) == 1


def test_a_sheet_has_a_core_of_two_pages_and_its_annex_behind():
    found = placed(casablanca())
    assert _page_of(found, "Last meeting") == 1
    assert _page_of(found, "Background") == 2
    assert _page_of(found, "Annex") == 3


def _with_points(count: int, words: int = 2):
    """Return Casablanca with so many points of two lines."""
    sheet = casablanca()
    items = tuple(Item(plain(_long(LOREM, words)), "A lead.") for _ in range(count))
    points = replace(sheet.sections[1], blocks=(Numbered(items, "points", 2),))
    roomy = tuple(
        s for s in sheet.sections if s.page == 2 and s.id in {"background", "sources"}
    )
    return replace(sheet, sections=(sheet.sections[0], points, *sheet.sections[2:5], *roomy))


def test_when_page_one_is_full_the_last_meeting_goes_over_first():
    sheet = _with_points(4)
    last = replace(sheet.sections[4], blocks=(Prose((plain(_long(LOREM, 4)),), "outcome", 3),))
    sections = (*sheet.sections[:4], last, *sheet.sections[5:])
    found = placed(replace(sheet, sections=sections))
    assert _page_of(found, "Last meeting") == 2
    assert _page_of(found, "If they raise") == 1


def test_when_that_is_not_enough_what_they_may_raise_goes_over_too():
    found = placed(_with_points(5))
    assert _page_of(found, "Last meeting") == 2
    assert _page_of(found, "If they raise") == 2
    assert _page_of(found, "People you will meet") == 1


def test_what_page_one_cannot_hold_is_refused_with_field_and_characters():
    with pytest.raises(RuleViolation) as refused:
        lay_out(_with_points(8, words=4))
    assert refused.value.code == "paper.over_limit"
    assert refused.value.field == "points"
    assert int(str(refused.value.values["characters"])) > 50


def test_a_row_that_no_page_can_hold_is_refused_by_what_stands_below_it():
    rows = (((plain("Row"),), (plain("q" * 4000),)), ((plain("Other"),), (plain("short"),)))
    with pytest.raises(RuleViolation) as refused:
        lay_out(_annexed(Table((Column("Thing"), Column("Said")), rows)))
    assert refused.value.values["section"] == "A long table"
    assert 500 < int(str(refused.value.values["characters"])) < 4000


@pytest.mark.parametrize(
    ("name", "native", "sizes"),
    [
        ("Kota Bandar Baru", "اصفهان " * 9, [34, 17, 17]),
        ("Kota Bandar Baru Seri Iskandar", "اصفهان اصفهان", [24, 20]),
        ("A city of many words, " * 4, "", [20, 20, 20]),
        ("A city of many words, " * 9, "", [17, 17, 17, 17, 17]),
    ],
)
def test_names_without_room_side_by_side_stand_one_under_the_other(name, native, sizes):
    head = replace(casablanca().head, name=name, native_name=native.strip())
    sheet = replace(casablanca(), head=head)
    found = [run for run in placed(sheet) if run.page == 1 and run.left == m.TEXT]
    names = [run for run in found if run.baseline < m.GRADE_LINE or run.size > 11.5]
    assert [run.size for run in names] == sizes
    assert " ".join(run.text for run in names).startswith(name.strip())
    grade = next(run for run in found if run.text.startswith("Twin city"))
    assert grade.baseline - max(run.baseline for run in names) >= 15
    assert faults(sheet) == []


def test_the_quiet_words_of_a_network_keep_to_the_side_column():
    head = replace(citynet().head, quiet_words=("Network", "Asia, the Pacific and beyond " * 4))
    sections = tuple(one for one in citynet().sections if one.id != "where")
    sheet = replace(citynet(), head=head, sections=sections)
    assert faults(sheet) == []
    below = [run for run in placed(sheet) if run.page == 1 and run.text == "Secretariat"]
    usual = [run for run in placed(citynet()) if run.page == 1 and run.text == "Secretariat"]
    assert below[0].baseline > usual[0].baseline


def test_a_long_name_is_cut_at_the_head_of_later_pages_and_a_long_post_in_the_foot():
    sheet = casablanca()
    name, post = "Majlis Perbandaran " * 9, "Head of a division " * 9
    sheet = replace(
        sheet,
        head=replace(sheet.head, name=name),
        letterhead=replace(sheet.letterhead, officer=post),
    )
    assert faults(sheet) == []
    later = next(run for run in placed(sheet) if run.page == 2 and run.text.startswith("Maj"))
    assert later.text.endswith("…")


def test_a_long_value_at_a_glance_takes_more_lines_and_a_very_long_one_is_refused():
    sheet = casablanca()
    place = "Great Hall of the City, Casablanca, Morocco"
    facts = (*sheet.facts[:3], replace(sheet.facts[3], value=place), *sheet.facts[4:])
    found = placed(replace(sheet, facts=facts))
    assert any(run.text.startswith("Great Hall") for run in found)
    facts = (*facts[:3], replace(facts[3], value=place * 4), *facts[4:])
    with pytest.raises(RuleViolation) as refused:
        lay_out(replace(sheet, facts=facts))
    assert str(refused.value.values["section"]).startswith("Great Hall")


def _crowded():
    """Return Casablanca with a second page that has room for none of the four moves."""
    sheet = casablanca()
    gaps = Bullets(tuple(Item(plain(f"Gap number {n}")) for n in range(12)))
    sources = SourcesList(
        tuple(SourceRow(str(n), plain(f"Source number {n}")) for n in range(1, 6))
    )
    sections = tuple(
        replace(s, blocks=(gaps,))
        if s.id == "gaps"
        else replace(s, blocks=(sources,))
        if s.id == "sources"
        else s
        for s in sheet.sections
    )
    moves = (
        Move(
            "sources", "exact", "{n} more in Annex {letter}", rows=(2, 3, 4), is_repeated=False
        ),
        Move("background", "history", "{n} more in Annex {letter}", rows=(2, 3)),
        Move("agreements", "areas", "{n} more in Annex {letter}", block=1, count=4),
        Move(
            "gaps",
            "ask",
            "{n} more in Annex {letter}",
            rows=tuple(range(5, 12)),
            is_repeated=False,
        ),
    )
    return replace(sheet, sections=sections, moves=moves)


def test_a_full_second_page_moves_in_order_and_leaves_the_count():
    found = placed(_crowded())
    left = [run.text for run in found if run.page == 2 and " more in Annex " in run.text]
    assert "3 more in Annex C" in left
    assert _page_of(found, "Source number 5") == 3
    assert _page_of(found, "Source number 2") == 2


def test_a_page_with_room_moves_nothing():
    found = placed(casablanca())
    assert not [run for run in found if " more in Annex " in run.text]


def test_moves_stop_as_soon_as_the_page_has_room():
    texts = [run.text for run in placed(_crowded()) if run.page == 2]
    assert "3 more in Annex C" in texts
    assert "7 more in Annex D" not in texts
    assert "Gap number 11" in texts


def _annexed(block: object):
    sheet = casablanca()
    assert sheet.annex is not None
    section = Section("long", "A long table", (block,), letter="F")  # type: ignore[arg-type]
    return replace(sheet, annex=replace(sheet.annex, sections=(section,)))


def test_a_long_table_goes_on_over_the_page_with_its_head_and_two_rows_on_either_side():
    rows = tuple(((plain(f"Row {n}"),), (plain("said"),)) for n in range(45))
    found = placed(_annexed(Table((Column("Thing"), Column("Said")), rows)))
    heads = [run.page for run in found if run.text == "Thing"]
    assert heads == [3, 4]
    for page in (3, 4):
        count = [run for run in found if run.page == page and run.text.startswith("Row ")]
        assert len(count) >= 2
    assert sum(run.text.startswith("Row ") for run in found) == 45


def test_a_list_with_a_head_of_its_own_goes_over_without_taking_rows_of_the_table_along():
    sheet = casablanca()
    assert sheet.annex is not None
    listed = SourcesList(tuple(SourceRow(str(n), plain(f"Paper {n}")) for n in range(3)))
    title = Note(strong("Sources and their addresses"))
    parted = 0
    for count in range(24, 34):
        rows = tuple(((plain(f"Row {n}"),), (plain("said"),)) for n in range(count))
        table = Table((Column("Thing"), Column("Said")), rows)
        section = Section("long", "A long table", (table, title, listed), letter="F")
        found = placed(replace(sheet, annex=replace(sheet.annex, sections=(section,))))
        heads = {run.page for run in found if run.text == "Sources and their addresses"}
        papers = {run.page for run in found if run.text.startswith("Paper ")}
        assert heads == papers
        of_rows = {run.page for run in found if run.text.startswith("Row ")}
        parted += of_rows == {3} and papers == {4}
    assert parted >= 1


def test_a_row_alone_is_a_sentence_with_the_heads_of_its_columns():
    columns = (Column(""), Column("Step"), Column("By whom"), Column("Where"))
    row = (
        (strong("1"),),
        (plain("A letter", "2"), plain("The only one")),
        (missing("Not stated"),),
        (plain("Ankara."),),
    )
    found = placed(_annexed(Table(columns, (row,))))
    said = "1. Step: A letter²; The only one. By whom: not\u00a0stated. Where: Ankara."
    assert said in {run.text for run in found}
    assert not [run for run in found if run.text == "Step"]


def test_a_list_of_three_is_never_split():
    tall = Numbered(tuple(Item(plain(_long(LOREM, 6))) for _ in range(3)))
    filler = Prose(tuple(plain(_long(LOREM, 2)) for _ in range(14)))
    sheet = casablanca()
    assert sheet.annex is not None
    sections = (
        Section("first", "First", (filler,), letter="A"),
        Section("second", "Second", (tall,), letter="B"),
    )
    found = placed(replace(sheet, annex=replace(sheet.annex, sections=sections)))
    pages = {
        run.page
        for run in found
        if run.text in {"1", "2", "3"} and run.page > 2 and run.size == 11
    }
    assert len(pages) == 1


def test_a_galley_never_takes_one_section_for_another():
    def made(place: int) -> Section:
        return Section("x", "Forms", (Prose((plain(f"Number {place}"),)),))

    # Equal sections set before are found again; the new ones must not be forgotten for it.
    before = [set_section(made(place), Look()) for place in range(20)]
    galley = Galley(Look())
    for place, known in enumerate(before):
        assert galley.section(made(place)) is known


def test_page_numbers_agree_on_every_page():
    leaves = lay_out(casablanca())
    texts = [
        run.line.text
        for _, run in runs(leaves)
        if " of 3" in run.line.text and "Copy" not in run.line.text
    ]
    assert texts == ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]


def test_a_draft_carries_no_marking():
    leaves = lay_out(replace(casablanca(), stamp=None))
    assert not any(stamps(leaf) for leaf in leaves)


@pytest.mark.parametrize(
    ("name", "size", "lines"),
    [
        ("Osaka", 34.0, 1),
        ("Kota Bandar Baru Seri", 34.0, 1),
        ("Kota Bandar Baru Seri Dua", 28.0, 1),
        ("Kota Bandar Baru Seri Lima", 24.0, 1),
        ("Kota Bandar Baru Seri Iskandar Dua", 24.0, 2),
    ],
)
def test_a_long_name_is_set_smaller_step_by_step_and_then_in_two_lines(name, size, lines):
    sheet = replace(casablanca(), head=replace(casablanca().head, name=name, native_name=""))
    found = [
        run
        for run in lay_out(sheet)[0].marks
        if isinstance(run, Run) and run.line.text and run.line.text in name and run.y < 150
    ]
    assert len(found) == lines
    assert {run.line.stretches[0].role.size for run in found} == {size}
