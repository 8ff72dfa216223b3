"""The file itself: faces, text read back, the same bytes."""

import re
import subprocess
import unicodedata
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ContentStream

from kl_relations_desktop.documents.content import Prose, Section, plain
from kl_relations_desktop.documents.pdf.qr import dark_modules
from tests.documents.pdf.samples import SEAL, casablanca
from tests.documents.pdf.samples_more import casablanca_ms, citynet, osaka_card, scripts
from tests.documents.pdf.trace import pdf_of, placed
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
    sheet = casablanca()
    told = Section("x", "Forms", (Prose((plain("His Excellency, first in the office"),)),))
    text = _text(written(replace(sheet, sections=(*sheet.sections[:2], told))))
    text += _text(written(sheet))
    for words in (
        "His Excellency, first in the office",
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
    section = Section("x", "Points", (Prose((plain(hostile),)),))
    sheet = replace(casablanca(), sections=(section,), annex=None, moves=())
    assert hostile in _text(written(sheet), "-layout")


def test_the_language_and_title_are_set():
    reader = PdfReader(BytesIO(pdf_of(casablanca_ms())))
    assert reader.trailer["/Root"]["/Lang"] == "ms-MY"
    assert reader.metadata is not None
    assert reader.metadata.title == "Kertas taklimat KLR/2027/004: Casablanca"


def test_the_qr_holds_number_and_digest_and_is_coarse():
    count, dark = dark_modules(SEAL.payload)
    assert SEAL.payload == "KLR/2027/004 9F2C5BE1D07A4431"
    assert count <= 29
    assert dark[0] == (0, 0, 7)


def _pages_as_pictures(path: Path) -> list[Image.Image]:
    """Return the pages as a grey printer sees them, at 300 dots an inch."""
    stem = path.with_suffix("")
    subprocess.run(["pdftoppm", "-r", "300", "-gray", "-png", str(path), str(stem)], check=True)
    return [
        Image.open(one).convert("L") for one in sorted(path.parent.glob(f"{stem.name}-*.png"))
    ]


@pytest.mark.parametrize("paper", [casablanca_ms, citynet, osaka_card, schedule])
def test_on_a_grey_printer_every_word_is_seven_to_one_on_paper(paper, written):
    sheet = paper()
    pictures = _pages_as_pictures(written(sheet))
    for run in placed(sheet):
        box = (run.left, run.baseline - run.size * 0.7, run.right, run.baseline + 1)
        seen = pictures[run.page - 1].crop(tuple(round(one * 300 / 72) for one in box))
        share = seen.getextrema()[0] / 255
        light = share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4
        assert 1.05 / (light + 0.05) >= 7, run


def test_what_the_colours_say_is_said_in_words_too(written):
    path = written(casablanca())
    in_colour = _text(path)
    reader = PdfReader(path)
    writer = PdfWriter(clone_from=reader)
    taken = 0
    for page in writer.pages:
        content = ContentStream(page["/Contents"].get_object(), writer)
        kept = [one for one in content.operations if one[1] not in {b"rg", b"RG", b"g", b"G"}]
        taken += len(content.operations) - len(kept)
        content.operations = kept
        page.replace_contents(content)
    plain_path = path.with_name("plain.pdf")
    writer.write(plain_path)
    assert taken > 0
    assert _text(plain_path) == in_colour
    assert "Late: 72 days" in in_colour.replace("\u00a0", " ")
