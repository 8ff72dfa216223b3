"""What an officer means by a date as typed, in English or Malay; nothing is invented."""

import datetime
import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from kl_relations_desktop.domain.date_tokens import (
    ABOUT,
    DAY,
    FROM,
    PERHAPS,
    RANGE,
    UNTIL,
    YEAR,
    Token,
    plain,
    shape_of,
    tokens_of,
    weekdays_of,
)
from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import DateParts, PartialDate

NOT_UNDERSTOOD = "date.not_understood"
TWO_READINGS = "date.two_readings"
TWO_DIGIT_YEAR = "date.two_digit_year"
NO_YEAR = "date.no_year"
OTHER_WEEKDAY = "date.other_weekday"
# When every reading fails, the officer is told of the one that came closest to a date.
_CLOSEST_FIRST = ("date.end_before_start", "date.no_such_day", "date.no_such_month")
_LONGEST = 120

# Shapes of one date, with what its parts stand for, in order: year, month, day. A shape with
# two orders may be read in both; one without a year is only ever a side of a range.
_SHAPES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(shape), tuple(orders.split()))
    for shape, orders in (
        (r"Y", "y"),
        (r"M[-/. ]Y|D[-/.]Y", "my"),
        (r"Y[-/. ]M|Y[-.]D", "ym"),
        (r"D[-/. ]M[-/. ]Y", "dmy"),
        (r"M[-/. ]D[-/. ]Y", "mdy"),
        (r"Y[-/. ]M[-/. ]D|Y([-/.–])D\1D", "ymd"),
        (r"D([-/. ])D\1Y", "dmy mdy"),
        (r"D", "d"),
        (r"M", "m"),
        (r"D[-/. ]M", "dm"),
        (r"M[-/. ]D", "md"),
        (r"D Y", "dy"),
        (r"D([/.])D", "dm md"),
    )
)
_WHOLE = ("y", "my", "ym", "dmy", "mdy", "ymd")
_YEARLESS = ("m", "dm", "md")
_QUALIFIERS = (ABOUT, PERHAPS)
_AROUND_SLASH = re.compile(r"\s*/\s*")
# A leap year, so that 29 February lacks nothing but its year.
_ANY_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood: a date, two alternatives, a problem, or nothing for no text."""

    date: PartialDate | None = None
    alternatives: tuple[PartialDate, ...] = ()
    problem: str = ""
    text: str = ""
    whole_day: datetime.date | None = None
    """The day that does not fall on the weekday typed with it."""

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was typed, which means "not stated"."""
        return self.date is None and not self.problem

    def accepted(self, field: str = "") -> PartialDate | None:
        """Return the date, None when nothing was typed; refuse whatever else was typed."""
        if self.problem:
            raise RuleViolation(
                self.problem, field=field, text=self.text, whole_day=self.whole_day
            )
        return self.date


class _Side(NamedTuple):
    """The tokens of one date, and the qualifiers that stand before and after it."""

    tokens: list[Token]
    before: str
    after: str


class _Fragment(NamedTuple):
    """The numbers of one side; what it leaves to the other side is None."""

    order: str
    year: int | None
    month: int | None
    day: int | None
    marks: str


_Attempt = tuple[_Fragment | None, _Fragment | None]


def read_date(text: str) -> Reading:
    """Return what a typed date means; never raises, never adds a day, month or year."""
    typed = text.strip()
    if not typed:
        return Reading()
    if len(typed) > _LONGEST:
        return Reading(problem=NOT_UNDERSTOOD, text=typed[:_LONGEST] + "…")
    exact = _as_edtf(typed)
    if exact is not None:
        return Reading(exact, text=typed)
    tokens = tokens_of(typed)
    if not tokens:
        return Reading(problem=NOT_UNDERSTOOD, text=typed)
    found, problems = _tried(tokens)
    weekdays = weekdays_of(typed)
    # The weekday may tell which of two readings is meant.
    found = tuple(one for one in found if not _strayed(one, weekdays)) or found
    if len(found) == 1:
        other = _strayed(found[0], weekdays)
        if other is not None:
            return Reading(problem=OTHER_WEEKDAY, text=typed, whole_day=other)
        return Reading(found[0], text=typed)
    if found:
        return Reading(alternatives=found, problem=TWO_READINGS, text=typed)
    return Reading(problem=_complaint(tokens, problems), text=typed)


def _strayed(when: PartialDate, weekdays: list[int]) -> datetime.date | None:
    """Return the day of a date that does not fall on the weekday typed for it."""
    ends = dict.fromkeys((when.start, when.end))
    days = [one.earliest() for one in ends if one is not None and one.day is not None]
    if len(weekdays) == len(days):
        pairs = zip(days, weekdays, strict=True)
        return next((day for day, weekday in pairs if day.weekday() != weekday), None)
    is_stray = not {day.weekday() for day in days}.issuperset(weekdays)
    return days[0] if days and is_stray else None


def _as_edtf(typed: str) -> PartialDate | None:
    try:
        return PartialDate.parse(_AROUND_SLASH.sub("/", plain(typed)))
    except RuleViolation:
        return None


def _tried(tokens: list[Token]) -> tuple[tuple[PartialDate, ...], set[str]]:
    """Return the dates that the attempts give, without repeats, and why others give none."""
    found: dict[PartialDate, None] = {}
    problems: set[str] = set()
    for first, last in _attempts(tokens):
        try:
            found[PartialDate(_parts(first), _parts(last))] = None
        except RuleViolation as refusal:
            problems.add(refusal.code)
    return tuple(found), problems


def _parts(one: _Fragment | None) -> DateParts | None:
    if one is None:
        return None
    assert one.year is not None, "an attempt has its year from one side or the other"
    is_about, is_doubtful = ABOUT in one.marks, PERHAPS in one.marks
    return DateParts(one.year, one.month, one.day, is_about, is_doubtful)


def _complaint(tokens: list[Token], problems: set[str]) -> str:
    """Return what would have to be mended for the text to be a date."""
    last = tokens[-1]
    is_span = shape_of(tokens) in ("Y-D", "Y.D")
    for code in _CLOSEST_FIRST:
        if code in problems and not is_span:
            return code
    joint = last.joint if last.joint in ("/", ".") else " "
    has_year = any(token.kind == YEAR for token in tokens)
    if not has_year and _tried([*tokens, Token(YEAR, _ANY_YEAR, joint)])[0]:
        return NO_YEAR
    if last.kind == DAY:
        for joint in (last.joint, RANGE):
            if any(_attempts([*tokens[:-1], Token(YEAR, _ANY_YEAR, joint)])):
                return TWO_DIGIT_YEAR
    return NOT_UNDERSTOOD


def _attempts(tokens: list[Token]) -> Iterator[_Attempt]:
    """Return every way to read the tokens as a first and a last date."""
    is_until = tokens[0].joint == UNTIL
    has_from = tokens[0].kind == FROM
    rest = tokens[1:] if has_from else tokens
    if not rest or rest[0].joint != (UNTIL if is_until else " "):
        return
    whole = [one for one in _fragments(_side(rest)) if one.order in _WHOLE]
    for one in whole:
        yield None if is_until else one, None if has_from else one
    if whole or is_until:
        return
    for left, right in _splits(rest):
        yield from _ranges(_side(left), _side(right), has_from)


def _splits(tokens: list[Token]) -> Iterator[tuple[list[Token], list[Token]]]:
    """Return the two sides of a range: at its one dash or word, else at any hyphen."""
    cuts = [at for at, token in enumerate(tokens) if at and token.joint in (RANGE, UNTIL)]
    if not cuts:
        cuts = [at for at, token in enumerate(tokens) if at and token.joint == "-"]
    elif len(cuts) > 1:
        return
    for at in cuts:
        yield tokens[:at], tokens[at:]


def _side(tokens: list[Token]) -> _Side:
    """Return one date apart from the qualifiers before and after it."""
    start, end = 0, len(tokens)
    while start < end and tokens[start].kind in _QUALIFIERS:
        start += 1
    while end > start and tokens[end - 1].kind in _QUALIFIERS:
        end -= 1
    # "?-1994" does not doubt 1994: it does not know what came before it.
    joints = [token.joint for token in (*tokens[1 : start + 1], *tokens[end:])]
    if any(joint not in (" ", ".") for joint in joints):
        return _Side([], "", "")
    before, after = tokens[:start], tokens[end:]
    return _Side(tokens[start:end], _marks(before), _marks(after))


def _marks(qualifiers: list[Token]) -> str:
    return "".join(token.kind for token in qualifiers)


def _fragments(side: _Side) -> list[_Fragment]:
    """Return the readings of one side: none, one, or day first and then month first."""
    if not side.tokens:
        return []
    shape = shape_of(side.tokens)
    for pattern, orders in _SHAPES:
        if pattern.fullmatch(shape):
            return [_fragment(order, side) for order in orders]
    return []


def _fragment(order: str, side: _Side) -> _Fragment:
    said = {part: token.value for part, token in zip(order, side.tokens, strict=True)}
    marks = side.before + side.after
    return _Fragment(order, said.get("y"), said.get("m"), said.get("d"), marks)


def _ranges(left: _Side, right: _Side, has_from: bool) -> Iterator[_Attempt]:
    if not has_from:
        # "c. 1993–1994" and "1993–1994?" qualify both ends; "from c. 1993 to 1994" one.
        shared = left.before + right.after
        left, right = left._replace(before=shared), right._replace(after=shared)
    firsts, lasts = _fragments(left), _fragments(right)
    agree = len(firsts) == len(lasts) == 2
    for pair in zip(firsts, lasts, strict=True) if agree else product(firsts, lasts):
        merged = _merged(*pair)
        if merged is not None:
            yield merged


def _merged(left: _Fragment, right: _Fragment) -> tuple[_Fragment, _Fragment] | None:
    """Return both sides whole, each filled from the other, None when that would invent."""
    if left.order == "d":
        given = left._replace(month=right.month, year=right.year)
        return (given, right) if right.order in _WHOLE and right.day is not None else None
    if left.order in _YEARLESS:
        given = left._replace(year=right.year)
        if right.order == "dy":
            return (given, right._replace(month=left.month)) if left.day is not None else None
        return (given, right) if right.order in _WHOLE and right.order != "y" else None
    if left.order not in _WHOLE or right.order in _WHOLE:
        return (left, right) if left.order in _WHOLE else None
    if right.order == "d" and left.order == "ymd":
        return left, right._replace(year=left.year, month=left.month)
    if right.order in _YEARLESS and left.month is not None:
        return left, right._replace(year=left.year)
    return None
