"""What the plots say of the months ahead and of the terms, in the officer's language."""

from collections import Counter
from dataclasses import replace
from datetime import date

from kl_relations_desktop.domain.partial_date import PartialDate, Precision
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.base import in_language
from kl_relations_desktop.domain.records.kinds import TermKind
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.standing import AgreementStanding
from kl_relations_desktop.gui.widgets.plot_facts import (
    Lane,
    MarkKind,
    StripFacts,
    StripMark,
    TermBar,
    TermLane,
    TermsFacts,
)
from kl_relations_desktop.gui.widgets.strip_drawing import KINDS
from kl_relations_desktop.usecases.plots import (
    MONTHS,
    AheadEvent,
    InstrumentTerm,
    MonthsAhead,
    PartnerTerms,
)
from kl_relations_desktop.wording import labels
from kl_relations_desktop.wording.catalogue import Words
from kl_relations_desktop.wording.dates import TABLE, speak
from kl_relations_desktop.wording.reasoning import ends_words

_NO_END = (TermKind.OPEN_ENDED, TermKind.UNTIL_EVENT)


def strip_facts(seen: MonthsAhead, words: Words) -> StripFacts:
    """Return the months ahead as the strip shows them."""
    lanes = []
    for lane in seen.lanes:
        name = in_language(lane.partner, "name", words.language)
        marks = [_event_mark(name, one, words) for one in lane.events]
        for visit in lane.visits:
            if visit.dates is not None and visit.id is not None:
                purpose = in_language(visit, "purpose", words.language)
                said = _said(name, MarkKind.VISIT, visit.dates, purpose, words)
                made = _mark(MarkKind.VISIT, visit.dates, said, ("visit", visit.id))
                marks.append(replace(made, about=purpose))
        flag = lane.partner.sign
        lanes.append(Lane(lane.partner.id or 0, name, flag, lane.is_unstated, tuple(marks)))
    return StripFacts(
        seen.first.replace(day=1), MONTHS, seen.first, tuple(lanes), seen.stated, seen.unstated
    )


def terms_facts(seen: tuple[PartnerTerms, ...], today: date, words: Words) -> TermsFacts:
    """Return the terms of all instruments as their plot shows them."""
    return TermsFacts(today, tuple(_term_lane(one, words) for one in seen))


def state_words(agreement: Agreement, standing: AgreementStanding, words: Words) -> str:
    """Return how an instrument stands; one that states no term says that, too."""
    said = words(standing.label)
    if agreement.term_kind is TermKind.NOT_STATED:
        return f"{said} · {words('Term not stated')}"
    return said


def _event_mark(name: str, one: AheadEvent, words: Words) -> StripMark:
    event, kind = one.event, MarkKind(one.event.kind)
    about = _titled(one.agreement, words)
    said = _said(name, kind, event.day, about, words)
    made = _mark(kind, event.day, said, ("agreement", event.agreement_id))
    if one.opens is not None:
        made = replace(made, first=one.opens, is_month_known=False)
    return replace(made, about=about)


def _mark(kind: MarkKind, day: PartialDate, said: str, record: tuple[str, int]) -> StripMark:
    is_vague = day.precision in (Precision.MONTH, Precision.YEAR)
    return StripMark(kind, day.earliest(), day.latest(), is_vague, said, record)


def _said(name: str, kind: MarkKind, day: PartialDate, about: str, words: Words) -> str:
    said = words("{partner}: {what}, {date}").format(
        partner=name, what=words(KINDS[kind]), date=speak(day, words, TABLE)
    )
    return f"{said} · {about}" if about else said


def _term_lane(seen: PartnerTerms, words: Words) -> TermLane:
    partner = seen.partner
    titles = _told_apart([one.agreement for one in seen.terms], words)
    bars = tuple(
        _bar(partner, one, title, words) for one, title in zip(seen.terms, titles, strict=True)
    )
    name = in_language(partner, "name", words.language)
    return TermLane(partner.id or 0, name, partner.sign, bars)


def _titled(agreement: Agreement, words: Words) -> str:
    """Return an instrument by its short name and the day of its signature."""
    title = labels.instrument_short(agreement, words)
    if agreement.signed_on is None:
        return title
    return f"{title}, {speak(agreement.signed_on, words, TABLE)}"


def _told_apart(agreements: list[Agreement], words: Words) -> list[str]:
    """Return a title for each; those that would read alike have their own name or a number."""
    titles = [_titled(one, words) for one in agreements]
    own = [in_language(one, "title", words.language) or one.reference for one in agreements]
    for tell in (own, [str(number) for number in range(1, len(agreements) + 1)]):
        often = Counter(titles)
        titles = [
            f"{title} · {more}" if often[title] > 1 and more else title
            for title, more in zip(titles, tell, strict=True)
        ]
    return titles


def _bar(partner: Partner, one: InstrumentTerm, title: str, words: Words) -> TermBar:
    agreement, standing = one.agreement, one.standing
    ends = one.ends
    state = state_words(agreement, standing, words)
    parts = [state]
    if ends is not None and not one.is_over:
        parts.append(ends_words(ends, words))
    said = words("{partner}: {instrument}. {state}").format(
        partner=in_language(partner, "name", words.language),
        instrument=title,
        state="; ".join(parts),
    )
    return TermBar(
        agreement.id or 0,
        title,
        agreement.in_force_on or agreement.signed_on,
        ends,
        is_open_ended=agreement.term_kind in _NO_END,
        is_unstated=agreement.term_kind is TermKind.NOT_STATED,
        is_ended=one.is_over,
        notice=one.notice,
        rollovers=one.rollovers,
        said=said,
        state=words(standing.label),
    )
