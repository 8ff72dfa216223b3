"""The editor of a link: type to find a record, or create one on the spot."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QCompleter,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.describe import FieldSpec, Searched, specs
from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.forms.editors import LineEditor
from kl_relations_desktop.gui.icons import paint_flag, paint_icon
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.usecases.records import Pick, create_named, names_of, pick
from kl_relations_desktop.wording.catalogue import Words
from kl_relations_desktop.wording.dates import short

_Index = QModelIndex | QPersistentModelIndex
_CANCEL = QKeySequence.StandardKey.Cancel
_PICK_ROLE = Qt.ItemDataRole.UserRole
_WAIT = 120
"""Milliseconds after the last key before the records are asked."""


class _Offers(QAbstractListModel):
    """What the picker offers: records, then the words to create one."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.picks: tuple[Pick, ...] = ()

    def show(self, picks: tuple[Pick, ...]) -> None:
        self.beginResetModel()
        self.picks = picks
        self.endResetModel()

    def rowCount(self, _parent: _Index | None = None) -> int:
        return len(self.picks)

    def data(self, index: _Index, role: int = 0) -> Any:
        one = self.picks[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return one.headline
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (one.headline, _apart(one, self._words)) if part)
        return one if role == _PICK_ROLE else None


class _TwoLines(QStyledItemDelegate):
    """Paints a record as its name and, below it, what tells it apart."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return the room for two lines."""
        body, caption = self._theme.metrics("body"), self._theme.metrics("caption")
        return QSize(200, body.height() + caption.height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one offer."""
        one: Pick = index.data(_PICK_ROLE)
        box: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self._theme.ink("selected"))
        sign = QRectF(box.left() + 10, box.center().y() - 7, 19, 14)
        if one.flag:
            paint_flag(painter, self._theme, one.flag, sign)
        else:
            icon = KINDS[one.kind].icon if one.id else "plus"
            square = QRectF(box.left() + 11, box.center().y() - 8, 16, 16)
            paint_icon(painter, icon, square, self._theme.ink("text-2"))
        words = box.adjusted(38, 5, -8, -5)
        self._line(painter, words, "body", "text", one.headline, Qt.AlignmentFlag.AlignTop)
        apart = _apart(one, self._words)
        self._line(painter, words, "caption", "text-2", apart, Qt.AlignmentFlag.AlignBottom)

    def _line(
        self,
        painter: QPainter,
        box: QRect,
        role: str,
        ink: str,
        text: str,
        place: Qt.AlignmentFlag,
    ) -> None:
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.ink(ink))
        metrics = self._theme.metrics(role)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(place | Qt.AlignmentFlag.AlignLeft), shown)


def _apart(one: Pick, words: Words) -> str:
    """Return what tells a record apart, with its day as the language writes it."""
    return " · ".join(
        short(part, words) if isinstance(part, PartialDate) else part for part in one.apart
    )


class LinkEditor(LineEditor):
    """A line that finds a record of one kind by its name, an alias or another script."""

    def __init__(self, desk: Desk, spec: FieldSpec) -> None:
        super().__init__(desk, spec)
        self._chosen: int | None = None
        self._chosen_text = ""
        self._offers = _Offers(desk.words)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT)
        completer = QCompleter(self._offers, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        popup = self._popup = QListView()
        popup.setAccessibleName(desk.words(spec.label))
        completer.setPopup(popup)
        popup.setItemDelegate(_TwoLines(desk.theme, desk.words, popup))
        popup.installEventFilter(self)
        completer.setMaxVisibleItems(9)
        self._completer = completer
        self.line.setCompleter(completer)
        self.line.textEdited.connect(lambda _typed: self._wait.start())
        self._wait.timeout.connect(self.offer)
        completer.activated[QModelIndex].connect(self._on_chosen)  # type: ignore[index]  # an overload

    def value(self) -> Any:
        """Return the id of the chosen record; refuses words that name none."""
        typed = self.line.text().strip()
        if not typed:
            return None
        if typed == self._chosen_text:
            return self._chosen
        exact = [
            one for one in self._found(typed) if one.headline.casefold() == typed.casefold()
        ]
        if len(exact) == 1:
            self._choose(exact[0].id, exact[0].headline)
            return self._chosen
        raise RuleViolation("link.not_chosen", field=self.spec.name, text=typed)

    def show_value(self, value: Any) -> None:
        """Show the headline of a record by its id."""
        found = (
            self.desk.ask(lambda ws: names_of(ws, self.spec.links_to, (value,)))
            if value
            else {}
        )
        self._choose(value, found.get(value, ""))
        super().show_value(self._chosen_text)

    def offer(self) -> None:
        """Show the records that fit what has been typed, and the words to create one."""
        typed = self.line.text().strip()
        found = self._found(typed)
        self._offers.show((*found, *self._creation(typed, found)))
        if self.line.hasFocus() and self._offers.picks:
            self._completer.complete()
            if typed and self._offers.picks[0].id:
                self._mark_first()

    def _mark_first(self) -> None:
        """Let Enter take the nearest record; what has been typed stays as it is."""
        # The completer writes into the line whatever it hears to be marked.
        with QSignalBlocker(self._popup.selectionModel()):
            self._popup.setCurrentIndex(self._offers.index(0, 0))

    def focus(self, field: str = "") -> None:
        """Put the cursor into the line; what was offered must not hide why it is refused."""
        self._popup.hide()
        super().focus(field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Esc close what is offered, and nothing behind it; let Tab take what is marked."""
        if isinstance(event, QKeyEvent):
            marked = self._popup.currentIndex()
            is_tab = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab
            if is_tab and marked.isValid():
                self._on_chosen(marked)
            if event.type() == QEvent.Type.ShortcutOverride and event.matches(_CANCEL):
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def choose(self, row: int) -> None:
        """Take an offer by its place."""
        self._on_chosen(self._offers.index(row, 0))

    def _found(self, typed: str) -> tuple[Pick, ...]:
        return self.desk.ask(lambda ws: pick(ws, self.spec.links_to, typed))

    def _creation(self, typed: str, found: tuple[Pick, ...]) -> tuple[Pick, ...]:
        kind = KINDS[self.spec.links_to]
        required = [spec.name for spec in specs(kind.record) if spec.required]
        named = [s.name for s in specs(kind.record) if s.searched is Searched.NAME]
        is_known = any(one.headline.casefold() == typed.casefold() for one in found)
        if not typed or is_known or not set(required) <= {*named[:1], "kind"}:
            return ()
        words = self.desk.words
        said = words("Add “{name}”").format(name=typed)
        return (Pick(kind.name, 0, said, (words(kind.label),)),)

    def _on_chosen(self, index: QModelIndex) -> None:
        offer = self._offers.picks[index.row()]
        if offer.id:
            self._choose(offer.id, offer.headline)
        else:
            self._create(self._typed_for_creation(offer))
        # The completer writes its own text after this signal; ours comes last.
        QTimer.singleShot(0, self, self._settle)
        self._settle()

    def _typed_for_creation(self, offer: Pick) -> str:
        frame = self.desk.words("Add “{name}”")
        start, _, end = frame.partition("{name}")
        return offer.headline.removeprefix(start).removesuffix(end)

    def _create(self, name: str) -> None:
        changes = self.desk.do(lambda ws: create_named(ws, self.spec.links_to, name))
        if changes is not None:
            self._choose(changes.first_id, name)

    def _choose(self, record_id: int | None, headline: str) -> None:
        self._chosen = record_id
        self._chosen_text = headline

    def _settle(self) -> None:
        self.line.setText(self._chosen_text)
        self.line.setCursorPosition(0)
        self.touch()
