"""A list page that has no records yet: what it is for, and one button."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.pages.list_spec import ListSpec
from kl_relations_desktop.gui.widgets.basics import (
    Card,
    EmptyState,
    button,
    icon_button,
    label,
)


class BlankPage(QWidget):
    """Title, Add, the way to the bin, and the empty state in a card."""

    add_asked = Signal()

    def __init__(self, desk: Desk, spec: ListSpec, bin_view: QAbstractButton) -> None:
        super().__init__()
        self.setObjectName("page")
        words, empty, kind = desk.words, spec.empty, spec.described
        heading = words(empty.heading) if empty else words("Nothing here yet")
        sentence = words(empty.sentence) if empty else ""
        act = words(empty.act) if empty else words("Add")
        self.empty = EmptyState(desk.theme, kind.icon, heading, sentence, act)
        title = label(desk.theme, words(kind.plural_label), "title")
        title.setMinimumHeight(34)
        add = button(desk.theme, words("Add"), "plus")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(add)
        # The last record may have gone to the bin: from there it comes back.
        binned = icon_button(desk.theme, "trash-2", bin_view.accessibleName(), "text-2")
        binned.clicked.connect(bin_view.click)
        head.addWidget(binned)
        card = Card()
        card.body.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(card, 1)
        for one in (add, self.empty.button):
            one.clicked.connect(self.add_asked)
            one.setHidden(not spec.is_made_here)
