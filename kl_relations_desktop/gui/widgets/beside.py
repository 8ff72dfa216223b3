"""A record read in a small window of its own, beside the page that goes on."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.register import Kind, kind_named
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.widgets.agreement_reader import AgreementReader
from kl_relations_desktop.gui.widgets.reader import RecordReader
from kl_relations_desktop.usecases.records import is_binned

_SIZE = QSize(520, 600)
_STEP = 28


class BesideWindow(QWidget):
    """Shows one record until it is closed; it is edited in the large window."""

    def __init__(self, desk: Desk, kind: Kind, record_id: int, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.setObjectName("desk")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._kind = kind
        self._record_id = record_id
        is_agreement = kind.record is Agreement
        self.reader = AgreementReader(desk) if is_agreement else RecordReader(desk, kind)
        self.reader.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for act in self.reader.more.menu().actions():
            act.setVisible(act is self.reader.history_act)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.reader)
        self.reader.edit_asked.connect(self._on_edit)
        self.reader.act_asked.connect(self._on_act)
        desk.changed.connect(self._on_changed)
        self.resize(_SIZE)
        self._show_record()

    @property
    def about(self) -> tuple[str, int]:
        """Return the kind and the id of the record."""
        return self._kind.name, self._record_id

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def _show_record(self) -> None:
        self.reader.show_record(self._record_id)
        self.setWindowTitle(self.reader.name.text())

    def _on_changed(self, _changes: Changes) -> None:
        if self._desk.ask(lambda ws: is_binned(ws, *self.about)):
            self.close()
        else:
            self._show_record()

    def _on_edit(self, field: str) -> None:
        self._desk.open_record(*self.about, is_editing=True, field=field)
        self._large().activateWindow()

    def _on_act(self, name: str) -> None:
        if name == "history":
            self._desk.go("history", self._record_id, field=self._kind.name)
            self._large().activateWindow()

    def _large(self) -> QWidget:
        window = self.parentWidget()
        assert window is not None
        return window


def read_beside(desk: Desk, asked: tuple[QWidget, str, int]) -> BesideWindow | None:
    """Open beside a page the record that it names by kind and id."""
    page, kind, record_id = asked
    return open_beside(desk, kind_named(kind), record_id, page)


def open_beside(
    desk: Desk, kind: Kind, record_id: int | None, page: QWidget
) -> BesideWindow | None:
    """Open a record beside the window of a page, or bring it forward; none in the bin."""
    if record_id is None or desk.ask(lambda ws: is_binned(ws, kind.name, record_id)):
        return None
    window = page.window()
    others = window.findChildren(BesideWindow)
    for other in others:
        if other.isVisible() and other.about == (kind.name, record_id):
            other.activateWindow()
            other.raise_()
            return other
    opened = BesideWindow(desk, kind, record_id, window)
    room = window.size() - opened.size()
    step = _STEP * (len(others) + 1)
    opened.move(window.mapToGlobal(QPoint(max(room.width() - step, 0), 40 + step)))
    opened.show()
    return opened
