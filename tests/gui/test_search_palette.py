"""One box finds records and commands, in any spelling."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.dialogs.search_facts import Found, find, spans
from kl_relations_desktop.gui.dialogs.search_list import Head
from kl_relations_desktop.gui.dialogs.search_palette import SearchPalette
from kl_relations_desktop.wording.catalogue import words
from tests.gui import sample


@pytest.fixture
def palette(shell):
    shell.act("search")
    return next(one for one in shell.findChildren(SearchPalette) if one.isVisible())


def lines(palette):
    model = palette.list.found
    return [model._lines[place] for place in range(model.rowCount())]


def test_a_partner_is_found_with_what_belongs_to_it_and_commands_come_last(palette):
    palette.box.setText("casab")
    heads = [one.title for one in lines(palette) if isinstance(one, Head)]
    assert heads[:2] == ["Partners", "Agreements"]
    assert heads[-1] == "Commands"
    found = [one for one in lines(palette) if isinstance(one, Found)]
    assert found[0].text == "Casablanca · الدار البيضاء"
    assert found[0].detail == "Twin city in Morocco"
    assert (found[-2].text, found[-2].detail) == ("Print sheet for Casablanca", "Ctrl+P")


def test_accents_other_spellings_and_scripts_are_found(palette):
    for typed, name in (
        ("suleyman", "Süleyman Önder"),
        ("大阪", "Osaka"),
        ("isfahan", "Esfahan"),
    ):
        palette.box.setText(typed)
        assert any(name in one.text for one in lines(palette) if isinstance(one, Found))


def test_a_match_is_marked_in_any_spelling():
    assert spans("Süleyman Önder", "suleyman") == ((0, 8),)
    assert spans("Letter of Intent, Casablanca", "casab int") == ((18, 5), (10, 3))
    assert spans("Osaka", "zz") == ()


def test_five_a_group_and_the_head_opens_the_rest(palette, ws):
    for place in range(8):
        sample.add_visit(ws, "Ankara", f"2027-0{place + 1}", purpose=f"Zebra crossing {place}")
    palette.box.setText("zebra")
    head = next(one for one in lines(palette) if isinstance(one, Head))
    assert (head.shown, head.whole) == (5, 8)
    assert palette.list.found.count_of(head) == "5 of 8"
    palette.list.walk(-1)
    QTest.keyClick(palette.box, Qt.Key.Key_Return)
    assert sum(isinstance(one, Found) and one.kind == "visit" for one in lines(palette)) == 8
    assert palette.isVisible()


def test_enter_opens_the_record_and_closes_the_box(palette, shell, ws):
    palette.box.setText("casab")
    QTest.keyClick(palette.box, Qt.Key.Key_Return)
    assert shell.address == Address("partners", sample.partner_id(ws, "Casablanca"))
    assert not palette.isVisible()


def test_the_arrows_walk_the_lines_and_pass_over_the_heads(palette):
    palette.box.setText("casab")
    QTest.keyClick(palette.box, Qt.Key.Key_Down)
    assert palette.list.current_line().kind == "agreement"
    QTest.keyClick(palette.box, Qt.Key.Key_Up)
    assert palette.list.current_line().kind == "partner"


def test_a_command_is_run(palette, shell):
    palette.box.setText("go to history")
    QTest.keyClick(palette.box, Qt.Key.Key_Return)
    assert shell.address.page == "history"


@pytest.mark.parametrize(
    ("language", "typed", "said"),
    [("en", "documents", "Go to Documents"), ("ms", "dokumen", "Pergi ke Dokumen")],
)
def test_a_page_past_the_ninth_is_gone_to_by_its_name(ws, language, typed, said):
    commands = find(ws, typed, words(language))[-1]
    gone = next(line for line in commands.lines if line.command == ("go", "documents"))
    assert gone.text == said


def test_a_gift_is_new_as_well_as_recorded(ws):
    for typed in ("new gift", "record gift"):
        (group,) = [one for one in find(ws, typed, words("en")) if one.is_commands]
        assert [line.text for line in group.lines] == ["Record a gift"]


def test_a_new_claim_begins_with_its_form_and_a_new_document_with_its_file(palette, shell):
    palette.box.setText("new claim")
    QTest.keyClick(palette.box, Qt.Key.Key_Return)
    assert shell.address.page == "claims"
    assert shell.page.pane.edit.record_id is None
    shell.act("search")
    box = next(one for one in shell.findChildren(SearchPalette) if one.isVisible()).box
    box.setText("new document")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert shell.address.page == "documents"
    (dialog,) = shell.findChildren(QFileDialog)
    assert dialog.isVisible() and shell.page.pane.edit is None
    dialog.reject()


def test_enter_takes_the_command_that_is_being_typed_though_a_record_fits_too(palette, shell):
    palette.box.setText("new network")
    assert isinstance(lines(palette)[1], Found) and lines(palette)[1].text == "C40"
    QTest.keyClick(palette.box, Qt.Key.Key_Return)
    assert shell.address.page == "networks"
    assert shell.page.pane.edit.record_id is None


def test_one_word_alone_marks_the_record(palette):
    palette.box.setText("new")
    assert palette.list.current_line().text == "C40"


def test_a_network_profile_goes_by_the_name_of_its_partner(ws):
    groups = find(ws, "climate change helps", words("en"))
    found = [line for group in groups for line in group.lines if line.kind == "network"]
    assert [(line.text, line.detail) for line in found] == [("C40", "Network profile")]


def test_nothing_found_is_said_with_what_was_tried(palette):
    palette.box.setText("zzzq")
    assert palette.nothing.isVisible()
    assert palette.nothing.text() == (
        "Nothing found for “zzzq”. Other spellings and scripts were tried."
    )


def test_one_letter_is_not_looked_for(ws):
    assert all(group.is_commands for group in find(ws, "c", words("en")))


def test_escape_closes_and_the_veil_goes(palette, shell):
    QTest.keyClick(palette.box, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert palette._veil is None


def test_every_line_is_named_for_a_screen_reader(palette):
    palette.box.setText("casab")
    model = palette.list.found
    for place in range(model.rowCount()):
        said = model.data(model.index(place, 0), Qt.ItemDataRole.AccessibleTextRole)
        assert said
