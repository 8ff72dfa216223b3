"""The first page that was kept: shown at once while it is true, and never when it is not."""

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from datetime import date, timedelta

import pytest

from kl_relations_desktop.bootstrap import doors, main
from kl_relations_desktop.gui.app import Program
from kl_relations_desktop.gui.pages.first_page import Room
from kl_relations_desktop.gui.pages.overview_facts import read_page
from kl_relations_desktop.gui.pages.overview_kept import KeptPages
from kl_relations_desktop.gui.widgets.due_line import DueLine
from kl_relations_desktop.runtime.files import DATABASE
from kl_relations_desktop.usecases.records import bin_record
from kl_relations_desktop.usecases.workspace import (
    change_settings,
    open_workspace,
    workspace_of,
)
from kl_relations_desktop.wording.catalogue import words
from tests import office
from tests.gui import sample

TODAY = date(2026, 11, 23)
KEPT = "overview.kept"
ROOM = Room(0, 1)
"""Any: what was kept is shown wherever there is room."""


@pytest.fixture
def folder(tmp_path):
    """Give a folder whose desk has been closed on the fixed day."""
    ws = office.open_workspace(tmp_path / "desk", TODAY)
    sample.fill(ws)
    ws.close()
    return ws.folder


@pytest.fixture
def run(qapp, qtbot, folder):
    """Give the program over the folder, as bootstrap runs it; leaving closes it."""

    @contextmanager
    def running(today=TODAY, size=None, at_paint=None):
        ws = workspace_of(folder, today)
        kept = KeptPages(ws)
        if not kept.is_there:
            ws.open()
        program = Program(qapp, ws, doors(kept))
        if size is not None:
            program.shell.resize(*size)
        if at_paint is not None:
            program.shell.painted.connect(lambda: at_paint(program, ws))
        try:
            with qtbot.waitExposed(program.shell):
                program.shell.show()
            qtbot.waitUntil(lambda: program.shell.page.below.ahead is not None)
            qtbot.waitUntil(lambda: program.shell.page.due.lines[0].item is not None)
            yield program
        finally:
            program.workers.finish()
            program.shell.close()
            program.doors.closing()
            ws.close()
            kept.keep()

    return running


def is_kept(folder, today=TODAY):
    return KeptPages(workspace_of(folder, today)).is_there


def test_the_kept_page_says_on_each_day_what_the_records_say(run, folder):
    with run() as program:
        rooms = [program.shell.page.due.room]
    for number in range(5):
        ws = workspace_of(folder, TODAY + timedelta(days=number))
        kept = KeptPages(ws).take()
        assert kept is not None, f"{number} days later"
        told = read_page(ws, words("en"))
        assert kept.due(ROOM) == told.due(rooms[0])
        assert kept.beside == told.beside
        ws.close()
    late = [row.chip.text for row in kept.due_there.sections[1].rows]
    assert late == ["14 days late"], "four days later"
    assert not is_kept(folder, TODAY + timedelta(days=5))


def test_the_desk_begins_with_it_and_keeps_its_lines_when_the_records_have_been_read(
    run, folder, monkeypatch
):
    painted, paint = [], DueLine.paint_inside

    def painting(line, painter):
        painted.append((line, line.geometry()))
        paint(line, painter)

    ws = open_workspace(folder, TODAY)
    for number in range(6):
        # More than the card has room for: its lines roll from the first paint on.
        sample.add_promise(ws, "Osaka", f"Promise {number}", f"2026-11-{14 + number}")
    ws.close()
    with run() as program:
        seen = program.shell.page.due.shown
    monkeypatch.setattr(DueLine, "paint_inside", painting)
    began = []

    def at_paint(program, ws):
        due = program.shell.page.due
        began.append((ws._store, due.shown, list(due.lines), [one.item for one in due.lines]))

    with run(at_paint=at_paint) as program:
        lines = program.shell.page.due.lines
        assert began == [(None, seen, lines, [None] * len(lines))], "nothing was drawn anew"
        assert painted and all(place == one.geometry() for one, place in painted)
        assert [one.item.record_id for one in lines] == [one.row.record_id for one in lines]


def test_a_menu_asked_for_before_the_records_are_open_opens_them(run):
    with run():
        pass
    asked = []

    def at_paint(program, ws):
        assert ws._store is None
        due = program.shell.page.due
        asked.append(due.acts(due.lines[2]).item.headline)

    with run(at_paint=at_paint):
        assert asked == ["Send the housing study report"]


def test_in_another_room_it_is_shown_until_the_records_tell_what_has_room_there(run):
    with run() as program:
        seen = program.shell.page.due.shown
    began = []

    def at_paint(program, ws):
        began.append((ws._store, program.shell.page.due.shown))

    with run(size=(1280, 740), at_paint=at_paint) as program:
        due, desk = program.shell.page.due, program.shell.desk
        assert began == [(None, seen)]
        assert (
            due.shown == desk.ask(lambda ws: read_page(ws, desk.words)).due(due.room).sections
        )


def test_records_written_since_make_it_untrue(run, folder):
    with run():
        pass
    assert is_kept(folder)
    ws = open_workspace(folder, TODAY)
    sample.add_promise(ws, "Osaka", "Send the film", "2026-11-20")
    ws.close()
    assert not is_kept(folder)
    with run() as program:
        assert any("Send the film" in one.row.headline for one in program.shell.page.due.lines)
    assert is_kept(folder)


def test_records_that_another_program_writes_just_now_make_it_untrue(run, folder):
    with run():
        pass
    other = open_workspace(folder, TODAY)
    sample.add_promise(other, "Osaka", "Send the film", "2026-11-20")
    assert not is_kept(folder), "what was written lies in the log of the database still"
    other.close()


def test_other_settings_make_it_untrue(run, folder):
    with run():
        pass
    ws = open_workspace(folder, TODAY)
    change_settings(ws, lead_promise_days=3)
    ws.close()
    assert not is_kept(folder)


def test_another_language_in_the_session_is_kept_in_that_language(run, folder, qtbot):
    with run() as program:
        before = program.shell
        before.desk.choose(screen_language="ms")
        qtbot.waitUntil(lambda: program.shell is not before)
        qtbot.waitUntil(lambda: program.shell.page.below.ahead is not None)
        assert program.shell.page.due.shown[0].title == "Lawatan akan datang"
    kept = KeptPages(workspace_of(folder, TODAY)).take()
    assert kept is not None
    assert kept.due_there.sections[0].title == "Lawatan akan datang"


def test_a_record_binned_in_the_session_is_not_kept(run, folder):
    with run() as program:
        line = program.shell.page.due.lines[2]
        program.shell.desk.do(lambda ws: bin_record(ws, "followup", line.row.record_id))
    kept = KeptPages(workspace_of(folder, TODAY)).take()
    assert kept is not None
    rows = [row.headline for section in kept.due_there.sections for row in section.rows]
    assert rows and not any("housing study" in one for one in rows)


@pytest.mark.parametrize(
    "spoiled",
    [
        "", "{}", "[]", "\x00", '{"form": 1, "records": null}\n["2026-11-23", []]',
        "[" * 50_000 + '\n["2026-11-23", []]', '{}\n["2026-11-23", ' + "[" * 50_000,
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_meant_is_left_aside(run, folder, spoiled):
    with run():
        pass
    (folder / KEPT).write_text(spoiled)
    assert not is_kept(folder)
    with run() as program:
        assert program.shell.page.due.lines
    assert is_kept(folder)


@pytest.mark.parametrize("place", ["page", "due", "chip", "places", "rank", "row"])
def test_a_page_of_another_form_is_left_aside(run, folder, place):
    with run():
        pass
    head, first, *more = (folder / KEPT).read_text().split("\n")
    day, page = json.loads(first)
    due, beside, _months = page
    {
        "page": page.pop,
        "due": due.pop,
        "chip": due[0][1][2][0][6].pop,
        "places": beside[0][0].pop,
        "rank": lambda: beside[0][0].__setitem__(3, 77),
        "row": lambda: due[0][0][2][0].append("more"),
    }[place]()
    (folder / KEPT).write_text("\n".join([head, json.dumps([day, page]), *more]))
    assert not is_kept(folder)


def test_records_that_cannot_be_opened_any_more_are_told_as_ever(run, folder):
    with run():
        pass
    path = folder / DATABASE
    was = path.stat()
    # Another version of the tables, with the time and size that were noted.
    with path.open("r+b") as stream:
        stream.seek(60)
        stream.write((9999).to_bytes(4, "big"))
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert is_kept(folder)
    told = subprocess.run(
        [sys.executable, "main.py", "--data", str(folder), "--today", TODAY.isoformat()],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert told.returncode == 2
    assert "newer" in told.stderr and "Traceback" not in told.stderr


def test_the_program_keeps_a_page_for_its_next_start(folder):
    argv = ["main.py", "--data", str(folder), "--today", TODAY.isoformat()]
    done = subprocess.run(
        [sys.executable, *argv, "--quit-after-paint"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == 0
    assert is_kept(folder)
    assert main([*argv, "list", "visits"]) == 0
    assert is_kept(folder), "reading changes nothing"
