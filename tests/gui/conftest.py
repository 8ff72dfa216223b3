"""A real window over a real office for the tests of this room."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from kl_relations_desktop.bootstrap import doors
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.shell import Shell
from kl_relations_desktop.gui.theme import chosen
from kl_relations_desktop.gui.theme_style import dress
from kl_relations_desktop.gui.workers import Workers
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.catalogue import words

MakeShell = Callable[[], Shell]


@pytest.fixture
def make_shell(qtbot: QtBot, qapp: object, ws: Workspace) -> Iterator[MakeShell]:
    made: list[Shell] = []

    def make() -> Shell:
        theme = chosen(ws.settings.theme)
        dress(qapp, theme)
        workers = Workers(ws.store.release)
        desk = Desk(ws, words(ws.settings.screen_language), theme, workers)
        shell = Shell(desk, doors())
        qtbot.addWidget(shell)
        shell.resize(1280, 720)
        with qtbot.waitExposed(shell):
            shell.show()
            # Where no window manager does it, a window has to take the keyboard itself.
            shell.activateWindow()
        made.append(shell)
        return shell

    yield make
    for shell in made:
        shell.desk.workers.finish()


@pytest.fixture
def shell(make_shell: MakeShell) -> Shell:
    return make_shell()
