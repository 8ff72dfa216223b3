"""What others have written to the same records, told when the window comes to the front."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.usecases.records import written_since


class Outside(QObject):
    """Lets the pages look again where a command line or a second program has written."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._seen = 0
        self._take_in()
        desk.changed.connect(self._on_changed)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look around whenever the window becomes the active one."""
        if event.type() == QEvent.Type.WindowActivate:
            self._on_changed(Changes())
        return super().eventFilter(watched, event)

    def _on_changed(self, known: Changes) -> None:
        # Where a whole kind was touched, its pages look again whoever has written.
        whole = {kind for kind, record_id in known.touched if not record_id}
        left = self._take_in().touched - known.touched
        others = Changes(frozenset(one for one in left if one[0] not in whole))
        if others.touched:
            self._desk.changed.emit(others)

    def _take_in(self) -> Changes:
        changes, self._seen = self._desk.ask(lambda ws: written_since(ws, self._seen))
        return changes
