"""Papers whose names are as long as the records allow: nothing is refused, nothing meets."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kl_relations_desktop.documents.briefing import compose
from kl_relations_desktop.documents.briefing_paper import Paper
from kl_relations_desktop.documents.content import PaperKind
from kl_relations_desktop.documents.pdf.flow import lay_out
from kl_relations_desktop.domain.dossier import Dossier
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.checking import checked
from kl_relations_desktop.domain.records.kinds import Side
from kl_relations_desktop.domain.records.people import Person
from kl_relations_desktop.domain.records.story import Delegate, PointToMake, Visit
from tests.documents import dossiers
from tests.documents.pdf.trace import faults, placed

TODAY = date(2026, 11, 23)
LONGEST = 200
WORDS = (
    "Kota Bandar Baru Seri Iskandar bin Haji of the Metropolitan Municipality, (Greater) "
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch İstanbul Büyükşehir-Belediyesi"
).split()
NATIVE = (
    "الدار البيضاء الكبرى بلدية",
    "大阪市国際交流課",
    "பெருநகர சென்னை மாநகராட்சி",
    "Қарағанды",
)
latin = st.lists(st.sampled_from([*WORDS, "W" * LONGEST]), min_size=1, max_size=40).map(
    lambda words: " ".join(words)[:LONGEST].strip()
)
native = st.tuples(st.sampled_from(NATIVE), st.integers(0, 20)).map(
    lambda pair: " ".join([pair[0]] * pair[1])[:LONGEST].strip()
)
WIDEST = "W" * LONGEST
WORDIEST = ("Kota Bandar Baru " * 12)[:LONGEST].strip()
TALLEST = (NATIVE[2] + " ") * 8


def hostile(name: str, native_name: str, title: str, person: str) -> tuple[Dossier, Visit]:
    """Return Osaka with long names everywhere, and a visit of few words."""
    osaka = dossiers.osaka()
    ours, related = osaka.agreements
    met = Person(
        id=900,
        name=person,
        native_name=native_name,
        address_en=person,
        address_ms=person,
        marking=Marking.OPEN,
    )
    visit = Visit(
        id=901,
        dates=PartialDate.parse("2027-01-22"),
        place=title,
        purpose=title,
        partner=4,
        points=(PointToMake(lead="Friends since 1989.", text="Invite twenty firms."),) * 3,
        delegation=(Delegate(person=900, post=title, side=Side.THEIRS),) * 4,
        marking=Marking.OPEN,
    )
    found = replace(
        osaka,
        partner=replace(
            osaka.partner, name=name, native_name=native_name, country=title, country_ms=title
        ),
        agreements=(
            replace(ours, title=title),
            replace(related, title=title),
            replace(related, id=8, place=title),
            replace(related, id=9),
        ),
        bodies={key: replace(one, name=title) for key, one in osaka.bodies.items()},
        people={900: met},
        visits=(visit,),
    )
    return found, visit


def _checked(found: Dossier, visit: Visit) -> None:
    """Let the rules of the records themselves refuse what no officer could have saved."""
    records: list[Record] = [found.partner, *found.agreements, *found.bodies.values(), visit]
    for record in (*records, *found.people.values()):
        checked(record)


@pytest.mark.parametrize("language", ["en", "ms"])
@settings(max_examples=25, deadline=None)
@given(name=latin, native_name=native, title=latin, person=latin)
@example(name=WIDEST, native_name=WIDEST, title=WIDEST, person=WIDEST)
@example(name=WORDIEST, native_name=TALLEST[:LONGEST], title=WORDIEST, person=WORDIEST)
@example(name="Osaka", native_name=TALLEST[:LONGEST], title="Dinner", person="Mori")
def test_a_card_prints_whatever_its_names_are(language, name, native_name, title, person):
    found, visit = hostile(name, native_name, title, person)
    _checked(found, visit)
    sheet = compose(found, Paper(language, TODAY, visit=visit, kind=PaperKind.CARD))
    assert len(lay_out(sheet)) == 1
    assert faults(sheet) == []
    said = "".join("".join(run.text for run in placed(sheet)).split())
    for text in (name, native_name):
        # Only what six lines cannot hold is cut, and the cut is seen.
        assert "".join(text.split()) in said or (len(text) > 100 and "…" in said)


@pytest.mark.parametrize("language", ["en", "ms"])
@settings(max_examples=15, deadline=None)
@given(name=latin, native_name=native)
@example(name=WIDEST, native_name=WIDEST)
@example(name=WORDIEST, native_name=TALLEST[:LONGEST])
def test_a_sheet_prints_whatever_its_partner_is_called(language, name, native_name):
    found, visit = hostile(name, native_name, "Dinner", "H.E. Karim El Fassi")
    people = {900: replace(found.people[900], native_name="كريم الفاسي")}
    found = replace(found, people=people)
    assert faults(compose(found, Paper(language, TODAY, visit=visit))) == []
