"""Annex C: how exact each fact is, as printed in which source, and every source's address."""

from kl_relations_desktop.documents.briefing_instruments import told_apart
from kl_relations_desktop.documents.briefing_sources import is_ambiguous, source_rows
from kl_relations_desktop.documents.briefing_visit import none_recorded
from kl_relations_desktop.documents.briefing_writer import Writer, capital
from kl_relations_desktop.documents.content import (
    Block,
    Cell,
    Column,
    Note,
    Section,
    SourcesList,
    Span,
    Table,
    Text,
    plain,
    strong,
)
from kl_relations_desktop.domain.claims import differing, said_by
from kl_relations_desktop.domain.dossier import Dossier
from kl_relations_desktop.domain.partial_date import PartialDate, Precision
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import specs
from kl_relations_desktop.domain.records.evidence import Claim
from kl_relations_desktop.domain.records.kinds import Confidence
from kl_relations_desktop.domain.records.partner import NetworkProfile, Partner
from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.wording.catalogue import N_
from kl_relations_desktop.wording.labels import field_label, headline

_PLAIN = {
    "partner": ("name", "kind", "grade", "country", "full_name"),
    "person": ("honorifics", "posts"),
    "agreement": ("kind", "title", "is_ours"),
    "network": ("scope",),
    "milestone": ("kind", "name"),
    "visit": ("purpose",),
}
"""Fields whose claims tell nothing that the sheet does not show already."""
_BY_WHOM = N_("by whom")
_PRINTED = N_("as printed")
_ROWS = {"signatures": N_("signatory {n}"), "clauses": N_("area {n}")}
_EXACT = {
    Precision.DAY: N_("stated"),
    Precision.MONTH: N_("month only"),
    Precision.YEAR: N_("year only"),
    Precision.RANGE: N_("first and last day"),
}


def exactness(writer: Writer) -> Section:
    """Return each claim as printed, how sure it is, and the source; then every source."""
    _ = writer.words
    rows = tuple(_row(one, writer) for one in _together(claims_of_paper(writer)))
    blocks: list[Block] = []
    if rows:
        columns = (
            Column(_("Fact"), weight=1.3),
            Column(_("As printed"), weight=2.2),
            Column(_("Sure?")),
            Column(_("Source"), weight=0.4),
        )
        blocks.append(Table(columns, rows))
    else:
        blocks.append(none_recorded(writer))
    blocks.append(Note(strong(_("Sources and their addresses"))))
    blocks.append(SourcesList(source_rows(writer, with_address=True)))
    return Section("C", _("How exact each fact is"), tuple(blocks), letter="C")


def conflicts(writer: Writer) -> list[Text]:
    """Return where two sources differ about one value, both side by side."""
    _ = writer.words
    lines: list[Text] = []
    for claims in differing(writer.dossier.claims):
        said = {said_by(one): one for one in reversed(claims) if said_by(one)}
        spans = [Span(_("Sources differ on {what}: ").format(what=_fact([claims[0]], writer)))]
        for place, (text, claim) in enumerate(sorted(said.items())):
            figure = writer.figures([claim.source or 0])
            spans += [Span(", ")] if place else []
            spans.append(Span(_quoted(claim, text, writer), figure=figure))
        lines.append(tuple(spans))
    return lines


def claims_of_paper(writer: Writer) -> list[Claim]:
    """Return the claims on dates, names and figures first met, record by record."""
    seen: set[tuple[str, int | None, str, str, int | None]] = set()
    found = []
    for claim in writer.dossier.claims:
        key = (
            claim.record_kind,
            claim.record_id,
            claim.field_name,
            said_by(claim),
            claim.source,
        )
        if key not in seen and _is_exacting(claim):
            seen.add(key)
            found.append(claim)
    return sorted(found, key=_order)


def _is_exacting(claim: Claim) -> bool:
    """Return whether it matters how exactly a value was printed: a date, a name, a figure."""
    if claim.confidence is Confidence.TO_VERIFY:
        return True
    name = claim.field_name.split(".")[0]
    return not name.endswith("_ms") and name not in _PLAIN.get(claim.record_kind, ())


def _order(claim: Claim) -> tuple[int, int, int]:
    kinds = list(KINDS)
    place = kinds.index(claim.record_kind) if claim.record_kind in kinds else len(kinds)
    fields = [spec.name for spec in specs(KINDS[claim.record_kind].record)] if place < len(
        kinds
    ) else []  # fmt: skip
    name = claim.field_name.split(".")[0]
    return place, claim.record_id or 0, fields.index(name) if name in fields else len(fields)


def _together(claims: list[Claim]) -> list[list[Claim]]:
    """Return claims that quote the same words for one record as one."""
    found: dict[tuple[str, int | None, str, int | None], list[Claim]] = {}
    for claim in claims:
        key = claim.record_kind, claim.record_id, claim.as_printed, claim.source
        found.setdefault(key, []).append(claim)
    return list(found.values())


def _row(claims: list[Claim], writer: Writer) -> tuple[Cell, ...]:
    claim = claims[0]
    figure = writer.figures([claim.source]) if claim.source is not None else ""
    # What is doubtful or exact says more than "as printed".
    sure = sorted({sureness(one, writer) for one in claims}, key=len)
    plainest = writer.words(_PRINTED)
    told = [one for one in sure if one != plainest] or sure
    return (
        (plain(_fact(claims, writer)),),
        (writer.stated(_quoted(claim, claim.as_printed, writer)),),
        (plain(", ".join(told)),),
        (plain(figure),),
    )


def _quoted(claim: Claim, text: str, writer: Writer) -> str:
    """Return a claim's words in quotation marks; a native name stands without."""
    _ = writer.words
    if not text or claim.field_name == "native_name":
        return text
    printed = f"“{text}”"
    source = writer.dossier.sources.get(claim.source or 0)
    if claim.as_of and (source is None or claim.as_of not in source.dated_as_printed):
        printed += " " + _("(as of “{as_of}”)").format(as_of=claim.as_of)
    return printed


def _fact(claims: list[Claim], writer: Writer) -> str:
    """Return which values of which record are meant; the partner's own go unnamed."""
    first = claims[0]
    record = record_of(first.record_kind, first.record_id, writer.dossier)
    labels = dict.fromkeys(_label(one, writer) for one in claims)
    label = ", ".join(one[:1].lower() + one[1:] for one in labels)
    if record is None or isinstance(record, Partner | NetworkProfile):
        return capital(label)
    name = headline(record, writer.words)
    if isinstance(record, Agreement):
        name = told_apart(record, writer)
    return f"{capital(name)}: {label}"


def _label(claim: Claim, writer: Writer) -> str:
    if claim.field_name == "actor_as_printed":
        return writer.words(_BY_WHOM)
    name, _dot, rest = claim.field_name.partition(".")
    place = rest.split(".")[0]
    if name in _ROWS and place.isdecimal():
        return writer.words(_ROWS[name]).format(n=place)
    figures = writer.dossier.network.figures if writer.dossier.network is not None else ()
    if name == "figures" and place.isdecimal() and 0 < int(place) <= len(figures):
        return writer.text(figures[int(place) - 1], "what")
    return field_label(claim.record_kind, claim.field_name, writer.words)


def sureness(claim: Claim, writer: Writer) -> str:
    """Return how far a claim can be relied on, in a word or two."""
    _ = writer.words
    if claim.confidence is Confidence.TO_VERIFY:
        return _("to verify")
    if claim.confidence is Confidence.CONFIRMED:
        return _("confirmed")
    if is_ambiguous(claim.as_printed):
        return _("ambiguous")
    record = record_of(claim.record_kind, claim.record_id, writer.dossier)
    value = getattr(record, claim.field_name, None)
    if isinstance(value, PartialDate):
        return _("about") if value.is_approximate else writer.words(_EXACT[value.precision])
    return _(_PRINTED)


def record_of(kind: str, record_id: int | None, dossier: Dossier) -> Record | None:
    """Return a record of the dossier by its kind and id."""
    if record_id is None:
        return None
    lists: dict[str, tuple[Record, ...]] = {
        "partner": (dossier.partner,),
        "agreement": dossier.agreements,
        "milestone": dossier.milestones,
        "visit": dossier.visits,
        "followup": dossier.followups,
        "network": (dossier.network,) if dossier.network is not None else (),
        "person": tuple(dossier.people.values()),
        "body": tuple(dossier.bodies.values()),
        "source": tuple(dossier.sources.values()),
    }
    return next((one for one in lists.get(kind, ()) if one.id == record_id), None)
