"""Partners without a visit, milestone or letter for a long time."""

import pytest

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.evidence import Document
from kl_relations_desktop.domain.records.kinds import VisitState
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.records.story import Milestone, Visit
from kl_relations_desktop.usecases.dormancy import quiet_partners
from kl_relations_desktop.usecases.records import save_record
from kl_relations_desktop.usecases.workspace import change_settings


def day(text):
    return PartialDate.parse(text)


@pytest.fixture
def partner(ws):
    """Give the id of a partner of which nothing is recorded."""
    return save_record(ws, Partner(name="Example city")).first_id


def found(ws, partner_id, months=None):
    return next(
        (one for one in quiet_partners(ws, months) if one.partner.id == partner_id), None
    )


def test_a_partner_without_any_activity_is_quiet_and_says_so(ws, partner):
    assert found(ws, partner).last_on is None


@pytest.mark.parametrize(
    ("last", "is_quiet"),
    [("2021-11-23", True), ("2021-11-24", False), ("2021-11", False), ("2020", True)],
)
def test_a_partner_is_quiet_when_the_months_have_run(ws, partner, last, is_quiet):
    save_record(ws, Milestone(partner=partner, name="Hosting", happened_on=day(last)))
    assert (found(ws, partner) is not None) is is_quiet


def test_the_latest_sign_of_life_counts_whatever_it_is(ws, partner):
    save_record(ws, Milestone(partner=partner, name="Hosting", happened_on=day("1999")))
    letter = Document(partner=partner, original_name="letter.pdf", dated=day("2020-05-04"))
    save_record(ws, letter)
    one = found(ws, partner)
    assert (one.last_kind, str(one.last_on)) == ("document", "2020-05-04")


def test_a_cancelled_visit_is_no_sign_of_life_and_a_planned_one_is(ws, partner):
    visit = Visit(partner=partner, purpose="Study visit", dates=day("2026-12-01"))
    planned = save_record(ws, visit).first_id
    assert found(ws, partner) is None
    record = ws.store.shelf("visit").load(planned)
    cancelled = type(record)(
        id=planned, partner=partner, purpose="Study visit", dates=day("2026-12-01"),
        state=VisitState.CANCELLED,
    )  # fmt: skip
    save_record(ws, cancelled)
    assert found(ws, partner) is not None


def test_the_months_are_the_office_s_own(ws, partner):
    save_record(ws, Milestone(partner=partner, name="Hosting", happened_on=day("2025-11-23")))
    assert found(ws, partner) is None
    change_settings(ws, dormancy_months=12)
    assert found(ws, partner) is not None
