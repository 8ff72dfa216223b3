"""The timeline as a list: the same facts as the axis, for eye, keyboard and screen reader."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kl_relations_desktop.gui.pages.partner_facts import TimelineRow
from kl_relations_desktop.gui.rows import Index
from kl_relations_desktop.gui.rows_painting import broken
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.as_written import tip
from kl_relations_desktop.gui.widgets.marks import paint_node
from kl_relations_desktop.gui.widgets.source_mark import mark_width, paint_source_mark

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_NODE = 110.0
"""Where the nodes stand when no date is wider than a day's."""
_AFTER_NODE = 20.0
_LINES_GAP = 10
_MOST = 2
"""So many lines a headline takes where it is long, and so many its detail."""


class TimelineModel(QAbstractListModel):
    """The rows of a timeline."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[TimelineRow, ...] = ()

    def show_rows(self, rows: tuple[TimelineRow, ...]) -> None:
        """Hold these rows from now on."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many entries the timeline has."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = 0) -> object:
        """Return what a row says in the role asked for."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.headline
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(f"{row.headline}\n{row.detail}".strip())
        return None


class _RowDelegate(QStyledItemDelegate):
    """Paints date, node, headline, source mark and detail of one entry."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._node = _NODE

    def make_room(self, rows: tuple[TimelineRow, ...]) -> None:
        """Move the nodes so far to the right that every date stands whole."""
        dates = QFontMetricsF(self._theme.font("strong"))
        widest = max((dates.horizontalAdvance(row.date) for row in rows), default=0.0)
        self._node = max(_NODE, widest + 20)

    @property
    def _text(self) -> float:
        return self._node + _AFTER_NODE

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of an entry's lines at the width there is."""
        return QSize(240, self.high(index.data(ROW_ROLE), option.rect.width()))

    def high(self, row: TimelineRow, width: int) -> int:
        """Return how high an entry is: headline and detail take two lines each if need be."""
        strong, caption = self._theme.metrics("strong"), self._theme.metrics("caption")
        high = strong.height() * len(self._headline(row, width))
        # Below the date there may be a note, where there is no detail.
        return high + caption.height() * max(1, len(self._detail(row, width))) + _LINES_GAP

    def mark_box(self, rect: QRect, row: TimelineRow) -> QRectF:
        """Return where the source mark of a row stands."""
        if row.mark is None:
            return QRectF()
        strong = QFontMetricsF(self._theme.font("strong"))
        *above, last = self._headline(row, rect.width())
        x = rect.left() + self._text + strong.horizontalAdvance(last) + 8
        top = rect.top() + 3 + len(above) * self._theme.metrics("strong").height()
        return QRectF(x, top, mark_width(self._theme, row.mark.text), strong.height() - 2)

    def _headline(self, row: TimelineRow, width: int) -> list[str]:
        mark = mark_width(self._theme, row.mark.text) + 10 if row.mark else 0.0
        room = int(width - self._text - mark)
        return broken(row.headline, self._theme.metrics("strong"), room, _MOST)

    def _detail(self, row: TimelineRow, width: int) -> list[str]:
        room = int(width - self._text)
        return broken(row.detail, self._theme.metrics("caption"), room, _MOST)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one entry."""
        row = index.data(ROW_ROLE)
        rect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_focus(painter, option, rect)
        self._paint_node(painter, rect, index, row)
        self._paint_texts(painter, rect, row)
        if row.mark is not None:
            paint_source_mark(painter, self._theme, row.mark, self.mark_box(rect, row))
        painter.restore()

    def _paint_focus(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect
    ) -> None:
        state = option.state
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.ink("accent"), 2.0))
            painter.setBrush(self._theme.ink("selected"))
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -5), 4, 4)

    def _paint_node(
        self, painter: QPainter, rect: QRect, index: Index, row: TimelineRow
    ) -> None:
        middle = rect.top() + 2 + self._theme.metrics("strong").height() / 2
        x = rect.left() + self._node
        painter.setPen(QPen(self._theme.ink("line"), 2.0))
        if index.row() > 0:
            painter.drawLine(QPointF(x, rect.top()), QPointF(x, middle - 9))
        if index.row() < index.model().rowCount() - 1:
            painter.drawLine(QPointF(x, middle + 9), QPointF(x, rect.bottom() + 1))
        paint_node(painter, self._theme.ink, row.moment, QPointF(x, middle))

    def _paint_texts(self, painter: QPainter, rect: QRect, row: TimelineRow) -> None:
        strong, caption = self._theme.metrics("strong"), self._theme.metrics("caption")
        left, top = rect.left() + 1, rect.top() + 2
        painter.setFont(self._theme.font("strong"))
        painter.setPen(self._theme.ink("text"))
        painter.drawText(QPointF(left, top + strong.ascent()), row.date)
        below = top
        for line in self._headline(row, rect.width()):
            painter.drawText(QPointF(left + self._text, below + strong.ascent()), line)
            below += strong.height()
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.ink("text-2"))
        note = caption.elidedText(
            row.date_note, Qt.TextElideMode.ElideRight, int(self._node - 14)
        )
        painter.drawText(QPointF(left, top + strong.height() + caption.ascent()), note)
        for line in self._detail(row, rect.width()):
            painter.drawText(QPointF(left + self._text, below + caption.ascent()), line)
            below += caption.height()


class TimelineView(QListView):
    """Shows the entries of a timeline at their full height; the page around it scrolls."""

    opened = Signal(str, int)
    sources_asked = Signal(object, QRect)
    """A row, and where its source mark stands on the screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = TimelineModel(self)
        self._delegate = _RowDelegate(theme, self)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.activated.connect(self._on_activated)

    def show_rows(self, rows: tuple[TimelineRow, ...]) -> None:
        """Show these entries."""
        self._delegate.make_room(rows)
        self._rows.show_rows(rows)
        if rows:
            self.setCurrentIndex(self._rows.index(0, 0))
        self.setVisible(bool(rows))
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """Return the height of all entries at a width."""
        return sum(self._delegate.high(row, width) for row in self._rows.rows) + 2

    def sizeHint(self) -> QSize:
        """Return the height of all entries at the width there is."""
        return QSize(320, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest size; how high it is then, the layout asks."""
        return QSize(320, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def current_row(self) -> TimelineRow | None:
        """Return the entry that the keyboard is on."""
        index = self.currentIndex()
        row = index.data(ROW_ROLE) if index.isValid() else None
        return row if isinstance(row, TimelineRow) else None

    def show_entry(self, place: int) -> None:
        """Put the keyboard on an entry."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentIndex(self._rows.index(place, 0))

    def mark_box(self, index: Index) -> QRect:
        """Return where a row's source mark stands on the screen."""
        row = index.data(ROW_ROLE)
        box = self._delegate.mark_box(self.visualRect(index), row).toAlignedRect()
        return QRect(self.viewport().mapToGlobal(box.topLeft()), box.size())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the sources of the current entry with Ctrl+I."""
        asked = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if asked and event.key() == Qt.Key.Key_I:
            self._ask_sources(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the sources when the mark itself is clicked."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if self._is_on_mark(index, event.position().toPoint()):
            self._ask_sources(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what can be clicked."""
        point = event.position().toPoint()
        over = self._is_on_mark(self.indexAt(point), point)
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def _is_on_mark(self, index: Index, point: QPoint) -> bool:
        if not index.isValid():
            return False
        box = self._delegate.mark_box(self.visualRect(index), index.data(ROW_ROLE))
        return not box.isEmpty() and box.adjusted(-4, -4, 4, 4).contains(QPointF(point))

    def _ask_sources(self, index: Index) -> None:
        if index.isValid():
            self.sources_asked.emit(index.data(ROW_ROLE), self.mark_box(index))

    def _on_activated(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        self.opened.emit(row.kind, row.record_id)
