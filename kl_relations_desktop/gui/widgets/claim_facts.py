"""What the sources say of one value, in words, ready to be shown side by side."""

import re
from dataclasses import replace

from kl_relations_desktop.domain.claims import differing, gives
from kl_relations_desktop.domain.dossier import Cites
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.records.base import in_language
from kl_relations_desktop.domain.records.evidence import Claim, Source
from kl_relations_desktop.domain.records.kinds import Confidence
from kl_relations_desktop.gui.pages.partner_facts import Subject, claims_of
from kl_relations_desktop.wording.catalogue import Words
from kl_relations_desktop.wording.labels import field_label

_EITHER_WAY = re.compile(r"(0?[1-9]|1[0-2])[/.-](0?[1-9]|1[0-2])[/.-]\d{4}")


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """One claim in words, with the records behind it."""

    claim: Claim
    source: Source | None
    value: str
    rows: tuple[tuple[str, str], ...]
    """Label and text: as printed, source, as of, confidence."""

    @property
    def is_doubtful(self) -> bool:
        """Return whether the claim is marked to be verified."""
        return self.claim.confidence is Confidence.TO_VERIFY


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is claimed of one value."""

    subject: Subject
    claims: tuple[ClaimFacts, ...]
    is_conflict: bool


def evidence_of(cited: Cites, subject: Subject, words: Words) -> Evidence:
    """Return what the sources say of a value, first what is to be verified.

    Where few claims have room, the one that is asked to be confirmed must be in sight.
    """
    claims = claims_of(cited, subject)
    is_conflict = bool(differing(claims))
    told = [_facts(cited, subject, claim, len(claims), words) for claim in claims]
    if is_conflict:
        told = [replace(one, value=_given(one.claim, subject)) for one in told]
    told.sort(key=lambda one: not one.is_doubtful)
    return Evidence(subject, tuple(told), is_conflict)


def _given(claim: Claim, subject: Subject) -> str:
    """Return the value that a claim gives among others: the record's own, or what it says."""
    if claim.value or not claim.as_printed or gives(claim, subject.value):
        return claim.value or subject.value
    return f"“{claim.as_printed}”"


def _facts(
    cited: Cites, subject: Subject, claim: Claim, count: int, words: Words
) -> ClaimFacts:
    source = cited.sources.get(claim.source or 0)
    rows = []
    if claim.field_name != subject.field:
        rows.append((words("Field"), field_label(subject.kind, claim.field_name, words)))
    if claim.as_printed:
        rows.append((words("As printed"), f"“{claim.as_printed}”"))
    if source is not None:
        rows.append((words("Source"), _source_line(source, words)))
    rows.append((words("As of"), _as_of(claim, source, words)))
    rows.append((words("Confidence"), _confidence(claim, count, words)))
    return ClaimFacts(claim, source, claim.value or subject.value, tuple(rows))


def _source_line(source: Source, words: Words) -> str:
    title = in_language(source, "title", words.language)
    publisher = in_language(source, "publisher", words.language)
    return ", ".join(part for part in (title, publisher) if part)


def _as_of(claim: Claim, source: Source | None, words: Words) -> str:
    printed = claim.as_of or (source.dated_as_printed if source else "")
    if not printed:
        return words("Not stated")
    if _EITHER_WAY.search(printed):
        swapped = words("“{date}”, kept as printed: day and month may be swapped")
        return swapped.format(date=printed)
    return words("“{date}”, kept as printed").format(date=printed)


def _confidence(claim: Claim, count: int, words: Words) -> str:
    said = words(claim.confidence.label)
    if count > 1:
        return said
    return words("One source, {confidence}").format(confidence=said[:1].lower() + said[1:])
