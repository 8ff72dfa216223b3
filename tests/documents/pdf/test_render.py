"""The file itself: faces, text read back, the same bytes."""

import re
import subprocess
import unicodedata
from pathlib import Path

import pytest

from kl_relations_desktop.documents.content import PaperKind, Prose, Section, plain
from kl_relations_desktop.documents.pdf.qr import dark_modules
from tests.documents.pdf.samples import SEAL, casablanca
from tests.documents.pdf.samples_more import casablanca_ms, citynet, osaka_card, scripts
from tests.documents.pdf.trace import pdf_of
from tests.documents.schedules import (
    empty_schedule,
    full_schedule,
    full_schedule_ms,
    schedule,
    schedule_ms,
)

SCHEDULES = [schedule, schedule_ms, full_schedule, full_schedule_ms, empty_schedule]
PAPERS = [casablanca, casablanca_ms, citynet, osaka_card, scripts, *SCHEDULES]


@pytest.fixture
def written(tmp_path: Path):
    def write(sheet) -> Path:
        path = tmp_path / "sheet.pdf"
        path.write_bytes(pdf_of(sheet))
        return path

    return write


def _text(path: Path, *options: str) -> str:
    done = subprocess.run(
        ["pdftotext", *options, str(path), "-"], check=True, capture_output=True
    )
    assert done.stderr == b""
    return unicodedata.normalize("NFKC", done.stdout.decode("utf-8"))


@pytest.mark.parametrize("paper", PAPERS)
def test_all_faces_are_embedded_subsets_of_ours(paper, written):
    listed = subprocess.run(
        ["pdffonts", str(written(paper()))], check=True, capture_output=True, text=True
    ).stdout
    rows = listed.splitlines()[2:]
    assert rows
    for row in rows:
        assert re.match(r"[A-Z]{6}\+(Source|Noto)", row), row
        assert re.search(r"yes yes yes", row), row
    assert "Helvetica" not in listed


@pytest.mark.parametrize("paper", PAPERS)
def test_each_page_holds_the_marking_twice_the_number_and_its_own_number(paper, written):
    sheet = paper()
    pages = _text(written(sheet)).split("\f")[:-1]
    assert sheet.stamp is not None
    for number, page in enumerate(pages, 1):
        assert page.count(sheet.stamp.text) == 2
        assert sheet.letterhead.number in page
        assert sheet.letterhead.page.format(n=number, N=len(pages)) in page


@pytest.mark.parametrize("paper", PAPERS)
def test_the_same_content_gives_the_same_bytes(paper):
    assert pdf_of(paper()) == pdf_of(paper())


def test_bytes_do_not_depend_on_what_was_printed_before():
    first = pdf_of(scripts())
    pdf_of(casablanca())
    pdf_of(osaka_card())
    assert pdf_of(scripts()) == first


def test_every_script_is_read_back_letter_for_letter(written):
    text = _text(written(scripts()))
    for words in (
        "الدار البيضاء",
        "اصفهان",
        "حميدرضا عظيميان",
        "சென்னை",
        "பெருநகர சென்னை மாநகராட்சி",
        "大阪市",
        "吉隆坡",
        "Karayalçın",
        "İstanbul",
        "Süleyman Önder",
        "RM1,234.56",
    ):
        assert words in text, words


def test_latin_is_read_back_without_joined_letters(written):
    text = _text(written(casablanca()))
    for words in (
        "Your Excellency",
        "Briefing sheet",
        "flights",
        "first",
        "office",
        "calendar",
    ):
        assert words in text, words


@pytest.mark.parametrize(
    "hostile",
    ["<b>bold</b> R&D <pilot>", '<img src="file:///etc/passwd">', "(brackets) \\ back", "a%b"],
)
def test_hostile_text_is_printed_as_itself(hostile, written):
    from dataclasses import replace

    section = Section("x", "Points", (Prose((plain(hostile),)),))
    sheet = replace(casablanca(), sections=(section,), annex=None, moves=())
    assert hostile in _text(written(sheet), "-layout")


def test_the_language_and_title_are_set():
    from io import BytesIO

    from pypdf import PdfReader

    reader = PdfReader(BytesIO(pdf_of(casablanca_ms())))
    assert reader.trailer["/Root"]["/Lang"] == "ms-MY"
    assert reader.metadata is not None
    assert reader.metadata.title == "Kertas taklimat KLR/2027/004: Casablanca"


def test_the_qr_holds_number_and_digest_and_is_coarse():
    count, dark = dark_modules(SEAL.payload)
    assert SEAL.payload == "KLR/2027/004 9F2C5BE1D07A4431"
    assert count <= 29
    assert dark[0] == (0, 0, 7)


def test_taking_the_colour_away_takes_no_word(written):
    path = written(osaka_card())
    assert "Do not say" in _text(path)
    assert osaka_card().kind is PaperKind.CARD
