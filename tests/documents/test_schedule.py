"""The renewal schedule: what it says, in which order, and what stands on its strip."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kl_relations_desktop.documents.briefing_frozen import digest, frozen
from kl_relations_desktop.documents.content import MonthStrip, StripSign, Style, Sum, Table
from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.documents.pdf.flow import lay_out
from kl_relations_desktop.documents.pdf.ink import Area, Box, Disc, Rule
from kl_relations_desktop.documents.schedule import ReviewItem, compose_schedule
from kl_relations_desktop.documents.schedule_terms import letter
from kl_relations_desktop.documents.schedule_words import review_sum
from kl_relations_desktop.domain.standing import Step
from kl_relations_desktop.wording.catalogue import words
from tests.documents.pdf.trace import pdf_of, placed
from tests.documents.schedules import (
    MELAKA,
    NO_REVIEW,
    TODAY,
    TRAINING,
    bar,
    empty,
    full,
    on,
    standing,
)


def texts(facts) -> list[str]:
    """Return every line of a schedule as it is set."""
    return [run.text.replace("\u00a0", " ") for run in placed(compose_schedule(facts))]


def section(facts, name: str):
    """Return a section of a schedule by its id."""
    return next(one for one in compose_schedule(facts).sections if one.id == name)


def strip_of(facts) -> MonthStrip:
    """Return the strip of months of a schedule."""
    (strip,) = section(facts, "glance").blocks
    assert isinstance(strip, MonthStrip)
    return strip


def test_the_sections_stand_in_order_in_both_languages():
    assert [one.head for one in compose_schedule(bar()).sections] == [
        "At a glance",
        "Send",
        "Review",
        "Later",
        "No review of its own",
        "Networks",
        "Reckoning",
    ]
    assert [one.head for one in compose_schedule(bar("ms")).sections] == [
        "Sepintas lalu",
        "Hantar",
        "Semakan",
        "Kemudian",
        "Tiada semakan sendiri",
        "Jaringan",
        "Cara kiraan",
    ]


def test_the_schedule_of_the_bar_is_one_page():
    assert len(lay_out(compose_schedule(bar()))) == 1


def test_a_sum_ends_in_the_day_to_send_by_with_its_weekday():
    (block,) = section(bar(), "send").blocks
    assert isinstance(block, Sum)
    assert block.sign == "A"
    assert [line.day for line in block.lines] == [
        "31\u00a0October\u00a02027",
        "31\u00a0August\u00a02027",
        "30\u00a0August\u00a02027",
    ]
    assert block.result is not None
    assert block.result.day == "13\u00a0August\u00a02027"
    assert block.result.because == "Friday; 16 August off"
    assert [(span.text, span.style) for span in block.result.what] == [
        ("Send by", Style.STRONG),
        (", ten working days before", Style.REGULAR),
    ]


def test_where_two_steps_lead_to_one_day_the_last_is_the_result():
    day = on("2027-08-13")
    steps = (
        Step("Term ends", on("2027-10-31")),
        Step("less 7 days to despatch", day, "Margin from Settings"),
        Step("Send by", day),
        Step("Next review", on("2028-01-01")),
    )
    held = replace(TRAINING.standing, reasoning=steps)
    (block,) = section(bar(sends=(replace(TRAINING, standing=held),)), "send").blocks
    assert [line.what[0].text for line in block.lines] == [
        "Term ends",
        "Less 7 days to despatch",
    ]
    assert block.result.what[0].text == "Send by"
    assert block.result.because == "Friday"


def test_the_result_stands_under_a_rule_of_eight_tenths():
    (leaf,) = lay_out(compose_schedule(bar()))
    found = placed(compose_schedule(bar()))
    result = next(run for run in found if run.text.startswith("Send by,"))
    rules = [
        mark.y0
        for mark in leaf.marks
        if isinstance(mark, Rule) and mark.weight == m.TABLE_HEAD_WEIGHT
    ]
    assert any(5 < result.baseline - y < 16 for y in rules)


def test_a_term_that_ends_with_nothing_to_send_goes_on_with_the_letters():
    held = replace(standing("2027-10-31", "2027-08-30", "2027-08-13"), send_by=None)
    ending = replace(TRAINING, partner="Jakarta", standing=held)
    facts = bar(ends=(ending,))
    (block,) = section(facts, "ends").blocks
    assert block.sign == "B"
    assert block.result.day == "31\u00a0October\u00a02027"
    assert "Sunday" in block.result.because
    assert "One paper to send, one term ends, four reviews" in texts(facts)


def test_a_term_that_has_ended_says_that_nothing_is_decided():
    over = replace(TRAINING.standing, term_ends=on("2026-10-31"), send_by=None)
    facts = bar(sends=(), ends=(replace(TRAINING, standing=over),))
    said = " ".join(texts(facts))
    assert "Nothing decided" in said
    assert "Late:" not in said
    assert "One term ended, four reviews" in said


def test_a_letter_that_should_have_gone_says_how_late_it_is():
    late = replace(TRAINING.standing, send_by=TODAY - timedelta(days=3))
    assert "Late: 3 days" in " ".join(texts(bar(sends=(replace(TRAINING, standing=late),))))


def test_every_mark_carries_the_letter_or_number_of_its_row():
    marks = [(one.sign, one.earliest, one.label) for one in strip_of(bar()).marks]
    assert marks[:2] == [
        (StripSign.SEND, date(2027, 8, 13), "A"),
        (StripSign.END, date(2027, 10, 31), "A"),
    ]
    assert [label for sign, _, label in marks if sign is StripSign.REVIEW] == list("1234")


def test_the_strip_draws_a_triangle_a_bar_and_rings_with_a_legend_of_those_in_use():
    (leaf,) = lay_out(compose_schedule(bar()))
    assert sum(isinstance(mark, Area) for mark in leaf.marks) == 2
    assert sum(isinstance(mark, Disc) for mark in leaf.marks) == 5
    found = texts(bar(sends=()))
    assert "review" in found
    assert "send by" not in found
    assert "term ends" not in found


def test_a_mark_stands_on_its_day_of_the_scale():
    (leaf,) = lay_out(compose_schedule(bar(sends=())))
    rings = sorted(mark.x for mark in leaf.marks if isinstance(mark, Disc))
    days = (date(2028, 2, 1) - date(2027, 1, 1)).days
    place = (date(2027, 4, 15) - date(2027, 1, 1)).days + 0.5
    assert rings[1] == pytest.approx(m.TEXT + m.TEXT_WIDTH * place / days, abs=0.01)


def test_an_end_known_to_the_month_is_drawn_as_wide_as_the_month():
    held = replace(TRAINING.standing, term_ends=on("2027-06"), send_by=None)
    facts = bar(sends=(), ends=(replace(TRAINING, standing=held),))
    leaf, *_rest = lay_out(compose_schedule(facts))
    days = (date(2028, 2, 1) - date(2027, 1, 1)).days
    wide = [
        mark
        for mark in leaf.marks
        if isinstance(mark, Box) and mark.height == m.BAR_HEIGHT and not mark.weight
    ]
    assert [one.width for one in wide] == [pytest.approx(m.TEXT_WIDTH * 30 / days)]


def test_what_falls_after_the_strip_is_not_drawn_on_it():
    late = replace(TRAINING.standing, term_ends=on("2029-10-31"))
    (leaf,) = lay_out(compose_schedule(bar(sends=(replace(TRAINING, standing=late),))))
    assert sum(isinstance(mark, Area) for mark in leaf.marks) == 2
    assert not [mark for mark in leaf.marks if isinstance(mark, Box) and mark.height == 11]


def test_marks_too_close_for_a_label_each_share_one():
    close = tuple(
        replace(MELAKA, partner=f"City {n}", day=date(2027, 4, 15) + timedelta(days=n))
        for n in range(5)
    )
    assert "1–5" in texts(bar(reviews=close))
    assert "1, 2" in texts(bar(reviews=close[:2]))


def test_no_labels_overlap_wherever_forty_marks_fall():
    for step in range(1, 12):
        days = [date(2026, 11, 25) + timedelta(days=step * n) for n in range(33)]
        reviews = tuple(replace(MELAKA, partner=f"City {d}", day=d) for d in days)
        facts = replace(full(), sends=(), ends=(), reviews=reviews)
        (page, *_rest) = (run for run in placed(compose_schedule(facts)) if run.page == 1)
        labels = [
            run
            for run in (page, *_rest)
            if run.page == 1 and run.baseline < 270 and run.baseline > 180
        ]
        for place, one in enumerate(labels):
            assert not any(one.overlaps(other) for other in labels[place + 1 :])


def test_review_says_its_sum_and_how_late_it_is():
    overdue = replace(MELAKA, day=TODAY - timedelta(days=72))
    assert "Late: 72 days" in texts(bar(reviews=(overdue, *bar().reviews)))
    assert "15 April 2025 + 2 years" in texts(bar())


@pytest.mark.parametrize(
    ("day", "counted", "months", "said"),
    [
        (date(2027, 6, 25), "2025-06-25", 24, "25 June 2025 + 2 years"),
        (date(2028, 6, 25), "1990-06-25", 24, "25 June 1990, every 2 years"),
        (date(2026, 12, 30), "2025-06", 18, "end of June 2025 + 18 months"),
        (date(2026, 12, 31), None, 18, "As the last review set it"),
    ],
)
def test_a_review_s_sum_is_arithmetic_that_holds(day, counted, months, said):
    start = on(counted) if counted else None
    spoken = review_sum(day, start, months, words("en")).replace("\u00a0", " ")
    assert spoken == said


def test_a_table_of_one_row_becomes_a_sentence():
    facts = bar(reviews=(replace(MELAKA, is_kind_stated=True),), no_review=NO_REVIEW[:1])
    assert not any(isinstance(one, Table) for one in section(facts, "review").blocks)
    said = " ".join(texts(facts)).replace("\u00a0", " ")
    assert "Melaka Agreement, signed 15 April 1989. Review: 15 April 2027" in said
    assert "Ankara Proclamation, signed 1 February 1984: MoU followed." in said


@pytest.mark.parametrize(
    ("language", "said"), [("en", "None recorded"), ("ms", "Tiada dalam rekod")]
)
def test_empty_sections_say_so(language, said):
    assert texts(empty(language)).count(said) == 5


def test_with_nothing_due_the_head_says_so_and_no_legend_stands():
    found = texts(empty())
    assert "Nothing due" in found
    assert "review" not in found


def test_a_signature_that_is_not_known_is_not_stated():
    unknown = ReviewItem("Melaka", "MoU", None, date(2027, 4, 15), on("2025-04-15"), 24)
    assert "Not stated" in texts(bar(reviews=(unknown, *bar().reviews)))


def test_networks_say_what_is_stated_for_how_many():
    facts = bar(network_gaps=(("dues", 5), ("tier", 8)))
    said = " ".join(texts(facts))
    assert "Grade of membership: not stated for all eight." in said
    assert "Dues: not stated for five." in said


def test_on_several_pages_heads_repeat_and_no_row_is_divided():
    found = placed(compose_schedule(full()))
    pages = max(run.page for run in found)
    assert pages > 4
    numbers = {str(n): n for n in range(1, 41)}
    rows = [run for run in found if run.text in numbers and abs(run.left - m.TEXT) < 0.1]
    with_rows = {run.page for run in rows}
    heads = {run.page for run in found if run.text == "Agreement" and run.size == 9.5}
    assert len(rows) == 40
    assert heads == with_rows
    for page in range(1, pages + 1):
        assert f"Page {page} of {pages}" in [run.text for run in found if run.page == page]


def test_the_order_given_does_not_matter():
    shuffled = bar(reviews=bar().reviews[::-1], no_review=NO_REVIEW[::-1])
    assert frozen(compose_schedule(shuffled)) == frozen(compose_schedule(bar()))


def test_same_facts_same_bytes_and_same_number_of_the_seal():
    assert pdf_of(compose_schedule(full("ms"))) == pdf_of(compose_schedule(full("ms")))
    first, second = (compose_schedule(bar(copy=copy)) for copy in (1, 2))
    assert digest(first) == digest(second)


def test_without_a_marking_there_is_no_stamp():
    assert compose_schedule(bar(marking=None)).stamp is None


def test_letters_go_on_after_z():
    assert [letter(n) for n in (0, 25, 26, 27, 52)] == ["A", "Z", "AA", "AB", "BA"]


@pytest.mark.parametrize("language", ["en", "ms"])
def test_nothing_is_shown_as_expired_or_valid(language):
    said = " ".join(texts(full(language))).casefold()
    for word in ("valid", "has expired", "tamat pada", "sah laku"):
        assert word not in said
