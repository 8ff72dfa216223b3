import hashlib
import json
import random
import zipfile
from datetime import UTC, datetime, timedelta

import pytest

from kl_relations_desktop.domain.errors import Refusal, RuleViolation, StoreUnavailable
from kl_relations_desktop.domain.records.evidence import Document
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.runtime.files import EXPORTED
from kl_relations_desktop.store import backups, connections, health
from kl_relations_desktop.store.reserve import RESERVE_FILE
from tests.store.filled import one_of_each


@pytest.fixture
def filled(store, tmp_path):
    with store.session():
        one_of_each(store)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7 a signed MoU")
    sha256, size = store.vault.take(scan, scan.name)
    store.shelf("document").save(Document(original_name="MoU.pdf", sha256=sha256, size=size))
    return store


def _records(store):
    return {kind: store.shelf(kind).all(include_binned=True) for kind in store.kinds}


def _everything(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in (".db-shm",)
    }


def test_a_backup_put_back_on_an_empty_machine_is_the_same_office(filled, tmp_path, open_store):
    backups.make(filled, tmp_path / "office.klbackup")

    for drill in range(5):
        folder = tmp_path / f"laptop {drill}" / "office"
        restored = backups.restore(tmp_path / "office.klbackup", folder)
        found = open_store(folder)

        assert restored.kept is None
        assert _records(found) == _records(filled)
        assert found.journal.entries() == filled.journal.entries()
        assert health.check(found).findings == ()
        assert restored.manifest.head == filled.journal.head()
        assert restored.manifest.counts["document"] == 2


def test_restoring_never_destroys_what_it_replaces(filled, tmp_path, open_store):
    backups.make(filled, tmp_path / "old.klbackup")
    filled.shelf("partner").save(Partner(name="Newer than the backup"))
    folder = filled.folder
    filled.close()
    replaced = _everything(folder)

    restored = backups.restore(tmp_path / "old.klbackup", folder)

    assert restored.kept is not None
    assert _everything(restored.kept) == replaced
    names = [one.name for one in open_store(folder).shelf("partner").all()]
    assert "Newer than the backup" not in names
    kept = [one.name for one in open_store(restored.kept).shelf("partner").all()]
    assert "Newer than the backup" in kept


def test_a_restored_office_goes_on_in_the_same_chain(filled, tmp_path, open_store):
    backups.make(filled, tmp_path / "a.klbackup")
    backups.restore(tmp_path / "a.klbackup", tmp_path / "other")

    store = open_store(tmp_path / "other")
    store.shelf("partner").save(Partner(name="After"))

    assert health.check(store).findings == ()
    assert (tmp_path / "other" / EXPORTED).read_bytes() == b"", "what was exported is not known"
    assert store.journal.head()[0] == filled.journal.head()[0] + 1


def test_a_backup_with_any_bit_changed_is_refused_and_nothing_is_touched(filled, tmp_path):
    path = tmp_path / "a.klbackup"
    backups.make(filled, path)
    whole = path.read_bytes()
    before = _everything(filled.folder)
    chance = random.Random(3)
    for _ in range(40):
        content = bytearray(whole)
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        path.write_bytes(content)
        try:
            found = backups.verify(path)
        except RuleViolation as refusal:
            assert refusal.code == "backup.damaged"
            with pytest.raises(RuleViolation):
                backups.restore(path, filled.folder)
        else:
            # A bit in the archive's own dates or attributes changes nothing that is kept.
            assert found.head == filled.journal.head()

    assert _everything(filled.folder) == before
    assert not list(filled.folder.parent.glob("*.restoring-*"))


@pytest.mark.parametrize("length", [0, 1, 100, 0.5, 0.99])
def test_a_backup_cut_short_is_refused(filled, tmp_path, length):
    path = tmp_path / "a.klbackup"
    backups.make(filled, path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(length * len(whole)) if length < 1 else int(length)])

    with pytest.raises(RuleViolation, match=r"backup\.damaged"):
        backups.restore(path, tmp_path / "new")

    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("name", ["../outside.txt", "/outside.txt", "vault/../../outside.txt"])
def test_an_archive_cannot_write_outside_its_folder(tmp_path, name, filled):
    path = tmp_path / "a.klbackup"
    backups.make(filled, path)
    evil = tmp_path / "evil.klbackup"
    with zipfile.ZipFile(path) as good, zipfile.ZipFile(evil, "w") as bad:
        manifest = json.loads(good.read("manifest.json"))
        for part in manifest["files"]:
            bad.writestr(part, good.read(part))
        manifest["files"][name] = (
            "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
        )
        bad.writestr(name, "hello")
        bad.writestr("manifest.json", json.dumps(manifest))

    with pytest.raises(Refusal):
        backups.restore(evil, tmp_path / "deep" / "new")

    assert not list(tmp_path.rglob("outside.txt"))


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04 and no more"])
def test_another_file_is_no_backup(tmp_path, content):
    (tmp_path / "x").write_bytes(content)

    with pytest.raises(RuleViolation, match=r"backup\.damaged"):
        backups.verify(tmp_path / "x")
    with pytest.raises(RuleViolation, match=r"file\.unreadable"):
        backups.verify(tmp_path / "absent")


@pytest.mark.parametrize(
    "manifest",
    ["[]", "1", "null", '{"format": "kl-relations-backup", "files": ["records.db"]}',
     '{"format": "kl-relations-backup", "files": {"records.db": "0"}, "head": 5}'],
)  # fmt: skip
def test_a_manifest_of_another_shape_is_refused_in_a_sentence(tmp_path, manifest):
    path = tmp_path / "strange.klbackup"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", manifest)
        archive.writestr("records.db", "")

    with pytest.raises(RuleViolation, match=r"backup\.damaged"):
        backups.restore(path, tmp_path / "new")


def test_a_backup_of_a_newer_program_is_refused_and_the_office_stays(filled, tmp_path):
    path = tmp_path / "a.klbackup"
    newer = tmp_path / "newer.klbackup"
    backups.make(filled, path)
    with zipfile.ZipFile(path) as good, zipfile.ZipFile(newer, "w") as archive:
        manifest = json.loads(good.read("manifest.json"))
        content = bytearray(good.read("records.db"))
        content[60:64] = (99).to_bytes(4, "big")
        manifest["files"]["records.db"] = hashlib.sha256(content).hexdigest()
        for part in manifest["files"]:
            archive.writestr(part, bytes(content) if part == "records.db" else good.read(part))
        archive.writestr("manifest.json", json.dumps(manifest))
    filled.close()
    before = _everything(filled.folder)

    with pytest.raises(StoreUnavailable, match=r"store\.newer"):
        backups.restore(newer, filled.folder)

    assert _everything(filled.folder) == before
    assert not list(filled.folder.parent.glob("*.restoring-*"))


def test_an_automatic_backup_is_made_only_when_something_changed(filled):
    first = backups.automatic(filled)

    assert first == backups.newest(filled.folder)
    assert backups.automatic(filled) is None
    assert (filled.folder / RESERVE_FILE).stat().st_size == 8 << 20


def test_a_damaged_automatic_backup_is_made_again(filled):
    first = backups.automatic(filled)
    assert first is not None
    kept = first.with_name(f"2020-01-01T000000Z{backups.SUFFIX}")
    first.rename(kept)
    kept.write_bytes(b"damaged")

    assert backups.automatic(filled) is not None


def test_thinning_keeps_two_days_then_days_weeks_and_months(tmp_path):
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    made = [now - timedelta(hours=6 * number) for number in range(4 * 500)]
    files = [tmp_path / f"{one:%Y-%m-%dT%H%M%SZ}{backups.SUFFIX}" for one in made]

    dropped = set(backups.superfluous(files, now))
    kept = [one for one, file in zip(made, files, strict=True) if file not in dropped]

    assert all(one in kept for one in made if now - one <= timedelta(days=2))
    assert len({one.date() for one in kept}) >= 12
    assert now - min(kept) > timedelta(days=300)
    assert len(kept) < 9 + 12 + 10 + 12


def test_a_copy_is_one_closed_file_that_is_whole(filled, tmp_path):
    filled.copy_to(tmp_path / "copy.db")

    assert connections.is_whole(tmp_path / "copy.db")
    assert [one.name for one in tmp_path.glob("copy.db*")] == ["copy.db"]
