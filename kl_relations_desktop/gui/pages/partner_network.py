"""What is particular to a network, section by section, in words."""

from collections.abc import Iterable

from kl_relations_desktop.domain.dossier import Dossier
from kl_relations_desktop.domain.records.base import in_language
from kl_relations_desktop.domain.records.describe import is_empty, spec_of
from kl_relations_desktop.domain.records.partner import NetworkProfile
from kl_relations_desktop.gui.pages.partner_facts import Section, Subject, claims_of, mark_of
from kl_relations_desktop.wording import labels
from kl_relations_desktop.wording.catalogue import N_, Words

_SEAT = ("secretariat", "regional_office", "presidency", "host_rota", "website", "scope")
_OUR_PART = ("joined_on", "tier", "dues", "representative", "our_part")


def network_sections(dossier: Dossier, words: Words) -> tuple[Section, ...]:
    """Return the sections of a network's page; a section without facts is left out."""
    profile = dossier.network
    if profile is None:
        return ()
    sections = (
        _text(dossier, profile, "purpose", words),
        _fields(dossier, profile, N_("Where it sits"), _SEAT, words),
        _figures(dossier, profile, words),
        _fields(dossier, profile, N_("City Hall's part"), _OUR_PART, words),
        _names(dossier, profile, "clusters", words),
        _names(dossier, profile, "backers", words),
        _names(dossier, profile, "activities", words),
        _members(dossier, profile, words),
    )
    return tuple(one for one in sections if one.lines)


def _subject(profile: NetworkProfile, name: str, value: str, words: Words) -> Subject:
    label = labels.field_label("network", name, words)
    return Subject("network", profile.id or 0, name, label, value)


def _section(
    dossier: Dossier,
    title: str,
    lines: Iterable[tuple[str, str]],
    subjects: tuple[Subject, ...],
    words: Words,
) -> Section:
    claims = tuple(claim for one in subjects for claim in claims_of(dossier, one))
    return Section(
        title,
        tuple(lines),
        mark=mark_of(dossier, claims, words),
        subjects=subjects,
    )


def _text(dossier: Dossier, profile: NetworkProfile, name: str, words: Words) -> Section:
    text = in_language(profile, name, words.language)
    subject = _subject(profile, name, text, words)
    return _section(dossier, subject.label, [("", text)] if text else [], (subject,), words)


def _fields(
    dossier: Dossier, profile: NetworkProfile, title: str, names: tuple[str, ...], words: Words
) -> Section:
    """Return labelled values; one whose silence matters says "Not stated"."""
    lines, subjects = [], []
    for name in names:
        spec, held = spec_of(NetworkProfile, name), getattr(profile, name)
        said = "" if is_empty(held) else labels.value(spec, held, words, {})
        if spec.is_text and hasattr(profile, f"{name}_ms"):
            said = in_language(profile, name, words.language)
        if not said and not spec.gap:
            continue
        lines.append((words(spec.label), said or words("Not stated")))
        subjects.append(_subject(profile, name, said, words))
    return _section(dossier, words(title), lines, tuple(subjects), words)


def _figures(dossier: Dossier, profile: NetworkProfile, words: Words) -> Section:
    lines, subjects = [], []
    for place, figure in enumerate(profile.figures, 1):
        said = in_language(figure, "value", words.language)
        if figure.as_of:
            said += " · " + words("as of {date}, as printed").format(date=figure.as_of)
        lines.append((in_language(figure, "what", words.language), said))
        subjects.append(_subject(profile, f"figures.{place}", said, words))
    label = labels.field_label("network", "figures", words)
    return _section(dossier, label, lines, tuple(subjects), words)


def _names(dossier: Dossier, profile: NetworkProfile, name: str, words: Words) -> Section:
    rows = getattr(profile, name)
    names: Iterable[str] = [in_language(row, "name", words.language) for row in rows]
    if name == "backers":
        names = dossier.backers(words.language)
    subject = _subject(profile, name, "; ".join(names), words)
    lines = [("", " · ".join(names))] if names else []
    return _section(dossier, subject.label, lines, (subject,), words)


def _members(dossier: Dossier, profile: NetworkProfile, words: Words) -> Section:
    """Return the members by country, one country a line."""
    by_country: dict[str, list[str]] = {}
    for member in profile.members:
        country = in_language(member, "country", words.language)
        by_country.setdefault(country, []).append(member.name)
    lines = [(country, ", ".join(names)) for country, names in by_country.items()]
    listed = "; ".join(member.name for member in profile.members)
    subject = _subject(profile, "members", listed, words)
    return _section(dossier, subject.label, lines, (subject,), words)
