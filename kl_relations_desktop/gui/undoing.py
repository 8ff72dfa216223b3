"""Undoing the last change from anywhere in the window."""

from functools import partial

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.usecases.records import load_record, undo_entry
from kl_relations_desktop.wording.labels import headline, kind_label


def undo_last(desk: Desk, *, is_dirty: bool) -> None:
    """Undo the last change and name the record; unsaved edits would be mixed up with it."""
    words = desk.words
    if is_dirty:
        desk.refused.emit(RuleViolation("undo.unsaved", field="entry"))
        return
    changes = desk.do(undo_entry, words("The last change was undone"))
    for kind, record_id in changes.touched if changes is not None else ():
        record = desk.ask(partial(load_record, kind=kind, record_id=record_id))
        said = words("Undone: {kind} “{name}”")
        name = headline(record, words)
        desk.said.emit(said.format(kind=kind_label(kind, words), name=name))
