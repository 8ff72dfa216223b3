"""An agreement read shows how it stands; it is amended and ended by record."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement, Signature
from kl_relations_desktop.domain.records.kinds import Ending, Relation, SignatureRole, TermKind
from kl_relations_desktop.gui.chips import Tone
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.dialogs.terminate import TerminateDialog
from kl_relations_desktop.usecases.records import load_record, save_record
from kl_relations_desktop.usecases.reviews import Found, record_review
from tests.gui import sample


@pytest.fixture
def reader(ws, make_shell):
    added = save_record(
        ws,
        Agreement(
            partner=sample.partner_id(ws, "Ankara"),
            signed_on=PartialDate.parse("2022-06-26"),
            term_kind=TermKind.FIXED,
            term_years=5,
            notice_months=6,
        ),
    ).first_id
    shell = make_shell()
    shell.go(Address("agreements", added))
    return shell.page.pane.reader


def test_the_steps_lead_to_the_day_by_which_the_letter_goes(reader):
    said = [line.accessibleName() for line in reader.standing.lines]
    assert any("25 Jun 2027" in one for one in said)
    assert [str(part) for part in reader.standing.next] == ["Send by", "2026-12-17"]
    assert reader.state.chip.tone is Tone.SOON


def test_an_unstated_term_shows_its_review(ws, make_shell):
    shell = make_shell()
    partner = sample.partner_id(ws, "Chennai")
    agreement = next(a for a in ws.store.reading("agreement").all() if a.partner == partner)
    shell.go(Address("agreements", agreement.id))
    assert shell.page.pane.reader.standing.next[0] == "Review by"


def test_it_was_last_reviewed_when_its_latest_review_was_held(reader, ws):
    agreement = reader.agreement.id
    reader._desk.do(
        lambda ws: record_review(ws, agreement, PartialDate.parse("2026-11"), Found())
    )
    said = {one.subject.field: one.subject.value for one in reader.values}
    assert said["reviewed_on"] == "November 2026"


def test_an_end_needs_its_day_its_kind_and_its_authority(reader, ws, qtbot):
    dialog = TerminateDialog(reader._desk, reader.agreement, reader)
    dialog.show()
    dialog.save()
    assert load_record(ws, "agreement", reader.agreement.id).terminated_on is None
    dialog.fields["ended_by"].editor.show_value(Ending.WITHDRAWAL)
    dialog.save()
    assert load_record(ws, "agreement", reader.agreement.id).terminated_on is None
    dialog.fields["termination_basis"].editor.show_value("Council decision 7/2026")
    dialog.save()
    saved = load_record(ws, "agreement", reader.agreement.id)
    assert saved.terminated_on == PartialDate.day(ws.today())
    assert (saved.ended_by, saved.termination_basis) == (
        Ending.WITHDRAWAL,
        "Council decision 7/2026",
    )
    assert reader.state.chip.text == "Withdrawn"


def test_an_amendment_begins_with_partner_parties_and_link(reader):
    earlier = reader.agreement
    reader.amend_act.trigger()
    draft = reader.window().page.pane.edit._record
    assert draft.partner == earlier.partner and draft.signed_on is None
    assert [(one.agreement, one.relation) for one in draft.links] == [
        (earlier.id, Relation.AMENDS)
    ]


def test_what_has_not_changed_is_not_built_anew_and_what_has_is(reader, ws):
    before = reader.standing
    page = reader.window().page
    page.start_editing()
    page.act("cancel")
    assert reader.standing is before
    save_record(ws, replace(reader.agreement, notice_months=3))
    page.refresh()
    assert reader.standing is not before
    assert [str(part) for part in reader.standing.next] == ["Send by", "2027-03-18"]
    changed = reader.standing
    ws.today = lambda: date(2027, 3, 1)
    page.refresh()
    assert reader.standing is not changed


def test_that_a_signatory_signed_goes_without_saying_that_a_witness_did_not(reader, ws):
    def heads():
        reader.show_record(reader._record.id)
        return {one.text() for one in reader.findChildren(QLabel) if not one.isHidden()}

    record = reader._record
    signed = replace(record, signatures=(Signature(name_as_printed="Elyas Omar"),))
    save_record(ws, signed)
    assert "As" not in heads() and "Signed by, as printed" in heads()
    witness = Signature(name_as_printed="A. Kadiri", role=SignatureRole.WITNESS)
    save_record(ws, replace(signed, signatures=(*signed.signatures, witness)))
    assert {"As", "Witness", "Signatory"} <= heads()
