"""Long lists in the window: read a page at a time, and constant in what they hold."""

from PySide6.QtCore import Qt

from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.records.plain import changed
from kl_relations_desktop.domain.records.story import Gift
from kl_relations_desktop.gui import paged_rows
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.usecases.records import save_record

MANY = 600


def many_gifts(ws):
    with ws.store.session():
        for number in range(MANY):
            save_record(ws, Gift(description=f"Gift {number:03}"))


def text(model, place):
    return model.index(place, 0).data()


def test_the_last_row_of_a_long_list_is_read_without_those_between(shell, ws, monkeypatch):
    many_gifts(ws)
    read = []
    real = paged_rows.list_page
    monkeypatch.setattr(
        paged_rows, "list_page", lambda ws, *asked: read.append(asked[2]) or real(ws, *asked)
    )
    shell.go(Address("gifts"))
    table = shell.page.list.table
    shell.page.list._on_head(0)
    read.clear()
    table.scrollToBottom()
    table.setCurrentIndex(table.model().index(MANY - 1, 0))

    assert text(table.model(), MANY - 1) == f"Gift {MANY - 1}"
    assert set(read) == {2}


def test_a_filter_reads_the_groups_in_sight_in_one_look(shell, ws, monkeypatch):
    with ws.store.session():
        for number in range(80):
            partner = save_record(ws, Partner(name=f"City {number:02}")).first_id
            save_record(ws, Agreement(partner=partner, title="Friendship"))
    shell.go(Address("agreements"))
    pane, looks = shell.page.list, []
    real = paged_rows.list_short_runs
    monkeypatch.setattr(
        paged_rows,
        "list_short_runs",
        lambda ws, outline, runs: looks.append(runs) or real(ws, outline, runs),
    )
    pane.filter.setText("friend")
    last = pane.table.height() // pane.table.rowHeight(1)

    assert len(pane.model.groups) >= 80
    assert [text(pane.model, place) for place in range(1, last, 2)]
    assert [len(runs) for runs in looks] == [24]


def test_a_run_longer_than_a_window_is_read_by_itself(shell, ws, monkeypatch):
    few, many = (save_record(ws, Partner(name=name)).first_id for name in ("Aa", "Ab"))
    with ws.store.session():
        for partner, count in ((few, 2), (many, 40)):
            for _number in range(count):
                save_record(ws, Agreement(partner=partner, title="Friendship"))
    shell.go(Address("agreements"))
    pane, alone = shell.page.list, []
    real = paged_rows.list_page
    monkeypatch.setattr(
        paged_rows, "list_page", lambda ws, *asked: alone.append(asked[1]) or real(ws, *asked)
    )
    pane.filter.setText("friend")

    assert len(pane.model.shown) == 42
    assert alone == [1]


def test_a_long_list_holds_no_more_rows_than_it_may(shell, ws, monkeypatch):
    many_gifts(ws)
    monkeypatch.setattr(paged_rows, "_KEPT", 300)
    shell.go(Address("gifts"))
    model = shell.page.list.model
    assert len(model.shown) == MANY
    assert sum(len(page.rows) for page in model._lines._pages.values()) <= 300
    assert len(model._lines._rows) <= 300


def test_the_chosen_row_stays_chosen_when_the_order_is_turned(shell, ws):
    many_gifts(ws)
    shell.go(Address("gifts"))
    pane = shell.page.list
    pane.choose(pane.model.shown[40].id)
    chosen = pane.current_id
    pane._on_head(0)
    pane._on_head(0)

    assert pane.model.is_descending
    assert pane.current_id == chosen
    assert text(pane.model, 0) == f"Gift {MANY - 1}"


def test_a_record_that_is_gone_leaves_an_empty_line_until_the_list_looks_again(shell, ws):
    many_gifts(ws)
    shell.go(Address("gifts"))
    model = shell.page.list.model
    with ws.store.session():
        for gift in range(1, MANY):
            ws.store.shelf("gift").bin(gift)
    assert text(model, MANY - 300) == ""
    shell.page.refresh()
    assert model.rowCount() == 1


def test_a_saved_record_is_read_anew_in_its_place(shell, ws):
    many_gifts(ws)
    shell.go(Address("gifts"))
    gift = ws.store.shelf("gift").load(1)
    shell.desk.do(lambda ws: save_record(ws, changed(gift, {"description": "Aaa"})))
    shell.page.list._on_head(0)
    assert text(shell.page.list.model, 0) == "Aaa"


def test_a_filter_finds_instruments_by_the_offices_short_name(shell):
    shell.go(Address("agreements"))
    shell.page.list.filter.setText("mou")
    found = shell.page.list.model.shown
    assert found
    assert {row.cells[0].text for row in found} == {"MoU"}
    assert not shell.page.list.model.flags(shell.page.list.model.index(0, 0)) & (
        Qt.ItemFlag.ItemIsEnabled
    )


def test_a_filter_finds_dates_by_month_and_year(shell):
    shell.go(Address("agreements"))
    shell.page.list.filter.setText("feb 1984")
    assert [row.cells[1].text for row in shell.page.list.model.shown] == ["1 Feb 1984"]
