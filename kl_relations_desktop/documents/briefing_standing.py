"""What a sheet says of stated terms: the state, the end, and how the days were reckoned."""

from collections.abc import Iterator

from kl_relations_desktop.documents.briefing_instruments import full_name
from kl_relations_desktop.documents.briefing_writer import Writer, capital
from kl_relations_desktop.documents.content import Block, Prose, Span, Style, strong
from kl_relations_desktop.documents.schedule_terms import reckoned, state_of
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import AgreementState, TermKind
from kl_relations_desktop.domain.standing import AgreementStanding
from kl_relations_desktop.wording.catalogue import N_
from kl_relations_desktop.wording.reasoning import ends_words

_SAID_BY_THE_CHAIN = (AgreementState.TERMINATED, AgreementState.SUPERSEDED)


def of_stated_term(agreement: Agreement, writer: Writer) -> AgreementStanding | None:
    """Return how an instrument stands; None where its term is not stated, or not reckoned."""
    if agreement.term_kind is TermKind.NOT_STATED or agreement.id is None:
        return None
    return writer.paper.standings.get(agreement.id)


def state_words(agreement: Agreement, writer: Writer) -> str:
    """Return the state of an instrument whose term is stated; empty for any other.

    What the chain of instruments already says is not said twice.
    """
    standing = of_stated_term(agreement, writer)
    if standing is None or standing.state in _SAID_BY_THE_CHAIN:
        return ""
    return writer.words(standing.label)


def end_words(agreement: Agreement, writer: Writer) -> str:
    """Return when the term ends and until when notice may be given; empty if it has no end."""
    _ = writer.words
    standing, end = of_stated_term(agreement, writer), end_alone(agreement, writer)
    notice = standing.last_day_to_give_notice if standing is not None else None
    if not end or standing is None or notice is None or standing.state is AgreementState.ENDED:
        return end
    return f"{end}; " + _("notice by {date}").format(date=writer.date(notice))


def end_alone(agreement: Agreement, writer: Writer) -> str:
    """Return when the term ends, or ended; empty if it has no end."""
    _ = writer.words
    standing = of_stated_term(agreement, writer)
    if standing is None or standing.term_ends is None or standing.state in _SAID_BY_THE_CHAIN:
        return ""
    has_ended = standing.state is AgreementState.ENDED
    if standing.term_ends.single_day is None and not has_ended:
        return ends_words(standing.term_ends, _)
    ends = _(N_("ended {date}") if has_ended else N_("ends {date}"))
    return ends.format(date=writer.date(standing.term_ends))


def how_dates_follow(writer: Writer) -> tuple[Block, ...]:
    """Return the reckoning of every stated term, step by step; nothing where there is none."""
    _ = writer.words
    sums = tuple(_sums(writer))
    return (Prose((strong(_("How the dates follow")),)), *sums) if sums else ()


def _sums(writer: Writer) -> Iterator[Block]:
    for agreement in writer.dossier.agreements:
        standing = of_stated_term(agreement, writer)
        if standing is None or not standing.reasoning:
            continue
        name = Span(capital(full_name(agreement, writer)), Style.STRONG)
        title = (name, state_of(standing, writer.words))
        yield reckoned(title, standing, writer.paper.today, writer.words)
