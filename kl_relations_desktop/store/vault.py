"""Files kept beside the database under the hash of their content."""

import hashlib
import os
import shutil
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.runtime.files import flush_folder
from kl_relations_desktop.store.digest import digest_of

_BLOCK = 1 << 20
_COPY = "kl-relations-"
_DAY = 86_400.0
"""Seconds after which a copy was left behind by a program that was cut off."""
_REFUSED = frozenset(
    {
        ".exe",
        ".com",
        ".bat",
        ".cmd",
        ".msi",
        ".scr",
        ".ps1",
        ".vbs",
        ".vbe",
        ".js",
        ".jse",
        ".wsf",
        ".wsh",
        ".hta",
        ".jar",
        ".lnk",
        ".cpl",
        ".dll",
        ".reg",
        ".sh",
        ".app",
        ".apk",
        ".iso",
        ".img",
        ".docm",
        ".dotm",
        ".xlsm",
        ".xltm",
        ".xlam",
        ".pptm",
        ".potm",
        ".ppsm",
    }
)
_MAGIC = (b"MZ", b"\x7fELF", b"#!")


class Vault:
    """The files of one office: `vault/ab/abcdef…`, each stored once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._copies: list[Path] = []

    def take(self, path: Path, name: str) -> tuple[str, int]:
        """Copy a file into the vault; returns its SHA-256 and its size in bytes.

        Programs and files with macros are refused.
        """
        if Path(name).suffix.casefold() in _REFUSED:
            raise RuleViolation("vault.type_refused", field="file", file=name)
        self.folder.mkdir(parents=True, exist_ok=True)
        digest, size = hashlib.sha256(), 0
        handle, waiting = tempfile.mkstemp(prefix="taking-", dir=self.folder)
        try:
            with os.fdopen(handle, "wb") as target, path.open("rb") as source:
                while block := source.read(_BLOCK):
                    if size == 0 and block.startswith(_MAGIC):
                        raise RuleViolation("vault.type_refused", field="file", file=name)
                    digest.update(block)
                    target.write(block)
                    size += len(block)
                target.flush()
                os.fsync(target.fileno())
            self._settle(Path(waiting), digest.hexdigest())
        finally:
            Path(waiting).unlink(missing_ok=True)
        return digest.hexdigest(), size

    def take_bytes(self, content: bytes) -> tuple[str, int]:
        """Keep content made by the program itself; returns its SHA-256 and size in bytes."""
        self.folder.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256(content).hexdigest()
        handle, waiting = tempfile.mkstemp(prefix="taking-", dir=self.folder)
        try:
            with os.fdopen(handle, "wb") as target:
                target.write(content)
                target.flush()
                os.fsync(target.fileno())
            self._settle(Path(waiting), digest)
        finally:
            Path(waiting).unlink(missing_ok=True)
        return digest, len(content)

    def path_of(self, sha256: str) -> Path:
        """Return where a file of this hash lies, whether it is there or not."""
        if len(sha256) != 64 or not sha256.isalnum():
            raise RuleViolation("vault.unknown", field="file")
        return self.folder / sha256[:2] / sha256

    def is_whole(self, sha256: str) -> bool:
        """Return whether the file's content still has its hash; FileNotFoundError when gone."""
        return digest_of(self.path_of(sha256)) == sha256

    def open_copy(self, sha256: str, name: str) -> Path:
        """Return a private, read-only copy under its original name, for a viewer to open."""
        source = self.path_of(sha256)
        if not source.is_file():
            raise RuleViolation("vault.missing", field="file", file=name)
        if not self._copies:
            _sweep(time.time() - _DAY)
        safe = "".join("_" if one in '<>:"/\\|?*' or ord(one) < 32 else one for one in name)
        self._copies.append(Path(tempfile.mkdtemp(prefix=_COPY)))
        copy = self._copies[-1] / (safe.strip(". ") or "file")
        copy.write_bytes(source.read_bytes())
        if os.name == "nt":
            mark = Path(f"{copy}:Zone.Identifier")
            mark.write_text("[ZoneTransfer]\r\nZoneId=3\r\n", "ascii")
        copy.chmod(stat.S_IRUSR)
        return copy

    def drop_copies(self) -> None:
        """Remove the private copies; one that a viewer still holds is left for another day."""
        for folder in self._copies:
            _remove(folder)
        self._copies.clear()

    def _settle(self, waiting: Path, sha256: str) -> None:
        place = self.path_of(sha256)
        if place.exists():
            return
        place.parent.mkdir(exist_ok=True)
        waiting.replace(place)
        place.chmod(stat.S_IRUSR | stat.S_IRGRP)
        flush_folder(place.parent)


def _sweep(before: float) -> None:
    """Remove this officer's copies from before a time, which another run has left behind."""
    own = os.getuid() if hasattr(os, "getuid") else 0
    for folder in Path(tempfile.gettempdir()).glob(f"{_COPY}*"):
        with suppress(OSError):
            seen = folder.lstat()
            if stat.S_ISDIR(seen.st_mode) and seen.st_uid == own and seen.st_mtime < before:
                _remove(folder)


def _remove(folder: Path) -> None:
    with suppress(OSError):
        for path in folder.iterdir():
            # Windows does not remove what may not be written.
            path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    shutil.rmtree(folder, ignore_errors=True)
