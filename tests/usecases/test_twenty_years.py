"""Twenty years of a scratch office: nothing is lost, told twice or made up."""

import random
from collections import Counter
from datetime import date, timedelta

import pytest

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import TermFrom, TermKind
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.usecases.due import due_items
from tests.usecases.naive_terms import expected_days

FIRST, YEARS = date(2027, 1, 1), 20
LAST = date(FIRST.year + YEARS, 1, 1)
STEP_DAYS = 21
KINDS = list(TermKind)


def invented(number: int, partner: int) -> Agreement:
    """Return an agreement with a term of some kind, the same for the same number."""
    dice = random.Random(number)
    signed = date(2005, 1, 1) + timedelta(days=dice.randrange(365 * 35))
    kind = KINDS[number % len(KINDS)]
    stated = kind in (TermKind.FIXED, TermKind.RENEWS_ITSELF, TermKind.BY_CONSENT)
    renews = kind is TermKind.RENEWS_ITSELF
    return Agreement(
        partner=partner,
        title=f"Invented {number}",
        signed_on=PartialDate.day(signed),
        term_kind=kind,
        term_from=TermFrom.SIGNATURE,
        term_years=dice.choice((1, 2, 3, 5)) if stated else None,
        term_event="the end of the project" if kind is TermKind.UNTIL_EVENT else "",
        renewal_years=dice.choice((1, 3, 5)) if renews else None,
        renewal_times=dice.choice((None, 1, 3)) if renews else None,
        notice_months=dice.choice((None, 1, 3, 6)) if stated else None,
    )


@pytest.fixture
def office(ws):
    """Give an office with two hundred invented agreements and no others, by id."""
    with ws.store.session("inventing"):
        for one in ws.store.shelf("partner").all():
            ws.store.shelf("partner").bin(one.id)
        partner = ws.store.shelf("partner").save(Partner(name="Invented city")).id
        saved = [ws.store.shelf("agreement").save(invented(n, partner)) for n in range(200)]
    return {one.id: one for one in saved}


def test_a_walk_through_twenty_years_loses_nothing_and_repeats_nothing(ws, office):
    told: dict[tuple[int, str], set[date]] = {}
    today = FIRST
    while today < LAST:
        ws.today = lambda day=today: day
        items = [one for one in due_items(ws, within=30) if one.record_kind == "agreement"]
        seen = Counter((one.record_id, one.kind) for one in items)
        assert max(seen.values(), default=1) == 1, "one need of one agreement is told once"
        for item in items:
            told.setdefault((item.record_id, item.kind), set()).add(item.date.latest())
        waiting = {(one.record_id, one.date.latest()) for one in items if one.kind == "review"}
        today += timedelta(days=STEP_DAYS)

    for key, agreement in office.items():
        wanted = expected_days(agreement, FIRST, LAST)
        for kind in ("send_by", "end", "rollover"):
            found = {day for day in told.get((key, kind), ()) if FIRST <= day < LAST}
            assert found == wanted.get(kind, set()), (agreement.title, kind)
        kinds = {kind for one, kind in told if one == key}
        if agreement.term_kind in (TermKind.FIXED, TermKind.BY_CONSENT, TermKind.RENEWS_ITSELF):
            assert "review" not in kinds, "its term brings it up"
        else:
            assert kinds == {"review"}, "no end is made up"
            asked = told[key, "review"]
            # Nobody recorded a review: the first turn has waited ever since.
            assert len(asked) == 1
            assert (key, asked.pop()) in waiting
