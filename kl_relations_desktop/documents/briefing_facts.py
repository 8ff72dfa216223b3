"""The eight facts at a glance, of a city and of a network."""

import re

from kl_relations_desktop.documents.briefing_agreements import posts_only
from kl_relations_desktop.documents.briefing_instruments import (
    at_a_glance,
    latest_of_chain,
    ours,
    signatories,
    term,
)
from kl_relations_desktop.documents.briefing_open import open_promises
from kl_relations_desktop.documents.briefing_standing import end_alone
from kl_relations_desktop.documents.briefing_visit import last_meeting
from kl_relations_desktop.documents.briefing_writer import Writer
from kl_relations_desktop.documents.content import Fact
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.kinds import Grade, MilestoneKind, Side, Standing
from kl_relations_desktop.domain.records.partner import NetworkProfile
from kl_relations_desktop.domain.records.story import Milestone

_ADDRESS = 20
"""The most characters of an address that a cell holds on one line."""


def city_facts(writer: Writer) -> tuple[Fact, ...]:
    """Return origin, instruments, place, term, signatories, last meeting and open promises."""
    _ = writer.words
    latest = latest_of_chain(writer)
    first = [*_origin(writer), *_instruments(writer)]
    first.append(_place(latest, writer))
    if len(first) < 4:
        first.insert(1, _standing(writer))
    if len(first) < 4:
        first.insert(2, _responsible(writer))
    return (*first[:4], *_second_row(latest, writer))


def _second_row(latest: Agreement | None, writer: Writer) -> tuple[Fact, ...]:
    _ = writer.words
    return (
        _term(latest, writer),
        _signatories(latest, writer),
        _last(writer),
        _promises(writer),
    )


def silent(label: str, writer: Writer, field: str = "") -> Fact:
    """Return a cell whose value the sources do not give."""
    return Fact(label, writer.not_stated()[0].text, is_missing=True, field=field)


def _of_date(
    label: str, value: PartialDate | None, record: Record, field: str, writer: Writer
) -> Fact:
    if value is None:
        return silent(label, writer, field)
    return Fact(label, writer.date(value), figure=writer.cite(record, field), field=field)


def _of_text(label: str, value: str, record: Record, field: str, writer: Writer) -> Fact:
    if not value:
        return silent(label, writer, field)
    return Fact(label, value, figure=writer.cite(record, field), field=field)


def _origin(writer: Writer) -> list[Fact]:
    """Return who made the first move, or since when the tie is, and the approval."""
    _ = writer.words
    partner = writer.dossier.partner
    proposed = _first(MilestoneKind.PROPOSAL, writer)
    advised = _first(MilestoneKind.RECOMMENDATION, writer)
    twins = partner.grade is Grade.TWIN_CITY
    if proposed is not None:
        label = _("Twin-city ties proposed") if twins else _("Ties proposed")
        found = [_of_date(label, proposed.happened_on, proposed, "happened_on", writer)]
    elif advised is not None:
        label = _("Tie recommended")
        found = [_of_date(label, advised.happened_on, advised, "happened_on", writer)]
    else:
        found = [_of_date(_("Relationship since"), partner.since, partner, "since", writer)]
    approved = _first(MilestoneKind.APPROVAL, writer)
    if approved is not None and len(ours(writer)) < 2:
        found.append(
            _of_date(_("Approved"), approved.happened_on, approved, "happened_on", writer)
        )
    return found


def _first(kind: MilestoneKind, writer: Writer) -> Milestone | None:
    return next((one for one in writer.dossier.milestones if one.kind is kind), None)


def _instruments(writer: Writer) -> list[Fact]:
    return [
        _of_date(at_a_glance(one, writer), one.signed_on, one, "signed_on", writer)
        for one in ours(writer)[-2:]
    ]


def _place(latest: Agreement | None, writer: Writer) -> Fact:
    _ = writer.words
    label = _("Signed at")
    if latest is None:
        return silent(label, writer)
    return _of_text(label, latest.place, latest, "place", writer)


def _standing(writer: Writer) -> Fact:
    _ = writer.words
    partner = writer.dossier.partner
    said = "" if partner.standing is Standing.NOT_STATED else _(partner.standing.label)
    return _of_text(_("Standing"), said, partner, "standing", writer)


def _responsible(writer: Writer) -> Fact:
    _ = writer.words
    partner = writer.dossier.partner
    return _of_text(
        _("Officer responsible"), partner.responsible, partner, "responsible", writer
    )


def _term(latest: Agreement | None, writer: Writer) -> Fact:
    _ = writer.words
    label = _("Term and expiry")
    if latest is None:
        return silent(label, writer)
    spans = term(latest, writer)
    said = "".join(span.text for span in spans)
    if said == writer.not_stated()[0].text:
        return silent(label, writer, "term_kind")
    # A term until a day says itself when it ends.
    end = end_alone(latest, writer) if latest.term_until is None else ""
    said = "; ".join(one for one in (said, end) if one)
    return _of_text(label, said, latest, "term_kind", writer)


def _signatories(latest: Agreement | None, writer: Writer) -> Fact:
    _ = writer.words
    label = _("Signatories")
    signed = signatories(latest) if latest is not None else ()
    if latest is None or not signed:
        return silent(label, writer, "signatures")
    named = [one for one in signed if one.name_as_printed or one.person is not None]
    said = _("{n} named").format(n=len(named)) if named else posts_only(len(signed), writer)
    return _of_text(label, said, latest, "signatures", writer)


def _last(writer: Writer) -> Fact:
    _ = writer.words
    label = _("Last meeting")
    met = last_meeting(writer)
    if met is None or met.dates is None:
        return Fact(label, writer.none_recorded()[0].text, is_missing=True)
    return Fact(label, writer.date(met.dates), figure=writer.cite(met, "dates"))


def _promises(writer: Writer) -> Fact:
    _ = writer.words
    label = _("Promises open")
    found = open_promises(writer)
    if not found:
        return Fact(label, writer.none_recorded()[0].text, is_missing=True)
    mine = sum(one.whose is Side.OURS for one in found)
    parts = []
    if mine:
        parts.append(_("{n} ours").format(n=mine))
    if len(found) > mine:
        parts.append(_("{n} theirs").format(n=len(found) - mine))
    figures = writer.figures([0])
    writer.is_sample(found)
    return Fact(label, ", ".join(parts), figure=figures)


def network_facts(writer: Writer) -> tuple[Fact, ...]:
    """Return seat, presidency, themes, website, and City Hall's own part in the network."""
    _ = writer.words
    network = writer.dossier.network
    if network is None:
        labels = (_("Secretariat"), _("Presidency"), _("Website"), _("City Hall joined"))
        return tuple(silent(label, writer) for label in labels)
    known = [
        _seat(_("Secretariat"), network, "secretariat", writer),
        _seat(_("Presidency"), network, "presidency", writer),
        _of_date(_("Founded"), network.founded, network, "founded", writer),
        _listed(_("Clusters and topics"), len(network.clusters), "clusters", network, writer),
        _seat(_("Regional office"), network, "regional_office", writer),
        _listed(_("Backers and partners"), len(network.backers), "backers", network, writer),
        *_website(network, writer),
    ]
    return (*_best(known, 4), *_our_part(network, writer))


def _best(facts: list[Fact], count: int) -> list[Fact]:
    """Return so many facts in their order, the silent ones only where room is left."""
    said = [one for one in facts if not one.is_missing]
    silent_ones = [one for one in facts if one.is_missing]
    # The website stands last and is never the one to go.
    chosen = said if len(said) <= count else [*said[: count - 1], said[-1]]
    chosen = [*chosen, *silent_ones[: max(0, count - len(chosen))]]
    return [one for one in facts if one in chosen]


def _seat(label: str, network: NetworkProfile, name: str, writer: Writer) -> Fact:
    """Return the city of a seat; its country stands in annex B."""
    said = writer.text(network, name).split(",", maxsplit=1)[0]
    return _of_text(label, said, network, name, writer)


def _listed(
    label: str, count: int, field: str, network: NetworkProfile, writer: Writer
) -> Fact:
    """Return how many things a network lists."""
    _ = writer.words
    said = _("{n} listed").format(n=count) if count else ""
    return _of_text(label, said, network, field, writer)


def _website(network: NetworkProfile, writer: Writer) -> tuple[Fact, ...]:
    """Return the address where a cell can hold it; a long one stands in annex B alone."""
    _ = writer.words
    address = bare(network.website)
    if len(address) > _ADDRESS:
        return ()
    return (_of_text(_("Website"), address, network, "website", writer),)


def _our_part(network: NetworkProfile, writer: Writer) -> tuple[Fact, ...]:
    _ = writer.words
    grade = "; ".join(part for part in (network.tier, network.dues) if part)
    return (
        _of_date(_("City Hall joined"), network.joined_on, network, "joined_on", writer),
        _of_text(_("Grade and dues"), grade, network, "tier", writer),
        _of_text(
            _("Our representative"), network.representative, network, "representative", writer
        ),
        _members(network, writer),
    )


def _members(network: NetworkProfile, writer: Writer) -> Fact:
    """Return the first figure with its qualifier, or how many members are listed."""
    _ = writer.words
    label = _("Number of members")
    if network.figures:
        value = writer.text(network.figures[0], "value")
        return _of_text(label, value, network, "figures", writer)
    count = len(network.members)
    said = _("{n} listed").format(n=count) if count else ""
    return _of_text(label, said, network, "members", writer)


def bare(address: str) -> str:
    """Return a web address without its scheme, "www." and closing slash, as it is spoken."""
    return re.sub(r"^(https?://)?(www\.)?", "", address).rstrip("/")
