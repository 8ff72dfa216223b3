"""Bringing a file to the tables of this program, with a verified copy made before."""

from pathlib import Path
from typing import TYPE_CHECKING

from playhouse.migrations import Runner

from kl_relations_desktop.domain.errors import StoreUnavailable
from kl_relations_desktop.runtime.files import flush_file, flush_folder
from kl_relations_desktop.store import connections

if TYPE_CHECKING:
    from kl_relations_desktop.store.database import Store

KEPT = "before-migration"


def migrate(store: "Store", migrations: Path, version: int, target: int) -> None:
    """Run what is missing; a file that holds records already is copied and verified first."""
    if version:
        keep_copy(store, version)
    Runner(store.database, str(migrations)).up()
    connections.write_number(store.database, "application_id", connections.APPLICATION_ID)
    connections.write_number(store.database, "user_version", target)


def keep_copy(store: "Store", version: int) -> Path:
    """Return a verified copy of the database as it was; refuses to go on without one."""
    folder = store.folder / KEPT
    folder.mkdir(exist_ok=True)
    stamp = store.clock().strftime("%Y-%m-%dT%H%M%S.%fZ")
    path = folder / f"version-{version}-{stamp}.db"
    store.copy_to(path)
    if not connections.is_whole(path):
        path.unlink()
        raise StoreUnavailable("store.copy_not_whole")
    flush_file(path)
    flush_folder(folder)
    return path
