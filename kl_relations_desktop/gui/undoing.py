"""Undoing the last change from anywhere in the window."""

from functools import partial

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.naming import named
from kl_relations_desktop.usecases.records import last_act, load_record, undo_entry
from kl_relations_desktop.wording.labels import kind_label


def undo_last(desk: Desk, *, is_dirty: bool) -> None:
    """Undo the last change and name the record; unsaved edits would be mixed up with it."""
    words = desk.words
    if is_dirty:
        desk.refused.emit(RuleViolation("undo.unsaved", field="entry"))
        return
    if desk.do(undo_entry, words("The last change was undone")) is None:
        return
    # The last record that the act had written is what it was about: a case, not its result.
    *others, (kind, record_id) = dict.fromkeys(
        (entry.kind, entry.record_id) for entry in desk.ask(last_act)
    )
    record = desk.ask(partial(load_record, kind=kind, record_id=record_id))
    said = words("Undone: {kind} “{name}”")
    said = said.format(kind=kind_label(kind, words), name=named(desk, record))
    if others:
        more = words.plural(
            "{said}, and {n} record with it", "{said}, and {n} records with it", len(others)
        )
        said = more.format(said=said, n=len(others))
    desk.said.emit(said)
