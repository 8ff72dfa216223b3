"""All terms as they are painted: one row an instrument, each date to scale."""

from bisect import bisect_right
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from kl_relations_desktop.gui.theme import Theme
from kl_relations_desktop.gui.widgets import plot_ink
from kl_relations_desktop.gui.widgets.drawing import Drawing, Placed, Text
from kl_relations_desktop.gui.widgets.plot_facts import TermBar, TermLane, TermsFacts
from kl_relations_desktop.gui.widgets.plot_ink import RING, Fade
from kl_relations_desktop.gui.widgets.plot_legend import LegendEntry
from kl_relations_desktop.gui.widgets.terms_survey import (
    SURVEY_LABELS,
    Survey,
    is_unsure,
    surveyed,
)
from kl_relations_desktop.wording.catalogue import Words

_HIGH = 9.0
_TOP = 1.0
_ABOVE = RING + 1.0
"""From the title to the bar: the keyboard's ring has room there."""
_BELOW = 6.0
_EDGE_WIDTH = 6.0
_CLOSEST_DAYS = 45.0
_BEYOND = 20.0


class TermsDrawing(Drawing):
    """Paints the term of every instrument over a time that can be narrowed and moved."""

    def __init__(self, theme: Theme, words: Words, facts: TermsFacts) -> None:
        super().__init__(theme, words)
        self.facts = facts
        self.survey: Survey = surveyed(facts)
        self._first = float(self.survey.first.toordinal())
        self._days = self.whole_days
        self._width = 400.0

    @property
    def rows(self) -> int:
        """Return how many instruments there are."""
        return self.survey.instruments

    @property
    def row_high(self) -> int:
        """Return the height of an instrument: its title over its bar."""
        return round(self._caption_high + _HIGH + _ABOVE + _BELOW)

    @property
    def today(self) -> date:
        """Return the day of the pin."""
        return self.facts.today

    @property
    def title(self) -> str:
        """Return the heading."""
        return self.words("All terms")

    @property
    def caption(self) -> str:
        """Return how many instruments there are, and how many state no term."""
        survey, words = self.survey, self.words
        if not survey.instruments:
            return ""
        said = words.plural("{n} instrument", "{n} instruments", survey.instruments)
        silent = survey.counted.get("silent", 0)
        parts = [said.format(n=survey.instruments)]
        if silent:
            more = words.plural("{n} states no term", "{n} state no term", silent)
            parts.append(more.format(n=silent))
        return " · ".join(parts)

    @property
    def sentence(self) -> str:
        """Return what the plot says, counted."""
        counted = self.survey.counted
        parts = [
            f"{self.words(label)}: {counted[sign]}"
            for sign, label in SURVEY_LABELS.items()
            if counted.get(sign)
        ]
        if not parts:
            return f"{self.title}. {self.empty_sentence}"
        return f"{self.title}. {self.caption}. {', '.join(parts)}."

    @property
    def empty_sentence(self) -> str:
        """Return what stands there without instruments."""
        return self.words("No agreement is recorded yet: its term is shown here once it is.")

    @property
    def legend(self) -> tuple[LegendEntry, ...]:
        """Return the signs in use, today first."""
        used = [
            LegendEntry(sign, self.words(label))
            for sign, label in SURVEY_LABELS.items()
            if self.survey.counted.get(sign)
        ]
        return (LegendEntry("today", self.words("Today")), *used)

    @property
    def whole_days(self) -> float:
        """Return how many days all terms together reach over."""
        return float((self.survey.until - self.survey.first).days + 1)

    @property
    def days(self) -> float:
        """Return how many days are in view."""
        return self._days

    @property
    def first(self) -> float:
        """Return the first moment in view, as an ordinal."""
        return self._first

    def fit(self, width: float) -> None:
        """Take this width from now on."""
        self._width = width
        left = self.names_width(self.survey.names)
        self.place(self._first, self._days, min(left, width / 3), width)

    def show_time(self, first: float, days: float) -> None:
        """Show these days, as far as there are terms."""
        start = float(self.survey.first.toordinal())
        self._days = min(max(days, min(_CLOSEST_DAYS, self.whole_days)), self.whole_days)
        self._first = min(max(first, start), start + self.whole_days - self._days)
        self.fit(self._width)

    def zoom(self, factor: float, around: float) -> None:
        """Show so many times more or fewer days; what stands at `around` stays there."""
        moment = self.scale.moment(around)
        days = min(max(self._days * factor, _CLOSEST_DAYS), self.whole_days)
        self.show_time(moment - (moment - self._first) * days / self._days, days)

    def bar(self, row: int) -> tuple[TermLane, TermBar]:
        """Return the instrument of a row with its partner's lane."""
        place = bisect_right(self.survey.starts, row) - 1
        lane = self.facts.lanes[place]
        return lane, lane.bars[row - self.survey.starts[place]]

    def named(self, row: int, *, is_top: bool = False) -> tuple[str, str] | None:
        """Return the partner at its first instrument, and at the first one in view."""
        place = bisect_right(self.survey.starts, row) - 1
        if not is_top and self.survey.starts[place] != row:
            return None
        lane = self.facts.lanes[place]
        return lane.name, lane.flag

    @property
    def name_middle(self) -> float:
        """Return how far down a partner's name has its middle: beside the title."""
        return _TOP + self.theme.metrics("body").height() / 2

    def marks(self, row: int) -> tuple[Placed, ...]:
        """Return the one bar of a row, as far as it is in view."""
        bar = self.bar(row)[1]
        return (Placed(self._in_view(bar), bar.said, ("agreement", bar.agreement_id)),)

    def span(self, row: int) -> QRectF:
        """Return the whole bar of a row, in view or not."""
        return self._span(self.bar(row)[1])

    def title_text(self, row: int) -> Text:
        """Return where an instrument's title stands: over its bar, never outside the plot."""
        bar = self.bar(row)[1]
        metrics, scale = self.theme.metrics("caption"), self.scale
        text, box = bar.title, self._in_view(bar)
        span, ink = self._span(bar), "text-2" if bar.is_ended else "text"
        if span.right() < scale.left:
            text, ink = f"‹ {text}", "text-2"
        elif span.left() > scale.right:
            text, ink = f"{text} ›", "text-2"
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(scale.width))
        wide = metrics.horizontalAdvance(shown)
        x = max(min(box.left(), scale.right - wide), scale.left)
        return Text(QRectF(x + 1, _TOP, wide, self._caption_high), shown, ink)

    def paint_row(self, painter: QPainter, row: int) -> None:
        """Paint an instrument's bar, under the place of its title."""
        bar = self.bar(row)[1]
        if self.named(row) is not None and row:
            painter.setPen(QPen(self.theme.ink("line"), 1.0))
            painter.drawLine(QPointF(0, 0.5), QPointF(self.scale.right, 0.5))
        painter.save()
        scale = self.scale
        painter.setClipRect(
            QRectF(scale.left, 0, scale.width, self.row_high),
            Qt.ClipOperation.IntersectClip,
        )
        self._paint_bar(painter, bar)
        painter.restore()

    @property
    def _caption_high(self) -> float:
        return float(self.theme.metrics("caption").height())

    @property
    def _bar_top(self) -> float:
        return self._caption_high + _ABOVE

    def _box(self, left: float, right: float) -> QRectF:
        return QRectF(left, self._bar_top, max(right - left, 1.0), _HIGH)

    def _span(self, bar: TermBar) -> QRectF:
        """Return the whole bar, in view or not."""
        scale, survey = self.scale, self.survey
        first = survey.first if bar.starts is None else bar.starts.earliest()
        last = survey.until if bar.ends is None else bar.ends.latest()
        first, last = max(first, survey.first), min(last, survey.until)
        return self._box(scale.x(first), scale.after(last))

    def _in_view(self, bar: TermBar) -> QRectF:
        span, scale = self._span(bar), self.scale
        left = min(max(span.left(), scale.left), scale.right - _EDGE_WIDTH)
        right = max(min(span.right(), scale.right), scale.left + _EDGE_WIDTH)
        return self._box(left, max(right, left + _EDGE_WIDTH))

    def _paint_bar(self, painter: QPainter, bar: TermBar) -> None:
        ink, span = self.theme.ink, self._span(bar)
        ahead = Fade(max(self.scale.middle(self.today), span.left()), span.right())
        box = self._cut(self._sure(bar, span))
        if bar.starts is None and bar.ends is None:
            plot_ink.paint_unstated(painter, ink, box, Fade(span.left(), span.right()))
        elif bar.ends is None and bar.is_unstated:
            plot_ink.paint_unstated(painter, ink, box, ahead)
            if box.left() > self.scale.left - _BEYOND:
                plot_ink.paint_start(painter, ink, box)
        elif bar.ends is None:
            plot_ink.paint_fading(painter, ink, box, ahead)
        elif bar.starts is None:
            behind = Fade(span.left(), box.right(), is_backwards=True)
            plot_ink.paint_fading(painter, ink, box, behind, _tone(bar))
        else:
            plot_ink.paint_block(painter, ink, box, _tone(bar))
        self._paint_unsure(painter, bar)
        self._paint_days(painter, bar)

    def _cut(self, box: QRectF) -> QRectF:
        """Return a bar without what lies far out of view: zoomed in, it is very long."""
        left = max(box.left(), self.scale.left - _BEYOND)
        return self._box(left, min(box.right(), self.scale.right + _BEYOND))

    def _sure(self, bar: TermBar, span: QRectF) -> QRectF:
        """Return the part of a bar of which both ends are known."""
        left, right, scale = span.left(), span.right(), self.scale
        if bar.starts is not None and is_unsure(bar.starts):
            left = scale.after(bar.starts.latest())
        if bar.ends is not None and is_unsure(bar.ends):
            right = scale.x(bar.ends.earliest())
        return self._box(left, right)

    def _paint_unsure(self, painter: QPainter, bar: TermBar) -> None:
        tone = "gap" if bar.is_ended or bar.is_unstated else "accent"
        for when in (bar.starts, bar.ends):
            if when is not None and is_unsure(when):
                first = max(when.earliest(), self.survey.first)
                last = min(when.latest(), self.survey.until)
                box = self._box(self.scale.x(first), self.scale.after(last))
                plot_ink.paint_span(painter, self.theme.ink, box, tone)

    def _paint_days(self, painter: QPainter, bar: TermBar) -> None:
        ink, scale = self.theme.ink, self.scale
        for day in bar.rollovers:
            plot_ink.paint_notch(painter, ink, scale.x(day), self._box(0, 1))
        for first, last in bar.notice:
            box = self._box(scale.x(first), max(scale.after(last), scale.x(first) + 4))
            plot_ink.paint_window(painter, ink, box.adjusted(0, -2, 0, 2))


def _tone(bar: TermBar) -> str:
    return "edge" if bar.is_ended else "accent"
