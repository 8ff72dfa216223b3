"""One file that holds a whole office: made in one step, verified, and put back without loss."""

import hashlib
import json
import os
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kl_relations_desktop.domain.errors import RuleViolation, StoreUnavailable
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.runtime.files import (
    DATABASE,
    EXPORTED,
    flush_folder,
    move_whole,
    not_written,
    write_whole,
)
from kl_relations_desktop.store.connections import is_whole, refuse_foreign
from kl_relations_desktop.store.database import RELEASED
from kl_relations_desktop.store.digest import digest_of
from kl_relations_desktop.store.journal import keep_head
from kl_relations_desktop.store.reserve import keep_reserve

if TYPE_CHECKING:
    from kl_relations_desktop.store.database import Store

SUFFIX = ".klbackup"
_MANIFEST = "manifest.json"
_BESIDE = ("settings.json", "office.key")
_BLOCK = 1 << 20
_FORMAT = "kl-relations-backup"
_KEEP_ALL, _DAILY, _WEEKLY, _MONTHLY = timedelta(days=2), 12, 10, 12
# What a spoiled bit or a strange manifest can make of an archive; a wrong method or a password
# flag among them.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    EOFError,
    NotImplementedError,
    RuntimeError,
)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: counts by kind, SHA-256 by file name, and the journal's head."""

    made_at: str
    counts: dict[str, int]
    files: dict[str, str]
    head: tuple[int, str]


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place, and where the replaced folder is kept, if there was one."""

    manifest: Manifest
    kept: Path | None


def make(store: "Store", path: Path) -> Manifest:
    """Write a backup of records, settings and vault, and read it back before it counts."""
    with tempfile.TemporaryDirectory(prefix="kl-backup-") as scratch:
        copy = Path(scratch) / DATABASE
        store.copy_to(copy)
        if not is_whole(copy):
            raise StoreUnavailable("backup.copy_damaged")
        parts = {DATABASE: copy} | dict(_beside(store.folder))
        manifest = Manifest(
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            counts={kind: store.shelf(kind).count() for kind in store.kinds},
            files={name: digest_of(part) for name, part in parts.items()},
            head=store.journal.head(),
        )
        write_whole(path, lambda stream: _pack(stream, parts, manifest))
    verify(path)
    return manifest


def verify(file: Path) -> Manifest:
    """Return a backup's manifest after every file in it has shown its hash."""
    try:
        with zipfile.ZipFile(file) as packed:
            manifest = _manifest(packed)
            for name, digest in manifest.files.items():
                with packed.open(name) as stream:
                    if _hash(stream) != digest:
                        raise RuleViolation("backup.damaged", field="file", file=file.name)
    except OSError as error:
        raise RuleViolation("file.unreadable", field="file", file=file.name) from error
    except _DAMAGE as error:
        raise RuleViolation("backup.damaged", field="file", file=file.name) from error
    return manifest


def head_of(file: Path) -> tuple[int, str]:
    """Return the journal's head as it stood when a backup was made."""
    with zipfile.ZipFile(file) as packed:
        return _manifest(packed).head


def restore(file: Path, folder: Path) -> Restored:
    """Build the backup's folder beside the old one, verify it, and swap them; both remain."""
    manifest = verify(file)
    folder = folder.resolve()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f"{folder.name}.restoring-", dir=folder.parent))
    except OSError as error:
        raise not_written(folder, error) from error
    try:
        _unpack(file, manifest, fresh)
        if not is_whole(fresh / DATABASE):
            raise RuleViolation("backup.damaged", field="file", file=file.name)
        # An office that works gives way to none that this program could not open.
        refuse_foreign(fresh / DATABASE, RELEASED.version())
        # Calendars exported since the backup are not known: the next is above them all.
        (fresh / EXPORTED).touch()
        kept = _set_aside(folder)
        fresh.replace(folder)
        flush_folder(folder.parent)
    except OSError as error:
        raise not_written(folder, error) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return Restored(manifest, kept)


def backups_in(folder: Path) -> list[Path]:
    """Return the automatic backups of a data folder, newest first."""
    return sorted((folder / "backups").glob(f"*{SUFFIX}"), reverse=True)


def newest(folder: Path) -> Path | None:
    """Return the newest automatic backup of a data folder, or None."""
    return next(iter(backups_in(folder)), None)


def automatic(store: "Store") -> Path | None:
    """Make a backup when something has changed since the newest one, then thin the older."""
    last = newest(store.folder)
    keep_reserve(store.folder)
    if last is not None and _is_current(last, store.journal.head()):
        return None
    stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    path = store.folder / "backups" / f"{stamp}{SUFFIX}"
    make(store, path)
    for old in superfluous(backups_in(store.folder), datetime.now(UTC)):
        old.unlink(missing_ok=True)
    return path


def _is_current(file: Path, head: tuple[int, str]) -> bool:
    try:
        return head_of(file) == head
    except (OSError, *_DAMAGE):
        return False


def superfluous(files: Iterable[Path], now: datetime) -> list[Path]:
    """Return what is dropped: all are kept for 2 days, then 12 daily, 10 weekly, 12 monthly."""
    keep: set[Path] = set()
    dated = [(made_at(file), file) for file in files]
    dated.sort(reverse=True)
    keep |= {file for made, file in dated if now - made <= _KEEP_ALL}
    for period, limit in (("%Y-%j", _DAILY), ("%G-%V", _WEEKLY), ("%Y-%m", _MONTHLY)):
        newest_of: dict[str, Path] = {}
        for made, file in dated:
            newest_of.setdefault(made.strftime(period), file)
        keep |= set(list(newest_of.values())[:limit])
    return [file for _, file in dated if file not in keep]


def made_at(file: Path) -> datetime:
    """Return when an automatic backup was made, from its name."""
    return datetime.strptime(file.name, f"%Y-%m-%dT%H%M%SZ{SUFFIX}").replace(tzinfo=UTC)


def _beside(folder: Path) -> Iterable[tuple[str, Path]]:
    for name in _BESIDE:
        if (folder / name).is_file():
            yield name, folder / name
    for path in sorted((folder / "vault").glob("??/*")):
        yield f"vault/{path.parent.name}/{path.name}", path


def _pack(stream: IO[bytes], parts: dict[str, Path], manifest: Manifest) -> None:
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr(_MANIFEST, json.dumps(_plain(manifest), indent=1))
        for name, part in parts.items():
            packed.write(part, name)


def _plain(manifest: Manifest) -> dict[str, object]:
    return {
        "format": _FORMAT,
        "made_at": manifest.made_at,
        "counts": manifest.counts,
        "files": manifest.files,
        "head": list(manifest.head),
    }


def _manifest(packed: zipfile.ZipFile) -> Manifest:
    read = json.loads(packed.read(_MANIFEST))
    if read["format"] != _FORMAT or DATABASE not in read["files"]:
        raise ValueError("another program's archive")
    sequence, mac = read["head"]
    return Manifest(read["made_at"], read["counts"], read["files"], (int(sequence), str(mac)))


def _unpack(file: Path, manifest: Manifest, folder: Path) -> None:
    """Write the files that the manifest names, no others, and none outside the folder."""
    with zipfile.ZipFile(file) as packed:
        for name in manifest.files:
            target = (folder / name).resolve()
            if not target.is_relative_to(folder):
                raise RuleViolation("backup.damaged", field="file", file=file.name)
            target.parent.mkdir(parents=True, exist_ok=True)
            with packed.open(name) as source, target.open("wb") as sink:
                shutil.copyfileobj(source, sink, _BLOCK)
                sink.flush()
                os.fsync(sink.fileno())
    keep_head(folder, manifest.head)
    if (folder / "office.key").exists():
        (folder / "office.key").chmod(0o600)


def _set_aside(folder: Path) -> Path | None:
    if not folder.exists():
        return None
    if all(one.is_file() and not one.stat().st_size for one in folder.iterdir()):
        # Nothing but the empty lock of this very program: there is nothing to keep.
        shutil.rmtree(folder)
        return None
    stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%S.%fZ")
    kept = folder.with_name(f"{folder.name}.before-restore-{stamp}")
    move_whole(folder, kept)
    return kept


def _hash(stream: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while block := stream.read(_BLOCK):
        digest.update(block)
    return digest.hexdigest()
