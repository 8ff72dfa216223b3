import sys
from collections.abc import Iterator
from dataclasses import replace

import apsw
import pytest

from kl_relations_desktop.domain.errors import StoreUnavailable
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.records.people import Body
from kl_relations_desktop.store import health
from kl_relations_desktop.store.database import DATABASE
from kl_relations_desktop.store.reserve import RESERVE_FILE, keep_reserve

USUAL = "win32" if sys.platform == "win32" else "unix"


class FailingDisk(apsw.VFS):
    """A disk whose N-th write or flush fails, and every one after it, until it is mended."""

    def __init__(self) -> None:
        super().__init__("failing", USUAL)
        self.left: int | None = None
        self.error: type[Exception] = apsw.FullError

    def xOpen(self, name: object, flags: list[int]) -> "FailingFile":
        return FailingFile(self, name, flags)

    def count(self) -> None:
        """Note one write or flush; raise when its turn has come."""
        if self.left is not None:
            self.left -= 1
            if self.left < 0:
                raise self.error("the disk failed")


class FailingFile(apsw.VFSFile):
    """A file on the failing disk."""

    def __init__(self, disk: FailingDisk, name: object, flags: list[int]) -> None:
        self._disk = disk
        super().__init__(USUAL, name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        self._disk.count()
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:
        self._disk.count()
        super().xSync(flags)

    def xTruncate(self, size: int) -> None:
        self._disk.count()
        super().xTruncate(size)


@pytest.fixture
def disk() -> Iterator[FailingDisk]:
    """Give a disk that can be made to fail, in the place of the real one."""
    usual = apsw.vfs_names()[0]
    disk = FailingDisk()
    apsw.set_default_vfs("failing")
    yield disk
    apsw.set_default_vfs(usual)
    disk.unregister()


@pytest.mark.parametrize("error", [apsw.FullError, apsw.IOError])
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_whichever_write_fails_the_records_are_as_before_or_as_after(
    disk, open_store, office, error
):
    store = open_store(office)
    shelf = store.shelf("partner")
    before = shelf.save(Partner(name="Ankara", note="0"))
    failed = 0
    for turn in range(1, 80):
        after = replace(before, note=str(turn), profile="x" * 9000)
        disk.error, disk.left = error, turn
        try:
            before = shelf.save(after)
            disk.left = None
            break
        except StoreUnavailable as refusal:
            failed += 1
            assert refusal.code in ("store.full", "store.disk_error")
        disk.left = None
        found = shelf.load(before.id)
        assert found in (before, after)
        before = found

    assert failed > 5
    assert health.check(store).findings == ()


def test_a_full_disk_is_said_gives_the_reserve_back_and_loses_nothing(store):
    keep_reserve(store.folder)
    kept = store.shelf("partner").save(Partner(name="Ankara"))
    pages = store.database.execute_sql("PRAGMA page_count").fetchall()[0][0]
    store.database.execute_sql(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(StoreUnavailable, match=r"store\.full"), store.session():
        for number in range(200):
            store.shelf("partner").save(Partner(name=str(number), profile="x" * 5000))

    assert not (store.folder / RESERVE_FILE).exists()
    assert store.shelf("partner").all() == (kept,)
    store.database.execute_sql("PRAGMA max_page_count = 1000000")
    store.shelf("partner").save(Partner(name="Osaka", profile="x" * 5000))
    assert health.check(store).is_whole


def test_another_programs_writing_is_waited_for_and_then_said(store):
    store.shelf("partner").save(Partner(name="Ankara"))
    store.database.connection().set_busy_timeout(20)
    other = apsw.Connection(str(store.folder / DATABASE))
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(StoreUnavailable, match=r"store\.busy"):
        store.shelf("partner").save(Partner(name="Osaka"))

    assert store.shelf("partner").count() == 1
    other.execute("ROLLBACK")
    other.close()
    store.shelf("partner").save(Partner(name="Osaka"))
    assert store.shelf("partner").count() == 2


def test_a_folder_that_cannot_be_made_is_said(tmp_path, open_store):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(StoreUnavailable, match=r"folder\.unusable"):
        open_store(tmp_path / "file" / "office")


def test_an_unclean_end_is_looked_at_closely_and_damage_stops_the_opening(office, open_store):
    store = open_store(office)
    with store.session():
        for number in range(300):
            store.shelf("body").save(Body(name=f"{number}", address="x" * 300))
    store.close()
    content = bytearray((office / DATABASE).read_bytes())
    for start in range(4096 * 60, len(content) - 4096, 4096 * 3):
        content[start : start + 4000] = bytes(4000)
    (office / DATABASE).write_bytes(content)
    (office / "open.mark").touch()

    with pytest.raises(StoreUnavailable, match=r"store\.damaged"):
        open_store(office)

    assert (office / DATABASE).read_bytes() == bytes(content)
    assert (office / "open.mark").exists()


def test_the_mark_of_an_open_store_goes_with_it(store):
    assert (store.folder / "open.mark").exists()
    store.close()
    assert not (store.folder / "open.mark").exists()
