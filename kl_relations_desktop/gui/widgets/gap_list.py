"""What the records do not say, each with the acts that end it: fill in, or dismiss."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kl_relations_desktop.gui.icons import icon
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.as_written import on_act, tip
from kl_relations_desktop.gui.widgets.basics import button, clear, label
from kl_relations_desktop.gui.widgets.elided import ElidedLabel
from kl_relations_desktop.gui.widgets.gap_row import GapRow
from kl_relations_desktop.gui.widgets.tab_order import fill_anew
from kl_relations_desktop.wording.catalogue import Words

_BEFORE, _AROUND = 25, 12


class GapList(QWidget):
    """The gaps, the first of them; the rest stands in one line that opens them all.

    A short list is read on another page than its own: it names no rest and dismisses nothing.
    """

    fill_asked = Signal(object)
    """A Gap that the officer wants to fill in."""
    dismissed = Signal(object)
    """A Gap that the officer sets aside."""
    refilled = Signal()
    """The lines are new: who reads them in order must order them anew."""

    def __init__(
        self, theme: Theme, words: Words, *, most: int = 4, is_short: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._most = most
        self._is_short = is_short
        self._gaps: tuple[GapRow, ...] = ()
        self._is_open = False
        self._more: QPushButton | None = None
        self._more_said = ("", "")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_gaps(self, gaps: tuple[GapRow, ...]) -> None:
        """Show these gaps, most consequential first."""
        self._gaps = gaps
        self._fill()

    def show_most(self, most: int) -> None:
        """Show so many gaps before the line that opens the rest."""
        if most != self._most:
            self._most = most
            self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name the rest where there is room for all of its names."""
        super().resizeEvent(event)
        self._fit_more()

    def _fill(self) -> None:
        fill_anew(self, self._fill_lines)
        self.refilled.emit()

    def _fill_lines(self) -> None:
        clear(self._column)
        self._more = None
        most = len(self._gaps) if self._is_open else self._most
        for row in self._gaps[:most]:
            self._column.addLayout(self._line(row))
        rest = self._gaps[most:]
        if rest and not self._is_short:
            self._column.addLayout(self._line_of_rest(rest))
        if not self._gaps:
            none = label(
                self._theme, self._words("Nothing is missing here."), "caption", "text-2"
            )
            self._column.addWidget(none)

    def _line(self, row: GapRow) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        picture = QLabel()
        drawn = icon(self._theme, "circle-dashed", "gap")
        picture.setPixmap(drawn.pixmap(QSize(16, 16), self.devicePixelRatioF()))
        line.addWidget(picture)
        line.addSpacing(12)
        line.addWidget(ElidedLabel(self._theme, row.text), 1)
        fill = self._act(self._words("Fill in"), row.text, "link")
        fill.clicked.connect(lambda: self.fill_asked.emit(row.gap))
        line.addWidget(fill)
        if not self._is_short:
            dismiss = self._act(self._words("Dismiss"), row.text, "quiet")
            dismiss.clicked.connect(lambda: self.dismissed.emit(row.gap))
            line.addWidget(dismiss)
        return line

    def _act(self, text: str, of: str, kind: str) -> QPushButton:
        made = button(self._theme, text, kind=kind)
        made.setFont(self._theme.font("caption"))
        made.setProperty("dense", True)
        made.setAccessibleName(f"{text}: {of}")
        return made

    def _line_of_rest(self, rest: tuple[GapRow, ...]) -> QHBoxLayout:
        names = ", ".join(row.text for row in rest)
        said = self._words("{n} more: {names}").format(n=len(rest), names=names)
        self._more_said = said, self._words("{n} more").format(n=len(rest))
        self._more = button(self._theme, said, kind="quiet")
        self._more.setProperty("dense", True)
        self._more.setFont(self._theme.font("caption"))
        self._more.setToolTip(tip(said))
        self._more.clicked.connect(self._on_more)
        self._fit_more()
        line = QHBoxLayout()
        line.addSpacing(_BEFORE)
        line.addWidget(self._more)
        line.addStretch(1)
        return line

    def _fit_more(self) -> None:
        if self._more is None:
            return
        whole, short = self._more_said
        wide = self._theme.metrics("caption").horizontalAdvance(whole)
        has_room = wide <= self.width() - _BEFORE - _AROUND
        self._more.setText(on_act(whole if has_room else short))

    def _on_more(self) -> None:
        self._is_open = True
        self._fill()
