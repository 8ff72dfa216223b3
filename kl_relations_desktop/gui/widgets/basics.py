"""The plain pieces of every page: texts by role, cards, rules, buttons and empty states."""

from PySide6 import QtCore
from PySide6.QtCore import QSize
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QEnterEvent,
    QFocusEvent,
    QIcon,
    QKeyEvent,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kl_relations_desktop.gui.icons import icon
from kl_relations_desktop.gui.numbers import (
    ACROSS,
    BY_ANY,
    place_text,
    show_plainly,
    take_focus,
)
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.as_written import on_act, tip


def label(theme: Theme, text: str, role: str = "body", ink: str = "text") -> QLabel:
    """Return a text of a role; officers' text is shown as it is, never read as markup."""
    made = QLabel(text)
    show_plainly(made)
    made.setFont(theme.font(role))
    if ink != "text":
        made.setProperty("ink", ink)
    # One pixel left of the text: the tail of a J would be cut.
    made.setIndent(1)
    return made


def wrapped(theme: Theme, text: str, role: str = "body", ink: str = "text") -> QLabel:
    """Return a text that breaks into as many lines as it needs."""
    made = label(theme, text, role, ink)
    made.setWordWrap(True)
    made.setMinimumWidth(40)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made


def longest_word(theme: Theme, text: str, role: str) -> int:
    """Return the width below which a text that breaks would be cut."""
    metrics = theme.metrics(role)
    return max(map(metrics.horizontalAdvance, text.split()), default=0) + 4


def button(theme: Theme, text: str, icon_name: str = "", kind: str = "plain") -> QPushButton:
    """Return a button: kind "plain", "primary", "quiet" or "link"."""
    made = (_Link if kind in ("link", "inline") else QPushButton)(on_act(text))
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    made.setFont(theme.font("strong" if kind == "primary" else "body"))
    if icon_name:
        tone = {"primary": "on-accent", "link": "accent"}.get(kind, "text")
        made.setIcon(icon(theme, icon_name, tone))
        # Four pixels more than the drawing: the gap before the words.
        made.setIconSize(QSize(20, 16))
    made.setCursor(QCursor())
    made.setAccessibleName(text)
    take_focus(made, BY_ANY)
    return made


class _Link(QPushButton):
    """A button that looks like a link, under the mouse too."""

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        point_at(self)


def point_at(control: QWidget) -> None:
    """Show the hand of what can be pressed, from when the mouse first comes."""
    control.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)


def change_kind(made: QPushButton, kind: str) -> None:
    """Let a button look like one of another kind from now on."""
    made.setProperty("kind", kind)
    made.style().unpolish(made)
    made.style().polish(made)


def icon_button(theme: Theme, icon_name: str, name: str, tone: str = "text") -> QToolButton:
    """Return a button with an icon alone; its name is its tooltip too."""
    made = QToolButton()
    made.setProperty("kind", "icon")
    made.setIcon(icon(theme, icon_name, tone))
    made.setIconSize(QSize(16, 16))
    take_focus(made, BY_ANY)
    rename(made, name)
    return made


def shows_ring(event: QFocusEvent, had_ring: bool) -> bool:
    """Return whether a control that gets the focus shows the ring: a press alone hides it."""
    reason, why = event.reason(), QtCore.Qt.FocusReason
    # It comes back to where it was: from another window, a popover or a menu.
    if reason in (
        why.ActiveWindowFocusReason,
        why.PopupFocusReason,
        why.MenuBarFocusReason,
    ):
        return had_ring
    return reason is not why.MouseFocusReason


def presses(event: QKeyEvent, held: QWidget | None) -> bool:
    """Press the button that has the keyboard when Enter comes; returns whether it did."""
    key = QtCore.Qt.Key
    is_enter = event.key() in (key.Key_Return, key.Key_Enter)
    if not is_enter or event.isAutoRepeat() or not isinstance(held, QAbstractButton):
        return False
    if isinstance(held, QCheckBox | QRadioButton) or not held.isEnabled():
        return False
    held.click()
    return True


def asks_menu(event: QKeyEvent, held: QWidget | None) -> bool:
    """Open the menu of what has the keyboard with Shift+F10, which not every system does."""
    is_shifted = event.modifiers() == QtCore.Qt.KeyboardModifier.ShiftModifier
    if held is None or event.key() != QtCore.Qt.Key.Key_F10 or not is_shifted:
        return False
    at, reason = held.rect().center(), QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(held, QContextMenuEvent(reason, at, held.mapToGlobal(at)))
    return True


def show_if(is_shown: bool, *parts: QWidget) -> None:
    """Show parts or hide them; what is so already is left alone, for Qt lays it out anew."""
    for one in parts:
        if one.isHidden() == is_shown:
            one.setVisible(is_shown)


def rename(made: QWidget, name: str) -> None:
    """Give a control without words its name, for the ear and as tooltip."""
    made.setAccessibleName(name)
    made.setToolTip(tip(name))


def rule(vertical: bool = False) -> QFrame:
    """Return a line of one pixel."""
    made = QFrame()
    made.setObjectName("rule")
    if vertical:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made


class Card(QFrame):
    """A surface with an edge; `body` is the column inside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 12, 16, 12)
        self.body.setSpacing(6)


class Heading(QWidget):
    """A section's heading, a quiet caption after it, and room for acts at its end."""

    def __init__(self, theme: Theme, text: str, caption: str = "") -> None:
        super().__init__()
        self.heading = label(theme, text, "heading")
        self.caption = label(theme, caption, "caption", "text-2")
        self.acts = QHBoxLayout()
        self.acts.setSpacing(4)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.heading)
        row.addWidget(self.caption)
        row.addStretch(1)
        row.addLayout(self.acts)


class EmptyState(QWidget):
    """What stands where nothing is: icon, heading, one sentence, one button."""

    def __init__(
        self,
        theme: Theme,
        icon_name: str,
        heading: str,
        sentence: str = "",
        act: str = "",
        act_icon: str = "plus",
    ) -> None:
        super().__init__()
        picture = QLabel()
        picture.setPixmap(_large(icon(theme, icon_name, "text-2"), self.devicePixelRatioF()))
        self.heading = label(theme, heading, "heading")
        self.sentence = wrapped(theme, sentence, "body", "text-2")
        self.button = button(theme, act, act_icon, "primary")
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        for one in (picture, self.heading, self.sentence):
            place_text(one, ACROSS)
            column.addWidget(one)
        column.addSpacing(8)
        column.addWidget(self.button)
        if act:
            column.setAlignment(self.button, QtCore.Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.heading.setVisible(bool(heading))
        self.sentence.setVisible(bool(sentence))
        self.button.setVisible(bool(act))
        self.setAccessibleName(" ".join(part for part in (heading, sentence) if part))


def _large(drawn: QIcon, ratio: float) -> QPixmap:
    return drawn.pixmap(QSize(32, 32), ratio)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
