"""Every dialog of the window, opened one after the other, for pictures and for measuring."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtWidgets import QMessageBox, QWidget

from kl_relations_desktop.bootstrap import doors
from kl_relations_desktop.domain.gap import Gap
from kl_relations_desktop.gui.dialogs.floating import FloatingDialog
from kl_relations_desktop.gui.dialogs.remind import remind
from kl_relations_desktop.gui.dialogs.search_palette import SearchPalette
from kl_relations_desktop.usecases.due import due_items
from kl_relations_desktop.usecases.partners import find_partner
from kl_relations_desktop.usecases.records import record_rows

Opened = tuple[str, QWidget]
SETTING, FINDING, USUAL = 2500, 400, 60
"""How many milliseconds a dialog needs until it shows all: a paper is set, words are found."""


def opened_dialogs(camera: Any) -> Iterator[Opened]:
    """Open every dialog; each is closed when the next is asked for."""
    for opening in (_over_overview, _over_partner, _over_agreement, _over_renewals):
        for name, dialog, wait in opening(camera):
            camera.wait(wait)
            yield name, dialog
            _end(dialog)
            camera.wait(USUAL)


def _over_overview(camera: Any) -> Iterator[tuple[str, QWidget, int]]:
    camera.go("overview")
    desk, shell, opened = camera.desk, camera.shell, doors()
    ankara = find_partner(camera.ws, "Ankara").id or 0
    visit = first_id(camera.ws, "visit", "Courtesy")
    for name, typed in (("search", "casab"), ("search-nothing", "xyzzy")):
        palette = opened.search(desk, shell)
        palette.show()
        assert isinstance(palette, SearchPalette)
        palette.box.setText(typed)
        yield name, palette, FINDING
    makers: dict[str, Callable[[], Any]] = {
        "briefing": lambda: opened.briefing(desk, shell, ankara, visit),
        "schedule": lambda: opened.schedule(desk, shell),
    }
    for name, make in makers.items():
        dialog = make()
        dialog.open()
        yield name, dialog, SETTING
    item = due_items(camera.ws, within=60)[0]
    for when in ("later", "earlier"):
        asked = remind(desk, shell, when, item)
        asked.open()
        yield f"remind-{when}", asked, USUAL
    line = next(one for one in shell.page.due.lines if one.row.kind == "followup")
    menu = shell.page.due.acts(line).menu()
    menu.popup(line.mapToGlobal(line.rect().bottomLeft()))
    yield "overview-menu", menu, USUAL


def _over_partner(camera: Any) -> Iterator[tuple[str, QWidget, int]]:
    camera.go("partners", find_partner(camera.ws, "Casablanca").id)
    page = camera.shell.page
    gaps: list[Gap] = [row.gap for row in page.view.story.gaps]
    lists = [gap for gap in gaps if gap.field == "signatures"]
    dates = [gap for gap in gaps if gap.field == "in_force_on"]
    subject = page.view.story.facts[0].subject
    openings: dict[str, Callable[[], object]] = {
        "fill-gap": lambda: page.view.fill_asked.emit((dates or gaps)[0]),
        "fill-gap-rows": lambda: page.view.fill_asked.emit((lists or gaps)[0]),
        "add-entry": page.view.add_entry_asked.emit,
        "add-followup": lambda: page.view.add_asked.emit("followup"),
        "add-claim": lambda: page.view.claim_asked.emit(subject),
    }
    for name, opening in openings.items():
        opening()
        yield name, newest_dialog(camera.shell), FINDING
    page.view.head._facts[0].ask_sources()
    yield "claim", page.view.popover, USUAL


def _over_agreement(camera: Any) -> Iterator[tuple[str, QWidget, int]]:
    agreement = first_id(camera.ws, "agreement")
    camera.go("agreements", agreement)
    page = camera.shell.page
    page.pane.reader.terminate()
    yield "terminate", newest_dialog(camera.shell), USUAL
    page.act("bin")
    yield "ask-bin", camera.shell.findChildren(QMessageBox)[-1], USUAL
    camera.go("agreements", agreement, is_editing=True)
    camera.wait(FINDING)
    editor = page.pane.edit.form.fields["partner"].editor
    editor.focus()
    editor.line.setText("osa")
    editor.offer()
    editor.line.completer().complete()
    yield "picker", editor.line.completer().popup(), USUAL
    page.pane.stop()


def _over_renewals(camera: Any) -> Iterator[tuple[str, QWidget, int]]:
    camera.go("renewals", first_id(camera.ws, "renewal", "Example"))
    for name in ("decide", "step", "answer", "review", "new", "stages", "quiet"):
        camera.shell.page.act(name)
        yield f"renewals-{name}", camera.shell.page.acts.dialog, USUAL


def newest_dialog(shell: QWidget) -> QWidget:
    """Return the dialog that was opened last over the window."""
    return next(one for one in reversed(shell.findChildren(FloatingDialog)) if one.isVisible())


def _end(dialog: QWidget) -> None:
    reject = getattr(dialog, "reject", dialog.close)
    reject()


def first_id(ws: Any, kind: str, words_in: str = "") -> int | None:
    """Return the first record of a kind whose headline holds the words."""
    rows = record_rows(ws, kind)
    return next((row.id for row in rows if words_in in row.headline), None)
