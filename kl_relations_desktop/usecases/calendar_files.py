"""The calendar as a file: exported once, or kept for the mail program that subscribes to it."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kl_relations_desktop.domain.errors import RuleViolation, StoreUnavailable
from kl_relations_desktop.runtime.files import EXPORTED, leaving, write_whole
from kl_relations_desktop.usecases.workspace import Workspace, change_settings
from kl_relations_desktop.wording.catalogue import N_, words

if TYPE_CHECKING:
    from kl_relations_desktop.exchange.calendar import CalendarEntry

NAME = N_("KL Relations: visits, promises and terms")
SUFFIX = ".ics"
_LONGEST = 64_000_000
"""No office's calendar is as large; nothing larger is read to be compared."""


def export_calendar(ws: Workspace, path: Path) -> int:
    """Write what falls on the days from 400 back to five years ahead; returns how many.

    Holidays are left out: mail programs bring their own. What was exported last is kept in the
    office's folder: a mail program takes what has changed since only as a later version.
    """
    # 120 ms of the calendar's library, when a file is written
    from kl_relations_desktop.usecases.calendar_entries import entries_of

    entries, kept = tuple(entries_of(ws)), ws.folder / EXPORTED
    content = _told_anew(ws, _previous(kept, None), entries)
    for file in (leaving(path), kept):
        write_whole(file, lambda stream: stream.write(content))
    return len(entries)


def choose_standing_calendar(ws: Workspace, path: Path | None) -> bool:
    """Keep the standing calendar in this file from now on, or in none; returns whether kept.

    When it cannot be written there, all stays as it was.
    """
    if path is None:
        change_settings(ws, calendar_file="")
        return False
    file = (path if path.suffix else path.with_suffix(SUFFIX)).absolute()
    if file.suffix.lower() != SUFFIX:
        raise RuleViolation("calendar.not_ics", field="calendar_file", file=file.name)
    _keep(ws, file, None)
    change_settings(ws, calendar_file=str(file))
    return True


def keep_standing_calendar(ws: Workspace) -> bool:
    """Write the standing calendar anew where it says something else; nothing without one.

    Returns whether it was written.
    """
    if not ws.settings.calendar_file:
        return False
    return _keep(ws, Path(ws.settings.calendar_file), b"")


def _keep(ws: Workspace, path: Path, without: bytes | None) -> bool:
    """Bring a standing calendar up to date; `without` is what a missing file stands for."""
    # 120 ms of the calendar's library, where a standing calendar is kept
    from kl_relations_desktop.usecases.calendar_entries import entries_of

    if not path.parent.is_dir():
        # A folder that is gone lies on a disk that is not there: it is not made anew.
        raise StoreUnavailable("calendar.folder_gone", field="path", folder=str(path.parent))
    previous = _previous(path, without)
    content = _told_anew(ws, previous, entries_of(ws))
    if content == previous:
        return False
    write_whole(leaving(path), lambda stream: stream.write(content))
    return True


def _told_anew(
    ws: Workspace, previous: bytes | None, entries: Iterable["CalendarEntry"]
) -> bytes:
    # 120 ms of the calendar's library, when a file is written
    from kl_relations_desktop.exchange.standing_calendar import merged

    # The day is the desk's own, which may be fixed.
    now = datetime.combine(ws.today(), datetime.now().time()).astimezone(UTC)
    return merged(previous, entries, now, name=words(ws.settings.screen_language)(NAME))


def _previous(path: Path, without: bytes | None) -> bytes | None:
    try:
        with path.open("rb") as stream:
            return stream.read(_LONGEST)
    except FileNotFoundError:
        return without
    except OSError:
        # What cannot be read now is taken as lost: its sequences are passed by new ones.
        return b""
