"""Nothing of a page ever stands on the screen by itself, not even for the blink of an eye."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.doors import ENTRIES, LOWER_ENTRIES
from kl_relations_desktop.usecases.records import record_rows


class Watch(QObject):
    """Notes what is shown as a window of its own."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):
        is_shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if is_shown and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


@pytest.fixture
def watch(shell, qapp):
    made = Watch()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


@pytest.mark.parametrize("page", [entry.page for entry in ENTRIES + LOWER_ENTRIES])
def test_a_page_shows_no_part_as_a_window(shell, watch, qtbot, page):
    shell.go(Address(page))
    qtbot.waitUntil(shell.page.isVisible)
    assert watch.seen == []


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_record_and_its_form_show_no_part_as_a_window(shell, watch, ws, qtbot, kind):
    for row in record_rows(ws, kind):
        shell.desk.open_record(kind, row.id)
    if shell.page.subject() != (None, None):
        shell.page.act("edit")
    qtbot.waitUntil(shell.page.isVisible)
    assert watch.seen == []
