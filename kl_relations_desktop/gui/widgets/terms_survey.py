"""What all terms come to together: over which years, how many of each sort, in which rows."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from itertools import accumulate
from types import MappingProxyType

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.gui.widgets.plot_facts import TermBar, TermsFacts
from kl_relations_desktop.wording.catalogue import N_

_YEARS_BACK = 200
_YEARS_ON = 60
_YEARS_AHEAD = 5
"""How far beyond today an end that is open is shown, at least."""
_NAMES = 200
"""So many of the longest names are measured; none of the others can be wider by much."""
SURVEY_LABELS: Mapping[str, str] = MappingProxyType({
    "fixed": N_("In force until a date"),
    "open": N_("Open-ended"),
    "silent": N_("Term not stated"),
    "ended": N_("Ended"),
    "month": N_("Day not known"),
    "renewed": N_("Renewed itself"),
    "notice": N_("Notice window"),
})  # fmt: skip
"""The sorts of terms and what is marked on them, by their signs."""


@dataclass(frozen=True, slots=True)
class Survey:
    """All terms in a few figures."""

    first: date
    until: date
    instruments: int
    starts: tuple[int, ...]
    """The row in which each partner's instruments begin."""
    names: tuple[str, ...]
    counted: Mapping[str, int]


def is_unsure(when: PartialDate) -> bool:
    """Return whether a date is not known to the day, so that it has a width."""
    return when.earliest() != when.latest()


def surveyed(facts: TermsFacts) -> Survey:
    """Return the figures of all terms, in one pass over them."""
    counted: Counter[str] = Counter()
    earliest, latest = facts.today, _year(facts.today, _YEARS_AHEAD)
    lengths, names = [0], set()
    for lane in facts.lanes:
        lengths.append(len(lane.bars))
        names.add(lane.name)
        for bar in lane.bars:
            _count(bar, counted)
            if bar.starts is not None:
                earliest = min(earliest, bar.starts.earliest())
            if bar.ends is not None:
                # An end that is open at its end says nothing of how far to look.
                latest = max(latest, _end(bar.ends))
    starts = tuple(accumulate(lengths))
    earliest = max(earliest, _year(facts.today, -_YEARS_BACK))
    latest = min(latest, _year(facts.today, _YEARS_ON))
    return Survey(
        first=date(earliest.year, 1, 1),
        until=date(latest.year, 12, 31),
        instruments=starts[-1],
        starts=starts[:-1],
        names=tuple(sorted(names, key=len, reverse=True)[:_NAMES]),
        counted=counted,
    )


def sort_of(bar: TermBar) -> str:
    """Return of which sort a term is, by its sign."""
    if bar.is_ended:
        return "ended"
    if bar.ends is not None:
        return "fixed"
    return "silent" if bar.is_unstated or bar.starts is None else "open"


def _count(bar: TermBar, counted: Counter[str]) -> None:
    counted[sort_of(bar)] += 1
    if bar.notice:
        counted["notice"] += 1
    if bar.rollovers:
        counted["renewed"] += 1
    if any(when is not None and is_unsure(when) for when in (bar.starts, bar.ends)):
        counted["month"] += 1


def _end(when: PartialDate) -> date:
    return when.earliest() if when.latest() == date.max else when.latest()


def _year(day: date, later: int) -> date:
    year = min(max(day.year + later, 1), date.max.year)
    return date(year, 12 if later > 0 else 1, 31 if later > 0 else 1)
