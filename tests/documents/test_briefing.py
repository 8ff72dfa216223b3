"""What a briefing says: order, words, standing, people, promises and gaps."""

import io
import json
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from kl_relations_desktop.documents.briefing import compose
from kl_relations_desktop.documents.briefing_frozen import digest, frozen, sealed
from kl_relations_desktop.documents.briefing_paper import Change, Paper, Printing
from kl_relations_desktop.documents.briefing_printed import printed
from kl_relations_desktop.documents.content import (
    Fact,
    PaperKind,
    Precision,
    Sheet,
    Style,
    Table,
    Timeline,
)
from kl_relations_desktop.documents.pdf.render import render
from kl_relations_desktop.domain.gap import Gap
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.domain.records.agreement import Agreement, AgreementLink
from kl_relations_desktop.domain.records.kinds import AgreementState, Relation, Side, TermKind
from kl_relations_desktop.domain.records.people import Honorific, Post
from kl_relations_desktop.domain.records.story import Delegate, FollowUp
from kl_relations_desktop.domain.standing import AgreementStanding
from kl_relations_desktop.domain.titles import styled_name
from tests.documents import dossiers
from tests.documents.dossiers import KARIM, on
from tests.documents.pdf.trace import placed

TODAY = date(2027, 1, 11)


def sheet_of(dossier, language: str = "en", **more) -> Sheet:
    """Return a paper on the fixed day."""
    return compose(dossier, Paper(language, TODAY, **more))


def casablanca(language: str = "en", **more) -> Sheet:
    """Return Casablanca's sheet for the courtesy call."""
    return sheet_of(dossiers.casablanca(), language, visit=dossiers.CALL, **more)


def section(sheet: Sheet, name: str):
    """Return a section of the core or of the annex by its id."""
    behind = sheet.annex.sections if sheet.annex else ()
    return next(one for one in (*sheet.sections, *behind) if one.id == name)


def said(part: object) -> str:
    """Return every text in a part of a sheet, one after the other."""
    texts: list[str] = []

    def walk(value: object) -> None:
        if isinstance(value, str):
            texts.append(value)
        elif isinstance(value, dict):
            for key, one in value.items():
                if key not in {"is", "field", "style", "figure"}:
                    walk(one)
        elif isinstance(value, list):
            for one in value:
                walk(one)

    walk(json.loads(frozen(part)) if isinstance(part, Sheet) else _plain(part))
    return " ".join(texts)


def _plain(part: object):
    sheet = casablanca()
    whole = json.loads(frozen(replace(sheet, sections=(part,), annex=None, facts=())))
    return whole["sections"]


def facts(sheet: Sheet) -> dict[str, Fact]:
    """Return the facts at a glance by their labels."""
    return {one.label: one for one in sheet.facts}


def test_the_sections_stand_in_the_order_of_the_house_in_both_languages():
    heads = [one.head for one in casablanca().sections]
    assert heads == [
        "Objectives",
        "Points to make",
        "If they raise",
        "People you will meet",
        "Last meeting",
        "Background",
        "Timeline",
        "Agreements",
        "Open promises",
        "What the records do not say",
        "Sources",
    ]
    heads = [one.head for one in casablanca("ms").sections]
    assert heads == [
        "Objektif",
        "Perkara untuk dibangkitkan",
        "Jika dibangkitkan",
        "Orang yang akan ditemui",
        "Pertemuan terakhir",
        "Latar belakang",
        "Garis masa",
        "Perjanjian",
        "Janji belum selesai",
        "Tidak dinyatakan dalam rekod",
        "Sumber",
    ]


def test_the_annex_is_lettered_a_to_e():
    annex = casablanca("ms").annex
    assert annex is not None
    assert [(one.letter, one.head) for one in annex.sections] == [
        ("A", "Sejarah hubungan"),
        ("B", "Bidang kerjasama"),
        ("C", "Ketepatan setiap fakta"),
        ("D", "Tempat rujukan"),
        ("E", "Sejak cetakan terakhir"),
    ]


def test_the_facts_at_a_glance_are_the_eight_of_the_picture():
    cells = [(one.label, one.value, one.is_missing) for one in casablanca().facts]
    assert cells == [
        ("Twin-city ties proposed", "January\u00a01989", False),
        ("Letter of Intent", "31\u00a0May\u00a01991", False),
        ("MoU", "11\u00a0July\u00a01992", False),
        ("Signed at", "Casablanca", False),
        ("Term and expiry", "Not stated", True),
        ("Signatories", "Not stated", True),
        ("Last meeting", "5\u00a0November\u00a02025", False),
        ("Promises open", "2 ours, 1 theirs", False),
    ]


@pytest.mark.parametrize("language", ["en", "ms"])
@pytest.mark.parametrize(
    "dossier",
    [
        dossiers.casablanca(),
        dossiers.citynet(),
        dossiers.chennai(),
        dossiers.osaka(),
        dossiers.melaka(),
        dossiers.ankara(),
    ],
    ids=lambda dossier: dossier.partner.name,
)
def test_a_glance_has_eight_cells_within_their_limits(dossier, language):
    cells = sheet_of(dossier, language).facts
    assert len(cells) == 8
    assert [one.label for one in cells if len(one.label) > 24] == []
    assert [one.value for one in cells if len(one.value) > 26] == []


@pytest.mark.parametrize("language", ["en", "ms"])
def test_rule_2_a_term_not_stated_is_never_called_valid_or_expired(language):
    for make in (dossiers.chennai, dossiers.osaka, dossiers.melaka, dossiers.ankara):
        whole = said(sheet_of(make(), language)).casefold()
        for word in ("valid", "expired", "sah laku", "tamat tempoh", "masih berkuat kuasa"):
            assert word not in whole
        assert ("not stated" if language == "en" else "tidak dinyatakan") in whole


def test_a_letter_of_intent_is_followed_by_the_mou_which_is_latest_of_the_chain():
    table = section(casablanca(), "agreements").blocks[0]
    assert isinstance(table, Table)
    standings = [row[0][1][0].text for row in table.rows]
    assert standings == ["Followed by the MoU", "Latest of the chain"]
    assert "Disusuli oleh MoU" in said(section(casablanca("ms"), "agreements"))


def test_rule_3_an_approval_is_a_step_and_not_an_instrument():
    sheet = casablanca()
    assert "Prime Minister approves" in said(section(sheet, "background"))
    assert "Prime Minister" not in said(section(sheet, "agreements"))


def test_rule_4_the_clauses_belong_to_the_mou_alone():
    text = said(section(casablanca(), "agreements"))
    assert "MoU: four areas." in text
    assert "Letter of Intent: " not in text


def test_rule_5_a_government_is_the_party_and_city_hall_represents_it():
    told = said(section(sheet_of(dossiers.chennai()), "agreements"))
    assert "Government of Malaysia, represented by Kuala Lumpur City Hall" in told
    assert "Government of India, represented by Corporation of Chennai" in told
    told = said(section(sheet_of(dossiers.chennai(), "ms"), "agreements"))
    assert "Kerajaan India, diwakili oleh Perbadanan Chennai" in told


def test_rule_6_an_agreement_of_others_is_related_and_neither_amendment_nor_end():
    sheet = sheet_of(dossiers.osaka())
    told = said(section(sheet, "agreements"))
    assert "Related, not City Hall’s" in told
    assert "Followed by" not in told
    assert "MATRADE; City of Osaka" in told
    assert facts(sheet)["Business partner"].value == "10\u00a0August\u00a01989"


def test_the_only_instrument_of_ours_says_so_beside_one_of_others():
    told = said(section(sheet_of(dossiers.osaka()), "agreements"))
    assert "City Hall’s only instrument" in told
    assert "The only instrument recorded" not in told
    assert "The only instrument recorded" in said(sheet_of(dossiers.chennai()))


def test_rule_7_posts_without_names_stay_posts():
    told = said(section(sheet_of(dossiers.melaka()), "agreements"))
    assert "President of the Melaka Municipal Council; name  not\u00a0stated" in told
    assert facts(sheet_of(dossiers.melaka()))["Signatories"].value == "2 posts, no names"
    assert facts(sheet_of(dossiers.melaka(), "ms"))["Penandatangan"].value == (
        "2 jawatan, tanpa nama"
    )


def test_rule_7_a_printed_name_stands_in_quotes_behind_the_normalised_one():
    told = said(section(sheet_of(dossiers.ankara()), "agreements"))
    # A name without titles is held together by hard spaces.
    assert "Murat\u00a0Karayalçın, printed “H. E. Murat Karayaician”, Mayor of Ankara" in told
    assert "Süleyman\u00a0Önder, printed “TYT Suleyman Onder”" in told
    # The same name with its titles is no other name.
    assert "YBhg. Tan Sri Elyas bin Omar, Mayor of Kuala Lumpur" in told
    assert "printed “YBhg. Tan Sri" not in told


def test_rule_8_a_person_bears_the_titles_held_on_the_day_of_the_visit():
    people = section(casablanca(), "people").blocks[0].people
    assert people[0].name == "H.E. Karim El Fassi"
    assert people[0].native_name == "كريم الفاسي"


def test_people_are_addressed_in_the_paper_s_language():
    people = section(casablanca("ms"), "people").blocks[0].people
    assert people[0].address[0].text == "“Tuan Yang Terutama”"
    assert people[0].name == "T.Y.T. Karim El Fassi"
    assert people[0].post[0].text == "Datuk Bandar; ketua delegasi"
    assert people[1].address[0].style is Style.MISSING


def test_a_post_once_seen_is_printed_with_its_day():
    seen = replace(dossiers.KARIM, posts=(Post(title="Mayor", seen=on("2019-03")),))
    dossier = dossiers.casablanca(people={1: seen, 2: dossiers.HOUDA})
    people = section(sheet_of(dossier, visit=dossiers.CALL), "people").blocks[0].people
    assert people[0].post[0].text.startswith("Mayor, as known on March\u00a02019")


def test_the_sixth_person_stands_in_annex_d():
    crowd = tuple(Delegate(name_as_printed=f"Guest {n}") for n in range(1, 8))
    visit = replace(dossiers.CALL, delegation=crowd)
    sheet = sheet_of(dossiers.casablanca(), visit=visit)
    assert "2 more in Annex D" in said(section(sheet, "people"))
    assert "Guest 7" in said(section(sheet, "D"))
    assert "Guest 7" not in said(section(sheet, "people"))


def test_a_post_that_the_visit_gives_is_no_gap_of_the_person():
    gap = Gap("person", KARIM.id or 0, "Karim El Fassi", "posts", "Posts")
    dossier = dossiers.casablanca(gaps=(gap,))
    assert KARIM.id in {one.person for one in dossiers.CALL.delegation}
    for post, is_told in (("Mayor", False), ("", True)):
        visit = replace(dossiers.CALL, delegation=(Delegate(person=KARIM.id, post=post),))
        told = said(section(sheet_of(dossier, visit=visit), "gaps"))
        assert ("Karim El Fassi: " in told) is is_told


def test_the_occasion_has_weekday_hours_and_place():
    head = casablanca().head
    assert head.occasion == "Courtesy call on the Mayor"
    assert head.occasion_detail == (
        "Thursday, 14\u00a0January\u00a02027, 10:00 to 10:45\u2002·\u2002Menara DBKL 1"
    )
    assert casablanca("ms").head.occasion_detail.startswith("Khamis, 14\u00a0Januari\u00a02027")


def test_an_open_promise_that_is_late_comes_first_then_ours_then_theirs():
    table = section(casablanca(), "promises").blocks[0]
    assert [(row[0][0][0].text, row[1][0][0].text) for row in table.rows] == [
        ("Ours", "Send the calendar of training courses"),
        ("Ours", "Name a contact for heritage streets"),
        ("Theirs", "Send scans of both signed instruments"),
    ]
    assert table.rows[0][3][1][0].text == "Late: 72 days"
    assert table.rows[2][3][0][0].style is Style.MISSING


def test_one_promise_is_a_sentence_and_six_leave_one_for_annex_d():
    one = sheet_of(dossiers.casablanca(followups=dossiers.PROMISES[2:]))
    assert "Late: 72 days" in said(section(one, "promises"))
    assert not isinstance(section(one, "promises").blocks[0], Table)
    many = tuple(FollowUp(id=n, marking=Marking.OPEN, text=f"Promise {n}") for n in range(1, 7))
    six = sheet_of(dossiers.casablanca(followups=many))
    assert "1 more in Annex D" in said(section(six, "promises"))
    assert "Promise 6" in said(section(six, "D"))


def test_what_is_missing_is_said_record_by_record_the_latest_instrument_first():
    lines = [item.text[0].text for item in section(casablanca(), "gaps").blocks[0].items]
    assert lines == [
        "MoU: term, notice, names of the signatories",
        "Letter of Intent: place signed, names of the signatories",
        "Casablanca: since when",
        "Any joint work between 1992 and 2025",
    ]


def test_rule_9_two_sources_that_differ_are_printed_side_by_side():
    other = replace(dossiers.PAGE, id=2, title="The signed text")
    claims = (
        dossiers.claim("agreement", 2, "signed_on", "July 11, 1992"),
        replace(dossiers.claim("agreement", 2, "signed_on", "12 July 1992"), source=2),
    )
    dossier = dossiers.casablanca(claims=claims, sources={1: dossiers.PAGE, 2: other})
    lines = section(sheet_of(dossier), "gaps").blocks[0].items
    spans = [span for span in lines[0].text if span.figure]
    assert {span.text for span in spans} == {"“July 11, 1992”", "“12 July 1992”"}
    assert len({span.figure for span in spans}) == 2


def test_a_figure_keeps_its_qualifier_and_its_as_of_as_printed():
    sheet = sheet_of(dossiers.citynet())
    assert facts(sheet)["Number of members"].value == "over 700 members"
    assert "over 700 members, as of “09/05/2025”" in said(section(sheet, "what"))


def test_a_source_keeps_its_date_as_printed_and_says_that_it_is_ambiguous():
    told = said(section(casablanca(), "sources"))
    assert "“Latest Update: 09/05/2025”; order of day and month not stated." in told
    assert "www.dbkl.gov.my" not in told
    assert "www.dbkl.gov.my" in said(section(casablanca(), "C"))


def test_every_background_fact_has_its_date_first_and_its_source_last():
    block = section(casablanca(), "background").blocks[0]
    assert [one.date_text for one in block.facts] == [
        "January\u00a01989",
        "12\u00a0January\u00a01990",
        "31\u00a0May\u00a01991",
        "11\u00a0July\u00a01992",
    ]
    assert [one.text[-1].figure for one in block.facts] == ["1", "1", "1", "1"]
    assert "MoU signed in Casablanca; four areas agreed." in said(
        section(casablanca(), "background")
    )


def test_the_timeline_places_each_date_as_known():
    block = section(casablanca(), "timeline").blocks[0]
    assert isinstance(block, Timeline)
    found = [(one.text, one.precision, one.is_planned) for one in block.events]
    assert found == [
        ("Proposal", Precision.MONTH, False),
        ("Proposal approved", Precision.DAY, False),
        ("Letter of Intent", Precision.DAY, False),
        ("MoU, Casablanca", Precision.DAY, False),
        ("Last meeting", Precision.DAY, False),
        ("This visit", Precision.DAY, True),
    ]
    assert [one.figure for one in block.events] == ["", "", "", "", "2", "2"]


def test_an_undated_fact_is_listed_under_the_line():
    undated = replace(dossiers.PROPOSAL, happened_on=None)
    dossier = dossiers.casablanca(milestones=(undated, dossiers.APPROVAL))
    block = section(sheet_of(dossier), "timeline").blocks[0]
    assert len(block.undated) == 1
    assert "Proposal" not in [one.text for one in block.events]


def test_what_is_empty_says_that_none_is_recorded():
    sheet = sheet_of(dossiers.melaka())
    for name in ("objectives", "points", "people", "last", "promises"):
        assert "None recorded" in said(section(sheet, name))
    assert "raised" not in [one.id for one in sheet.sections]
    malay = sheet_of(dossiers.melaka(), "ms")
    assert "Tiada dalam rekod" in said(section(malay, "objectives"))


def test_a_draft_says_so_where_the_number_stands():
    assert casablanca().letterhead.number == "Draft, not issued"
    assert casablanca("ms").letterhead.number_line == "Draf, belum dikeluarkan"
    assert casablanca().letterhead.copy_line == ""


def test_an_issued_paper_carries_number_copy_and_hash():
    sheet = sealed(casablanca(number="KLR/2027/004", copies=3, copy=2))
    assert sheet.letterhead.number_line == "No. KLR/2027/004"
    assert sheet.letterhead.copy_line == "Copy 2 of 3"
    assert sheet.seal is not None
    assert sheet.seal.number == "KLR/2027/004"
    assert sheet.seal.digest == digest(sheet)[:16]


def test_every_copy_has_the_same_hash_and_another_word_another_hash():
    first = casablanca(number="KLR/2027/004", copies=2, copy=1)
    second = casablanca(number="KLR/2027/004", copies=2, copy=2)
    assert digest(first) == digest(second)
    changed = replace(dossiers.CALL, purpose="Courtesy call")
    other = sheet_of(dossiers.casablanca(), visit=changed, number="KLR/2027/004", copies=2)
    assert digest(first) != digest(other)


def test_a_section_left_out_is_not_composed():
    sheet = casablanca(parts=("objectives", "points", "background", "A"))
    assert [one.id for one in sheet.sections] == ["objectives", "points", "background"]
    assert sheet.annex is not None
    assert [one.id for one in sheet.annex.sections] == ["A"]


def test_sample_data_is_tagged_and_noted_in_the_foot():
    sheet = casablanca()
    tagged = [one.id for one in sheet.sections if one.is_sample]
    assert tagged == ["objectives", "points", "raised", "people", "last", "promises"]
    assert sheet.letterhead.sample_note == "Sections so marked are sample data"
    assert sheet_of(dossiers.chennai()).letterhead.sample_note == ""


def test_a_network_says_what_it_is_its_clusters_and_where_it_sits():
    sheet = sheet_of(dossiers.citynet(), "ms")
    ids = [one.head for one in sheet.sections]
    assert ids[4:7] == ["Tujuan", "Kelompok dan penyokong", "Lokasi"]
    assert sheet.head.quiet_words == ("Jaringan", "Asia-Pasifik")
    assert sheet.head.flag == ""
    places = section(sheet, "where").blocks[0].places
    assert [(one.name, one.caption) for one in places] == [
        ("Seoul", "Presiden dan urus setia"),
        ("Kuala Lumpur", "Dewan Bandaraya"),
    ]
    told = said(section(sheet, "B"))
    for name in ("Kuala Lumpur, Malaysia", "Singapore", "Taipei, Taiwan"):
        assert name in told


def test_the_card_warns_of_what_no_record_says():
    sheet = sheet_of(dossiers.osaka(), kind=PaperKind.CARD)
    assert [one.head for one in sheet.sections] == ["Say", "Do not say", "Meet", "When"]
    told = said(section(sheet, "unsaid"))
    assert "a related paper, not an amendment and not an end" in told
    assert "run out" in told
    assert sheet.facts == ()
    assert sheet.annex is None
    malay = sheet_of(dossiers.osaka(), "ms", kind=PaperKind.CARD)
    assert [one.head for one in malay.sections] == ["Sebut", "Jangan sebut", "Temui", "Bila"]


def test_the_card_does_not_warn_of_a_term_that_is_stated():
    stated = Agreement(id=1, partner=2, term_kind=TermKind.OPEN_ENDED, signed_on=on("1990"))
    dossier = dossiers.casablanca(agreements=(stated,), visits=())
    told = said(section(sheet_of(dossier, kind=PaperKind.CARD), "unsaid"))
    assert "run out" not in told


def test_what_changed_since_the_last_printing_stands_in_annex_e():
    last = Printing("KLR/2026/001", date(2026, 12, 1), (Change(TODAY, "MoU", "Place signed"),))
    told = said(section(casablanca(last_printing=last), "E"))
    assert "Last issued as KLR/2026/001, 1\u00a0December\u00a02026." in told
    assert "MoU" in told
    assert "First printing for this visit" in said(section(casablanca(), "E"))


def test_a_paper_takes_the_marking_of_every_record_that_it_prints():
    paper = Paper("en", TODAY, visit=dossiers.CALL)
    levels = {one.marking for one in printed(dossiers.casablanca(), paper)}
    assert levels == {Marking.OPEN, Marking.RESTRICTED}
    names = {type(one).__name__ for one in printed(dossiers.casablanca(), paper)}
    assert {"Partner", "Agreement", "Milestone", "Visit", "FollowUp", "Person"} <= names


def test_an_instrument_that_renews_another_says_so():
    newer = Agreement(
        id=3,
        marking=Marking.OPEN,
        partner=2,
        signed_on=on("2002"),
        links=(AgreementLink(agreement=2, relation=Relation.RENEWS),),
    )
    dossier = dossiers.casablanca(agreements=(dossiers.LETTER, dossiers.MOU, newer))
    told = said(section(sheet_of(dossier), "agreements"))
    assert "Renewed by the Agreement" in told


@pytest.mark.parametrize(
    ("language", "gaps", "renewed", "ends"),
    [
        ("en", "MoU 1997: ", "Renewed by the Port MoU", "Port MoU: ends 30 April 2030."),
        ("ms", "MoU 1997: ", "Dibaharui oleh MoU pelabuhan", "tamat 30 April 2030."),
    ],
)
def test_instruments_of_one_kind_are_told_apart_and_their_ends_stand_under_the_table(
    language, gaps, renewed, ends
):
    first = replace(dossiers.MOU, id=8, links=(), signed_on=on("1997-05"))
    port = replace(
        first,
        id=9,
        title="Port MoU",
        title_ms="MoU pelabuhan",
        signed_on=on("2020-05-01"),
        term_kind=TermKind.FIXED,
        term_years=10,
        links=(AgreementLink(agreement=8, relation=Relation.RENEWS),),
    )
    standing = AgreementStanding(AgreementState.IN_FORCE, term_ends=on("2030-04-30"))
    dossier = dossiers.casablanca(
        agreements=(first, port), gaps=(Gap("agreement", 8, "MoU", "notice_months", "Notice"),)
    )
    sheet = sheet_of(dossier, language, standings={9: standing})
    term = next(one for one in sheet.facts if one.field == "term_kind").value
    assert term.replace("\u00a0", " ").endswith("30 April 2030")
    told = said(section(sheet, "agreements")).replace("\u00a0", " ")
    assert renewed in told
    assert ends in told
    assert gaps in said(section(sheet, "gaps")).replace("\u00a0", " ")


def test_an_apostrophe_on_paper_is_the_printer_s():
    visit = replace(dossiers.CALL, purpose="Call by Dato' Seri Ahmad")
    assert sheet_of(dossiers.casablanca(), visit=visit).head.occasion == (
        "Call by Dato’ Seri Ahmad"
    )


def _moves(sheet: Sheet) -> list[tuple[str, str]]:
    return [(one.section, one.annex) for one in sheet.moves]


def test_a_full_second_page_gives_in_the_order_of_the_house():
    order = [
        *[("background", "A")] * 3,
        ("agreements", "B"),
        ("agreements", "A"),
        ("promises", "D"),
        ("gaps", "D"),
        ("timeline", "A"),
        ("gaps", "D"),
        ("sources", "C"),
        ("people", "D"),
    ]
    assert _moves(casablanca()) == order
    assert _moves(casablanca(parts=("background", "agreements", "gaps"))) == []


def test_of_the_background_no_more_leaves_than_page_two_needs():
    full = [one.text for one in placed(casablanca("ms")) if one.page == 2]
    texts = [text.replace("\u00a0", " ") for text in full]
    assert [one for one in texts if "lagi dalam Lampiran" in one] == ["1 lagi dalam Lampiran A"]
    # What is left stands before the timeline, which shows every date.
    assert "31 Mei 1991" in texts[: texts.index("Garis masa")]
    assert "Januari 1989" not in texts[: texts.index("Garis masa")]


def test_sources_beyond_two_are_the_first_to_go():
    sources = {n: replace(dossiers.PAGE, id=n, title=f"Paper {n}") for n in range(1, 5)}
    claims = tuple(
        replace(dossiers.claim("milestone", 1, "text", "a text"), source=n) for n in sources
    )
    sheet = sheet_of(dossiers.casablanca(claims=claims, sources=sources))
    assert _moves(sheet)[0] == ("sources", "C")
    assert "Paper 4" in said(section(sheet, "C"))


@pytest.mark.parametrize("language", ["en", "ms"])
def test_a_full_visit_goes_on_two_pages_and_loses_nothing(language):
    many = tuple(
        FollowUp(id=n, marking=Marking.OPEN, text=f"Promise number {n}, told at some length")
        for n in range(1, 8)
    )
    points = (*dossiers.CALL.points, *dossiers.CALL.points, dossiers.CALL.points[0])
    visit = replace(dossiers.CALL, points=points)
    dossier = dossiers.casablanca(followups=many)
    stream = io.BytesIO()
    render(sheet_of(dossier, language, visit=visit), stream)
    assert stream.getvalue().startswith(b"%PDF")


@pytest.mark.parametrize("language", ["en", "ms"])
def test_people_beyond_a_full_first_page_stand_in_annex_d_before_the_others(language):
    people = {n: replace(KARIM, id=n, name=f"Guest {n}") for n in range(1, 9)}
    delegation = tuple(Delegate(person=n, post="Adviser; interprets") for n in people)
    two_lines = "Thank them for the calendar of training courses, and ask for the next. " * 2
    points = (replace(dossiers.CALL.points[0], text=two_lines[:100]),) * 5
    aims = (replace(dossiers.CALL.objectives[0], text=two_lines[:110]),) * 3
    visit = replace(
        dossiers.CALL,
        points=points,
        objectives=aims,
        delegation=delegation,
        place="Menara " * 20,
    )
    dossier = replace(dossiers.casablanca(), people=people)
    stream = io.BytesIO()
    render(sheet_of(dossier, language, visit=visit), stream)
    pages = [page.extract_text().replace("\u00a0", " ") for page in PdfReader(stream).pages]
    told = {"en": "{n} more in Annex D", "ms": "{n} lagi dalam Lampiran D"}[language]
    here = [n for n in people if f"Guest {n}" in pages[0]]
    assert 2 <= len(here) < 5
    assert told.format(n=8 - len(here)) in pages[0]
    others = " ".join(pages[2:])
    title = {"en": "Others you will meet", "ms": "Orang lain yang akan ditemui"}[language]
    assert others.count(title) == 1
    listed = others[others.index(title) :]
    places = [listed.index(f"Guest {n}") for n in people if n not in here]
    assert places == sorted(places)


def test_their_late_promise_comes_before_ours_that_is_not():
    theirs = replace(dossiers.PROMISES[0], due_on=on("2026-12"))
    sheet = sheet_of(dossiers.casablanca(followups=(theirs, dossiers.PROMISES[1])))
    table = section(sheet, "promises").blocks[0]
    assert [row[0][0][0].text for row in table.rows] == ["Theirs", "Ours"]
    assert table.rows[0][3][1][0].text == "Late: 11 days"


def test_a_person_bears_the_malay_title_on_a_malay_sheet_or_else_the_title_as_recorded():
    day = date(2026, 12, 1)
    plain = replace(KARIM, honorifics=(Honorific(title="H.E."),))
    named = replace(KARIM, name="T.Y.T. Karim El Fassi")

    assert styled_name(KARIM, day, "ms") == "T.Y.T. Karim El Fassi"
    assert styled_name(KARIM, day, "en") == "H.E. Karim El Fassi"
    assert styled_name(plain, day, "ms") == "H.E. Karim El Fassi"
    assert styled_name(named, day, "ms") == "T.Y.T. Karim El Fassi"


@pytest.mark.parametrize(("day", "title"), [("1998-05", "Dr "), ("2026-05", "H.E. ")])
def test_whoever_led_a_visit_bears_the_title_held_on_its_day(day, title):
    held = replace(dossiers.LAST, dates=on(day), delegation=(Delegate(person=KARIM.id),))
    told = said(section(sheet_of(dossiers.casablanca(visits=(held,))), "A")).replace(
        "\u00a0", " "
    )
    assert f"{title}Karim El Fassi" in told


def test_a_name_printed_in_a_delegation_stays_as_printed():
    printed = (Delegate(person=KARIM.id, name_as_printed="M. El Fassi"),)
    held = replace(dossiers.LAST, delegation=printed)
    told = said(section(sheet_of(dossiers.casablanca(visits=(held,))), "A")).replace(
        "\u00a0", " "
    )
    assert "Karim El Fassi, printed “M. El Fassi”" in told


def test_rule_15_the_first_name_of_either_side_counts_for_the_marking():
    ours = replace(KARIM, id=9, name="Farid bin Osman", marking=Marking.CONFIDENTIAL)
    delegation = (
        Delegate(person=KARIM.id, side=Side.THEIRS),
        Delegate(person=ours.id, side=Side.OURS),
    )
    held = replace(dossiers.LAST, delegation=delegation)
    dossier = dossiers.casablanca(visits=(held,), people={1: KARIM, 9: ours})
    assert "Farid" in said(section(sheet_of(dossier), "A"))
    assert ours in printed(dossier, Paper(language="en", today=TODAY))


def test_sources_that_differ_name_the_record_and_keep_the_day_they_speak_of():
    other = replace(dossiers.PAGE, id=2, title="The yearly report")
    claims = (
        dossiers.claim("agreement", 2, "signed_on", "July 11, 1992"),
        replace(
            dossiers.claim("agreement", 2, "signed_on", "12 July 1992"), source=2, as_of="2026"
        ),
        dossiers.claim("agreement", 2, "place", "in Casablanca"),
        replace(dossiers.claim("agreement", 2, "place", "Casablanca"), source=2),
    )
    dossier = dossiers.casablanca(claims=claims, sources={1: dossiers.PAGE, 2: other})
    lines = [said(one) for one in section(sheet_of(dossier), "gaps").blocks[0].items]
    assert [" ".join(one.split()) for one in lines if "differ" in one] == [
        "Sources differ on MoU: date signed: “12 July 1992” (as of “2026”) , “July 11, 1992”"
    ]
