"""How forms stand: everything begins at one line, halves are equal, edges are whole."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMargins, QPoint
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.widgets.popover import SHADOW
from kl_relations_desktop.gui.widgets.reader import Flag
from kl_relations_desktop.usecases.records import pick


@pytest.fixture
def form(shell, qtbot):
    shell.resize(1280, 720)
    shell.go(Address("people", 1, is_editing=True))
    form = shell.page.pane.edit.form
    fields = form.fields
    qtbot.waitUntil(lambda: fields["partner"].width() > 200)
    return form


def _left(part, form) -> int:
    begins = part.indent() if isinstance(part, QLabel) else 0
    return part.mapTo(form, QPoint(0, 0)).x() + max(begins, 0)


def test_headings_labels_and_notes_begin_at_one_line(form):
    begun = {_left(title, form) for title, _ in form._titles}
    name, also = form.fields["name"], form.fields["aliases"]
    begun |= {_left(name._label, form), _left(also._note.text, form)}
    assert len(begun) == 1
    assert _left(name.editor.control, form) == begun.pop() - 1


def test_a_field_alone_in_its_group_is_as_wide_as_those_in_pairs(form):
    assert abs(form.fields["partner"].width() - form.fields["name"].width()) <= 1


def test_a_text_box_has_its_edge_all_around_and_round_corners(form, qtbot):
    box = form.fields["aliases"].editor.control
    assert isinstance(box, QPlainTextEdit)
    theme = form._desk.theme
    drawn = box.grab().toImage()
    right, bottom = box.width() - 1, box.height() - 1
    sides = [(right // 2, 0), (right // 2, bottom), (0, bottom // 2), (right, bottom // 2)]
    assert {drawn.pixelColor(*at).name() for at in sides} == {theme.ink("edge").name()}
    corners = [(0, 0), (right, 0), (0, bottom), (right, bottom)]
    assert theme.ink("edge").name() not in {drawn.pixelColor(*at).name() for at in corners}


def test_words_in_a_text_box_begin_where_those_of_a_line_do(form):
    box, line = form.fields["aliases"].editor.control, form.fields["name"].editor.control
    words = box.viewport().x() + box.document().documentMargin()
    assert words == pytest.approx(line.cursorRect().x() + line.cursorRect().width() // 2, abs=2)


def test_a_record_is_edited_under_the_name_by_which_it_is_read(shell):
    shell.go(Address("networks", 1))
    read = shell.page.pane.reader.name.text()
    shell.page.start_editing()
    assert shell.page.pane.edit.name.text() == read


def test_the_flag_stands_in_line_with_the_title_in_both_states(shell, qtbot):
    shell.go(Address("agreements", 1))
    pane = shell.page.pane
    read = pane.reader.flag.mapTo(shell, QPoint(0, 0))
    shell.page.start_editing()
    edited: Flag = pane.edit.flag
    qtbot.waitUntil(lambda: edited.x() > 0)
    assert edited.mapTo(shell, QPoint(0, 0)) == read


def test_every_group_of_a_new_form_has_its_heading_before_anything_is_typed(shell, qtbot):
    shell.go(Address("gifts"))
    qtbot.waitExposed(shell.page)
    shell.page.act("new")
    form = shell.page.pane.edit.form
    qtbot.waitUntil(lambda: "note" in form._made)
    shown = {one.text() for one in form.findChildren(QLabel) if one.isVisible()}
    assert shown >= {"Gift", "Approval and keeping", "This record"}


def _tops(form) -> dict[str, int]:
    return {
        name: field.mapTo(form, QPoint(0, 0)).y()
        for name, field in form.fields.items()
        if field.isVisibleTo(form)
    }


@pytest.mark.parametrize("language", ["en", "ms"])
@pytest.mark.parametrize(
    "refused",
    [
        ("agreements", "signed_on", "the day before the last"),
        ("agreements", "terminated_on", "31 Jun"),
        ("agreements", "notice_months", "half a year"),
        ("agreements", "partner", "the town beyond the hills and far away"),
        ("partners", "name", ""),
        ("partners", "latitude", "north of the line"),
    ],
)
def test_nothing_below_a_field_moves_when_it_is_refused_on_leaving_it(
    make_shell, ws, qtbot, language, refused
):
    page, name, typed = refused
    ws.settings = replace(ws.settings, screen_language=language)
    shell = make_shell()
    shell.go(Address(page, 1, is_editing=True))
    form = shell.page.pane.edit.form
    field = form.fields[name]
    qtbot.waitUntil(lambda: form.height() == form.heightForWidth(form.width()))
    stood = _tops(form)
    field.editor.line.setText(typed)
    field.editor.touch()
    assert field.judge() is not None
    QApplication.sendPostedEvents()
    assert _tops(form) == stood
    # All of the sentence is there to be read.
    text = field._note.text
    assert text.height() >= text.heightForWidth(text.width())


def test_what_a_picker_offers_lies_on_a_round_surface_below_its_line(shell, qtbot):
    shell.go(Address("visits"))
    shell.page.act("new")
    editor = shell.page.pane.edit.form.fields["partner"].editor
    editor.focus()
    editor.line.setText("an")
    editor.offer()
    popup = editor.line.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    line = editor.line.rect().translated(editor.line.mapToGlobal(QPoint(0, 0)))
    surface = popup.geometry().marginsRemoved(QMargins(*[SHADOW] * 4))
    assert (surface.left(), surface.width()) == (line.left(), line.width())
    assert 2 <= surface.top() - line.bottom() <= 8
    # All that is offered is seen, and the corners are the window's ground.
    assert popup.verticalScrollBar().maximum() == 0
    drawn, ink = popup.grab().toImage(), shell.desk.theme.ink
    middle = drawn.pixelColor(drawn.width() // 2, SHADOW)
    assert middle.name() == ink("edge").name()
    assert drawn.pixelColor(SHADOW, SHADOW) != middle


def test_a_network_has_its_own_sign_in_a_picker_and_places_their_malay_name(ws):
    ws.settings = replace(ws.settings, screen_language="ms")
    (network,) = pick(ws, "partner", "metropolis")
    assert (network.sign, network.apart) == ("", ("Antarabangsa",))
    assert pick(ws, "partner", "osaka")[0].sign == "jp"
    assert pick(ws, "person", "elyas")[0].sign is None
