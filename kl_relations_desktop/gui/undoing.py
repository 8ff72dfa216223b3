"""Undoing the last change from anywhere in the window, and doing it again."""

from collections.abc import Callable
from functools import partial

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.naming import named
from kl_relations_desktop.usecases.records import last_act, load_record, redo_last, undo_entry
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.labels import kind_label


def undo_last(desk: Desk, is_dirty: bool) -> None:
    """Undo the last change and name the record."""
    words = desk.words
    if _is_done(desk, undo_entry, words("The last change was undone"), is_dirty=is_dirty):
        # The last record that the act had written is what it was about: a case, not its result.
        _tell(desk, words("Undone: {kind} “{name}”"), about=-1)


def do_again(desk: Desk, is_dirty: bool) -> None:
    """Do again what was undone last and name the record."""
    words = desk.words
    if _is_done(desk, redo_last, words("The last change was done again"), is_dirty=is_dirty):
        _tell(desk, words("Done again: {kind} “{name}”"), about=0)


def _is_done(
    desk: Desk, request: Callable[[Workspace], Changes], said: str, *, is_dirty: bool
) -> bool:
    """Do it, unless unsaved edits would be mixed up with it."""
    if is_dirty:
        desk.refused.emit(RuleViolation("undo.unsaved", field="entry"))
        return False
    return desk.do(request, said) is not None


def _tell(desk: Desk, frame: str, about: int) -> None:
    """Say which record it was, of those written now, and how many came with it."""
    words = desk.words
    written = list(dict.fromkeys((one.kind, one.record_id) for one in desk.ask(last_act)))
    kind, record_id = written.pop(about)
    record = desk.ask(partial(load_record, kind=kind, record_id=record_id))
    said = frame.format(kind=kind_label(kind, words), name=named(desk, record))
    if written:
        more = words.plural(
            "{said}, and {n} record with it", "{said}, and {n} records with it", len(written)
        )
        said = more.format(said=said, n=len(written))
    desk.said.emit(said)
