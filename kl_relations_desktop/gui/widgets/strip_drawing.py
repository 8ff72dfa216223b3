"""The strip of the coming months as it is painted: one row a partner, each date to scale."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets import plot_ink
from kl_relations_desktop.gui.widgets.drawing import Drawing, Placed
from kl_relations_desktop.gui.widgets.plot_facts import Lane, MarkKind, StripFacts, StripMark
from kl_relations_desktop.gui.widgets.plot_legend import LegendEntry
from kl_relations_desktop.gui.widgets.time_scale import TimeScale, months_after
from kl_relations_desktop.wording.catalogue import N_, Words

BLOCK_WIDTH = 8.0
_HIGH = 11.0
_SYMBOL = 12.0
_WINDOW_HIGH = 13.0
KINDS: Mapping[str, str] = MappingProxyType({
    MarkKind.VISIT: N_("Visit"),
    MarkKind.REVIEW: N_("Review"),
    MarkKind.SEND_BY: N_("Send by"),
    MarkKind.LAST_NOTICE: N_("Last day to give notice"),
    MarkKind.END: N_("Term ends"),
    MarkKind.ROLLOVER: N_("Renews itself"),
})  # fmt: skip
"""What each kind of mark is called."""

_IN_LEGEND: Mapping[str, tuple[str, str]] = MappingProxyType({
    MarkKind.LAST_NOTICE: ("notice", N_("Notice window")),
})  # fmt: skip
"""Sign and words of what the legend calls otherwise than its last day is called."""
_ORDER = (
    MarkKind.LAST_NOTICE,
    MarkKind.VISIT,
    MarkKind.END,
    MarkKind.ROLLOVER,
    MarkKind.REVIEW,
    MarkKind.SEND_BY,
)
"""Which lies below which where marks meet."""


class StripDrawing(Drawing):
    """Paints what lies ahead with each partner."""

    def __init__(self, theme: Theme, words: Words, facts: StripFacts) -> None:
        super().__init__(theme, words)
        self.facts = facts
        self.first = months_after(facts.first, 0)
        self.until = months_after(facts.first, max(facts.months, 1))
        self._lanes = tuple((lane, self._ahead(lane)) for lane in facts.lanes)

    @property
    def rows(self) -> int:
        """Return how many partners there are."""
        return len(self._lanes)

    @property
    def row_high(self) -> int:
        """Return the height of a partner's line."""
        return max(self.theme.metrics("body").height() + 3, 20)

    @property
    def today(self) -> date:
        """Return the day of the pin."""
        return self.facts.today

    @property
    def title(self) -> str:
        """Return how far the strip reaches."""
        months = self.facts.months
        said = self.words.plural("The next month", "The next {n} months", months)
        return said.format(n=months)

    @property
    def caption(self) -> str:
        """Return how many instruments state a term."""
        stated, unstated = self.facts.stated, self.facts.unstated
        if not stated and unstated:
            return self.words.plural(
                "The only instrument states no term: review dates only",
                "None of the {n} instruments states a term: review dates only",
                unstated,
            ).format(n=unstated)
        if stated and unstated:
            said = self.words("{n} of {all} instruments state a term")
            return said.format(n=stated, all=stated + unstated)
        return ""

    @property
    def sentence(self) -> str:
        """Return what lies ahead, counted, and the nearest of it."""
        marks = [mark for _lane, ahead in self._lanes for mark in ahead]
        if not marks:
            return f"{self.title}. {self.caption or self.empty_sentence}".strip()
        counted = Counter(mark.kind for mark in marks)
        parts = [
            f"{self.words(KINDS[kind])}: {counted[kind]}" for kind in KINDS if counted[kind]
        ]
        later = [mark for mark in marks if mark.last >= self.facts.today] or marks
        nearest = min(later, key=lambda mark: (mark.first, mark.last))
        said = self.words("{title}. {marks}. Nearest: {nearest}.").format(
            title=self.title, marks=", ".join(parts), nearest=nearest.said.rstrip(".")
        )
        return f"{said} {self.caption}".strip()

    @property
    def empty_sentence(self) -> str:
        """Return what stands there without partners."""
        return self.words(
            "Nothing lies ahead yet: visits, reviews and ends of term are shown here "
            "once they are recorded."
        )

    @property
    def legend(self) -> tuple[LegendEntry, ...]:
        """Return the signs in use, today first and the lines last."""
        marks = [mark for _lane, ahead in self._lanes for mark in ahead]
        sure = {mark.kind for mark in marks if not mark.is_month_known}
        made = [LegendEntry("today", self.words("Today"))]
        for kind, label in KINDS.items():
            is_used = kind in sure or (kind != "visit" and any(m.kind == kind for m in marks))
            if is_used:
                sign, said = _IN_LEGEND.get(kind, (kind, label))
                made.append(LegendEntry(sign, self.words(said)))
            if kind == "visit" and any(mark.is_month_known for mark in marks):
                made.append(LegendEntry("month", self.words("Month known")))
        if any(lane.is_unstated for lane, _ahead in self._lanes):
            made.append(LegendEntry("unstated", self.words("Term not stated")))
        return tuple(made)

    def fit(self, width: float) -> None:
        """Lay the months over this width, each as wide as its days."""
        days = (self.until - self.first).days
        left = self.names_width(tuple(lane.name for lane, _ahead in self._lanes))
        self.place(self.first.toordinal(), days, min(left, width / 3), width)

    def named(self, row: int, *, is_top: bool = False) -> tuple[str, str] | None:
        """Return the partner of a row; each row has its own."""
        lane = self._lanes[row][0]
        return lane.name, lane.flag

    def marks(self, row: int) -> tuple[Placed, ...]:
        """Return the marks of a partner in the order of time."""
        return tuple(
            Placed(self._box(mark), mark.said, mark.record) for mark in self._lanes[row][1]
        )

    def paint_row(self, painter: QPainter, row: int) -> None:
        """Paint a partner's line and what stands on it."""
        lane, ahead = self._lanes[row]
        start = QPointF(self.scale.left, self._middle + 0.5)
        ink = self.theme.ink
        plot_ink.paint_line(painter, ink, start, self.scale.right, is_broken=lane.is_unstated)
        for mark in sorted(ahead, key=lambda one: (not one.is_month_known, _rank(one))):
            self._paint_mark(painter, mark)

    @property
    def _middle(self) -> float:
        return self.row_high // 2

    def _ahead(self, lane: Lane) -> tuple[StripMark, ...]:
        shown = [
            mark for mark in lane.marks if mark.last >= self.first and mark.first < self.until
        ]
        return tuple(sorted(shown, key=lambda mark: (mark.first, mark.last, mark.said)))

    def _box(self, mark: StripMark) -> QRectF:
        return mark_box(mark, self.scale, self._middle + 0.5)

    def _paint_mark(self, painter: QPainter, mark: StripMark) -> None:
        ink, box = self.theme.ink, self._box(mark)
        if mark.kind == MarkKind.LAST_NOTICE:
            plot_ink.paint_window(painter, ink, box)
            return
        if mark.kind == MarkKind.VISIT and not mark.is_month_known:
            plot_ink.paint_block(painter, ink, box)
            return
        if mark.is_month_known:
            tone = "accent" if mark.kind == MarkKind.VISIT else "soon"
            plot_ink.paint_span(painter, ink, box, tone)
        middle = box.center()
        if mark.kind == MarkKind.REVIEW:
            plot_ink.paint_diamond(painter, ink, middle)
        elif mark.kind == MarkKind.SEND_BY:
            plot_ink.paint_triangle(painter, ink, middle)
        elif mark.kind == MarkKind.END:
            plot_ink.paint_end(painter, ink, middle, min(self.row_high - 4.0, 17.0))
        elif mark.kind == MarkKind.ROLLOVER:
            plot_ink.paint_rollover(painter, ink, middle)


def mark_box(mark: StripMark, scale: TimeScale, middle: float) -> QRectF:
    """Return where a mark stands: its days exactly, or a symbol in the middle of its day."""
    left, right = max(scale.x(mark.first), scale.left), min(scale.after(mark.last), scale.right)
    if mark.is_month_known:
        return QRectF(left, middle - _HIGH / 2, right - left, _HIGH)
    if mark.kind == MarkKind.VISIT:
        return QRectF(left, middle - _HIGH / 2, max(right - left, BLOCK_WIDTH), _HIGH)
    if mark.kind == MarkKind.LAST_NOTICE:
        left = min(left, right - 3)
        return QRectF(left, middle - _WINDOW_HIGH / 2, right - left, _WINDOW_HIGH)
    day = mark.last if mark.kind == MarkKind.END else mark.first
    side = _SYMBOL
    return QRectF(scale.middle(day) - side / 2, middle - side / 2, side, side)


def _rank(mark: StripMark) -> int:
    return _ORDER.index(MarkKind(mark.kind))
