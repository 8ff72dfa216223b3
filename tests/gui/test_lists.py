"""Lists: order, groups, filter, and what is remembered of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.gui.chips import Chip, Tone
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.row_making import columns_of
from kl_relations_desktop.gui.rows import Cell, Column, Group, Row, RowsModel
from kl_relations_desktop.gui.rows_painting import broken
from kl_relations_desktop.usecases.partners import find_partner
from kl_relations_desktop.usecases.workspace import change_settings
from kl_relations_desktop.wording.catalogue import words

COLUMNS = (Column("name", "Name"), Column("day", "Date", 90))


def row(row_id, name, day=None, group=None, chip=None):
    return Row(row_id, (Cell(name, name), Cell(str(day or ""), day)), group, chip)


def names(model):
    return [one.cells[0].text for one in model.shown]


@pytest.fixture
def model():
    made = RowsModel(COLUMNS, str)
    named = (("Osaka", 3), ("Ankara", 1), ("Melaka", None), ("Ipoh", 2))
    made.set_rows(row(place, name, day) for place, (name, day) in enumerate(named, 1))
    return made


def test_a_list_is_sorted_by_its_first_column(model):
    assert names(model) == ["Ankara", "Ipoh", "Melaka", "Osaka"]


@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_what_is_not_stated_goes_last_in_both_directions(model, order):
    model.sort(1, order)
    assert names(model)[-1] == "Melaka"


@given(st.lists(st.one_of(st.none(), st.integers(0, 9)), max_size=12), st.booleans())
def test_sorting_loses_nothing_and_keeps_the_silent_last(keys, descending):
    model = RowsModel(COLUMNS, str)
    model.set_rows(row(place, str(place), key) for place, key in enumerate(keys))
    model.sort(1, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)
    found = [one.cells[1].key for one in model.shown]
    said = [key for key in keys if key is not None]
    assert found == sorted(said, reverse=descending) + [None] * keys.count(None)


def test_the_filter_folds_accents_and_case():
    model = RowsModel(COLUMNS, str)
    model.set_rows([row(1, "Süleyman Önder"), row(2, "Murat Karayalçın")])
    model.filter_by("onder SUL")
    assert names(model) == ["Süleyman Önder"]


def test_a_head_row_counts_its_rows_and_cannot_be_chosen():
    model = RowsModel(COLUMNS, str)
    cities, networks = Group(0, "Cities"), Group(1, "Networks")
    model.set_rows([row(1, "C40", group=networks), row(2, "Osaka", group=cities),
                    row(3, "Ankara", group=cities)])  # fmt: skip
    assert model.groups == (0, 3)
    assert model.index(0, 0).data(int(Qt.ItemDataRole.UserRole)).count == 2
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert names(model) == ["Ankara", "Osaka", "C40"]


def test_what_is_past_stands_newest_first_below_what_comes():
    model = RowsModel(COLUMNS, str)
    coming, past = Group(0, "Coming"), Group(1, "Past", is_turned=True)
    model.set_rows(
        [row(day, str(day), day, past if day < 5 else coming) for day in (1, 2, 3, 6, 7)]
    )
    model.sort(1)
    assert names(model) == ["6", "7", "3", "2", "1"]


def test_a_row_is_named_by_its_values_and_its_state():
    model = RowsModel(COLUMNS, str)
    model.set_rows([row(1, "Send the study", 13, chip=Chip(Tone.LATE, "10 days late"))])
    said = model.index(0, 0).data(int(Qt.ItemDataRole.AccessibleTextRole))
    assert said == "Send the study; Date, 13; 10 days late"


def test_a_long_cell_breaks_between_words_and_elides_its_last_line(shell):
    metrics = shell.desk.theme.metrics("body")
    lines = broken("Send the housing study report to Ankara", metrics, 120, 2)
    assert len(lines) == 2
    assert lines[0] == "Send the housing"
    assert lines[1].endswith("…")


def test_a_short_cell_is_left_whole(shell):
    assert broken("Ankara", shell.desk.theme.metrics("body"), 120, 2) == ["Ankara"]


def test_agreements_stand_under_their_partners_with_flags(shell):
    shell.go(Address("agreements"))
    model = shell.page.list.model
    role = int(Qt.ItemDataRole.UserRole)
    heads = [model.index(place, 0).data(role) for place in model.groups]
    assert [head.label for head in heads] == [
        "Ankara", "Casablanca", "Chennai", "Esfahan", "Melaka", "Osaka",
    ]  # fmt: skip
    assert all(head.flag for head in heads)
    assert [head.count for head in heads] == [2, 2, 1, 1, 1, 2]


def test_order_is_remembered(make_shell):
    shell = make_shell()
    shell.go(Address("agreements"))
    shell.page.list._on_head(0)
    shell.page.list._on_head(0)
    other = make_shell()
    other.go(Address("agreements"))
    model = other.page.list.model
    assert (model.sorted_by, model.is_descending) == (0, True)


def test_column_widths_are_remembered(make_shell, qtbot):
    shell = make_shell()
    shell.go(Address("agreements"))
    with qtbot.waitSignal(shell.page.list.memory.kept):
        shell.page.list.table.horizontalHeader().resizeSection(1, 133)
    other = make_shell()
    other.go(Address("agreements"))
    assert other.page.list.table.columnWidth(1) == 133


@pytest.mark.parametrize("far", [-500, -30, 25, 500])
def test_the_edge_between_two_columns_follows_the_mouse_and_does_not_sort(shell, qtbot, far):
    shell.resize(1600, 1000)
    shell.go(Address("partners"))
    pane, table = shell.page.list, shell.page.list.table
    memory, head = pane.memory, table.horizontalHeader()
    # Where nothing rolls, a margin takes the place of the scroll bar.
    qtbot.waitUntil(lambda: table.mapTo(pane, table.rect().topRight()).x() < pane.width() - 1)
    sorted_by, all_of_it = shell.page.list.model.sorted_by, head.length()
    edge, end = head.sectionViewportPosition(1), head.sectionViewportPosition(2)
    names, since = head.sectionSize(0), head.sectionSize(1)
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(head.viewport(), left, pos=QPoint(edge + 1, 8))
    with qtbot.waitSignal(memory.kept):
        qtbot.mouseMove(head.viewport(), QPoint(edge + far, 8))
        qtbot.mouseRelease(head.viewport(), left, pos=QPoint(edge + far, 8))
    stands = min(max(edge + far, edge - names + 40), edge + since - 40)
    assert head.sectionViewportPosition(1) == stands
    assert (head.sectionViewportPosition(2), head.length()) == (end, all_of_it)
    assert shell.page.list.model.sorted_by == sorted_by
    # Let go, the edge stays where it is.
    qtbot.mouseMove(head.viewport(), QPoint(edge - 9, 8))
    assert head.sectionViewportPosition(1) == stands


def test_an_edge_pressed_twice_gives_the_column_what_its_words_need(shell, qtbot):
    shell.go(Address("partners"))
    head = shell.page.list.table.horizontalHeader()
    head.resizeSection(1, 60)
    edge = QPoint(head.sectionViewportPosition(1), 8)
    qtbot.mouseDClick(head.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    assert head.sectionSize(1) > 80


def test_down_leads_from_the_filter_to_what_it_has_found(shell, qtbot):
    assert QTest.qWaitForWindowActive(shell)
    shell.go(Address("partners"))
    pane = shell.page.list
    pane.filter.setFocus()
    qtbot.keyClicks(pane.filter, "melaka")
    qtbot.keyClick(pane.filter, Qt.Key.Key_Down)
    assert shell.focusWidget() is pane.table
    assert pane.current_id == find_partner(shell.desk.ws, "Melaka").id


def test_home_and_end_lead_to_the_first_and_the_last_row(shell, qtbot):
    shell.go(Address("partners"))
    pane = shell.page.list
    pane.choose(find_partner(shell.desk.ws, "Casablanca").id)
    shown = [one.id for one in pane.model.shown]
    qtbot.keyClick(pane.table, Qt.Key.Key_End)
    assert pane.current_id == shown[-1]
    qtbot.keyClick(pane.table, Qt.Key.Key_Home)
    assert pane.current_id == shown[0]


def test_a_row_is_copied_as_a_spreadsheet_takes_it(shell, qtbot):
    shell.go(Address("partners"))
    table = shell.page.list.table
    shell.page.list.choose(find_partner(shell.desk.ws, "Casablanca").id)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Casablanca\t11 Jul 1992"


def test_a_filter_that_finds_nothing_says_so_and_can_be_cleared(shell, qtbot):
    shell.go(Address("partners"))
    pane = shell.page.list
    qtbot.keyClick(shell, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(pane.filter, "xyz")
    assert pane.nothing.sentence.text() == "Nothing here matches “xyz”."
    qtbot.mouseClick(pane.nothing.button, Qt.MouseButton.LeftButton)
    assert len(pane.model.shown) == 14
    assert pane.table.isVisible()


def test_an_empty_bin_says_so_and_is_left_by_the_same_button(shell, qtbot):
    shell.go(Address("agreements"))
    pane = shell.page.list
    pane.filter.setText("xyz")
    qtbot.mouseClick(pane.bin_view, Qt.MouseButton.LeftButton)
    assert pane.empty_bin.isVisible()
    assert pane.empty_bin.sentence.text() == "The bin is empty."
    assert pane.bin_view.accessibleName() == pane.bin_view.toolTip() == "Leave the bin"
    qtbot.mouseClick(pane.bin_view, Qt.MouseButton.LeftButton)
    assert pane.table.isVisible() and pane.filter.text() == ""
    assert pane.bin_view.accessibleName() == "Show the bin"


def test_a_partner_is_found_by_its_other_name(shell):
    shell.go(Address("partners"))
    shell.page.list.filter.setText("isfahan")
    assert [one.cells[0].text for one in shell.page.list.model.shown] == ["Esfahan"]


@pytest.mark.parametrize("width", [1280, 960, 1600])
def test_what_is_not_stated_is_not_cut_in_malay_and_add_has_its_word_where_there_is_room(
    ws, make_shell, width
):
    change_settings(ws, screen_language="ms")
    shell = make_shell()
    shell.resize(width, 640)
    shell.go(Address("partners"))
    pane = shell.page.list
    shell.resize(width + 1, 640)
    said = shell.desk.theme.metrics("body").horizontalAdvance("Tidak dinyatakan")
    since = pane.table.horizontalHeader().sectionSize(1)
    assert since >= said + 16
    name = pane.table.horizontalHeader().sectionSize(0)
    assert name >= 140
    assert (pane.add.text() == "Tambah") is (pane.width() > 340)


def test_a_column_is_read_in_the_language_of_the_screen(ws, make_shell):
    change_settings(ws, screen_language="ms")
    shell = make_shell()
    shell.go(Address("visits"))
    said = [cell.text for row in shell.page.list.model.shown for cell in row.cells]
    assert "Lawatan susulan ke Esfahan" in said


@pytest.mark.parametrize(("page", "flag"), [("agreements", 0), ("partners", 27)])
def test_the_names_have_what_the_other_columns_do_not_need(shell, page, flag):
    shell.resize(1280, 560)
    shell.go(Address(page))
    table = shell.page.list.table
    assert table.verticalScrollBar().isVisible()
    strong = shell.desk.theme.metrics("strong").horizontalAdvance
    longest = max(strong(row.cells[0].text) for row in shell.page.list.model.shown)
    assert longest + flag + 14 <= table.columnWidth(0)
    body = shell.desk.theme.metrics("body").horizontalAdvance
    dates = max(body(row.cells[1].text) for row in shell.page.list.model.shown)
    assert dates + 8 <= table.columnWidth(1)


def test_a_column_that_comes_with_the_width_does_not_count_as_drawn(make_shell):
    shell = make_shell()
    shell.go(Address("partners"))
    shell.resize(1600, 700)
    shell.resize(1280, 700)
    assert not shell.page.list.memory._is_drawn


def test_words_beside_a_name_wait_for_a_wide_window_and_a_name_beside_another_breaks():
    name, kind = columns_of(KINDS["body"], words("ms"))
    assert (kind.name, name.from_width, kind.from_width) == ("kind", 0, 1500)
    milestone, partner, *_ = columns_of(KINDS["milestone"], words("ms"))
    assert (partner.name, partner.from_width, milestone.lines) == ("partner", 0, 2)
