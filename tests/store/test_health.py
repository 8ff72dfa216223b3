import json
import random
import shutil
from dataclasses import replace

import apsw
import pytest

from kl_relations_desktop.domain.errors import StoreUnavailable
from kl_relations_desktop.domain.records.evidence import Document
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.store import backups, digest, health
from kl_relations_desktop.store.database import DATABASE
from kl_relations_desktop.store.journal import KEY_FILE
from kl_relations_desktop.store.rest import NOTE_FILE
from tests.store.filled import one_of_each


def _lived_in(store) -> None:
    with store.session():
        one_of_each(store)
        for number in range(12):
            saved = store.shelf("partner").save(Partner(name=f"City {number}"))
            store.shelf("partner").save(replace(saved, country="Turkey"))
        store.shelf("partner").bin(saved.id)


def _codes(store) -> set[str]:
    return {one.code for one in health.check(store).findings}


def _forge(folder, *statements) -> None:
    """Change the file as somebody with another program could, who knows of the note too."""
    (folder / NOTE_FILE).unlink()
    connection = apsw.Connection(str(folder / DATABASE))
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _, sql in triggers:
        connection.execute(sql)
    connection.close()


MUTATIONS = {
    "a value is edited": "UPDATE journal SET changes = replace(changes, 'y', 'j') "
    "WHERE sequence = {n}",
    "an officer is edited": "UPDATE journal SET shown_name = 'Another' WHERE sequence = {n}",
    "a reason is added": "UPDATE journal SET reason = 'as agreed' WHERE sequence = {n}",
    "a time is edited": "UPDATE journal SET at = '2020-01-01T00:00:00.000000+00:00' "
    "WHERE sequence = {n}",
    "an entry is deleted": "DELETE FROM journal WHERE sequence = {n}",
    "the end is cut off": "DELETE FROM journal WHERE sequence >= {n}",
    "the start is cut off": "DELETE FROM journal WHERE sequence <= {n}",
    "an entry is written twice": "INSERT INTO journal SELECT (SELECT max(sequence) + 1 FROM "
    "journal), at, account, shown_name, reason, kind, record_id, headline, operation, undoes, "
    "changes, mac, act FROM journal WHERE sequence = {n}",
    "two entries change places": "UPDATE journal SET sequence = CASE sequence WHEN {n} THEN -1 "
    "ELSE -2 END WHERE sequence IN ({n}, {n} + 1); UPDATE journal SET sequence = "
    "CASE sequence WHEN -1 THEN {n} + 1 ELSE {n} END WHERE sequence < 0",
    "an entry is taken out of its act": "UPDATE journal SET act = coalesce(act + 1, 1) "
    "WHERE sequence = {n}",
    "a mac is copied": "UPDATE journal SET mac = (SELECT mac FROM journal WHERE sequence = "
    "{n} + 1) WHERE sequence = {n}",
}


@pytest.fixture
def lived_in(open_store, office):
    store = open_store(office)
    _lived_in(store)
    store.close()
    return office


def test_an_office_that_was_only_worked_in_is_whole(store):
    _lived_in(store)
    found = health.check(store)

    assert found.findings == ()
    assert found.is_whole
    assert found.counts["partner"] == 12


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_a_forged_journal_is_found(lived_in, open_store, mutation, tmp_path):
    chance = random.Random(mutation)
    newest = 13 + 25
    for turn, number in enumerate(chance.sample(range(14, newest), 5)):
        folder = shutil.copytree(lived_in, tmp_path / f"forged {turn}")
        _forge(folder, MUTATIONS[mutation].format(n=number))

        found = _codes(open_store(folder))

        assert found & {"journal.broken", "journal.head_back"}, number


def test_an_older_file_put_back_is_noticed(lived_in, open_store, tmp_path):
    older = (lived_in / DATABASE).read_bytes()
    store = open_store(lived_in)
    store.shelf("partner").save(Partner(name="Newer"))
    store.close()
    (lived_in / DATABASE).write_bytes(older)

    assert _codes(open_store(lived_in)) == {"journal.head_back", "database.altered"}


def test_an_older_file_is_noticed_by_a_backup_where_the_noted_head_is_gone(
    lived_in, open_store
):
    older = (lived_in / DATABASE).read_bytes()
    store = open_store(lived_in)
    store.shelf("partner").save(Partner(name="Newer"))
    backups.automatic(store)
    store.close()
    (lived_in / DATABASE).write_bytes(older)
    (lived_in / "journal.head").unlink()
    (lived_in / NOTE_FILE).unlink()

    assert _codes(open_store(lived_in)) == {"journal.head_back"}


def test_a_torn_note_of_the_head_is_no_alarm(lived_in, open_store):
    (lived_in / "journal.head").write_text(json.dumps({"sequence": 3})[:-2])

    assert _codes(open_store(lived_in)) == set()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE partner SET country = 'Elsewhere' WHERE id = 3",
        "DELETE FROM partner WHERE id = 5",
        "UPDATE partner SET is_binned = 1 WHERE id = 6",
        "INSERT INTO network_members (parent, position, name, country, country_ms) "
        "VALUES (1, 1, 'Atlantis', '', '')",
    ],
)
def test_a_record_changed_behind_the_journals_back_is_found(lived_in, open_store, statement):
    _forge(lived_in, statement)

    assert _codes(open_store(lived_in)) == {"journal.differs"}


def test_tables_of_no_release_are_found(lived_in, open_store):
    _forge(lived_in, "CREATE TRIGGER spy AFTER INSERT ON partner BEGIN SELECT 1; END")

    assert _codes(open_store(lived_in)) == {"schema.unknown"}


def test_a_damaged_file_is_found(lived_in, open_store):
    path = lived_in / DATABASE
    content = bytearray(path.read_bytes())
    page = 4096
    for start in range(page * 20, len(content) - page, page * 7):
        content[start + 8 : start + 400] = b"\xff" * 392
    path.write_bytes(content)
    (lived_in / NOTE_FILE).unlink()

    try:
        found = _codes(open_store(lived_in))
    except StoreUnavailable as refused:
        found = {refused.code}

    assert found & {"database.damaged", "store.damaged"}


def test_what_two_looks_find_is_said_once(store, monkeypatch):
    found = health.Finding("journal.differs", {"record": "gift 1"})
    for look in ("broken", "differs"):
        monkeypatch.setattr(health, look, lambda _store: iter([found]))
    assert health.check(store).findings == (found,)


def test_a_file_missing_or_changed_in_the_vault_is_found(store, tmp_path):
    scan = tmp_path / "scan.pdf"
    for text in ("one", "two", "three"):
        scan.write_text(text)
        sha256, size = store.vault.take(scan, "scan.pdf")
        store.shelf("document").save(
            Document(original_name=f"{text}.pdf", sha256=sha256, size=size)
        )
    assert health.check(store).is_whole
    changed, missing, _ = (one.sha256 for one in store.shelf("document").all())
    store.vault.path_of(changed).chmod(0o600)
    store.vault.path_of(changed).write_text("forged")
    store.vault.path_of(missing).unlink()

    found = health.check(store).findings

    assert [(one.code, one.values["name"]) for one in found] == [
        ("vault.changed", "one.pdf"), ("vault.missing", "two.pdf"),
    ]  # fmt: skip


def _flipped(folder, source, place, bit):
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source, folder)
    content = bytearray((folder / DATABASE).read_bytes())
    content[place] ^= 1 << bit
    (folder / DATABASE).write_bytes(content)
    return folder


def _found_in(open_store, folder) -> set[str]:
    try:
        store = open_store(folder)
    except StoreUnavailable as refused:
        return {refused.code}
    found = _codes(store)
    store.close()
    return found


@pytest.mark.parametrize("seed", range(5))
def test_one_flipped_bit_anywhere_is_found(lived_in, open_store, tmp_path, seed):
    chance = random.Random(seed)
    size = (lived_in / DATABASE).stat().st_size
    for _ in range(8):
        place, bit = chance.randrange(size), chance.randrange(8)
        folder = _flipped(tmp_path / "flipped", lived_in, place, bit)
        assert _found_in(open_store, folder), (place, bit)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_a_flipped_bit_makes_of_the_content_is_told_and_never_a_fault(
    lived_in, open_store, tmp_path, seed
):
    (lived_in / NOTE_FILE).unlink()
    chance = random.Random(seed)
    content = (lived_in / DATABASE).read_bytes()
    written = [place for place in range(4096, len(content)) if content[place]]
    found = [
        _found_in(open_store, _flipped(tmp_path / "flipped", lived_in, place, bit))
        for place, bit in ((chance.choice(written), chance.randrange(8)) for _ in range(12))
    ]
    assert sum(map(bool, found)) >= 8


def test_a_flipped_bit_is_still_found_after_work_has_gone_on(lived_in, open_store, tmp_path):
    size = (lived_in / DATABASE).stat().st_size
    folder = _flipped(tmp_path / "flipped", lived_in, size - 2_000, 3)
    store = open_store(folder)
    store.shelf("partner").save(Partner(name="Newer"))
    store.close()

    assert "database.altered" in _codes(open_store(folder))


def test_a_copied_folder_is_no_alarm_and_neither_is_a_second_program(
    lived_in, open_store, tmp_path
):
    copied = shutil.copytree(lived_in, tmp_path / "copied", copy_function=shutil.copyfile)
    first, second = open_store(copied), open_store(copied)
    assert _codes(first) == set()
    second.shelf("partner").save(Partner(name="Newer"))
    first.close()
    second.close()

    assert _codes(open_store(copied)) == set()


def test_a_copied_folder_is_read_whole_once(lived_in, open_store, tmp_path, monkeypatch):
    copied = shutil.copytree(lived_in, tmp_path / "copied", copy_function=shutil.copyfile)
    read, digest_of = [], digest.digest_of
    monkeypatch.setattr(digest, "digest_of", lambda path: read.append(path) or digest_of(path))
    for _start in ("the first on the copy", "any other"):
        open_store(copied).close()
    assert read == [copied / DATABASE]


def test_a_file_that_a_killed_program_left_is_no_alarm(lived_in, open_store):
    store = open_store(lived_in)
    store.shelf("partner").save(Partner(name="Newer"))
    store.connections.close_all()
    store._mark.leave()

    assert _codes(open_store(lived_in)) == set()


@pytest.mark.parametrize("left", [None, b""])
def test_records_that_are_gone_are_said_and_never_filled_anew(lived_in, open_store, left):
    (lived_in / DATABASE).unlink()
    if left is not None:
        (lived_in / DATABASE).write_bytes(left)

    with pytest.raises(StoreUnavailable, match=r"store\.missing"):
        open_store(lived_in)

    assert (lived_in / DATABASE).exists() is (left is not None)


@pytest.mark.parametrize("left", [None, b"", b"short"])
def test_a_journal_without_its_key_is_told_and_never_goes_on_under_another(
    lived_in, open_store, left
):
    key = lived_in / KEY_FILE
    kept = key.read_bytes()
    key.unlink()
    if left is not None:
        key.write_bytes(left)
    store = open_store(lived_in)

    assert _codes(store) == {"journal.no_key"}
    with pytest.raises(StoreUnavailable, match=r"journal\.no_key"):
        store.shelf("partner").save(Partner(name="Newer"))
    assert store.shelf("partner").find(name="Newer") == ()

    key.write_bytes(kept)
    store.shelf("partner").save(Partner(name="Newer"))
    assert _codes(store) == set()
