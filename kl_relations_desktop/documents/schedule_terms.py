"""The schedule's strip of months, and the reckoning of what is sent and what ends."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kl_relations_desktop.documents.content import (
    Block,
    MonthStrip,
    Prose,
    Section,
    Span,
    StripMark,
    StripSign,
    StripWords,
    Style,
    Sum,
    Text,
    missing,
)
from kl_relations_desktop.documents.schedule_facts import (
    NoReviewItem,
    ReviewItem,
    ScheduleFacts,
    TermItem,
)
from kl_relations_desktop.documents.schedule_words import lateness, result_line, sum_lines
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.standing import AgreementStanding
from kl_relations_desktop.wording.catalogue import Words, words
from kl_relations_desktop.wording.dates import MONTHS

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def in_order(facts: ScheduleFacts) -> ScheduleFacts:
    """Return the same facts, every list in the order of its days, then of its names."""
    return replace(
        facts,
        sends=tuple(sorted(facts.sends, key=_by_send_day)),
        ends=tuple(sorted(facts.ends, key=_by_end)),
        reviews=tuple(sorted(facts.reviews, key=_by_review)),
        later=tuple(sorted(facts.later, key=_by_review)),
        no_review=tuple(sorted(facts.no_review, key=_by_name)),
    )


def glance(facts: ScheduleFacts, words: Words) -> Section:
    """Return the strip of months."""
    _ = words
    said = StripWords(
        today=_("today"),
        send=_("send by"),
        end=_("term ends"),
        review=_("review"),
        initials=tuple(_(month)[0] for month in MONTHS),
    )
    strip = MonthStrip(facts.first, facts.last, facts.today, tuple(_marks(facts)), said)
    return Section("glance", _("At a glance"), (strip,))


def sends(facts: ScheduleFacts, words: Words) -> Section:
    """Return what is to be sent: each with the sum that leads to its day."""
    blocks = []
    for place, item in enumerate(facts.sends):
        day = _to_send(item.standing)
        late = lateness(day.latest(), facts.today, words) if day is not None else ""
        blocks.append(_sum(item, letter(place), day, late, facts))
    return _section("send", words("Send"), tuple(blocks), facts.sends, words)


def ends(facts: ScheduleFacts, words: Words) -> Section:
    """Return the terms that end or begin again, nothing being sent for them."""
    blocks = []
    for place, item in enumerate(facts.ends, len(facts.sends)):
        said = words("Nothing decided") if has_ended(item, facts.today) else ""
        blocks.append(_sum(item, letter(place), item.standing.term_ends, said, facts))
    return _section("ends", words("Ends"), tuple(blocks), facts.ends, words)


def has_ended(item: TermItem, today: date) -> bool:
    """Return whether the last day that a term can have has passed."""
    day = item.standing.term_ends
    return day is not None and day.latest() < today


def letter(place: int) -> str:
    """Return the letter of a row: A to Z, then AA, AB."""
    more, last = divmod(place, len(_LETTERS))
    return (letter(more - 1) if more else "") + _LETTERS[last]


def reckoned(title: Text, standing: AgreementStanding, today: date, words: Words) -> Sum:
    """Return every step of a standing; where the last one is what was reckoned, as result."""
    steps = standing.reasoning
    day = steps[-1].day if steps else None
    if day is None or day not in _days(standing):
        return Sum(title, sum_lines(steps, today, words))
    lines, result = result_line(steps, day, today, words)
    return Sum(title, lines, result)


def state_of(standing: AgreementStanding, words: Words) -> Span:
    """Return the words of a state, as they stand behind an instrument's name."""
    return Span(f"\u2002·\u2002{words(standing.label)}", Style.QUIET)


def _days(standing: AgreementStanding) -> tuple[PartialDate | None, ...]:
    """Return the days that a reckoning is made for."""
    single = (standing.send_by, standing.review_on)
    return (
        standing.term_ends,
        standing.last_day_to_give_notice,
        *(PartialDate.day(one) for one in single if one is not None),
    )


def _to_send(standing: AgreementStanding) -> PartialDate | None:
    """Return the day to send by, or the last day for notice where none can be said."""
    if standing.send_by is not None:
        return PartialDate.day(standing.send_by)
    return standing.last_day_to_give_notice


def _sum(
    item: TermItem, sign: str, day: PartialDate | None, urgent: str, facts: ScheduleFacts
) -> Sum:
    """Return the steps that lead to a day and its result, what is urgent in the title."""
    _ = words(facts.language)
    spans = [Span(item.partner, Style.STRONG), Span(f" {item.instrument}")]
    spans.append(state_of(item.standing, _))
    if urgent:
        spans += [Span("\u2002·\u2002", Style.QUIET), Span(urgent, Style.STRONG)]
    if day is None:
        lines = sum_lines(item.standing.reasoning, facts.today, _)
        return Sum(tuple(spans), lines, sign=sign)
    lines, result = result_line(item.standing.reasoning, day, facts.today, _)
    return Sum(tuple(spans), lines, result, sign)


def _section(
    name: str, head: str, blocks: tuple[Block, ...], items: tuple[TermItem, ...], words: Words
) -> Section:
    found = blocks or (Prose((missing(words("None recorded")),)),)
    return Section(name, head, found, is_sample=any(one.is_sample for one in items))


def _marks(facts: ScheduleFacts) -> Iterator[StripMark]:
    """Yield every mark with the letter or number of its row."""
    for place, item in enumerate((*facts.sends, *facts.ends)):
        sign, standing = letter(place), item.standing
        if standing.send_by is not None and place < len(facts.sends):
            day = standing.send_by
            yield StripMark(StripSign.SEND, day, day, sign, place)
        if standing.term_ends is not None:
            end = standing.term_ends
            yield StripMark(StripSign.END, end.earliest(), end.latest(), sign, place)
    for number, review in enumerate(facts.reviews, 1):
        yield StripMark(StripSign.REVIEW, review.day, review.day, str(number), number)


def _by_send_day(item: TermItem) -> tuple[date, str, str]:
    day = _to_send(item.standing)
    return day.latest() if day else date.max, item.partner, item.instrument


def _by_end(item: TermItem) -> tuple[tuple[date, date], str, str]:
    end = item.standing.term_ends
    return end.sort_key if end else (date.max, date.max), item.partner, item.instrument


def _by_review(item: ReviewItem) -> tuple[date, str, str]:
    return item.day, item.partner, item.instrument


def _by_name(item: NoReviewItem) -> tuple[str, str]:
    return item.partner, item.instrument
