"""Puts the floors together: reads the command line, opens the records, opens the right door."""

import atexit
import gc
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from functools import partial
from importlib import import_module
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kl_relations_desktop.cli.parser import office_asked_for, parser
from kl_relations_desktop.domain.errors import Refusal, RuleViolation, StoreUnavailable
from kl_relations_desktop.runtime import settings
from kl_relations_desktop.runtime.instance import RunningCopy
from kl_relations_desktop.wording.catalogue import Words, words

if TYPE_CHECKING:
    from kl_relations_desktop.gui.desk import Desk
    from kl_relations_desktop.gui.doors import Doors
    from kl_relations_desktop.gui.pages.overview_kept import KeptPages

REFUSED = 2

_AHEAD = (
    "store.engine",
    "store.shelf",
    "domain.date_reading",
    "gui.forms.making",
    "gui.forms.form",
    "gui.pages.records_page",
    "gui.pages.partner_view",
    "gui.pages.partners",
    "gui.pages.agreements",
    "store.listing",
    "gui.dialogs.search_palette",
    "store.search",
    "store.session",
    "store.tables",
    "documents.briefing",
    "gui.dialogs.briefing",
    "gui.pages.settings_page",
)
"""What most days need soon after the start, in pieces of at most 40 ms."""

_PAGES = {
    "overview": ("overview", "OverviewPage"),
    "partners": ("partners", "PartnersPage"),
    "agreements": ("agreements", "agreements_page"),
    "renewals": ("renewals", "RenewalsPage"),
    "terms": ("terms_page", "TermsPage"),
    "visits": ("visits", "visits_page"),
    "followups": ("followups", "followups_page"),
    "people": ("people", "people_page"),
    "gifts": ("gifts", "gifts_page"),
    "calendar": ("calendar", "CalendarPage"),
    "documents": ("documents", "DocumentsPage"),
    "history": ("history", "HistoryPage"),
    "claims": ("claims", "claims_page"),
    "reminders": ("reminders", "reminders_page"),
    "settings": ("settings_page", "SettingsPage"),
    "help": ("help_page", "HelpPage"),
}
"""Where each page is made, by its name."""

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main(argv: list[str]) -> int:
    """Run the program with its command line; returns the exit status."""
    has_console = sys.stderr is not None
    _ready_streams()
    language = "en"
    try:
        asked = office_asked_for(argv[1:])
        folder: Path = asked.data or _usual_folder()
        language = settings.load(folder).screen_language
        if asked.verb is not None:
            asked = parser(words(language)).parse_args(argv[1:])
        return _door(asked, folder, words(language))
    except BrokenPipeError:
        return REFUSED
    except Refusal as refusal:
        # 3 ms: the sentences of refusals are needed only when there is one
        from kl_relations_desktop.wording.refusals import sentence

        # A program that saves records learns the field by its own name, not by its label.
        named = f"{refusal.field}: " if "save" in argv[1:] and refusal.field else ""
        said = words(language)
        print(named + sentence(refusal, said), file=sys.stderr)
        if not has_console:
            _made("refused", "tell", sentence(refusal, said), said)
        return REFUSED


def _ready_streams() -> None:
    """Let every console print every letter; what is closed, or never was there, swallows."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, StringIO())
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@contextmanager
def _handed_over() -> Iterator[None]:
    """Hand what is printed to standard output at the end, in one piece."""
    told = StringIO()
    try:
        with redirect_stdout(told):
            yield
    finally:
        try:
            sys.stdout.write(told.getvalue())
            sys.stdout.flush()
        except OSError as error:
            # Nobody reads on, or the disk is full: Python shall not try again when it ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            if isinstance(error, BrokenPipeError):
                raise
            raise StoreUnavailable("output.not_written") from error


def _usual_folder() -> Path:
    # 5 ms of platformdirs, where the folder is not named
    from kl_relations_desktop.runtime.paths import default_folder

    return default_folder()


def _door(asked: Namespace, folder: Path, said: Words) -> int:
    if asked.verb is None:
        return _window(asked, folder)
    with _handed_over():
        return _command(asked, folder, said)


def _command(asked: Namespace, folder: Path, said: Words) -> int:
    if asked.verb == "restore":
        return _restore(asked.file, folder, said)
    # 20 ms of commands that the window does not need
    from kl_relations_desktop.cli.commands import run
    from kl_relations_desktop.usecases.workspace import open_workspace

    gc.enable()
    # All goes with the process: to look through it for garbage at the end takes 30 ms.
    atexit.register(gc.freeze)
    ws = open_workspace(folder, asked.today)
    try:
        return run(ws, asked, said)
    finally:
        ws.close()


def _window(asked: Namespace, folder: Path) -> int:
    # Qt ends the whole program where it finds no screen.
    if sys.platform == "linux" and not any(map(os.environ.get, _SCREENS)):
        raise StoreUnavailable("screen.none")
    settings.usable(folder)
    with RunningCopy(folder) as copy:
        if not copy.take():
            copy.call_first()
            raise RuleViolation("instance.running", field="data", folder=folder.name)
        # 120 ms of Qt, which a console on a machine without a screen must not need
        from kl_relations_desktop.gui import app
        from kl_relations_desktop.gui.pages.overview_kept import KeptPages
        from kl_relations_desktop.usecases.workspace import workspace_of

        ws = workspace_of(folder, asked.today)
        kept = KeptPages(ws)
        try:
            if not kept.is_there:
                ws.open()
            return app.run(ws, copy, doors(kept), quit_after_paint=asked.quit_after_paint)
        finally:
            ws.close()
            kept.keep()


def doors(kept: "KeptPages | None" = None) -> "Doors":
    """Return the makers of pages and dialogs, each imported when it is first shown.

    The first page begins with what was kept of it.
    """
    # 5 to 40 ms a page, and 60 ms for the briefing with its preview
    from kl_relations_desktop.gui.doors import Doors

    pages: dict[str, Callable[..., Any]] = {
        name: partial(_made, f"pages.{module}", maker)
        for name, (module, maker) in _PAGES.items()
    }
    # 40 ms of the strip of months, which the first paint does not wait for
    pages["overview"] = partial(_overview, kept)
    return Doors(
        pages=pages,
        records=partial(_made, "pages.any_kind", "kind_page"),
        style=partial(_made, "theme_style", "dress"),
        search=partial(_made, "dialogs.search_palette", "SearchPalette"),
        briefing=partial(_made, "dialogs.briefing", "BriefingDialog"),
        schedule=partial(_made, "dialogs.schedule", "ScheduleDialog"),
        opens={
            "plot": partial(_made, "dialogs.plot_printing", "ask_to_print"),
            "beside": partial(_made, "widgets.beside", "read_beside"),
            "undo_last": partial(_made, "undoing", "undo_last"),
            "do_again": partial(_made, "undoing", "do_again"),
        },
        remind=partial(_made, "dialogs.remind", "remind"),
        keys=partial(_made, "keys", "bind_keys"),
        tend=partial(_made, "after_start", "tend"),
        take_up=partial(_made, "after_start", "take_up"),
        fault=partial(_made, "after_start", "show_fault"),
        closing=kept.look if kept is not None else _nothing,
        ahead=tuple(partial(import_module, f"kl_relations_desktop.{one}") for one in _AHEAD),
        beside=_paper,
    )


def _overview(kept: "KeptPages | None", desk: "Desk") -> Any:
    # 6 ms of the parts of the page, which no command needs
    from kl_relations_desktop.gui.pages.first_page import OverviewRooms

    rooms = OverviewRooms(
        read=partial(_made, "pages.overview_facts", "read_page"),
        acts=partial(_made, "widgets.due_menu", "DueActs"),
        ahead=partial(_made, "pages.overview_ahead", "AheadCard"),
    )
    page = _made("pages.overview", "OverviewPage", desk, rooms, kept.take() if kept else None)
    if kept is not None:
        kept.follow(page)
    return page


def _nothing() -> None:
    """Do nothing, where there is nothing to be done."""


def _paper() -> None:
    # 200 ms of setting paper, on the worker while the officer reads
    from kl_relations_desktop.usecases.briefing import make_ready

    make_ready()


def _made(module: str, maker: str, *arguments: object) -> Any:
    room = import_module(f"kl_relations_desktop.gui.{module}")
    return getattr(room, maker)(*arguments)


def _restore(file: Path, folder: Path, said: Words) -> int:
    # 15 ms of zipfile, needed by this verb alone
    from kl_relations_desktop.usecases.files import restore_backup

    with RunningCopy(settings.usable(folder)) as copy:
        if not copy.take():
            raise RuleViolation("instance.running", field="data", folder=folder.name)
    # The lock is given back first: a folder with an open file cannot be renamed on Windows.
    kept = restore_backup(file, folder)
    print(said("Restored from {file}.").format(file=file))
    if kept is not None:
        print(said("What was there before is kept in {folder}.").format(folder=kept))
    return 0
