"""What falls on which days: visits, promises, days of agreements, steps, holidays."""

from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from datetime import date

from kl_relations_desktop.domain.dossier import DueItem
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.marking import Marking, highest
from kl_relations_desktop.domain.partial_date import PartialDate, Precision
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.base import Record, in_language
from kl_relations_desktop.domain.records.kinds import Decision, PromiseState, VisitState
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.records.renewal import Renewal
from kl_relations_desktop.domain.records.story import FollowUp, Visit
from kl_relations_desktop.usecases.calendar_terms import term_days
from kl_relations_desktop.usecases.due import ANSWER, PROMISE, STEP, VISIT
from kl_relations_desktop.usecases.standing import DECIDING
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording import labels
from kl_relations_desktop.wording.catalogue import N_, Words, words
from kl_relations_desktop.wording.reasons import why

KINDS = {
    "visit": N_("Visit"),
    "promise": N_("Follow-up"),
    "send_by": N_("Send by"),
    "last_notice": N_("Last day to give notice"),
    "notice_window": N_("Notice window"),
    "end": N_("Term ends"),
    "rollover": N_("Renews itself"),
    "review": N_("Review"),
    "step": N_("Step"),
    "answer": N_("Answer due"),
    "kl_holiday": N_("Public holiday in Kuala Lumpur"),
    "partner_holiday": N_("Public holiday of a partner"),
}
"""Every kind of entry and what it is called."""
HOLIDAYS = ("kl_holiday", "partner_holiday")
SOON_DAYS = 14

HOLIDAY = N_("City Hall is closed")
HOLIDAY_PERHAPS = N_("City Hall is closed; an estimate, which may move by a day")
THEIR_HOLIDAY = N_("Public holiday in {country}")
THEIR_HOLIDAY_PERHAPS = N_("Public holiday in {country}; an estimate, which may move by a day")
_NAMES = ("name", "name_ms", "flag", "country", "country_ms")
_OF_VISITS = (
    "partner", "direction", "dates", "state", "purpose", "purpose_ms", "marking",
)  # fmt: skip
_SPANS = ("visit", "notice_window")
_RECORDS = {"visit": "visit", "promise": "followup", "step": "renewal", "answer": "renewal"}


@dataclass(frozen=True, slots=True)
class CalendarItem:
    """One entry of the calendar; what is not known to the day is never put on one."""

    kind: str
    when: PartialDate
    """The days as they are known."""
    is_day_known: bool
    """Whether it can stand on its days; otherwise it is known to the month, year or so."""
    headline: str
    """What it is about, in the language of the screen, without the partner."""
    partner: str = ""
    partner_id: int | None = None
    flag: str = ""
    record: tuple[str, int] | None = None
    """The kind and the id of the record that it opens; none for a holiday."""
    key: str = ""
    """What tells it from others of its kind and record: a term's number, a step's place."""
    why: str = ""
    """The English message of the reason, to be filled with `values`."""
    values: dict[str, object] = field(default_factory=dict)
    is_late: bool = False
    is_soon: bool = False
    marking: Marking = Marking.UNDECIDED

    @property
    def first(self) -> date:
        """Return its first day, or the first that it can mean."""
        return self.when.earliest()

    @property
    def last(self) -> date:
        """Return its last day, or the last that it can mean."""
        return self.when.latest()

    @property
    def title(self) -> str:
        """Return the partner and what it is about."""
        return " · ".join(one for one in (self.partner, self.headline) if one)


def entries_between(
    ws: Workspace,
    first: date,
    last: date,
    *,
    partner_holidays_of: Iterable[int] | None = None,
) -> tuple[CalendarItem, ...]:
    """Return what can fall on these days, by day; one read a kind of record.

    Holidays are those of Kuala Lumpur and of the partners named; None leaves all of them out.
    """
    teller = _Teller(ws, first, last)
    found = [*teller.visits(), *teller.promises(), *teller.agreements(), *teller.cases()]
    if partner_holidays_of is not None:
        found += [*_kl_holidays(teller), *_partner_holidays(teller, partner_holidays_of)]
    return tuple(sorted(found, key=_by_day))


def partner_ids(ws: Workspace) -> tuple[int, ...]:
    """Return all partners in sight: those whose holidays can be shown."""
    return tuple(one.id or 0 for one in ws.store.reading("partner").only("name").all())


def reason(item: CalendarItem, said: Words) -> str:
    """Return why an entry is there, in words."""
    if not item.why:
        return ""
    kind, record_id = item.record or ("", 0)
    due = DueItem(
        item.kind, kind, record_id, item.partner_id, item.headline, item.when, 0, item.why,
        item.values,
    )  # fmt: skip
    return why(due, said)


class _Teller:
    """Makes entries of records, within some days."""

    def __init__(self, ws: Workspace, first: date, last: date) -> None:
        self.ws = ws
        self.first = first
        self.last = last
        self.today = ws.today()
        self.words = words(ws.settings.screen_language)
        self.partners = {
            one.id or 0: one
            for one in ws.store.reading("partner").only(*_NAMES).all()
            if isinstance(one, Partner)
        }

    def visits(self) -> Iterator[CalendarItem]:
        """Give planned and held visits on all of their days."""
        states = (VisitState.PLANNED, VisitState.HELD)
        for one in self.ws.store.reading("visit").only(*_OF_VISITS).find(state=states):
            if isinstance(one, Visit) and self._is_near(one.dates):
                purpose = in_language(one, "purpose", self.words.language)
                made = self._item("visit", one, one.dates, purpose)
                values = made.values | {"direction": one.direction.label}
                yield replace(made, why=VISIT, values=values)

    def promises(self) -> Iterator[CalendarItem]:
        """Give the promises that are open, on the day they are due."""
        for one in self.ws.store.reading("followup").find(state=PromiseState.OPEN):
            if isinstance(one, FollowUp) and self._is_near(one.due_on):
                text = in_language(one, "text", self.words.language)
                yield self._late(self._item("promise", one, one.due_on, text), PROMISE)

    def agreements(self) -> Iterator[CalendarItem]:
        """Give the days that agreements bring."""
        read = self.ws.store.reading("agreement").only(*DECIDING, "title_ms", "marking").all()
        some = tuple(one for one in read if isinstance(one, Agreement))
        for found in term_days(self.ws, some, self.first, self.last):
            if not self._is_near(found.day):
                continue
            named = labels.instrument_short(found.agreement, self.words)
            made = self._item(found.kind, found.agreement, found.day, named)
            values = made.values | found.values
            yield replace(
                made, key=found.key, why=found.why, values=values, is_late=found.is_late
            )

    def cases(self) -> Iterator[CalendarItem]:
        """Give what open renewal cases wait for: every undone step, and answers."""
        found = self.ws.store.reading("renewal").find(decision=Decision.NOT_STATED)
        cases = [one for one in found if isinstance(one, Renewal)]
        wanted = {one.agreement for one in cases if one.agreement is not None}
        read = self.ws.store.reading("agreement").only("title", "kind", "marking")
        about = read.many(wanted)
        for case in cases:
            agreement = about.get(case.agreement or 0)
            marking = highest([case.marking, agreement.marking if agreement else case.marking])
            for made in self._of_case(case, agreement):
                yield replace(made, marking=marking)

    def _of_case(self, case: Renewal, agreement: Record | None) -> Iterator[CalendarItem]:
        for place, step in enumerate(case.steps, 1):
            if step.done_on is None and self._is_near(step.due_on):
                made = self._late(self._item("step", case, step.due_on, step.text), STEP)
                values = made.values | {"step": step.text}
                yield replace(made, key=str(place), values=values)
        if self._is_near(case.answer_due_on):
            named = self._item("answer", case, case.answer_due_on, self._about(case, agreement))
            yield self._late(named, ANSWER)

    def _about(self, case: Renewal, agreement: Record | None) -> str:
        """Return the instrument of a case, whose title names the partner first."""
        named = case.headline().rpartition(" · ")[2]
        if isinstance(agreement, Agreement) and named == agreement.headline():
            return labels.instrument_short(agreement, self.words)
        return named

    def _is_near(self, when: PartialDate | None) -> bool:
        """Say whether a date can mean one of these days; an open end means none."""
        if when is None or when.start is None or when.end is None:
            return False
        return when.earliest() <= self.last and self.first <= when.latest()

    def _item(
        self, kind: str, record: Record, when: PartialDate | None, headline: str
    ) -> CalendarItem:
        """Return the entry of a record, without its reason."""
        assert when is not None and record.id is not None
        partner_id: int | None = getattr(record, "partner", None)
        partner = self.partners.get(partner_id or 0)
        is_span = kind in _SPANS
        ahead = (when.latest() - self.today).days
        return CalendarItem(
            kind=kind,
            when=_shortened(when, is_span=is_span),
            is_day_known=_is_on_days(when, is_span=is_span),
            headline=headline,
            partner=in_language(partner, "name", self.words.language) if partner else "",
            partner_id=partner_id,
            flag=partner.flag if partner else "",
            record=(_RECORDS.get(kind, "agreement"), record.id),
            values={"dates": when},
            is_soon=0 <= ahead <= SOON_DAYS and kind != "notice_window",
            marking=record.marking,
        )

    def _late(self, item: CalendarItem, message: str) -> CalendarItem:
        """Return an entry that stays to be done when its day has passed."""
        return replace(item, why=message, is_late=item.last < self.today)


def _is_on_days(when: PartialDate, *, is_span: bool) -> bool:
    """Say whether an entry stands on days: a range of days is one of them but for a span."""
    if not is_span:
        return when.single_day is not None
    ends = (when.start, when.end)
    is_days = all(one is not None and one.precision is Precision.DAY for one in ends)
    return is_days and not (when.is_approximate or when.is_uncertain)


def _shortened(when: PartialDate, *, is_span: bool) -> PartialDate:
    """Return the month or year where a range of days that it can be is just that."""
    if is_span or when.precision is not Precision.RANGE or when.start is None:
        return when
    if when.is_approximate or when.is_uncertain:
        return when
    first = when.start
    for whole in (PartialDate.of(first.year, first.month), PartialDate.of(first.year)):
        if whole.sort_key == when.sort_key:
            return whole
    return when


def _by_day(item: CalendarItem) -> tuple[date, bool, int, str, int, str]:
    place = list(KINDS).index(item.kind)
    record_id = item.record[1] if item.record else 0
    return item.first, item.kind not in HOLIDAYS, place, item.title, record_id, item.key


def _kl_holidays(teller: _Teller) -> Iterator[CalendarItem]:
    # 3 ms of its file, for the page that shows them alone
    from kl_relations_desktop.exchange.public_holidays import closed_days

    for day, one in closed_days(teller.first, teller.last).items():
        name = one.name_ms if teller.words.language == "ms" else one.name
        message = HOLIDAY_PERHAPS if one.is_estimate else HOLIDAY
        yield CalendarItem("kl_holiday", PartialDate.day(day), True, name, why=message)


def _partner_holidays(teller: _Teller, wanted: Iterable[int]) -> Iterator[CalendarItem]:
    """Give the holidays of the partners' countries, once a country."""
    countries = {
        one.flag: one
        for key in wanted
        if (one := teller.partners.get(key)) is not None and one.flag
    }
    if not countries:
        return
    # 100 ms of the library of the world's holidays, when a partner's are shown
    from kl_relations_desktop.exchange.partner_holidays import partner_holidays

    is_malay = teller.words.language == "ms"
    for code, partner in countries.items():
        country = in_language(partner, "country", teller.words.language) or partner.name
        for year in range(teller.first.year, teller.last.year + 1):
            for held in partner_holidays(code, year):
                if teller.first <= held.day <= teller.last:
                    yield CalendarItem(
                        "partner_holiday",
                        PartialDate.day(held.day),
                        True,
                        held.name_ms if is_malay else held.name,
                        partner=country,
                        partner_id=partner.id,
                        flag=code,
                        why=THEIR_HOLIDAY_PERHAPS if held.is_estimate else THEIR_HOLIDAY,
                        values={"country": country},
                    )
