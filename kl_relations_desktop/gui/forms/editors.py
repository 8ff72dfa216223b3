"""The editor of each type of field: it gives the field's value or refuses what was typed."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from math import isfinite, nan
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kl_relations_desktop.domain.errors import Refusal, RuleViolation
from kl_relations_desktop.domain.records.describe import FieldSpec
from kl_relations_desktop.gui.chips import Tone
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.widgets.basics import button
from kl_relations_desktop.gui.widgets.choice_box import ChoiceBox
from kl_relations_desktop.usecases.letters import not_on_paper
from kl_relations_desktop.wording.labels import value as read

Offer = tuple[str, Callable[[], None]]
Understood = tuple[Tone | None, str, tuple[Offer, ...]]


class Editor(QWidget):
    """What all editors share: a control, a value, and whether the officer has touched it."""

    edited = Signal()
    has_own_head = False
    has_words_beside = False
    has_own_fields = False

    def __init__(self, desk: Desk, spec: FieldSpec, control: QWidget | None = None) -> None:
        super().__init__()
        self.desk = desk
        self.spec = spec
        self.was_edited = False
        self.control = control or self
        if control is not None:
            column = QVBoxLayout(self)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(control)

    def value(self) -> Any:
        """Return what stands in the editor; refuses what cannot be read."""
        raise NotImplementedError

    def readable(self) -> Any:
        """Return what stands in the editor as far as it can be read."""
        return self.value()

    def show_value(self, value: Any) -> None:
        """Put a value into the editor; it then counts as untouched."""
        raise NotImplementedError

    def unread(self) -> dict[str, str]:
        """Return the texts that cannot be read, as typed, by the paths of their fields."""
        return {}

    def show_unread(self, path: str, text: str) -> None:
        """Put a text that could not be read back where it was typed."""

    def understood(self) -> Understood:
        """Return what to say under the field while nothing is wrong."""
        return None, "", ()

    def on_paper(self, text: str) -> Understood:
        """Say which letters of a text no paper will show."""
        letters = not_on_paper(self.spec.name, text)
        if not letters:
            return None, "", ()
        said = self.desk.words("Kept, but no paper can print: {letters}")
        return Tone.VERIFY, said.format(letters=letters), ()

    def judge(self) -> None:
        """Judge the fields inside the editor, where it has some."""

    def refuse(self, refusal: Refusal) -> bool:
        """Show a refusal at a field inside the editor; returns whether there is one."""
        del refusal
        return False

    def focus(self, field: str = "") -> None:
        """Put the cursor into the editor, at the part that a path names."""
        del field
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def small_button(self, text: str) -> QPushButton:
        """Return a button for an offer under the field."""
        return button(self.desk.theme, text, kind="link")

    def touch(self) -> None:
        """Note that the officer has changed something."""
        self.was_edited = True
        self.edited.emit()


class LineEditor(Editor):
    """One line of text."""

    def __init__(self, desk: Desk, spec: FieldSpec) -> None:
        self.line = QLineEdit()
        super().__init__(desk, spec, self.line)
        self.line.setMinimumHeight(30)
        self.line.setPlaceholderText(desk.words("Not stated"))
        self.line.textEdited.connect(lambda _typed: self.touch())

    def value(self) -> Any:
        """Return the text."""
        return self.line.text()

    def understood(self) -> Understood:
        """Say which letters no paper will show."""
        return self.on_paper(self.line.text())

    def show_value(self, value: Any) -> None:
        """Show a text from its beginning."""
        self.line.setText("" if value is None else str(value))
        self.line.setCursorPosition(0)
        self.was_edited = False

    def unread(self) -> dict[str, str]:
        """Return the text where it is no value of the field."""
        try:
            self.value()
        except Refusal:
            return {self.spec.name: self.line.text()}
        return {}

    def show_unread(self, path: str, text: str) -> None:
        """Put the text back as it was typed."""
        del path
        self.line.setText(text)
        self.touch()


class ReadEditor(Editor):
    """What only the program writes: read and copied here, and never changed."""

    def __init__(self, desk: Desk, spec: FieldSpec) -> None:
        self.line = QLineEdit()
        super().__init__(desk, spec, self.line)
        self.line.setReadOnly(True)
        self.line.setFrame(False)
        self.line.setPlaceholderText(desk.words("Not stated"))
        self._value: Any = None

    def value(self) -> Any:
        """Return the value as it was shown."""
        return self._value

    def show_value(self, value: Any) -> None:
        """Show a value as it is read; Tab stops at what there is to copy."""
        self._value = value
        said = read(self.spec, value, self.desk.words, {})
        self.line.setText(said)
        self.line.setCursorPosition(0)
        policy = Qt.FocusPolicy.StrongFocus if said else Qt.FocusPolicy.NoFocus
        self.line.setFocusPolicy(policy)


class _Pages(QPlainTextEdit):
    """A text box whose Tab leaves it, as in every other field."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        # Words begin where those of a line do; they hide neither the ring nor a round corner.
        self.setViewportMargins(5, 2, 2, 2)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 18)


class LongEditor(Editor):
    """Text of several lines."""

    lines = 4

    def __init__(self, desk: Desk, spec: FieldSpec) -> None:
        self.pages = _Pages(self.lines)
        super().__init__(desk, spec, self.pages)
        self.pages.setPlaceholderText(desk.words("Not stated"))
        self.pages.textChanged.connect(self._on_text_changed)
        self._is_showing = False

    def value(self) -> Any:
        """Return the text."""
        return self.pages.toPlainText()

    def understood(self) -> Understood:
        """Say which letters no paper will show."""
        return self.on_paper(self.pages.toPlainText())

    def show_value(self, value: Any) -> None:
        """Show a text."""
        self._is_showing = True
        self.pages.setPlainText(str(value))
        self._is_showing = False
        self.was_edited = False

    def _on_text_changed(self) -> None:
        if not self._is_showing:
            self.touch()


class TextsEditor(LongEditor):
    """A list of short texts, one a line."""

    lines = 3

    def value(self) -> Any:
        """Return the texts."""
        lines = (line.strip() for line in self.pages.toPlainText().splitlines())
        return tuple(line for line in lines if line)

    def show_value(self, value: Any) -> None:
        """Show the texts, one a line."""
        super().show_value("\n".join(value))

    def understood(self) -> Understood:
        """Say how several are given, or which letters no paper will show."""
        tone, sentence, offers = super().understood()
        return tone, sentence or self.desk.words("One a line."), offers


class ChoiceEditor(Editor):
    """One of a closed list."""

    def __init__(self, desk: Desk, spec: FieldSpec) -> None:
        self.box = ChoiceBox()
        super().__init__(desk, spec, self.box)
        self.box.setMinimumHeight(30)
        self.offered: dict[str, str] = {}
        self.offer({one: desk.words(one.label) for one in spec.choices or ()})
        self.box.activated.connect(lambda _place: self.touch())

    @property
    def members(self) -> list[str]:
        """Return the values that can be chosen."""
        return list(self.offered)

    def offer(self, options: dict[str, str]) -> None:
        """Let one of these values be chosen, by the words that stand for each."""
        self.offered = options
        self.box.clear()
        self.box.addItems(list(options.values()))

    def value(self) -> Any:
        """Return the chosen member."""
        return self.members[self.box.currentIndex()]

    def show_value(self, value: Any) -> None:
        """Show a member."""
        self.box.setCurrentIndex(self.members.index(value))
        self.was_edited = False


class FlagEditor(Editor):
    """A yes or no."""

    has_own_head = True
    has_words_beside = True

    def __init__(self, desk: Desk, spec: FieldSpec) -> None:
        self.box = QCheckBox(desk.words(spec.label))
        super().__init__(desk, spec, self.box)
        self.box.setMinimumHeight(30)
        self.box.clicked.connect(lambda _on: self.touch())

    def value(self) -> Any:
        """Return whether it is checked."""
        return self.box.isChecked()

    def show_value(self, value: Any) -> None:
        """Show a yes or no."""
        self.box.setChecked(bool(value))
        self.was_edited = False


class IntegerEditor(LineEditor):
    """A whole number."""

    def value(self) -> Any:
        """Return the number, or None for no text."""
        typed = self.line.text().strip().replace(" ", "")
        if not typed:
            return None
        if not (typed.isascii() and typed.isdecimal()) or len(typed) > 15:
            raise RuleViolation("field.not_integer", field=self.spec.name, text=typed)
        return int(typed)


class NumberEditor(LineEditor):
    """A number with decimals, such as degrees."""

    def value(self) -> Any:
        """Return the number, or None for no text."""
        typed = self.line.text().strip().replace("−", "-")
        if not typed:
            return None
        try:
            read = float(Decimal(typed))
        except (InvalidOperation, ValueError, OverflowError):
            read = nan
        if not isfinite(read):
            raise RuleViolation("field.not_number", field=self.spec.name, text=typed)
        return read


class MoneyEditor(LineEditor):
    """An amount in ringgit; "RM1,234.50" is read too."""

    def __init__(self, desk: Desk, spec: FieldSpec) -> None:
        super().__init__(desk, spec)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)

    def value(self) -> Any:
        """Return the amount with two decimals, or None for no text."""
        typed = self.line.text().strip()
        bare = typed.upper().removeprefix("RM").replace(",", "").replace(" ", "")
        if not bare:
            return None
        try:
            return Decimal(bare).quantize(Decimal("0.01"))
        except InvalidOperation as error:
            raise RuleViolation("field.not_money", field=self.spec.name, text=typed) from error
