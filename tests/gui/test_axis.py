"""An axis shows what is known of a date, to scale, and no more."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.gui.widgets.moments import (
    BREAK_WIDTH,
    DAY_WIDTH,
    SPAN_WIDTH,
    Moment,
    Shape,
    axis_plan,
    moment,
)


def _moments(*dates: str) -> tuple[Moment, ...]:
    return tuple(moment(PartialDate.parse(one)) for one in dates)


def test_a_day_is_a_solid_bar_four_wide_at_any_scale():
    for width in (200, 800, 4000):
        plan = axis_plan(_moments("1990-01-12", "1992-07-11"), width)
        assert {bar.width for bar in plan.bars} == {DAY_WIDTH}
        assert {bar.moment.shape for bar in plan.bars} == {Shape.DAY}


def test_a_year_is_as_wide_as_the_year():
    plan = axis_plan(_moments("1989-08-10", "1994"), 600)
    year = plan.bars[1]
    assert year.width == pytest.approx(600 / 6, rel=0.01)
    assert year.x == pytest.approx(500, abs=1)
    assert year.moment.shape is Shape.SPAN


def test_a_month_is_never_narrower_than_nine():
    plan = axis_plan(_moments("1989-01", "1999-05-01"), 300)
    assert plan.bars[0].width == SPAN_WIDTH


def test_a_month_spans_exactly_its_days_when_there_is_room():
    plan = axis_plan(_moments("1989-01"), 730)
    assert plan.bars[0].width == pytest.approx(730 * 31 / 365)
    assert plan.bars[0].x == 0


def test_a_range_is_solid_across_its_days():
    plan = axis_plan(_moments("1993-10-05/1993-10-12"), 3650)
    assert plan.bars[0].width == pytest.approx(80)
    assert plan.bars[0].moment.shape is Shape.RANGE


def test_an_approximate_date_is_a_span_with_open_ends():
    about = moment(PartialDate.parse("1994~"))
    assert about.is_about
    assert about.shape is Shape.SPAN


def test_a_range_without_an_end_stands_at_its_known_year_with_open_ends():
    open_ended = moment(PartialDate.parse("1994/.."))
    assert (open_ended.first, open_ended.last) == (date(1994, 1, 1), date(1994, 12, 31))
    assert open_ended.is_about


def test_empty_decades_collapse_to_a_break():
    plan = axis_plan(_moments("1989-01", "1992-07-11", "2027-03"), 430)
    assert [(panel.first_year, panel.last_year) for panel in plan.panels] == [
        (1989, 1992),
        (2027, 2027),
    ]
    first, second = plan.panels
    assert second.x - (first.x + first.width) == pytest.approx(BREAK_WIDTH)
    assert first.width / 4 == pytest.approx(second.width)
    assert len(plan.breaks) == 1


def test_a_few_empty_years_stay_on_the_axis():
    assert len(axis_plan(_moments("1984-02-01", "1990-06-25"), 400).panels) == 1


def test_every_panel_names_its_first_year():
    plan = axis_plan(_moments("1913", "1984-02-01", "2026-11-26"), 400)
    assert {"1913", "1984", "2026"} <= {tick.label for tick in plan.ticks}


def test_an_axis_without_dates_draws_nothing():
    plan = axis_plan((), 400)
    assert (plan.panels, plan.ticks, plan.bars, plan.breaks) == ((), (), (), ())


_DAYS = st.dates(date(1850, 1, 1), date(2100, 12, 31))


@given(st.lists(st.tuples(_DAYS, _DAYS), min_size=1, max_size=12), st.integers(120, 1200))
def test_every_bar_lies_on_the_axis_over_its_own_days(pairs, width):
    moments = tuple(
        Moment(min(pair), max(pair), Shape.RANGE if pair[0] != pair[1] else Shape.DAY)
        for pair in pairs
    )
    plan = axis_plan(moments, width)
    for bar in plan.bars:
        assert bar.x >= -0.01
        assert bar.x + bar.width <= width + 0.01
    ends = [panel.x + panel.width for panel in plan.panels]
    assert ends[-1] == pytest.approx(width)
    labels = [tick.x for tick in plan.ticks if tick.label]
    assert all(after - before >= 40 for before, after in pairwise(labels))
