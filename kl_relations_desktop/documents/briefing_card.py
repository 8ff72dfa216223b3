"""The card for the car and the lectern: what to say, what not to say, whom one meets, when."""

from kl_relations_desktop.documents.briefing_instruments import (
    full_name,
    latest_of_chain,
    parties,
    told_apart,
)
from kl_relations_desktop.documents.briefing_story import timeline_block
from kl_relations_desktop.documents.briefing_visit import (
    none_recorded,
    people_rows,
    point_items,
)
from kl_relations_desktop.documents.briefing_writer import Writer, capital, merged
from kl_relations_desktop.documents.content import (
    Block,
    Bullets,
    Item,
    Move,
    Numbered,
    People,
    PersonRow,
    Section,
    Span,
    Style,
    Text,
    Timeline,
)
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import Relation, TermKind

POINTS = 3
PEOPLE = 3
LONGEST_NAME = 110
"""How long an instrument's name may be on a card before its kind and year stand for it."""
SHEET = "sheet"
"""Where stands what a card has no room for: in no annex of its own."""


def card_sections(writer: Writer) -> tuple[Section, ...]:
    """Return the four sections of the card."""
    return (_say(writer), _do_not_say(writer), _meet(writer), _when(writer))


def card_moves(sections: tuple[Section, ...], writer: Writer) -> tuple[Move, ...]:
    """Return what a full card leaves to the sheet, one step after another.

    The timeline goes first, then people and points down to one each, then instruments of
    others beyond one, and last the people and that one. What the officer forbids to say stays.
    """
    _ = writer.words
    blocks = {one.id: one.blocks[0] for one in sections}
    said = _("{n} more on the sheet")
    found: list[Move] = []
    if isinstance(when := blocks["when"], Timeline):
        dates, count = _("{n} dates on the sheet"), len(when.events)
        found.append(Move("when", SHEET, dates, count=count))
    met = people_rows(writer)
    for name, all_of_it in (("meet", met), ("say", point_items(writer))):
        shown = min(len(all_of_it), PEOPLE)
        found += [
            Move(name, SHEET, said, rows=(place,), count=len(all_of_it) - place)
            for place in range(shown - 1, 0, -1)
        ]
    start, others = len(_written(writer)), len(_of_others(writer))
    of_others = [
        Move("unsaid", SHEET, said, rows=(start + place,), count=others - place)
        for place in range(others - 1, -1, -1)
    ]
    whole = [Move("meet", SHEET, said, count=len(met))] if met else []
    return (*found, *of_others[:-1], *whole, *of_others[-1:])


def _say(writer: Writer) -> Section:
    _ = writer.words
    items = point_items(writer)[:POINTS]
    visit = writer.paper.visit
    block: Block = Numbered(items, "points", 2) if items else none_recorded(writer)
    sample = bool(items) and visit is not None and writer.is_sample((visit,))
    return Section("say", _("Say"), (block,), is_sample=sample)


def _do_not_say(writer: Writer) -> Section:
    """Return what the officer wrote, then what the records themselves warn of."""
    _ = writer.words
    visit = writer.paper.visit
    items = _written(writer)
    sample = bool(items) and visit is not None and writer.is_sample((visit,))
    items += [Item(one) for one in warnings(writer)]
    block: Block = Bullets(tuple(items), "unsaid") if items else none_recorded(writer)
    return Section("unsaid", _("Do not say"), (block,), is_sample=sample)


def _written(writer: Writer) -> list[Item]:
    """Return what the officer wrote that is not to be said."""
    visit = writer.paper.visit
    return [Item((Span(writer.text(one, "text")),)) for one in (visit.unsaid if visit else ())]


def _of_others(writer: Writer) -> list[Agreement]:
    """Return the related instruments of others, which are easily taken for a later one."""
    return [
        one
        for one in writer.dossier.agreements
        if not one.is_ours and any(link.relation is Relation.RELATED for link in one.links)
    ]


def warnings(writer: Writer) -> list[Text]:
    """Return what must not be said because no record says it."""
    _ = writer.words
    found = [_replaced(one, writer) for one in _of_others(writer)]
    latest = latest_of_chain(writer)
    if latest is not None and latest.term_kind is TermKind.NOT_STATED:
        start, strong_word, end = _parts(_("That our agreement has *run out*. Its term is"))
        found.append(merged([start, strong_word, end, Span(" "), writer.inside(), Span(".")]))
    return found


def _replaced(agreement: Agreement, writer: Writer) -> Text:
    _ = writer.words
    if agreement.signed_on is None:
        said = _("That our agreement was *replaced*.")
    else:
        said = _("That our agreement was *replaced* in {date}.")
        if agreement.signed_on.single_day is not None:
            said = _("That our agreement was *replaced* on {date}.")
        said = said.format(date=writer.date(agreement.signed_on))
    start, strong_word, end = _parts(said)
    name = capital(_named(agreement, writer))
    why = _("{instrument}: a related paper, not an amendment and not an end.")
    return merged([start, strong_word, end, Span(" " + why.format(instrument=name))])


def _named(agreement: Agreement, writer: Writer) -> str:
    """Return the name of an instrument of others, with its parties as far as there is room."""
    name = full_name(agreement, writer)
    if agreement.parties and not agreement.title:
        name += f" ({'; '.join(span.text for span in parties(agreement, writer))})"
    return name if len(name) <= LONGEST_NAME else told_apart(agreement, writer)


def _parts(said: str) -> tuple[Span, Span, Span]:
    """Return a sentence whose words between asterisks are semibold."""
    before, _mark, rest = said.partition("*")
    middle, _mark, after = rest.partition("*")
    return Span(before), Span(middle, Style.STRONG), Span(after)


def _meet(writer: Writer) -> Section:
    _ = writer.words
    rows = tuple(_spoken_to(one, writer) for one in people_rows(writer)[:PEOPLE])
    visit = writer.paper.visit
    block: Block = People(rows, "delegation") if rows else none_recorded(writer)
    sample = bool(rows) and visit is not None and writer.is_sample((visit,))
    return Section("meet", _("Meet"), (block,), is_sample=sample)


def _spoken_to(row: PersonRow, writer: Writer) -> PersonRow:
    _ = writer.words
    is_known = row.address and row.address[0].style is not Style.MISSING
    address = (
        merged([Span(_("Say") + " "), *row.address])
        if is_known
        else merged([Span(_("Form of address") + ": "), writer.inside()])
    )
    return PersonRow(row.name, row.native_name, row.post, address)


def _when(writer: Writer) -> Section:
    _ = writer.words
    block = timeline_block(writer, is_short=True)
    blocks: tuple[Block, ...] = (
        (block,) if block.events or block.undated else (none_recorded(writer),)
    )
    return Section("when", _("When"), blocks)
