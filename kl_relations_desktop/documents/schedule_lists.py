"""The schedule's reviews, what has none of its own, the networks, and how days are reckoned."""

from collections.abc import Sequence
from itertools import groupby

from kl_relations_desktop.documents.briefing_writer import capital, joined
from kl_relations_desktop.documents.content import (
    Block,
    Cell,
    Column,
    Prose,
    Section,
    Span,
    Style,
    Table,
    Text,
    missing,
    plain,
    strong,
)
from kl_relations_desktop.documents.schedule_facts import (
    NoReviewItem,
    ReviewItem,
    ScheduleFacts,
)
from kl_relations_desktop.documents.schedule_words import (
    date_text,
    day_words,
    lateness,
    number_word,
    review_sum,
)
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.wording.catalogue import Words
from kl_relations_desktop.wording.dates import PAPER, speak
from kl_relations_desktop.wording.labels import gap_phrase

_WIDTHS = (49.1, 30.0, 44.9)
_NUMBERED = (4.2, 41.9, 30.0, 44.9)
"""Agreement, signed and review stand under each other in every table of the schedule."""


def reviews(facts: ScheduleFacts, words: Words) -> Section:
    """Return the reviews of the period, numbered as on the strip."""
    _ = words
    note = ""
    if facts.reviews:
        note = _(
            "Terms are not stated. A review date is set by the partner’s cycle; nothing is "
            "shown as expired."
        )
    columns = (Column(""), Column(_("Agreement")), Column(_("Signed")), Column(_("Review")))
    rows = tuple(
        ((strong(str(number)),), *_review_row(one, facts, words))
        for number, one in enumerate(facts.reviews, 1)
    )
    blocks = _rows(columns, rows, _NUMBERED, words)
    if len(facts.reviews) == 1:
        only = facts.reviews[0]
        blocks = (Prose(((Span("1\u2002", Style.STRONG), *_sentence(only, facts, words)),)),)
    sample = any(one.is_sample for one in facts.reviews)
    return Section("review", _("Review"), blocks, note=note, is_sample=sample)


def later(facts: ScheduleFacts, words: Words) -> Section:
    """Return the reviews that fall after the period."""
    rows = tuple(_review_row(one, facts, words) for one in facts.later)
    blocks = _rows((Column(""),) * 3, rows, _WIDTHS, words)
    if len(facts.later) == 1:
        blocks = (Prose((_sentence(facts.later[0], facts, words),)),)
    sample = any(one.is_sample for one in facts.later)
    return Section("later", words("Later"), blocks, is_sample=sample)


def no_review(facts: ScheduleFacts, words: Words) -> Section:
    """Return the instruments that are not reviewed by themselves, and why."""
    rows = tuple(
        ((_named(one, words),), (date_text(one.signed, words),), (plain(_why(one, words)),))
        for one in facts.no_review
    )
    blocks = _rows((Column(""),) * 3, rows, _WIDTHS, words)
    if len(facts.no_review) == 1:
        one = facts.no_review[0]
        end = Span(f": {_why(one, words)}.")
        blocks = (Prose(((*_named(one, words), *_signed(one, words), end),)),)
    sample = any(one.is_sample for one in facts.no_review)
    return Section("none", words("No review of its own"), blocks, is_sample=sample)


def networks(facts: ScheduleFacts, words: Words) -> Section:
    """Return how many memberships there are, and what none or few of them state."""
    _ = words
    head, count = _("Networks"), len(facts.networks)
    if not count:
        return Section("networks", head, (Prose((missing(_("None recorded")),)),))
    said = words.plural(
        "{number} membership: {names}.", "{number} memberships: {names}.", count
    )
    number = capital(number_word(count, words))
    first = plain(said.format(number=number, names=", ".join(facts.networks)))
    gaps = sorted((one for one in facts.network_gaps if one[1]), key=lambda one: -one[1])
    told = [first]
    for unstated, group in groupby(gaps, key=lambda one: one[1]):
        told.append(_gap([name for name, _count in group], unstated, count, words))
    sample = facts.networks_are_sample
    return Section("networks", head, (Prose((joined(told, between=" "),)),), is_sample=sample)


def reckoning(facts: ScheduleFacts, words: Words) -> Section:
    """Return how working days are told from others."""
    _ = words
    said = _("Working days are Monday to Friday less the holidays of Kuala Lumpur.")
    if facts.holiday_years:
        said = _(
            "Working days are Monday to Friday less the holidays of Kuala Lumpur for {years}."
        ).format(years=_years(facts.holiday_years))
    if facts.has_estimates:
        said += " " + _("Holidays set by the moon are estimates until gazetted.")
    return Section("reckoning", _("Reckoning"), (Prose((plain(said),)),))


def _rows(
    columns: tuple[Column, ...],
    rows: tuple[tuple[Cell, ...], ...],
    widths: tuple[float, ...],
    words: Words,
) -> tuple[Block, ...]:
    if not rows:
        return (Prose((missing(words("None recorded")),)),)
    return (Table(columns, rows, fixed=widths),)


def _review_row(item: ReviewItem, facts: ScheduleFacts, words: Words) -> tuple[Cell, ...]:
    day = [strong(day_words(item.day, words)), plain(_sum(item, words))]
    if late := lateness(item.day, facts.today, words):
        day.append(strong(late))
    name = (strong(item.partner), _instrument(item, words))
    return name, (date_text(item.signed, words),), tuple(day)


def _sum(item: ReviewItem, words: Words) -> str:
    return review_sum(item.day, item.counted_from, item.months, words)


def _sentence(item: ReviewItem, facts: ScheduleFacts, words: Words) -> Text:
    """Return a review as a sentence: a table of one row is none."""
    _ = words
    late = lateness(item.day, facts.today, words)
    review = _("Review: {day}").format(day=day_words(item.day, words))
    return (
        *_named(item, words),
        *_signed(item, words),
        Span(". "),
        Span(review, Style.STRONG),
        Span(f" ({_sum(item, words)})."),
        *((Span(f" {late}.", Style.STRONG),) if late else ()),
    )


def _named(item: ReviewItem | NoReviewItem, words: Words) -> Text:
    return Span(item.partner, Style.STRONG), Span(" "), *_instrument(item, words)


def _instrument(item: ReviewItem | NoReviewItem, words: Words) -> Text:
    """Return an instrument's name; one called "agreement" alone is of a kind not stated."""
    _ = words
    if item.is_kind_stated:
        return plain(item.instrument)
    unstated = Span(_("not stated"), Style.MISSING)
    return Span(f"{item.instrument}; {_('kind')} "), unstated


def _signed(item: ReviewItem | NoReviewItem, words: Words) -> Text:
    """Return when an instrument was signed, as it goes on after the instrument's name."""
    _ = words
    if item.signed is None:
        return Span(", " + _("date signed") + " "), Span(_("not stated"), Style.MISSING)
    date = date_text(item.signed, words)[0].text
    return (Span(", " + _("signed {date}").format(date=date)),)


def _why(item: NoReviewItem, words: Words) -> str:
    return words(item.why).format(
        **{
            name: speak(value, words, PAPER) if isinstance(value, PartialDate) else value
            for name, value in item.values
        }
    )


def _gap(names: Sequence[str], unstated: int, count: int, words: Words) -> Text:
    """Return what is not stated, and for how many of the memberships."""
    _ = words
    phrases = [gap_phrase("network", name, words) for name in names]
    listed = ", ".join(phrases[:-1])
    if listed:
        listed = _("{first} and {last}").format(first=listed, last=phrases[-1])
    start = Span(capital(listed or phrases[-1]) + ": ")
    if unstated == count:
        said = words.plural("for it", "for all {number}", count)
    else:
        said = words.plural("for {number}", "for {number}", unstated)
    end = said.format(number=number_word(unstated, words))
    return start, Span(_("not stated"), Style.MISSING), Span(f" {end}.")


def _years(years: Sequence[int]) -> str:
    """Return years in a row as a range."""
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first}–{last}"
