"""What the office has chosen: names, languages, looks and limits."""

import dataclasses
import getpass
import json
from dataclasses import dataclass, field
from pathlib import Path

from kl_relations_desktop.domain.errors import StoreUnavailable
from kl_relations_desktop.runtime.files import write_whole

_FILE = "settings.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of one office; months for cycles, ringgit for amounts, points for sizes."""

    officer_name: str = ""
    officer_post: str = ""
    screen_language: str = "en"
    paper_language: str = "en"
    theme: str = "system"
    review_cycle_months: int = 24
    gift_approval_from: int = 300
    despatch_margin_days: int = 7
    stamp_position: str = "centre"
    stamp_size: float = 11.0
    backup_folder: str = ""
    window: dict[str, str] = field(default_factory=dict)
    """Geometry, column widths and orders, by the name of what remembers them."""


def load(folder: Path) -> Settings:
    """Return a folder's settings; what is missing or unreadable has its first value."""
    try:
        stored = json.loads((folder / _FILE).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    first = Settings()
    known = {one.name: getattr(first, one.name) for one in dataclasses.fields(Settings)}
    return Settings(
        **{
            name: value
            for name, value in stored.items()
            if name in known and isinstance(value, type(known[name]))
        }
    )


def save(folder: Path, settings: Settings) -> None:
    """Keep the settings in the data folder, whole or not at all."""
    text = json.dumps(dataclasses.asdict(settings), ensure_ascii=False, indent=1)
    write_whole(folder / _FILE, lambda stream: stream.write(text.encode("utf-8")))


def account() -> str:
    """Return the name of the account that runs the program, as the system knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name, as in some containers
        return "unknown"


def usable(folder: Path) -> Path:
    """Return the data folder, made when it is not there; refuses one that cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailable("folder.unusable", folder=str(folder)) from error
    return folder
