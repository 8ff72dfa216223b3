"""Renewal cases: opening one, bringing it forward, and the steps taken on the way."""

from dataclasses import replace

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.base import in_language
from kl_relations_desktop.domain.records.kinds import BoardColumn
from kl_relations_desktop.domain.records.renewal import CaseStep, Renewal, Stage
from kl_relations_desktop.usecases.renewal_stages import settled_stages, stage_of
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.catalogue import words


def open_case(ws: Workspace, agreement_id: int) -> Changes:
    """Open the case of an agreement's next term, in the first stage."""
    with ws.store.session():
        known = settled_stages(ws)
        agreement = load_agreement(ws, agreement_id)
        if open_case_of(ws, agreement_id) is not None:
            raise RuleViolation(
                "renewal.already_open", field="agreement", agreement=agreement.headline()
            )
        case = Renewal(
            title=_title(ws, agreement),
            partner=agreement.partner,
            agreement=agreement_id,
            stage=known[0].id if known else None,
            opened_on=PartialDate.day(ws.today()),
            officer=ws.settings.officer_name,
            marking=agreement.marking,
        )
        saved = ws.store.shelf("renewal").save(case)
    return Changes.of("renewal", saved.id or 0)


def move_case(ws: Workspace, case_id: int, stage_id: int) -> Changes:
    """Bring an open case to another stage; the way is kept among its steps."""
    with ws.store.session():
        case = load_open_case(ws, case_id)
        known = settled_stages(ws)
        stage = next((one for one in known if one.id == stage_id), None)
        if stage is None:
            raise RuleViolation("record.unknown", field="stage", kind="stage", id=stage_id)
        if stage.column is BoardColumn.DECIDED:
            raise RuleViolation("renewal.decide_first", field="stage")
        if case.stage != stage_id:
            step = done_step(ws, _moved_words(ws, stage))
            save_case(ws, replace(case, stage=stage_id, steps=(*case.steps, step)))
    return Changes.of("renewal", case_id)


def bring(ws: Workspace, agreement_id: int, place: int) -> Changes:
    """Bring an agreement's case to the stage in this place; opened when there is none yet."""
    with ws.store.session():
        known = settled_stages(ws)
        case = open_case_of(ws, agreement_id)
        case_id = open_case(ws, agreement_id).first_id if case is None else case.id or 0
        return move_case(ws, case_id, known[place].id or 0)


def add_step(ws: Workspace, case_id: int, step: CaseStep) -> Changes:
    """Add something to be done; without a name it is the officer's own."""
    with ws.store.session():
        case = load_open_case(ws, case_id)
        own = step if step.officer else replace(step, officer=ws.settings.officer_name)
        save_case(ws, replace(case, steps=(*case.steps, own)))
    return Changes.of("renewal", case_id)


def finish_step(ws: Workspace, case_id: int, place: int, *, is_done: bool = True) -> Changes:
    """Tick the step in a place as done today, or take the tick away."""
    with ws.store.session():
        case = load_open_case(ws, case_id)
        if not 0 <= place < len(case.steps):
            raise RuleViolation("renewal.no_such_step", field="steps")
        done_on = PartialDate.day(ws.today()) if is_done else None
        steps = list(case.steps)
        steps[place] = replace(steps[place], done_on=done_on)
        save_case(ws, replace(case, steps=tuple(steps)))
    return Changes.of("renewal", case_id)


def await_answer(ws: Workspace, case_id: int, due_on: PartialDate | None) -> Changes:
    """Note by when the partner's answer is due, or that none is awaited."""
    with ws.store.session():
        save_case(ws, replace(load_open_case(ws, case_id), answer_due_on=due_on))
    return Changes.of("renewal", case_id)


def bin_case(ws: Workspace, case_id: int) -> Changes:
    """Take a case out of sight; its agreement stays."""
    with ws.store.session():
        ws.store.shelf("renewal").bin(case_id)
    return Changes.of("renewal", case_id)


def open_case_of(ws: Workspace, agreement_id: int) -> Renewal | None:
    """Return the open case of an agreement, if there is one."""
    found = ws.store.reading("renewal").find(agreement=agreement_id)
    return next((one for one in found if isinstance(one, Renewal) and one.is_open), None)


def load_agreement(ws: Workspace, agreement_id: int) -> Agreement:
    """Return an agreement in sight; one in the bin has no case."""
    reading = ws.store.reading("agreement")
    agreement = reading.load(agreement_id)
    if not isinstance(agreement, Agreement) or reading.is_binned(agreement_id):
        raise RuleViolation("record.unknown", field="id", kind="agreement", id=agreement_id)
    return agreement


def load_open_case(ws: Workspace, case_id: int) -> Renewal:
    """Return a case that can still be brought forward; refuses a decided one."""
    reading = ws.store.reading("renewal")
    case = reading.load(case_id)
    if not isinstance(case, Renewal) or reading.is_binned(case_id):
        raise RuleViolation("record.unknown", field="id", kind="renewal", id=case_id)
    if not case.is_open:
        raise RuleViolation("renewal.decided", field="decision")
    return case


def completed(ws: Workspace, case: Renewal) -> Renewal:
    """Return a new case with the partner and title of its agreement, where it has none."""
    agreement = (
        ws.store.reading("agreement").many((case.agreement or 0,)).get(case.agreement or 0)
    )
    if not isinstance(agreement, Agreement):
        return case
    partner = agreement.partner if case.partner is None else case.partner
    return replace(case, partner=partner, title=case.title or _title(ws, agreement))


def save_case(ws: Workspace, case: Renewal) -> None:
    """Keep a case, within the transaction of the request."""
    ws.store.shelf("renewal").save(case)


def done_step(ws: Workspace, text: str, note: str = "") -> CaseStep:
    """Return a step that the officer has taken today."""
    today = PartialDate.day(ws.today())
    return CaseStep(text=text, officer=ws.settings.officer_name, done_on=today, note=note)


def column_of(case: Renewal, known: tuple[Stage, ...]) -> BoardColumn:
    """Return the column in which a case stands; without a stage an open one is in Review."""
    if not case.is_open:
        return BoardColumn.DECIDED
    stage = stage_of(case, known)
    if stage is None or stage.column is BoardColumn.DECIDED:
        return BoardColumn.REVIEW
    return stage.column


def _moved_words(ws: Workspace, stage: Stage) -> str:
    language = ws.settings.screen_language
    said = words(language)("Moved to {stage}")
    return said.format(stage=in_language(stage, "name", language))


def _title(ws: Workspace, agreement: Agreement) -> str:
    partner = ws.store.reading("partner").headlines((agreement.partner or 0,))
    names = (partner.get(agreement.partner or 0, ""), agreement.headline())
    return " · ".join(one for one in names if one)[:200]
