"""The history on screen: one row an act, opened up to its records and their fields."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.renewal import CaseStep
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.pages import history
from kl_relations_desktop.usecases.due import due_items
from kl_relations_desktop.usecases.records import (
    is_binned,
    load_record,
    record_rows,
    save_record,
)
from kl_relations_desktop.usecases.reminders import mark_done, put_off
from kl_relations_desktop.usecases.renewals import add_step, await_answer, bring, finish_step
from tests.gui import sample


@pytest.fixture
def case(ws):
    """Give the id of a case that was opened for an instrument of Osaka's and moved."""
    osaka = sample.partner_id(ws, "Osaka")
    theirs = next(row for row in record_rows(ws, "agreement") if row.record.partner == osaka)
    bring(ws, theirs.id, 2)
    return max(row.id for row in record_rows(ws, "renewal"))


def told(shell):
    """Return the first row's words: what, and what was done."""
    shell.go(Address("history"))
    shell.page.refresh()
    cell = shell.page.list.model.shown[0].cells[0]
    return cell.text, cell.below


def said(page):
    return {one.text() for one in page.pane.findChildren(QLabel) if one.isVisibleTo(page)}


@pytest.fixture
def together(ws):
    """Give two promises that were written in one act."""
    with ws.store.session():
        return [
            sample.add_promise(ws, "Ankara", text, "2026-12-01")
            for text in ("Send the study", "Answer the letter")
        ]


def test_what_when_and_who_have_their_columns_at_1280(shell, together):
    shell.go(Address("history"))
    page = shell.page
    table = page.list.table
    assert [table.isColumnHidden(place) for place in range(3)] == [False] * 3
    model = table.model()
    for place in range(1, 3):
        text = model.index(0, place).data()
        assert table.columnWidth(place) > table.fontMetrics().horizontalAdvance(text)
    assert table.columnWidth(0) > 200
    assert page.pane.width() > 400


def test_an_act_of_several_records_is_a_row_and_opens_up(shell, together, qtbot):
    name, below = told(shell)
    assert (name, below) == (
        "Ankara · Answer the letter",
        "Follow-up · Created, and 1 record with it",
    )
    page = shell.page
    first = page.list.model.index(0, 0)
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        assert name in first.data(role) and below in first.data(role)
    page.list.choose(page.list.model.shown[0].id)
    both = {"Ankara · Answer the letter", "Ankara · Send the study"}
    qtbot.waitUntil(lambda: both <= said(page))
    assert [box.is_open for box in page.pane.boxes] == [False, False]
    assert "1 December 2026" not in said(page)
    qtbot.mouseClick(page.pane.boxes[1].toggle, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "1 December 2026" in said(page))
    qtbot.mouseClick(page.pane.boxes[1].toggle, Qt.MouseButton.LeftButton)
    assert "1 December 2026" not in said(page)


def test_undo_takes_the_whole_act_back(shell, ws, together, qtbot):
    told(shell)
    page = shell.page
    page.list.choose(page.list.model.shown[0].id)
    qtbot.mouseClick(page.pane.undo, Qt.MouseButton.LeftButton)
    assert all(is_binned(ws, "followup", one) for one in together)
    assert told(shell)[1] == "Follow-up · Undone, and 1 record with it"


def test_of_many_records_some_are_shown_and_the_others_asked_for(shell, qtbot):
    shell.go(Address("history"))
    page = shell.page
    starter = page.list.model.shown[-1]
    assert starter.cells[0].text == "Starter records"
    page.list.choose(starter.id)
    first = len(page.pane.boxes)
    assert first < starter.value.records
    assert page.pane.undo.isHidden() and page.pane.open.isHidden()
    page.pane.more.click()
    assert len(page.pane.boxes) == 2 * first
    with qtbot.waitSignal(page.pane.open_asked):
        page.pane.boxes[-1].opens.click()


@pytest.mark.parametrize("language", ["en", "ms"])
def test_a_case_says_which_step_it_took(make_shell, ws, case, language):
    ws.settings = replace(ws.settings, screen_language=language)
    shell = make_shell()
    is_malay = language == "ms"
    moved = told(shell)
    assert moved[0].startswith("Osaka · ")
    add_step(ws, case, CaseStep(text="Legal view"))
    assert told(shell)[1].endswith("Langkah: Legal view" if is_malay else "Step: Legal view")
    finish_step(ws, case, 1)
    done = "Langkah selesai: Legal view" if is_malay else "Step done: Legal view"
    assert told(shell)[1].endswith(done)
    await_answer(ws, case, PartialDate.parse("2026-12-04"))
    assert told(shell)[1].endswith("4 Dis 2026" if is_malay else "4 Dec 2026")


def test_a_reminder_says_of_what_and_until_when(shell, ws):
    sample.add_promise(ws, "Ankara", "Send the study", "2026-11-13")
    item = next(one for one in due_items(ws) if one.kind == "promise")
    put_off(ws, item, PartialDate.parse("2026-11-30"))
    said_later = told(shell)
    assert said_later[0] == "Ankara · Send the study"
    assert said_later[1].endswith("Not before: 30 Nov 2026")
    mark_done(ws, item)
    assert told(shell)[1].endswith("Follow-up · Done on: 23 Nov 2026")


def test_a_change_names_its_value_or_its_fields(shell, ws):
    promise = sample.add_promise(ws, "Ankara", "Send the study", "2026-11-13")
    record = load_record(ws, "followup", promise)
    moved = replace(record, due_on=PartialDate.parse("2026-12"))
    save_record(ws, moved)
    assert told(shell)[1] == "Follow-up · Due date: Dec 2026"
    save_record(ws, replace(moved, owner_post="Mayor’s office", note="Asked twice"))
    assert told(shell)[1] == "Follow-up · Changed: Note, Post responsible"


def test_the_filter_finds_what_was_done_and_when_written_under_another_name(shell, ws):
    promise = sample.add_promise(ws, "Ankara", "Send the study", "2026-11-13")
    save_record(ws, replace(load_record(ws, "followup", promise), text="Post the survey"))
    told(shell)
    page = shell.page
    page.list.filter.setText("follow-up created")
    assert [row.cells[0].text for row in page.list.model.shown] == ["Ankara · Post the survey"]
    page.list.filter.setText("send the study")
    assert len(page.list.model.shown) == 1


def test_what_is_done_again_is_told_so(shell, ws):
    sample.add_promise(ws, "Ankara", "Send the study", "2026-11-13")
    shell.act("undo")
    assert told(shell)[1] == "Follow-up · Undone"
    shell.act("redo")
    assert told(shell)[1] == "Follow-up · Done again"


def test_older_changes_are_shown_when_they_are_asked_for(shell, ws, monkeypatch):
    monkeypatch.setattr(history, "_STEP", 2)
    for text in "abcde":
        sample.add_promise(ws, "Ankara", text, "2026-12-01")
    shell.go(Address("history"))
    page = shell.page
    page._narrow_to(None)
    counts = [len(page.list.model.shown)]
    while page.older.isVisibleTo(page):
        page.older.click()
        counts.append(len(page.list.model.shown))
    assert counts == [2, 4, 6]
