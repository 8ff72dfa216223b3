"""How an instrument stands on a day, and the steps by which that was reckoned."""

from datetime import date

from kl_relations_desktop.domain.reckoning import reckoned_on
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import Ending
from kl_relations_desktop.domain.standing_facts import (
    AgreementStanding,
    Circumstances,
    Length,
    Step,
    TermEvent,
)
from kl_relations_desktop.domain.standing_reasons import reasons
from kl_relations_desktop.domain.term_events import events_between, next_event_day
from kl_relations_desktop.domain.working_days import ClosedDay, ClosedDays, never_closed

__all__ = [
    "AgreementStanding",
    "Circumstances",
    "ClosedDay",
    "ClosedDays",
    "Length",
    "Step",
    "TermEvent",
    "events_between",
    "never_closed",
    "next_event_day",
    "standing_on",
]

_ORDINARY = Circumstances()


def standing_on(
    agreement: Agreement,
    day: date,
    circumstances: Circumstances = _ORDINARY,
    *,
    explain: bool = True,
) -> AgreementStanding:
    """Return how an instrument stands on a day; quicker where it need not explain."""
    found = reckoned_on(agreement, day, circumstances)
    term, letter = found.term, found.letter
    return AgreementStanding(
        found.state,
        term.number if term else None,
        term.starts if term else None,
        term.ends if term else None,
        letter.last if letter else None,
        letter.send_by if letter else None,
        found.review.day if found.review else None,
        reasons(agreement, found, circumstances) if explain else (),
        found.renews_itself,
        agreement.ended_by is Ending.WITHDRAWAL,
    )
