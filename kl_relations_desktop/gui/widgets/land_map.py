"""The map of the partners: land alone, symbols by shape, names that never overlap."""

from PySide6 import QtCore
from PySide6.QtCore import QPointF, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from kl_relations_desktop.gui.ink import circle, fill, rounded, square, stroke, write_at
from kl_relations_desktop.gui.theme import Ink, Theme
from kl_relations_desktop.gui.widgets.placing import (
    MapPlace,
    MapPlan,
    Name,
    Rank,
    Symbol,
    View,
    map_plan,
)
from kl_relations_desktop.runtime.land import Ring, rings

_SMALLEST_RING = 0.6


class LandMap(QWidget):
    """Paints places on the land; a click on a symbol says which place."""

    chosen = Signal(object)
    """The MapPlace whose symbol was pressed."""
    replanned = Signal()
    """Everything was placed anew, so that other places may lie outside."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._places: tuple[MapPlace, ...] = ()
        self._plan: MapPlan | None = None
        self._land = QPainterPath()
        self._drawn_for: View | None = None
        # Before it is given its size, nothing would stand where it is planned.
        self.resize(0, 0)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._draw_land)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(96)

    def show_places(self, places: tuple[MapPlace, ...], description: str) -> None:
        """Show these places; the description names them all."""
        self._places = places
        self.setAccessibleName(description)
        self.setAccessibleDescription(description)
        self._replan()

    @property
    def plan(self) -> MapPlan | None:
        """Return where everything stands just now."""
        return self._plan

    def sizeHint(self) -> QSize:
        """Return the smallest size at which the names have room."""
        return QSize(386, 168)

    def resizeEvent(self, _event: object) -> None:
        """Place everything anew on the new size."""
        self._replan()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint sea, land, symbols and names."""
        if self._plan is None:
            return
        if self._drawn_for != self._plan.view:
            # The land takes 16 ms: the page is painted first, the land follows.
            self._later.start(0)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_land(painter)
        for symbol in sorted(self._plan.symbols, key=lambda one: one.rank):
            paint_symbol(painter, self._theme.ink, symbol)
        for name in self._plan.names:
            self._paint_name(painter, name)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Say which place was clicked."""
        symbol = self._at(event.position())
        if symbol is not None and event.button() == QtCore.Qt.MouseButton.LeftButton:
            self.chosen.emit(symbol.places[0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the tool tip name the places under the pointer."""
        symbol = self._at(event.position())
        places = symbol.places if symbol is not None else ()
        self.setToolTip(
            "\n".join(f"{one.whose} · {one.name}" if one.whose else one.name for one in places)
        )

    def _replan(self) -> None:
        if self._places and not self.size().isEmpty():
            self._plan = map_plan(
                self._places, float(self.width()), float(self.height()), self._measured
            )
            self.replanned.emit()
        self.update()

    def _font(self, place: MapPlace) -> QFont:
        return self._theme.font("label" if place.rank is Rank.HOME else "caption")

    def _measured(self, place: MapPlace) -> tuple[float, float]:
        metrics = QFontMetricsF(self._font(place))
        return metrics.horizontalAdvance(place.name) + 2, metrics.height() - 1

    def _at(self, point: QPointF) -> Symbol | None:
        if self._plan is None:
            return None
        return next(
            (
                symbol
                for symbol in self._plan.symbols
                if abs(symbol.x - point.x()) <= 9 and abs(symbol.y - point.y()) <= 9
            ),
            None,
        )

    def _draw_land(self) -> None:
        if self._plan is not None:
            self._land = land_path(self._plan.view)
            self._drawn_for = self._plan.view
            self.update()

    def _paint_land(self, painter: QPainter) -> None:
        frame = rounded(QRectF(self.rect()), 6)
        painter.setClipPath(frame)
        fill(painter, frame, self._theme.ink("window"))
        fill(painter, self._land, self._theme.ink("land"))

    def _paint_name(self, painter: QPainter, name: Name) -> None:
        painter.setFont(self._font(name.place))
        box = QRectF(name.box.x + 1, name.box.y, name.box.width, name.box.height)
        base = QPointF(box.x(), box.y() + painter.fontMetrics().ascent() - 0.5)
        # A thin edge in the land's colour keeps the name readable over a coast.
        halo = QPainterPath()
        halo.addText(base, painter.font(), name.place.name)
        stroke(painter, halo, self._theme.ink("window"), 2.5)
        look = self._font(name.place), self._theme.ink("text")
        write_at(painter, name.place.name, base, look)


def land_path(view: View) -> QPainterPath:
    """Return the land inside a view as one path to be filled odd-even."""
    east = view.west + view.width / view.scale
    south = view.north - view.height / view.scale
    path = QPainterPath()
    for ring in rings(_SMALLEST_RING):
        if ring.meets(view.west, south, east, view.north):
            path.addPolygon(QPolygonF(_thinned(view, ring)))
            path.closeSubpath()
    return path


def _thinned(view: View, ring: Ring) -> list[QPointF]:
    """Return a ring in pixels without the points that no eye could tell apart."""
    points: list[QPointF] = []
    last_x = last_y = -1e9
    for lon, lat in ring.points:
        x, y = view.at(lon, lat)
        if abs(x - last_x) + abs(y - last_y) >= 0.5:
            points.append(QPointF(x, y))
            last_x, last_y = x, y
    return points


def paint_symbol(painter: QPainter, ink: Ink, symbol: Symbol) -> None:
    """Paint a symbol: a ring for home, a filled circle for a city, a hollow square."""
    middle = QPointF(symbol.x, symbol.y)
    if symbol.rank is Rank.SECRETARIAT:
        hollow = square(QRectF(symbol.x - 3, symbol.y - 3, 6, 6))
        fill(painter, hollow, ink("surface"))
        stroke(painter, hollow, ink("text-2"), 1.5)
        return
    fill(painter, circle(middle, symbol.radius), ink("surface"))
    if symbol.rank is Rank.HOME:
        fill(painter, circle(middle, 3.0), ink("accent"))
        stroke(painter, circle(middle, 6.0), ink("accent"), 2.0)
    else:
        fill(painter, circle(middle, 4.5), ink("accent"))
