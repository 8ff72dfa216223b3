"""What the window needs only when it stands: drafts, the backup of the day, and its faults."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtWidgets import QMessageBox

from kl_relations_desktop.gui.outside import Outside
from kl_relations_desktop.gui.shell import Shell
from kl_relations_desktop.gui.standing_file import StandingFile
from kl_relations_desktop.gui.tray import Tray, watch
from kl_relations_desktop.gui.widgets.draft_offer import DraftOffer
from kl_relations_desktop.usecases.files import automatic_backup, last_backup
from kl_relations_desktop.wording.dates import SHORT, speak_day


def tend(current: Callable[[], Shell]) -> Tray:
    """Do what can wait until the window stands; returns the watch over what is due."""
    take_up(current())
    desk = current().desk
    name = desk.words("Making the backup")
    # Another window may stand there by the time that the backup is made.
    desk.send(automatic_backup, lambda _made: say_backup(current()), name=name)
    return watch(current)


def take_up(shell: Shell) -> None:
    """Show in a new window what stood in the one before, or was cut off in it."""
    offer = DraftOffer(shell.desk)
    shell.above.stand(offer)
    offer.look()
    StandingFile(shell.desk, shell)
    Outside(shell.desk, shell)
    say_backup(shell)


def say_backup(shell: Shell) -> None:
    """Say in the status line when the last backup was made."""
    desk = shell.desk
    newest = desk.ask(last_backup)
    if newest is None or not newest.exists():
        return
    made = datetime.fromtimestamp(newest.stat().st_mtime, tz=UTC).astimezone()
    said = desk.words("Backup made {day} {time}").format(
        day=speak_day(made.date(), desk.words, style=SHORT), time=f"{made:%H:%M}"
    )
    shell.status.say_backup(said)


def show_fault(shell: Shell, fault: str, places: str) -> QMessageBox:
    """Open the box that says what is needed to report a fault."""
    said = shell.desk.words
    box = QMessageBox(shell)
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle(said("Something went wrong"))
    box.setText(said("The program has a fault. What you have saved is safe."))
    box.setInformativeText(said("Please send the details below to those who keep the program."))
    box.setDetailedText(f"{fault}\n{places}")
    box.open()
    return box
