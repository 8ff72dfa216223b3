"""The starter records against the public page, entry by entry, as a new office reads them."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from kl_relations_desktop.domain.dossier import Dossier
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.describe import FieldType, specs
from kl_relations_desktop.domain.records.evidence import Claim
from kl_relations_desktop.domain.records.kinds import (
    Confidence,
    Direction,
    Grade,
    InstrumentKind,
    MilestoneKind,
    PartnerKind,
    Relation,
    Side,
    Standing,
    TermKind,
    VisitState,
)
from kl_relations_desktop.domain.records.partner import NetworkProfile
from kl_relations_desktop.store.database import Store
from kl_relations_desktop.store.officer import Officer

NETWORKS = (
    "ASEAN SOM/MGM",
    "ASCN",
    "C40",
    "CityNet",
    "CPTA",
    "GCoM",
    "Metropolis",
    "UCLG ASPAC",
)
CITIES = ("Ankara", "Casablanca", "Chennai", "Esfahan", "Melaka", "Osaka")
Read = Callable[[str], Dossier]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = Store.open(
        tmp_path_factory.mktemp("office"),
        officer=Officer("aminah", "Aminah"),
        clock=lambda: datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
    )
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def read(store: Store) -> Read:
    ids = {partner.headline(): partner.id for partner in store.shelf("partner").all()}

    def dossier(name: str) -> Dossier:
        return store.dossiers.of(ids[name] or 0)

    return dossier


def _profile(dossier: Dossier) -> NetworkProfile:
    assert dossier.network is not None
    return dossier.network


def _agreement(dossier: Dossier, kind: InstrumentKind) -> Agreement:
    (found,) = (one for one in dossier.agreements if one.kind is kind)
    return found


def _edtf(value: Any) -> str:
    return value.edtf if value is not None else ""


def _parties(dossier: Dossier, agreement: Agreement) -> list[tuple[str, str]]:
    bodies = {key: body.name for key, body in dossier.bodies.items()}
    return [
        (bodies[party.principal or 0], bodies.get(party.represented_by or 0, ""))
        for party in agreement.parties
    ]


def _signatures(agreement: Agreement) -> list[tuple[str, str]]:
    return [(one.name_as_printed, one.post_as_printed) for one in agreement.signatures]


def _printed(dossier: Dossier, kind: str, record_id: int | None, field: str) -> list[str]:
    return [one.as_printed for one in dossier.claims_on(kind, record_id or 0, field)]


def _doubted(dossier: Dossier) -> set[str]:
    return {one.as_printed for one in dossier.claims if one.confidence is Confidence.TO_VERIFY}


def _milestones(dossier: Dossier) -> list[tuple[str, MilestoneKind, str]]:
    return [(_edtf(m.happened_on), m.kind, m.actor_as_printed) for m in dossier.milestones]


def _in_network(dossier: Dossier, *words: str) -> bool:
    said = repr(dossier.network)
    return all(word in said for word in words)


# ------------------------------------------------------------------ the page as a whole


def test_the_page_has_eight_networks_and_six_cities(store: Store):
    partners = store.shelf("partner").all()
    assert {p.name for p in partners if p.kind is PartnerKind.NETWORK} == set(NETWORKS)
    assert {p.name for p in partners if p.kind is PartnerKind.CITY} == set(CITIES)


def test_the_page_is_cited_with_its_date_as_printed_and_undecided(store: Store):
    page = store.shelf("source").find(title="International Network & Twin Cities")[0]
    assert page.address == "Home / Corporate Info / International Network & Twin Cities"
    assert page.publisher == "Kuala Lumpur City Hall"
    assert page.dated_as_printed == "Latest Update: 09/05/2025"
    assert page.dated is None, "9 May or 5 September: the page does not say"


def test_every_starter_record_is_marked_terbuka(store: Store):
    for kind in store.kinds:
        for record in store.shelf(kind).all():
            assert record.marking is Marking.OPEN, (kind, record.headline())


def test_city_hall_can_be_reached_as_the_page_says(store: Store):
    (hall,) = store.shelf("body").find(name="Kuala Lumpur City Hall")
    assert hall.address == "Menara DBKL 1, Jalan Raja Laut\n50350 Kuala Lumpur, Malaysia"
    assert "03 2617 9000" in hall.phone
    assert "03 2698 0460" in hall.phone
    assert hall.email == "dbkl@dbkl.gov.my"
    assert (hall.name_ms, hall.short_name) == ("Dewan Bandaraya Kuala Lumpur", "DBKL")


def test_every_text_is_there_in_both_languages(store: Store):
    def check(value: Any, path: str) -> None:
        known = {spec.name: spec for spec in specs(type(value))}
        for name, spec in known.items():
            if f"{name}_ms" in known:
                both = bool(getattr(value, name)), bool(getattr(value, f"{name}_ms"))
                assert both[0] == both[1], f"{path}.{name}"
            if spec.type is FieldType.ROWS:
                for row in getattr(value, name):
                    check(row, f"{path}.{name}")

    for kind in store.kinds:
        for record in store.shelf(kind).all():
            check(record, f"{kind} {record.headline()}")


def test_every_claim_names_a_value_that_its_record_holds(store: Store):
    for claim in store.shelf("claim").all():
        value: Any = store.shelf(claim.record_kind).load(claim.record_id)
        for step in claim.field_name.split("."):
            value = value[int(step) - 1] if step.isdigit() else getattr(value, step)
        assert value not in (None, "", ()), (claim.record_kind, claim.field_name)


def test_every_date_place_name_and_clause_of_an_instrument_has_its_claim(store: Store):
    claimed = {(c.record_kind, c.record_id, c.field_name) for c in store.shelf("claim").all()}
    for agreement in store.shelf("agreement").all():
        wanted = {"signed_on", "kind"}
        wanted |= {"place"} if agreement.place else set()
        if not claimed & {("agreement", agreement.id, "clauses")}:
            wanted |= {f"clauses.{n}.text" for n in range(1, len(agreement.clauses) + 1)}
        for place, one in enumerate(agreement.signatures, 1):
            name = "name_as_printed" if one.name_as_printed else "post_as_printed"
            wanted.add(f"signatures.{place}.{name}")
        for field in wanted:
            assert ("agreement", agreement.id, field) in claimed, (agreement.headline(), field)


@pytest.mark.parametrize("name", NETWORKS)
def test_every_value_of_a_network_has_its_claim(read: Read, name: str):
    dossier = read(name)
    profile = _profile(dossier)
    for field in (
        "purpose", "founded", "website", "secretariat", "regional_office", "presidency",
        "host_rota", "members", "clusters", "backers",
    ):  # fmt: skip
        if getattr(profile, field):
            assert dossier.claims_on("network", profile.id or 0, field), field
    for place in range(1, len(profile.figures) + 1):
        assert dossier.claims_on("network", profile.id or 0, f"figures.{place}.value")


# ------------------------------------------------------------------ rules that would break


def test_rule_2_no_instrument_states_a_term_a_notice_or_an_entry_into_force(store: Store):
    for agreement in store.shelf("agreement").all():
        assert agreement.term_kind is TermKind.NOT_STATED
        assert agreement.term_until is None
        assert agreement.notice_months is None
        assert agreement.in_force_on is None
        assert {"term_kind", "notice_months", "in_force_on"} <= set(agreement.gaps())


def test_nothing_is_said_of_how_a_relationship_stands_today(store: Store):
    for partner in store.shelf("partner").all():
        assert partner.standing is Standing.NOT_STATED
        assert partner.head_person is None
        assert partner.responsible == ""


@pytest.mark.parametrize("name", NETWORKS)
def test_rule_12_a_network_is_a_membership_whose_terms_are_gaps(read: Read, name: str):
    dossier = read(name)
    assert dossier.partner.grade is Grade.NETWORK_MEMBERSHIP
    assert dossier.partner.since is None
    assert dossier.agreements == ()
    gaps = {gap.field for gap in dossier.gaps if gap.kind == "network"}
    assert {"joined_on", "tier", "dues", "representative"} <= gaps


def test_rule_13_names_are_found_in_every_spelling_and_script(store: Store):
    for words, name in {
        "الدار البيضاء": "Casablanca",
        "اصفهان": "Esfahan",
        "Isfahan": "Esfahan",
        "சென்னை": "Chennai",
        "Madras": "Chennai",
        "大阪市": "Osaka",
        "Jepun": "Osaka",
        "Turki": "Ankara",
        "Türkiye": "Ankara",
        "Turkey": "Ankara",
        "Malacca": "Melaka",
        "Maghribi": "Casablanca",
        "Karayalcin": "Murat Karayalçın",
        "Karayaician": "Murat Karayalçın",
        "吉隆坡": "Kuala Lumpur City Hall",
    }.items():
        assert name in {hit.headline for hit in store.search(words)}, words


# ------------------------------------------------------------------ the networks


def test_the_asean_meetings_as_the_page_tells_them(read: Read):
    dossier = read("ASEAN SOM/MGM")
    profile = _profile(dossier)
    assert dossier.partner.full_name == (
        "ASEAN Senior Officials' Meetings (SOM)"
        "/Meeting Of Governors/Mayors Of ASEAN Capital (MGM)"
    )
    assert [(one.name, one.country) for one in profile.members] == [
        ("Kuala Lumpur", "Malaysia"),
        ("Bandar Seri Begawan", "Brunei Darussalam"),
        ("Jakarta", "Indonesia"),
        ("Vientiane Capital", "Lao PDR"),
        ("Singapore", "Singapore"),
        ("Bangkok", "Thailand"),
        ("Hanoi", "Vietnam"),
        ("Phnom Penh", "Cambodia"),
        ("Manila", "Philippines"),
        ("Naypyidaw", "Myanmar"),
    ]
    assert "before the Meeting of Governors and Mayors" in profile.purpose
    assert "chair of ASEAN" in profile.host_rota
    assert _milestones(dossier) == [("2013", MilestoneKind.HOSTING, "Jakarta, Indonesia")]
    assert profile.founded is None, "first organised is not founded"
    assert profile.secretariat == ""


def test_the_ministry_represents_malaysia_in_ascn_and_four_cities_take_part(read: Read):
    dossier = read("ASCN")
    profile = _profile(dossier)
    assert dossier.partner.full_name == "ASEAN Smart Cities Network"
    assert [one.name for one in profile.members] == [
        "Kuala Lumpur", "Johor Bahru", "Kuching", "Kota Kinabalu",
    ]  # fmt: skip
    assert {one.country for one in profile.members} == {"Malaysia"}
    assert "Ministry of Housing and Local Government (KPKT)" in profile.our_part
    assert "federal level" in profile.our_part
    assert "technology" in profile.purpose
    assert (profile.website, profile.secretariat) == ("", "")


def test_c40_as_the_page_tells_it(read: Read):
    dossier = read("C40")
    profile = _profile(dossier)
    assert dossier.partner.full_name == "C40 Cities Climate Leadership Group"
    assert _edtf(profile.founded) == "2005-10"
    assert [(one.value, one.as_of) for one in profile.figures] == [
        ("over 700 members", "09/05/2025")
    ]
    assert (profile.secretariat, profile.regional_office) == ("New York, USA", "Singapore")
    assert profile.website == "www.c40.org"
    assert _in_network(dossier, "climate", "best practice", "measured")
    assert "comprising over 700 members" in _doubted(dossier)


def test_citynet_as_the_page_tells_it(read: Read):
    dossier = read("CityNet")
    profile = _profile(dossier)
    assert [one.name for one in profile.clusters] == [
        "Sustainable Development Goals", "Disaster Management", "Climate Change",
        "Infrastructure",
    ]  # fmt: skip
    assert [one.name for one in profile.backers] == ["UNESCAP", "UNDP", "UN-HABITAT"]
    assert all(one.body for one in profile.backers)
    assert profile.secretariat == "Seoul, South Korea"
    assert profile.presidency == "Seoul, South Korea"
    assert profile.website == "citynet-ap.org"
    assert profile.scope == "Asia-Pacific"
    assert _in_network(
        dossier, "non-governmental", "private corporations", "research institutions"
    )
    assert profile.figures == (), "the page gives no number of members"


def test_cpta_as_the_page_tells_it_under_both_its_names(read: Read):
    dossier = read("CPTA")
    profile = _profile(dossier)
    assert dossier.partner.full_name == "Council for the Promotion of Tourism in Asia"
    assert set(_printed(dossier, "partner", dossier.partner.id, "full_name")) == {
        "Council for the Promotion of Tourism in Asia",
        "Council Promotion of Tourism in Asia (CPTA)",
    }
    assert [(one.name, one.country) for one in profile.members] == [
        ("Kuala Lumpur", "Malaysia"),
        ("Bangkok", "Thailand"),
        ("Delhi", "India"),
        ("Hanoi", "Vietnam"),
        ("Jakarta", "Indonesia"),
        ("Manila", "Philippines"),
        ("Seoul", "South Korea"),
        ("Taipei", "Taiwan"),
        ("Tomsk", "Russia"),
        ("Tokyo", "Japan"),
    ]
    assert [one.value for one in profile.figures] == ["10 cities"]
    assert profile.secretariat == "Tokyo, Japan"
    assert profile.website == "www.welcomeasia.jp"
    assert "campaigns" in profile.purpose


def test_gcom_keeps_its_figures_with_their_qualifier(read: Read):
    dossier = read("GCoM")
    profile = _profile(dossier)
    assert dossier.partner.full_name == "Global Covenant of Mayors for Climate and Energy"
    assert [one.value for one in profile.figures] == ["over 10,539 cities", "139 countries"]
    assert [one.value_ms for one in profile.figures] == ["melebihi 10,539 bandar", "139 negara"]
    assert _printed(dossier, "network", profile.id, "figures.1.value") == [
        "Over 10,539 cities from 139 countries have joined this initiative"
    ]
    assert [one.name for one in profile.backers] == [
        "Bloomberg", "European Commission", "Climate Alliance",
    ]  # fmt: skip
    assert profile.secretariat == "Brussels, Belgium"
    assert profile.website == "www.globalcovenantofmayors.org"
    assert "(GHG)" in profile.purpose


def test_metropolis_as_the_page_tells_it(read: Read):
    dossier = read("Metropolis")
    profile = _profile(dossier)
    assert [one.name for one in profile.clusters] == [
        "Global leadership", "City innovation", "Gender equity",
    ]  # fmt: skip
    assert [one.name for one in profile.activities] == [
        "Congresses",
        "Annual meetings",
        "Sharing of knowledge through observatories",
        "Urban Sustainable Exchange (USE)",
        "City community managers",
        "Pilot projects",
        "Learning and training programmes",
        "Strategic collaborations",
    ]
    assert profile.secretariat == "Barcelona, Spain"
    assert profile.website == "www.metropolis.org"
    assert "metropolitan regions" in profile.purpose


def test_uclg_aspac_is_presided_over_by_a_post_not_a_person(read: Read):
    dossier = read("UCLG ASPAC")
    profile = _profile(dossier)
    full = "United Cities and Local Governments Asia Pacific"
    assert dossier.partner.full_name == full
    assert [one.name for one in profile.activities] == [
        "Advocacy",
        "Capacity development",
        "Research and exchange of knowledge",
        "Project planning",
        "City partnerships",
    ]
    assert profile.presidency == "Mayor of Surabaya"
    assert dossier.people == {}
    assert profile.secretariat == "Jakarta, Indonesia"
    assert profile.website == "uclg-aspac.org"


# ------------------------------------------------------------------ the twin cities


def test_rule_4_ankara_has_two_instruments_with_two_mayors_of_ankara(read: Read):
    dossier = read("Ankara")
    first = _agreement(dossier, InstrumentKind.PROCLAMATION)
    second = _agreement(dossier, InstrumentKind.MOU)
    assert len(dossier.agreements) == 2
    assert (_edtf(first.signed_on), first.place) == ("1984-02-01", "Kuala Lumpur")
    assert (_edtf(second.signed_on), second.place) == ("1990-06-25", "Kuala Lumpur")
    assert _signatures(first) == [
        ("YBhg. Tan Sri Elyas bin Omar", "Mayor of Kuala Lumpur"),
        ("TYT Suleyman Onder", "Mayor of Ankara"),
    ]
    assert _signatures(second) == [
        ("Tan Sri Elyas bin Omar", "Mayor of Kuala Lumpur"),
        ("H. E. Murat Karayaician", "Mayor of Ankara"),
    ]
    assert first.clauses == ()
    assert [one.number for one in second.clauses] == ["1", "2", "3"]
    for clause, word in zip(
        second.clauses, ("housing", "Study visits", "Cultural"), strict=True
    ):
        assert word in clause.text
    assert [(one.agreement, one.relation) for one in second.links] == [
        (first.id, Relation.FOLLOWS)
    ]
    assert _edtf(dossier.partner.since) == "1984-02-01"
    assert _printed(dossier, "partner", dossier.partner.id, "country") == ["Ankara, Turki"]


def test_rule_7_printed_names_stand_beside_normalised_ones_and_are_doubted(read: Read):
    dossier = read("Ankara")
    names = {person.name: person for person in dossier.people.values()}
    assert set(names) == {"Elyas bin Omar", "Süleyman Önder", "Murat Karayalçın"}
    assert {"TYT Suleyman Onder", "H. E. Murat Karayaician"} <= _doubted(dossier)
    assert [one.title for one in names["Elyas bin Omar"].honorifics] == ["YBhg.", "Tan Sri"]
    assert names["Elyas bin Omar"].partner is None, "ours, not Ankara's"
    held = names["Murat Karayalçın"].posts
    assert [(one.title, _edtf(one.seen)) for one in held] == [("Mayor of Ankara", "1990-06-25")]
    assert held[0].since is None, "the page does not say when he took office"


def test_rule_3_casablanca_went_from_proposal_to_memorandum_in_four_steps(read: Read):
    dossier = read("Casablanca")
    assert _milestones(dossier) == [
        ("1989-01", MilestoneKind.PROPOSAL, "Casablanca’s Deputy Mayor, Mr. Ahmad Kadiri"),
        ("1990-01-12", MilestoneKind.APPROVAL, "the Prime Minister"),
    ]
    letter = _agreement(dossier, InstrumentKind.LETTER_OF_INTENT)
    memorandum = _agreement(dossier, InstrumentKind.MOU)
    assert len(dossier.agreements) == 2
    assert (_edtf(letter.signed_on), letter.place) == ("1991-05-31", "")
    assert (_edtf(memorandum.signed_on), memorandum.place) == ("1992-07-11", "Casablanca")
    assert {"signatures", "place", "parties"} <= set(letter.gaps())
    assert "signatures" in memorandum.gaps()
    assert [one.number for one in memorandum.clauses] == ["i", "ii", "iii", "iv"]
    for clause, word in zip(
        memorandum.clauses,
        ("running a city", "tourism", "administration", "sport"),
        strict=True,
    ):
        assert word in clause.text
    assert [one.agreement for one in memorandum.links] == [letter.id]
    assert [one.name for one in dossier.people.values()] == ["Ahmad Kadiri"]
    assert dossier.milestones[0].place == "Kuala Lumpur"
    assert dossier.partner.native_name == "الدار البيضاء"


def test_rule_5_chennais_parties_are_governments_that_others_represent(read: Read):
    dossier = read("Chennai")
    (memorandum,) = dossier.agreements
    assert memorandum.kind is InstrumentKind.MOU
    assert _edtf(memorandum.signed_on) == "2010-11-25"
    assert _parties(dossier, memorandum) == [
        ("Government of Malaysia", "Kuala Lumpur City Hall"),
        ("Government of India", "Corporation of Chennai"),
    ]
    assert (memorandum.place, memorandum.signatures) == ("", ())
    assert "two cities" in memorandum.purpose
    assert [one.number for one in memorandum.clauses] == ["", "", "", ""]
    for clause, word in zip(
        memorandum.clauses, ("Research", "exchanged", "seminars", "Dialogues"), strict=True
    ):
        assert word in clause.text
    assert dossier.partner.native_name == "சென்னை"


def test_rule_3_esfahan_stops_at_the_letter_of_intent(read: Read):
    dossier = read("Esfahan")
    (letter,) = dossier.agreements
    assert letter.kind is InstrumentKind.LETTER_OF_INTENT
    assert (_edtf(letter.signed_on), letter.place) == ("1993-08-18", "Kuala Lumpur")
    assert _signatures(letter) == [
        ("Tan Sri Dr. Mazlan bin Ahmad", "Kuala Lumpur’s Mayor"),
        ("H.E. Hamid Reza Azimian", "Esfahan’s Mayor"),
    ]
    assert _milestones(dossier) == [
        ("1993-04-18", MilestoneKind.RECOMMENDATION, "the former Prime Minister"),
        ("1993-07-15", MilestoneKind.APPROVAL, ""),
    ]
    assert "the former Prime Minister" in _doubted(dossier)
    assert [one.text for one in letter.clauses] == [
        "Economic development.",
        "Education.",
        "Social and cultural exchange.",
        "Youth and sport.",
        "Trade and tourism.",
    ]
    names = {person.name: person for person in dossier.people.values()}
    assert [one.title for one in names["Mazlan bin Ahmad"].honorifics] == ["Tan Sri", "Dr."]
    assert names["Hamid Reza Azimian"].native_name == "حمیدرضا عظیمیان"
    assert "حمیدرضا عظیمیان" in _doubted(dossier)
    assert "Isfahan" in dossier.partner.aliases


FROM_THE_PAGE = {
    "partner": ("name", "full_name", "grade", "since", "country"),
    "person": ("name", "honorifics", "posts"),
    "visit": ("dates", "place", "purpose", "direction"),
    "milestone": ("happened_on", "actor_as_printed", "text"),
    "network": (
        "purpose", "scope", "founded", "website", "secretariat", "regional_office",
        "presidency", "host_rota", "our_part", "members", "clusters", "backers", "activities",
        "figures",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", FROM_THE_PAGE)
def test_every_value_from_the_page_has_its_claim(store: Store, kind: str):
    claimed = {
        (claim.record_id, claim.field_name.partition(".")[0])
        for claim in store.shelf("claim").find(record_kind=kind)
        if isinstance(claim, Claim)
    }
    for record in store.shelf(kind).all():
        for field in FROM_THE_PAGE[kind]:
            if getattr(record, field) not in (None, "", ()):
                assert (record.id, field) in claimed, (record.headline(), field)


def test_no_sentence_of_ours_is_the_pages(store: Store):
    """Ten words in a row are a copy; names, lists of cities and quotations are not ours."""
    claims = (one for one in store.shelf("claim").all() if isinstance(one, Claim))
    page = " ".join(one.as_printed for one in claims)
    printed = re.sub(r"[^\w ]", " ", page).casefold().split()
    runs = {tuple(printed[at : at + 10]) for at in range(len(printed))}
    for kind in ("partner", "agreement", "milestone", "visit", "network"):
        for record in store.shelf(kind).all():
            for said in _sentences(record):
                words = re.sub(r"[^\w ]", " ", said).casefold().split()
                for at in range(len(words) - 9):
                    assert tuple(words[at : at + 10]) not in runs, said


def _sentences(record: Any) -> Iterator[str]:
    for spec in specs(type(record)):
        if spec.name == "full_name" or spec.name.endswith("as_printed"):
            continue
        value = getattr(record, spec.name)
        if spec.type is FieldType.ROWS:
            for row in value:
                yield from _sentences(row)
        elif spec.is_text:
            yield value


def test_the_names_that_melaka_does_not_give_are_a_gap(read: Read):
    gaps = {gap.field for gap in read("Melaka").gaps}
    assert {"signatures", "place", "term_kind", "in_force_on", "notice_months"} <= gaps
    assert "signatures" not in {gap.field for gap in read("Ankara").gaps}


def test_the_visit_to_esfahan_is_a_visit_over_eight_days(read: Read):
    (visit,) = read("Esfahan").visits
    assert _edtf(visit.dates) == "1993-10-05/1993-10-12"
    assert (visit.direction, visit.state) == (Direction.OUTWARD, VisitState.HELD)
    assert visit.place == "Esfahan"
    assert (visit.delegation, visit.outcome) == ((), "")


def test_rules_7_and_10_melaka_is_domestic_and_signed_by_posts_without_names(read: Read):
    dossier = read("Melaka")
    (agreement,) = dossier.agreements
    assert dossier.partner.country == "Malaysia"
    assert _edtf(agreement.signed_on) == "1989-04-15"
    assert agreement.place == ""
    assert _signatures(agreement) == [
        ("", "Mayor of Kuala Lumpur"),
        ("", "President of the Melaka Municipal Council"),
    ]
    assert agreement.signatures[1].post_ms == "Yang Dipertua Majlis Perbandaran Melaka"
    assert dossier.people == {}
    assert agreement.kind is InstrumentKind.AGREEMENT
    doubted = {c.field_name for c in dossier.claims if c.confidence is Confidence.TO_VERIFY}
    assert "kind" in doubted, "the page names no kind of instrument"
    assert [one.number for one in agreement.clauses] == ["1", "2"]
    assert "action plan" in agreement.clauses[0].text
    assert "business and tourism" in agreement.clauses[1].text


def test_rule_6_matrades_agreement_is_related_to_osakas_and_not_city_halls(read: Read):
    dossier = read("Osaka")
    ours = _agreement(dossier, InstrumentKind.BUSINESS_PARTNER)
    theirs = _agreement(dossier, InstrumentKind.COOPERATION)
    assert len(dossier.agreements) == 2
    assert dossier.partner.grade is Grade.BUSINESS_PARTNER_CITY
    assert (_edtf(ours.signed_on), ours.place, ours.is_ours) == ("1989-08-10", "Osaka", True)
    assert (_edtf(theirs.signed_on), theirs.place, theirs.is_ours) == ("1994", "", False)
    assert _parties(dossier, ours) == [("Kuala Lumpur City Hall", ""), ("City of Osaka", "")]
    assert _parties(dossier, theirs) == [
        ("Malaysia External Trade Development Corporation", ""),
        ("City of Osaka", ""),
    ]
    assert [(one.agreement, one.relation) for one in theirs.links] == [
        (ours.id, Relation.RELATED)
    ]
    assert ours.terminated_on is None
    assert ours.signatures == theirs.signatures == ()
    assert "small and medium-sized enterprises (SMEs)" in ours.clauses[0].text
    assert "residents of both cities" in ours.clauses[1].text
    assert dossier.partner.native_name == "大阪市"


def test_matrade_is_an_agency_under_miti(store: Store):
    (matrade,) = store.shelf("body").find(short_name="MATRADE")
    parent = store.shelf("body").load(matrade.parent)
    assert (parent.short_name, parent.name) == (
        "MITI",
        "Ministry of International Trade and Industry",
    )


def test_every_city_but_osaka_is_a_twin_city_with_a_flag_and_a_place_on_the_map(read: Read):
    flags = {"Ankara": "tr", "Casablanca": "ma", "Chennai": "in", "Esfahan": "ir"}
    flags |= {"Melaka": "my", "Osaka": "jp"}
    for name, flag in flags.items():
        partner = read(name).partner
        assert (partner.grade is Grade.TWIN_CITY) == (name != "Osaka")
        assert partner.flag == flag
        assert partner.latitude
        assert partner.longitude


def test_a_claim_on_the_page_keeps_the_pages_own_date(store: Store):
    page = store.shelf("source").find(title="International Network & Twin Cities")[0]
    claims: tuple[Claim, ...] = tuple(store.shelf("claim").find(source=page.id))
    assert len(claims) > 150
    assert {claim.as_of for claim in claims} == {"09/05/2025"}


def test_the_sides_of_every_table_are_set(store: Store):
    for agreement in store.shelf("agreement").all():
        for rows in (agreement.parties, agreement.signatures):
            assert [one.side for one in rows] == [Side.OURS, Side.THEIRS][: len(rows)]
