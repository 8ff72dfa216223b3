"""Every entry of the navigation and every dialog opens."""

import pytest

from kl_relations_desktop.bootstrap import doors
from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.gui import theme
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.doors import ENTRIES, LOWER_ENTRIES
from kl_relations_desktop.gui.shell import Shell
from kl_relations_desktop.gui.workers import Workers
from kl_relations_desktop.usecases.partners import find_partner
from kl_relations_desktop.wording.catalogue import words


@pytest.fixture
def desk(qapp, ws):
    made = Desk(ws, words("en"), theme.chosen("light"), Workers(ws.store.release))
    yield made
    made.workers.finish()


@pytest.mark.parametrize("page", [entry.page for entry in ENTRIES + LOWER_ENTRIES])
def test_every_page_of_the_navigation_opens(desk, qtbot, page):
    made = doors().pages[page](desk)
    qtbot.addWidget(made)
    made.show()
    assert made.isVisible()


@pytest.mark.parametrize("kind", [kind.plural for kind in KINDS.values()])
def test_every_kind_of_record_has_a_page(desk, qtbot, kind):
    made = doors().records(desk, kind)
    qtbot.addWidget(made)
    made.show()
    assert made.isVisible()


def test_search_and_papers_open_over_the_window(desk, qtbot, ws):
    shell = Shell(desk, doors())
    qtbot.addWidget(shell)
    shell.show()
    for made in (
        doors().search(desk, shell),
        doors().briefing(desk, shell, find_partner(ws, "ankara").id, None),
        doors().schedule(desk, shell),
    ):
        made.show()
        assert made.isVisible()
        made.close()
