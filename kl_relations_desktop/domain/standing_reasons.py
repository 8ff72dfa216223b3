"""The steps of a reckoning, in the order in which a person would follow them."""

from collections.abc import Iterator
from datetime import date

from kl_relations_desktop.domain.instrument_life import waits_for_entry
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.reckoning import Letter, Reckoned
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import (
    AgreementState,
    Ending,
    Finding,
    Standing,
    TermFrom,
    TermKind,
)
from kl_relations_desktop.domain.reviews import reviewed_on
from kl_relations_desktop.domain.standing_facts import WITHDRAWN, Circumstances, Length, Step
from kl_relations_desktop.domain.terms import Term, Terms, day_before, is_closed
from kl_relations_desktop.domain.working_days import ClosedDay, is_weekend

_PLAIN = {
    TermKind.NOT_STATED: Step("Term not stated"),
    TermKind.OPEN_ENDED: Step("No end: the term is open"),
}
_FROM = {
    TermFrom.SIGNATURE: "Counted from the signature",
    TermFrom.IN_FORCE: "Counted from the entry into force",
    TermFrom.EARLIER_END: "Counted from the end of the earlier term",
}
_FROM_THAT_END = "Counted from the end of the earlier term, {earlier}"
_FIXED_UNTIL = "The last day is stated"


def reasons(
    agreement: Agreement, found: Reckoned, circumstances: Circumstances
) -> tuple[Step, ...]:
    """Return the steps by which all of this was reckoned."""
    return tuple(_steps(agreement, found, circumstances))


def _steps(
    agreement: Agreement, found: Reckoned, circumstances: Circumstances
) -> Iterator[Step]:
    yield from _beginning(agreement, found)
    if found.state not in (AgreementState.PROPOSED, AgreementState.APPROVED):
        yield from _term(agreement, found, is_told_elsewhere=circumstances.is_told_elsewhere)
    if not found.is_over:
        yield from _notice(found)
        yield from _review(agreement, found, circumstances)
    if circumstances.is_told_elsewhere:
        yield Step("It amends another instrument", None, "What it changes is reckoned there")
    yield from _close(agreement, found, circumstances)


def _beginning(agreement: Agreement, found: Reckoned) -> Iterator[Step]:
    signed, in_force, approved = (
        agreement.signed_on,
        agreement.in_force_on,
        agreement.approved_on,
    )
    if signed is None:
        yield Step("Not signed" if in_force is None else "Date signed not stated")
    elif found.day < signed.earliest():
        yield Step("To be signed", signed)
    else:
        yield Step("Signed", signed)
    if found.state is AgreementState.APPROVED and approved is not None:
        yield Step("Approved", approved)
    if in_force is not None:
        ahead = found.day < in_force.earliest()
        yield Step("Enters into force" if ahead else "Entered into force", in_force)
    elif waits_for_entry(agreement):
        yield Step("Entry into force not stated", because="The term is counted from it")
    elif found.state not in (AgreementState.PROPOSED, AgreementState.APPROVED):
        yield Step("Entry into force not stated", because="It stands from its signature")


def _term(agreement: Agreement, found: Reckoned, *, is_told_elsewhere: bool) -> Iterator[Step]:
    wording, term = found.wording, found.term
    for one in found.life.wordings[1:]:
        if one.by is not None and one.since <= min(found.day, found.life.over or found.day):
            yield Step("Amended", _on(one.since), "{title}", {"title": one.by})
    terms = wording.terms
    if terms.kind in _PLAIN:
        yield _PLAIN[terms.kind]
        return
    source = wording.by or agreement
    if terms.kind is TermKind.UNTIL_EVENT:
        yield from _event(source, found.day)
        if term is not None and term.ends is not None:
            yield _end(found, terms, term, term.ends)
        return
    yield from _period(source, terms)
    if term is None:
        if not (is_told_elsewhere and source.term_from is TermFrom.EARLIER_END):
            yield from _unknown(agreement, terms)
        return
    yield from _turn(terms, term)
    if term.ends is None:
        yield from _unknown(agreement, terms)
        return
    yield _end(found, terms, term, term.ends)


def _event(source: Agreement, day: date) -> Iterator[Step]:
    event = source.term_event
    because = "{event}" if event else "Which event is not stated"
    yield Step("Lasts until an event", None, because, {"event": event})
    if source.event_on is not None:
        is_ahead = day < source.event_on.earliest()
        say = "The event takes place" if is_ahead else "The event took place"
        yield Step(say, source.event_on)
    if source.term_until is not None:
        yield Step("At the latest until", source.term_until, "Whichever comes first")


def _period(source: Agreement, terms: Terms) -> Iterator[Step]:
    if terms.first:
        length = Length(source.term_years or 0, source.term_months or 0)
        if length.years * 12 + length.months == terms.first:
            yield _counted(source, terms, length)
    if terms.kind is TermKind.RENEWS_ITSELF and terms.renewal:
        months = Length(source.renewal_years or 0, source.renewal_months or 0)
        values: dict[str, object] = {"length": months, "times": terms.times}
        if terms.times is None:
            yield Step("Renews itself for {length} each time", None, "", values)
        else:
            yield Step("Renews itself for {length}, {times}", None, "", values)
    if terms.kind is TermKind.BY_CONSENT:
        yield Step("Renewed only by consent")


def _counted(source: Agreement, terms: Terms, length: Length) -> Step:
    say = "Term of {length}"
    values: dict[str, object] = {"length": length}
    if source.term_from is TermFrom.EARLIER_END and terms.start is not None:
        earlier = day_before(terms.start)
        return Step(say, None, _FROM_THAT_END, {**values, "earlier": earlier})
    return Step(say, None, _FROM[source.term_from], values)


def _unknown(agreement: Agreement, terms: Terms) -> Iterator[Step]:
    if waits_for_entry(agreement):
        return
    if terms.until is None and terms.first is None:
        yield Step("How long the term lasts is not stated")
    elif terms.until is None and not is_closed(terms.start):
        yield Step("The day that the term is counted from is not known")
    elif terms.kind is TermKind.RENEWS_ITSELF and not terms.renewal:
        yield Step("Renewed itself", None, "How long a renewal lasts is not stated")
    else:
        yield Step("The end lies beyond the calendar")


def _turn(terms: Terms, term: Term) -> Iterator[Step]:
    if terms.kind is not TermKind.RENEWS_ITSELF:
        return
    if term.number > terms.number:
        yield Step(
            "Renewed itself; term {number} began", term.starts, "", {"number": term.number}
        )
    if term.renews and not terms.renewal:
        yield Step("How long a renewal lasts is not stated")
    if not term.renews and terms.times is not None:
        yield Step("This is the last term", None, "It renews itself no further")


def _end(found: Reckoned, terms: Terms, term: Term, ends: PartialDate) -> Step:
    is_past = found.day > ends.latest()
    because = ""
    values: dict[str, object] = {}
    if terms.kind is not TermKind.UNTIL_EVENT and _is_stated(terms, term):
        because = _FIXED_UNTIL
    elif ends.is_range and terms.start is not None:
        because, values = "The start is known as {start}", {"start": terms.start}
    if is_past and not term.renews:
        return Step("Term ended", ends, because, values)
    return Step("Term ends", ends, because, values)


def _is_stated(terms: Terms, term: Term) -> bool:
    """Say whether the last day of a term is stated, and not counted."""
    is_first = term.number == terms.number
    return terms.until is not None or (terms.first == 0 and is_first)


def _notice(found: Reckoned) -> Iterator[Step]:
    term, letter, notice = found.term, found.letter, found.wording.terms.notice
    if term is None or term.ends is None:
        return
    if notice is None:
        if term.renews:
            yield Step("Notice period not stated")
        return
    if notice.is_none:
        yield Step("No notice is needed")
        return
    if letter is None:
        yield Step("The last day to give notice cannot be reckoned")
        return
    length = Length(0, notice.months, notice.days)
    yield Step(
        "less {notice} notice", letter.last, "Last day to give notice", {"notice": length}
    )
    if term.starts is not None and letter.last.latest() < term.starts.earliest():
        yield Step(
            "That day lies before the term began", None, "Notice is longer than the term"
        )
    yield from _despatch(letter, found.wording.terms)


def _despatch(letter: Letter, terms: Terms) -> Iterator[Step]:
    if letter.worked_on is None:
        yield Step("No day to send by", None, "The date is approximate or uncertain")
        return
    if letter.last.is_range:
        yield Step("The earliest of these days counts", _on(letter.last.earliest()))
    yield from _back(letter.passed, letter.worked_on)
    if letter.despatched is None or letter.send_by is None:
        yield Step("The day lies beyond the calendar")
        return
    if letter.margin > 0:
        own = terms.margin is not None
        yield Step(
            "less {margin} to despatch", _on(letter.despatched),
            "Margin of the agreement" if own else "Margin from Settings",
            {"margin": Length(days=letter.margin)},
        )  # fmt: skip
    yield from _back(letter.passed_again, letter.send_by)
    yield Step("Send by", _on(letter.send_by))


def _back(passed: tuple[ClosedDay, ...], day: date) -> Iterator[Step]:
    if not passed:
        return
    weekend = [one for one in passed if is_weekend(one.day)]
    if len(weekend) == len(passed):
        say = "back over the weekend"
    else:
        say = "back over the weekend and holidays" if weekend else "back over holidays"
    yield Step(say, _on(day), "{closed}", {"closed": passed[::-1]})


def _review(
    agreement: Agreement, found: Reckoned, circumstances: Circumstances
) -> Iterator[Step]:
    review = found.review
    if review is None or review.day is None:
        return
    day = _on(review.day)
    if review.counted_from is None:
        yield Step("Next review", day, "Set by the latest review")
    else:
        whence = "Every {length}, counted from the signature of {start}"
        if reviewed_on(agreement, circumstances.cycle) is not None:
            whence = "{length} after the review of {start}"
        elif agreement.signed_on is None:
            whence = "Every {length}, counted from the entry into force of {start}"
        values = {"length": Length(months=review.months), "start": review.counted_from}
        yield Step("Next review", day, whence, values)
    if review.day < found.day:
        yield Step("No review is recorded since then", None, "It stays due until one is")


def _close(
    agreement: Agreement, found: Reckoned, circumstances: Circumstances
) -> Iterator[Step]:
    state = found.state
    if state is AgreementState.TERMINATED:
        basis = agreement.termination_basis
        because = "{basis}" if basis else "The instrument or decision is not stated"
        said = WITHDRAWN if agreement.ended_by is Ending.WITHDRAWAL else "Terminated"
        yield Step(said, agreement.terminated_on, because, {"basis": basis})
    elif state is AgreementState.SUPERSEDED and found.life.heir and found.life.replaced:
        heir = found.life.heir
        yield Step("Superseded", _on(found.life.replaced), "{title}", {"title": heir})
    elif state is AgreementState.SUSPENDED:
        yield Step("Suspended", agreement.suspended_on)
        if agreement.suspended_until is not None:
            yield Step("Suspended until", agreement.suspended_until)
    elif state is AgreementState.WINDOW_MISSED:
        yield Step("The last day to give notice has passed", None, "It renews itself")
    elif state is AgreementState.DORMANT:
        rests = circumstances.finding is Finding.REST
        because = "The latest review let it rest" if rests else "The partner is dormant"
        assert rests or circumstances.partner_standing is Standing.DORMANT
        yield Step("Dormant", None, because)


def _on(day: date) -> PartialDate:
    return PartialDate.parse(day.isoformat())
