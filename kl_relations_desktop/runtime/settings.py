"""What the office has chosen: names, languages, looks and limits."""

import dataclasses
import json
import unicodedata
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import Any

from kl_relations_desktop.domain.errors import RuleViolation, StoreUnavailable
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.runtime.files import write_whole

_FILE = "settings.json"
LEADS = ("visit", "promise", "review", "notice", "end")
"""What has a lead time of its own, in days."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of one office; months for cycles, ringgit for amounts, points for sizes."""

    officer_name: str = ""
    officer_post: str = ""
    screen_language: str = "en"
    paper_language: str = "en"
    theme: str = "system"
    review_cycle_months: int = 24
    reviews_since: str = ""
    """The desk's first day, ISO: a review that falls due from then on waits until recorded."""
    gift_approval_from: int = 300
    despatch_margin_days: int = 7
    ending_months: int = 6
    """So many months before a term or a notice window closes, an agreement says so."""
    dormancy_months: int = 60
    lead_visit_days: int = 30
    lead_promise_days: int = 30
    lead_review_days: int = 30
    lead_notice_days: int = 90
    lead_end_days: int = 180
    notifications: str = "on"
    start_with_system: str = "off"
    calendar_file: str = ""
    """The standing calendar that a mail program subscribes to; empty: none is kept."""
    stamp_position: str = "centre"
    stamp_size: float = 11.0
    backup_folder: str = ""
    window: dict[str, str] = field(default_factory=dict)
    """Geometry, column widths and orders, by the name of what remembers them."""


_CHOICES = {
    "screen_language": ("en", "ms"),
    "paper_language": ("en", "ms"),
    "theme": ("system", "light", "dark"),
    "notifications": ("on", "off"),
    "start_with_system": ("on", "off"),
    "stamp_position": ("left", "centre", "right"),
}
_DAYS = ("reviews_since",)
_LARGEST = {
    "review_cycle_months": 100_000,
    "gift_approval_from": 10**9,
    "despatch_margin_days": 366,
    "ending_months": 1_200,
    "dormancy_months": 100_000,
    **dict.fromkeys((f"lead_{kind}_days" for kind in LEADS), 36_500),
    "stamp_size": 72.0,
}


def load(folder: Path) -> Settings:
    """Return a folder's settings; what is missing or cannot be meant has its first value."""
    stored = _stored(folder) or {}
    known = {one.name for one in dataclasses.fields(Settings)}
    return Settings(
        **{
            name: value
            for name, value in stored.items()
            if name in known and _can_be_meant(name, value)
        }
    )


def can_be_read(folder: Path) -> bool:
    """Return whether nothing would be lost by writing: the file is whole, or not there."""
    return _stored(folder) is not None or not (folder / _FILE).exists()


def changed(settings: Settings, **values: object) -> Settings:
    """Return the settings with other values; one that cannot be meant is refused by name."""
    for name, value in values.items():
        if not _can_be_meant(name, value):
            raise RuleViolation("settings.refused", field=name)
    return dataclasses.replace(settings, **values)  # type: ignore[arg-type]  # by name


def largest(name: str) -> float:
    """Return the largest value that a setting of a number may have."""
    return _LARGEST[name]


def _stored(folder: Path) -> dict[str, Any] | None:
    try:
        stored = json.loads((folder / _FILE).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return stored if isinstance(stored, dict) else None


def _can_be_meant(name: str, value: object) -> bool:
    first = getattr(Settings(), name)
    if isinstance(first, dict):
        return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
    if name in _DAYS:
        return isinstance(value, str) and (not value or _is_day(value))
    if isinstance(first, str):
        known = _CHOICES.get(name)
        return isinstance(value, str) and (value in known if known else _can_be_kept(value))
    numbers = (int, float) if isinstance(first, float) else (int,)
    if isinstance(value, bool) or not isinstance(value, numbers):
        return False
    return 0 <= value <= _LARGEST[name]


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _can_be_kept(text: str) -> bool:
    return not any(unicodedata.category(one) in ("Cc", "Cs") for one in text)


def save(folder: Path, settings: Settings) -> None:
    """Keep the settings in the data folder, whole or not at all."""
    text = json.dumps(dataclasses.asdict(settings), ensure_ascii=False, indent=1)
    write_whole(folder / _FILE, lambda stream: stream.write(text.encode("utf-8")))


def usable(folder: Path) -> Path:
    """Return the data folder, made when it is not there; refuses one that cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailable("folder.unusable", folder=str(folder)) from error
    return folder
