"""The papers of the bar, compared with pictures that were looked at."""

import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.documents.pdf.samples import casablanca
from tests.documents.pdf.samples_more import casablanca_ms, citynet, osaka_card, scripts
from tests.documents.pdf.trace import pdf_of
from tests.documents.schedules import full_schedule, schedule

PICTURES = Path(__file__).with_name("pictures")
PAPERS = {
    "casablanca-en": (casablanca, 3),
    "casablanca-ms": (casablanca_ms, 1),
    "citynet": (citynet, 1),
    "osaka-card": (osaka_card, 1),
    "scripts": (scripts, 1),
    "schedule": (schedule, 1),
    "schedule-full": (full_schedule, 3),
}


def pictures_of(paper: str, folder: Path) -> list[Path]:
    """Return the pages of a paper as grey pictures at 110 dots an inch."""
    make, count = PAPERS[paper]
    source = folder / f"{paper}.pdf"
    source.write_bytes(pdf_of(make()))
    subprocess.run(
        [
            "pdftoppm",
            "-r",
            "110",
            "-gray",
            "-png",
            "-l",
            str(count),
            str(source),
            str(folder / paper),
        ],
        check=True,
    )
    return sorted(folder.glob(f"{paper}-*.png"))


@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_looks_as_it_was_approved(paper, tmp_path):
    for page in pictures_of(paper, tmp_path):
        approved = Image.open(PICTURES / page.name).convert("L")
        found = Image.open(page).convert("L")
        assert found.size == approved.size
        difference = ImageChops.difference(found, approved)
        changed = sum(difference.histogram()[64:]) / (found.width * found.height)
        # Another release of the renderer moves edges by a shade; a moved line changes far more.
        assert changed < 0.004, f"{page.name}: {changed:.2%} of the dots differ"
