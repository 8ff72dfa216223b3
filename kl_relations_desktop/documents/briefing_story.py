"""Sections 6 and 7: how the tie came about, in facts with their dates and on one line."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from kl_relations_desktop.documents.briefing_instruments import (
    area_count,
    full_name,
    on_the_line,
    parties,
    signatories,
)
from kl_relations_desktop.documents.briefing_visit import last_meeting, left_for, none_recorded
from kl_relations_desktop.documents.briefing_writer import (
    Writer,
    capital,
    closed,
    joined,
    merged,
)
from kl_relations_desktop.documents.content import (
    Block,
    DatedFact,
    DatedFacts,
    Event,
    Note,
    Precision,
    Section,
    Span,
    Text,
    Timeline,
    TimelineWords,
)
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.kinds import MilestoneKind, VisitState
from kl_relations_desktop.domain.records.story import Milestone, Visit

FACTS = 6
SILENT_YEARS = 10


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened, or is planned, and the record that says so."""

    when: PartialDate | None
    record: Record

    @property
    def key(self) -> tuple[bool, date, date]:
        """Return what steps are sorted by; the undated last."""
        if self.when is None:
            return True, date.max, date.max
        return False, *self.when.sort_key


def steps(writer: Writer) -> tuple[Step, ...]:
    """Return milestones, instruments and visits in order of date, the undated last.

    A milestone that only says that an instrument was signed lets the instrument speak.
    """
    dossier = writer.dossier
    found = [Step(one.signed_on, one) for one in dossier.agreements]
    found += [
        Step(one.happened_on, one) for one in dossier.milestones if not _told(one, writer)
    ]
    found += [
        Step(one.dates, one) for one in dossier.visits if one.state is not VisitState.CANCELLED
    ]
    return tuple(sorted(found, key=lambda step: step.key))


def _told(milestone: Milestone, writer: Writer) -> bool:
    return milestone.kind is MilestoneKind.SIGNATURE and any(
        one.id == milestone.agreement or one.signed_on == milestone.happened_on is not None
        for one in writer.dossier.agreements
    )


def background(writer: Writer) -> Section:
    """Return what led here, the date first; six facts at most, the rest in annex A."""
    _ = writer.words
    past = [one for one in steps(writer) if _is_told(one, writer)]
    shown = past if len(past) <= FACTS else [past[0], *past[-(FACTS - 1) :]]
    facts = tuple(
        DatedFact(_when(step, writer), fact(step.record, writer), step.when is None)
        for step in shown
    )
    sample = writer.is_sample([step.record for step in shown])
    if not facts:
        return Section("background", _("Background"), (none_recorded(writer),))
    blocks: tuple[Block, ...] = (
        DatedFacts(facts, "milestones", 2),
        *_more(len(past) - len(shown), writer),
    )
    return Section("background", _("Background"), blocks, is_sample=sample)


def _more(count: int, writer: Writer) -> tuple[Note, ...]:
    if count < 1:
        return ()
    return (left_for(writer, count, "A"),)


def _when(step: Step, writer: Writer) -> str:
    return writer.not_stated()[0].text if step.when is None else writer.date(step.when)


def fact(record: Record, writer: Writer) -> Text:
    """Return one thing that happened as a short sentence, closed by its source figure."""
    if isinstance(record, Agreement):
        return _signature(record, writer)
    if isinstance(record, Milestone):
        told = writer.text(record, "text") or writer.text(record, "name")
        figure = writer.cite(record, "text", "name", "happened_on", "actor_as_printed")
        return closed((Span(_sentence(told)),), figure)
    if isinstance(record, Visit):
        told = purpose_and_place(record, writer)
        return closed((Span(_sentence(told)),), writer.cite(record, "dates", "purpose"))
    raise TypeError(type(record))


def purpose_and_place(visit: Visit, writer: Writer) -> str:
    """Return what a visit was for, and where unless that says it already."""
    purpose = writer.text(visit, "purpose")
    is_said = not visit.place or visit.place in purpose
    return purpose if is_said else f"{purpose}, {visit.place}"


def _signature(agreement: Agreement, writer: Writer) -> Text:
    """Return "MoU signed in Casablanca; four areas agreed.", or what of it is not stated."""
    _ = writer.words
    figure = writer.cite(agreement, "signed_on", "place", "kind", "clauses")
    name = on_the_line(agreement, writer)
    parts: list[Text] = []
    if not agreement.is_ours:
        # A title such as "MATRADE–Osaka cooperation agreement" names the parties itself.
        name = capital(full_name(agreement, writer))
        said = _("{instrument}; City Hall is not a party").format(instrument=name)
        parts = [(Span(said),), () if agreement.title else _between(agreement, writer)]
    elif agreement.place:
        said = _("{instrument} signed in {place}")
        parts = [(Span(said.format(instrument=capital(name), place=agreement.place)),)]
    else:
        parts = [(Span(capital(name)),)]
    if areas := area_count(agreement, writer):
        parts.append((Span(areas),))
    text = joined([one for one in parts if one])
    if unstated := _unstated(agreement, writer):
        text = merged([*text, Span(f". {capital(unstated)}: "), writer.inside()])
    return closed(merged([*text, Span(".")]), figure)


def _unstated(agreement: Agreement, writer: Writer) -> str:
    _ = writer.words
    names = []
    if not agreement.place:
        names.append(_("place"))
    if not signatories(agreement):
        names.append(_("signatories"))
    # A single missing thing stands in the table below; two are worth a word here.
    return ", ".join(names) if not agreement.place and agreement.is_ours else ""


def _between(agreement: Agreement, writer: Writer) -> Text:
    _ = writer.words
    if not agreement.parties:
        return ()
    said = _("parties: {parties}")
    return (Span(said.format(parties="".join(one.text for one in parties(agreement, writer)))),)


def _sentence(text: str) -> str:
    return text if not text or text[-1] in ".!?”" else f"{text}."


def _is_told(step: Step, writer: Writer) -> bool:
    """Return whether a step belongs in the background: past, and not told as last meeting."""
    return not _is_ahead(step, writer) and step.record != last_meeting(writer)


def silence(writer: Writer) -> Text:
    """Return the longest time of ten years or more of which nothing is recorded, if any."""
    _ = writer.words
    dated = [one.when for one in steps(writer) if one.when and not _is_ahead(one, writer)]
    now = PartialDate.day(writer.paper.today)
    longest = max(
        pairwise((*dated, now)),
        key=lambda pair: pair[1].earliest() - pair[0].latest(),
        default=None,
    )
    if longest is None:
        return ()
    start, end = longest[0].latest().year, longest[1].earliest().year
    if end - start < SILENT_YEARS:
        return ()
    if longest[1] is now:
        return (Span(_("Any joint work since {start}").format(start=start)),)
    said = _("Any joint work between {start} and {end}")
    return (Span(said.format(start=start, end=end)),)


def _is_ahead(step: Step, writer: Writer) -> bool:
    asked = writer.paper.visit
    if isinstance(step.record, Visit):
        is_asked = asked is not None and step.record.id == asked.id
        return is_asked or step.record.state is VisitState.PLANNED
    return step.when is not None and step.when.earliest() > writer.paper.today


def timeline(writer: Writer) -> Section:
    """Return every step as a mark on one axis; the undated are listed under it."""
    _ = writer.words
    head = _("Timeline")
    block = timeline_block(writer)
    if not block.events and not block.undated:
        return Section("timeline", head, (none_recorded(writer),))
    return Section("timeline", head, (block,))


def timeline_block(writer: Writer, *, is_short: bool = False) -> Timeline:
    """Return the timeline figure of a partner; a short one shows instruments and this visit."""
    found = [one for one in steps(writer) if not is_short or _is_weighty(one, writer)]
    events = tuple(_event(one, one.when, writer) for one in found if one.when is not None)
    if is_short:
        events = tuple(replace(one, figure="") for one in events)  # a card lists no sources
    undated = tuple(fact(one.record, writer) for one in found if one.when is None)
    return Timeline(events, timeline_words(writer), undated, annex="A")


def _is_weighty(step: Step, writer: Writer) -> bool:
    if isinstance(step.record, Visit):
        asked = writer.paper.visit
        return asked is not None and step.record.id == asked.id
    return isinstance(step.record, Agreement)


def _event(step: Step, when: PartialDate, writer: Writer) -> Event:
    sample = bool(step.record.is_sample)
    first, last = when.to_scale
    is_about = when.is_approximate or when.is_open
    return Event(
        first,
        last,
        Precision.ABOUT if is_about else Precision(when.precision.value),
        writer.date(when),
        _mark(step.record, writer),
        writer.cite(step.record, "dates", "happened_on", "signed_on") if sample else "",
        _is_ahead(step, writer),
    )


def _mark(record: Record, writer: Writer) -> str:
    """Return the few words of a mark."""
    _ = writer.words
    if isinstance(record, Agreement):
        name = capital(on_the_line(record, writer))
        return f"{name}, {record.place}" if record.place else name
    if isinstance(record, Milestone):
        return writer.text(record, "name")
    if isinstance(record, Visit):
        asked = writer.paper.visit
        if asked is not None and record.id == asked.id:
            return _("This visit")
        latest = last_meeting(writer)
        if latest is not None and record.id == latest.id:
            return _("Last meeting")
        return _(record.direction.label)
    raise TypeError(type(record))


def timeline_words(writer: Writer) -> TimelineWords:
    """Return the words of the timeline's legend."""
    _ = writer.words
    return TimelineWords(
        day=_("day known"),
        month=_("month known: the mark spans it"),
        year=_("only the year known: the mark spans it"),
        range=_("from the first day to the last"),
        about=_("about this time"),
        planned=_("planned"),
        left_out=_("years left out"),
        more=_("{n} more in Annex {letter}"),
    )
