"""The timeline: marks as long as what is known, and labels that never meet."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kl_relations_desktop.documents.content import Event, Precision, Timeline
from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.documents.pdf.ink import Box, Disc, Run
from kl_relations_desktop.documents.pdf.lanes import Label, seated
from kl_relations_desktop.documents.pdf.lists import Look
from kl_relations_desktop.documents.pdf.panels import axis_for
from kl_relations_desktop.documents.pdf.timeline import mark_of, timeline
from tests.documents.pdf.samples import CASABLANCA_EVENTS, ENGLISH_WORDS


def _event(first: date, last: date, precision: Precision) -> Event:
    return Event(first, last, precision, "then", "something happened")


MONTH = _event(date(1989, 1, 1), date(1989, 1, 31), Precision.MONTH)
YEAR = _event(date(1994, 1, 1), date(1994, 12, 31), Precision.YEAR)
DAY = _event(date(1992, 7, 11), date(1992, 7, 11), Precision.DAY)


@pytest.mark.parametrize(("event", "days"), [(MONTH, 31), (YEAR, 365)])
def test_a_bar_spans_exactly_the_days_it_may_mean(event, days):
    axis = axis_for((MONTH, YEAR, DAY))
    day = axis.end(date(1990, 1, 1)) - axis.start(date(1990, 1, 1))
    bar = next(mark for mark in mark_of(event, axis, 0.0) if isinstance(mark, Box))
    assert bar.width == pytest.approx(days * day)


def test_a_known_day_is_a_disc_without_a_bar():
    marks = list(mark_of(DAY, axis_for((MONTH, YEAR, DAY)), 0.0))
    assert [type(mark) for mark in marks] == [Disc]


def test_a_planned_day_is_a_ring():
    planned = Event(DAY.earliest, DAY.latest, Precision.DAY, "then", "visit", is_planned=True)
    (ring,) = mark_of(planned, axis_for((planned,)), 0.0)
    assert isinstance(ring, Disc)
    assert ring.weight > 0
    # Open marks look smaller than full ones: this one is drawn larger.
    (disc,) = mark_of(DAY, axis_for((DAY,)), 0.0)
    assert ring.radius - ring.weight / 2 >= disc.radius - 0.2


def test_more_than_eight_empty_years_are_left_out():
    assert len(axis_for(CASABLANCA_EVENTS).panels) == 2
    eight = _event(date(2003, 5, 1), date(2003, 5, 1), Precision.DAY)
    assert len(axis_for((YEAR, eight)).panels) == 1
    nine = _event(date(2004, 5, 1), date(2004, 5, 1), Precision.DAY)
    assert len(axis_for((YEAR, nine)).panels) == 2


def test_the_legend_names_only_the_marks_in_use():
    strip = timeline(Timeline((DAY,), ENGLISH_WORDS), Look())
    texts = {mark.line.text for mark in strip.rows[0].marks if isinstance(mark, Run)}
    assert "day known" in texts
    assert "planned" not in texts
    assert "years left out" not in texts


days = st.integers(0, 365 * 40).map(lambda n: date(1985, 1, 1) + timedelta(n))


@given(st.lists(days, min_size=1, max_size=12))
@settings(max_examples=25, deadline=None)
def test_no_labels_overlap_for_twelve_random_events(found):
    events = tuple(
        Event(day, day, Precision.DAY, f"{day.day} November {day.year}", "Memorandum signed")
        for day in found
    )
    strip = timeline(Timeline(events, ENGLISH_WORDS, annex="A"), Look())
    runs = [mark for mark in strip.rows[0].marks if isinstance(mark, Run)]
    for one, other in combinations(runs, 2):
        apart = (
            one.x + one.line.width <= other.x + 0.01
            or other.x + other.line.width <= one.x + 0.01
            or abs(one.y - other.y) > 6
        )
        assert apart, (one.line.text, other.line.text)
    for run in runs:
        assert run.x >= m.LEFT - 0.1
        assert run.x + run.line.width <= m.RIGHT + 0.1
    dates = [run for run in runs if " November " in run.line.text]
    # Beside each other two labels keep three millimetres, and there are three lanes at most.
    for one, other in combinations(dates, 2):
        if one.y == other.y:
            left, right = sorted((one, other), key=lambda run: run.x)
            assert right.x - left.x - left.line.width >= 3 * m.MM - 0.01
    assert len({run.y for run in dates}) <= 3
    # Every event has its label, or is counted.
    more = [run.line.text for run in runs if "more in Annex" in run.line.text]
    counted = int(more[0].split()[0]) if more else 0
    assert len(dates) >= 1
    assert len(dates) + counted == len(events)


@pytest.mark.parametrize(("apart", "lanes"), [(3.1, {0}), (2.9, {0, 1})])
def test_a_label_within_three_millimetres_of_another_goes_to_a_lower_lane(apart, lanes):
    first = Label(m.LEFT + 20, 80.0)
    second = Label(first.leader + first.width + apart * m.MM, 80.0)
    seats = seated([first, second])
    assert {one.lane for one in seats if one is not None} == lanes
    assert None not in seats


def test_labels_that_find_no_lane_are_counted():
    labels = [Label(200.0 + n, 120.0) for n in range(8)]
    seats = seated(labels)
    assert seats.count(None) >= 1
    assert any(seats)


def test_an_undated_fact_stands_under_the_line():
    from kl_relations_desktop.documents.content import plain

    strip = timeline(Timeline((DAY,), ENGLISH_WORDS, (plain("No date: a letter."),)), Look())
    assert len(strip.rows) == 2
