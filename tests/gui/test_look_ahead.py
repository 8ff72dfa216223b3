"""The start imports what its window shows; what comes next is imported while it is idle."""

import json
import os
import subprocess
import sys

import pytest

from kl_relations_desktop.bootstrap import doors

_IN_MALAY = {"screen_language": "ms"}


def test_the_first_window_with_its_months_imports_neither_paper_nor_what_only_writing_needs(
    tmp_path,
):
    folder = str(tmp_path / "records")
    for _start in ("the first, which writes the starter records", "any other"):
        told = subprocess.run(
            [sys.executable, "-c", _SHOWS_THE_WINDOW, folder],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        ).stdout.splitlines()
    assert told[0].startswith("painted ")
    assert told[1:] == ["standing", "['kl_relations_desktop.gui.pages.overview_ahead']"]


def test_the_first_paint_makes_no_kind_of_widget_or_event_that_is_not_shown(tmp_path):
    told = subprocess.run(
        [sys.executable, "-c", _TELLS_WHAT_IS_MADE, str(tmp_path / "records")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert told[0] == "['QLabel'] []"


def test_a_start_with_a_page_that_was_kept_is_seen_before_any_record_is_read(tmp_path):
    told = [
        subprocess.run(
            [sys.executable, "-c", _TELLS_WHAT_IS_READ, str(tmp_path / "records")],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        ).stdout.splitlines()[0]
        for _start in ("the first, which writes the starter records", "any other")
    ]
    assert told == ["['apsw', 'domain.records', 'store.database', 'usecases.overview']", "[]"]


@pytest.mark.parametrize("chosen", ({}, {"theme": "light"}, {"theme": "dark"}, _IN_MALAY))
def test_the_first_paint_asks_for_no_name_of_qts_namespace(tmp_path, chosen):
    """PySide makes all 93 enumerations of `Qt` when one is asked for: 15 ms of every start."""
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "settings.json").write_text(json.dumps(chosen), "utf-8")
    for start in ("the first, which writes the starter records", "any other"):
        asked = subprocess.run(
            [sys.executable, "-c", _TELLS_WHO_ASKS_FOR_QT, str(folder)],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        ).stdout.splitlines()
        assert asked[0].startswith("painted "), f"{start}: asked for at {asked[0]}"


def test_what_is_imported_ahead_can_be_imported():
    ahead = doors().ahead
    assert ahead
    for room in ahead:
        room()


def test_what_the_first_paper_needs_is_made_ready_beside_the_window():
    told = subprocess.run(
        [sys.executable, "-c", _ASKS_WHAT_IS_THERE],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout.split()
    assert told == ["False", "True", "6"]


_SHOWS_THE_WINDOW = """
import sys
from kl_relations_desktop.bootstrap import main
assert main(["main.py", "--data", sys.argv[1], "--quit-after-paint"]) == 0
house = "kl_relations_desktop"
asked = (f"{house}.gui.pages.overview_ahead", f"{house}.documents", f"{house}.gui.dialogs",
         "peewee", "reportlab", "sqlite3", "hashlib", "PySide6.QtPdf", "PySide6.QtPrintSupport")
print([one for one in asked if one in sys.modules])
"""

_TELLS_WHAT_IS_MADE = """
import builtins, sys
own = builtins.__import__
from kl_relations_desktop.bootstrap import main
from kl_relations_desktop.gui import app
assert builtins.__import__ is own
tell_painted = app._tell_painted
def told():
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QFrame
    frames = [one.__name__ for one in QFrame.__subclasses__()]
    events = [one.__name__ for one in QEvent.__subclasses__()]
    print([one for one in ("QLabel", "QLCDNumber", "QSplitter", "QToolBox") if one in frames],
          [one for one in ("QDropEvent", "QFileOpenEvent", "QHelpEvent") if one in events])
    tell_painted()
app._tell_painted = told
assert main(["main.py", "--data", sys.argv[1], "--quit-after-paint"]) == 0
"""

_TELLS_WHAT_IS_READ = """
import sys
from kl_relations_desktop.bootstrap import main
from kl_relations_desktop.gui import app
tell_painted = app._tell_painted
house = "kl_relations_desktop."
asked = ("apsw", "domain.records", "store.database", "usecases.overview")
def told():
    print([one for one in asked if one in sys.modules or house + one in sys.modules])
    tell_painted()
app._tell_painted = told
assert main(["main.py", "--data", sys.argv[1], "--quit-after-paint"]) == 0
"""

_TELLS_WHO_ASKS_FOR_QT = """
import enum, sys, traceback
own = enum.EnumType._create_
def create(kind, name, *names, **more):
    if name == "GlobalColor" and not is_painted:
        lines = [one for one in traceback.extract_stack() if "kl_relations" in one.filename]
        print(f"{lines[-1].filename}:{lines[-1].lineno}: {lines[-1].line}")
    return own(kind, name, *names, **more)
enum.EnumType._create_ = create
is_painted = False
from kl_relations_desktop.bootstrap import main
from kl_relations_desktop.gui import app
tell_painted = app._tell_painted
def told():
    global is_painted
    is_painted = True
    tell_painted()
app._tell_painted = told
assert main(["main.py", "--data", sys.argv[1], "--quit-after-paint"]) == 0
from PySide6 import QtCore
assert "GlobalColor" in vars(QtCore.Qt), "Qt has another first name now"
"""

_ASKS_WHAT_IS_THERE = """
import sys
from kl_relations_desktop.bootstrap import doors
made = doors()
print("reportlab" in sys.modules)
made.beside()
print("reportlab" in sys.modules)
from kl_relations_desktop.documents.pdf import fonts
print(fonts.main_face.cache_info().currsize)
"""
