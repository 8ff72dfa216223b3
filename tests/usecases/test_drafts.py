"""Unsaved values are kept over the record as it is, and offered only while they matter."""

from dataclasses import replace
from decimal import Decimal

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement, Clause
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.records.story import Gift, Visit
from kl_relations_desktop.runtime import drafts
from kl_relations_desktop.usecases.drafts import forget_draft, keep_draft, kept_drafts
from kl_relations_desktop.usecases.records import bin_record, load_record, save_record


def saved(ws, record):
    return load_record(ws, "partner", save_record(ws, record).first_id)


def test_dates_amounts_and_lists_come_back_as_they_were_typed(ws):
    values = {"value": Decimal("12.50"), "given_on": PartialDate.parse("1989-01")}
    keep_draft(ws, Gift(description="Kris"), values)
    keep_draft(ws, Agreement(), {"clauses": (Clause(text="Tourism"),)})
    found = {one.kind: one for one in kept_drafts(ws)}
    assert found["gift"].record.description == "Kris"
    assert all(getattr(found["gift"].record, name) == value for name, value in values.items())
    assert found["agreement"].record.clauses == (Clause(text="Tourism"),)
    assert found["agreement"].fields == ("clauses",)


def test_a_draft_lies_over_the_record_as_it_is_now(ws):
    partner = saved(ws, Partner(name="Lima"))
    keep_draft(ws, partner, {"full_name": "Municipality of Lima"})
    save_record(ws, replace(partner, name="Lima 2"))
    (draft,) = kept_drafts(ws)
    assert (draft.record.name, draft.record.full_name) == ("Lima 2", "Municipality of Lima")


def test_a_draft_that_changes_nothing_is_let_go(ws):
    partner = saved(ws, Partner(name="Lima"))
    keep_draft(ws, partner, {"name": "Lima"})
    assert kept_drafts(ws) == ()
    assert drafts.kept(ws.folder) == ()


def test_the_draft_of_a_record_in_the_bin_or_unknown_is_let_go(ws):
    partner = saved(ws, Partner(name="Lima"))
    keep_draft(ws, partner, {"name": "Lima 2"})
    bin_record(ws, "partner", partner.id)
    drafts.keep(ws.folder, "partner", 4711, {"name": "x"}, ["name"], {})
    drafts.keep(ws.folder, "spaceship", 1, {"name": "x"}, ["name"], {})
    drafts.keep(ws.folder, "partner", 1, {"no such field": "x"}, [], {})
    assert kept_drafts(ws) == ()


def test_a_saved_form_forgets_its_draft(ws):
    keep_draft(ws, Visit(purpose="Talks"), {"purpose": "Talks"})
    forget_draft(ws, Visit())
    assert kept_drafts(ws) == ()
