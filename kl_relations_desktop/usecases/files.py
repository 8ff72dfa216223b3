"""Files that leave or come back: archive, backup, restore, check, documents."""

from collections.abc import Callable
from errno import ENOSPC
from pathlib import Path
from typing import TYPE_CHECKING

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.errors import StoreUnavailable
from kl_relations_desktop.domain.records.evidence import Document
from kl_relations_desktop.domain.records.plain import to_plain
from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.runtime.files import leaving, not_written, write_whole
from kl_relations_desktop.usecases.records import save_record
from kl_relations_desktop.usecases.workspace import Workspace

if TYPE_CHECKING:
    from kl_relations_desktop.store.health import Health


def export_archive(ws: Workspace, path: Path) -> int:
    """Write every record to one JSON file, the binned ones marked; returns how many."""
    from kl_relations_desktop.exchange.archive import archive  # 1 ms of json at the start

    # Nobody writes meanwhile: a link in the archive never points outside it.
    with ws.store.session():
        records = {kind.plural: _everything(ws, kind.name) for kind in KINDS.values()}
    whole = archive(records, ws.today())
    write_whole(leaving(path), lambda stream: stream.write(whole))
    return sum(map(len, records.values()))


def back_up(ws: Workspace, path: Path) -> Path:
    """Write a verified backup of records, settings and vault to one file."""
    from kl_relations_desktop.store import backups  # 15 ms of zipfile at the start

    backups.make(ws.store, leaving(path))
    return path


def last_backup(ws: Workspace) -> Path | None:
    """Return the newest automatic backup, or None."""
    from kl_relations_desktop.store import backups  # 15 ms of zipfile at the start

    return backups.newest(ws.folder)


def automatic_backup(ws: Workspace) -> Path | None:
    """Make a backup in the data folder when something has changed since the last one."""
    from kl_relations_desktop.store import backups  # 15 ms of zipfile at the start

    return backups.automatic(ws.store)


def restore_backup(file: Path, folder: Path) -> Path | None:
    """Put a backup in the place of a data folder; returns where the replaced one is kept."""
    from kl_relations_desktop.store import backups  # 15 ms of zipfile at the start

    return backups.restore(file, folder).kept


def check_office(ws: Workspace) -> "Health":
    """Look whether database, journal and every file in the vault are whole."""
    from kl_relations_desktop.store import health  # 5 ms at the start

    return health.check(ws.store)


def attach_file(
    ws: Workspace, path: Path, filled: Callable[[Document], Document] = lambda one: one
) -> Changes:
    """Take a file into the vault and record it; `filled` adds what it belongs to."""
    try:
        sha256, size = ws.store.vault.take(path, path.name)
    except OSError as error:
        if error.errno == ENOSPC:
            raise not_written(path, error) from error
        raise StoreUnavailable("file.unreadable", field="file", file=path.name) from error
    return save_record(ws, filled(Document(original_name=path.name, sha256=sha256, size=size)))


def open_document(ws: Workspace, document: Document) -> Path:
    """Return a private, read-only copy of a document that a viewer may open."""
    return ws.store.vault.open_copy(document.sha256, document.original_name)


def _everything(ws: Workspace, kind: str) -> list[dict[str, object]]:
    shelf = ws.store.shelf(kind)
    return [
        to_plain(one) | {"is_binned": binned}
        for binned, found in ((False, shelf.all()), (True, shelf.binned()))
        for one in found
    ]
