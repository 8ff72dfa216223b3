"""What every request works on: the records of one office, its settings, and the day."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from kl_relations_desktop.domain.errors import StoreUnavailable
from kl_relations_desktop.runtime import logs, settings
from kl_relations_desktop.runtime.settings import Settings
from kl_relations_desktop.store.database import Store
from kl_relations_desktop.store.officer import Officer

_RECKONED = ("review_cycle_months", "reviews_since", "despatch_margin_days", "ending_months")
"""The settings that days of agreements are reckoned with."""


@dataclass(slots=True)
class Workspace:
    """An opened data folder; `today` is asked at each use, so that midnight is noticed."""

    store: Store
    folder: Path
    settings: Settings
    today: Callable[[], date]

    @property
    def reviews_since(self) -> date:
        """Return the desk's first day: reviews that fell due before it are not asked for."""
        chosen = self.settings.reviews_since
        return date.fromisoformat(chosen) if chosen else date.max

    def close(self) -> None:
        """Let go of the records and the log."""
        self.store.close()
        logs.stop()


def open_workspace(folder: Path, today: date | None = None) -> Workspace:
    """Open the records of a folder; a new folder is filled with the starter records."""
    settings.usable(folder)
    logs.start(folder)
    chosen = settings.load(folder)
    store = Store.open(folder, officer=officer_of(chosen), clock=lambda: datetime.now(UTC))
    if not chosen.reviews_since:
        chosen = _begun(folder, chosen, today or date.max)
    day = date.today if today is None else lambda: today
    return Workspace(store, folder, chosen, day)


def _begun(folder: Path, chosen: Settings, today: date) -> Settings:
    """Note the desk's first day, once; a day still to come is not believed."""
    begun = settings.changed(chosen, reviews_since=min(today, date.today()).isoformat())
    # A folder that can only be read is read all the same; a broken file is left to be mended.
    if settings.can_be_read(folder):
        with suppress(OSError, StoreUnavailable):
            settings.save(folder, begun)
    return begun


def officer_of(chosen: Settings) -> Officer:
    """Return who is stamped on what is written: the account and the name shown."""
    account = settings.account()
    return Officer(account, chosen.officer_name.strip() or account)


def change_settings(ws: Workspace, **values: object) -> Settings:
    """Keep changed settings and use them from now on, all of them or none."""
    chosen = settings.changed(ws.settings, **values)
    settings.save(ws.folder, chosen)
    if any(getattr(chosen, one) != getattr(ws.settings, one) for one in _RECKONED):
        ws.store.watch.forget()
    ws.settings = chosen
    ws.store.officer = officer_of(chosen)
    return chosen
