"""A plot on paper: A4 landscape, in light colours, over as many pages as its rows take."""

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPen,
)

from kl_relations_desktop.gui.theme import LIGHT, ROLES, Theme
from kl_relations_desktop.gui.widgets.drawing import Drawing
from kl_relations_desktop.gui.widgets.plot_frame import PlotFrame
from kl_relations_desktop.gui.widgets.plot_legend import (
    legend_line_high,
    legend_lines,
    paint_legend,
)
from kl_relations_desktop.usecases.plots_on_paper import PlotStamp
from kl_relations_desktop.wording.catalogue import Words
from kl_relations_desktop.wording.dates import speak_day

_DOTS = 96.0
"""The paper is measured in the pixels of a plain screen, and scaled to the printer's."""
_BASE = 9.0
_MARGINS = QMarginsF(15, 12, 15, 12)
_GAP = 8
_STAMP_HIGH = 24.2
"""6.4 millimetres, as on every paper."""


class PaperTheme(Theme):
    """Light tokens and type of one size, whatever this screen has."""

    def __init__(self) -> None:
        super().__init__(LIGHT, is_dark=False)
        self._on_paper: dict[str, QFont] = {}

    def font(self, role: str) -> QFont:
        """Return the type of a role in pixels, for these are scaled with the picture."""
        if role not in self._on_paper:
            above, weight = ROLES[role]
            font = QFont(self._base)
            font.setPixelSize(round((_BASE + above) * _DOTS / 72))
            font.setWeight(QFont.Weight(weight))
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._on_paper[role] = font
        return self._on_paper[role]

    def metrics(self, role: str) -> QFontMetrics:
        """Return the measures of a role's type."""
        return QFontMetrics(self.font(role))


def print_plot(plot: PlotFrame, printer: QPagedPaintDevice, stamp: PlotStamp) -> int:
    """Paint a plot's facts on a printer or into a PDF; return how many pages it took."""
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setPageMargins(_MARGINS, QPageLayout.Unit.Millimeter)
    theme = PaperTheme()
    drawing = plot.drawn(theme)
    drawing.is_on_paper = True
    painter = QPainter(printer)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dots = printer.logicalDpiX() / _DOTS
        painter.scale(dots, dots)
        room = QSizeF(printer.width() / dots, printer.height() / dots)
        sheet = _Sheet(painter, theme, drawing, plot.words, room)
        return sheet.paint(printer, stamp)
    finally:
        painter.end()


class _Sheet:
    """The pages of one plot."""

    def __init__(
        self, painter: QPainter, theme: Theme, drawing: Drawing, words: Words, room: QSizeF
    ) -> None:
        self._painter = painter
        self._theme = theme
        self._drawing = drawing
        self._words = words
        self._room = room
        drawing.fit(room.width())
        self._legend = legend_lines(theme, drawing.legend, room.width())

    def paint(self, printer: QPagedPaintDevice, stamp: PlotStamp) -> int:
        """Paint all pages and return how many there are."""
        top = self._head_high()
        rows = self._drawing.rows
        room = self._room.height() - top - self._drawing.head_high - self._foot_high()
        each = max(int(room // self._drawing.row_high), 1)
        pages = max(-(-rows // each), 1)
        for page in range(pages):
            if page:
                printer.newPage()
            self._paint_stamps(stamp)
            self._paint_head()
            self._paint_foot(page + 1, pages)
            if rows:
                self._paint_rows(top, range(page * each, min((page + 1) * each, rows)))
            else:
                self._text("body", "text-2", top, self._drawing.empty_sentence)
        return pages

    def _head_high(self) -> float:
        high = self._theme.metrics("title").height() + _GAP
        legend = len(self._legend) * legend_line_high(self._theme)
        return float(_STAMP_HIGH + _GAP + high + legend + _GAP)

    def _foot_high(self) -> float:
        return float(max(self._theme.metrics("caption").height(), _STAMP_HIGH) + _GAP)

    def _paint_stamps(self, stamp: PlotStamp) -> None:
        """Paint the marking in its box, at the head and at the foot of the page."""
        font = QFont(self._theme.font("caption"))
        font.setPixelSize(round(stamp.size * _DOTS / 72))
        font.setWeight(QFont.Weight.DemiBold)
        wide = QFontMetrics(font).horizontalAdvance(stamp.text) + _STAMP_HIGH
        middle = self._room.width() * stamp.middle
        middle = min(max(middle, wide / 2 + 1), self._room.width() - wide / 2 - 1)
        self._painter.setFont(font)
        self._painter.setPen(QPen(self._theme.ink("text"), 1.1 * _DOTS / 72))
        for top in (1.0, self._room.height() - _STAMP_HIGH - 1):
            box = QRectF(middle - wide / 2, top, wide, _STAMP_HIGH)
            self._painter.drawRect(box)
            self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, stamp.text)

    def _paint_head(self) -> None:
        drawing, theme = self._drawing, self._theme
        self._text("title", "text", _STAMP_HIGH + _GAP, drawing.title)
        wide = theme.metrics("title").horizontalAdvance(drawing.title)
        base = _STAMP_HIGH + _GAP + float(theme.metrics("title").ascent())
        self._painter.setFont(theme.font("caption"))
        self._painter.setPen(theme.ink("text-2"))
        self._painter.drawText(QPointF(wide + 12.0, base), drawing.caption)
        top = _STAMP_HIGH + _GAP + float(theme.metrics("title").height() + _GAP)
        if drawing.rows:
            for line in self._legend:
                paint_legend(self._painter, theme, line, 0, top)
                top += legend_line_high(theme)

    def _paint_rows(self, top: float, rows: range) -> None:
        painter, drawing = self._painter, self._drawing
        painter.save()
        painter.translate(0, top)
        drawing.paint_head(painter)
        bottom = float(drawing.head_high + len(rows) * drawing.row_high)
        drawing.paint_grid(painter, drawing.head_high - 3, bottom)
        for place, row in enumerate(rows):
            painter.save()
            painter.translate(0, drawing.head_high + place * drawing.row_high)
            drawing.paint_name(painter, row, is_top=place == 0)
            drawing.paint_row(painter, row)
            painter.restore()
        drawing.paint_pin(painter, drawing.head_high - 2, bottom)
        for place, row in enumerate(rows):
            painter.save()
            painter.translate(0, drawing.head_high + place * drawing.row_high)
            drawing.paint_title(painter, row)
            painter.restore()
        painter.restore()

    def _paint_foot(self, page: int, pages: int) -> None:
        today = speak_day(self._drawing.today, self._words)
        said = self._words("As of {date}").format(date=today)
        number = self._words("Page {n} of {count}").format(n=page, count=pages)
        metrics = self._theme.metrics("caption")
        top = self._room.height() - metrics.height()
        self._text("caption", "text-2", top, said)
        box = QRectF(0, top, self._room.width(), metrics.height())
        self._painter.drawText(box, Qt.AlignmentFlag.AlignRight, number)

    def _text(self, role: str, ink: str, top: float, text: str) -> None:
        self._painter.setFont(self._theme.font(role))
        self._painter.setPen(self._theme.ink(ink))
        base = top + self._theme.metrics(role).ascent()
        self._painter.drawText(QPointF(1, base), text)
