"""What an officer writes stands in the window as it was written, whatever it looks like."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QMenu,
    QMessageBox,
    QWidget,
)

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.records.describe import FieldType, specs
from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.dialogs.briefing import BriefingDialog
from kl_relations_desktop.gui.doors import ENTRIES
from kl_relations_desktop.gui.widgets.as_written import tip
from kl_relations_desktop.gui.widgets.draft_offer import DraftOffer
from kl_relations_desktop.usecases.drafts import keep_draft
from kl_relations_desktop.usecases.partners import find_partner
from kl_relations_desktop.usecases.records import load_record, record_rows, save_record
from tests.gui import sample

LOOKS_LIKE = "<b>R&D</b>"
CORE = "R&D"


def said_by(widget):
    """Return every text that can be seen in a widget, as it is seen."""
    for one in (widget, *widget.findChildren(QWidget)):
        yield seen(one.toolTip())
        if isinstance(one, QLabel):
            yield seen(one.text(), one.textFormat())
        if isinstance(one, QAbstractButton):
            yield without_marks(one.text())
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            yield from tips_of(one.model())
    for menu in widget.findChildren(QMenu):
        for act in menu.actions():
            yield without_marks(act.text())


def tips_of(model):
    for row in range(min(model.rowCount(), 60)):
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
        for column in range(columns):
            tip_there = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
            yield seen(tip_there or "")


def seen(text, text_format=Qt.TextFormat.AutoText):
    """Return what Qt makes of a text."""
    is_read = text_format is Qt.TextFormat.RichText or (
        text_format is Qt.TextFormat.AutoText and GuiQt.mightBeRichText(text)
    )
    return QTextDocumentFragment.fromHtml(text).toPlainText() if is_read else text


def without_marks(text):
    """Return what is seen of words on a button: one "&" marks a letter, two are one."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def spoilt(widget):
    """Return the texts in which something of what the officer wrote was swallowed."""
    return [
        text
        for text in said_by(widget)
        if ("R" in text and "D</b>" in text and LOOKS_LIKE not in text)
        or text.count(CORE) != text.count(LOOKS_LIKE)
    ]


@pytest.fixture
def shell(ws, make_shell):
    """Give a window over records whose every text looks like markup."""
    sample.fill(ws)
    for kind in KINDS:
        for row in record_rows(ws, kind)[:2]:
            record = load_record(ws, kind, row.id)
            save_record(ws, replace(record, **texts_of(record)))
    return make_shell()


def texts_of(record):
    return {
        spec.name: f"{getattr(record, spec.name)} {LOOKS_LIKE}"
        for spec in specs(type(record))
        if spec.type in (FieldType.TEXT, FieldType.LONG_TEXT)
        and not (spec.read_only or spec.names_kind or spec.field_of_kind_in)
        and getattr(record, spec.name)
        and spec.longest > 80
    }


@pytest.mark.parametrize("page", [entry.page for entry in ENTRIES])
def test_a_page_shows_it(shell, page):
    shell.go(Address(page))
    QApplication.processEvents()
    assert spoilt(shell) == []


@pytest.mark.parametrize("kind", [one.name for one in KINDS.values()])
def test_a_record_shows_it(shell, ws, kind):
    for row in record_rows(ws, kind)[:1]:
        shell.go(Address(KINDS[kind].plural, row.id))
        QApplication.processEvents()
        assert spoilt(shell) == []
        shell.page.act("edit")
        QApplication.processEvents()
        assert spoilt(shell) == []


def test_questions_notices_and_offers_show_it(shell, ws):
    partner = record_rows(ws, "partner")[0].id
    shell.go(Address("partners", partner))
    shell.page.act("bin")
    box = shell.findChild(QMessageBox)
    assert LOOKS_LIKE in box.text()
    assert spoilt(box) == []
    box.button(QMessageBox.StandardButton.Cancel).click()

    keep_draft(ws, load_record(ws, "partner", partner), {"note": "x"})
    offer = DraftOffer(shell.desk)
    shell.above.stand(offer)
    offer.look()
    shell.desk.refused.emit(RuleViolation("link.not_chosen", field="partner", text=LOOKS_LIKE))
    assert LOOKS_LIKE in offer.text.text() and LOOKS_LIKE in shell.notice.text.text()
    assert spoilt(shell) == []


def test_the_search_and_the_briefing_show_it(shell, ws, qtbot):
    palette = shell._doors.search(shell.desk, shell)
    palette.show()
    palette.box.setText(LOOKS_LIKE)
    assert palette.list.isVisible()
    assert spoilt(palette) == []
    palette.reject()
    shell.go(Address("partners", find_partner(ws, "Ankara").id))
    shell.act("print")
    dialog = next(one for one in shell.findChildren(BriefingDialog) if one.isVisible())
    qtbot.waitUntil(dialog.save.isEnabled, timeout=20_000)
    assert spoilt(dialog) == []
    dialog.reject()


def test_a_long_tooltip_is_broken_into_lines():
    long_text = "The housing study report of the city " * 20
    assert GuiQt.mightBeRichText(tip(long_text))
    assert seen(tip(long_text)).split() == long_text.split()
    assert tip("Ankara\nTürkiye") == "Ankara\nTürkiye"
