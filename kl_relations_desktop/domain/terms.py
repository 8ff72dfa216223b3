"""The arithmetic of terms: anniversaries, last days, which term it is, days for notice.

Every anniversary is counted from the first day of the first term, never from the one before:
what starts on 29 February keeps it in leap years. A date known to the month gives a range.
"""

from datetime import MAXYEAR, MINYEAR, date, timedelta

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import DateParts, PartialDate, days_in
from kl_relations_desktop.domain.records.kinds import TermKind

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Notice:
    """How long before the end of a term notice must be given."""

    months: int = 0
    days: int = 0

    @property
    def is_none(self) -> bool:
        """Say whether the instrument states that no notice is needed."""
        return not (self.months or self.days)


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds of an instrument's term on the days of one wording of it."""

    kind: TermKind
    begins: PartialDate | None = None
    """The first day of its first term."""
    start: PartialDate | None = None
    """The day that its periods are counted from: `begins`, but where a term was extended."""
    first: int | None = None
    """Months of the first period, None when not stated."""
    renewal: int | None = None
    """Months of each renewal, None when not stated."""
    times: int | None = None
    """How often it renews itself, None without limit."""
    until: PartialDate | None = None
    """The last day where it is stated instead of counted."""
    number: int = 1
    """The number of its first term."""
    notice: Notice | None = None
    margin: int | None = None

    @property
    def is_counted(self) -> bool:
        """Say whether a term can be counted from a known day for a known time."""
        return self.until is None and self.first is not None and is_closed(self.start)

    def renews_after(self, place: int) -> bool:
        """Say whether a term, 0 for the first, is followed by another without consent."""
        if self.kind is not TermKind.RENEWS_ITSELF or self.until is not None:
            return False
        return self.times is None or place < self.times


@dataclass(frozen=True, slots=True)
class Term:
    """One term of an instrument."""

    number: int
    starts: PartialDate | None
    ends: PartialDate | None
    """The days that can be its last; None when it has no end, or none within the calendar."""
    renews: bool = False


def is_closed(when: PartialDate | None) -> bool:
    """Say whether a date is stated and open at neither end."""
    return when is not None and when.start is not None and when.end is not None


def months_after(day: date, months: int) -> date | None:
    """Return the same day so many months later, or the last day of a shorter month.

    Months may be negative. None when that lies outside the calendar.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    if day.day < 29:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, days_in(year, month + 1)))


def days_before(day: date, days: int) -> date | None:
    """Return the day so many days earlier, None when that lies outside the calendar."""
    try:
        return day - timedelta(days=days)
    except OverflowError:
        return None


def whole_months(first: date, day: date) -> int:
    """Return how many monthly anniversaries of a day another has reached."""
    months = (day.year - first.year) * 12 + day.month - first.month
    reached = months_after(first, months)
    return months if reached is not None and reached <= day else months - 1


def day_after(when: PartialDate) -> PartialDate | None:
    """Return the day after a date, with its range and qualifier."""
    if not is_closed(when) or when.latest() == date.max:
        return None
    return _range(when.earliest() + _ONE_DAY, when.latest() + _ONE_DAY, when)


def day_before(when: PartialDate) -> PartialDate | None:
    """Return the day before a date, with its range and qualifier."""
    if not is_closed(when) or when.earliest() == date.min:
        return None
    return _range(when.earliest() - _ONE_DAY, when.latest() - _ONE_DAY, when)


def first_of(one: PartialDate | None, other: PartialDate | None) -> PartialDate | None:
    """Return what comes first of two dates that may not be stated, as far as that is known."""
    if one is None or other is None:
        return one or other
    first, second = sorted((one, other), key=PartialDate.latest)
    if first.earliest() <= second.earliest() or None in (second.start, first.end):
        return first
    return _range(second.earliest(), first.latest(), first)


def term_at(terms: Terms, place: int) -> Term:
    """Return one term that is counted: place 0 is the first."""
    assert terms.first is not None, "a term that is not counted has no place"
    number, renews = terms.number + place, terms.renews_after(place)
    renewal = terms.renewal or 0
    ends_after = terms.first + place * renewal
    starts = terms.begins if place == 0 else _shifted(terms.start, ends_after - renewal, 0)
    return Term(number, starts, _shifted(terms.start, ends_after, 1), renews)


def place_on(terms: Terms, day: date) -> int | None:
    """Return which counted term runs on a day, the last one when all are over.

    A term runs as long as it can. None: it has renewed itself for a time that is not stated.
    """
    assert terms.start is not None and terms.first is not None
    passed = whole_months(terms.start.latest(), day)
    if passed < terms.first or terms.kind is not TermKind.RENEWS_ITSELF:
        return 0
    if terms.times == 0:
        return 0
    if not terms.renewal:
        return None
    place = 1 + (passed - terms.first) // terms.renewal
    return place if terms.times is None else min(place, terms.times)


def term_on(terms: Terms, day: date) -> Term | None:
    """Return the term on a day, the last one when all are over; None when none is known."""
    if terms.until is not None:
        return Term(terms.number, terms.begins, terms.until)
    if terms.is_counted:
        place = place_on(terms, day)
        return None if place is None else term_at(terms, place)
    if terms.kind in (TermKind.OPEN_ENDED, TermKind.UNTIL_EVENT):
        return Term(terms.number, terms.begins, None)
    return None


def last_day_for(notice: Notice | None, ends: PartialDate | None) -> PartialDate | None:
    """Return the last day to give notice before a term ends, with the range of that end."""
    if notice is None or notice.is_none or ends is None or not is_closed(ends):
        return None
    first = _noticed(ends.earliest(), notice)
    last = first if ends.earliest() == ends.latest() else _noticed(ends.latest(), notice)
    return None if first is None or last is None else _range(first, last, ends)


def _noticed(day: date, notice: Notice) -> date | None:
    before = months_after(day, -notice.months)
    return None if before is None else days_before(before, notice.days)


def _shifted(start: PartialDate | None, months: int, less: int) -> PartialDate | None:
    assert start is not None
    first = months_after(start.earliest(), months)
    last = months_after(start.latest(), months)
    if first is None or last is None:
        return None
    if less:
        first, last = first - _ONE_DAY, last - _ONE_DAY
    return _range(first, last, start)


def _range(first: date, last: date, like: PartialDate) -> PartialDate:
    """Return the days from one to another, as approximate or uncertain as their origin."""
    about, perhaps = like.is_approximate, like.is_uncertain
    if not (about or perhaps):
        # Read from its text: dates that were read once are remembered.
        text = first.isoformat()
        return PartialDate.parse(text if first == last else f"{text}/{last.isoformat()}")
    ends = (DateParts(one.year, one.month, one.day, about, perhaps) for one in (first, last))
    return PartialDate(*ends)
