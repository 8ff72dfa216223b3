"""What a paper says of one instrument: its names, its standing, its term, who signed it."""

from kl_relations_desktop.documents.briefing_writer import Writer, joined, merged, undivided
from kl_relations_desktop.documents.content import Span, Style, Text
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement, Party, Signature
from kl_relations_desktop.domain.records.kinds import (
    InstrumentKind,
    Relation,
    SignatureRole,
    TermKind,
)
from kl_relations_desktop.wording.catalogue import N_
from kl_relations_desktop.wording.labels import headline, instrument_on_paper

CHAIN = {
    Relation.FOLLOWS: N_("Followed by the {instrument}"),
    Relation.IMPLEMENTS: N_("Implemented by the {instrument}"),
    Relation.AMENDS: N_("Amended by the {instrument}"),
    Relation.RENEWS: N_("Renewed by the {instrument}"),
    Relation.SUPERSEDES: N_("Superseded by the {instrument}"),
}
_ON_THE_LINE = {InstrumentKind.BUSINESS_PARTNER: N_("Business Partner City")}
_AT_A_GLANCE = {InstrumentKind.BUSINESS_PARTNER: N_("Business partner")}


def ours(writer: Writer) -> tuple[Agreement, ...]:
    """Return the instruments to which City Hall is a party or that it signed for one."""
    return tuple(one for one in writer.dossier.agreements if one.is_ours)


def latest_of_chain(writer: Writer) -> Agreement | None:
    """Return the instrument that no later one of ours follows."""
    found = [one for one in ours(writer) if follower(one, writer) is None]
    found = found or list(ours(writer))
    return found[-1] if found else None


def follower(agreement: Agreement, writer: Writer) -> tuple[Agreement, Relation] | None:
    """Return the latest instrument that continues this one, and how."""
    found = [
        (one, link.relation)
        for one in writer.dossier.agreements
        for link in one.links
        if link.agreement == agreement.id and link.relation in CHAIN and one.is_ours
    ]
    return found[-1] if found else None


def on_the_line(agreement: Agreement, writer: Writer) -> str:
    """Return the few words by which an instrument goes on the timeline."""
    named = _ON_THE_LINE.get(agreement.kind)
    return writer.words(named) if named else instrument_on_paper(agreement, writer.words)


def told_apart(agreement: Agreement, writer: Writer) -> str:
    """Return the same few words; of several instruments of one kind, with the year."""
    name = on_the_line(agreement, writer)
    alike = [one for one in writer.dossier.agreements if on_the_line(one, writer) == name]
    signed = agreement.signed_on
    if len(alike) < 2 or signed is None or signed.earliest().year != signed.latest().year:
        return name
    return f"{name}\N{NO-BREAK SPACE}{signed.latest().year}"


def known_as(agreement: Agreement, writer: Writer) -> str:
    """Return the title of an instrument, or the words that tell it from others of its kind."""
    return full_name(agreement, writer) if agreement.title else told_apart(agreement, writer)


def at_a_glance(agreement: Agreement, writer: Writer) -> str:
    """Return the label of an instrument among the facts at a glance."""
    named = _AT_A_GLANCE.get(agreement.kind)
    return writer.words(named) if named else instrument_on_paper(agreement, writer.words)


def full_name(agreement: Agreement, writer: Writer) -> str:
    """Return the full name of an instrument."""
    return headline(agreement, writer.words)


def standing(agreement: Agreement, writer: Writer) -> str:
    """Return where an instrument stands among the others; never whether it still runs."""
    _ = writer.words
    if not agreement.is_ours:
        return _("Related, not City Hall’s")
    if agreement.terminated_on is not None:
        return _("Terminated: {date}").format(date=writer.date(agreement.terminated_on))
    next_one = follower(agreement, writer)
    if next_one is not None:
        later, relation = next_one
        return writer.words(CHAIN[relation]).format(instrument=known_as(later, writer))
    if any(link.relation in CHAIN for link in agreement.links):
        return _("Latest of the chain")
    if len(ours(writer)) == 1 < len(writer.dossier.agreements):
        return _("City Hall’s only instrument")
    if len(ours(writer)) == 1:
        return _("The only instrument recorded")
    return _("No later instrument recorded")


def term(agreement: Agreement, writer: Writer) -> Text:
    """Return how long an instrument lasts, as it says itself."""
    _ = writer.words
    if agreement.term_kind is TermKind.NOT_STATED:
        return writer.not_stated()
    event, until = agreement.term_event, agreement.term_until
    if agreement.term_kind is TermKind.UNTIL_EVENT and until is not None:
        # Short, for a fact of two lines: which event it is stands in annex C.
        return (Span(_("Until {date} or an event before").format(date=writer.date(until))),)
    if agreement.term_kind is TermKind.UNTIL_EVENT and event:
        return (Span(_("Until {event}").format(event=event)),)
    if until is not None and agreement.term_kind is TermKind.FIXED:
        return (Span(_("Until {date}").format(date=writer.date(until))),)
    period = period_of(agreement.term_years, agreement.term_months, writer)
    label = _(agreement.term_kind.label)
    if not period:
        return (Span(label),)
    return (Span(period if agreement.term_kind is TermKind.FIXED else f"{label}: {period}"),)


def period_of(years: int | None, months: int | None, writer: Writer) -> str:
    """Return a period in words, such as "5 years"; empty when it is not stated."""
    _ = writer.words
    parts = []
    if years:
        parts.append(_.plural("{n} year", "{n} years", years).format(n=years))
    if months:
        parts.append(_.plural("{n} month", "{n} months", months).format(n=months))
    return " ".join(parts)


def signatories(agreement: Agreement) -> tuple[Signature, ...]:
    """Return those who signed, witnesses left out."""
    return tuple(one for one in agreement.signatures if one.role is SignatureRole.SIGNATORY)


def signed_by(agreement: Agreement, writer: Writer) -> Text:
    """Return who signed, name by name with the post, or that it is not stated."""
    signed = signatories(agreement)
    if not signed:
        return writer.not_stated()
    return joined([signer(one, writer) for one in signed])


def signer(signature: Signature, writer: Writer) -> Text:
    """Return one name under an instrument: as printed, the normalised form before it.

    A post without a name stays a post: whose name it was is not inferred.
    """
    _ = writer.words
    post = (
        signature.post_ms if writer.language == "ms" and signature.post_ms
        else signature.post_as_printed
    )  # fmt: skip
    name = name_and_print(signature.name_as_printed, signature.person, writer)
    if not name:
        start = f"{post}; " if post else ""
        unnamed = _("name {not_stated}")
        before, _blank, after = unnamed.partition("{not_stated}")
        return merged([Span(start + before), writer.inside(), Span(after)])
    return (Span(f"{name}, {post}" if post else name),)


def name_and_print(printed: str, person_id: int | None, writer: Writer) -> str:
    """Return a name; where it is printed otherwise, the printed form in quotation marks."""
    person = writer.dossier.people.get(person_id) if person_id is not None else None
    if person is None or person.name in printed:
        return printed
    name = undivided(person.name)
    if not printed:
        return name
    _ = writer.words
    return _("{name}, printed “{printed}”").format(name=name, printed=printed)


def parties(agreement: Agreement, writer: Writer) -> Text:
    """Return the principals, each with the body that represents it."""
    named = [party(one, agreement.signed_on, writer) for one in agreement.parties]
    return joined([one for one in named if one]) or writer.not_stated()


def party(one: Party, signed_on: PartialDate | None, writer: Writer) -> Text:
    """Return one principal and, where there is one, its representative, as named that day."""
    _ = writer.words
    principal = body_name(one.principal, signed_on, writer)
    deputy = body_name(one.represented_by, signed_on, writer)
    if not principal or not deputy:
        return (Span(principal or deputy),) if principal or deputy else ()
    said = _("{principal}, represented by {deputy}")
    return (Span(said.format(principal=principal, deputy=deputy)),)


def is_represented(agreement: Agreement) -> bool:
    """Return whether a party of the instrument is represented by another body."""
    return any(one.represented_by is not None for one in agreement.parties)


def body_name(body_id: int | None, day: PartialDate | None, writer: Writer) -> str:
    """Return the name that a body bore on a day, or its own in the paper's language."""
    body = writer.dossier.bodies.get(body_id) if body_id is not None else None
    return "" if body is None else body.name_of_its_day(day) or writer.text(body, "name")


def area_count(agreement: Agreement, writer: Writer) -> str:
    """Return how many areas were agreed, such as "four areas agreed"; empty for none."""
    count = len(agreement.clauses)
    if not count:
        return ""
    said = writer.words.plural("{number} area agreed", "{number} areas agreed", count)
    return said.format(number=writer.number(count))


def label_and(label: str, text: Text, writer: Writer) -> Text:
    """Return a text behind its label and a colon."""
    if text == writer.not_stated():
        text = (writer.inside(),)
    return merged([Span(f"{label}: ", Style.REGULAR), *text])
