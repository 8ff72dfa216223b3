"""Where records may lie: not on a network share and not in a folder that a cloud copies."""

import sys
from pathlib import Path

from kl_relations_desktop.domain.errors import StoreUnavailable

if sys.platform == "win32":
    import ctypes

_MOUNTS = Path("/proc/self/mounts")
_NETWORK = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "davfs", "fuse.sshfs", "fuse.rclone")
_CLOUD = ("onedrive", "dropbox", "google drive", "googledrive", "iclouddrive", "nextcloud",
          "owncloud", "box sync")  # fmt: skip
_REMOTE_DRIVE = 4


def refuse_unsafe(folder: Path) -> None:
    """Refuse a folder in which a database is not safe; backups may well be kept there."""
    folder = folder.absolute()
    if is_on_network(folder):
        raise StoreUnavailable("store.network_folder", folder=str(folder))
    if any(part.casefold().startswith(_CLOUD) for part in folder.parts):
        raise StoreUnavailable("store.cloud_folder", folder=str(folder))


def is_on_network(folder: Path, mounts: Path = _MOUNTS) -> bool:
    """Return whether a folder lies on another computer, as far as the system tells."""
    if sys.platform == "win32":
        if folder.drive.startswith("\\\\"):
            return True
        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _REMOTE_DRIVE)
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
    except OSError:
        return False
    kinds = {Path(line.split()[1].replace("\\040", " ")): line.split()[2] for line in lines}
    for place in (folder, *folder.parents):
        if place in kinds:
            return kinds[place] in _NETWORK
    return False
