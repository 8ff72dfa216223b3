"""One field of a form: label, control, and below it help, what was read, or a refusal."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kl_relations_desktop.domain.errors import Refusal, RuleViolation
from kl_relations_desktop.domain.records.checking import checked_value
from kl_relations_desktop.domain.records.describe import FieldSpec, FieldType
from kl_relations_desktop.gui.chips import Tone
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.forms.editors import Editor
from kl_relations_desktop.gui.icons import paint_icon
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.basics import clear, label, wrapped

_ICON = 14
INSET = 2
"""The edge of a refused field takes that much on every side: what stands above steps in."""
_TWO_LINES = (
    FieldType.PARTIAL_DATE,
    FieldType.INTEGER,
    FieldType.NUMBER,
    FieldType.MONEY,
)
"""What is typed into these may not be readable; a sentence of two lines then says why."""
_NOT_LEFT = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


def in_line(words: QLabel) -> QLabel:
    """Return words that stand above fields, beginning where the fields' labels do."""
    words.setIndent(words.indent() + INSET)
    return words


class Note(QWidget):
    """A small line under a field: a shape and a sentence."""

    def __init__(self, theme: Theme, lines: int = 1) -> None:
        super().__init__()
        self._theme = theme
        self.tone: Tone | None = None
        self.text: QLabel = wrapped(theme, "", "caption", "text-2")
        self.choices = QHBoxLayout()
        self.choices.setSpacing(4)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addWidget(self.text, 1)
        self._row.addLayout(self.choices)
        # What is said is laid out from the top: a sentence more or less moves nothing below.
        self._row.setAlignment(self.text, Qt.AlignmentFlag.AlignTop)
        self.setMinimumHeight(lines * theme.metrics("caption").height())

    def say(self, tone: Tone | None, sentence: str) -> None:
        """Show a sentence in the colour and with the shape of its tone."""
        self.tone = tone
        self.text.setText(sentence)
        self.text.setProperty("ink", "late" if tone is Tone.LATE else "text-2")
        self.text.style().unpolish(self.text)
        self.text.style().polish(self.text)
        left = _ICON + 6 if tone is not None else 0
        self._row.setContentsMargins(left, 0, 0, 0)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shape of the tone before the sentence."""
        if self.tone is not None and self.text.text():
            high = self._theme.metrics("caption").height()
            box = QRectF(0, (high - _ICON) / 2, _ICON, _ICON)
            paint_icon(QPainter(self), self.tone.icon, box, self._theme.ink(self.tone.token))


class _Edge(QWidget):
    """The room around a control; a refused one gets an edge painted around it."""

    def __init__(self, theme: Theme, control: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self.is_refused = False
        row = QVBoxLayout(self)
        row.setContentsMargins(INSET, INSET, INSET, INSET)
        row.addWidget(control)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the edge of a refused field."""
        if not self.is_refused:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.ink("late"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)


class Field(QWidget):
    """One field with its label; it knows whether its value is refused, and says why."""

    edited = Signal()
    judged = Signal()

    def __init__(self, desk: Desk, spec: FieldSpec, editor: Editor) -> None:
        super().__init__()
        self._desk = desk
        self.spec = spec
        self.editor = editor
        self.refusal: Refusal | None = None
        self._offered: tuple[str, ...] = ()
        self._asks_which = False
        """Whether somebody else has changed the value too, and it is open which one stays."""
        self._label = label(desk.theme, desk.words(spec.label), "label")
        self._kept = _lines_kept(spec)
        self._note = Note(desk.theme, max(self._kept, 1))
        self._edge = _Edge(desk.theme, editor)
        self._build()
        editor.edited.connect(self._on_edited)
        editor.control.installEventFilter(self)
        self._note_what_is_read()

    def value(self) -> object:
        """Return the value as it would be saved; refuses what cannot be, naming the field."""
        return checked_value(self.spec, self.editor.value(), self.spec.name)

    def judge(self) -> Refusal | None:
        """Look at the value, show a refusal or take it away, and return it."""
        self.editor.judge()
        try:
            self.value()
        except RuleViolation as refusal:
            self.refuse(refusal)
        else:
            self.accept()
        return self.refusal

    def refuse(self, refusal: Refusal) -> None:
        """Show that the value is refused and what to do."""
        self.refusal = refusal
        is_inside = self.editor.refuse(refusal)
        self._edge.is_refused = not is_inside
        self._edge.update()
        if is_inside:
            self._note_what_is_read()
        else:
            self._note_refusal(self._desk.sentence(refusal, self._label.text()))
        self.judged.emit()

    def accept(self) -> None:
        """Take a refusal away."""
        if self.refusal is None:
            return
        self.refusal = None
        self._asks_which = False
        self._edge.is_refused = False
        self._edge.update()
        self._note_what_is_read()
        self.judged.emit()

    def ask_which(self, other: object, said: str) -> None:
        """Say what somebody else has written meanwhile, and offer it."""
        self.refuse(RuleViolation("save.changed_meanwhile", field=self.spec.name, other=said))
        self._asks_which = True
        self._offer(((self._desk.words("Use that"), lambda: self._use(other)),))

    def _use(self, other: object) -> None:
        self.editor.show_value(other)
        self.accept()
        # The button that was pressed has gone with its question.
        self.focus()
        self.edited.emit()

    def show_unread(self, path: str, text: str) -> None:
        """Put a text that could not be read back where it was typed, and say so."""
        self.editor.show_unread(path, text)
        if not self.editor.has_own_fields:
            self.judge()

    def focus(self) -> None:
        """Put the cursor into the field."""
        self.editor.focus(self.refusal.field if self.refusal else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Judge the value when the cursor leaves the field."""
        # The list of a picker takes the focus without the officer leaving the field.
        is_left = (
            isinstance(event, QFocusEvent)
            and event.lostFocus()
            and event.reason() not in _NOT_LEFT
        )
        # The fields inside an editor are left, and judged, each by itself.
        is_judged = self.editor.was_edited and not self._asks_which
        if is_left and is_judged and not self.editor.has_own_fields:
            self.judge()
        return super().eventFilter(watched, event)

    def restate(self) -> None:
        """Say again what the field reads, after its value was shown."""
        if self.refusal is None:
            self._note_what_is_read()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(INSET, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self._label)
        if self.spec.required:
            required = self._desk.words("required")
            head.addWidget(label(self._desk.theme, required, "caption", "text-2"))
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        if not self.editor.has_own_head:
            column.addLayout(head)
        elif self.editor.has_words_beside:
            # It stands in line with the fields beside it, which have their words above.
            column.addSpacing(self._label.sizeHint().height() + 1)
        below = QHBoxLayout()
        below.setContentsMargins(INSET, 0, INSET, 0)
        below.addWidget(self._note)
        column.addWidget(self._edge)
        column.addLayout(below)
        column.addStretch(1)
        self._label.setBuddy(self.editor.control)

    def _on_edited(self) -> None:
        if self.refusal is not None:
            if self.editor.has_own_fields:
                self.accept()
            else:
                self.judge()
        elif self._is_spoilt():
            # Told while it is typed: on leaving, what is pressed next would move away.
            self.judge()
        if self.refusal is None:
            self._note_what_is_read()
        self.edited.emit()

    def _is_spoilt(self) -> bool:
        """Return whether a text is refused for what it holds: no further letter mends it."""
        if not (self.spec.is_text or self.spec.type is FieldType.TEXTS):
            return False
        try:
            self.value()
        except RuleViolation as refusal:
            return refusal.code.startswith("text.")
        return False

    def _note_refusal(self, sentence: str) -> None:
        self._note.say(Tone.LATE, sentence)
        self._note.setVisible(True)
        self._offer(self.editor.understood()[2])
        self._name(sentence)

    def _note_what_is_read(self) -> None:
        tone, sentence, choices = self.editor.understood()
        sentence = sentence or self._desk.words(self.spec.help)
        self._note.say(tone, sentence)
        self._note.setVisible(bool(sentence or self._kept))
        self._offer(choices)
        self._name(sentence)

    def _offer(self, choices: tuple[tuple[str, Callable[[], None]], ...]) -> None:
        texts = tuple(text for text, _ in choices)
        # Tab may be on its way to one of the buttons that stand already.
        if texts == self._offered:
            return
        self._offered = texts
        clear(self._note.choices)
        before = self.editor.control
        for text, chosen in choices:
            offered = self.editor.small_button(text)
            offered.clicked.connect(lambda _on, chosen=chosen: chosen())
            self._note.choices.addWidget(offered, 0, Qt.AlignmentFlag.AlignTop)
            self.setTabOrder(before, offered)
            before = offered

    def _name(self, sentence: str) -> None:
        self.editor.control.setAccessibleName(self._label.text())
        self.editor.control.setAccessibleDescription(sentence)


def _lines_kept(spec: FieldSpec) -> int:
    """Return how many lines stay free below a field for why it may be refused on leaving it."""
    if spec.read_only:
        return 0
    if spec.type in _TWO_LINES:
        return 2
    return int(spec.type is FieldType.LINK or (spec.required and spec.is_text))
