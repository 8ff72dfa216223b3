"""The QR that stands on issued sheets."""

import subprocess
import sys

import pytest

from kl_relations_desktop.documents.pdf.qr import dark_modules
from kl_relations_desktop.domain.errors import RuleViolation

NUMBERED = "KLR/2027/004 9F2C5BE1D07A4431"


def _rows(payload: str) -> list[str]:
    count, dark = dark_modules(payload)
    rows = [["."] * count for _ in range(count)]
    for column, row, run in dark:
        rows[row][column : column + run] = "#" * run
    return ["".join(row) for row in rows]


def test_a_number_and_its_digest_take_the_second_size():
    rows = _rows(NUMBERED)
    assert len(rows) == len(rows[0]) == 25


def test_three_corners_have_their_finders_and_the_fourth_its_square():
    rows = _rows(NUMBERED)
    finder = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]
    assert [row[:7] for row in rows[:7]] == finder
    assert [row[-7:] for row in rows[:7]] == finder
    assert [row[:7] for row in rows[-7:]] == finder
    assert [row[16:21] for row in rows[16:21]] == ["#####", "#...#", "#.#.#", "#...#", "#####"]


def test_other_payloads_give_other_modules():
    assert _rows(NUMBERED) != _rows(NUMBERED.replace("9F2C", "9F2D"))


def test_a_payload_too_long_is_refused_with_the_characters_to_spare():
    with pytest.raises(RuleViolation) as refused:
        dark_modules("X" * 100)
    over = refused.value.values["characters"]
    assert over > 0
    assert dark_modules("X" * (100 - over))[0] == 33
    with pytest.raises(RuleViolation):
        dark_modules("X" * (101 - over))


def test_a_draft_does_not_load_the_encoder():
    program = (
        "import sys\n"
        "from kl_relations_desktop.documents.pdf import render\n"
        "sys.exit('reportlab.graphics' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
