"""What Qt and PySide themselves take of the start: as many parts as the first page shows, bare.

Nothing of the program is in it, no record, no map and no word of a catalogue: the desk cannot
start in less. The counts are those of the first page at 1280 by 800. No name of the namespace
`Qt` is spoken: PySide would make all of its enumerations, and nobody needs them for a picture.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

ENTRIES, LABELS, BUTTONS = 13, 8, 6
TEXT_BESIDE_ICON = 2
SIZES = (9, 10, 13, 20)
STYLE = """
QWidget#desk { background: #f2f4f8 }
QPushButton { border: 1px solid #888; border-radius: 4px; padding: 4px }
"""
DRAWINGS = sorted((Path(__file__).parents[2] / "resources" / "icons").glob("*.svg"))


class PageWindow(QMainWindow):
    """A window with plain parts in it, which says when it has been painted."""

    painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            QTimer.singleShot(0, self._done)

    def _done(self) -> None:
        print("painted", time.monotonic(), flush=True)
        QApplication.quit()


def icon(drawing: Path) -> QIcon:
    pixmap = QPixmap(16, 16)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    QSvgRenderer(drawing.read_bytes()).render(painter, QRectF(0, 0, 16, 16))
    painter.end()
    return QIcon(pixmap)


def page() -> QWidget:
    whole, inside, area = QWidget(), QWidget(), QScrollArea()
    whole.setObjectName("desk")
    row, entries, column = QHBoxLayout(whole), QVBoxLayout(), QVBoxLayout(inside)
    for drawing in DRAWINGS[:ENTRIES]:
        entry = QToolButton(text="Agreements", icon=icon(drawing))
        entry.setProperty("toolButtonStyle", TEXT_BESIDE_ICON)
        entries.addWidget(entry)
    for number in range(LABELS):
        label = QLabel("Courtesy call on the Mayor")
        font = label.font()
        font.setPointSizeF(SIZES[number % len(SIZES)])
        font.setBold(number % 2 == 0)
        label.setFont(font)
        column.addWidget(label)
    for drawing in DRAWINGS[ENTRIES : ENTRIES + BUTTONS]:
        column.addWidget(QPushButton(icon(drawing), "New visit"))
    area.setWidget(inside)
    area.setWidgetResizable(True)
    row.addLayout(entries)
    row.addWidget(area)
    return whole


app = QApplication(sys.argv)
app.setStyleSheet(STYLE)
window = PageWindow()
window.setCentralWidget(page())
window.resize(1280, 800)
window.show()
app.exec()
