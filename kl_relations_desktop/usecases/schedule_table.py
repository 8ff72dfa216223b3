"""The terms of all agreements as one table of a spreadsheet."""

from pathlib import Path

from kl_relations_desktop.documents.schedule_words import period
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.base import in_language
from kl_relations_desktop.domain.records.kinds import TermKind
from kl_relations_desktop.domain.standing import AgreementStanding
from kl_relations_desktop.exchange.workbook import Cell, Column, Sheet, write_workbook
from kl_relations_desktop.usecases.schedule_facts import Office
from kl_relations_desktop.wording.catalogue import Words, words
from kl_relations_desktop.wording.labels import headline
from kl_relations_desktop.wording.reasoning import sentence


def write_terms(office: Office, path: Path, language: str) -> None:
    """Write the table to a file, whole or not at all."""
    write_workbook(path, [term_sheet(office, language)], made_on=office.today)


def term_sheet(office: Office, language: str) -> Sheet:
    """Return every agreement in sight: its term, its days, its state and the reasoning."""
    _ = words(language)
    columns = (
        Column(_("Partner"), width=24),
        Column(_("Instrument"), width=32),
        Column(_("Signed"), "date", 14),
        Column(_("Term"), width=24),
        Column(_("Term ends"), "date", 14),
        Column(_("Last day to give notice"), "date", 14),
        Column(_("Send by"), "date", 14),
        Column(_("Review"), "date", 14),
        Column(_("State"), width=18),
        Column(_("Reasoning"), width=70),
    )
    rows = sorted((_row(one, office, _) for one in office.agreements), key=_names)
    return Sheet(_("Renewals and reviews"), columns, tuple(rows))


def _row(agreement: Agreement, office: Office, words: Words) -> tuple[Cell, ...]:
    standing = office.standings[agreement.id or 0]
    partner = office.partners[agreement.partner or 0]
    return (
        in_language(partner, "name", words.language),
        headline(agreement, words),
        agreement.signed_on,
        _term(agreement, words),
        standing.term_ends,
        standing.last_day_to_give_notice,
        standing.send_by,
        standing.review_on,
        words(standing.label),
        _reasoning(standing, words),
    )


def _names(row: tuple[Cell, ...]) -> tuple[str, ...]:
    return str(row[0]), str(row[1]), str(row[2])


def _term(agreement: Agreement, words: Words) -> str:
    """Return the kind of a term and its first period, where it states one."""
    kind = words(agreement.term_kind.label)
    months = (agreement.term_years or 0) * 12 + (agreement.term_months or 0)
    if agreement.term_kind is TermKind.UNTIL_EVENT and agreement.term_event:
        return f"{kind}: {agreement.term_event}"
    return f"{kind}: {period(months, words)}" if months > 0 else kind


def _reasoning(standing: AgreementStanding, words: Words) -> str:
    """Return the steps of a reckoning, one a line."""
    return "\n".join(sentence(one, words) for one in standing.reasoning)
