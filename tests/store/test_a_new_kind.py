"""The test of the house: a new kind costs a description, a table, a migration and a line."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from peewee import BigIntegerField, BooleanField, DoubleField, TextField

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.listing import FilterWord, ListQuestion
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records import register
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import (
    Choice,
    Searched,
    choice,
    flag,
    integer,
    line,
    link,
    long_text,
    money,
    number,
    partial_date,
    texts,
)
from kl_relations_desktop.domain.records.plain import to_plain
from kl_relations_desktop.domain.records.register import Kind
from kl_relations_desktop.store import database, health
from kl_relations_desktop.store.columns import RecordTable, link_to
from kl_relations_desktop.store.database import RELEASED, Schema
from kl_relations_desktop.store.tables import TABLES


class Weight(Choice):
    """How heavy a plaque is."""

    LIGHT = "light", "Light"
    HEAVY = "heavy", "Heavy"


# 1. The description.
@dataclass(frozen=True, slots=True, kw_only=True)
class Scratch(Record):
    """A plaque on a wall: ten fields."""

    name: str = line("Name", required=True, searched=Searched.NAME, listed=True)
    story: str = long_text("Story", searched=Searched.TEXT)
    aliases: tuple[str, ...] = texts("Also known as", searched=Searched.NAME)
    unveiled_on: PartialDate | None = partial_date("Unveiled on", listed=True, gap=True)
    weight: Weight = choice("Weight", Weight.LIGHT, listed=True)
    letters: int | None = integer("Letters")
    height: float | None = number("Height in metres")
    cost: Decimal | None = money("Cost in RM", listed=True)
    is_lit: bool = flag("Lit at night")
    partner: int | None = link("Partner", "partner", listed=True)


# 2. The table.
class ScratchTable(RecordTable):
    """Plaques."""

    name = TextField(default="")
    story = TextField(default="")
    aliases = TextField(default="[]")
    unveiled_on = TextField(null=True)
    unveiled_on_from = TextField(default="", index=True)
    unveiled_on_to = TextField(default="")
    weight = TextField()
    letters = BigIntegerField(null=True)
    height = DoubleField(null=True)
    cost = BigIntegerField(null=True)
    is_lit = BooleanField()
    partner = link_to("partner")


# 3. The migration.
MIGRATION = """
from tests.store.test_a_new_kind import ScratchTable

def up(migrator, db):
    with db.bind_ctx([ScratchTable]):
        db.create_tables([ScratchTable], safe=False)
"""
# 4. The line in the register.
LINE = Kind("scratch", "scratches", Scratch, "Plaque", "Plaques", "milestone")


@pytest.fixture
def scratch_kind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Give the program one more kind of record for the length of a test."""
    folder = tmp_path / "migrations"
    shutil.copytree(RELEASED.migrations, folder)
    (folder / "0099_scratch.py").write_text(MIGRATION, "utf-8")
    monkeypatch.setitem(register.KINDS, "scratch", LINE)
    monkeypatch.setitem(TABLES, "scratch", ScratchTable)
    monkeypatch.setattr(database, "RELEASED", Schema(register.KINDS, TABLES, folder))
    yield


FULL = Scratch(
    name="Merdeka Stone",
    story="Laid by the Mayor of Ankara.",
    aliases=("Batu Merdeka",),
    unveiled_on=PartialDate.parse("1984-02"),
    weight=Weight.HEAVY,
    letters=120,
    height=1.5,
    cost=Decimal("1250.50"),
    is_lit=True,
    note="Cleaned every year",
)


@pytest.mark.usefixtures("scratch_kind")
def test_a_new_kind_is_kept_listed_found_exported_and_journaled_without_further_code(
    office, open_store
):
    store = open_store(office)
    shelf = store.shelf("scratch")

    saved = shelf.save(FULL)
    shelf.save(replace(saved, cost=None))

    assert shelf.load(saved.id) == replace(FULL, id=saved.id, cost=None)
    asked = ListQuestion("scratch", sort="unveiled_on", words=(FilterWord("batu"),))
    outline = store.listing("scratch").outline(asked)
    assert store.listing("scratch").page(asked, outline.runs[0]) == (
        ("1984-02-01", "1984-02-29", saved.id),
    )
    assert [hit.kind for hit in store.search("batu merdek")] == ["scratch"]
    assert to_plain(saved)["cost"] == "1250.50"
    newest = store.journal.entries("scratch", saved.id)[0]
    assert [(one.field, one.before, one.after) for one in newest.changes] == [
        ("cost", "1250.50", None)
    ]
    store.undo(newest.sequence)
    assert shelf.load(saved.id) == saved
    shelf.bin(saved.id)
    assert shelf.binned() == (saved,)
    assert health.check(store).is_whole
