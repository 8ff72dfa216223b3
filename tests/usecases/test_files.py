"""Files that leave or come back: archive, backup, restore, check, and documents."""

import json
import os
import stat
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from kl_relations_desktop.domain.errors import Refusal, RuleViolation, StoreUnavailable
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.domain.records.evidence import Document
from kl_relations_desktop.domain.records.kinds import DocumentLabel
from kl_relations_desktop.domain.records.plain import changed, to_plain
from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.domain.records.story import Gift
from kl_relations_desktop.runtime import settings
from kl_relations_desktop.usecases import records
from kl_relations_desktop.usecases.briefing import BriefingRequest, print_briefing
from kl_relations_desktop.usecases.calendar_files import export_calendar
from kl_relations_desktop.usecases.files import (
    attach_file,
    automatic_backup,
    back_up,
    check_office,
    export_archive,
    last_backup,
    open_document,
    restore_backup,
)
from kl_relations_desktop.usecases.partners import find_partner
from kl_relations_desktop.usecases.schedule import (
    ScheduleRequest,
    print_schedule,
    schedule_workbook,
)
from kl_relations_desktop.usecases.workspace import change_settings, open_workspace


@pytest.fixture
def letter(tmp_path):
    """Give the path of a file that an officer may attach."""
    path = tmp_path / "Surat Hasrat 大阪.pdf"
    path.write_bytes(b"%PDF-1.7 a letter")
    return path


def gift(ws, description):
    return records.save_record(ws, Gift(description=description)).first_id


def document(ws, changes):
    return records.load_record(ws, "document", changes.first_id)


def everything(ws):
    """Return every record of the office, binned or not, by kind and id."""
    return {
        (kind, one.id): one
        for kind in KINDS
        for one in ws.store.shelf(kind).all(include_binned=True)
    }


# The archive


def test_the_archive_read_back_is_every_record_as_it_is(ws, tmp_path):
    binned = gift(ws, "in the bin")
    records.bin_record(ws, "gift", binned)
    gift(ws, "in sight")
    path = tmp_path / "office.json"
    count = export_archive(ws, path)
    whole = json.loads(path.read_text("utf-8"), parse_constant=pytest.fail)

    read, in_bin = {}, set()
    for kind in KINDS.values():
        for values in whole[kind.plural]:
            if values.pop("is_binned"):
                in_bin.add((kind.name, values["id"]))
            record = replace(changed(kind.record(), values), id=values["id"])
            assert to_plain(record) == values
            read[kind.name, values["id"]] = record
    assert read == everything(ws)
    assert in_bin == {("gift", binned)}
    assert count == len(read)
    assert whole["made_on"] == "2026-11-23"


def test_every_link_of_the_archive_points_into_it(ws, tmp_path):
    export_archive(ws, tmp_path / "office.json")
    whole = json.loads((tmp_path / "office.json").read_text("utf-8"))
    ids = {kind: {one["id"] for one in whole[KINDS[kind].plural]} for kind in KINDS}
    for record in everything(ws).values():
        assert all(linked in ids[kind] for kind, linked in records.links_of(record))


def test_exporting_writes_no_record_and_replaces_an_older_file_whole(ws, tmp_path):
    path = tmp_path / "office.json"
    path.write_text("old")
    head = ws.store.journal.head()
    export_archive(ws, path)
    first = path.read_bytes()
    export_archive(ws, path)
    assert path.read_bytes() == first
    assert ws.store.journal.head() == head


def test_an_archive_that_cannot_be_written_leaves_the_old_one(ws, tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreUnavailable, match=r"file\.not_written"):
        export_archive(ws, tmp_path / "folder")
    assert list((tmp_path / "folder").iterdir()) == []


# Backup and restore


def test_a_restored_office_is_the_one_backed_up_with_files_and_settings(
    ws, folder, letter, tmp_path, today
):
    change_settings(ws, officer_name="Aminah")
    kept = document(ws, attach_file(ws, letter))
    binned = gift(ws, "in the bin")
    records.bin_record(ws, "gift", binned)
    before, history = everything(ws), records.history(ws, limit=5)
    backup = back_up(ws, tmp_path / "office.klbackup")
    gift(ws, "after the backup")
    change_settings(ws, officer_name="Farid")
    ws.close()

    replaced = restore_backup(backup, folder)
    again = open_workspace(folder, today)
    try:
        assert everything(again) == before
        assert records.is_binned(again, "gift", binned)
        assert records.history(again, limit=5) == history
        assert again.settings.officer_name == "Aminah"
        assert open_document(again, kept).read_bytes() == letter.read_bytes()
        assert check_office(again).findings == ()
    finally:
        again.close()
    assert settings.load(replaced).officer_name == "Farid"
    older = open_workspace(replaced, today)
    try:
        assert len(records.record_rows(older, "gift")) == 1
    finally:
        older.close()


def test_a_backup_opens_on_a_machine_that_has_no_records(ws, tmp_path, today):
    before = everything(ws)
    backup = back_up(ws, tmp_path / "office.klbackup")
    assert restore_backup(backup, tmp_path / "another" / "office") is None
    again = open_workspace(tmp_path / "another" / "office", today)
    try:
        assert everything(again) == before
        records.save_record(again, Gift(description="goes on"))
        assert check_office(again).is_whole
    finally:
        again.close()


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 torn"])
def test_what_is_no_backup_is_refused_and_the_office_stays(ws, folder, tmp_path, content):
    before = everything(ws)
    file = tmp_path / "office.klbackup"
    file.write_bytes(content)
    with pytest.raises(Refusal) as refused:
        restore_backup(file, folder)
    assert (refused.value.code, refused.value.field) == ("backup.damaged", "file")
    assert everything(ws) == before
    assert [one.name for one in tmp_path.iterdir() if "restor" in one.name] == []


def test_a_backup_that_has_been_changed_is_refused(ws, folder, tmp_path):
    file = back_up(ws, tmp_path / "office.klbackup")
    with zipfile.ZipFile(file) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts["records.db"] = parts["records.db"][:-1] + b"x"
    with zipfile.ZipFile(file, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    with pytest.raises(RuleViolation, match=r"backup\.damaged"):
        restore_backup(file, folder)


def test_a_backup_that_is_not_there_is_refused(folder, tmp_path):
    with pytest.raises(RuleViolation, match=r"file\.unreadable"):
        restore_backup(tmp_path / "none.klbackup", folder)
    assert folder.is_dir()


def test_an_automatic_backup_is_made_once_for_what_has_changed(ws, folder):
    assert last_backup(ws) is None
    made = automatic_backup(ws)
    assert made is not None
    assert last_backup(ws) == made
    assert folder in made.parents
    assert automatic_backup(ws) is None


def test_an_automatic_backup_is_a_whole_one(ws, folder, tmp_path, today):
    gift(ws, "Songket")
    before = everything(ws)
    assert restore_backup(automatic_backup(ws), tmp_path / "other") is None
    again = open_workspace(tmp_path / "other", today)
    try:
        assert everything(again) == before
    finally:
        again.close()


# Check


def test_an_office_at_work_is_whole_and_counted(ws, letter):
    attach_file(ws, letter)
    gift(ws, "Songket")
    records.undo_entry(ws)
    health = check_office(ws)
    assert health.is_whole
    assert (health.counts["partner"], health.counts["document"]) == (14, 1)


def test_a_changed_or_missing_file_in_the_vault_is_named(ws, letter):
    kept = document(ws, attach_file(ws, letter))
    place = ws.store.vault.path_of(kept.sha256)
    place.chmod(stat.S_IRUSR | stat.S_IWUSR)
    place.write_bytes(b"forged")
    (finding,) = check_office(ws).findings
    assert (finding.code, finding.values) == ("vault.changed", {"name": letter.name})
    place.unlink()
    (finding,) = check_office(ws).findings
    assert finding.code == "vault.missing"


# Documents


def test_a_file_is_taken_in_with_its_name_and_what_it_belongs_to(ws, letter):
    ankara = find_partner(ws, "ankara").id
    changes = attach_file(
        ws, letter, lambda one: replace(one, partner=ankara, label=DocumentLabel.SIGNED)
    )
    kept = document(ws, changes)
    assert (kept.original_name, kept.size, kept.partner) == (letter.name, 17, ankara)
    assert kept.label is DocumentLabel.SIGNED
    letter.unlink()
    assert ws.store.vault.path_of(kept.sha256).read_bytes() == b"%PDF-1.7 a letter"


def test_one_content_under_two_names_is_stored_once(ws, letter, tmp_path):
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(letter.read_bytes())
    first, second = (document(ws, attach_file(ws, path)) for path in (letter, copy))
    assert first.sha256 == second.sha256
    assert first.original_name != second.original_name
    stored = [one for one in ws.store.vault.folder.rglob("*") if one.is_file()]
    assert len(stored) == 1


def test_a_document_opens_as_a_private_read_only_copy(ws, letter):
    kept = document(ws, attach_file(ws, letter))
    one, other = open_document(ws, kept), open_document(ws, kept)
    assert one != other
    for copy in (one, other):
        assert copy.name == letter.name
        assert copy.read_bytes() == letter.read_bytes()
        assert ws.store.vault.folder not in copy.parents
        assert not copy.stat().st_mode & (stat.S_IWUSR | stat.S_IRWXG | stat.S_IRWXO)


@pytest.mark.parametrize(
    "name", ["../../escape.pdf", "a/b\\c.pdf", "..", "C:evil.pdf", "con\n.pdf"]
)
def test_a_hostile_name_opens_as_one_file_in_its_own_folder(ws, letter, name):
    kept = document(ws, attach_file(ws, letter))
    copy = open_document(ws, replace(kept, original_name=name))
    assert not set('<>:"/\\|?*\n') & set(copy.name)
    assert copy.name not in ("", ".", "..")
    assert copy.parent.name.startswith("kl-relations-")
    assert copy.resolve() == copy


@pytest.mark.parametrize(
    ("name", "content"),
    [("run.exe", b"x"), ("RUN.EXE", b"x"), ("a.pdf.js", b"x"), ("macro.docm", b"PK"),
     ("sheet.xlsm", b"PK"), ("go.bat", b"x"), ("go.ps1", b"x"), ("link.lnk", b"x"),
     ("letter.pdf", b"MZ\x90\x00"), ("letter.pdf", b"\x7fELF"), ("letter", b"#!/bin/sh\n")],
)  # fmt: skip
def test_programs_and_macros_are_refused_whatever_they_are_called(ws, tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(RuleViolation) as refused:
        attach_file(ws, path)
    assert (refused.value.code, refused.value.field) == ("vault.type_refused", "file")
    assert records.record_rows(ws, "document") == ()
    assert [one for one in ws.store.vault.folder.rglob("*") if one.is_file()] == []


@pytest.mark.parametrize("name", ["none.pdf", "folder", "none/letter.pdf"])
def test_a_file_that_cannot_be_read_is_refused(ws, tmp_path, name):
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreUnavailable) as refused:
        attach_file(ws, tmp_path / name)
    assert (refused.value.code, refused.value.field) == ("file.unreadable", "file")


def test_a_full_disk_is_not_told_as_an_unreadable_file(ws, letter, monkeypatch):
    def full(_path, _name):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(ws.store.vault, "take", full)
    with pytest.raises(StoreUnavailable, match=r"file\.disk_full"):
        attach_file(ws, letter)


def test_a_document_whose_file_is_gone_or_was_never_there_says_so(ws, letter):
    kept = document(ws, attach_file(ws, letter))
    with pytest.raises(RuleViolation, match=r"vault\.unknown"):
        open_document(ws, Document(original_name="no file"))
    with pytest.raises(RuleViolation, match=r"vault\.unknown"):
        open_document(ws, replace(kept, sha256="../" + "a" * 61))
    ws.store.vault.path_of(kept.sha256).unlink()
    with pytest.raises(RuleViolation, match=r"vault\.missing"):
        open_document(ws, kept)


def test_a_refused_record_of_a_file_leaves_no_document(ws, letter):
    with pytest.raises(RuleViolation, match=r"link\.unknown"):
        attach_file(ws, letter, lambda one: replace(one, partner=999))
    assert records.record_rows(ws, "document") == ()
    assert check_office(ws).is_whole


def test_the_day_of_an_archive_is_the_desks_day(ws, tmp_path):
    ws.today = lambda: date(2027, 1, 2)
    export_archive(ws, tmp_path / "office.json")
    assert json.loads((tmp_path / "office.json").read_text("utf-8"))["made_on"] == "2027-01-02"


def test_no_backup_archive_or_paper_replaces_the_records(ws):
    records_file = ws.folder / "records.db"
    request = BriefingRequest(find_partner(ws, "ankara").id or 0)
    for write in (
        lambda: back_up(ws, records_file),
        lambda: export_archive(ws, ws.folder / "settings.json"),
        lambda: print_briefing(ws, request, records_file),
        lambda: export_calendar(ws, records_file),
        lambda: schedule_workbook(ws, records_file),
        lambda: print_schedule(ws, ScheduleRequest("en", Marking.OPEN), records_file),
    ):
        with pytest.raises(StoreUnavailable, match=r"file\.of_the_office"):
            write()
    assert check_office(ws).is_whole
