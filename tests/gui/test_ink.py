"""What the first window paints by number and by brush looks as Qt's own names would have it."""

import random

import pytest
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QImage,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea

from kl_relations_desktop.gui import numbers
from kl_relations_desktop.gui.ink import (
    circle,
    cut,
    fill,
    rounded,
    square,
    stroke,
    write,
    write_at,
)
from kl_relations_desktop.gui.theme import chosen
from kl_relations_desktop.gui.widgets.basics import button
from kl_relations_desktop.gui.widgets.pressed_row import PressedRow

BLUE = QColor("#1C3F94")
TEXTS = (
    "Overview",
    "Tindakan susulan",
    "AVAWA To – “J”",
    "Send the housing\nstudy\treport",
    "عربي abc",
    "தமிழ்",
    "北京",
    "",
)


@pytest.fixture(params=(1.0, 1.25, 1.5, 2.0))
def ratio(request):
    return request.param


@pytest.fixture(params=((10.0, 400), (9.0, 600), (8.25, 600), (11.5, 600), (17.0, 600)))
def font(request, qapp):
    size, weight = request.param
    made = QFont(qapp.font())
    made.setPointSizeF(size)
    made.setWeight(QFont.Weight(weight))
    return made


def picture(ratio, paint):
    image = QImage(round(400 * ratio), round(40 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()
    return image


def in_pen(font, *said):
    """Return what writes with Qt's own pen."""

    def paint(painter):
        painter.setFont(font)
        painter.setPen(BLUE)
        painter.drawText(*said)

    return paint


@pytest.mark.parametrize("text", [one for one in TEXTS if "\n" not in one])
@pytest.mark.parametrize("high", (33, 36))
def test_a_line_in_a_box_is_written_as_the_pen_writes_it(ratio, font, text, high):
    box, middle = QRect(9, 3, 380, high), Qt.AlignmentFlag.AlignVCenter
    for side, is_right in (
        (Qt.AlignmentFlag.AlignLeft, False),
        (Qt.AlignmentFlag.AlignRight, True),
    ):
        seen = picture(
            ratio,
            lambda it, right=is_right: write(it, text, box, (font, BLUE), is_right=right),
        )
        assert seen == picture(ratio, in_pen(font, box, int(side | middle), text))


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("base", (20.0, 20.5, 19.37))
def test_a_line_at_a_point_is_written_as_the_pen_writes_it(ratio, font, text, base):
    at = QPointF(9, base)
    seen = picture(ratio, lambda it: write_at(it, text, at, (font, BLUE)))
    assert seen == picture(ratio, in_pen(font, at, text))


@pytest.mark.parametrize(
    ("shape", "draw"),
    (
        (
            rounded(QRectF(3, 2, 90, 30), 5),
            lambda it: it.drawRoundedRect(QRectF(3, 2, 90, 30), 5, 5),
        ),
        (square(QRectF(3.3, 2, 6, 6)), lambda it: it.drawRect(QRectF(3.3, 2, 6, 6))),
        (
            circle(QPointF(20.4, 15), 4.5),
            lambda it: it.drawEllipse(QPointF(20.4, 15), 4.5, 4.5),
        ),
    ),
)
@pytest.mark.parametrize("width", (1.5, 2.0))
def test_a_shape_is_filled_and_outlined_as_brush_and_pen_do_it(qapp, ratio, shape, draw, width):
    ground = QColor(28, 63, 148, 99)

    def ours(painter):
        fill(painter, shape, ground)
        stroke(painter, shape, BLUE, width)

    def theirs(painter):
        painter.setBrush(ground)
        painter.setPen(QPen(BLUE, width))
        draw(painter)

    assert picture(ratio, ours) == picture(ratio, theirs)


def test_a_text_is_cut_where_qt_cuts_it(font):
    metrics, chance = QFontMetrics(font), random.Random(7)
    said = (
        "Osaka · “Study visit” Türkiye AVA To ffl Ankara's R&D <pilot> عربي தமிழ் 北京".split()
    )
    for _ in range(400):
        text = " ".join(chance.choices(said, k=chance.randint(0, 8)))
        room = chance.randint(-3, 300)
        assert cut(text, metrics, room) == metrics.elidedText(
            text, Qt.TextElideMode.ElideRight, room
        )


def test_the_numbers_are_those_of_qts_names(qtbot):
    align, policy, look = Qt.AlignmentFlag, Qt.FocusPolicy, Qt.ColorScheme
    assert [
        one.value
        for one in (align.AlignLeft, align.AlignRight, align.AlignHCenter, align.AlignVCenter)
    ] == [numbers.LEFT, numbers.RIGHT, numbers.ACROSS, numbers.MIDDLE]
    assert Qt.TextFlag.TextWordWrap.value == numbers.WRAPPED
    assert [one.value for one in (policy.NoFocus, policy.ClickFocus, policy.StrongFocus)] == [
        numbers.NO_STOP,
        numbers.BY_CLICK,
        numbers.BY_ANY,
    ]
    assert [one.value for one in (look.Unknown, look.Light, look.Dark)] == [
        numbers.SYSTEM_LOOK,
        numbers.LIGHT_LOOK,
        numbers.DARK_LOOK,
    ]


def test_what_is_set_by_number_is_what_qt_then_has(qtbot):
    label, button, area = QLabel("<b>"), QPushButton(), QScrollArea()
    for one in (label, button, area):
        qtbot.addWidget(one)
    numbers.show_plainly(label)
    numbers.place_text(label, numbers.ACROSS | numbers.MIDDLE)
    numbers.take_focus(button, numbers.BY_CLICK)
    numbers.never_sideways(area)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.alignment() == Qt.AlignmentFlag.AlignCenter
    assert button.focusPolicy() is Qt.FocusPolicy.ClickFocus
    assert area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def test_what_can_be_pressed_shows_the_hand_when_the_mouse_comes(qtbot):
    theme, hand = chosen("light"), Qt.CursorShape.PointingHandCursor
    link, plain = button(theme, "All", kind="link"), button(theme, "New visit")
    row = PressedRow(theme, "Courtesy call", ())
    for one, shape in ((link, hand), (plain, Qt.CursorShape.ArrowCursor), (row, hand)):
        qtbot.addWidget(one)
        at = QPointF(1, 1)
        QApplication.sendEvent(one, QEnterEvent(at, at, at))
        assert one.cursor().shape() is shape
