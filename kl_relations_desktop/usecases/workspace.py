"""What every request works on: the records of one office, its settings, and the day."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kl_relations_desktop.domain.errors import StoreUnavailable
from kl_relations_desktop.runtime import logs, settings
from kl_relations_desktop.runtime.files import DATABASE
from kl_relations_desktop.runtime.settings import Settings
from kl_relations_desktop.store.officer import Officer
from kl_relations_desktop.store.rest import resting

if TYPE_CHECKING:
    from kl_relations_desktop.store.database import Store

_RECKONED = ("review_cycle_months", "reviews_since", "despatch_margin_days", "ending_months")
"""The settings that days of agreements are reckoned with."""


class Workspace:
    """A data folder at work; `today` is asked at each use, so that midnight is noticed."""

    def __init__(
        self,
        folder: Path,
        chosen: Settings,
        today: Callable[[], date],
        store: "Store | None" = None,
    ) -> None:
        self.folder = folder
        self.settings = chosen
        self.today = today
        self.is_ahead = False
        """Whether this is told of another day than today: nothing reckoned for it is kept."""
        self._store = store

    @property
    def store(self) -> "Store":
        """Return the records, opened when they are first asked for."""
        return self.open()

    def open(self) -> "Store":
        """Return the records, opened once; a new folder is filled with the starter records."""
        if self._store is not None:
            return self._store
        # 20 ms of records and SQL, which a first page that was kept does not need to be seen
        from kl_relations_desktop.store.database import Store

        officer = officer_of(self.settings)
        self._store = Store.open(self.folder, officer=officer, clock=lambda: datetime.now(UTC))
        if not self.settings.reviews_since:
            self.settings = _begun(self.folder, self.settings, self.today())
        return self._store

    def release(self) -> None:
        """Close this thread's connection to the records, if they are open."""
        if self._store is not None:
            self._store.release()

    def on(self, day: date) -> "Workspace":
        """Return the same records as they are told of on another day."""
        ahead = Workspace(self.folder, self.settings, lambda: day, self.store)
        ahead.is_ahead = True
        return ahead

    @property
    def reviews_since(self) -> date:
        """Return the desk's first day: reviews that fell due before it are not asked for."""
        chosen = self.settings.reviews_since
        return date.fromisoformat(chosen) if chosen else date.max

    def at_rest(self) -> str | None:
        """Return what tells this state of the records from any other; None where not known.

        It is noted when the records are closed, and known while nobody writes after that.
        """
        return resting(self.folder / DATABASE)

    def close(self) -> None:
        """Let go of the records and the log."""
        if self._store is not None:
            self._store.close()
        logs.stop()


def workspace_of(folder: Path, today: date | None = None) -> Workspace:
    """Return the workspace of a folder, its records still closed."""
    settings.usable(folder)
    logs.start(folder)
    return Workspace(
        folder, settings.load(folder), date.today if today is None else lambda: today
    )


def open_workspace(folder: Path, today: date | None = None) -> Workspace:
    """Open the records of a folder; a new folder is filled with the starter records."""
    ws = workspace_of(folder, today)
    ws.open()
    return ws


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
    # 0.5 ms of terminals, for a name that nothing is stamped with before the records are open
    from kl_relations_desktop.runtime.account import account

    name = account()
    return Officer(name, chosen.officer_name.strip() or name)


def change_settings(ws: Workspace, **values: object) -> Settings:
    """Keep changed settings and use them from now on, all of them or none."""
    chosen = settings.changed(ws.settings, **values)
    settings.save(ws.folder, chosen)
    if any(getattr(chosen, one) != getattr(ws.settings, one) for one in _RECKONED):
        ws.store.watch.forget()
    ws.settings = chosen
    ws.store.officer = officer_of(chosen)
    return chosen
