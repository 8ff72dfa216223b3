"""Pictures of every page and dialog: `python -m tests.shots DIR`."""

import os
import sys
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

if "--twice" in sys.argv:
    os.environ["QT_SCALE_FACTOR"] = "2"

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from kl_relations_desktop.bootstrap import doors
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import Direction, TermKind
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.records.renewal import CaseStep
from kl_relations_desktop.domain.records.story import FollowUp, PointToMake, Visit
from kl_relations_desktop.gui.app import application
from kl_relations_desktop.gui.desk import Address, Desk
from kl_relations_desktop.gui.shell import Shell
from kl_relations_desktop.gui.theme import chosen
from kl_relations_desktop.gui.theme_style import dress
from kl_relations_desktop.gui.workers import Workers
from kl_relations_desktop.usecases.due import due_items
from kl_relations_desktop.usecases.partners import find_partner
from kl_relations_desktop.usecases.records import record_rows, save_record
from kl_relations_desktop.usecases.reminders import mark_done, put_off
from kl_relations_desktop.usecases.renewals import add_step, await_answer, bring
from kl_relations_desktop.usecases.workspace import Workspace, open_workspace
from kl_relations_desktop.wording.catalogue import words
from tests.screen import use_screen
from tests.shots_dialogs import first_id, opened_dialogs

TODAY = date(2026, 11, 23)
USUAL, WIDE, SMALL = (1280, 720), (1600, 900), (960, 540)


def settle(app: QApplication, milliseconds: int = 60) -> None:
    """Let the window draw itself and its timers run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    app.sendPostedEvents()


def samples(ws: Workspace) -> None:
    """Add what the page does not have: visits ahead and promises."""
    ankara, osaka, casablanca = (
        find_partner(ws, name).id for name in ("Ankara", "Osaka", "Casablanca")
    )
    point = PointToMake(lead="Housing study", text="The report is ready to be handed over.")
    for record in (
        Visit(partner=ankara, dates=PartialDate.parse("2026-11-26"), place="Kuala Lumpur",
              purpose="Courtesy call on the Mayor",
              purpose_ms="Kunjungan hormat kepada Datuk Bandar", points=(point,)),
        Visit(partner=osaka, dates=PartialDate.parse("2026-12-14/2026-12-18"), place="Osaka",
              direction=Direction.OUTWARD, purpose="Economic mission"),
        Visit(partner=casablanca, dates=PartialDate.parse("2027-03"),
              purpose="Study visit on urban management"),
        FollowUp(partner=ankara, text="Send the housing study report to Ankara",
                 due_on=PartialDate.parse("2026-11-13"), owner_post="Planning desk"),
        FollowUp(partner=osaka, text="Answer Osaka about dates for the SME seminar",
                 due_on=PartialDate.parse("2026-11-20"), owner_post="Economy desk"),
        FollowUp(partner=casablanca, text="Confirm visit dates",
                 due_on=PartialDate.parse("2026-12-04"), owner_post="Africa desk"),
    ):  # fmt: skip
        save_record(ws, replace(record, marking=Marking.OPEN), "sample")


class Camera:
    """Takes pictures of one window in one look and language."""

    def __init__(
        self,
        app: QApplication,
        ws: Workspace,
        folder: Path,
        look: str,
        size: tuple[int, int] | None = USUAL,
    ) -> None:
        theme_name, language = look.split("-")
        ws.settings = replace(ws.settings, theme=theme_name, screen_language=language)
        theme = chosen(theme_name)
        dress(app, theme)
        self.app = app
        self.ws = ws
        self.folder = folder
        self.look = look
        self.desk = Desk(ws, words(language), theme, Workers(ws.store.release))
        self.shell = Shell(self.desk, doors())
        if size is not None:
            self.shell.resize(*size)
        self.shell.show()
        settle(app)

    def wait(self, milliseconds: int) -> None:
        """Let the window draw itself and what has been opened over it."""
        settle(self.app, milliseconds)

    def take(self, name: str, of: QWidget | None = None, wait: int = 60) -> None:
        """Write a picture of the window, with what lies over it."""
        settle(self.app, wait)
        picture = self.shell.grab()
        if of is not None and of.isWindow():
            from PySide6.QtGui import QPainter

            painter = QPainter(picture)
            painter.drawPixmap(
                self.shell.mapFromGlobal(of.mapToGlobal(of.rect().topLeft())), of.grab()
            )
            painter.end()
        picture.save(str(self.folder / f"{name}-{self.look}.png"))

    def go(self, page: str, record_id: int | None = None, **more: object) -> None:
        """Go to an address."""
        self.shell.go(Address(page, record_id, **more))  # type: ignore[arg-type]
        settle(self.app, 20)

    def close(self) -> None:
        """Let the window go."""
        self.desk.workers.finish()
        self.shell.page.leave(lambda: None)
        self.shell.hide()
        self.shell.deleteLater()
        settle(self.app)


def cases(ws: Workspace) -> None:
    """Add what the renewal board shows: a letter due, a case with steps, an awaited answer."""
    city = save_record(ws, Partner(name="Example city")).first_id
    signed, until = PartialDate.parse("2022-06-26"), PartialDate.parse("2027-06-25")
    sample = Agreement(
        partner=city, title="Sample agreement", signed_on=signed, term_kind=TermKind.FIXED,
        term_until=until, notice_months=6,
    )  # fmt: skip
    made = save_record(ws, sample).first_id
    bring(ws, made, 2)
    case = max(row.id for row in record_rows(ws, "renewal"))
    for text, due in (
        ("Draft the renewal letter", "2026-11-30"),
        ("Legal view", "2026-12-07"),
    ):
        add_step(ws, case, CaseStep(text=text, due_on=PartialDate.parse(due)))
    osaka = find_partner(ws, "Osaka").id
    theirs = next(row.id for row in record_rows(ws, "agreement") if row.record.partner == osaka)  # type: ignore[attr-defined]
    bring(ws, theirs, 5)
    waiting = max(row.id for row in record_rows(ws, "renewal"))
    await_answer(ws, waiting, PartialDate.parse("2026-12-04"))


def renewals(camera: Camera) -> None:
    """Take the board, the table and the year, and the decision over them."""
    camera.go("renewals", first_id(camera.ws, "renewal", "Example"))
    page: Any = camera.shell.page
    for name in ("table", "year", "board"):
        page.views.show_view(name)
        camera.take(f"renewals-{name}")


def reminded(ws: Workspace) -> None:
    """Put one thing off and mark another as done."""
    items = due_items(ws)
    put_off(ws, items[-1], PartialDate.parse("2026-12-21"))
    mark_done(ws, next(item for item in items if item.kind == "review"))


def terms(camera: Camera) -> None:
    """Take all terms as a plot, closer, and as a table; an empty day, the agenda, reminders."""
    camera.go("terms")
    plot: Any = camera.shell.page.plot  # type: ignore[attr-defined]
    camera.take("terms")
    plot.terms.zoom(0.3)
    camera.take("terms-closer")
    plot.as_table.click()
    camera.take("terms-table")
    plot.as_table.click()
    plot.terms.fit_all()
    camera.go("calendar")
    calendar: Any = camera.shell.page
    calendar.go_to(date(2026, 12, 24))
    camera.take("calendar-empty-day")
    calendar.go_to(TODAY)
    calendar.head.agenda.click()
    camera.take("calendar-agenda")
    calendar.head.month.click()
    camera.go("reminders", first_id(camera.ws, "reminder"))
    camera.take("reminders")


def pages(camera: Camera) -> None:
    """Take every page at the usual size."""
    ws = camera.ws
    casablanca = find_partner(ws, "Casablanca").id
    network = find_partner(ws, "Metropolis").id
    camera.take("overview", wait=300)
    camera.go("partners", casablanca)
    camera.take("partner")
    camera.go("partners", network)
    camera.take("partner-network")
    for page, kind in (
        ("agreements", "agreement"),
        ("visits", "visit"),
        ("followups", "followup"),
        ("people", "person"),
        ("bodies", "body"),
        ("sources", "source"),
        ("claims", "claim"),
        ("milestones", "milestone"),
        ("networks", "network"),
    ):
        camera.go(page, first_id(ws, kind))
        camera.take(page)
        camera.go(page, first_id(ws, kind), is_editing=True)
        camera.take(f"{page}-edit", wait=250)
        form = camera.shell.page.pane.edit  # type: ignore[attr-defined]
        if page == "agreements" and form is not None:
            form.area.verticalScrollBar().setValue(420)
            camera.take("agreements-edit-lower")
        camera.shell.page.pane.stop()  # type: ignore[attr-defined]
    refusals(camera)
    renewals(camera)
    terms(camera)
    for page in ("gifts", "calendar", "documents", "history", "settings", "help"):
        camera.go(page)
        camera.take(page)
    history = camera.shell.page_named("history")
    camera.go("history")
    history.list.choose(history.list.model.shown[0].id)  # type: ignore[attr-defined]
    camera.take("history-entry")
    nothing_found(camera)
    dialogs(camera)


def refusals(camera: Camera) -> None:
    """Take a form with a field to correct, and the question when it is left."""
    ws, shell = camera.ws, camera.shell
    camera.go("agreements", first_id(ws, "agreement"), is_editing=True)
    edit = shell.page.pane.edit  # type: ignore[attr-defined]
    until = edit.form.fields["terminated_on"].editor
    until.focus()
    until.line.setText("30 jun 1983")
    until.touch()
    edit.try_to_save()
    camera.take("agreements-refused")
    shell.go(Address("overview"))
    box = shell.findChildren(QMessageBox)[-1]
    camera.take("ask-edits", box)
    box.button(QMessageBox.StandardButton.Discard).click()
    settle(camera.app)


def nothing_found(camera: Camera) -> None:
    """Take a list whose filter matches nothing, and a page on which nothing is chosen."""
    camera.go("partners")
    camera.shell.page.list.choose(None)  # type: ignore[attr-defined]
    camera.shell.page.list.filter.setText("xyz")  # type: ignore[attr-defined]
    camera.take("partners-no-match")
    camera.shell.page.list.filter.clear()  # type: ignore[attr-defined]


def empty_pages(camera: Camera) -> None:
    """Take the pages on which a new office has no records."""
    for page in ("overview", "followups", "renewals"):
        camera.go(page)
        camera.take(f"empty-{page}", wait=300)


def dialogs(camera: Camera) -> None:
    """Take every dialog over its page."""
    for name, dialog in opened_dialogs(camera):
        camera.take(name, dialog)


def sizes(camera: Camera) -> None:
    """Take what changes with the width."""
    casablanca = find_partner(camera.ws, "Casablanca").id
    for name, size in (("wide", WIDE), ("narrow", SMALL)):
        camera.shell.resize(*size)
        camera.go("overview")
        camera.take(f"overview-{name}", wait=200)
        months: Any = camera.shell.page.months  # type: ignore[attr-defined]
        if months.isVisible():
            months.click()
            camera.take(f"overview-{name}-months")
            months.click()
        camera.go("partners", casablanca)
        camera.take(f"partner-{name}")
        camera.go("agreements", first_id(camera.ws, "agreement"))
        camera.take(f"agreements-{name}")
        camera.go("renewals", first_id(camera.ws, "renewal", "Example"))
        camera.take(f"renewals-{name}")
        for page in ("calendar", "terms"):
            camera.go(page)
            camera.take(f"{page}-{name}")
    camera.shell.resize(*USUAL)


def main(folder: Path) -> None:
    """Write all pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    use_screen()
    app = application(["shots"])
    with tempfile.TemporaryDirectory() as scratch:
        ws = open_workspace(Path(scratch) / "records", TODAY)
        looks = ("light-en", "dark-en", "light-ms", "dark-ms")
        if "--light" in sys.argv or "--twice" in sys.argv:
            looks = ("light-en",)
        if "--twice" not in sys.argv:
            for look in ("light-en", "dark-ms"):
                camera = Camera(app, ws, folder, look)
                empty_pages(camera)
                camera.close()
        ws.settings = replace(ws.settings, screen_language="en")
        samples(ws)
        cases(ws)
        reminded(ws)
        for look in looks:
            camera = Camera(app, ws, folder, look)
            if "--twice" not in sys.argv:
                pages(camera)
            sizes(camera)
            camera.close()
        ws.close()
    if "--twice" not in sys.argv and "--light" not in sys.argv:
        import subprocess

        command = [sys.executable, "-m", "tests.shots", str(folder / "twice"), "--twice"]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
