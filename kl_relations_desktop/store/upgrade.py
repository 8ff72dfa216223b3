"""Bringing a file to the tables of this program, with a verified copy made before."""

from pathlib import Path
from typing import TYPE_CHECKING

from playhouse.migrations import Runner

from kl_relations_desktop.domain.errors import StoreUnavailable
from kl_relations_desktop.runtime.files import flush_file, flush_folder
from kl_relations_desktop.runtime.locks import in_turn
from kl_relations_desktop.store import connections, starter

if TYPE_CHECKING:
    from kl_relations_desktop.store.database import Store

KEPT = "before-migration"
_LOCK = "upgrade.lock"
_PATIENCE = 60
"""Seconds that a program waits for another which brings the same records up to date."""


def bring_up_to_date(store: "Store") -> None:
    """Make the tables that are missing and fill a new folder, one program after the other."""
    with in_turn(store.folder / _LOCK, _PATIENCE) as is_ours:
        if not is_ours:
            raise StoreUnavailable("store.busy")
        # Another program may have done it all while this one waited.
        version = connections.read_number(store.connections, "user_version")
        if version != store.schema.version():
            migrate(store, store.schema.migrations, version, store.schema.version())
        if not store.connections.rows("SELECT 1 FROM journal LIMIT 1"):
            starter.fill(store)


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
