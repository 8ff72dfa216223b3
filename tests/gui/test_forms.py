"""The derived form: every field reads, refuses at the field, and gives the record back."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement, Clause
from kl_relations_desktop.domain.records.evidence import Document
from kl_relations_desktop.domain.records.kinds import DueKind, PartnerKind
from kl_relations_desktop.domain.records.partner import NetworkProfile, Partner
from kl_relations_desktop.domain.records.people import Honorific, Person
from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.domain.records.renewal import AgreementReview, Reminder
from kl_relations_desktop.domain.records.story import FollowUp, Gift, PointToMake, Visit
from kl_relations_desktop.gui import theme
from kl_relations_desktop.gui.chips import Tone
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.forms.form import RecordForm
from kl_relations_desktop.gui.forms.rows_editor import RowsEditor
from kl_relations_desktop.gui.workers import Workers
from kl_relations_desktop.usecases.records import load_record, save_record
from kl_relations_desktop.wording.catalogue import words


@pytest.fixture
def desk(qapp, ws):
    return Desk(ws, words("en"), theme.chosen("light"), Workers(ws.store.release))


@pytest.fixture
def show(desk, qtbot):
    def shown(record):
        form = RecordForm(desk, record)
        qtbot.addWidget(form)
        form.show()
        qtbot.waitExposed(form)
        return form

    return shown


def type_into(form, name, text):
    line = form.fields[name].editor.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def test_every_kind_of_record_goes_through_its_form_unchanged(show):
    for kind in KINDS.values():
        record = kind.record()
        form = show(record)
        assert {name: form.fields[name].editor.value() for name in form.fields} == {
            name: getattr(record, name) for name in form.fields
        }
        assert not form.is_edited


def test_a_typed_month_is_read_and_said_and_saved_as_a_month(show):
    form = show(Partner(name="Casablanca"))
    type_into(form, "since", "jan 1989")
    assert form.fields["since"].editor.understood()[:2] == (
        Tone.DONE, "Read as January 1989; day not stated",
    )  # fmt: skip
    assert form.record().since == PartialDate.parse("1989-01")


def test_an_empty_date_says_what_that_means_here(show):
    form = show(AgreementReview())
    said = form.fields["next_on"]._note.text.text()
    assert said == "Empty: the partner's cycle is counted from here."


def test_a_weekday_that_does_not_fit_is_refused_with_the_right_one(show, desk):
    form = show(Partner(name="Casablanca"))
    type_into(form, "since", "Sabtu, 1 Februari 1984")
    with pytest.raises(RuleViolation) as caught:
        form.record()
    assert caught.value.field == "since"
    told = form.fields["since"].editor.understood()[1]
    assert desk.sentence(caught.value) == told
    assert "Wednesday, 1 February 1984" in told


def test_what_no_paper_can_print_is_kept_and_told_at_the_field(show):
    day = PartialDate.parse("2026-12-03")
    points = (PointToMake(text="Thank them"),)
    form = show(Visit(partner=1, dates=day, purpose="Call", points=points))
    (row,) = form.fields["points"].editor.rows
    note = form.fields["note"].editor
    for field in (form.fields["purpose"], row.fields["text"]):
        field.editor.line.setText("Party 🎉")
        field.editor.touch()
        told = field.editor.control.accessibleDescription()
        assert told == "Kept, but no paper can print: 🎉"
    note.pages.setPlainText("🎉")
    assert note.understood() == (None, "", ())
    saved = form.record()
    assert (saved.purpose, saved.points[0].text, saved.note) == ("Party 🎉", "Party 🎉", "🎉")
    form.fields["purpose"].editor.line.setText("Party")
    form.fields["purpose"].editor.touch()
    assert form.fields["purpose"].editor.control.accessibleDescription() == ""


def test_two_readings_are_offered_as_buttons(show):
    form = show(Partner(name="Casablanca"))
    type_into(form, "since", "03/05/1993")
    tone, _, offers = form.fields["since"].editor.understood()
    assert tone is Tone.VERIFY
    assert [text for text, _ in offers] == ["3 May 1993", "5 March 1993"]
    offers[1][1]()
    assert form.record().since == PartialDate.parse("1993-03-05")


def test_a_date_that_was_not_touched_is_saved_as_it_was(show):
    since = PartialDate.parse("1994~")
    assert show(Partner(name="Osaka", since=since)).record().since == since


def test_a_refusal_stands_at_its_field_and_goes_when_the_value_is_right(show):
    form = show(Partner(name="Casablanca"))
    heard = []
    form.judged.connect(heard.append)
    type_into(form, "since", "31 jun 1993")
    with pytest.raises(RuleViolation) as caught:
        form.record()
    assert caught.value.field == "since"
    assert [field.spec.name for field in form.refused] == ["since"]
    assert heard[-1] == 1
    type_into(form, "since", "30 jun 1993")
    assert form.refused == ()
    assert heard[-1] == 0


def test_a_rule_between_fields_is_shown_at_the_field_it_names(show):
    form = show(Agreement(partner=None, signed_on=PartialDate.parse("1994")))
    form.fields["partner"].editor.value = lambda: 1
    box = form.fields["term_kind"].editor.box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert form.fields["term_until"].isVisibleTo(form)
    type_into(form, "term_until", "30 jun 1993")
    with pytest.raises(RuleViolation):
        form.record()
    assert [field.spec.name for field in form.refused] == ["term_until"]


def test_fields_without_a_meaning_are_hidden(show):
    form = show(Agreement())
    assert not form.fields["term_years"].isVisibleTo(form)
    assert not form.fields["term_event"].isVisibleTo(form)


@pytest.mark.parametrize(
    ("typed", "amount"), [("RM1,234.5", "1234.50"), ("300", "300.00"), ("", None)]
)
def test_money_is_read_as_officers_write_it(show, typed, amount):
    form = show(Gift(description="Songket", approved_by="Director"))
    type_into(form, "value", typed)
    assert form.record().value == (Decimal(amount) if amount else None)


def test_rows_are_added_moved_and_taken_away(show):
    form = show(
        Agreement(clauses=(Clause(number="1", text="one"), Clause(number="2", text="two")))
    )
    rows = form.fields["clauses"].editor
    assert isinstance(rows, RowsEditor)
    third = rows.add_row()
    third.fields["text"].editor.pages.setPlainText("three")
    rows.rows[2].up.click()
    rows.rows[0].remove.click()
    assert [clause.text for clause in rows.value()] == ["three", "two"]
    assert form.is_edited


def test_a_refusal_in_a_row_is_shown_at_the_rows_field(show, desk):
    partner = save_record(desk.ws, Partner(name="Ankara")).first_id
    form = show(Visit(partner=partner, purpose="x", dates=PartialDate.parse("2026")))
    rows = form.fields["programme"].editor
    row = rows.add_row()
    row.fields["item"].editor.line.setText("Call")
    row.fields["day"].editor.line.setFocus()
    QTest.keyClicks(row.fields["day"].editor.line, "whenever")
    with pytest.raises(RuleViolation) as caught:
        form.record()
    assert caught.value.field == "programme.1.day"
    assert row.fields["day"].refusal is not None


def test_a_row_that_has_just_been_added_is_not_refused_before_it_is_left(show):
    form = show(Person(name="Siti"))
    rows = form.fields["honorifics"].editor
    rows.add.setFocus()
    row = rows.add_row()
    assert form.refused == ()
    row.fields["since"].editor.line.setFocus(Qt.FocusReason.TabFocusReason)
    assert form.refused == ()


def test_each_field_of_a_row_is_refused_once_in_order_and_counted(show):
    form = show(Person(name="Siti"))
    heard = []
    form.judged.connect(heard.append)
    row = form.fields["honorifics"].editor.add_row()
    begins = row.fields["since"].editor.line
    begins.setFocus()
    QTest.keyClicks(begins, "whenever")
    with pytest.raises(RuleViolation) as caught:
        form.record()
    assert caught.value.field == "honorifics.1.title"
    assert [field.spec.name for field in form.refused] == ["title", "since"]
    assert heard[-1] == 2
    QApplication.processEvents()
    said = [one.text() for one in form.findChildren(QLabel) if one.isVisible()]
    assert len([text for text in said if "Fill in “" in text]) == 1, said
    form.focus_refused()
    assert row.fields["title"].isAncestorOf(form.focusWidget())
    QTest.keyClicks(row.fields["title"].editor.line, "Mayor")
    begins.selectAll()
    QTest.keyClicks(begins, "1994")
    assert form.refused == ()
    assert heard[-1] == 0
    assert form.record().honorifics[0].title == "Mayor"


def test_two_readings_can_be_chosen_by_keys_before_and_after_they_are_refused(show):
    form = show(Partner(name="Casablanca"))
    field = form.fields["since"]
    type_into(form, "since", "5/3/1993")
    QApplication.processEvents()
    for _ in range(2):
        line = field.editor.line
        QTest.keyClick(line, Qt.Key.Key_Tab)
        offered = form.focusWidget()
        assert isinstance(offered, QPushButton), offered
        assert (offered.text(), field.refusal is None) == ("5 March 1993", False)
        line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Tab)
    QTest.keyClick(form.focusWidget(), Qt.Key.Key_Space)
    assert form.focusWidget() is line
    assert form.refused == ()
    assert form.record().since == PartialDate.parse("1993-03-05")


def test_a_row_kept_as_a_draft_loses_only_what_cannot_be_read(show):
    form = show(Person(name="Siti"))
    row = form.fields["honorifics"].editor.add_row()
    for name, text in (("title", "Mayor"), ("since", "whenever")):
        row.fields[name].editor.line.setFocus()
        QTest.keyClicks(row.fields[name].editor.line, text)
    assert form.typed() == {"honorifics": (Honorific(title="Mayor"),)}


def test_a_link_is_found_by_typing_and_keeps_its_record(show, desk):
    city = save_record(desk.ws, Partner(name="Shiraz", aliases=("Şîrâz",))).first_id
    form = show(Visit(purpose="x", dates=PartialDate.parse("2026")))
    type_into(form, "partner", "sira")
    picker = form.fields["partner"].editor
    picker.offer()
    picker.choose(0)
    assert form.record().partner == city
    assert picker.line.text() == "Shiraz"


def test_a_picker_writes_days_as_the_officer_does(show, desk):
    city = save_record(desk.ws, Partner(name="Shiraz")).first_id
    month = PartialDate.parse("1993-03")
    save_record(desk.ws, Visit(partner=city, dates=month, purpose="Courtesy call"))
    form = show(FollowUp(text="x"))
    type_into(form, "visit", "courtesy")
    picker = form.fields["visit"].editor
    picker.offer()
    said = picker._offers.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Shiraz · Mar 1993" in said


def test_words_that_name_no_record_are_refused_at_the_field(show):
    form = show(Visit(purpose="x", dates=PartialDate.parse("2026")))
    type_into(form, "partner", "Atlantis")
    with pytest.raises(RuleViolation) as caught:
        form.record()
    assert (caught.value.code, caught.value.field) == ("link.not_chosen", "partner")


def test_the_partner_made_for_a_network_profile_is_a_network(show, desk):
    form = show(NetworkProfile())
    type_into(form, "partner", "Cities Forum")
    editor = form.fields["partner"].editor
    editor.offer()
    editor.choose(0)
    made = form.record().partner
    assert desk.ask(lambda ws: load_record(ws, "partner", made)).kind is PartnerKind.NETWORK


def test_a_record_can_be_created_on_the_spot(show, desk):
    form = show(Partner(name="Osaka"))
    type_into(form, "body", "Osaka City Government")
    picker = form.fields["body"].editor
    picker.offer()
    picker.choose(0)
    body = load_record(desk.ws, "body", form.record().body)
    assert body.headline() == "Osaka City Government"


def test_every_control_has_a_name(show):
    for kind in KINDS.values():
        form = show(kind.record())
        for field in form.fields.values():
            assert field.editor.control.accessibleName()


def test_the_list_of_a_picker_does_not_count_as_leaving_the_field(show):
    form = show(Visit(purpose="x", dates=PartialDate.parse("2026")))
    type_into(form, "partner", "casa")
    line = form.fields["partner"].editor.line
    QApplication.sendEvent(
        line, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    )
    assert form.refused == ()
    QApplication.sendEvent(
        line, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason)
    )
    assert [field.spec.name for field in form.refused] == ["partner"]


@pytest.mark.parametrize("typed", ["sNaN", "NaN", "Infinity", "1e999", "north"])
def test_what_is_no_number_is_refused_at_the_field(show, typed):
    form = show(Partner(name="Osaka"))
    type_into(form, "latitude", typed)
    with pytest.raises(RuleViolation) as caught:
        form.record()
    assert (caught.value.code, caught.value.field) == ("field.not_number", "latitude")


def test_a_form_stands_before_all_its_groups_and_grows_by_itself(desk, qtbot):
    form = RecordForm(desk, Agreement(title="MoU"))
    qtbot.addWidget(form)
    first = len(form._made)
    qtbot.waitUntil(lambda: not form._to_come)
    assert 0 < first < len(form._made)
    assert set(form._made) == set(form.fields)


def test_whoever_asks_for_a_field_does_not_wait_for_it_to_come(desk, qtbot):
    form = RecordForm(desk, Agreement(title="MoU", partner=1))
    qtbot.addWidget(form)
    assert form.record() == Agreement(title="MoU", partner=1)
    assert form.fields["clauses"].editor.value() == ()


def test_what_only_the_program_writes_is_read_in_the_form_and_cannot_be_typed_over(show):
    form = show(Document(original_name="mou.pdf", sha256="ab" * 32, size=1200))
    for name, said in (("sha256", "ab" * 32), ("size", "1200")):
        line = form.fields[name].editor.line
        assert line.text() == said
        assert not line.hasFrame()
        QTest.keyClicks(line, "7")
        assert line.text() == said
    assert not form.is_edited
    reminder = show(Reminder(due_kind=DueKind.REVIEW))
    due = reminder.fields["due_kind"].editor.line
    assert due.text() == "Review"
    assert not due.hasFrame()
    assert form.record().sha256 == "ab" * 32


def test_a_text_that_gets_too_long_is_refused_as_it_is_typed_so_that_leaving_moves_nothing(
    show, qtbot
):
    form = show(Gift(description="Kris"))
    field, below = form.fields["kept_at"], form.fields["note"]
    longest = field.spec.longest
    type_into(form, "kept_at", "x" * longest)
    assert field.refusal is None
    QTest.keyClicks(field.editor.line, "x")
    assert field.refusal.code == "text.too_long"
    qtbot.waitUntil(lambda: field.height() > 70)
    stands = below.mapTo(form, below.rect().topLeft())
    QTest.keyClick(field.editor.line, Qt.Key.Key_Tab)
    assert below.mapTo(form, below.rect().topLeft()) == stands
    QTest.keyClick(field.editor.line, Qt.Key.Key_Backspace)
    assert field.refusal is None
