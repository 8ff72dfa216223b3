"""Every value can show its claim: the source, its wording, its day, and how far to trust it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from kl_relations_desktop.domain.records.evidence import Claim
from kl_relations_desktop.domain.records.kinds import Confidence
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.dialogs.add_claim import AddClaimDialog
from kl_relations_desktop.usecases.evidence import claims_on
from kl_relations_desktop.usecases.records import load_record, record_rows, save_record
from kl_relations_desktop.usecases.workspace import change_settings
from tests.gui import sample


@pytest.fixture
def page(ws, make_shell):
    shell = make_shell()
    shell.go(Address("partners", sample.partner_id(ws, "Casablanca")))
    return shell.page


def texts(widget):
    return [one.text() for one in widget.findChildren(QLabel) if not one.isHidden()]


def pressed(widget, text):
    made = next(one for one in widget.findChildren(QPushButton) if one.text() == text)
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)


def since(page):
    page.view.head._facts[0].ask_sources()
    return page.view.popover


def test_the_mark_opens_value_wording_source_day_and_confidence(page):
    said = texts(since(page))
    assert said[:2] == ["Since", "11 July 1992"]
    assert "“officially signed on July 11, 1992, in Casablanca”" in said
    assert "“09/05/2025”, kept as printed: day and month may be swapped" in said
    assert "One source, taken as printed" in said
    assert any("International Network & Twin Cities" in text for text in said)


def test_the_popover_is_as_high_as_its_texts(page):
    popover = since(page)
    assert 150 < popover.height() < 420


def test_escape_closes_and_gives_the_keyboard_back(page):
    popover = since(page)
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    assert page.view.popover is None
    assert page.window().focusWidget() is page.view.head._facts[0].mark


def test_the_key_opens_the_sources_of_the_current_entry(page):
    page.view.timeline.list.show_entry(1)
    page.act("sources")
    assert page.view.popover.accessibleName().startswith("Date, 12 January 1990")
    page.view.popover.close()


def test_mark_to_verify_makes_the_mark_doubtful(page, ws):
    pressed(since(page), "Mark to verify")
    assert page.view.story.facts[0].mark.text == "1?"
    assert page.view.story.facts[0].mark.spoken == "one source, to verify"
    pressed(since(page), "Mark as confirmed")
    partner = sample.partner_id(ws, "Casablanca")
    found = {claim.field_name: claim for claim, _ in claims_on(ws, "partner", partner)}
    assert found["since"].confidence is Confidence.CONFIRMED


def test_a_mark_changes_nothing_else_that_was_saved_meanwhile(page, ws):
    popover = since(page)
    partner = sample.partner_id(ws, "Casablanca")
    claim = next(
        one for one, _ in claims_on(ws, "partner", partner) if one.field_name == "since"
    )
    save_record(ws, replace(claim, as_of="2025"))
    pressed(popover, "Mark to verify")
    now = load_record(ws, "claim", claim.id)
    assert (now.as_of, now.confidence) == ("2025", Confidence.TO_VERIFY)


def print_otherwise(page, ws, words, value=""):
    """Let a second source print Casablanca's first day in its own words."""
    claim = Claim(
        source=record_rows(ws, "source")[1].id,
        record_kind="partner",
        record_id=sample.partner_id(ws, "Casablanca"),
        field_name="since",
        as_printed=words,
        value=value,
    )
    page.desk.changed.emit(save_record(ws, claim))


def test_two_sources_that_differ_stand_side_by_side_and_neither_is_overwritten(page, ws):
    print_otherwise(page, ws, "since 1991", value="1991")
    assert page.view.story.facts[0].value == "11 July 1992"
    assert page.view.story.facts[0].mark.is_doubtful
    assert "Two sources differ." in page.view.story.watch
    said = texts(since(page))
    assert "Sources differ. Both are kept; neither is overwritten." in said
    assert "1991" in said
    assert said.count("11 July 1992") == 2


def test_printed_words_that_give_another_date_stand_beside_it_without_a_value_filled_in(
    page, ws
):
    print_otherwise(page, ws, "twinned on 31 May 1991")
    assert "Two sources differ." in page.view.story.watch
    said = texts(since(page))
    assert said.count("“twinned on 31 May 1991”") == 2
    assert said.count("11 July 1992") == 2


def test_a_second_source_for_the_same_date_is_no_difference(page, ws):
    print_otherwise(page, ws, "11.7.1992")
    assert "Two sources differ." not in page.view.story.watch


def test_a_claim_is_added_for_the_value_being_read(page, ws):
    pressed(since(page), "Add claim")
    dialog = next(one for one in page.window().findChildren(AddClaimDialog) if one.isVisible())
    source = record_rows(ws, "source")[0].id
    dialog.fields["source"].editor.show_value(source)
    QTest.keyClicks(dialog.fields["as_printed"].editor.control, "twinned in 1992")
    dialog.save()
    partner = sample.partner_id(ws, "Casablanca")
    printed = [claim.as_printed for claim, _ in claims_on(ws, "partner", partner)]
    assert "twinned in 1992" in printed


def test_a_claim_without_a_source_is_refused_at_its_field(page):
    pressed(since(page), "Add claim")
    dialog = next(one for one in page.window().findChildren(AddClaimDialog) if one.isVisible())
    dialog.save()
    assert dialog.isVisible()
    assert dialog.fields["source"].refusal is not None
    dialog.reject()


def test_other_values_of_the_record_are_one_press_away(page):
    page.view.timeline.list.show_entry(3)
    page.act("sources")
    popover = page.view.popover
    other = next(
        one
        for one in popover.findChildren(QPushButton)
        if one.property("kind") == "link" and one.text() not in ("Add claim",)
    )
    name = other.text()
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    assert popover.accessibleName().startswith(f"{name}, ")
    popover.close()


@pytest.mark.parametrize("language", ["en", "ms"])
def test_no_button_of_the_popover_is_cut(ws, make_shell, language):
    change_settings(ws, screen_language=language)
    page = make_shell().page_named("partners")
    page.window().go(Address("partners", sample.partner_id(ws, "Casablanca")))
    page.view.timeline.list.show_entry(0)
    page.act("sources")
    popover = page.view.popover
    buttons = popover.findChildren(QPushButton)
    assert buttons
    assert [one.text() for one in buttons if one.width() < one.sizeHint().width()] == []
    popover.close()


def test_in_a_low_window_the_popover_keeps_its_buttons_in_sight(ws, make_shell):
    shell = make_shell()
    shell.go(Address("partners", sample.partner_id(ws, "Ankara")))
    shell.resize(960, 500)
    page = shell.page
    page.view.timeline.list.show_entry(0)
    page.act("sources")
    popover = page.view.popover
    assert popover.height() <= shell.height()
    popover.close()


def test_what_is_to_be_verified_is_the_first_claim_shown_for_its_button_confirms_it(page, ws):
    partner = sample.partner_id(ws, "Casablanca")
    source = record_rows(ws, "source")[1].id
    for said in ("one", "two"):
        record = Claim(
            source=source,
            record_kind="partner",
            record_id=partner,
            field_name="since",
            as_printed=said,
            confidence=Confidence.CONFIRMED if said == "one" else Confidence.TO_VERIFY,
        )
        page.desk.changed.emit(save_record(ws, record))
    said = texts(since(page))
    assert [text for text in said if text in ("“one”", "“two”")] == ["“two”", "“one”"]
    assert "Mark as confirmed" in {
        one.text() for one in page.view.popover.findChildren(QPushButton)
    }
    assert said[said.index("As printed") + 1] == "“two”"


def test_a_dialog_stands_in_the_middle_even_where_it_was_first_given_a_corner(page):
    pressed(since(page), "Add claim")
    dialog = next(one for one in page.window().findChildren(AddClaimDialog) if one.isVisible())
    middle = dialog.pos()
    dialog.move(0, 0)
    assert dialog.pos() == middle
    dialog.reject()
