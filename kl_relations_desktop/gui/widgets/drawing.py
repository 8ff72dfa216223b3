"""A plot that can be painted on a screen or on paper: a head of months, and rows of marks."""

from abc import ABC, abstractmethod
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtSvg import QSvgRenderer

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.gui.icons import has_flag, paint_flag, sign_without
from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets.plot_ink import paint_today
from kl_relations_desktop.gui.widgets.plot_legend import LegendEntry
from kl_relations_desktop.gui.widgets.time_scale import Tick, TimeScale, ticks
from kl_relations_desktop.runtime.resources import resource
from kl_relations_desktop.wording.catalogue import Words

_FLAG = QRectF(0, 0, 16, 12)
_AFTER_FLAG = 24.0
_AFTER_NAME = 24.0
_WIDEST_NAME = 200.0
_RIGHT = 4.0
_PIN = 6.0
_FINE = 8


@dataclass(frozen=True, slots=True)
class Placed:
    """One mark where it stands in its row, what it says and what it opens."""

    box: QRectF
    said: str
    record: tuple[str, int]


@dataclass(frozen=True, slots=True)
class Text:
    """A text where it stands."""

    box: QRectF
    text: str
    ink: str = "text"


class Drawing(ABC):
    """Paints facts by rows; a row is placed from nought down, and moved by its painter."""

    def __init__(self, theme: Theme, words: Words) -> None:
        self.theme = theme
        self.words = words
        self.is_on_paper = False
        """Whether flags are drawn as lines rather than as pictures of this screen."""
        self.scale = TimeScale(1, 1, 0, 1)
        self._ticks: tuple[Tick, ...] = ()

    @property
    @abstractmethod
    def rows(self) -> int:
        """Return how many rows there are."""

    @property
    @abstractmethod
    def row_high(self) -> int:
        """Return the height of a row."""

    @property
    @abstractmethod
    def today(self) -> date:
        """Return the day of the pin."""

    @property
    @abstractmethod
    def title(self) -> str:
        """Return the heading of the plot."""

    @property
    @abstractmethod
    def caption(self) -> str:
        """Return what stands beside the heading."""

    @property
    @abstractmethod
    def sentence(self) -> str:
        """Return what the plot says, for the ear."""

    @property
    @abstractmethod
    def empty_sentence(self) -> str:
        """Return what stands in its place when there is nothing to show."""

    @property
    @abstractmethod
    def legend(self) -> tuple[LegendEntry, ...]:
        """Return the signs in use."""

    @abstractmethod
    def fit(self, width: float) -> None:
        """Take this width from now on."""

    @abstractmethod
    def marks(self, row: int) -> tuple[Placed, ...]:
        """Return the marks of a row in the order of time."""

    @abstractmethod
    def named(self, row: int, *, is_top: bool = False) -> tuple[str, str] | None:
        """Return name and flag to stand before a row; the top one in view always has them."""

    @abstractmethod
    def paint_row(self, painter: QPainter, row: int) -> None:
        """Paint the line and the marks of a row."""

    def title_text(self, _row: int) -> Text | None:
        """Return where the title of a row stands, if it has one beside its name."""
        return None

    def paint_title(self, painter: QPainter, row: int) -> None:
        """Paint the title of a row, clear of the lines of the years and of today."""
        text = self.title_text(row)
        if text is None:
            return
        painter.fillRect(text.box.adjusted(-1, 0, 3, 0), self.theme.ink("surface"))
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.ink(text.ink))
        base = text.box.top() + self.theme.metrics("caption").ascent()
        painter.drawText(QPointF(text.box.left(), base), text.text)

    @property
    def head_high(self) -> int:
        """Return the height of the names of the months, with the pin's head below."""
        return self.theme.metrics("label").height() + round(_PIN)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """Return the months or years that are named."""
        return self._ticks

    def names_width(self, names: tuple[str, ...]) -> float:
        """Return the room that flags and names take on the left."""
        metrics = self.theme.metrics("body")
        widest = max((metrics.horizontalAdvance(name) for name in names), default=0)
        return _AFTER_FLAG + min(float(widest), _WIDEST_NAME) + _AFTER_NAME

    def place(self, first: float, days: float, left: float, width: float) -> None:
        """Lay this time over the room right of the names."""
        self.scale = TimeScale(first, days, left, max(width - left - _RIGHT, 40.0))
        made = ticks(self.scale, self.words, self._label_width)
        last = self.scale.right + _RIGHT
        self._ticks = tuple(
            tick
            if tick.x + 3 + self._label_width(tick.label) <= last
            else replace(tick, label="")
            for tick in made
        )

    def tick_texts(self) -> tuple[Text, ...]:
        """Return where the names of months and years stand."""
        high = float(self.theme.metrics("label").height())
        return tuple(
            Text(QRectF(tick.x + 3, 0, self._label_width(tick.label), high), tick.label)
            for tick in self._ticks
            if tick.label
        )

    def name_text(self, row: int, *, is_top: bool = False) -> Text | None:
        """Return where the name before a row stands, cut to its room."""
        named = self.named(row, is_top=is_top)
        if named is None:
            return None
        metrics = self.theme.metrics("body")
        room = self.scale.left - _AFTER_FLAG - 12
        text = metrics.elidedText(named[0], Qt.TextElideMode.ElideRight, int(room))
        top = self.name_middle - metrics.height() / 2
        wide = metrics.horizontalAdvance(text)
        return Text(QRectF(_AFTER_FLAG, top, wide, metrics.height()), text)

    @property
    def name_middle(self) -> float:
        """Return how far down its row a name has its middle."""
        return self.row_high / 2

    def paint_head(self, painter: QPainter) -> None:
        """Paint the names of months and years."""
        named = [tick for tick in self._ticks if tick.label]
        for tick, text in zip(named, self.tick_texts(), strict=True):
            role = "label" if tick.is_strong else "caption"
            painter.setFont(self.theme.font(role))
            painter.setPen(self.theme.ink("text-2"))
            base = self.theme.metrics("label").ascent()
            painter.drawText(QPointF(text.box.left(), base), text.text)

    def paint_grid(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint the lines of the months behind the rows."""
        painter.setPen(QPen(self.theme.ink("line"), 1.0))
        for tick in self._ticks:
            x = round(tick.x) + 0.5
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))

    def paint_pin(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint today, if it is in the time shown."""
        x = self.scale.middle(self.today)
        if self.scale.left <= x <= self.scale.right:
            paint_today(painter, self.theme.ink, x, top, bottom)

    def paint_name(self, painter: QPainter, row: int, *, is_top: bool = False) -> None:
        """Paint flag and name before a row."""
        named, text = self.named(row, is_top=is_top), self.name_text(row, is_top=is_top)
        if named is None or text is None:
            return
        flag = _FLAG.translated(0, round(self.name_middle - _FLAG.height() / 2))
        self._paint_flag(painter, named[1], flag)
        metrics = self.theme.metrics("body")
        painter.setFont(self.theme.font("body"))
        painter.setPen(self.theme.ink("text"))
        base = QPointF(text.box.left() + 1, text.box.top() + metrics.ascent())
        painter.drawText(base, text.text)

    def _paint_flag(self, painter: QPainter, code: str, box: QRectF) -> None:
        if not self.is_on_paper:
            paint_flag(painter, self.theme, code, box)
            return
        # A drawing of lines would come out clipped wrongly: a fine picture does not.
        if has_flag(code):
            painter.drawImage(
                box, _fine(resource("flags", f"{code.lower()}.svg").read_bytes(), box)
            )
            painter.setPen(QPen(self.theme.ink("line"), 0.75))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)
            return
        sign = resource("icons", f"{sign_without(code)}.svg").read_text("utf-8")
        sign = sign.replace("currentColor", self.theme.ink("text-2").name())
        square = QRectF(box.center().x() - 7, box.center().y() - 7, 14, 14)
        painter.drawImage(square, _fine(sign.encode(), square))

    def _label_width(self, text: str) -> float:
        return float(self.theme.metrics("label").horizontalAdvance(text))


def _fine(drawing: bytes, box: QRectF) -> QImage:
    """Return a drawing as a picture fine enough for paper."""
    size = (box.size() * _FINE).toSize()
    made = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(drawing).render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return made
