"""Every control has a name and room for its words, and the keyboard is never lost."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit

from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.doors import ENTRIES, LOWER_ENTRIES
from kl_relations_desktop.usecases.partners import find_partner

PAGES = [entry.page for entry in ENTRIES + LOWER_ENTRIES]
CONTROLS = (QAbstractButton, QLineEdit, QComboBox)


def controls_of(widget):
    return [
        one
        for kind in CONTROLS
        for one in widget.findChildren(kind)
        if one.isVisible() and not one.objectName().startswith("qt_")
    ]


def nameless(widget):
    return [
        one
        for one in controls_of(widget)
        if not (one.accessibleName() or getattr(one, "text", str)())
    ]


def cut(widget):
    """Return the buttons whose words have no room."""
    return [
        one.text()
        for one in widget.findChildren(QAbstractButton)
        if one.isVisible()
        and one.property("kind") in ("plain", "primary", "quiet")
        and one.fontMetrics().horizontalAdvance(one.text()) > one.width()
    ]


@pytest.fixture(params=["en", "ms"])
def spoken(request, ws, make_shell):
    ws.settings = replace(ws.settings, screen_language=request.param)
    return make_shell()


def test_every_page_names_its_controls_and_has_room_for_their_words(spoken, ws):
    casablanca = find_partner(ws, "Casablanca").id
    for address in (*map(Address, PAGES), Address("partners", casablanca)):
        spoken.go(address)
        assert nameless(spoken) == [], address.page
        assert cut(spoken) == [], address.page


@pytest.mark.parametrize("page", ["partners", "agreements", "visits", "people"])
def test_every_form_names_its_controls(spoken, page):
    spoken.go(Address(page))
    spoken.page.act("new")
    form = spoken.page.pane.edit
    assert nameless(form) == []
    assert cut(form) == []


def test_a_page_key_leads_the_keyboard_into_the_page(shell, qtbot):
    for number, page in enumerate(PAGES[:9], 1):
        qtbot.keyClick(
            shell, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier
        )
        assert shell.address.page == page
        focused = shell.focusWidget()
        assert focused is not None and shell.page.isAncestorOf(focused), page


def test_a_page_key_leads_to_the_list_where_there_is_one(shell):
    for page in ("partners", "agreements", "visits", "people", "history"):
        shell.go(Address(page))
        assert isinstance(shell.focusWidget(), QAbstractItemView), page
