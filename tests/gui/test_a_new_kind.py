"""The test of the house at the window: a kind that was only described has form and list."""

import json

import pytest
from PySide6.QtTest import QTest

from kl_relations_desktop.bootstrap import doors
from kl_relations_desktop.domain.records.plain import to_plain
from kl_relations_desktop.gui import theme
from kl_relations_desktop.gui.desk import Address, Desk
from kl_relations_desktop.gui.forms.form import RecordForm
from kl_relations_desktop.gui.workers import Workers
from kl_relations_desktop.usecases.files import export_archive
from kl_relations_desktop.usecases.records import history, load_record, record_rows, save_record
from kl_relations_desktop.usecases.search import search
from kl_relations_desktop.wording.catalogue import words
from tests.store.test_a_new_kind import FULL, Scratch, scratch_kind

__all__ = ["scratch_kind"]


@pytest.fixture
def desk(qapp, request, folder):
    request.getfixturevalue("scratch_kind")
    from tests import office

    ws = office.open_workspace(folder, office.TODAY)
    made = Desk(ws, words("en"), theme.chosen("light"), Workers(ws.store.release))
    yield made
    made.workers.finish()
    ws.close()


def test_a_new_kind_has_its_form_list_search_history_and_archive(desk, qtbot, tmp_path):
    ws = desk.ws
    form = RecordForm(desk, Scratch())
    qtbot.addWidget(form)
    form.show()
    form.fields["name"].editor.line.setFocus()
    QTest.keyClicks(form.fields["name"].editor.line, "Tugu Negara")
    form.fields["unveiled_on"].editor.line.setFocus()
    QTest.keyClicks(form.fields["unveiled_on"].editor.line, "feb 1966")
    made = save_record(ws, form.record()).first_id

    assert load_record(ws, "scratch", made).unveiled_on.edtf == "1966-02"
    page = doors().records(desk, "scratches")
    qtbot.addWidget(page)
    page.show()
    page.show_address(Address("scratches", made))
    assert [row.headline for row in record_rows(ws, "scratch")] == ["Tugu Negara"]
    assert {hit.headline for hit in search(ws, "tugu")} == {"Tugu Negara"}
    assert [one.operation for one in history(ws, "scratch", made)] == ["create"]
    export_archive(ws, tmp_path / "all.json")
    archived = json.loads((tmp_path / "all.json").read_text("utf-8"))["scratches"]
    assert [one["name"] for one in archived] == ["Tugu Negara"]


def test_every_field_of_a_new_kind_goes_through_the_form_unchanged(desk, qtbot):
    form = RecordForm(desk, FULL)
    qtbot.addWidget(form)
    assert to_plain(form.record()) == to_plain(FULL)
