"""What a screen reader hears of a window, and a judgement of it, for the tests of this room."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from kl_relations_desktop.gui.widgets.as_written import tip
from kl_relations_desktop.gui.widgets.axis import Axis
from kl_relations_desktop.gui.widgets.land_map import LandMap
from kl_relations_desktop.wording.catalogue import words

LANGUAGES = ("en", "ms")
HOLDERS = (QComboBox, QLineEdit, QPlainTextEdit, QAbstractSpinBox)
QTS_OWN = ("QTableCornerButton", "QLineEditIconButton")
"""Parts that Qt makes itself; the keyboard does not come to them."""


def controls_of(widget):
    """Return what the keyboard can come to or the mouse can press."""
    return [one for one in (widget, *widget.findChildren(QWidget)) if is_control(one)]


def is_control(one):
    if not one.isVisible() or one.objectName().startswith("qt_") or one.isWindow():
        return False
    if one.metaObject().className() in QTS_OWN:
        return False
    takes_keys = one.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes_keys) or isinstance(one, QAbstractButton) or takes_presses(one)


def takes_presses(one):
    """Return whether a class of the program's own answers a press of the mouse."""
    own = [made for made in type(one).__mro__ if made.__module__.startswith("kl_")]
    return any("mousePressEvent" in vars(made) for made in own)


def spoken_name(one):
    """Return what a screen reader says of a control."""
    if isinstance(one, HOLDERS):
        # Qt would give what they hold for their name.
        return one.accessibleName()
    heard = QAccessible.queryAccessibleInterface(one)
    return one.accessibleName() or (heard.text(QAccessible.Text.Name) if heard else "")


def nameless(widget):
    return [one for one in controls_of(widget) if not spoken_name(one).strip()]


def without_tip(widget):
    """Return the buttons of an icon alone whose tooltip is not their name."""
    return [
        (spoken_name(one), one.toolTip())
        for one in controls_of(widget)
        if isinstance(one, QAbstractButton)
        and not one.text()
        and not one.icon().isNull()
        and one.toolTip() != tip(spoken_name(one))
    ]


def english(widget, language):
    """Return the names in which a sentence of the program was left in English."""
    if language == "en":
        return []
    said = words(language)
    known = {one for one in said._translations._catalog if isinstance(one, str)}
    return [
        name
        for name in map(spoken_name, controls_of(widget))
        if any(part in known and said(part) != part for part in parts_of(name))
    ]


def parts_of(name):
    return (name, *re.split(r"[,:;] ", name))


def cut(widget):
    """Return the buttons whose words have no room."""
    return [
        one.text()
        for one in widget.findChildren(QAbstractButton)
        if one.isVisible()
        and one.property("kind") in ("plain", "primary", "quiet")
        and one.fontMetrics().horizontalAdvance(one.text()) > one.width()
    ]


def undescribed(widget):
    """Return the painted pictures that no sentence describes."""
    return [
        one
        for kind in (Axis, LandMap)
        for one in widget.findChildren(kind)
        if one.isVisible() and " " not in one.accessibleDescription().strip()
    ]


def judge(widget, where):
    """Demand of all that is open in a widget that it can be heard."""
    language = widget_language(widget)
    assert nameless(widget) == [], where
    assert without_tip(widget) == [], where
    assert english(widget, language) == [], where
    assert undescribed(widget) == [], where
    for menu in widget.findChildren(QMenu):
        texts = [one.text() for one in menu.actions() if not one.isSeparator()]
        assert all(texts), where


def widget_language(widget):
    window = widget
    while not hasattr(window, "desk") and window.parentWidget() is not None:
        window = window.parentWidget()
    desk = getattr(window, "desk", None) or window._desk
    return desk.words.language


def opened(shell, kind):
    return next(one for one in shell.findChildren(kind) if one.isVisible())
