"""A partner's records as a sheet or a card: what is said, in which order, in which language."""

from collections.abc import Iterable
from dataclasses import replace

from kl_relations_desktop.documents import briefing_card as card
from kl_relations_desktop.documents import briefing_facts as facts
from kl_relations_desktop.documents import briefing_network as network
from kl_relations_desktop.documents import briefing_open as open_things
from kl_relations_desktop.documents import briefing_story as story
from kl_relations_desktop.documents import briefing_visit as visit
from kl_relations_desktop.documents.briefing_agreements import agreements
from kl_relations_desktop.documents.briefing_annex import annex
from kl_relations_desktop.documents.briefing_moves import moves
from kl_relations_desktop.documents.briefing_paper import Paper
from kl_relations_desktop.documents.briefing_sources import sources
from kl_relations_desktop.documents.briefing_visit import DOT
from kl_relations_desktop.documents.briefing_writer import Writer
from kl_relations_desktop.documents.content import (
    Fact,
    Letterhead,
    PaperKind,
    PartnerHead,
    Section,
    Sheet,
    Stamp,
)
from kl_relations_desktop.domain.dossier import Dossier
from kl_relations_desktop.domain.records.kinds import Grade, PartnerKind

_CHINESE = frozenset({"cn", "hk", "mo", "sg", "tw"})
_FOR_THE_MEETING = ("objectives", "points", "raised", "people", "last")
"""The sections that belong on page 1."""
_LEAVES = {"last": 1, "raised": 2}
"""When page 1 is full, these go over to page 2, the first one first."""


def compose(dossier: Dossier, paper: Paper) -> Sheet:
    """Return the paper that is asked for, in words, before any ink."""
    writer = Writer(dossier, paper)
    is_card = paper.kind is PaperKind.CARD
    cells = () if is_card else _facts(writer)
    core = card.card_sections(writer) if is_card else _core(writer)
    behind = None if is_card else annex(writer)
    if not is_card and "sources" in paper.parts:
        core = (*core, sources(writer))
    placed = core if is_card else tuple(map(_placed, core))
    head = _head(writer)
    return Sheet(
        language=paper.language,
        title=f"{head.name} – {_kind_word(writer)}",
        letterhead=_letterhead(writer),
        head=head,
        sections=placed,
        kind=paper.kind,
        facts=cells,
        annex=behind,
        moves=card.card_moves(placed, writer) if is_card else moves(placed, behind, writer),
        stamp=Stamp(paper.marking.stamp, centre=paper.stamp.centre, size=paper.stamp.size),
        han="zh" if dossier.partner.flag.casefold() in _CHINESE else "ja",
    )


def _facts(writer: Writer) -> tuple[Fact, ...]:
    if _is_network(writer):
        return facts.network_facts(writer)
    return facts.city_facts(writer)


def _core(writer: Writer) -> tuple[Section, ...]:
    """Return the sections of the core but the last, in their order."""
    first = (
        visit.objectives(writer),
        visit.points(writer),
        *visit.raised(writer),
        visit.people(writer),
        visit.last(writer),
    )
    builders = (
        (network.what_it_is, network.clusters_and_backing, network.where_it_sits)
        if _is_network(writer)
        else (story.background, story.timeline, agreements)
    )
    rest = (open_things.promises(writer), open_things.gaps(writer))
    return _asked((*first, *(build(writer) for build in builders), *rest), writer)


def _placed(section: Section) -> Section:
    """Return a section of the core with the page that it belongs on."""
    page = 1 if section.id in _FOR_THE_MEETING else 2
    return replace(section, page=page, leaves=_LEAVES.get(section.id, 0))


def _asked(sections: Iterable[Section], writer: Writer) -> tuple[Section, ...]:
    """Return the sections that were not left out; a network's stand in place of 6 to 8."""
    stand_for = {"what": "background", "clusters": "timeline", "where": "agreements"}
    return tuple(one for one in sections if stand_for.get(one.id, one.id) in writer.paper.parts)


def _is_network(writer: Writer) -> bool:
    return writer.dossier.partner.kind is PartnerKind.NETWORK


def _kind_word(writer: Writer) -> str:
    _ = writer.words
    return _("Card") if writer.paper.kind is PaperKind.CARD else _("Briefing sheet")


def _letterhead(writer: Writer) -> Letterhead:
    _ = writer.words
    paper = writer.paper
    is_card = paper.kind is PaperKind.CARD
    malay_first = paper.language == "ms"
    names = ("Dewan Bandaraya Kuala Lumpur", "Kuala Lumpur City Hall")
    name, other = names if malay_first else names[::-1]
    draft = _("Draft, not issued")
    copy_line = _("Copy {n} of {N}").format(n=paper.copy, N=paper.copies)
    note = _("Parts so marked are sample data") if is_card else _(
        "Sections so marked are sample data"
    )  # fmt: skip
    return Letterhead(
        wordmark=name,
        unit_line=DOT.join((other, _("International affairs"))),
        kind_word=_kind_word(writer),
        reader=_("For the car and the lectern") if is_card else _("For the Mayor"),
        number=paper.number or draft,
        number_line=_("No. {number}").format(number=paper.number) if paper.number else draft,
        copy_line=copy_line if paper.number else "",
        printed_on=DOT.join(one for one in (writer.day(paper.today), paper.journal) if one),
        officer=paper.officer_post or _("Desk officer"),
        scan_hint=_("scan to check"),
        page=_("Page {n} of {N}"),
        sample_tag=_("Sample"),
        sample_note=note if writer.has_samples() else "",
    )


def _head(writer: Writer) -> PartnerHead:
    _ = writer.words
    partner = writer.dossier.partner
    asked = writer.paper.visit
    purpose, detail = visit.occasion(writer)
    network_words: tuple[str, ...] = ()
    if _is_network(writer):
        profile = writer.dossier.network
        scope = writer.text(profile, "scope") if profile is not None else ""
        network_words = tuple(one for one in (_("Network"), scope) if one)
    return PartnerHead(
        name=writer.text(partner, "name"),
        native_name=partner.native_name,
        flag="" if network_words else partner.flag.casefold(),
        quiet_words=network_words,
        grade_line=_grade(writer),
        occasion=purpose,
        occasion_detail=detail,
        is_sample=writer.is_sample([one for one in (partner, asked) if one is not None]),
    )


def _grade(writer: Writer) -> str:
    """Return grade and country; of a network what it is, where one line can hold it."""
    _ = writer.words
    partner = writer.dossier.partner
    if _is_network(writer) and (said := network.in_one_line(writer)):
        return said
    grade = "" if partner.grade is Grade.NOT_STATED else _(partner.grade.label)
    country = "" if _is_network(writer) else writer.text(partner, "country")
    return DOT.join(one for one in (grade, country) if one)
