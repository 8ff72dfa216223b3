"""What somebody else has saved while an officer was editing, as a form tells it."""

from collections.abc import Iterable
from textwrap import shorten

from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import spec_of
from kl_relations_desktop.domain.records.register import kind_of
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.usecases.records import link_names, load_record
from kl_relations_desktop.wording.labels import value_in

_OTHER = 200
"""So much is told of what somebody else has written."""


def stored(desk: Desk, record: Record) -> Record:
    """Return a record as it stands in the store now."""
    return desk.ask(lambda ws: load_record(ws, kind_of(record).name, record.id or 0))


def told_of(desk: Desk, now: Record, names: Iterable[str]) -> dict[str, str]:
    """Return what others have written into these fields, in words."""
    words = desk.words
    links = desk.ask(lambda ws: link_names(ws, (now,)))
    told = {}
    for name in names:
        said = value_in(now, spec_of(type(now), name), getattr(now, name), words, links)
        told[name] = shorten(said, _OTHER, placeholder=" …") or words("Not stated")
    return told
