"""The few questions that need an answer before the work goes on."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMessageBox, QWidget

from kl_relations_desktop.wording.catalogue import N_, Words

_Button = QMessageBox.StandardButton
ABOUT_EDITS = (
    N_("Save the changes to this record?"),
    N_("If you discard them, the record stays as it was."),
)
ABOUT_NEW = (
    N_("Save this new record?"),
    N_("If you discard it, nothing of it is kept."),
)
ABOUT_TYPED = (
    N_("What you have typed is not saved yet."),
    N_("If you discard it, nothing is changed."),
)


def ask_about_edits(
    parent: QWidget,
    words: Words,
    decided: Callable[[QMessageBox.StandardButton], None],
    *,
    about: tuple[str, str] = ABOUT_EDITS,
    act: str = "",
) -> QMessageBox:
    """Ask what happens to unsaved edits: Save, or another act, Discard or Keep editing."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(words("Unsaved changes"))
    question, otherwise = about
    box.setText(words(question))
    box.setInformativeText(words(otherwise))
    buttons = {
        _Button.Save: act or words("Save"),
        _Button.Discard: words("Discard"),
        _Button.Cancel: words("Keep editing"),
    }
    return _open(box, buttons, _Button.Save, decided)


def ask_to_bin(
    parent: QWidget, words: Words, name: str, go_on: Callable[[], None]
) -> QMessageBox:
    """Ask before a record goes to the bin, saying what will happen."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(words("Move to the bin"))
    box.setText(words("Move “{name}” to the bin?").format(name=name))
    box.setInformativeText(
        words(
            "It leaves lists, search and papers. Nothing is lost: it can be restored from the "
            "bin, or brought back with Undo."
        )
    )
    buttons = {_Button.Ok: words("Move to the bin"), _Button.Cancel: words("Cancel")}

    def decided(answer: QMessageBox.StandardButton) -> None:
        if answer == _Button.Ok:
            go_on()

    return _open(box, buttons, _Button.Ok, decided)


def _open(
    box: QMessageBox,
    buttons: dict[QMessageBox.StandardButton, str],
    first: QMessageBox.StandardButton,
    decided: Callable[[QMessageBox.StandardButton], None],
) -> QMessageBox:
    # The name of a record is in it: what looks like markup there is none.
    box.setTextFormat(Qt.TextFormat.PlainText)
    for standard, text in buttons.items():
        button = box.addButton(standard)
        button.setText(text)
        # Fusion has pictures of its own for them, unlike all others of the window.
        button.setIcon(QIcon())
        button.setProperty("kind", "primary" if standard == first else "plain")
        # The box has dressed its buttons already; what they are is known only now.
        button.style().unpolish(button)
        button.style().polish(button)
    box.setDefaultButton(first)
    box.setEscapeButton(_Button.Cancel)
    box.finished.connect(lambda answer: decided(_Button(answer)))
    box.finished.connect(box.deleteLater)
    box.open()
    return box
