"""A form that was cut off is offered again with all that stood in it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kl_relations_desktop.domain.records.story import Visit
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.widgets.draft_offer import DraftOffer
from kl_relations_desktop.usecases.drafts import keep_draft, kept_drafts
from kl_relations_desktop.usecases.records import load_record
from tests.gui import sample


@pytest.fixture
def form(ws, make_shell):
    shell = make_shell()
    record_id = sample.partner_id(ws, "Casablanca")
    shell.go(Address("partners", record_id, is_editing=True))
    return shell.page.pane.edit


def typed(pane, name, text):
    line = pane.form.fields[name].editor.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def offered(shell):
    offer = DraftOffer(shell.desk)
    shell.above.stand(offer)
    offer.look()
    return offer


def test_a_form_is_kept_every_ten_seconds_once_it_is_edited(form, ws):
    assert not form.keeper.timer.isActive()
    typed(form, "full_name", "Commune de Casablanca")
    assert form.keeper.timer.isActive()
    assert form.keeper.timer.interval() == 10_000
    form.keeper.timer.timeout.emit()
    (draft,) = kept_drafts(ws)
    assert draft.record.full_name == "Commune de Casablanca"


def test_what_cannot_be_read_is_kept_as_typed_beside_the_rest_and_comes_back(
    form, ws, make_shell
):
    typed(form, "full_name", "Commune")
    typed(form, "since", "the year of")
    form.keeper.keep()
    (draft,) = kept_drafts(ws)
    assert (draft.fields, draft.unread) == (("full_name",), {"since": "the year of"})
    again = make_shell()
    offered(again).restore.click()
    fields = again.page.pane.edit.form.fields
    assert fields["full_name"].editor.line.text() == "Commune"
    assert fields["since"].editor.line.text() == "the year of"
    assert fields["since"].refusal is not None


def test_one_text_that_cannot_be_read_is_kept_alone_and_in_a_row(ws, make_shell):
    record = load_record(ws, "person", 1)
    shell = make_shell()
    shell.go(Address("people", 1, is_editing=True))
    pane = shell.page.pane.edit
    row = pane.form.fields["posts"].editor.add_row()
    QTest.keyClicks(row.fields["since"].editor.line, "of late")
    pane.keeper.keep()
    place = len(record.posts) + 1
    assert kept_drafts(ws)[0].unread == {f"posts.{place}.since": "of late"}
    again = make_shell()
    offered(again).restore.click()
    restored = again.page.pane.edit.form.fields["posts"].editor
    assert restored.rows[-1].fields["since"].editor.line.text() == "of late"
    assert [field.spec.name for field in restored.refused] == ["since"]


def test_saved_or_discarded_a_form_leaves_no_draft(form, ws):
    pane = form.window().page.pane
    typed(form, "full_name", "Commune")
    form.keeper.keep()
    assert form.try_to_save()
    assert kept_drafts(ws) == ()
    form.window().go(Address("visits", draft=Visit(partner=1)))
    typed(form.window().page.pane.edit, "purpose", "Talks")
    form.window().page.pane.edit.keeper.keep()
    assert len(kept_drafts(ws)) == 1
    form.window().page.pane.stop()
    assert kept_drafts(ws) == ()
    assert pane.edit is None


def test_what_was_kept_is_offered_and_restored_as_unsaved(ws, make_shell, qtbot):
    record_id = sample.partner_id(ws, "Casablanca")
    keep_draft(ws, load_record(ws, "partner", record_id), {"full_name": "Commune"})
    shell = make_shell()
    offer = offered(shell)
    assert offer.isVisible()
    assert "were kept: Partner “Casablanca”" in offer.text.text()
    offer.restore.click()
    pane = shell.page.pane
    assert pane.edit.form.fields["full_name"].editor.line.text() == "Commune"
    assert shell.page.list.current_id == record_id
    assert pane.is_dirty and not offer.isVisible()
    qtbot.waitUntil(lambda: shell.windowTitle().startswith("• "))
    pane.save()
    assert load_record(ws, "partner", record_id).full_name == "Commune"
    assert kept_drafts(ws) == ()


def test_the_keyboard_comes_to_an_offer_before_the_page(ws, make_shell, qtbot):
    keep_draft(ws, Visit(partner=1), {"purpose": "Talks"})
    shell = make_shell()
    assert QTest.qWaitForWindowActive(shell)
    offer = offered(shell)
    shell.navigation.setFocus()
    shell.navigation.entries["overview"].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(shell, Qt.Key.Key_F6)
    assert shell.focusWidget() is offer.restore
    shell.navigation.entries["overview"].setFocus(Qt.FocusReason.TabFocusReason)
    for expected in (offer.restore, offer.discard):
        qtbot.keyClick(shell.focusWidget(), Qt.Key.Key_Tab)
        assert shell.focusWidget() is expected
    qtbot.keyClick(shell.focusWidget(), Qt.Key.Key_Tab)
    assert shell.page.isAncestorOf(shell.focusWidget())


def test_a_new_record_is_restored_with_all_that_it_began_with(ws, make_shell):
    keep_draft(ws, Visit(partner=1), {"purpose": "Talks"})
    shell = make_shell()
    offered(shell).restore.click()
    fields = shell.page.pane.edit.form.fields
    assert fields["partner"].editor.value() == 1
    assert fields["purpose"].editor.value() == "Talks"
    assert shell.page.pane.edit.record_id is None
    shell.page.pane.stop()


def test_a_discarded_offer_is_gone_and_the_next_is_shown(ws, make_shell):
    keep_draft(ws, Visit(), {"purpose": "Talks"})
    keep_draft(ws, load_record(ws, "partner", 1), {"full_name": "Of the city"})
    offer = offered(make_shell())
    first = offer.text.text()
    offer.discard.click()
    assert offer.isVisible() and offer.text.text() != first
    offer.discard.click()
    assert not offer.isVisible()
    assert kept_drafts(ws) == ()


def test_a_form_opened_and_left_untouched_keeps_what_is_still_offered(form, ws):
    record = load_record(ws, "partner", form.record_id)
    keep_draft(ws, record, {"full_name": "Commune"})
    form.window().page.pane.stop()
    assert len(kept_drafts(ws)) == 1
