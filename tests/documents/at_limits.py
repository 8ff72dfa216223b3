"""A visit with each of its fields at its limit, for any partner."""

from dataclasses import replace

from kl_relations_desktop.domain.dossier import Dossier
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.kinds import DelegationRole, Direction, VisitState
from kl_relations_desktop.domain.records.people import Person
from kl_relations_desktop.domain.records.story import (
    Delegate,
    FollowUp,
    IfRaised,
    NotToSay,
    Objective,
    PointToMake,
    Visit,
)

_TWO_LINES = (
    "Agree who leads on each side, and a date in 2027 for a first working meeting on urban "
    "management and heritage."
)
_DUA_BARIS = (
    "Menetapkan ketua di kedua-dua pihak serta tarikh dalam tahun 2027 bagi mesyuarat kerja "
    "pertama tentang pengurusan bandar."
)
_NAMES = (
    ("YBhg. Tan Sri Dato’ Seri Ir. Dr. Haji Abdul Rahman bin Haji Wan Mohamed Nasir", ""),
    ("H.E. Karim El Fassi", "كريم الفاسي"),
    ("Süleyman Önder", ""),
    ("Hamid Reza Azimian", "حمیدرضا عظیمیان"),
    ("Priya Raman", "பிரியா ராமன்"),
    ("Takeshi Morimoto", "森本 武"),
    ("Chong Wei Ming", "张伟明"),
)
_SAID = (
    "The Deputy Mayor of Kuala Lumpur met the Director of urban planning. No instrument was "
    "signed. They agreed to meet again before the end of the year, in Kuala Lumpur."
)


def filled(dossier: Dossier) -> tuple[Dossier, Visit]:
    """Return a partner's records with a last meeting and promises, and the full visit."""
    people = {
        900 + place: Person(
            id=900 + place,
            name=name,
            native_name=native,
            address_en="Your Excellency",
            address_ms="Tuan Yang Terutama",
            marking=Marking.OPEN,
        )
        for place, (name, native) in enumerate(_NAMES)
    }
    roles = (DelegationRole.HEAD, *(DelegationRole.MEMBER,) * (len(people) - 1))
    visit = Visit(
        id=901,
        direction=Direction.INWARD,
        dates=PartialDate.parse("2027-01-14/2027-01-16"),
        time="10:00-10:45",
        place="Menara DBKL 1, Jalan Raja Laut, 50350 Kuala Lumpur",
        purpose="Courtesy call on the Mayor by the delegation for urban planning and heritage",
        purpose_ms="Kunjungan hormat kepada Datuk Bandar oleh delegasi perancangan dan warisan",
        objectives=(Objective(text=_TWO_LINES, text_ms=_DUA_BARIS),) * 3,
        points=(
            PointToMake(
                lead="A lead of up to eight words here.",
                lead_ms="Pembuka paling banyak lapan patah perkataan sahaja.",
                text="Hand over the training calendar we promised, and ask for theirs.",
                text_ms="Serahkan kalendar latihan; minta kalendar mereka.",
            ),
        )
        * 5,
        raised=(IfRaised(topic="Direct flights", answer=_TWO_LINES[:86]),) * 3,
        unsaid=(NotToSay(text="That the tie has ended."),),
        delegation=tuple(
            Delegate(person=one, post="Director, urban planning", role=role)
            for one, role in zip(people, roles, strict=True)
        ),
        marking=Marking.OPEN,
    )
    met = Visit(
        id=902,
        dates=PartialDate.parse("2025-11-05"),
        state=VisitState.HELD,
        place="Kuala Lumpur",
        purpose="Meeting",
        outcome=_SAID,
        marking=Marking.OPEN,
    )
    due = PartialDate.parse("2026-10-31")
    promises = tuple(
        FollowUp(
            id=910 + place,
            text=f"Send the calendar of training courses for officers, part {place}",
            due_on=due if place < 4 else None,
            owner_post="Director, Training",
            marking=Marking.OPEN,
        )
        for place in range(8)
    )
    full = replace(
        dossier,
        visits=(*dossier.visits, met, visit),
        followups=promises,
        people={**dossier.people, **people},
    )
    return full, visit
