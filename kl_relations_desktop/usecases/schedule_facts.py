"""What the renewal schedule says of the office's agreements and networks."""

import dataclasses
from collections.abc import Mapping
from dataclasses import field
from datetime import date

from kl_relations_desktop.documents.schedule import (
    NoReviewItem,
    ReviewItem,
    ScheduleFacts,
    TermItem,
)
from kl_relations_desktop.domain.agreement_needs import needs_on
from kl_relations_desktop.domain.chains import is_passed
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import PartialDate, days_in
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.base import Record, in_language
from kl_relations_desktop.domain.records.describe import is_empty
from kl_relations_desktop.domain.records.kinds import (
    AgreementState,
    InstrumentKind,
    PartnerKind,
    Standing,
)
from kl_relations_desktop.domain.records.partner import NetworkProfile, Partner
from kl_relations_desktop.domain.standing import AgreementStanding, Length
from kl_relations_desktop.usecases.standing import (
    DECIDING,
    Known,
    circumstances,
    closed,
    known_of,
    standings,
)
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.catalogue import N_, Words, words
from kl_relations_desktop.wording.labels import headline, instrument_on_paper

_PRINTED = ("title_ms", "marking", "is_sample")
_OF_NETWORKS = ("joined_on", "tier", "dues", "representative")
_NOT_A_PARTY = N_("City Hall is not a party")
_FOLLOWED = N_("{instrument} followed")
_TERMINATED = N_("Terminated {date}")
_WITHDRAWN = N_("Withdrawn {date}")
_ENDS = N_("Term ends {date}")
_ENDED = N_("Term ended {date}")
_TIE_ENDED = N_("The relationship has ended")
_COUNTED_THERE = N_("Counted with what it amends")
_NO_START = N_("No date to count from")


@dataclass(frozen=True, slots=True)
class Office:
    """All that a schedule is made from, read once."""

    ws: Workspace
    today: date
    agreements: tuple[Agreement, ...]
    partners: Mapping[int, Partner]
    networks: tuple[NetworkProfile, ...]
    known: Known
    standings: Mapping[int, AgreementStanding] = field(default_factory=dict)

    def printed(self) -> tuple[Record, ...]:
        """Return every record that the schedule says something of."""
        partners = {one.partner for one in self.agreements}
        partners |= {one.partner for one in self.networks}
        named = [one for key, one in self.partners.items() if key in partners]
        return (*named, *self.agreements, *self.networks)


def office_of(ws: Workspace) -> Office:
    """Read the agreements and memberships in sight, and how the agreements stand today."""
    partners = {
        one.id or 0: one
        for one in ws.store.reading("partner").all()
        if isinstance(one, Partner)
    }
    found = ws.store.reading("agreement").only(*DECIDING, *_PRINTED).all()
    agreements = tuple(
        one for one in found if isinstance(one, Agreement) and one.partner in partners
    )
    networks = tuple(
        one
        for one in ws.store.reading("network").all()
        if isinstance(one, NetworkProfile)
        and one.partner in partners
        and partners[one.partner].kind is PartnerKind.NETWORK
    )
    known = known_of(ws, agreements)
    stand = standings(ws, agreements, known)
    return Office(ws, ws.today(), agreements, partners, networks, known, stand)


def schedule_of(office: Office, language: str) -> ScheduleFacts:
    """Return the schedule of thirteen months, from this one on; it carries no marking yet."""
    today = office.today
    year = min(today.year + 1, date.max.year)
    last = date(year, today.month, days_in(year, today.month))
    lists = _Lists(office, last, words(language))
    for one in office.agreements:
        lists.take(one)
    years = _years(lists.sends)
    profiles = office.networks
    return ScheduleFacts(
        first=today,
        last=last,
        today=today,
        language=language,
        sends=tuple(lists.sends),
        ends=tuple(lists.ends),
        reviews=tuple(lists.reviews),
        later=tuple(lists.later),
        no_review=tuple(lists.no_review),
        networks=tuple(sorted(_name(office, one.partner, language) for one in profiles)),
        network_gaps=tuple(
            (name, sum(is_empty(getattr(one, name)) for one in profiles))
            for name in _OF_NETWORKS
        ),
        networks_are_sample=any(one.is_sample for one in profiles),
        holiday_years=years,
        has_estimates=_has_estimates(years),
    )


@dataclasses.dataclass(slots=True)
class _Lists:
    """The lists of a schedule while they are filled, an agreement in one of them at least."""

    office: Office
    last: date
    words: Words
    sends: list[TermItem] = field(default_factory=list)
    ends: list[TermItem] = field(default_factory=list)
    reviews: list[ReviewItem] = field(default_factory=list)
    later: list[ReviewItem] = field(default_factory=list)
    no_review: list[NoReviewItem] = field(default_factory=list)

    def take(self, agreement: Agreement) -> None:
        """Put an agreement where it belongs."""
        office, id_ = self.office, agreement.id or 0
        standing = office.standings[id_]
        around = circumstances(office.ws, agreement, office.known)
        found = needs_on(agreement, office.today, around)
        needs = {one.kind: one.day for one in found.needs}
        notice = needs.get("send_by") or needs.get("notice")
        ends = needs.get("end") or needs.get("rollover")
        review = needs.get("review")
        if notice is not None and notice.earliest() <= self.last:
            self.sends.append(self._term(agreement, standing))
        elif ends is not None and ends.earliest() <= self.last:
            self.ends.append(self._term(agreement, standing))
        elif review is None:
            self.no_review.append(self._unreviewed(agreement, standing))
        if review is not None:
            item = self._review(agreement, standing, review.latest())
            (self.reviews if item.day <= self.last else self.later).append(item)

    def _term(self, agreement: Agreement, standing: AgreementStanding) -> TermItem:
        return TermItem(
            self._partner(agreement),
            self._instrument(agreement),
            standing,
            is_sample=bool(agreement.is_sample),
        )

    def _review(
        self, agreement: Agreement, standing: AgreementStanding, day: date
    ) -> ReviewItem:
        counted_from, months = _counted(standing, day)
        return ReviewItem(
            self._partner(agreement),
            self._instrument(agreement),
            agreement.signed_on,
            day,
            counted_from,
            months,
            is_sample=bool(agreement.is_sample),
            is_kind_stated=_is_kind_stated(agreement),
        )

    def _unreviewed(self, agreement: Agreement, standing: AgreementStanding) -> NoReviewItem:
        why, values = _why(agreement, standing, self.office, self.words)
        return NoReviewItem(
            self._partner(agreement),
            self._instrument(agreement),
            agreement.signed_on,
            why,
            tuple(values.items()),
            is_sample=bool(agreement.is_sample),
            is_kind_stated=_is_kind_stated(agreement),
        )

    def _partner(self, agreement: Agreement) -> str:
        return _name(self.office, agreement.partner, self.words.language)

    def _instrument(self, agreement: Agreement) -> str:
        """Return the title of an instrument, or the short name of its kind."""
        if agreement.title:
            return headline(agreement, self.words)
        return instrument_on_paper(agreement, self.words)


def _name(office: Office, partner: int | None, language: str) -> str:
    return in_language(office.partners[partner or 0], "name", language)


def _is_kind_stated(agreement: Agreement) -> bool:
    return agreement.kind is not InstrumentKind.AGREEMENT or bool(agreement.title)


def _counted(standing: AgreementStanding, day: date) -> tuple[PartialDate | None, int]:
    """Return what a review was counted from, and its cycle, as the reckoning tells it."""
    for step in reversed(standing.reasoning):
        start, length = step.values.get("start"), step.values.get("length")
        is_it = step.day is not None and step.day.single_day == day
        if is_it and isinstance(start, PartialDate) and isinstance(length, Length):
            return start, length.years * 12 + length.months
    return None, 0


def _why(
    agreement: Agreement, standing: AgreementStanding, office: Office, words: Words
) -> tuple[str, dict[str, object]]:
    """Return why an instrument has no review, nor an end or a letter in the period."""
    if not agreement.is_ours:
        return _NOT_A_PARTY, {}
    if standing.state is AgreementState.TERMINATED:
        said = _WITHDRAWN if standing.is_withdrawn else _TERMINATED
        return said, {"date": agreement.terminated_on}
    if agreement.id in office.known.amending:
        return _COUNTED_THERE, {}
    later = office.known.later.get(agreement.id or 0, ())
    heirs = [one for one in later if is_passed(agreement.id, (one,))]
    if heirs:
        return _FOLLOWED, {"instrument": instrument_on_paper(heirs[-1], words)}
    if standing.state in (AgreementState.PROPOSED, AgreementState.APPROVED):
        return standing.state.label, {}
    if standing.term_ends is not None:
        ended = standing.state is AgreementState.ENDED
        return (_ENDED if ended else _ENDS), {"date": standing.term_ends}
    if office.partners[agreement.partner or 0].standing is Standing.ENDED:
        return _TIE_ENDED, {}
    return _NO_START, {}


def _years(sends: list[TermItem]) -> tuple[int, ...]:
    """Return the years whose holidays were reckoned with."""
    days = [
        day
        for one in sends
        if one.standing.send_by is not None and one.standing.last_day_to_give_notice
        for day in (one.standing.send_by, one.standing.last_day_to_give_notice.latest())
    ]
    return tuple(range(min(days).year, max(days).year + 1)) if days else ()


def _has_estimates(years: tuple[int, ...]) -> bool:
    """Return whether a holiday of these years waits for the moon."""
    first = (date(year, 1, 1).toordinal() for year in years)
    days = (date.fromordinal(start + place) for start in first for place in range(366))
    return any(found is not None and found.is_estimate for found in map(closed, days))
