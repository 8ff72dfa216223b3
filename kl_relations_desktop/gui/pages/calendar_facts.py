"""What the calendar shows, as frozen facts in words: weeks, days, and the face of an entry."""

from calendar import Calendar
from collections.abc import Iterable
from dataclasses import replace
from datetime import MAXYEAR, date, timedelta

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.terms import months_after
from kl_relations_desktop.gui.chips import Chip, Tone
from kl_relations_desktop.usecases.calendar import HOLIDAYS, KINDS, CalendarItem, reason
from kl_relations_desktop.wording.catalogue import N_, Words
from kl_relations_desktop.wording.dates import (
    MONTHS,
    TABLE,
    note_below,
    relative,
    speak,
    speak_day,
    weekday,
)

ICONS = {
    "visit": "plane",
    "promise": "list-checks",
    "send_by": "upload",
    "last_notice": "scroll-text",
    "notice_window": "calendar-days",
    "end": "flag",
    "rollover": "refresh-cw",
    "review": "calendar-clock",
    "step": "file-text",
    "answer": "message-square-quote",
    "kl_holiday": "sun",
    "partner_holiday": "globe",
}
GROUPS = (
    ("visits", N_("Visits"), ("visit",)),
    ("promises", N_("Follow-ups"), ("promise",)),
    ("terms", N_("Terms and notice"), ("send_by", "last_notice", "notice_window", "end",
                                       "rollover")),
    ("reviews", N_("Reviews"), ("review",)),
    ("cases", N_("Renewal cases"), ("step", "answer")),
    ("kl_holidays", N_("Holidays here"), ("kl_holiday",)),
    ("partner_holidays", N_("Partners’ holidays"), ("partner_holiday",)),
)  # fmt: skip
"""What can be hidden together: its name, its words, its kinds."""
_SAYING = ("visit", "promise", "step")
"""What these are, officers have put in words."""
_ON_A_DAY = {"last_notice": N_("Notice ends")}
"""What is said in fewer letters where a day has no more room."""
FIRST_YEAR, LAST_YEAR = 2, MAXYEAR - 1
_ONE_DAY = timedelta(days=1)
_LONG = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class EntryFace:
    """One entry as it is shown and heard."""

    item: CalendarItem
    icon: str
    name: str
    """Whom it is about, or what a holiday is called."""
    what: str
    """What it is, in the words that follow the name; nothing where the name says all."""
    short: str
    """In a sentence: the kind where the words do not say it, and what it is about."""
    date: str
    date_note: str
    """Its weekday, or how exactly the date is known."""
    title: str
    kind: str
    detail: str
    """Its kind and days."""
    reason: str
    chip: Chip | None = None

    @property
    def token(self) -> str:
        """Return the colour token of its chip."""
        if self.chip is not None:
            return self.chip.tone.token
        return "gap" if self.item.kind in HOLIDAYS else "accent"

    @property
    def spoken(self) -> str:
        """Return the whole entry as a screen reader says it."""
        end = self.chip.text if self.chip else ""
        return ", ".join(one for one in (self.title, self.detail, self.reason, end) if one)


@dataclass(frozen=True, slots=True)
class DayFacts:
    """One day of the grid."""

    day: date
    spoken: str
    faces: tuple[EntryFace, ...]
    is_in_month: bool
    is_today: bool
    is_closed: bool
    """A weekend or a public holiday of Kuala Lumpur."""


def weeks_of(year: int, month: int) -> tuple[tuple[date, ...], ...]:
    """Return the weeks that a month touches, each from Monday to Sunday."""
    return tuple(tuple(week) for week in Calendar().monthdatescalendar(year, month))


def month_beside(day: date, months: int) -> date:
    """Return the same day so many months away, or the last day of a shorter month."""
    moved = months_after(day, months)
    return clamped(day if moved is None else moved)


def clamped(day: date) -> date:
    """Return the day, or the nearest one of which whole weeks can be shown."""
    return min(max(day, date(FIRST_YEAR, 1, 1)), date(LAST_YEAR, 12, 31))


def month_name(day: date, words: Words) -> str:
    """Return a month and its year in words."""
    return f"{words(MONTHS[day.month - 1])} {day.year:04d}"


def face_of(item: CalendarItem, today: date, words: Words) -> EntryFace:
    """Return how an entry looks and sounds."""
    kind, about = words(KINDS[item.kind]), item.title
    name, what = _named(item, words(_ON_A_DAY.get(item.kind, KINDS[item.kind])))
    short = about if item.kind in ("visit", "promise", *HOLIDAYS) else f"{kind}: {about}"
    dates = speak(item.when, words)
    if not item.is_day_known:
        dates = words("Some time in {dates}").format(dates=dates)
    chip = None
    if item.is_late:
        chip = Chip(Tone.LATE, relative(item.last, today, words))
    elif item.is_soon and item.is_day_known:
        chip = Chip(Tone.SOON, relative(max(item.first, today), today, words))
    return EntryFace(
        item,
        ICONS[item.kind],
        name,
        what,
        short,
        speak(item.when, words, TABLE),
        note_below(item.when, words),
        about,
        kind,
        f"{kind} · {dates}",
        reason(item, words),
        chip,
    )


def in_short(face: EntryFace) -> EntryFace:
    """Return an entry without its reason, for where it is only announced."""
    return replace(face, reason="")


def _named(item: CalendarItem, kind: str) -> tuple[str, str]:
    if item.kind in HOLIDAYS:
        return item.headline, item.partner
    if not item.partner:
        return item.headline, "" if item.kind in _SAYING else kind
    return item.partner, item.headline if item.kind in _SAYING else kind


def is_in_band(item: CalendarItem) -> bool:
    """Say whether an entry stands above the days: its day is not known, or it is long."""
    return not item.is_day_known or item.last - item.first > _LONG


def is_coming(item: CalendarItem) -> bool:
    """Say whether an entry is worth telling of ahead of its day: any but a holiday."""
    return not is_in_band(item) and item.kind not in HOLIDAYS


def is_in_month(item: CalendarItem) -> bool:
    """Say whether the month is known in which an entry begins."""
    first, last = item.first, item.last
    return item.is_day_known or (first.year, first.month) == (last.year, last.month)


def days_of(
    year: int, month: int, faces: Iterable[EntryFace], today: date, words: Words
) -> tuple[DayFacts, ...]:
    """Return the days of a month's weeks with what falls on each."""
    weeks = weeks_of(year, month)
    on: dict[date, list[EntryFace]] = {day: [] for week in weeks for day in week}
    for face in faces:
        if is_in_band(face.item):
            continue
        day = max(face.item.first, weeks[0][0])
        while day <= min(face.item.last, weeks[-1][-1]):
            on[day].append(face)
            day += _ONE_DAY
    return tuple(
        DayFacts(
            day,
            _spoken(day, found, words),
            tuple(found),
            is_in_month=day.month == month,
            is_today=day == today,
            is_closed=day.weekday() >= 5 or any(f.item.kind == "kl_holiday" for f in found),
        )
        for day, found in on.items()
    )


def day_title(day: date, words: Words) -> str:
    """Return a day with its weekday, as a heading."""
    return f"{weekday(day, words)} {speak_day(day, words)}"


def _spoken(day: date, faces: list[EntryFace], words: Words) -> str:
    named = day_title(day, words)
    if not faces:
        return words("{day}, no entries").format(day=named)
    count = len(faces)
    said = words.plural("{day}, {n} entry: {entries}", "{day}, {n} entries: {entries}", count)
    entries = "; ".join(one.short for one in faces)
    return said.format(day=named, n=count, entries=entries)
