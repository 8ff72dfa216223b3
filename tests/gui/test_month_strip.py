"""The strip of months says what lies ahead: to scale, by keys, as a table, on paper."""

import random
import shutil
import subprocess
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from kl_relations_desktop.gui.theme import chosen
from kl_relations_desktop.gui.theme_style import dress
from kl_relations_desktop.gui.widgets.month_strip import MOST_LANES, MonthStrip
from kl_relations_desktop.gui.widgets.plot_facts import Lane, MarkKind, StripFacts, StripMark
from kl_relations_desktop.gui.widgets.plot_print import print_plot
from kl_relations_desktop.gui.widgets.strip_drawing import BLOCK_WIDTH, StripDrawing, mark_box
from kl_relations_desktop.gui.widgets.time_scale import TimeScale, months_after
from kl_relations_desktop.usecases.plots_on_paper import PlotStamp
from kl_relations_desktop.wording.catalogue import words

TODAY = date(2026, 11, 23)
FIRST = date(2026, 11, 1)
DAYS = (date(2028, 11, 1) - FIRST).days
Key = Qt.Key
STAMP = PlotStamp("TERHAD", 0.5, 11.0)


def _mark(kind, first, last=None, record=("visit", 1), **more):
    is_month_known = more.get("is_month_known", False)
    said = more.get("said", f"{kind} on {first}")
    about = more.get("about", "")
    return StripMark(kind, first, last or first, is_month_known, said, record, about)


ANKARA = Lane(1, "Ankara", "tr", True, (
    _mark("visit", date(2026, 11, 26), record=("visit", 11), said="Ankara, courtesy call"),
    _mark("review", date(2027, 2, 1), record=("agreement", 12), said="Ankara, review"),
))  # fmt: skip
CASABLANCA = Lane(2, "Casablanca", "ma", True, (
    _mark("visit", date(2027, 3, 1), date(2027, 3, 31), ("visit", 21),
          is_month_known=True, said="Casablanca, study visit", about="Study visit"),
))  # fmt: skip
ESFAHAN = Lane(3, "Esfahan", "ir", False)
OSAKA = Lane(4, "Osaka", "jp", False, (
    _mark("end", date(2028, 3, 31), record=("agreement", 42), said="Osaka, term ends"),
    _mark("visit", date(2026, 12, 14), date(2026, 12, 18), ("visit", 41),
          said="Osaka, mission"),
))  # fmt: skip
FACTS = StripFacts(FIRST, 24, TODAY, (ANKARA, CASABLANCA, ESFAHAN, OSAKA), 2, 7)


@pytest.fixture
def make_strip(qtbot, qapp):
    kept = []

    def make(facts=FACTS, language="en", look="light", width=1000):
        theme = chosen(look)
        dress(qapp, theme)
        strip = MonthStrip(theme, words(language))
        strip.show_facts(facts)
        strip.resize(width, strip.sizeHint().height())
        qtbot.addWidget(strip)
        with qtbot.waitExposed(strip):
            strip.show()
        kept.append(strip)
        return strip

    return make


def _middle(canvas, row, place=0):
    box = canvas.drawing.marks(row)[place].box
    return canvas.box_of(row, box).center()


def _walk(strip, *keys):
    for key in keys:
        QTest.keyClick(strip.canvas, key)
    return strip.canvas.current


@given(st.dates(FIRST, date(2028, 10, 31)), st.integers(300, 3000))
def test_a_day_stands_exactly_so_many_days_from_the_left(day, width):
    scale = TimeScale(FIRST.toordinal(), DAYS, 120.0, float(width))
    box = mark_box(_mark("visit", day), scale, 10)
    assert box.left() == pytest.approx(120 + (day - FIRST).days * width / DAYS)
    assert box.width() >= BLOCK_WIDTH
    for kind in ("review", "end", "send_by", "rollover"):
        middle = mark_box(_mark(kind, day), scale, 10).center().x()
        assert middle == pytest.approx(120 + ((day - FIRST).days + 0.5) * width / DAYS)


@given(st.integers(0, 23), st.sampled_from(list(MarkKind)))
def test_a_month_that_alone_is_known_spans_exactly_its_days(months, kind):
    scale = TimeScale(FIRST.toordinal(), DAYS, 120.0, float(DAYS))
    first = months_after(FIRST, months)
    last = months_after(FIRST, months + 1) - timedelta(days=1)
    box = mark_box(_mark(kind, first, last, is_month_known=True), scale, 10)
    assert box.left() == pytest.approx(120 + (first - FIRST).days)
    assert box.width() == pytest.approx((last - first).days + 1)


def test_a_notice_window_is_a_band_that_ends_with_its_last_day():
    scale = TimeScale(FIRST.toordinal(), DAYS, 0.0, float(DAYS))
    box = mark_box(_mark("last_notice", date(2027, 1, 1), date(2027, 6, 30)), scale, 10)
    assert box.left() == pytest.approx((date(2027, 1, 1) - FIRST).days)
    assert box.right() == pytest.approx((date(2027, 7, 1) - FIRST).days)


def test_a_month_is_as_wide_as_its_days(make_strip):
    strip = make_strip(width=1600)
    drawing = strip.canvas.drawing
    a_day = drawing.scale.width / DAYS
    for before, after, day in zip(
        drawing.ticks, drawing.ticks[1:], ("2026-11", "2027-01", "2027-03"), strict=False
    ):
        first = date.fromisoformat(f"{day}-01")
        days = (months_after(first, 2) - first).days
        assert after.x - before.x == pytest.approx(days * a_day)


def test_the_first_month_and_each_january_carry_their_year(make_strip):
    labels = [tick.label for tick in make_strip(width=1000).canvas.drawing.ticks]
    assert labels[:3] == ["Nov 2026", "Jan 2027", "Mar"]
    assert "Jan 2028" in labels


def test_today_and_only_the_signs_in_use_are_in_the_legend(make_strip):
    said = [entry.text for entry in make_strip().canvas.drawing.legend]
    assert said == [
        "Today", "Visit", "Month known", "Review", "Term ends", "Term not stated",
    ]  # fmt: skip


def test_what_lies_outside_the_months_is_not_shown(make_strip):
    past = _mark("visit", date(2026, 10, 31))
    beyond = _mark("review", date(2028, 11, 1))
    inside = _mark("review", date(2028, 10, 31))
    lane = Lane(1, "Ankara", "tr", True, (past, beyond, inside))
    strip = make_strip(StripFacts(FIRST, 24, TODAY, (lane,), 0, 1))
    assert [mark.said for mark in strip.canvas.drawing.marks(0)] == [inside.said]


def test_the_arrows_walk_the_marks_as_they_are_read(make_strip):
    strip = make_strip()
    strip.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    walked = [strip.canvas.current.said]
    walked += [_walk(strip, Key.Key_Right).said for _ in range(5)]
    assert walked == [
        "Ankara, courtesy call", "Ankara, review", "Casablanca, study visit",
        "Osaka, mission",
        "Osaka, term ends", "Osaka, term ends",
    ]  # fmt: skip
    assert _walk(strip, Key.Key_Left, Key.Key_Left).said == "Casablanca, study visit"
    assert _walk(strip, Key.Key_Left).said == "Ankara, review"
    assert _walk(strip, Key.Key_Down).said == "Casablanca, study visit"
    assert _walk(strip, Key.Key_Up).said == "Ankara, review"
    assert _walk(strip, Key.Key_End).said == "Osaka, term ends"
    assert _walk(strip, Key.Key_Home).said == "Ankara, courtesy call"


def test_the_mark_under_the_keyboard_is_said_and_ringed(make_strip):
    strip = make_strip()
    plain = strip.canvas.grab().toImage()
    strip.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    assert strip.canvas.accessibleDescription() == "Ankara, courtesy call"
    _walk(strip, Key.Key_Right)
    assert strip.canvas.accessibleDescription() == "Ankara, review"
    assert strip.canvas.grab().toImage() != plain


def test_the_plot_is_said_in_a_sentence(make_strip):
    said = make_strip().canvas.accessibleName()
    assert said == (
        "The next 24 months. Visit: 3, Review: 1, Term ends: 1. "
        "Nearest: Ankara, courtesy call. 2 of 9 instruments state a term"
    )


def test_enter_opens_the_mark_and_so_does_a_click(make_strip, qtbot):
    strip = make_strip()
    strip.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(strip.opened) as opened:
        _walk(strip, Key.Key_Right, Key.Key_Return)
    assert opened.args == ["agreement", 12]
    with qtbot.waitSignal(strip.opened) as opened:
        at = _middle(strip.canvas, 3, 1).toPoint()
        QTest.mouseClick(strip.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.args == ["agreement", 42]


def test_a_click_beside_every_mark_opens_nothing(make_strip, qtbot):
    strip = make_strip()
    with qtbot.assertNotEmitted(strip.opened):
        at = _middle(strip.canvas, 0, 1) + QPointF(60, 0)
        QTest.mouseClick(strip.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())


def test_the_mark_under_the_pointer_is_named(make_strip):
    strip = make_strip()
    at = _middle(strip.canvas, 1).toPoint()
    viewport = strip.canvas.viewport()
    asked = QHelpEvent(QEvent.Type.ToolTip, at, viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, asked)
    assert QToolTip.text() == "Casablanca, study visit"


def test_without_partners_a_sentence_stands_there(make_strip):
    strip = make_strip(StripFacts(FIRST, 24, TODAY))
    assert strip.empty.isVisible()
    assert strip.empty.text().startswith("Nothing lies ahead yet")
    assert not strip.canvas.isVisible()
    assert not strip.as_table.isEnabled()


def test_the_strip_grows_with_its_lanes_and_then_scrolls(make_strip):
    lanes = tuple(Lane(n, f"Partner {n}", "my", True) for n in range(20))
    heights = [
        make_strip(StripFacts(FIRST, 24, TODAY, lanes[:count])).canvas.height()
        for count in (3, MOST_LANES, 20)
    ]
    assert heights[0] < heights[1] == heights[2]
    strip = make_strip(StripFacts(FIRST, 24, TODAY, lanes))
    assert strip.canvas.verticalScrollBar().maximum() > 0
    assert len(strip.canvas.rows_in_view) <= MOST_LANES + 1


def test_the_keyboard_brings_a_lane_out_of_view_into_it(make_strip):
    mark = _mark("review", date(2027, 5, 1))
    lanes = tuple(Lane(n, f"Partner {n}", "my", True, (mark,)) for n in range(20))
    strip = make_strip(StripFacts(FIRST, 24, TODAY, lanes))
    _walk(strip, Key.Key_End)
    assert 19 in strip.canvas.rows_in_view
    assert _middle(strip.canvas, 19).y() < strip.canvas.viewport().height()


def test_light_and_dark_differ(make_strip):
    light = make_strip().canvas.grab().toImage()
    dark = make_strip(look="dark").canvas.grab().toImage()
    assert light.size() == dark.size()
    assert light != dark


def test_a_lane_without_a_stated_term_is_broken_and_one_with_it_is_not(make_strip):
    strip = make_strip()
    picture = strip.canvas.viewport().grab().toImage()
    scale = strip.canvas.drawing.scale

    def colours(row):
        y = int(strip.canvas.box_of(row, strip.canvas.drawing.marks(0)[0].box).center().y())
        start = int(scale.x(date(2027, 9, 5)))
        return {picture.pixelColor(x, y).name() for x in range(start, start + 24)}

    assert len(colours(0)) > 1
    assert len(colours(2)) == 1


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("language", ["en", "ms"])
def test_no_texts_meet_whatever_the_marks(make_strip, seed, language):
    chance = random.Random(seed)
    first = date(2026, chance.randint(1, 12), chance.randint(1, 28))
    marks = [
        _mark(chance.choice(list(MarkKind)), first + timedelta(days=chance.randint(0, 720)))
        for _ in range(12)
    ]
    lanes = tuple(
        Lane(n, "P" * chance.randint(3, 60), "my", chance.random() > 0.5, tuple(marks[n::4]))
        for n in range(4)
    )
    width = chance.randint(420, 1600)
    strip = make_strip(StripFacts(first, 24, TODAY, lanes), language, width=width)
    drawing = strip.canvas.drawing
    names = [
        drawing.name_text(row).box.translated(0, row * drawing.row_high + drawing.head_high)
        for row in range(4)
    ]
    boxes = [*(text.box for text in drawing.tick_texts()), *names]
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))
    assert all(box.right() <= drawing.scale.left for box in names)
    assert all(text.box.right() <= width for text in drawing.tick_texts())


def test_the_same_facts_are_read_as_a_table(make_strip, qtbot):
    strip = make_strip()
    strip.as_table.click()
    model = strip.table.plot_model
    assert model.columns == ("Partner", "What", "Date", "About")
    assert [row.cells[:3] for row in model.rows] == [
        ("Ankara", "Visit", "26 Nov 2026"),
        ("Ankara", "Review", "1 Feb 2027"),
        ("Casablanca", "Visit", "Mar 2027"),
        ("Esfahan", "Nothing ahead", ""),
        ("Osaka", "Visit", "14–18 Dec 2026"),
        ("Osaka", "Term ends", "31 Mar 2028"),
    ]
    model.sort(2, Qt.SortOrder.DescendingOrder)
    assert [row.cells[0] for row in model.rows] == [
        "Osaka", "Casablanca", "Ankara", "Osaka", "Ankara", "Esfahan",
    ]  # fmt: skip
    with qtbot.waitSignal(strip.opened) as opened:
        QTest.keyClick(strip.table, Key.Key_Return)
    assert opened.args[0] in ("visit", "agreement")
    strip.as_table.click()
    assert strip.canvas.isVisible()


def test_the_table_is_copied_as_lines_with_tabs(make_strip):
    strip = make_strip()
    strip.as_table.click()
    strip.table.selectRow(2)
    QTest.keyClick(strip.table, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines() == [
        "Partner\tWhat\tDate\tAbout",
        "Casablanca\tVisit\tMar 2027\tStudy visit",
    ]


def test_the_strip_is_printed_in_light_colours_on_a_lying_page(make_strip, tmp_path):
    strip = make_strip(look="dark")
    path = tmp_path / "strip.pdf"
    writer = QPdfWriter(str(path))
    assert print_plot(strip, writer, STAMP) == 1
    del writer
    assert path.read_bytes().startswith(b"%PDF")
    if shutil.which("pdftotext"):
        text = subprocess.run(
            ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
        ).stdout
        assert "The next 24 months" in text
        assert "Casablanca" in text
        assert "Page 1 of 1" in text
        assert text.count("TERHAD") == 2


def test_a_strip_of_many_partners_takes_more_pages(make_strip, tmp_path):
    lanes = tuple(Lane(n, f"Partner {n}", "", True) for n in range(70))
    strip = make_strip(StripFacts(FIRST, 24, TODAY, lanes))
    assert print_plot(strip, QPdfWriter(str(tmp_path / "many.pdf")), STAMP) == 3


def test_the_strip_speaks_malay(make_strip):
    strip = make_strip(language="ms")
    assert strip.heading.text() == "24 bulan akan datang"
    assert "Semakan" in strip.canvas.accessibleName()


def test_months_without_a_stated_term_are_said_to_hold_reviews_only():
    theme = chosen("light")
    expected = {
        9: "None of the 9 instruments states a term: review dates only",
        1: "The only instrument states no term: review dates only",
    }
    for unstated, said in expected.items():
        facts = StripFacts(FIRST, 24, TODAY, (ANKARA,), 0, unstated)
        assert StripDrawing(theme, words("en"), facts).caption == said
