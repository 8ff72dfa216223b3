"""Closing a renewal case: as renewed, with the next instrument, or as not renewed."""

from dataclasses import replace

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement, AgreementLink
from kl_relations_desktop.domain.records.kinds import Decision, Relation
from kl_relations_desktop.domain.records.renewal import Renewal
from kl_relations_desktop.usecases.renewal_stages import closing_stage, settled_stages
from kl_relations_desktop.usecases.renewals import (
    done_step,
    load_agreement,
    load_open_case,
    save_case,
)
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.catalogue import N_, words

CARRIED_OVER = (
    "partner", "kind", "title", "title_ms", "is_ours", "languages", "purpose", "purpose_ms",
    "areas", "areas_ms", "parties", "clauses", "marking",
    "term_kind", "term_from", "term_years", "term_months", "term_event",
    "renewal_years", "renewal_months", "renewal_times",
    "notice_months", "notice_days", "despatch_margin_days",
)  # fmt: skip
"""What the next instrument takes from the one it renews; days, names and places are new."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision: on which day, on whose authority, and what was said of it."""

    decided_on: PartialDate | None
    authority: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class NextInstrument:
    """What is known of the instrument that renews another; unsigned, it is a draft."""

    signed_on: PartialDate | None = None
    title: str = ""
    """Empty: as the earlier one is called."""
    ends_on: PartialDate | None = None
    """The day on which it says that it ends, where it names one."""


def successor_of(earlier: Agreement, instrument: NextInstrument) -> Agreement:
    """Return the instrument that renews an earlier one; refused when signed before it."""
    first, second = earlier.signed_on, instrument.signed_on
    if first is not None and second is not None and second.latest() < first.earliest():
        raise RuleViolation(
            "renewal.signed_before", field="signed_on", signed=second, earlier=first
        )
    made = replace(
        Agreement(),
        **{name: getattr(earlier, name) for name in CARRIED_OVER},
        signed_on=second,
        term_until=instrument.ends_on,
        links=(AgreementLink(agreement=earlier.id, relation=Relation.RENEWS),),
    )
    if not instrument.title or instrument.title == earlier.title:
        return made
    return replace(made, title=instrument.title, title_ms="")


def decide_renewed(
    ws: Workspace, case_id: int, ruling: Ruling, instrument: NextInstrument
) -> Changes:
    """Close a case as renewed, and create the instrument that renews: both or neither."""
    with ws.store.session():
        case = load_open_case(ws, case_id)
        earlier = load_agreement(ws, case.agreement or 0)
        result = ws.store.shelf("agreement").save(successor_of(earlier, instrument))
        closed = replace(case, decision=Decision.RENEWED, result=result.id)
        _close(ws, closed, ruling, N_("Renewed"))
    return Changes.of("renewal", case_id) | Changes.of("agreement", result.id or 0)


def decide_not_renewed(ws: Workspace, case_id: int, ruling: Ruling) -> Changes:
    """Close a case as not renewed; who decided must be said."""
    with ws.store.session():
        case = load_open_case(ws, case_id)
        _close(ws, replace(case, decision=Decision.NOT_RENEWED), ruling, N_("Not renewed"))
    return Changes.of("renewal", case_id)


def _close(ws: Workspace, case: Renewal, ruling: Ruling, said: str) -> None:
    decided_on = ruling.decided_on
    if decided_on is not None and decided_on.earliest() > ws.today():
        raise RuleViolation("renewal.day_ahead", field="decided_on")
    is_renewed = case.decision is Decision.RENEWED
    stage = closing_stage(settled_stages(ws), is_renewed=is_renewed)
    step = done_step(ws, words(ws.settings.screen_language)(said), ruling.note)
    save_case(
        ws,
        replace(
            case,
            decided_on=decided_on,
            authority=ruling.authority.strip(),
            stage=stage.id if stage else case.stage,
            steps=(*case.steps, step),
        ),
    )
