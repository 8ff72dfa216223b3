"""A partner's dossier told as a story: head, facts, what to watch, sides."""

from datetime import date

from kl_relations_desktop.domain.claims import differing
from kl_relations_desktop.domain.dossier import Dossier
from kl_relations_desktop.domain.gap import Gap
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.base import in_language
from kl_relations_desktop.domain.records.describe import is_empty, spec_of
from kl_relations_desktop.domain.records.kinds import (
    AgreementState,
    Confidence,
    PartnerKind,
    TermKind,
)
from kl_relations_desktop.domain.records.partner import NetworkProfile, Partner
from kl_relations_desktop.domain.standing import AgreementStanding
from kl_relations_desktop.gui.pages.partner_facts import (
    Clauses,
    Fact,
    Story,
    Subject,
    claims_of,
    mark_of,
)
from kl_relations_desktop.gui.pages.partner_network import network_sections
from kl_relations_desktop.gui.pages.partner_sides import (
    documents,
    is_late,
    people,
    promises,
    sources,
)
from kl_relations_desktop.gui.pages.partner_timeline import (
    Standings,
    axis_sentence,
    link_names,
    timeline_rows,
)
from kl_relations_desktop.gui.widgets.gap_row import GapRow
from kl_relations_desktop.usecases.plots import OVER
from kl_relations_desktop.wording import labels
from kl_relations_desktop.wording.catalogue import N_, Words
from kl_relations_desktop.wording.dates import speak
from kl_relations_desktop.wording.reasoning import ends_words

_SHORT_GAPS = {
    ("partner", "head_person"): N_("mayor today"),
    ("agreement", "signatures"): N_("signatories"),
    ("agreement", "place"): N_("place"),
    ("agreement", "notice_months"): N_("notice period"),
    ("network", "joined_on"): N_("joining date"),
    ("network", "tier"): N_("membership grade"),
    ("network", "representative"): N_("representative"),
}
"""Gaps in the few letters that the side column has."""
_GAP_ORDER = (
    "head_person", "signatures", "term_kind", "in_force_on", "place", "notice_months",
    "joined_on", "tier", "dues", "representative",
)  # fmt: skip
_WATCHED = (
    AgreementState.NOTICE_WINDOW_OPEN,
    AgreementState.WINDOW_MISSED,
    AgreementState.ENDING,
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def story_of(dossier: Dossier, standings: Standings, today: date, words: Words) -> Story:
    """Return the page of a partner in words, with how each of its instruments stands."""
    partner = dossier.partner
    rows = timeline_rows(dossier, standings, today, words)
    return Story(
        partner_id=partner.id or 0,
        name=in_language(partner, "name", words.language),
        native_name=partner.native_name,
        grade_line=_grade_line(partner, words),
        flag=partner.sign,
        is_network=partner.kind is PartnerKind.NETWORK,
        facts=_facts(dossier, standings, words),
        watch=_watch(dossier, standings, today, words),
        timeline=rows,
        axis=axis_sentence(rows, words),
        clauses=_clauses(dossier, words),
        sections=network_sections(dossier, words) if dossier.network else (),
        gaps=gap_rows(dossier, words),
        promises=promises(dossier, today, words),
        people=people(dossier, today, words),
        documents=documents(dossier, words),
        sources=sources(dossier, words),
    )


def latest_instrument(dossier: Dossier) -> Agreement | None:
    """Return City Hall's latest instrument, one with clauses before one without."""
    ours = [one for one in dossier.agreements if one.is_ours] or list(dossier.agreements)
    dated = sorted(
        ours,
        key=lambda one: (bool(one.clauses), *_signed(one)),
    )
    return dated[-1] if dated else None


def _signed(agreement: Agreement) -> tuple[date, date]:
    return agreement.signed_on.sort_key if agreement.signed_on else (date.min, date.min)


def _grade_line(partner: Partner, words: Words) -> str:
    line = labels.grade_line(partner, words)
    full = partner.full_name
    return f"{line} · {full}" if full and full != partner.name else line


def _facts(dossier: Dossier, standings: Standings, words: Words) -> tuple[Fact, ...]:
    partner = dossier.partner
    facts = [
        _fact(dossier, partner, "since", words),
        _fact(dossier, partner, "standing", words),
        _fact(dossier, partner, "responsible", words, N_("Responsible")),
    ]
    if dossier.network is not None:
        facts.append(_fact(dossier, dossier.network, "founded", words))
    else:
        facts.append(_review(standings, words))
    return tuple(facts)


def _fact(
    dossier: Dossier, record: Partner | NetworkProfile, name: str, words: Words, label: str = ""
) -> Fact:
    spec, held = spec_of(type(record), name), getattr(record, name)
    value = labels.value(spec, held, words, link_names(dossier, words))
    kind = "network" if isinstance(record, NetworkProfile) else "partner"
    said = words(label or spec.label)
    subject = Subject(kind, record.id or 0, name, said, value)
    stated = not is_empty(held)
    return Fact(
        subject,
        said,
        value if stated else words("Not stated"),
        stated,
        mark_of(dossier, claims_of(dossier, subject), words),
    )


def _review(standings: Standings, words: Words) -> Fact:
    label = words("Next review")
    days = [one.review_on for one in standings.values() if one.review_on is not None]
    if not days:
        return Fact(None, label, words("Not stated"), False)
    return Fact(None, label, speak(PartialDate.day(min(days)), words), True)


def _watch(
    dossier: Dossier, standings: Standings, today: date, words: Words
) -> tuple[str, ...]:
    said = [
        _running_out(one, standing, words)
        for one in dossier.agreements
        if (standing := standings.get(one.id or 0)) is not None and standing.state in _WATCHED
    ]
    latest = latest_instrument(dossier)
    if latest is not None and _states_no_term(dossier, standings):
        said.append(words("No term is stated, so no notice date can be worked out."))
    if latest is not None and not latest.signatures:
        said.append(words("No signatory is named."))
    if dossier.network is not None and dossier.network.joined_on is None:
        said.append(words("When City Hall joined is not stated."))
    late = sum(is_late(one, today) for one in dossier.followups)
    if late:
        promises = words.plural("{n} promise is late.", "{n} promises are late.", late)
        said.append(promises.format(n=late))
    doubtful = sum(one.confidence is Confidence.TO_VERIFY for one in dossier.claims)
    if doubtful:
        values = words.plural(
            "{n} value is to be verified.", "{n} values are to be verified.", doubtful
        )
        said.append(values.format(n=doubtful))
    if differing(dossier.claims):
        said.append(words("Two sources differ."))
    return tuple(said)


def _states_no_term(dossier: Dossier, standings: Standings) -> bool:
    """Say whether none of City Hall's instruments that still stand states a term."""
    standing = [
        one
        for one in dossier.agreements
        if one.is_ours and (found := standings.get(one.id or 0)) and found.state not in OVER
    ]
    return bool(standing) and all(one.term_kind is TermKind.NOT_STATED for one in standing)


def _running_out(agreement: Agreement, standing: AgreementStanding, words: Words) -> str:
    """Return what is to be watched of an instrument that runs out, and until when."""
    named, day = instrument_of(agreement, words), speak(standing.term_ends, words)
    if standing.state is AgreementState.WINDOW_MISSED:
        said = words(
            "The last day to give notice on the {instrument} has passed: "
            "it renews itself after {day}."
        )
    elif standing.state is AgreementState.NOTICE_WINDOW_OPEN and standing.send_by is not None:
        said = words("The notice window of the {instrument} is open: send by {day}.")
        day = speak(PartialDate.day(standing.send_by), words)
    else:
        said = words("The term of the {instrument} {day}.")
        day = ends_words(standing.term_ends, words) if standing.term_ends is not None else ""
    return said.format(instrument=named, day=day)


def _clauses(dossier: Dossier, words: Words) -> tuple[Clauses, ...]:
    """Return the clauses of every instrument that has some or is the only one, latest first."""
    latest = latest_instrument(dossier)
    found = sorted(dossier.agreements, key=lambda one: (one is latest, *_signed(one)))[::-1]
    return tuple(_clauses_of(dossier, one, words) for one in found)


def _clauses_of(dossier: Dossier, agreement: Agreement, words: Words) -> Clauses:
    own = agreement.id or 0
    lines, subjects = [], []
    for place, clause in enumerate(agreement.clauses, 1):
        number = clause.number or (_ROMAN[place - 1] if place <= len(_ROMAN) else str(place))
        text = in_language(clause, "text", words.language)
        lines.append((number, text))
        label = labels.field_label("agreement", f"clauses.{place}", words)
        subjects.append(
            Subject("agreement", agreement.id or 0, f"clauses.{place}", label, text)
        )
    whole = Subject(
        "agreement", agreement.id or 0, "clauses", words("Areas of cooperation"), ""
    )
    claims = claims_of(dossier, whole)
    return Clauses(
        own,
        instrument_of(agreement, words),
        tuple(lines),
        mark_of(dossier, claims, words),
        tuple(subjects),
    )


def instrument_of(agreement: Agreement, words: Words) -> str:
    """Return an instrument by its short name and its day, such as "MoU of 11 July 1992"."""
    name = labels.instrument_on_paper(agreement, words)
    if agreement.signed_on is None:
        return name
    return words("{instrument} of {date}").format(
        instrument=name, date=speak(agreement.signed_on, words)
    )


def gap_rows(dossier: Dossier, words: Words) -> tuple[GapRow, ...]:
    """Return what is not stated: the partner's own, the latest instrument's, then the rest."""
    latest = latest_instrument(dossier)
    rank = {"partner": 0, "network": 0, "agreement": 2, "visit": 3, "milestone": 3}

    def order(gap: Gap) -> tuple[int, int]:
        is_latest = latest is not None and (gap.kind, gap.record_id) == ("agreement", latest.id)
        place = _GAP_ORDER.index(gap.field) if gap.field in _GAP_ORDER else len(_GAP_ORDER)
        return (1 if is_latest else rank.get(gap.kind, 4)), place

    return tuple(
        GapRow(gap, _gap_text(dossier, gap, latest, words))
        for gap in sorted(dossier.gaps, key=order)
    )


def _gap_text(dossier: Dossier, gap: Gap, latest: Agreement | None, words: Words) -> str:
    short = _SHORT_GAPS.get((gap.kind, gap.field))
    phrase = words(short) if short else labels.gap_phrase(gap.kind, gap.field, words)
    whose = ""
    if gap.kind == "agreement" and (latest is None or gap.record_id != latest.id):
        agreement = dossier.agreement(gap.record_id)
        whose = labels.instrument_short(agreement, words) if agreement else gap.headline
    elif gap.kind not in ("agreement", "partner", "network"):
        whose = gap.headline
    if whose:
        return f"{whose}: {phrase}"
    return phrase[:1].upper() + phrase[1:]
