"""The card of the map: where the partners are, and what lies outside."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.pages.first_page import (
    Beside,
    names_in_a_row,
    outside_sentence,
)
from kl_relations_desktop.gui.widgets.basics import Card, Heading, label
from kl_relations_desktop.gui.widgets.elided import ElidedLabel
from kl_relations_desktop.gui.widgets.land_map import LandMap, paint_symbol
from kl_relations_desktop.gui.widgets.placing import MapPlace, Rank, Symbol

_SIDE, _ABOUT = 16, 77
"""What stands at the sides of the map, and above and below it together."""
_BEST, _HIGHEST = 2.0, 1.43
"""How many times as wide as high the map is at best, and where it is highest."""
_LOWEST = 96
_ANY = 16_777_215


class LegendSign(QWidget):
    """A symbol of the map beside its meaning."""

    def __init__(self, desk: Desk, rank: Rank) -> None:
        super().__init__()
        self._desk = desk
        place = MapPlace("", 0, 0, rank)
        self._symbol = Symbol(8, 8, (place,))
        self.setFixedSize(16, 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the symbol as the map does."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_symbol(painter, self._desk.theme.ink, self._symbol)


class MapCard(Card):
    """Where the partners are."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ids: dict[MapPlace, int] = {}
        self.map = LandMap(desk.theme)
        self._below = ElidedLabel(desk.theme, "", "caption", "text-2")
        words, theme = desk.words, desk.theme
        heading = Heading(theme, words("Where they are"))
        for rank, text in (
            (Rank.CITY, words("City")),
            (Rank.SECRETARIAT, words("Secretariat")),
        ):
            heading.acts.addWidget(LegendSign(desk, rank))
            heading.acts.addWidget(label(theme, text, "caption", "text-2"))
            heading.acts.addSpacing(6)
        self.body.addWidget(heading)
        self.body.addWidget(self.map, 1)
        self.body.addWidget(self._below)
        self.map.chosen.connect(self._on_chosen)
        self.map.replanned.connect(self._say_below)

    @property
    def best_high(self) -> int:
        """Return how high the card is at its best."""
        return self._high_for(_BEST)

    def shares(self, has_others: bool) -> None:
        """Leave what a high page has over to others: a higher map would be sea alone."""
        highest = self._high_for(_HIGHEST) if has_others else _ANY
        self.setMaximumHeight(max(highest, _LOWEST + _ABOUT))

    def _high_for(self, wide: float) -> int:
        return round((self.width() - 2 * _SIDE) / wide) + _ABOUT

    def show_places(self, told: Beside) -> None:
        """Show these places."""
        self._ids = dict(zip(told.places[1:], told.partners, strict=True))
        self.map.show_places(told.places, told.map_said)

    def _say_below(self) -> None:
        plan = self.map.plan
        said = outside_sentence(plan.outside, self._desk.words) if plan else ""
        unnamed = [one.name for one in plan.unnamed] if plan else []
        if unnamed:
            names = names_in_a_row(unnamed, self._desk.words)
            said += " " + self._desk.words("Also here: {names}.").format(names=names)
        self._below.say(said.strip())
        self._below.setVisible(bool(said))

    def _on_chosen(self, place: MapPlace) -> None:
        partner = self._ids.get(place)
        if partner:
            self._desk.open_record("partner", partner)
