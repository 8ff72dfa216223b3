import subprocess
import sys
from pathlib import Path

import pytest

from kl_relations_desktop.domain.errors import StoreUnavailable
from kl_relations_desktop.store import places
from kl_relations_desktop.store.database import Store
from tests.store.conftest import OFFICER

LATE = (
    "peewee",
    "zipfile",
    "hashlib",
    "kl_relations_desktop.store.tables",
    "kl_relations_desktop.store.starter",
    "kl_relations_desktop.store.upgrade",
    "kl_relations_desktop.store.backups",
    "hypothesis",
)


def test_opening_current_records_imports_nothing_that_only_other_work_needs(office, open_store):
    store = open_store(office)
    store.shelf("partner").save(store.kinds["partner"].record(name="Ankara"))
    store.close()
    program = (
        "import sys, pathlib, datetime\n"
        "from kl_relations_desktop.store.database import Officer, Store\n"
        f"store = Store.open(pathlib.Path({str(office)!r}), officer=Officer('a', 'A'),\n"
        "    clock=lambda: datetime.datetime.now(datetime.UTC))\n"
        "store.reading('partner').all(); store.close()\n"
        f"print([name for name in {LATE!r} if name in sys.modules])"
    )
    said = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
    )

    assert said.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["OneDrive - DBKL", "Dropbox", "Google Drive"])
def test_a_folder_that_a_cloud_copies_is_refused_and_left_alone(tmp_path, clock, name):
    folder = tmp_path / name / "office"

    with pytest.raises(StoreUnavailable, match=r"store\.cloud_folder"):
        Store.open(folder, officer=OFFICER, clock=clock)

    assert not folder.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="reads the mounts of Linux")
def test_a_folder_on_the_network_is_known_by_the_nearest_mount(tmp_path):
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/sda1 / ext4 rw 0 0\n//server/share /mnt/the\\040share cifs rw 0 0\n"
        "/dev/sdb1 /mnt/the\\040share/disk ext4 rw 0 0\n"
    )

    assert places.is_on_network(Path("/mnt/the share/office"), mounts)
    assert not places.is_on_network(Path("/mnt/the share/disk/office"), mounts)
    assert not places.is_on_network(Path("/srv/office"), mounts)
    assert not places.is_on_network(Path("/srv/office"), tmp_path / "absent")


def test_a_folder_on_the_network_is_refused(tmp_path, clock, monkeypatch):
    monkeypatch.setattr(places, "is_on_network", lambda _: True)

    with pytest.raises(StoreUnavailable, match=r"store\.network_folder"):
        Store.open(tmp_path / "office", officer=OFFICER, clock=clock)
