"""A renewal from its first card to the next instrument, by keyboard in a real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement, Clause
from kl_relations_desktop.domain.records.kinds import BoardColumn, Decision, Finding, TermKind
from kl_relations_desktop.gui.doors import ENTRIES
from kl_relations_desktop.usecases.partners import find_partner
from kl_relations_desktop.usecases.records import load_record, save_record
from tests.journeys.test_first_day import CONTROL, Officer

pytestmark = pytest.mark.window

TAB, RETURN = Qt.Key.Key_Tab, Qt.Key.Key_Return


class Desk(Officer):
    """An officer who uses the keyboard alone."""

    def open_renewals(self):
        place = [one.page for one in ENTRIES].index("renewals")
        self.press(Qt.Key.Key_1 + place, CONTROL)
        assert self.shell.address.page == "renewals"

    def tab_to(self, wanted, within=60):
        for _ in range(within):
            if self.hand is wanted:
                return
            self.press(TAB)
        raise AssertionError(f"{wanted.accessibleName()} is not reached by Tab")

    @property
    def dialog(self):
        return self.page.acts.dialog

    def wait_for_dialog(self):
        self.qtbot.waitUntil(lambda: self.dialog is not None and self.dialog.isActiveWindow())

    def come_back(self):
        """Be at the window again, as a window manager sees to after a dialog."""
        self.shell.activateWindow()
        self.qtbot.waitUntil(self.shell.isActiveWindow)

    def press_there(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.dialog.focusWidget(), key, modifier)

    def tab_there(self, wanted, within=60):
        for _ in range(within):
            if self.dialog.focusWidget() is wanted:
                return
            self.press_there(TAB)
        raise AssertionError("the field is not reached by Tab")

    def fill_there(self, name, text):
        control = self.dialog.fields[name].editor.control
        self.tab_there(control)
        control.selectAll()
        QTest.keyClicks(control, text)

    def walk_to(self, name):
        """Go down the column until the card of a partner is chosen."""
        for _ in range(20):
            if self.page.chosen is not None and self.page.chosen.partner.name == name:
                return
            self.press(Qt.Key.Key_Down)
        raise AssertionError(f"{name} is not reached by the arrows")


@pytest.fixture
def officer(start, qtbot):
    program = start()
    ws = program.shell.desk.ws
    made = Agreement(
        partner=find_partner(ws, "Ankara").id, title="Sample agreement",
        signed_on=PartialDate.parse("2022-06-26"), term_kind=TermKind.FIXED, term_years=5,
        notice_months=6, clauses=(Clause(text="Housing"),),
    )  # fmt: skip
    program.agreement = program.shell.desk.do(lambda ws: save_record(ws, made)).first_id
    return Desk(program, qtbot)


def open_and_move(officer):
    officer.open_renewals()
    officer.walk_to("Ankara")
    officer.press(Qt.Key.Key_Right, CONTROL)
    assert officer.page.chosen.column is BoardColumn.PREPARE
    officer.press(Qt.Key.Key_Right, CONTROL)
    assert officer.page.chosen.column is BoardColumn.WITH_PARTNER
    officer.press(Qt.Key.Key_Right, CONTROL)
    officer.wait_for_dialog()


def test_a_case_goes_across_the_board_and_ends_in_the_next_instrument(officer):
    open_and_move(officer)
    officer.fill_there("authority", "Mayor")
    officer.fill_there("signed_on", "20 nov 2026")
    officer.press_there(Qt.Key.Key_S, CONTROL)
    assert officer.page.chosen.column is BoardColumn.DECIDED
    result = officer.page.chosen.case.result
    officer.tab_to(officer.page.pane.acts["result"])
    officer.press(RETURN)
    assert officer.shell.address.page == "agreements"
    assert officer.page.list.current_id == result
    made = officer.ask(lambda ws: load_record(ws, "agreement", result))
    assert [clause.text for clause in made.clauses] == ["Housing"]
    assert made.links[0].agreement == officer.program.agreement


def test_what_is_not_renewed_names_its_authority(officer):
    open_and_move(officer)
    officer.press_there(Qt.Key.Key_Right)
    assert officer.dialog.decision is Decision.NOT_RENEWED
    officer.fill_there("authority", "Meeting 11 of 2026")
    officer.press_there(Qt.Key.Key_S, CONTROL)
    closed = officer.page.chosen
    assert (closed.column, closed.case.decision) == (
        BoardColumn.DECIDED, Decision.NOT_RENEWED,
    )  # fmt: skip
    officer.come_back()
    officer.press(Qt.Key.Key_Z, CONTROL)
    assert officer.page.chosen.case.is_open


def test_a_review_is_recorded_and_its_card_goes(officer):
    officer.open_renewals()
    officer.walk_to("Chennai")
    agreement = officer.page.chosen.agreement.id
    officer.tab_to(officer.page.pane.acts["review"])
    officer.press(RETURN)
    officer.wait_for_dialog()
    officer.press_there(Qt.Key.Key_Down)
    officer.press_there(Qt.Key.Key_S, CONTROL)
    (review,) = officer.ask(lambda ws: ws.store.reading("review").find(agreement=agreement))
    assert review.finding is Finding.UPDATE
    assert officer.page.seen.card_of(agreement) is None
