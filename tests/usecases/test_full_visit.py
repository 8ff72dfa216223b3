"""A visit with every list at its limit still prints its core on two pages."""

import io

import pytest
from pypdf import PdfReader

from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.kinds import VisitState
from kl_relations_desktop.domain.records.people import Person
from kl_relations_desktop.domain.records.story import (
    Delegate,
    FollowUp,
    IfRaised,
    Objective,
    PointToMake,
    Visit,
)
from kl_relations_desktop.usecases.briefing import BriefingRequest, compose_briefing
from kl_relations_desktop.usecases.partners import find_partner
from kl_relations_desktop.usecases.records import save_record

OPEN = Marking.OPEN
TWO_LINES = (
    "Agree who leads on each side, and a date in 2027 for a first working meeting on urban "
    "management and heritage."
)
POINT = PointToMake(
    lead="Casablanca made the first move.",
    text="Thank them: its Deputy Mayor proposed these ties in Kuala Lumpur in January 1989.",
)
RAISED = IfRaised(
    topic="Direct flights",
    answer="Not ours to decide. Say we will pass it to the Ministry of Transport.",
)


@pytest.fixture
def full_visit(ws):
    """Give partner and visit: five people with a second script, six promises, all late."""
    partner = find_partner(ws, "casablanca").id
    people = [
        save_record(
            ws,
            Person(
                name=f"H.E. Karim El Fassi {number}",
                native_name="كريم الفاسي",
                partner=partner,
                address_en="Your Excellency",
                address_ms="Tuan Yang Terutama",
                marking=OPEN,
            ),
        ).first_id
        for number in range(5)
    ]
    met = Visit(
        partner=partner,
        dates=PartialDate.parse("2025-11-05"),
        state=VisitState.HELD,
        place="Casablanca",
        purpose="Meeting",
        outcome="The Deputy Mayor of Kuala Lumpur met the Director of urban planning. "
        "No instrument was signed. They agreed to meet again.",
        marking=OPEN,
    )
    save_record(ws, met)
    for number in range(6):
        due = PartialDate.parse("2026-10-31")
        said = f"Send the calendar of training courses {number}"
        save_record(
            ws,
            FollowUp(
                partner=partner, text=said, due_on=due, owner_post="Director", marking=OPEN
            ),
        )
    visit = Visit(
        partner=partner,
        dates=PartialDate.parse("2026-11-26"),
        time="10:00 to 10:45",
        place="Menara DBKL 1",
        purpose="Courtesy call on the Mayor",
        purpose_ms="Kunjungan hormat kepada Datuk Bandar",
        delegation=tuple(Delegate(person=one, post="Adviser; interprets") for one in people),
        objectives=(Objective(text=TWO_LINES),) * 3,
        points=(POINT,) * 5,
        raised=(RAISED,) * 3,
        marking=OPEN,
    )
    return partner, save_record(ws, visit).first_id


@pytest.mark.parametrize(("language", "annex"), [("en", "Annex"), ("ms", "Lampiran")])
def test_a_full_visit_keeps_its_core_on_two_pages_and_counts_what_left(
    ws, full_visit, language, annex
):
    partner, visit = full_visit
    paper = compose_briefing(ws, BriefingRequest(partner, visit, language))
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(paper)).pages]
    assert f"\n{annex} " in pages[2]
    assert pages[0].count("El Fassi") == 5
    assert pages[1].count("training courses") == 2
    assert ("4 more in" if language == "en" else "4 lagi dalam") in pages[1].replace(
        "\xa0", " "
    )
    assert "".join(pages).count("training courses") == 6
