"""What every plot has about it: heading, legend, and the same facts as a table."""

from abc import abstractmethod

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kl_relations_desktop.gui.icons import icon
from kl_relations_desktop.gui.panes import has_focus
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.basics import icon_button, label, rename, wrapped
from kl_relations_desktop.gui.widgets.drawing import Drawing
from kl_relations_desktop.gui.widgets.elided import ElidedLabel
from kl_relations_desktop.gui.widgets.lane_canvas import LaneCanvas
from kl_relations_desktop.gui.widgets.plot_legend import Legend
from kl_relations_desktop.gui.widgets.plot_rows import PlotRow
from kl_relations_desktop.gui.widgets.plot_table import PlotTable
from kl_relations_desktop.wording.catalogue import Words

_SPACE = 12


class _Pages(QStackedWidget):
    """Canvas, table and empty sentence in one place, as high as the canvas or the sentence."""

    def __init__(self, canvas: LaneCanvas) -> None:
        super().__init__()
        self._canvas = canvas

    def sizeHint(self) -> QSize:
        """Return the room of the canvas, so that nothing jumps when it turns into a table."""
        hint = self._canvas.sizeHint()
        if self._canvas.drawing.rows:
            return hint
        return QSize(hint.width(), 2 * self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        """Return the least room of the canvas."""
        if self._canvas.drawing.rows:
            return self._canvas.minimumSizeHint()
        return QSize(40, self.fontMetrics().lineSpacing())


class PlotFrame(QWidget):
    """A heading with its legend over a canvas that turns into a table and back."""

    opened = Signal(str, int)
    """The kind and id of the record that was clicked or chosen with Enter."""

    def __init__(
        self, theme: Theme, words: Words, canvas: LaneCanvas, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.words = words
        self.canvas = canvas
        self.heading = label(theme, "", "heading")
        self.caption = ElidedLabel(theme, "", "caption", "text-2")
        self.legend = Legend(theme, is_right=True)
        self.legend_below = Legend(theme, is_right=False)
        self.as_table = icon_button(theme, "columns-3", words("As a table"))
        self.as_table.setCheckable(True)
        self.table = PlotTable(theme)
        self.empty = wrapped(theme, "", "body", "text-2")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.acts = QHBoxLayout()
        self.acts.setSpacing(2)
        self.canvas_acts: list[QWidget] = []
        """Buttons that mean nothing to the table."""
        self._stack = _Pages(canvas)
        self._is_table_stale = True
        self._build_frame()
        self.canvas.opened.connect(self.opened)
        self.table.opened.connect(self.opened)
        self.as_table.toggled.connect(self._on_as_table)

    @abstractmethod
    def drawn(self, theme: Theme) -> Drawing:
        """Return the same facts drawn with another theme, such as paper's."""

    @abstractmethod
    def rows(self) -> tuple[PlotRow, ...]:
        """Return the same facts as rows."""

    @property
    @abstractmethod
    def columns(self) -> tuple[str, ...]:
        """Return the heads of the rows."""

    @property
    def is_table(self) -> bool:
        """Return whether the facts are shown as a table just now."""
        return self.as_table.isChecked()

    @property
    def view(self) -> QWidget:
        """Return what shows the facts: the canvas, the table, or the sentence of none."""
        shown = self._stack.currentWidget()
        assert shown is not None, "there are three of them"
        return shown

    @property
    def at_hand(self) -> tuple[str, int] | None:
        """Return the record of the mark or the row that the keyboard is on."""
        if has_focus(self.table):
            return self.table.at_hand
        mark = self.canvas.current if has_focus(self.canvas) else None
        return mark.record if mark is not None else None

    def refresh(self, drawing: Drawing) -> None:
        """Show what a drawing says: heading, legend, canvas, and the table if it is open."""
        self.heading.setText(drawing.title)
        self.heading.setAccessibleName(drawing.title)
        self.caption.say(drawing.caption)
        entries = drawing.legend if drawing.rows else ()
        self.legend.show_entries(entries)
        self.legend_below.show_entries(entries)
        self.empty.setText(drawing.empty_sentence)
        self.as_table.setEnabled(drawing.rows > 0)
        self._is_table_stale = True
        if not drawing.rows:
            self.as_table.setChecked(False)
        self._show_page()
        self._place_legend()
        self._stack.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the legend below the heading where there is no room beside it."""
        super().resizeEvent(event)
        self._place_legend()

    def _build_frame(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading)
        head.addWidget(self.caption, 1)
        head.addWidget(self.legend)
        head.addLayout(self.acts)
        head.addWidget(self.as_table)
        for page in (self.canvas, self.table, self.empty):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.legend_below)
        column.addWidget(self._stack, 1)

    def _place_legend(self) -> None:
        has_entries = self.canvas.drawing.rows > 0 and not self.is_table
        room = self.width() - self.heading.sizeHint().width() - self.acts.sizeHint().width()
        room -= self.as_table.sizeHint().width() + 4 * _SPACE
        caption = min(self.caption.sizeHint().width(), room // 2)
        is_beside = self.legend.sizeHint().width() + caption <= room
        self.legend.setVisible(has_entries and is_beside)
        self.legend_below.setVisible(has_entries and not is_beside)

    def _show_page(self) -> None:
        if not self.canvas.drawing.rows:
            self._stack.setCurrentWidget(self.empty)
        elif self.is_table:
            if self._is_table_stale:
                self.table.show_rows(self.canvas.drawing.sentence, self.columns, self.rows())
                self._is_table_stale = False
            self._stack.setCurrentWidget(self.table)
        else:
            self._stack.setCurrentWidget(self.canvas)

    def _on_as_table(self, is_table: bool) -> None:
        words = self.words
        self.as_table.setIcon(icon(self.theme, "calendar-days" if is_table else "columns-3"))
        rename(self.as_table, words("As a plot") if is_table else words("As a table"))
        self._show_page()
        self._place_legend()
        for act in self.canvas_acts:
            act.setVisible(not is_table)
