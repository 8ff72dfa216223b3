"""The first page as it was when the desk was closed: the next start shows it at once.

It is shown only while the records, the settings and the day are what it was made for; read
anew it is all the same, as soon as it has been seen.
"""

import json
from contextlib import suppress
from dataclasses import asdict, astuple
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shiboken6 import isValid

from kl_relations_desktop.domain.errors import Refusal, StoreUnavailable
from kl_relations_desktop.domain.gap import Gap
from kl_relations_desktop.gui.chips import Chip, Tone
from kl_relations_desktop.gui.pages.first_page import (
    Beside,
    Due,
    DueRow,
    DueSection,
    KeptPage,
)
from kl_relations_desktop.gui.widgets.gap_row import GapRow
from kl_relations_desktop.gui.widgets.placing import MapPlace, Rank
from kl_relations_desktop.runtime.files import write_whole
from kl_relations_desktop.usecases.workspace import Workspace

if TYPE_CHECKING:
    from kl_relations_desktop.gui.pages.overview import OverviewPage

_DAYS = 5
"""A page is kept for the day and for the next ones: a weekend and a holiday lie between."""
_FILE = "overview.kept"
_FORM = 1
_RANKS = {rank.value: rank for rank in Rank}


class KeptPages:
    """The page kept by the last desk, for this one to begin with; and those for the next."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws
        self._first = kept_page(ws)
        self._page: OverviewPage | None = None
        self._next: list[str] = []
        """A day a line: a start reads no more than its own."""

    @property
    def is_there(self) -> bool:
        """Return whether the desk can begin with a page that was kept."""
        return self._first is not None

    def take(self) -> KeptPage | None:
        """Return the page kept, once: what is built later reads for itself."""
        first, self._first = self._first, None
        return first

    def follow(self, page: "OverviewPage") -> None:
        """Look, at the end, how this page would stand on the next days."""
        self._page = page

    def look(self) -> None:
        """Read the pages of the next days, while the records are open."""
        if self._page is not None and isValid(self._page):
            page, days = self._page, _days_from(self._ws.today())
            with suppress(Refusal):
                self._next = [_line(day, one) for day in days if (one := page.on(day))]

    def keep(self) -> None:
        """Keep them for the next start, now that the records are closed."""
        rest = self._ws.at_rest()
        if rest is None or not self._next:
            return
        of = {"form": _FORM, "records": rest, "settings": asdict(self._ws.settings)}
        text = "\n".join([json.dumps(of), *self._next])
        path = self._ws.folder / _FILE
        if text != _text(path):
            # Without it the next start takes a little longer, and that is all.
            with suppress(StoreUnavailable):
                write_whole(path, lambda stream: stream.write(text.encode()))


def _line(day: date, page: KeptPage) -> str:
    return json.dumps([day.isoformat(), astuple(page)])


def _days_from(today: date) -> tuple[date, ...]:
    last = min(_DAYS, (date.max - today).days + 1)
    return tuple(today + timedelta(days=number) for number in range(last))


def kept_page(ws: Workspace) -> KeptPage | None:
    """Return the page kept for today; None where anything has changed since."""
    head, *pages = _text(ws.folder / _FILE).split("\n")
    begins = f'["{ws.today().isoformat()}", '
    mine = next((one for one in pages if one.startswith(begins)), None)
    if mine is None:
        return None
    try:
        kept = json.loads(head)
        of = kept["form"], kept["records"], kept["settings"]
        if None in of or of != (_FORM, ws.at_rest(), asdict(ws.settings)):
            return None
        return _page(*json.loads(mine)[1])
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, ValueError):
        return ""


def _page(due: Any, beside: Any, months: Any) -> KeptPage:
    sections, nothing = due
    return KeptPage(
        Due(tuple(map(_section, sections)), nothing),
        _beside(*beside),
        tuple(months) if months else None,
    )


def _section(told: Any) -> DueSection:
    title, caption, rows, more, page = told
    return DueSection(title, caption, tuple(_row(*row) for row in rows), more, page)


def _row(*told: Any) -> DueRow:
    kind, record_id, day, below_day, headline, detail, chip, later, sheet = told
    return DueRow(
        kind,
        record_id,
        day,
        below_day,
        headline,
        detail,
        Chip(Tone(chip[0]), chip[1]) if chip else None,
        later,
        tuple(sheet) if sheet else None,
    )


def _beside(*told: Any) -> Beside:
    places, partners, map_said, cities, gaps, heading, gaps_of, gaps_of_said, subject = told
    return Beside(
        tuple(
            [
                MapPlace(name, north, east, _RANKS[rank], whose)
                for name, north, east, rank, whose in places
            ]
        ),
        tuple(partners),
        map_said,
        cities,
        tuple(GapRow(Gap(*gap), text) for gap, text in gaps),
        heading,
        gaps_of,
        gaps_of_said,
        tuple(subject),
    )
