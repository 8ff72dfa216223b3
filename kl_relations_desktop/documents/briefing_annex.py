"""The annex: how the tie came about, areas in full, how exact each fact is, whom to ask."""

from dataclasses import replace

from kl_relations_desktop.documents.briefing_claims import conflicts, exactness
from kl_relations_desktop.documents.briefing_instruments import (
    full_name,
    label_and,
    name_and_print,
    on_the_line,
    parties,
    signed_by,
    standing,
    term,
)
from kl_relations_desktop.documents.briefing_network import network_annex
from kl_relations_desktop.documents.briefing_open import (
    FURTHER,
    PROMISES,
    gap_lines,
    grouped,
    open_promises,
    promise_table,
    silent_years,
)
from kl_relations_desktop.documents.briefing_standing import end_words, how_dates_follow
from kl_relations_desktop.documents.briefing_story import (
    Step,
    purpose_and_place,
    steps,
)
from kl_relations_desktop.documents.briefing_visit import (
    OTHERS,
    PEOPLE,
    none_recorded,
    people_rows,
)
from kl_relations_desktop.documents.briefing_writer import (
    Writer,
    capital,
    joined,
    merged,
    undivided,
)
from kl_relations_desktop.documents.content import (
    Annex,
    Block,
    Bullets,
    Cell,
    Column,
    Item,
    Numbered,
    People,
    Prose,
    Section,
    Span,
    Style,
    Table,
    Text,
    plain,
    strong,
)
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import PartnerKind, Side
from kl_relations_desktop.domain.records.partner import NetworkProfile, Partner
from kl_relations_desktop.domain.records.story import Delegate, Milestone, Visit
from kl_relations_desktop.domain.titles import styled_name
from kl_relations_desktop.wording.catalogue import N_

_WHERE = {
    "agreement": N_("The signed text; City Hall’s registry; {partner}’s protocol office"),
    "partner": N_("{partner}’s protocol office"),
    "person": N_("{partner}’s protocol office"),
    "network": N_("The secretariat; City Hall’s registry"),
    "milestone": N_("City Hall’s registry"),
    "visit": N_("The officer who accompanied the visit"),
}


def annex(writer: Writer) -> Annex | None:
    """Return the lettered sections that are asked for; none at all without any."""
    _ = writer.words
    builders = {
        "A": how_it_came_about,
        "B": areas,
        "C": exact_and_reckoned,
        "D": whom_to_ask,
        "E": since_last_printing,
    }
    if writer.dossier.partner.kind is PartnerKind.NETWORK:
        builders["B"] = network_annex
    found = tuple(
        build(writer) for letter, build in builders.items() if letter in writer.paper.parts
    )
    return Annex(_("Annex"), _("Read only if asked"), found) if found else None


def exact_and_reckoned(writer: Writer) -> Section:
    """Return how exact each fact is and, where terms are stated, how their dates follow."""
    section = exactness(writer)
    return replace(section, blocks=(*section.blocks, *how_dates_follow(writer)))


def how_it_came_about(writer: Writer) -> Section:
    """Return every step with its date as known, and by whom."""
    _ = writer.words
    found = steps(writer)
    head = _("How the tie came about")
    sample = writer.is_sample([one.record for one in found])
    blocks = tuple(_undertaken(found, writer))
    return Section("A", head, blocks, letter="A", is_sample=sample)


def _undertaken(found: tuple[Step, ...], writer: Writer) -> list[Block]:
    _ = writer.words
    blocks: list[Block] = []
    partner, network = writer.dossier.partner, writer.dossier.network
    told: list[Text] = _told(partner, "profile", writer)
    if network is not None:
        told = [*_told(network, "our_part", writer), *_told(network, "host_rota", writer)]
    if told:
        blocks.append(Prose(tuple(told)))
    columns = (
        Column(_("Date, as known")),
        Column(_("Step"), weight=2.0),
        Column(_("By whom"), weight=1.6),
    )
    rows = tuple(_step_row(one, writer) for one in found)
    if rows:
        blocks.append(Table(columns, rows))
    return blocks or [none_recorded(writer)]


def _told(record: Partner | NetworkProfile, name: str, writer: Writer) -> list[Text]:
    """Return the paragraphs of a text, its source figure closing the last one."""
    said = [one for one in writer.text(record, name).split("\n") if one.strip()]
    if not said:
        return []
    return [*map(plain, said[:-1]), plain(said[-1], writer.cite(record, name))]


def _step_row(step: Step, writer: Writer) -> tuple[Cell, ...]:
    return (writer.dated(step.when),), _what(step, writer), (_by_whom(step, writer),)


def _what(step: Step, writer: Writer) -> Cell:
    _ = writer.words
    record = step.record
    if isinstance(record, Agreement):
        said = full_name(record, writer)
        if record.place:
            said = _("{instrument}, signed in {place}").format(
                instrument=said, place=record.place
            )
        return (
            plain(said, writer.cite(record, "signed_on", "place", "kind")),
            plain(standing(record, writer)),
        )
    if isinstance(record, Milestone):
        told = writer.text(record, "text") or writer.text(record, "name")
        return (plain(told, writer.cite(record, "text", "name", "happened_on")),)
    if isinstance(record, Visit):
        return (
            plain(purpose_and_place(record, writer), writer.cite(record, "dates", "purpose")),
        )
    raise TypeError(type(record))


def _by_whom(step: Step, writer: Writer) -> Text:
    record = step.record
    if isinstance(record, Agreement):
        return signed_by(record, writer)
    if isinstance(record, Milestone):
        actor = name_and_print(record.actor_as_printed, record.person, writer)
        if writer.language == "ms" and record.actor_ms:
            actor = record.actor_ms
        return writer.stated(capital(actor))
    if isinstance(record, Visit):
        return writer.stated(_led_by(record, writer))
    raise TypeError(type(record))


def _led_by(visit: Visit, writer: Writer) -> str:
    """Return the delegation's first name on either side, with the post."""
    names = []
    for side in (Side.OURS, Side.THEIRS):
        first = next((one for one in visit.delegation if one.side is side), None)
        if first is not None:
            named = (_named(first, visit, writer), writer.text(first, "post"))
            names.append(", ".join(one for one in named if one))
    return "; ".join(one for one in names if one)


def _named(delegate: Delegate, visit: Visit, writer: Writer) -> str:
    """Return a delegate's name as printed, or else with the titles held on the visit's day."""
    person = writer.dossier.people.get(delegate.person or 0)
    if person is None or delegate.name_as_printed or visit.dates is None:
        return name_and_print(delegate.name_as_printed, delegate.person, writer)
    return undivided(styled_name(person, visit.dates.earliest(), writer.language))


def areas(writer: Writer) -> Section:
    """Return every instrument's clauses in full, with its parties, signatories and term."""
    _ = writer.words
    found = [one for one in writer.dossier.agreements if one.clauses or one.parties]
    blocks: list[Block] = []
    # The latest of ours first: it is the one that is asked about.
    found.reverse()
    for agreement in sorted(found, key=lambda one: not one.is_ours):
        blocks += _in_full(agreement, writer)
    note = _("Restated in our words") if blocks else ""
    sample = writer.is_sample(found)
    return Section(
        "B",
        _("Areas of cooperation"),
        tuple(blocks) or (none_recorded(writer),),
        note=note,
        is_sample=sample,
        letter="B",
    )


def _in_full(agreement: Agreement, writer: Writer) -> list[Block]:
    _ = writer.words
    name = capital(on_the_line(agreement, writer))
    head = [Span(f"{name}, ", Style.STRONG)]
    for span in writer.dated(agreement.signed_on):
        head.append(
            Span(span.text, Style.STRONG if span.style is Style.REGULAR else span.style)
        )
    opening = [(merged([*head, Span(".", Style.STRONG)]))]
    if purpose := writer.text(agreement, "purpose"):
        figure = writer.cite(agreement, "purpose")
        opening.append((Span(purpose, figure=figure),))
    if agreement.parties:
        opening.append(label_and(_("Parties"), parties(agreement, writer), writer))
    opening.append(
        joined(
            [
                label_and(_("Term"), term(agreement, writer), writer),
                *((plain(end),) if (end := end_words(agreement, writer)) else ()),
                label_and(_("notice"), _notice(agreement, writer), writer),
                label_and(_("entry into force"), writer.dated(agreement.in_force_on), writer),
            ]
        )
    )
    blocks: list[Block] = [Prose(tuple(opening))]
    if agreement.clauses:
        items = tuple(
            Item(
                (
                    Span(
                        writer.text(one, "text"),
                        figure=_clause_figure(agreement, place, writer),
                    ),
                )
            )
            for place, one in enumerate(agreement.clauses, 1)
        )
        blocks.append(Numbered(items, "clauses", numerals="i"))
    return blocks


def _clause_figure(agreement: Agreement, place: int, writer: Writer) -> str:
    return writer.cite(agreement, f"clauses.{place}", "clauses")


def _notice(agreement: Agreement, writer: Writer) -> Text:
    _ = writer.words
    parts = []
    if agreement.notice_months:
        count = agreement.notice_months
        parts.append(_.plural("{n} month", "{n} months", count).format(n=count))
    if agreement.notice_days:
        count = agreement.notice_days
        parts.append(_.plural("{n} day", "{n} days", count).format(n=count))
    return writer.stated(" ".join(parts))


def whom_to_ask(writer: Writer) -> Section:
    """Return what is missing and where it may be found, and what had no room in the core."""
    _ = writer.words
    partner = writer.text(writer.dossier.partner, "name")
    lines = gap_lines(writer)
    rows: list[tuple[Cell, ...]] = []
    for (kind, _name, _found), line in zip(grouped(writer), lines, strict=True):
        where = _(_WHERE.get(kind, _WHERE["partner"])).format(partner=partner)
        rows.append(((line,), (plain(where),)))
    where = _("City Hall’s registry; {partner}’s protocol office").format(partner=partner)
    rows += [((line,), (plain(where),)) for line in silent_years(writer)]
    blocks: list[Block] = []
    if rows:
        columns = (Column(_("Missing"), weight=1.4), Column(_("Where it may be found")))
        blocks.append(Table(columns, tuple(rows)))
    blocks += _overflow(writer)
    return Section("D", _("Whom to ask"), tuple(blocks) or (none_recorded(writer),), letter="D")


def _overflow(writer: Writer) -> list[Block]:
    """Return the people, promises and differences beyond the limits of the core."""
    _ = writer.words
    blocks: list[Block] = []
    people = people_rows(writer)[PEOPLE:]
    if people:
        blocks += [Prose((strong(_(OTHERS)),)), People(people, "delegation")]
    promises = open_promises(writer)[PROMISES:]
    if promises:
        blocks += [
            Prose((strong(_(FURTHER)),)),
            promise_table(promises, writer),
        ]
    differing = conflicts(writer)
    if differing:
        blocks.append(Bullets(tuple(Item(one) for one in differing)))
    return blocks


def since_last_printing(writer: Writer) -> Section:
    """Return what has changed in the records since the paper was last issued."""
    _ = writer.words
    printing = writer.paper.last_printing
    blocks: list[Block]
    if printing is None:
        said = _("First printing for this partner. Nothing to compare.")
        if writer.paper.visit is not None:
            said = _("First printing for this visit. Nothing to compare.")
        blocks = [Prose((plain(said),))]
    else:
        day = writer.day(printing.day)
        said = _("Last issued as {number}, {date}.").format(number=printing.number, date=day)
        if not printing.changes:
            said += " " + _("Nothing has changed since.")
        blocks = [Prose((plain(said),))]
    if printing is not None and printing.changes:
        columns = (
            Column(_("Date")),
            Column(_("Record")),
            Column(_("What changed"), weight=1.5),
        )
        rows = tuple(
            ((plain(writer.day(one.day)),), (plain(one.headline),), (plain(one.what),))
            for one in printing.changes
        )
        blocks.append(Table(columns, rows))
    return Section("E", _("Since the last printing"), tuple(blocks), letter="E")
