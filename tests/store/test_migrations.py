import hashlib
from dataclasses import replace
from pathlib import Path

import apsw
import pytest
from playhouse.schema_diff import diff_models

from kl_relations_desktop.domain.errors import StoreUnavailable
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement, AgreementLink
from kl_relations_desktop.domain.records.kinds import Relation
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.records.people import Honorific, Person
from kl_relations_desktop.store import connections, engine, health
from kl_relations_desktop.store.database import DATABASE, RELEASED, Schema, Store
from kl_relations_desktop.store.journal import JournalTable
from kl_relations_desktop.store.rows import row_tables
from kl_relations_desktop.store.search import SearchTable
from kl_relations_desktop.store.tables import TABLES
from tests.store.conftest import OFFICER

ONE_MORE = """
from peewee import TextField

def up(migrator, db):
    migrator.migrate(migrator.add_column("partner", "nickname", TextField(default="")))
"""
BROKEN = """
def up(migrator, db):
    db.execute_sql("CREATE TABLE half (a)")
    raise ZeroDivisionError
"""


def _released_with(tmp_path: Path, name: str, text: str) -> Schema:
    folder = tmp_path / "migrations"
    folder.mkdir()
    for path in RELEASED.migrations.glob("[0-9]*.py"):
        (folder / path.name).write_text(path.read_text("utf-8"), "utf-8")
    (folder / name).write_text(text, "utf-8")
    return Schema(RELEASED.kinds, RELEASED.tables, folder)


def _released_until(tmp_path: Path, last: int) -> Schema:
    folder = tmp_path / "migrations"
    folder.mkdir()
    for path in RELEASED.migrations.glob("[0-9]*.py"):
        if int(path.name[:4]) <= last:
            (folder / path.name).write_text(path.read_text("utf-8"), "utf-8")
    return Schema(RELEASED.kinds, RELEASED.tables, folder)


def _digests(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.glob("*.db*")
        if not path.name.endswith("-shm")
    }


def test_the_migrations_make_exactly_the_tables_of_the_classes(store):
    models = [*TABLES.values(), *row_tables().values(), JournalTable, SearchTable]
    ours = [one for one in models if "scratch" not in one._meta.table_name]

    # The orders of the long lists are indexes that no class names.
    found = diff_models(store.database, ours)
    more = [one for one in found.drop_indexes if "_list_" not in str(one)]
    assert not found._replace(drop_indexes=more)


def test_a_new_file_carries_our_mark_and_version(store):
    assert (
        connections.read_number(store.database, "application_id") == connections.APPLICATION_ID
    )
    assert connections.read_number(store.database, "user_version") == RELEASED.version()


def test_a_connection_is_set_up_as_decided(store):
    store.shelf("partner").save(Partner(name="Ankara"))
    asked = ("journal_mode", "synchronous", "foreign_keys", "cell_size_check", "trusted_schema",
             "busy_timeout")  # fmt: skip
    found = [store.database.execute_sql(f"PRAGMA {one}").fetchall()[0][0] for one in asked]

    assert found == ["wal", 2, 1, 1, 0, 5000]
    connection = store.database.connection()
    assert connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, -1) == 1
    assert connection.config(apsw.SQLITE_DBCONFIG_DQS_DML, -1) == 0
    assert connection.config(apsw.SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, -1) == 0
    with pytest.raises(Exception, match="too many attached"):
        store.database.execute_sql("ATTACH ':memory:' AS other")


def test_an_old_engine_is_refused(monkeypatch, office, open_store):
    monkeypatch.setattr(connections.apsw, "sqlite_lib_version", lambda: "3.51.2")

    with pytest.raises(StoreUnavailable, match=r"store\.old_sqlite"):
        open_store(office)
    assert not office.exists()


def test_a_file_of_a_newer_program_is_refused_and_left_as_it_is(office, open_store):
    store = open_store(office)
    connections.write_number(store.database, "user_version", RELEASED.version() + 1)
    store.close()
    before = _digests(office)

    with pytest.raises(StoreUnavailable, match=r"store\.newer"):
        open_store(office)

    assert _digests(office) == before


def test_a_newer_file_is_refused_even_when_its_version_is_only_in_the_log(office, open_store):
    other = engine.OfficeDatabase(office / DATABASE)
    open_store(office).close()
    connections.write_number(other, "user_version", RELEASED.version() + 1)
    before = _digests(office)

    with pytest.raises(StoreUnavailable, match=r"store\.newer"):
        open_store(office)

    assert _digests(office) == before
    other.close_all()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"not a database at all", "store.not_a_database"),
        (b"SQLite format 3\0" + b"\7" * 500, "store.not_ours"),
    ],
)
def test_a_file_of_another_program_is_refused_and_left_as_it_is(
    office, open_store, content, code
):
    office.mkdir()
    (office / DATABASE).write_bytes(content)

    with pytest.raises(StoreUnavailable, match=code.replace(".", r"\.")):
        open_store(office)

    assert (office / DATABASE).read_bytes() == content


def test_a_verified_copy_is_made_before_a_file_with_records_is_migrated(
    office, open_store, clock, tmp_path
):
    store = open_store(office)
    store.shelf("partner").save(Partner(name="Ankara"))
    store.close()
    schema = _released_with(tmp_path, "0099_nickname.py", ONE_MORE)

    migrated = Store.open(office, officer=OFFICER, clock=clock, schema=schema)

    assert connections.read_number(migrated.database, "user_version") == 99
    assert [one.name for one in migrated.shelf("partner").all()] == ["Ankara"]
    migrated.close()
    (copy,) = (office / "before-migration").glob("*.db")
    assert connections.is_whole(copy)
    kept = apsw.Connection(str(copy))
    assert kept.pragma("user_version") == RELEASED.version()
    assert kept.execute("SELECT name FROM partner").fetchall() == [("Ankara",)]
    kept.close()


def test_a_migration_that_fails_leaves_the_old_tables_and_records(
    office, open_store, clock, tmp_path
):
    open_store(office).shelf("partner").save(Partner(name="Ankara"))
    schema = _released_with(tmp_path, "0099_broken.py", BROKEN)

    with pytest.raises(ZeroDivisionError):
        Store.open(office, officer=OFFICER, clock=clock, schema=schema)

    store = open_store(office)
    assert [one.name for one in store.shelf("partner").all()] == ["Ankara"]
    assert health.check(store).is_whole


def test_no_copy_that_is_not_whole_lets_a_migration_begin(
    office, open_store, clock, tmp_path, monkeypatch
):
    open_store(office).close()
    monkeypatch.setattr(connections, "is_whole", lambda _: False)
    schema = _released_with(tmp_path, "0099_nickname.py", ONE_MORE)

    with pytest.raises(StoreUnavailable, match=r"store\.copy_not_whole"):
        Store.open(office, officer=OFFICER, clock=clock, schema=schema)

    assert (
        connections.read_number(open_store(office).database, "user_version")
        == RELEASED.version()
    )


def test_titles_written_before_they_had_a_malay_twin_are_kept(
    office, open_store, clock, tmp_path
):
    schema = _released_until(tmp_path, 5)
    old = Store.open(office, officer=OFFICER, clock=clock, schema=schema)
    saved = old.shelf("person").save(Person(name="Karim El Fassi"))
    old.database.execute_sql(
        "INSERT INTO person_honorifics (parent, position, title, since) "
        "VALUES (?, 1, 'H.E.', '2026')",
        (saved.id,),
    )
    old.close()

    store = open_store(office)

    (karim,) = store.shelf("person").all()
    assert karim.honorifics == (Honorific(title="H.E.", since=PartialDate.parse("2026")),)
    named = replace(karim, honorifics=(replace(karim.honorifics[0], title_ms="T.Y.T."),))
    store.shelf("person").save(named)
    assert [one.title_ms for one in store.shelf("person").all()[0].honorifics] == ["T.Y.T."]


def test_a_folder_from_before_acts_and_amendments_is_whole_and_undone_entry_by_entry(
    office, open_store, clock, tmp_path
):
    schema = _released_until(tmp_path, 6)
    old = Store.open(office, officer=OFFICER, clock=clock, schema=schema)
    partner = old.shelf("partner").save(Partner(name="Ankara"))
    first = old.shelf("agreement").save(Agreement(partner=partner.id, title="First"))
    amends = (AgreementLink(agreement=first.id, relation=Relation.AMENDS),)
    made = Agreement(partner=partner.id, title="Amendment", links=amends)
    amendment = old.shelf("agreement").save(made)
    old.close()

    store = open_store(office)

    assert health.check(store).is_whole
    assert store.journal.act_of(store.journal.last()) == (store.journal.last(),)
    looked = "UPDATE agreement_watch SET looks_on = '2030-01-01'"
    store.database.execute_sql(looked)
    store.shelf("agreement").save(replace(first, note="changed"))
    put_aside = "SELECT agreement FROM agreement_watch WHERE looks_on = ''"
    found = {key for (key,) in store.database.execute_sql(put_aside)}
    assert found == {first.id, amendment.id}
    for _ in range(2):
        store.undo(store.journal.last_undoable().sequence)
    assert [one.title for one in store.shelf("agreement").all()] == ["First"]
    assert health.check(store).is_whole
