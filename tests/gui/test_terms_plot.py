"""The plot of all terms: bars to scale, uncertain ends with a width; zoomed, moved, walked."""

import random
import shutil
import subprocess
import time
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPdfWriter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.gui.theme import chosen
from kl_relations_desktop.gui.theme_style import dress
from kl_relations_desktop.gui.widgets.plot_facts import TermBar, TermLane, TermsFacts
from kl_relations_desktop.gui.widgets.plot_ink import RING
from kl_relations_desktop.gui.widgets.plot_print import print_plot
from kl_relations_desktop.gui.widgets.terms_drawing import TermsDrawing
from kl_relations_desktop.gui.widgets.terms_plot import TermsPlot
from kl_relations_desktop.usecases.plots_on_paper import PlotStamp
from kl_relations_desktop.wording.catalogue import words

TODAY = date(2026, 11, 23)
Key = Qt.Key


def _bar(agreement, title, starts=None, ends=None, **more):
    first, last = (PartialDate.parse(when) if when else None for when in (starts, ends))
    more = {"said": f"{title}, said", "state": f"{title} stands"} | more
    return TermBar(agreement, title, first, last, **more)


FACTS = TermsFacts(TODAY, (
    TermLane(1, "Ankara", "tr", (
        _bar(1, "Proclamation of 1984", "1984-02-01", is_unstated=True),
        _bar(2, "MoU of 1990", "1990-06-25", is_open_ended=True),
    )),
    TermLane(2, "Nobody yet", "my"),
    TermLane(3, "Osaka", "jp", (_bar(3, "Letter of 1995", "1995-03", "2001", is_ended=True),)),
    TermLane(4, "Shanghai", "cn", (
        _bar(4, "Agreement of 2003", "2003-05-31", "2028-05-30",
             notice=((date(2027, 5, 31), date(2027, 11, 30)),),
             rollovers=(date(2008, 5, 31), date(2013, 5, 31))),
        _bar(5, "Of which nothing is known"),
    )),
))  # fmt: skip


@pytest.fixture
def make_plot(qtbot, qapp):
    kept = []

    def make(facts=FACTS, language="en", look="light", size=(1000, 420)):
        theme = chosen(look)
        dress(qapp, theme)
        plot = TermsPlot(theme, words(language))
        plot.show_facts(facts)
        plot.resize(*size)
        qtbot.addWidget(plot)
        with qtbot.waitExposed(plot):
            plot.show()
        kept.append(plot)
        return plot

    return make


@pytest.fixture
def plot(make_plot):
    return make_plot()


def _wheel(plot, x, notches, modifier):
    viewport = plot.terms.viewport()
    at = QPointF(x, 100)
    event = QWheelEvent(
        at, QPointF(viewport.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)


def _drag(plot, first, last):
    viewport, button = plot.terms.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, button, pos=first)
    QTest.mouseMove(viewport, (first + last) / 2)
    QTest.mouseMove(viewport, last)
    QTest.mouseRelease(viewport, button, pos=last)


def _of(plot, row):
    drawing = plot.terms.drawing
    return drawing.scale, drawing.span(row)


def test_a_bar_reaches_from_its_first_day_to_the_end_of_its_last(plot):
    scale, span = _of(plot, 3)
    assert span.left() == pytest.approx(scale.x(date(2003, 5, 31)))
    assert span.right() == pytest.approx(scale.x(date(2028, 5, 31)))
    a_year = scale.width * 365 / plot.terms.drawing.days
    assert scale.x(date(2026, 1, 1)) - scale.x(date(2025, 1, 1)) == pytest.approx(a_year)


def test_a_date_known_to_the_month_or_year_is_in_the_bar_with_its_whole_width(plot):
    scale, span = _of(plot, 2)
    assert span.left() == pytest.approx(scale.x(date(1995, 3, 1)))
    assert span.right() == pytest.approx(scale.after(date(2001, 12, 31)))


def test_open_and_unstated_terms_have_no_end_before_the_plot_has(plot):
    for row in (0, 1):
        scale, span = _of(plot, row)
        assert span.right() == pytest.approx(scale.right)


def _pixels(plot, row, days):
    picture = plot.terms.viewport().grab().toImage()
    scale = plot.terms.drawing.scale
    box = plot.terms.box_of(row, plot.terms.drawing.marks(row)[0].box)
    return [picture.pixelColor(int(scale.x(day)), int(box.center().y())) for day in days]


def test_an_open_end_fades_and_a_fixed_one_does_not(plot):
    tail = [date(year, 8, 1) for year in (2024, 2027, 2028, 2030)]
    shades = [colour.lightness() for colour in _pixels(plot, 1, tail)]
    assert all(before < after for before, after in pairwise(shades))
    inside = _pixels(plot, 3, [date(2005, 8, 1), date(2026, 8, 1)])
    assert inside[0] == inside[1] == plot.theme.ink("accent")


def test_an_uncertain_end_is_hollow_and_an_ended_term_is_grey(plot):
    hollow, solid = _pixels(plot, 2, [date(2001, 6, 30), date(1998, 1, 1)])
    assert hollow == plot.theme.ink("gap-tint")
    assert solid == plot.theme.ink("edge")


def test_a_notice_window_is_marked_on_its_bar(plot):
    plot.terms.zoom(1 / 6, plot.terms.drawing.scale.x(date(2027, 8, 1)))
    window = _pixels(plot, 3, [date(2027, 8, 1)])[0]
    assert window == plot.theme.ink("soon-tint")


def test_all_years_of_all_terms_are_seen_at_first(plot):
    survey = plot.terms.drawing.survey
    assert (survey.first, survey.until) == (date(1984, 1, 1), date(2031, 12, 31))
    assert plot.terms.is_whole
    assert not plot.fit_all.isEnabled()


def test_a_far_away_typing_error_does_not_make_the_plot_useless():
    facts = TermsFacts(TODAY, (TermLane(1, "Ankara", "tr", (
        _bar(1, "Old", "0201-01-01", "9999"), _bar(2, "Open", "1990/..", "../1995"),
    )),))  # fmt: skip
    survey = TermsDrawing(chosen("light"), words("en"), facts).survey
    assert survey.first.year == TODAY.year - 200
    assert survey.until.year == TODAY.year + 60


def test_the_wheel_with_ctrl_zooms_around_the_pointer(plot):
    drawing = plot.terms.drawing
    x = 700.0
    moment, days = drawing.scale.moment(x), drawing.days
    _wheel(plot, x, 2, Qt.KeyboardModifier.ControlModifier)
    assert drawing.days < days / 2
    assert drawing.scale.moment(x) == pytest.approx(moment, abs=1)
    _wheel(plot, x, -9, Qt.KeyboardModifier.ControlModifier)
    assert plot.terms.is_whole


def test_plus_minus_and_nought_zoom_and_show_all(plot):
    drawing = plot.terms.drawing
    whole = drawing.days
    QTest.keyClick(plot.terms, Key.Key_Plus)
    QTest.keyClick(plot.terms, Key.Key_Plus)
    twice = drawing.days
    QTest.keyClick(plot.terms, Key.Key_Minus)
    assert twice < drawing.days < whole
    QTest.keyClick(plot.terms, Key.Key_0)
    assert drawing.days == whole


def test_plus_keeps_today_where_it_stands_unless_the_chosen_bar_lies_beside_it(plot):
    drawing = plot.terms.drawing
    today = drawing.scale.middle(drawing.today)
    plot.closer.click()
    QTest.keyClick(plot.terms, Key.Key_Plus)
    assert drawing.scale.middle(drawing.today) == pytest.approx(today, abs=1)
    over = next(row for row in range(drawing.rows) if drawing.span(row).right() < today)
    plot.terms.fit_all()
    while plot.terms.current is None or plot.terms.current.record != ("agreement", 3):
        QTest.keyClick(plot.terms, Key.Key_Down)
    middle = drawing.marks(over)[0].box.center().x()
    moment = drawing.scale.moment(middle)
    QTest.keyClick(plot.terms, Key.Key_Plus)
    assert drawing.scale.moment(middle) == pytest.approx(moment, abs=1)


def test_the_ring_leaves_the_title_alone(plot):
    drawing = plot.terms.drawing
    for row in range(drawing.rows):
        title, bar = drawing.title_text(row).box, drawing.marks(row)[0].box
        assert title.bottom() <= bar.top() - RING


def test_the_buttons_zoom_and_show_all(plot):
    plot.closer.click()
    assert not plot.terms.is_whole
    assert plot.fit_all.isEnabled()
    plot.fit_all.click()
    assert plot.terms.is_whole


def test_tab_goes_from_the_buttons_to_the_bars(plot):
    plot.closer.click()
    plot.farther.setFocus(Qt.FocusReason.TabFocusReason)
    reached = []
    for _ in range(4):
        QTest.keyClick(plot.window().focusWidget(), Key.Key_Tab)
        reached.append(plot.window().focusWidget())
    assert reached == [plot.closer, plot.fit_all, plot.as_table, plot.terms]


def test_dragging_and_the_wheel_with_shift_move_the_years(plot):
    drawing = plot.terms.drawing
    plot.terms.zoom(1 / 4)
    first = drawing.first
    _drag(plot, QPoint(600, 200), QPoint(500, 200))
    assert drawing.first - first == pytest.approx(100 * drawing.days / drawing.scale.width)
    first = drawing.first
    _wheel(plot, 500, 1, Qt.KeyboardModifier.ShiftModifier)
    assert drawing.first < first


def test_no_year_beyond_the_terms_is_reached(plot):
    drawing, survey = plot.terms.drawing, plot.terms.drawing.survey
    plot.terms.zoom(1 / 4)
    for _ in range(5):
        _drag(plot, QPoint(200, 200), QPoint(990, 200))
    assert drawing.first == survey.first.toordinal()
    plot.terms.horizontalScrollBar().setValue(10**6)
    assert drawing.first + drawing.days <= survey.until.toordinal() + 1


def test_the_arrows_walk_the_bars_and_bring_them_into_view(plot):
    plot.terms.zoom(1 / 12, plot.terms.drawing.scale.right)
    plot.terms.setFocus(Qt.FocusReason.TabFocusReason)
    said = [plot.terms.current.said]
    for key in (Key.Key_Down, Key.Key_Right, Key.Key_End, Key.Key_Home):
        QTest.keyClick(plot.terms, key)
        said.append(plot.terms.current.said)
    assert said == [
        "Proclamation of 1984, said", "MoU of 1990, said", "Letter of 1995, said",
        "Of which nothing is known, said", "Proclamation of 1984, said",
    ]  # fmt: skip
    QTest.keyClick(plot.terms, Key.Key_Down)
    QTest.keyClick(plot.terms, Key.Key_Down)
    scale, span = _of(plot, 2)
    assert scale.left <= span.left() <= scale.right
    assert plot.terms.accessibleDescription() == "Letter of 1995, said"


def test_enter_and_a_click_open_the_agreement_and_a_drag_does_not(plot, qtbot):
    plot.terms.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(plot.opened) as opened:
        QTest.keyClick(plot.terms, Key.Key_End)
        QTest.keyClick(plot.terms, Key.Key_Enter)
    assert opened.args == ["agreement", 5]
    box = plot.terms.box_of(3, plot.terms.drawing.marks(3)[0].box)
    at = box.center().toPoint()
    with qtbot.waitSignal(plot.opened) as opened:
        QTest.mouseClick(plot.terms.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.args == ["agreement", 4]
    with qtbot.assertNotEmitted(plot.opened):
        _drag(plot, at, at + QPoint(60, 0))


def test_the_partner_stands_once_and_again_at_the_top_of_the_view(plot):
    drawing = plot.terms.drawing
    assert [drawing.named(row) and drawing.named(row)[0] for row in range(5)] == [
        "Ankara", None, "Osaka", "Shanghai", None,
    ]  # fmt: skip
    assert drawing.named(4, is_top=True) == ("Shanghai", "cn")


def test_without_agreements_a_sentence_stands_there(make_plot):
    plot = make_plot(TermsFacts(TODAY))
    assert plot.empty.isVisible()
    assert plot.empty.text().startswith("No agreement is recorded yet")


def test_light_and_dark_differ(make_plot):
    light, dark = (make_plot(look=look).grab().toImage() for look in ("light", "dark"))
    assert light != dark


@pytest.mark.parametrize("seed", range(6))
def test_a_title_stands_over_its_bar_and_inside_the_plot_at_any_zoom(make_plot, seed):
    chance = random.Random(seed)
    bars = tuple(
        _bar(n, "T" * chance.randint(3, 200), str(chance.randint(1950, 2026)), is_unstated=True)
        for n in range(12)
    )
    plot = make_plot(TermsFacts(TODAY, (TermLane(1, "Ankara", "tr", bars),)))
    drawing = plot.terms.drawing
    plot.terms.zoom(1 / chance.randint(1, 30), chance.randint(150, 990))
    for row in range(12):
        text, bar = drawing.title_text(row).box, drawing.marks(row)[0].box
        assert drawing.scale.left <= text.left()
        assert text.right() <= drawing.scale.right + 1
        assert text.bottom() <= bar.top()
        assert bar.bottom() <= drawing.row_high
    labels = drawing.tick_texts()
    assert labels
    assert all(one.box.right() < two.box.left() for one, two in pairwise(labels))


class _Counted(tuple):
    """Lanes that count how often one of them is looked at."""

    looked = 0

    def __getitem__(self, place):
        _Counted.looked += 1
        return super().__getitem__(place)


def test_of_a_hundred_thousand_agreements_only_those_in_view_are_painted(make_plot):
    lanes = _Counted(
        TermLane(n, f"Partner {n}", "my", tuple(
            TermBar(n * 50 + m, "MoU", PartialDate.of(1980 + m % 45), None, is_unstated=True)
            for m in range(50)
        ))
        for n in range(2000)
    )  # fmt: skip
    plot = make_plot(TermsFacts(TODAY, lanes))
    assert plot.terms.drawing.rows == 100_000
    plot.terms.verticalScrollBar().setValue(50_000 * plot.terms.drawing.row_high)
    _Counted.looked = 0
    started = time.perf_counter()
    plot.terms.viewport().grab()
    assert time.perf_counter() - started < 0.5
    assert 0 < _Counted.looked < 500
    QTest.keyClick(plot.terms, Key.Key_End)
    assert 99_999 in plot.terms.rows_in_view


def test_today_s_line_does_not_cross_a_title_out(make_plot):
    title = "A title so long that it goes over this very day and on to the right of it"
    bar = _bar(1, title, "2020-01-01", "2040-01-01")
    facts = TermsFacts(TODAY, (TermLane(1, "Ankara", "tr", (bar,)),))
    plot = make_plot(facts)
    terms, drawing = plot.terms, plot.terms.drawing
    text, pin = terms.box_of(0, drawing.title_text(0).box), drawing.scale.middle(TODAY)
    assert text.left() < pin < text.right()
    picture = terms.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    column = {
        picture.pixelColor(round(pin * ratio), round(y * ratio)).name()
        for y in range(int(text.top()) + 1, int(text.bottom()))
    }
    assert plot.theme.ink("surface").name() in column


def test_the_same_facts_are_read_as_a_table(plot):
    plot.as_table.click()
    model = plot.table.plot_model
    assert model.columns == ("Partner", "Instrument", "Starts", "Ends", "Standing")
    assert [row.cells[1:4] for row in model.rows] == [
        ("Proclamation of 1984", "1 Feb 1984", "Not stated"),
        ("MoU of 1990", "25 Jun 1990", "Open-ended"),
        ("Letter of 1995", "Mar 1995", "2001"),
        ("Agreement of 2003", "31 May 2003", "30 May 2028"),
        ("Of which nothing is known", "Not stated", "Not stated"),
    ]
    assert model.rows[0].cells[4] == "Proclamation of 1984 stands"
    assert not plot.closer.isVisible()
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        plot.table.sortByColumn(2, order)
        assert model.rows[-1].cells[2] == "Not stated"
    assert model.rows[0].cells[2] == "31 May 2003"
    assert plot.table.copied().splitlines()[1].startswith("Shanghai\tAgreement of 2003\t31 May")


def test_the_plot_is_printed_over_the_years_in_view(make_plot, tmp_path):
    plot = make_plot(look="dark")
    path = tmp_path / "terms.pdf"
    writer = QPdfWriter(str(path))
    assert print_plot(plot, writer, PlotStamp("TERBUKA", 0.5, 11.0)) == 1
    del writer
    assert path.read_bytes().startswith(b"%PDF")
    if shutil.which("pdftotext"):
        text = subprocess.run(
            ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
        ).stdout
        for said in ("All terms", "Shanghai", "Agreement of 2003", "As of 23 November 2026"):
            assert said in text


def test_the_plot_is_said_in_a_sentence_in_both_languages(make_plot):
    assert make_plot().terms.accessibleName() == (
        "All terms. 5 instruments · 2 state no term. In force until a date: 1, Open-ended: 1, "
        "Term not stated: 2, Ended: 1, Day not known: 1, Renewed itself: 1, Notice window: 1."
    )
    malay = make_plot(language="ms")
    assert malay.terms.accessibleName().startswith("Semua tempoh. 5 instrumen")
