"""Colours, type and measures of the window: the tokens of the look, light and dark."""

import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6 import QtCore
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QPalette,
)
from PySide6.QtWidgets import QApplication

from kl_relations_desktop.gui.freeing import nothing_freed
from kl_relations_desktop.gui.numbers import DARK_LOOK, LIGHT_LOOK, SYSTEM_LOOK
from kl_relations_desktop.runtime.resources import resource

Ink = Callable[[str], QColor]
"""The colour of a token by its name, such as "text-2"."""

LIGHT: Mapping[str, str] = MappingProxyType({
    "window": "#F2F4F8", "surface": "#FFFFFF", "text": "#1A1E26", "text-2": "#525A68",
    "accent": "#1C3F94", "on-accent": "#FFFFFF", "selected": "#DCE6F9", "tint": "#E5ECFA",
    "edge": "#808896", "line": "#DFE3EA", "land": "#D9DFE9", "hover": "#E6EAF2",
    "late": "#A61B1B", "late-tint": "#FCEAE9", "soon": "#7A4A00", "soon-tint": "#FDF1DB",
    "verify": "#6A3A8C", "verify-tint": "#F3EAF9", "gap": "#4F5768", "gap-tint": "#EEF0F4",
    "done": "#1B6338", "done-tint": "#E4F4EA", "accent-over": "#2A50AE", "shade": "#66707A90",
})  # fmt: skip
DARK: Mapping[str, str] = MappingProxyType({
    "window": "#191B20", "surface": "#22252B", "text": "#ECEEF3", "text-2": "#B0B7C4",
    "accent": "#9DBBFF", "on-accent": "#0D1B3D", "selected": "#2F3D5E", "tint": "#2A3550",
    "edge": "#858D9B", "line": "#363B44", "land": "#3A404B", "hover": "#2A2E36",
    "late": "#FFA8A0", "late-tint": "#452423", "soon": "#F3C06B", "soon-tint": "#40321A",
    "verify": "#D6B3F0", "verify-tint": "#3A2C47", "gap": "#B4BBC8", "gap-tint": "#30343C",
    "done": "#86D7A2", "done-tint": "#1E3A29", "accent-over": "#B7CDFF", "shade": "#99000000",
})  # fmt: skip

ROLES: Mapping[str, tuple[float, int]] = MappingProxyType({
    "title": (7.0, 600),
    "native": (4.0, 400),
    "heading": (1.5, 600),
    "body": (0.0, 400),
    "strong": (0.0, 600),
    "caption": (-1.0, 400),
    "label": (-1.0, 600),
    "mark": (-1.75, 600),
})  # fmt: skip
"""Each role of type: points above the base size, and weight."""

_SMALLEST_BASE = 10.0
_LOOKS = {"light": LIGHT_LOOK, "dark": DARK_LOOK}
_FIRST_BUILD_11 = 22000
"""Windows before this draws the controls of a dark system light."""
_ROLE_TOKENS = (
    (QPalette.ColorRole.Window, "window"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "window"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.BrightText, "on-accent"),
    (QPalette.ColorRole.PlaceholderText, "text-2"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "on-accent"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.ToolTipBase, "surface"),
    (QPalette.ColorRole.ToolTipText, "text"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Midlight, "line"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Dark, "edge"),
    (QPalette.ColorRole.Shadow, "edge"),
)
_FADED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


class Theme:
    """The tokens of one look with the type that goes with them."""

    def __init__(
        self, tokens: Mapping[str, str], *, is_dark: bool, is_plain: bool = False
    ) -> None:
        self.is_dark = is_dark
        self.is_plain = is_plain
        """Whether the system's own high-contrast colours are left untouched."""
        self._colours = {name: QColor(value) for name, value in tokens.items()}
        system = QGuiApplication.font()
        self._base = QFont(system)
        if sys.platform != "win32":
            self._base.setFamilies(["Noto Sans", *system.families()])
        self._base.setPointSizeF(max(system.pointSizeF(), _SMALLEST_BASE))
        self._fonts: dict[str, QFont] = {}
        self._metrics: dict[str, QFontMetrics] = {}

    @property
    def growth(self) -> float:
        """Return how much larger the type is than the design's: what holds words grows too."""
        return self._base.pointSizeF() / _SMALLEST_BASE

    def ink(self, name: str) -> QColor:
        """Return the colour of a token."""
        return self._colours[name]

    def font(self, role: str) -> QFont:
        """Return the type of a role, such as "title" or "caption"."""
        if role not in self._fonts:
            above, weight = ROLES[role]
            font = QFont(self._base)
            font.setPointSizeF(self._base.pointSizeF() + above)
            font.setWeight(QFont.Weight(weight))
            self._fonts[role] = font
        return self._fonts[role]

    def metrics(self, role: str) -> QFontMetrics:
        """Return the measures of a role's type."""
        if role not in self._metrics:
            self._metrics[role] = QFontMetrics(self.font(role))
        return self._metrics[role]

    def palette(self) -> QPalette:
        """Return the palette that carries the tokens to every control."""
        palette = QPalette()
        for role, token in _ROLE_TOKENS:
            palette.setColor(role, self.ink(token))
        for role in _FADED:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.ink("edge"))
        palette.setColor(
            QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, self.ink("edge")
        )
        return palette

    def stylesheet(self) -> str:
        """Return the one stylesheet with this look's colours put in."""
        text = resource("theme", "desk.qss").read_text("utf-8")
        for name in sorted(self._colours, key=len, reverse=True):
            colour = self._colours[name]
            text = text.replace(f"@{name};", f"{colour.name(QColor.NameFormat.HexArgb)};")
        return text


def chosen(setting: str) -> Theme:
    """Tell Qt which look is chosen and return its tokens; "system" follows the platform."""
    hints = QGuiApplication.styleHints()
    hints.setProperty("colorScheme", _LOOKS.get(setting, SYSTEM_LOOK))
    is_dark = setting == "dark"
    if setting not in _LOOKS:
        is_dark = hints.colorScheme() == QtCore.Qt.ColorScheme.Dark
    high = QtCore.Qt.ContrastPreference.HighContrast
    if hints.accessibility().contrastPreference() == high:
        return Theme(_from_system(), is_dark=is_dark, is_plain=True)
    return Theme(DARK if is_dark else LIGHT, is_dark=is_dark)


def first_seen(setting: str) -> Theme:
    """Return the look of the first window, read from the colours that the system came with.

    To ask Qt itself takes 15 ms, for the names of its answers: it is asked once the window has
    been painted, or here where the colours may mean something else.
    """
    palette = QGuiApplication.palette()
    ground, words = palette.window().color(), palette.windowText().color()
    # High contrast knows one ground alone, where fields stand out from an ordinary window.
    if ground == palette.base().color() or _hides_dark():
        return chosen(setting)
    if setting in _LOOKS:
        QGuiApplication.styleHints().setProperty("colorScheme", _LOOKS[setting])
    is_system_dark = ground.lightness() < words.lightness()
    is_dark = setting == "dark" or (setting not in _LOOKS and is_system_dark)
    return Theme(DARK if is_dark else LIGHT, is_dark=is_dark)


def _hides_dark() -> bool:
    """Return whether the system's colours may be light where its look is dark."""
    return sys.platform == "win32" and sys.getwindowsversion().build < _FIRST_BUILD_11


def wear(app: QApplication, theme: Theme) -> None:
    """Put palette, type and the one stylesheet on the program."""
    if not theme.is_plain:
        with nothing_freed():
            app.setPalette(theme.palette())
            app.setFont(theme.font("body"))
            app.setStyleSheet(theme.stylesheet())


def take_off(app: QApplication) -> None:
    """Let the program look as the system has it."""
    with nothing_freed():
        app.setStyleSheet("")
        app.setPalette(QPalette())


def _from_system() -> dict[str, str]:
    """Return tokens made of the system's own high-contrast colours."""
    palette = QGuiApplication.palette()
    back, front = palette.window().color().name(), palette.windowText().color().name()
    tokens = dict.fromkeys(LIGHT, front)
    tokens |= {
        name: back for name in LIGHT if name.endswith("tint") or name in ("land", "hover")
    }
    return tokens | {
        "window": back,
        "surface": palette.base().color().name(),
        "accent": palette.highlight().color().name(),
        "accent-over": palette.highlight().color().name(),
        "on-accent": palette.highlightedText().color().name(),
        "selected": back,
        "shade": "#99000000",
    }
