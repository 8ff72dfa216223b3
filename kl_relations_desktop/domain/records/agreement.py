"""One instrument: its parties, signatures, clauses, dates, term and links to others."""

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import (
    Searched,
    choice,
    flag,
    integer,
    is_empty,
    line,
    link,
    long_text,
    partial_date,
    rows,
    texts,
)
from kl_relations_desktop.domain.records.kinds import (
    Ending,
    InstrumentKind,
    Relation,
    Side,
    SignatureRole,
    TermFrom,
    TermKind,
)

_INSTRUMENT = "Instrument"
_DATES = "Dates and term"
_ENDING = "Suspension and end"
_MOST_YEARS = 999
_MOST_MONTHS = 12 * _MOST_YEARS
_MOST_DAYS = 366 * _MOST_YEARS
_COUNTED = ("term_kind", ("fixed", "renews_itself", "by_consent"))
_DATED = ("term_kind", ("fixed", "renews_itself", "by_consent", "until_event"))
_BY_EVENT = ("term_kind", ("until_event",))
_RENEWS = ("term_kind", ("renews_itself", "by_consent"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A principal of an instrument and the body that represents it."""

    principal: int | None = link("Principal", "body", required=True)
    represented_by: int | None = link("Represented by", "body")
    side: Side = choice("Side", Side.OURS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A name or a post under an instrument, as printed, and the person it stands for."""

    name_as_printed: str = line("Signed by, as printed", searched=Searched.TEXT)
    post_as_printed: str = line("Post, as printed", searched=Searched.TEXT)
    post_ms: str = line("Post in Malay")
    person: int | None = link("Person", "person")
    on_behalf_of: int | None = link("For", "body")
    side: Side = choice("Side", Side.OURS)
    role: SignatureRole = choice("As", SignatureRole.SIGNATORY, tacit=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """An area of cooperation."""

    number: str = line("No.", longest=20)
    text: str = long_text("Area of cooperation", required=True, searched=Searched.TEXT)
    text_ms: str = long_text("Area of cooperation in Malay", searched=Searched.TEXT)
    themes: tuple[str, ...] = texts("Themes", searched=Searched.TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementLink:
    """How this instrument relates to another."""

    agreement: int | None = link("Agreement", "agreement", required=True)
    relation: Relation = choice("How it relates", Relation.FOLLOWS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Record):
    """One instrument; what it does not state stays unstated."""

    partner: int | None = link(
        "Partner", "partner", group=_INSTRUMENT, required=True, listed=True
    )
    kind: InstrumentKind = choice(
        "Kind", InstrumentKind.AGREEMENT, group=_INSTRUMENT, required=True, listed=True
    )
    title: str = line("Title", group=_INSTRUMENT, searched=Searched.NAME)
    title_ms: str = line("Title in Malay", group=_INSTRUMENT, searched=Searched.NAME)
    reference: str = line("Reference no.", group=_INSTRUMENT, searched=Searched.NAME)
    is_ours: bool = flag(
        "City Hall is a party or represents one", default=True, group=_INSTRUMENT
    )
    languages: tuple[str, ...] = texts("Languages", group=_INSTRUMENT)
    purpose: str = long_text("Purpose", group=_INSTRUMENT, searched=Searched.TEXT)
    purpose_ms: str = long_text("Purpose in Malay", group=_INSTRUMENT, searched=Searched.TEXT)
    areas: str = line(
        "Areas in short", group=_INSTRUMENT, longest=400, wide=True, searched=Searched.TEXT
    )
    areas_ms: str = line("Areas in short, in Malay", group=_INSTRUMENT, longest=400, wide=True)
    parties: tuple[Party, ...] = rows("Parties", Party, gap=True)
    signatures: tuple[Signature, ...] = rows("Signatories", Signature, gap=True)
    signed_on: PartialDate | None = partial_date(
        "Date signed", group=_DATES, listed=True, gap=True
    )
    place: str = line("Place signed", group=_DATES, searched=Searched.TEXT, gap=True)
    in_force_on: PartialDate | None = partial_date("Entry into force", group=_DATES, gap=True)
    approved_on: PartialDate | None = partial_date("Approved", group=_DATES)
    term_kind: TermKind = choice(
        "Term", TermKind.NOT_STATED, group=_DATES, listed=True, gap=True
    )
    term_from: TermFrom = choice(
        "Counted from", TermFrom.SIGNATURE, group=_DATES, only_when=_COUNTED
    )
    term_years: int | None = integer(
        "Years", group=_DATES, only_when=_COUNTED, most=_MOST_YEARS
    )
    term_months: int | None = integer(
        "Months", group=_DATES, only_when=_COUNTED, most=_MOST_MONTHS
    )
    term_until: PartialDate | None = partial_date(
        "Ends on",
        group=_DATES,
        only_when=_DATED,
        help="Of what renews itself: its first term. Of an event: the latest day.",
    )
    term_event: str = line("Event that ends it", group=_DATES, only_when=_BY_EVENT, gap=True)
    event_on: PartialDate | None = partial_date(
        "The event took place", group=_DATES, only_when=_BY_EVENT
    )
    renewal_years: int | None = integer(
        "Renewed for years", group=_DATES, only_when=_RENEWS, most=_MOST_YEARS
    )
    renewal_months: int | None = integer(
        "Renewed for months", group=_DATES, only_when=_RENEWS, most=_MOST_MONTHS
    )
    renewal_times: int | None = integer(
        "How often renewed", group=_DATES, only_when=_RENEWS, most=_MOST_YEARS
    )
    notice_months: int | None = integer(
        "Notice period, months", group=_DATES, gap=True, most=_MOST_MONTHS
    )
    notice_days: int | None = integer("Notice period, days", group=_DATES, most=_MOST_DAYS)
    despatch_margin_days: int | None = integer(
        "Despatch margin, days",
        group=_DATES,
        help="Empty: the margin of the settings is used.",
        most=366,
    )
    reviewed_on: PartialDate | None = partial_date("Last reviewed", group=_DATES)
    suspended_on: PartialDate | None = partial_date("Suspended from", group=_ENDING)
    suspended_until: PartialDate | None = partial_date("Suspended until", group=_ENDING)
    terminated_on: PartialDate | None = partial_date("Termination", group=_ENDING)
    ended_by: Ending = choice("Ended by", Ending.NOT_STATED, group=_ENDING)
    termination_basis: str = line(
        "Instrument or decision that ends it",
        group=_ENDING,
        longest=400,
        wide=True,
        searched=Searched.TEXT,
    )
    links: tuple[AgreementLink, ...] = rows("Links", AgreementLink)
    clauses: tuple[Clause, ...] = rows("Clauses", Clause, gap=True)

    def headline(self) -> str:
        """Return the title, or the kind of instrument where it has none."""
        return self.title or self.kind.label

    def gaps(self) -> tuple[str, ...]:
        """Return what the instrument does not say; a notice in days is a stated notice.

        Posts without any name do not say who signed.
        """
        found = Record.gaps(self)
        if self.signatures and not any(
            one.name_as_printed or one.person for one in self.signatures
        ):
            found = (*self._unless_dismissed("signatures"), *found)
        if self.notice_days is not None:
            found = tuple(name for name in found if name != "notice_months")
        if self.is_counted and not (self.term_years or self.term_months):
            found = (*found, *self._unless_dismissed("term_until"))
        if self.terminated_on is not None and not self.termination_basis:
            found = (*found, *self._unless_dismissed("termination_basis"))
        return found

    @property
    def is_counted(self) -> bool:
        """Say whether its term lasts for a time, and no last day is stated."""
        return self.term_until is None and str(self.term_kind) in _COUNTED[1]

    def _unless_dismissed(self, name: str) -> tuple[str, ...]:
        return () if name in self.dismissed else (name,)

    def refuse(self) -> None:
        """Refuse an end before the beginning, a term of no time, an end without a day."""
        if self.terminated_on is None:
            for name in ("ended_by", "termination_basis"):
                if not is_empty(getattr(self, name)):
                    raise RuleViolation("agreement.ends_without_day", field="terminated_on")
        if self.suspended_until is not None:
            self._refuse_suspension(self.suspended_until)
        if self.is_counted:
            self._refuse_no_time("term_years", "term_months")
        if self.term_kind is TermKind.RENEWS_ITSELF:
            self._refuse_no_time("renewal_years", "renewal_months")
        for name in ("term_until", "terminated_on", "suspended_on", "event_on"):
            self._refuse_before("agreement.ends_before_signing", name, self.signed_on)
        self._refuse_before("agreement.ends_before_entry", "term_until", self.in_force_on)

    def _refuse_no_time(self, *names: str) -> None:
        stated = {
            name: getattr(self, name) for name in names if getattr(self, name) is not None
        }
        if stated and not any(stated.values()):
            raise RuleViolation("agreement.no_time", field=next(iter(stated)))

    def _refuse_before(self, code: str, name: str, start: PartialDate | None) -> None:
        ends: PartialDate | None = getattr(self, name)
        if ends is not None and start is not None and ends.latest() < start.earliest():
            raise RuleViolation(code, field=name, end=ends, start=start)

    def _refuse_suspension(self, until: PartialDate) -> None:
        start = self.suspended_on
        if start is None or until.latest() < start.earliest():
            raise RuleViolation("agreement.suspension_without_start", field="suspended_on")
