"""The facts of a plot as rows of words, in the order in which the plot is read."""

from collections.abc import Iterator
from datetime import date

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.gui.widgets.plot_facts import (
    StripFacts,
    StripMark,
    TermBar,
    TermsFacts,
)
from kl_relations_desktop.gui.widgets.strip_drawing import KINDS
from kl_relations_desktop.wording.catalogue import N_, Words
from kl_relations_desktop.wording.dates import TABLE, speak

STRIP_COLUMNS = (N_("Partner"), N_("What"), N_("Date"), N_("About"))
TERMS_COLUMNS = (N_("Partner"), N_("Instrument"), N_("Starts"), N_("Ends"), N_("Standing"))
_OPEN_ENDED = N_("Open-ended")
Key = tuple[date, date] | str | None


@dataclass(frozen=True, slots=True)
class PlotRow:
    """One line: its words, what each is sorted by (None goes last), and what it opens."""

    cells: tuple[str, ...]
    keys: tuple[Key, ...]
    record: tuple[str, int]


def strip_rows(facts: StripFacts, words: Words) -> tuple[PlotRow, ...]:
    """Return what lies ahead, a line for each mark; a partner without any has a line too."""
    return tuple(_strip_lines(facts, words))


def terms_rows(facts: TermsFacts, words: Words) -> tuple[PlotRow, ...]:
    """Return a line for each instrument."""
    return tuple(_term_line(lane.name, bar, words) for lane in facts.lanes for bar in lane.bars)


def _strip_lines(facts: StripFacts, words: Words) -> Iterator[PlotRow]:
    for lane in facts.lanes:
        if not lane.marks:
            said = words("Term not stated") if lane.is_unstated else ""
            cells = (lane.name, words("Nothing ahead"), "", said)
            yield PlotRow(cells, (lane.name, None, None, said), ("partner", lane.partner_id))
        for mark in sorted(lane.marks, key=lambda one: (one.first, one.last)):
            when = _when(mark)
            what = words(KINDS[mark.kind])
            yield PlotRow(
                (lane.name, what, speak(when, words, TABLE), mark.about),
                (lane.name, what, (mark.first, mark.last), mark.about),
                mark.record,
            )


def _when(mark: StripMark) -> PartialDate:
    if mark.is_month_known and (mark.first.year, mark.first.month) == (
        mark.last.year,
        mark.last.month,
    ):
        return PartialDate.of(mark.first.year, mark.first.month)
    if mark.first == mark.last:
        return PartialDate.day(mark.first)
    return PartialDate.between(mark.first, mark.last)


def _term_line(partner: str, bar: TermBar, words: Words) -> PlotRow:
    ends = words(_OPEN_ENDED) if _is_open(bar) else speak(bar.ends, words, TABLE)
    return PlotRow(
        (partner, bar.title, speak(bar.starts, words, TABLE), ends, bar.state),
        (
            partner,
            bar.title,
            _span(bar.starts),
            (date.max, date.max) if _is_open(bar) else _span(bar.ends),
            bar.state,
        ),
        ("agreement", bar.agreement_id),
    )


def _is_open(bar: TermBar) -> bool:
    return bar.ends is None and bar.is_open_ended and not bar.is_unstated


def _span(when: PartialDate | None) -> Key:
    return None if when is None else (when.earliest(), when.latest())
