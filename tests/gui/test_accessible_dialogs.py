"""Every dialog, popover and window beside the desk can be heard, and has room for its words."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import TermKind
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.dialogs.floating import FloatingDialog
from kl_relations_desktop.gui.widgets.beside import BesideWindow
from kl_relations_desktop.gui.widgets.popover import Popover
from kl_relations_desktop.usecases.due import due_items
from kl_relations_desktop.usecases.partners import find_partner
from kl_relations_desktop.usecases.records import save_record
from kl_relations_desktop.usecases.renewals import bring
from tests.gui import sample
from tests.gui.heard import LANGUAGES, cut, judge


@pytest.fixture
def case(ws):
    """Give the case of an agreement that must be answered by a letter."""
    sample.fill(ws)
    partner = save_record(ws, Partner(name="Example city")).first_id
    made = Agreement(
        partner=partner, title="Sample agreement", term_kind=TermKind.FIXED,
        signed_on=PartialDate.parse("2022-06-26"), notice_months=6,
        term_until=PartialDate.parse("2027-06-25"),
    )  # fmt: skip
    return next(iter(bring(ws, save_record(ws, made).first_id, 2).touched))[1]


@pytest.fixture(params=LANGUAGES)
def shell(request, ws, case, make_shell):
    ws.settings = replace(ws.settings, screen_language=request.param)
    return make_shell()


def at_casablanca(shell):
    shell.go(Address("partners", find_partner(shell.desk.ws, "Casablanca").id))
    return shell.page


def of_partner(ask):
    return lambda shell, _case: ask(at_casablanca(shell))


def of_renewals(name):
    def ask(shell, case):
        shell.go(Address("renewals", case))
        shell.page.acts.act(name, shell.page.chosen)

    return ask


def of_item(when):
    def ask(shell, _case):
        item = shell.desk.ask(due_items)[0]
        shell.desk.asked.emit(when, item)

    return ask


def on_agreement(ask):
    def go(shell, _case):
        shell.go(Address("agreements", 1))
        ask(shell.page)

    return go


def ask_for_sources(page):
    next(cell for cell in page.view.head._facts if cell.mark.isVisible()).ask_sources()


def add_claim(page):
    page._on_claim(next(cell for cell in page.view.head._facts if cell._subject)._subject)


OPENED_BY = {
    "search": lambda shell, _case: shell.act("search"),
    "schedule": lambda shell, _case: shell.act("schedule"),
    "briefing": of_partner(lambda page: page.act("print")),
    "sources": of_partner(ask_for_sources),
    "claim": of_partner(add_claim),
    "gap": of_partner(lambda page: page._on_fill(page.view.story.gaps[0].gap)),
    "entry": of_partner(lambda page: page._on_add_entry()),
    "person": of_partner(lambda page: page._on_add("person")),
    "beside": of_partner(lambda page: page.act("beside")),
    "terminate": on_agreement(lambda page: page.pane.reader.terminate()),
    "later": of_item("later"),
    "earlier": of_item("earlier"),
    **{
        name: of_renewals(name)
        for name in ("new", "stages", "quiet", "review", "edit", "decide", "step", "answer")
    },
}


def opened(shell):
    """Return the one dialog, popover or window that is open."""
    kinds = (FloatingDialog, Popover, BesideWindow)
    return next(one for kind in kinds for one in shell.findChildren(kind) if one.isVisible())


@pytest.mark.parametrize("name", OPENED_BY)
def test_what_opens_over_the_page_is_named_and_has_room_for_its_words(shell, case, name):
    OPENED_BY[name](shell, case)
    dialog = opened(shell)
    dialog.layout().activate()
    judge(dialog, name)
    assert dialog.accessibleName() or dialog.windowTitle()
    assert cut(dialog) == []
    dialog.close()


def test_every_dialog_and_popover_is_opened_here(shell, case):
    seen = set()
    for ask in OPENED_BY.values():
        ask(shell, case)
        seen.add(type(opened(shell)))
        opened(shell).close()
        QApplication.processEvents()
    known = {made for base in (FloatingDialog, Popover) for made in leaves(base)}
    assert {one.__name__ for one in known - seen} == set()


def leaves(base):
    """Return the classes of the program under a base under which there are no others."""
    below = [one for one in base.__subclasses__() if one.__module__.startswith("kl_")]
    return set().union(*(leaves(one) or {one} for one in below))
