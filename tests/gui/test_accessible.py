"""Every control has a name and room for its words, and the keyboard is never lost."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QMessageBox,
)

from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.dialogs.add_claim import AddClaimDialog
from kl_relations_desktop.gui.dialogs.briefing import BriefingDialog
from kl_relations_desktop.gui.dialogs.fill_gap import FillGapDialog
from kl_relations_desktop.gui.dialogs.record_dialog import AddEntryDialog, RecordDialog
from kl_relations_desktop.gui.doors import ENTRIES, LOWER_ENTRIES
from kl_relations_desktop.gui.forms.picker import LinkEditor
from kl_relations_desktop.gui.forms.rows_editor import RowsEditor
from kl_relations_desktop.gui.widgets.asking import ask_about_edits, ask_to_bin
from kl_relations_desktop.usecases.partners import find_partner
from kl_relations_desktop.usecases.records import record_rows
from tests.gui.heard import LANGUAGES, cut, judge, opened, spoken_name
from tests.gui.sample import fill

PAGES = [entry.page for entry in ENTRIES + LOWER_ENTRIES]


@pytest.fixture(params=LANGUAGES)
def spoken(request, ws, make_shell):
    fill(ws)
    ws.settings = replace(ws.settings, screen_language=request.param)
    return make_shell()


@pytest.fixture
def casablanca(spoken, ws):
    """Give the window on Casablanca's page."""
    spoken.go(Address("partners", find_partner(ws, "Casablanca").id))
    return spoken


def test_every_page_names_its_controls_and_has_room_for_their_words(spoken, ws):
    partners = [find_partner(ws, name).id for name in ("Casablanca", "CityNet", "Ankara")]
    for address in (*map(Address, PAGES), *(Address("partners", one) for one in partners)):
        spoken.go(address)
        QApplication.processEvents()
        judge(spoken, address)
        assert cut(spoken) == [], address.page


def test_a_narrow_window_names_its_controls(spoken, ws):
    spoken.resize(960, 600)
    for address in (*map(Address, PAGES), Address("partners", find_partner(ws, "Osaka").id)):
        spoken.go(address)
        judge(spoken, address)


LISTED = [kind.plural for kind in KINDS.values() if kind.name != "renewal"]
"""The kinds that are read in a list page; cases have a board, judged with the pages."""


@pytest.mark.parametrize("kind", LISTED)
def test_every_kind_is_named_where_it_is_made_read_edited_and_binned(spoken, ws, kind):
    described = next(one for one in KINDS.values() if one.plural == kind)
    spoken.go(Address(kind, draft=described.record()))
    if spoken.page.pane.edit is not None:
        assert spoken.page.pane.edit.form.fields, "asking for them makes them all"
        for editor in spoken.page.pane.edit.findChildren(RowsEditor):
            editor.add_row()
        judge(spoken.page.pane.edit, (kind, "new"))
        spoken.page.pane.stop()
    rows = record_rows(ws, described.name)
    for row in rows[:1]:
        spoken.go(Address(kind, row.id))
        judge(spoken, (kind, "read"))
        spoken.page.start_editing()
        if spoken.page.pane.edit is not None:
            assert spoken.page.pane.edit.form.fields
            judge(spoken.page.pane.edit, (kind, "edit"))
            assert cut(spoken.page.pane.edit) == []


def test_a_refused_form_says_so_in_names(spoken):
    spoken.go(Address("visits"))
    spoken.page.act("new")
    spoken.page.act("save")
    edit = spoken.page.pane.edit
    assert edit.form.refused
    judge(edit, "refused")
    refused = edit.form.refused[0]
    assert (
        spoken.desk.sentence(refused.refusal) in refused.editor.control.accessibleDescription()
    )


def test_the_bin_is_named(spoken, ws):
    spoken.go(Address("visits"))
    spoken.page.list.bin_view.setChecked(True)
    judge(spoken, "bin")


def test_the_briefing_is_named(casablanca, ws, qtbot):
    casablanca.act("print")
    dialog = opened(casablanca, BriefingDialog)
    judge(dialog, "before the paper is set")
    qtbot.waitUntil(dialog.save.isEnabled, timeout=20_000)
    judge(dialog, "briefing")
    dialog.reject()


def test_the_search_is_named(spoken):
    palette = spoken._doors.search(spoken.desk, spoken)
    palette.show()
    for typed in ("", "ank", "zzz"):
        palette.box.setText(typed)
        judge(palette, typed)
    palette.reject()


def test_filling_each_gap_is_named(casablanca):
    for row in casablanca.page.view.story.gaps:
        dialog = FillGapDialog(casablanca.desk, row.gap, casablanca)
        dialog.open()
        judge(dialog, row.text)
        dialog.reject()


def test_adding_a_claim_and_the_popover_before_it_are_named(casablanca):
    view = casablanca.page.view
    next(cell for cell in view.head._facts if cell.mark.isVisible()).ask_sources()
    judge(view.popover, "popover")
    view.popover.close()
    subject = next(cell for cell in view.head._facts if cell._subject)._subject
    dialog = AddClaimDialog(casablanca.desk, subject, casablanca)
    dialog.open()
    judge(dialog, "claim")
    dialog.reject()


def test_what_is_added_without_leaving_the_page_is_named(casablanca):
    for ask in (casablanca.page._on_add_entry, lambda: casablanca.page._on_add("person")):
        ask()
        dialog = opened(casablanca, RecordDialog)
        for choice in getattr(dialog, "choices", [None]):
            if choice is not None:
                choice.click()
            judge(dialog, type(dialog).__name__)
        assert dialog.accessibleName()
        dialog.reject()
    assert issubclass(AddEntryDialog, RecordDialog)


def test_what_a_picker_offers_is_named(spoken, qtbot):
    spoken.go(Address("agreements"))
    spoken.page.act("new")
    for editor in spoken.page.pane.edit.findChildren(LinkEditor)[:1]:
        editor.line.setText("an")
        editor.offer()
        offers = editor.line.completer().popup()
        assert spoken_name(offers)
        model = offers.model()
        spoken_role = Qt.ItemDataRole.AccessibleTextRole
        assert all(model.index(at, 0).data(spoken_role) for at in range(model.rowCount()))
        offers.hide()


def test_questions_are_named(spoken):
    said = spoken.desk.words
    for box in (
        ask_about_edits(spoken, said, lambda _answer: None),
        ask_to_bin(spoken, said, "Ankara", lambda: None),
    ):
        judge(box, box.windowTitle())
        assert box.text()
        for one in box.buttons():
            assert one.text() == said(one.text()) or spoken.desk.words.language == "en"
        box.button(QMessageBox.StandardButton.Cancel).click()


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
