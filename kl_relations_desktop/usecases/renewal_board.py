"""The renewal board: every case, and every agreement that is coming up without one."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from kl_relations_desktop.domain.agreement_needs import Need, needs_on
from kl_relations_desktop.domain.dossier import DueItem
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import BoardColumn
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.records.renewal import Renewal, Stage
from kl_relations_desktop.domain.reviews import months_after
from kl_relations_desktop.domain.standing import AgreementStanding
from kl_relations_desktop.usecases.due_agreements import agreement_items
from kl_relations_desktop.usecases.renewal_stages import stage_of, stages
from kl_relations_desktop.usecases.renewals import column_of
from kl_relations_desktop.usecases.standing import Known, circumstances, known_of, standings
from kl_relations_desktop.usecases.workspace import Workspace

AHEAD_MONTHS = 12
"""So many months ahead, what ends or must be sent is on the board."""
REVIEWS_AHEAD_MONTHS = 6


@dataclass(frozen=True, slots=True)
class NextDate:
    """The next day that matters to a card, and what it is the day of."""

    kind: str
    """"answer", "send_by", "notice", "end", "rollover", "review" or "decided"."""
    day: PartialDate
    days: int
    """Days from today to the last day that it can mean; negative when late."""


@dataclass(frozen=True, slots=True)
class Card:
    """One agreement on the board, with its case where one has been opened."""

    agreement: Agreement
    partner: Partner | None
    standing: AgreementStanding
    column: BoardColumn
    case: Renewal | None = None
    stage: Stage | None = None
    next: NextDate | None = None

    @property
    def key(self) -> int:
        """Return a number of its own: the agreement's below zero, or the case's above."""
        if self.case is not None and self.case.id is not None:
            return self.case.id
        return -(self.agreement.id or 0)


@dataclass(frozen=True, slots=True)
class BoardLane:
    """One column of the board and its cards, the nearest first."""

    column: BoardColumn
    cards: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """All cards by column, and the stages that they can stand in."""

    columns: tuple[BoardLane, ...]
    stages: tuple[Stage, ...]
    year: int

    @property
    def cards(self) -> tuple[Card, ...]:
        """Return all cards, column by column."""
        return tuple(card for lane in self.columns for card in lane.cards)

    def card(self, key: int) -> Card | None:
        """Return a card by its key."""
        return next((one for one in self.cards if one.key == key), None)

    def card_of(self, agreement_id: int) -> Card | None:
        """Return the card of an agreement; the open one before the decided."""
        return next((one for one in self.cards if one.agreement.id == agreement_id), None)


@dataclass(frozen=True, slots=True)
class _Around:
    """What was read for all cards at once."""

    agreements: Mapping[int, Agreement]
    known: Known
    standings: Mapping[int, AgreementStanding]
    stages: tuple[Stage, ...]


def board(ws: Workspace) -> Board:
    """Return the board as it stands today."""
    today = ws.today()
    known_stages = stages(ws)
    cases = _cases(ws, today)
    coming = _coming(ws, today)
    agreements = _agreements(ws, [*(one.agreement or 0 for one in cases), *coming])
    known = known_of(ws, agreements.values())
    around = _Around(agreements, known, standings(ws, agreements.values(), known), known_stages)
    cards = []
    for case in cases:
        agreement = agreements.get(case.agreement or 0)
        if agreement is not None:
            conditions = circumstances(ws, agreement, known)
            needs = needs_on(agreement, today, replace(conditions, decided=None)).needs
            card = _card(agreement, around, case)
            cards.append(replace(card, next=_next_of_case(case, needs, today)))
    cards += _without_case(coming, around, {one.agreement for one in cases})
    lanes = tuple(
        BoardLane(column, tuple(sorted(_in(column, cards), key=_nearest)))
        for column in BoardColumn
    )
    return Board(lanes, known_stages, today.year)


def _cases(ws: Workspace, today: date) -> list[Renewal]:
    """Return the open cases, and those decided this year."""
    found = ws.store.reading("renewal").all()
    return [
        one
        for one in found
        if isinstance(one, Renewal)
        and (
            one.is_open
            or (one.decided_on is not None and one.decided_on.latest().year == today.year)
        )
    ]


def _coming(ws: Workspace, today: date) -> dict[int, DueItem]:
    """Return the nearest need of each agreement that comes up, by the agreement's id."""
    far = months_after(today, AHEAD_MONTHS) or date.max
    near = months_after(today, REVIEWS_AHEAD_MONTHS) or date.max
    coming: dict[int, DueItem] = {}
    for item in agreement_items(ws, far):
        if item.kind == "review" and item.date.latest() > near:
            continue
        known = coming.get(item.record_id)
        if known is None or item.days < known.days:
            coming[item.record_id] = item
    return coming


def _agreements(ws: Workspace, ids: Iterable[int]) -> dict[int, Agreement]:
    found = ws.store.reading("agreement").many(ids)
    return {key: one for key, one in found.items() if isinstance(one, Agreement)}


def _without_case(
    coming: Mapping[int, DueItem], around: _Around, with_case: set[int | None]
) -> list[Card]:
    """Return the cards of what comes up and has neither a case nor a decision."""
    cards = []
    for agreement_id, item in coming.items():
        agreement = around.agreements.get(agreement_id)
        if agreement is None or agreement_id in with_case or _is_settled(item, around):
            continue
        card = _card(agreement, around, None)
        cards.append(replace(card, next=NextDate(item.kind, item.date, item.days)))
    return cards


def _is_settled(item: DueItem, around: _Around) -> bool:
    """Say whether what comes up was decided: in the same term, or when this review came up."""
    decided = around.known.decided.get(item.record_id)
    if decided is None:
        return False
    if item.kind != "review":
        return decided.settles(around.standings[item.record_id].term_starts)
    came_up = months_after(item.date.latest(), -REVIEWS_AHEAD_MONTHS)
    return came_up is None or came_up <= decided.day


def _card(agreement: Agreement, around: _Around, case: Renewal | None) -> Card:
    column = BoardColumn.REVIEW if case is None else column_of(case, around.stages)
    return Card(
        agreement=agreement,
        partner=around.known.partners.get(agreement.partner or 0),
        standing=around.standings[agreement.id or 0],
        column=column,
        case=case,
        stage=None if case is None else stage_of(case, around.stages),
    )


def _next_of_case(case: Renewal, needs: tuple[Need, ...], today: date) -> NextDate | None:
    """Return the day of the decision, else of the answer, else what the agreement needs."""
    if case.decided_on is not None:
        return _dated("decided", case.decided_on, today)
    if case.answer_due_on is not None:
        return _dated("answer", case.answer_due_on, today)
    nearest = min(needs, key=lambda one: one.day.latest(), default=None)
    return None if nearest is None else _dated(nearest.kind, nearest.day, today)


def _dated(kind: str, day: PartialDate, today: date) -> NextDate:
    return NextDate(kind, day, (day.latest() - today).days)


def _in(column: BoardColumn, cards: Iterable[Card]) -> list[Card]:
    return [one for one in cards if one.column is column]


def _nearest(card: Card) -> tuple[bool, int, str, int]:
    days = card.next.days if card.next is not None else 0
    # What was decided last stands first.
    days = -days if card.column is BoardColumn.DECIDED else days
    name = card.partner.name if card.partner is not None else ""
    return card.next is None, days, name, card.key
