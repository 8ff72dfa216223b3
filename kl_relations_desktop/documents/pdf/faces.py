"""The tables of a face, each read at once: number by number they take ten times as long."""

from functools import cached_property
from struct import unpack
from typing import Any

import uharfbuzz
from reportlab.pdfbase import ttfonts

_COUNT_OF_WIDTHS = slice(34, 36)
_FORMAT_OF_PLACES = slice(50, 52)


class PaperFace(ttfonts.TTFontFace):
    """A face as reportlab embeds it; what it says of characters is asked from the shaper."""

    def __init__(self, path: str) -> None:
        self.shaper = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path)))
        super().__init__(path)

    def extractInfo(self, info: int = 1) -> None:
        """Read names and boxes as reportlab does, then glyphs, widths and places."""
        del info
        super().extractInfo(0)
        self.hmetrics = self._metrics()
        self.glyphPos = self._places()
        nominal = self.shaper.get_nominal_glyph
        self.charToGlyph = {code: nominal(code) for code in self.shaper.face.unicodes}
        self.charToGlyph[0xA0] = self.charToGlyph[0x20]
        widths = [advance * 1000 / self.unitsPerEm for advance, _ in self.hmetrics]
        self.charWidths = {code: widths[glyph] for code, glyph in self.charToGlyph.items()}
        self.defaultWidth = widths[0]

    @cached_property
    def characters(self) -> dict[int, list[int]]:
        """Return the characters that each glyph stands for."""
        found: dict[int, list[int]] = {}
        for code, glyph in self.charToGlyph.items():
            found.setdefault(glyph, []).append(code)
        return found

    def _metrics(self) -> list[tuple[int, int]]:
        """Return the advance and the bearing of every glyph."""
        (count,) = unpack(">H", self._table("hhea")[_COUNT_OF_WIDTHS])
        table, others = self._table("hmtx"), self.numGlyphs - count
        pairs = unpack(f">{2 * count}H", table[: 4 * count])
        found = [*zip(pairs[::2], pairs[1::2], strict=True)]
        # The glyphs after them are as wide as the last one; only their bearings are listed.
        bearings = unpack(f">{others}H", table[4 * count : 4 * count + 2 * others])
        return [*found, *((pairs[-2], bearing) for bearing in bearings)]

    def _places(self) -> list[int]:
        """Return where the outline of every glyph begins, and where the last one ends."""
        (is_long,) = unpack(">H", self._table("head")[_FORMAT_OF_PLACES])
        count, table = self.numGlyphs + 1, self._table("loca")
        if is_long:
            return [*unpack(f">{count}L", table[: 4 * count])]
        return [2 * place for place in unpack(f">{count}H", table[: 2 * count])]

    def _table(self, name: str) -> bytes:
        """Return the bytes of a table."""
        face: Any = self  # the stubs do not type this method
        return bytes(face.get_table(name))
