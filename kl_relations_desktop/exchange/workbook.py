"""Tables as an Excel workbook (.xlsx): texts stay texts, and no day is invented."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO, Literal

from xlsxwriter import Workbook

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.runtime.files import write_whole

LONGEST_TEXT = 32_767
MOST_ROWS = 1_048_576
"""What a spreadsheet holds: UTF-16 units in a cell, rows on a sheet."""

Cell = str | int | float | Decimal | date | PartialDate | None
Kind = Literal["text", "date", "number", "money"]

_A4 = 9
_MOST_DIGITS = 15
_LONGEST_TAB = 31
_NOT_IN_TABS = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f]")
_LIKE_A_FORMULA = tuple("=+-@\t\r\0＝＋－＠")
_BREAK = re.compile("\r\n|\r")
_UNSPEAKABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
# Programs disagree on days before this one: Excel holds 1900 for a leap year.
_FIRST_DAY = date(1900, 3, 1)
_NUMBER_FORMATS = {
    "text": "General",
    "date": "d mmm yyyy",
    "number": "General",
    "money": "#,##0.00",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, what it holds, and its width in characters."""

    head: str
    kind: Kind = "text"
    width: int = 20


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a workbook: a row holds a cell for each column, None where it is empty."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def write_workbook(path: Path, sheets: Iterable[Sheet], *, made_on: date) -> None:
    """Write a workbook whole or not at all; the same sheets and day give the same bytes.

    A date known to the day is a real date; any other `PartialDate` is its EDTF text, and a
    text given in a column of dates or numbers stands as it is. Refuses a text or a table that
    no spreadsheet can hold, naming the cell, before anything is written.
    """
    held = tuple(sheets)
    for sheet in held:
        _check(sheet)
    write_whole(path, lambda stream: _write(stream, held, made_on))


def _check(sheet: Sheet) -> None:
    if len(sheet.rows) >= MOST_ROWS:
        raise RuleViolation(
            "workbook.too_many_rows",
            sheet=sheet.title,
            rows=len(sheet.rows),
            most=MOST_ROWS - 1,
        )
    for number, row in enumerate(sheet.rows, start=2):
        if len(row) != len(sheet.columns):
            raise ValueError(f"row {number} of {sheet.title!r} has {len(row)} cells")
        for column, value in zip(sheet.columns, row, strict=True):
            # A character outside the first plane counts as two.
            if isinstance(value, str) and len(value) * 2 > LONGEST_TEXT:
                _check_length(sheet, column, number, value)


def _check_length(sheet: Sheet, column: Column, row: int, text: str) -> None:
    length = len(text) + sum(one > "\uffff" for one in text)
    if length > LONGEST_TEXT:
        raise RuleViolation(
            "workbook.text_too_long",
            field=column.head,
            sheet=sheet.title,
            row=row,
            length=length,
            longest=LONGEST_TEXT,
        )


def _write(stream: BinaryIO, sheets: tuple[Sheet, ...], made_on: date) -> None:
    book = Workbook(stream, {"in_memory": True})
    # Without a day of its own a workbook carries the clock, and no two would be the same.
    book.set_properties({"created": datetime.combine(made_on, time(), UTC)})
    formats = _Formats(book)
    taken: set[str] = set()
    for sheet in sheets:
        _fill(book.add_worksheet(_tab(sheet.title, taken)), sheet, formats)
    book.close()


class _Formats:
    """How cells look: one format a kind, and one for texts that look like formulas."""

    def __init__(self, book: Workbook) -> None:
        cell = {"valign": "top", "text_wrap": True}
        self.head = book.add_format({**cell, "bold": True, "bottom": 1, "bg_color": "#E8ECF1"})
        # The quote prefix keeps a text a text when somebody edits its cell later.
        self.quoted = book.add_format({**cell, "quote_prefix": True})
        self.text = book.add_format(cell)
        self.of_kind = {
            kind: book.add_format({**cell, "num_format": shown, "align": "left"})
            if kind == "date"
            else book.add_format({**cell, "num_format": shown})
            for kind, shown in _NUMBER_FORMATS.items()
        }

    def of_text(self, text: str) -> Any:
        """Return the format of a text."""
        return self.quoted if text.startswith(_LIKE_A_FORMULA) else self.text


def _fill(page: Any, sheet: Sheet, formats: _Formats) -> None:
    _lay_out(page, sheet)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        _put_text(page, (0, place), column.head, formats.head)
    for number, row in enumerate(sheet.rows, start=1):
        for place, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            _put(page, (number, place), _as_held(value, column.kind), column.kind, formats)


def _lay_out(page: Any, sheet: Sheet) -> None:
    page.freeze_panes(1, 0)
    if sheet.columns:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer(f"&L{sheet.title[:100].replace('&', '&&')}&R&P / &N")


def _as_held(value: Cell, kind: Kind) -> str | int | float | Decimal | date | None:
    """Return what the cell holds: a day or a number only where it is exactly one."""
    if isinstance(value, PartialDate):
        value = value.single_day or value.edtf
    if isinstance(value, str) or value is None:
        return value
    if isinstance(value, date):
        return value if kind == "date" and value >= _FIRST_DAY else value.isoformat()
    return value if kind in ("number", "money") and _is_exact(value) else str(value)


def _is_exact(number: float | Decimal) -> bool:
    """Say whether a spreadsheet keeps a number as it is: it holds fifteen digits."""
    whole = Decimal(str(number))
    return whole.is_finite() and len(whole.normalize().as_tuple().digits) <= _MOST_DIGITS


def _put(page: Any, place: tuple[int, int], value: Any, kind: Kind, formats: _Formats) -> None:
    if value is None or value == "":
        page.write_blank(*place, None, formats.text)
    elif isinstance(value, str):
        _put_text(page, place, value, formats.of_text(value))
    elif isinstance(value, date):
        page.write_datetime(*place, value, formats.of_kind[kind])
    else:
        page.write_number(*place, value, formats.of_kind[kind])


def _put_text(page: Any, place: tuple[int, int], text: str, shown: Any) -> None:
    text = _UNSPEAKABLE.sub("\ufffd", _BREAK.sub("\n", text))
    if text.startswith("<r>") and text.endswith("</r>"):
        # The library takes such a text for XML of its own and would not escape it.
        page.write_rich_string(*place, text[:1], text[1:2], text[2:], shown)
    else:
        page.write_string(*place, text, shown)


def _tab(title: str, taken: set[str]) -> str:
    """Return a name for a sheet's tab that is allowed and not taken."""
    plain = _NOT_IN_TABS.sub("-", _UNSPEAKABLE.sub("\ufffd", title)).strip(" '") or "-"
    if plain.casefold() == "history":
        plain += " -"
    number, name = 1, _cut(plain, _LONGEST_TAB)
    while name.casefold() in taken:
        number += 1
        ending = f" ({number})"
        name = _cut(plain, _LONGEST_TAB - len(ending)) + ending
    taken.add(name.casefold())
    return name


def _cut(text: str, units: int) -> str:
    """Return the longest beginning of at most so many UTF-16 units."""
    while len(text) + sum(one > "\uffff" for one in text) > units:
        text = text[:-1]
    return text.strip(" '")
