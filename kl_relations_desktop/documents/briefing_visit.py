"""Sections 1 to 5 of a sheet: what the visit is for, what to say, whom one meets."""

import re
from datetime import date

from kl_relations_desktop.documents.briefing_instruments import name_and_print
from kl_relations_desktop.documents.briefing_writer import Writer, merged
from kl_relations_desktop.documents.content import (
    Block,
    Item,
    Note,
    Numbered,
    Pair,
    Pairs,
    People,
    PersonRow,
    Prose,
    Section,
    Span,
    Style,
    Text,
)
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.kinds import DelegationRole, Side, VisitState
from kl_relations_desktop.domain.records.people import Person, Post
from kl_relations_desktop.domain.records.story import Delegate, Visit
from kl_relations_desktop.domain.titles import post_on, styled_name
from kl_relations_desktop.wording.catalogue import N_
from kl_relations_desktop.wording.dates import weekday

PEOPLE = 5
OTHERS = N_("Others you will meet")
"""Over the people who stand in annex D."""
DOT = "\u2002·\u2002"
"""Between two things on one line of the head."""
_FROM_TO = re.compile(r"(\d{1,2}[:.]\d{2})\s*(?:-|–|to|hingga)\s*(\d{1,2}[:.]\d{2})")


def none_recorded(writer: Writer) -> Block:
    """Return the block of a section about which the desk knows nothing."""
    return Prose((writer.none_recorded(),))


def objectives(writer: Writer) -> Section:
    """Return what the visit is to reach."""
    _ = writer.words
    visit = writer.paper.visit
    items = tuple(
        Item((Span(writer.text(one, "text")),)) for one in (visit.objectives if visit else ())
    )
    block = Numbered(items, "objectives", 2) if items else none_recorded(writer)
    return Section("objectives", _("Objectives"), (block,), is_sample=_sample(items, writer))


def points(writer: Writer) -> Section:
    """Return the points to make, each with its lead."""
    _ = writer.words
    items = point_items(writer)
    block = Numbered(items, "points", 2) if items else none_recorded(writer)
    return Section("points", _("Points to make"), (block,), is_sample=_sample(items, writer))


def point_items(writer: Writer) -> tuple[Item, ...]:
    """Return the visit's points to make."""
    visit = writer.paper.visit
    return tuple(
        Item((Span(writer.text(one, "text")),), writer.text(one, "lead"))
        for one in (visit.points if visit else ())
    )


def raised(writer: Writer) -> tuple[Section, ...]:
    """Return what they may raise, with our answers; alone among sections it may be absent."""
    _ = writer.words
    visit = writer.paper.visit
    if visit is None or not visit.raised:
        return ()
    pairs = tuple(
        Pair(writer.text(one, "topic"), (Span(writer.text(one, "answer")),))
        for one in visit.raised
    )
    return (
        Section(
            "raised",
            _("If they raise"),
            (Pairs(pairs, "raised", 2),),
            is_sample=_sample(pairs, writer),
        ),
    )


def people(writer: Writer) -> Section:
    """Return whom one will meet, in order of precedence, and how to address them."""
    _ = writer.words
    rows = people_rows(writer)
    blocks: tuple[Block, ...] = (none_recorded(writer),)
    if rows:
        blocks = (People(rows[:PEOPLE], "delegation"),)
    if len(rows) > PEOPLE:
        blocks = (*blocks, left_for(writer, len(rows) - PEOPLE, "D"))
    met = writer.is_sample(_met(writer))
    return Section("people", _("People you will meet"), blocks, is_sample=met)


def left_for(writer: Writer, count: int, letter: str) -> Note:
    """Return how many more stand in an annex."""
    _ = writer.words
    said = _("{n} more in Annex {letter}").format(n=count, letter=letter)
    return Note((Span(said, Style.QUIET),))


def people_rows(writer: Writer) -> tuple[PersonRow, ...]:
    """Return everybody on the other side; without a visit, the head of the city."""
    visit = writer.paper.visit
    if visit is not None:
        theirs = [one for one in visit.delegation if one.side is Side.THEIRS]
        return tuple(_delegate(one, writer) for one in theirs)
    head = writer.dossier.people.get(writer.dossier.partner.head_person or 0)
    return () if head is None else (_row(head, "", "", writer),)


def last_meeting(writer: Writer) -> Visit | None:
    """Return the latest visit that was held, the one that the paper is for left out."""
    asked = writer.paper.visit
    held = [
        one
        for one in writer.dossier.visits
        if one.state is VisitState.HELD
        and one.dates is not None
        and (asked is None or one.id != asked.id)
    ]
    return max(held, key=lambda one: one.dates.sort_key if one.dates else _NEVER, default=None)


def last(writer: Writer) -> Section:
    """Return what happened when the two sides last met."""
    _ = writer.words
    head = _("Last meeting")
    met = last_meeting(writer)
    if met is None or met.dates is None:
        return Section("last", head, (none_recorded(writer),))
    where = ", ".join(part for part in (writer.date(met.dates), met.place) if part)
    told = writer.text(met, "outcome") or writer.text(met, "purpose")
    mark = ": " if writer.language == "ms" else ". "
    figure = writer.cite(met, "outcome", "purpose", "dates")
    text = (Span(f"{where}{mark}{_closed(told)}", figure=figure),)
    block = Prose((text,), "outcome", 3)
    return Section("last", head, (block,), is_sample=writer.is_sample((met,)))


def occasion(writer: Writer) -> tuple[str, str]:
    """Return what the paper is for, and its day, hour and place."""
    visit = writer.paper.visit
    if visit is None:
        return "", ""
    _ = writer.words
    day = "" if visit.dates is None else with_weekday(visit.dates, writer)
    hours = hours_of(visit.time, writer)
    when = ", ".join(part for part in (day, hours) if part)
    direction = "" if visit.place else _(visit.direction.label)
    detail = DOT.join(part for part in (when, visit.place or direction) if part)
    return writer.text(visit, "purpose"), detail


def with_weekday(value: PartialDate, writer: Writer) -> str:
    """Return a date in words, with its weekday where the day is known."""
    spoken = writer.date(value)
    day = value.single_day
    return spoken if day is None else f"{weekday(day, writer.words)}, {spoken}"


def hours_of(text: str, writer: Writer) -> str:
    """Return the hours of a visit; "10:00-10:45" is read as from and to."""
    found = _FROM_TO.fullmatch(text.strip())
    if found is None:
        return text
    _ = writer.words
    start, end = (one.replace(".", ":") for one in found.groups())
    return _("{start} to {end}").format(start=start, end=end)


def _delegate(one: Delegate, writer: Writer) -> PersonRow:
    _ = writer.words
    post = writer.text(one, "post")
    role = "" if one.role is DelegationRole.MEMBER else _(one.role.label)
    person = writer.dossier.people.get(one.person or 0)
    if person is not None:
        return _row(person, post, role, writer)
    name = name_and_print(one.name_as_printed, one.person, writer)
    return PersonRow(
        name or _("Name not stated"),
        post=_post(post, role, writer),
        address=writer.not_stated(),
    )


def _row(person: Person, post: str, role: str, writer: Writer) -> PersonRow:
    visit = writer.paper.visit
    day = visit.dates.earliest() if visit and visit.dates else writer.paper.today
    held = post_on(person, day)
    if not post and held is not None:
        post = _held(held, writer)
    return PersonRow(
        styled_name(person, day, writer.language),
        person.native_name,
        _post(post, role, writer),
        address_of(person, writer),
    )


def _held(post: Post, writer: Writer) -> str:
    """Return a post; of one whose dates are not stated, the day it was known to be held."""
    _ = writer.words
    title = writer.text(post, "title")
    if post.seen is None or post.since is not None or post.until is not None:
        return title
    return _("{post}, as known on {date}").format(post=title, date=writer.date(post.seen))


def address_of(person: Person, writer: Writer) -> Text:
    """Return how to address a person in the paper's language, or that it is not stated."""
    form = person.address_ms if writer.language == "ms" else person.address_en
    return (Span(f"“{form}”"),) if form else writer.not_stated()


def _post(post: str, role: str, writer: Writer) -> Text:
    role = role[:1].lower() + role[1:] if post else role
    said = "; ".join(part for part in (post, role) if part)
    return merged([Span(said, Style.REGULAR)]) if said else writer.not_stated()


def _met(writer: Writer) -> list[Record]:
    visit = writer.paper.visit
    if visit is None:
        return []
    people = (writer.dossier.people.get(one.person or 0) for one in visit.delegation)
    return [visit, *(one for one in people if one is not None)]


def _sample(items: tuple[object, ...], writer: Writer) -> bool:
    visit = writer.paper.visit
    return bool(items) and visit is not None and writer.is_sample((visit,))


def _closed(text: str) -> str:
    return text if not text or text[-1] in ".!?”" else f"{text}."


_NEVER = (date.min, date.min)
