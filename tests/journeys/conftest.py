"""The whole program in a real window over a new folder."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kl_relations_desktop.bootstrap import doors
from kl_relations_desktop.gui.app import Program
from kl_relations_desktop.gui.pages.records_page import RecordsPage
from kl_relations_desktop.gui.shell import Shell
from kl_relations_desktop.usecases.workspace import open_workspace
from tests import office

StartProgram = Callable[[], Program]


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, folder) -> Iterator[StartProgram]:
    """Give what opens the desk on the office's folder, as often as the officer does."""
    opened: list[tuple[Program, object]] = []

    def began() -> Program:
        ws = open_workspace(folder, office.TODAY)
        program = Program(qapp, ws, doors())
        opened.append((program, ws))
        with qtbot.waitActive(program.shell):
            program.shell.show()
            program.shell.activateWindow()
        return program

    yield began
    for program, ws in opened:
        end(program, ws)


def end(program: Program, ws: object) -> None:
    """Close the desk and let go of its records."""
    program.workers.finish()
    shell: Shell = program.shell
    if isinstance(shell.page, RecordsPage):
        shell.page.pane.stop()
    shell.close()
    ws.close()
