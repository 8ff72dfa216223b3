"""When to be told of something that is due: on a later day, or earlier than others."""

from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kl_relations_desktop.domain.dossier import DueItem
from kl_relations_desktop.domain.errors import Refusal
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.describe import FieldSpec, spec_of
from kl_relations_desktop.domain.records.renewal import Reminder
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.form_dialog import FormDialog
from kl_relations_desktop.gui.forms.field import INSET, Field, in_line
from kl_relations_desktop.gui.forms.making import editor_for
from kl_relations_desktop.gui.widgets.basics import button, wrapped
from kl_relations_desktop.gui.widgets.due_menu import named, put_off_said
from kl_relations_desktop.usecases.reminders import put_off, tell_ahead, told_ahead

_SIZE = QSize(440, 250)
_SIDE = 20


def remind(desk: Desk, parent: QWidget, when: str, item: DueItem) -> "ReminderDialog":
    """Return the dialog that asks when to tell of an item: "later" or "earlier"."""
    asked = LaterDialog if when == "later" else EarlierDialog
    return asked(desk, item, parent)


class ReminderDialog(FormDialog):
    """One field of a reminder, what it is about, and the act that keeps it."""

    has_one_field = True

    def __init__(self, desk: Desk, item: DueItem, spec: FieldSpec, parent: QWidget) -> None:
        super().__init__(desk, parent, _SIZE)
        self._item = item
        self.field = Field(desk, spec, editor_for(desk, spec))

    def build(self, title: str, caption: str, act: str) -> None:
        """Put the pieces in their places and the cursor into the field."""
        theme = self._desk.theme
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(in_line(wrapped(theme, title, "heading")))
        below = in_line(wrapped(theme, caption, "caption", "text-2"))
        column.addWidget(below)
        column.addSpacing(8)
        column.addWidget(self.field)
        column.addStretch(1)
        cancel = button(theme, self._desk.words("Cancel"))
        cancel.clicked.connect(self.reject)
        self.act_words = act
        self.keep_button = button(theme, act, kind="primary")
        self.keep_button.clicked.connect(self.save)
        row = QHBoxLayout()
        row.setContentsMargins(_SIDE, 12, _SIDE, 16)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.keep_button)
        self.roll(column, _SIDE - INSET, (_SIDE - INSET, 16, 0))
        self.body.addLayout(row)
        self.field.focus()

    def save(self) -> None:
        """Keep what the field says; a refusal is shown at the field."""
        if self.field.judge() is not None:
            self.field.focus()
        elif self.request():
            self.accept()

    def request(self) -> bool:
        """Ask for what this dialog is about; returns whether it was done."""
        raise NotImplementedError

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal at the field."""
        self.field.refuse(refusal)
        self.field.focus()


class LaterDialog(ReminderDialog):
    """Asks for the day before which nothing is to be said."""

    def __init__(self, desk: Desk, item: DueItem, parent: QWidget) -> None:
        asked = replace(spec_of(Reminder, "snoozed_until"), required=True)
        super().__init__(desk, item, asked, parent)
        words = desk.words
        self.build(words("Remind me on a day"), named(desk, item), words("Remind me"))

    def request(self) -> bool:
        """Put the item off."""
        until = self.field.value()
        day = until if isinstance(until, PartialDate) else None
        said = put_off_said(self._desk, self._item, day) if day is not None else ""
        done = self._desk.do(lambda ws: put_off(ws, self._item, day), said, self.refuse)
        return done is not None


class EarlierDialog(ReminderDialog):
    """Asks how many days ahead this record's item is to be told of."""

    def __init__(self, desk: Desk, item: DueItem, parent: QWidget) -> None:
        super().__init__(desk, item, spec_of(Reminder, "lead_days"), parent)
        words = desk.words
        own, usual = desk.ask(lambda ws: told_ahead(ws, item))
        self.field.editor.show_value(usual if own is None else own)
        told = words.plural(
            "Others of its kind are told {n} day ahead; an empty field does the same.",
            "Others of its kind are told {n} days ahead; an empty field does the same.",
            usual,
        ).format(n=usual)
        self.build(words("Tell me earlier"), f"{named(desk, item)}\n{told}", words("Save"))

    def request(self) -> bool:
        """Keep the lead time of this record."""
        value, words = self.field.value(), self._desk.words
        days = value if isinstance(value, int) else None
        name = named(self._desk, self._item)
        said = words("Told as others of its kind: {name}.").format(name=name)
        if days is not None:
            said = words.plural(
                "Told {n} day ahead: {name}.", "Told {n} days ahead: {name}.", days
            ).format(n=days, name=name)
        done = self._desk.do(lambda ws: tell_ahead(ws, self._item, days), said, self.refuse)
        return done is not None
