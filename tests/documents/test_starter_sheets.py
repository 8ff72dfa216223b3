"""The fourteen starter sheets, in both languages, read back for their facts."""

import io
import json
import re
import subprocess
import unicodedata
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from kl_relations_desktop.documents.briefing import compose
from kl_relations_desktop.documents.briefing_paper import Paper
from kl_relations_desktop.documents.content import PaperKind
from kl_relations_desktop.documents.pdf.render import render
from kl_relations_desktop.domain.dossier import Dossier
from kl_relations_desktop.domain.records.base import in_language
from kl_relations_desktop.domain.records.kinds import PartnerKind
from kl_relations_desktop.usecases.workspace import open_workspace
from kl_relations_desktop.wording.catalogue import words
from kl_relations_desktop.wording.dates import speak

TODAY = date(2026, 11, 23)
RECORDS = json.loads(
    (Path(__file__).parents[2] / "resources/starter/records.json").read_text("utf-8")
)
PARTNERS = [one["name"] for one in RECORDS["partners"]]
LANGUAGES = ("en", "ms")


@pytest.fixture(scope="module")
def dossiers(starter_folder, tmp_path_factory) -> dict[str, Dossier]:
    """Give every starter partner with all that belongs to it, by name."""
    from tests import office

    folder = office.copy_of(starter_folder, tmp_path_factory.mktemp("sheets") / "office")
    ws = open_workspace(folder, TODAY)
    found = {
        one.name: ws.store.dossiers.of(one.id or 0) for one in ws.store.shelf("partner").all()
    }
    ws.close()
    return found


@pytest.fixture(scope="module")
def texts(dossiers, tmp_path_factory):
    """Give the pages of a paper as text, read back from the PDF once a paper."""
    folder = tmp_path_factory.mktemp("texts")

    @cache
    def pages(name: str, language: str, kind: PaperKind = PaperKind.SHEET) -> tuple[str, ...]:
        stream = io.BytesIO()
        render(compose(dossiers[name], Paper(language, TODAY, kind=kind)), stream)
        path = folder / "paper.pdf"
        path.write_bytes(stream.getvalue())
        found = subprocess.run(
            ["pdftotext", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True
        )
        text = unicodedata.normalize("NFKC", found.stdout.decode("utf-8"))
        return tuple(text.rstrip("\f").split("\f"))

    return pages


def whole(pages: tuple[str, ...]) -> str:
    """Return all pages as one text without line ends and source figures."""
    return _spaced(" ".join(pages))


def _spaced(text: str) -> str:
    """Return a text for comparing: one space between words, none around figures and marks."""
    plain = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s\u00a0\u2066-\u2069\u200e\u200f]+", "", plain)


def has(pages: tuple[str, ...], text: str) -> bool:
    """Return whether the paper says a text, wherever its lines end."""
    return _spaced(text) in whole(pages)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PARTNERS)
def test_a_sheet_says_every_date_name_and_clause_of_its_partner(
    texts, dossiers, name, language
):
    pages, dossier = texts(name, language), dossiers[name]
    missing = [text for text in _facts(dossier, language) if text and not has(pages, text)]
    assert missing == []


def _facts(dossier: Dossier, language: str):
    spoken = words(language)
    partner = dossier.partner
    yield in_language(partner, "name", language)
    yield partner.native_name
    if partner.kind is PartnerKind.CITY:
        yield in_language(partner, "country", language)
    for agreement in dossier.agreements:
        yield speak(agreement.signed_on, spoken) if agreement.signed_on else ""
        yield agreement.place
        yield from (in_language(one, "text", language) for one in agreement.clauses)
        for signed in agreement.signatures:
            yield signed.name_as_printed
            yield signed.post_ms if language == "ms" else signed.post_as_printed
        for party in agreement.parties:
            for body in (party.principal, party.represented_by):
                yield in_language(dossier.bodies[body], "name", language) if body else ""
    for milestone in dossier.milestones:
        yield speak(milestone.happened_on, spoken) if milestone.happened_on else ""
        yield in_language(milestone, "text", language).replace("'", "’")
    for visit in dossier.visits:
        yield speak(visit.dates, spoken) if visit.dates else ""
        yield in_language(visit, "purpose", language)
    if dossier.network is not None:
        yield from _of_network(dossier, language)


def _of_network(dossier: Dossier, language: str):
    network = dossier.network
    assert network is not None
    for name in ("purpose", "secretariat", "regional_office", "presidency", "our_part"):
        yield in_language(network, name, language).replace("'", "’")
    yield in_language(network, "host_rota", language).replace("'", "’")
    yield network.website
    yield speak(network.founded, words(language)) if network.founded else ""
    for figure in network.figures:
        yield in_language(figure, "value", language)
        yield figure.as_of
    for member in network.members:
        yield member.name
        yield in_language(member, "country", language)
    for one in (*network.clusters, *network.activities):
        yield in_language(one, "name", language).replace("'", "’")
    yield from (one.name for one in network.backers)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PARTNERS)
def test_no_sheet_says_valid_or_expired(texts, name, language):
    text = whole(texts(name, language)).casefold()
    for word in ("expired", "isvalid", "validuntil", "validtill", "sahlaku", "sehingga"):
        assert word not in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PARTNERS)
def test_every_page_is_stamped_twice_and_counted(texts, name, language):
    pages = texts(name, language)
    count = "Page {} of {}" if language == "en" else "Muka surat {} daripada {}"
    for number, page in enumerate(pages, 1):
        assert page.count("TERBUKA") == 2
        assert count.format(number, len(pages)) in page.replace("\u00a0", " ")
    head = "Annex" if language == "en" else "Lampiran"
    core = next(place for place, page in enumerate(pages) if head in page.split("\n"))
    assert core <= 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PARTNERS)
def test_a_card_is_one_page(texts, name, language):
    assert len(texts(name, language, PaperKind.CARD)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PARTNERS)
def test_what_the_page_does_not_say_is_not_stated(texts, name, language):
    missing = "Not stated" if language == "en" else "Tidak dinyatakan"
    assert has(texts(name, language)[:2], missing)


def test_the_scripts_come_back_letter_for_letter(texts):
    for name, native in (
        ("Casablanca", "الدار البيضاء"),
        ("Esfahan", "اصفهان"),
        ("Chennai", "சென்னை"),
        ("Osaka", "大阪市"),
    ):
        assert has(texts(name, "en")[:1], native)
    ankara = " ".join(texts("Ankara", "en"))
    assert "Karayalçın" in ankara
    assert "“TYT Suleyman Onder”" in ankara.replace("\u00a0", " ").replace("\n", " ")


def test_the_same_records_and_day_give_the_same_bytes(dossiers):
    streams = [io.BytesIO(), io.BytesIO()]
    for stream in streams:
        render(compose(dossiers["Casablanca"], Paper("ms", TODAY)), stream)
    assert streams[0].getvalue() == streams[1].getvalue()


def test_osaka_s_trade_agreement_is_related_and_not_an_end(texts):
    pages = texts("Osaka", "en")
    assert has(pages, "Related, not City Hall’s")
    assert has(texts("Osaka", "en", PaperKind.CARD), "not an amendment and not an end")


def test_gcom_s_partners_are_not_said_to_back_it_and_bear_their_malay_names(texts):
    assert has(texts("GCoM", "en"), "Backers and partners")
    assert has(texts("GCoM", "en"), "European Commission")
    assert has(texts("GCoM", "ms"), "Penyokong dan rakan")
    assert has(texts("GCoM", "ms"), "Suruhanjaya Eropah")


def test_chennai_s_governments_are_represented(texts):
    assert has(
        texts("Chennai", "en"), "Government of Malaysia, represented by Kuala Lumpur City Hall"
    )


def test_a_figure_is_called_in_annex_c_by_what_it_counts(texts):
    assert has(texts("C40", "en"), "Members “comprising over 700 members”")
    assert has(texts("C40", "ms"), "Ahli “comprising over 700 members”")


def test_what_city_hall_and_the_host_do_each_carry_their_source(texts):
    assert has(texts("ASEAN SOM/MGM", "en")[1:], "Kuala Lumpur is one of the capitals named.1")
