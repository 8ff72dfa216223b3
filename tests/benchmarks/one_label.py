"""What Qt and PySide take of the start: the classes that the first page uses, and one label.

Nothing of the program is in it: the desk cannot start in less.
"""

import sys
import time

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QThreadPool, QTimer
from PySide6.QtGui import (
    QAction,
    QFontMetricsF,
    QIconEngine,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
)

USED = (
    QAction, QFontMetricsF, QHBoxLayout, QIconEngine, QKeyEvent, QMouseEvent, QPainter,
    QPainterPath, QPalette, QPen, QPointF, QPushButton, QRectF, QScrollArea, QSize,
    QSizePolicy, QStackedWidget, QSvgRenderer, QThreadPool, QToolButton, QVBoxLayout, Qt,
)  # fmt: skip


class LabelWindow(QMainWindow):
    """A window with one label in it, which says when it has been painted."""

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
window = LabelWindow()
window.setCentralWidget(QLabel("Overview"))
window.resize(1280, 800)
window.show()
app.exec()
