"""The look of the first window is read from the system's colours, and judged by Qt later."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from kl_relations_desktop.bootstrap import doors
from kl_relations_desktop.gui import app, theme
from kl_relations_desktop.gui.theme import DARK, LIGHT, Theme, chosen, first_seen

Role = QPalette.ColorRole


@pytest.fixture
def system(qapp: QApplication):
    """Let the system have a ground for windows, one for fields, and a colour for words."""

    def has(window: str, base: str, words: str) -> None:
        palette = QPalette()
        for role, colour in (
            (Role.Window, window),
            (Role.Base, base),
            (Role.WindowText, words),
        ):
            palette.setColor(role, QColor(colour))
        qapp.setPalette(palette)

    qapp.setStyleSheet("")
    yield has
    qapp.setPalette(QPalette())


@pytest.mark.parametrize(
    ("ground", "setting", "is_dark"),
    (
        (("#efefef", "#ffffff", "#000000"), "system", False),
        (("#efefef", "#ffffff", "#000000"), "dark", True),
        (("#202020", "#1a1a1a", "#ffffff"), "system", True),
        (("#202020", "#1a1a1a", "#ffffff"), "light", False),
    ),
)
def test_the_first_look_is_the_one_chosen_or_else_the_systems(system, ground, setting, is_dark):
    system(*ground)
    seen = first_seen(setting)
    assert (seen.is_dark, seen.is_plain) == (is_dark, False)
    assert seen.ink("window") == QColor((DARK if is_dark else LIGHT)["window"])


def test_where_windows_and_fields_have_one_ground_qt_is_asked(system, monkeypatch):
    plain = Theme(LIGHT, is_dark=False, is_plain=True)
    monkeypatch.setattr(theme, "chosen", lambda _setting: plain)
    system("#000000", "#000000", "#ffffff")
    assert first_seen("system") is plain


def test_where_controls_are_light_in_a_dark_system_qt_is_asked(system, monkeypatch):
    dark = Theme(DARK, is_dark=True)
    monkeypatch.setattr(theme, "chosen", lambda _setting: dark)
    monkeypatch.setattr(theme, "_hides_dark", lambda: True)
    system("#efefef", "#ffffff", "#000000")
    assert first_seen("system") is dark


@pytest.mark.parametrize("setting", ("light", "dark", "system"))
def test_qt_knows_of_the_look_that_the_first_window_has(system, setting, qapp):
    system("#efefef", "#ffffff", "#000000")
    first_seen(setting)
    after_first = qapp.styleHints().colorScheme()
    chosen(setting)
    assert qapp.styleHints().colorScheme() is after_first
    chosen("system")


def test_a_window_whose_look_was_read_wrongly_is_built_anew(qapp, ws, monkeypatch):
    program = app.Program(qapp, ws, doors())
    first = program.shell
    try:
        program.settle()
        assert program.shell is first
        dark = Theme(DARK, is_dark=True)
        monkeypatch.setattr(app, "chosen", lambda _setting: dark)
        program.settle()
        assert program.shell is not first
        assert program.shell.desk.theme is dark
    finally:
        program.shell.close()
        program.workers.finish()
