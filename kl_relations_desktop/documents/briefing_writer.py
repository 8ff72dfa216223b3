"""How a briefing speaks: its language, its dates, its missing values and its source figures."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date as day

from kl_relations_desktop.documents.briefing_paper import Paper
from kl_relations_desktop.documents.content import Span, Style, Text
from kl_relations_desktop.domain.dossier import Dossier
from kl_relations_desktop.domain.names import CHILD_OF
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.base import Record, in_language
from kl_relations_desktop.domain.records.register import kind_of
from kl_relations_desktop.wording.catalogue import N_, Words, words
from kl_relations_desktop.wording.dates import PAPER, speak

_APOSTROPHE = re.compile(r"(?<=\w)'")
_PATRONYM = re.compile(rf"\b{CHILD_OF}\s")
DESK = 0
"""Stands in the list of sources for the desk's own records."""
NUMBERS = (
    N_("one"),
    N_("two"),
    N_("three"),
    N_("four"),
    N_("five"),
    N_("six"),
    N_("seven"),
    N_("eight"),
    N_("nine"),
    N_("ten"),
)
"""The numbers that running text says in words."""


@dataclass(slots=True)
class Writer:
    """The records and the words of one paper, and the sources that it has cited so far."""

    dossier: Dossier
    paper: Paper
    cited: list[int] = field(default_factory=list)
    samples: set[tuple[str, int | None]] = field(default_factory=set)

    @property
    def words(self) -> Words:
        """Return the sentences of the paper's language."""
        return words(self.paper.language)

    @property
    def language(self) -> str:
        """Return the paper's language."""
        return self.paper.language

    def text(self, record: object, name: str) -> str:
        """Return a text of a record in the paper's language, with printers' apostrophes."""
        said = in_language(record, name, self.language)
        return _APOSTROPHE.sub("\N{RIGHT SINGLE QUOTATION MARK}", said)

    def date(self, value: PartialDate) -> str:
        """Return a date in the words of paper: what is known, and no more."""
        return speak(value, self.words, PAPER)

    def day(self, value: day) -> str:
        """Return a day of the calendar in the words of paper."""
        return self.date(PartialDate.day(value))

    def dated(self, value: PartialDate | None) -> Text:
        """Return a date, or that it is not stated."""
        return self.not_stated() if value is None else (Span(self.date(value)),)

    def stated(self, text: str) -> Text:
        """Return a text, or that it is not stated."""
        return (Span(text),) if text else self.not_stated()

    def not_stated(self) -> Text:
        """Return the words for what the sources are silent about."""
        _ = self.words
        return (Span(_("Not stated"), Style.MISSING),)

    def inside(self) -> Span:
        """Return "not stated" as it stands inside a line, which does not divide it."""
        _ = self.words
        return Span(undivided(_("not stated")), Style.MISSING)

    def none_recorded(self) -> Text:
        """Return the words for what the desk knows none of."""
        _ = self.words
        return (Span(_("None recorded"), Style.MISSING),)

    def number(self, count: int) -> str:
        """Return a small number as a word, a larger one in figures."""
        return self.words(NUMBERS[count - 1]) if 0 < count <= len(NUMBERS) else str(count)

    def cite(self, record: Record, *names: str) -> str:
        """Return the figures of the sources behind a record's fields, first use first.

        Without a claim on these fields the record's first claim stands for it, and without
        any the desk's own records are the source.
        """
        kind, record_id = kind_of(record).name, record.id
        claims = self.dossier.claims_on(kind, record_id, "") if record_id is not None else ()
        of_fields = [
            claim
            for claim in claims
            if any(
                claim.field_name == name or claim.field_name.startswith(f"{name}.")
                for name in names
            )
        ]
        sources = [
            claim.source for claim in (of_fields or claims[:1]) if claim.source is not None
        ]
        if record.is_sample:
            self.samples.add((kind, record_id))
        return self.figures(sources or [DESK])

    def figures(self, sources: Iterable[int]) -> str:
        """Return the figures of sources, numbering those not cited before."""
        found = dict.fromkeys(sources)
        for source in found:
            if source not in self.cited:
                self.cited.append(source)
        return ",".join(sorted((str(self.cited.index(one) + 1) for one in found), key=int))

    def has_samples(self) -> bool:
        """Return whether anything cited or shown is sample data."""
        return bool(self.samples)

    def is_sample(self, records: Iterable[Record]) -> bool:
        """Return whether any of the records is sample data, and remember it."""
        found = {(kind_of(one).name, one.id) for one in records if one.is_sample}
        self.samples |= found
        return bool(found)


def undivided(words: str) -> str:
    """Return words that no line divides; a patronym keeps the breaks of its groups."""
    return words if _PATRONYM.search(words) else words.replace(" ", "\N{NO-BREAK SPACE}")


def joined(texts: Sequence[Text], between: str = "; ") -> Text:
    """Return several texts as one, with a mark between them."""
    spans: list[Span] = []
    for text in texts:
        if spans and text:
            spans.append(Span(between))
        spans.extend(text)
    return merged(spans)


def merged(spans: Iterable[Span]) -> Text:
    """Return spans with neighbours of one style put together."""
    result: list[Span] = []
    for span in spans:
        if result and result[-1].style is span.style and not result[-1].figure:
            result[-1] = Span(result[-1].text + span.text, span.style, span.figure)
        elif span.text or span.figure:
            result.append(span)
    return tuple(result)


def closed(text: Text, figure: str) -> Text:
    """Return a text whose last stretch carries a source figure."""
    if not text:
        return text
    last = text[-1]
    return (*text[:-1], Span(last.text, last.style, figure))


def capital(text: str) -> str:
    """Return a text that begins a sentence."""
    return text[:1].upper() + text[1:]
