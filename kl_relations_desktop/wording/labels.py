"""Words for records: headlines, fields, choices, instruments and gaps, in either language."""

from collections.abc import Mapping
from decimal import Decimal

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.gap import Gap
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.base import Record, in_language
from kl_relations_desktop.domain.records.describe import (
    Choice,
    FieldSpec,
    FieldType,
    Searched,
    specs,
)
from kl_relations_desktop.domain.records.kinds import Grade, InstrumentKind, PartnerKind
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.records.register import KINDS, kind_named, kind_of
from kl_relations_desktop.domain.records.renewal import Reminder
from kl_relations_desktop.wording.catalogue import N_, Words
from kl_relations_desktop.wording.dates import speak

_SHORT = {
    InstrumentKind.LETTER_OF_INTENT: N_("LoI"),
    InstrumentKind.MOU: N_("MoU"),
    InstrumentKind.MOA: N_("MoA"),
    InstrumentKind.BUSINESS_PARTNER: N_("Business partner city"),
}
_ON_PAPER = {
    InstrumentKind.MOU: N_("MoU"),
    InstrumentKind.MOA: N_("MoA"),
    InstrumentKind.BUSINESS_PARTNER: N_("Business partner city"),
}
_IN = {
    Grade.TWIN_CITY: N_("Twin city in {place}"),
    Grade.FRIENDSHIP_CITY: N_("Friendship city in {place}"),
    Grade.BUSINESS_PARTNER_CITY: N_("Business partner city in {place}"),
    Grade.CONTACT: N_("Contact in {place}"),
    Grade.NOT_STATED: N_("City in {place}"),
}
GAPS = {
    ("agreement", "parties"): N_("parties"),
    ("agreement", "signatures"): N_("names of the signatories"),
    ("agreement", "signed_on"): N_("date signed"),
    ("agreement", "place"): N_("place signed"),
    ("agreement", "in_force_on"): N_("entry into force"),
    ("agreement", "term_kind"): N_("term"),
    ("agreement", "term_until"): N_("how long it lasts"),
    ("agreement", "term_event"): N_("event that ends it"),
    ("agreement", "notice_months"): N_("notice"),
    ("agreement", "clauses"): N_("areas of cooperation"),
    ("milestone", "happened_on"): N_("date"),
    ("partner", "since"): N_("since when"),
    ("partner", "head_person"): N_("head of the city today"),
    ("person", "address_en"): N_("form of address in English"),
    ("person", "address_ms"): N_("form of address in Malay"),
    ("person", "posts"): N_("post"),
    ("network", "founded"): N_("year of founding"),
    ("network", "website"): N_("website"),
    ("network", "secretariat"): N_("secretariat"),
    ("network", "presidency"): N_("presidency"),
    ("network", "joined_on"): N_("date City Hall joined"),
    ("network", "tier"): N_("grade of membership"),
    ("network", "dues"): N_("dues"),
    ("network", "representative"): N_("our representative"),
    ("network", "members"): N_("members"),
}


def headline(record: Record, words: Words) -> str:
    """Return the words by which officers know a record, in Malay where it has a Malay name."""
    if isinstance(record, Agreement):
        return in_language(record, "title", words.language) or words(record.kind.label)
    if isinstance(record, Reminder):
        return words(record.due_kind.label)
    for spec in specs(type(record)):
        if spec.searched is Searched.NAME and spec.is_text and getattr(record, spec.name):
            return in_language(record, spec.name, words.language)
    if type(record).headline is not Record.headline:
        return record.headline()
    return f"{words(kind_of(record).label)} {record.id or ''}".strip()


def field_label(kind: str, name: str, words: Words) -> str:
    """Return the label of a field, or of a row's field such as "clauses.2.text"."""
    return _label_of(kind_named(kind).record, name.split("."), words)


def value(
    spec: FieldSpec, held: object, words: Words, links: Mapping[tuple[str, int], str]
) -> str:
    """Return the value of a field as it is read, rows joined; empty when it says nothing."""
    if isinstance(held, tuple):
        return "; ".join(_row(spec, one, words, links) for one in held)
    if isinstance(held, int) and spec.type is FieldType.LINK:
        return links.get((spec.links_to, held), str(held))
    if isinstance(held, Decimal):
        return f"{held:.2f}"
    if spec.names_kind and held in KINDS:
        return words(KINDS[str(held)].label)
    return "" if held is None else spoken(held, words)


def value_in(
    record: object,
    spec: FieldSpec,
    held: object,
    words: Words,
    links: Mapping[tuple[str, int], str],
) -> str:
    """Return a value as it is read in its record; the name of a field goes by its label."""
    if spec.field_of_kind_in and held:
        return field_label(getattr(record, spec.field_of_kind_in), str(held), words)
    return value(spec, held, words, links)


def spoken(held: object, words: Words) -> str:
    """Return a single value in words: a choice, a date, a yes or no, or the text itself."""
    if isinstance(held, Choice):
        return words(held.label)
    if isinstance(held, PartialDate):
        return speak(held, words)
    if isinstance(held, bool):
        return words(N_("Yes") if held else N_("No"))
    return str(held)


def kind_label(kind: str, words: Words, *, plural: bool = False) -> str:
    """Return what a kind of record is called, one or many."""
    found = kind_named(kind)
    return words(found.plural_label if plural else found.label)


def instrument_name(agreement: Agreement, words: Words) -> str:
    """Return the full name of an instrument: its title, or its kind."""
    return headline(agreement, words)


def instrument_short(agreement: Agreement, words: Words) -> str:
    """Return the office's short name of an instrument, such as LoI or MoU."""
    return words(_SHORT.get(agreement.kind, agreement.kind.label))


def instrument_on_paper(agreement: Agreement, words: Words) -> str:
    """Return the name of an instrument in running text: only the long ones are shortened."""
    return words(_ON_PAPER.get(agreement.kind, agreement.kind.label))


def grade_line(partner: Partner, words: Words) -> str:
    """Return grade and country as one phrase, such as "Twin city in Morocco"."""
    place = in_language(partner, "country", words.language)
    if partner.kind is PartnerKind.NETWORK or not place:
        unstated = partner.grade is Grade.NOT_STATED
        return words(partner.kind.label if unstated else partner.grade.label)
    return words(_IN[partner.grade]).format(place=place)


def gap_phrase(kind: str, field: str, words: Words) -> str:
    """Return what is missing as a phrase that stands inside a line, such as "notice"."""
    known = GAPS.get((kind, field))
    if known is not None:
        return words(known)
    label = field_label(kind, field, words)
    return label[:1].lower() + label[1:]


def gap_sentence(gap: Gap, words: Words) -> str:
    """Return a gap as a short sentence, such as "Term not stated"."""
    phrase = gap_phrase(gap.kind, gap.field, words)
    said = words(N_("{what} not stated")).format(what=phrase)
    return said[:1].upper() + said[1:]


def _label_of(record: type[object], path: list[str], words: Words) -> str:
    spec = next((one for one in specs(record) if one.name == path[0]), None)
    if spec is None:
        raise RuleViolation("field.unknown", field=path[0], known="")
    if spec.type is FieldType.ROWS and spec.row is not None and len(path) > 1:
        return _row_label(spec, path[1:], words)
    return words(spec.label)


def _row(
    spec: FieldSpec, row: object, words: Words, links: Mapping[tuple[str, int], str]
) -> str:
    if spec.type is not FieldType.ROWS:
        return str(row)
    said = (
        value(one, getattr(row, one.name), words, links)
        for one in specs(type(row))
        if not (one.name.endswith("_ms") and words.language == "en")
    )
    return ", ".join(one for one in said if one)


def _row_label(spec: FieldSpec, path: list[str], words: Words) -> str:
    parts = [words(spec.label)]
    if path[0].isdigit():
        parts[0] += f" {path[0]}"
        path = path[1:]
    if path and spec.row is not None:
        parts.append(_label_of(spec.row, path, words))
    return ", ".join(parts)
