"""The floor of the start: an empty main window, shown and painted once."""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class BareWindow(QMainWindow):
    """A window with nothing in it, which says when it has been painted."""

    painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            QTimer.singleShot(0, self._done)

    def _done(self) -> None:
        print("painted", time.monotonic(), flush=True)
        QApplication.quit()


app = QApplication(sys.argv)
window = BareWindow()
window.resize(1280, 800)
window.show()
app.exec()
