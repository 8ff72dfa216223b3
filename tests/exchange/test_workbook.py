"""What goes into a workbook comes out of it, as read by a second library."""

import zipfile
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.exchange.workbook import (
    LONGEST_TEXT,
    MOST_ROWS,
    Column,
    Sheet,
    write_workbook,
)
from kl_relations_desktop.wording.catalogue import words
from kl_relations_desktop.wording.refusals import sentence

TODAY = date(2026, 11, 23)
COLUMNS = (
    Column("Agreement", "text", 40),
    Column("Ends", "date", 14),
    Column("Clauses", "number", 8),
    Column("Value", "money", 12),
)
ROW = ("MoU with Ankara", PartialDate.parse("2027-06-30"), 7, Decimal("48.50"))
ONE_TEXT = (Column("Text"),)
SHEET_XML = "xl/worksheets/sheet1.xml"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff")
HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "＝1+1",
    "{=1}",
    '=HYPERLINK("https://example.org")',
    "https://example.org",
    "mailto:a@example.org",
    "internal:Sheet1!A1",
    "12",
    "2026-11-23",
    "TRUE",
    "#REF!",
    "<r><t>bold</t></r>",
    "<r></r>",
    "<r></si></sst>&</r>",
    "R&D <pilot> \"x\" 'y'",
    "_x000D_ and _x0041_",
    " spaces ",
    "two\nlines",
    "الدار البيضاء \u200f\u202e",
    "சென்னை 大阪市 👩‍👩‍👧‍👦",
)


@pytest.fixture
def write(tmp_path):
    """Give a function that writes one sheet and returns the file."""

    def written(columns, rows, title="Renewals", day=TODAY):
        path = tmp_path / "book.xlsx"
        write_workbook(path, [Sheet(title, columns, tuple(rows))], made_on=day)
        return path

    return written


def _read(path, tab=0):
    return CalamineWorkbook.from_path(path).get_sheet_by_index(tab).to_python()


def _xml(path, name=SHEET_XML):
    with zipfile.ZipFile(path) as book:
        return ElementTree.fromstring(book.read(name))


def test_texts_days_numbers_and_money_come_back_as_what_they_are(write):
    head, row = _read(write(COLUMNS, [ROW]))
    assert head == ["Agreement", "Ends", "Clauses", "Value"]
    assert row == ["MoU with Ankara", date(2027, 6, 30), 7, 48.5]


@pytest.mark.parametrize(
    "known",
    ["2027-06", "2027", "2027-06-01/2027-06-05", "2027-06-30~", "2027-06-30?", "2027/.."],
)
def test_a_date_not_known_to_the_day_is_text_and_no_day_is_invented(write, known):
    assert _read(write(COLUMNS, [("", PartialDate.parse(known), None, None)]))[1][1] == known


def test_a_date_may_be_given_in_words(write):
    assert _read(write(COLUMNS, [("", "June 2027", None, None)]))[1][1] == "June 2027"


@pytest.mark.parametrize("day", [date(1900, 3, 1), date(1984, 2, 1), date(9999, 12, 31)])
def test_a_day_is_a_real_date(write, day):
    assert _read(write(COLUMNS, [("", day, None, None)]))[1][1] == day


@pytest.mark.parametrize("day", [date(1857, 5, 14), date(1900, 2, 28), date.min])
def test_a_day_on_which_programs_disagree_is_text(write, day):
    assert _read(write(COLUMNS, [("", day, None, None)]))[1][1] == day.isoformat()


def test_a_day_in_a_column_of_text_is_text(write):
    assert _read(write(ONE_TEXT, [(TODAY,)]))[1] == ["2026-11-23"]


def test_a_figure_with_its_qualifier_stays_text(write):
    row = _read(write(COLUMNS, [("", None, "over 10,539", "RM 300?")]))[1]
    assert row[2:] == ["over 10,539", "RM 300?"]


def test_a_number_that_a_spreadsheet_would_round_is_text(write):
    rows = [
        ("", None, 1234567890123456, Decimal("12345678901234.567")),
        ("", None, float("nan"), Decimal("Infinity")),
        ("", None, 999999999999999, Decimal("300.00")),
    ]
    read = [row[2:] for row in _read(write(COLUMNS, rows))[1:]]
    assert read[0] == ["1234567890123456", "12345678901234.567"]
    assert read[1] == ["nan", "Infinity"]
    assert read[2] == [999999999999999, 300]


def test_an_empty_cell_is_empty(write):
    assert _read(write(COLUMNS, [(None, None, None, None), ROW]))[1] == [""] * 4


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_the_texts_they_are(write, text):
    path = write(ONE_TEXT, [(text,)])
    assert _read(path)[1] == [text]
    cell = _xml(path).findall(f".//{MAIN}c")[1]
    assert cell.get("t") == "s"
    assert cell.find(f"{MAIN}f") is None
    with zipfile.ZipFile(path) as book:
        assert not [name for name in book.namelist() if "_rels/sheet" in name]


def test_a_text_like_a_formula_keeps_its_quote_when_it_is_edited(write):
    path = write(ONE_TEXT, [("=1+1",), ("plain",)])
    styles = [int(cell.get("s")) for cell in _xml(path).findall(f".//{MAIN}c")]
    formats = _xml(path, "xl/styles.xml").find(f"{MAIN}cellXfs").findall(f"{MAIN}xf")
    assert [formats[style].get("quotePrefix") for style in styles] == [None, "1", None]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.text(CHARACTERS, min_size=1), min_size=1, max_size=9))
@example(["\x00\x08\x1f\x7f\x9f"])
@example(["a\r\nb\rc"])
def test_any_text_comes_back(write, texts):
    read = _read(write(ONE_TEXT, [(text,) for text in texts]))[1:]
    expected = [[text.replace("\r\n", "\n").replace("\r", "\n")] for text in texts]
    assert read == expected


def test_what_is_no_character_is_marked_as_lost(write):
    assert _read(write(ONE_TEXT, [("a\ud800b\ufffe\uffff",)]))[1] == ["a\ufffdb\ufffd\ufffd"]


def test_the_same_sheets_and_day_give_the_same_bytes(write):
    first = write(COLUMNS, [ROW]).read_bytes()
    assert write(COLUMNS, [ROW]).read_bytes() == first
    assert write(COLUMNS, [ROW], day=date(2026, 11, 24)).read_bytes() != first


def test_the_head_is_frozen_filtered_and_repeated_on_a4_landscape(write):
    path = write(COLUMNS, [ROW], title="Terms & renewals")
    sheet = _xml(path)
    pane = sheet.find(f".//{MAIN}pane")
    assert (pane.get("state"), pane.get("ySplit")) == ("frozen", "1")
    assert sheet.find(f"{MAIN}autoFilter").get("ref") == "A1:D2"
    setup = sheet.find(f"{MAIN}pageSetup")
    assert (setup.get("paperSize"), setup.get("orientation")) == ("9", "landscape")
    assert (setup.get("fitToHeight"), setup.get("fitToWidth")) == ("0", None)
    assert "Terms && renewals" in sheet.find(f"{MAIN}headerFooter/{MAIN}oddFooter").text
    names = _xml(path, "xl/workbook.xml").findall(f".//{MAIN}definedName")
    assert "'Terms & renewals'!$1:$1" in [one.text for one in names]
    widths = [float(one.get("width")) for one in sheet.findall(f".//{MAIN}col")]
    assert [round(width) for width in widths] == [41, 15, 9, 13]


def test_tabs_are_named_by_what_is_allowed_and_never_twice(tmp_path):
    path = tmp_path / "book.xlsx"
    long = "Memorandum of Understanding on cooperation"
    titles = [long, long.upper(), "a/b:c?", "'", "", "History", "👩" * 40, "\x00"]
    write_workbook(path, [Sheet(title, (), ()) for title in titles], made_on=TODAY)
    tabs = CalamineWorkbook.from_path(path).sheet_names
    assert tabs[:3] == [long[:31].strip(), long[:27].strip().upper() + " (2)", "a-b-c-"]
    assert tabs[3:] == ["-", "- (2)", "History -", "👩" * 15, "- (3)"]


def test_a_text_as_long_as_a_cell_holds_is_written(write):
    longest = "x" * (LONGEST_TEXT - 2) + "👩"
    assert _read(write(ONE_TEXT, [(longest,)]))[1] == [longest]


@pytest.mark.parametrize("text", ["x" * (LONGEST_TEXT + 1), "x" * (LONGEST_TEXT - 1) + "👩"])
def test_a_text_too_long_for_a_cell_is_refused_with_its_place(write, tmp_path, text):
    with pytest.raises(RuleViolation, match="text_too_long") as refused:
        write(ONE_TEXT, [("short",), (text,)])
    assert refused.value.field == "Text"
    assert refused.value.values["row"] == 3
    assert not list(tmp_path.iterdir())
    for language in ("en", "ms"):
        said = sentence(refused.value, words(language))
        assert "3" in said
        assert "Text" in said
        assert "Renewals" in said
        assert "{" not in said


def test_more_rows_than_a_sheet_holds_are_refused(write):
    with pytest.raises(RuleViolation, match="too_many_rows") as refused:
        write(ONE_TEXT, [("x",)] * MOST_ROWS)
    for language in ("en", "ms"):
        said = sentence(refused.value, words(language))
        assert str(MOST_ROWS - 1) in said
        assert "{" not in said


def test_a_row_with_a_cell_too_few_is_a_bug(write):
    with pytest.raises(ValueError, match="row 2"):
        write(COLUMNS, [("x",)])
