"""Section 8: the instruments, where each stands, who signed, and what was agreed."""

from kl_relations_desktop.documents.briefing_instruments import (
    follower,
    full_name,
    is_represented,
    known_as,
    label_and,
    latest_of_chain,
    parties,
    signatories,
    signed_by,
    standing,
    term,
    told_apart,
)
from kl_relations_desktop.documents.briefing_standing import end_words, state_words
from kl_relations_desktop.documents.briefing_visit import left_for, none_recorded
from kl_relations_desktop.documents.briefing_writer import (
    Writer,
    capital,
    closed,
    joined,
    merged,
)
from kl_relations_desktop.documents.content import (
    Block,
    Cell,
    Column,
    Note,
    Prose,
    Section,
    Span,
    Style,
    Table,
    Text,
    plain,
)
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import InstrumentKind

ROWS = 4
SIGNED, AREAS = "signatures", "clauses"
"""The fields of the notes under the table: who signed and for whom, and what was agreed."""


def agreements(writer: Writer) -> Section:
    """Return the instruments: a table, or a sentence when there is but one."""
    _ = writer.words
    head = _("Agreements")
    found = writer.dossier.agreements
    if not found:
        return Section("agreements", head, (none_recorded(writer),))
    sample = writer.is_sample(found)
    blocks = _alone(found[0], writer) if len(found) == 1 else _several(found, writer)
    return Section("agreements", head, blocks, is_sample=sample)


def _alone(agreement: Agreement, writer: Writer) -> tuple[Block, ...]:
    _ = writer.words
    figure = writer.cite(agreement, "signed_on", "kind", "parties", "signatures")
    first = merged(
        [
            *_named(agreement, writer),
            Span(", "),
            *_signed_on(agreement, writer),
            Span(". " + "".join(f"{one}. " for one in _standing(agreement, writer)).strip()),
        ]
    )
    paragraphs = [closed(first, figure)]
    if agreement.parties:
        paragraphs.append(_ended(label_and(_("Parties"), parties(agreement, writer), writer)))
    signed = label_and(_("Signed by"), signed_by(agreement, writer), writer)
    place = label_and(_("Place"), writer.stated(agreement.place), writer)
    lasting = label_and(_("Term"), term(agreement, writer), writer)
    if end := end_words(agreement, writer):
        lasting = joined([lasting, plain(end)])
    paragraphs.append(_ended(joined([signed, place, lasting], between=". ")))
    return (Prose(tuple(paragraphs), "agreements"), *_areas(agreement, writer))


def _signed_on(agreement: Agreement, writer: Writer) -> Text:
    _ = writer.words
    if agreement.signed_on is None:
        return merged([Span(_("date signed") + " "), writer.inside()])
    return (Span(_("signed {date}").format(date=writer.date(agreement.signed_on))),)


def _several(found: tuple[Agreement, ...], writer: Writer) -> tuple[Block, ...]:
    _ = writer.words
    shown = found[-ROWS:]
    columns = (
        Column(_("Instrument and standing"), weight=2.0),
        Column(_("Signed")),
        Column(_("Place")),
        Column(_("Signatories")),
        Column(_("Term")),
    )
    table = Table(columns, tuple(_row(one, writer) for one in shown), "agreements")
    notes = [*_ends(shown, writer), *(note for one in shown for note in _notes(one, writer))]
    if len(found) > ROWS:
        notes.append(left_for(writer, len(found) - ROWS, "A"))
    latest = latest_of_chain(writer)
    areas = _areas(latest, writer) if latest is not None else ()
    return (table, *notes, *areas)


def _row(agreement: Agreement, writer: Writer) -> tuple[Cell, ...]:
    return (
        (_named(agreement, writer), *map(plain, _standing(agreement, writer))),
        (writer.dated(agreement.signed_on),),
        (writer.stated(agreement.place),),
        (signed_in_short(agreement, writer),),
        (term(agreement, writer),),
    )


def _ends(shown: tuple[Agreement, ...], writer: Writer) -> list[Note]:
    """Return when stated terms end, in one note: the column has no room for it."""
    _ = writer.words
    said = [
        f"{capital(known_as(one, writer))}: {end}."
        for one in shown
        if (end := end_words(one, writer))
    ]
    if not said:
        return []
    return [Note((Span(_("Term and expiry") + ". ", Style.STRONG), Span(" ".join(said))))]


def _standing(agreement: Agreement, writer: Writer) -> list[str]:
    """Return the state of a stated term, if any, and where it stands among the others."""
    said = (state_words(agreement, writer), standing(agreement, writer))
    return [one for one in said if one]


def _named(agreement: Agreement, writer: Writer) -> Text:
    """Return an instrument's name; one called "agreement" alone is of a kind not stated."""
    name = Span(full_name(agreement, writer), Style.STRONG)
    if agreement.kind is not InstrumentKind.AGREEMENT or agreement.title:
        return (name,)
    _ = writer.words
    return (name, Span("; " + _("kind") + " "), writer.inside())


def superseded_rows(writer: Writer) -> tuple[int, ...]:
    """Return the rows of the table whose instrument a later one continues."""
    shown = writer.dossier.agreements[-ROWS:]
    return tuple(place for place, one in enumerate(shown) if follower(one, writer) is not None)


def signed_in_short(agreement: Agreement, writer: Writer) -> Text:
    """Return how many signed and whether their names are known; the names stand elsewhere."""
    _ = writer.words
    signed = signatories(agreement)
    named = [one for one in signed if one.name_as_printed or one.person is not None]
    if not signed:
        return writer.not_stated()
    if not named:
        return (Span(posts_only(len(signed), writer)),)
    return (Span(_("{n} named").format(n=len(named))),)


def posts_only(count: int, writer: Writer) -> str:
    """Return that so many posts signed and no name is known."""
    return writer.words.plural("{n} post, no name", "{n} posts, no names", count).format(
        n=count
    )


def _notes(agreement: Agreement, writer: Writer) -> list[Note]:
    """Return who signed and for whom, where the table has no room to say it."""
    _ = writer.words
    name = capital(told_apart(agreement, writer))
    parts: list[Text] = []
    if agreement.parties and (is_represented(agreement) or not agreement.is_ours):
        parts.append(label_and(_("parties"), parties(agreement, writer), writer))
    if signatories(agreement):
        parts.append(label_and(_("signed by"), signed_by(agreement, writer), writer))
    if not parts:
        return []
    told = joined(parts, between=". ")
    start = Span(f"{name}. ", Style.STRONG)
    first = Span(capital(told[0].text), told[0].style)
    return [Note(_ended(merged([start, first, *told[1:]])), SIGNED)]


def _areas(agreement: Agreement, writer: Writer) -> tuple[Note, ...]:
    """Return the areas of an instrument in short; in full they stand in annex B."""
    _ = writer.words
    count = len(agreement.clauses)
    short = writer.text(agreement, "areas").rstrip(".")
    if not count and not short:
        return ()
    name = told_apart(agreement, writer)
    lead = _("{instrument}: areas of cooperation.").format(instrument=capital(name))
    if count:
        said = writer.words.plural(
            "{instrument}: {number} area.", "{instrument}: {number} areas.", count
        )
        lead = said.format(instrument=capital(name), number=writer.number(count))
    told = f" {short}." if short else ""
    where = _("In full: Annex {letter}.").format(letter="B")
    return (Note(merged([Span(lead, Style.STRONG), Span(f"{told} {where}")]), AREAS),)


def _ended(text: Text) -> Text:
    """Return a text that ends like a sentence."""
    if not text or text[-1].text.endswith((".", "”.")):
        return text
    return merged([*text, Span(".")])
