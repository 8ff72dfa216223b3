"""What stands unsaved in a form, kept in a file of its own until it is saved or discarded."""

import json
from datetime import UTC, datetime
from pathlib import Path

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.runtime.files import write_whole

_FOLDER = "drafts"


@dataclass(frozen=True, slots=True)
class KeptText:
    """One kept draft: the record it is of, its values as JSON knows them, and when."""

    kind: str
    record_id: int | None
    values: dict[str, object]
    fields: tuple[str, ...]
    unread: dict[str, str]
    kept_at: datetime


def keep(
    folder: Path,
    kind: str,
    record_id: int | None,
    values: dict[str, object],
    fields: list[str],
    unread: dict[str, str],
) -> None:
    """Keep the values of a form, and its texts that are none yet, whole or not at all."""
    whole = {
        "kind": kind, "id": record_id, "values": values, "fields": fields, "unread": unread,
    }  # fmt: skip
    text = json.dumps(whole, ensure_ascii=False)
    path = _path(folder, kind, record_id)
    write_whole(path, lambda stream: stream.write(text.encode("utf-8")))


def forget(folder: Path, kind: str, record_id: int | None) -> None:
    """Let a kept draft go."""
    _path(folder, kind, record_id).unlink(missing_ok=True)


def kept(folder: Path) -> tuple[KeptText, ...]:
    """Return what was kept, the newest first; a file that cannot be meant is passed over."""
    found = (_read(path) for path in (folder / _FOLDER).glob("*.json"))
    drafts = [one for one in found if one is not None]
    return tuple(sorted(drafts, key=lambda one: one.kept_at, reverse=True))


def _path(folder: Path, kind: str, record_id: int | None) -> Path:
    return folder / _FOLDER / f"{kind}-{record_id or 'new'}.json"


def _read(path: Path) -> KeptText | None:
    try:
        whole = json.loads(path.read_text("utf-8"))
        made = datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)
        return KeptText(
            str(whole["kind"]),
            None if whole["id"] is None else int(whole["id"]),
            dict(whole["values"]),
            tuple(map(str, whole["fields"])),
            {str(path): str(text) for path, text in whole.get("unread", {}).items()},
            made,
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
