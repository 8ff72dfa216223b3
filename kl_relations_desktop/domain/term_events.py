"""The days that an instrument brings: letters, last days for notice, ends, reviews."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import zip_longest

from kl_relations_desktop.domain.instrument_life import Life, Wording, life_of
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.reckoning import has_ended, letter_for, stands_since
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import Standing
from kl_relations_desktop.domain.reviews import reviews_between
from kl_relations_desktop.domain.standing_facts import Circumstances, TermEvent
from kl_relations_desktop.domain.terms import Term, Terms, place_on, term_at, term_on

_ONE_DAY = timedelta(days=1)
_ORDER = ("send_by", "last_notice", "end", "rollover", "review")
_ORDINARY = Circumstances()


def events_between(
    agreement: Agreement, first: date, last: date, circumstances: Circumstances = _ORDINARY
) -> tuple[TermEvent, ...]:
    """Return the days that an instrument brings from one day to another, in order.

    What can fall on several days is told of the last of them, so that it is told once.
    """
    if circumstances.is_told_elsewhere:
        return ()
    life = life_of(agreement, circumstances.later)
    found = list(_events(agreement, life, first, last, circumstances))
    found.sort(key=lambda one: (one.day.latest(), _ORDER.index(one.kind), one.term_number or 0))
    return tuple(found)


def next_event_day(
    agreement: Agreement, day: date, circumstances: Circumstances = _ORDINARY
) -> date | None:
    """Return the first day not before this one that the instrument brings."""
    if circumstances.is_told_elsewhere:
        return None
    life = life_of(agreement, circumstances.later)
    found: date | None = None
    for wording, start, end in _stretches(agreement, life, day, date.max):
        if found is not None and found < start:
            break
        # The first day of a later term may come before the last of an earlier one.
        for one in _of_terms(wording.terms, start, end, circumstances, only_next=True):
            when = one.day.latest()
            found = when if found is None else min(found, when)
        reviews = _reviews(agreement, life, wording.terms, (start, end), circumstances)
        review = next(reviews, None)
        if review is not None:
            found = review if found is None else min(found, review)
    return found


def _events(
    agreement: Agreement, life: Life, first: date, last: date, circumstances: Circumstances
) -> Iterator[TermEvent]:
    for wording, start, end in _stretches(agreement, life, first, last):
        for event in _of_terms(wording.terms, start, end, circumstances):
            yield replace(event, agreement_id=agreement.id or 0)
        for review in _reviews(agreement, life, wording.terms, (start, end), circumstances):
            yield TermEvent("review", agreement.id or 0, _on(review))


def _stretches(
    agreement: Agreement, life: Life, first: date, last: date
) -> Iterator[tuple[Wording, date, date]]:
    """Give each wording with the part of these days on which it holds."""
    since = stands_since(agreement)
    if since is None:
        return
    first = max(first, since)
    if life.over is not None:
        if life.over <= first:
            return
        last = min(last, life.over - _ONE_DAY)
    for wording, following in zip_longest(life.wordings, life.wordings[1:]):
        start = max(first, wording.since)
        end = last if following is None else min(last, following.since - _ONE_DAY)
        if start <= end:
            yield wording, start, end


def _of_terms(
    terms: Terms, first: date, last: date, circumstances: Circumstances, only_next: bool = False
) -> Iterator[TermEvent]:
    for term in _terms_from(terms, first):
        days = tuple(_days_of(terms, term, circumstances))
        if not days or min(day.latest() for _, day in days) > last:
            return
        notice = dict(days).get("last_notice")
        for kind, day in days:
            if first <= day.latest() <= last:
                yield TermEvent(
                    kind, 0, day, term.number, term.ends, notice, term.starts, term.renews
                )
                if only_next:
                    last = min(last, day.latest())


def _terms_from(terms: Terms, day: date) -> Iterator[Term]:
    if not terms.is_counted:
        term = term_on(terms, day)
        if term is not None:
            yield term
        return
    place = place_on(terms, day)
    while place is not None:
        term = term_at(terms, place)
        yield term
        place = place + 1 if term.renews and terms.renewal else None


def _days_of(
    terms: Terms, term: Term, circumstances: Circumstances
) -> Iterator[tuple[str, PartialDate]]:
    if term.ends is None:
        return
    yield "rollover" if term.renews else "end", term.ends
    letter = letter_for(terms, term, circumstances)
    if letter is not None:
        yield "last_notice", letter.last
        if letter.send_by is not None:
            yield "send_by", _on(letter.send_by)


def _reviews(
    agreement: Agreement,
    life: Life,
    terms: Terms,
    days: tuple[date, date],
    circumstances: Circumstances,
) -> Iterator[date]:
    first, last = days
    if life.followed is not None:
        last = min(last, life.followed - _ONE_DAY) if life.followed > first else date.min
    if (
        not agreement.is_ours
        or circumstances.partner_standing is Standing.ENDED
        or last < first
    ):
        return
    following = circumstances.next_review
    if following is not None and following.end is not None:
        day = following.latest()
        if first <= day <= last and not has_ended(term_on(terms, day), day):
            yield day
        return
    first = max(first, _undated_from(terms))
    if first <= last:
        yield from reviews_between(agreement, circumstances.cycle, first, last)


def _undated_from(terms: Terms) -> date:
    """Return the first day on which no end is known: the cycle brings it up from then on."""
    if terms.until is not None:
        return date.max
    if not terms.is_counted:
        return date.min
    ends = term_at(terms, 0).ends
    if ends is None:
        return date.min
    is_unknown = terms.renews_after(0) and not terms.renewal
    return ends.latest() + _ONE_DAY if is_unknown else date.max


def _on(day: date) -> PartialDate:
    return PartialDate.parse(day.isoformat())
