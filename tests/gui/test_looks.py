"""The look: tokens with the contrast they need, and controls drawn with them."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QLineEdit

from kl_relations_desktop.gui import theme
from kl_relations_desktop.gui.chips import Chip, ChipLabel, Tone
from kl_relations_desktop.gui.icons import icon
from kl_relations_desktop.gui.theme import DARK, LIGHT, wear
from kl_relations_desktop.gui.theme_style import dress
from kl_relations_desktop.runtime.resources import resource

LOOKS = {"light": LIGHT, "dark": DARK}


def luminance(colour):
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return sum(
        weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True)
    )


def contrast(one, other):
    bright, dim = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("ground", ["surface", "window", "selected"])
@pytest.mark.parametrize("ink", ["text", "text-2"])
def test_text_can_be_read_on_every_ground(look, ground, ink):
    assert contrast(LOOKS[look][ink], LOOKS[look][ground]) >= 4.5


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("tone", Tone)
def test_every_state_can_be_read_on_its_tint(look, tone):
    tokens = LOOKS[look]
    assert contrast(tokens[tone.token], tokens[f"{tone.token}-tint"]) >= 6.35


@pytest.mark.parametrize("look", LOOKS)
def test_edges_of_controls_can_be_seen(look):
    assert contrast(LOOKS[look]["edge"], LOOKS[look]["surface"]) >= 3
    assert contrast(LOOKS[look]["edge"], LOOKS[look]["window"]) >= 3


def test_every_state_has_a_shape_of_its_own():
    shapes = [tone.icon for tone in Tone if tone is not Tone.PLAIN]
    assert len(set(shapes)) == len(shapes)
    assert all(resource("icons", f"{shape}.svg").is_file() for shape in shapes)


@pytest.mark.parametrize("first", ["light", "dark"])
def test_a_field_is_outlined_in_the_look_worn_last(qapp, qtbot, first):
    last = "dark" if first == "light" else "light"
    wear(qapp, theme.chosen(first))
    dress(qapp, theme.chosen(first))
    dress(qapp, theme.chosen(last))
    field = QLineEdit()
    qtbot.addWidget(field)
    field.resize(120, 30)
    edge = field.grab().toImage().pixelColor(60, 0)
    wanted = QColor(LOOKS[last]["edge"])
    assert abs(edge.red() - wanted.red()) < 12
    assert abs(edge.blue() - wanted.blue()) < 12


def test_a_ticked_box_is_filled_with_the_accent_of_the_look(qapp, qtbot):
    for look in ("light", "dark"):
        dress(qapp, theme.chosen(look))
        box = QCheckBox("Sources")
        qtbot.addWidget(box)
        box.setChecked(True)
        picture = box.grab().toImage()
        colours = {picture.pixelColor(x, y).name() for x in range(16) for y in range(20)}
        assert QColor(LOOKS[look]["accent"]).name() in colours


def test_the_stylesheet_leaves_no_token_unfilled(qapp):
    assert "@" not in theme.chosen("light").stylesheet()


def test_no_rule_takes_a_bare_control_away_from_the_platform():
    sheet = resource("theme", "desk.qss").read_text("utf-8")
    heads = [line.split("{")[0].strip() for line in sheet.splitlines() if "{" in line]
    bare = {"QWidget", "QLineEdit", "QComboBox", "QCheckBox", "QScrollBar", "QMenu"}
    assert not bare & {part.strip() for head in heads for part in head.split(",")}


def test_an_icon_takes_the_colour_of_its_token(qapp):
    look = theme.chosen("dark")
    picture = icon(look, "circle", "late").pixmap(32, 32).toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(32) for y in range(32)}
    assert QColor(DARK["late"]).name() in colours


def test_a_chip_is_named_by_its_words(qapp, qtbot):
    chip = ChipLabel(theme.chosen("light"), Chip(Tone.LATE, "10 days late"))
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "10 days late"
    chip.show_chip(None)
    assert chip.isHidden()


def test_sizes_follow_the_system_and_never_fall_below_ten_points(qapp):
    look = theme.chosen("light")
    base = look.font("body").pointSizeF()
    assert base >= 10
    assert look.font("title").pointSizeF() == base + 7
    assert look.font("caption").pointSizeF() == base - 1
