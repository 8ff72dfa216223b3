"""The whole program in a real window over a new folder."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kl_relations_desktop.bootstrap import doors
from kl_relations_desktop.gui.app import Program
from kl_relations_desktop.gui.pages.overview_kept import KeptPages
from kl_relations_desktop.gui.pages.records_page import RecordsPage
from kl_relations_desktop.gui.shell import Shell
from kl_relations_desktop.usecases.workspace import Workspace, workspace_of
from tests import office

StartProgram = Callable[[], Program]


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, folder) -> Iterator[StartProgram]:
    """Give what opens the desk on the office's folder, as often as the officer does."""
    opened: list[tuple[Program, Workspace, KeptPages]] = []

    def began() -> Program:
        ws = workspace_of(folder, office.TODAY)
        kept = KeptPages(ws)
        if not kept.is_there:
            ws.open()
        program = Program(qapp, ws, doors(kept))
        opened.append((program, ws, kept))
        with qtbot.waitActive(program.shell):
            program.shell.show()
            program.shell.activateWindow()
        return program

    yield began
    for program, ws, kept in opened:
        end(program, ws)
        kept.keep()


def end(program: Program, ws: Workspace) -> None:
    """Close the desk and let go of its records."""
    program.workers.finish()
    shell: Shell = program.shell
    if isinstance(shell.page, RecordsPage):
        shell.page.pane.stop()
    shell.close()
    program.doors.closing()
    ws.close()
