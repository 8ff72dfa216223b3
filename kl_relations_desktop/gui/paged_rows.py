"""The lines of a long list, read a page at a time as they come into view."""

from bisect import bisect_right

from kl_relations_desktop.domain.listing import PAGE, ListQuestion, Outline, Place
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.row_making import HEADLINE, Making, row_of
from kl_relations_desktop.gui.rows import Cell, Column, Group, Order, Row
from kl_relations_desktop.usecases.lists import (
    ListPage,
    filter_words,
    find_in_list,
    is_list_empty,
    list_outline,
    list_page,
    list_short_runs,
)

_KEPT = 2_048
"""So many rows are kept at once, however long the list is."""

_SHORT = 24
"""So many rows of short runs, about a windowful, are read together."""


class PagedRows:
    """The records of a kind, in sight or in the bin, of which a page at a time is read."""

    def __init__(
        self, desk: Desk, kind: str, columns: tuple[Column, ...], making: Making, binned: bool
    ) -> None:
        self._desk = desk
        self._kind = kind
        self._columns = columns
        self._making = making
        self._binned = binned

    def lines(self, order: Order) -> "PagedLines":
        """Return the lines in an order, counted; no row is read yet."""
        words = self._desk.words
        fields = [one.sort or one.name for one in self._columns]
        question = ListQuestion(
            self._kind,
            sort=order.column.sort or order.column.name,
            is_descending=order.is_descending,
            words=filter_words(self._kind, order.filter, fields, words),
            shown=tuple(one for one in fields if one != HEADLINE),
            grouping=self._making.grouping(),
            binned=self._binned,
            language=words.language,
        )
        outline = self._desk.ask(lambda ws: list_outline(ws, question))
        return PagedLines(self._desk, outline, self._columns, self._making)


class PagedLines:
    """Lines of which those that were looked at last are held."""

    def __init__(
        self, desk: Desk, outline: Outline, columns: tuple[Column, ...], making: Making
    ) -> None:
        self._desk = desk
        self._outline = outline
        self._columns = columns
        self._making = making
        self._starts: list[int] = []
        self.heads: dict[int, Group] = {}
        self._pages: dict[tuple[int, int], ListPage] = {}
        self._rows: dict[int, Row] = {}
        """The lines that have been looked at, by their places: made when they are."""
        self._ends: dict[tuple[int, int], Place | None] = {}
        place = 0
        for run, head in zip(outline.runs, outline.heads, strict=True):
            if head is not None:
                self.heads[place] = Group(place, head.label, head.flag, head.count)
                place += 1
            self._starts.append(place)
            place += run.count
        self.count = place

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing at all, filtered or not."""
        asked = self._outline.question
        return not self.count and self._desk.ask(
            lambda ws: is_list_empty(ws, asked.kind, binned=asked.binned)
        )

    def row(self, place: int) -> Row:
        """Return the row in a place that no head row has."""
        row = self._rows.get(place)
        if row is None:
            row = self._rows[place] = self._made(place)
        return row

    def _made(self, place: int) -> Row:
        run = bisect_right(self._starts, place) - 1
        number, line = divmod(place - self._starts[run], PAGE)
        page = self._page(run, number)
        if line >= len(page.rows):
            # Until the list looks again, a record that has just gone leaves an empty line.
            return Row(0, (Cell(""),) * len(self._columns))
        words, found = self._desk.words, page.rows[line]
        return row_of(words, found, page.partners, self._columns, self._making)

    def place_of(self, row_id: int) -> int:
        """Return the place of a row; -1 when it is not shown."""
        for (run, page), read in self._pages.items():
            for line, row in enumerate(read.rows):
                if row.id == row_id:
                    return self._starts[run] + page * PAGE + line
        found = self._desk.ask(lambda ws: find_in_list(ws, self._outline, row_id))
        return -1 if found is None else self._starts[found[0]] + found[1]

    def _page(self, run: int, number: int) -> ListPage:
        page = self._pages.get((run, number))
        if page is None:
            page = self._read(run, number)
            self._let_go()
        return page

    def _read(self, run: int, number: int) -> ListPage:
        together = self._short_from(run)
        if together:
            read = self._desk.ask(lambda ws: list_short_runs(ws, self._outline, together))
            self._pages.update(
                {(one, 0): page for one, page in zip(together, read, strict=True)}
            )
            return read[0]
        after = self._ends.get((run, number - 1))
        page = self._desk.ask(lambda ws: list_page(ws, self._outline, run, number, after))
        self._pages[run, number] = page
        self._ends[run, number] = page.end
        return page

    def _short_from(self, run: int) -> list[int]:
        """Return this run and those after it that are read in one look; none if it is long."""
        together, rows = [], 0
        for place in range(run, len(self._outline.runs)):
            rows += self._outline.runs[place].count
            if rows > _SHORT or (place, 0) in self._pages:
                break
            together.append(place)
        return together

    def _let_go(self) -> None:
        held = sum(len(page.rows) for page in self._pages.values())
        while held > _KEPT:
            held -= len(self._pages.pop(next(iter(self._pages))).rows)
            self._rows.clear()
