"""The stages of the way to the next term: the desk's own, nine to begin with."""

from dataclasses import replace

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.records.kinds import BoardColumn
from kl_relations_desktop.domain.records.renewal import Renewal, Stage
from kl_relations_desktop.store.officer import STARTER
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.catalogue import N_, words

FIRST_STAGES = (
    (N_("To decide"), BoardColumn.REVIEW),
    (N_("Consulting departments"), BoardColumn.PREPARE),
    (N_("Drafting"), BoardColumn.PREPARE),
    (N_("Legal advice"), BoardColumn.PREPARE),
    (N_("Approval"), BoardColumn.PREPARE),
    (N_("With the partner"), BoardColumn.WITH_PARTNER),
    (N_("To sign"), BoardColumn.WITH_PARTNER),
    (N_("Done"), BoardColumn.DECIDED),
    (N_("Not renewed"), BoardColumn.DECIDED),
)
_COLUMNS = tuple(BoardColumn)
_MALAY = "ms"


def stages(ws: Workspace) -> tuple[Stage, ...]:
    """Return the desk's stages in order; the first ones, unsaved, where none has ever been."""
    found = ws.store.reading("stage").all()
    known = [one for one in found if isinstance(one, Stage)]
    if not known and not ws.store.reading("stage").count(include_binned=True):
        return _first()
    return tuple(sorted(known, key=_order))


def settled_stages(ws: Workspace) -> tuple[Stage, ...]:
    """Return the stages in order, saved: the first ones are written where none has been."""
    now = stages(ws)
    if any(one.id is None for one in now):
        # No part of the act that asked for them: undone, it leaves them to other cases.
        with ws.store.session("first stages", STARTER):
            for one in now:
                ws.store.shelf("stage").save(one)
        now = stages(ws)
    return now


def save_stages(ws: Workspace, wanted: tuple[Stage, ...]) -> Changes:
    """Keep the stages as given, in this order; one that is no longer there goes to the bin."""
    changes = Changes()
    with ws.store.session():
        kept = {one.id for one in wanted}
        for old in stages(ws):
            if old.id is not None and old.id not in kept:
                changes |= bin_stage(ws, old.id)
        _refuse_empty_column(wanted)
        for place, one in enumerate(wanted, 1):
            saved = ws.store.shelf("stage").save(replace(one, place=place))
            changes |= Changes.of("stage", saved.id or 0)
    return changes


def bin_stage(ws: Workspace, stage_id: int) -> Changes:
    """Take a stage out of sight; refused while a case stands in it."""
    with ws.store.session():
        standing = ws.store.reading("renewal").find(stage=stage_id)
        if standing:
            stage = ws.store.reading("stage").load(stage_id)
            raise RuleViolation(
                "stage.in_use", field="stage", stage=stage.headline(), count=len(standing)
            )
        ws.store.shelf("stage").bin(stage_id)
    return Changes.of("stage", stage_id)


def closing_stage(known: tuple[Stage, ...], *, is_renewed: bool) -> Stage | None:
    """Return the stage that a decided case comes to: the first for renewed, else the last."""
    decided = [one for one in known if one.column is BoardColumn.DECIDED]
    if not decided:
        return None
    return decided[0] if is_renewed else decided[-1]


def stage_of(case: Renewal, known: tuple[Stage, ...]) -> Stage | None:
    """Return the stage in which a case stands."""
    return next((one for one in known if one.id == case.stage), None)


def _first() -> tuple[Stage, ...]:
    malay = words(_MALAY)
    return tuple(
        Stage(name=name, name_ms=malay(name), column=column, place=place)
        for place, (name, column) in enumerate(FIRST_STAGES, 1)
    )


def _refuse_empty_column(wanted: tuple[Stage, ...]) -> None:
    for column in _COLUMNS:
        if not any(one.column is column for one in wanted):
            raise RuleViolation("stage.empty_column", field="column", column=column)


def _order(stage: Stage) -> tuple[int, bool, int, int]:
    """Sort by column, then by place; a stage without a place goes last in its column."""
    place = stage.place
    return _COLUMNS.index(stage.column), place is None, place or 0, stage.id or 0
